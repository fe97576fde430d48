"""What guides in one book have in common: the same steps on the same screen are pictured once, where they come first.

So a reader of the others turns back for a picture, never for a step.
"""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby, repeat
from typing import TYPE_CHECKING

from PIL import ImageChops, ImageDraw

from assistant.facts.pictures import unpacked
from assistant.publishers.laid_out import Layout
from assistant.publishers.layout import wording
from assistant.publishers.layout.rows import Elsewhere

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from PIL import Image

    from assistant.facts.recording import Box, Mark, Neighbor, Recording, Screen
    from assistant.publishers.layout.rows import ChapterRows, Row

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


def pictured_once(recordings: Sequence[Recording], layouts: Sequence[Layout], ids: Sequence[str]) -> list[Layout]:
    """The layouts of guides in a book, without the pictures that an earlier one has: their steps say where those are.

    `ids` are what the ids of each guide begin with.
    """
    found = elsewhere(recordings)
    books = [Laid(recording, layout, of) for recording, layout, of in zip(recordings, layouts, ids, strict=True)]
    for here, there in found.items():
        books[here.guide].without[here.screen] = there
    return [book.kept(books) if book.without else book.layout for book in books]


class Laid:
    """A guide as it is laid out for itself, and the screens of it that an earlier guide pictures."""

    def __init__(self, recording: Recording, layout: Layout, of: str) -> None:
        self.recording = recording
        self.layout = layout
        self.without: dict[int, Place] = {}
        self._of = of
        # By the picture: of a site with small letters the rows' screens are enlarged, and no more the recording's.
        self._screens = {screen.left.file: place for place, screen in enumerate(recording.screens)}

    def screen_of(self, row: Row) -> int:
        return self._screens[row.screen.left.file]

    def row_id(self, screen: int) -> str:
        """The id of the first picture of a screen that is pictured here."""
        pictured = [self.screen_of(row) for row in self.layout.rows if self.screen_of(row) not in self.without]
        return f"{self._of}row-{pictured.index(screen) + 1}"

    def kept(self, books: Sequence[Laid]) -> Layout:
        """The layout without them. Its pages are left to the browser: they were planned for all of its pictures."""
        chapters = tuple(self._chapter(chapter, books) for chapter in self.layout.chapters)
        pairs = zip(self.layout.rows, self.layout.pngs, strict=True)
        return Layout(chapters, tuple(png for row, png in pairs if self.screen_of(row) not in self.without))

    def _chapter(self, chapter: ChapterRows, books: Sequence[Laid]) -> ChapterRows:
        rows: list[Row] = []
        beside: list[Elsewhere] = []
        for screen, group in groupby(chapter.rows, key=self.screen_of):
            if screen in self.without:
                beside.append(self._elsewhere(screen, len(rows), books))
            else:
                rows += (replace(row, opens_page=False, closes_page=False) for row in group)
        return replace(chapter, rows=tuple(rows), elsewhere=tuple(joined(beside)))

    def _elsewhere(self, screen: int, before_row: int, books: Sequence[Laid]) -> Elsewhere:
        there = self.without[screen]
        book = books[there.guide]
        numbers = wording.numbers(book.recording.screens[there.screen].steps)
        title, place = book.recording.title, book.row_id(there.screen)
        return Elsewhere((self.recording.screens[screen],), before_row, title, place, numbers)


def joined(parts: Sequence[Elsewhere]) -> Iterator[Elsewhere]:
    """Parts that follow each other here and there, as one."""
    whole: Elsewhere | None = None
    for part in parts:
        if whole and goes_on(whole, part):
            whole = replace(whole, screens=whole.screens + part.screens, there=whole.there + part.there)
            continue
        if whole:
            yield whole
        whole = part
    if whole:
        yield whole


def goes_on(one: Elsewhere, other: Elsewhere) -> bool:
    same_place = (one.guide, one.before_row) == (other.guide, other.before_row)
    return same_place and one.there[-1] + 1 == other.there[0]


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
    """What is said of a screen, so that two that say the same are worth looking at."""
    said = tuple((step.verb, step.sentence, step.note) for step in screen.steps)
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
    return [mark for step in screen.steps for mark in step.marks]


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
