"""What stands after the last step in Word: records to keep, whom to ask, and what to do about messages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docx.shared import Pt

from assistant.publishers.docx.parts import (
    TEXT_WIDTH,
    add_paragraph,
    add_table,
    add_words,
    fill_cell,
    links_of,
    ways_linked,
)
from assistant.publishers.layout import wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document
    from docx.table import Table

    from assistant.facts.recording import Recording, Trouble
    from assistant.publishers.docx.parts import Linked
    from assistant.publishers.layout.wording import Contact

ENDING_COLUMNS = TEXT_WIDTH * 0.45, TEXT_WIDTH * 0.55
WRITE_IN = 30
"""How high a row is that somebody writes in by hand, in points."""


def add_ending(document: Document, recording: Recording) -> None:
    """What was reached, what to keep, what comes next, and whom to ask."""
    ending = recording.ending
    if ending.title:
        document.add_paragraph(ending.title, "Heading 1")
    if ending.keep:
        add_records(document, ending.keep)
    if ending.next:
        document.add_paragraph("What comes next", "Heading 2")
        add_words(document.add_paragraph(), ending.next, *links_of(recording.court))
    add_contacts(document, recording)


def add_records(document: Document, things: Sequence[str]) -> None:
    document.add_paragraph("Keep for your records", "Heading 2")
    table = headed(document, "Keep for your records", ("What", "Write it here"), len(things))
    for row, thing in zip(table.rows[1:], things, strict=True):
        row.height = Pt(WRITE_IN)
        fill_cell(row.cells[0], "Table Text", thing)
    document.add_paragraph(wording.NOT_WRITTEN_DOWN, "Small Print")


def add_contacts(document: Document, recording: Recording) -> None:
    if asked := wording.contacts(recording.court):
        add_asked(document, asked)
    court = recording.court
    told = document.add_paragraph(style="Small Print")
    add_words(told, wording.mistake(recording.edition, court), *ways_linked(wording.told_of_mistakes(court).ways))
    if court.license:
        found = re.compile(f"({re.escape(court.license.name)})"), lambda _: court.license.address
        add_words(
            document.add_paragraph(style="Small Print"), wording.licensed(court), *[found] * bool(court.license.address)
        )


def add_asked(document: Document, asked: Sequence[Contact]) -> None:
    """About what, whom, and how."""
    document.add_paragraph("Questions", "Heading 2")
    table = headed(document, "Questions", ("About", "Ask"), len(asked))
    for row, (about, whom, ways) in zip(table.rows[1:], asked, strict=True):
        fill_cell(row.cells[0], "Table Text", f"Your {about}")
        answer = add_paragraph(row.cells[1], "Table Text")
        answer.add_run(whom)
        for way in ways:
            answer.add_run().add_break()
            add_words(answer, way, *ways_linked((way,)))


def add_troubles(document: Document, troubles: Sequence[Trouble], links: Sequence[Linked] = ()) -> None:
    if not troubles:
        return
    document.add_paragraph("If it does not work", "Heading 1")
    table = headed(document, "If it does not work", ("You see", "What to do"), len(troubles))
    for row, trouble in zip(table.rows[1:], troubles, strict=True):
        fill_cell(row.cells[0], "Table Text", trouble.message)
        fill_cell(row.cells[1], "Table Text", trouble.remedy, *links)


def headed(document: Document, title: str, heads: Sequence[str], rows: int) -> Table:
    """A table of two columns with its header row filled in."""
    table = add_table(document, "Guide Table", title, ENDING_COLUMNS, rows + 1, names_rows=True)
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        fill_cell(cell, "Table Heading", head)
    # Word has no row of a table that stays with the next, but paragraphs that do; the last one must not hold what
    # follows.
    for row in table.rows[1:-1]:
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True
    return table
