"""The pictures of a report: crops of what changed, before and after at one scale, and screens made small."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from math import ceil, floor
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PIL import Image, ImageDraw

from assistant.errors import BadInput
from assistant.facts.colors import SIGNAL
from assistant.facts.pictures import unpacked
from assistant.facts.recording import Box, Picture
from assistant.publishers.layout.boxes import between, grown, middle_x, middle_y, moved, scaled

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.comparing.findings import Where

MOST_BYTES = 3_000_000
"""Bytes of all pictures of a report; in its page they are a third more, and a megabyte of its five is for words."""

AROUND = 64.0
"""So many CSS pixels around a control are shown, so that it can be found on its page."""

LEAST, MOST = (460.0, 190.0), (640.0, 380.0)
"""How wide and high a crop is at least and at most, in CSS pixels."""

CLEAREST = 1.5
"""The most pixels of a crop to each CSS pixel."""

WIDEST = 720
"""The most pixels of a crop."""

SMALL = 360
"""How many pixels wide a whole screen is that is shown small."""

CORNER = 4
"""Of an outline, in pixels."""

SMOOTH = 3
"""Drawn so many times larger and brought down, an outline has smooth corners."""


class Manner(NamedTuple):
    """How well WebP keeps it; and of outlines the stroke, the white beside that, and the room within, in pixels."""

    quality: int
    stroke: int
    lining: int
    room: float


LARGE, LITTLE = Manner(80, 3, 2, 4.0), Manner(60, 2, 1, 1.5)
"""Of crops, and of screens that are shown small."""


class Shot(NamedTuple):
    """One picture of the page: its name there, and how wide and high it is in pixels."""

    name: str
    width: int
    height: int


class Kept(NamedTuple):
    shot: Shot
    address: str


@dataclass(frozen=True)
class Cut:
    """A part of a picture, at a scale, with outlines: the same wherever the picture lies."""

    picture: Picture
    shown: Box
    marks: tuple[Box, ...]
    scale: float
    manner: Manner
    folder: Path = field(compare=False)


class Album:
    """What has been pictured, each picture once, as long as there is room."""

    def __init__(self) -> None:
        self._room = MOST_BYTES
        self._kept: dict[str, Kept] = {}
        self._shots: dict[Cut, Shot | None] = {}
        self.left_out = 0
        """So many pictures had no room; after the first of them none is made, for that takes its time."""

    @property
    def kept(self) -> list[Kept]:
        return list(self._kept.values())

    def pair(self, sides: Sequence[tuple[Path, Where] | None]) -> list[Shot | None]:
        """Before and after at one scale, each with one outline; None where a side is none or has no picture."""
        known = [side[1] for side in sides if side]
        if not known:
            return [None] * len(sides)
        size = extent(known)
        return [self._keep(cropped(side[0], side[1], size)) if side else None for side in sides]

    def small(self, folder: Path, picture: Picture, marks: Iterable[Box]) -> Shot | None:
        """A whole screen, with an outline around all that its sentences name."""
        return self._keep(reduced(folder, picture, tuple(marks)))

    def _keep(self, cut: Cut) -> Shot | None:
        if not (cut.folder / cut.picture.file).is_file():
            return None
        if cut not in self._shots:
            self._shots[cut] = self._new(cut)
        return self._shots[cut]

    def _new(self, cut: Cut) -> Shot | None:
        """The shot of a cut, which may be that of another cut; None where there is no room, or no picture."""
        image = None if self.left_out else drawn(cut)
        data, width, height = image or (b"", 0, 0)
        if self.left_out or len(data) > self._room:
            self.left_out += 1
            return None
        if not data:
            return None
        key = sha256(data).hexdigest()
        if key not in self._kept:
            self._room -= len(data)
            address = f"data:image/webp;base64,{b64encode(data).decode()}"
            self._kept[key] = Kept(Shot(f"shot-{len(self._kept) + 1}", width, height), address)
        return self._kept[key].shot


def extent(sides: Sequence[Where]) -> tuple[float, float]:
    """How wide and high each of some crops is, in CSS pixels, so that all are at one scale."""
    boxes = [grown(side.box, AROUND) if side.box else top_of(side.picture) for side in sides]
    width = clamped(max(box.width for box in boxes), LEAST[0], MOST[0])
    return width, clamped(max(box.height for box in boxes), LEAST[1], MOST[1])


def top_of(picture: Picture) -> Box:
    """Where a page says what it is called."""
    box = picture.box
    return between(box.x, box.y, box.x + min(box.width, MOST[0]), box.y + min(box.height, 240))


def cropped(folder: Path, where: Where, size: tuple[float, float]) -> Cut:
    """A part of a picture with one outline around the control."""
    shown = part(where, size)
    marks = (where.box,) if where.box else ()
    return Cut(where.picture, shown, marks, min(CLEAREST, WIDEST / shown.width), LARGE, folder)


def reduced(folder: Path, picture: Picture, marks: tuple[Box, ...]) -> Cut:
    return Cut(picture, picture.box, marks, SMALL / picture.box.width, LITTLE, folder)


def part(where: Where, size: tuple[float, float]) -> Box:
    """The part of a picture that is so wide and high, as far as it goes, and has the control in its middle."""
    whole = where.picture.box
    width, height = min(size[0], whole.width), min(size[1], whole.height)
    here = where.box or top_of(where.picture)
    left = clamped(middle_x(here) - width / 2, whole.x, whole.right - width)
    top = clamped(middle_y(here) - height / 2, whole.y, whole.bottom - height)
    return Box(x=left, y=top, width=width, height=height)


def clamped(number: float, least: float, most: float) -> float:
    return max(least, min(number, most))


@lru_cache(maxsize=4096)
def drawn(cut: Cut) -> tuple[bytes, int, int] | None:
    """It as WebP, and its width and height in pixels; None where the file is not there, or is no picture."""
    picture, shown, scale = cut.picture, cut.shown, cut.scale
    screen = opened(cut.folder / picture.file, picture.sha256)
    if screen is None:
        return None
    density = screen.width / picture.box.width
    inside = scaled(moved(shown, -picture.box.x, -picture.box.y), density)
    size = max(1, round(shown.width * scale)), max(1, round(shown.height * scale))
    edges = inside.x, inside.y, min(inside.right, screen.width), min(inside.bottom, screen.height)
    image = screen.resize(size, Image.Resampling.LANCZOS, edges, reducing_gap=1.5)
    for mark in cut.marks:
        outline(image, grown(scaled(moved(mark, -shown.x, -shown.y), scale), cut.manner.room), cut.manner)
    out = BytesIO()
    image.save(out, "WEBP", quality=cut.manner.quality, method=4)
    return out.getvalue(), image.width, image.height


@lru_cache(maxsize=4)
def opened(file: Path, sha256: str) -> Image.Image | None:  # noqa: ARG001 - `sha256` tells apart what lay here in turn
    """A picture of a recording, unpacked once for all that is shown of it."""
    try:
        return unpacked(file)
    except BadInput:
        return None


def outline(image: Image.Image, box: Box, manner: Manner) -> None:
    """A rounded rectangle in the color of marks, with white on both sides of it, all in pixels."""
    for color, width in (("#ffffff", manner.stroke + 2 * manner.lining), (SIGNAL, manner.stroke)):
        outer = grown(box, width / 2)
        left, top = floor(outer.x), floor(outer.y)
        stencil = Image.new("L", (SMOOTH * (ceil(outer.right) - left + 1), SMOOTH * (ceil(outer.bottom) - top + 1)))
        corners = outer.x - left, outer.y - top, outer.right - left, outer.bottom - top
        ImageDraw.Draw(stencil).rounded_rectangle(
            [SMOOTH * side for side in corners], CORNER * SMOOTH, outline=255, width=width * SMOOTH
        )
        image.paste(color, (left, top), stencil.reduce(SMOOTH))
