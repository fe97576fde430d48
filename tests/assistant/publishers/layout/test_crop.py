"""Which parts of a screen a picture shows: what is folded away, and where no cut may run."""

from __future__ import annotations

import pytest

from assistant.facts.recording import Box, Mark, Neighbor, Step
from assistant.facts.signs import Sign
from assistant.publishers.layout import crop
from assistant.publishers.layout.boxes import holds
from assistant.publishers.layout.crop import Crop, excerpt, folded_crop, opening
from assistant.publishers.layout.cut_lines import CLEAR, CropSource
from assistant.publishers.layout.outline import Target, targets

AREA = Box(x=0, y=43, width=992, height=957)


def test_a_crop_knows_what_it_leaves_out():
    picture = Crop(tuple(crop.stacked([Box(x=0, y=0, width=500, height=50), Box(x=0, y=200, width=500, height=50)])))

    assert picture.shown(Box(x=10, y=100, width=20, height=20)) is None
    assert picture.shown(Box(x=10, y=210, width=20, height=20)) == Box(x=10, y=67, width=20, height=20)


def test_no_tab_is_cut_off():
    """A strip of tabs that is wider than a column makes the picture wider, for the last tab may be the open one."""
    names = [Neighbor(kind="text", box=Box(x=x, y=210, width=60, height=21), words="Tab") for x in (60, 300, 620)]
    tabs = Neighbor(kind="tabs", box=Box(x=32, y=195, width=928, height=53))
    link = Box(x=60, y=400, width=100, height=21)
    page = CropSource(AREA, (*names, tabs, Neighbor(kind="text", box=link, words="A link")), "")
    step = Step(
        number=1,
        verb="click",
        template="",
        sentence="",
        file="",
        line=1,
        marks=(Mark(words="A", box=link, role="link"),),
    )

    picture = excerpt(page, targets([step], page.neighbors), with_heading=False)

    assert picture.strips[0].box.right > 680


def box(x: float, y: float, width: float, height: float) -> Box:
    return Box(x=x, y=y, width=width, height=height)


def text(x: float, y: float, width: float = 100) -> Neighbor:
    return Neighbor(kind="text", box=box(x, y, width, 21), words="words")


def heading(width: float = 300) -> Neighbor:
    return Neighbor(kind="heading", box=box(32, 60, width, 40), words="A page")


def target(*boxes: Box) -> list[Target]:
    return [Target(Sign(1), boxes, dashed=False)]


def test_lines_between_the_heading_and_a_mark_far_below_are_folded_away():
    page = CropSource(AREA, (heading(), *(text(32, 130 + 40 * line) for line in range(15))), "A page")

    picture = excerpt(page, target(box(60, 800, 200, 40)), with_heading=True)

    first, second = picture.strips
    assert holds(first.box, box(32, 60, 300, 40))
    assert holds(second.box, box(60, 800, 200, 40))
    assert second.top == first.box.height + crop.FOLD_HEIGHT
    assert picture.height == first.box.height + crop.FOLD_HEIGHT + second.box.height
    assert [fold.height for fold in picture.folds] == [crop.FOLD_HEIGHT]


def test_a_line_or_two_is_shown_rather_than_folded_away():
    page = CropSource(AREA, (heading(),), "A page")

    picture = excerpt(page, target(box(60, 150, 200, 40)), with_heading=True)

    assert len(picture.strips) == 1
    assert picture.folds == ()


@pytest.mark.parametrize("under_tabs", [True, False])
def test_a_heading_that_was_just_seen_is_left_out(under_tabs):
    """The line above the picture says where it is."""
    tabs = Neighbor(kind="tabs", box=box(32, 195, 928, 53))
    page = CropSource(AREA, (heading(), *[tabs] * under_tabs), "A page")

    picture = excerpt(page, target(box(60, 800, 200, 40)), with_heading=False)

    assert not any(strip.box.touches(box(32, 60, 300, 40)) for strip in picture.strips)


def test_where_nothing_is_marked_a_heading_that_was_just_seen_is_all_there_is_to_show():
    page = CropSource(AREA, (heading(),), "A page")

    picture = excerpt(page, (), with_heading=False)

    assert holds(picture.strips[0].box, box(32, 60, 300, 40))


def test_a_picture_is_a_column_wide_and_wider_only_for_a_mark_beyond_it():
    page = CropSource(AREA, (heading(),), "A page")

    near = excerpt(page, target(box(60, 150, 200, 40)), with_heading=True)
    far = excerpt(page, target(box(60, 150, 700, 40)), with_heading=True)
    farthest = excerpt(page, target(box(60, 150, 920, 40)), with_heading=True)

    assert (near.width, far.width, farthest.width) == (crop.COLUMN, crop.BESIDE_RAIL, AREA.width)


@pytest.mark.parametrize(("below", "shown"), [(300, True), (600, False)])
def test_a_line_below_the_heading_makes_no_picture_wider(below, shown):
    """Where both cannot be parted and the line is too wide, both are left out, for the steps say which page it is."""
    page = CropSource(AREA, (heading(), text(32, 104, below)), "A page")

    picture = excerpt(page, target(box(60, 400, 200, 40)), with_heading=True)

    assert picture.width == crop.COLUMN
    assert (picture.shown(box(32, 60, 300, 40)) is not None) == shown


def test_a_page_of_about_that_width_loses_its_margins_so_that_a_rail_has_room_beside_it():
    mark = box(60, 150, 880, 40)

    (strip,) = excerpt(CropSource(AREA, (heading(),), "A page"), target(mark), with_heading=True).strips

    assert strip.box.width == crop.BESIDE_RAIL
    assert holds(strip.box, mark)


def test_a_right_edge_through_words_moves_to_the_left_of_them():
    words = text(500, 160, 200)
    page = CropSource(AREA, (heading(), words), "A page")

    picture = excerpt(page, target(box(60, 150, 200, 40)), with_heading=True)

    assert picture.strips[0].box.right <= words.box.x - CLEAR
    assert not picture.torn


def test_an_edge_that_must_cut_words_is_torn():
    """A line across all of the page, and a mark in it: no narrower picture would show the mark."""
    page = CropSource(AREA, (text(0, 160, 992),), "")

    narrow = folded_crop(page, target(box(300, 155, 200, 30)), crop.COLUMN, with_heading=False)

    assert narrow.torn_right
    assert narrow.torn


def test_a_sites_first_page_is_shown_in_full_width_down_to_the_marks():
    page = CropSource(AREA, (heading(),), "A page")

    picture = opening(page, target(box(60, 150, 200, 40)))

    (strip,) = picture.strips
    assert (strip.box.x, strip.box.right) == (0, 992)
    assert strip.box.bottom == AREA.y + crop.OPENING


def test_a_mark_far_down_a_first_page_is_folded_to():
    page = CropSource(AREA, (heading(),), "A page")

    picture = opening(page, target(box(60, 800, 200, 40)))

    assert len(picture.strips) == 2
    assert picture.width == AREA.width


def test_a_box_over_an_edge_belongs_to_the_strip_that_has_most_of_it():
    picture = Crop(tuple(crop.stacked([box(0, 0, 500, 50), box(0, 200, 500, 50)])))

    assert picture.placed(box(10, 240, 20, 20)) == box(10, 97, 20, 20)
    assert picture.shown(box(10, 240, 20, 20)) == box(10, 97, 20, 10)


def test_a_label_close_above_a_mark_is_shown_with_it():
    label = text(60, 400)
    page = CropSource(AREA, (heading(), label), "A page")

    strip = crop.mark_strip(page, box(60, 425, 200, 40), AREA)

    assert holds(strip, label.box)


def test_a_label_far_above_its_field_is_shown_as_well():
    label = text(60, 400)
    field = Target(Sign(1), (box(60, 440, 200, 40),), dashed=False, labels=(label.box,))
    page = CropSource(AREA, (heading(), label), "A page")

    assert folded_crop(page, [field], 571, with_heading=True).shown(label.box) is not None


def test_a_label_beside_its_box_needs_no_room_of_its_own():
    """No number leads to it, though the box keeps the rail from reaching it."""
    check_box, label = Neighbor(kind="control", box=box(60, 402, 18, 18)), text(86, 400)
    page = CropSource(AREA, (heading(), text(60, 340), check_box, label), "A page")
    alone = Target(Sign(1), (check_box.box,), dashed=False)

    named = Target(Sign(1), (check_box.box,), dashed=False, labels=(label.box,))

    assert folded_crop(page, [named], 571, with_heading=True) == folded_crop(page, [alone], 571, with_heading=True)


def test_what_the_rail_cannot_reach_gets_room_for_its_number_above():
    mark = box(300, 405, 100, 21)
    free, blocked = CropSource(AREA, (), ""), CropSource(AREA, (text(40, 405),), "")

    assert crop.reached_from_left(free, mark, AREA)
    assert not crop.reached_from_left(blocked, mark, AREA)
    blocked_strip, free_strip = (crop.mark_strip(page, mark, AREA) for page in (blocked, free))
    assert blocked_strip.y <= mark.y - crop.ROOM_FOR_NUMBERS < free_strip.y


def test_strips_that_nearly_meet_become_one():
    apart = crop.WORTH_FOLDING

    assert len(crop.merged([box(0, 100, 9, 10), box(0, 0, 9, 100 - apart)])) == 2
    assert crop.merged([box(0, 100, 9, 10), box(0, 0, 9, 101 - apart)]) == [box(0, 0, 9, 110)]
