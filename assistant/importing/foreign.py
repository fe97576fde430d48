"""What a recording of another tool says, step by step, whatever the tool: where something stands, and what is done."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from pydantic import SecretStr

ForeignAction = Literal[
    "open", "click", "twice", "fill", "add", "choose", "check", "uncheck", "press", "hover", "upload", "download",
    "close", "answer", "see", "unknown",
]  # fmt: skip
"""What is done. `twice` is a double click, `add` types behind what stands in a field already, `press` is a key.

`download` is a click that brings a file, `close` closes a window that the page has opened, and `answer` answers one of
the browser's own, such as `confirm` opens.
"""

When = Literal["now", "next", "always"]
"""For which window of the browser an answer is: the one that is open, the next one, or each that opens from here on."""

Where = Any
"""A page, a frame, or a locator of Playwright's: what finds elements."""  # Any: they share no type


@dataclass(frozen=True)
class Way:
    """One way in which the tool found an element, such as its role and name, or a path through the page's code.

    `find` is given a page, a frame or a locator, and gives a locator. `steady` is false where nothing but the shape of
    the page's code leads there.
    """

    find: Callable[[Where], Any]  # Any: a Locator, which is known only where Playwright is
    steady: bool = True


@dataclass(frozen=True)
class ForeignStep:
    """One step. `at` is where it stands in the file, such as “step 4” or “line 12”.

    `value` is what is typed or chosen, the key, the address, the file's name, or the words to be read. It may be a
    secret, which only the page tells, so it is held as one; None where the file has it from somewhere else. `option`
    says what of an option the value is. `frames` lead from the outside in: a place among a page's frames, or the ways
    to the element that shows one. `window` is what the file calls the window, empty for the first, and `target` the
    address of the page or frame, where the file goes by that. `yes` and `when` are an answer's. `why` says what is
    unknown.
    """

    at: str
    action: ForeignAction
    ways: Sequence[Way] = ()
    value: SecretStr | None = None
    option: Literal["label", "value", "index", "either"] = "either"
    frames: tuple[int | Sequence[Way], ...] = ()
    window: str = ""
    target: str = ""
    yes: bool = True
    when: When = "now"
    why: str = ""


@dataclass
class ForeignFlow:
    """All that a file says; `left_out` are steps that a guide does without, by the reason.

    `denies` says what the tool does with a window of the browser of which the file does not speak: it denies it.
    """

    title: str = ""
    denies: bool = False
    calls: int = 0
    steps: list[ForeignStep] = field(default_factory=list)
    left_out: dict[str, list[str]] = field(default_factory=dict)

    def leave_out(self, at: str, why: str) -> None:
        self.left_out.setdefault(why, []).append(at)

    def refuse(self, at: str, why: str) -> None:
        """Note what a guide cannot do; whoever comes so far stops there."""
        self.steps.append(ForeignStep(at, "unknown", why=why))

    @property
    def unknown(self) -> list[ForeignStep]:
        return [step for step in self.steps if step.action == "unknown"]


WAITS = "a guide waits by itself"
WINDOW = "a guide has a window of its own size"
SCROLLS = "a guide scrolls by itself"
KEYS = "a key that changes nothing on the page"
CLOSES = "a guide ends by itself"
NAMES_NO_WORDS = "it checks what no sentence can say"
TELLS = "it tells the tester something, and the reader nothing"
BESIDE = "it does something beside the page, and nothing of a script is run"
ASKED = "what a window of the browser asks is read where it is answered"
NO_STEP = "a guide has no step such as “{}”; take it out, or show this part by hand"

HARMLESS_KEYS = re.compile(
    r"(?:(?:Shift|Control|ControlOrMeta|Meta)\+)?(?:Tab|Shift|Control|Alt|Meta|Home|End)(?:Left|Right)?"
    r"|CapsLock|NumLock|(?:Control|ControlOrMeta|Meta)\+[aAcC]"
)
"""Keys that move about, or select: a guide goes to each field by its name."""

PRESSING = {"NumpadEnter": "Enter", "Return": "Enter", "\r": "Enter", "\n": "Enter", " ": "Space"}
"""Keys that do what a click does, as `imported` in `ears/` knows them."""


def key_pressed(flow: ForeignFlow, at: str, key: str, ways: Sequence[Way] = (), **where: Any) -> None:
    """One step for a key; none for a key that changes nothing by itself."""
    if HARMLESS_KEYS.fullmatch(key):
        flow.leave_out(at, KEYS)
    else:
        flow.steps.append(ForeignStep(at, "press", ways, SecretStr(PRESSING.get(key, key)), **where))
