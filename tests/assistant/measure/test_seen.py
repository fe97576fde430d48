"""What is seen of a screen in a part of it: the things that a step names, and the fields between two of them."""

from __future__ import annotations

import pytest

from assistant.facts.recording import Box, Mark, Neighbor, Picture, Screen, Step
from assistant.facts.signs import Sign
from assistant.measure.origin import Origin, RowRun
from assistant.measure.seen import Sight, named

FIRST = Box(x=60, y=100, width=300, height=40)
SECOND = Box(x=60, y=300, width=300, height=40)
BETWEEN = Box(x=60, y=200, width=300, height=40)
LABEL = Box(x=60, y=70, width=120, height=20)


def text(words: str, box: Box) -> Neighbor:
    return Neighbor(kind="text", box=box, words=words)


def screen(*neighbors: Neighbor, accessibility: str = "") -> Screen:
    picture = Picture(file="", sha256="", box=Box(x=0, y=0, width=992, height=600))
    return Screen(
        chapter="", title="", heading="A page", address="", site="", arrived=picture, left=picture,
        neighbors=neighbors, accessibility=accessibility,
    )  # fmt: skip


def step(number: int, box: Box, *, words: str = "Name", place: tuple[str, ...] = ()) -> Step:
    mark = Mark(words=words, box=box, label=LABEL if box is FIRST else None, role="textbox")
    return Step(number=number, verb="fill", template="", sentence="", file="", line=1, place=place, marks=(mark,))


def sight(page: Screen, *steps: Step, strips: tuple[tuple[int, int], ...], left: int = 0, width: int = 500) -> Sight:
    """A picture of lines of a screen, from where to where, two pixels to each of the screen's."""
    parts, down = [], 0
    for top, bottom in strips:
        parts.append(RowRun(page, down, down + 2 * (bottom - top), 2 * left, 2 * top))
        down += 2 * (bottom - top) + 14
    return Sight(steps, Origin(tuple(parts), 0), 2, Box(x=0, y=0, width=width, height=down / 2))


@pytest.mark.parametrize(
    ("strips", "left", "width", "cut"),
    [
        (((60, 150),), 0, 500, []),
        (((60, 120), (120, 150)), 0, 500, []),
        (((60, 130),), 0, 500, ["control"]),
        (((80, 150),), 0, 500, ["label"]),
        (((60, 150),), 70, 500, ["control", "label"]),
        (((60, 150),), 0, 300, ["control"]),
        (((60, 110), (120, 150)), 0, 500, ["control"]),
    ],
)
def test_a_control_and_its_label_are_seen_whole_or_not(strips, left, width, cut):
    """A hair may be missing; a fold that leaves nothing out cuts nothing."""
    found = sight(screen(), step(1, FIRST), strips=strips, left=left, width=width).cut()

    assert [thing.kind for thing in found] == cut


def test_what_lies_outside_the_part_in_sight_is_cut():
    below = sight(screen(), step(1, FIRST), strips=((60, 150),))

    assert [thing.kind for thing in Sight(below.steps, below.origin, 2, Box(x=0, y=0, width=500, height=50)).cut()] == [
        "control"
    ]


def test_a_place_must_be_in_the_picture_unless_it_is_the_page_itself():
    heading = text("Boston", Box(x=60, y=20, width=100, height=20))
    page = screen(heading, text("Boston", Box(x=60, y=500, width=100, height=20)))

    without = sight(page, step(1, FIRST, place=("Boston",)), strips=((60, 150),))
    told = sight(page, step(1, FIRST, place=("A page",)), strips=((60, 150),))

    assert [(thing.kind, thing.box) for thing in without.cut()] == [("place", heading.box)]
    assert list(told.cut()) == []


def test_a_text_that_explains_a_field_must_be_there():
    rules = "Eight to 45 letters and digits"
    lines = (text(rules, Box(x=60, y=y, width=200, height=20)) for y in (146, 168))

    (help_,) = sight(screen(*lines), step(1, FIRST), strips=((60, 150),)).cut()

    assert (help_.kind, help_.words, help_.box) == ("help", rules, Box(x=60, y=146, width=200, height=42))


def test_the_first_value_of_a_column_belongs_to_its_head():
    head, value = Box(x=60, y=300, width=50, height=20), Box(x=70, y=340, width=40, height=20)
    page = screen(text("Pages", head), text("124", value), accessibility='- columnheader "Pages"')

    assert [thing.kind for thing in named(step(1, head, words="Pages"), page)] == ["control", "first value"]


def test_a_field_that_is_left_out_between_two_of_its_column_is_found():
    fields = [Neighbor(kind="control", box=box) for box in (FIRST, BETWEEN, SECOND)]
    steps = step(1, FIRST), step(2, SECOND)

    folded = sight(screen(*fields), *steps, strips=((60, 150), (290, 350)))
    whole = sight(screen(*fields), *steps, strips=((60, 350),))
    elsewhere = Neighbor(kind="control", box=BETWEEN.model_copy(update={"x": 500}))
    beside = sight(screen(fields[0], elsewhere, fields[2]), *steps, strips=((60, 150), (290, 350)))

    assert list(folded.folded()) == [(Sign(1), Sign(2), "")]
    assert list(whole.folded()) == list(beside.folded()) == []
