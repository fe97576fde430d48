"""The part of a picture that a phone shows: the same pixels, through a narrower window. Pure geometry."""

from __future__ import annotations

from dataclasses import replace
from math import ceil, floor
from typing import TYPE_CHECKING, NamedTuple

from assistant.publishers.layout.boxes import between, bounding_box, holds
from assistant.publishers.layout.callouts import RAIL_WIDTH, Point, annotated
from assistant.publishers.layout.crop import COLUMN, Crop, mark_strip, merged, stacked, unfolded, words_strips
from assistant.publishers.layout.cut_lines import CLEAR
from assistant.publishers.layout.outline import Target, all_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.facts.recording import Box
    from assistant.publishers.layout.callouts import Drawing
    from assistant.publishers.layout.cut_lines import CropSource

PHONE_WIDTH = 392
"""How many pixels of the screen a phone shows beside each other, with the rail: on the smallest, letters of 15 pixels
are then 11 high."""

WIDEST = 530
"""What must be wider, so that nothing is cut that a sentence names, is shown smaller, up to this: the width of a form.
What stands further apart is shown in parts below each other."""

NARROWER = 90
"""So much narrower a window may be, if then its right edge cuts through no words."""

HEADING_MORE = 24
"""So much wider a picture may be for its heading or its tabs, and to begin beside words instead of in them."""

CLOSE = 3
"""How far a window may begin before words at the least, as between those of a menu."""

AT_SIDES = 8
"""What is shown at the sides of what a sentence names."""


class Edges(NamedTuple):
    """From where to where on the screen."""

    left: float
    right: float

    @property
    def width(self) -> float:
        return self.right - self.left


def on_phone(page: CropSource, crop: Crop, targets: Sequence[Target], *, rail: bool) -> Drawing:
    """What a phone shows of a picture, with its numbers: on a rail at the left where that leaves room enough."""
    tries: list[Drawing] = []
    # A rail at the left makes a wide form smaller still: then numbers stand where they find room.
    for left_rail in (True, False) if rail else (False,):
        part = for_phone(page, crop, targets, PHONE_WIDTH - RAIL_WIDTH * left_rail)
        tries.append(annotated(part, targets, page.neighbors, left_rail=left_rail))
        if tries[-1].edge.width <= PHONE_WIDTH and not tries[-1].without_line:
            break
    return min(tries, key=lambda one: (len(one.without_line), one.edge.width))


def for_phone(page: CropSource, crop: Crop, targets: Sequence[Target], width: float) -> Crop:
    """A part of a picture of about this width, which shows whole all that the sentences name.

    What is too wide for a phone is shown in parts below each other.
    """
    seen = all_of(targets)
    strips = [strip.box for strip in crop.strips]
    if not seen:
        return narrowed(page, crop, strips, Edges(crop.strips[0].box.x, crop.strips[0].box.x), width)
    needed = around(seen)
    # The opening of a site and a wide dialog are one tall strip; a phone would show it as a stripe of little things.
    if crop.width > COLUMN and len(strips) == 1:
        strips = [lower(page, targets, strips[0], needed, width)]
    with_heads = around([*seen, *heads(page, strips)])
    # A heading is shown whole or not at all, for where the reader is stands above the picture; hardly anything is shown
    # smaller for it.
    if with_heads.width <= max(width, min(needed.width + HEADING_MORE, WIDEST)):
        return narrowed(page, crop, strips, with_heads, width)
    if needed.width <= WIDEST:
        lines = merged(lines_of(page, targets, strips[0]))
        return narrowed(page, crop, unfolded(page, lines, targets), needed, width)
    return in_parts(page, targets, width)


def lower(page: CropSource, targets: Sequence[Target], strip: Box, needed: Edges, width: float) -> Box:
    """As much of a strip, from top to bottom, as what is named asks for in any window that shows it."""
    width = max(width, needed.width)
    left, right = max(strip.x, needed.right - width), min(strip.right, needed.left + width)
    lines = bounding_box(lines_of(page, targets, between(left, strip.y, right, strip.bottom)))
    return between(strip.x, max(strip.y, lines.y), strip.right, min(strip.bottom, lines.bottom))


def around(boxes: Sequence[Box]) -> Edges:
    """The sides of things, with a little of the page beside them."""
    whole = bounding_box(boxes)
    return Edges(floor(whole.x) - AT_SIDES, ceil(whole.right) + AT_SIDES)


def heads(page: CropSource, strips: Sequence[Box]) -> list[Box]:
    """The page's heading and its tabs, where they are shown."""
    found = [page.heading] if page.heading else []
    found += [box for box in page.things if page.tabs and box.touches(page.tabs)]
    return [box for box in found if any(box.touches(strip) for strip in strips)]


def lines_of(page: CropSource, targets: Sequence[Target], column: Box) -> list[Box]:
    """The strips of all that the sentences name, and of what explains it."""
    marks = [mark_strip(page, mark, column) for target in targets for mark in target.outlines]
    return [*marks, *words_strips(page, targets, column, marks)]


def narrowed(page: CropSource, crop: Crop, strips: Sequence[Box], needed: Edges, width: float) -> Crop:
    """Strips of the picture through one window."""
    left, right = window(crop.strips[0].box, needed, words_in(page, strips), width)
    return cropped(page, [between(left, strip.y, right, strip.bottom) for strip in strips])


def cropped(page: CropSource, strips: Sequence[Box]) -> Crop:
    """The strips below each other; a side is torn where it cuts through something."""
    torn_left = torn_right = False
    for strip in strips:
        things = [box for box in page.things if box.touches(strip)]
        torn_left |= any(box.x < strip.x for box in things)
        torn_right |= any(strip.right < box.right for box in things)
    return Crop(tuple(stacked(strips)), torn_left, torn_right)


def words_in(page: CropSource, strips: Sequence[Box]) -> list[Box]:
    return [box for box in page.words if any(box.touches(strip) for strip in strips)]


def window(edge: Box, needed: Edges, words: Sequence[Box], width: float) -> tuple[float, float]:
    """From where to where: about so wide, with all that is needed, and with as few words cut as can be."""
    width = max(width, needed.width)
    left = left_of_words(edge, needed, words, width)
    right = min(edge.right, max(left + width, needed.right))
    if right == edge.right:
        return left, right
    ends = [right, *(floor(word.x) - CLEAR for word in words)]
    kept = [end for end in ends if max(right - NARROWER, needed.right) <= end <= right]
    return left, max(uncut(kept, words), default=right)


def left_of_words(edge: Box, needed: Edges, words: Sequence[Box], width: float) -> float:
    """Where a window begins: rather further left, where the picture or words begin, than in the middle of one."""
    last = max(edge.x, min(needed.left, edge.right - width))
    # Close to words only where no other place is, and a little wider or narrower only then.
    for air, wider, narrower in ((CLEAR, 0, 0), (CLOSE, 0, 0), (CLOSE, HEADING_MORE, NARROWER)):
        least, most = max(edge.x, needed.right - width - wider), min(needed.left, last + narrower)
        starts = uncut([edge.x, last, *(floor(word.x) - air for word in words)], words)
        if inside := [start for start in starts if least <= start <= most]:
            return min(inside)
    return last


def uncut(edges: Sequence[float], words: Sequence[Box]) -> list[float]:
    """Those vertical edges that cut through no words."""
    return [edge for edge in edges if not any(word.x < edge < word.right for word in words)]


def in_parts(page: CropSource, targets: Sequence[Target], width: float) -> Crop:
    """What stands too far apart, below each other: each part through a window of its own, all equally wide."""
    groups = [(group, around(all_of(group))) for group in grouped(targets)]
    width = min(page.area.width, max(width, *(needed.width for _, needed in groups)))
    strips: list[Box] = []
    for group, needed in groups:
        words = words_in(page, lines_of(page, group, page.area))
        left = min(window(page.area, needed, words, width)[0], page.area.right - width)
        column = between(left, page.area.y, left + width, page.area.bottom)
        strips += unfolded(page, merged(lines_of(page, group, column)), group)
    return cropped(page, strips)


def grouped(targets: Sequence[Target]) -> list[list[Target]]:
    """The targets from top to bottom, then what explains them: as many together as a phone can show."""
    marks = sorted((replace(target, helps=()) for target in targets), key=lambda one: bounding_box(one.seen).y)
    helps = [Target(one.sign, (), dashed=True, helps=(box,)) for one in targets for box in one.helps]
    groups: list[list[Target]] = []
    for one in (*marks, *helps):
        if groups and around(all_of([*groups[-1], one])).width <= WIDEST:
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def as_window(whole: Crop, part: Crop) -> Point | None:
    """Where a part begins in the picture that it is a part of; None where it shows what lies elsewhere there."""
    first = part.strips[0].box
    start = next(
        (
            Point(first.x - strip.box.x, strip.top + first.y - strip.box.y)
            for strip in whole.strips
            if holds(strip.box, first)
        ),
        None,
    )
    if start is None:
        return None
    for strip in part.strips:
        place = between(start.x, start.y + strip.top, start.x + part.width, start.y + strip.bottom)
        if whole.shown(strip.box) != place:
            return None
    return start
