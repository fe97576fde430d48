"""What is seen and what is not: nothing lies on words, and what belongs to trainers stays out of the film."""

from __future__ import annotations

import pytest

from assistant.facts.recording import Box, Mark, Neighbor
from assistant.publishers.film.pace import Silent
from assistant.publishers.film.pointer import pointer_box, resting, ring_reach
from assistant.publishers.film.schedule import planned
from assistant.publishers.film.viewport import NEAR, View, looking_at
from assistant.publishers.layout.boxes import grown, holds
from assistant.publishers.layout.callouts import Outline


def box(x, y, width, height):
    return Box(x=x, y=y, width=width, height=height)


BAR = Neighbor(kind="banner", box=box(0, 43, 992, 41))
NEXT = Mark(words="Next", box=box(65, 480, 90, 46), role="button")


@pytest.fixture
def barred(short):
    """The short recording, with a training bar below each screen's banner, and a word on both."""
    said = [Neighbor(kind="text", box=box(240, y, 90, 21), words="Outbox") for y in (10, 53)]
    screens = [screen.model_copy(update={"neighbors": (*screen.neighbors, BAR, *said)}) for screen in short.screens]
    made = short.model_copy(update={"screens": tuple(screens)})
    made._folder = short._folder
    return made


def crowded(screen, *neighbors):
    return screen.model_copy(update={"neighbors": neighbors})


def control(x, y, width=400, height=43):
    return Neighbor(kind="control", box=box(x, y, width, height))


def words(x, y, width=300, height=24):
    return Neighbor(kind="text", box=box(x, y, width, height), words="words")


def test_no_frame_shows_the_banner_or_the_training_bar(barred):
    plan = planned(barred, Silent())
    seen = [frame for _, frame in plan.frames() if frame.picture and not frame.address]

    assert min(frame.view.y for frame in seen) == 84


def test_the_pointer_covers_no_control_beside_its_own(short):
    own, beside, below = control(65, 480, 90, 46), control(167, 480, 90, 46), words(65, 532)
    roomy, crossing = crowded(short.screens[0], own, beside), crowded(short.screens[0], own, beside, below)

    assert not pointer_box(resting(NEXT, roomy, NEAR), NEAR).touches(beside.box)
    assert not pointer_box(resting(NEXT, crossing, NEAR), NEAR).touches(grown(below.box, -2)), "words come first"


def test_the_pointer_is_wholly_on_the_page(short):
    screen = short.screens[0]
    low = NEXT.model_copy(update={"box": box(65, 945, 90, 46)})

    body = pointer_box(resting(low, crowded(screen), NEAR), NEAR)

    assert holds(screen.left.box, body)


def test_the_camera_shows_the_pointer_too(short):
    page, here = short.screens[0].left.box, View(16, 0, 960)
    link = box(900, 100, 59, 24)
    pointer = [pointer_box((958, 123), NEAR)]

    (there,) = looking_at([link], page, here, pointer)

    assert there.scale == NEAR
    assert holds(there.box, pointer[0])
    assert there.box.right <= page.right


@pytest.mark.parametrize(
    ("others", "reach"),
    [
        ((), 13),
        ((words(60, 536),), 10),
        ((words(60, 530),), -12),
        ((words(60, 530), words(66, 482, 80, 40)), 0),
    ],
    ids=["room", "little room", "words close by", "words on all sides"],
)
def test_the_ring_of_a_click_meets_no_words(short, others, reach):
    outline = Outline(grown(NEXT.box, 2.5), dashed=False)

    assert ring_reach([outline], crowded(short.screens[0], *others), NEAR) == reach
