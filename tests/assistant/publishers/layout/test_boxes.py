"""Small sums with rectangles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.facts.recording import Box
from assistant.publishers.layout.boxes import between, bounding_box, grown, holds, middle_x, middle_y, moved, shared

edges = st.integers(-500, 500)
lengths = st.integers(1, 500)
any_box = st.builds(Box, x=edges, y=edges, width=lengths, height=lengths)


@given(st.lists(any_box, min_size=1, max_size=6))
def test_what_is_around_boxes_holds_each_and_touches_all_four_sides(boxes: list[Box]):
    outer = bounding_box(boxes)

    assert all(holds(outer, box) for box in boxes)
    assert (outer.x, outer.y) == (min(box.x for box in boxes), min(box.y for box in boxes))
    assert (outer.right, outer.bottom) == (max(box.right for box in boxes), max(box.bottom for box in boxes))


@given(any_box, any_box)
def test_what_two_boxes_share_lies_in_both(one: Box, other: Box):
    common = shared(one, other)

    assert (common is None) == (not one.touches(other))
    assert common is None or (holds(one, common) and holds(other, common))
    assert shared(other, one) == common


@given(any_box, st.integers(0, 50))
def test_a_box_that_grows_and_shrinks_is_the_same(box: Box, by: int):
    assert holds(grown(box, by), box)
    assert grown(grown(box, by), -by) == box


@given(any_box, edges, edges)
def test_a_box_that_moves_keeps_its_size(box: Box, right: int, down: int):
    there = moved(box, right, down)

    assert (there.width, there.height) == (box.width, box.height)
    assert (middle_x(there), middle_y(there)) == (middle_x(box) + right, middle_y(box) + down)


def test_boxes_side_by_side_share_nothing():
    assert shared(between(0, 0, 10, 10), between(10, 0, 20, 10)) is None


def test_around_nothing_is_nothing():
    with pytest.raises(ValueError, match="empty"):
        bounding_box([])
