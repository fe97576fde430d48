"""Frames are painted from what is known already, on even pixels, and look as the plan says."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PIL import ImageChops

from assistant.facts.recording import Box
from assistant.publishers.film.pace import Silent
from assistant.publishers.film.paint import Painter, even_pixel, in_film, page_in_frame
from assistant.publishers.film.schedule import planned
from assistant.publishers.film.viewport import FRAME_WIDTH, VIEW_HEIGHT, View

TWICE = View(10, 20, FRAME_WIDTH / 2)
"""Two pixels of the film for one of the screen."""


@pytest.fixture(scope="module")
def plan(short):
    return planned(short, Silent())


@pytest.fixture
def still(plan):
    """A frame with a screen, on which nothing moves."""
    frames = (plan.at(tick) for tick in range(plan.length))
    frame = next(frame for frame in frames if frame.picture and frame.outlines and frame.strength)
    return replace(frame, pointer_strength=0, ripple=0.0)


@pytest.mark.parametrize(("edge", "even"), [(0, 0), (0.9, 0), (1.1, 2), (2.9, 2), (3.1, 4), (-1.1, -2)])
def test_an_edge_stands_on_the_nearest_even_pixel(edge, even):
    assert even_pixel(edge) == even


def test_a_box_of_the_screen_stands_in_the_film_as_it_is_seen():
    assert in_film(Box(x=15, y=30, width=7, height=3), TWICE) == Box(x=10, y=20, width=14, height=6)


@pytest.mark.parametrize(
    ("page", "filled"),
    [
        (Box(x=0, y=0, width=5000, height=5000), (0, 0, FRAME_WIDTH, VIEW_HEIGHT)),
        (Box(x=30, y=40, width=100, height=50), (40, 40, 240, 140)),
    ],
)
def test_a_page_fills_the_picture_or_lies_on_the_desk(page, filled):
    assert page_in_frame(page, TWICE) == filled


def test_what_does_not_move_is_painted_once(plan, still):
    painter = Painter(plan.recording)

    assert painter.paint(still) is painter.paint(still)


def test_a_pointer_is_laid_on_a_copy_and_the_still_frame_stays_as_it_is(plan, still):
    painter = Painter(plan.recording)
    before = painter.paint(still).bright.tobytes()
    x, y = still.outlines[-1].box.x, still.outlines[-1].box.y

    pointed = painter.paint(replace(still, pointer=(x, y), pointer_strength=100))

    assert pointed.bright.tobytes() != before
    assert painter.paint(still).bright.tobytes() == before


def test_a_ring_is_laid_around_what_is_pressed(plan, still):
    painter = Painter(plan.recording)

    assert painter.paint(replace(still, ripple=6.0)).bright.tobytes() != painter.paint(still).bright.tobytes()


def test_what_moves_is_the_same_laid_on_its_own_part_as_on_all_of_the_frame(plan, still):
    painter = Painter(plan.recording)
    x, y = still.outlines[-1].box.x, still.outlines[-1].box.y
    pressed = replace(still, ripple=6.0, pointer=(x + 0.3, y + 0.8), pointer_strength=4, pressed=True)
    ring, arrow = (replace(pressed, pointer_strength=0), replace(pressed, ripple=0.0))

    ground, spot = painter.apart(pressed)
    there = {painter.apart(one)[1] for one in (ring, arrow)}

    assert spot.x % 2 == spot.y % 2 == 0
    assert spot.planes.size < ground.size
    assert (spot.x, spot.y) == (min(one.x for one in there), min(one.y for one in there))


@pytest.mark.parametrize("place", [(600, 300), (601, 301), (0, 0)])
def test_a_pointer_s_tip_stands_where_it_points(plan, still, place):
    painter = Painter(plan.recording)
    pointed = replace(still, outlines=(), pointer=still.view.screen_place(*place), pointer_strength=6)

    painted, bare = (painter.paint(one).bright for one in (pointed, replace(pointed, pointer_strength=0)))

    left, top, *_ = ImageChops.difference(painted, bare).getbbox()
    lining = 3
    assert (left, top) == tuple(max(0, edge - lining) for edge in place)


def test_nothing_that_moves_reaches_into_the_band(plan, still):
    painter = Painter(plan.recording)
    x, y = still.view.screen_place(600, VIEW_HEIGHT - 20)

    painted, bare = (painter.paint(one) for one in (replace(still, pointer=(x, y), pointer_strength=6), still))

    differs = ImageChops.difference(painted.bright, bare.bright).getbbox()
    assert differs is not None
    assert differs[3] == VIEW_HEIGHT


@pytest.mark.parametrize("place", [(-400, 100), (100, -400), (2500, 100), (100, 1000)])
def test_what_moves_outside_of_the_screen_is_not_seen(plan, still, place):
    painter = Painter(plan.recording)
    away = replace(still, pointer=still.view.screen_place(*place), pointer_strength=6)

    assert painter.paint(away) is painter.paint(still)


def test_another_painter_paints_the_same(plan, still):
    one, other = (Painter(plan.recording).paint(still) for _ in range(2))

    assert one.bright.tobytes() == other.bright.tobytes()
    assert one.size == (1920, 1080)
