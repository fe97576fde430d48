"""Every page of every PDF as a small picture, all of a guide on one sheet, to be looked at."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pypdfium2
from PIL import Image

GUIDES = Path("build/guides")
SHEETS = Path("build/contact-sheets")
SCALE = 1.0
COLUMNS = 4
GAP = 12


def contact_sheets() -> str:
    """One sheet for each PDF that was built, under build/contact-sheets."""
    pdfs = sorted(GUIDES.rglob("*.pdf"))
    assert pdfs, "no guide was built"
    SHEETS.mkdir(parents=True, exist_ok=True)
    count = 0
    for pdf in pdfs:
        pictures = pages(pdf)
        count += len(pictures)
        sheet(pictures).save(SHEETS / f"{pdf.relative_to(GUIDES).parts[0]}-{pdf.stem}.png")
    return f"{count} pages of {len(pdfs)} PDFs, in {SHEETS}"


def pages(pdf: Path) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(pdf)
    pictures = [page.render(scale=SCALE).to_pil().convert("RGB") for page in document]
    document.close()
    return pictures


def sheet(pictures: Sequence[Image.Image]) -> Image.Image:
    width, height = pictures[0].size
    rows = -(-len(pictures) // COLUMNS)
    paper = Image.new("RGB", (COLUMNS * (width + GAP) + GAP, rows * (height + GAP) + GAP), "#8a8f96")
    for place, picture in enumerate(pictures):
        row, column = divmod(place, COLUMNS)
        paper.paste(picture, (GAP + column * (width + GAP), GAP + row * (height + GAP)))
    return paper
