"""Which outline a mark gets: close to edges, clear of letters, one for what belongs together."""

from __future__ import annotations

import pytest

from assistant.facts.recording import Box, Mark, Neighbor, Step
from assistant.publishers.layout.boxes import grown, holds
from assistant.publishers.layout.outline import (
    CONTROL_GAP,
    LINE,
    LINING,
    WORD_GAPS,
    crosses,
    edge_lines,
    edgeless,
    outlines,
    runs_over_letters,
    targets,
)


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


def test_a_link_within_a_line_is_outlined_with_the_rest_of_it():
    """Between a link and the words that go on after it is a space, too narrow for a line."""
    link, rest = Box(x=32, y=100, width=280, height=24), Box(x=312, y=100, width=200, height=24)

    (outline,) = outlines([Mark(words="History", box=link, role="link")], [link, rest], [])

    assert holds(outline, rest)


def test_a_link_within_a_paragraph_is_outlined_alone():
    link, rest = Box(x=32, y=100, width=280, height=24), Box(x=312, y=100, width=600, height=24)

    (outline,) = outlines([Mark(words="History", box=link, role="link")], [link, rest], [])

    assert outline.right < 330


def box(x: float, y: float, width: float, height: float) -> Box:
    return Box(x=x, y=y, width=width, height=height)


def test_a_control_is_outlined_close_to_its_edge():
    (around_field,) = outlines([mark(100, 100, role="textbox")], [], [])

    assert around_field == grown(box(100, 100, 100, 40), CONTROL_GAP)


def test_words_alone_take_the_widest_gap():
    (around_words,) = outlines([mark(100, 100)], [box(100, 100, 100, 40)], [])

    assert around_words == grown(box(100, 100, 100, 40), WORD_GAPS[0])


def test_too_much_of_a_page_is_not_outlined_as_one():
    """Two marks near each other, and between them a block that the shared line would cross and must then hold."""
    far_across = box(50, 150, 700, 40)

    assert len(outlines([mark(0, 100), mark(0, 200)], [], [far_across])) == 2


def test_each_numbered_step_with_marks_has_a_target_and_a_note_has_none():
    def step(number: int | None, verb: str, *marks: Mark) -> Step:
        result = int(verb == "see")
        return Step(number=number, result=result, verb=verb, template="", sentence="", file="", line=1, marks=marks)

    steps = [
        step(1, "open"),
        step(1, "see", mark(0, 100)),
        step(None, "note", mark(0, 200)),
        step(2, "click", mark(0, 300)),
    ]

    found = targets(steps, [])

    assert [(target.sign, target.dashed) for target in found] == [((1, 1), True), ((2, 0), False)]


def test_the_four_lines_of_an_outline_meet_at_its_corners():
    top, bottom, left, right = edge_lines(box(10, 20, 100, 50))

    assert (top.x, top.y, bottom.right, bottom.bottom) == pytest.approx(
        (10 - LINE / 2, 20 - LINE / 2, 110 + LINE / 2, 70 + LINE / 2)
    )
    assert round(top.height, 6) == round(left.width, 6) == LINE
    assert left.touches(top)
    assert right.touches(bottom)


def test_an_outline_crosses_what_its_line_meets_and_not_what_it_holds():
    around_all = box(0, 0, 100, 100)

    assert crosses(around_all, [box(90, 40, 30, 10)])
    assert not crosses(around_all, [box(40, 40, 20, 10)])
    assert not crosses(around_all, [box(140, 40, 20, 10)])


def test_the_air_above_letters_may_be_crossed():
    """A line's box is higher than its capitals: the line of an outline may run there."""
    line = box(0, 100, 200, 20)

    assert not runs_over_letters(box(20, 40, 100, 59), [line])
    assert runs_over_letters(box(20, 40, 100, 66), [line])


def test_a_control_whose_words_begin_at_its_side_has_no_edge():
    control = box(100, 0, 70, 44)

    assert edgeless(control, [box(100, 13, 70, 17)])
    assert not edgeless(control, [box(112, 13, 46, 17)])
    assert not edgeless(control, [])


def test_an_outline_takes_in_word_after_word_until_none_is_cut():
    link = Mark(words="court", box=Box(x=100, y=100, width=40, height=19), role="link", name="court")
    line = [link.box, *(Box(x=x, y=100, width=36, height=19) for x in (60, 144, 184))]

    (around,) = outlines([link], line, [])

    assert all(holds(around, text) for text in line)


def test_words_that_touch_a_control_from_above_are_not_run_over():
    """Its own edge is all the room there is; letters end a little above the lower edge of their line."""
    label = Box(x=0, y=80, width=60, height=19)

    (around,) = outlines([mark(0, 100, label)], [label], [])

    assert around.y == 100
    assert around.bottom == 140 + CONTROL_GAP


def test_a_box_is_outlined_below_the_tails_of_its_label():
    low, high = Box(x=110, y=100, width=60, height=19), Box(x=110, y=100, width=60, height=24)
    box = Mark(words="A", box=Box(x=90, y=102, width=13, height=13), role="checkbox")

    bottoms = [
        outlines([box.model_copy(update={"label": one})], [one], [])[0].bottom - one.bottom for one in (low, high)
    ]

    assert bottoms == [CONTROL_GAP + 1.5, CONTROL_GAP]


def test_close_words_are_outlined_clear_of_their_own_capitals():
    item = Mark(words="A", box=Box(x=0, y=98, width=200, height=22), role="link", name="A")
    texts = [Box(x=20, y=y, width=60, height=18) for y in (77.7, 100, 122.3)]
    items = [Box(x=0, y=y, width=200, height=22) for y in (75.7, 98, 120.3)]

    (around,) = outlines([item], texts, items)

    assert around.y == 98.5
