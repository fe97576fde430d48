"""How often in a row something was tried in vain, and when it is locked for that (X4)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Literal

from mock_site.world.parts import WorldPart

LOCKED = "Your account is temporarily locked. Try again in 30 minutes or reset your password."
MOST_TRIES = 5
MOST_NAMES = 100
EVERYBODY_ELSE = "everybody else"

Tried = Literal["login", "answers", "code"]
"""A username with a password or passcode, an e-mail address with answers, or an account number with mailed codes."""


class Failures(WorldPart):
    """A count for each name, whether there is such an account or not: a lock must not tell.

    Names are kept as fingerprints, for people also type passwords there. The first hundred have a count of their own
    and all others one together, so that no flood of names makes the portal forget a count.
    """

    counts: Mapping[str, int] = {}

    def locked(self, tried: Tried, name: str) -> bool:
        """Whether so much failed that a right password or answer is refused, too."""
        return self.counts.get(self._place(tried, name), 0) >= MOST_TRIES

    def one_more(self, tried: Tried, name: str) -> Failures:
        place = self._place(tried, name)
        return self._with(place, min(self.counts.get(place, 0) + 1, MOST_TRIES))

    def forgiven(self, tried: Tried, name: str) -> Failures:
        """Count from the beginning for this name, and from now on by itself."""
        if not self.counts.get(self._place(tried, name)):
            return self
        return self._with(_fingerprint(tried, name), 0)

    def _place(self, tried: Tried, name: str) -> str:
        own = _fingerprint(tried, name)
        return own if own in self.counts or len(self.counts) < MOST_NAMES else EVERYBODY_ELSE

    def _with(self, place: str, count: int) -> Failures:
        return Failures(counts={**self.counts, place: count})


def _fingerprint(tried: Tried, name: str) -> str:
    """Small and capital letters count as the same."""
    return hashlib.sha256(f"{tried}/{name.casefold()}".encode()).hexdigest()[:16]
