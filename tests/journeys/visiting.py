"""Somebody who visits the portal in a test: a guide that also says what is not seen, and knows short ways."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from short_way import ShortWay

from assistant.errors import NotOnScreen
from assistant.facts.courts import Court
from assistant.facts.people import Person
from assistant.facts.recording import Box, Picture, Step
from assistant.facts.verbs import Verb
from assistant.walking.blind import Blind
from assistant.walking.camera import Camera
from assistant.walking.guide import Action, Guide
from assistant.walking.mishaps import Mishaps
from assistant.walking.open_screen import OpenScreen

SOON_OVER = 0.1
"""Seconds in which what does not stand on a page that has loaded is looked for."""


class Unpictured(Blind):
    """Takes no picture of what is missed: a test that fails says in words what it saw."""

    def snapshot(self, name: str) -> None:
        """None is taken."""


class Sketching(Camera):
    """Tells one screen from the next, and keeps no pictures."""

    def _picture(self, name: str) -> Picture:
        return self._shoot(name, Box(x=0, y=0, width=0, height=0))

    def _shoot(self, name: str, box: Box) -> Picture:
        return Picture(file=name, sha256="", box=box)

    def _confirm(self, screen: OpenScreen) -> None:
        """There is no picture in which anything could be seen."""
        self._measure(screen)

    def mentioned(self, step: Step, words: str) -> None:
        """Nothing is pictured."""


class Visit(Guide):
    """A guide for tests: it also says what a person does not see, and goes to an address by hand."""

    def __init__(
        self,
        page: Page,
        court: Court,
        cast: dict[str, Person],
        folder: Path,
        portal: str,
        another: Callable[[], Page],
        camera: type[Camera],
    ) -> None:
        facts = {"title": "A visit", "portal": portal, "patience": 0.5, "answer": 5.0}
        super().__init__(page, court, cast, folder, **facts, another_page=another, camera=camera)
        self._ahead: dict[str, str] = {}
        """Where a short way has led somebody whose window has not come there yet."""
        self.reads_errors = False
        self.has_typed = False
        """Whether something stands in the window that was not sent; it would be lost on a short way."""

    @property
    def _page(self) -> Page:
        """What the person who acts sees, wherever she has gone."""
        page = super()._page
        if ahead := self._ahead.pop(self._actor, ""):
            page.goto(ahead)
        return page

    @contextmanager
    def short_way(self) -> Iterator[ShortWay]:
        """What leads to where a test begins is done without the window; it comes after when something is looked at."""
        page = super()._page
        at = self._ahead.get(self._actor, page.url)
        way = ShortWay(page.context.request, self._portal, self._court, self._known, at)
        yield way
        self._ahead[self._actor] = way.ended()

    def _mishaps_of(self, page: Page) -> Mishaps:
        """A page that says that something is wrong stops a walk; a test may want to read it."""
        mishaps = super()._mishaps_of(page)
        if self.reads_errors:
            mishaps.told = ""
        return mishaps

    def step(self, sentence: str, action: Action, verb: Verb = "click", *more: Any, **others: Any) -> None:
        __tracebackhide__ = True
        super().step(sentence, action, verb, *more, **others)
        self.has_typed = verb != "click"

    def misses(self, sentence: str) -> None:
        """The screen does not show it."""
        __tracebackhide__ = True
        with self._soon_over(), pytest.raises(NotOnScreen):
            self.see(sentence)

    def lacks(self, sentence: str) -> None:
        """There is no such control to click."""
        __tracebackhide__ = True
        with self._soon_over(), pytest.raises(NotOnScreen):
            self.click(sentence)

    @contextmanager
    def _soon_over(self) -> Iterator[None]:
        """Once the portal's pages have loaded nothing more comes (tests/mock_site/test_scripts.py)."""
        self._page.wait_for_load_state("load")
        patience, self._patience = self._patience, SOON_OVER
        try:
            yield
        finally:
            self._patience = patience

    def open(self, site: str, sentence: str, *, alt: str | None = None) -> None:
        """From the address alone, wherever a short way has led."""
        self._ahead.pop(self._actor, "")
        self.has_typed = False
        super().open(site, sentence, alt=alt)

    def address(self, path: str) -> None:
        self._ahead[self._actor] = self._portal + path
        self.has_typed = False
