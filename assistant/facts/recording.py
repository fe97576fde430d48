"""What a walk leaves behind: a folder with `recording.json` and pictures, all that a publisher may read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, ValidationError

from assistant.errors import BadInput
from assistant.facts import sentence as sentences
from assistant.facts.sentence import Sentence
from assistant.facts.verbs import VERBS, Meaning, Verb

FORMAT: Literal[3] = 3
FILE_NAME = "recording.json"

NoteKind = Literal["tip", "note", "important"]


class Record(BaseModel):
    """Frozen, and closed to fields that the format does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Box(Record):
    """A rectangle in CSS pixels, measured from the top left corner of its screen's pictures."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def touches(self, other: Box) -> bool:
        """Whether the two rectangles share any area."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom


class Picture(Record):
    """A clean PNG beside `recording.json`; `box` says which part of the screen it shows."""

    file: str
    sha256: str
    box: Box


class Neighbor(Record):
    """Something a reader reads or uses on the screen, which nothing drawn may cover.

    `text` is one line of text, `heading` one line of a heading, `control` the edge of a control;
    `tabs`, `dialog` and `banner` are the edges of a tab strip, an open dialog, and the training banner.
    """

    kind: Literal["text", "control", "heading", "tabs", "dialog", "banner"]
    box: Box
    words: str = ""


class Mark(Record):
    """One thing that a sentence names in bold, as it stood when the screen's picture was taken.

    `box` is the control, or the words alone where they are only read; `label` is the box of a
    control's visible label where that stands outside the control. No document shows `required` and `options`
    yet; they are kept because a recording made without them could not be made a practice lesson later.
    """

    words: str
    box: Box
    label: Box | None = None
    role: str = ""
    name: str = ""
    required: bool = False
    options: tuple[str, ...] = ()


class Typed(Record):
    """What an action left in a control, as the screen shows it; a secret is a fixed row of dots.

    `characters` holds the right edge of each shown character, in CSS pixels of the picture.
    """

    shown: str
    secret: bool = False
    characters: tuple[float, ...] = ()


class Step(Record):
    """One sentence of the guide and what was seen of it. A note takes no number."""

    number: int | None
    verb: Verb
    template: str
    sentence: str
    file: str
    line: int
    place: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    typed: Typed | None = None
    look: Picture | None = None
    note: NoteKind | None = None
    alt: str = ""

    @property
    def said(self) -> Sentence:
        """Its sentence, split at its bold words."""
        return sentences.said(self.sentence)

    @property
    def does(self) -> Meaning:
        """What its verb means: the row of the table of verbs."""
        return VERBS[self.verb]


class Screen(Record):
    """One view of a page, and the steps that were done on it.

    `arrived` and `left` are whole pictures with nothing drawn on them; the boxes of the steps'
    marks are measured on `left`. `tab` and `dialog` name the selected tab and the open dialog.
    `accessibility` is a snapshot of roles and names without the values of fields. `actor` is the name
    that the walkthrough gives the person who acts, such as “filer”; a recording of format 1 knows none.
    """

    chapter: str
    chapter_template: str = ""
    actor: str = Field(default="", exclude_if=lambda actor: not actor)
    title: str
    heading: str
    tab: str = ""
    dialog: str = ""
    address: str
    site: str
    continued: bool = False
    arrived: Picture
    left: Picture
    neighbors: tuple[Neighbor, ...] = ()
    accessibility: str = ""
    steps: tuple[Step, ...] = ()


class Tools(Record):
    """What the pictures were made with; the same tools give the same bytes."""

    assistant: str
    playwright: str
    browser: str
    fonts: tuple[str, ...]


class Viewport(Record):
    """The size of the window in CSS pixels, and the picture pixels to each of them."""

    width: int
    height: int
    density: int


class CourtFacts(Record):
    """What a guide says of its court; the assistant's court file has more."""

    id: str
    name: str
    go_live: date
    pacer_phone: str
    pacer_mail: str
    clerk_mail: str = ""
    edition_date: date | None = None
    signal: str | None = None


class Trouble(Record):
    """A message that a filer may meet, and what to do about it."""

    message: str
    remedy: str


class Ending(Record):
    """What stands after the last step: what was reached, what comes next."""

    title: str = ""
    keep: tuple[str, ...] = ()
    next: str = ""
    troubles: tuple[Trouble, ...] = ()


class Recording(Record):
    """One walk, complete: everything that any publisher needs.

    `when` holds what a filer says of herself who needs this guide.
    """

    format: Literal[3] = FORMAT
    walkthrough: str
    title: str
    lead: str
    when: tuple[str, ...] = Field(default=(), exclude_if=lambda when: not when)
    needs: tuple[str, ...] = ()
    minutes: int | None = None
    deadline: str = ""
    ending: Ending = Ending()
    people: tuple[str, ...]
    on: date
    era: str
    court: CourtFacts
    court_facts_used: dict[str, str]
    source: str
    portal: str
    viewport: Viewport
    tools: Tools
    screens: tuple[Screen, ...]
    _folder: Path = PrivateAttr(default=Path())

    def steps(self) -> Iterator[Step]:
        """The numbered steps, in order."""
        return (step for screen in self.screens for step in screen.steps if step.number is not None)

    def path(self, picture: Picture) -> Path:
        """Where the PNG of a picture lies."""
        return self._folder / picture.file

    @property
    def edition(self) -> str:
        """Eight characters that stand for all this was made from: the same code, the same bytes.

        A recording that is lifted keeps its edition, so every format is counted as the first, which said “tick”.
        Quotation marks inside a text are escaped, so that no sentence can hold what is replaced.
        """
        text = self.model_dump_json(exclude={"format"}).replace("{", '{"format":1,', 1)
        text = text.replace('"verb":"check"', '"verb":"tick"')
        return hashlib.sha256(text.encode()).hexdigest()[:8]

    def save(self, folder: Path) -> None:
        """Write `recording.json`, wholly or not at all; the pictures are already in `folder`."""
        text = json.dumps(self.model_dump(mode="json"), ensure_ascii=False, indent=1)
        half = folder / f".{FILE_NAME}.new"
        half.write_text(text + "\n", encoding="utf-8", newline="\n")
        half.replace(folder / FILE_NAME)
        self._folder = folder

    @classmethod
    def load(cls, folder: Path) -> Recording:
        """Read a recording of this format or an older one.

        Raises BadInput when there is none, it is newer than this tool, or it is not whole.
        """
        file = folder / FILE_NAME
        try:
            raw = json.loads(file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            raise BadInput(f"There is no recording in {folder}: it has no {FILE_NAME}.") from None
        except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
            raise BadInput(f"{file} cannot be read ({error}). Walk again to replace it.") from error
        try:
            recording = cls.model_validate(lifted(raw, file))
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in first["loc"])
            raise BadInput(f"{file} is not a recording: {where}: {first['msg']}. Walk again to replace it.") from error
        recording._folder = folder  # noqa: SLF001 - it is our own
        return recording


def from_1(raw: dict[str, Any]) -> dict[str, Any]:
    """Format 2 says who acts on a screen, and what a filer says who needs the guide; both may be left open."""
    return {**raw, "format": 2}


def from_2(raw: dict[str, Any]) -> dict[str, Any]:
    """Format 3 calls a box “checked” where format 2 said “ticked”."""
    return {**raw, "format": 3, "screens": with_check(raw.get("screens"))}


def with_check(held: Any) -> Any:  # Any: JSON as a file holds it, which may be none of ours
    """The same data, in which the verb “tick” is “check”."""
    if isinstance(held, list):
        return [with_check(one) for one in held]
    if isinstance(held, dict):
        renamed = {"verb": "check"} if held.get("verb") == "tick" else {}
        return {name: with_check(one) for name, one in held.items()} | renamed
    return held


LIFTS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {1: from_1, 2: from_2}
"""Format number -> the function that lifts a recording of that format to the next one."""


def lifted(raw: object, file: Path) -> dict[str, object]:
    """Bring a recording as read from a file up to today's format. Raises BadInput when that cannot be done."""
    if not isinstance(raw, dict) or not isinstance(raw.get("format"), int):
        raise BadInput(f"{file} is not a recording: it has no format number. Walk again to replace it.")
    while raw["format"] in LIFTS:
        raw = LIFTS[raw["format"]](raw)
    if raw["format"] != FORMAT:
        raise BadInput(f"{file} has format {raw['format']}, and this tool reads {FORMAT}. Walk again to replace it.")
    return raw
