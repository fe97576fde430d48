"""What comes to the window that is no step by itself: other windows, files, and what no sentence can say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from assistant.recorder import unsaid
from assistant.recorder.journal import Entered, Journal, PageFacts, ShownStep
from assistant.recorder.state import Signal, WindowState

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from assistant.recorder.bar import RecorderBar
    from assistant.recorder.fronts import Fronts
    from assistant.recorder.steps import PageEvent, Steps

A_FILE = "The file {} came. A guide says so, and keeps none."

PDF = "application/pdf"
"""What a browser with a window shows in the place of a page."""


class Comings:
    """A part of the recorder's window, which has all else that it asks."""

    bar: RecorderBar
    journal: Journal
    _fronts: Fronts
    _state: WindowState
    _steps: Steps

    if TYPE_CHECKING:

        @property
        def page(self) -> Page: ...
        def restore(self, why: str) -> None: ...
        def _let_go(self, kind: str, event: PageEvent) -> None: ...

    def _opened(self, page: Page) -> None:
        """A window has come: of a click it is where she goes on, any other is none that a reader would see."""
        if page.is_closed() or page in self._fronts.pages or self._state.lets_go:
            return
        welcome = self._fronts.is_welcome(page)
        if welcome and self.journal.shown and self.journal.shown[-1].does.may_lead_away:
            self._fronts.adopt(page)
            self._steps.page = page
            self.bar.show()
            return
        page.close()
        self._say_unsaid("opened" if welcome else "elsewhere", "", self._page_before)

    def _closed(self, page: Page) -> None:
        """A window is gone: that she closed it is a step, and what a button of its page does is one already."""
        if page not in self._fronts.pages or page is self._fronts.first:
            return
        in_front, by_her = page is self.page, self._fronts.forget(page)
        self._state.move(Signal.STAY)
        self._steps.page = self.page
        if in_front and by_her and self._state.writes:
            self._steps.keep(ShownStep(action="close_window", sentence="", page=self._page_before))
        self.bar.show()

    def _came(self, name: str) -> None:
        """A file has come of the last click, which is a step of its own kind."""
        if not self._state.writes:
            return
        shown = self.journal.shown
        if not shown or shown[-1].action != "click" or shown[-1].asked:
            self._say_unsaid("came", name, self._page_before)
            return
        plain = re.sub(r"\d{4,}", "*", name)
        value = None if self._steps.shows_a_secret(name) else Entered(words=plain)
        step = shown[-1].model_copy(update={"action": "download", "value": value})
        self.journal.replace(len(shown) - 1, step)
        self.bar.say(A_FILE.format(name))

    @property
    def _page_before(self) -> PageFacts:
        """What the page said of itself at the last step: it may stand still now, or be gone."""
        return self.journal.shown[-1].page if self.journal.shown else PageFacts()

    def _pdf_came(self, event: PageEvent) -> None:
        """The browser shows a file in the place of a page; a walk gets it as a file, and stays where it was."""
        self._came(unquote(urlsplit(event["url"]).path.rpartition("/")[2]))
        self._state.move(Signal.JUDGED)
        window = event["window"]
        if window is self._fronts.first:
            self.restore("Going back from the file")
        elif not window.is_closed():
            self._fronts.by_itself(window)
            window.close()

    def _unsaid(self, event: PageEvent) -> None:
        """She did what no sentence can say: it is let go as it is, and the bar says so."""
        if event["kind"] == "entered":
            if self._is_heard(event):
                return
            event = event | {"what": "entered"}
        if not self._state.lets_go:
            what, words = unsaid.of_event(event)
            self._say_unsaid(what, words, self._steps.facts_of(event))
        if event.get("leads"):
            self._let_go("click", event)

    def _is_heard(self, event: PageEvent) -> bool:
        """Whether what is done in a frame is told of."""
        handle = event["frame"].evaluate_handle("id => window.__recorder.heldAt(id)", event["id"]).as_element()
        inside = handle.content_frame() if handle else None
        return inside is None or bool(inside.evaluate("!!window.__recorder"))

    def _say_unsaid(self, what: str, words: str, page: PageFacts) -> None:
        self._steps.keep_unsaid(what, words, page)
        self.bar.say(unsaid.message(what, self._steps.clean(words)))
