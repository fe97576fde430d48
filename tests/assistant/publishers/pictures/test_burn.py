"""A drawing burned into its picture: every shape where the geometry says, and nothing elsewhere."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise
from math import dist

import pytest
from PIL import Image, ImageColor

from assistant.facts.recording import Box
from assistant.facts.signs import Sign
from assistant.publishers.layout.callouts import Disc, Drawing, Outline, Point
from assistant.publishers.layout.crop import FOLD_HEIGHT, Crop, Strip
from assistant.publishers.pictures import burn
from assistant.publishers.pictures.burn import all_burned, burned, dashes, wave

DENSITY = 2
GROUND = (40, 90, 160)
SIGNAL = ImageColor.getrgb(burn.SIGNAL)
MARK = Box(x=100, y=60, width=120, height=40)
DISC = Disc(Sign(7), Point(330, 80), (Point(315, 80), Point(220, 80)))


def box(x, y, width, height):
    return Box(x=x, y=y, width=width, height=height)


def crop(*heights):
    """A crop of strips that are so high."""
    strips, top = [], 0.0
    for height in heights or (200,):
        strips.append(Strip(box(0, top, 300, height), top))
        top += height + FOLD_HEIGHT
    return Crop(tuple(strips))


def drawing(*, dashed=False, discs=(DISC,), **more):
    outlines = tuple(Outline(MARK, dashed) for _ in discs)
    return Drawing(more.get("crop", crop()), outlines, discs, more.get("left_rail", False))


def clean(of):
    size = round(of.crop.width * DENSITY), round(of.crop.height * DENSITY)
    out = BytesIO()
    Image.new("RGB", size, GROUND).save(out, "PNG")
    return out.getvalue()


class Look:
    """A burned picture, asked by places in the pixels of its screen."""

    def __init__(self, of: Drawing) -> None:
        with Image.open(BytesIO(burned(of, clean(of), DENSITY))) as opened:
            self.picture = opened.convert("RGB")
        self.edge = of.edge

    def at(self, x, y):
        return self.picture.getpixel((round((x - self.edge.x) * DENSITY), round((y - self.edge.y) * DENSITY)))


def test_it_is_as_large_as_the_picture_and_its_rails():
    of = drawing()

    look = Look(of)

    assert look.picture.size == (round(of.edge.width * DENSITY), round(of.edge.height * DENSITY))
    assert of.edge.right > of.crop.width


def test_an_outline_a_disc_and_the_line_between_them_have_the_signal_color():
    look = Look(drawing())

    for place in ((160, 60), (160, 100), (100, 80), (220, 80), (330, 69), (270, 80)):
        assert look.at(*place) == SIGNAL, place


def test_what_is_inside_an_outline_and_beside_it_is_as_it_was():
    look = Look(drawing())

    for place in ((160, 80), (160, 40), (160, 120), (60, 80), (20, 180)):
        assert look.at(*place) == GROUND, place


def test_a_white_lining_parts_an_outline_from_what_it_lies_on():
    look = Look(drawing())

    assert look.at(160, 60 - 2.5) == look.at(160, 60 + 2.5) == (255, 255, 255)


def test_a_number_is_white_on_its_disc():
    look = Look(drawing())
    around_the_middle = [look.at(330 + x, 80 + y) for x in range(-6, 7) for y in range(-8, 9)]

    assert (255, 255, 255) in around_the_middle
    assert SIGNAL in around_the_middle


def test_rails_are_white():
    look = Look(drawing(left_rail=True))

    assert look.at(-30, 100) == (255, 255, 255)
    assert look.at(330, 180) == (255, 255, 255)


def test_a_disc_without_a_way_to_its_mark_has_no_line():
    look = Look(drawing(discs=(Disc(Sign(7), Point(330, 80), ()),)))

    assert look.at(270, 80) == GROUND
    assert look.at(330, 69) == SIGNAL


def test_a_dashed_outline_has_gaps():
    dashed, solid = Look(drawing(dashed=True)), Look(drawing())

    assert {dashed.at(x, 60) == SIGNAL for x in range(104, 217)} == {True, False}
    assert {solid.at(x, 60) == SIGNAL for x in range(104, 217)} == {True}


def test_a_fold_is_white_between_two_waves():
    look = Look(drawing(crop=crop(80, 60), discs=()))

    assert look.at(150, 80 + FOLD_HEIGHT / 2) == (255, 255, 255)
    assert look.at(150, 70) == look.at(150, 90 + FOLD_HEIGHT) == GROUND


def test_several_pictures_come_in_the_order_of_their_drawings():
    drawings = [drawing(), drawing(discs=()), drawing(dashed=True)]
    pngs = [clean(one) for one in drawings]

    assert all_burned(drawings, pngs, DENSITY) == [
        burned(one, png, DENSITY) for one, png in zip(drawings, pngs, strict=True)
    ]


@pytest.mark.parametrize("size", [(120, 40), (7, 7), (300, 11)])
def test_every_side_begins_and_ends_with_a_dash(size):
    outlined = box(10, 20, *size)
    corners = {(10, 20), (outlined.right, 20), (10, outlined.bottom), (outlined.right, outlined.bottom)}

    ends = [tuple(round(place, 6) for place in point) for dash in dashes(outlined) for point in dash]

    assert corners <= set(ends)
    assert all(10 <= x <= outlined.right and 20 <= y <= outlined.bottom for x, y in ends)


def test_dashes_of_a_side_are_equal_and_about_as_long_as_they_should_be():
    top = [dash for dash in dashes(MARK) if dash[0].y == dash[1].y == MARK.y]
    lengths = [dist(*dash) for dash in top]
    gaps = [dist(one[1], other[0]) for one, other in pairwise(top)]

    assert max(lengths) - min(lengths) < 1e-6
    assert lengths[0] == pytest.approx(burn.DASH, abs=1)
    assert gaps == pytest.approx([burn.SPACE] * len(gaps))


def test_a_wave_begins_and_ends_at_the_height_of_its_edge_and_swings_to_both_sides():
    points = list(wave(box(0, 50, 300, FOLD_HEIGHT), 50))

    assert points[0] == pytest.approx((0, 50))
    assert points[-1] == pytest.approx((300, 50), abs=1e-6)
    heights = [point.y for point in points]
    assert min(heights) == pytest.approx(50 - burn.HEIGHT)
    assert max(heights) == pytest.approx(50 + burn.HEIGHT)


@pytest.mark.parametrize("outlined", [MARK, box(0, 0, 6, 6)])
def test_the_sides_of_a_line_cover_it_and_none_another(outlined):
    sides = list(burn.sides(outlined, 3.3))

    assert min(side.x for side in sides) < outlined.x
    assert max(side.right for side in sides) > outlined.right
    for one, other in ((one, other) for one in sides for other in sides if one is not other):
        assert not one.touches(other)
