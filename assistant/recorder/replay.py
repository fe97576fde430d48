"""Doing again what was shown: through the verbs of a guide, so that what cannot be walked is noticed at once."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from assistant.facts.courts import Court
from assistant.facts.people import Person
from assistant.facts.recording import Box, Picture
from assistant.recorder.journal import Shown
from assistant.recorder.sources import value_of
from assistant.settings import settings
from assistant.walking.camera import Blind
from assistant.walking.guide import Guide
from assistant.walking.observer import Moment, Observer

if TYPE_CHECKING:
    from playwright.sync_api import ElementHandle, Page


class Unseen(Blind):
    """Keeps no pictures, also of a window that has the size of somebody's screen."""

    def _picture(self, name: str) -> Picture:
        return Picture(file=name, sha256="", box=Box(x=0, y=0, width=0, height=0))


class Births(Observer):
    """Notes on which showing of a page each step was done."""

    def __init__(self) -> None:
        self.at: list[float] = []

    def before(self, moment: Moment) -> None:
        self.at.append(born(moment.page))


class Replay:
    """Steps done again on a page; no picture is kept."""

    def __init__(self, page: Page, court: Court, cast: dict[str, Person], portal: str, title: str) -> None:
        self.page = page
        self._court = court
        self._cast = cast
        self._births = Births()
        self._guide = Guide(
            page, court, cast, Path(tempfile.gettempdir()), title=title, portal=portal, patience=settings().patience,
            observer=self._births, camera=Unseen,
        )  # fmt: skip

    def all(self, shown: Sequence[Shown]) -> int:
        """Do the steps. Returns how many of them led to the page that is shown then; the others were done on it.

        Raises NotOnScreen where the portal is no longer as it was.
        """
        self.some(shown)
        if shown and shown[-1].does.may_lead_away:
            self.page.wait_for_load_state("networkidle")
        now = born(self.page)
        return next((number for number, birth in enumerate(self._births.at) if birth == now), len(shown))

    def some(self, shown: Sequence[Shown]) -> None:
        """Do these steps on the page as it is."""
        for one in shown:
            self.do(one)

    def do(self, one: Shown) -> None:
        match one.action:
            case "open":
                self._guide.open(one.site, one.sentence)
            case "click":
                self._guide.click(one.sentence)
            case "check":
                self._guide.check(one.sentence)
            case "uncheck":
                self._guide.step(one.sentence, uncheck, one.verb)
            case "fill":
                assert one.value is not None, "a field is filled with something"
                self._guide.fill(one.sentence, value_of(one.value, self._cast, self._court))
            case "choose":
                assert one.value is not None, "an option is chosen"
                option = value_of(one.value, self._cast, self._court)
                self._guide.choose(one.sentence, option if isinstance(option, str) else option.get_secret_value())
            case "see":
                self._guide.see(one.sentence)
            case "note":
                self._guide.note(one.sentence)
            case _:
                assert_never(one.action)


def born(page: Page) -> float:
    """What tells one showing of a page from the next."""
    return float(page.evaluate("performance.timeOrigin"))


def uncheck(box: ElementHandle) -> None:
    box.uncheck()
