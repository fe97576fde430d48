"""What a picture's pixels say: which of them are letters, how large those are, and how lines stand out from them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from assistant.facts.colors import WHITE, contrast

if TYPE_CHECKING:
    from PIL import Image

    from assistant.facts.colors import Color
    from assistant.facts.recording import Box
    from assistant.measure.printed import Figure

STANDS_OUT = 56
"""A pixel that differs by so much from the ground around a text is a letter's."""

CAP_HEIGHT = 0.72
"""Capitals and ascenders of the usual typefaces are about so high, as a part of the type's size."""

FEW = 0.25
"""A row of pixels with less than this part of the fullest row's ink is below the base line."""

LETTERS = 6
"""A text that is narrower than so many pixels says nothing of its type's size."""

EVERY = 3
"""Lines are looked at in steps of so many pixels."""

WORST = 0.05
"""This part of a line may be harder to see: where it meets a corner, or another line."""


def dark_pixels(grey: Image.Image, words: Box, under: Box, density: int) -> int:
    """How many pixels of a text's letters lie under something."""
    ground = ground_of(grey.crop(scaled(words, density)))
    left, top = round(max(words.x, under.x) * density), round(max(words.y, under.y) * density)
    right, bottom = round(min(words.right, under.right) * density), round(min(words.bottom, under.bottom) * density)
    if left >= right or top >= bottom:
        return 0
    counts = grey.crop((left, top, right, bottom)).histogram()
    return sum(count for light, count in enumerate(counts) if abs(light - ground) > STANDS_OUT)


def letter_size(grey: Image.Image, words: Box, density: int) -> float | None:
    """About how large the type of a line of text is, in CSS pixels; None for what is no line of letters."""
    line = grey.crop(scaled(words, density))
    if line.width < LETTERS * density or line.height < LETTERS * density:
        return None
    ground = ground_of(line)
    ink = line.point(lambda light: 255 if abs(light - ground) > STANDS_OUT else 0)
    data = ink.tobytes()
    filled = [data[row * line.width : (row + 1) * line.width].count(255) for row in range(line.height)]
    underline = next((row for row, count in enumerate(filled) if count > 0.9 * line.width), line.height)
    filled = filled[:underline]
    inked = [row for row, count in enumerate(filled) if count]
    full = [row for row, count in enumerate(filled) if count > FEW * max(filled, default=0)]
    if not full:
        return None
    return (full[-1] + 1 - inked[0]) / density / CAP_HEIGHT


def ground_of(text: Image.Image) -> int:
    """The light of what stands behind a text: what most of its pixels have."""
    histogram = text.histogram()
    return histogram.index(max(histogram))


def contrasts(figure: Figure) -> Iterator[tuple[float, float]]:
    """How well each outline and each line stands out, by its ink or by its lining: in color, and in grey."""
    picture, grey = figure.picture, figure.picture.convert("L").convert("RGB")
    scale = figure.picture.width / figure.box.width
    away = (figure.outline_width / 2) * scale + 2
    inks = figure.signal, WHITE
    in_grey = as_grey(figure.signal), WHITE
    for line in strokes_of(figure):
        seen = [
            point
            for x, y, right, down in along(line, scale, figure)
            for way in (1, -1)
            if (point := pixel_at(picture, x + way * away * right, y + way * away * down))
        ]
        if seen:
            yield (
                worst([best_contrast(inks, color_at(picture, point)) for point in seen]),
                worst([best_contrast(in_grey, color_at(grey, point)) for point in seen]),
            )


def color_at(picture: Image.Image, point: tuple[int, int]) -> Color:
    found = picture.getpixel(point)
    assert isinstance(found, tuple), "pictures are RGB"
    red, green, blue = found
    return red, green, blue


def strokes_of(figure: Figure) -> Iterator[tuple[float, float, float, float]]:
    """The sides of outlines and the parts of leader lines: from x, y to x, y, in points."""
    for box in figure.outlines:
        yield box.x, box.y, box.right, box.y
        yield box.x, box.bottom, box.right, box.bottom
        yield box.x, box.y, box.x, box.bottom
        yield box.right, box.y, box.right, box.bottom
    for number in figure.numbers:
        for one, other in zip(number.line, number.line[1:], strict=False):
            yield one.x, one.y, other.x, other.y


def along(
    line: tuple[float, float, float, float], scale: float, figure: Figure
) -> Iterator[tuple[float, float, float, float]]:
    """Points along a line in pixels of the picture, each with the direction across the line."""
    x, y, to_x, to_y = line
    start, end = ((x - figure.box.x) * scale, (y - figure.box.y) * scale), ((to_x - x) * scale, (to_y - y) * scale)
    length = max(abs(end[0]), abs(end[1]))
    level = abs(end[0]) > abs(end[1])
    margin = 6 * EVERY
    for step in range(margin, int(length) - margin, EVERY):
        part = step / length
        yield start[0] + part * end[0], start[1] + part * end[1], 0.0 if level else 1.0, 1.0 if level else 0.0


def pixel_at(picture: Image.Image, x: float, y: float) -> tuple[int, int] | None:
    across, down = round(x), round(y)
    return (across, down) if 0 <= across < picture.width and 0 <= down < picture.height else None


def worst(values: list[float]) -> float:
    """The contrast that nearly all of a line has."""
    return sorted(values)[int(WORST * len(values))]


def best_contrast(inks: tuple[Color, Color], ground: Color) -> float:
    return max(contrast(ink, ground) for ink in inks)


def as_grey(color: Color) -> Color:
    """A color as an office printer makes it grey (ITU-R 601)."""
    red, green, blue = color
    light = round(0.299 * red + 0.587 * green + 0.114 * blue)
    return light, light, light


def scaled(box: Box, density: int) -> tuple[int, int, int, int]:
    left, top, right, bottom = (round(edge * density) for edge in (box.x, box.y, box.right, box.bottom))
    return left, top, right, bottom
