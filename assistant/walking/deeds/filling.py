"""Typing into a field as a person does: in the field's own format, left as Tab leaves it, and then looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import structlog
from pydantic import SecretStr

from assistant.errors import BadInput
from assistant.walking.deeds import Undone, ask, formats, page_of

if TYPE_CHECKING:
    from playwright.sync_api import ElementHandle

log = structlog.get_logger()

MOST_BY_KEYS = 300
"""Characters; a longer text is not typed anew, key by key."""

TYPED_ANEW = ("text", "search", "tel", "url", "email", "password", "number", "area", "rich")
"""Kinds of fields that take what is typed letter by letter."""


class Fill:
    """What is typed into a field. A secret is shown as dots, also in a field that would show it, and is never told.

    `put` types a text in place of what stands in a field.
    """

    points = False

    def __init__(self, value: str | SecretStr, put: Callable[[ElementHandle, str], object]) -> None:
        self._secret = isinstance(value, SecretStr)
        self._words = value.get_secret_value() if isinstance(value, SecretStr) else value
        self._put = put
        self._shown: str | None = None
        self._longest = 0
        self._in_frame = False

    def __call__(self, control: ElementHandle) -> None:
        """Type it. Raises Undone where the field takes no such thing, BadInput for a password that is no secret."""
        field = ask(control, "fieldFacts", self._secret)
        if field["masks"] and not self._secret:
            raise BadInput("What is typed into a password field must be a SecretStr, such as a person's password.")
        if field["locked"]:
            raise Undone("the field takes no typing, it is only read", "If it is filled by a calendar, click that.")
        self._in_frame = field["kind"] == "frame"
        if self._in_frame:
            control = body_of(control)
            field = ask(control, "fieldFacts", self._secret)
        self._longest = field["longest"]
        self._words = self._in_its_format(field["kind"])
        self._put(control, self._words)
        self._shown = ask(control, "leaveField", self._words[-1:] if field["kind"] in TYPED_ANEW else "")
        if self._lost and field["kind"] in TYPED_ANEW and 0 < len(self._words) <= MOST_BY_KEYS:
            by_keys(control, self._words)  # a page that listens to keys knows nothing of what came without them
            self._shown = ask(control, "leaveField", "")

    def verify(self, control: ElementHandle) -> bool:
        """Whether the field is still there. Raises Undone where what was typed does not stand there now."""
        if not self._in_frame:  # the page may have drawn another one meanwhile, or changed its mind
            self._shown = ask(control, "fieldStands")
        if self._lost:
            raise Undone(self._why(), "Type what the field takes, or mend the page that drops it.")
        if self._shown not in (None, self._words) and not self._secret:
            log.info("field.reformatted", typed=self._words, shown=self._shown)
        return self._shown is not None

    @property
    def _lost(self) -> bool:
        """Whether something else stands there. Nothing is known of a field that the page has taken away."""
        shown = self._shown
        if shown is None or shown.replace("\r\n", "\n") == self._words.replace("\r\n", "\n"):
            return False
        return shown != self._words if self._secret else not formats.same(self._words, shown)

    def _in_its_format(self, kind: str) -> str:
        read, example = formats.OWN.get(kind, (str, ""))
        own = read(self._words)
        if self._words and not own:
            raise Undone(
                f"the field takes {example}, and {self._told()} is none", "Write it so that the field takes it."
            )
        return own

    def _told(self) -> str:
        return "what is secret" if self._secret else f"“{self._words}”"

    def _why(self) -> str:
        assert self._shown is not None, "something else stands there"
        cut = f"; the field takes {self._longest} characters" if 0 < self._longest < len(self._words) else ""
        if self._secret:
            return f"what was typed, which is secret, does not stand there{cut}"
        there = f"“{self._shown}” stands there" if self._shown else "nothing stands there"
        return f"“{self._words}” was typed, and {there}{cut}"


def body_of(frame: ElementHandle) -> ElementHandle:
    """What is written in, in a frame that holds an editor. Raises Undone where there is nothing of the kind."""
    inside = frame.content_frame()
    body = inside.query_selector("body") if inside else None
    if body is None or not body.evaluate("e => e.isContentEditable || e.ownerDocument.designMode === 'on'"):
        raise Undone("it is a frame in which nothing can be written", "Name a field of it.")
    return body


def by_keys(control: ElementHandle, words: str) -> None:
    """Type it key by key, in place of what stands there."""
    keyboard = page_of(control).keyboard
    control.focus()
    keyboard.press("ControlOrMeta+A")
    keyboard.press("Delete")
    keyboard.type(words)
