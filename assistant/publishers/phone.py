"""The part of a picture that a phone shows: the same pixels, through a narrower window. Pure geometry."""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING

from assistant.publishers.annotate import RAIL
from assistant.publishers.boxes import around, between, shared
from assistant.publishers.crop import COLUMN, MARGIN, Crop, mark_strip, stacked
from assistant.publishers.sheet import CLEAR, WORDS_AND_CONTROLS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.publishers.outline import Target
    from assistant.publishers.sheet import Sheet
    from assistant.recording import Box

PHONE = 388
"""How much of a picture's width a phone shows beside its rail; a label is then 11 px high on the smallest."""

ENOUGH = 160
"""So much of a wide control must be in a phone's picture; the rest may run off its edge."""


def for_phone(page: Sheet, crop: Crop, targets: Sequence[Target]) -> Crop:
    """A part of a picture that is narrow enough for a phone, with the marks in it."""
    marks = [box for target in targets for box in target.outlines]
    left, right = window(crop, marks)
    strips = [between(left, strip.box.y, right, strip.box.bottom) for strip in crop.strips]
    if marks and crop.width > COLUMN and len(strips) == 1:
        strips = [lower(strips[0], page, marks)]
    shown = [box for box in page.of(*WORDS_AND_CONTROLS) if any(box.touches(strip) for strip in strips)]
    return Crop(
        tuple(stacked(strips)),
        torn_left=any(box.x < left < box.right for box in shown),
        torn_right=crop.torn_right or any(box.x < right < box.right for box in shown),
    )


def window(crop: Crop, marks: Sequence[Box]) -> tuple[float, float]:
    """From where to where on the screen: at the marks in a wide picture, else from the picture's left."""
    edge = crop.strips[0].box
    wide = crop.width > COLUMN
    width = PHONE + RAIL if wide else PHONE
    left = edge.x
    if marks and wide:
        left = max(edge.x, min(floor(min(mark.x for mark in marks)) - MARGIN, edge.right - width))
    needed = max((min(mark.right + CLEAR, mark.x + ENOUGH) for mark in marks), default=left)
    return left, min(edge.right, max(left + width, ceil(needed)))


def lower(strip: Box, page: Sheet, marks: Sequence[Box]) -> Box:
    """Of one tall strip the part around the marks."""
    near = around([mark_strip(page, mark, strip) for mark in marks])
    return shared(near, strip) or strip
