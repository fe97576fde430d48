"""From bold words to the one control, or the one place in the text, that a person would see."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from assistant.facts.sentence import Place
from assistant.facts.verbs import Controls, Role

if TYPE_CHECKING:
    from playwright.sync_api import ElementHandle, Locator, Page

PARTS = ("shapes", "components", "words", "controls", "places", "sights", "marks", "secrets", "claims", "eyes")


def script(name: str) -> str:
    return (Path(__file__).parent / "eyes" / f"{name}.js").read_text(encoding="utf-8")


EYES = "\n".join(("(() => {", *map(script, PARTS), "})();", script("ink")))
"""The scripts that look at a page as a person does; they are run in every document that is walked."""

BETWEEN_LOOKS = 0.05
"""Seconds from one look at the page to the next while it is still changing."""


Sought = TypeVar("Sought")


@dataclass(frozen=True)
class Control:
    """A control that was found: to act on, and by its number among what the page keeps for measuring."""

    handle: ElementHandle
    index: int
    role: str


@dataclass(frozen=True)
class Missing:
    """Why nothing was found: how many were seen, what lies outside the picture, whether it takes nothing yet."""

    seen: int
    outside: int | None = None
    disabled: bool = False


def control(page: Page, words: str, among: Controls, places: Sequence[Place]) -> Control | Missing:
    """The one seen control of that name: by role and name first, then by its label."""
    missing: Missing | None = None
    for candidates in (by_role(page, words, among.roles), by_label(page, words, among.selector)):
        handles = candidates.element_handles()
        if not handles:
            continue
        verdict = look(page, "choose", handles, words, places)
        if len(verdict["seen"]) == 1:
            return found(page, handles[verdict["seen"][0]])
        outside = keep(page, handles[verdict["outside"][0]]) if verdict["outside"] else None
        # Two that are seen are an answer: scrolling to a third would only find more. Controls that have the role are
        # told of before those that only have the label.
        missing = missing or Missing(len(verdict["seen"]), None if verdict["seen"] else outside)
    return missing or Missing(0)


def by_role(page: Page, words: str, roles: tuple[Role, ...]) -> Locator:
    # One locator for all roles: each of its own would ask the browser once a role.
    first, *others = (page.get_by_role(role, name=forgiving(words)) for role in roles)
    for other in others:
        first = first.or_(other)
    return first


def by_label(page: Page, words: str, selector: str) -> Locator:
    """Fields without a role, such as those for passwords and dates."""
    return page.get_by_label(forgiving(words)).and_(page.locator(selector))


def forgiving(words: str) -> re.Pattern[str]:
    """Exactly these words, in this case; a mark of what is required may follow."""
    escaped = re.escape(words).replace("/", r"\/")  # Playwright writes the pattern between slashes
    return re.compile(rf"^\s*{escaped}\s*[*:]?\s*$")


def found(page: Page, handle: ElementHandle) -> Control | Missing:
    kept = look(page, "keepControl", handle)
    if kept["disabled"]:
        return Missing(0, disabled=True)
    return Control(handle, int(kept["index"]), kept["role"] or implicit_role(kept["tag"], kept["type"]))


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
    pressed = tag in ("button", "summary") or (tag == "input" and kind in ("submit", "button"))
    return "button" if pressed else "textbox"


def sight(page: Page, words: str, places: Sequence[Place]) -> int | Missing:
    """The number under which the page keeps the one place where these words are seen."""
    verdict = look(page, "sight", words, places)
    if verdict["index"] is not None:
        return int(verdict["index"])
    return Missing(verdict["count"], verdict.get("outside"))


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
    return Missing(sought.seen) if isinstance(sought, Missing) else sought


def scroll_to(page: Page, index: int) -> None:
    look(page, "comeIntoView", index)


def keep(page: Page, handle: ElementHandle) -> int:
    return int(look(page, "keep", handle))


def open_eyes(page: Page) -> None:
    """Have the eyes in this document and in all that follow."""
    if page.evaluate("!window.__assistant"):
        page.add_init_script(EYES)
        page.evaluate(EYES)


def look(page: Page, function: str, *arguments: Any) -> Any:  # Any: JSON from the page
    """Call one function of the page's eyes (`eyes/eyes.js` lists them)."""
    return page.evaluate(f"(given) => window.__assistant.{function}(...given)", list(arguments))
