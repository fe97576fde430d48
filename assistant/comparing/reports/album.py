"""The pictures of a report: crops of what changed, before and after at one scale, and screens made small."""

from __future__ import annotations

from base64 import b64encode
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from PIL import Image, ImageDraw

from assistant.errors import BadInput
from assistant.facts.colors import SIGNAL
from assistant.facts.pictures import unpacked
from assistant.facts.recording import Box
from assistant.publishers.layout.boxes import between, grown, middle_x, middle_y

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from assistant.comparing.findings import Where
    from assistant.facts.recording import Picture

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

SMALL = 440
"""How many pixels wide a whole screen is that is shown small."""

OUTLINE, LINING, ROOM, CORNER = 3, 2, 4.0, 4
"""The stroke around a control, the white on both sides of it, the space within, and its corners, in pixels."""

SMOOTH = 3
"""Drawn so many times larger and brought down, an outline has smooth corners."""

SHARP, SOFT = 80, 60
"""How well WebP keeps crops and screens that are small."""


class Shot(NamedTuple):
    """One picture of the page: its name there, and how wide and high it is in pixels."""

    name: str
    width: int
    height: int


class Kept(NamedTuple):
    shot: Shot
    address: str


class Album:
    """What has been pictured, each picture once, as long as there is room."""

    def __init__(self) -> None:
        self._room = MOST_BYTES
        self._kept: dict[str, Kept] = {}
        self.left_out = 0

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
        return self._keep(reduced(folder / picture.file, picture, tuple(marks)))

    def _keep(self, image: tuple[bytes, int, int] | None) -> Shot | None:
        if image is None:
            return None
        data, width, height = image
        key = sha256(data).hexdigest()
        if key not in self._kept:
            if len(data) > self._room:
                self.left_out += 1
                return None
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


def cropped(folder: Path, where: Where, size: tuple[float, float]) -> tuple[bytes, int, int] | None:
    """A part of a picture with one outline around the control, as WebP, and its width and height in pixels."""
    return framed(folder / where.picture.file, where.picture, part(where, size), (where.box,) if where.box else ())


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


def framed(file: Path, picture: Picture, shown: Box, marks: tuple[Box, ...]) -> tuple[bytes, int, int] | None:
    return drawn(file, picture, shown, marks, min(CLEAREST, WIDEST / shown.width), SHARP)


def reduced(file: Path, picture: Picture, marks: tuple[Box, ...]) -> tuple[bytes, int, int] | None:
    return drawn(file, picture, picture.box, marks, SMALL / picture.box.width, SOFT)


@lru_cache(maxsize=4096)
def drawn(
    file: Path, picture: Picture, shown: Box, marks: tuple[Box, ...], scale: float, quality: int
) -> tuple[bytes, int, int] | None:
    """A part of a picture at a scale, with outlines; None where the file is not there, or is no picture."""
    screen = opened(file, picture.sha256)
    if screen is None:
        return None
    density = screen.width / picture.box.width
    edges = shown.x - picture.box.x, shown.y - picture.box.y, shown.right - picture.box.x, shown.bottom - picture.box.y
    left, top, right, bottom = (round(edge * density) for edge in edges)
    size = max(1, round(shown.width * scale)), max(1, round(shown.height * scale))
    image = screen.crop((left, top, right, bottom)).resize(size, Image.Resampling.LANCZOS)
    for mark in marks:
        outline(image, grown(mark, ROOM / scale), shown, scale)
    out = BytesIO()
    image.save(out, "WEBP", quality=quality, method=4)
    return out.getvalue(), image.width, image.height


@lru_cache(maxsize=4)
def opened(file: Path, sha256: str) -> Image.Image | None:  # noqa: ARG001 - `sha256` tells apart what lay here in turn
    """A picture of a recording, unpacked once for all that is shown of it."""
    try:
        return unpacked(file)
    except BadInput:
        return None


def outline(image: Image.Image, box: Box, shown: Box, scale: float) -> None:
    """A rounded rectangle in the color of marks, with white on both sides of it."""
    for color, width in (("#ffffff", OUTLINE + 2 * LINING), (SIGNAL, OUTLINE)):
        stencil = Image.new("L", (image.width * SMOOTH, image.height * SMOOTH))
        beyond = width / 2
        left, top = (box.x - shown.x) * scale - beyond, (box.y - shown.y) * scale - beyond
        right, bottom = (box.right - shown.x) * scale + beyond, (box.bottom - shown.y) * scale + beyond
        ImageDraw.Draw(stencil).rounded_rectangle(
            [side * SMOOTH for side in (left, top, right, bottom)], CORNER * SMOOTH, outline=255, width=width * SMOOTH
        )
        image.paste(color, (0, 0), stencil.resize(image.size, Image.Resampling.BOX))
