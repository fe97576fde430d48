"""Files that she chooses: a copy of each lies beside the script, under a plain name; nothing tells where hers lies."""

from __future__ import annotations

import base64
import re
from itertools import chain, count
from pathlib import Path, PurePosixPath
from unicodedata import normalize

from assistant.building.kept_walks import OURS
from assistant.building.provenance import NOTE
from assistant.facts.recording import FILE_NAME as RECORDING
from assistant.recorder.journal import SESSION_FILE

LONGEST_STEM = 60
"""Characters of a name before its ending."""

OTHERS = (SESSION_FILE, RECORDING, NOTE)
"""Names in a session's folder that mean something."""


def plain_name(name: str) -> str:
    """A file's own name without any folder, of signs that every machine can write."""
    last = PurePosixPath(normalize("NFC", name).replace("\\", "/")).name
    stem, dot, ending = last.rpartition(".")
    stem, ending = (stem, f".{ending}") if dot else (last, "")
    stem = " ".join(re.sub(r"[^\w .,()&+'-]", " ", stem).split()).strip(". ")[:LONGEST_STEM].rstrip()
    whole = f"{stem or 'document'}{re.sub(r'[^.A-Za-z0-9]', '', ending)}"
    taken = whole in OTHERS or OURS.fullmatch(whole) or whole.endswith((".py", ".jsonl")) or whole.startswith(".")
    return f"chosen-{whole}" if taken else whole


def keep(name: str, content: str, folder: Path) -> str:
    """Copy a file into a session's folder. Returns the name that it has there; another file of that name stays.

    `content` are its bytes in base64.
    """
    held, plain = base64.b64decode(content), plain_name(name)
    stem, ending = Path(plain).stem, Path(plain).suffix
    names = chain([plain], (f"{stem}-{number}{ending}" for number in count(2)))
    free = next(one for one in names if not (folder / one).exists() or (folder / one).read_bytes() == held)
    (folder / free).write_bytes(held)
    return free
