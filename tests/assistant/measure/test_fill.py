"""A page is as full as it looks, and has a reason where what opens the next one is higher than what was left."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import SimpleNamespace

import pytest
from PIL import Image

from assistant.facts.recording import Box, Step
from assistant.facts.signs import Sign
from assistant.measure import fill
from assistant.measure.printed import Page

HIGH = 792
ROOM = HIGH - fill.HEADS[1] - fill.FOOT


@dataclass
class Placed:
    """A picture with steps, each with its number and what that leads to."""

    steps: list[Step]
    outlines: list[Box]
    box: Box
    is_whole: bool = False
    figure: SimpleNamespace = field(init=False)
    origin: SimpleNamespace = field(init=False)

    def __post_init__(self):
        numbers = [
            SimpleNamespace(number=step.number, outline=box)
            for step, box in zip(self.steps, self.outlines, strict=True)
        ]
        self.figure = SimpleNamespace(box=self.box, numbers=numbers)
        self.origin = SimpleNamespace(screen=SimpleNamespace(steps=self.steps))

    def sign_of(self, number) -> Sign:
        return Sign(number.number)


def box(top: float, bottom: float) -> Box:
    return Box(x=240, y=top, width=300, height=bottom - top)


def page(*inked: tuple[int, int], line: int = 0) -> Page:
    """A page with ink from one height to another, each, and a line across."""
    seen = Image.new("L", (612, HIGH), 255)
    for top, bottom in inked:
        seen.paste(0, (240, top, 540, bottom))
    if line:
        seen.paste(200, (48, line, 564, line + 1))
    return Page(HIGH, (), seen)


@pytest.fixture
def clicks(kept) -> list[Step]:
    """Two steps that a reader may do one after the other."""
    (step, *_) = (one for screen in kept.screens for one in screen.steps if one.verb == "click")
    return [step.model_copy(update={"number": number}) for number in (3, 4)]


def of_two(before: Page, after: Page, *placed: Placed) -> fill.Fill:
    return fill.fills((page((50, 700)), before, after), ((), (), placed))[1]


@pytest.mark.parametrize(("place", "ends", "empty"), [(0, 340, 0.5), (0, 640, 0.0), (1, 345, 0.5), (0, 30, 1.0)])
def test_a_page_is_as_empty_as_its_foot_is_white(place, ends, empty):
    """Between a head of 40 or 50 points and a foot of 54, on a page 694 points high."""
    seen = Image.new("L", (500, 694), 255)
    seen.paste(0, (100, 20, 200, ends))

    assert fill.emptiness(Page(694, (), seen), place) == pytest.approx(empty)


def test_what_is_higher_than_what_was_left_is_a_reason(clicks):
    """From 500 on 238 points are left, but for the white below a row and below its last step."""
    whole = Placed(clicks[:1], [box(100, 130)], box(60, 285))

    found = of_two(page((50, 500)), page((60, 285), line=294), whole)

    assert found.empty == pytest.approx(238 / ROOM)
    assert found.reason == "the next picture with step 3, 235 pt high, did not fit into 220 pt"


def test_what_had_room_is_no_reason(clicks):
    low = Placed(clicks[:1], [box(100, 130)], box(60, 250))

    assert of_two(page((50, 500)), page((60, 250), line=259), low).reason == ""


def test_notes_below_a_picture_belong_to_its_row(clicks):
    low = Placed(clicks[:1], [box(100, 130)], box(60, 230))

    assert "235 pt high" in of_two(page((50, 500)), page((60, 230), (239, 285), line=294), low).reason


def test_a_row_ends_where_a_chapter_begins(clicks):
    """That has no line above its head, but more white than there is in a row."""
    low = Placed(clicks[:1], [box(100, 130)], box(60, 230))

    assert of_two(page((50, 500)), page((60, 230), (252, 285), line=294), low).reason == ""


def test_a_row_that_may_be_split_is_no_reason_if_its_first_step_had_room(clicks):
    """With what is shown below what it marks."""
    two = Placed(clicks, [box(100, 130), box(300, 330)], box(60, 400))

    assert of_two(page((50, 500)), page((60, 400)), two).reason == ""
    two.figure.numbers[0].outline = box(100, 320)
    assert "the next picture with step 3, 282 pt high" in of_two(page((50, 500)), page((60, 400)), two).reason


def test_the_words_of_a_first_step_may_be_higher_than_what_it_marks(clicks):
    """Below where the reader is, and above the next step."""
    two = Placed(clicks, [box(100, 130), box(300, 330)], box(60, 400))
    after = page((60, 400))
    for top, bottom in ((60, 80), (95, 120), (125, 300), (315, 340)):
        after.seen.paste(0, (80, top, 200, bottom))

    assert "the next picture with step 3, 259 pt high" in of_two(page((50, 500)), after, two).reason


def test_what_is_never_shown_in_parts_is_a_reason_as_a_whole(clicks):
    two = Placed(clicks, [box(100, 130), box(300, 330)], box(60, 400), is_whole=True)

    assert "step 3 and step 4, 350 pt high" in of_two(page((50, 500)), page((60, 400)), two).reason


def test_a_username_and_its_password_are_not_parted(kept):
    filled = [step for screen in kept.screens for step in screen.steps if step.verb == "fill"]
    secret = next(step for step in filled if step.typed.secret)
    asked = filled[filled.index(secret) - 1]
    two = Placed([asked, secret], [box(100, 130), box(300, 330)], box(60, 400))

    assert f"{asked.sign.told} and {secret.sign.told}" in of_two(page((50, 500)), page((60, 400)), two).reason


def test_the_end_of_a_guide_is_a_reason():
    assert (
        of_two(page((50, 500)), page((60, 350))).reason == "the end of the guide, 300 pt high, did not fit into 220 pt"
    )


def test_a_full_page_and_the_last_one_need_no_reason(clicks):
    high = Placed(clicks[:1], [box(100, 130)], box(60, 600))

    assert of_two(page((50, 660)), page((60, 600)), high).reason == ""
    assert fill.fills((page((50, 300)),), ((),))[-1].reason == ""
