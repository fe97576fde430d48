"""A plan is made again when a row, once it is drawn, is higher than was thought, or must end before another one."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from assistant.publishers.layout.plan import Around, Plan

ROOM = 300.0


@dataclass(frozen=True)
class Row:
    start: int
    end: int
    higher: float = 0.0
    cost: float = 0.0

    def height(self, *, drawn: bool) -> float:
        return 100.0 * (self.end - self.start) + self.higher * drawn


@dataclass(eq=False)
class Screen:
    """Each piece is 100 points high; a row of several is so much higher once it is drawn."""

    pieces: int
    higher: float = 0.0
    begins: frozenset[int] = field(default_factory=frozenset)

    def drafts(self, start: int, beginning: Collection[int]) -> Iterator[tuple[int, Row]]:
        for end in range(start + 1, self.pieces + 1):
            yield end, self.draft(start, end)
            if end in beginning:
                return

    def draft(self, start: int, end: int) -> Row:
        several = end - start > 1
        return Row(start, end, self.higher * several, 0.0 if several else 1.0)

    def begins_anew(self, start: int, end: int) -> int | None:
        return next((piece for piece in range(start + 1, end) if piece in self.begins), None)


def planned(*screens: Screen) -> list[tuple[int, int, int, int]]:
    """Each row with its screen, its first piece and the one after its last, and its page."""
    plan = Plan(screens, Around({}, ROOM, ROOM))
    return [(row.source, row.block.start, row.block.end, row.page) for row in plan.placed()]


def test_rows_are_told_with_what_they_are_made_of_and_their_page():
    """A screen is split where a page would be too empty."""
    assert planned(Screen(2), Screen(3)) == [(0, 0, 2, 0), (1, 0, 1, 0), (1, 1, 3, 1)]


def test_a_row_that_is_higher_than_thought_is_planned_again():
    """Drawn it would not have had room beside the first one."""
    assert planned(Screen(1), Screen(2)) == [(0, 0, 1, 0), (1, 0, 2, 0)]
    assert planned(Screen(1), Screen(2, higher=50)) == [(0, 0, 1, 0), (1, 0, 1, 0), (1, 1, 2, 0)]


def test_a_piece_whose_number_found_no_way_begins_a_row():
    assert planned(Screen(3, begins=frozenset({2}))) == [(0, 0, 2, 0), (0, 2, 3, 0)]


def test_what_is_higher_in_a_book_is_planned_so():
    plan = Plan([Screen(1), Screen(2)], Around({}, ROOM, ROOM), lambda row: 60.0 * (row.end - row.start > 1))

    assert [(row.source, row.block.end) for row in plan.placed()] == [(0, 1), (1, 1), (1, 2)]


def test_a_guide_without_rows_has_no_pages():
    assert planned() == []
