"""The quick reference card: one page that holds every step, in type that can be read."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import groupby, pairwise
from math import hypot
from pathlib import Path

import page as page_validation
import pikepdf
import pypdfium2
import pytest
from pikepdf import Name
from pypdfium2 import raw

from assistant.errors import AssistantError
from assistant.facts.recording import Recording
from assistant.facts.sentence import unmarked
from assistant.publishers import card
from assistant.publishers.card import picture as card_picture
from assistant.publishers.card.levels import LEVELS, SIZES, Level
from assistant.publishers.card.picture import SMALLEST_PIXEL, deciding_picture
from assistant.publishers.laid_out import laid_out
from assistant.publishers.layout import wording
from assistant.publishers.layout.print_heights import PIXEL
from assistant.publishers.pdf.proof import require
from assistant.publishers.pdf.repair import elements
from assistant.publishers.pdf.text import tag_tree, without_space

pytestmark = pytest.mark.siblings(6, of="file")

NUMERALS = 7.5
"""The type of the numbers and letters in their discs and rings may be smaller than that of words."""


@pytest.fixture(scope="session")
def card_file(recording, desk, tmp_path_factory) -> Path:
    return card.publish(recording, tmp_path_factory.mktemp("card"), desk)


def longer(recording: Recording, times: int) -> Recording:
    """The same guide several times over, its steps counted through."""
    screens, number = [], 0
    for _ in range(times):
        for screen in recording.screens:
            steps = []
            for step in screen.steps:
                number += step.does.is_step
                steps.append(step.model_copy(update={"number": number if step.sign else None}))
            screens.append(screen.model_copy(update={"steps": tuple(steps)}))
    return recording.model_copy(update={"screens": tuple(screens)})


def letters(file: Path) -> Iterator[tuple[str, float]]:
    """Every letter on the pages, and the size of its type in points."""
    for page in pypdfium2.PdfDocument(file):
        texts = page.get_textpage()
        for place in range(texts.count_chars()):
            matrix = raw.FS_MATRIX()
            raw.FPDFText_GetMatrix(texts, place, matrix)
            yield chr(raw.FPDFText_GetUnicode(texts, place)), raw.FPDFText_GetFontSize(texts, place) * abs(matrix.d)


def test_it_is_one_page_and_pdf_ua(card_file):
    assert len(pypdfium2.PdfDocument(card_file)) == 1
    verdict = page_validation.validate_pdf(str(card_file), profile="ua1")
    assert verdict.is_compliant, [failure.message for failure in verdict.failures]


def test_it_holds_every_step_under_its_chapter_and_tab(recording, card_file):
    with pikepdf.open(card_file) as opened:
        tree = tag_tree(opened)

    told = [(part.kind, part.text) for part in tree.every("H1", "H2", "H3", "LBody") if part.text]
    headings = [text for kind, text in told if kind != "LBody"]
    steps = [without_space(text) for kind, text in told if kind == "LBody"]
    assert headings[:5] == [
        recording.title, "Check your account type", "Upgrade & file", "Person tab", "Keep for your records",
    ]  # fmt: skip
    for step in recording.steps():
        assert without_space(unmarked(step.sentence)) in steps


def test_steps_under_a_tab_are_in_one_block_with_its_name_that_no_column_parts(recording):
    """A column that began with the last of them would not say which tab is meant."""
    layout = laid_out(recording)

    html = card.QuickReference(recording, layout.chapters, LEVELS[-1], None).html()

    (block,) = html.split('<div class="tab">')[1:]
    under_tab = [step for row in layout.rows if row.tab for step in row.steps]
    assert block.partition("</div>")[0].count("<li") == len(under_tab) > 1
    assert ".tab { break-inside: avoid; }" in html


def test_important_notes_stand_in_one_box_at_its_foot(card_file):
    with pikepdf.open(card_file) as opened:
        text = tag_tree(opened).text

    assert text.count("The old username no longer works.") == 1
    assert text.index("Who to call") < text.index("Important") < text.index("The old username no longer works.")


def test_its_picture_is_the_first_sight_that_a_note_explains(recording, card_file):
    with pikepdf.open(card_file) as opened:
        (figure,) = tag_tree(opened).every("Figure")

    shown = deciding_picture(laid_out(recording).rows)
    assert figure.alt == wording.alt(shown.row)
    assert shown.row.steps[0].sentence == "Beside **Account Type** you read **Legacy Account**."


def test_the_picture_in_a_column_is_no_smaller_than_can_be_read(recording):
    shown = deciding_picture(laid_out(recording).rows)

    assert shown.narrow
    assert SMALLEST_PIXEL <= shown.width / shown.row.drawing.edge.width <= PIXEL


@pytest.mark.parametrize("narrow", [True, False])
@pytest.mark.siblings(2)
def test_numbers_stand_where_the_geometry_says(recording, desk, tmp_path, monkeypatch, narrow):
    """Measured in the print: from the picture's corner to the numeral, in the picture's own scale."""
    if not narrow:
        monkeypatch.setattr(card_picture, "in_column", lambda *_: None)
    drawing = deciding_picture(laid_out(recording).rows).row.drawing
    (page,) = pypdfium2.PdfDocument(card.publish(recording, tmp_path, desk))

    (picture,) = page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=5)
    left, _, right, top = picture.get_bounds()
    scale = (right - left) / drawing.crop.width
    texts = page.get_textpage()
    boxes = [texts.get_charbox(place) for place in range(texts.count_chars())]
    middles = [((box[0] + box[2]) / 2, (box[1] + box[3]) / 2) for box in boxes]
    assert drawing.discs
    for disc in drawing.discs:
        x, y = left + disc.center.x * scale, top - disc.center.y * scale
        nearest = min(range(len(middles)), key=lambda place: hypot(middles[place][0] - x, middles[place][1] - y))
        assert hypot(middles[nearest][0] - x, middles[nearest][1] - y) < 1.5
        assert texts.get_text_range(nearest, 1) == disc.sign.shown


def test_a_guide_with_nothing_to_read_has_no_picture(recording, desk, tmp_path):
    screens = tuple(screen for screen in recording.screens if all(step.verb != "see" for step in screen.steps))

    with pikepdf.open(card.publish(recording.model_copy(update={"screens": screens}), tmp_path, desk)) as opened:
        assert not list(tag_tree(opened).every("Figure"))


def test_type_is_rather_small_than_notes_go_and_what_decides_goes_after_the_picture():
    def held(level: Level) -> tuple[bool, str, bool, bool]:
        return level.troubles, level.notes, level.picture, level.dense

    assert min(SIZES) == 8.5
    assert list(dict.fromkeys(map(held, LEVELS))) == [
        (True, "all", True, False), (False, "all", True, False), (False, "deciding", True, False),
        (False, "deciding", False, False), (False, "deciding", False, True), (False, "none", False, True),
    ]  # fmt: skip
    for _, levels in groupby(LEVELS, key=held):
        sizes = [level.size for level in levels]
        assert sizes == sorted(sizes, reverse=True)


@pytest.mark.parametrize("times", [1, 3, 5])
@pytest.mark.siblings(3)
def test_a_longer_guide_is_one_page_too_and_can_be_read(recording, desk, tmp_path, times):
    file = card.publish(longer(recording, times), tmp_path, desk)

    assert len(pypdfium2.PdfDocument(file)) == 1
    in_words = [(size, letter) for (letter, size), (following, _) in pairwise(letters(file)) if following.isalpha()]
    assert min(size for size, letter in in_words if letter.isalpha()) > 8.45
    assert min(size for letter, size in letters(file) if letter.isalnum()) > NUMERALS - 0.05


@pytest.mark.long
def test_what_is_too_long_for_one_page_goes_on_on_the_back(recording, desk, tmp_path):
    file = card.publish(longer(recording, 10), tmp_path, desk)

    assert len(pypdfium2.PdfDocument(file)) == 2


def test_two_prints_have_the_same_bytes(recording, card_file, desk, tmp_path):
    assert card.publish(recording, tmp_path, desk).read_bytes() == card_file.read_bytes()


def test_each_part_says_who_does_it(recording_of_two, desk, tmp_path):
    with pikepdf.open(card.publish(recording_of_two, tmp_path, desk)) as opened:
        text = tag_tree(opened).text

    assert "Check your account typeDone by the lawyer" in text
    assert "Upgrade & fileDone by the firm administrator" in text


def drop_alt(tree: list[pikepdf.Object]) -> None:
    del next(node for node in tree if node.S == "/Figure").Alt


def tab_as_paragraph(tree: list[pikepdf.Object]) -> None:
    next(node for node in tree if node.S == "/H3").S = Name.P


def step_hidden(tree: list[pikepdf.Object]) -> None:
    next(node for node in tree if node.S == "/LI" and node.K[0].get("/S") == "/Lbl").K = pikepdf.Array([])


@pytest.mark.parametrize(
    ("fault", "complaint"),
    [
        (drop_alt, "the pictures' descriptions do not say"),
        (tab_as_paragraph, "the places do not say “Person tab”"),
        (step_hidden, "the steps do not say “1 Open a web browser"),
    ],
)
def test_what_a_print_lost_is_found(recording, card_file, fault, complaint):
    with pikepdf.open(card_file) as opened:
        fault(list(elements(opened.Root.StructTreeRoot)))
        out = BytesIO()
        opened.save(out)
    layout = laid_out(recording)
    expected = card.QuickReference(recording, layout.chapters, LEVELS[0], deciding_picture(layout.rows)).expected()

    with pytest.raises(AssistantError, match=complaint):
        require(out.getvalue(), recording.title, expected)
