"""Which parts of a screen a picture shows: strips of the page, folded where lines are left out. Pure geometry."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import ceil, floor
from typing import TYPE_CHECKING

from assistant.publishers.layout.boxes import between, bounding_box, grown, moved, shared
from assistant.publishers.layout.cut_lines import CLEAR, LEAST_CLEAR, allowed_cuts, cut_above, cut_below
from assistant.publishers.layout.outline import all_beside, all_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.facts.recording import Box
    from assistant.publishers.layout.cut_lines import CropSource
    from assistant.publishers.layout.outline import Target

COLUMN = 571
"""How wide a picture beside its steps may be, in CSS pixels of the screen."""

BESIDE_RAIL = 944
"""How wide a picture below its steps may be that has numbers at its left: with them, all the width of the print."""

ROOM_AROUND = 8
"""What is shown of the page around a mark or a heading."""

ROOM_FOR_NUMBERS = 46
"""The same above a mark that the left rail cannot reach: a number will have to stand there."""

BEYOND_OUTLINE = 8
"""The least that is shown beyond the middle of an outline's line: in print, its edge keeps 3 points from a frame."""

FOLD_HEIGHT = 7
"""The blank between two strips."""

WORTH_FOLDING = 44
"""Fewer lines of pixels than this are shown rather than folded away."""

MARGIN_OF_WORDS = 6
"""The least that is shown beside words and controls at the sides of a wide picture."""

MARGIN = 32
"""What is shown of the page to the left of its content."""

OPENING = 240
"""How much of a page is shown where a site opens."""

LONGER = 100
"""By how much it may be more, if only there a cut is allowed."""


@dataclass(frozen=True)
class Strip:
    """A part of the screen, and how far down in the picture it stands."""

    box: Box
    top: float

    @property
    def bottom(self) -> float:
        return self.top + self.box.height


@dataclass(frozen=True)
class Crop:
    """A picture made of strips, one below the other; all are equally wide. A torn side cuts through words."""

    strips: tuple[Strip, ...]
    torn_left: bool = False
    torn_right: bool = False

    @cached_property
    def width(self) -> float:
        return self.strips[0].box.width

    @cached_property
    def height(self) -> float:
        return self.strips[-1].bottom

    @property
    def torn(self) -> bool:
        """Whether a side cuts through words."""
        return self.torn_left or self.torn_right

    @property
    def folds(self) -> tuple[Box, ...]:
        """The blanks between the strips, in pixels of the picture."""
        return tuple(between(0, strip.bottom, self.width, strip.bottom + FOLD_HEIGHT) for strip in self.strips[:-1])

    def shown(self, box: Box) -> Box | None:
        """Where a box of the screen stands in the picture; None when it is left out."""
        for strip in self.strips:
            if part := shared(strip.box, box):
                return moved(part, -strip.box.x, strip.top - strip.box.y)
        return None

    def parts(self, box: Box) -> list[Box]:
        """All places in the picture that show a part of a box."""
        found = ((strip, shared(strip.box, box)) for strip in self.strips)
        return [moved(part, -strip.box.x, strip.top - strip.box.y) for strip, part in found if part]

    def placed(self, box: Box) -> Box:
        """The same for what may run over the picture's edge: by the strip that holds most of it."""
        # An outline is a little larger than its thing and may reach into a fold, so it belongs to the strip that has
        # most of it.
        strip = max(self.strips, key=lambda strip: overlap(strip.box, box))
        return moved(box, -strip.box.x, strip.top - strip.box.y)


def overlap(one: Box, other: Box) -> float:
    common = shared(one, other)
    return common.width * common.height if common else 0


def opening(page: CropSource, targets: Sequence[Target]) -> Crop:
    """The first sight of a site, in full width: the top of its page, as far down as the marks ask."""
    lowest = max((box.bottom for target in targets for box in target.outlines), default=page.area.y)
    # A mark far down would stretch the opening over most of a page of paper; the way there is folded away.
    if lowest > page.area.y + OPENING:
        return folded_crop(page, targets, page.area.width, with_heading=True)
    wanted = int(page.area.y + OPENING)
    cuts = list(allowed_cuts(page, page.area, range(ceil(lowest + ROOM_AROUND), wanted + LONGER)))
    # Nearest to the wanted height, on either side: a front page ends in the middle of something at most heights.
    bottom = min(cuts, key=lambda cut: abs(cut - wanted), default=page.area.bottom)
    return Crop((Strip(between(page.area.x, page.area.y, page.area.right, bottom), 0),))


def excerpt(page: CropSource, targets: Sequence[Target], *, with_heading: bool) -> Crop:
    """The heading and the marks in a column; wider where that would cut marks or words."""
    marks = [box for target in targets for box in target.outlines]
    seen = all_of(targets)
    # The narrow column first: a picture beside its steps takes less paper than one below them.
    for width in (COLUMN, BESIDE_RAIL):
        right = column_of(page, marks, width).right
        if all(box.right <= right for box in seen):
            column = folded_crop(page, targets, width, with_heading=with_heading)
            if not column.torn_right:
                return column
    whole = folded_crop(page, targets, page.area.width, with_heading=with_heading)
    things = [grown(box, BEYOND_OUTLINE) for box in seen] + [grown(box, MARGIN_OF_WORDS) for box in page.things]
    return without_margins(whole, things)


def without_margins(crop: Crop, things: Iterable[Box]) -> Crop:
    """A picture of all the page's width, without the page's margins where it is then no wider than beside a rail."""
    # All wide pictures begin at the same edge then, whether a number stands at their left or not.
    whole = crop.strips[0].box
    around = bounding_box([box for box in things if crop.shown(box)])
    blank = BESIDE_RAIL - (around.right - around.x)
    if crop.width <= BESIDE_RAIL or blank < 0:
        return crop
    left = min(max(whole.x, floor(around.x - blank / 2)), whole.right - BESIDE_RAIL)
    cut = (between(left, strip.box.y, left + BESIDE_RAIL, strip.box.bottom) for strip in crop.strips)
    return Crop(tuple(stacked(cut)), crop.torn_left, crop.torn_right)


def folded_crop(page: CropSource, targets: Sequence[Target], width: float, *, with_heading: bool) -> Crop:
    """The heading of the page, or its tabs alone, then the marks and what is around them."""
    marks = [box for target in targets for box in target.outlines]
    column = column_of(page, marks, width)
    wanted = [*top_strips(page, marks, column, with_heading=with_heading)]
    wanted += [mark_strip(page, mark, column) for mark in marks]
    wanted += words_strips(page, targets, column, wanted)
    if not wanted:
        return opening(page, targets)
    strips = unfolded(page, merged(wanted), targets)
    right, torn = right_edge(page, strips, [*marks, *all_beside(targets), *tab_words(page, marks)], column)
    cut = tuple(stacked(between(strip.x, strip.y, right, strip.bottom) for strip in strips))
    return Crop(cut, torn_right=torn)


def column_of(page: CropSource, marks: Sequence[Box], width: float) -> Box:
    """The page from the left of its content on, at most so wide."""
    content = [page.left_of(mark) for mark in marks] + [box.x for box in (page.heading, page.tabs) if box]
    left = max(page.area.x, floor(min(content, default=page.area.x) - MARGIN))
    # A page's own margin is shown as it is, for a cut inside of it would only make the picture look shifted.
    if left - page.area.x < MARGIN:
        left = page.area.x
    return between(left, page.area.y, min(page.area.right, left + width), page.area.bottom)


def top_strips(page: CropSource, marks: Sequence[Box], column: Box, *, with_heading: bool) -> list[Box]:
    """The strip that says which page this is: its heading, and the tabs that the marks stand under."""
    tabs = page.tabs if page.tabs and under(page.tabs, marks) else None
    strips = []
    if page.heading and (with_heading or not (marks or tabs)):
        # A heading alone may be cut closer below than above: lines that follow it would otherwise come in half.
        closely = page.heading.y - CLEAR, page.heading.bottom + LEAST_CLEAR[0]
        named = strip(page, column, closely, (4, CLEAR + 4 - LEAST_CLEAR[0]))
        if not too_wide(page, named, column):
            strips.append(named)
    if tabs:
        strips.append(strip(page, column, (tabs.y - 1, tabs.bottom), (4, 0)))
    return strips


def too_wide(page: CropSource, named: Box, column: Box) -> bool:
    """Whether the heading, or a line that cannot be parted from it, has no room in a picture beside its steps."""
    # It is left out there, for the steps say which page it is: the picture would have to stand below them, however
    # narrow all is that they name.
    lines = (box for box in page.words if page.heading and box.touches(named) and box.x < page.heading.right)
    return column.width <= COLUMN and any(column.right < line.right + CLEAR for line in lines)


def tab_words(page: CropSource, marks: Sequence[Box]) -> list[Box]:
    """The names of the tabs above the marks: a reader looks for the one that is open."""
    if not page.tabs or not under(page.tabs, marks):
        return []
    return [box for box in page.words if box.touches(page.tabs)]


def under(tabs: Box, marks: Sequence[Box]) -> bool:
    """Whether some mark belongs to a tab strip or the panel below it."""
    return any(mark.y >= tabs.y - CLEAR for mark in marks)


def mark_strip(page: CropSource, mark: Box, column: Box) -> Box:
    """A mark with its surroundings, and its label when that stands close above."""
    if (mark, column) not in page.strips:
        page.strips[mark, column] = found_strip(page, mark, column)
    return page.strips[mark, column]


def found_strip(page: CropSource, mark: Box, column: Box) -> Box:
    label = [
        box for box in page.of("text") if 0 <= mark.y - box.bottom < CLEAR and box.x < mark.right and mark.x < box.right
    ]
    top = min([mark.y, *(box.y for box in label)])
    # The number of what the rail cannot reach needs blank ground; it is asked for now, since a crop cannot grow once
    # numbers are placed.
    if reached_from_left(page, mark, column):
        return strip(page, column, (top - BEYOND_OUTLINE, mark.bottom + BEYOND_OUTLINE), (ROOM_AROUND, ROOM_AROUND))
    return strip(
        page, column, (min(top, mark.y - ROOM_FOR_NUMBERS), mark.bottom + BEYOND_OUTLINE), (ROOM_AROUND, ROOM_AROUND)
    )


def words_strips(page: CropSource, targets: Sequence[Target], column: Box, shown: Sequence[Box]) -> list[Box]:
    """The strips of what the sentences name beside their marks, and of what explains these, where no strip shows it."""
    # A label may stand further from its field than a line's height: the sentence names it, so it is shown as well.
    return [words_strip(page, box, column) for box in all_beside(targets) if not any(is_in(box, one) for one in shown)]


def words_strip(page: CropSource, words: Box, column: Box) -> Box:
    """A label or other words that stand apart from a mark. No number leads to them, so they need no room for one."""
    return strip(page, column, (words.y - BEYOND_OUTLINE, words.bottom + BEYOND_OUTLINE), (ROOM_AROUND, ROOM_AROUND))


def is_in(words: Box, strip: Box) -> bool:
    """Whether a strip shows words in all their height."""
    return strip.y <= words.y and words.bottom <= strip.bottom


def unfolded(page: CropSource, strips: Sequence[Box], targets: Sequence[Target]) -> list[Box]:
    """The strips, of which those are one that would fold away a field between two that are marked, in their column."""
    fields = [box for target in targets if target.labels or not target.dashed for box in target.outlines]
    joined: list[Box] = []
    for strip in strips:
        gap = between(strip.x, joined[-1].bottom, strip.right, strip.y) if joined else None
        if gap and any(stands_between(control, fields) for control in page.controls if control.touches(gap)):
            joined[-1] = bounding_box([joined[-1], strip])
        else:
            joined.append(strip)
    return joined


def stands_between(control: Box, fields: Sequence[Box]) -> bool:
    """Whether a control has marked fields above and below it in its column."""
    column = [field for field in fields if field.x < control.right and control.x < field.right]
    return any(field.bottom <= control.y for field in column) and any(control.bottom <= field.y for field in column)


def reached_from_left(page: CropSource, mark: Box, column: Box) -> bool:
    """Whether a straight line from the left edge to the middle of a mark meets nothing."""
    line = between(column.x, mark.y + mark.height / 2 - 4, mark.x, mark.y + mark.height / 2 + 4)
    return not any(line.touches(box) for box in page.things)


def strip(page: CropSource, column: Box, needed: tuple[float, float], room: tuple[float, float]) -> Box:
    """The page between two heights, with some room above and below them as cuts are allowed."""
    top, bottom = needed
    above, below = room
    return between(
        column.x,
        cut_above(page, column, top - above, top),
        column.right,
        cut_below(page, column, bottom + below, bottom),
    )


def merged(strips: Sequence[Box]) -> list[Box]:
    """The strips from top to bottom; those that nearly meet become one."""
    joined: list[Box] = []
    for strip in sorted(strips, key=lambda strip: strip.y):
        # A fold says that something is left out, and costs a reader a thought. For a line or two that is a bad trade.
        if joined and strip.y - joined[-1].bottom < WORTH_FOLDING:
            joined[-1] = bounding_box([joined[-1], strip])
        else:
            joined.append(strip)
    return joined


def right_edge(page: CropSource, strips: Sequence[Box], marks: Sequence[Box], column: Box) -> tuple[float, bool]:
    """Where the picture ends at the right, and whether that cuts through words: rather narrower than that."""
    texts = [box for box in page.words if any(box.touches(strip) for strip in strips)]
    # From right to left, and never through a mark: the widest picture whose edge cuts no words.
    least = max((mark.right for mark in marks), default=column.x) + CLEAR
    for right in sorted({column.right, *(floor(box.x) - CLEAR for box in texts)}, reverse=True):
        if least <= right <= column.right and not any(box.x < right < box.right for box in texts):
            return right, False
    return column.right, column.right < page.area.right


def stacked(strips: Iterable[Box]) -> Iterable[Strip]:
    """The strips with their places in the picture."""
    top = 0.0
    for box in strips:
        yield Strip(box, top)
        top += box.height + FOLD_HEIGHT
