"""Parts of Word documents that python-docx has no words for."""

from __future__ import annotations

from io import BytesIO

import pytest
from docx.oxml.ns import qn
from docx.shared import Pt
from PIL import Image

from assistant.publishers.docx.package import blank_document
from assistant.publishers.docx.parts import (
    SITES,
    add_field,
    add_hidden,
    add_link,
    add_linked,
    add_paragraph,
    add_picture,
    add_table,
    add_words,
    fill_cell,
    set_margins,
    tag,
)


@pytest.fixture
def document():
    return blank_document()


@pytest.fixture
def paragraph(document):
    return document.add_paragraph()


def png() -> bytes:
    out = BytesIO()
    Image.new("RGB", (8, 4)).save(out, "PNG")
    return out.getvalue()


def test_bold_words_have_the_style_strong(paragraph):
    add_words(paragraph, "Click **Login** now.")

    assert [(run.text, run.style.name == "Strong") for run in paragraph.runs] == [
        ("Click ", False), ("Login", True), (" now.", False),
    ]  # fmt: skip


def test_addresses_are_links_only_where_the_reader_is_sent_to_one(document):
    plain, linked = document.add_paragraph(), document.add_paragraph()

    add_words(plain, "Go to pacer.uscourts.gov.")
    add_words(linked, "Go to pacer.uscourts.gov.", SITES)

    assert plain.hyperlinks == []
    assert [(link.text, link.address) for link in linked.hyperlinks] == [
        ("pacer.uscourts.gov", "https://pacer.uscourts.gov")
    ]
    assert plain.text == linked.text


def test_words_without_an_address_stay_words(paragraph):
    add_linked(paragraph, "Write it down.", [SITES])

    assert paragraph.hyperlinks == []
    assert paragraph.text == "Write it down."


def test_a_link_leads_outside(paragraph):
    add_link(paragraph, "Ask", "mailto:clerk@example.org")

    (link,) = paragraph.hyperlinks
    assert (link.text, link.address) == ("Ask", "mailto:clerk@example.org")
    assert link.runs[0].style.name == "Hyperlink"


def test_a_cells_empty_paragraph_is_used_first(document):
    cell = document.add_table(1, 1).cell(0, 0)

    fill_cell(cell, "Table Text", "One")
    fill_cell(cell, "Table Text", "Two")

    assert [part.text for part in cell.paragraphs] == ["One", "Two"]
    assert add_paragraph(document, "Caption").style.name == "Caption"


def test_hidden_words_take_no_line(document):
    add_hidden(document, "For whoever edits this.")

    last = document.paragraphs[-1]
    assert all(run.font.hidden for run in last.runs)
    assert last._p.pPr.find(f"{qn('w:rPr')}/{qn('w:vanish')}") is not None


def test_a_field_shows_something_until_word_works_it_out(paragraph):
    add_field(paragraph, "PAGE", "1")

    (field,) = paragraph._p.iter(qn("w:fldSimple"))
    assert field.get(qn("w:instr")) == " PAGE "
    assert [text.text for text in field.iter(qn("w:t"))] == ["1"]


def test_a_picture_has_its_size_its_number_and_its_words(document, paragraph):
    add_picture(paragraph, png(), "A black bar", (144.0, 72.0), 7)

    (shape,) = document.inline_shapes
    assert (shape.width, shape.height) == (Pt(144), Pt(72))
    named = shape._inline.docPr
    assert (named.get("id"), named.get("name"), named.get("descr")) == ("7", "Picture 7", "A black bar")
    assert {shape._inline.get(side) for side in ("distT", "distB", "distL", "distR")} == {"0"}


def test_the_first_row_of_a_table_is_its_header_and_no_row_breaks(document):
    table = add_table(document, "Guide Table", "Questions", (100.0, 200.0), 3)

    head, *others = table.rows
    assert head._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:tblHeader")) is None for row in others)
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    assert [cell.width for cell in head.cells] == [Pt(100), Pt(200)]
    assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "Questions"


@pytest.mark.parametrize(("names_rows", "first_column"), [(True, "1"), (False, "0")])
def test_a_table_says_whether_its_first_column_is_a_header_too(document, names_rows, first_column):
    table = add_table(document, "Guide Table", "Questions", (100.0, 200.0), 2, names_rows=names_rows)

    (look,) = table._tbl.tblPr.findall(qn("w:tblLook"))
    assert look.get(qn("w:firstColumn")) == first_column
    assert look.get(qn("w:firstRow")) == "1"


def test_margins_replace_those_set_before(document):
    cell = document.add_table(1, 1).cell(0, 0)

    set_margins(cell, left=5)
    set_margins(cell, left=0, right=12)

    (margins,) = cell._tc.tcPr.findall(qn("w:tcMar"))
    assert {side.tag.rpartition("}")[2]: side.get(qn("w:w")) for side in margins} == {"left": "0", "right": "240"}


def test_a_tag_has_its_attributes_in_its_own_namespace():
    made = tag("w:fldSimple", instr="PAGE")

    assert made.get(qn("w:instr")) == "PAGE"
