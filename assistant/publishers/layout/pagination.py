"""Where a guide's pages end: rows are chosen so that no page stands half empty and no screen is split for nothing.

Pure: pieces are numbered, heights are points, and what a row is made of is not known here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from math import inf
from typing import NamedTuple

CARE = 3.0
"""How much an estimate is kept away from the end of a page."""

FULL_ENOUGH = 0.9
"""Nobody minds the rest of a page that is so full."""

TOO_EMPTY = 0.15
"""A page but the last that is emptier than this is seen to be."""

WHITE = 20.0
"""What that costs, beside the white itself."""

WASTED = 200.0
"""What it costs when the next row, or a shorter one that may begin there, would have had room."""

A_PAGE = 8.0
"""What one more page costs."""

IN_A_BOOK = 0.02
"""What white costs there in place of that: of two ways with as many pages, the one with fuller pages is taken."""

END_ALONE = 3.0
"""What it costs when no step stands on the last page."""

TABLE_ALONE = 40.0
"""What it costs when nothing but the table of troubles does."""


class Choice(NamedTuple):
    """A row that may be made of the pieces up to `end`, with the space below it."""

    end: int
    height: float
    cost: float


@dataclass(frozen=True)
class Material:
    """What is to be laid out: so many pieces, the rows that may begin with each, and what stands around them."""

    count: int
    rows: Callable[[int], Iterable[Choice]]
    heads: Mapping[int, float]
    """What stands above some pieces and must not be left alone, such as a chapter's title: how high it is."""

    first_page: float
    page: float
    below_row: float
    """The space below a row, which is not needed at the end of a page."""

    ending: float
    table: float
    in_a_book: bool = False
    """Whether as few pages as can be are wanted, however full each is."""

    def room(self, start: int) -> float:
        """How much a page holds that begins with a piece."""
        return self.page if start else self.first_page


class PlannedPage(NamedTuple):
    """The rows of one page, each by its first piece and the one after its last."""

    rows: tuple[tuple[int, int], ...]
    height: float


def paginated(material: Material) -> tuple[PlannedPage, ...]:
    """The cheapest way to lay it all out. What stands at the end of a guide is on the last page, or follows it."""
    none: tuple[PlannedPage, ...] = ()
    rows = material.rows
    material = replace(material, rows=cache(lambda piece: tuple(rows(piece))))  # each is asked for from many pages

    # A shortest way: a page may begin at each piece, and what comes after depends on nothing else. To fill one page
    # after the other as full as it goes would often leave a single tall row for the last one.
    @cache
    def best_from(start: int) -> tuple[float, tuple[PlannedPage, ...]]:
        """The cost and the pages of all from a piece on that opens a page."""
        room = material.room(start)
        found = inf, none
        for end, (cost, height, rows) in reached(material, start, room).items():
            page = PlannedPage(rows, height)
            if end == material.count:
                total, rest = cost + last_page(material, height, room), none
            else:
                further, rest = best_from(end)
                total = cost + cost_of_end(material, end, height, room) + A_PAGE + further
            if total < found[0]:
                found = total, (page, *rest)
        return found

    for start in reversed(beginnings(material)):  # a book has more pages than Python's calls may be deep
        best_from(start)
    return best_from(0)[1] if material.count else none


def beginnings(material: Material) -> list[int]:
    """The pieces that a row may begin with, in order."""
    found = {0}
    for piece in range(material.count):
        if piece in found:
            found |= {choice.end for choice in material.rows(piece)}
    return sorted(found - {material.count})


def reached(material: Material, start: int, room: float) -> dict[int, tuple[float, float, tuple[tuple[int, int], ...]]]:
    """The pieces before which a page may end that begins with `start`: what its rows cost, and how high they stand."""
    states: dict[int, tuple[float, float, tuple[tuple[int, int], ...]]] = {start: (0, 0, ())}
    for piece in range(start, material.count):
        if piece not in states:
            continue
        cost, height, rows = states[piece]
        above = height + material.heads.get(piece, 0)
        for choice in material.rows(piece):
            whole = above + choice.height
            if rows and not fits(material, whole, room):
                continue  # the first row of a page stands there in any case
            state = cost + choice.cost, whole, (*rows, (piece, choice.end))
            # Of two ways to the same piece the cheaper; of two that cost the same the lower, which leaves more room.
            if choice.end not in states or state[:2] < states[choice.end][:2]:
                states[choice.end] = state
    del states[start]
    return states


def cost_of_end(material: Material, end: int, height: float, room: float) -> float:
    """What it costs when a page whose rows stand so high ends before a piece."""
    white = cost_of_white(height - material.below_row, room)
    if material.in_a_book:
        return white * IN_A_BOOK
    return white + (WASTED if is_wasted(material, end, height, room) else 0)


def is_wasted(material: Material, end: int, height: float, room: float) -> bool:
    """Whether a page is too empty although something of what follows would have had room."""
    above = height + material.heads.get(end, 0)
    too_empty = emptiness(height - material.below_row, room) > TOO_EMPTY
    return too_empty and any(fits(material, above + choice.height, room) for choice in material.rows(end))


def fits(material: Material, height: float, room: float) -> bool:
    """Whether rows that stand so high, with the space below the last, have room on a page."""
    # The browser breaks pages by itself. An estimate that is a point too low would send a row to the next page.
    return height - material.below_row + CARE <= room


def cost_of_white(height: float, room: float) -> float:
    """What the white at the end of a page costs."""
    # Squared, so that two pages a little empty are better than one that is very much; and a jump where it is plainly
    # ugly.
    empty = emptiness(height, room)
    return (20 * max(0.0, empty - (1 - FULL_ENOUGH))) ** 2 + (WHITE if empty > TOO_EMPTY else 0)


def emptiness(height: float, room: float) -> float:
    return max(0.0, 1 - height / room)


def last_page(material: Material, height: float, room: float) -> float:
    """What it costs when the last row ends at this height, with ending and table on the same page or the next."""
    # Ending and table are set whole. Both on the last page is best, both on the next one is bearable, and a table that
    # stands there alone looks forgotten.
    if height + material.ending + material.table + CARE <= room:
        return 0
    both_next = A_PAGE + END_ALONE + cost_of_white(height - material.below_row, room)
    if height + material.ending + CARE <= room:
        table_next = A_PAGE + TABLE_ALONE + cost_of_white(height + material.ending, room)
        return min(table_next, both_next)
    return both_next


def ending_opens_page(material: Material, last: PlannedPage) -> bool:
    """Whether the ending, which may have room on the last page, must go on to the next with its table."""
    # The browser would set the ending here, if there is room to a hair, and leave the table alone on the next page.
    left = material.room(last.rows[0][0]) - last.height - CARE
    return material.table > 0 and left < material.ending + material.table
