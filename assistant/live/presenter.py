"""Shows each step before it is done, waits as long as it is read or for a key, and acts where the class can follow."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import structlog

from assistant.live.stage import Key, Stage, StageData
from assistant.publishers.layout.wording import NOTE_NAMES
from assistant.walking.observer import Moment, Observer

if TYPE_CHECKING:
    from playwright.sync_api import ElementHandle, Page

log = structlog.get_logger()

WORDS_A_SECOND = 2.5
LEAST_SECONDS = 2.0
"""Seconds that a sentence is shown at the usual pace, however short it is."""

KEY_POLL_INTERVAL = 40
"""Milliseconds from one look for a key to the next."""

TYPING = 45
"""Milliseconds from one typed character to the next, at the usual pace."""

LONGEST_TYPING = 2_000


class Ended(BaseException):
    """The trainer has ended the walk; not an Exception, so that no script can hold it up."""


class Back(BaseException):
    """The trainer wants to see an earlier step again."""

    def __init__(self, to: int) -> None:
        super().__init__(to)
        self.to = to


@dataclass(frozen=True)
class ShowPace:
    """How long a step is shown, in the time that reading takes; `by_key` waits for a key instead."""

    factor: float = 1.0
    by_key: bool = False

    def seconds(self, words: int) -> float:
        return max(LEAST_SECONDS, words / WORDS_A_SECOND) * self.factor


class Presenter(Observer):
    """Walks unseen, behind the curtain, up to the step that is to be shown first; from there on all is shown."""

    def __init__(self, stage: Stage, keys: deque[Key], pace: ShowPace, first: int, names: Mapping[str, str]) -> None:
        self.shown = 0
        """Which step or note the walk has come to; the first one has number 1."""
        self.done = 0
        """The last one that was done."""
        self.touched = False
        """Whether the trainer has clicked on the page herself."""
        self._stage = stage
        self._keys = keys
        self._pace = pace
        self._first = first
        self._names = names
        self._paused = False
        self._front: Page | None = None

    @property
    def unseen(self) -> bool:
        return self.shown < self._first

    def before(self, moment: Moment) -> None:
        self.shown += 1
        page = moment.page
        if self.unseen:
            self._meanwhile(page)
        if self.unseen:
            return
        band = self._band(moment)
        self._stage.busy(page, is_it=True)
        self._stage.say(page, band)
        self._stage.aim(page, moment.pointed, solid=not moment.step.does.only_read)
        self._stage.busy(page, is_it=False)
        log.info("step.shown", place=self.shown)
        self._wait(page, band, self._pace.seconds(len(moment.step.said.plain.split())))
        self._stage.busy(page, is_it=True)
        does = moment.step.does
        if does.presses and does.leaves != "value":  # typing is seen by itself
            self._stage.press(page)

    def turned(self, page: Page) -> None:
        self._front = page
        self._stage.follow(page)

    def type_text(self, control: ElementHandle, text: str) -> None:
        """Type it, one character after the other, into what takes characters; no key is pressed for it."""
        if self.unseen or not control.evaluate(TAKES_CHARACTERS):
            control.fill(text)
            return
        frame = control.owner_frame()
        assert frame is not None, "a control stands in a page"
        control.fill("")
        control.focus()
        pause = min(TYPING * self._pace.factor, LONGEST_TYPING / max(1, len(text)))
        for letter in text:
            frame.page.keyboard.insert_text(letter)
            frame.page.wait_for_timeout(pause)
        if control.input_value() != text:  # the page has had its own way with it
            control.fill(text)

    def after(self, moment: Moment) -> None:
        self.done = self.shown
        covered = self._front is not None and self._front is not moment.page
        if not self.unseen and not covered and moment.step.does.changes_control:
            self._stage.done(moment.page)

    def hold(self, page: Page, awaited: tuple[Key, ...]) -> Key:
        """Wait for one of these keys, behind the curtain; at a pace, for as long as it takes to read."""
        self._keys.clear()
        until = None if self._pace.by_key else time.monotonic() + 3 * LEAST_SECONDS * self._pace.factor
        while until is None or time.monotonic() < until:
            key = self._key(page)
            if key in awaited:
                return key
        return "next"

    def _band(self, moment: Moment) -> StageData:
        step = moment.step
        return {
            "sign": step.sign.shown if step.sign else "",
            "result": bool(step.result),
            "said": NOTE_NAMES[step.note] if step.note else "",
            "pieces": [[piece.words, piece.bold] for piece in step.said.pieces],
            "chapter": moment.chapter.title,
            "actor": self._names[moment.chapter.actor] if len(self._names) > 1 else "",
        }

    def _meanwhile(self, page: Page) -> None:
        """Keys that were pressed while nothing was shown: each “back” goes one step further back."""
        page.wait_for_timeout(0)
        keys = list(self._keys)
        self._keys.clear()
        if "end" in keys or self._stage.closed:
            raise Ended
        backs = keys.count("back")
        if backs and self.shown > max(1, self._first - backs):
            raise Back(max(1, self._first - backs))
        self._first = max(1, self._first - backs)

    def _wait(self, page: Page, band: StageData, seconds: float) -> None:
        """Until the sentence is read, or a key says so."""
        while "next" in self._keys:
            self._keys.remove("next")  # pressed before there was anything to go on from
        left = seconds
        while self._pace.by_key or left > 0:
            began = time.monotonic()
            key = self._key(page)
            if not self._paused:
                left -= time.monotonic() - began
            if key == "next":
                self._pause(page, band, paused=False)
                return
            if key == "back" and self.shown > 1:
                raise Back(self.shown - 1)
            if key == "pause" and not self._pace.by_key:
                self._pause(page, band, paused=not self._paused)

    def _pause(self, page: Page, band: StageData, *, paused: bool) -> None:
        if paused is not self._paused:
            self._paused = paused
            self._stage.say(page, band | ({"paused": "Paused. P: go on"} if paused else {}))

    def _key(self, page: Page) -> Key | None:
        """Wait a moment for a key. Raises Ended when it is the last one, or the window is closed."""
        from playwright.sync_api import Error

        if not self._keys:
            try:
                page.wait_for_timeout(KEY_POLL_INTERVAL)
            except Error:
                raise Ended from None
        if self._stage.closed:
            raise Ended
        key = self._keys.popleft() if self._keys else None
        if key == "end":
            raise Ended
        self.touched = self.touched or key == "touched"
        return key


TAKES_CHARACTERS = (
    "e => e.matches('textarea, input:not([type]), input[type=text], input[type=password], input[type=email],"
    " input[type=tel], input[type=search], input[type=url]')"
)
