"""Guides bound in one book: each begins where the last one ended, and what an earlier one pictures is told without."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, groupby
from typing import TYPE_CHECKING, Self

from assistant.publishers.laid_out import Layout, cut_for
from assistant.publishers.layout import print_heights, wording
from assistant.publishers.layout.plan import Around, Plan
from assistant.publishers.layout.rows import ChapterRows, Draft, Elsewhere, Scene, continued, several_act
from assistant.publishers.shared import Place, elsewhere

if TYPE_CHECKING:
    from assistant.facts.recording import Ending, Recording, Screen
    from assistant.publishers.layout.plan import Placed
    from assistant.publishers.layout.rows import Row


@dataclass(frozen=True)
class BoundLayout:
    """A guide as it is laid out in a book."""

    layout: Layout
    head: str
    """What the ids of that guide begin with whose name is at the head of the page on which this one begins."""

    pages: Mapping[str, int]
    """On which of the guides' pages its title, its chapters and its rows stand, by their ids; the first one is 0."""


def bound_layouts(
    recordings: Sequence[Recording], scenes: Sequence[Sequence[Scene]], ids: Sequence[str]
) -> list[BoundLayout]:
    """The layouts of guides in a book. What an earlier guide pictures has no picture: its steps say where that is.

    `scenes` are those of each guide, and `ids` what its ids begin with in the book.
    """
    found = elsewhere(recordings)
    guides: list[Bound] = []
    for number, (recording, own, of) in enumerate(zip(recordings, scenes, ids, strict=True)):
        same = {place.screen: there for place, there in found.items() if place.guide == number}
        guides.append(Bound(recording, own, of, same, tuple(guides)))
    on_pages(guides)
    return [guide.bound() for guide in guides]


def on_pages(guides: Sequence[Bound]) -> None:
    """Give each guide its rows, of which it is known on which page of the book they stand."""
    owners = [guide for guide in guides for _ in guide.sources]
    firsts = [0, *(place for place in range(1, len(owners)) if owners[place] is not owners[place - 1])]
    heads = {
        first + number: height
        for first, guide in zip(firsts, guides, strict=True)
        for number, height in guide.heads.items()
    }
    high = print_heights.BOUND_PAGE_HEIGHT
    sources = list(chain.from_iterable(guide.sources for guide in guides))
    plan: Plan[Draft | Whole] = Plan(sources, Around(heads, high, high, in_a_book=True), with_pages)
    page, head = -1, ""
    for placed in plan.placed():
        guide = owners[placed.source]
        if placed.page != page:
            page, head = placed.page, guide.of
        guide.take(placed, head)


def with_pages(block: Draft | Whole) -> float:
    """How much higher a row is in a book."""
    if isinstance(block, Whole):
        return 0
    return print_heights.more_in_a_book(block.steps, block.notes, wide=block.wide)


class Whole:
    """What is a row of its own in any case, and nothing of it is drawn."""

    pieces = 1
    cost = 0.0
    opens_chapter = False

    def __init__(self, height: float) -> None:
        self._height = height

    def height(self, *, drawn: bool) -> float:  # noqa: ARG002 - nothing is
        return self._height

    def drafts(self, start: int, beginning: Collection[int]) -> Iterator[tuple[int, Self]]:  # noqa: ARG002 - there is one
        yield 1, self

    def draft(self, start: int, end: int) -> Self:  # noqa: ARG002 - there is one
        return self

    def begins_anew(self, start: int, end: int) -> int | None:  # noqa: ARG002 - there is one
        return None


class Unpictured(Whole):
    """Steps that are told without their pictures."""

    def __init__(self, screen: Screen, there: Place, before: Sequence[Bound], *, opens_chapter: bool) -> None:
        self.guide, self.there = before[there.guide], there.screen
        numbers = wording.numbers(self.guide.recording.screens[there.screen].steps)
        self.part = Elsewhere((screen,), 0, self.guide.recording.title, "", numbers)
        self.opens_chapter = opens_chapter

    def height(self, *, drawn: bool) -> float:  # noqa: ARG002 - nothing is
        return print_heights.elsewhere_height(self.part)

    @property
    def screen(self) -> Screen:
        return self.part.screens[0]

    @property
    def placed_part(self) -> Elsewhere:
        """The same when it is known on which page the pictures stand."""
        return replace(self.part, place=self.guide.row_id(self.there))

    def goes_on_from(self, before: Scene | Unpictured) -> bool:
        """Whether its pictures stand right behind those of the part before."""
        return isinstance(before, Unpictured) and not self.opens_chapter and before.part.goes_on(self.part)


def told_once(sources: Iterable[Scene | Unpictured]) -> Iterator[Scene | Unpictured]:
    """The same; of parts that follow each other here and there, the first says for all where their pictures are."""
    run: list[Unpictured] = []
    for source in sources:
        if isinstance(source, Unpictured) and run and source.goes_on_from(run[-1]):
            run.append(source)
            continue
        yield from with_one_place(run)
        run = [source] if isinstance(source, Unpictured) else []
        if not run:
            yield source
    yield from with_one_place(run)


def with_one_place(run: Sequence[Unpictured]) -> Sequence[Unpictured]:
    there = tuple(number for one in run for number in one.part.there)
    for place, one in enumerate(run):
        one.part = replace(one.part, continued=True) if place else replace(one.part, there=there)
    return run


class Bound:
    """One guide of a book."""

    def __init__(
        self,
        recording: Recording,
        scenes: Sequence[Scene],
        of: str,
        same: Mapping[int, Place],
        before: Sequence[Bound],
    ) -> None:
        self.recording = recording
        self.of = of
        self._scenes = scenes
        self._places = [place for place, screen in enumerate(recording.screens) if screen.steps]
        self._told = list(told_once(self._with_places(same, before)))
        self._placed: list[Placed[Draft | Whole]] = []
        self._heads: list[str] = []

    def _with_places(self, same: Mapping[int, Place], before: Sequence[Bound]) -> Iterator[Scene | Unpictured]:
        for place, scene in zip(self._places, self._scenes, strict=True):
            if place in same:
                yield Unpictured(scene.screen, same[place], before, opens_chapter=scene.opens_chapter)
            else:
                yield scene

    @property
    def sources(self) -> list[Scene | Whole]:
        return [*self._told, *self._last_parts.values()]

    @cached_property
    def _last_parts(self) -> dict[str, Whole]:
        """What stands behind the steps, by what it is called."""
        ending = paged(self.recording.ending)
        heights = {
            "ending": print_heights.bound_ending_height(ending),
            "troubles": print_heights.bound_troubles_height(ending),
        }
        return {name: Whole(height) for name, height in heights.items() if height}

    @property
    def heads(self) -> dict[int, float]:
        """What stands above its sources, by their numbers: its own head, and those of its chapters."""
        several = several_act(self.recording)
        heads = {
            number: print_heights.bound_chapter_head(wording.chapter_title(one.screen), several=several)
            for number, one in enumerate(self._told)
            if one.opens_chapter
        }
        return heads | {0: heads.get(0, 0) + print_heights.bound_cover_height(self.recording, len(self._scenes))}

    def take(self, placed: Placed[Draft | Whole], head: str) -> None:
        """Have a row on a page of the book, at the head of which that guide is named whose ids begin so."""
        self._placed.append(placed)
        self._heads.append(head)

    def row_id(self, screen: int) -> str:
        """The id of the first picture of a screen that is pictured here."""
        scene = self._scenes[self._places.index(screen)]
        rows = [placed.block for placed in self._placed if isinstance(placed.block, Draft)]
        return f"{self.of}row-{next(number for number, row in enumerate(rows, 1) if row.scene is scene)}"

    def bound(self) -> BoundLayout:
        chapters = tuple(self._chapters())
        rows = [row for chapter in chapters for row in chapter.rows]
        layout = Layout(chapters, cut_for(self.recording, rows), classes=dict(self._classes()))
        return BoundLayout(layout, self._heads[0], dict(self._pages(chapters)))

    def _classes(self) -> Iterator[tuple[str, str]]:
        yield "cover", self._shared(self._placed[0])
        behind = self._placed[len(self._placed) - len(self._last_parts) :]
        for name, placed in zip(self._last_parts, behind, strict=True):
            yield name, " opens-page" * placed.opens_page + self._shared(placed)

    def _shared(self, placed: Placed[Draft | Whole]) -> str:
        return " shares-page" if self._shares(placed) else ""

    def _shares(self, placed: Placed[Draft | Whole]) -> bool:
        """Whether it stands on a page that begins with another guide."""
        return self._heads[0] != self.of and placed.page == self._placed[0].page

    @property
    def _steps(self) -> list[Placed[Draft | Whole]]:
        """The rows with steps."""
        return self._placed[: len(self._placed) - len(self._last_parts)]

    def _chapters(self) -> Iterator[ChapterRows]:
        several = several_act(self.recording)
        for (title, actor), group in groupby(self._steps, key=chapter_of):
            parts = [self._part(placed) for placed in group]
            rows = list(continued([part for part in parts if not isinstance(part, Elsewhere)]))
            told = [
                replace(part, before_row=sum(not isinstance(one, Elsewhere) for one in parts[:place]))
                for place, part in enumerate(parts)
                if isinstance(part, Elsewhere)
            ]
            yield ChapterRows(title, tuple(rows), actor if several else "", tuple(told))

    def _part(self, placed: Placed[Draft | Whole]) -> Row | Elsewhere:
        # A guide that opens a page does so by the name of its pages.
        opens = placed.opens_page and placed is not self._placed[0]
        if isinstance(placed.block, Unpictured):
            return replace(placed.block.placed_part, opens_page=opens, shares_page=self._shares(placed))
        assert isinstance(placed.block, Draft), "what has steps is a row or an unpictured part"
        row = placed.block.row(opens_page=opens, closes_page=False)
        return replace(row, shares_page=self._shares(placed))

    def _pages(self, chapters: Sequence[ChapterRows]) -> Iterator[tuple[str, int]]:
        yield f"{self.of}title", self._placed[0].page
        placed, row = iter(self._placed), 0
        for number, chapter in enumerate(chapters, 1):
            for place, part in enumerate(chapter.told):
                page = next(placed).page
                if not place:
                    yield f"{self.of}chapter-{number}", page
                if not isinstance(part, Elsewhere):
                    row += 1
                    yield f"{self.of}row-{row}", page


def paged(ending: Ending) -> Ending:
    """What ends a guide, with pages behind the guides that it names."""
    troubles = (one.model_copy(update={"remedy": wording.paged(one.remedy)}) for one in ending.troubles)
    return ending.model_copy(update={"next": wording.paged(ending.next), "troubles": tuple(troubles)})


def chapter_of(placed: Placed[Draft | Whole]) -> tuple[str, str]:
    assert isinstance(placed.block, Draft | Unpictured), "what has steps is a row or an unpictured part"
    return wording.chapter_title(placed.block.screen), placed.block.screen.actor
