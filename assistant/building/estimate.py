"""How much of a long work is done, and about how long the rest takes, in a few words."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

MINUTE = 60
LEAST_DONE = 3
"""Nobody can tell from less than so many."""


@dataclass
class Estimate:
    """Counts what is done of a number of things that take about as long as each other."""

    total: int
    now: Callable[[], float] = time.monotonic
    done: int = 0
    _began: float = field(init=False)

    def __post_init__(self) -> None:
        self._began = self.now()

    def one_more(self) -> str:
        """Says it after one more of them: `12 of 201, about 4 min left`."""
        self.done += 1
        counted = f"{self.done} of {self.total}"
        left = (self.now() - self._began) / self.done * (self.total - self.done)
        if self.done < LEAST_DONE or self.done == self.total:
            return counted
        return (
            f"{counted}, about {round(left / MINUTE)} min left"
            if left >= MINUTE
            else f"{counted}, less than 1 min left"
        )
