"""About how full a printed page is, so that screens are divided where pages end.

These are estimates: the browser lays out the text and never breaks a row. An estimate that is off
costs some white paper, nothing else. All lengths are points.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from assistant.sentence import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.recording import Recording, Step

PIXEL = 0.52
"""The size of a pixel of the portal."""

PAGE = 688.0
"""The height of a page between head and foot."""

FULL_ENOUGH = 0.85
"""A page with less room left than the rest of this is not filled any further."""

STEP_LETTERS = 25
"""About how many letters of a step stand on a line beside a picture."""

CHAPTER_HEAD = 52.0
TURN = 14.0
"""The line that says whose part a chapter is."""
ROW_SPACE = 23.0
CARE = 6.0
"""How much an estimate is kept away from the end of the page."""


class Paper:
    """The room that is left on the page being filled."""

    def __init__(self, first_page: float) -> None:
        self.left = first_page

    def fits(self, height: float) -> bool:
        return height + CARE <= self.left

    def worth_filling(self) -> bool:
        return self.left > PAGE * (1 - FULL_ENOUGH)

    def take(self, height: float) -> None:
        """Set something that does not break: on the next page if it must be."""
        if not self.fits(height):
            self.left = PAGE
        self.left -= height


def after_cover(recording: Recording) -> float:
    """What the cover leaves of the first page."""
    title = 20 + 36 * lines(recording.title, 30)
    lead = 9 + 20 * lines(recording.lead, 76)
    facts = 37 + 14.5 * max(len(recording.needs) + 1, 3)
    return PAGE + 10 - 23 - title - lead - 16 - facts - 45


def row_height(picture: float, steps: Sequence[Step], notes: Sequence[Step], *, wide: bool) -> float:
    """The height of a row whose picture has so many pixels, with the space between rows."""
    shown = picture * PIXEL + sum(27 + 14.5 * lines(note.sentence, 58) for note in notes)
    told = [9 + 16 * lines(step.sentence, STEP_LETTERS) for step in steps]
    if wide:
        return ROW_SPACE + shown + sum(told) / 2
    return ROW_SPACE + max(shown, 37 + sum(told))


def lines(text: str, letters: int) -> int:
    """About how many lines a text takes."""
    return ceil(len(plain(text)) / letters)
