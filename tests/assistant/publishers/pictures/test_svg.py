"""Shapes as SVG: short numbers, and waves that end where they should."""

from __future__ import annotations

import re

import pytest

from assistant.facts.recording import Box
from assistant.publishers.layout.callouts import RADIUS, Drawing, Point
from assistant.publishers.layout.crop import Crop, Strip
from assistant.publishers.pictures import svg


def box(x, y, width, height):
    return Box(x=x, y=y, width=width, height=height)


def crop(width=300, height=120, **torn):
    return Crop((Strip(box(0, 0, width, height), 0),), **torn)


@pytest.mark.parametrize(
    ("number", "written"), [(3, "3"), (3.0, "3"), (3.14, "3.1"), (-0.04, "0"), (0.05, "0.1"), (-2.26, "-2.3")]
)
def test_a_length_has_one_decimal_at_most_and_is_never_minus_zero(number, written):
    assert svg.px(number) == written


def test_a_view_box_is_the_picture_without_its_rails():
    drawing = Drawing(crop(300, 120.5), (), (), left_rail=True)

    assert svg.view_box(drawing) == "0 0 300 120.5"


def test_a_leader_line_goes_from_point_to_point():
    assert svg.line([Point(1, 2), Point(3.25, 4), Point(5, 6)]) == "M1 2L3.2 4L5 6"


@pytest.mark.parametrize("length", [3, 16, 100, 992, -992])
def test_a_wave_is_made_of_whole_swings_and_ends_where_it_should(length):
    swings = re.findall(r"c\S+ \S+ \S+ \S+ (\S+) 0", svg.waves(length, 1))

    assert len(swings) == svg.swings(length) >= 1
    assert sum(map(float, swings)) == pytest.approx(length, abs=0.001 * len(swings))


def test_a_swing_is_about_as_long_as_a_wave():
    for length in (100, 571, 992):
        assert abs(length / svg.swings(length) - svg.WAVE) < 2


def test_a_fold_reaches_over_both_sides_and_is_closed():
    path = svg.fold(box(0, 50, 300, 12))

    assert path.startswith(f"M{svg.px(-svg.OVER)} 50c")
    assert "V62c" in path
    assert path.endswith("Z")


def test_the_lines_of_a_fold_are_its_two_waves_and_nothing_between():
    path = svg.fold_lines(box(0, 50, 300, 12))

    assert re.findall(r"M(\S+) (\d+)c", path) == [("-1.5", "50"), ("301.5", "62")]
    assert not set("VHZL") & set(path)


@pytest.mark.parametrize(
    ("torn", "starts"), [({}, []), ({"torn_left": True}, ["-1.5"]), ({"torn_right": True}, ["301.5"])]
)
def test_a_side_that_cuts_through_words_is_covered_with_a_wave(torn, starts):
    sides = svg.torn_sides(crop(**torn))

    assert [re.match(r"M(\S+) ", cover)[1] for cover, _ in sides] == starts
    for cover, line in sides:
        assert line.removeprefix("M") in cover
        assert cover.endswith("Z")


def test_both_sides_can_be_torn():
    assert len(svg.torn_sides(crop(torn_left=True, torn_right=True))) == 2


def test_templates_draw_discs_as_large_as_the_geometry_places_them():
    assert svg.radius == RADIUS
