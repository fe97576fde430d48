"""Nothing drawn covers anything: crops, outlines, numbers and lines on pages of every kind."""

from __future__ import annotations

from datetime import timedelta
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.facts.recording import Box, Mark, Neighbor, Step
from assistant.publishers.layout import callouts, crop
from assistant.publishers.layout.boxes import grown, holds
from assistant.publishers.layout.callouts import DISCS_APART, LINING, Drawing, annotated, disc_box, leader_boxes
from assistant.publishers.layout.crop import Crop, excerpt, opening
from assistant.publishers.layout.cut_lines import LEAST_CLEAR, CropSource
from assistant.publishers.layout.outline import LINE, crosses, outlines, targets
from assistant.publishers.layout.phone import for_phone
from assistant.publishers.layout.rows import chapters

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
    phone = for_phone(page, narrow, marks, left_rail=True)
    return [
        annotated(picture, marks, page.neighbors, left_rail=rail)
        for picture, rail in ((wide, False), (narrow, narrow.width <= crop.COLUMN), (phone, True))
    ]


quickly = settings(max_examples=60, deadline=timedelta(seconds=5), derandomize=True)


@quickly
@given(pages())
def test_no_number_and_no_line_covers_a_text(page: tuple[CropSource, tuple[Step, ...]]):
    """Text that is cut off by the picture's edge does not count where it is not shown."""
    for drawing in drawings(*page):
        texts = callouts.seen(drawing.crop, page[0].neighbors, "text", "heading")
        for disc in drawing.discs:
            for drawn in (grown(disc.box, LINING), *leader_boxes(disc.leader)):
                assert not any(drawn.touches(text) for text in texts)


@quickly
@given(pages())
def test_numbers_keep_apart(page: tuple[CropSource, tuple[Step, ...]]):
    for drawing in drawings(*page):
        for one, other in combinations(drawing.discs, 2):
            assert not grown(one.box, DISCS_APART - 0.01).touches(other.box)


@quickly
@given(pages())
def test_every_number_stands_inside_its_drawing(page: tuple[CropSource, tuple[Step, ...]]):
    for drawing in drawings(*page):
        assert all(holds(drawing.edge, disc_box(disc.center)) for disc in drawing.discs)


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


def mark(x: float, y: float, label: Box | None = None, **more: str) -> Mark:
    return Mark(words="A", box=Box(x=x, y=y, width=100, height=40), label=label, **more)


def test_marks_of_one_sentence_share_an_outline_with_their_labels():
    label = Box(x=0, y=70, width=60, height=21)

    (together,) = outlines([mark(0, 100, label), mark(150, 100)], [label], [])

    assert holds(together, label)
    assert together.right > 250


def test_a_shared_outline_takes_in_what_it_would_cross():
    between = Box(x=50, y=150, width=150, height=40)

    (together,) = outlines([mark(0, 100), mark(0, 200)], [], [between])

    assert holds(together, between)


def test_marks_far_apart_get_an_outline_each():
    assert len(outlines([mark(0, 100), mark(0, 900)], [], [])) == 2


def test_a_check_box_shares_its_outline_with_the_label_beside_it():
    label = Box(x=110, y=105, width=60, height=21)

    (outline,) = outlines([mark(0, 100, label, role="checkbox")], [label], [])

    assert holds(outline, label)


def test_words_are_outlined_closely_where_other_words_stand_near():
    near = Box(x=0, y=144.5, width=100, height=21)

    (outline,) = outlines([mark(0, 100)], [near], [])

    assert not crosses(outline, [near])


def test_a_number_that_the_left_rail_cannot_reach_stands_on_blank_ground():
    """“Account Type” stands left of the words, so that the number goes above them."""
    words = Mark(words="Legacy", box=Box(x=300, y=405, width=100, height=21))
    page = CropSource(
        AREA, (Neighbor(kind="text", box=Box(x=40, y=405, width=120, height=21), words="Account Type"),), ""
    )
    step = Step(number=7, verb="see", template="", sentence="", file="", line=1, marks=(words,))
    marks = targets([step], page.neighbors)

    drawing = annotated(excerpt(page, marks, with_heading=False), marks, page.neighbors, left_rail=True)

    (disc,) = drawing.discs
    assert disc.center.x > 0
    assert disc.center.y < drawing.outlines[0].box.y
    assert drawing.outlines[0].dashed


def test_lines_are_as_wide_as_drawn():
    (box,) = leader_boxes((callouts.Point(0, 10), callouts.Point(20, 10)))

    assert (box.x, box.right) == (0, 20)
    assert round(box.height, 6) == LINE + 2 * LINING


def test_a_crop_knows_what_it_leaves_out():
    picture = Crop(tuple(crop.stacked([Box(x=0, y=0, width=500, height=50), Box(x=0, y=200, width=500, height=50)])))

    assert picture.shown(Box(x=10, y=100, width=20, height=20)) is None
    assert picture.shown(Box(x=10, y=210, width=20, height=20)) == Box(x=10, y=67, width=20, height=20)


def test_an_item_of_a_bar_is_outlined_without_its_padding():
    """With the arrow of its menu, which stands in the padding at the right."""
    item = Mark(words="Utilities", box=Box(x=100, y=0, width=120, height=44), role="link")
    words, next_item = Box(x=112, y=12, width=70, height=20), Box(x=220, y=0, width=90, height=44)

    (outline,) = outlines([item], [words], [item.box, next_item])

    assert holds(outline, words)
    assert outline.y > 0
    assert outline.right > 200


def test_a_link_without_an_edge_is_outlined_as_its_words_stand():
    """It fills the height of its bar, and an outline around all of that would run over the bar's edges."""
    item = Mark(words="Log Out", box=Box(x=100, y=0, width=70, height=44), role="button")
    words = Box(x=100, y=13, width=70, height=17)

    (outline,) = outlines([item], [words], [item.box])

    assert holds(outline, words)
    assert outline.y > item.box.y
    assert outline.bottom < item.box.bottom


def test_so_are_several_of_them():
    words = [Box(x=100, y=13, width=30, height=17), Box(x=156, y=13, width=40, height=17)]
    bar = [Neighbor(kind="control", box=Box(x=box.x, y=0, width=box.width, height=44)) for box in words]
    text = [Neighbor(kind="text", box=box) for box in words]
    read = Step(
        number=1, verb="see", template="", sentence="", file="", line=1,
        marks=tuple(Mark(words="Civil", box=box) for box in words),
    )  # fmt: skip

    (target,) = targets([read], [*bar, *text])

    assert all(outline.y > 0 and outline.bottom < 44 for outline in target.outlines)


def test_a_link_that_looks_like_a_button_is_outlined_whole():
    button = Mark(words="Register", box=Box(x=100, y=0, width=120, height=44), role="link")

    (outline,) = outlines([button], [Box(x=120, y=12, width=70, height=20)], [button.box])

    assert holds(outline, button.box)


def test_an_outline_leaves_room_beside_its_words():
    """A check box's label ends where its box ends; the lining would else cut its last letter."""
    label = Box(x=110, y=105, width=60, height=21)

    (outline,) = outlines([mark(0, 100, label, role="checkbox")], [label], [])

    assert outline.right - label.right > LINE / 2 + LINING


def test_an_outline_takes_in_the_sign_beside_its_words():
    """The asterisk of a required field stands before its words, and would be cut in two."""
    asterisk, words = Box(x=52, y=100, width=8, height=21), Box(x=62, y=100, width=120, height=21)

    (outline,) = outlines([Mark(words="Required Information", box=words)], [asterisk, words], [])

    assert holds(outline, asterisk)


def test_a_number_stands_nearer_to_its_own_outline_than_to_any_other():
    """Two fields below each other, and no way in from the left: no number stands midway between the two."""
    labels = [Box(x=40, y=y, width=150, height=21) for y in (130, 240)]
    blocks = [Neighbor(kind="text", box=Box(x=0, y=y + 30, width=38, height=43), words="wall") for y in (130, 240)]
    fields = [Box(x=60, y=y + 30, width=200, height=43) for y in (130, 240)]
    neighbors = (
        *(Neighbor(kind="text", box=box, words="Label") for box in labels),
        *(Neighbor(kind="control", box=box) for box in fields),
        *blocks,
    )
    steps = [
        Step(
            number=n,
            verb="fill",
            template="",
            sentence="",
            file="",
            line=1,
            marks=(Mark(words="A", box=box, role="textbox"),),
        )
        for n, box in enumerate(fields, 1)
    ]
    page = CropSource(AREA, neighbors, "")
    marks = targets(steps, neighbors)

    drawing = annotated(excerpt(page, marks, with_heading=False), marks, neighbors, left_rail=True)

    for outline, disc in drawing.pairs():
        others = [other.box for other in drawing.outlines if other is not outline]
        own = callouts.distance(disc.center, outline.box)
        assert all(own < callouts.distance(disc.center, other) for other in others)


def test_no_line_leads_over_a_fold_where_there_is_another_way(recording):
    for row in (row for chapter in chapters(recording) for row in chapter.rows):
        for disc in row.drawing.discs:
            top, bottom = min(p.y for p in disc.leader), max(p.y for p in disc.leader)
            assert not any(top < fold.y < bottom for fold in row.drawing.crop.folds)


def test_a_link_within_a_line_is_outlined_with_the_rest_of_it():
    """Between a link and the words that go on after it is a space, too narrow for a line."""
    link, rest = Box(x=32, y=100, width=280, height=24), Box(x=312, y=100, width=200, height=24)

    (outline,) = outlines([Mark(words="History", box=link, role="link")], [link, rest], [])

    assert holds(outline, rest)


def test_a_link_within_a_paragraph_is_outlined_alone():
    link, rest = Box(x=32, y=100, width=280, height=24), Box(x=312, y=100, width=600, height=24)

    (outline,) = outlines([Mark(words="History", box=link, role="link")], [link, rest], [])

    assert outline.right < 330


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
