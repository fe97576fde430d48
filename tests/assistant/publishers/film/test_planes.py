"""Pictures as films hold them."""

from __future__ import annotations

import pytest
from PIL import Image

from assistant.publishers.film.planes import even_sized, one_color, patch, planes


@pytest.mark.parametrize(
    ("color", "bright", "blue", "red"),
    [("black", 16, 128, 128), ("white", 235, 128, 128), ("red", 63, 102, 240), ("blue", 32, 240, 118)],
)
def test_colors_are_those_of_bt_709_in_the_range_of_films(color, bright, blue, red):
    """ITU-R BT.709-6, table 4: brightness from 16 to 235, colors from 16 to 240."""
    made = planes(Image.new("RGB", (4, 2), color))

    found = made.bright.getpixel((0, 0)), made.blue.getpixel((0, 0)), made.red.getpixel((0, 0))
    assert found == pytest.approx((bright, blue, red), abs=1)


def test_colors_stand_at_half_the_size():
    made = planes(Image.new("RGB", (8, 6)))

    assert (made.size, made.blue.size, made.red.size) == ((8, 6), (4, 3), (4, 3))
    assert [len(plane) for plane in made.bytes()] == [48, 12, 12]


def test_an_odd_line_is_left_out():
    assert even_sized(Image.new("RGB", (5, 7))).size == (4, 6)


def test_a_part_is_pasted_where_it_belongs():
    ground = one_color((8, 8), "black").copy()

    ground.paste(one_color((2, 4), "white"), 4, 2)

    white = [(x, y) for x in range(8) for y in range(8) if ground.bright.getpixel((x, y)) == 235]
    assert white == [(x, y) for x in (4, 5) for y in (2, 3, 4, 5)]


def test_what_is_cut_out_has_the_same_pixels():
    ground = one_color((8, 8), "black").copy()
    ground.paste(one_color((4, 4), "red"), 2, 2)

    assert ground.cut(2, 2, (4, 4)).bytes() == one_color((4, 4), "red").bytes()


def test_a_copy_may_be_painted_on():
    ground = one_color((4, 4), "black")

    ground.copy().paste(one_color((4, 4), "white"), 0, 0)

    assert ground.bright.getpixel((0, 0)) == 16


def test_a_patch_covers_as_much_as_its_mask_says():
    drawing = Image.new("RGBA", (4, 4), (0, 0, 0, 0))
    drawing.paste("white", (0, 0, 2, 4))
    laid, faded = one_color((4, 4), "black").copy(), one_color((4, 4), "black").copy()

    laid.lay(patch(drawing), 0, 0)
    faded.lay(patch(drawing).faded(0.5), 0, 0)

    assert [laid.bright.getpixel((x, 0)) for x in range(4)] == [235, 235, 16, 16]
    assert faded.bright.getpixel((0, 0)) == pytest.approx(125, abs=2)


def test_a_part_in_another_size():
    ground = one_color((8, 8), "black").copy()
    ground.paste(one_color((4, 8), "white"), 4, 0)

    right = ground.scaled((4, 0, 8, 8), (2, 4))

    assert right.size == (2, 4)
    assert {right.bright.getpixel((1, y)) for y in range(4)} == {235}
