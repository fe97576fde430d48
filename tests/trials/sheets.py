"""Every page of every guide as a small picture, all of a guide on one sheet, to be looked at.

Printed pages in color and in grey, as an office printer makes them; web pages as the smallest phone, a desktop and one
that is set to dark show them, cut into columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from assistant.walking import browser

GUIDES = Path("build/guides")
SHEETS = Path("build/contact-sheets")
SCALE = 1.0
COLUMNS = 4
GAP = 12
WINDOWS = {"phone": (320, 1.5, "light"), "desktop": (1440, 0.6, "light"), "dark": (390, 1.5, "dark")}
PAGES_A_GUIDE, BYTES_A_GUIDE = 60 / 11, 6_000_000 / 11
"""What a court's handbook may have for each of its guides: a book of eleven is still printed, and mailed."""

PAGES = {"upgrade-account": 5}
"""What a guide that most filers need may have of them."""

COLUMN_HEIGHT = 1400
"""A web page is cut into columns so many pixels high."""


def contact_sheets() -> str:
    """The sheets of each guide that was built, under build/contact-sheets."""
    pdfs = sorted(GUIDES.rglob("*.pdf"))
    assert pdfs, "no guide was built"
    SHEETS.mkdir(parents=True, exist_ok=True)
    count = 0
    for pdf in pdfs:
        pictures = pages(pdf)
        if pdf.stem.endswith("-handbook"):
            guides = len(list(web_pages(pdf.parent)))
            assert len(pictures) <= guides * PAGES_A_GUIDE, f"{pdf}: {len(pictures)} pages for {guides} guides"
            assert pdf.stat().st_size <= guides * BYTES_A_GUIDE, (
                f"{pdf}: {pdf.stat().st_size} bytes for {guides} guides"
            )
        assert len(pictures) <= PAGES.get(pdf.parent.name, len(pictures)), f"{pdf}: {len(pictures)} pages"
        count += len(pictures)
        name = f"{pdf.relative_to(GUIDES).parts[0]}-{pdf.stem}"
        printed = sheet(pictures)
        printed.save(SHEETS / f"{name}.png")
        printed.convert("L").save(SHEETS / f"{name}-grey.png")
    webs = [page for court in sorted(GUIDES.iterdir()) if court.is_dir() for page in web_pages(court)]
    assert webs, "no guide was built as a web page"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(**browser.launch_arguments())
        for web in webs:
            for look, picture in looks(opened, web):
                picture.save(SHEETS / f"{web.parts[-3]}-{web.stem}-{look}.png")
        opened.close()
    seen = f"{len(webs)} web pages on a desktop, a phone, and in the dark"
    return f"{count} pages of {len(pdfs)} PDFs in color and grey, {seen}, in {SHEETS}"


def web_pages(court: Path) -> list[Path]:
    """The guides of a court's folder as web pages."""
    return sorted(page for page in court.glob("*/*.html") if page.stem == f"{court.name}-{page.parent.name}")


def pages(pdf: Path) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(pdf)
    pictures = [page.render(scale=SCALE).to_pil().convert("RGB") for page in document]
    document.close()
    return pictures


def looks(opened: Browser, web: Path):
    """A web page in each window, as one sheet of columns."""
    for look, (width, scale, colors) in WINDOWS.items():
        context = opened.new_context(
            viewport={"width": width, "height": 800}, device_scale_factor=scale, color_scheme=colors
        )
        page = context.new_page()
        page.goto(web.resolve().as_uri())
        whole = Image.open(BytesIO(page.screenshot(full_page=True))).convert("RGB")
        context.close()
        tops = range(0, whole.height, COLUMN_HEIGHT)
        parts = [whole.crop((0, top, whole.width, min(whole.height, top + COLUMN_HEIGHT))) for top in tops]
        yield look, sheet(parts, columns=len(parts))


def sheet(pictures: Sequence[Image.Image], columns: int = COLUMNS) -> Image.Image:
    width, height = pictures[0].size
    rows = -(-len(pictures) // columns)
    paper = Image.new("RGB", (columns * (width + GAP) + GAP, rows * (height + GAP) + GAP), "#8a8f96")
    for place, picture in enumerate(pictures):
        row, column = divmod(place, columns)
        paper.paste(picture, (GAP + column * (width + GAP), GAP + row * (height + GAP)))
    return paper
