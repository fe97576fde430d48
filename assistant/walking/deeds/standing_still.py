"""When a page is ready to be looked at: drawn, still, and not busy, whatever it may still be loading."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import structlog

from assistant.walking import frames

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from assistant.walking.answers import Awaited

log = structlog.get_logger()

BETWEEN_LOOKS = 0.05
"""Seconds from one look at the page to the next while it is not ready."""


class Stillness:
    """Waits for pages, for each no longer than the patience of whoever walks."""

    def __init__(self) -> None:
        self._given_up = ""

    def await_load(self, page: Page, patience: float) -> None:
        """Until all of a page has come. One of which something never comes is walked as it is."""
        from playwright.sync_api import TimeoutError  # noqa: A004 - its name there

        page.wait_for_load_state("domcontentloaded")
        if page.url == self._given_up:
            return
        try:
            page.wait_for_load_state("load", timeout=max(patience, BETWEEN_LOOKS) * 1000)
        except TimeoutError:
            self._give_up(page, "it is still loading")

    def await_data(self, page: Page, awaited: Awaited, patience: float) -> None:
        """Until what a page has asked for by script has come: it may be all that the page shows."""
        give_up = time.monotonic() + patience
        while awaited.data_is_coming() and time.monotonic() < give_up:
            page.wait_for_timeout(BETWEEN_LOOKS * 1000)

    def await_sights(self, page: Page, are_coming: Callable[[], bool], patience: float) -> None:
        """Until the pictures have come that a page asks for once it is drawn, when all else of it has loaded."""
        give_up = time.monotonic() + patience
        while page.url != self._given_up and are_coming():
            if time.monotonic() > give_up:
                self._give_up(page, "a picture on it is still loading")
                return
            page.wait_for_timeout(BETWEEN_LOOKS * 1000)

    def await_drawing(self, page: Page, patience: float) -> None:
        """Until something is painted, nothing has been added for two looks, and nothing says that it is busy."""
        give_up = time.monotonic() + patience
        while (why := self._unready(page)) and page.url != self._given_up:
            if time.monotonic() > give_up:
                self._give_up(page, why)
                return
            page.wait_for_timeout(BETWEEN_LOOKS * 1000)

    def _unready(self, page: Page) -> str:
        """Why the page is not ready, or nothing where it is. Two frames go by."""
        now = frames.look(page, "drawn")
        if not now["painted"]:
            return "nothing is painted"
        return "it says that it is busy" if now["busy"] else "it still changes" if now["stirred"] else ""

    def _give_up(self, page: Page, why: str) -> None:
        self._given_up = page.url
        log.info("page.not.waited.for", why=why)
