"""Doing again what was shown: through the verbs of a guide, so that what cannot be walked is noticed at once."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from assistant.facts.courts import Court
from assistant.facts.people import Person
from assistant.recorder.journal import ShownStep
from assistant.recorder.sources import entered_value, options_of
from assistant.settings import settings
from assistant.walking.blind import Blind
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


@dataclass(frozen=True)
class Kept(Sample):
    """A file of the session, which lies beside its script; here no script asks for it."""

    folder: Path

    @cached_property
    def content(self) -> bytes:
        """Its bytes."""
        return (self.folder / self.name).read_bytes()


class Showings(Observer):
    """Notes on which showing of a page each step was done."""

    def __init__(self) -> None:
        self.at: list[float] = []

    def before(self, moment: Moment) -> None:
        # Before the action, for a click has left the page after it; a guide tells of every step and note just once.
        self.at.append(born(moment.page))


class Replay:
    """Steps done again on a page; no picture is kept. `folder` is the session's, where files lie that it uploads."""

    def __init__(
        self, page: Page, court: Court, cast: dict[str, Person], portal: str, title: str, folder: Path
    ) -> None:
        self.page = page
        self._folder = folder
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

    def do(self, one: ShownStep) -> None:  # noqa: C901, PLR0912 - one for each action
        match one.action:
            case "open":
                self._guide.open(one.site, one.sentence)
            case "click":
                self._guide.click(one.sentence)
            case "check":
                self._guide.check(one.sentence)
            case "hover":
                self._guide.hover(one.sentence)
            case "press":
                self._guide.press(one.sentence)
            case "uncheck":
                self._guide.step(one.sentence, Check(settings().patience, on=False), one.verb)
            case "fill":
                assert one.value is not None, "a field is filled with something"
                self._guide.fill(one.sentence, entered_value(one.value, self._cast, self._court))
            case "choose":
                assert one.value is not None, "an option is chosen"
                self._guide.choose(one.sentence, options_of(one.value, self._cast, self._court))
            case "upload":
                assert one.value is not None, "a file is chosen"
                names = options_of(one.value, self._cast, self._court)
                self._guide.upload(one.sentence, tuple(Kept(name, self._folder) for name in names))
            case "download":
                self._guide.download(one.sentence)
            case "close_window":
                self._guide.close_window(one.sentence)
            case "unsaid":
                pass  # no sentence can do it
            case "see":
                self._guide.see(one.sentence)
            case "note":
                self._guide.note(one.sentence)
            case _:
                assert_never(one.action)


def born(page: Page) -> float:
    """What tells one showing of a page from the next."""
    return float(page.evaluate("performance.timeOrigin"))
