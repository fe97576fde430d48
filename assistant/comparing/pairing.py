"""Which screen of a walk is which of the accepted edition: by its page, then by its sentences, then by order."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from assistant.facts.recording import Screen

ENOUGH_ALIKE = 0.3
"""Of the controls of two screens, this part has the same names where they may be one page."""


class ScreenPair(NamedTuple):
    """The places of a screen in the accepted edition and in the walk; None where it is only in the other."""

    before: int | None
    after: int | None


def pair(before: Sequence[Screen], after: Sequence[Screen]) -> tuple[ScreenPair, ...]:
    """All screens of both, in order; those that nothing pairs stand alone."""
    known: dict[int, int] = {}
    for key in (page_of, place_of, sentences_of):
        _add_in_order(known, before, after, key)
    _add_lonely_ones(known, before, after)
    return tuple(_in_order(known, len(before), len(after)))


def page_of(screen: Screen) -> Hashable:
    """What a screen is known by."""
    return screen.actor, screen.address, screen.heading or screen.title, screen.tab, screen.dialog, sentences_of(screen)


def place_of(screen: Screen) -> Hashable:
    """The same without its sentences, which may stand on another screen of the same page."""
    return screen.actor, screen.address, screen.heading or screen.title, screen.tab, screen.dialog


def sentences_of(screen: Screen) -> Hashable:
    """What was done on it, in whatever words; a screen without any sentence has nothing to be known by."""
    return tuple(step.verb for step in screen.steps) or object()


def _add_in_order(
    known: dict[int, int], before: Sequence[Screen], after: Sequence[Screen], key: Callable[[Screen], Hashable]
) -> None:
    """Pair what has the same key, in the same order, between those that are paired already."""
    for (first, then), (last, end) in pairwise([(-1, -1), *sorted(known.items()), (len(before), len(after))]):
        there = range(first + 1, last)
        now = range(then + 1, end)
        alike = SequenceMatcher(None, [key(before[i]) for i in there], [key(after[i]) for i in now], autojunk=False)
        for block in alike.get_matching_blocks():
            known |= {there[block.a + i]: now[block.b + i] for i in range(block.size)}


def _add_lonely_ones(known: dict[int, int], before: Sequence[Screen], after: Sequence[Screen]) -> None:
    """Between two pairs, as many screens as before are the same ones, if they look like it."""
    for (first, then), (last, end) in pairwise([(-1, -1), *sorted(known.items()), (len(before), len(after))]):
        if last - first == end - then:
            steps = range(1, last - first)
            known |= {first + i: then + i for i in steps if look_alike(before[first + i], after[then + i])}


def look_alike(one: Screen, other: Screen) -> bool:
    """Whether two screens have an address, a name, or enough of their controls in common."""
    if one.address == other.address or (one.heading or one.title) == (other.heading or other.title):
        return True
    names, others = ({control.name for control in screen.inventory} for screen in (one, other))
    return len(names & others) >= ENOUGH_ALIKE * max(len(names), len(others), 1)


def _in_order(known: dict[int, int], before: int, after: int) -> Iterator[ScreenPair]:
    done = 0
    for there in range(before):
        now = known.get(there)
        if now is None:
            yield ScreenPair(there, None)
            continue
        yield from (ScreenPair(None, extra) for extra in range(done, now))
        yield ScreenPair(there, now)
        done = now + 1
    yield from (ScreenPair(None, extra) for extra in range(done, after))
