"""Projects of Selenium IDE (`.side`): JSON with tests, each a list of commands with a target and a value."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, Literal
from urllib.parse import urljoin

from pydantic import SecretStr

from assistant.errors import BadInput
from assistant.importing import foreign
from assistant.importing.foreign import ForeignAction, ForeignFlow, ForeignStep, Way, When
from assistant.importing.ways import by_attribute, by_link, by_selector, by_xpath

ACTIONS: dict[str, ForeignAction] = {
    "click": "click", "clickAt": "click", "doubleClick": "twice", "doubleClickAt": "twice", "type": "fill",
    "editContent": "fill", "check": "check", "uncheck": "uncheck", "mouseOver": "hover",
}  # fmt: skip

LEFT_OUT = {
    "setWindowSize": foreign.WINDOW, "setSpeed": foreign.WAITS, "pause": foreign.WAITS, "echo": foreign.TELLS,
    "debugger": foreign.TELLS, "mouseOut": foreign.KEYS, "mouseUp": foreign.KEYS, "mouseUpAt": foreign.KEYS,
    "mouseDown": foreign.KEYS, "mouseDownAt": foreign.KEYS, "mouseMoveAt": foreign.KEYS,
}  # fmt: skip

READ = re.compile(r"(?:assert|verify|waitFor)Text")
SEEN = re.compile(r"(?:assert|verify)ElementPresent")
WAITED = re.compile(r"waitFor\w+")
CHECKED = re.compile(r"(?:assert|verify|store)\w*")
SCROLLS = re.compile(r"\s*(?:window\.)?scroll(?:To|By)?\([\d\s.,-]*\);?\s*")
HANDLE = re.compile(r"handle=\$\{(\w+)\}")
VARIABLE = re.compile(r"\$\{(\w+)\}")
KEY = re.compile(r"\$\{KEY_(\w+)\}")
KEYS = {"ENTER": "Enter", "RETURN": "Enter", "TAB": "Tab", "SPACE": "Space", "HOME": "Home", "END": "End"}

ANSWERS: dict[str, tuple[bool, When]] = {
    "chooseOkOnNextConfirmation": (True, "next"), "chooseCancelOnNextConfirmation": (False, "next"),
    "answerOnNextPrompt": (True, "next"), "chooseCancelOnNextPrompt": (False, "next"),
    "webdriverChooseOkOnVisibleConfirmation": (True, "now"), "webdriverAnswerOnVisiblePrompt": (True, "now"),
    "webdriverChooseCancelOnVisibleConfirmation": (False, "now"), "webdriverChooseOkOnVisibleAlert": (True, "now"),
    "webdriverChooseCancelOnVisiblePrompt": (False, "now"),
}  # fmt: skip
"""Commands that answer a window of the browser: whether they agree, and to which they do."""

ASKED = re.compile(r"(?:assert|verify)(?:Alert|Confirmation|Prompt)")
"""What such a window asks is read when it is answered."""

FLOW = frozenset(("if", "elseIf", "else", "while", "times", "do", "repeatIf", "forEach", "end"))
DEEPEST = 20
"""Tests that run each other, one in another."""

MOST_COMMANDS = 5_000
"""Commands that are gone through, those of tests that run others counted each time."""

LOCATORS: dict[str, Callable[[str], Way]] = {
    "id": lambda said: by_attribute("id", said),
    "name": lambda said: by_attribute("name", said),
    "css": by_selector,
    "xpath": by_xpath,
    "linkText": by_link,
    "link": by_link,
    "partialLinkText": lambda said: by_link(said, exact=False),
}
"""The kinds of locators that stand before an equals sign."""

LONGEST = 10_000
"""Characters of a text that is put together; no field takes more."""

Command = dict[str, Any]  # Any: JSON from anybody


def read(raw: Command, wanted: str = "") -> ForeignFlow:
    """What one test of a project says. Raises BadInput where it has several and none is named, or none of that name."""
    tests = [one for one in raw["tests"] if isinstance(one, dict) and isinstance(one.get("commands"), list)]
    named = [one for one in tests if str(one.get("name")) == wanted] if wanted else tests
    if wanted and len(named) > 1:
        raise BadInput(f"It has {len(named)} tests “{wanted}”; give each a name of its own.")
    if len(named) != 1:
        names = ", ".join(f"“{one.get('name')}”" for one in tests) or "none"
        raise BadInput(f"Choose one of its tests with --test; it has {names}.")
    name = str(named[0].get("name", ""))
    flow = ForeignFlow(title=name)
    Reader(str(raw.get("url") or ""), tests).all(flow, named[0], "")
    return flow


class Reader:
    """One command after the other; what was stored under a name is known to those that follow."""

    def __init__(self, base: str, tests: Sequence[Command] = ()) -> None:
        self._base = base
        self._tests = tests
        self._stored: dict[str, str] = {}
        self._frames: tuple[int | Sequence[Way], ...] = ()
        self._window = self._opened = ""
        self._first: set[str] = {"root"}
        self._depth = 0

    def all(self, flow: ForeignFlow, test: Command, inside: str) -> None:
        """Add what a test says, and what the tests say that it runs. Raises BadInput where they run each other."""
        for number, command in enumerate(test["commands"], 1):
            at = f"{inside}command {number}"
            flow.calls += 1
            if flow.calls > MOST_COMMANDS or self._depth > DEEPEST:
                called = str(test.get("name"))[:40]
                raise BadInput(f"Its test “{called}” runs itself, or so many others that no guide could show them.")
            if isinstance(command, dict) and isinstance(command.get("command"), str):
                self.read(flow, at, command)
            else:
                flow.refuse(at, "it names no command; take it out")

    def read(self, flow: ForeignFlow, at: str, command: Command) -> None:
        """Add the step that a command is, if it is one."""
        name, target, value = command["command"], self._said(command, "target"), self._said(command, "value")
        if name.startswith("//"):
            return  # it is switched off
        if name == "store":
            self._stored[value] = target
        elif name == "storeWindowHandle":
            self._first |= {target} if not self._window else set()
        elif name == "selectWindow":
            self._select_window(flow, at, str(command.get("target")))
        elif name in LEFT_OUT:
            flow.leave_out(at, LEFT_OUT[name])
        elif name in FLOW:
            flow.refuse(at, f"a guide goes on step by step, and this is “{name}”; write out what is done")
        elif VARIABLE.search(KEY.sub("", value)) or VARIABLE.search(target):
            flow.refuse(at, "it uses a variable that the test computes; write its value there")
        else:
            self._known(flow, at, command, name, target, value)

    def _known(self, flow: ForeignFlow, at: str, command: Command, name: str, target: str, value: str) -> None:
        """A command whose words are all known."""
        if name == "run":
            self._run(flow, at, target)
        elif name == "open":
            self._step(flow, at, "open", value=urljoin_or(self._base, target))
        elif name == "close":
            self._close(flow, at)
        elif name in ANSWERS:
            yes, when = ANSWERS[name]
            typed = SecretStr(value or target) if "nswer" in name else None
            flow.steps.append(ForeignStep(at, "answer", value=typed, yes=yes, when=when))
        elif name == "selectFrame":
            self._select_frame(flow, at, target)
        elif name == "runScript" and SCROLLS.fullmatch(target):
            flow.leave_out(at, foreign.SCROLLS)
        else:
            self._act(flow, at, name, value, [way for one in self._targets(command) if (way := way_of(one))])
        if command.get("opensWindow") is True:
            self._opened = str(command.get("windowHandleName") or "")

    def _run(self, flow: ForeignFlow, at: str, name: str) -> None:
        """Another test of the project, in its place."""
        found = [one for one in self._tests if one.get("name") == name]
        if len(found) != 1:
            flow.refuse(at, f"it runs the test “{name[:40]}”, and the project has {len(found)} of that name")
            return
        self._depth += 1
        self.all(flow, found[0], f"{at}, in “{name}”, ")
        self._depth -= 1

    def _targets(self, command: Command) -> list[str]:
        """Its target, and those that the IDE has kept beside it, with the values that were stored before."""
        given = command.get("targets")
        others = [one[0] for one in given if isinstance(one, list) and one] if isinstance(given, list) else []
        said = [one for one in (command.get("target"), *others) if isinstance(one, str)]
        return [one for one in map(self._filled, dict.fromkeys(said)) if not VARIABLE.search(one)]

    def _step(
        self, flow: ForeignFlow, at: str, action: ForeignAction, ways: Sequence[Way] = (), value: str | None = None
    ) -> None:
        said = None if value is None else SecretStr(value)
        flow.steps.append(ForeignStep(at, action, ways, said, frames=self._frames, window=self._window))

    def _act(self, flow: ForeignFlow, at: str, name: str, value: str, ways: list[Way]) -> None:
        """A command for an element."""
        if not ways and name in (*ACTIONS, "submit", "sendKeys", "select"):
            flow.refuse(at, "it has no target that is known; write id=, name=, linkText=, css= or xpath=")
        elif name in ACTIONS:
            self._step(flow, at, ACTIONS[name], ways, value)
        elif name == "submit":
            self._step(flow, at, "press", ways, "Enter")
        elif name == "sendKeys":
            self._send_keys(flow, at, value, ways)
        elif name == "select":
            self._select(flow, at, value, ways)
        elif name == "addSelection":
            flow.refuse(at, "it chooses several options; show this part by hand, and write all of them into the script")
        else:
            self._check(flow, at, name, value, ways)

    def _check(self, flow: ForeignFlow, at: str, name: str, value: str, ways: list[Way]) -> None:
        """A command that looks at the page; any other is unknown."""
        if READ.fullmatch(name) and not re.match(r"(?:glob|regexp?i?):", value):
            self._step(flow, at, "see", ways, value.removeprefix("exact:"))
        elif SEEN.fullmatch(name):
            self._step(flow, at, "see", ways)
        elif WAITED.fullmatch(name):
            flow.leave_out(at, foreign.WAITS)
        elif CHECKED.fullmatch(name):
            flow.leave_out(at, foreign.ASKED if ASKED.fullmatch(name) else foreign.NAMES_NO_WORDS)
        else:
            flow.refuse(at, foreign.NO_STEP.format(name[:40]))

    def _said(self, command: Command, part: str) -> str:
        """A part of a command, with the values that were stored before."""
        given = command.get(part)
        return self._filled("" if given is None else str(given))

    def _filled(self, text: str) -> str:
        return VARIABLE.sub(lambda found: self._stored.get(found[1], found[0]), text)[:LONGEST]

    def _send_keys(self, flow: ForeignFlow, at: str, value: str, ways: list[Way]) -> None:
        """Letters, and keys between them."""
        for number, part in enumerate(KEY.split(value)):
            if number % 2:
                where = {"frames": self._frames, "window": self._window}
                foreign.key_pressed(flow, at, KEYS.get(part, part.capitalize()), ways, **where)
            elif part:
                self._step(flow, at, "add", ways, part)

    def _select(self, flow: ForeignFlow, at: str, value: str, ways: list[Way]) -> None:
        """An option by its label, its value or its place."""
        kind, mark, said = value.partition("=")
        by: dict[str, Literal["label", "value", "index"]] = {"label": "label", "value": "value", "index": "index"}
        if kind == "id" and mark:
            flow.refuse(at, "it chooses an option by its id; choose it by its label")
            return
        known = bool(mark) and kind in by
        words = SecretStr(said if known else value)
        option = by[kind] if known else "label"
        flow.steps.append(ForeignStep(at, "choose", ways, words, option, self._frames, self._window))

    def _select_frame(self, flow: ForeignFlow, at: str, target: str) -> None:
        """Which frame the commands that follow are for."""
        kind, _, said = target.partition("=")
        if kind == "index" and said.isdigit():
            self._frames = (*self._frames, int(said))
        elif target == "relative=parent":
            self._frames = self._frames[:-1]
        elif target in ("relative=top", "relative=root"):
            self._frames = ()
        elif way := way_of(target):
            self._frames = (*self._frames, (way,))
        else:
            flow.refuse(at, "it goes to a frame by what cannot be known; write index=0 for the first")

    def _select_window(self, flow: ForeignFlow, at: str, target: str) -> None:
        """Which window the commands that follow are for."""
        handle = HANDLE.fullmatch(target)
        if handle and handle[1] in self._first:
            self._window = ""
        elif handle and handle[1] == self._opened:
            self._window = self._opened
        elif handle and not self._opened:
            self._window = handle[1]
        else:
            flow.refuse(at, "it goes to a window by what cannot be known; write handle=${root} for the first")
        self._frames = ()

    def _close(self, flow: ForeignFlow, at: str) -> None:
        """The first window is closed at the end; one that a page has opened is closed by the reader."""
        if self._window:
            self._step(flow, at, "close")
        else:
            flow.leave_out(at, foreign.CLOSES)


def urljoin_or(base: str, target: str) -> str:
    """The whole address; of one that cannot be put together, what the command says."""
    try:
        return urljoin(base, target)
    except ValueError:
        return target


def way_of(said: str) -> Way | None:
    """One locator by its kind; a path may stand there without one."""
    if said.startswith(("//", "(//")):
        return by_xpath(said)
    kind, mark, rest = said.partition("=")
    return LOCATORS[kind](rest) if mark and kind in LOCATORS else None
