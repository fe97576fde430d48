"""The film's type: sizes, fonts, and what fits into the band."""

from __future__ import annotations

from functools import lru_cache

from PIL import ImageFont

from assistant.publishers import fonts
from assistant.publishers.film.words import Words, balanced_lines, full_lines

SENTENCE, SENTENCE_LEADING = 43, 56
"""Size and line height of the sentence in the band, in pixels of the film."""

SENTENCE_X, SENTENCE_WIDTH = 190, 1290
"""From where and how far the sentence runs."""


@lru_cache(maxsize=32)
def typeface(weight: int, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(fonts.FONTS_FOLDER / f"public-sans-{weight}.woff2"), size)


@lru_cache(maxsize=16384)
def length_of(letters: str, weight: int, size: int) -> float:
    return typeface(weight, size).getlength(letters)


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
        " ".join("".join(run.letters for run in word) for word in line) for line in balanced_lines(words, long, width)
    ]
