"""What stands in each row of a guide: where you are, the steps, and the picture that they share."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from assistant.publishers.annotate import Drawing, annotated
from assistant.publishers.crop import COLUMN, Crop, Strip, excerpt, opening
from assistant.publishers.outline import targets
from assistant.publishers.paper import CHAPTER_HEAD, Paper, after_cover, row_height
from assistant.publishers.phone import for_phone
from assistant.publishers.sheet import Sheet, sheet_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.publishers.outline import Target
    from assistant.recording import Recording, Screen, Step

TALL = 480
"""A picture that would be taller than this is split between two steps."""

RATHER_TALL = 400
"""Only a picture taller than this is split because a page ends."""


@dataclass(frozen=True)
class Row:
    """One picture with the steps done on it."""

    screen: Screen
    steps: tuple[Step, ...]
    notes: tuple[Step, ...]
    drawing: Drawing
    phone: Drawing
    opens_site: bool
    continued: bool = False

    @property
    def wide(self) -> bool:
        return not self.drawing.left_rail

    @property
    def tab(self) -> str:
        """The selected tab, where the steps are done under it."""
        return tab_under(self.screen, self.steps)


def tab_under(screen: Screen, steps: Sequence[Step]) -> str:
    """The selected tab of a screen, where these steps are done under it."""
    tabs = [neighbor.box for neighbor in screen.neighbors if neighbor.kind == "tabs"]
    marks = [mark.box for step in steps for mark in step.marks]
    below = any(mark.y > tab.y for tab in tabs for mark in marks)
    return screen.tab if below and not screen.dialog else ""


@dataclass(frozen=True)
class Chapter:
    """A part of a guide with a title of its own."""

    title: str
    rows: tuple[Row, ...]

    @property
    def numbers(self) -> tuple[int, ...]:
        return tuple(step.number for row in self.rows for step in row.steps if step.number is not None)


def chapters(recording: Recording) -> tuple[Chapter, ...]:
    """The guide's chapters in order, with their rows."""
    paper = Paper(after_cover(recording))
    every: list[tuple[str, Row]] = []
    for screen, before in in_turn(recording.screens):
        if before is None or before.chapter != screen.chapter:
            paper.left -= CHAPTER_HEAD
        every += [(screen.chapter, row) for row in rows(screen, before, paper)]
    return tuple(
        Chapter(title, tuple(continued([row for _, row in group])))
        for title, group in groupby(every, key=lambda pair: pair[0])
    )


def continued(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows, each that goes on where the one before it stopped marked as such."""
    yield rows[0]
    for before, row in pairwise(rows):
        goes_on = row.screen is before.screen or row.screen.continued
        yield replace(row, continued=goes_on and (before.tab, before.screen.heading) == (row.tab, row.screen.heading))


def in_turn(screens: Sequence[Screen]) -> Iterator[tuple[Screen, Screen | None]]:
    """Each screen with steps, with the one before it."""
    told = [screen for screen in screens if screen.steps]
    return zip(told, [None, *told], strict=False)


def rows(screen: Screen, before: Screen | None, paper: Paper) -> Iterator[Row]:
    """One row, or more where the picture would be too tall or the page ends."""
    opens_site = before is None or before.site != screen.site
    again = same_page(screen, before)
    steps = tuple(step for step in screen.steps if step.number is not None)
    if opens_site or not steps:
        yield printed(row(screen, steps, opens_site=opens_site, again=again, first=True), paper)
        return
    done = 0
    while done < len(steps):
        part = next_part(screen, steps[done:], paper, again=again or done > 0, first=not done)
        yield printed(row(screen, part, opens_site=False, again=again or done > 0, first=not done), paper)
        done += len(part)


def printed(row: Row, paper: Paper) -> Row:
    paper.take(row_height(row.drawing.edge.height, row.steps, row.notes, wide=row.wide))
    return row


def next_part(screen: Screen, steps: tuple[Step, ...], paper: Paper, *, again: bool, first: bool) -> tuple[Step, ...]:
    """The steps of the next row: those that a bearable picture holds, or fewer to fill the page."""
    part = divided(screen, steps, again=again)[0]
    if not paper.worth_filling() or picture_height(screen, part, again=again) < RATHER_TALL:
        return part
    for count in range(len(part), 0, -1):
        few = part[:count]
        picture = picture_height(screen, few, again=again)
        if paper.fits(row_height(picture, few, notes_after(screen, few, first=first), wide=False)):
            return few
    return part


def same_page(screen: Screen, before: Screen | None) -> bool:
    """Whether the reader has just seen the heading of this page."""
    return before is not None and (before.heading, before.dialog) == (screen.heading, screen.dialog)


def row(screen: Screen, steps: tuple[Step, ...], *, opens_site: bool, again: bool, first: bool) -> Row:
    marks = targets(steps, screen.neighbors)
    page = page_of(screen, marks)
    picture = opening(page, marks) if opens_site else crop(screen, page, marks, again=again)
    left_rail = picture.width <= COLUMN
    drawing = annotated(picture, marks, page.neighbors, left_rail=left_rail)
    phone = annotated(for_phone(page, picture, marks), marks, page.neighbors, left_rail=left_rail)
    return Row(screen, steps, notes_after(screen, steps, first=first), drawing, phone, opens_site)


def page_of(screen: Screen, marks: Sequence[Target]) -> Sheet:
    return sheet_of(screen, [box for target in marks for box in target.outlines])


def crop(screen: Screen, page: Sheet, marks: Sequence[Target], *, again: bool) -> Crop:
    """The picture of a row that opens no site: a whole dialog, or the heading and the marks."""
    if page.area != screen.left.box and page.name == screen.dialog and page.area.height <= TALL:
        return Crop((Strip(page.area, 0),))
    return excerpt(page, marks, with_heading=not again)


def divided(screen: Screen, steps: tuple[Step, ...], *, again: bool) -> list[tuple[Step, ...]]:
    """The steps in as few parts as have pictures of bearable height, the tallest of them as low as possible."""

    def filled(limit: float) -> list[tuple[Step, ...]]:
        """As many steps to a picture as stay below the limit, and at least one."""
        cuts = [0]
        for end in range(1, len(steps)):
            if height(cuts[-1], end + 1) > limit:
                cuts.append(end)
        return [steps[start:end] for start, end in pairwise([*cuts, len(steps)])]

    @cache
    def height(start: int, end: int) -> float:
        return picture_height(screen, steps[start:end], again=again or start > 0)

    parts = filled(TALL)
    for limit in range(TALL, 0, -20):
        lower = filled(limit)
        if len(lower) > len(parts):
            break
        parts = lower
    return parts


def picture_height(screen: Screen, steps: tuple[Step, ...], *, again: bool) -> float:
    marks = targets(steps, screen.neighbors)
    return crop(screen, page_of(screen, marks), marks, again=again).height


def notes_after(screen: Screen, steps: tuple[Step, ...], *, first: bool) -> tuple[Step, ...]:
    """The notes that follow one of these steps; those before every step belong to the first row."""
    notes, latest = [], None
    for step in screen.steps:
        if step.number is not None:
            latest = step
        elif latest in steps or (latest is None and first):
            notes.append(step)
    return tuple(notes)
