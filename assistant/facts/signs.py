"""What stands before a sentence of a guide, and in its picture: the number of a step, or the letter of a result."""

from __future__ import annotations

import re
from string import ascii_lowercase
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from assistant.facts.verbs import Stands

Chapter = tuple[str, str]
"""The title of a chapter, and who acts in it."""

SHOWN = re.compile(r"\d+|([a-z])\1*")


class Sign(NamedTuple):
    """The number of a step; what one sees after it has the same, and is counted in its chapter from 1.

    Signs are in the order in which their sentences are read, and no two of a guide are alike. What is seen before all
    steps has the number 0.
    """

    number: int
    result: int = 0

    @property
    def name(self) -> str:
        """The same as a part of an address: 7 for a step, 7c for the third result of a chapter, seen after it."""
        return f"{self.number}{self.letter}"

    @property
    def letter(self) -> str:
        """That of a result; a step has none.

        After z come aa, bb and cc, as in the lists of Word, so that all documents of a guide call a result the same.
        """
        if not self.result:
            return ""
        turns, place = divmod(self.result - 1, len(ascii_lowercase))
        return ascii_lowercase[place] * (turns + 1)

    @property
    def shown(self) -> str:
        """What stands in its disc, or in its ring."""
        return self.letter or f"{self.number}"

    @property
    def told(self) -> str:
        """Which sentence it stands before, as a message says it."""
        if not self.result:
            return f"step {self.number}"
        return f"result {self.letter} {f'after step {self.number}' if self.number else 'before step 1'}"


def is_sign(words: str) -> bool:
    """Whether they are what stands in a disc or in a ring."""
    return SHOWN.fullmatch(words) is not None


def counted(letter: str) -> int:
    """Which result of its chapter has this letter: 3 for c."""
    return (len(letter) - 1) * len(ascii_lowercase) + ascii_lowercase.index(letter[0]) + 1


class Count(NamedTuple):
    """How far a guide is counted: its steps from its beginning, its results in each chapter anew.

    Where a chapter begins with a result right after the last one of another chapter, its letters go on from there: both
    are seen after the same step, and no two results of a step may have the same letter.
    """

    last: Sign = Sign(0)
    chapter: Chapter = "", ""
    results: int = 0

    def next(self, stands: Stands, chapter: Chapter) -> Sign:
        """The sign of the sentence that comes then, a step or a result of a chapter."""
        if stands != "result":
            return Sign(self.last.number + 1)
        return Sign(self.last.number, max(self._in(chapter), self.last.result) + 1)

    def after(self, sign: Sign, chapter: Chapter) -> Count:
        """The count when this sign has come, in this chapter."""
        return Count(sign, chapter, sign.result or self._in(chapter))

    def _in(self, chapter: Chapter) -> int:
        """How many results a chapter has so far."""
        return self.results if chapter == self.chapter else 0
