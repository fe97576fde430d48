"""From bold words to the one control, or the one place in the text, that a person would see."""

from __future__ import annotations

import dataclasses
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar, cast

from assistant import outside
from assistant.facts.sentence import Place
from assistant.facts.verbs import Controls
from assistant.walking.frames import Json, Kept, Part, everywhere, handle_of, in_reach, look_at, meet_closed

if TYPE_CHECKING:
    from playwright.sync_api import ElementHandle, Page

PARTS = (
    "shapes",
    "components",
    "frames",
    "words",
    "icons",
    "controls",
    "nearness",
    "places",
    "sights",
    "marks",
    "secrets",
    "shutter",
    "claims",
    "stillness",
    "lists",
    "fields",
    "hovering",
    "inventory",
    "eyes",
)


def script(name: str) -> str:
    return (Path(__file__).parent / "eyes" / f"{name}.js").read_text(encoding="utf-8")


UNSEEN = re.sub(r"\\U([0-9a-f]{8})", r"\\u{\1}", outside.UNSEEN_CHARACTERS.pattern)
"""What nobody sees, as a script writes it."""

EYES = "\n".join(("(() => {", f"const UNSEEN = /{UNSEEN}/gu;", *map(script, PARTS), "})();", script("ink")))
"""The scripts that look at a page as a person does; they are run in every document that is walked."""

DISABLED_FOR = 1.0
"""Seconds in which a control that is disabled may come to be used; more is to be waited for by no page."""

MOVES_FOR = 1.0
"""Seconds after which what still moves is taken as it is: a page may never come to rest."""

BETWEEN_LOOKS = 0.05
"""Seconds from one look at the page to the next while it is still changing."""


Sought = TypeVar("Sought")


Rung = Literal["icon", "name", "label", "beside", "words", "hint", "button", "tip"]
"""By which words a control was found.

By a name that nobody sees, where the sentence calls it an icon; its own or its label's, where it has a role; its
label's, where it has none; those that stand beside or above it; words that can be clicked; what stands in it before
anything is typed or chosen; those of the button behind a field; or those of its tip, where it shows no words itself.
"""

TOLD: dict[Rung, str] = {
    "icon": "as icons, by names that no words on the screen show",
    "name": "by their names",
    "label": "by their labels",
    "beside": "by the words beside or above them",
    "words": "as words that can be clicked",
    "hint": "by what stands in them while they are empty",
    "button": "by the button behind them",
    "tip": "by tips, which icons show under the mouse",
}

SIGNS: tuple[Rung, ...] = ("icon", "tip")
"""On these rungs what is found shows a sign, and not the words."""


@dataclass(frozen=True)
class Control:
    """A control that was found: to act on, and what the page keeps of it for measuring.

    `press` is what a person presses: where the page hides a box and draws another, the drawing or the label, and the
    `handle` says whether it is checked.
    """

    handle: ElementHandle
    kept: Kept
    role: str
    rung: Rung
    press: ElementHandle
    moved: bool = False
    """Whether it is still on its way to where it will stand, or away."""


@dataclass(frozen=True)
class Missing:
    """Why nothing was found: how many were seen, on which rung, and what is wrong with the one that is there.

    It lies `outside` the picture, takes nothing yet, something lies over it, or the edge of the window has `cut` it.
    `near` are words that stand around each of several. `icons` are those that only what nobody sees calls so,
    and `heard` tells of how many of them it is a name for who hears the page.
    `instead` is what is taken where scrolling to what lies outside does not bring it in.
    """

    seen: int
    outside: Kept | None = None
    disabled: bool = False
    rung: Rung | None = None
    covered: str | None = None
    near: tuple[str, ...] = ()
    instead: Control | None = None
    cut: bool = False
    icons: tuple[Kept, ...] = ()
    heard: int = 0


def control(page: Page, words: str, among: Controls, places: Sequence[Place]) -> Control | Missing:
    """The one seen control that a person knows by these words, in any part of the page.

    It is found on the first rung on which any is seen.
    """
    told = list(
        everywhere(page, "find", words, among.roles, among.selector, places, among.icons, among.again, places=places)
    )
    rung = next((rung for rung in TOLD if any(one["rung"] == rung for _, one in told)), None)
    exact = max((one["exact"] for _, one in told if one["rung"] == rung), default=0)
    seen = [(part, each) for part, one in told if (one["rung"], one["exact"]) == (rung, exact) for each in one["seen"]]
    outside = next((part.keep(one["outside"]) for part, one in told if one["outside"] is not None), None)
    if len(seen) > 1:
        near = tuple(words for _, one in told if (one["rung"], one["exact"]) == (rung, exact) for words in one["near"])
        return Missing(len(seen), rung=rung, near=near)
    if not seen or rung is None:
        covered = next((one["by"] for _, one in told if one["by"] is not None), None)
        icons = tuple(part.keep(number) for part, one in told for number in one["icons"])
        cut, heard = any(one["cut"] for _, one in told), sum(one["heard"] for _, one in told)
        return Missing(0, outside, covered=covered, cut=cut, icons=icons, heard=heard)
    [(part, only)] = seen
    if only["disabled"]:
        return Missing(0, disabled=True, rung=rung)
    found = kept_control(part, only, rung)
    # Words that only look like it are taken where nothing that is plainly called so comes in by scrolling.
    return found if outside is None else Missing(0, outside, instead=found)


def kept_control(part: Part, told: Json, rung: Rung) -> Control:
    """What a part of the page tells of a control, with handles to act on it."""
    handle = held(part, told["index"], closed=told["closed"])
    press = handle if told["press"] == told["index"] else held(part, told["press"], closed=told["closed"])
    return Control(handle, part.keep(told["index"]), told["role"], rung, press, told["moved"])


def held(part: Part, number: int, *, closed: bool) -> ElementHandle:
    """What a part of the page keeps under a number; `closed` where it stands in a component that is."""
    return in_reach(part, handle_of(part.keep(number), "held"), closed=closed)


def sight(page: Page, words: str, places: Sequence[Place]) -> Kept | Missing:
    """What the page keeps of the one place where these words are seen, in any part of it."""
    told = list(everywhere(page, "sight", words, places, places=places))
    exact = any(one["exact"] for _, one in told)
    seen = [(part, one) for part, one in told if one["count"] and one["exact"] == exact]
    if count := sum(one["count"] for _, one in seen):
        [(part, one), *_] = seen
        return part.keep(one["index"]) if count == 1 else Missing(count)
    outside = next((part.keep(one["outside"]) for part, one in told if one["outside"] is not None), None)
    return Missing(0, outside, covered=next((one["by"] for _, one in told if one["by"] is not None), None))


def alone(page: Page, words: str) -> bool:
    """Whether something on the page says these words and no others: they are part of no longer ones."""
    return any(is_alone for _, is_alone in everywhere(page, "alone", words))


def patiently(
    page: Page, seek: Callable[[], Sought | Missing], seconds: float, is_coming: Callable[[], bool] = lambda: False
) -> Sought | Missing:
    """Look until something is found or the time is over; a page that is just being replaced is looked at again.

    The time begins when the page that `is_coming` has come; how long that may take, whoever asks must know.
    """
    from playwright.sync_api import Error

    give_up, disabled_since, moved_since = time.monotonic() + seconds, None, None
    while True:
        coming = is_coming()
        if coming:
            give_up = time.monotonic() + seconds
        try:
            sought = seek()
        except Error:  # the document went away while it was looked at
            if time.monotonic() > give_up:
                raise
            sought = Missing(0)
        moved_since = moved_since or time.monotonic() if getattr(sought, "moved", False) else None
        if moved_since and time.monotonic() < moved_since + MOVES_FOR:
            page.wait_for_timeout(BETWEEN_LOOKS * 1000)
            continue
        # What lies outside the picture does not come in by waiting: whoever asks scrolls to it.
        if not isinstance(sought, Missing) or sought.outside is not None:
            return sought
        if not coming and time.monotonic() > give_up and (sought.seen or not meet_closed(page)):
            return sought
        disabled_since = disabled_since or time.monotonic() if sought.disabled else None
        if disabled_since and time.monotonic() > disabled_since + DISABLED_FOR:
            return sought
        page.wait_for_timeout(BETWEEN_LOOKS * 1000)


def in_the_picture(sought: Sought | Missing) -> Sought | Missing:
    """What was found now, and nothing of what lies outside: it was scrolled to already."""
    if not isinstance(sought, Missing):
        return sought
    return cast("Sought | None", sought.instead) or dataclasses.replace(sought, outside=None)


def scroll_to(page: Page, kept: Kept) -> None:
    look_at(page, kept, "comeIntoView")


def open_eyes(page: Page) -> None:
    """Have the eyes in every document of this page and in all that follow."""
    if page.evaluate("!window.__assistant"):
        page.add_init_script(EYES)
        for frame in page.frames:
            frame.evaluate(EYES)
