"""What is known of a Python script that is never run: its values, and what finds an element on a page."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence
from functools import reduce
from typing import Any, NamedTuple

from assistant.importing.foreign import Way, Where
from assistant.importing.ways import STEADY

FINDS = frozenset((
    "get_by_role", "get_by_label", "get_by_placeholder", "get_by_text", "get_by_test_id", "get_by_title",
    "get_by_alt_text", "locator", "frame_locator", "nth", "filter", "and_", "or_",
))  # fmt: skip
NARROWS = frozenset(("first", "last", "content_frame"))
"""What finds an element: methods, and properties."""

FRAMES = frozenset(("frame_locator", "content_frame"))
"""What finds a frame, in which an element is still to be found."""

FROM_ELSEWHERE = re.compile(r"(?:os\.)?(?:environ(?:\.get)?|getenv)|getpass(?:\.getpass)?|input")
FLAGS = re.compile(r"re\.(IGNORECASE|I|DOTALL|S|MULTILINE|M)")

LONGEST = 10_000
"""Characters of a text that is put together; no field takes more."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


class Link(NamedTuple):
    """One call of a chain that finds an element; a property is given nothing."""

    name: str
    given: tuple[Any, ...] = ()  # Any: whatever Playwright takes
    named: dict[str, Any] | None = None

    def follow(self, found: Where, page: Where) -> Any:
        step = getattr(found, self.name)
        if self.named is None:
            return step
        named = {name: found_on(page, one) for name, one in self.named.items()}
        return step(*(found_on(page, one) for one in self.given), **named)


class Chain(NamedTuple):
    """A page, or what is found on it by one call after the other. `window` is empty for the first window."""

    links: tuple[Link, ...] = ()
    window: str = ""

    def find(self, page: Where) -> Any:
        return reduce(lambda found, link: link.follow(found, page), self.links, page)

    def then(self, *links: Link) -> Chain:
        return Chain((*self.links, *links), self.window)

    @property
    def is_page(self) -> bool:
        """Whether it is a page or a frame, of which a selector is still to be said."""
        return not self.links or self.links[-1].name in FRAMES

    @property
    def way(self) -> Way:
        """How Playwright finds it. Places among others, and mere shapes of the code, are unsteady."""
        by_place = any(link.name in ("nth", "first", "last") for link in self.links)
        shapes = (link.given for link in self.links if link.name == "locator")
        return Way(self.find, not by_place and all(STEADY.search(str(shape)) for shape in shapes))


def found_on(page: Where, given: Any) -> Any:
    """An argument as Playwright takes it; a chain of the script's is found on the page."""
    return given.find(page) if isinstance(given, Chain) else given


class Expectation(NamedTuple):
    """What `expect` was given."""

    of: object


class Imported(NamedTuple):
    """A name that the script has from somewhere else, such as `re.compile`."""

    name: str


class Unread(NamedTuple):
    """What nobody knows without running the script; a value `from_elsewhere` may be a secret of the person's."""

    from_elsewhere: bool = False


class Browser(NamedTuple):
    """The browser, a window of it, or Playwright itself."""


class Device(NamedTuple):
    """The keyboard or the mouse of a page."""

    name: str
    page: Chain


class Awaited(NamedTuple):
    """What the click in a `with` block brings, such as a download; `at` is its line."""

    brings: str
    at: str
    page: Chain


class Choosing(NamedTuple):
    """A window in which a file is chosen, opened by what these ways lead to."""

    ways: Sequence[Way]
    page: Chain


class Handler(NamedTuple):
    """A function without a name; what it would do is known by its syntax alone."""

    node: ast.Lambda


def joined(parts: Sequence[object]) -> object:
    """Texts in a row; what is not known stays unknown."""
    if all(isinstance(part, str) for part in parts):
        text = "".join(map(str, parts))
        return text if len(text) <= LONGEST else Unread()
    return next((part for part in parts if isinstance(part, Unread)), Unread())


def part_of(held: object, key: object) -> object:
    """What stands in something under a name or a number."""
    if isinstance(held, Imported) and FROM_ELSEWHERE.fullmatch(held.name):
        return Unread(from_elsewhere=True)
    if isinstance(held, (list, dict)) and isinstance(key, (str, int)):
        try:
            return held[key]  # type: ignore[index]  # a list takes no text, which is an error like any other
        except (LookupError, TypeError):
            return Unread()
    return held if isinstance(held, Browser) else Unread()


def pattern(text: object, flags: object) -> object:
    """A regular expression, as Playwright takes it."""
    names = [FLAGS.fullmatch(one.name) for one in flags_in(flags)]
    if not isinstance(text, str) or not all(names):
        return Unread()
    try:
        bars = re.sub(r"(?<!\\)((?:\\\\)*)/", r"\1\\/", text)  # Playwright writes it between slashes
        return re.compile(bars, sum({int(getattr(re, name[1])) for name in names if name}))
    except (re.error, RecursionError, OverflowError):
        return Unread()


def flags_in(given: object) -> list[Imported]:
    """Flags of a regular expression, one or several."""
    listed = given if isinstance(given, list) else [] if given is None or given == 0 else [given]
    return [one if isinstance(one, Imported) else Imported("") for one in listed]
