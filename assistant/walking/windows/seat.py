"""Where somebody acts: her windows, one over the other, and what happens in them that is not on a page.

The last window is the one that she looks at. A window that a page opens, or one of the browser that asks something,
stands over the one before until it is closed or answered.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.walking import hosts
from assistant.walking.windows.asking import Asking

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession, Dialog, Download, Page

    from assistant.facts.recording import WindowKind
    from assistant.walking.answers import Awaited
    from assistant.walking.mishaps import Mishaps

MOST_WINDOWS = 5
"""A page that opens one window after the other has no more than so many open."""

MOST_TOLD = 40
"""Characters of an address that is a page by itself."""


@dataclass
class Window:
    """One window, what its page waits for, and what goes wrong on it; `asks` where it is drawn for one that asks.

    A page that has just come may be asked over before anybody could look at it; then it is not `ready`.
    """

    page: Page
    awaited: Awaited
    mishaps: Mishaps
    asks: Asking | None = None
    ready: bool = False


class Seat:
    """The windows of one person, in one browser session.

    `site` is the one that she has opened; `files` came and were not spoken of yet. `told` is what is wrong with a
    window that a page has opened, as the end of a sentence; `elsewhere` is the address of one that no walk may reach.
    """

    def __init__(
        self,
        page: Page,
        hear: Callable[[Page], tuple[Awaited, Mishaps]],
        open_eyes: Callable[[Page], object],
        break_off: Callable[[Seat], object],
    ) -> None:
        self.site = ""
        self.files: list[Download] = []
        self.told = ""
        self.elsewhere = ""
        self._hear = hear
        self._open_eyes = open_eyes
        self._break_off = break_off
        self._opened: list[Page] = []
        self._asking: list[Dialog] = []
        self._coming: list[str] = []
        self._acted = False
        self._looked_at = page
        self._sessions: dict[Page, CDPSession] = {}
        page.context.on("dialog", self._hear_asking)  # of whichever page, from its first moment
        self._listen(page)
        self.windows = [Window(page, *hear(page))]
        self._make_ready()

    # What she looks at.

    @property
    def first(self) -> Window:
        """The window that she began in."""
        return self.windows[0]

    @property
    def front(self) -> Window:
        """The window that she looks at."""
        return self.windows[-1]

    @property
    def page(self) -> Page:
        return self.front.page

    @property
    def asks(self) -> Asking | None:
        """What the window in front asks, if it is one of the browser's own."""
        return self.front.asks

    @property
    def asked_over(self) -> Page:
        """The page in front, or the one on which the browser asks: it has the address."""
        return next(window.page for window in reversed(self.windows) if window.asks is None)

    @property
    def kind(self) -> WindowKind:
        """What the window in front is to a reader."""
        return "asks" if self.asks else "new" if len(self.windows) > 1 else ""

    @property
    def coming(self) -> str:
        """The address of a window that was opened and is not there yet."""
        return self._coming[0] if self._coming else ""

    @property
    def turns(self) -> bool:
        """Whether another window is about to be in front."""
        return bool(self._coming or self._opened or self._asking)

    @property
    def is_asked(self) -> bool:
        """Whether the browser asks something, drawn already or not."""
        return bool(self._asking) or self.asks is not None

    def act(self) -> None:
        """From here on, a window that opens has come of what she does."""
        self._acted = True

    def turn(self) -> bool:
        """Look at the window that is in front now. Returns whether it is another one than before."""
        self.windows[1:] = [window for window in self.windows[1:] if not window.page.is_closed()]
        while self._opened:
            page = self._opened.pop(0)
            if not page.is_closed():
                self.windows.append(Window(page, *self._hear(page)))
        while self._asking:
            page = self.first.page.context.new_page()
            self.windows.append(Window(page, *self._hear(page), Asking(self._asking.pop(0))))
        if not self.front.ready:
            self._make_ready()
        before, self._looked_at = self._looked_at, self.page
        return self._looked_at is not before

    def _make_ready(self) -> None:
        """Have eyes in the window in front, which is as large as all pictures are; draw what asks."""
        page, size = self.page, self.first.page.viewport_size
        if size and page.viewport_size != size:
            page.set_viewport_size(size)
        self._open_eyes(page)
        if self.asks:
            page.set_content(self.asks.drawn(), wait_until="load")
        elif page not in self._sessions:
            self._listen_closely(page)
        if self.kind == "new":
            self.front.mishaps.look_back()
        self.front.ready = True

    def answer(self) -> None:
        """Hand the browser what was pressed in the window that is drawn for it, if anything was."""
        from playwright.sync_api import Error

        asking, pressed = self.asks, self.page.evaluate("window.pressed")
        if asking is None or not pressed:
            return
        self.windows.pop().page.close()
        with self.until_it_asks(), suppress(Error):  # the answer may lead away
            asking.answer(pressed)
            self.page.evaluate("0")  # answered when what the page does then is done, or asks again

    def close_others(self) -> None:
        """Go back to the first window; what asks there is denied."""
        self._deny()
        for page in (*self._opened, *(window.page for window in self.windows[1:])):
            page.close()
        self._opened, self._coming, self.windows[1:] = [], [], []

    def _deny(self) -> None:
        """Answer no to all that the browser asks, and take away what was drawn for it."""
        from playwright.sync_api import Error

        drawn = [window for window in self.windows if window.asks]
        with suppress(Error):
            for dialog in (*self._asking, *(window.asks.dialog for window in drawn if window.asks)):
                dialog.dismiss()
        for window in drawn:
            window.page.close()
        self._asking, self.windows = [], [window for window in self.windows if window not in drawn]

    def leave(self) -> None:
        """Hear no more of what happens: somebody else has the windows from here on."""
        self.first.page.context.remove_listener("dialog", self._hear_asking)
        for event, hear in self._ears().items():
            self.first.page.remove_listener(event, hear)
        for event, closely in self._keen_ears().items():
            self._sessions[self.first.page].remove_listener(event, closely)
        self._deny()

    # What is heard.

    @contextmanager
    def until_it_asks(self) -> Iterator[None]:
        """What a page is asked here ends where the browser asks something over it; `turn` then shows that."""
        try:
            yield
        except asyncio.CancelledError:
            if not self._asking:
                raise

    def _ears(self) -> dict[str, Callable[[Any], object]]:  # Any: what each event tells
        return {"popup": self._hear_window, "download": self._hear_file}

    def _keen_ears(self) -> dict[str, Callable[[dict[str, Any]], None]]:  # Any: JSON from the browser
        return {"Page.windowOpen": self._hear_opening, "Page.frameNavigated": self._hear_page}

    def _listen(self, page: Page) -> None:
        for event, hear in self._ears().items():
            page.on(event, hear)  # type: ignore[call-overload]  # the names are as it knows them

    def _listen_closely(self, page: Page) -> None:
        # It tells of a window when it is asked for; else one would be heard of only when its server has answered.
        session = page.context.new_cdp_session(page)
        for event, hear in self._keen_ears().items():
            session.on(event, hear)
        session.send("Page.enable")
        self._sessions[page] = session

    def _hear_asking(self, dialog: Dialog) -> None:
        """Leave it open. The page answers nothing while it is, so what it is asked now is broken off."""
        self._asking.append(dialog)
        self._break_off(self)

    def _hear_page(self, told: dict[str, Any]) -> None:  # Any: JSON from the browser
        if "parentId" not in told["frame"]:
            self._acted = False

    def _hear_opening(self, told: dict[str, Any]) -> None:  # Any: JSON from the browser
        """A page asks for a window."""
        address = str(told["url"])
        if address.startswith("http") and not hosts.is_allowed(address):
            self.elsewhere = self.elsewhere or address
        elif address.startswith("data:"):
            self._tell(f"{address[:MOST_TOLD]}…, which browsers leave empty: no link may lead to such an address")
        elif not self._acted:
            self._tell(f"{hosts.told(address)}, which no step asked for: browsers keep such windows back")
        self._coming.append(address)

    def _tell(self, fault: str) -> None:
        self.told = self.told or fault

    def _hear_window(self, page: Page) -> None:
        if self._coming:
            self._coming.pop(0)
        if len(self.windows) + len(self._opened) >= MOST_WINDOWS:
            self._tell(f"{hosts.told(page.url)}, and more than {MOST_WINDOWS} windows in all")
        if self.told or self.elsewhere or not page.url:  # one that was opened for a file never has a page
            page.close()
            return
        self._listen(page)
        self._opened.append(page)

    def _hear_file(self, file: Download) -> None:
        """One that comes in a window of its own is heard of on the page that opened that; it then never opens."""
        if self._coming:
            self._coming.pop(0)
        self.files.append(file)
