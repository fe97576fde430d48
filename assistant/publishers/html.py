"""The guide as a web page: one file that loads nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.publishers.page.document import ANY_WEIGHT, written
from assistant.publishers.pictures.cut import data_address

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.facts.recording import Recording
    from assistant.publishers.desk import Desk


def publish(recording: Recording, into: Path, desk: Desk) -> Path:
    """Write the page into a folder."""
    page = into / f"{recording.walkthrough}.html"
    layout = desk.laid_out(recording)
    pictures = [data_address(png) for png in layout.pngs]
    page.write_text(written(recording, layout, pictures, ANY_WEIGHT), encoding="utf-8", newline="\n")
    return page
