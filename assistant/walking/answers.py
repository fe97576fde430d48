"""How long a page may take to answer: a clock over each sentence, and what a page still waits for when it rings."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, TypeVar

from assistant.walking import frames, hosts

if TYPE_CHECKING:
    from playwright.sync_api import Page, Request

A_MOMENT = 2.0
"""Seconds within which a page that is in order says what it shows; then a message does without."""

KINDS = {
    "document": "the page",
    "stylesheet": "the style sheet",
    "script": "the script",
    "font": "the font",
    "image": "the picture",
}
"""What a page is made of, as a reader calls it, what is waited for most first."""

NEEDED = ("document", "stylesheet", "script")
"""What a browser waits for before it draws a page."""

OFTEN = 3
"""A page that is loaded so many times within one sentence loads itself."""

Told = TypeVar("Told")


class Rang(Exception):
    """A page has not answered within the time of a clock."""


class Clock:
    """Breaks off whatever a page is asked when the time is over: most questions to a page have no end of their own.

    It runs in Playwright's own loop of events, where the questions wait; so it needs neither threads nor signals.
    """

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.rang = False
        self._on = False
        self._timer: asyncio.TimerHandle | None = None
        self._before: set[asyncio.Task[object]] = set()

    @contextmanager
    def running(self) -> Iterator[Clock]:
        """Let it run; one that ran outside stands still meanwhile. Raises Rang when the time was over."""
        outer, began = running_now.get(), running_now.set(self)
        if outer is not None:
            outer.stop()
        self.rang, was_on, self._on = False, self._on, True
        self.start()
        try:
            yield self
        except asyncio.CancelledError:
            if not self.rang:
                raise
            raise Rang from None
        finally:
            self._on = was_on
            self.stop()
            running_now.reset(began)
            if outer is not None:
                outer.start()

    @property
    def runs(self) -> bool:
        """Whether it is this one that runs now."""
        return running_now.get() is self

    @contextmanager
    def stopped(self) -> Iterator[None]:
        """Let it stand still, and then begin anew."""
        self.stop()
        try:
            yield
        finally:
            self.start()

    def start(self, more: float = 0.0) -> None:
        """Begin anew, with so many seconds more than it has."""
        self.stop()
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:  # no browser runs, so nothing can be waited for
            return
        self._before = asyncio.all_tasks(loop)
        self._timer = loop.call_later(self.seconds + more, self._ring, loop)

    def stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def break_off(self) -> None:
        """Break off what is asked now, if it runs: it will not be answered."""
        if self._on:
            for task in asyncio.all_tasks() - self._before:
                task.cancel()

    def _ring(self, loop: asyncio.AbstractEventLoop) -> None:
        """Break off what is asked now, and a moment later what is asked after it: no page is asked for ever."""
        self.rang = True
        for task in asyncio.all_tasks(loop) - self._before:
            task.cancel()
        self._timer = loop.call_later(A_MOMENT, self._ring, loop)


running_now: ContextVar[Clock | None] = ContextVar("running_now", default=None)
"""The clock that runs: a guide may be walked within a sentence of another one."""


def at_once(ask: Callable[[], Told], otherwise: Told) -> Told:
    """What a page says within a moment, or `otherwise`."""
    from playwright.sync_api import Error

    try:
        with Clock(A_MOMENT).running():
            return ask()
    except (Rang, Error):
        return otherwise


class Awaited:
    """What one page waits for, from sentence to sentence."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._broken = ""
        self._open: dict[Request, None] = {}
        self._loaded = self._known = 0
        self._since = time.monotonic()
        page.on("request", self._asked)
        page.on("requestfinished", self._came)
        page.on("requestfailed", self._failed)

    def begin(self) -> None:
        """From here on another sentence waits."""
        self._loaded = self._known = 0
        self._since = time.monotonic()

    @property
    def seconds(self) -> float:
        """How long the sentence has waited."""
        return time.monotonic() - self._since

    @property
    def reloads(self) -> bool:
        """Whether the page loads itself again and again."""
        return self._loaded >= OFTEN

    def page_is_coming(self) -> bool:
        """Whether another page was asked for and has not come, or not with all that it needs to be drawn."""
        return any(
            request.resource_type in NEEDED
            and (request.resource_type != "document" or is_the_page(request, self._page) or self._is_seen(request))
            for request in self._open
        )

    def page_has_changed(self) -> bool:
        """Whether the page was asked for anew since this was asked last."""
        known, self._known = self._known, self._loaded
        return self._loaded != known

    def data_is_coming(self) -> bool:
        """Whether something that a script has asked for has not come."""
        return any(request.resource_type in ("fetch", "xhr") for request in self._open)

    def sight_is_coming(self) -> bool:
        """Whether a picture that the page shows has not come, such as the ground of a button."""
        return any(request.resource_type == "image" for request in self._open)

    def _is_seen(self, request: Request) -> bool:
        """Whether a person sees the frame for which something is asked."""
        from playwright.sync_api import Error

        try:
            return frames.part_of(self._page, request.frame) is not None
        except Error:  # the page goes away, and its frame with it
            return False

    def told(self) -> str:
        """What was waited for, as the end of a sentence."""
        if self.reloads:
            return f"the page to stay: it was loaded {self._loaded} times"
        order = list(KINDS)
        wanted = sorted(
            self._open,
            key=lambda request: order.index(request.resource_type) if request.resource_type in order else len(order),
        )
        if wanted:
            kind = KINDS.get(wanted[0].resource_type, "the data")
            return f"{kind} {hosts.told(wanted[0].url)}, whose answer has not come, or has no end"
        if self._broken:
            return f"the page {self._broken}"
        return "the page to hold still: it is busy, or larger than can be looked at in that time"

    def _asked(self, request: Request) -> None:
        if request.is_navigation_request() and request.redirected_from is None and is_the_page(request, self._page):
            self._loaded += 1
            self._broken = ""
            self._open.clear()  # what the page before has waited for, nobody waits for any more
        if request.resource_type in (*KINDS, "fetch", "xhr"):
            self._open[request] = None

    def _came(self, request: Request) -> None:
        self._open.pop(request, None)

    def _failed(self, request: Request) -> None:
        self._came(request)
        if request.is_navigation_request() and is_the_page(request, self._page):
            self._broken = f"{hosts.told(request.url)}, whose answer broke off ({request.failure})"


def is_a_page(request: Request) -> bool:
    """Whether a request is for a page, and not for a frame in one."""
    from playwright.sync_api import Error

    try:
        return request.frame.parent_frame is None
    except Error:  # its frame has no page yet, so it is the first of one
        return True


def is_the_page(request: Request, page: Page) -> bool:
    """Whether a request is for the page itself, and not for a frame in it."""
    from playwright.sync_api import Error

    try:
        return request.frame == page.main_frame
    except Error:  # its frame has no page yet, so it is this one's first
        return True
