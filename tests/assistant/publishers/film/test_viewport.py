"""What part of a screen the camera shows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.facts.recording import Box, Neighbor
from assistant.publishers.film.viewport import (
    AROUND_MARK,
    FAR,
    FRAME_WIDTH,
    NEAR,
    SHIFT,
    VIEW_HEIGHT,
    View,
    cut,
    dialog_of,
    filmed_page,
    framed,
    looking_at,
    overview,
    sliced,
    things_on,
    whole_lines,
    within_page,
)
from assistant.publishers.layout.boxes import grown, holds

PAGE = Box(x=0, y=0, width=992, height=1120)


def box(x: float, y: float, width: float, height: float) -> Box:
    return Box(x=x, y=y, width=width, height=height)


@pytest.fixture
def screen(short):
    return short.screens[0]


def with_neighbors(screen, *neighbors: Neighbor):
    return screen.model_copy(update={"neighbors": neighbors})


def banner(y: float, height: float) -> Neighbor:
    return Neighbor(kind="banner", box=box(0, y, 992, height))


def test_a_view_has_the_shape_of_the_films_picture():
    view = View(16, 200, 960)

    assert view.scale == 2
    assert view.height == VIEW_HEIGHT / 2
    assert view.box == box(16, 200, 960, 436)
    assert view.place(16, 200) == (0, 0)
    assert view.place(976, 636) == (FRAME_WIDTH, VIEW_HEIGHT)


marks = st.builds(box, st.integers(0, 900), st.integers(0, 1000), st.integers(10, 92), st.integers(10, 120))


@given(marks)
def test_what_a_sentence_speaks_of_is_wholly_seen(mark: Box):
    (view,) = looking_at([mark], PAGE, View(16, 0, 960))

    assert FAR <= view.scale <= NEAR
    assert holds(view.box, cut(mark, PAGE))


@given(marks)
def test_the_camera_that_sees_well_does_not_move(mark: Box):
    (view,) = looking_at([mark], PAGE, View(16, 0, 960))

    assert looking_at([mark], PAGE, view) == (view,)


def test_nothing_beyond_the_page_is_shown_where_the_page_is_large_enough():
    corner = framed(box(980, 1110, 10, 10), PAGE, NEAR)

    assert corner.box.right <= PAGE.right
    assert corner.box.bottom <= PAGE.bottom


@pytest.mark.parametrize(
    ("start", "there"), [(-50, 0), (100, 100), (900, 600), (99.6, 100)], ids=["before", "inside", "behind", "rounded"]
)
def test_a_start_is_moved_into_the_page_on_whole_pixels(start, there):
    assert within_page(start, 400, 0, 1000) == there


def test_a_page_shorter_than_the_picture_stands_in_the_middle():
    assert within_page(0, 500, 0, 300) == -100


def wide(screen, *things: Box):
    """A page of 1280 pixels, on which these things stand."""
    shown = with_neighbors(screen, *(Neighbor(kind="text", box=thing, words="words") for thing in things))
    return shown.model_copy(update={"left": screen.left.model_copy(update={"box": box(0, 0, 1280, 1120)})})


def test_a_page_is_first_seen_from_its_top_and_as_near_as_what_is_on_it_allows(screen):
    assert overview(screen).scale == NEAR
    assert overview(screen).y == filmed_page(screen).y
    assert overview(wide(screen)).scale == pytest.approx(FAR)


@pytest.mark.parametrize(
    ("things", "start", "width"),
    [((box(20, 100, 700, 24),), 0, 960), ((box(300, 100, 900, 24),), 270, 960), ((box(20, 100, 1200, 24),), 0, 1280)],
    ids=["at the left", "in the middle", "all over"],
)
def test_blank_margins_are_left_out_where_all_else_is_seen_from_near(screen, things, start, width):
    page = filmed_page(wide(screen, *things))

    assert (page.x, page.width) == (start, width)


def test_an_open_dialog_is_seen_in_the_middle(short):
    dialog, view = dialog_of(short.screens[1]), overview(short.screens[1])

    assert holds(view.box, dialog)
    assert dialog.y - view.box.y == pytest.approx(view.box.bottom - dialog.bottom, abs=1)


def test_what_says_that_it_is_a_training_copy_is_above_all_that_is_filmed(screen):
    words = [Neighbor(kind="text", box=box(240, y, 90, 21), words="words") for y in (10, 53, 200)]
    barred = with_neighbors(screen, banner(43, 41), banner(0, 43), *words)

    assert filmed_page(barred).y == overview(barred).y == 84
    assert [thing.y for thing in things_on(barred, "text")] == [200]
    assert filmed_page(with_neighbors(screen)) == screen.left.box


def test_a_line_counts_for_each_edge_that_cuts_it():
    view = View(0, 100, 960)

    assert sliced(view, [box(0, 90, 50, 20), box(0, 530, 50, 20), box(0, 300, 50, 20)]) == 2


def test_the_camera_moves_off_a_line_by_as_little_as_it_can(screen):
    line = Neighbor(kind="text", box=box(60, 520, 200, 24), words="words")
    crowded = with_neighbors(screen, line)
    view = View(16, 94, 960)

    moved = whole_lines(view, crowded, [box(60, 300, 400, 43)])

    assert sliced(view, [line.box]) == 1
    assert sliced(moved, [line.box]) == 0
    assert abs(moved.y - view.y) <= SHIFT


def test_it_never_moves_so_far_that_the_mark_is_lost(screen):
    mark = box(60, 495, 400, 30)
    lines = [Neighbor(kind="text", box=box(60, y, 200, 24), words="words") for y in range(100, 900, 25)]
    view = framed(grown(mark, AROUND_MARK), filmed_page(screen), NEAR)

    assert holds(whole_lines(view, with_neighbors(screen, *lines), [mark]).box, mark)
