"""What is drawn on the screen in a film: outlines, the ring of a click, and the pointer."""

from __future__ import annotations

from functools import lru_cache
from math import floor

from PIL import Image, ImageDraw

from assistant.facts.colors import SIGNAL
from assistant.facts.recording import Box
from assistant.publishers.film.planes import Patch, patch
from assistant.publishers.layout.boxes import between
from assistant.publishers.pictures.burn import SMOOTH, WHITE, dashes

INK, TRANSPARENT = "#17202b", (0, 0, 0, 0)
FILM_LINE, FILM_LINING = 6, 4
"""Widths in pixels of the film; the lining is on each side of a line."""

RING, RING_LINING, RING_STEP = 3, 2, 13
"""The ring of a click is thinner, and goes so far outward."""

FILM_CORNER = 10
DASH_UNIT = FILM_LINE / 3.2
"""The guide's dashes are made for a line of this part of the film's."""

PATCH_ROOM = RING_STEP + FILM_LINE + FILM_LINING

ARROW = ((3, 3), (3, 66), (17.5, 53), (27, 74), (37, 69.5), (27.5, 49), (46.5, 47.5))
"""The pointer: its tip first, in pixels of the film."""

PRESSED_SCALE = 0.88


def placed(box: Box) -> tuple[int, int, Box]:
    """The even corner of the patch that holds a drawing around a box, and the box measured from there."""
    x, y = floor((box.x - PATCH_ROOM) / 2) * 2, floor((box.y - PATCH_ROOM) / 2) * 2
    return x, y, rounded(between(box.x - x, box.y - y, box.right - x, box.bottom - y))


def rounded(box: Box) -> Box:
    """On half pixels, so that what looks the same is drawn once."""
    # While the camera moves, a box stands at a new fraction of a pixel in each frame, and nothing of it could be kept.
    return Box(x=round(box.x * 2) / 2, y=round(box.y * 2) / 2, width=round(box.width), height=round(box.height))


@lru_cache(maxsize=32)
def outline_patch(box: Box, color: str = SIGNAL, *, dashed: bool) -> Patch:
    """A line around a box with its white lining; a dashed one only reads."""
    sheet, pen = paper(box)
    frame(pen, box, WHITE, FILM_LINE + 2 * FILM_LINING, FILM_CORNER + FILM_LINING)
    if not dashed:
        frame(pen, box, color, FILM_LINE, FILM_CORNER)
    else:
        unit = between(*(edge / DASH_UNIT for edge in (box.x, box.y, box.right, box.bottom)))
        for start, end in dashes(unit):
            ends = [round(number * DASH_UNIT * SMOOTH) for point in (start, end) for number in point]
            pen.line(ends, color, FILM_LINE * SMOOTH)
    return patch(sheet.reduce(SMOOTH))


@lru_cache(maxsize=64)
def ring(box: Box, color: str = SIGNAL) -> Patch:
    """The thin line that steps outward at a click."""
    sheet, pen = paper(box)
    frame(pen, box, WHITE, RING + 2 * RING_LINING, FILM_CORNER + RING_LINING)
    frame(pen, box, color, RING, FILM_CORNER)
    return patch(sheet.reduce(SMOOTH))


def paper(box: Box) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    size = [(floor((edge + PATCH_ROOM) / 2) * 2 + 2) * SMOOTH for edge in (box.right, box.bottom)]
    sheet = Image.new("RGBA", (size[0], size[1]), TRANSPARENT)
    return sheet, ImageDraw.Draw(sheet)


def frame(pen: ImageDraw.ImageDraw, box: Box, color: str, width: float, corner: float) -> None:
    grow = width / 2
    edges = [edge * SMOOTH for edge in (box.x - grow, box.y - grow, box.right + grow, box.bottom + grow)]
    pen.rounded_rectangle(edges, corner * SMOOTH, outline=color, width=round(width * SMOOTH))


@lru_cache(maxsize=2)
def pointer(*, pressed: bool) -> Patch:
    """The arrow in ink with a white lining; its tip is 3 pixels from the patch's corner."""
    smooth, size = 4, PRESSED_SCALE if pressed else 1
    sheet = Image.new("RGBA", (56 * smooth, 84 * smooth), TRANSPARENT)
    pen = ImageDraw.Draw(sheet)
    points = [(3 + (x - 3) * size, 3 + (y - 3) * size) for x, y in ARROW]
    corners = [(x * smooth, y * smooth) for x, y in points]
    pen.line([*corners, corners[0], corners[1]], WHITE, round(5 * smooth), joint="curve")
    pen.polygon(corners, INK)
    return patch(sheet.reduce(smooth))
