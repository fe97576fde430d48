"""What stands before a sentence of a guide, and in its picture: the number of a step, or the ring of a result."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from assistant.facts.verbs import Stands


RESULT = "•"
"""A result has no number: this stands in its ring."""


class Sign(NamedTuple):
    """The number of a step; what one sees after it has the same and is counted from 1, from 0 steps on.

    Signs are in the order in which their sentences are read.
    """

    number: int
    result: int = 0

    @property
    def name(self) -> str:
        """The same as a part of an address: 7 for a step, 7-1 for what is seen first after it."""
        return f"{self.number}-{self.result}" if self.result else f"{self.number}"

    @property
    def shown(self) -> str:
        """What stands in its disc, or in its ring."""
        return RESULT if self.result else f"{self.number}"

    @property
    def told(self) -> str:
        """Which sentence it stands before, as a message says it."""
        if not self.result:
            return f"step {self.number}"
        return f"the result of step {self.number}" if self.number else "the first result"

    def next(self, stands: Stands) -> Sign:
        """The sign of the sentence that comes after this one, a step or a result."""
        return Sign(self.number, self.result + 1) if stands == "result" else Sign(self.number + 1)


BEFORE_ALL = Sign(0)
"""The sign after which the first one comes."""
