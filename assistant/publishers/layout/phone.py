"""The part of a picture that a phone shows: the same pixels, through a narrower window. Pure geometry."""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING

from assistant.publishers.layout.boxes import between, bounding_box, shared
from assistant.publishers.layout.callouts import RAIL_WIDTH
from assistant.publishers.layout.crop import COLUMN, MARGIN, Crop, mark_strip, stacked
from assistant.publishers.layout.cut_lines import CLEAR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.facts.recording import Box
    from assistant.publishers.layout.cut_lines import CropSource
    from assistant.publishers.layout.outline import Target

PHONE_WIDTH = 392
"""How many pixels of the screen a phone shows beside each other, with the rail: on the smallest, letters of 15 pixels
are then 11 high."""

ENOUGH = 160
"""So much of a wide control must be in a phone's picture; the rest may run off its edge."""

NARROWER = 90
"""So much narrower a window may be, if then its right edge cuts through no words."""


def for_phone(page: CropSource, crop: Crop, targets: Sequence[Target], *, left_rail: bool) -> Crop:
    """A part of a picture that is narrow enough for a phone, with the marks in it.

    Where marks stand further apart than a phone is wide it is wider than that, and the reader moves it sideways.
    """
    marks = [box for target in targets for box in target.outlines]
    strips = list(crop.strips)
    # The opening of a site and a wide dialog are one tall strip; a phone would show it as a stripe of little things.
    if marks and crop.width > COLUMN and len(strips) == 1:
        strips[0] = type(strips[0])(lower(strips[0].box, page, marks), 0)
    shown = [box for box in page.words if any(box.touches(strip.box) for strip in strips)]
    left, right = window(crop, marks, shown, PHONE_WIDTH - RAIL_WIDTH * left_rail)
    cut = [between(left, strip.box.y, right, strip.box.bottom) for strip in strips]
    parts = [*shown, *(box for box in page.controls if any(box.touches(strip) for strip in cut))]
    return Crop(
        tuple(stacked(cut)),
        torn_left=any(box.x < left < box.right for box in parts),
        torn_right=crop.torn_right or any(box.x < right < box.right for box in parts),
    )


def window(crop: Crop, marks: Sequence[Box], words: Sequence[Box], width: float) -> tuple[float, float]:
    """From where to where on the screen: at the marks in a wide picture, else from the picture's left if it can be."""
    edge = crop.strips[0].box
    left = edge.x
    if marks and crop.width > COLUMN:
        first = floor(min(mark.x for mark in marks)) - MARGIN
        # Rather a little further left, where words begin, than through the middle of one.
        starts = [floor(word.x) - CLEAR for word in words if first - NARROWER < word.x - CLEAR <= first]
        left = max(uncut(starts, words), default=first)
        left = max(edge.x, min(left, edge.right - width))
    # Of a wide field its beginning is enough: there is its label, and there typing begins.
    needed = max((min(mark.right + CLEAR, mark.x + ENOUGH) for mark in marks), default=left)
    # Moved to the right only if the first mark stays in sight.
    if left + width < needed <= min((mark.x for mark in marks), default=left) - CLEAR + width:
        left = floor(needed - width)
    right = min(edge.right, max(left + width, ceil(needed)))
    if right == edge.right:
        return left, right
    ends = [end for word in words if max(right - NARROWER, needed) <= (end := floor(word.x) - CLEAR) <= right]
    return left, max(uncut([*ends, right], words), default=right)


def uncut(edges: Sequence[float], words: Sequence[Box]) -> list[float]:
    """Those vertical edges that cut through no words."""
    return [edge for edge in edges if not any(word.x < edge < word.right for word in words)]


def lower(strip: Box, page: CropSource, marks: Sequence[Box]) -> Box:
    """Of one tall strip the part around the marks."""
    near = bounding_box([mark_strip(page, mark, strip) for mark in marks])
    return shared(near, strip) or strip
