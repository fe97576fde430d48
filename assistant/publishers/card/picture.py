"""The one picture of a card: what is read to decide how to go on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil, floor
from typing import TYPE_CHECKING

from assistant.publishers.layout.boxes import between
from assistant.publishers.layout.callouts import annotated
from assistant.publishers.layout.crop import Crop, mark_strip, merged, stacked, unfolded, words_strips
from assistant.publishers.layout.cut_lines import CLEAR, crop_source, dialog_with
from assistant.publishers.layout.named import in_context
from assistant.publishers.layout.outline import targets
from assistant.publishers.layout.print_heights import PIXEL
from assistant.publishers.page.style_rules import share

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.facts.recording import Step
    from assistant.publishers.layout.cut_lines import CropSource
    from assistant.publishers.layout.outline import Target
    from assistant.publishers.layout.rows import Row

CARD_WIDTH, COLUMN_GAP = 516.0, 22.0
CARD_COLUMN = (CARD_WIDTH - COLUMN_GAP) / 2
"""How wide the card is, the gap between its columns, and a column, in points."""

SMALLEST_PIXEL = 0.47
"""The size of a pixel of the portal, in points, at which its small print is still read: 14 pixels are 6.5 points."""

TALLEST_IN_COLUMN = 240
"""A picture in a column is at most this high, in pixels."""


@dataclass(frozen=True)
class CardPicture:
    """A picture of a card with the steps that it shows, from one row of the guide.

    A narrow one stands in a column, below its steps; another one below both columns.
    """

    source: Row
    row: Row
    narrow: bool

    @property
    def width(self) -> float:
        """In points."""
        width = self.row.drawing.edge.width * PIXEL
        return min(width, CARD_COLUMN) if self.narrow else width

    @property
    def height(self) -> float:
        edge = self.row.drawing.edge
        return edge.height * self.width / edge.width

    @property
    def margins(self) -> str:
        """The rails around the picture, as margins of it."""
        edge, crop = self.row.drawing.edge, self.row.drawing.crop
        rails = -edge.y, edge.right - crop.width, edge.bottom - crop.height, -edge.x
        return " ".join(share(rail, edge.width) for rail in rails)


def deciding_picture(rows: Sequence[Row]) -> CardPicture | None:
    """The first thing read that a note explains, or else the first at all: what is only read decides."""
    seen = [(row, step) for row in rows for step in row.steps if step.does.only_read and step.marks]
    explained = [(row, step) for row, step in seen if row.notes]
    if not seen:
        return None
    row, step = (explained or seen)[0]
    return in_column(row, step) or CardPicture(row, row, narrow=False)


def in_column(row: Row, step: Step) -> CardPicture | None:
    """What is read close up, with as many of the following steps as a column of the card holds; None if it does not."""
    following = row.steps[row.steps.index(step) :]
    # The more of the steps that follow, the better the picture tells how to go on; at the least what is read itself.
    for count in range(len(following), 0, -1):
        steps = following[:count]
        marks = in_context(targets(steps, row.screen.neighbors), steps, row.screen)
        boxes = [box for target in marks for box in target.outlines]
        page = crop_source(row.screen, dialog_with(row.screen, boxes))
        crop = close_up(page, [replace(mark, helps=()) for mark in marks])
        if crop is None:
            continue
        drawing = annotated(crop, marks, page.neighbors, left_rail=False)
        if drawing.edge.width * SMALLEST_PIXEL <= CARD_COLUMN:
            return CardPicture(row, replace(row, steps=steps, drawing=drawing), narrow=True)
    return None


def close_up(page: CropSource, targets: Sequence[Target]) -> Crop | None:
    """The lines of all that is named, as wide as their words reach; None for what is too large or would cut words."""
    marks = [box for target in targets for box in target.seen]
    lines = [mark_strip(page, mark, page.area) for target in targets for mark in target.outlines]
    strips = unfolded(page, merged([*lines, *words_strips(page, targets, page.area, lines)]), targets)
    beside = [box for box in page.things if any(box.touches(strip) for strip in strips)]
    left = max(page.area.x, floor(min(box.x for box in [*marks, *beside])) - CLEAR)
    most = min(page.area.right, left + CARD_COLUMN / SMALLEST_PIXEL)
    # As far right as things end that are wholly shown: a picture that ends in a word looks torn, and a card has no room
    # for waves.
    whole = [box.right for box in [*marks, *beside] if box.right + CLEAR <= most]
    right = ceil(max(whole, default=left)) + CLEAR
    if any(mark.right > right for mark in marks) or any(box.x < right < box.right for box in beside):
        return None
    crop = Crop(tuple(stacked(between(left, strip.y, right, strip.bottom) for strip in strips)))
    return crop if crop.height <= TALLEST_IN_COLUMN else None
