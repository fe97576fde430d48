"""Small sums with rectangles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.facts.recording import Box

if TYPE_CHECKING:
    from collections.abc import Iterable


def bounding_box(boxes: Iterable[Box]) -> Box:
    """The smallest rectangle that holds them all. There must be at least one."""
    every = list(boxes)
    left, top = min(box.x for box in every), min(box.y for box in every)
    return between(left, top, max(box.right for box in every), max(box.bottom for box in every))


def between(left: float, top: float, right: float, bottom: float) -> Box:
    """The rectangle with these edges."""
    return Box(x=left, y=top, width=right - left, height=bottom - top)


def grown(box: Box, by: float) -> Box:
    """The rectangle with every edge moved outward."""
    return between(box.x - by, box.y - by, box.right + by, box.bottom + by)


def moved(box: Box, right: float, down: float) -> Box:
    """The rectangle at another place."""
    return Box(x=box.x + right, y=box.y + down, width=box.width, height=box.height)


def scaled(box: Box, by: float) -> Box:
    """The rectangle on a page that is so many times as large."""
    return Box(x=box.x * by, y=box.y * by, width=box.width * by, height=box.height * by)


def holds(outer: Box, inner: Box) -> bool:
    """Whether no part of `inner` lies outside `outer`."""
    return outer.x <= inner.x and outer.y <= inner.y and inner.right <= outer.right and inner.bottom <= outer.bottom


def shared(one: Box, other: Box) -> Box | None:
    """The area that two rectangles have in common, if any."""
    if not one.touches(other):
        return None
    return between(max(one.x, other.x), max(one.y, other.y), min(one.right, other.right), min(one.bottom, other.bottom))


def middle_x(box: Box) -> float:
    return box.x + box.width / 2


def beside(one: Box, other: Box) -> bool:
    """Whether two boxes stand on one line."""
    return one.y < middle_y(other) < one.bottom and other.y < middle_y(one) < other.bottom


def middle_y(box: Box) -> float:
    return box.y + box.height / 2
