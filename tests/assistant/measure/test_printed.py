"""A printed page is read as it looks: numbers, rings, lines and outlines of the picture that they stand on."""

from __future__ import annotations

import pytest
from drawn import AT, SIGNAL, WHITE, Drawing
from PIL import Image

from assistant.facts.recording import Box
from assistant.measure import printed

PICTURE = Image.new("RGB", (800, 600), (230, 230, 230))
FIELD = (200, 180, 120, 40)


def usual(drawing: Drawing) -> None:
    """Number 3 in the left of the picture leads to an outline around a field."""
    drawing.rect(*FIELD, color=WHITE, line=3)
    drawing.rect(*FIELD)
    drawing.line((138, 200), (200, 200))
    drawing.number("3", 130, 200)


@pytest.fixture
def read(tmp_path):
    """Draws a page, and reads its only figure."""

    def draw(*parts):
        drawing = Drawing()
        for part in parts:
            part(drawing)
        (page,) = printed.pages(drawing.save(tmp_path / "page.pdf", PICTURE))
        (figure,) = page.figures
        return figure

    return draw


def near(box: Box, *edges: float) -> bool:
    return (box.x, box.y, box.width, box.height) == pytest.approx(edges, abs=0.1)


def test_a_number_has_its_disc_its_ring_its_line_and_its_outline(read):
    figure = read(usual)

    (number,) = figure.numbers
    assert number.shown == "3"
    assert near(figure.box, *AT)
    assert near(number.disc, 122, 192, 16, 16)
    assert near(number.ring, 120, 190, 20, 20)
    assert [tuple(map(round, point)) for point in number.line] == [(138, 200), (200, 200)]
    assert near(number.outline, *FIELD)
    assert number.line_width == figure.outline_width == 3
    assert figure.signal == (204, 26, 26)
    assert figure.picture.size == (800, 600)


def test_a_letter_has_an_open_disc(read):
    (letter,) = read(lambda drawing: drawing.letter("c", 130, 200)).numbers

    assert (letter.shown, letter.line) == ("c", ())
    assert near(letter.disc, 122, 192, 16, 16)


def test_a_line_that_ends_beside_every_outline_leads_to_none(read):
    def past_it(drawing):
        drawing.rect(*FIELD)
        drawing.line((138, 200), (180, 200))
        drawing.number("3", 130, 200)

    (number,) = read(past_it).numbers

    assert number.line
    assert number.outline is None


def test_without_a_line_a_number_leads_nowhere(read):
    (number,) = read(lambda drawing: drawing.rect(*FIELD), lambda drawing: drawing.number("3", 130, 200)).numbers

    assert (number.line, number.outline) == ((), None)


def test_of_nested_outlines_a_line_leads_to_the_smallest(read):
    (number,) = read(lambda drawing: drawing.rect(200, 150, 250, 120), usual).numbers

    assert near(number.outline, *FIELD)


@pytest.mark.parametrize(
    "part",
    [
        lambda drawing: drawing.circle(130, 200, 8, SIGNAL),
        lambda drawing: drawing.circle(130, 200, 9, WHITE, width=2),
        lambda drawing: drawing.number("x", 130, 200),
        lambda drawing: drawing.letter("4", 130, 200),
        lambda drawing: drawing.letter("xy", 130, 200),
        lambda drawing: drawing.rect(122, 192, 16, 16, line=0),
    ],
    ids=[
        "a disc without a ring",
        "a ring without a disc",
        "a disc with a letter",
        "an open one with a number",
        "an open one with two letters",
        "a square",
    ],
)
def test_what_is_no_number_is_none(read, part):
    assert read(part).numbers == ()


def test_a_dashed_outline_that_is_painted_as_an_area_is_measured_to_the_middle_of_its_line(read):
    def dashed(drawing):
        x, y, width, height = FIELD
        drawing.rect(x - 0.5, y - 0.5, width + 1, height + 1, line=0)
        drawing.line((138, 200), (200, 200))
        drawing.number("3", 130, 200)

    (number,) = read(dashed).numbers

    assert near(number.outline, *FIELD)


def test_what_stands_far_from_the_picture_is_none_of_its_own(read):
    assert read(lambda drawing: drawing.number("3", 30, 700)).numbers == ()


def test_a_number_on_the_rail_belongs_to_the_picture(read):
    assert [number.shown for number in read(lambda drawing: drawing.number("4", 85, 200)).numbers] == ["4"]


def test_a_page_has_its_words_and_is_seen(tmp_path):
    drawing = Drawing()
    drawing.words(100, 60, "Click Login.", 12)

    (page,) = printed.pages(drawing.save(tmp_path / "page.pdf", PICTURE))

    assert page.words.strip() == "Click Login."
    assert page.seen.size == (612, 792)
    assert page.seen.getpixel((300, 250)) == 230
    assert page.seen.getpixel((300, 500)) == 255
