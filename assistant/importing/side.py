"""Projects of Selenium IDE (`.side`): JSON with tests, each a list of commands with a target and a value."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, Literal
from urllib.parse import urljoin

from pydantic import SecretStr

from assistant.errors import BadInput
from assistant.importing import foreign
from assistant.importing.foreign import ForeignAction, ForeignFlow, ForeignStep, Way
from assistant.importing.ways import by_attribute, by_link, by_selector, by_xpath

ACTIONS: dict[str, ForeignAction] = {
    "click": "click", "clickAt": "click", "doubleClick": "twice", "doubleClickAt": "twice", "type": "fill",
    "editContent": "fill", "check": "check", "uncheck": "uncheck",
}  # fmt: skip

LEFT_OUT = {
    "setWindowSize": foreign.WINDOW, "setSpeed": foreign.WAITS, "pause": foreign.WAITS, "close": foreign.CLOSES,
    "echo": foreign.TELLS, "debugger": foreign.TELLS, "mouseOut": foreign.KEYS, "mouseUp": foreign.KEYS,
    "mouseUpAt": foreign.KEYS, "mouseDown": foreign.KEYS, "mouseDownAt": foreign.KEYS, "mouseMoveAt": foreign.KEYS,
}  # fmt: skip

READ = re.compile(r"(?:assert|verify|waitFor)Text")
SEEN = re.compile(r"(?:assert|verify)ElementPresent")
WAITED = re.compile(r"waitFor\w+")
CHECKED = re.compile(r"(?:assert|verify|store)\w*")
SCROLLS = re.compile(r"\s*(?:window\.)?scroll(?:To|By)?\([\d\s.,-]*\);?\s*")
VARIABLE = re.compile(r"\$\{(\w+)\}")
KEY = re.compile(r"\$\{KEY_(\w+)\}")
KEYS = {"ENTER": "Enter", "RETURN": "Enter", "TAB": "Tab", "SPACE": "Space", "HOME": "Home", "END": "End"}

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

Command = dict[str, Any]  # Any: JSON from anybody


def read(raw: Command, wanted: str = "") -> ForeignFlow:
    """What one test of a project says. Raises BadInput where it has several and none is named, or none of that name."""
    tests = [one for one in raw["tests"] if isinstance(one, dict) and isinstance(one.get("commands"), list)]
    named = [one for one in tests if str(one.get("name")) == wanted] if wanted else tests
    if len(named) != 1:
        names = ", ".join(f"“{one.get('name')}”" for one in tests) or "none"
        raise BadInput(f"Choose one of its tests with --test; it has {names}.")
    name = str(named[0].get("name", ""))
    flow, reader = ForeignFlow(title=name), Reader(str(raw.get("url", "")))
    for number, command in enumerate(named[0]["commands"], 1):
        if isinstance(command, dict) and isinstance(command.get("command"), str):
            reader.read(flow, f"command {number}", command)
        else:
            flow.refuse(f"command {number}", "it names no command")
    return flow


class Reader:
    """One command after the other; what was stored under a name is known to those that follow."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._stored: dict[str, str] = {}
        self._frames: tuple[int, ...] = ()

    def read(self, flow: ForeignFlow, at: str, command: Command) -> None:
        """Add the step that a command is, if it is one."""
        name, target, value = command["command"], self._said(command, "target"), self._said(command, "value")
        if name.startswith("//"):
            return  # it is switched off
        if name == "store":
            self._stored[value] = target
        elif name in LEFT_OUT:
            flow.leave_out(at, LEFT_OUT[name])
        elif VARIABLE.search(KEY.sub("", value + target)):
            flow.refuse(at, "it uses a variable that the test computes; write its value there")
        elif name == "open":
            flow.steps.append(ForeignStep(at, "open", value=SecretStr(urljoin(self._base, target))))
        elif name == "selectFrame":
            self._select_frame(flow, at, target)
        elif name == "runScript" and SCROLLS.fullmatch(target):
            flow.leave_out(at, foreign.SCROLLS)
        else:
            self._act(flow, at, name, value, list(ways_of(command)))

    def _act(self, flow: ForeignFlow, at: str, name: str, value: str, ways: list[Way]) -> None:
        """A command for an element."""
        if name in ACTIONS:
            flow.steps.append(ForeignStep(at, ACTIONS[name], ways, SecretStr(value), frames=self._frames))
        elif name == "submit":
            flow.steps.append(ForeignStep(at, "press", ways, SecretStr("Enter"), frames=self._frames))
        elif name == "sendKeys":
            self._send_keys(flow, at, value, ways)
        elif name == "select":
            self._select(flow, at, value, ways)
        else:
            self._check(flow, at, name, value, ways)

    def _check(self, flow: ForeignFlow, at: str, name: str, value: str, ways: list[Way]) -> None:
        """A command that looks at the page; any other is unknown."""
        if READ.fullmatch(name) and not re.match(r"(?:glob|regexp?i?):", value):
            words = SecretStr(value.removeprefix("exact:"))
            flow.steps.append(ForeignStep(at, "see", ways, words, frames=self._frames))
        elif SEEN.fullmatch(name):
            flow.steps.append(ForeignStep(at, "see", ways, frames=self._frames))
        elif WAITED.fullmatch(name):
            flow.leave_out(at, foreign.WAITS)
        elif CHECKED.fullmatch(name) and not name.endswith(("Alert", "Confirmation", "Prompt")):
            flow.leave_out(at, foreign.NAMES_NO_WORDS)
        else:
            flow.refuse(at, f"a guide has no step such as “{name[:40]}”")

    def _said(self, command: Command, part: str) -> str:
        """A part of a command, with the values that were stored before."""
        text = str(command.get(part) or "")
        return VARIABLE.sub(lambda found: self._stored.get(found[1], found[0]), text)

    def _send_keys(self, flow: ForeignFlow, at: str, value: str, ways: list[Way]) -> None:
        """Letters, and keys between them."""
        for number, part in enumerate(KEY.split(value)):
            if number % 2:
                foreign.key_pressed(flow, at, KEYS.get(part, part.capitalize()), ways)
            elif part:
                flow.steps.append(ForeignStep(at, "add", ways, SecretStr(part), frames=self._frames))

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
        flow.steps.append(ForeignStep(at, "choose", ways, words, option, self._frames))

    def _select_frame(self, flow: ForeignFlow, at: str, target: str) -> None:
        """Which frame the commands that follow are for."""
        kind, _, said = target.partition("=")
        if kind == "index" and said.isdigit():
            self._frames = (*self._frames, int(said))
        elif target == "relative=parent":
            self._frames = self._frames[:-1]
        elif target in ("relative=top", "relative=root"):
            self._frames = ()
        else:
            flow.refuse(at, "it goes to a frame by its place in the page’s code; write index=0 for the first")


def ways_of(command: Command) -> Iterator[Way]:
    """Its target, and those that the IDE has kept beside it."""
    given = command.get("targets")
    others = [one[0] for one in given if isinstance(one, list) and one] if isinstance(given, list) else []
    for said in dict.fromkeys([command.get("target"), *others]):
        if isinstance(said, str) and (way := way_of(said)):
            yield way


def way_of(said: str) -> Way | None:
    """One locator by its kind; a path may stand there without one."""
    if said.startswith(("//", "(//")):
        return by_xpath(said)
    kind, mark, rest = said.partition("=")
    return LOCATORS[kind](rest) if mark and kind in LOCATORS else None
