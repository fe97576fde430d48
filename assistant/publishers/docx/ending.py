"""What stands after the last step in Word: records to keep, whom to ask, and what to do about messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.shared import Pt

from assistant.publishers.docx.parts import (
    TEXT_WIDTH,
    add_link,
    add_paragraph,
    add_table,
    add_words,
    fill_cell,
    links_of,
)
from assistant.publishers.layout import wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document
    from docx.table import Table

    from assistant.facts.recording import Recording, Trouble
    from assistant.publishers.docx.parts import Linked

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
    document.add_paragraph("Do not write your password here.", "Small Print")


def add_contacts(document: Document, recording: Recording) -> None:
    if asked := wording.contacts(recording.court):
        add_asked(document, asked)
    document.add_paragraph(wording.mistake(recording.edition, recording.court), "Small Print")


def add_asked(document: Document, asked: Sequence[tuple[str, str, str]]) -> None:
    """About what, whom, and her address, where one is known."""
    document.add_paragraph("Questions", "Heading 2")
    table = headed(document, "Questions", ("About", "Ask"), len(asked))
    for row, (about, whom, mail) in zip(table.rows[1:], asked, strict=True):
        fill_cell(row.cells[0], "Table Text", about)
        answer = add_paragraph(row.cells[1], "Table Text")
        for place, line in enumerate([*whom.splitlines(), *filter(None, (mail,))]):
            if place:
                answer.add_run().add_break()
            if address := f"mailto:{mail}" if line == mail else wording.dialed(line):
                add_link(answer, line, address)
            else:
                answer.add_run(line)


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
