"""How wide words are and how many lines a text takes in print, measured with the fonts that it is set in.

Widths and heights are points. The browser lays out the text itself; this is to know beforehand how full a page will be.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from PIL import ImageFont

from assistant.facts.sentence import pieces
from assistant.publishers import fonts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

EM = 1000
"""Fonts are measured at this size, so that rounding to pixels does not show."""

REGULAR, SEMIBOLD, BOLD, EXTRA_BOLD = 400, 600, 700, 800

UNBROKEN = re.compile(
    r"([A-Z][a-z]+ \d{1,2}, \d{4}|\d-\d{3}-\d{3}-\d{4}|\b[A-Z][a-z]+ \d{1,2}(?![^\s.,:;”)])|\b[^\W\d_]-[^\W\d_]+)"
)
"""A date, a telephone number, the number of a name (Security Question 1), e-file: never broken at the end of a line."""

BREAKS_AFTER = re.compile(r"(?<=\w\w[-–])(?=[^\W\d])")
"""A browser may end a line after a hyphen or a dash before a letter; `UNBROKEN` keeps it from that after one letter."""

LONG = 30
"""A word of more letters is broken anywhere; most are web addresses. A shorter one is broken nowhere."""

Run = tuple[str, int]
"""Words and their weight."""

Chunk = tuple[Run, ...]
"""What stands between two places at which a line may end; it may change its weight within."""


@cache
def sentence_runs(sentence: str) -> tuple[Run, ...]:
    """A sentence of the guide with its bold words."""
    return tuple((words, BOLD if bold else REGULAR) for words, bold in pieces(sentence))


@cache
def line_count(runs: tuple[Run, ...], size: float, width: float) -> int:
    """How many lines a text takes at a size in a column of a width."""
    count, used = 1, 0.0
    for chunk, spaced in chunks(runs):
        wide = sum(text_width(words, weight, size) for words, weight in chunk)
        before = text_width(" ", chunk[0][1], size) if spaced and used else 0
        # As browsers do: a line's last space hangs, so it does not count against the width.
        if used and used + before + wide > width:
            count, used = count + 1, wide
        else:
            used += before + wide
        if used > width and sum(len(words) for words, _ in chunk) > LONG:
            count, used = count + int(used // width), used % width
    return count


def chunks(runs: Sequence[Run]) -> Iterator[tuple[Chunk, bool]]:
    """The chunks of a text, each with whether a space stands before it."""
    held: list[Run] = []
    spaced = False
    for words, weight in runs:
        for place, part in enumerate(re.split(r"( )", whole_numbers(words))):
            if place % 2:
                if held:
                    yield tuple(held), spaced
                held, spaced = [], True
            elif part:
                first, *rest = BREAKS_AFTER.split(part)
                held.append((first, weight))
                for piece in rest:
                    yield tuple(held), spaced
                    held, spaced = [(piece, weight)], False
    if held:
        yield tuple(held), spaced


def whole_numbers(words: str) -> str:
    """Words in which no line ends inside a date or a telephone number."""
    return UNBROKEN.sub(lambda match: match[0].replace(" ", "\N{NO-BREAK SPACE}"), words)


def widest(runs: Sequence[Run], size: float) -> float:
    """The width of a text on one line."""
    return sum(text_width(words, weight, size) for words, weight in runs)


def widest_chunk(runs: Sequence[Run], size: float) -> float:
    """The width of a text's longest chunk: a column cannot be narrower."""
    return max(
        (sum(text_width(words, weight, size) for words, weight in chunk) for chunk, _ in chunks(runs)), default=0
    )


@cache
def text_width(words: str, weight: int, size: float) -> float:
    return sum(typeface(font, weight).getlength(part) for font, part in fonts.runs(words)) * size / EM


@cache
def typeface(font: str, weight: int) -> ImageFont.FreeTypeFont:
    """The basic layout, which is the same on every machine."""
    return ImageFont.truetype(str(fonts.file_of(font, weight)), EM, layout_engine=ImageFont.Layout.BASIC)
