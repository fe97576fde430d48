"""What part of a screen the film shows: all of a page's width, or nearer what matters. Pure geometry, in CSS pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assistant.publishers.layout.boxes import between, bounding_box, grown, holds, middle_x, middle_y

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.facts.recording import Box, Screen

FRAME_WIDTH, VIEW_HEIGHT = 1920, 872
"""The part of a frame that shows the portal, in pixels of the film."""

SHIFT = 40
"""So far the camera stands higher or lower where its picture would else cut through words."""

NEAR, FAR = 2.0, 1.625
"""Pixels of the film to one of the screen. From afar, text of 16 pixels still stands 26 high."""

AROUND_MARK = 30
"""What is shown around the thing that a sentence speaks of."""

LEAST_AT_SIDES = 8
"""With so little at its sides the camera stays in the middle of the page."""

CLOSE = 6
"""A line of text so near to the picture's edge looks cut."""


class View(NamedTuple):
    """A part of the screen as wide as the film's picture: its left upper corner and its width."""

    x: float
    y: float
    width: float

    @property
    def scale(self) -> float:
        return FRAME_WIDTH / self.width

    @property
    def height(self) -> float:
        return VIEW_HEIGHT / self.scale

    @property
    def box(self) -> Box:
        return between(self.x, self.y, self.x + self.width, self.y + self.height)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the screen stands in the film."""
        return (x - self.x) * self.scale, (y - self.y) * self.scale

    def screen_place(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the film stands on the screen."""
        return self.x + x / self.scale, self.y + y / self.scale

    def screen_box(self, box: Box) -> Box:
        """A box of the film, on the screen."""
        return between(*self.screen_place(box.x, box.y), *self.screen_place(box.right, box.bottom))


def overview(screen: Screen) -> View:
    """The first sight of a screen: its dialog, or the top of its page."""
    page = filmed_page(screen)
    # All of the width of our screens but the margin beside their words: a camera that need not come nearer is calm.
    scale = NEAR if page.width - FRAME_WIDTH / NEAR <= AROUND_MARK * 2 else FAR
    return framed(dialog_of(screen) or top_of(page), page, scale)


def filmed_page(screen: Screen) -> Box:
    """What the camera may show: the page below all that says that it is a training copy."""
    page = screen.left.box
    top = max([page.y, *(neighbor.box.bottom for neighbor in screen.neighbors if neighbor.kind == "banner")])
    left, right = sides(page, [neighbor.box for neighbor in screen.neighbors if neighbor.box.bottom > top])
    return between(left, top, right, page.bottom)


def sides(page: Box, things: Sequence[Box]) -> tuple[float, float]:
    """From where to where a page is filmed: without its blank margins, where all that is on it is seen so from near."""
    near = FRAME_WIDTH / NEAR
    inside = bounding_box(things) if things else page
    if page.width <= near or inside.width + 2 * LEAST_AT_SIDES > near:
        return page.x, page.right
    left = within_page(middle_x(inside) - near / 2, near, page.x, page.width)
    return left, left + near


def with_room(page: Box, boxes: Sequence[Box]) -> Box:
    """A page, and above it the room that a line around what stands at its upper edge needs."""
    return between(page.x, min([page.y, *(box.y - CLOSE for box in boxes)]), page.right, page.bottom)


def dialog_of(screen: Screen) -> Box | None:
    """The open dialog."""
    return next((neighbor.box for neighbor in screen.neighbors if neighbor.kind == "dialog"), None)


def top_of(page: Box) -> Box:
    return between(page.x, page.y, page.right, page.y + 1)


def looking_at(boxes: Sequence[Box], page: Box, now: View, pointer: Sequence[Box] = ()) -> tuple[View, ...]:
    """From where these things are seen well: where we are, nearer, or first one end and then the other.

    The pointer, if it comes, is to be wholly seen too.
    """
    enough = bounding_box([grown(bounding_box(boxes), AROUND_MARK), *(grown(body, LEAST_AT_SIDES) for body in pointer)])
    # Each move asks a viewer to find her place again, so a camera that sees enough stays.
    if now.scale == NEAR and holds(now.box, cut(enough, page)):
        return (now,)
    wanted = grown(bounding_box([*boxes, *pointer]), AROUND_MARK)
    # Three steps, not any number between: neighbors of about the same size would make the picture breathe.
    for scale in (NEAR, (NEAR + FAR) / 2, FAR):
        if wanted.width <= FRAME_WIDTH / scale and wanted.height <= VIEW_HEIGHT / scale:
            return (framed(wanted, page, scale),)
    first, last = boxes[0], boxes[-1]
    ends = framed(grown(first, AROUND_MARK), page, NEAR), framed(grown(last, AROUND_MARK), page, NEAR)
    return ends if ends[0] != ends[1] else ends[:1]


def whole_lines(view: View, screen: Screen, wanted: Sequence[Box]) -> View:
    """The nearest view, a little higher or lower, whose edges cut through the fewest lines of text, then controls."""
    page = with_room(filmed_page(screen), wanted)
    needed = cut(grown(bounding_box(wanted), LEAST_AT_SIDES), page)
    starts = {within_page(view.y + shift, view.height, page.y, page.height) for shift in range(-SHIFT, SHIFT + 1)}
    views = [there for start in starts if holds((there := view._replace(y=start)).box, needed)]
    lines, others = things_on(screen, "text", "heading"), things_on(screen, "control")
    close = [grown(line, CLOSE) for line in lines]
    # Text first, then controls, then a line so close to the edge that it looks cut; and among those the shortest move.
    # The last number only makes the choice the same on every machine.
    return min(
        views,
        key=lambda there: (
            *(sliced(there, things) for things in (lines, others, close)), abs(there.y - view.y), there.y,
        ),
        default=view,
    )  # fmt: skip


def things_on(screen: Screen, *kinds: str) -> list[Box]:
    """The things on the page that the film may show."""
    top = filmed_page(screen).y
    return [other.box for other in screen.neighbors if other.kind in kinds and other.box.bottom > top]


def sliced(view: View, things: Sequence[Box]) -> int:
    """How many things the upper and the lower edge of the picture cut through."""
    edges = view.y, view.y + view.height
    return sum(thing.y < edge < thing.bottom for thing in things for edge in edges)


def cut(box: Box, page: Box) -> Box:
    """The part of a box that lies on the page."""
    return between(max(box.x, page.x), max(box.y, page.y), min(box.right, page.right), min(box.bottom, page.bottom))


def framed(box: Box, page: Box, scale: float) -> View:
    """The view of a scale with a box in its middle, as far as the page allows, on whole pixels."""
    width, height = FRAME_WIDTH / scale, VIEW_HEIGHT / scale
    middle = middle_x(page) if fits_centered(box, page, width) else middle_x(box)
    return View(
        within_page(middle - width / 2, width, page.x, page.width),
        within_page(middle_y(box) - height / 2, height, page.y, page.height),
        width,
    )


def fits_centered(box: Box, page: Box, width: float) -> bool:
    """Whether a box is wholly seen with the page's middle in the film's."""
    inner = grown(box, LEAST_AT_SIDES - AROUND_MARK)
    return middle_x(page) - width / 2 <= inner.x and inner.right <= middle_x(page) + width / 2


def within_page(start: float, length: float, page_start: float, page_length: float) -> float:
    """The nearest start at which nothing beyond the page is shown; a page that is shorter stands in the middle."""
    if length >= page_length:
        return page_start + (page_length - length) / 2
    # Whole pixels of the screen: at density 2 and scale 2 the picture is then a plain cut of the recorded one, without
    # resampling.
    return float(round(min(max(start, page_start), page_start + page_length - length)))
