"""A screen as something to cut pictures from: where its page begins, and where a cut is allowed. Pure geometry."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from math import ceil, floor, inf
from typing import TYPE_CHECKING, NamedTuple

from assistant.facts import letters
from assistant.publishers.layout.boxes import between, bounding_box, shared

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assistant.facts.recording import Box, Neighbor, Screen

CLEAR = 10
"""How far a cut stays away from any text."""

LEAST_CLEAR = 6, 5
"""How far at the least, below and above a text, where staying further away would show `MUCH` more of the page. Fonts
leave 3 pixels of air above their capitals."""

MUCH = 24

CONTROL_CLEAR = 6
"""How far it stays away from a control."""

TALL = 0.5
"""A control that takes up this part of the screen's height is a part of the page itself, such as a handle that folds
the menu, or a page that is a link as a whole: cuts and numbers may cross it."""

WORDS_AND_CONTROLS = ("text", "heading", "control")


class Sides(NamedTuple):
    """Where a page begins and ends at its sides."""

    left: float
    right: float


ALL_OF_IT = Sides(-inf, inf)


@dataclass(frozen=True)
class CropSource:
    """A screen as something to cut: its area without banner, and what must stay whole."""

    area: Box
    neighbors: tuple[Neighbor, ...]
    name: str
    blocked: dict[tuple[float, float, tuple[float, float]], set[int]] = field(default_factory=dict, compare=False)
    """At which heights a column cannot be cut, kept because it is asked again and again."""

    lefts: dict[Box, float] = field(default_factory=dict, compare=False)
    """Where the line of a mark begins, kept for the same reason."""

    strips: dict[tuple[Box, Box], Box] = field(default_factory=dict, compare=False)
    """The strip of a mark in a column, kept for the same reason."""

    def of(self, *kinds: str) -> list[Box]:
        return [neighbor.box for neighbor in self.neighbors if neighbor.kind in kinds]

    @cached_property
    def words(self) -> list[Box]:
        """Every line of text."""
        return self.of("text", "heading")

    @cached_property
    def controls(self) -> list[Box]:
        return self.of("control")

    @property
    def things(self) -> list[Box]:
        """All that is read or used."""
        return [*self.words, *self.controls]

    def left_of(self, mark: Box) -> float:
        """Where the line of a mark begins: with its label, or the name of the row that it is in, not to be cut off."""
        if mark not in self.lefts:
            beside = [box.x for box in self.things if on_one_line(box, mark)]
            self.lefts[mark] = min([mark.x, *beside])
        return self.lefts[mark]

    @cached_property
    def heading(self) -> Box | None:
        """The lines of the heading that names the page or dialog; other headings may say a part of the same words."""
        lines: list[Box] = []
        rest = self.name
        for line in self.neighbors:
            words = letters.readable(letters.composed(line.words))  # a page goes by these
            if line.kind == "heading" and words and rest.startswith(words):
                lines.append(line.box)
                rest = rest[len(words) :].lstrip()
        return bounding_box(lines) if lines else None

    @cached_property
    def tabs(self) -> Box | None:
        return next(iter(self.of("tabs")), None)


def on_one_line(one: Box, other: Box) -> bool:
    """Whether two things stand side by side."""
    return one.y < other.bottom and other.y < one.bottom


def dialog_with(screen: Screen, marks: Sequence[Box]) -> Box | None:
    """The open dialog, if it holds a mark."""
    for neighbor in screen.neighbors:
        if neighbor.kind == "dialog" and (not marks or any(neighbor.box.touches(mark) for mark in marks)):
            return neighbor.box
    return None


def crop_source(screen: Screen, dialog: Box | None, sides: Sides = ALL_OF_IT) -> CropSource:
    """The part of a screen to cut from: an open dialog alone, or all but the training banner and the side columns."""
    whole_screen = screen.left.box
    if dialog:
        area = shared(dialog, whole_screen) or whole_screen
        inside = tuple(
            other
            for other in screen.neighbors
            if other.kind in WORDS_AND_CONTROLS and area.touches(other.box) and not is_tall(other, screen)
        )
        return CropSource(on_whole_pixels(area, whole_screen), inside, screen.dialog)
    banners = [neighbor.box.bottom for neighbor in screen.neighbors if neighbor.kind == "banner"]
    # The banner says training copy and is on every screen. Guides say so once, in words, and use its height for the
    # page.
    top = max([whole_screen.y, *banners])
    left, right = max(whole_screen.x, sides.left), min(whole_screen.right, sides.right)
    area = between(left, top, right, whole_screen.bottom)
    shown = tuple(
        other
        for other in screen.neighbors
        if other.kind not in ("banner", "dialog", "aside")
        and other.box.bottom > top
        and not is_tall(other, screen)
        and (sides == ALL_OF_IT or (other.box.x < right and left < other.box.right))
    )
    return CropSource(on_whole_pixels(area, whole_screen), shown, screen.heading)


def between_columns(screen: Screen, marks: Sequence[Box]) -> Sides:
    """Between the columns at the sides that its marks have nothing to do with: menus of the site, and such."""
    if not marks:
        return ALL_OF_IT
    wanted = bounding_box(marks)
    columns = [one.box for one in screen.neighbors if one.kind == "aside" or is_tall(one, screen)]
    return Sides(
        max((box.right for box in columns if box.right <= wanted.x), default=-inf),
        min((box.x for box in columns if wanted.right <= box.x), default=inf),
    )


def is_tall(neighbor: Neighbor, screen: Screen) -> bool:
    """Whether it is a control of about the screen's height."""
    return neighbor.kind == "control" and neighbor.box.height >= TALL * screen.left.box.height


def on_whole_pixels(box: Box, whole: Box) -> Box:
    """The rectangle on whole pixels of the screen, none of them outside the given one by more than a fraction."""
    # Inward at the top and the bottom: half a line of pixels of the banner above would show as a gray hair.
    return between(floor(box.x), ceil(box.y), min(ceil(box.right), floor(whole.right)), floor(box.bottom))


def cut_above(page: CropSource, column: Box, wanted: float, needed: float) -> float:
    """The allowed cut nearest to the wanted height that shows all below the needed one; at worst the page's top."""
    start, least = max(floor(wanted), int(page.area.y)), int(page.area.y)
    heights = [*range(start, floor(needed) + 1), *range(start, least, -1)]
    return nearest(page, column, heights, page.area.y)


def cut_below(page: CropSource, column: Box, wanted: float, needed: float) -> float:
    """The same at the lower end."""
    start, most = min(ceil(wanted), int(page.area.bottom)), int(page.area.bottom)
    heights = [*range(start, ceil(needed) - 1, -1), *range(start, most)]
    return nearest(page, column, heights, page.area.bottom)


def nearest(page: CropSource, column: Box, heights: Sequence[int], end: float) -> float:
    """The first allowed cut, or one closer to text where the first would show much more."""
    # Far from text looks best. But where lines stand close, the next wide gap may be half a page away.
    first = next(allowed_cuts(page, column, heights), end)
    closer = next(allowed_cuts(page, column, heights, LEAST_CLEAR), end)
    return closer if abs(first - closer) > MUCH else first


def allowed_cuts(
    page: CropSource, column: Box, heights: Iterable[int], clear: tuple[float, float] = (CLEAR, CLEAR)
) -> Iterator[float]:
    """Those heights at which a cut runs through nothing that must stay whole."""
    key = column.x, column.right, clear
    # A set of whole numbers for each column, kept: rows are tried in every split, and each asks for the same heights.
    if key not in page.blocked:
        blocks = kept_whole(page, column, clear)
        page.blocked[key] = {height for block in blocks for height in heights_inside(*block)}
    return (float(height) for height in heights if height not in page.blocked[key])


def heights_inside(top: float, bottom: float) -> range:
    """The whole numbers between two heights, without the two."""
    return range(floor(top) + 1, ceil(bottom))


def kept_whole(page: CropSource, column: Box, clear: tuple[float, float]) -> list[tuple[float, float]]:
    """Heights between which no cut may run: every text with some air, every control with a little, a tab with none."""
    below, above = clear
    tabs = page.tabs or between(0, 0, 0, 0)
    blocks = [(box.y - above, box.bottom + below) for box in page.words if shares_width(box, column)]
    for box in page.controls:
        # A tab joins the panel below it; with air around it, the cut could never run along the strip's own edge.
        air = 0 if box.touches(tabs) else CONTROL_CLEAR
        if shares_width(box, column):
            blocks.append((box.y - air, box.bottom + air))
    return blocks


def shares_width(box: Box, column: Box) -> bool:
    """Whether a column holds a part of the width of something."""
    return box.x < column.right and column.x < box.right
