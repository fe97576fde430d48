"""A window of the browser itself, such as `confirm` opens: what it says, how it is drawn, and what it is answered.

Nobody can take its picture, for the page under it stands still; so it is drawn as a page, with the words that browsers
have for it. There the guide finds, marks and presses what it finds, marks and presses on any page.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Literal, TypedDict

if TYPE_CHECKING:
    from playwright.sync_api import Dialog

HERE = Path(__file__).parent

MOST_SHOWN, MOST_LINES = 2_000, 32
"""Characters and lines; of a longer message browsers show no more."""

LONGEST_NAME = 160
"""Characters by which a window is called where it is spoken of."""

Press = Literal["OK", "Cancel", "Leave"]


class Pressed(TypedDict):
    """What was done in a drawn window: whether it was agreed to, and what stood in its field."""

    yes: bool
    text: str


@dataclass(frozen=True)
class Asking:
    """A window of the browser that waits for an answer."""

    dialog: Dialog

    @property
    def kind(self) -> str:
        """One of alert, confirm, prompt and beforeunload."""
        return self.dialog.type

    @property
    def leaves(self) -> bool:
        """Whether it is the one that asks before a page is left; browsers let no page say anything in it."""
        return self.kind == "beforeunload"

    @property
    def title(self) -> str:
        return "Leave site?" if self.leaves else "This page says"

    @property
    def says(self) -> str:
        """Its message, as much of it as is shown."""
        if self.leaves:
            return "Changes you made may not be saved."
        lines = self.dialog.message.strip().splitlines()
        text = "\n".join(lines[:MOST_LINES])[:MOST_SHOWN]
        return text if len(lines) <= MOST_LINES and len("\n".join(lines)) <= MOST_SHOWN else f"{text}…"

    @property
    def name(self) -> str:
        """By what it is called: its message on one line, or its title where it says nothing."""
        said = " ".join(self.says.split()) or self.title
        return said if len(said) <= LONGEST_NAME else f"{said[:LONGEST_NAME].rstrip()}…"

    @property
    def buttons(self) -> tuple[str, ...]:
        """What is written on its buttons; the first one agrees."""
        return ("OK",) if self.kind == "alert" else ("Leave" if self.leaves else "OK", "Cancel")

    @property
    def takes_text(self) -> bool:
        return self.kind == "prompt"

    def button(self, press: Press) -> str:
        """What is written on the button that agrees, or on the one that does not."""
        return self.buttons[0] if press in ("OK", self.buttons[0]) else self.buttons[-1]

    def drawn(self) -> str:
        """It as a page."""
        template = Template((HERE / "asking.html").read_text(encoding="utf-8"))
        return template.substitute(
            title=escape(self.title), name=escape(self.name), says=self._body(), buttons=self._row(), font=font()
        )

    def _body(self) -> str:
        """Its message, line by line; where it asks for a text, each line is the field's label."""
        tag = "label for=text" if self.takes_text else "p"
        lines = (f"<{tag}>{escape(line) or ' '}</{tag.partition(' ')[0]}>" for line in self.says.splitlines())
        field = (
            f'<input id=text autocomplete=off value="{escape(self.dialog.default_value)}">' if self.takes_text else ""
        )
        return "\n".join((*lines, field))

    def _row(self) -> str:
        agrees, *others = self.buttons
        return "".join((f"<button>{agrees}</button>", *(f"<button type=button>{other}</button>" for other in others)))

    def answer(self, pressed: Pressed) -> None:
        """Tell the browser, which closes its window then."""
        if not pressed["yes"]:
            self.dialog.dismiss()
        elif self.takes_text:
            self.dialog.accept(pressed["text"])
        else:
            self.dialog.accept()


@cache
def font() -> str:
    """The letters it is drawn in, the same on every machine."""
    return base64.b64encode((HERE / "arimo.woff2").read_bytes()).decode("ascii")
