"""The rows of a guide in Word: a table of what to do and what is on the screen, full width where a picture is wide."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from docx.shared import Pt

from assistant.publishers.docx.parts import (
    SITES,
    TEXT_WIDTH,
    add_field,
    add_paragraph,
    add_picture,
    add_table,
    add_words,
    fill_cell,
    set_margins,
)
from assistant.publishers.layout import wording
from assistant.publishers.layout.print_heights import PIXEL, marked_runs
from assistant.publishers.layout.text_metrics import BOLD, REGULAR, line_count

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docx.document import Document
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

    from assistant.facts.recording import Step
    from assistant.publishers.docx.parts import Linked
    from assistant.publishers.layout.rows import Row

ROW_COLUMNS = 192.0, 324.0
ROW_GAP = 12.0
"""How wide the steps with the gap beside them, the pictures, and that gap are, in points."""

STEP_TYPE, PLACE_TYPE = (11.5, ROW_COLUMNS[0] - ROW_GAP - 27), (11.0, ROW_COLUMNS[0] - ROW_GAP)
"""The size of the type of steps and of where you are, and how wide they are set, in points."""

HEADING, NAME_LINE_HEIGHT, STEP_LINE_HEIGHT, AFTER_STEP_SPACE, ABOVE_PICTURE = 34.0, 14.0, 16.0, 6.0, 3.0
"""About how high these are, in points, as `word/word/styles.xml` has it: where you are without its name, a line of
that name, a line of a step, the space after a step, the space above a picture."""

FARTHEST = 20.0
"""The most space before a step, in points."""

LETTERS = 3
"""The kind of list that results are in, in `word/word/numbering.xml`."""

NumberedPicture = tuple[int, bytes]
"""The number of a picture in the guide, and the picture with everything drawn on it."""


def add_rows(
    document: Document, rows: Sequence[Row], pictures: Iterator[NumberedPicture], links: Sequence[Linked] = ()
) -> None:
    """The rows of a chapter, read in their order: where you are, the steps, their picture, what is to be noted."""
    letters = add_letters(document, [step.result for row in rows for step in row.steps if step.result])
    # One table for rows that follow each other: a screen reader then says its headings once, not at each row.
    for wide, group in groupby(rows, key=lambda row: row.wide):
        together = list(group)
        if wide:
            for row in together:
                add_steps(document, row, letters, links)
                add_shown(document, row, next(pictures), links)
            continue
        table = add_table(document, "Steps Table", "Steps, each with its picture", ROW_COLUMNS, len(together) + 1)
        for cell, words in zip(table.rows[0].cells, ("What you do", "What you see"), strict=True):
            set_margins(cell, top=0, left=0, bottom=2)
            fill_cell(cell, "Table Heading", words)
        for number, row in enumerate(together, 1):
            told, shown = table.rows[number].cells
            set_margins(told, left=0, right=ROW_GAP)
            add_steps(told, row, letters, links)
            add_shown(shown, row, next(pictures), links)
            for paragraph in (*told.paragraphs, *shown.paragraphs):
                paragraph.paragraph_format.keep_with_next = False  # a row is whole; LibreOffice would keep them all


def add_letters(document: Document, results: Sequence[int]) -> int:
    """Begin a list of results with the letter of the first of these. Gives its number in the document; 0 for none."""
    if not results:
        return 0
    made = document.part.numbering_part.element.add_num(LETTERS)
    made.add_lvlOverride(0).add_startOverride(results[0])
    return int(made.numId)


def add_steps(place: Document | _Cell, row: Row, letters: int, links: Sequence[Linked] = ()) -> None:
    if not row.opens_site:
        here = wording.whereabouts(row)
        heading = add_paragraph(place, "Heading 2")
        heading.add_run(here.label, "Quiet").add_break()
        heading.add_run(here.name)
        heading.add_run(here.more, "Quiet")
    for step, gap in zip(row.steps, gaps(row), strict=True):
        paragraph = add_paragraph(place, "List Result" if step.result else "List Number")
        if step.result:
            paragraph._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = letters  # noqa: SLF001 - python-docx knows no lists
        add_words(paragraph, step.sentence, *[SITES] * step.does.names_site, *links)
        add_mark(paragraph, step)
        if gap:
            paragraph.paragraph_format.space_before = Pt(gap)


def add_mark(paragraph: Paragraph, step: Step) -> None:
    """Say behind a sentence that it has changed, where it has."""
    if step.changed:
        paragraph.add_run(" ")
        paragraph.add_run(wording.CHANGED, "Changed")


def gaps(row: Row) -> Iterator[float]:
    """The space before each step, in points, so that it begins no higher than its mark in the picture.

    It is never so much that a step would seem to belong to nothing, or to another mark once somebody rewords it.
    """
    # Word has no way to say "beside that height of the picture", and a frame or a text box would tear the list apart
    # for whoever edits it. So each step gets space before it, by an estimate of what stands above.
    here = wording.whereabouts(row)
    reached = HEADING + NAME_LINE_HEIGHT * line_count(((here.name, BOLD), (here.more, REGULAR)), *PLACE_TYPE)
    for step in row.steps:
        mark = None if step.sign is None or row.wide else row.drawing.height_of(step.sign)
        wanted = 0 if mark is None else ABOVE_PICTURE + mark * PIXEL - STEP_LINE_HEIGHT / 2
        gap = min(max(0, round(wanted - reached)), FARTHEST)
        yield gap
        reached += gap + STEP_LINE_HEIGHT * line_count(marked_runs(step), *STEP_TYPE) + AFTER_STEP_SPACE


def add_shown(place: Document | _Cell, row: Row, shown: NumberedPicture, links: Sequence[Linked]) -> None:
    """The picture in the guide's one scale, with a caption, and the notes below."""
    number, png = shown
    edge = row.drawing.edge
    width = min(edge.width * PIXEL, TEXT_WIDTH)
    points = width, width * edge.height / edge.width
    add_picture(add_paragraph(place, "Picture"), png, wording.alt(row), points, number)
    caption = add_paragraph(place, "Caption")
    caption.add_run("Picture ")
    add_field(caption, "SEQ Picture", str(number))
    caption.add_run(captioned(row.steps))
    indent = max(0, -edge.x) * width / edge.width  # where the frame begins, right of the numbers beside it
    caption.paragraph_format.left_indent = Pt(indent)
    caption.paragraph_format.keep_with_next = bool(row.notes)
    for note in row.notes:
        add_note(place, note, indent, links)


def captioned(steps: Sequence[Step]) -> str:
    """Which steps a picture belongs to."""
    told = wording.steps_from_to(wording.numbers(steps))
    return f": {told[0].lower()}{told[1:]}" if told else ""


def add_note(place: Document | _Cell, note: Step, indent: float, links: Sequence[Linked] = ()) -> None:
    """A note begins with what it is, in bold words; its border says it again."""
    name = wording.NOTE_NAMES[note.note or "note"]
    paragraph = add_paragraph(place, name)
    paragraph.add_run(f"{name}: ", "Strong")
    add_words(paragraph, note.sentence, *links)
    add_mark(paragraph, note)
    paragraph.paragraph_format.left_indent = Pt(10 + indent)
