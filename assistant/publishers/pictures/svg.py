"""A drawing's shapes as SVG: numbers for attributes, and paths."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.publishers.layout.callouts import RADIUS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.facts.recording import Box
    from assistant.publishers.layout.callouts import Drawing, Point
    from assistant.publishers.layout.crop import Crop

WAVE = 16
"""About the length of a wave of a fold."""

HEIGHT = 1.3
"""How far a wave swings to each side."""

SWING = 4.5
"""How far away the points stand that bend a curve so."""

OVER = 1.5
"""How far a fold reaches over the picture's sides, so that it cuts the frame."""


def px(number: float) -> str:
    """A length with one decimal at most, never `-0`."""
    return f"{round(number, 1) + 0:g}"


def view_box(drawing: Drawing) -> str:
    """The picture itself: a browser sets both on the same pixels only where their boxes are the same."""
    return f"0 0 {px(drawing.crop.width)} {px(drawing.crop.height)}"


def line(points: Sequence[Point]) -> str:
    """A leader line as a path."""
    first, *rest = points
    return f"M{px(first.x)} {px(first.y)}" + "".join(f"L{px(point.x)} {px(point.y)}" for point in rest)


def fold(band: Box) -> str:
    """The blank of a fold: waves along both edges."""
    start, end = band.x - OVER, band.right + OVER
    return f"M{px(start)} {px(band.y)}{waves(end - start, 1)}V{px(band.bottom)}{waves(start - end, 1)}Z"


def fold_lines(band: Box) -> str:
    """The two waves of a fold alone, as lines."""
    start, end = band.x - OVER, band.right + OVER
    return f"M{px(start)} {px(band.y)}{waves(end - start, 1)}M{px(end)} {px(band.bottom)}{waves(start - end, 1)}"


def waves(length: float, way: int) -> str:
    """A wave line to the right (or left, for a negative length) in whole swings, each a single curve."""
    # The length of a wave bends to the picture, so that the line ends where a wave does; 16 is only about right.
    wave = round(length / swings(length), 3)
    return f"c{wave / 2:g} {-SWING * way:g} {wave / 2:g} {SWING * way:g} {wave:g} 0" * swings(length)


def swings(length: float) -> int:
    return max(1, round(abs(length) / WAVE))


def torn_sides(crop: Crop) -> list[tuple[str, str]]:
    """For each side that cuts through words: the blank that covers its straight edge, and the wave beside that."""
    sides = []
    if crop.torn_left:
        sides.append(torn(crop, HEIGHT, -OVER))
    if crop.torn_right:
        sides.append(torn(crop, crop.width - HEIGHT, crop.width + OVER))
    return sides


def torn(crop: Crop, wave: float, edge: float) -> tuple[str, str]:
    """A wave from top to bottom, and all between it and the edge."""
    height = crop.height + 2 * OVER
    long = round(height / swings(height), 3)
    curve = f"c{SWING:g} {long / 2:g} {-SWING:g} {long / 2:g} 0 {long:g}" * swings(height)
    line = f"{px(wave)} {px(-OVER)}{curve}"
    return f"M{px(edge)} {px(-OVER)}L{line}H{px(edge)}Z", f"M{line}"


radius = RADIUS
