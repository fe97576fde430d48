"""The publishers: one module a format, each a function from a recording, or a court's recordings, to one file."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from assistant.facts.recording import Recording


class Desk(Protocol):
    """Where formats that need a browser are printed."""

    def print(self, html: str) -> bytes:
        """Print a page to PDF, in a browser page of its own."""


class Publish(Protocol):
    """Makes one document of a recording, inside the folder `into`, and says where it lies."""

    def __call__(self, recording: Recording, into: Path, desk: Desk) -> Path: ...


class PublishAll(Protocol):
    """The same for one document of all recordings of a court, in the order given."""

    def __call__(self, recordings: Sequence[Recording], into: Path, desk: Desk) -> Path: ...


def on_first_use(module: str) -> Publish:
    """The module's `publish`, imported when it is first called: a list of names should not load Pillow."""

    def publish(recording: Recording, into: Path, desk: Desk) -> Path:
        written: Path = import_module(module).publish(recording, into, desk)
        return written

    return publish


def all_on_first_use(module: str) -> PublishAll:
    """The module's `publish_all`, in the same way."""

    def publish_all(recordings: Sequence[Recording], into: Path, desk: Desk) -> Path:
        written: Path = import_module(module).publish_all(recordings, into, desk)
        return written

    return publish_all


MADE = {
    "html": "a web page in one file",
    "pdf": "an accessible PDF to print (PDF/UA-1)",
    "markdown": "text with annotated pictures beside it",
    "docx": "a Word document to go on writing in",
    "card": "a quick reference on one page (PDF/UA-1)",
    "film": "a film with captions, narrated with the extra “narration”; only when asked for",
    "pictures": "the pictures with and without numbers, in a zip file; only when asked for",
    "handbook": "all guides of a court in one PDF (PDF/UA-1)",
}
"""What each format is, in a trainer's words."""

PUBLISHERS: dict[str, Publish] = {
    "html": on_first_use("assistant.publishers.html"),
    "pdf": on_first_use("assistant.publishers.pdf"),
    "markdown": on_first_use("assistant.publishers.markdown"),
    "docx": on_first_use("assistant.publishers.docx"),
    "card": on_first_use("assistant.publishers.card"),
    "film": on_first_use("assistant.publishers.film"),
    "pictures": on_first_use("assistant.publishers.picture_zip"),
}
"""Formats of one guide."""

HANDBOOKS: dict[str, PublishAll] = {
    "handbook": all_on_first_use("assistant.publishers.handbook"),
}
"""Formats of all guides of a court together."""

ON_REQUEST = {"film", "pictures"}
"""Formats that are made only when they are asked for by name."""
