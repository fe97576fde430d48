"""What guides in one book have in common: the same steps on the same screen are pictured once, where they come first.

So a reader of the others turns back for a picture, never for a step.
"""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
from typing import TYPE_CHECKING

from PIL import ImageChops, ImageDraw

from assistant.facts.pictures import unpacked
from assistant.publishers.layout import wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from PIL import Image

    from assistant.facts.recording import Box, Mark, Neighbor, Recording, Screen

FIELDS = frozenset(("combobox", "listbox", "searchbox", "spinbutton", "textbox"))
"""What somebody types into, or chooses in: what stands there is as made-up as she is."""

CHECKED = re.compile(r"- (?:checkbox|radio|switch)\b.*")
"""What those who hear a page are told of a box: which it is, and whether it is checked."""

ROOM = 2
"""CSS pixels around a field that may look otherwise when something stands in it."""

LEAST_STEPS = 3
"""Fewer steps in a row keep their picture: to turn back for them would be more trouble than the picture is."""


@dataclass(frozen=True)
class Place:
    """A screen of a guide in the book, by the numbers of both."""

    guide: int
    screen: int


def elsewhere(recordings: Sequence[Recording]) -> dict[Place, Place]:
    """The screens that need no picture in their guide, each with that of an earlier guide that is pictured.

    There the same sentences stand in the same order, and the pictures differ in nothing but what stands in fields.
    """
    pictured: dict[object, list[Place]] = {}
    found: dict[Place, Place] = {}
    for number, recording in enumerate(recordings):
        same = {}
        for place, screen in enumerate(recording.screens):
            here = Place(number, place)
            known = (one for one in pictured.get(told(screen), ()) if one.guide < number)
            there = next((one for one in known if is_same(recordings, one, here)), None)
            if there is not None:
                same[place] = there
        found |= {Place(number, place): same[place] for run in runs(recording, same) for place in run}
        for place, screen in enumerate(recording.screens):
            if Place(number, place) not in found:
                pictured.setdefault(told(screen), []).append(Place(number, place))
    return found


def runs(recording: Recording, same: dict[int, Place]) -> Iterator[list[int]]:
    """Screens that follow each other, with enough steps to be worth it."""
    run: list[int] = []
    for place in range(len(recording.screens) + 1):
        if place in same:
            run.append(place)
            continue
        steps = wording.numbers(step for at in run for step in recording.screens[at].steps)
        if len(steps) >= LEAST_STEPS:
            yield run
        run = []


def told(screen: Screen) -> object:
    """What is said of a screen, so that two that say the same are worth looking at; notes are in no picture."""
    said = tuple((step.verb, step.sentence) for step in screen.steps if step.sign)
    return (screen.title, screen.heading, screen.tab, screen.dialog, screen.window, said)


def is_same(recordings: Sequence[Recording], one: Place, other: Place) -> bool:
    """Whether two screens that say the same look the same, but for what stands in their fields."""
    first, second = (recordings[place.guide].screens[place.screen] for place in (one, other))
    if not wording.numbers(first.steps) or marks(first) != marks(second):
        return False
    if first.left.sha256 == second.left.sha256:
        return True
    if (first.left.box, things(first), boxes(first)) != (second.left.box, things(second), boxes(second)):
        return False
    files = (recordings[place.guide].path(recordings[place.guide].screens[place.screen].left) for place in (one, other))
    return look_alike(*files, (first.left.sha256, second.left.sha256), first.left.box, made_up(first))


# What a screen is known by here is all in the code of its edition, as whatever decides on what a document shows.


def marks(screen: Screen) -> list[Mark]:
    return [mark for step in screen.steps if step.sign for mark in step.marks]


def things(screen: Screen) -> list[Neighbor]:
    """All that is read or used on it, without a training portal's banner, which is cut off."""
    banners = [one.box for one in screen.neighbors if one.kind == "banner"]
    return [one for one in screen.neighbors if not any(one.box.touches(banner) for banner in banners)]


def boxes(screen: Screen) -> list[str]:
    """Its boxes to check, and which of them are checked."""
    return CHECKED.findall(screen.accessibility)


def made_up(screen: Screen) -> tuple[Box, ...]:
    """Where two pictures of a page may differ: in its fields, and in a training portal's banner."""
    named = [mark.box for mark in marks(screen) if mark.role in FIELDS]
    others = [mark.box for mark in marks(screen) if mark.role not in FIELDS]
    # A control that shows no words of its own is a field to type into, unless it is named as something else.
    empty = (one.box for one in screen.neighbors if one.kind == "control" and not one.words)
    fields = (box for box in empty if not any(box.touches(other) for other in others))
    return (*named, *fields, *(one.box for one in screen.neighbors if one.kind == "banner"))


@lru_cache(maxsize=256)
def look_alike(one: Path, other: Path, _: tuple[str, str], whole: Box, but: tuple[Box, ...]) -> bool:
    """Whether two pictures, of these hashes, are the same to the pixel outside of some boxes, which are CSS pixels."""
    with ThreadPoolExecutor(2) as pool:  # unpacking is most of the work, and holds no lock
        first, second = pool.map(bare, (one, other), repeat(whole), repeat(but))
    return first.size == second.size and ImageChops.difference(first, second).getbbox() is None


def bare(file: Path, whole: Box, but: tuple[Box, ...]) -> Image.Image:
    """A picture with nothing in these boxes."""
    picture = unpacked(file)
    draw, density = ImageDraw.Draw(picture), picture.width / whole.width
    for box in but:
        edges = box.x - ROOM, box.y - ROOM, box.right + ROOM, box.bottom + ROOM
        draw.rectangle([edge * density for edge in edges], fill="white")
    return picture
