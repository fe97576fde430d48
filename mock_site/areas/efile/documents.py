"""Documents that are uploaded: what a court takes, and what is kept of one. Its content is looked at, and thrown away.

Nobody is ever given a file back, so none can do any harm; it is told by its bytes all the same, for a court's system
would refuse what is no PDF, and this is where filers learn it.
"""

from __future__ import annotations

import re
import subprocess
import sys
import threading
import unicodedata
from pathlib import Path

from mock_site.world.court_requests import Document

LARGEST = 500 * 1024
"""Bytes of one document. The portal takes in a megabyte at once (see serving.py), and looks at no more than this."""
MOST_PAGES = 50
MOST_DOCUMENTS = 10
LONGEST_NAME = 80

READER = Path(__file__).parent / "pdf_reader.py"
SECONDS = 10
"""How long the pages of a document are counted; an ordinary one takes a fraction of a second."""
_turn = threading.BoundedSemaphore(2)

NO_FILE = "Document: Choose a PDF file."
EMPTY = "Document: This file is empty. Choose another one."
TOO_LARGE = f"Document: This file is larger than {LARGEST // 1024} KB. Make it smaller, or send it in parts."
NO_PDF = "Document: This file is not a PDF, whatever its name says. Save it as a PDF first."
LOCKED = "Document: This PDF is protected by a password. Save it without one."
DAMAGED = "Document: This PDF cannot be read. Save it again as a PDF, and upload the new file."
NO_PAGES = "Document: This PDF has no pages."
TOO_MANY_PAGES = f"Document: This PDF has more than {MOST_PAGES} pages. Send it in parts."
ENOUGH = f"Document: You have uploaded {MOST_DOCUMENTS} documents, and there can be no more. Remove one first."

AFTER_THE_END = re.compile(rb"%%EOF[\s\0]*\Z")
"""How a PDF ends. One that goes on is another kind of file at the same time."""


class RefusedError(Exception):
    """Why a file is not taken, in a sentence."""


def checked(kind: str, name: str, content: bytes) -> Document:
    """What is kept of a file. Raises RefusedError for one that a court would not take."""
    if not content:
        raise RefusedError(EMPTY)
    if len(content) > LARGEST:
        raise RefusedError(TOO_LARGE)
    if not content.startswith(b"%PDF-"):
        raise RefusedError(NO_PDF)
    if not AFTER_THE_END.search(content[-1024:]):
        raise RefusedError(DAMAGED)
    return Document(kind=kind, name=plain_name(name), pages=_pages(content), size=len(content))


def plain_name(name: str) -> str:
    """The last part of a file's name, without what cannot be seen, and not too long."""
    last = re.split(r"[/\\]", name)[-1]
    seen = "".join(sign for sign in last if unicodedata.category(sign)[0] != "C").strip()
    if len(seen) > LONGEST_NAME:
        seen = f"{seen[: LONGEST_NAME - 5]}….pdf"
    return seen or "document.pdf"


def _pages(content: bytes) -> int:
    told = _counted(content)
    if told == "locked":
        raise RefusedError(LOCKED)
    if not told.isdecimal():
        raise RefusedError(DAMAGED)
    if (pages := int(told)) > MOST_PAGES:
        raise RefusedError(TOO_MANY_PAGES)
    if not pages:
        raise RefusedError(NO_PAGES)
    return pages


def _counted(content: bytes) -> str:
    """What the reader says; nothing, if it gave up or was stopped."""
    with _turn:
        try:
            ended = subprocess.run(
                [sys.executable, "-I", str(READER)], input=content, capture_output=True, timeout=SECONDS, check=False
            )
        except subprocess.TimeoutExpired:
            return ""
    return ended.stdout.decode("ascii", "replace") if ended.returncode == 0 else ""
