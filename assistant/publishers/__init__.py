"""The publishers: one module a format, each a function from a recording to one file."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.recording import Recording


class Desk(Protocol):
    """Where formats that need a browser are printed."""

    def print(self, html: str) -> bytes:
        """Print a page to PDF, in a browser page of its own."""


class Publish(Protocol):
    """Makes one document of a recording, inside the folder `into`, and says where it lies."""

    def __call__(self, recording: Recording, into: Path, desk: Desk) -> Path: ...


def on_first_use(module: str) -> Publish:
    """The module's `publish`, imported when it is first called: a list of names should not load Pillow."""

    def publish(recording: Recording, into: Path, desk: Desk) -> Path:
        written: Path = import_module(module).publish(recording, into, desk)
        return written

    return publish


MADE = {
    "html": "a web page in one file",
    "pdf": "an accessible PDF to print (PDF/UA-1)",
    "markdown": "text with annotated pictures beside it",
    "film": "a film with captions, narrated with the extra “narration”; only when asked for",
}
"""What each format is, in a trainer's words."""

PUBLISHERS: dict[str, Publish] = {
    "html": on_first_use("assistant.publishers.html"),
    "pdf": on_first_use("assistant.publishers.pdf"),
    "markdown": on_first_use("assistant.publishers.markdown"),
    "film": on_first_use("assistant.publishers.film"),
}

ON_REQUEST = {"film"}
"""Formats that are made only when they are asked for by name."""
