"""Rows in Word: tables for narrow ones, full width for wide ones, and space so that a step stands at its mark."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

import pytest
from docx.oxml.ns import qn
from docx.shared import Pt

from assistant.publishers.docx.package import blank_document
from assistant.publishers.docx.rows import FARTHEST, ROW_GAP, add_note, add_rows, add_steps, captioned, gaps
from assistant.publishers.laid_out import laid_out
from assistant.publishers.pictures.burn import all_burned


@pytest.fixture(scope="module")
def layout(recording):
    return laid_out(recording)


@pytest.fixture(scope="module")
def narrow(layout):
    return next(row for row in layout.rows if not row.wide and len(row.steps) > 1)


@pytest.fixture
def document():
    return blank_document()


def add_all(document, recording, layout):
    pictures = enumerate(all_burned([row.drawing for row in layout.rows], layout.pngs, recording.viewport.density), 1)
    add_rows(document, layout.rows, pictures)


def test_rows_that_follow_each_other_share_a_table(document, recording, layout):
    add_all(document, recording, layout)

    runs = [(wide, len(list(group))) for wide, group in groupby(layout.rows, key=lambda row: row.wide)]
    assert [len(table.rows) for table in document.tables] == [count + 1 for wide, count in runs if not wide]
    assert len(list(document.element.body.iter(qn("wp:inline")))) == len(layout.rows)


def test_its_header_says_what_stands_in_each_column(document, recording, layout):
    add_all(document, recording, layout)

    assert [cell.text for cell in document.tables[0].rows[0].cells] == ["What you do", "What you see"]


def test_no_row_of_a_table_keeps_the_next_on_its_page(document, recording, layout):
    """LibreOffice would keep them all together, and begin each table on a page of its own."""
    add_all(document, recording, layout)

    inside = [part for row in document.tables[0].rows[1:] for cell in row.cells for part in cell.paragraphs]
    assert all(part.paragraph_format.keep_with_next is False for part in inside)


def test_a_step_begins_no_higher_than_its_mark_and_never_far_down(narrow):
    found = list(gaps(narrow))

    assert len(found) == len(narrow.steps)
    assert all(0 <= gap <= FARTHEST for gap in found)


def test_steps_of_a_wide_picture_follow_each_other(layout):
    wide = next(row for row in layout.rows if row.wide)

    assert set(gaps(wide)) == {0}


def test_where_a_site_opens_nobody_is_told_where_they_are(document, layout):
    add_steps(document, layout.rows[0], 0)

    assert [part.style.name for part in document.paragraphs if part.text] == ["List Number"] * len(layout.rows[0].steps)


def test_the_place_stands_above_the_steps(document, narrow):
    add_steps(document, narrow, 0)

    heading, *steps = [part for part in document.paragraphs if part.text]
    assert heading.style.name == "Heading 2"
    assert narrow.screen.heading in heading.text
    assert len(steps) == len(narrow.steps)


def test_a_caption_says_which_steps_it_belongs_to(narrow):
    first, *_, last = [step.number for step in narrow.steps]

    assert captioned(narrow.steps) == f": steps {first} to {last}"
    assert captioned(narrow.steps[:1]) == f": step {first}"
    assert captioned(()) == ""


@pytest.mark.parametrize(
    ("kind", "name"), [("tip", "Tip"), ("note", "Note"), ("important", "Important"), (None, "Note")]
)
def test_a_note_begins_with_its_name(document, narrow, kind, name):
    note = narrow.steps[0].model_copy(update={"note": kind, "number": None, "sentence": "It has **six** characters."})

    add_note(document, note, 5.0)

    last = document.paragraphs[-1]
    assert last.text == f"{name}: It has six characters."
    assert last.style.name == name
    assert last.paragraph_format.left_indent == Pt(15)


def test_a_continued_row_says_so(document, narrow):
    add_steps(document, replace(narrow, continued=True), 0)

    assert ", continued" in next(part.text for part in document.paragraphs if part.style.name == "Heading 2")


def test_the_gap_between_the_columns_is_a_margin(document, recording, layout):
    add_all(document, recording, layout)

    cell = document.tables[0].rows[1].cells[0]
    assert f'w:w="{round(ROW_GAP * 20)}"' in cell._tc.tcPr.xml
