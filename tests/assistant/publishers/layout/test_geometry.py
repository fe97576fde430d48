"""Nothing drawn covers anything, on pages of every kind: crops, outlines, numbers and lines together."""

from __future__ import annotations

from datetime import timedelta
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.facts.recording import Box, Mark, Neighbor, Step
from assistant.publishers.layout import callouts, crop
from assistant.publishers.layout.boxes import grown, holds
from assistant.publishers.layout.callouts import DISCS_APART, LINING, Drawing, annotated, disc_box, leader_boxes
from assistant.publishers.layout.crop import excerpt, opening
from assistant.publishers.layout.cut_lines import LEAST_CLEAR, CropSource
from assistant.publishers.layout.outline import targets
from assistant.publishers.layout.phone import on_phone

AREA = Box(x=0, y=43, width=992, height=957)


@st.composite
def pages(draw: st.DrawFn) -> tuple[CropSource, tuple[Step, ...]]:
    """A page of lines and fields in a loose grid, and steps that mark some of them."""
    cells = draw(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 29)), min_size=1, max_size=40, unique=True))
    neighbors, marks = [], []
    for column, line in sorted(cells):
        shift = draw(st.integers(0, 6))
        box = Box(x=20 + 96 * column + shift, y=110 + 29 * line, width=draw(st.integers(20, 90)), height=21)
        kind = draw(st.sampled_from(["text", "text", "control"]))
        neighbors.append(Neighbor.model_validate({"kind": kind, "box": box, "words": "words"}))
        marks.append(Mark(words="words", box=box, role="textbox" if kind == "control" else "link"))
    chosen = draw(st.lists(st.sampled_from(marks), min_size=1, max_size=5, unique=True))
    neighbors.append(Neighbor(kind="heading", box=Box(x=32, y=60, width=300, height=40), words="A page"))
    steps = tuple(
        Step(number=number, verb="click", template="", sentence="", file="", line=1, marks=(mark,))
        for number, mark in enumerate(chosen, 1)
    )
    return CropSource(AREA, tuple(neighbors), "A page"), steps


def drawings(page: CropSource, steps: tuple[Step, ...]) -> list[Drawing]:
    """All the pictures that a guide may make of a page."""
    marks = targets(steps, page.neighbors)
    wide, narrow = opening(page, marks), excerpt(page, marks, with_heading=True)
    drawn = [
        annotated(picture, marks, page.neighbors, left_rail=rail)
        for picture, rail in ((wide, False), (narrow, narrow.width <= crop.COLUMN))
    ]
    return [*drawn, on_phone(page, narrow, marks, rail=True)]


quickly = settings(max_examples=60, deadline=timedelta(seconds=5), derandomize=True)


@quickly
@given(pages())
def test_numbers_and_lines_cover_no_text_keep_apart_and_stand_inside(page: tuple[CropSource, tuple[Step, ...]]):
    """Text that is cut off by the picture's edge does not count where it is not shown."""
    for drawing in drawings(*page):
        texts = callouts.boxes_in_picture(drawing.crop, page[0].neighbors, "text", "heading")
        for disc in drawing.discs:
            for drawn in (grown(disc.box, LINING), *leader_boxes(disc.leader)):
                assert not any(drawn.touches(text) for text in texts)
            assert holds(drawing.edge, disc_box(disc.center))
        for one, other in combinations(drawing.discs, 2):
            assert not grown(one.box, DISCS_APART - 0.01).touches(other.box)


@quickly
@given(pages())
def test_an_outline_holds_its_mark(page: tuple[CropSource, tuple[Step, ...]]):
    sheet, steps = page

    marked = targets(steps, sheet.neighbors)

    for step, target in zip(steps, marked, strict=True):
        assert holds(target.outlines[0], step.marks[0].box)


@quickly
@given(pages())
def test_every_mark_is_in_the_picture(page: tuple[CropSource, tuple[Step, ...]]):
    sheet, steps = page

    picture = excerpt(sheet, targets(steps, sheet.neighbors), with_heading=True)

    assert all(any(holds(strip.box, step.marks[0].box) for strip in picture.strips) for step in steps)


@quickly
@given(pages())
def test_no_cut_runs_near_a_text(page: tuple[CropSource, tuple[Step, ...]]):
    sheet, steps = page
    below, above = LEAST_CLEAR
    marks = targets(steps, sheet.neighbors)

    for picture in (opening(sheet, marks), excerpt(sheet, marks, with_heading=True)):
        for strip in picture.strips:
            shown = [box for box in sheet.of("text", "heading") if box.x < strip.box.right and strip.box.x < box.right]
            for cut in {strip.box.y, strip.box.bottom} - {AREA.y, AREA.bottom}:
                assert not any(box.y - above < cut < box.bottom + below for box in shown)


@quickly
@given(pages())
def test_every_mark_is_whole_on_a_phone(page: tuple[CropSource, tuple[Step, ...]]):
    sheet, steps = page
    marks = targets(steps, sheet.neighbors)

    picture = on_phone(sheet, excerpt(sheet, marks, with_heading=True), marks, rail=True).crop

    assert all(any(holds(strip.box, step.marks[0].box) for strip in picture.strips) for step in steps)
