"""A control that a sentence names, between the moment it was found and the moment all is done with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import structlog

from assistant.walking.targets import Control, Missing

if TYPE_CHECKING:
    from playwright.sync_api import ElementHandle

    from assistant.walking.open_screen import Pointed

log = structlog.get_logger()


class Found:
    """A control that a page may redraw meanwhile: then it is found again, and `pointed` points at the new one.

    `again` looks for it once more.
    """

    def __init__(self, control: Control, pointed: Pointed, again: Callable[[], Control | Missing]) -> None:
        self.handle = control.handle
        self._pointed = pointed
        self._again = again

    def do(self, action: Callable[[ElementHandle], object]) -> None:
        """Do something to it, and see whether it holds where the action knows how. Raises Undone."""
        from playwright.sync_api import Error

        try:
            action(self.handle)
        except Error:
            if self.is_there or not self.find_again():
                raise
            action(self.handle)
        if not self._verified(action) and not (self.find_again() and self._verified(action)):
            log.warning("control.gone", words=self._pointed.words)

    def _verified(self, action: Callable[[ElementHandle], object]) -> bool:
        """Whether it was looked at, where there is anything to see; not where the page has taken it away."""
        from playwright.sync_api import Error

        verify = getattr(action, "verify", lambda _: True)
        try:
            return bool(verify(self.handle))
        except Error:
            if self.is_there:
                raise
            return False

    @property
    def is_there(self) -> bool:
        """Whether it is still a part of its page."""
        from playwright.sync_api import Error

        try:
            return bool(self.handle.evaluate("e => e.isConnected"))
        except Error:  # the page has gone, and it with it
            return False

    def find_again(self) -> bool:
        """Whether the page has drawn it anew; it is that one from now on."""
        from playwright.sync_api import Error

        try:
            control = self._again()
        except Error:
            return False
        if isinstance(control, Missing):
            return False
        self.handle, self._pointed.kept = control.handle, control.kept
        return True
