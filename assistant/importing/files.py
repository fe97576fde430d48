"""Which tool has written a file, and what the file says."""

from __future__ import annotations

import codecs
import json
import re
from pathlib import Path
from typing import Any

from assistant.errors import BadInput
from assistant.facts import untrusted
from assistant.importing import codegen, devtools, side
from assistant.importing.foreign import ForeignFlow

MOST_BYTES = 4_000_000
MOST_STEPS = 500
"""Of one file; a guide of so many steps helps nobody."""

KNOWN = (
    "What can be imported comes from Chrome DevTools’ Recorder (Export, JSON), Playwright’s codegen "
    "(playwright codegen --target python), or Selenium IDE (.side)."
)
OTHER_LANGUAGE = re.compile(r"\.(?:[cm]?[jt]s|java|cs|rb)$")


def read(file: Path, test: str = "") -> ForeignFlow:
    """What a recording of another tool says; `test` is the one of several. Raises BadInput that names the file."""
    data = untrusted.plain_bytes(file, MOST_BYTES)
    try:
        flow = flow_of(file, text_of(data), test)
    except UnicodeDecodeError:
        raise BadInput(f"{file} is no text; if it is some, save it as UTF-8. {KNOWN}") from None
    except BadInput as error:
        raise BadInput(f"{file}: {error}") from None
    if not flow.steps:
        raise BadInput(f"{file} holds no step that a guide could show. {KNOWN}")
    if len(flow.steps) > MOST_STEPS:
        raise BadInput(f"{file} has {len(flow.steps)} steps, and {MOST_STEPS} are the most. Cut it into several.")
    return flow


def text_of(data: bytes) -> str:
    """A file as text, with the ends of its lines as Python has them. Raises UnicodeDecodeError where it is none."""
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = data.decode("utf-16" if marked else "utf-8-sig")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def flow_of(file: Path, text: str, test: str) -> ForeignFlow:
    if not text.strip():
        raise BadInput(f"It is empty. {KNOWN}")
    if file.suffix.lower() == ".py":
        return codegen.read(text, test)
    if OTHER_LANGUAGE.search(file.name.lower()):
        raise BadInput(f"This kind of script cannot be imported. {KNOWN}")
    raw = json_object(text)
    if isinstance(raw.get("tests"), list):
        return side.read(raw, test)
    if isinstance(raw.get("steps"), list):
        return devtools.read(raw)
    raise BadInput(f"It has no list of steps or tests. {KNOWN}")


def json_object(text: str) -> dict[str, Any]:
    try:
        raw = untrusted.json_in(text)
    except json.JSONDecodeError as error:
        raise BadInput(f"It is no JSON: line {error.lineno}, column {error.colno} cannot be read. {KNOWN}") from None
    except ValueError as error:
        raise BadInput(f"It cannot be read as JSON: {error}. {KNOWN}") from None
    if not isinstance(raw, dict):
        raise BadInput(f"It has no list of steps or tests. {KNOWN}")
    return raw
