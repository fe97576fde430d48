"""How often somebody at one network has entered a code in vain, and when that is too often for now."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from typing import TypeVar

MOST_TRIES = 30
"""A class of sixty may sit behind one address, and some of them mistype; who guesses 40 bits needs many more."""
WITHIN = 10 * 60
"""Seconds after which a try in vain is forgotten."""
MOST_NETWORKS = 10_000
"""So many are remembered; then those go whose last try is the longest ago."""

Found = TypeVar("Found")


class TooManyTriesError(Exception):
    """Nothing more is looked up for this network, right or wrong, until some time has passed."""


class Tries:
    """Counts tries in vain by network. They are kept in memory, for whoever guesses cannot restart the portal."""

    def __init__(self) -> None:
        self._in_vain: dict[str, deque[int]] = {}
        self._turn = threading.Lock()

    def attempt(self, network: str, now: int, look_up: Callable[[], Found | None]) -> Found | None:
        """What is found, if it is something; else one try more is counted. Raises TooManyTriesError."""
        # Counted before it is looked up, so that of many tries at once none is left uncounted.
        self._count(network, now)
        found = look_up()
        if found is not None:
            self._forgive(network, now)
        return found

    def _count(self, network: str, now: int) -> None:
        with self._turn:
            counted = self._in_vain.pop(network, deque())
            while counted and counted[0] <= now - WITHIN:
                counted.popleft()
            self._in_vain[network] = counted  # the latest stands last
            if len(counted) >= MOST_TRIES:
                raise TooManyTriesError
            counted.append(now)
            if len(self._in_vain) > MOST_NETWORKS:
                del self._in_vain[next(iter(self._in_vain))]

    def _forgive(self, network: str, now: int) -> None:
        with self._turn:
            counted = self._in_vain.get(network, deque())
            if now in counted:
                counted.remove(now)
            if not counted:
                self._in_vain.pop(network, None)
