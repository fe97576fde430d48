"""Controls that the browser's driver misses: in frames that are drawn larger or smaller, and in closed components."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from playwright.sync_api import ElementHandle, Error, Position

from assistant.walking import frames
from assistant.walking.deeds import GLANCE

if TYPE_CHECKING:
    from playwright.sync_api import Frame, Mouse


MOVES_FOR = 1.0
"""Seconds in which what moves, such as a list that unfolds, may come to rest."""


class Reached(ElementHandle):
    """A control that is clicked where a person sees it; all else is done to it as to any other."""

    def __init__(self, handle: ElementHandle, frame: Frame) -> None:
        super().__init__(handle._impl_obj)  # noqa: SLF001 - it is the same element
        self._frame = frame

    def near(self, handle: ElementHandle) -> Reached:
        """Another one that is reached in the same way."""
        return Reached(handle, self._frame)

    def click(self, *, position: Position | None = None, **_: Any) -> None:  # Any: how long to try
        """Raises Error where something lies over it."""
        self._point_at(position).down()
        self._frame.page.mouse.up()

    def hover(self, *, position: Position | None = None, **_: Any) -> None:  # Any: how long to try
        """Raises Error where something lies over it."""
        self._point_at(position)

    def check(self, *, position: Position | None = None, **_: Any) -> None:  # Any: how long to try
        """Raises Error where it is not checked by a click."""
        if not self.is_checked():
            self.click(position=position)
        if not self.is_checked():
            raise Error("it was clicked, and is not checked")

    def _point_at(self, position: Position | None) -> Mouse:
        """Bring the pointer over it."""
        page, before = self._frame.page, None
        give_up = time.monotonic() + MOVES_FOR
        while (point := self._point(position)) != before and time.monotonic() < give_up:
            before = point
            page.wait_for_timeout(GLANCE * 1000)
        if not point:
            raise Error("something lies over it")
        page.mouse.move(*point)
        return page.mouse

    def _point(self, position: Position | None) -> list[float] | None:
        """Where it is at this moment, in the page's pixels; None where something lies over it."""
        part = frames.part_of(self._frame.page, self._frame)
        return part.look("pointOf", self, position) if part else None
