"""Recordings of Chrome DevTools' Recorder: JSON with a list of steps, each with several selectors."""

from __future__ import annotations

import re
from typing import Any

from pydantic import SecretStr

from assistant.importing import foreign
from assistant.importing.foreign import ForeignAction, ForeignFlow, ForeignStep, Way
from assistant.importing.ways import by_name, by_selector, by_text, by_xpath, one_in_another

LEFT_OUT = {
    "setViewport": foreign.WINDOW,
    "emulateNetworkConditions": foreign.WINDOW,
    "scroll": foreign.SCROLLS,
    "keyUp": foreign.KEYS,
    "waitForExpression": foreign.WAITS,
}
ACTIONS: dict[str, ForeignAction] = {"click": "click", "doubleClick": "twice", "change": "fill", "hover": "hover"}

FILE = "C:\\fakepath\\"
"""Before the name of a file, in the value of a field for files: browsers tell nobody where it lies."""

SAYS_NOTHING = re.compile(r"(?:aria|text|xpath|pierce)/\s*").fullmatch

LONGEST_SELECTOR = 2_000
"""Characters; a longer one is no way that anybody has recorded."""

ARIA = re.compile(r"aria/(?P<name>.*?)(?P<more>(?:\[\s*[\w-]+\s*=\s*(?:\"[^\"]*\"|'[^']*')\s*\])*)", re.DOTALL)
ATTRIBUTE = re.compile(r"\[\s*([\w-]+)\s*=\s*[\"']([^\"']*)[\"']\s*\]")
INTO = re.compile(r"\s>>>>?\s")
"""Between two selectors, of which the second is looked for inside a component."""

Step = dict[str, Any]  # Any: JSON from anybody


def read(raw: Step) -> ForeignFlow:
    """What a recording says."""
    flow = ForeignFlow(title=raw["title"] if isinstance(raw.get("title"), str) else "")
    for number, step in enumerate(raw["steps"], 1):
        if isinstance(step, dict) and isinstance(step.get("type"), str):
            read_step(flow, f"step {number}", step)
        else:
            flow.refuse(f"step {number}", "it has no type, so it is no step; take it out")
    return flow


def read_step(flow: ForeignFlow, at: str, step: Step) -> None:
    kind, ways = step["type"], ways_of(step)
    if kind in LEFT_OUT:
        flow.leave_out(at, LEFT_OUT[kind])
    elif kind == "navigate":
        read_navigation(flow, at, step)
    elif kind == "close":
        read_close(flow, at, step)
    elif kind == "keyDown":
        foreign.key_pressed(flow, at, str(step.get("key")), target=target_of(step))  # it goes to what was used last
    elif kind == "waitForElement":
        read_wait(flow, at, step)
    elif kind not in ACTIONS:
        flow.refuse(at, foreign.NO_STEP.format(kind[:40]))
    elif step.get("button", "primary") != "primary":
        flow.refuse(at, "it clicks with another button of the mouse, which no sentence asks for")
    elif not ways:
        flow.refuse(at, "it has no selectors, so nobody can tell where it is done; record it again, or take it out")
    elif kind == "change" and text_of(step, "value") is None:
        flow.refuse(at, "it has no value, so nobody can tell what is typed; write one, or take it out")
    else:
        flow.steps.append(used(at, step, ways))


def used(at: str, step: Step, ways: list[Way]) -> ForeignStep:
    """What is done to an element."""
    action, value = ACTIONS[step["type"]], text_of(step, "value")
    if value and value.get_secret_value().startswith(FILE):
        action, value = "upload", SecretStr(value.get_secret_value().removeprefix(FILE))
    return ForeignStep(at, action, ways, value, frames=frames_of(step), target=target_of(step))


def read_navigation(flow: ForeignFlow, at: str, step: Step) -> None:
    address = text_of(step, "url")
    if address is None:
        flow.refuse(at, "it has no address; write the url, or take it out")
    else:
        flow.steps.append(ForeignStep(at, "open", value=address, target=target_of(step)))


def read_close(flow: ForeignFlow, at: str, step: Step) -> None:
    """The first window is closed at the end; one that a page has opened is closed by the reader."""
    if target := target_of(step):
        flow.steps.append(ForeignStep(at, "close", target=target))
    else:
        flow.leave_out(at, foreign.CLOSES)


def target_of(step: Step) -> str:
    """The address of the window or frame that a step is for, where that is not the first window."""
    target = step.get("target")
    return target if isinstance(target, str) and target != "main" else ""


def read_wait(flow: ForeignFlow, at: str, step: Step) -> None:
    """To wait for something that bears words is to read them; to wait until it is gone is only to wait."""
    gone = step.get("visible") is False or step.get("count") == 0 or step.get("operator") == "<="
    if gone or not (ways := ways_of(step)):
        flow.leave_out(at, foreign.WAITS)
    else:
        flow.steps.append(ForeignStep(at, "see", ways, frames=frames_of(step), target=target_of(step)))


def text_of(step: Step, name: str) -> SecretStr | None:
    value = step.get(name)
    return SecretStr(value) if isinstance(value, str) else None


def frames_of(step: Step) -> tuple[int, ...]:
    """Of frames in frames, each one's place in the one around it."""
    given = step.get("frame")
    return tuple(one for one in given if type(one) is int) if isinstance(given, list) else ()


def ways_of(step: Step) -> list[Way]:
    """Its selectors, in the order in which the Recorder tries them."""
    given = step.get("selectors")
    found = [parts(one) for one in given] if isinstance(given, list) else []
    return [one_in_another([way_of(part) for part in one]) for one in found if one and not any(map(SAYS_NOTHING, one))]


def parts(selector: object) -> list[str]:
    """A selector as its parts, each of which is looked for inside the one before."""
    listed = selector if isinstance(selector, list) else [selector]
    texts = [one for one in listed if isinstance(one, str) and len(one) <= LONGEST_SELECTOR]
    return [part.strip() for text in texts for part in INTO.split(text) if part.strip()]


def way_of(selector: str) -> Way:
    """One selector by its kind."""
    if aria := ARIA.fullmatch(selector):
        known = dict(ATTRIBUTE.findall(aria["more"]))
        return by_name(known.get("name") or aria["name"] or "", known.get("role", ""))
    if selector.startswith("text/"):
        return by_text(selector.removeprefix("text/"))
    if selector.startswith("xpath/"):
        return by_xpath(selector.removeprefix("xpath/"))
    return by_selector(selector.removeprefix("pierce/"))
