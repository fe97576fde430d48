"""Choosing from a list as a person does: the browser's own, or one that the page draws, opens and scrolls by itself."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from assistant.walking.deeds import GLANCE, Undone, ask, kept, page_of, wait

if TYPE_CHECKING:
    from playwright.sync_api import ElementHandle

MOST_TOLD = 12
"""Of so many options a message says that the list has them."""

TO_OPEN = 1.0
"""Seconds in which a list opens that has been clicked, where it may take that long."""

SCROLLED = 400
"""Milliseconds for which a list is scrolled before anybody else is heard."""

LONGEST_SEARCH = 60.0
"""Seconds for which a list is scrolled in all."""

DRAWN_ANEW = 3
"""Times that a list may be drawn anew while one of its options is about to be clicked."""

STILL_SCROLLING = 300
"""Turns of the wheel, at most."""

CHECK_OPTION = "Name one of its options, in the words and the case that the list shows."


class Choose:
    """One or several options of a list, by their words. `opened` is called while a drawn list is open."""

    longest = LONGEST_SEARCH
    """Seconds that it may take more than other deeds."""

    def __init__(self, options: tuple[str, ...], patience: float, opened: Callable[[], object] = lambda: None) -> None:
        self._options = options
        self._patience = patience
        self._opened = opened
        self._folded = tuple(" ".join(option.split()) for option in options)

    def __call__(self, control: ElementHandle) -> None:
        """Choose them. Raises Undone where the list has no such option, or does not open."""
        if offered := ask(control, "offers"):
            self._choose_there(control, offered)
        elif control.get_attribute("list") is not None:
            self._type_what_is_suggested(control)
        else:
            DrawnList(control, self._patience, self._opened).choose(self._folded)

    def verify(self, control: ElementHandle) -> bool:
        """Whether the list is still there. Raises Undone where it does not show, closed, what was chosen."""
        there: dict[str, Any] | None = None
        for option in self._folded:
            give_up = time.monotonic() + min(self._patience, TO_OPEN)
            while (there := ask(control, "listStands", option, len(self._folded) > 1)) and not there["holds"]:
                if time.monotonic() > give_up:
                    shows = f"shows “{there['shown']}”" if there["shown"] else "shows nothing"
                    raise Undone(f"“{option}” was chosen, and the list {shows}", "See why the page does not keep it.")
                wait(control, GLANCE)
        return there is not None

    def _type_what_is_suggested(self, control: ElementHandle) -> None:
        """In a field for which the browser suggests words; they may come as one types."""
        control.fill(self._options[0])
        give_up = time.monotonic() + self._patience
        while (wrong := self._not_offered(ask(control, "suggested"))) is not None:
            if time.monotonic() > give_up:
                control.fill("")
                raise wrong
            wait(control, GLANCE)
        ask(control, "leaveField", self._options[0][-1:])

    def _choose_there(self, control: ElementHandle, offered: dict[str, Any]) -> None:
        """In the browser's own list; options that the page is about to bring are waited for."""
        give_up = time.monotonic() + self._patience
        while (wrong := self._not_offered(offered["options"])) is not None:
            if time.monotonic() > give_up:
                raise wrong
            wait(control, GLANCE)
            offered = ask(control, "offers") or offered
        numbers = [one["index"] for option in self._folded for one in offered["options"] if one["words"] == option]
        control.select_option(index=ask(control, "addedTo", numbers) if offered["several"] else numbers)

    def _not_offered(self, offered: list[dict[str, Any]]) -> Undone | None:
        """Why one of the options cannot be chosen, or nothing where all can."""
        for option in self._folded:
            found = [one for one in offered if one["words"] == option]
            if len(found) != 1 or found[0]["off"]:
                return not_offered(option, offered, len(found))
        return None


def not_offered(option: str, offered: list[dict[str, Any]], count: int) -> Undone:
    """Why an option of the browser's own list cannot be chosen."""
    if count > 1:
        return Undone(f"the list has “{option}” {count} times", "Have the site tell them apart.")
    if count:
        return Undone(f"“{option}” is in the list and cannot be chosen", "Say first what the page asks for.")
    words = [one["words"] for one in offered if one["words"]]
    told = " · ".join(words[:MOST_TOLD]) + (" · …" if len(words) > MOST_TOLD else "")
    return Undone(f"the list has no “{option}”; it has {told or 'nothing yet'}", CHECK_OPTION)


class DrawnList:
    """A list that a page draws: its options are wherever the page has put them, and perhaps only for a while."""

    def __init__(self, control: ElementHandle, patience: float, opened: Callable[[], object]) -> None:
        self._control = control
        self._patience = patience
        self._opened = opened

    def choose(self, options: tuple[str, ...]) -> None:
        """Open it, click the options, and close it. Raises Undone."""
        for place, option in enumerate(options):
            self._open()
            self._click(option, self._opened if place == 0 else lambda: None)
        self._close()

    def _click(self, option: str, before: Callable[[], object]) -> None:
        """Click an option; a list that is drawn anew while its words are typed is looked at again."""
        from playwright.sync_api import Error

        for anew in range(DRAWN_ANEW, -1, -1):
            found = self._find(option)
            if found["count"] != 1 or found["off"]:
                raise self._not_there(option, found)
            row = kept(self._control, found["index"])
            try:
                row.hover()
                before()
                ask(self._control, "noteChosen")
                row.click()
            except Error:
                if not anew or row.evaluate("e => e.isConnected"):
                    raise
            else:
                return

    def _open(self) -> None:
        """As a person tries it: by a click, by the arrow key, by its words."""
        if ask(self._control, "listIsOpen"):
            return
        ask(self._control, "noteShown")
        self._face().click()
        if self._comes():
            return
        keyboard = page_of(self._control).keyboard
        keyboard.press("ArrowDown")
        if not self._comes() and not ask_filter(self._control):
            raise Undone("no list opened when it was clicked", "See whether it is a list, and what opens it.")

    def _face(self) -> ElementHandle:
        return kept(self._control, ask(self._control, "faceOfList"))

    def _comes(self) -> bool:
        """Whether the list opens, at once or a little later."""
        give_up = time.monotonic() + min(self._patience, TO_OPEN)
        while not ask(self._control, "listIsOpen"):
            if time.monotonic() > give_up:
                return False
            wait(self._control, GLANCE)
        return True

    def _find(self, option: str) -> dict[str, Any]:
        """The option, where it is seen already; else by typing its words, where any can be; else by scrolling."""
        found: dict[str, Any] = self._patiently(option, GLANCE * 3)
        if found["count"]:
            return found
        if field := ask_filter(self._control):
            field.fill("")
            field.type(option)
            found = self._patiently(option, self._patience)
            if found["count"]:
                return found
            field.fill("")
            wait(self._control, GLANCE)
        return self._scroll_to(option)

    def _patiently(self, option: str, seconds: float) -> dict[str, Any]:
        give_up = time.monotonic() + seconds
        while not (found := ask(self._control, "picked", option))["count"] and time.monotonic() < give_up:
            wait(self._control, GLANCE)
        return dict(found)

    def _scroll_to(self, option: str) -> dict[str, Any]:
        """From its beginning to its end, and once more where the end brings more."""
        give_up, again = time.monotonic() + LONGEST_SEARCH, False
        while time.monotonic() < give_up:
            found = ask(self._control, "lookThrough", option, again, SCROLLED)
            again = True
            if found["count"]:
                return dict(found)
            if found["ended"]:
                found = self._patiently(option, min(self._patience, TO_OPEN))  # the end may bring more
                if found["count"] or ask(self._control, "lookThrough", option, again, 0)["ended"]:
                    return found if found["count"] else self._by_wheel(option)
        return {"count": 0, "index": None}

    def _by_wheel(self, option: str) -> dict[str, Any]:
        """Turn the wheel over it until its end repeats."""
        page, before = page_of(self._control), ""
        area = ask(self._control, "listArea")
        if area is None:
            return {"count": 0, "index": None}
        page.mouse.move(*area["middle"])
        for _ in range(STILL_SCROLLING):
            found: dict[str, Any] = ask(self._control, "picked", option)
            said = ask(self._control, "listSays")
            if found["count"] or said == before:
                return found
            before = said
            page.mouse.wheel(0, area["height"] * 0.8)
            wait(self._control, GLANCE)
        return {"count": 0, "index": None}

    def _close(self) -> None:
        """Leave it as the Tab key does; a list that stays open then is clicked once more."""
        if not ask(self._control, "listIsOpen") or self._control.get_attribute("role") == "listbox":
            return
        wait(self._control, GLANCE)
        if ask(self._control, "listIsOpen"):
            ask(self._control, "leaveField", "")
            wait(self._control, GLANCE)
        if ask(self._control, "listIsOpen"):
            self._face().click()

    def _not_there(self, option: str, found: dict[str, Any]) -> Undone:
        if found["count"] > 1:
            return Undone(f"the list shows “{option}” {found['count']} times", "Have the site tell them apart.")
        if found["count"]:
            return Undone(f"“{option}” is in the list and cannot be chosen", "Say first what the page asks for.")
        shown = [line.strip() for line in ask(self._control, "listSays").splitlines() if line.strip()]
        told = " · ".join(shown[:MOST_TOLD]) + (" · …" if len(shown) > MOST_TOLD else "")
        self._close()
        return Undone(f"the list has no “{option}”; it shows {told or 'nothing'}", CHECK_OPTION)


def ask_filter(control: ElementHandle) -> ElementHandle | None:
    """The field by which an open list is searched, if it has one."""
    number = ask(control, "filterOf")
    return None if number is None else kept(control, number)
