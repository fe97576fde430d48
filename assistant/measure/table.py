"""The measures of all guides as one table, and what in it is not as it must be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.table import Table

    from assistant.measure.guides import Measures

APART = 4.0
"""Numbers stand at least this far from each other, in points."""

SMALLEST = 6.5
"""The smallest letters in a printed picture, in points."""

CONTRAST = 3.0
"""WCAG 2.2, 1.4.11: what must be seen to understand a picture."""

EMPTIEST = 0.35
"""The emptiest page that needs no reason; the last page has one."""

HTML_TO_RECORDING, PDF_TO_PICTURES = 0.6, 0.85

COLUMN_HEADS = (
    "Guide", "Numbers", "Covered px", "Letters px", "Astray", "Apart pt", "Letters pt", "Contrast", "In grey",
    "Empty %", "HTML", "PDF", "",
)  # fmt: skip


def faults(guide: Measures) -> Iterator[str]:
    """What is wrong with a guide, in words."""
    yield from faults_of_numbers(guide)
    yield from faults_of_letters(guide)
    yield from faults_of_pages(guide)


def faults_of_numbers(guide: Measures) -> Iterator[str]:
    for covered in guide.covered:
        yield f"number {covered.number} or its line covers {covered.pixels:.1f} px of “{covered.words}”"
    for number in guide.astray:
        yield f"number {number} does not stand beside its picture and lead to what its step names"
    for number in guide.missing:
        yield f"number {number} is in no picture"
    for number in guide.missing_on_the_web:
        yield f"number {number} is in no picture of the web page"
    for number in guide.missing_in_word:
        yield f"number {number} is in no picture of the Word document"
    if guide.nearest is not None and guide.nearest < APART:
        yield f"two numbers are only {guide.nearest:.1f} pt apart"


def faults_of_letters(guide: Measures) -> Iterator[str]:
    if guide.letters_under_outlines:
        yield f"outlines run over {guide.letters_under_outlines} px of letters"
    if guide.smallest[0] < SMALLEST:
        yield f"“{guide.smallest[1]}” is printed {guide.smallest[0]:.1f} pt large"
    if min(guide.contrast, guide.contrast_in_grey) < CONTRAST:
        yield f"a line has a contrast of only {guide.contrast:.1f}, in grey {guide.contrast_in_grey:.1f}"
    if guide.lost_rows:
        yield f"{guide.lost_rows} rows of pixels in pictures were not recorded"


def faults_of_pages(guide: Measures) -> Iterator[str]:
    for number, empty in enumerate(guide.empty[:-1], 1):
        if empty > EMPTIEST:
            yield f"page {number} is {empty:.0%} empty"
    if guide.ends_with_table_alone:
        yield "the last page holds nothing but the table of troubles"
    if guide.html_to_recording is not None and guide.html_to_recording > HTML_TO_RECORDING:
        yield f"the web page is {guide.html_to_recording:.2f} times as large as the recording's pictures"
    if guide.pdf_to_pictures > PDF_TO_PICTURES:
        yield f"the PDF’s pictures are {guide.pdf_to_pictures:.2f} times as large as pictures usually are"


def table(guides: Sequence[Measures]) -> Table:
    """One line for each guide."""
    from rich.table import Table

    made = Table(*COLUMN_HEADS, box=None, pad_edge=False)
    for guide in guides:
        made.add_row(*cells(guide))
    return made


def cells(guide: Measures) -> tuple[str, ...]:
    pages = [f"{100 * empty:.0f}" for empty in guide.empty]
    reason = " (last)" if guide.empty and guide.empty[-1] > EMPTIEST else ""
    return (
        guide.name,
        str(guide.numbers),
        f"{sum(covered.pixels for covered in guide.covered):.0f}",
        str(guide.letters_under_outlines),
        str(len(guide.astray) + len({*guide.missing, *guide.missing_on_the_web, *guide.missing_in_word})),
        "–" if guide.nearest is None else f"{guide.nearest:.1f}",
        f"{guide.smallest[0]:.1f}",
        f"{guide.contrast:.1f}",
        f"{guide.contrast_in_grey:.1f}",
        " ".join(pages) + reason,
        "–" if guide.html_to_recording is None else f"{guide.html_to_recording:.2f}",
        f"{guide.pdf_to_pictures:.2f}",
        "FAIL" if any(faults(guide)) else "",
    )
