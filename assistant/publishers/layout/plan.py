"""Which rows a guide has and on which of its pages they stand, once it is known what the numbers in pictures need.

What is planned is told by sources, such as a screen with its steps, each of some pieces; what a row is made of is not
known here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass
from typing import Generic, NamedTuple, Protocol, TypeVar

from assistant.publishers.layout import print_heights
from assistant.publishers.layout.pagination import Choice, Material, PlannedPage, ending_opens_page, paginated

DOUBT = 24.0
"""How far an estimate may be off, in points, and a page still be the one that was planned."""


class Block(Protocol):
    """What may be a row."""

    @property
    def cost(self) -> float: ...

    def height(self, *, drawn: bool) -> float:
        """In print, in points; before it is drawn, without what numbers may add above and below its picture."""


B_co = TypeVar("B_co", bound=Block, covariant=True)
B = TypeVar("B", bound=Block)


class Source(Protocol[B_co]):
    """What rows are made of, in one or several pieces."""

    @property
    def pieces(self) -> int: ...

    def drafts(self, start: int, beginning: Collection[int]) -> Iterator[tuple[int, B_co]]:
        """The rows that may begin with a piece, each with the piece after its last; some pieces must begin one."""

    def draft(self, start: int, end: int) -> B_co:
        """The row of the pieces from one on, up to another."""

    def begins_anew(self, start: int, end: int) -> int | None:
        """The piece of a row, as it is drawn, that must rather begin one of its own."""


@dataclass(frozen=True)
class Around:
    """How high it is what stands around the rows of a guide, and how much room its pages have, all in points."""

    heads: Mapping[int, float]
    """What stands above sources and must not be left alone, such as a chapter's title, by their numbers."""

    first_page: float
    page: float = print_heights.PAGE_HEIGHT
    _: KW_ONLY
    ending: float = 0
    table: float = 0
    in_a_book: bool = False
    """Whether as few pages as can be are wanted, however full each is."""


class Placed(NamedTuple, Generic[B]):
    """A row on a page of the guide; whether a page must begin with it, or with what follows it."""

    block: B
    source: int
    page: int
    """Both are counted from 0."""

    opens_page: bool
    closes_page: bool


class Plan(Generic[B]):
    """The pages of a guide.

    What numbers add to a picture's height is only known when they are placed, and to place them takes time: it is done
    for the rows that were chosen, and when that makes one of them higher, it is chosen again. So it is when a number
    found no way to what it marks: a row begins with it.
    """

    def __init__(self, sources: Sequence[Source[B]], around: Around, more: Callable[[B], float] | None = None) -> None:
        """With `more` a row is so much higher than it says."""
        self._places = [(source, piece) for source in sources for piece in range(source.pieces)]
        self._numbers = {source: number for number, source in enumerate(sources)}
        self._drawn: set[B] = set()
        self._more = more or (lambda _: 0.0)
        self._beginning: dict[Source[B], set[int]] = {source: set() for source in sources}
        firsts = [number for number, (_, piece) in enumerate(self._places) if not piece]
        self.material = Material(
            count=len(self._places),
            rows=self._rows,
            heads={firsts[number]: height for number, height in around.heads.items()},
            first_page=around.first_page,
            page=around.page,
            below_row=print_heights.BELOW_ROW,
            ending=around.ending,
            table=around.table,
            in_a_book=around.in_a_book,
        )
        self.pages = self._chosen()

    def _rows(self, piece: int) -> Iterator[Choice]:
        source, start = self._places[piece]
        for end, block in source.drafts(start, self._beginning[source]):
            yield Choice(piece + end - start, self._height(block, drawn=block in self._drawn), block.cost)

    def _height(self, block: B, *, drawn: bool) -> float:
        return block.height(drawn=drawn) + self._more(block)

    def _chosen(self) -> tuple[PlannedPage, ...]:
        # It ends: each turn draws at least one more row, or makes one shorter, and there are finitely many.
        while True:
            pages = paginated(self.material)
            rows = [row for page in pages for row in page.rows]
            fresh = {self._block(*row) for row in rows} - self._drawn
            self._drawn |= fresh
            shorter = [self._shortened(*row) for row in rows]
            if not fresh and not any(shorter):
                return pages

    def _block(self, start: int, end: int) -> B:
        source, first = self._places[start]
        return source.draft(first, first + end - start)

    def _shortened(self, start: int, end: int) -> bool:
        """Have the row end where another must begin; whether it must."""
        source, first = self._places[start]
        begins = source.begins_anew(first, first + end - start)
        if begins is not None:
            self._beginning[source].add(begins)
        return begins is not None

    def placed(self) -> Iterator[Placed[B]]:
        """The rows in order; those that open a page must say so where the browser would put them on the one before."""
        for number, page in enumerate(self.pages):
            for row in page.rows:
                opens = number > 0 and row is page.rows[0] and self._would_fit_before(number)
                last = page is self.pages[-1] and row is page.rows[-1]
                source = self._numbers[self._places[row[0]][0]]
                yield Placed(self._block(*row), source, number, opens, last and ending_opens_page(self.material, page))

    def _would_fit_before(self, number: int) -> bool:
        """Whether the first row of a page might, for all we know, still be set on the page before it."""
        # A break is forced only where the browser might do without it. Where a row cannot fit in any case, the break is
        # left to the browser, which knows its own heights best.
        before, (first, end) = self.pages[number - 1], self.pages[number].rows[0]
        height = self._height(self._block(first, end), drawn=True)
        whole = before.height + self.material.heads.get(first, 0) + height - self.material.below_row
        return whole - DOUBT <= self.material.room(before.rows[0][0])
