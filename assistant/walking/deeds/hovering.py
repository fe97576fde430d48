"""Pointing at things as a person does, to have open what hangs under the pointer: menus, and menus of menus."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from assistant.facts.sentence import Place
from assistant.facts.verbs import Controls
from assistant.walking import frames, targets
from assistant.walking.deeds import GLANCE, ask, wait
from assistant.walking.frames import Kept
from assistant.walking.targets import Control, Missing

if TYPE_CHECKING:
    from playwright.sync_api import ElementHandle, Page

AT_ONCE = 0.4
"""Seconds for which a control may come by itself before anything is pointed at."""

BETWEEN = 0.2
"""Seconds after which a menu that was pointed at has its own items; one that opens later is waited for all the same."""

TO_OPEN = 1.0
"""Seconds in which something opens that is pointed at, where anything does."""

OPENED = Place("", "opened")
"""Stands for the place that was pointed at: what is looked for has come by that, wherever the page has put it."""


def thing(page: Page, words: str, among: Controls, places: Sequence[Place]) -> Control | Missing:
    """What can be pointed at: a control of that name, or else the words themselves."""
    control = targets.control(page, words, among, places)
    if isinstance(control, Control) or control.seen > 1:
        return control
    sight = targets.sight(page, words, places)
    if isinstance(sight, Missing):
        return control if control.icons else sight
    there = element(page, sight)
    return Control(there, sight, "", "words", there)


def rest_on(patience: float) -> Callable[[ElementHandle], None]:
    """Point at a control, and wait a little for what it opens."""

    def rest(control: ElementHandle) -> None:
        ask(control, "noteShown")
        control.hover()
        give_up = time.monotonic() + min(patience, TO_OPEN)
        while not ask(control, "anythingCame") and time.monotonic() < give_up:
            wait(control, GLANCE)

    return rest


class Reach:
    """Looks for a control, and where it is missing points at the places that the sentence names, one after the other.

    `look` looks for it in some places. `hovered` tells whether the pointer was needed, `opens` whether it was just now.
    """

    def __init__(
        self,
        page: Page,
        look: Callable[[Sequence[Place]], Control | Missing],
        places: Sequence[Place],
        is_coming: Callable[[], bool],
    ) -> None:
        self.hovered = self.opens = False
        self._page = page
        self._look = look
        self._is_coming = is_coming
        self._places = self._found_in = list(places)
        self._left = list(places)
        self._next = 0.0

    def __call__(self) -> Control | Missing:
        """One look."""
        self.opens = False
        found = self._look(self._places)
        self._found_in = self._places
        if not self._places or not isinstance(found, Missing) or found.seen or found.disabled:
            return found
        if found.outside is not None and not self.hovered:
            return found
        if self.hovered and not self._left and isinstance(opened := self._look([OPENED]), Control):
            self._found_in = [OPENED]
            return opened
        self._point_at_the_next()
        return found

    def again(self) -> Control | Missing:
        """Look where it was found, and point at nothing."""
        return self._look(self._found_in)

    def _point_at_the_next(self) -> None:
        from playwright.sync_api import Error

        now = time.monotonic()
        if not self._next or self._is_coming():
            self._next = now + AT_ONCE
        if not self._left or now < self._next:
            return
        words = self._left[0].words
        told = frames.everywhere(self._page, "hoverable", words)
        seen = [part.keep(number) for part, numbers in told for number in numbers]
        if not seen:
            return
        list(frames.everywhere(self._page, "noteShown"))
        self._left.pop(0)
        self.hovered = self.opens = True
        with suppress(Error):  # something else may lie over it, and then nothing opens
            element(self._page, seen[0]).hover(timeout=TO_OPEN * 1000)
        self._next = time.monotonic() + BETWEEN


class Tips:
    """Looks for a control, and where only an unseen name leads to an icon, rests on it: its tip may say the words.

    `is_held` where the pointer holds something open, and must stay where it is. `pointed` tells whether it was moved.
    """

    def __init__(self, page: Page, reach: Reach, words: str, *, is_held: bool) -> None:
        self.pointed = False
        self._page = page
        self._reach = reach
        self._words = words
        self._is_held = is_held

    def __call__(self) -> Control | Missing:
        """One look; and where nothing but an icon may be meant, one at its tip."""
        found = self._reach()
        if self._is_held or self._reach.hovered or not isinstance(found, Missing) or len(found.icons) != 1:
            return found
        self._rest_on(found.icons[0])
        return self._reach()

    def _rest_on(self, icon: Kept) -> None:
        from playwright.sync_api import Error

        self.pointed = True
        frames.look_at(self._page, icon, "awaitTip", self._words)
        with suppress(Error):  # something else may lie over it
            element(self._page, icon).hover(timeout=TO_OPEN * 1000)
        self._wait_for_tip(icon, there=True)
        self._page.mouse.move(0, 0)  # so that no picture is covered by it
        self._wait_for_tip(icon, there=False)

    def _wait_for_tip(self, icon: Kept, *, there: bool) -> None:
        give_up = time.monotonic() + TO_OPEN
        while frames.look_at(self._page, icon, "hasTip", self._words) != there and time.monotonic() < give_up:
            self._page.wait_for_timeout(GLANCE * 1000)


def come_to(control: ElementHandle) -> None:
    """Go to a control with the pointer, as a person does before she types: what hung under it closes."""
    from playwright.sync_api import Error

    with suppress(Error):
        control.hover(timeout=TO_OPEN * 1000)


def element(page: Page, kept: Kept) -> ElementHandle:
    """What a page keeps; of words, what holds them."""
    found = frames.handle_of(kept, "elementAt")
    part = frames.part_of(page, kept.frame)
    return frames.in_reach(part, found) if part else found
