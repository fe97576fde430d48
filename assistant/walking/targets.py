"""From bold words to the one control, or the one place in the text, that a person would see."""

from __future__ import annotations

import dataclasses
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from assistant import outside
from assistant.facts.sentence import Place
from assistant.facts.verbs import Controls

if TYPE_CHECKING:
    from playwright.sync_api import ElementHandle, Page

PARTS = ("shapes", "components", "words", "controls", "nearness", "places", "sights", "marks", "secrets", "claims", "eyes")


def script(name: str) -> str:
    return (Path(__file__).parent / "eyes" / f"{name}.js").read_text(encoding="utf-8")


UNSEEN = re.sub(r"\\U([0-9a-f]{8})", r"\\u{\1}", outside.UNSEEN.pattern)
"""What nobody sees, as a script writes it."""

EYES = "\n".join(("(() => {", f"const UNSEEN = /{UNSEEN}/gu;", *map(script, PARTS), "})();", script("ink")))
"""The scripts that look at a page as a person does; they are run in every document that is walked."""

BETWEEN_LOOKS = 0.05
"""Seconds from one look at the page to the next while it is still changing."""


Sought = TypeVar("Sought")


Rung = Literal["name", "label", "beside", "words", "hint"]
"""By which words a control was found: its own or its label's where it has a role; its label's where it has none; those that
stand beside or above it; words that can be clicked; or what stands in it before anything is typed or chosen."""

TOLD: dict[Rung, str] = {
    "name": "by their names",
    "label": "by their labels",
    "beside": "by the words beside or above them",
    "words": "as words that can be clicked",
    "hint": "by what stands in them while they are empty",
}


@dataclass(frozen=True)
class Control:
    """A control that was found: to act on, and by its number among what the page keeps for measuring.

    `press` is what a person presses: where the page hides a box and draws another, the drawing or the label, and the
    `handle` says whether it is checked.
    """

    handle: ElementHandle
    index: int
    role: str
    rung: Rung
    press: ElementHandle


@dataclass(frozen=True)
class Missing:
    """Why nothing was found: how many were seen, on which rung, what lies outside the picture, whether it takes nothing
    yet, and what lies over it, if anything does.

    `instead` is what is taken where scrolling to what lies outside does not bring it in.
    """

    seen: int
    outside: int | None = None
    disabled: bool = False
    rung: Rung | None = None
    covered: str | None = None
    instead: Control | None = None


def control(page: Page, words: str, among: Controls, places: Sequence[Place]) -> Control | Missing:
    """The one seen control that a person knows by these words: on the first rung on which any is seen."""
    verdict = look(page, "find", words, among.roles, among.selector, places)
    seen, rung = verdict["seen"], verdict["rung"]
    if len(seen) > 1:
        return Missing(len(seen), rung=rung)
    if not seen:
        return Missing(0, verdict["outside"], covered=verdict["by"])
    if seen[0]["disabled"]:
        return Missing(0, disabled=True, rung=rung)
    found = kept_control(page, seen[0], rung)
    # Words that only look like it are taken where nothing that is plainly called so comes in by scrolling.
    return found if verdict["outside"] is None else Missing(0, verdict["outside"], instead=found)


def kept_control(page: Page, told: dict[str, Any], rung: Rung) -> Control:  # Any: JSON from the page
    """What the page tells of a control, with handles to act on it."""
    handle = held(page, told["index"])
    press = handle if told["press"] == told["index"] else held(page, told["press"])
    return Control(handle, told["index"], told["role"] or implicit_role(told["tag"], told["type"]), rung, press)


def held(page: Page, index: int) -> ElementHandle:
    """What the page keeps under a number."""
    element = page.evaluate_handle("index => window.__assistant.held(index)", index).as_element()
    assert element is not None, "a control is an element"
    return element


def forgiving(words: str) -> re.Pattern[str]:
    """Exactly these words, in this case; a mark of what is required may follow."""
    escaped = re.escape(words).replace("/", r"\/")  # Playwright writes the pattern between slashes
    return re.compile(rf"^\s*{escaped}\s*[*:]?\s*$")


def implicit_role(tag: str, kind: str) -> str:
    """What a control of that tag and type is called in an alternative text."""
    if tag == "a":
        return "link"
    kinds = {
        ("select", "select-one"): "combobox",
        ("select", "select-multiple"): "listbox",
        ("input", "checkbox"): "checkbox",
        ("input", "radio"): "radio",
    }
    if (tag, kind) in kinds:
        return kinds[tag, kind]
    pressed = tag in ("button", "summary") or (tag == "input" and kind in ("submit", "button", "reset", "image"))
    return "button" if pressed else "textbox"


def sight(page: Page, words: str, places: Sequence[Place]) -> int | Missing:
    """The number under which the page keeps the one place where these words are seen."""
    verdict = look(page, "sight", words, places)
    if verdict["index"] is not None:
        return int(verdict["index"])
    return Missing(verdict["count"], verdict["outside"], covered=verdict["by"])


def alone(page: Page, words: str) -> bool:
    """Whether something on the page says these words and no others: they are part of no longer ones."""
    return bool(look(page, "alone", words))


def patiently(
    page: Page, seek: Callable[[], Sought | Missing], seconds: float, is_coming: Callable[[], bool] = lambda: False
) -> Sought | Missing:
    """Look until something is found or the time is over; a page that is just being replaced is looked at again.

    The time begins when the page that `is_coming` has come; how long that may take, whoever asks must know.
    """
    from playwright.sync_api import Error

    give_up = time.monotonic() + seconds
    while True:
        if is_coming():
            give_up = time.monotonic() + seconds
        try:
            sought = seek()
        except Error:  # the document went away while it was looked at
            if time.monotonic() > give_up:
                raise
            sought = Missing(0)
        # What lies outside the picture does not come in by waiting: whoever asks scrolls to it.
        if not isinstance(sought, Missing) or sought.outside is not None or time.monotonic() > give_up:
            return sought
        page.wait_for_timeout(BETWEEN_LOOKS * 1000)


def in_the_picture(sought: Sought | Missing) -> Sought | Missing:
    """What was found now, and nothing of what lies outside: it was scrolled to already."""
    if not isinstance(sought, Missing):
        return sought
    return sought.instead or dataclasses.replace(sought, outside=None)


def scroll_to(page: Page, index: int) -> None:
    look(page, "comeIntoView", index)


def open_eyes(page: Page) -> None:
    """Have the eyes in this document and in all that follow."""
    if page.evaluate("!window.__assistant"):
        page.add_init_script(EYES)
        page.evaluate(EYES)


def look(page: Page, function: str, *arguments: Any) -> Any:  # Any: JSON from the page
    """Call one function of the page's eyes (`eyes/eyes.js` lists them)."""
    return page.evaluate(f"(given) => window.__assistant.{function}(...given)", list(arguments))
