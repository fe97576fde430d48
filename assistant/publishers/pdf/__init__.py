"""The guide as an accessible PDF: the web page as the browser prints it, repaired and checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.publishers.page.document import EACH_WEIGHT, written
from assistant.publishers.pdf.pictures import stand_ins
from assistant.publishers.pdf.proof import bookmarks, check_guide
from assistant.publishers.pdf.repair import repaired

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.facts.recording import Recording
    from assistant.publishers.desk import Desk
    from assistant.publishers.pdf.text import KnownTexts


def publish(recording: Recording, into: Path, desk: Desk) -> Path:
    """Write the PDF into a folder. Raises AssistantError when the print lost a part of the guide."""
    layout = desk.laid_out(recording)
    addresses, pngs = stand_ins(layout.pngs)
    printed = desk.print(written(recording, layout, addresses, EACH_WEIGHT, paper=True))
    names = bookmarks(recording, layout.chapters)
    known: KnownTexts = {}
    finished = repaired(printed, pngs, court=recording.court, bookmarks=names, known=known)
    check_guide(finished, recording, layout.chapters, known)
    file = into / f"{recording.name}.pdf"
    file.write_bytes(finished)
    return file
