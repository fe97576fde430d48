"""Doing again what was shown: through the verbs of a guide, so that what cannot be walked is noticed at once."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from assistant.facts.courts import Court
from assistant.facts.people import Person
from assistant.recorder.journal import ShownStep
from assistant.recorder.sources import entered_value
from assistant.settings import settings
from assistant.walking.camera import Blind
from assistant.walking.deeds.boxes import Check
from assistant.walking.guide import Guide
from assistant.walking.observer import Moment, Observer
from assistant.walking.walk import patience_at
from assistant.walking.windows.seat import Window
from assistant.walking.windows.uploads import Sample

if TYPE_CHECKING:
    from playwright.sync_api import Page


class Unseen(Blind):
    """Takes no picture at all, not even of what stopped it: nobody is told where that is, and it may show a secret."""

    def snapshot(self, name: str) -> None:
        """None is taken."""


class Showings(Observer):
    """Notes on which showing of a page each step was done."""

    def __init__(self) -> None:
        self.at: list[float] = []

    def before(self, moment: Moment) -> None:
        # Before the action, for a click has left the page after it; a guide tells of every step and note just once.
        self.at.append(born(moment.page))


class Replay:
    """Steps done again on a page; no picture is kept."""

    def __init__(self, page: Page, court: Court, cast: dict[str, Person], portal: str, title: str) -> None:
        self.page = page
        self._court = court
        self._cast = cast
        self._showings = Showings()
        # The folder is only for a picture of where a walk stopped, which `Unseen` does not take.
        self._guide = Guide(
            page, court, cast, Path(tempfile.gettempdir()), title=title, portal=portal, patience=patience_at(court),
            answer=settings().answer, observer=self._showings, camera=Unseen,
        )  # fmt: skip

    def all(self, shown: Sequence[ShownStep]) -> int:
        """Do the steps. Returns how many of them led to the page that is shown then; the others were done on it.

        Raises NotOnScreen where the portal is no longer as it was.
        """
        self.some(shown)
        # A click returns before the page that it leads to is there; other actions lead nowhere.
        if shown and shown[-1].does.may_lead_away:
            self.page.wait_for_load_state("networkidle")
        now = born(self.page)
        # The first step that was done on the page that stands there now: it and all after it were done on this showing.
        return next((number for number, birth in enumerate(self._showings.at) if birth == now), len(shown))

    def some(self, shown: Sequence[ShownStep]) -> None:
        """Do these steps on the page as it is."""
        try:
            for one in shown:
                self.do(one)
        finally:
            self._guide.leave()  # the window is a person's again

    def front(self) -> Window:
        """The window that a person looks at now: of a page, or one of the browser's own, which is drawn."""
        return self._guide.front()

    def do(self, one: ShownStep) -> None:
        guide = self._guide
        match one.action:
            case "open":
                guide.open(one.site, one.sentence)
            case "uncheck":
                guide.step(one.sentence, Check(settings().patience, on=False), one.verb)
            case "fill" | "choose" | "upload":
                self._give(one)
            case "click" | "check" | "hover" | "download" | "close_window" | "see" | "note":
                verbs: dict[str, Callable[[str], None]] = {
                    "click": guide.click, "check": guide.check, "hover": guide.hover, "download": guide.download,
                    "close_window": guide.close_window, "see": guide.see, "note": guide.note,
                }  # fmt: skip
                verbs[one.action](one.sentence)
            case _:
                assert_never(one.action)

    def _give(self, one: ShownStep) -> None:
        """A step for which a person gives something: what is typed, an option, or a file."""
        assert one.value is not None, "a field is filled with something, and an option or a file is chosen"
        value = entered_value(one.value, self._cast, self._court)
        if one.action == "fill":
            self._guide.fill(one.sentence, value)
            return
        plain = value if isinstance(value, str) else value.get_secret_value()
        if one.action == "choose":
            self._guide.choose(one.sentence, plain)
        else:
            self._guide.upload(one.sentence, Sample(plain))


def born(page: Page) -> float:
    """What tells one showing of a page from the next."""
    return float(page.evaluate("performance.timeOrigin"))
