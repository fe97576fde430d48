"""Colors: the one that marks in guides have where a court names none, and how well two can be told apart."""

from __future__ import annotations

from functools import lru_cache

Color = tuple[int, int, int]
"""Red, green and blue, each up to 255."""

WHITE: Color = (255, 255, 255)

SIGNAL = "#a8124f"
"""Of numbers and outlines."""

LEAST_CONTRAST = 4.5
"""Of white numbers on their ground (WCAG 2.2, 1.4.3)."""


def rgb(color: str) -> Color:
    """A color such as “#a8124f”."""
    red, green, blue = bytes.fromhex(color.removeprefix("#"))
    return red, green, blue


def mixed_with_white(color: str, part: float) -> str:
    """A color with so much of it taken by white."""
    return "#" + "".join(f"{round(one + (255 - one) * part):02x}" for one in rgb(color))


def contrast(one: Color, other: Color) -> float:
    """As WCAG 2 computes it."""
    lighter, darker = sorted((relative_luminance(one), relative_luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@lru_cache(maxsize=4096)
def relative_luminance(color: Color) -> float:
    red, green, blue = (linear(part / 255) for part in color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB, IEC 61966-2-1
