"""What a phone shows of a picture: all that is named, whole, through a window that cuts no words where it need not."""

from __future__ import annotations

from itertools import pairwise

import pytest

from assistant.facts.recording import Box, Neighbor
from assistant.facts.signs import Sign
from assistant.publishers.layout.boxes import holds
from assistant.publishers.layout.callouts import RAIL_WIDTH
from assistant.publishers.layout.crop import COLUMN, Crop, Strip, stacked
from assistant.publishers.layout.cut_lines import CropSource
from assistant.publishers.layout.outline import Target
from assistant.publishers.layout.phone import (
    NARROWER,
    PHONE_WIDTH,
    WIDEST,
    as_window,
    for_phone,
    grouped,
    on_phone,
    uncut,
)

AREA = Box(x=0, y=43, width=992, height=957)
BESIDE_NUMBERS = PHONE_WIDTH - RAIL_WIDTH


def box(x: float, y: float, width: float, height: float) -> Box:
    return Box(x=x, y=y, width=width, height=height)


def text(x: float, y: float, width: float) -> Neighbor:
    return Neighbor(kind="text", box=box(x, y, width, 21), words="words")


def target(*marks: Box, number: int = 1, named: tuple[Box, ...] = (), helps: tuple[Box, ...] = ()) -> Target:
    return Target(Sign(number), marks, dashed=False, named=named, helps=helps)


def shown(crop: Crop, *targets: Target, beside: tuple[Neighbor, ...] = (), name: str = "") -> Crop:
    return for_phone(CropSource(AREA, beside, name), crop, targets, BESIDE_NUMBERS)


def column() -> Crop:
    return Crop((Strip(box(0, 100, COLUMN, 300), 0),))


def wide() -> Crop:
    return Crop((Strip(box(0, 43, 992, 600), 0),))


def is_whole(picture: Crop, thing: Box) -> bool:
    return any(holds(strip.box, thing) for strip in picture.strips)


def test_it_is_as_wide_as_a_phone_with_its_rail():
    marks = [target(box(60, 150, 100, 40))]
    page = CropSource(AREA, (), "")

    railed, without = (on_phone(page, column(), marks, rail=rail) for rail in (True, False))

    assert railed.edge.width == without.edge.width == PHONE_WIDTH
    assert (railed.left_rail, without.left_rail) == (True, False)


def test_the_left_of_a_column_stays_where_the_mark_is_there():
    assert shown(column(), target(box(60, 150, 100, 40))).strips[0].box.x == 0


def test_a_wide_field_is_shown_whole_and_has_its_number_where_there_is_room():
    field = box(60, 150, 450, 40)
    page = CropSource(AREA, (), "")

    drawing = on_phone(page, column(), [target(field)], rail=True)

    assert is_whole(drawing.crop, field)
    assert drawing.crop.width <= WIDEST
    assert not drawing.left_rail
    assert drawing.without_line == []


def test_what_is_named_beside_a_mark_is_whole_too():
    heading, mark = box(40, 110, 420, 21), box(60, 300, 100, 40)

    picture = shown(column(), target(mark, named=(heading,)))

    assert is_whole(picture, heading)
    assert is_whole(picture, mark)


def test_a_mark_far_right_moves_the_window_and_keeps_it_whole():
    mark = box(700, 150, 100, 40)

    (strip,) = shown(wide(), target(mark)).strips

    assert holds(strip.box, mark)


def test_the_right_edge_draws_back_before_words_it_would_cut():
    picture = shown(column(), target(box(60, 150, 100, 40)), beside=(text(300, 200, 200),))

    assert picture.strips[0].box.right < 300
    assert picture.strips[0].box.right >= BESIDE_NUMBERS - NARROWER
    assert not picture.torn


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        (box(700, 150, 200, 40), [(500, 160, 95), (600, 160, 60)]),
        (box(60, 150, 450, 40), [(44, 200, 200)]),
        (box(700, 150, 280, 40), [(500, 200, 130), (650, 200, 40)]),
    ],
    ids=["between words of a menu", "wider", "narrower"],
)
def test_a_window_begins_in_no_word_where_one_beside_it_would_not(mark, words):
    page = CropSource(AREA, tuple(text(*one) for one in words), "")

    picture = for_phone(page, Crop((Strip(box(0, 100, 992, 300), 0),)), [target(mark)], BESIDE_NUMBERS)

    assert is_whole(picture, mark)
    assert not picture.torn_left


def test_of_a_wide_picture_lines_far_above_what_is_named_are_left_out():
    """They would begin in the middle of a word; in the whole picture they make room for a number above the mark."""
    mark, other, above = box(520, 411, 130, 28), text(57, 411, 226), text(32, 341, 629)
    page = CropSource(AREA, (other, above), "")

    picture = for_phone(page, wide(), [target(mark)], BESIDE_NUMBERS)

    assert is_whole(picture, mark)
    assert not any(strip.box.touches(above.box) for strip in picture.strips)


def test_words_that_begin_too_far_left_are_torn():
    picture = shown(column(), target(box(60, 150, 100, 40)), beside=(text(0, 200, 500),))

    assert picture.torn_right
    assert not picture.torn_left


def test_marks_further_apart_than_a_phone_make_it_wider():
    marks = target(box(20, 150, 100, 40)), target(box(400, 150, 100, 40), number=2)

    picture = shown(column(), *marks)

    assert BESIDE_NUMBERS < picture.width <= WIDEST
    assert all(is_whole(picture, mark.outlines[0]) for mark in marks)


def test_what_is_too_far_apart_for_a_phone_is_shown_in_parts_below_each_other():
    left, right = target(box(40, 150, 300, 40)), target(box(600, 150, 300, 40), number=2)

    picture = shown(wide(), left, right)

    first, second = picture.strips
    assert holds(first.box, left.outlines[0])
    assert holds(second.box, right.outlines[0])
    assert first.box.width == second.box.width <= WIDEST
    assert as_window(wide(), picture) is None


def test_what_explains_comes_below_what_it_explains():
    fields = [target(box(60, 150 + 90 * line, 400, 40), number=line) for line in range(3)]
    told = target(box(60, 420, 400, 40), number=3, helps=(box(600, 150, 300, 60),))

    *marks, last = grouped([*fields, told])

    assert [[one.sign.number for one in group] for group in marks] == [[0, 1, 2, 3]]
    assert [one.helps for one in last] == [told.helps]


def test_a_heading_is_shown_whole_or_not_at_all():
    name = "A page with a very long name"
    heading = Neighbor(kind="heading", box=box(32, 110, 500, 40), words=name)
    strips = Crop(tuple(stacked([box(0, 100, COLUMN, 60), box(0, 300, COLUMN, 80)])))

    without = shown(strips, target(box(60, 320, 100, 40)), beside=(heading,), name=name)

    assert not any(strip.box.touches(heading.box) for strip in without.strips)
    assert as_window(strips, without) is not None


def test_of_a_tall_picture_the_part_around_the_marks_is_shown():
    (strip,) = shown(wide(), target(box(60, 150, 100, 40))).strips

    assert strip.box.height < 300
    assert strip.box.y <= 150
    assert strip.box.bottom >= 190


def test_a_part_of_a_picture_knows_where_it_begins_there():
    strips = [box(0, 100, COLUMN, 60), box(0, 300, COLUMN, 80)]
    whole, narrow = Crop(tuple(stacked(strips))), [box(20, strip.y, 300, strip.height) for strip in strips]

    assert as_window(whole, Crop(tuple(stacked(narrow)))) == (20, 0)
    assert as_window(whole, Crop(tuple(stacked(narrow[1:])))) == (20, whole.strips[1].top)
    assert as_window(whole, Crop(tuple(stacked([narrow[1], narrow[0]])))) is None


def test_parts_are_as_far_apart_as_a_fold():
    picture = shown(wide(), target(box(40, 150, 300, 40)), target(box(600, 150, 300, 40), number=2))

    assert [after.top - before.bottom for before, after in pairwise(picture.strips)] == [7]


def test_edges_through_words_are_left_out():
    words = [box(100, 0, 50, 20)]

    assert uncut([90, 100, 120, 150, 170], words) == [90, 100, 150, 170]
