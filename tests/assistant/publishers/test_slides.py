"""The guide as slides: what a class sees, what the speaker reads, what a screen reader is told, what can be edited."""

from __future__ import annotations

import re
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import ooxml_integrity
import pptx
import pytest
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.oxml.ns import qn
from pptx.presentation import Presentation
from pptx.util import Pt

from assistant.errors import BadInput
from assistant.facts.recording import Ending, Trouble
from assistant.facts.sentence import unmarked
from assistant.facts.signs import Sign
from assistant.publishers import slides
from assistant.publishers.desk import Desk
from assistant.publishers.laid_out import laid_out
from assistant.publishers.layout import wording
from assistant.publishers.slides import TALLEST_ON_A_SLIDE
from assistant.publishers.slides.deck import beginnings, write
from assistant.publishers.slides.fitting import Line

pytestmark = pytest.mark.siblings(4, of="file")

ONLY_WORD_IS_KNOWN = "PKG006"
"""What the judge says of the main part of any file that is no Word document."""


@pytest.fixture(scope="module")
def slides_file(recording, tmp_path_factory, bare_desk) -> Path:
    return slides.publish(recording, tmp_path_factory.mktemp("slides"), bare_desk)


@pytest.fixture(scope="module")
def deck(slides_file) -> Presentation:
    return pptx.Presentation(str(slides_file))


def made_of(recording, folder, desk, **changes) -> Presentation:
    changed = recording.model_copy(update=changes)
    changed._folder = recording._folder
    return pptx.Presentation(str(slides.publish(changed, folder, desk)))


def titles(deck):
    return [slide.shapes.title.text for slide in deck.slides]


def groups(deck):
    return [shape for slide in deck.slides for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP]


def words(slide):
    """The text of a slide; the one of a table has none."""
    return next(place.text_frame for place in slide.placeholders if place.placeholder_format.idx in (1, 10))


def notes(slide):
    return slide.notes_slide.notes_text_frame.text.split("\n")


def test_it_is_whole_and_the_same_again_and_has_no_date_of_today(recording, slides_file, tmp_path):
    faults = [one for one in ooxml_integrity.check(slides_file) if one.severity.value == "error"]

    assert {one.code for one in faults} == {ONLY_WORD_IS_KNOWN}
    assert slides.publish(recording, tmp_path, Desk(None)).read_bytes() == slides_file.read_bytes()
    with zipfile.ZipFile(slides_file) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_its_title_author_and_dates_are_the_courts(recording, deck, bare_desk, tmp_path):
    facts = deck.core_properties

    assert (facts.title, facts.language, facts.category) == (recording.title, "en-US", "Slides for filers")
    assert facts.author == facts.last_modified_by == recording.court.name
    assert facts.created == facts.modified == datetime(2021, 9, 14, tzinfo=UTC).replace(tzinfo=None)
    undated = recording.court.model_copy(update={"edition_date": None})
    assert made_of(recording, tmp_path, bare_desk, court=undated).core_properties.created is None


def test_every_slide_has_a_title_of_its_own(recording, deck):
    rows = laid_out(recording, TALLEST_ON_A_SLIDE).rows

    assert titles(deck)[:2] == [recording.title, "Before you begin"]
    assert titles(deck)[-2:] == ["Your account is upgraded", "If it does not work"]
    assert len(set(titles(deck))) == len(deck.slides) == len(rows) + 4
    assert titles(deck)[3] == "Manage My Account Login"


def test_steps_are_real_text_with_real_numbers_their_words_on_the_screen_bold(recording, deck):
    shown = [slide for slide in deck.slides if slide.slide_layout.name == "Steps and picture"]
    told = [paragraph for slide in shown for paragraph in words(slide).paragraphs]
    numbered = [one for one in told if one._p.find(f"{qn('a:pPr')}/{qn('a:buAutoNum')}") is not None]

    assert [one.text for one in numbered] == [step.said.plain for step in recording.steps_and_results()]
    for one, step in zip(numbered, recording.steps_and_results(), strict=True):
        assert tuple(run.text for run in one.runs if run.font.bold) == step.said.bold
    for slide in shown:
        lists = [(one.get("type"), one.get("startAt")) for one in words(slide)._txBody.iter(qn("a:buAutoNum"))]
        starts = [start for kind, start in lists if kind == "arabicPeriod"]
        assert set(starts) == {re.search(r"Steps? (\d+)", slide.placeholders[10].text)[1]}
    (first, *_) = numbered
    assert [(run.text, run.hyperlink.address) for run in first.runs if run.hyperlink.address] == [
        ("pacer.uscourts.gov", "https://pacer.uscourts.gov")
    ]


def test_every_picture_says_what_it_shows_and_what_is_drawn_on_it_is_decoration(recording, deck):
    for group, row in zip(groups(deck), laid_out(recording, TALLEST_ON_A_SLIDE).rows, strict=True):
        picture, *marks = group.shapes
        assert picture.shape_type == MSO_SHAPE_TYPE.PICTURE
        for told in (group, picture):
            assert told._element._nvXxPr.cNvPr.get("descr") == wording.alt(row)
        assert all("decorative" in mark._element.xml and not mark.name.startswith("Rectangle") for mark in marks)


def test_outlines_and_numbers_stand_where_every_format_has_them(recording, deck):
    """As shapes, at the places of the layout: a number's middle and an outline's edges, to half a point."""
    for group, row in zip(groups(deck), laid_out(recording, TALLEST_ON_A_SLIDE).rows, strict=True):
        picture, *marks = group.shapes
        scale = picture.width / row.drawing.crop.width
        named = {mark.name: mark for mark in marks}
        for outline, disc in row.drawing.pairs():
            drawn = "Result" if disc.sign.result else "Number"
            number, edge = named[f"{drawn} {disc.sign.name}"], named[f"outline {disc.sign.name}"]
            assert number.text_frame.text == disc.sign.shown
            for found, place in (
                (number.left + number.width / 2 - picture.left, disc.center.x),
                (number.top + number.height / 2 - picture.top, disc.center.y),
                (edge.left - picture.left, outline.box.x),
                (edge.top + edge.height - picture.top, outline.box.bottom),
            ):
                assert found == pytest.approx(place * scale, abs=Pt(0.5))
            assert (edge._element.find(f".//{qn('a:custDash')}") is not None) == outline.dashed


def test_nothing_leaves_the_slide_or_covers_the_steps(deck):
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= deck.slide_width
            assert shape.top + shape.height <= deck.slide_height
        if group := next((shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP), None):
            text = slide.placeholders[1]
            assert text.left + text.width <= group.left or text.top + text.height <= group.top


def test_the_speaker_reads_the_sentences_with_their_notes(deck):
    spoken = [line for slide in deck.slides for line in notes(slide)]
    shown = [paragraph.text for slide in deck.slides for paragraph in words(slide).paragraphs]
    at = spoken.index("4. Enter your Password.")

    assert spoken[at : at + 3] == [
        "4. Enter your Password.", "Tip: It has six characters & more.", "5. Click Login.",
    ]  # fmt: skip
    assert not [line for line in shown if "six characters" in line]
    assert all(notes(slide)[0] for slide in deck.slides)


def test_what_is_important_stands_on_its_slide_where_it_is_said(recording, deck):
    (note,) = [step for screen in recording.screens for step in screen.steps if step.note == "important"]
    said = f"Important: {unmarked(note.sentence)}"

    (slide,) = [slide for slide in deck.slides if said in notes(slide)]

    assert said in [paragraph.text for paragraph in words(slide).paragraphs]


def test_each_slide_is_read_in_order_and_ends_with_the_edition_and_its_number(recording, deck):
    for count, slide in enumerate(deck.slides, 1):
        first, *_, foot, number = slide.shapes
        assert first == slide.shapes.title
        assert foot.text == f"{recording.court.name}. Edition 3, September 14, 2021 ({recording.edition})."
        assert number.text_frame._txBody.find(f".//{qn('a:fld')}").get("type") == "slidenum"
        assert number.text_frame._txBody.findtext(f".//{qn('a:t')}") == str(count)
        assert not [one for one in slide.placeholders if not one.text_frame._txBody.findtext(f".//{qn('a:t')}")]


def test_what_to_do_about_messages_is_a_table_with_a_header_row(recording, deck):
    (shown,) = [shape for shape in list(deck.slides)[-1].shapes if shape.has_table]

    assert shown._element._nvXxPr.cNvPr.get("descr") == "Table: You see, what to do."
    assert shown.table.first_row
    assert [[cell.text for cell in row.cells] for row in shown.table.rows] == [
        ["You see", "What to do"],
        *([trouble.message, unmarked(trouble.remedy)] for trouble in recording.ending.troubles),
    ]


def test_the_courts_color_is_the_themes_so_that_one_change_is_a_change_everywhere(
    recording, slides_file, bare_desk, tmp_path
):
    made_of(recording, tmp_path, bare_desk, court=recording.court.model_copy(update={"signal": "#00508f"}))

    for file, color in ((slides_file, "A8124F"), (tmp_path / slides_file.name, "00508F")):
        with zipfile.ZipFile(file) as parts:
            theme = parts.read("ppt/theme/theme1.xml").decode()
            drawn = "".join(
                parts.read(name).decode() for name in parts.namelist() if name.startswith("ppt/slides/slide")
            )
        assert f'<a:accent1><a:srgbClr val="{color}"/>' in theme
        assert "srgbClr" not in drawn


def test_a_guide_without_lead_needs_or_ending_has_slides_too_and_none_is_empty(recording, bare_desk, tmp_path):
    bare = {"lead": "", "needs": (), "minutes": None, "deadline": "", "ending": Ending()}

    deck = made_of(recording, tmp_path, bare_desk, **bare)

    assert titles(deck)[:2] == [recording.title, "Before you begin"]
    assert titles(deck)[-1] == "Questions"
    assert len(deck.slides[0].placeholders) == 5


def test_they_name_no_font_but_that_of_their_theme(slides_file):
    with zipfile.ZipFile(slides_file) as parts:
        pages = [parts.read(name).decode() for name in parts.namelist() if re.match(r"ppt/slides/slide\d+\.xml", name)]
        theme = parts.read("ppt/theme/theme1.xml").decode()

    named = {font for page in pages for font in re.findall('typeface="([^"]*)"', page)}
    assert named == {"Arial"}
    assert '<a:minorFont><a:latin typeface="Arial"/>' in theme


def test_a_result_begins_with_its_letter_wherever_a_list_begins(lettered, bare_desk, tmp_path):
    """Where a step stands between two results, the list of the second begins with its letter."""
    lists = [
        (part.text, held.get("type"), held.get("startAt"))
        for slide in made_of(lettered, tmp_path, bare_desk).slides
        for place in slide.placeholders
        if place.has_text_frame
        for part in place.text_frame.paragraphs
        for held in part._p.iter(qn("a:buAutoNum"))
    ]

    results = [(words, start) for words, kind, start in lists if kind == "alphaLcPeriod"]
    assert results == [("Verify your First.", "1"), ("Verify your Second.", "2"), ("Verify your Third.", "3")] * 2
    steps = [(words, start) for words, kind, start in lists if kind == "arabicPeriod"]
    assert [words for words, _ in steps] == ["Enter your Second.", "Enter your Third.", "Click Next."] * 2


def test_results_that_follow_each_other_are_one_list():
    lines = [Line("Read.", sign) for sign in (Sign(4, 3), Sign(4, 4), Sign(5), Sign(5, 5), Sign(6))]

    assert list(beginnings(lines)) == [3, 3, 5, 5, 5]
    assert list(beginnings([*lines[:2], Line("a note"), *lines[2:]])) == [3, 3, 0, 5, 5, 5]


@pytest.mark.parametrize(("result", "words"), [(27, "Read."), (28, "bb.\tRead.")])
def test_a_letter_that_not_all_programs_would_count_is_written(result, words):
    slide = pptx.Presentation()
    frame = slide.slides.add_slide(slide.slide_layouts[1]).placeholders[1].text_frame

    write(frame, [Line("Read.", Sign(7, result))], 14)

    assert [part.text for part in frame.paragraphs] == [words]


def test_each_part_says_who_does_it(recording_of_two, bare_desk, tmp_path):
    deck = pptx.Presentation(str(slides.publish(recording_of_two, tmp_path, bare_desk)))

    assert deck.slides[2].placeholders[10].text == "Check your account type · Done by the lawyer · Steps 1 to 2"


def test_what_is_too_much_for_a_slide_goes_on_on_the_next(recording, bare_desk, tmp_path):
    long = tuple(Trouble(message=f"Message {count}", remedy="Do this. " * 30) for count in range(5))

    deck = made_of(recording, tmp_path, bare_desk, ending=recording.ending.model_copy(update={"troubles": long}))

    assert titles(deck)[-2:] == ["If it does not work", "If it does not work (2)"]
    tables = [shape.table for slide in deck.slides for shape in slide.shapes if shape.has_table]
    assert [row.cells[0].text for table in tables for row in list(table.rows)[1:]] == [one.message for one in long]


def test_what_no_slide_has_room_for_is_refused_with_its_line(recording, bare_desk, tmp_path):
    screen = recording.screens[1]
    endless = screen.steps[0].model_copy(update={"sentence": "Enter your **Username**, and think of it. " * 40})
    screens = (recording.screens[0], screen.model_copy(update={"steps": (endless, *screen.steps[1:])}))

    with pytest.raises(
        BadInput, match=r"sketch\.py:1: “Enter your Username, .*…” is too long for a slide\. Shorten it"
    ):
        made_of(recording, tmp_path, bare_desk, screens=screens)
    with pytest.raises(BadInput, match=r"The title is too long for a slide: “Upgrade .*…”\. Shorten it\."):
        made_of(recording, tmp_path, bare_desk, title="Upgrade your account " * 40)
