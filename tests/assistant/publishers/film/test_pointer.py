"""Where the pointer comes from and rests, and how far a click's ring goes."""

from __future__ import annotations

import pytest

from assistant.facts.recording import Box, Mark, Neighbor
from assistant.publishers.film.pointer import (
    POINTER,
    RINGS,
    beyond,
    covered,
    in_sight,
    pointer_box,
    resting,
    ring_reach,
    spaced,
)
from assistant.publishers.film.viewport import NEAR, View
from assistant.publishers.layout.boxes import holds
from assistant.publishers.layout.callouts import Outline

VIEW = View(16, 200, 960)
BUTTON = Mark(words="Next", box=Box(x=65, y=480, width=90, height=46), role="button")


def box(x: float, y: float, width: float, height: float) -> Box:
    return Box(x=x, y=y, width=width, height=height)


@pytest.fixture
def empty(short):
    return short.screens[0].model_copy(update={"neighbors": ()})


def with_words(screen, *boxes: Box):
    words = tuple(Neighbor(kind="text", box=one, words="words") for one in boxes)
    return screen.model_copy(update={"neighbors": words})


@pytest.mark.parametrize(
    ("was", "comes_from"),
    [((400, 300), (400, 300)), ((0, 0), (36, 220)), ((2000, 2000), (916, 616))],
    ids=["in sight", "beyond the upper left", "beyond the lower right"],
)
def test_it_comes_from_where_it_was_or_from_the_nearest_edge(was, comes_from):
    assert in_sight(was, VIEW) == comes_from


def test_it_covers_less_of_the_screen_the_nearer_the_camera_is():
    assert pointer_box((10, 20), 2) == box(10, 20, POINTER[0] / 2, POINTER[1] / 2)
    assert pointer_box((10, 20), 1).width == POINTER[0]


def test_its_tip_rests_in_the_corner_of_what_is_clicked(empty):
    assert resting(BUTTON, empty, NEAR) == (154, 525)


def test_it_avoids_words_below_and_at_the_right(empty):
    crowded = with_words(empty, box(140, 530, 200, 24))

    tip = resting(BUTTON, crowded, NEAR)

    assert tip != (154, 525)
    assert not pointer_box(tip, NEAR).touches(box(142, 532, 196, 20))


def test_it_stays_on_the_page(empty):
    corner = BUTTON.model_copy(update={"box": box(850, 950, 90, 46)})

    assert holds(empty.left.box, pointer_box(resting(corner, empty, NEAR), NEAR))


def test_words_are_pointed_at_from_beside_them(empty):
    link = Mark(words="Forgot?", box=box(65, 480, 90, 21), role="link")
    crowded = with_words(empty, link.box, box(65, 500, 300, 80))

    tip = resting(link, crowded, NEAR)

    assert tip[0] >= link.box.right


def test_what_is_covered_is_counted_by_area():
    body = box(0, 0, 10, 10)

    assert covered(body, [box(5, 5, 10, 10), box(0, 0, 2, 2), box(50, 50, 9, 9)]) == 29
    assert beyond(body, box(0, 0, 10, 4)) == 60
    assert beyond(body, box(0, 0, 99, 99)) == 0


def test_places_are_eight_pixels_apart():
    assert spaced(40, 10) == [32, 24, 16]
    assert spaced(10, 9) == []


def test_a_ring_goes_out_as_far_as_it_meets_no_words(empty):
    outline = Outline(box(62, 477, 96, 52), dashed=False)

    assert ring_reach([outline], empty, NEAR) == RINGS[0]
    assert ring_reach([outline], with_words(empty, box(62, 534, 90, 21)), NEAR) in RINGS[1:]
    assert ring_reach([], empty, NEAR) == 0
