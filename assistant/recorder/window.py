"""The window in which a person shows it: every action is written down, then done; the bar answers her."""

from __future__ import annotations

import secrets as tokens
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import structlog

from assistant.errors import AssistantError, BadInput
from assistant.facts.courts import Court
from assistant.recorder import asked, scripts
from assistant.recorder.bar import RecorderBar
from assistant.recorder.cast import Cast
from assistant.recorder.comings import PDF, Comings
from assistant.recorder.fronts import Fronts
from assistant.recorder.journal import Journal, PageFacts, ShownStep
from assistant.recorder.replay import Replay, born
from assistant.recorder.state import Signal, State, WindowState
from assistant.recorder.steps import PageEvent, Steps
from assistant.recorder.traces import Traces
from assistant.walking import reset, targets
from assistant.walking.browser import OpenBrowser
from assistant.walking.portal import Portal

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

log = structlog.get_logger()

POLL_INTERVAL = 15
"""Milliseconds from one look at what was done to the next."""

LEADING = ("click", "check", "uncheck", "press", "upload")
"""Actions that a page may answer with another page; they are held back until they are written down."""

ELSEWHERE = "A guide goes on by what is on the page, or to a site of the court. You are back where you were."
NOT_IN_FRONT = "A guide goes on in the window that came last. Close that one first; nothing was done here."

WENT_AWAY = "The page went away while that was written down. If it is not the last step, do it once more."


class RecorderWindow(Comings):
    """One person at one window. `ears/` tell of actions and hold clicks; here they are taken up, one by one."""

    def __init__(
        self,
        window: BrowserContext,
        unseen: Callable[[], OpenBrowser],
        portal: Portal,
        court: Court,
        cast: Cast,
        journal: Journal,
        era: str = "2021",
    ) -> None:
        self.journal = journal
        self._window = window
        self._unseen = unseen
        self._portal = portal
        self._court = court
        self._cast = cast
        self._era = era
        self._events: deque[PageEvent] = deque()
        self._token = tokens.token_urlsafe()
        self._traces = Traces()
        self._state = WindowState()
        window.expose_binding("__assistantShown", self._hear)
        window.add_init_script(targets.EYES)
        window.add_init_script(scripts.ears(self._token, self._traces))
        window.add_init_script(scripts.bar())
        self._fronts = Fronts(window, self._state, self._events.append, self._watch)
        self._steps = Steps(self.page, journal, cast, court, self._traces)
        self.bar = RecorderBar(self._steps, self._state, self.restore)

    @property
    def page(self) -> Page:
        """The window in front."""
        return self._fronts.front

    @property
    def finished(self) -> bool:
        """Whether she has pressed Finish, and nothing was lacking."""
        return self._state.now is State.FINISHED

    @property
    def end(self) -> PageFacts:
        """The page on which she finished."""
        return self.bar.end

    def show(self) -> bool:
        """Let her show it, until she finishes (True) or closes the window. Every step is kept when it is shown."""
        from playwright.sync_api import Error

        try:
            self.begin()
            while not self._state.over:
                self.pump()
        except Error:
            if not self._gone():
                raise
        return self.finished

    def begin(self) -> None:
        """Open the first site in a fresh world, or stand where the session stopped."""
        if self.journal.shown:
            self.bar.when_all_is_known(lambda: self.restore("Going on from where you stopped"))
            return
        session = self.journal.session
        self._reset()
        self._portal.new_world(self._window, session.on, self._era, session.people, self._court.id)
        self.page.goto(self._address(session.site))
        self._steps.keep(ShownStep(action="open", site=session.site, sentence="", page=self._steps.page_now()))
        self.bar.show()

    def pump(self) -> None:
        """Take up what was told since the last time; nothing while the browser asks, for the page stands still."""
        self._fronts.first.wait_for_timeout(POLL_INTERVAL)  # the one in front may just be closed
        while self._events and not self._state.over and self._state.now is not State.ASKED:
            self._take(self._events.popleft())

    def restore(self, why: str) -> None:
        """Stand where the journal ends: walk it in a fresh world, unseen, then bring what came of it into the window.

        What was done on the last page without leaving it is done again in the window, for a page that is opened anew
        has forgotten it.
        """
        self._state.move(Signal.REPLAY)
        self._fronts.close_others()
        self._steps.page = self.page
        self.bar.busy = why
        self.bar.show()
        session, shown = self.journal.session, self.journal.shown
        try:
            self._reset()
            with self._unseen().window() as elsewhere:
                self._portal.new_world(elsewhere, session.on, self._era, session.people, self._court.id)
                replay = self._replay_on(elsewhere.new_page())
                led = replay.all(shown)
                address, cookies = replay.page.url, elsewhere.cookies()
            self._window.clear_cookies()
            self._window.add_cookies(cookies)  # type: ignore[arg-type]  # what cookies() gives is what it takes
            self.page.goto(address)
            self._again_in_front(shown[led:])
            self.journal.on_another_showing(led, born(self.page))
        finally:
            # What pages told meanwhile was our own doing; what she pressed on the bar was hers. A window may be late.
            pressed = [event for event in self._events if event["kind"] in ("bar", "popup")]
            self._events.clear()
            self._events.extend(pressed)
            self._state.move(Signal.REPLAYED)
            self.bar.busy = ""
            self.bar.show()  # in the first window, too, where others stand over it
            self._fronts.adopt_others()
            self._steps.page = self.page
            self.bar.show()

    def _again_in_front(self, shown: Sequence[ShownStep]) -> None:
        """Do these steps again before her eyes; what is typed then is no typing of hers.

        A file leaves nothing on the page, and a browser with a window may show it in the page's place.
        """
        self._in_all_documents("window.__recorder && window.__recorder.setFree(true)")
        self._fronts.replayed_by_guide = True
        try:
            self._replay_on(self.page).some([one for one in shown if one.action != "download"])
        finally:
            self._fronts.replayed_by_guide = False
        self._in_all_documents("window.__recorder && (window.__recorder.forget(), window.__recorder.setFree(false))")

    def _in_all_documents(self, script: str) -> None:
        from playwright.sync_api import Error

        for frame in self.page.frames:
            with suppress(Error):  # it goes away
                frame.evaluate(script)

    # What the browser tells.

    def _watch(self, page: Page) -> None:
        """Hear of a window's pages."""
        page.on("crash", lambda _: self._state.move(Signal.CRASH))
        page.on("request", self._requested)
        page.on("requestfailed", lambda _: self._state.move(Signal.STAY))
        page.on("download", lambda _: self._state.move(Signal.STAY))

    def _hear(self, source: dict[str, Any], token: object, event: object) -> object:  # Any: Playwright's own
        """Called from within the page, so nothing is done here that asks the page: what was told is kept for later.

        The answer tells the page what to do with a click that it holds: “go” lets it go on at once.
        """
        if token != self._token or not isinstance(event, dict):
            return None
        event |= {"frame": source["frame"], "window": source["page"]}
        if event["kind"] == "hello":
            if source["page"] is self.page:
                self._state.move(Signal.PAGE)
            self._events.append(event)
            return self.bar.content().model_dump()
        if event["kind"] in ("bar", "key", "closing"):
            self._events.append(event)
        elif self._state.lets_go:
            return "go"
        elif self._state.writes:  # what is done on a page that is being left leads nowhere
            self._events.append(event)
        return "held"

    def _requested(self, request: Any) -> None:  # Any: Playwright's request, or a frame that is gone
        from playwright.sync_api import Error

        with suppress(Error):  # a worker of the page asks, which has no frame
            if not request.is_navigation_request() or request.frame != self.page.main_frame:
                return
            self._state.move(Signal.REQUEST)

    # What is done about it.

    def _take(self, event: PageEvent) -> None:
        from playwright.sync_api import Error

        if event["kind"] not in ("hello", "popup", "closed", "file"):
            self.bar.message = ""
        try:
            self._answer(event)
        except AssistantError as error:
            self.bar.say(str(error).partition("\n")[0])
        except Error as error:
            if self._gone():
                raise
            log.info("page.gone", why=str(error).splitlines()[0])  # it was replaced while we looked at it
            if "names" in event:
                self.bar.say(WENT_AWAY)

    def _answer(self, event: PageEvent) -> None:  # noqa: C901 - one for each kind of event
        match event["kind"]:
            case "hello":
                self._arrived(event)
            case "popup":
                self._opened(event["page"])
            case "closing":
                self._fronts.by_itself(event["window"])
            case "closed":
                self._closed(event["page"])
            case "file":
                self._came(event["file"].suggested_filename)
            case "answered":
                for step in asked.steps(event["asking"], event["yes"], event["text"], self._page_before):
                    self._steps.keep(step)
                self.bar.show()
            case "bar":
                self.bar.press(event["button"], str(event.get("text", "")))
            case "key":
                self.page.evaluate("code => window.__recorderBar.bySign(code)", event["code"])
            case "cancelled":
                self._steps.forget_press(event["id"])
                self.bar.show()
            case "unsaid" | "entered":
                self._unsaid(event)
            case kind:
                self._acted(kind, event)

    # Pages and what is done on them.

    def _arrived(self, event: PageEvent) -> None:
        """A page came: by a click, by an address that she typed, or by a button of the browser's own."""
        if event["type"] == PDF and not self._state.lets_go:
            self._pdf_came(event)
            return
        if event["url"].startswith("about:") or event["window"] is not self.page:
            return
        led = event["arrival"] == "navigate" and (self._state.after_a_click or event["led"])
        self._state.move(Signal.JUDGED)
        if led or self._state.lets_go or self.page is not self._fronts.first:
            return
        site = next((name for name in self._court.sites if self._address(name) == event["url"]), "")
        if site and event["arrival"] == "navigate":
            page = self._steps.page_facts(event["page"])
            self._steps.keep(ShownStep(action="open", site=site, sentence="", page=page))
            self.bar.show()
            return
        self.restore("Going back")
        if event["arrival"] != "reload":
            self.bar.say(ELSEWHERE)

    def _acted(self, kind: str, event: PageEvent) -> None:
        """She did something on the page: write it down, show it, and only then let the page have it.

        What nobody could find by its words is let go all the same; what was done in a window behind another is not.
        """
        if self._state.lets_go:  # told before she paused, and taken up after
            self._release(event)
            return
        if event["window"] is not self.page:
            raise BadInput(NOT_IN_FRONT)
        try:
            if not self._steps.write(event):
                return
        except BadInput:
            self._let_go(kind, event)
            raise
        self.bar.show()
        self._let_go(kind, event)

    def _let_go(self, kind: str, event: PageEvent) -> None:
        if kind in LEADING:
            self._state.move(Signal.CHECK if kind in ("check", "uncheck") else Signal.CLICK)
            if kind == "press":  # by the browser itself, which does all that the key does
                event["frame"].evaluate("id => window.__recorder.passKey(id)", event["id"])
                event["window"].keyboard.press(event["key"])
            else:
                self._release(event)

    def _release(self, event: PageEvent) -> None:
        event["frame"].evaluate("id => window.__recorder.release(id)", event["id"])

    # What it needs.

    def _reset(self) -> None:
        """Have a site forget what was done on it before, where its file says how."""
        if self._court.reset is not None:
            reset.before_walk(self._court, self._unseen())

    def _gone(self) -> bool:
        return self._state.now is State.CRASHED or self._fronts.first.is_closed()

    def _replay_on(self, page: Page) -> Replay:
        return Replay(page, self._court, self._cast.people, self._portal.address, self.journal.session.title,
                      self.journal.folder)  # fmt: skip

    def _address(self, site: str) -> str:
        walk = self._court.sites[site].walk
        return walk if "://" in walk else self._portal.address + walk
