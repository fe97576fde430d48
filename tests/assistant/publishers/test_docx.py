"""The guide as a Word document: what a screen reader is told, and what court staff find when they edit it."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import docx as word
import ooxml_integrity
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from assistant import publishers
from assistant.facts.sentence import unmarked
from assistant.publishers import docx
from assistant.publishers.desk import Desk
from assistant.publishers.laid_out import laid_out
from assistant.publishers.layout import wording
from assistant.publishers.layout.print_heights import PIXEL

pytestmark = pytest.mark.siblings(6, of="file")


@pytest.fixture(scope="session")
def docx_file(recording, tmp_path_factory, bare_desk) -> Path:
    return docx.publish(recording, tmp_path_factory.mktemp("docx"), bare_desk)


@pytest.fixture(scope="session")
def document(docx_file) -> Document:
    return word.Document(str(docx_file))


def read_aloud(place: Document | _Cell) -> Iterator[Paragraph]:
    """Every paragraph in the order in which it is read: tables row by row."""
    for part in place.iter_inner_content():
        if isinstance(part, Table):
            for row in part.rows:
                for cell in row.cells:
                    yield from read_aloud(cell)
        else:
            yield part


def said_in(document: Document, *styles: str) -> list[str]:
    return [" ".join(part.text.split()) for part in read_aloud(document) if part.style.name in styles]


def alts(document: Document) -> list[str]:
    return [shown.get("descr") for shown in document.element.body.iter(qn("wp:docPr"))]


def test_it_is_whole(docx_file):
    assert list(ooxml_integrity.check(docx_file)) == []


def test_its_title_author_and_language_are_known(recording, document):
    facts = document.core_properties

    assert facts.title == recording.title
    assert facts.author == facts.last_modified_by == "U.S. District Court, District of Massachusetts"
    assert facts.language == "en-US"
    assert document.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val")) == "en-US"


def test_who_edits_is_told_what_may_be_changed_and_nobody_else_is(document):
    (told,) = [part for part in read_aloud(document) if part.text.startswith("For whoever edits this guide:")]

    assert document.core_properties.comments == told.text
    assert all(run.font.hidden for run in told.runs)
    assert told._p.pPr.find(f"{qn('w:rPr')}/{qn('w:vanish')}") is not None


def test_a_caption_and_a_note_begin_where_the_frame_of_their_picture_does(recording, document):
    captions = [part for part in read_aloud(document) if part.style.name == "Caption"]
    begin = [-row.drawing.edge.x * PIXEL for row in laid_out(recording).rows]

    assert len({round(x) for x in begin}) > 1
    for caption, x in zip(captions, begin, strict=True):
        assert caption.paragraph_format.left_indent == pytest.approx(Pt(max(0, x)), abs=Pt(1))


def test_its_only_date_is_the_courts(recording, tmp_path, document, bare_desk):
    dateless = recording.model_copy(update={"court": recording.court.model_copy(update={"edition_date": None})})
    told = word.Document(str(docx.publish(dateless, tmp_path, bare_desk))).core_properties

    assert document.core_properties.created == datetime(2021, 9, 14, tzinfo=UTC)
    assert told.created is None
    assert told.modified is None


def test_headings_are_real_and_in_order(recording, document):
    layout = laid_out(recording)
    places = [f"{here.label} {here.name}{here.more}" for here in map(wording.whereabouts, in_places(layout.rows))]

    assert said_in(document, "Title") == [recording.title]
    assert said_in(document, "Heading 1") == [
        "Check your account type", "Upgrade & file", "Your account is upgraded", "If it does not work",
    ]  # fmt: skip
    assert said_in(document, "Heading 2") == [*places, "Keep for your records", "What comes next", "Questions"]


def in_places(rows):
    return [row for row in rows if not row.opens_site]


def test_steps_are_one_numbered_list_from_the_first_to_the_last(recording, document):
    steps = [part for part in read_aloud(document) if part.style.name == "List Number"]
    numbering = document.part.numbering_part.element

    assert [step.text for step in steps] == [unmarked(step.sentence) for step in recording.steps()]
    assert not [step for step in steps if step._p.pPr.numPr is not None], "a step has a numbering of its own"
    (number,) = document.styles["List Number"].element.iter(qn("w:numId"))
    (formatted,) = numbering.xpath(f"//w:abstractNum[@w:abstractNumId='{number.val}']//w:numFmt/@w:val")
    assert formatted == "decimal"


def test_results_have_letters_that_go_on_over_steps_and_begin_anew_with_each_chapter(lettered, bare_desk, tmp_path):
    """A list of Word's own for each chapter, none of which is begun again."""
    made = word.Document(str(docx.publish(lettered, tmp_path, bare_desk)))
    numbering = made.part.numbering_part.element
    results = [part for part in read_aloud(made) if part.style.name == "List Result"]
    lists = [part._p.pPr.numPr.numId.val for part in results]

    assert [part.text for part in results] == [f"Verify your {name}." for name in ("First", "Second", "Third")] * 2
    first, other = dict.fromkeys(lists)
    assert lists == [first] * 3 + [other] * 3
    for number in (first, other):
        (kind,) = numbering.xpath(f"w:num[@w:numId='{number}']/w:abstractNumId/@w:val")
        assert numbering.xpath(f"w:num[@w:numId='{number}']/w:lvlOverride/w:startOverride/@w:val") == ["1"]
        assert numbering.xpath(f"w:abstractNum[@w:abstractNumId='{kind}']//w:numFmt/@w:val") == ["lowerLetter"]


def test_the_address_to_go_to_is_a_link_and_a_new_line_is_no_step(document):
    (first, *others) = [part for part in read_aloud(document) if part.style.name == "List Number"]

    assert [(link.text, link.address) for link in first.hyperlinks] == [
        ("pacer.uscourts.gov", "https://pacer.uscourts.gov")
    ]
    assert not [link for step in others for link in step.hyperlinks]
    for name in ("Caption", "Tip", "Note", "Important"):
        assert document.styles[name].next_paragraph_style.name == "Normal", name


def test_words_on_the_screen_are_strong_and_no_others(recording, document):
    steps = [part for part in read_aloud(document) if part.style.name == "List Number"]

    for step, paragraph in zip(recording.steps(), steps, strict=True):
        assert tuple(run.text for run in paragraph.runs if run.style.name == "Strong") == step.said.bold


TOLD = "List Number", "List Result", "Tip", "Note", "Important"


def test_each_picture_follows_its_steps_and_says_what_the_web_page_says(recording, document):
    """Read aloud: where you are, the steps, the picture, the notes; then the next row."""
    told = []
    for part in read_aloud(document):
        told += [plain_text(part)] if part.style.name in TOLD else []
        told += [shown.get("descr") for shown in part._p.iter(qn("wp:docPr"))]

    expected = []
    for row in laid_out(recording).rows:
        expected += [unmarked(step.sentence) for step in row.steps]
        expected += [wording.alt(row)]
        expected += [f"{wording.NOTE_NAMES[note.note]}: {unmarked(note.sentence)}" for note in row.notes]
    assert told == expected
    assert all(alts(document))


def test_what_to_do_stands_at_the_left_and_what_is_seen_at_the_right(document):
    tables = [table for table in document.tables if table.style.name == "Steps Table"]

    assert tables
    for table in tables:
        assert [cell.text for cell in table.rows[0].cells] == ["What you do", "What you see"]
        for told, shown in (row.cells for row in table.rows[1:]):
            assert {part.style.name for part in told.paragraphs} <= {"Heading 2", "List Number", "List Result"}
            assert {part.style.name for part in shown.paragraphs} <= {"Picture", "Caption", "Tip", "Note", "Important"}


def test_no_step_stands_far_below_what_is_above_it(document):
    spaces = [part.paragraph_format.space_before for part in read_aloud(document) if part.style.name == "List Number"]

    assert max(filter(None, spaces)) == Pt(20), "none is held back"


def plain_text(paragraph: Paragraph) -> str:
    return paragraph.text.strip()


def test_pictures_have_the_guides_scale_and_are_crisp(recording, document):
    rows = laid_out(recording).rows

    for shape, row in zip(document.element.body.iter(qn("wp:inline")), rows, strict=True):
        width = Pt(min(row.drawing.edge.width * PIXEL, 516))
        assert shape.extent.cx == pytest.approx(width, abs=Pt(0.1))
        picture = document.part.related_parts[next(shape.iter(qn("a:blip"))).get(qn("r:embed"))].image
        assert picture.px_width / (shape.extent.cx / 914400) > 200, "dots to an inch"
        assert picture.px_height / picture.px_width == pytest.approx(shape.extent.cy / shape.extent.cx, rel=0.01)


def test_notes_say_what_they_are_in_bold_words_and_by_their_border(document):
    for name, sides in (("Tip", 1), ("Note", 1), ("Important", 4)):
        (note,) = [part for part in read_aloud(document) if part.style.name == name]
        style = note.style if name != "Tip" else note.style.base_style

        assert note.runs[0].text == f"{name}: "
        assert note.runs[0].style.name == "Strong"
        assert len(style.element.find(f".//{qn('w:pBdr')}")) == sides


def test_every_table_has_a_header_row_that_repeats_and_rows_that_stay_whole(document):
    assert len(document.tables) > 3
    for table in document.tables:
        first, *others = table.rows
        assert first._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:tblHeader")) is None for row in others)
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
        assert all(cell.text for cell in first.cells)
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
        assert not list(table._tbl.iter(qn("w:gridSpan"), qn("w:vMerge"))), "cells are merged"


def test_what_to_do_about_messages_is_a_table(recording, document):
    table = document.tables[-1]

    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["You see", "What to do"],
        *([trouble.message, unmarked(trouble.remedy)] for trouble in recording.ending.troubles),
    ]


def test_no_heading_stands_alone_and_a_picture_stays_with_its_steps(document):
    for name in ("Title", "Heading 1", "Heading 2", "List Number", "Picture", "Table Heading"):
        assert document.styles[name].paragraph_format.keep_with_next, name


def test_every_page_names_court_title_edition_and_page(recording, document):
    (section,) = document.sections
    foot = f"Edition 3, September 14, 2021 ({recording.edition})."

    assert section.different_first_page_header_footer
    assert section.first_page_header.paragraphs[0].text == f"{recording.court.name}\tGuide for filers"
    assert section.header.paragraphs[0].text == recording.title
    for footer in (section.first_page_footer, section.footer):
        assert recording.court.name in footer.paragraphs[0].text
        assert foot in footer.paragraphs[0].text
        fields = [field.get(qn("w:instr")).strip() for field in footer._element.iter(qn("w:fldSimple"))]
        assert fields == ["PAGE", "NUMPAGES"]


def test_every_style_that_is_used_is_there(document):
    used = {
        style.get(qn("w:val"))
        for part in (document.element, *heads_and_feet(document))
        for style in part.iter(qn("w:pStyle"), qn("w:rStyle"), qn("w:tblStyle"))
    }

    assert used <= {style.style_id for style in document.styles}


def heads_and_feet(document: Document):
    (section,) = document.sections
    return (
        section.header._element, section.footer._element,
        section.first_page_header._element, section.first_page_footer._element,
    )  # fmt: skip


def test_its_fonts_are_inside(docx_file):
    """Word mixes the first 32 bytes of a font with its key, written backwards."""
    fonts = Path(publishers.__file__).parent / "fonts"
    with zipfile.ZipFile(docx_file) as parts:
        embedded = parts.read("word/fonts/public-sans-700.odttf")
        table = parts.read("word/fontTable.xml").decode()
    key = next(UUID(place[:36]) for place in table.split('w:fontKey="{')[2:])
    mask = key.bytes[::-1] * 2

    assert (
        bytes(a ^ b for a, b in zip(embedded, mask, strict=False)) + embedded[32:]
        == (fonts / "public-sans-700.ttf").read_bytes()
    )


def test_every_font_that_it_names_is_inside(docx_file):
    with zipfile.ZipFile(docx_file) as parts:
        said = {name: parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml")}
    named = {
        font for text in said.values() for looks in re.findall("<w:rFonts [^>]*>", text) for font in names_in(looks)
    }
    inside = dict(
        re.findall('<w:font [^>]*?w:name="([^"]+)"[^>]*>(.*?)</w:font>', said["word/fontTable.xml"], re.DOTALL)
    )

    assert named == inside.keys() == {"Public Sans"}
    assert all("<w:embedRegular " in entry and "<w:embedBold " in entry for entry in inside.values())


def names_in(looks: str) -> list[str]:
    return re.findall('w:(?:ascii|hAnsi|eastAsia|cs)="([^"]+)"', looks)


def test_the_same_recording_gives_the_same_bytes(recording, docx_file, tmp_path):
    assert docx.publish(recording, tmp_path, Desk(None)).read_bytes() == docx_file.read_bytes()


def test_no_part_has_a_date(docx_file):
    with zipfile.ZipFile(docx_file) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_guide_without_needs_deadline_or_troubles_is_a_document_too(recording, tmp_path, bare_desk):
    bare = recording.model_copy(
        update={"needs": (), "deadline": "", "minutes": None, "ending": type(recording.ending)(), "lead": ""}
    )
    document = word.Document(str(docx.publish(bare, tmp_path, bare_desk)))

    assert said_in(document, "Heading 1") == ["Check your account type", "Upgrade & file"]
    assert [cell.text for cell in document.tables[0].rows[0].cells] == ["How long it takes"]


def test_each_part_says_who_does_it(recording_of_two, document, tmp_path, bare_desk):
    of_two = word.Document(str(docx.publish(recording_of_two, tmp_path, bare_desk)))

    assert said_in(of_two, "Heading 1", "Turn")[:4] == [
        "Check your account type", "Done by the lawyer", "Upgrade & file", "Done by the firm administrator",
    ]  # fmt: skip
    assert said_in(document, "Turn") == []


def test_a_guide_that_is_named_is_a_link_where_the_court_has_an_address_for_them(recording, tmp_path, bare_desk):
    ending = recording.ending.model_copy(update={"next": "Now use the guide “Link your CM/ECF account”."})
    court = recording.court.model_copy(update={"guides": "https://mad.example/guides"})
    told = recording.model_copy(update={"ending": ending, "court": court})

    linked = word.Document(str(docx.publish(told, tmp_path, bare_desk)))

    (after,) = [part for part in linked.paragraphs if part.text == ending.next]
    assert [(link.text, link.address, link.fragment) for link in after.hyperlinks] == [
        ("Link your CM/ECF account", "https://mad.example/guides/index.html#read-link-your-cm-ecf-account", "")
    ]
