"""A drawing burned into its picture, for formats that cannot lay vectors over it: the same geometry, in pixels."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import cache, lru_cache
from io import BytesIO
from itertools import repeat
from math import pi, sin
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFont

from assistant.facts.colors import SIGNAL
from assistant.publishers import fonts
from assistant.publishers.layout.boxes import between, bounding_box, grown
from assistant.publishers.layout.callouts import RADIUS, Point
from assistant.publishers.layout.outline import LINE, LINING
from assistant.publishers.pictures.svg import HEIGHT, WAVE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from assistant.facts.recording import Box
    from assistant.publishers.layout.callouts import Disc, Drawing

FONT = fonts.FONTS_FOLDER / "public-sans-700.woff2"
NUMERAL = 18
"""The height of a numeral's type, in CSS pixels."""

ROUNDED = 0.02
"""By so little a picture's density differs from the usual one where its sides are on whole pixels."""

SMOOTH = 3
"""Drawn this many times larger and brought down, lines have smooth edges."""

WHITE, FRAME, FOLD, INKED = "#ffffff", "#8995a1", "#a3adb8", 255
LETTER = 5.2
"""How far below the middle of a ring its letter stands, of which some reach up and some down."""

CORNER = 4
DASH, SPACE = 6.7, 4.8


@lru_cache(maxsize=128)
def burned(drawing: Drawing, png: bytes, density: float, signal: str = SIGNAL) -> bytes:
    """The picture with its frame, folds, outlines, lines and numbers, as a PNG, which formats and courts share."""
    with Image.open(BytesIO(png)) as opened:
        clean = opened.convert("RGB")
    edge, density = drawing.edge, density_of(clean, drawing, density)
    size = round(edge.width * density), round(edge.height * density)
    paper = Image.new("RGB", size, WHITE)
    paper.paste(clean, (round(-edge.x * density), round(-edge.y * density)))
    Pen(paper, drawing, density, signal).draw()
    out = BytesIO()
    paper.save(out, "PNG")
    return out.getvalue()


def density_of(clean: Image.Image, drawing: Drawing, usual: float) -> float:
    """How many pixels a picture has to each CSS pixel: of a screen that is laid out enlarged, fewer than usual."""
    own = clean.width / drawing.crop.width
    return usual if abs(own - usual) < ROUNDED else own


def all_burned(drawings: Iterable[Drawing], pngs: Iterable[bytes], density: float, signal: str = SIGNAL) -> list[bytes]:
    """Every picture of a guide, several at once."""
    with ThreadPoolExecutor() as pool:
        return list(pool.map(burned, drawings, pngs, repeat(density), repeat(signal)))


class Pen:
    """Draws one drawing's vectors on paper, `density` pixels to each CSS pixel.

    Each shape is drawn larger on a stencil of its own, which is brought down to be the mask for its color.
    """

    def __init__(self, paper: Image.Image, drawing: Drawing, density: float, signal: str) -> None:
        self._paper = paper
        self._drawing = drawing
        self._edge = drawing.edge
        self._density = density
        self._signal = signal

    def draw(self) -> None:
        """Folds, frame, linings, outlines and lines, numbers: what comes later lies above."""
        crop = self._drawing.crop
        for band in crop.folds:
            self._fold(band)
        self._rectangle(between(0.5, 0.5, crop.width - 0.5, crop.height - 0.5), FRAME, 1.2)
        # All linings before all lines: a lining laid later would cut through a neighbor's line.
        for color, width in ((WHITE, LINE + 2 * LINING), (self._signal, LINE)):
            for outline in self._drawing.outlines:
                if outline.dashed and color == self._signal:
                    self._dashes(outline.box, color, width)
                else:
                    self._rectangle(outline.box, color, width)
            for disc in self._drawing.discs:
                if disc.leader:
                    self._lines([disc.leader], around_points(disc.leader), color, width)
        for disc in self._drawing.discs:
            self._disc(disc)

    def _rectangle(self, box: Box, color: str, width: float) -> None:
        outer = grown(box, width / 2)

        def draw(stencil: Stencil) -> None:
            corners = [*stencil.at(outer.x, outer.y), *stencil.at(outer.right, outer.bottom)]
            stroke = round(width * stencil.scale)
            stencil.pen.rounded_rectangle(corners, CORNER * stencil.scale, outline=INKED, width=stroke)

        for side in sides(box, width):
            self._paint(side, color, draw)

    def _dashes(self, box: Box, color: str, width: float) -> None:
        for side in sides(box, width):
            self._lines(list(dashes(box)), side, color, width, room=0)

    def _lines(
        self, lines: Sequence[Sequence[Point]], within: Box, color: str, width: float, room: float | None = None
    ) -> None:
        def draw(stencil: Stencil) -> None:
            for points in lines:
                places = [stencil.at(*point) for point in points]
                stencil.pen.line(places, INKED, round(width * stencil.scale), joint="curve")

        self._paint(grown(within, width if room is None else room), color, draw)

    def _disc(self, disc: Disc) -> None:
        x, y = disc.center
        circles = [(WHITE, RADIUS + LINING), (self._signal, RADIUS)]
        if disc.sign.result:
            circles.append((WHITE, RADIUS - LINE))
        for color, radius in circles:
            round_box = between(x - radius, y - radius, x + radius, y + radius)

            def draw_circle(stencil: Stencil, box: Box = round_box) -> None:
                stencil.pen.ellipse([*stencil.at(box.x, box.y), *stencil.at(box.right, box.bottom)], INKED)

            self._paint(grown(round_box, 1), color, draw_circle)

        def draw_sign(stencil: Stencil) -> None:
            font = numerals(NUMERAL * stencil.scale)
            place, anchor = (stencil.at(x, y + LETTER), "ms") if disc.sign.result else (stencil.at(x, y), "mm")
            stencil.pen.text(place, disc.sign.shown, INKED, font, anchor=anchor)

        ink = self._signal if disc.sign.result else WHITE
        self._paint(between(x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS), ink, draw_sign)

    def _fold(self, band: Box) -> None:
        """White between two waves."""
        upper, lower = (list(wave(band, height)) for height in (band.y, band.bottom))
        whole = grown(band, 2 * HEIGHT)

        def draw(stencil: Stencil) -> None:
            stencil.pen.polygon([stencil.at(*point) for point in [*upper, *reversed(lower)]], INKED)

        self._paint(whole, WHITE, draw)
        self._lines([upper, lower], whole, FOLD, 1.3)

    def _paint(self, box: Box, color: str, draw: Callable[[Stencil], None]) -> None:
        """Draw a shape inside of a box, in one color; boxes that meet share no pixel."""
        left, right = (round((place - self._edge.x) * self._density) for place in (box.x, box.right))
        top, bottom = (round((place - self._edge.y) * self._density) for place in (box.y, box.bottom))
        stencil = Stencil((right - left) * SMOOTH, (bottom - top) * SMOOTH, self._density * SMOOTH)
        stencil.origin = left * SMOOTH + self._edge.x * stencil.scale, top * SMOOTH + self._edge.y * stencil.scale
        draw(stencil)
        self._paper.paste(color, (left, top), stencil.mask.reduce(SMOOTH))


class Stencil:
    """A part of a picture, so many times larger: black where nothing is drawn."""

    def __init__(self, width: int, height: int, scale: float) -> None:
        self.mask = Image.new("L", (width, height))
        self.pen = ImageDraw.Draw(self.mask)
        self.scale = scale
        self.origin = 0.0, 0.0

    def at(self, x: float, y: float) -> tuple[float, float]:
        return x * self.scale - self.origin[0], y * self.scale - self.origin[1]


def sides(box: Box, width: float) -> Iterator[Box]:
    """The four sides of a rectangle's line with its round corners, none over another."""
    outer, thick = grown(box, width / 2 + 1), width / 2 + CORNER + 2
    # Only its four sides are drawn, each on a stencil of its own: a stencil for all of a large outline would hold nine
    # times its pixels, nearly all of them empty.
    if outer.height <= 4 * thick or outer.width <= 4 * thick:
        yield outer
        return
    left, top, right, bottom = outer.x, outer.y, outer.right, outer.bottom
    yield between(left, top, right, top + thick)
    yield between(left, bottom - thick, right, bottom)
    yield between(left, top + thick, left + thick, bottom - thick)
    yield between(right - thick, top + thick, right, bottom - thick)


def around_points(points: Sequence[Point]) -> Box:
    return bounding_box(between(x, y, x, y) for x, y in points)


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
    # The dashes are stretched a little, so that each side begins and ends with a whole one: a corner without a line
    # looks open.
    count = max(1, round((length + SPACE) / (DASH + SPACE)))
    pitch = (length + SPACE) / count
    for number in range(count):
        first, last = number * pitch / length, min(1, (number * pitch + pitch - SPACE) / length)
        yield between_points(start, end, first), between_points(start, end, last)


def between_points(start: Point, end: Point, part: float) -> Point:
    return Point(start.x + part * (end.x - start.x), start.y + part * (end.y - start.y))
