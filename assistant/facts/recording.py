"""What a walk leaves behind: a folder with `recording.json` and pictures, all that a publisher may read."""

from __future__ import annotations

import hashlib
import re
from base64 import b64decode
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cached_property, lru_cache
from operator import not_
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, ValidationError
from pydantic_core import to_json

from assistant.errors import BadInput
from assistant.facts import letters, logo, soundness, untrusted
from assistant.facts import sentence as sentences
from assistant.facts.colors import SIGNAL
from assistant.facts.logo import Kind
from assistant.facts.sentence import Sentence
from assistant.facts.signs import Chapter, Count, Sign
from assistant.facts.verbs import VERBS, Meaning, Stands, Verb

FORMAT: Literal[8] = 8
FIRST_SEALED = 4
"""Recordings of older formats have no seal."""

HIGHEST_FORMAT = 1_000
FILE_NAME = "recording.json"

MOST_BYTES = 16_000_000
"""Bytes of `recording.json`: thirty times as many as the largest of ours has."""

MOST_CONTROLS, MOST_OPTIONS, MOST_MESSAGES = 1_000, 300, 100
"""What is kept of one screen: controls, options of each, lines of messages. A page that has more is kept so far."""

MOST_NEWS = 3
"""So many lines tell readers what is new in an edition."""

UNSEALED = "0" * 64
"""What stands for the seal in the text that is sealed."""

Slug = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]
"""The name of a walkthrough or a court, which is also a folder's: it leads nowhere."""

PictureFile = Annotated[str, Field(pattern=r"^(?:[A-Za-z0-9][A-Za-z0-9_-]*\.png)?$")]
"""A plain name beside `recording.json`; none where nobody takes pictures."""

WindowKind = Literal["", "asks", "new"]
"""What a window is to a reader: the one that she began in, one of the browser's own, or one that a page has opened."""

NoteKind = Literal["tip", "note", "important"]

CourtKind = Literal["", "district", "bankruptcy", "appellate"]
"""What kind of court one is, where that is known."""

NameSource = Literal["", "label", "aria-label", "words", "alt", "title", "beside", "placeholder"]
"""What gives a control its name, `beside` to the eye alone; nothing does where it has none."""

ControlState = Literal["checked", "expanded", "collapsed", "selected", "disabled", "readonly"]


class Record(BaseModel):
    """Frozen, and closed to fields that the format does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


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

    file: PictureFile
    sha256: str
    box: Box


class Neighbor(Record):
    """Something a reader reads or uses on the screen, which nothing drawn may cover.

    `text` is one line of text, `heading` one line of a heading, `control` the edge of a control;
    `tabs`, `dialog` and `banner` are the edges of a tab strip, an open dialog, and the training banner;
    `aside` are those of a column beside the page's own matter, such as a menu of the whole site.
    """

    kind: Literal["text", "control", "heading", "tabs", "dialog", "banner", "aside"]
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
    """One sentence of the guide and what was seen of it.

    `number` is that of a step; what one sees has the number of the step that it follows, and `result` counts it in its
    chapter. A note has none. `changed` says that readers of the edition before are told of it. `look` is the control
    after the action. `opened` is the whole screen while a list stood open that the page draws, with the pointer on what
    is chosen; no document shows it yet, and nobody can picture it later.
    """

    number: int | None
    result: int = Field(default=0, exclude_if=not_)
    verb: Verb
    template: str
    sentence: str
    file: str
    line: int
    place: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = Field(default=(), max_length=100, fail_fast=True)
    typed: Typed | None = None
    look: Picture | None = None
    opened: Picture | None = Field(default=None, exclude_if=lambda opened: opened is None)
    note: NoteKind | None = None
    alt: str = ""
    changed: bool = Field(default=False, exclude_if=not_)

    def listed(self) -> Self:
        nothing = {"template": "", "place": (), "marks": (), "typed": None, "look": None, "opened": None, "alt": ""}
        return self.model_copy(update=nothing)

    @property
    def sign(self) -> Sign | None:
        """What stands before it; nothing stands before a note."""
        return None if self.number is None else Sign(self.number, self.result)

    @property
    def said(self) -> Sentence:
        """Its sentence, split at its bold words."""
        return sentences.said(self.sentence)

    @property
    def does(self) -> Meaning:
        """What its verb means: the row of the table of verbs."""
        return VERBS[self.verb]


class Control(Record):
    """One control of a screen, whether a sentence names it or not, and never what stands in it.

    `rung` is what gives it its `name`. `frame` is the title of the frame that it stands in, or its path; those of the
    page itself have none. The last four are what the page's code says of it; `html_target` is where a link leads, as a
    path without values, or what a button sends.
    """

    role: str
    name: str = Field(default="", exclude_if=not_)
    rung: NameSource = Field(default="", exclude_if=not_)
    required: bool = Field(default=False, exclude_if=not_)
    states: tuple[ControlState, ...] = Field(default=(), max_length=6, exclude_if=not_)
    options: tuple[str, ...] = Field(default=(), max_length=MOST_OPTIONS, exclude_if=not_)
    box: Box
    frame: str = Field(default="", exclude_if=not_)
    html_name: str = Field(default="", exclude_if=not_)
    html_id: str = Field(default="", exclude_if=not_)
    html_type: str = Field(default="", exclude_if=not_)
    html_target: str = Field(default="", exclude_if=not_)


class Message(Record):
    """A line that the page tells by itself: what it announces, or what it says is wrong with a field."""

    role: Literal["alert", "status", "error"]
    words: str


class Screen(Record):
    """One view of a page, and the steps that were done on it.

    `arrived` and `left` are whole pictures with nothing drawn on them; the boxes of the steps'
    marks are measured on `left`. `tab` and `dialog` name the selected tab and the open dialog.
    `accessibility` is a snapshot of roles and names without the values of fields. `inventory` and `messages` are what a
    later walk is compared with; a recording before format 5 knows neither. `actor` is the name that the walkthrough
    gives the person who acts, such as “filer”; a recording of format 1 knows none.
    `window` is where it is seen: a window of the browser that asks something is drawn, and is a `dialog` too.
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
    window: WindowKind = Field(default="", exclude_if=lambda window: not window)
    continued: bool = False
    arrived: Picture
    left: Picture
    neighbors: tuple[Neighbor, ...] = Field(default=(), max_length=10_000, fail_fast=True)
    accessibility: str = ""
    inventory: tuple[Control, ...] = Field(default=(), max_length=MOST_CONTROLS, fail_fast=True)
    messages: tuple[Message, ...] = Field(default=(), max_length=MOST_MESSAGES, fail_fast=True)
    steps: tuple[Step, ...] = Field(default=(), max_length=1_000, fail_fast=True)

    def listed(self) -> Self:
        """The same with its steps and results alone, and of these what stands in lists: their signs and sentences."""
        steps = tuple(step.listed() for step in self.steps if step.sign)
        nothing = {"neighbors": (), "accessibility": "", "inventory": (), "messages": ()}
        return self.model_copy(update={**nothing, "steps": steps})

    @property
    def belongs_to(self) -> Chapter:
        """Its chapter: screens that follow each other under one title are one, as long as one person acts."""
        return self.chapter, self.actor


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


AUDIENCE, PICTURES, FOOTER = "filers", "drawings of screens, with made-up people", ""
CLERK = "Clerk’s Office"
"""What a court's guides say, where its file does not say it otherwise."""


class Mistakes(Record):
    """Whom a reader tells of a mistake, and how: in words that go on after “Tell”."""

    name: str = ""
    phone: str = ""
    mail: str = ""


class License(Record):
    """What others may do with a guide, and where that is written."""

    name: str
    address: str = Field(default="", pattern=r"^(https?://[^\s\"<>]+)?$")


class Logo(Record):
    """A court's own picture: all of its bytes, in base64, and what is read aloud for it. Its size is in pixels."""

    kind: Kind
    data: str = Field(pattern=r"^[A-Za-z0-9+/]+={0,2}$", max_length=logo.MOST_BYTES * 4 // 3 + 4)
    width: int
    height: int
    alt: str = Field(min_length=1)

    @property
    def picture(self) -> bytes:
        return b64decode(self.data)

    def fitted(self, height: float, widest: float) -> tuple[float, float]:
        """How wide and high it is shown where there is so much room, in the same unit."""
        scale = min(height / self.height, widest / self.width)
        return self.width * scale, self.height * scale

    @property
    def address(self) -> str:
        """An address that holds the whole picture."""
        return f"data:image/{self.kind};base64,{self.data}"


class CourtFacts(Record):
    """What a guide says of its court, or of another site that it leads through; the assistant's file of it has more.

    What is empty is said nowhere. A guide is for the `audience`, its pictures show `pictures`, and `footer` stands at
    the foot of its pages. What was not known before format 5 is left out where it is what every court had then.
    """

    id: Slug
    name: str
    kind: Literal["court", "site"] = Field(default="court", exclude_if=lambda kind: kind == "court")
    court_kind: CourtKind = Field(default="", exclude_if=not_)
    state: str = Field(default="", exclude_if=not_)
    """Where it is, as the list of all courts has it."""
    go_live: date | None = None
    pacer_phone: str = ""
    pacer_mail: str = ""
    clerk_name: str = Field(default=CLERK, exclude_if=lambda said: said == CLERK)
    clerk_mail: str = ""
    clerk_phone: str = Field(default="", exclude_if=not_)
    site: str = Field(default="", exclude_if=not_)
    """The court's own web site, as readers are told it; nothing for a site that is no court."""
    mistakes: Mistakes | None = Field(default=None, exclude_if=not_)
    license: License | None = Field(default=None, exclude_if=not_)
    logo: Logo | None = Field(default=None, exclude_if=not_)
    edition_number: int | None = Field(default=None, exclude_if=not_)
    edition_date: date | None = None
    signal: str | None = Field(default=None, pattern=r"^#[0-9A-Fa-f]{6}$")
    audience: str = Field(default=AUDIENCE, exclude_if=lambda said: said == AUDIENCE)
    pictures: str = Field(default=PICTURES, exclude_if=lambda said: said == PICTURES)
    footer: str = Field(default=FOOTER, exclude_if=lambda said: said == FOOTER)
    guides: str = Field(default="", pattern=r"^(https?://[^\s?#\"<>]+)?$", exclude_if=not_)
    """The address of the folder in which its guides are published, without a slash at its end."""

    @property
    def is_court(self) -> bool:
        """Whether it is one, so that its guides are about PACER and CM/ECF."""
        return self.kind == "court"

    @property
    def color(self) -> str:
        """The color of numbers and outlines."""
        return self.signal or SIGNAL

    @property
    def pacer(self) -> tuple[str, ...]:
        """How PACER can be asked."""
        return tuple(filter(None, (self.pacer_phone, self.pacer_mail)))

    @property
    def clerk(self) -> tuple[str, ...]:
        """How the Clerk's Office can be asked: by telephone and mail, or else as the court's web site says."""
        ways = tuple(filter(None, (self.clerk_phone, self.clerk_mail)))
        return ways or tuple(filter(None, (self.site,)))

    @property
    def asked(self) -> bool:
        """Whether it says whom a reader can ask."""
        return bool(self.pacer or self.clerk)

    @property
    def texts(self) -> tuple[str, ...]:
        """All that a guide says of it, as its file has it."""
        asked = (self.pacer_phone, self.pacer_mail, self.clerk_name, self.clerk_phone, self.clerk_mail)
        told = (self.mistakes.name, self.mistakes.phone, self.mistakes.mail) if self.mistakes else ()
        licensed = (self.license.name, self.license.address) if self.license else ()
        shown = (self.logo.alt,) if self.logo else ()
        said = (self.audience, self.pictures, self.footer, self.guides)
        return (self.name, self.state, *asked, self.site, *said, *told, *licensed, *shown)


class Trouble(Record):
    """A message that a filer may meet, and what to do about it."""

    message: str
    remedy: str


class Ending(Record):
    """What stands after the last step: what was reached, what comes next."""

    title: str = ""
    keep: tuple[str, ...] = Field(default=(), max_length=1_000)
    next: str = ""
    troubles: tuple[Trouble, ...] = Field(default=(), max_length=1_000, fail_fast=True)


class Recording(Record):
    """One walk, complete: everything that any publisher needs.

    `group` is what guides are for among which this one stands in lists. `when` holds what a filer says of herself who
    needs this guide. `on` is the portal's date, where there is one. `news` tells readers of the edition before what is
    new in this one.
    """

    format: Literal[8] = FORMAT
    walkthrough: Slug
    title: str
    lead: str
    group: str = Field(default="", exclude_if=lambda group: not group)
    when: tuple[str, ...] = Field(default=(), max_length=1_000, exclude_if=lambda when: not when)
    news: tuple[str, ...] = Field(default=(), max_length=MOST_NEWS, exclude_if=lambda news: not news)
    needs: tuple[str, ...] = Field(default=(), max_length=1_000)
    minutes: int | None = None
    deadline: str = ""
    ending: Ending = Ending()
    people: tuple[str, ...] = Field(max_length=100)
    on: date | None
    era: str
    court: CourtFacts
    court_facts_used: dict[str, str]
    source: str
    portal: str
    viewport: Viewport
    tools: Tools
    screens: tuple[Screen, ...] = Field(max_length=1_000, fail_fast=True)
    _folder: Path = PrivateAttr(default=Path())

    @property
    def name(self) -> str:
        """What its documents' names begin with: a guide of another court never has the same."""
        return f"{self.court.id}-{self.walkthrough}"

    def steps(self) -> Iterator[Step]:
        """What is to be done, in order: these have a number."""
        return (step for step in self.steps_and_results() if not step.result)

    def steps_and_results(self) -> Iterator[Step]:
        """The same with what one sees after them."""
        return (step for screen in self.screens for step in screen.steps if step.sign)

    def path(self, picture: Picture) -> Path:
        """Where the PNG of a picture lies."""
        return self._folder / picture.file

    def listed(self) -> Self:
        """The same as lists have it: of this edition, with what is to be done and seen, and nothing of where."""
        screens = tuple(screen.listed() for screen in self.screens)
        return self.model_copy(update={"screens": screens}).known_as(self.edition, self._folder)

    def known_as(self, edition: str, folder: Path) -> Self:
        """The very same, of which it is known which edition it is, and where it lies."""
        vars(self)["edition"] = edition
        self._folder = folder
        return self

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy, which may be another edition."""
        copy = super().model_copy(update=update, deep=deep)
        vars(copy).pop("edition", None)
        return copy

    @cached_property
    def edition(self) -> str:
        """Eight characters that stand for all this was made from: the same code, the same bytes.

        A recording that is lifted keeps its edition, so every format is counted as the first, which said “tick”.
        No document shows the inventory of a screen or its messages, so they are left out, and so is what of a court
        only the list of all courts says.
        Quotation marks inside a text are escaped, so that no sentence can hold what is replaced.
        """
        text = self.model_dump_json(exclude=NOT_SHOWN).replace("{", '{"format":1,', 1)
        text = text.replace('"verb":"check"', '"verb":"tick"')
        return hashlib.sha256(text.encode()).hexdigest()[:8]

    def save(self, folder: Path) -> None:
        """Write `recording.json` with its seal, wholly or not at all; the pictures are already in `folder`."""
        held = self.model_dump(mode="json")
        whole = {"format": held.pop("format"), "seal": UNSEALED, **held}
        text = to_json(whole, indent=1).decode() + "\n"
        half = folder / f".{FILE_NAME}.new"
        half.write_text(sealed(text), encoding="utf-8", newline="\n")
        half.replace(folder / FILE_NAME)
        self._folder = folder

    @classmethod
    def load(cls, folder: Path) -> Recording:
        """Read a recording of this format or an older one, which may come from anybody.

        Raises BadInput when there is none, it is newer than this tool, it is not whole, it was changed since it was
        written, or it says what no walk says.
        """
        file = folder / FILE_NAME
        if not file.is_symlink() and not file.exists():
            raise BadInput(f"There is no recording in {folder}: it has no {FILE_NAME}.")
        data = untrusted.plain_bytes(file, MOST_BYTES)
        try:
            known = read(data)
        except ValidationError as error:
            raise BadInput(f"{file} is not a recording: {complaint(error)}. Walk again to replace it.") from None
        except ValueError as error:
            raise BadInput(f"{file} cannot be read ({error}). Walk again to replace it.") from error
        except BadInput as error:
            raise BadInput(f"{file} {error}. Walk again to replace it.") from None
        return known.model_copy().known_as(known.edition, folder)


@lru_cache(maxsize=32)
def read(data: bytes) -> Recording:
    """A recording as its file has it; a build reads the same one several times.

    Raises ValueError for what is no JSON, ValidationError for what is no recording, and BadInput for one that says what
    no walk says, without the file's name.
    """
    text = data.decode("utf-8-sig").replace("\r\n", "\n")
    raw, seal = unsealed(untrusted.json_in(text))
    try:
        recording = Recording.model_validate(lifted(raw))
    except RecursionError:
        raise ValueError(untrusted.TOO_DEEP) from None
    if fault := next(soundness.faults(recording), None):
        raise BadInput(f"is not a recording: {fault}")
    if seal is not None and sealed(text.replace(seal, UNSEALED, 1)) != text:
        raise BadInput("was changed since the walk that wrote it")
    return recording


IN_LIST_ONLY = frozenset({"court_kind", "state"})
"""What of a court's facts stands in the list of all courts, and in no guide."""

NOT_SHOWN: Any = {
    "format": True,
    "court": set(IN_LIST_ONLY),
    "screens": {"__all__": {"inventory", "messages"}},
}  # Any: Pydantic's own type of it
"""What of a recording reaches no document."""


def complaint(error: ValidationError) -> str:
    """What is wrong first, and where; never the value."""
    first = error.errors(include_input=False)[0]
    what = "this cannot be a name" if first["type"] == "string_pattern_mismatch" else first["msg"]
    return f"{'.'.join(str(part)[:100] for part in first['loc'])}: {what}"


def sealed(text: str) -> str:
    """The text of a recording with its seal: a hash of all that it says."""
    return text.replace(UNSEALED, hashlib.sha256(text.encode()).hexdigest(), 1)


def unsealed(raw: Any) -> tuple[Any, str | None]:  # Any: JSON as a file holds it
    """A recording without its seal, and the seal, which those before format 4 have not.

    Raises ValueError where it is missing.
    """
    if not isinstance(raw, dict) or raw.get("format") not in range(FIRST_SEALED, FORMAT + 1):
        return raw, None
    rest = {name: value for name, value in raw.items() if name != "seal"}
    seal = raw.get("seal")
    if not isinstance(seal, str) or not re.fullmatch("[0-9a-f]{64}", seal):
        raise ValueError("it has no seal")
    return rest, seal


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


def from_3(raw: dict[str, Any]) -> dict[str, Any]:
    """Format 4 is sealed; what an older recording says cannot be held against a seal."""
    return {**raw, "format": 4}


def from_4(raw: dict[str, Any]) -> dict[str, Any]:
    """Format 5 may be of a site that is no court, and knows all controls of a screen; an older one tells of neither."""
    return {**raw, "format": 5}


def from_5(raw: dict[str, Any]) -> dict[str, Any]:
    """Accents are no signs of their own in format 6, and a page goes by its words, without the pictures between them.

    It numbers only what is done; `from_6` does so, too.
    """
    whole = composed(raw)
    return {**whole, "format": 6, "screens": called_by_words(whole.get("screens"))}


def composed(held: Any) -> Any:  # Any: JSON as a file holds it, which may be none of ours
    """The same data, each letter in one piece with its accent."""
    if isinstance(held, str):
        return letters.composed(held)
    if isinstance(held, list):
        return [composed(one) for one in held]
    if isinstance(held, dict):
        return {name: composed(one) for name, one in held.items()}
    return held


NAMES_OF_A_PAGE = ("title", "heading", "tab", "dialog")


def called_by_words(screens: Any) -> Any:  # Any: JSON as a file holds it, which may be none of ours
    """The same screens with the names that guides can say."""
    if not isinstance(screens, list):
        return screens
    return [
        {**one, **{name: letters.readable(one[name]) for name in NAMES_OF_A_PAGE if isinstance(one.get(name), str)}}
        if isinstance(one, dict)
        else one
        for one in screens
    ]


def from_6(raw: dict[str, Any]) -> dict[str, Any]:
    """Format 7 counts what one sees in its chapter; format 6 began anew after each step."""
    return {**raw, "format": 7, "screens": numbered_anew(raw.get("screens"))}


STANDS: dict[str, Stands] = {verb: does.stands for verb, does in VERBS.items()}
"""What the sentence of a verb is in a guide."""


def numbered_anew(screens: Any) -> Any:  # Any: JSON as a file holds it, which may be none of ours
    """The same screens with the signs of format 7."""
    count, lifted_screens = Count(), []
    for screen in screens if isinstance(screens, list) else ():
        steps = screen.get("steps") if isinstance(screen, dict) else None
        if not isinstance(steps, list):
            return screens
        told, chapter = [], (str(screen.get("chapter")), str(screen.get("actor", "")))
        for step in steps:
            if not isinstance(step, dict) or str(step.get("verb")) not in STANDS or step.get("number") is None:
                told.append(step)
                continue
            sign = count.next(STANDS[step["verb"]], chapter)
            count = count.after(sign, chapter)
            told.append({**step, "number": sign.number, "result": sign.result})
        lifted_screens.append({**screen, "steps": told})
    return lifted_screens if isinstance(screens, list) else screens


def from_7(raw: dict[str, Any]) -> dict[str, Any]:
    """Format 8 says where links lead, what buttons send, and what is new in an edition; an older one knows neither."""
    return {**raw, "format": 8}


LIFTS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {
    1: from_1, 2: from_2, 3: from_3, 4: from_4, 5: from_5, 6: from_6, 7: from_7,
}  # fmt: skip
"""Format number -> the function that lifts a recording of that format to the next one."""


def lifted(raw: object) -> dict[str, object]:
    """Bring a recording as read from a file up to today's format. Raises BadInput when that cannot be done."""
    number = raw.get("format") if isinstance(raw, dict) else None
    if not isinstance(raw, dict) or not isinstance(number, int) or abs(number) > HIGHEST_FORMAT:
        raise BadInput("is not a recording: it has no format number")
    while raw["format"] in LIFTS:
        raw = LIFTS[raw["format"]](raw)
    if raw["format"] != FORMAT:
        raise BadInput(f"has format {raw['format']}, and this tool reads {FORMAT}")
    return raw
