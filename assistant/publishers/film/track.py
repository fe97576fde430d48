"""How one thing changes in the course of a film: values that hold, and eased ways from one to the next. Pure."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Generic, TypeVar

TICKS = 30
"""Ticks to a second; a frame begins at a tick."""

TrackValue = TypeVar("TrackValue")


def ticks(seconds: float) -> int:
    """Seconds as whole ticks, rounded up."""
    return -int(-seconds * TICKS // 1)


def eased(part: float) -> float:
    """A way's progress: it starts and ends softly (smoothstep)."""
    return part * part * (3 - 2 * part)


@dataclass
class Track(Generic[TrackValue]):
    """A value at every tick, set forward in time."""

    first: TrackValue
    _starts: list[int] = field(default_factory=list)
    _values: list[TrackValue] = field(default_factory=list)

    def hold(self, tick: int, value: TrackValue) -> None:
        """From this tick on it is so; what was set for later is forgotten."""
        # A plan looks ahead, as of a ring that fades; whatever comes in between ends it.
        while self._starts and self._starts[-1] >= tick:
            self._starts.pop()
            self._values.pop()
        if self.at(tick) != value:
            self._starts.append(tick)
            self._values.append(value)

    def at(self, tick: int) -> TrackValue:
        place = bisect_right(self._starts, tick)
        return self._values[place - 1] if place else self.first

    @property
    def starts(self) -> tuple[int, ...]:
        """The ticks at which it changes."""
        return tuple(self._starts)

    @property
    def last(self) -> TrackValue:
        return self._values[-1] if self._values else self.first


class Motion(Track[tuple[float, ...]]):
    """A track of numbers that also travels, a value for each tick on the way."""

    def travel(self, start: int, end: int, to: tuple[float, ...]) -> None:
        """Go from where it is at `start` to another place, arriving at `end`."""
        here = self.at(start)
        for tick in range(start, end):
            part = eased((tick - start) / (end - start))
            self.hold(tick, tuple(a + (b - a) * part for a, b in zip(here, to, strict=True)))
        self.hold(end, to)
