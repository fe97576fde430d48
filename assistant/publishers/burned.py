"""A drawing burned into its picture, for formats that cannot lay vectors over it: the same geometry, in pixels."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from math import pi, sin
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFont

from assistant.publishers.annotate import RADIUS, Point
from assistant.publishers.drawing import HEIGHT, WAVE
from assistant.publishers.outline import LINE, LINING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.publishers.annotate import Disc, Drawing, Outline
    from assistant.recording import Box

FONT = Path(__file__).parent / "fonts" / "public-sans-700.woff2"
NUMERAL = 18
"""The height of a numeral's type, in CSS pixels."""

SMOOTH = 3
"""Drawn this many times larger and brought down, lines have smooth edges."""

SIGNAL, WHITE, FRAME, FOLD, CLEAR = "#a8124f", "#ffffff", "#8995a1", "#a3adb8", (0, 0, 0, 0)
CORNER = 4
DASH, SPACE = 6.7, 4.8


def burned(drawing: Drawing, png: bytes, density: int) -> bytes:
    """The picture with its frame, folds, outlines, lines and numbers, as a PNG."""
    with Image.open(BytesIO(png)) as opened:
        clean = opened.convert("RGB")
    edge = drawing.edge
    size = round(edge.width * density), round(edge.height * density)
    paper = Image.new("RGB", size, WHITE)
    paper.paste(clean, (round(-edge.x * density), round(-edge.y * density)))
    overlay = Pen(drawing, size, density * SMOOTH).drawn()
    paper.paste(overlay, mask=overlay)
    out = BytesIO()
    paper.save(out, "PNG")
    return out.getvalue()


class Pen:
    """Draws one drawing's vectors, `scale` pixels to each CSS pixel."""

    def __init__(self, drawing: Drawing, size: tuple[int, int], scale: int) -> None:
        self._drawing = drawing
        self._size = size
        self._scale = scale
        self._sheet = Image.new("RGBA", (size[0] * SMOOTH, size[1] * SMOOTH), CLEAR)
        self._pen = ImageDraw.Draw(self._sheet)

    def drawn(self) -> Image.Image:
        """The overlay at the picture's own size."""
        for band in self._drawing.crop.folds:
            self._fold(band)
        crop = self._drawing.crop
        self._rectangle((0.5, 0.5, crop.width - 0.5, crop.height - 0.5), FRAME, 1.2)
        for color, width in ((WHITE, LINE + 2 * LINING), (SIGNAL, LINE)):
            for outline in self._drawing.outlines:
                self._outline(outline, color, width)
            for disc in self._drawing.discs:
                self._line(disc.leader, color, width)
        for disc in self._drawing.discs:
            self._disc(disc)
        return self._sheet.resize(self._size, Image.Resampling.BOX)

    def _at(self, x: float, y: float) -> tuple[float, float]:
        edge = self._drawing.edge
        return (x - edge.x) * self._scale, (y - edge.y) * self._scale

    def _rectangle(self, sides: tuple[float, float, float, float], color: str, width: float) -> None:
        left, top, right, bottom = sides
        grow = width / 2
        corners = [*self._at(left - grow, top - grow), *self._at(right + grow, bottom + grow)]
        stroke = round(width * self._scale)
        self._pen.rounded_rectangle(corners, CORNER * self._scale, outline=color, width=stroke)

    def _outline(self, outline: Outline, color: str, width: float) -> None:
        box = outline.box
        if not outline.dashed or color == WHITE:
            self._rectangle((box.x, box.y, box.right, box.bottom), color, width)
            return
        for dash in dashes(box):
            self._line(dash, color, width)

    def _line(self, points: Sequence[Point], color: str, width: float) -> None:
        if points:
            self._pen.line([self._at(*point) for point in points], color, round(width * self._scale), joint="curve")

    def _disc(self, disc: Disc) -> None:
        x, y = disc.center
        for color, radius in ((WHITE, RADIUS + LINING), (SIGNAL, RADIUS)):
            self._pen.ellipse([*self._at(x - radius, y - radius), *self._at(x + radius, y + radius)], color)
        self._pen.text(self._at(x, y), str(disc.number), WHITE, numerals(NUMERAL * self._scale), anchor="mm")

    def _fold(self, band: Box) -> None:
        """White between two waves."""
        upper, lower = (list(wave(band, height)) for height in (band.y, band.bottom))
        self._pen.polygon([self._at(*point) for point in [*upper, *reversed(lower)]], WHITE)
        for edge in (upper, lower):
            self._line(edge, FOLD, 1.3)


@cache
def numerals(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONT), size)


def wave(band: Box, height: float) -> Iterator[Point]:
    """A wave along one edge of a fold."""
    swings = max(2, 2 * round(band.width / WAVE))
    steps = swings * 4
    for step in range(steps + 1):
        part = step / steps
        yield Point(band.x + part * band.width, height - HEIGHT * sin(part * swings * pi))


def dashes(box: Box) -> Iterator[tuple[Point, Point]]:
    """Whole dashes along each side, the first and the last at its corners."""
    corners = [
        Point(box.x, box.y),
        Point(box.right, box.y),
        Point(box.right, box.bottom),
        Point(box.x, box.bottom),
    ]
    for start, end in zip(corners, [*corners[1:], corners[0]], strict=True):
        yield from side(start, end)


def side(start: Point, end: Point) -> Iterator[tuple[Point, Point]]:
    length = abs(end.x - start.x) + abs(end.y - start.y)
    count = max(1, round((length + SPACE) / (DASH + SPACE)))
    pitch = (length + SPACE) / count
    for number in range(count):
        first, last = number * pitch / length, min(1, (number * pitch + pitch - SPACE) / length)
        yield between_points(start, end, first), between_points(start, end, last)


def between_points(start: Point, end: Point, part: float) -> Point:
    return Point(start.x + part * (end.x - start.x), start.y + part * (end.y - start.y))
