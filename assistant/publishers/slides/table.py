"""What to do about messages, as tables on the last slides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pptx.oxml.ns import qn
from pptx.util import Pt

from assistant.facts.sentence import unmarked
from assistant.publishers.slides.deck import TEXT, WORDS, Deck, add_words, describe, placeholder, remove, say
from assistant.publishers.slides.fitting import CONTENT, Line, in_parts, name_of, space_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pptx.slide import Slide
    from pptx.table import _Cell

    from assistant.facts.recording import Recording

TITLE, HEADS = "If it does not work", ("You see", "What to do")
COLUMNS = CONTENT.width * 0.4, CONTENT.width * 0.6
SIZE, BESIDE, ABOVE = 18, 8.0, 5.0
"""The size of the type, and the space beside words and above or below them in a cell, in points."""

GRID = "{5940675A-B579-460E-94D1-54222C63F5DA}"
"""PowerPoint's own style of a table of mere lines."""


Entry = tuple[Line, Line]
"""A message, and what to do."""


def add_troubles(deck: Deck, recording: Recording) -> None:
    """As many tables as the messages need, each on a slide."""
    entries = [(Line(trouble.message), Line(trouble.remedy)) for trouble in recording.ending.troubles]
    for held, _ in in_parts(entries, fit, lambda entry: name_of(entry[1])) if entries else ():
        slide = deck.slide(TEXT, TITLE, recording.title)
        remove(placeholder(slide, WORDS))
        add_table(slide, held)
        say(slide, [f"{message.words}: {unmarked(remedy.words)}" for message, remedy in held])


def fit(entries: Sequence[Entry]) -> bool | None:
    return sum(map(height, entries), height((Line(HEADS[0]), Line(HEADS[1])))) <= CONTENT.height or None


def height(entry: Entry) -> float:
    sizes = zip(entry, COLUMNS, strict=True)
    lines = (line.height(SIZE, width - 2 * BESIDE) - space_before(line, SIZE) for line, width in sizes)
    return max(lines) + 2 * ABOVE


def add_table(slide: Slide, entries: Sequence[Entry]) -> None:
    """A table with a header row; its cells' first column names the rows."""
    corner, size = (Pt(CONTENT.x), Pt(CONTENT.y)), (Pt(CONTENT.width), Pt(sum(map(height, entries))))
    shown = slide.shapes.add_table(len(entries) + 1, len(COLUMNS), *corner, *size)
    describe(shown, TITLE, f"Table: {HEADS[0]}, {HEADS[1][0].lower()}{HEADS[1][1:]}.")
    table = shown.table
    table.first_col, table.horz_banding = True, False
    next(table._tbl.iter(qn("a:tableStyleId"))).text = GRID  # noqa: SLF001 - python-pptx knows one style
    for place, width in enumerate(COLUMNS):
        table.columns[place].width = Pt(width)
    heads = Line(HEADS[0], heading=True), Line(HEADS[1], heading=True)
    for number, entry in enumerate((heads, *entries)):
        row = table.rows[number]
        row.height = Pt(height(entry))
        for cell, line in zip(row.cells, entry, strict=True):
            fill(cell, line)


def fill(cell: _Cell, line: Line) -> None:
    cell.margin_left = cell.margin_right = Pt(BESIDE)
    cell.margin_top = cell.margin_bottom = Pt(ABOVE)
    add_words(cell.text_frame.paragraphs[0], line, SIZE)
