"""What pixels say of letters and lines, on pictures of which every pixel is known."""

from __future__ import annotations

import pytest
from PIL import Image

from assistant.facts.recording import Box
from assistant.measure import ink
from assistant.measure.printed import Figure, Number, PagePoint

RED, WHITE, GREY = (204, 26, 26), (255, 255, 255), (118, 118, 118)
LINE = Box(x=0, y=0, width=60, height=20)


def letters(*, cap: int = 20, underlined: bool = False) -> Image.Image:
    """A line of bars, as high as capitals, on white; 120 by 40 pixels."""
    picture = Image.new("L", (120, 40), 255)
    for left in range(4, 116, 8):
        picture.paste(0, (left, 6, left + 4, 6 + cap))
    if underlined:
        picture.paste(0, (0, 8 + cap, 120, 9 + cap))
    return picture


@pytest.mark.parametrize("underlined", [False, True])
def test_type_is_as_large_as_its_capitals_tell(underlined):
    assert ink.letter_size(letters(underlined=underlined), LINE, 2) == pytest.approx(10 / 0.72)


def test_a_tail_below_the_base_line_does_not_count():
    tailed = letters()
    tailed.paste(0, (4, 26, 8, 34))

    assert ink.letter_size(tailed, LINE, 2) == pytest.approx(10 / 0.72)


@pytest.mark.parametrize("line", [Box(x=0, y=0, width=5, height=20), Box(x=0, y=0, width=60, height=5)])
def test_what_is_too_small_for_a_line_of_letters_has_no_size(line):
    assert ink.letter_size(letters(), line, 2) is None


def test_an_empty_line_has_no_size():
    assert ink.letter_size(Image.new("L", (120, 40), 255), LINE, 2) is None


@pytest.mark.parametrize("ground", [255, 0])
def test_letters_under_something_are_counted_by_the_pixel(ground):
    picture = Image.new("L", (120, 40), ground)
    picture.paste(255 - ground, (10, 10, 20, 30))

    assert ink.dark_pixels(picture, LINE, Box(x=0, y=0, width=7.5, height=60), 2) == 5 * 20
    assert ink.dark_pixels(picture, LINE, Box(x=30, y=0, width=10, height=10), 2) == 0
    assert ink.dark_pixels(picture, LINE, Box(x=70, y=0, width=10, height=10), 2) == 0


def figure(picture: Image.Image, *, outline: bool = True) -> Figure:
    """Printed at a point a pixel: an outline of 1 point with its lining of 3, and a line to it."""
    box = Box(x=100, y=100, width=picture.width, height=picture.height)
    disc = Box(x=104, y=192, width=16, height=16)
    number = Number("1", disc, disc, (PagePoint(120, 200), PagePoint(180, 200)), 3, None)
    outlines = (Box(x=180, y=150, width=150, height=100),) if outline else ()
    return Figure(picture, box, (number,), outlines, 3, RED)


def test_black_on_white_is_21_and_a_color_on_itself_1():
    assert ink.contrast((0, 0, 0), WHITE) == pytest.approx(21)
    assert ink.contrast(RED, RED) == 1
    assert ink.contrast(GREY, WHITE) == pytest.approx(4.54, abs=0.01)  # WCAG's own example


def test_every_side_and_every_line_is_looked_at():
    white = Image.new("RGB", (400, 300), WHITE)

    assert len(list(ink.contrasts(figure(white)))) == 5
    assert len(list(ink.contrasts(figure(white, outline=False)))) == 1


def test_a_line_stands_out_by_its_ink_or_by_its_lining():
    on_white, on_red = (next(ink.contrasts(figure(Image.new("RGB", (400, 300), ground)))) for ground in (WHITE, RED))

    assert on_white[0] == pytest.approx(ink.contrast(RED, WHITE))
    assert on_red[0] == pytest.approx(ink.contrast(RED, WHITE))
    assert on_white[1] == pytest.approx(ink.contrast(ink.as_grey(RED), WHITE))


def test_on_a_ground_between_both_it_hardly_does():
    between = Image.new("RGB", (400, 300), (255, 120, 120))

    color, _ = next(ink.contrasts(figure(between)))

    assert color < ink.contrast(RED, WHITE) / 2


def test_a_short_part_that_is_hard_to_see_is_forgiven_and_a_long_one_is_not():
    assert ink.worst([1.0, *[9.0] * 39]) == 9.0
    assert ink.worst([*[1.0] * 4, *[9.0] * 36]) == 1.0


def test_grey_is_as_light_as_an_office_printer_makes_it():
    assert ink.as_grey((255, 255, 255)) == (255, 255, 255)
    assert ink.as_grey((255, 0, 0)) == (76, 76, 76)
