"""What a phone shows of a picture: a window at the marks that cuts no words where it need not."""

from __future__ import annotations

from assistant.facts.recording import Box, Neighbor
from assistant.facts.signs import Sign
from assistant.publishers.layout.callouts import RAIL_WIDTH
from assistant.publishers.layout.crop import COLUMN, Crop, Strip
from assistant.publishers.layout.cut_lines import CropSource
from assistant.publishers.layout.outline import Target
from assistant.publishers.layout.phone import ENOUGH, NARROWER, PHONE_WIDTH, for_phone, uncut

AREA = Box(x=0, y=43, width=992, height=957)


def box(x: float, y: float, width: float, height: float) -> Box:
    return Box(x=x, y=y, width=width, height=height)


def text(x: float, y: float, width: float) -> Neighbor:
    return Neighbor(kind="text", box=box(x, y, width, 21), words="words")


def shown(crop: Crop, mark: Box, *neighbors: Neighbor, rail: bool = True) -> Crop:
    page = CropSource(AREA, neighbors, "")
    return for_phone(page, crop, [Target(Sign(1), (mark,), dashed=False)], left_rail=rail)


def column() -> Crop:
    return Crop((Strip(box(0, 100, COLUMN, 300), 0),))


def wide() -> Crop:
    return Crop((Strip(box(0, 43, 992, 600), 0),))


def test_it_is_as_wide_as_a_phone_with_its_rail():
    assert shown(column(), box(60, 150, 100, 40)).width == PHONE_WIDTH - RAIL_WIDTH
    assert shown(column(), box(60, 150, 100, 40), rail=False).width == PHONE_WIDTH


def test_the_left_of_a_column_stays_where_the_mark_is_there():
    assert shown(column(), box(60, 150, 100, 40)).strips[0].box.x == 0


def test_of_a_wide_field_its_beginning_is_enough():
    picture = shown(column(), box(60, 150, 450, 40))

    assert picture.strips[0].box.right >= 60 + ENOUGH
    assert picture.width == PHONE_WIDTH - RAIL_WIDTH


def test_a_mark_far_right_moves_the_window_and_keeps_it_whole():
    mark = box(700, 150, 100, 40)

    (strip,) = shown(wide(), mark).strips

    assert strip.box.x <= mark.x
    assert mark.right <= strip.box.right


def test_the_right_edge_draws_back_before_words_it_would_cut():
    picture = shown(column(), box(60, 150, 100, 40), text(300, 200, 200))

    assert picture.strips[0].box.right < 300
    assert picture.strips[0].box.right >= PHONE_WIDTH - RAIL_WIDTH - NARROWER
    assert not picture.torn


def test_words_that_begin_too_far_left_are_torn():
    picture = shown(column(), box(60, 150, 100, 40), text(0, 200, 500))

    assert picture.torn_right
    assert not picture.torn_left


def test_marks_further_apart_than_a_phone_make_it_wider():
    page = CropSource(AREA, (), "")
    places = box(20, 150, 100, 40), box(440, 150, 100, 40)
    marks = [Target(Sign(number), (place,), dashed=False) for number, place in enumerate(places, 1)]

    picture = for_phone(page, column(), marks, left_rail=True)

    assert picture.width > PHONE_WIDTH
    assert picture.strips[0].box.right >= 540


def test_of_a_tall_picture_the_part_around_the_marks_is_shown():
    (strip,) = shown(wide(), box(60, 150, 100, 40)).strips

    assert strip.box.height < 300
    assert strip.box.y <= 150
    assert strip.box.bottom >= 190


def test_edges_through_words_are_left_out():
    words = [box(100, 0, 50, 20)]

    assert uncut([90, 100, 120, 150, 170], words) == [90, 100, 150, 170]
