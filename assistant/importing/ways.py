"""The ways in which other tools find an element on a live page. What they say is never taken for words of the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import reduce
from typing import Any, get_args

from assistant.facts.verbs import Role
from assistant.importing.foreign import Way, Where

STEADY = re.compile(r"#|\[(?:name|id|data-[\w-]+|aria-label|value|href)\b", re.IGNORECASE)
"""What in a selector stands for something that the page's author has named."""

NAMED_IN_PATH = re.compile(r"@(?:id|name|value|href|data-[\w-]+|aria-label)\b|text\(\)|\(\.,", re.IGNORECASE)
"""The same in a path of XPath."""


def by_name(name: str, role: str = "") -> Way:
    """By its accessible name, and its role where that is known."""
    roles: tuple[Any, ...] = (role,) if role else get_args(Role)  # Any: Playwright's own list of roles

    def find(where: Where) -> Any:
        tries = [where.get_by_role(one, name=name, exact=True) for one in roles]
        tries += [] if role else [where.get_by_label(name, exact=True), where.get_by_text(name, exact=True)]
        return reduce(lambda one, other: one.or_(other), tries)

    return Way(find)


def by_text(text: str, *, exact: bool = False) -> Way:
    """By words that stand on it."""
    value = f"[value={quoted(text)}]"
    buttons = ", ".join(f"input[type={kind}]{value}" for kind in ("submit", "button", "reset"))
    return Way(lambda where: where.get_by_text(text, exact=exact).or_(where.locator(buttons)))


def by_link(text: str, *, exact: bool = True) -> Way:
    """By the words of a link."""
    return Way(lambda where: where.locator("a").filter(has_text=whole(text) if exact else text))


def by_xpath(path: str) -> Way:
    """By a path of XPath."""
    return Way(lambda where: where.locator(f"xpath={path}"), bool(NAMED_IN_PATH.search(path)))


def by_selector(selector: str) -> Way:
    """By a selector of CSS; it looks into components, too."""
    return Way(lambda where: where.locator(f"css={selector}"), bool(STEADY.search(selector)))


def by_attribute(name: str, value: str) -> Way:
    """By an attribute of the page's code, such as its id."""
    return by_selector(f"[{name}={quoted(value)}]")


def one_in_another(ways: Sequence[Way]) -> Way:
    """The way to the last, inside of what each before it leads to."""
    return Way(lambda where: reduce(lambda found, way: way.find(found), ways, where), all(way.steady for way in ways))


def whole(text: str) -> re.Pattern[str]:
    """All that an element says, whatever white space stands between."""
    words = r"\s+".join(map(re.escape, text.split())).replace("/", r"\/")  # Playwright writes it between slashes
    return re.compile(rf"^\s*{words}\s*$")


def quoted(text: str) -> str:
    """A text as CSS writes it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + re.sub(r"[\n\r\f]", lambda end: f"\\{ord(end[0]):x} ", escaped) + '"'
