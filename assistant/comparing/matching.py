"""Which control of a page is which on the same page later: by what proves it, or as far as its looks can show it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from munkres import Munkres
from rapidfuzz import fuzz

from assistant.facts.recording import Control

Surety = Literal["same", "renamed", "replaced"]
"""What is known of two controls: they are one, or are one that has another name, or nobody can tell."""

KINDS = {
    "press": ("button", "link", "tab", "menuitem", "menuitemcheckbox", "menuitemradio", "treeitem", "summary"),
    "list": ("combobox", "listbox"),
    "box": ("checkbox", "radio", "switch"),
}
"""Roles that do the same for a reader; all others are fields."""

ALIKE = 0.72
"""From here on, two names are the same in other words, where nothing speaks against it."""

ALMOST_EQUAL = 0.85
"""From here on they are, also where the page's code calls the two controls otherwise."""

NEARBY = 0.5
"""So much of what stands around two controls is the same, at the least, where they stand in one place."""

HALF_ALIKE = 0.4
"""So much alike are names, at the least, where the page's code only counts its controls, as in “field-7”."""

IN_LINE = 40
"""CSS pixels by which the left edges of two controls may differ that stand in one column."""

WORTH_A_LOOK = 0.3
"""Below this, two controls have nothing to do with each other."""


@dataclass(frozen=True)
class Pair:
    """Two controls by their places in both lists, what is known of them, and in plain words from what."""

    before: int
    after: int
    surety: Surety
    why: tuple[str, ...] = ()


@dataclass(frozen=True)
class Matched:
    """Who is who on two views of a page: pairs, those that are missing, and those that are new."""

    pairs: tuple[Pair, ...]
    missing: tuple[int, ...]
    new: tuple[int, ...]

    @cached_property
    def of_before(self) -> dict[int, Pair]:
        return {pair.before: pair for pair in self.pairs}


def kind(control: Control) -> str:
    """What a control is to a reader: something to press, a list, a box, or a field."""
    return next((name for name, roles in KINDS.items() if control.role in roles), "field")


def masked(name: str) -> str:
    """A name without its numbers, which may be those of a day or a case."""
    return re.sub(r"\d+", "#", name)


def match(before: Sequence[Control], after: Sequence[Control]) -> Matched:
    """Pair the controls of two views of one page, the surest first; what is left over is missing or new."""
    return Matching(before, after).done()


Key = Callable[[Control], Hashable]
"""Gives None for a control of which it says nothing."""


def whole(one: Control) -> Hashable:
    return one.role, one.name, one.frame, one.html_name, one.html_id, one.html_target


def called(one: Control) -> Hashable:
    return (one.role, one.name) if one.name else None


def called_without_numbers(one: Control) -> Hashable:
    return (one.role, masked(one.name)) if one.name else None


def named_in_code(one: Control) -> Hashable:
    """A field's or a list's own name in the page's code; the buttons of a form may share one, and send each its own."""
    if kind(one) == "press":
        return (kind(one), one.html_name, one.html_target) if one.html_name and one.html_target else None
    return (kind(one), one.html_name) if one.html_name and one.role != "radio" else None


def worded_in_code(one: Control) -> Hashable:
    """The same where that name is words, and no number that the next field may have tomorrow."""
    return None if re.search(r"\d", one.html_name) else named_in_code(one)


def numbered_in_code(one: Control) -> Hashable:
    return (kind(one), one.html_id) if one.html_id else None


def leads_to(one: Control) -> Hashable:
    return (one.role, one.html_target) if one.role == "link" and len(one.html_target.strip("#/")) > 1 else None


def same_letters(one: Control) -> Hashable:
    return (kind(one), one.name.casefold()) if one.name else None


def same_name(one: Control) -> Hashable:
    return one.name or None


CALLED_THE_SAME = "the page’s code calls it the same: name={html_name}"

SURE: tuple[tuple[Key, str], ...] = (
    (whole, "nothing of it has changed"),
    (worded_in_code, CALLED_THE_SAME),
    (called, "it is the same kind of control, with the same name"),
    (called_without_numbers, "its name is the same but for a number"),
    (named_in_code, CALLED_THE_SAME),
    (numbered_in_code, "the page’s code calls it the same: id={html_id}"),
    (leads_to, "it leads to the same place: {html_target}"),
    (same_letters, "its name has the same letters"),
    (same_name, "its name is the same"),
)
"""What proves that two controls are one, the best proof first."""

MAY_STAND_TWICE = (whole, called, called_without_numbers)
"""Of these, the first before is the first after, and so on; by all others it must be the only one."""


COUNTING = (named_in_code, numbered_in_code)
"""These may hold nothing but a number."""


class Matching:
    """The work of pairing two views of one page."""

    def __init__(self, before: Sequence[Control], after: Sequence[Control]) -> None:
        self._before, self._after = before, after
        self._pairs: dict[int, Pair] = {}
        self._taken: set[int] = set()

    def done(self) -> Matched:
        for key, why in SURE:
            self._pair_by(key, why)
        self._pair_only_submits()
        self._pair_by_looks()
        pairs = tuple(self._pairs[place] for place in sorted(self._pairs))
        return Matched(pairs, tuple(self._left_before()), tuple(self._left_after()))

    def _left_before(self) -> Iterator[int]:
        return (place for place in range(len(self._before)) if place not in self._pairs)

    def _left_after(self) -> Iterator[int]:
        return (place for place in range(len(self._after)) if place not in self._taken)

    def _pair_by(self, key: Key, why: str) -> None:
        befores, afters = places(self._before, self._left_before(), key), places(self._after, self._left_after(), key)
        for known, there in befores.items():
            then = afters.get(known, [])
            if key not in MAY_STAND_TWICE and not len(there) == len(then) == 1:
                continue
            for before, after in zip(there, then, strict=False):
                if key in COUNTING and self._is_only_counted(before, after):
                    continue
                self._put(before, after, "same", why.format(**dict(self._before[before])))

    def _is_only_counted(self, before: int, after: int) -> bool:
        """Whether only a number in the page's code holds two controls together: another one may stand there now."""
        one, other = self._before[before], self._after[after]
        by_words = any(a and a == b and not re.search(r"\d", a) for a, b in codes(one, other))
        return not by_words and similar(one.name, other.name) < HALF_ALIKE

    def _put(self, before: int, after: int, surety: Surety, *why: str) -> None:
        renamed = surety == "same" and masked(self._before[before].name) != masked(self._after[after].name)
        self._pairs[before] = Pair(before, after, "renamed" if renamed else surety, why)
        self._taken.add(after)

    def _pair_only_submits(self) -> None:
        """The one button that sends a page's form is the one that sends it, whatever it is called."""
        only = [
            [place for place, one in enumerate(view) if one.html_type == "submit"]
            for view in (self._before, self._after)
        ]
        if [len(there) for there in only] != [1, 1]:
            return
        [[before], [after]] = only
        if before not in self._pairs and after not in self._taken and self._around(before, after) >= NEARBY:
            self._put(before, after, "same", "it is the one button that sends the form")

    def _pair_by_looks(self) -> None:
        """Assign the rest as a whole, so that what looks alike is taken by what looks most alike."""
        befores, afters = list(self._left_before()), list(self._left_after())
        if not befores or not afters:
            return
        scores = [[self._score(before, after) for after in afters] for before in befores]
        for row, column in Munkres().compute(square([[1 - score for score in row] for row in scores])):
            if row < len(befores) and column < len(afters) and scores[row][column] >= WORTH_A_LOOK:
                self._judge(befores[row], afters[column])

    def _judge(self, before: int, after: int) -> None:
        """Say what the looks of two controls can show; where they contradict each other, nothing."""
        alike = similar(self._before[before].name, self._after[after].name)
        nearby = self._around(before, after) >= NEARBY
        enough = ALMOST_EQUAL if called_otherwise(self._before[before], self._after[after]) else ALIKE
        if alike >= enough and nearby:
            self._put(before, after, "same", f"its words are alike ({alike:.2f})", "the same stands around it")
        elif nearby:
            self._put(
                before, after, "replaced", f"it stands in the same place, and its words are not alike ({alike:.2f})"
            )

    def _score(self, before: int, after: int) -> float:
        one, other = self._before[before], self._after[after]
        if kind(one) != kind(other) or one.frame != other.frame:
            return 0.0
        alike = similar(one.name, other.name)
        parts = (
            (0.5, alike if alike >= HALF_ALIKE else 0.0),  # letters that two words share by chance say nothing
            (0.2, self._around(before, after)),
            (0.12, shared(one.options, other.options)),
            (0.1, float(abs(one.box.x - other.box.x) < IN_LINE)),
            (0.08, float(one.role == other.role)),
            (0.05, 1 - abs(before / len(self._before) - after / len(self._after))),
        )
        return sum(weight * value for weight, value in parts)

    def _around(self, before: int, after: int) -> float:
        """How much of what stands next to two controls is the same; so is nothing at an end of the page."""
        sides = [self._is_same_beside(before, after, step) for step in (-1, 1)]
        return sum(sides) / len(sides)

    def _is_same_beside(self, before: int, after: int, step: int) -> bool:
        """Whether the next control that was there before, and still is, stands next to the other one, too."""
        then = before + step
        while 0 <= then < len(self._before) and then not in self._pairs:
            then += step
        now = after + step
        while 0 <= now < len(self._after) and now not in self._taken:
            now += step
        outside = not 0 <= then < len(self._before), not 0 <= now < len(self._after)
        return all(outside) or (not any(outside) and self._pairs[then].after == now)


def places(view: Sequence[Control], left: Iterable[int], key: Key) -> dict[Hashable, list[int]]:
    """Where the controls of a view stand that are left, by what a key says of them."""
    found: dict[Hashable, list[int]] = {}
    for place in left:
        if (known := key(view[place])) is not None:
            found.setdefault(known, []).append(place)
    return found


def similar(one: str, other: str) -> float:
    """How alike two names are, from 0 to 1, whatever their letters' case and the order of their words."""
    known, then = one.casefold(), other.casefold()
    return max(fuzz.ratio(known, then), fuzz.token_sort_ratio(known, then)) / 100 if known and then else 0.0


def shared(one: Sequence[Hashable], other: Sequence[Hashable]) -> float:
    """How much of two lists is the same; two without anything in them are alike in that."""
    known, then = Counter(one), Counter(other)
    either = (known | then).total()
    return (known & then).total() / either if either else 1.0


def called_otherwise(one: Control, other: Control) -> bool:
    """Whether the page's code gives each a name, and another one."""
    return any(a and b and a != b for a, b in codes(one, other))


def codes(one: Control, other: Control) -> tuple[tuple[str, str], ...]:
    """What the page's code calls each of the two, by name and by id."""
    return (one.html_name, other.html_name), (one.html_id, other.html_id)


def square(costs: list[list[float]]) -> list[list[float]]:
    """A table with as many rows as columns, as an assignment needs it."""
    side = max(len(costs), len(costs[0]))
    return [[*row, *[1.0] * (side - len(row))] for row in costs] + [[1.0] * side for _ in range(side - len(costs))]
