"""The trainer's grid: who is in a class, which screen each is on and since when, and what each has reached."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache

from mock_site import visit
from mock_site.world.classes import MOST_CLASSES, MOST_TRAINEES, Class, Seat
from mock_site.world.store import UnreadableWorldError
from mock_site.world.world import World

STUCK_AFTER = 3 * 60
"""Seconds on one screen after which a trainer may want to look after somebody."""

MOST_NAMED = 5
"""So many who are stuck are named above the grid; all are marked in it."""


def _upgraded(world: World) -> bool:
    return any(account.upgraded_here for account in world.accounts.values())


def _registered(world: World) -> bool:
    people = visit.noted_portal().people.values()
    return bool(world.accounts.keys() - {person.pacer.number for person in people if person.pacer})


def _linked(world: World) -> bool:
    return any(filing.linked_here for filing in world.filing)


def _enrolled(world: World) -> bool:
    people = visit.noted_portal().people.values()
    before = {person.pacer.number for person in people if person.pacer and person.pacer.mfa_app}
    return any(app.number > (number in before) for number, kept in world.multifactor.items() for app in kept.apps)


def _registered_to_file(world: World) -> bool:
    return bool(_asked(world) - _asked(visit.fresh_world(world.began)))


def _asked(world: World) -> set[tuple[str, str]]:
    """What courts were asked: by which account, under which number."""
    accounts = world.accounts.values()
    return {(account.number, one.number) for account in accounts for one in account.requests if one.filing}


MILESTONES: Mapping[str, Callable[[World], bool]] = {
    "Upgraded": _upgraded,
    "Registered": _registered,
    "Linked": _linked,
    "Enrolled in MFA": _enrolled,
    "Registered to e-file": _registered_to_file,
}
"""What somebody can reach in a world, by the heading of its column."""

ONLY_LATER = ("Enrolled in MFA",)
"""What there is not with the rules of 2021."""


@dataclass(frozen=True)
class Row:
    """A trainee, as the grid has her."""

    seat: Seat
    waited: int
    """Seconds since she came to the screen that she is on."""
    reached: tuple[bool, ...]

    @property
    def stuck(self) -> bool:
        return self.waited >= STUCK_AFTER

    @property
    def time(self) -> str:
        """How long she has been on the screen."""
        hours, minutes = divmod(self.waited // 60, 60)
        if hours:
            return f"{hours} h {minutes} min"
        return f"{minutes} min" if minutes else "under 1 min"


@dataclass(frozen=True)
class Grid:
    """All of a class."""

    milestones: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def counts(self) -> list[tuple[str, int]]:
        """How many have reached each milestone."""
        return [(name, sum(row.reached[at] for row in self.rows)) for at, name in enumerate(self.milestones)]

    @property
    def told(self) -> str:
        """The grid in a sentence or two, which change only when something has happened."""
        count = len(self.rows)
        come = "Nobody has joined yet." if not count else f"{count} {'trainee' if count == 1 else 'trainees'}."
        stuck = [row.seat.name for row in self.rows if row.stuck]
        named = ", ".join(stuck[:MOST_NAMED]) + (f" and {len(stuck) - MOST_NAMED} more" if stuck[MOST_NAMED:] else "")
        return f"{come} On one screen for {STUCK_AFTER // 60} minutes or more: {named}." if stuck else come


def grid_of(of: Class) -> Grid:
    """The grid as it is now."""
    names = tuple(name for name in MILESTONES if of.era == "2025" or name not in ONLY_LATER)
    now = visit.now()
    seats = visit.classes().seats(of)
    return Grid(names, tuple(Row(seat, max(0, now - seat.since), _marks(seat, names)) for seat in seats))


def _marks(seat: Seat, names: tuple[str, ...]) -> tuple[bool, ...]:
    reached = _reached(seat.world, seat.touched)
    return tuple(name in reached for name in names)


@lru_cache(maxsize=MOST_CLASSES * MOST_TRAINEES)
def _reached(identity: str, _touched: int) -> frozenset[str]:
    """What has been reached in a world; it is looked at again only when something was done in it."""
    with suppress(UnreadableWorldError):
        if world := visit.worlds().get(identity):
            return frozenset(name for name, is_reached in MILESTONES.items() if is_reached(world))
    return frozenset()
