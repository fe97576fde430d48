"""Finds a published picture again in the pictures of its recording, by its pixels alone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from assistant.facts.pictures import unpacked
from assistant.facts.recording import Box

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from pathlib import Path

    from PIL import Image

    from assistant.facts.recording import Recording, Screen

PLAIN = 3
"""A row of a single color has so many different bytes, and is found everywhere."""

SLICE = 90
"""So many bytes of a row are looked for first, where they differ most: that is much quicker."""

MANY = 60
"""A row of pixels that a screen shows more often is not looked for any further."""

WHITE_LEVEL = 255


@dataclass(frozen=True)
class Raw:
    """The bytes of a picture of 8-bit RGB, and how many of them are a row."""

    data: bytes
    stride: int

    def row(self, number: int, start: int = 0, length: int | None = None) -> bytes:
        first = number * self.stride + start
        return self.data[first : first + (self.stride - start if length is None else length)]

    @property
    def rows(self) -> int:
        return len(self.data) // self.stride


@dataclass(frozen=True)
class RowRun:
    """Rows of a published picture, and where in the picture of a screen they begin. Lengths are pixels."""

    screen: Screen
    first: int
    after: int
    left: int
    top: int


@dataclass(frozen=True)
class Origin:
    """Where all of a picture comes from; `lost` rows are neither recorded nor the white of a fold."""

    parts: tuple[RowRun, ...]
    lost: int

    @property
    def screen(self) -> Screen | None:
        return self.parts[0].screen if self.parts else None

    def placed(self, box: Box, density: int) -> Iterator[Box]:
        """Where a box of the screen stands in the published picture, in CSS pixels; in parts where a fold cuts it."""
        for part in self.parts:
            top, bottom = (
                max(box.y, part.top / density),
                min(box.bottom, (part.top + part.after - part.first) / density),
            )
            if bottom > top:
                down = (part.first - part.top) / density
                yield Box(x=box.x - part.left / density, y=top + down, width=box.width, height=bottom - top)


def origin_of(picture: Image.Image, recording: Recording, numbers: Collection[int] = ()) -> Origin:
    """Look for a picture in all that a recording shows; the parts of a picture are of one screen.

    Where several screens look the same there, it is the one on which steps of these numbers were done.
    """
    image = Raw(picture.tobytes(), picture.width * 3)
    colors = [len(set(image.row(row))) for row in range(image.rows)]
    tries = [
        (part, screen)
        for screen in recording.screens
        if (part := longest(image, colors, (0, image.rows), screen, raw(recording.path(screen.left))))
    ]
    if not tries:
        return Origin((), image.rows)
    longest_run = max(part.after - part.first for part, _ in tries)
    every = max(
        (
            parts(image, colors, (0, image.rows), screen, raw(recording.path(screen.left)), part)
            for part, screen in tries
            if part.after - part.first > longest_run / 3
        ),
        key=lambda runs: (sum(part.after - part.first for part in runs), has_steps(runs[0].screen, numbers)),
    )
    shown = {row for part in every for row in range(part.first, part.after)}
    blank = bytes([WHITE_LEVEL]) * image.stride
    return Origin(tuple(every), sum(image.row(row) != blank for row in range(image.rows) if row not in shown))


def of_steps(origins: Iterable[Origin], numbers: Collection[int]) -> Origin | None:
    """Of pictures that are alike to the pixel, such as the same button of two pages, that of these steps."""
    return next((one for one in origins if one.screen and has_steps(one.screen, numbers)), None)


def has_steps(screen: Screen, numbers: Collection[int]) -> bool:
    return any(step.number in numbers for step in screen.steps)


def parts(
    image: Raw, colors: Sequence[int], among: tuple[int, int], screen: Screen, shown: Raw, known: RowRun | None = None
) -> list[RowRun]:
    """Runs of rows, from the one that stands out most to both sides."""
    first, after = among
    part = known or longest(image, colors, among, screen, shown)
    if part is None:
        return []
    above = parts(image, colors, (first, part.first), screen, shown)
    return [*above, part, *parts(image, colors, (part.after, after), screen, shown)]


def longest(image: Raw, colors: Sequence[int], among: tuple[int, int], screen: Screen, shown: Raw) -> RowRun | None:
    """The longest run around the row that stands out most; None when a screen does not show it."""
    row = max(range(*among), key=lambda row: colors[row], default=among[0])
    if among[0] == among[1] or colors[row] <= PLAIN:
        return None
    runs = [run(image, row, among, shown, place) for place in islice(places(image.row(row), shown), MANY)]
    if not runs:
        return None
    start, end, left, top = max(runs, key=lambda run: run[1] - run[0])
    return RowRun(screen, start, end, left, top)


def places(row: bytes, shown: Raw) -> Iterator[tuple[int, int]]:
    """Where a screen shows a row of pixels: how far from its left, and from its top."""
    starts = range(0, max(1, len(row) - SLICE), SLICE // 2)
    start = max(starts, key=lambda start: len(set(row[start : start + SLICE])))
    slice_of_it = row[start : start + SLICE]
    at = shown.data.find(slice_of_it)
    while at >= 0:
        top, left = divmod(at - start, shown.stride)
        if left % 3 == 0 and left + len(row) <= shown.stride and shown.row(top, left, len(row)) == row:
            yield left // 3, top
        at = shown.data.find(slice_of_it, at + 1)


def run(image: Raw, row: int, among: tuple[int, int], shown: Raw, place: tuple[int, int]) -> tuple[int, int, int, int]:
    """The rows around one that are the same in both pictures: first, one after the last, left, and top of the first."""
    left, top = place

    def same(number: int) -> bool:
        there = top + number - row
        return 0 <= there < shown.rows and image.row(number) == shown.row(there, 3 * left, image.stride)

    start, end = row, row + 1
    while start > among[0] and same(start - 1):
        start -= 1
    while end < among[1] and same(end):
        end += 1
    return start, end, left, top + start - row


@lru_cache(maxsize=20)
def raw(file: Path) -> Raw:
    """A recorded picture, unpacked once for all that is cut out of it."""
    picture = unpacked(file)
    return Raw(picture.tobytes(), picture.width * 3)
