"""The window in which a person shows it: every action is written down, then done; the bar answers her."""

from __future__ import annotations

import secrets as tokens
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import structlog

from assistant.errors import AssistantError
from assistant.facts.courts import Court
from assistant.recorder.bar import RecorderBar
from assistant.recorder.cast import Cast
from assistant.recorder.journal import Journal, PageFacts, ShownStep
from assistant.recorder.replay import Replay, born
from assistant.recorder.state import Signal, State, WindowState
from assistant.recorder.steps import PageEvent, Steps
from assistant.recorder.traces import PRIME, Traces
from assistant.walking import reset, targets
from assistant.walking.browser import OpenBrowser
from assistant.walking.portal import Portal

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

log = structlog.get_logger()

SCRIPTS = Path(__file__).parent
POLL_INTERVAL = 15
"""Milliseconds from one look at what was done to the next."""

RELEASED = ("click", "check", "uncheck")
"""Actions that the page holds back until they are written down."""

NO_BUTTON = "This form has no button that a reader could click, so a guide cannot send it."
ELSEWHERE = "A guide goes on by what is on the page, or to a site of the court. You are back where you were."
OWN_WINDOW = "That opened a window of its own, and a guide stays in one; it was closed."


class RecorderWindow:
    """One person at one window. `page.js` tells of actions and holds clicks; here they are taken up, one by one."""

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
        window.expose_binding("__assistantShown", lambda _, token, event: self._hear(token, event))
        window.add_init_script(targets.EYES)
        window.add_init_script(page_script("page.js", self._token, self._traces))
        window.add_init_script(page_script("bar.js", self._token, self._traces))
        self.page: Page = window.new_page()
        self._steps = Steps(self.page, journal, cast, court, self._traces)
        self.bar = RecorderBar(self.page, self._steps, self._state, self.restore)
        self.page.on("crash", lambda _: self._state.move(Signal.CRASH))
        self.page.on("request", self._requested)
        self.page.on("requestfailed", lambda _: self._state.move(Signal.STAY))
        self.page.on("download", lambda _: self._state.move(Signal.STAY))
        window.on("page", lambda page: self._events.append({"kind": "popup", "page": page}))

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
        self._portal.new_world(self._window, session.on, self._era, session.people)
        self.page.goto(self._address(session.site))
        self._steps.keep(ShownStep(action="open", site=session.site, sentence="", page=self._steps.page_now()))
        self.bar.show()

    def pump(self) -> None:
        """Take up what was told since the last time."""
        self.page.wait_for_timeout(POLL_INTERVAL)
        while self._events and not self._state.over:
            self._take(self._events.popleft())

    def restore(self, why: str) -> None:
        """Stand where the journal ends: walk it in a fresh world, unseen, then bring what came of it into the window.

        What was done on the last page without leaving it is done again in the window, for a page that is opened anew
        has forgotten it.
        """
        self._state.move(Signal.REPLAY)
        self.bar.busy = why
        self.bar.show()
        session, shown = self.journal.session, self.journal.shown
        try:
            self._reset()
            with self._unseen().window() as elsewhere:
                self._portal.new_world(elsewhere, session.on, self._era, session.people)
                replay = self._replay_on(elsewhere.new_page())
                led = replay.all(shown)
                address, cookies = replay.page.url, elsewhere.cookies()
            self._window.clear_cookies()
            self._window.add_cookies(cookies)  # type: ignore[arg-type]  # what cookies() gives is what it takes
            self.page.goto(address)
            self.page.evaluate("window.__recorder.setFree(true)")
            self._replay_on(self.page).some(shown[led:])
            self.page.evaluate("window.__recorder.forget()")
            self.journal.on_another_showing(led, born(self.page))
        finally:
            # What pages told meanwhile was our own doing; what she pressed on the bar was hers.
            self._events = deque(event for event in self._events if event["kind"] == "bar")
            self._state.move(Signal.REPLAYED)
            self.bar.busy = ""
            self.bar.show()

    # What the browser tells.

    def _hear(self, token: object, event: object) -> object:
        """Called from within the page, so nothing is done here that asks the page: what was told is kept for later.

        The answer tells the page what to do with a click that it holds: “go” lets it go on at once.
        """
        if token != self._token or not isinstance(event, dict):
            return None
        if event["kind"] == "hello":
            self._state.move(Signal.PAGE)
            self._events.append(event)
            return self.bar.content().model_dump()
        if event["kind"] == "bar":
            self._events.append(event)
        elif self._state.lets_go:
            return "go"
        elif self._state.writes:  # what is done on a page that is being left leads nowhere
            self._events.append(event)
        return "held"

    def _requested(self, request: Any) -> None:  # Any: Playwright's request, or a frame that is gone
        if request.is_navigation_request() and request.frame == self.page.main_frame:
            self._state.move(Signal.REQUEST)

    # What is done about it.

    def _take(self, event: PageEvent) -> None:
        from playwright.sync_api import Error

        if event["kind"] not in ("hello", "popup"):
            self.bar.message = ""
        try:
            self._answer(event)
        except AssistantError as error:
            self.bar.say(str(error).partition("\n")[0])
        except Error as error:
            if self._gone():
                raise
            log.info("page.gone", why=str(error).splitlines()[0])  # it was replaced while we looked at it

    def _answer(self, event: PageEvent) -> None:
        match event["kind"]:
            case "hello":
                self._arrived(event)
            case "popup":
                event["page"].close()
                self.bar.say(OWN_WINDOW)
            case "bar":
                self.bar.press(event["button"], str(event.get("text", "")))
            case "nameless":
                self.bar.say(NO_BUTTON)
            case kind:
                self._acted(kind, event)

    def _arrived(self, event: PageEvent) -> None:
        """A page came: by a click, by an address that she typed, or by a button of the browser's own."""
        if event["url"].startswith("about:"):
            return
        led = event["arrival"] == "navigate" and (self._state.after_a_click or event["led"])
        self._state.move(Signal.JUDGED)
        if led or self._state.lets_go:
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
        """She did something on the page: write it down, show it, and only then let the page have it."""
        if self._state.lets_go:  # told before she paused, and taken up after
            self._release(event)
            return
        if not self._steps.write(event):
            return
        self.bar.show()
        if kind in RELEASED:
            self._state.move(Signal.CLICK if kind == "click" else Signal.CHECK)
            self._release(event)

    def _release(self, event: PageEvent) -> None:
        self.page.evaluate("id => window.__recorder.release(id)", event["id"])

    # What it needs.

    def _reset(self) -> None:
        """Have a site forget what was done on it before, where its file says how."""
        if self._court.reset is not None:
            reset.before_walk(self._court, self._unseen())

    def _gone(self) -> bool:
        return self._state.now is State.CRASHED or self.page.is_closed()

    def _replay_on(self, page: Page) -> Replay:
        return Replay(page, self._court, self._cast.people, self._portal.address, self.journal.session.title)

    def _address(self, site: str) -> str:
        walk = self._court.sites[site].walk
        return walk if "://" in walk else self._portal.address + walk


def page_script(name: str, token: str, traces: Traces) -> str:
    """One of the scripts that run in every page, with the token by which it speaks to us."""
    text = (SCRIPTS / name).read_text(encoding="utf-8")
    for mark, value in (("%TOKEN%", token), ("%PRIME%", PRIME), ("%SALT%", traces.salt)):
        text = text.replace(mark, str(value))
    return text
