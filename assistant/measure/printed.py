"""A published PDF as an outsider sees it: its pictures, and the numbers, lines and outlines drawn on them.

Lengths are points from the top left corner of the page.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from math import hypot
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from assistant.facts.recording import Box
from assistant.facts.signs import is_sign

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from PIL import Image

RAIL = 30.0
"""A number stands at most this far beside its picture."""

ROUND = 0.06
"""By how much the sides of a disc's box may differ, as a part of them."""

SMALLEST_DISC, LARGEST_DISC = 10.0, 26.0
WHITE_RGB = (255, 255, 255)
BEND = 3
"""A leader line has two points, or three where it bends."""

TOUCH_TOLERANCE = 1.6
"""A line this near to an outline or to a number's edge belongs to it."""

Color = tuple[int, int, int]


class PagePoint(NamedTuple):
    x: float
    y: float


@dataclass(frozen=True)
class Shape:
    """A path that is filled or stroked, without the width of its line."""

    points: tuple[PagePoint, ...]
    color: Color
    filled: bool
    width: float

    @property
    def box(self) -> Box:
        return bounds_of(self.points)

    @property
    def middle(self) -> PagePoint:
        return PagePoint(self.box.x + self.box.width / 2, self.box.y + self.box.height / 2)

    @property
    def is_disc(self) -> bool:
        box = self.box
        fits = SMALLEST_DISC < box.width < LARGEST_DISC and SMALLEST_DISC < box.height < LARGEST_DISC
        return fits and abs(box.width - box.height) < ROUND * box.width and len(self.points) > 2 * BEND


@dataclass(frozen=True)
class Number:
    """A number on or beside a picture: its disc, the white ring around that, and the line to its outline.

    A result has a letter instead, and its disc is open.
    """

    shown: str
    disc: Box
    ring: Box
    line: tuple[PagePoint, ...]
    line_width: float
    """With its white lining."""

    outline: Box | None


@dataclass(frozen=True)
class Figure:
    """A picture, and what is drawn on it."""

    picture: Image.Image
    box: Box
    numbers: tuple[Number, ...]
    outlines: tuple[Box, ...]
    outline_width: float
    """With the white lining."""

    signal: Color


@dataclass(frozen=True)
class Page:
    """A page with its figures, and as a picture of one pixel a point."""

    height: float
    figures: tuple[Figure, ...]
    seen: Image.Image = field(repr=False)
    words: str = ""


def pages(pdf: Path) -> tuple[Page, ...]:
    """Read a PDF."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(read(page) for page in document)
    finally:
        document.close()


def read(page: pypdfium2.PdfPage) -> Page:
    height = page.get_height()
    shapes, pictures = [], []
    for thing in page.get_objects():
        if thing.type == pdfium.FPDF_PAGEOBJ_PATH:
            shapes += [shape for shape in shapes_of(thing, height) if shape.points]
        elif thing.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = thing.get_bounds()
            box = Box(x=left, y=height - top, width=right - left, height=top - bottom)
            pictures.append((thing.get_bitmap().to_pil().convert("RGB"), box))
    words = page.get_textpage()
    own: list[list[Shape]] = [[] for _ in pictures]
    for shape in shapes:
        nearest = min(range(len(pictures)), key=lambda number: away(shape.box, pictures[number][1]), default=None)
        if nearest is not None:
            own[nearest].append(shape)
    figures = tuple(
        figure(picture, box, near, words, height) for (picture, box), near in zip(pictures, own, strict=True)
    )
    seen = page.render(scale=1).to_pil().convert("L")
    return Page(height, figures, seen, words.get_text_bounded())


def away(shape: Box, picture: Box) -> float:
    """How far a shape stands from a picture."""
    across = max(picture.x - shape.right, shape.x - picture.right, 0)
    return hypot(across, max(picture.y - shape.bottom, shape.y - picture.bottom, 0))


def shapes_of(path: pypdfium2.PdfObject, height: float) -> Iterator[Shape]:
    """A path as it is painted: filled, stroked or both."""
    fill, stroke, width = ctypes.c_int(), ctypes.c_int(), ctypes.c_float()
    pdfium.FPDFPath_GetDrawMode(path.raw, fill, stroke)
    pdfium.FPDFPageObj_GetStrokeWidth(path.raw, width)
    matrix = path.get_matrix()
    points = tuple(point_of(path, number, matrix, height) for number in range(pdfium.FPDFPath_CountSegments(path.raw)))
    if fill.value:
        yield Shape(points, color_of(path, pdfium.FPDFPageObj_GetFillColor), filled=True, width=0)
    if stroke.value:
        line = width.value * abs(matrix.a)
        yield Shape(points, color_of(path, pdfium.FPDFPageObj_GetStrokeColor), filled=False, width=line)


def point_of(path: pypdfium2.PdfObject, number: int, matrix: pypdfium2.PdfMatrix, height: float) -> PagePoint:
    x, y = ctypes.c_float(), ctypes.c_float()
    pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFPath_GetPathSegment(path.raw, number), x, y)
    right, up = matrix.on_point(x.value, y.value)
    return PagePoint(right, height - up)


def color_of(path: pypdfium2.PdfObject, ask: pdfium.c_int) -> Color:
    parts = [ctypes.c_uint() for _ in range(4)]
    ask(path.raw, *parts)
    red, green, blue, _ = (part.value for part in parts)
    return red, green, blue


def figure(
    picture: Image.Image, box: Box, shapes: Sequence[Shape], words: pypdfium2.PdfTextPage, height: float
) -> Figure:
    """What is drawn on a picture and close beside it."""
    near = [shape for shape in shapes if with_margin(box, RAIL).touches(with_margin(shape.box, 0.1))]
    discs = with_rings(near)
    signal = discs[0][0].color if discs else (0, 0, 0)
    lines, rects = lines_and_rects([shape for shape in near if shape.color == signal])
    lining = max((shape.width for shape in near if shape.color == WHITE_RGB and not shape.filled), default=0)
    outlines = tuple(rect for rect in rects if box.touches(rect))
    numbers = tuple(
        printed_number(disc, ring, lines, outlines, lining, words, height)
        for disc, ring in discs
        if is_sign(shown := text_in(words, disc.box, height)) and shown.isdigit() == disc.filled
    )
    return Figure(picture, box, numbers, outlines, lining, signal)


def with_rings(shapes: Sequence[Shape]) -> list[tuple[Shape, Shape]]:
    """The filled discs, and the open ones of results, each with the white ring around it."""
    round_ones = [shape for shape in shapes if shape.is_disc]
    rings = [shape for shape in round_ones if not shape.filled and shape.color == WHITE_RGB]
    discs = [shape for shape in round_ones if shape.color != WHITE_RGB]
    return [(disc, ring) for disc in discs for ring in rings if apart(disc.middle, ring.middle) < 1]


def lines_and_rects(marks: Sequence[Shape]) -> tuple[list[Shape], list[Box]]:
    """What is drawn in the color of the numbers: leader lines, and the middles of the lines of outlines."""
    lines = [shape for shape in marks if not shape.filled and len(shape.points) <= BEND]
    rects = [shape for shape in marks if len(shape.points) > BEND and not shape.is_disc]
    ink = min((line.width for line in lines), default=0)
    return lines, [with_margin(rect.box, -ink / 2) if rect.filled else rect.box for rect in rects]  # dashes are filled


def printed_number(
    disc: Shape,
    ring: Shape,
    lines: Sequence[Shape],
    outlines: Sequence[Box],
    lining: float,
    words: pypdfium2.PdfTextPage,
    height: float,
) -> Number:
    radius = disc.box.width / 2
    own = [line for line in lines if min(apart(point, disc.middle) for point in line.points) < radius + TOUCH_TOLERANCE]
    points = min((line.points for line in own), key=len, default=())
    end = max(points, key=lambda point: apart(point, disc.middle), default=disc.middle)
    marked = [box for box in outlines if on_edge(end, box)] if points else []
    outer = with_margin(ring.box, ring.width / 2)
    outline = min(marked, key=lambda box: box.width * box.height, default=None)
    return Number(text_in(words, disc.box, height), disc.box, outer, points, lining, outline)


def text_in(words: pypdfium2.PdfTextPage, box: Box, height: float) -> str:
    text: str = words.get_text_bounded(box.x, height - box.bottom, box.right, height - box.y)
    return text.strip()


def on_edge(point: PagePoint, box: Box) -> bool:
    outer, inner = with_margin(box, TOUCH_TOLERANCE), with_margin(box, -TOUCH_TOLERANCE)
    within = outer.x <= point.x <= outer.right and outer.y <= point.y <= outer.bottom
    return within and not (inner.x < point.x < inner.right and inner.y < point.y < inner.bottom)


def apart(one: PagePoint, other: PagePoint) -> float:
    return hypot(one.x - other.x, one.y - other.y)


def bounds_of(points: Sequence[PagePoint]) -> Box:
    left, top = min(point.x for point in points), min(point.y for point in points)
    right, bottom = max(point.x for point in points), max(point.y for point in points)
    return Box(x=left, y=top, width=right - left, height=bottom - top)


def with_margin(box: Box, by: float) -> Box:
    return Box(x=box.x - by, y=box.y - by, width=box.width + 2 * by, height=box.height + 2 * by)
