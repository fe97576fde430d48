"""How full printed pages are; and of one that is not, what opens the next page and had no room on it."""

from __future__ import annotations

from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING, NamedTuple

from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assistant.facts.recording import Box, Step
    from assistant.measure.guides import PlacedFigure
    from assistant.measure.printed import Number, Page

FOOT = 54.0
HEADS = 40.0, 50.0
"""Above this nothing of the guide stands, on the first page and on the others, in points."""

BLANK = 250
"""What is lighter than this is paper."""

EMPTIEST = 0.2
"""The emptiest page that needs no reason; the last page has one."""

FULL_ENOUGH = 0.85
"""So full are the pages of a guide on the average; its last one, and those that a reason explains, do not count."""

BETWEEN_ROWS = 9.0
"""The white below a row, in points, when another follows on its page."""

BELOW_A_STEP = 9.0
"""The white below the last step of a row, which may stand as low as its picture."""

BELOW_A_MARK = 12.0
"""So much of a picture is shown below what it marks, at the least, in points."""


WORDS = 75.0, 224.0
"""From where to where the words of steps reach, behind their numbers, in points."""

BETWEEN_STEPS = 11
"""More points of white do not stand between two lines of a step."""

ACROSS = 0.8
"""A line that is drawn for this part of the page's width parts rows."""

WHITE_IN_A_ROW = 20
"""More points of white do not stand below each other within a row."""


class Fill(NamedTuple):
    """Which part of a page's height is white below all that stands on it, and the reason, where there is one."""

    empty: float
    reason: str = ""


def fills(pages: Sequence[Page], placed: Sequence[Sequence[PlacedFigure]]) -> tuple[Fill, ...]:
    """The same of every page; `placed` are the pictures of each."""
    parts = [None, *(first_part(page, figures) for page, figures in zip(pages[1:], placed[1:], strict=True))]
    return tuple(filled(page, place, part) for place, (page, part) in enumerate(zip_longest(pages, parts[1:])))


def filled(page: Page, place: int, following: Part | None) -> Fill:
    """How full a page is, before the next one that begins with this part."""
    empty = emptiness(page, place)
    if following is None or empty <= 1 - FULL_ENOUGH:
        return Fill(empty)
    left = empty * live_height(page, place) - BETWEEN_ROWS - BELOW_A_STEP
    return Fill(empty, following.too_high_for(left) if following.height > left else "")


def emptiness(page: Page, place: int) -> float:
    """How much of a page is white below its last ink, head and foot apart."""
    top = round(HEADS[min(place, 1)])
    live = page.seen.crop((0, top, page.seen.width, round(page.height - FOOT)))
    inked = live.point(lambda light: 255 if light < BLANK else 0).getbbox()
    return 1 - (inked[3] if inked else 0) / live.height


def live_height(page: Page, place: int) -> float:
    """How high a page is between its head and its foot, in points."""
    return page.height - HEADS[min(place, 1)] - FOOT


class Part(NamedTuple):
    """What opens a page and cannot be parted: what it is, and how high it is in points."""

    name: str
    height: float

    def too_high_for(self, left: float) -> str:
        return f"{self.name}, {self.height:.0f} pt high, did not fit into {left:.0f} pt"


def first_part(page: Page, figures: Sequence[PlacedFigure]) -> Part:
    """The first picture of a page, down to what its first steps mark that are not parted; or what ends the guide.

    Where all its steps belong together, it is the whole row, with the notes below the picture.
    """
    top = HEADS[1]
    if not figures:
        return Part("the end of the guide", (1 - emptiness(page, 1)) * live_height(page, 1))
    placed = min(figures, key=lambda one: one.figure.box.y)
    steps, numbers = steps_of(placed)
    together = list(not_parted(steps))
    if placed.is_whole or len(together) == len(steps):
        return Part(f"the next picture with {told(steps)}", row_end(page, placed.figure.box.bottom) - top)
    marked = [number.outline.bottom for number in numbers[: len(together)] if number.outline]
    lowest = min(placed.figure.box.bottom, max(marked, default=0) + BELOW_A_MARK)
    words = words_end(page, placed.figure.box, len(together))
    return Part(f"the next picture with {told(together)}", max(lowest, words) - top)


def words_end(page: Page, picture: Box, count: int) -> float:
    """Where so many steps that stand beside a picture end, with the white below; nowhere, if they stand above it."""
    if picture.x < WORDS[1]:
        return 0
    column = page.seen.crop((round(WORDS[0]), 0, round(WORDS[1]), round(page.height - FOOT)))
    ink = column.point(lambda light: 255 if light < BLANK else 0).resize((1, column.height), Image.Resampling.BOX)
    inked = [y for y, light in enumerate(ink.tobytes()) if light and y >= picture.y]
    ends = [y + 1 for y, following in pairwise(inked) if following - y > BETWEEN_STEPS] + [y + 1 for y in inked[-1:]]
    # Where the reader is stands above the first of them.
    return next((end + BELOW_A_STEP for end in ends[count:]), 0)


def row_end(page: Page, below: float) -> float:
    """Where a row ends whose picture ends there: above a line across the page, or before white as nowhere in a row."""
    ink = page.seen.point(lambda light: 255 if light < BLANK else 0)
    wide = ink.resize((1, ink.height), Image.Resampling.BOX).tobytes()
    last = round(below)
    for y in range(round(below), round(page.height - FOOT)):
        if wide[y] > ACROSS * 255:
            return y - BETWEEN_ROWS
        if y - last > WHITE_IN_A_ROW:
            return last
        if wide[y]:
            last = y
    return last


def steps_of(placed: PlacedFigure) -> tuple[list[Step], list[Number]]:
    """The steps and results of a picture in their order, each with its number."""
    known = {sign: number for number in placed.figure.numbers if (sign := placed.sign_of(number))}
    screen = placed.origin.screen
    steps = [step for step in screen.steps if step.sign in known] if screen else []
    return steps, [known[step.sign] for step in steps if step.sign]


def not_parted(steps: Sequence[Step]) -> Iterator[Step]:
    """The first steps that a reader does in one go: a question and its answer, a username and its password."""
    yield from steps[:1]
    for one, following in pairwise(steps):
        if not in_one_go(one, following):
            return
        yield following


def in_one_go(one: Step, following: Step) -> bool:
    if not (one.does.changes_control and following.does.changes_control and one.marks and following.marks):
        return False
    secret = following.typed is not None and following.typed.secret
    return secret or on_one_line(one.marks[0].box, following.marks[0].box)


def on_one_line(one: Box, other: Box) -> bool:
    return min(one.bottom, other.bottom) - max(one.y, other.y) > min(one.height, other.height) / 2


def told(steps: Iterable[Step]) -> str:
    return " and ".join(step.sign.told for step in steps if step.sign)
