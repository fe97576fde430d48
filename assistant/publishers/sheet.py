"""A screen as something to cut pictures from: where its page begins, and where a cut is allowed. Pure geometry."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor
from typing import TYPE_CHECKING

from assistant.publishers.boxes import around, between, shared

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assistant.recording import Box, Neighbor, Screen

CLEAR = 10
"""How far a cut stays away from any text."""

CONTROL_CLEAR = 6
"""How far it stays away from a control."""

WORDS_AND_CONTROLS = ("text", "heading", "control")


@dataclass(frozen=True)
class Sheet:
    """A screen as something to cut: its area without banner, and what must stay whole."""

    area: Box
    neighbors: tuple[Neighbor, ...]
    name: str

    def of(self, *kinds: str) -> list[Box]:
        return [neighbor.box for neighbor in self.neighbors if neighbor.kind in kinds]

    @property
    def heading(self) -> Box | None:
        """The lines of the heading that names the page or dialog."""
        headings = (neighbor for neighbor in self.neighbors if neighbor.kind == "heading")
        lines = [line.box for line in headings if line.words and line.words in self.name]
        return around(lines) if lines else None

    @property
    def tabs(self) -> Box | None:
        return next(iter(self.of("tabs")), None)


def sheet_of(screen: Screen, marks: Sequence[Box]) -> Sheet:
    """The part of a screen to cut from: an open dialog alone if it holds a mark, else all but the training banner."""
    whole_screen = screen.left.box
    for neighbor in screen.neighbors:
        if neighbor.kind == "dialog" and (not marks or any(neighbor.box.touches(mark) for mark in marks)):
            area = shared(neighbor.box, whole_screen) or whole_screen
            inside = tuple(
                other for other in screen.neighbors if other.kind in WORDS_AND_CONTROLS and area.touches(other.box)
            )
            return Sheet(whole(area), inside, screen.dialog)
    banners = [neighbor.box.bottom for neighbor in screen.neighbors if neighbor.kind == "banner"]
    top = max([whole_screen.y, *banners])
    below = tuple(
        other for other in screen.neighbors if other.kind not in ("banner", "dialog") and other.box.bottom > top
    )
    area = between(whole_screen.x, top, whole_screen.right, whole_screen.bottom)
    return Sheet(whole(area), below, screen.heading)


def whole(box: Box) -> Box:
    """The rectangle on whole pixels, none of them outside the given one by more than a fraction."""
    return between(floor(box.x), ceil(box.y), ceil(box.right), floor(box.bottom))


def cut_above(page: Sheet, column: Box, wanted: float, needed: float) -> float:
    """The allowed cut nearest to the wanted height that shows all below the needed one; at worst the page's top."""
    start, least = max(floor(wanted), int(page.area.y)), int(page.area.y)
    return next(allowed(page, column, [*range(start, floor(needed) + 1), *range(start, least, -1)]), page.area.y)


def cut_below(page: Sheet, column: Box, wanted: float, needed: float) -> float:
    """The same at the lower end."""
    start, most = min(ceil(wanted), int(page.area.bottom)), int(page.area.bottom)
    return next(allowed(page, column, [*range(start, ceil(needed) - 1, -1), *range(start, most)]), page.area.bottom)


def allowed(page: Sheet, column: Box, heights: Iterable[int]) -> Iterator[float]:
    """Those heights at which a cut runs through nothing that must stay whole."""
    blocks = kept_whole(page, column)
    return (float(height) for height in heights if not any(top < height < bottom for top, bottom in blocks))


def kept_whole(page: Sheet, column: Box) -> list[tuple[float, float]]:
    """Heights between which no cut may run: every text with some air, every control with a little, a tab with none."""
    tabs = page.tabs or between(0, 0, 0, 0)
    air = [(box, CLEAR) for box in page.of("text", "heading")]
    air += [(box, 0 if box.touches(tabs) else CONTROL_CLEAR) for box in page.of("control")]
    return [(box.y - clear, box.bottom + clear) for box, clear in air if box.touches(column)]
