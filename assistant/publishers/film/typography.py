"""The film's type: sizes, fonts, and what fits into the band."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from PIL import ImageFont

from assistant.facts.letters import BASE
from assistant.publishers import fonts
from assistant.publishers.film.words import Words, full_lines, lines_that_fit

if TYPE_CHECKING:
    from PIL import ImageDraw

SENTENCE, SENTENCE_LEADING = 43, 56
"""Size and line height of the sentence in the band, in pixels of the film."""

SENTENCE_X, SENTENCE_WIDTH = 190, 1290
"""From where and how far the sentence runs."""


@lru_cache(maxsize=32)
def typeface(weight: int, size: int, font: str = BASE) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(fonts.file_of(font, weight)), size)


@lru_cache(maxsize=16384)
def length_of(letters: str, weight: int, size: int) -> float:
    return sum(typeface(weight, size, font).getlength(part) for font, part in fonts.runs(letters))


def draw(
    pen: ImageDraw.ImageDraw, place: tuple[float, float], letters: str, color: str, weight: int, size: int,
    anchor: Literal["l", "r"] = "l",
) -> None:  # fmt: skip
    """Letters in the middle of their line's height, to the right of a place or to its left."""
    parts = fonts.runs(letters)
    if len(parts) == 1:
        pen.text(place, letters, color, typeface(weight, size, parts[0][0]), anchor=f"{anchor}m")
        return
    up, down = typeface(weight, size).getmetrics()
    along, base = place[0] - (length_of(letters, weight, size) if anchor == "r" else 0), place[1] + (up - down) / 2
    for font, part in parts:
        pen.text((along, base), part, color, typeface(weight, size, font), anchor="ls")
        along += length_of(part, weight, size)


def sentence_length(words: Words, size: int = SENTENCE) -> float:
    """How long words are on one line, the bold ones bold."""
    runs = [
        (" " if place and not inner else "", run) for place, word in enumerate(words) for inner, run in enumerate(word)
    ]
    return sum(
        length_of(space, 400, size) + length_of(run.letters, 700 if run.bold else 400, size) for space, run in runs
    )


def fits_band(words: Words) -> bool:
    """Whether two lines of the band hold it."""
    found = full_lines(words, sentence_length, SENTENCE_WIDTH)
    return len(found) <= 2 and all(sentence_length(line) <= SENTENCE_WIDTH for line in found)  # noqa: PLR2004 - LOOK


def set_in_lines(words: Words, width: float, size: int, weight: int = 400) -> list[str]:
    """Plain words in balanced lines of a weight and size."""

    def long(line: Words) -> float:
        return length_of(" ".join("".join(run.letters for run in word) for word in line), weight, size)

    return [
        " ".join("".join(run.letters for run in word) for word in line) for line in lines_that_fit(words, long, width)
    ]
