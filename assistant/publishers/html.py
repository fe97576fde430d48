"""The guide as a web page: one file that loads nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf

from assistant import publishers
from assistant.publishers.laid_out import phone_pictures
from assistant.publishers.layout import wording
from assistant.publishers.page.document import ANY_WEIGHT, Beside, written
from assistant.publishers.pictures.cut import data_address

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from assistant.facts.recording import Recording
    from assistant.publishers.desk import Desk


MEGABYTE = 1_000_000

BEGINNINGS = (".html", ".md")
"""What is only where a document begins, such as a film's page: most of it lies in other files."""


def publish(recording: Recording, into: Path, desk: Desk) -> Path:
    """Write the page into a folder, whose documents of the same guide it names."""
    page = into / f"{recording.name}.html"
    layout = desk.laid_out(recording)
    pictures = [data_address(png) for png in layout.pngs]
    narrow = [data_address(png) if png else "" for png in phone_pictures(recording, layout)]
    page.write_text(
        written(recording, layout, pictures, ANY_WEIGHT, narrow=narrow, beside=list(beside(recording, into))),
        encoding="utf-8",
        newline="\n",
    )
    return page


def beside(recording: Recording, folder: Path) -> Iterator[Beside]:
    """The guide's other documents that lie in a folder."""
    for one in publishers.of_one_guide().values():
        file = folder / one.file_of(recording)
        if file.exists() and not one.leads_on:
            size = [] if file.suffix in BEGINNINGS else [*pages_of(file), size_of(file)]
            yield Beside(file.name, one.label, ", ".join(size))


def pages_of(file: Path) -> list[str]:
    """How many pages a document has, where that is known."""
    if file.suffix != ".pdf":
        return []
    with pikepdf.open(file) as pdf:
        return [wording.counted(len(pdf.pages), "page")]


def size_of(file: Path) -> str:
    """A file's size as people say it: `340 KB`, `1.2 MB`."""
    size = file.stat().st_size
    return f"{size / MEGABYTE:.1f} MB" if size >= MEGABYTE else f"{max(1, round(size / 1_000))} KB"
