"""What is measured of published guides from outside: a good one passes, and each fault that is planted is found."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest
from PIL import Image
from published import Break, moved, published

from assistant.facts.recording import Box, Recording
from assistant.facts.signs import Sign
from assistant.measure import guides
from assistant.measure.guides import signs_in_page, signs_in_word
from assistant.measure.printed import Number, PagePoint
from assistant.measure.table import cells, faults
from assistant.publishers import docx, html
from assistant.publishers.desk import Desk
from assistant.publishers.pictures.cut import as_png

pytestmark = pytest.mark.siblings(6, of="file")


@pytest.fixture
def found(kept, desk, tmp_path) -> Callable[..., list[str]]:
    """Publishes the guide with something wrong in it, and says what the measures say."""

    def publish(*breaks: Break, pngs: Callable[[list[bytes]], list[bytes]] = list) -> list[str]:
        return [fault.words for fault in faults(published(kept, desk, tmp_path, *breaks, pngs=pngs))]

    return publish


def test_a_guide_as_it_is_published_has_no_fault(kept, desk, tmp_path):
    for publisher in (html, docx):
        publisher.publish(kept, tmp_path, Desk(desk))

    guide = published(kept, desk, tmp_path)

    assert list(faults(guide)) == []
    assert guide.numbers == sum(bool(step.marks) for step in kept.steps_and_results())
    assert guide.html_to_recording < 0.6
    assert guide.pdf_to_pictures < 1
    assert cells(guide)[2:5] == ("0", "0", "0")


def with_style(rule: str, media: str = "print") -> Break:
    """One more rule; the page's policy allows no other style than its own, so that goes too."""

    def style(page: str) -> str:
        unguarded = re.sub(r"<meta http-equiv=.*?>", "", page)
        return unguarded.replace("</style>", f"@media {media} {{ {rule} }}</style>", 1)

    return style


def test_what_a_phone_does_not_show_is_found(kept, desk, tmp_path):
    """Numbers that lie outside, and a heading that is marked; on a desk all is in sight."""
    page = html.publish(kept, tmp_path, Desk(desk))
    narrow = with_style(".slot { width: 150px; overflow: hidden } .drawing { min-width: 300px }", "(width < 400px)")
    page.write_text(narrow(page.read_text("utf-8")), "utf-8")

    guide = published(kept, desk, tmp_path)

    assert {where for where, _ in guide.outside} == {"390 px", "320 px"}
    assert {cut.where for cut in guide.cut} == {"390 px", "320 px"}


def test_a_number_moved_onto_words_is_found(found):
    assert any("number 4 or its line covers" in fault for fault in found(moved(4, 90, -34)))


@pytest.mark.long
def test_a_line_drawn_across_words_is_found(found):
    """It goes straight on, and bends up over the page's heading."""

    def across(page: str) -> str:
        return re.sub(r'd="M(-[\d.]+) ([\d.]+)L([\d.]+) \2"', r'd="M\1 \2L140 \2L140 0"', page, count=2)

    assert any("or its line covers" in fault for fault in found(across))


@pytest.mark.long
def test_an_outline_over_letters_is_found(found):
    def shifted(page: str) -> str:
        outline = r'(<rect class="(?:lining|line)(?: dashed)?" x=")([\d.]+)'
        return re.sub(outline, lambda match: f"{match[1]}{float(match[2]) + 9}", page)

    assert any("outlines run over" in fault for fault in found(shifted))


@pytest.mark.long
def test_a_number_that_leads_nowhere_is_found(found):
    assert "number 4 does not stand beside its picture and lead to what its step names" in found(moved(4, 0, 60))


def test_a_ring_that_leads_to_no_result_is_found_and_a_result_without_one(found):
    """The ring of what is read once the login is done."""

    def lowered(page: str) -> str:
        return re.sub(r'(class="line dashed" x="[^"]*" y=")([\d.]+)', lambda at: f"{at[1]}{float(at[2]) - 60}", page)

    said = found(lowered)

    assert "the ring of result a after step 6 does not stand beside its picture and lead to what its step names" in said


def test_a_ring_with_another_letter_is_found(found):
    """That of the first result reads z."""

    def renamed(page: str) -> str:
        return re.sub(r'(<text class="ring" x="[^"]*" y="[^"]*">)a</text>', r"\g<1>z</text>", page)

    said = found(renamed)

    assert "the ring of result a after step 6 is in no picture" in said
    assert any(re.fullmatch("the ring of result z after step . does not stand beside .*", one) for one in said)


@pytest.mark.long
def test_a_number_that_names_another_step_is_found(found):
    def renamed(page: str) -> str:
        return re.sub(r"(<text x[^>]*>)5</text>", r"\g<1>6</text>", page)

    said = found(renamed)

    assert "number 5 is in no picture" in said
    assert "number 6 does not stand beside its picture and lead to what its step names" in said


def without_marks(recording: Recording, number: int) -> Recording:
    """What a walk would leave that lost the mark of a step, and went on without a word."""
    screens = tuple(
        screen.model_copy(
            update={
                "steps": tuple(
                    step.model_copy(update={"marks": ()}) if step.sign == (number, 0) else step for step in screen.steps
                )
            }
        )
        for screen in recording.screens
    )
    return recording.model_copy(update={"screens": screens})


def test_a_step_without_its_number_is_found_in_every_document(kept, desk, tmp_path):
    lost = without_marks(kept, 4)
    for publisher in (html, docx):
        publisher.publish(lost, tmp_path, Desk(desk))

    said = [fault.words for fault in faults(published(lost, desk, tmp_path))]

    assert {fault for fault in said if "number 4" in fault} == {
        "number 4 is in no picture",
        "number 4 is in no picture of the web page",
        "number 4 is in no picture of the Word document",
    }


def test_a_number_that_only_a_phone_or_the_legend_has_is_missing_on_the_web(kept, desk, tmp_path):
    file = html.publish(kept, tmp_path, Desk(desk))
    text = file.read_text(encoding="utf-8")
    whole, *others = text.split('<svg class="overlay full"')
    lost = [re.sub(r'<circle class="disc"[^>]*/>\s*<text[^>]*>3</text>', "", one, count=1) for one in others]
    signs = [step.sign for step in kept.steps_and_results()]
    marked = {step.sign for step in kept.steps_and_results() if step.marks}

    assert signs_in_page(file, signs) >= marked
    file.write_text('<svg class="overlay full"'.join([whole, *lost]), encoding="utf-8")
    assert marked - signs_in_page(file, signs) == {Sign(3)}


def test_a_letter_that_is_not_that_of_its_sentence_is_missing_on_the_web(kept, desk, tmp_path):
    file = html.publish(kept, tmp_path, Desk(desk))
    text = file.read_text(encoding="utf-8")
    signs = [step.sign for step in kept.steps_and_results()]
    before = signs_in_page(file, signs)

    file.write_text(re.sub(r'(<text class="ring" [^>]*>)a<', r"\1b<", text), encoding="utf-8")

    assert before - signs_in_page(file, signs) == {Sign(6, 1)}


def test_a_number_stands_in_a_word_document_also_after_what_ends_in_a_question(tmp_path):
    with ZipFile(tmp_path / "a.docx", "w") as parts:
        told = "Login page. 3: the Question list, set to Which is it? 4: the Answer field. Result b: the words Saved."
        parts.writestr("word/document.xml", f'<wp:docPr id="1" name="a" descr="{told}"/>')

    known = Sign(2, 1), Sign(3), Sign(4), Sign(4, 2), Sign(5), Sign(5, 1), Sign(5, 2)
    assert signs_in_word(tmp_path / "a.docx", known) == {(3, 0), (4, 0), (4, 2)}


@pytest.mark.long
def test_numbers_too_close_are_found(found):
    assert any("pt apart" in fault for fault in found(moved(5, 0, -56)))


@pytest.mark.long
def test_small_letters_are_found(found):
    assert any("pt large" in fault for fault in found(with_style(":root { --px: 0.36pt; }")))


@pytest.mark.long
def test_lines_that_nobody_sees_are_found(found):
    faint = with_style(".line { stroke: #eeeeee; } .disc { fill: #eeeeee; }")

    assert any("contrast of only" in fault for fault in found(faint))


def test_empty_pages_and_a_table_alone_are_found(found):
    said = found(with_style(".row, .troubles { break-before: page; }"))

    assert any(re.fullmatch(r"page \d is \d\d% empty, and what comes next had room there", fault) for fault in said)
    assert "the last page holds nothing but the table of troubles" in said


@pytest.mark.long
def test_pixels_that_were_not_recorded_are_found(found):
    def smudged(pngs: list[bytes]) -> list[bytes]:
        with Image.open(BytesIO(pngs[1])) as opened:
            picture = opened.convert("RGB")
        picture.paste((10, 200, 10), (100, 60, 160, 66))
        return [pngs[0], as_png(picture), *pngs[2:]]

    assert any("rows of pixels in pictures were not recorded" in fault for fault in found(pngs=smudged))


def box(x: float, y: float, width: float, height: float) -> Box:
    return Box(x=x, y=y, width=width, height=height)


def test_the_pictures_of_a_web_page_are_those_it_holds_itself(tmp_path):
    picture = Image.new("RGB", (3, 2), (10, 20, 30))
    page = tmp_path / "guide.html"
    page.write_bytes(b'<img src="data:image/png;base64,' + b64encode(as_png(picture)) + b'"><img src="other.png">')

    (held,) = guides.pictures_in(page)

    assert (held.size, held.getpixel((0, 0))) == ((3, 2), (10, 20, 30))


def test_a_leader_line_is_as_wide_as_its_lining():
    bent = Number(
        "1", box(0, 0, 16, 16), box(0, 0, 18, 18), (PagePoint(8, 8), PagePoint(8, 40), PagePoint(60, 40)), 3.0, None
    )

    assert list(guides.line_boxes(bent)) == [box(6.5, 8, 3, 32), box(8, 38.5, 52, 3)]


def test_an_outline_has_four_sides_and_nothing_between():
    sides = guides.edges(box(10, 10, 100, 50), 1)

    assert guides.shared_area(box(8, 8, 104, 54), box(10, 10, 100, 50)) == 5000
    assert [side for side in sides if side.touches(box(20, 20, 80, 30))] == []
    assert sum(map(guides.area, sides)) == 2 * 102 * 2 + 2 * 52 * 2


@pytest.mark.parametrize(("x", "stands"), [(-45, True), (-50, False), (50, True), (131, False)])
def test_a_number_stands_in_its_picture_or_on_the_rail_beside_it(x, stands):
    assert guides.within_or_beside(box(x, 20, 16, 16), box(0, 0, 100, 100)) is stands


def test_what_only_touches_shares_no_area():
    assert guides.shared_area(box(0, 0, 10, 10), box(10, 0, 10, 10)) == 0
    assert guides.shared_area(box(0, 0, 10, 10), box(8, 7, 10, 10)) == 6
