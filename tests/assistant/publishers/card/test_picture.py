"""The picture of a card: the first thing read that is explained, close up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.facts.recording import Box, Neighbor
from assistant.publishers.card.picture import CARD_COLUMN, SMALLEST_PIXEL, TALLEST_IN_COLUMN, close_up, deciding_picture
from assistant.publishers.laid_out import laid_out
from assistant.publishers.layout.cut_lines import CropSource
from assistant.publishers.layout.outline import Target
from assistant.publishers.layout.print_heights import PIXEL

AREA = Box(x=0, y=43, width=992, height=957)
MARK = Box(x=300, y=413, width=112, height=21)


def page(*boxes: Box) -> CropSource:
    return CropSource(AREA, tuple(Neighbor(kind="text", box=box, words="words") for box in boxes), "")


def target(*boxes: Box) -> Target:
    return Target(1, boxes, dashed=False)


@pytest.fixture(scope="module")
def rows(recording):
    return laid_out(recording).rows


def test_it_shows_what_is_read_and_the_steps_that_follow(rows):
    shown = deciding_picture(rows)

    assert shown.row.steps[0].verb == "see"
    assert shown.row.steps == shown.source.steps[-len(shown.row.steps) :]
    assert [disc.sign for disc in shown.row.drawing.discs] == [step.sign for step in shown.row.steps]


def test_it_fits_a_column_and_its_frame_keeps_its_shape(rows):
    shown = deciding_picture(rows)
    edge = shown.row.drawing.edge

    assert shown.narrow
    assert shown.width <= CARD_COLUMN
    assert shown.width / edge.width >= SMALLEST_PIXEL
    assert shown.height == pytest.approx(edge.height * shown.width / edge.width)


def test_its_rails_are_margins_of_the_picture(rows):
    shown = deciding_picture(rows)

    top, right, bottom, left = (float(share.removesuffix("%")) for share in shown.margins.split())
    edge, crop = shown.row.drawing.edge, shown.row.drawing.crop
    assert (left + right) / 100 * edge.width == pytest.approx(edge.width - crop.width, abs=0.1)
    assert (top + bottom) / 100 * edge.width == pytest.approx(edge.height - crop.height, abs=0.1)


def test_without_a_note_the_first_thing_read_is_shown(rows):
    bare = [replace(row, notes=()) for row in rows]

    shown = deciding_picture(bare)

    first = next(row for row in bare if any(step.verb == "see" and step.marks for step in row.steps))
    assert shown.source is first


def test_a_guide_in_which_nothing_is_read_has_none(rows):
    assert deciding_picture([row for row in rows if all(step.verb != "see" for step in row.steps)]) is None


def test_close_up_is_the_line_of_the_mark_as_wide_as_its_words():
    name = Box(x=60, y=413, width=96, height=21)

    crop = close_up(page(name, MARK), [target(MARK)])

    (strip,) = crop.strips
    assert strip.box.x < name.x
    assert MARK.right < strip.box.right < MARK.right + 30
    assert strip.box.height < 120


def test_what_would_cut_a_mark_or_is_too_tall_is_not_shown_close_up():
    wide = Box(x=60, y=413, width=800, height=21)
    marks = [Box(x=60, y=100 + 200 * line, width=100, height=150) for line in range(4)]

    assert close_up(page(wide), [target(wide)]) is None
    assert close_up(page(*marks), [target(*marks)]) is None
    assert close_up(page(MARK), [target(MARK)]).height <= TALLEST_IN_COLUMN


def test_it_shows_where_the_mark_is_as_well():
    heading = Box(x=60, y=340, width=200, height=21)

    crop = close_up(page(heading, MARK), [replace(target(MARK), named=(heading,))])

    assert crop.shown(heading) is not None
    assert crop.shown(MARK) is not None


def test_a_picture_below_both_columns_is_in_the_guides_scale(rows):
    shown = replace(deciding_picture(rows), narrow=False)

    assert shown.width == shown.row.drawing.edge.width * PIXEL
