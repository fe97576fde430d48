"""What was shown so far, step by step: one line of JSON each, on the disk before the page goes on."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Collection, Iterable
from datetime import date
from pathlib import Path
from typing import Any, Literal, TypeVar

from pydantic import Field, SecretStr, ValidationError

from assistant import leaks
from assistant.errors import BadInput
from assistant.facts.recording import Record
from assistant.facts.verbs import VERBS, Meaning, Verb

SESSION_FORMAT: Literal[2] = 2
SESSION_FILE = "session.jsonl"

ShownAction = Literal[
    "open", "click", "fill", "choose", "check", "uncheck", "hover", "press", "upload", "download", "close_window",
    "see", "note", "unsaid",
]  # fmt: skip
"""What a person can show: verbs, to clear a box, and what no sentence can say, which stays a comment."""


class Session(Record):
    """The first line: what is shown, where, and by whom. `site` is the court's site that it begins with.

    `people` are slugs, or TOML files; the first of them acts, and goes by the name “filer”.
    """

    format: Literal[2] = SESSION_FORMAT
    name: str = Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")
    title: str
    court: str
    people: tuple[str, ...]
    on: date | None
    site: str = "pacer"


class Entered(Record):
    """What was typed or chosen: a fact of a person, something hidden, or the words themselves.

    `fact` is a path such as filer, new, username. `hidden` names a secret of the filer, which no file of the session
    holds. `words` are what was typed, or the name of a file, where it is neither. `several` are the options of a list
    or the files, where they are more than one. Just one of them is given.
    """

    fact: tuple[str, ...] = ()
    hidden: str = ""
    words: str | None = None
    several: tuple[str, ...] = ()


class PageFacts(Record):
    """What the page said of itself when something was done: it decides where chapters begin, and what there is to read.

    `messages` are short ones that it announced; `born` tells this showing of it from another.
    """

    heading: str = ""
    dialog: str = ""
    address: str = ""
    messages: tuple[str, ...] = ()
    born: float = 0


class ShownStep(Record):
    """Every other line: one action of the person, and the sentence that was drafted for it.

    `words` is the control's name as a reader sees it. `places` are the row, group or region that tells it from others
    of that name, from the outside in, and `where` is how a sentence leads to the last. `hovered` is what she pointed
    at so that it opened. `asked` where it was done in a window of the browser, such as one that says “Delete it?”;
    `drawn` where the page draws a box of its own, `icon` where the control shows a sign and no words; `key` is what was
    pressed. `sentence` is a template, as in a walkthrough; of what is unsaid it is what she did, for a comment. `own`
    is true where she wrote it herself.
    """

    action: ShownAction
    words: str = ""
    places: tuple[str, ...] = ()
    where: Literal["beside", "under", "in"] = "beside"
    hovered: tuple[str, ...] = ()
    asked: bool = False
    drawn: bool = False
    icon: bool = False
    key: str = ""
    site: str = ""
    value: Entered | None = None
    sentence: str
    own: bool = False
    page: PageFacts = PageFacts()

    @property
    def verb(self) -> Verb:
        """The verb by which a guide does it; a box is cleared by the primitive `step`, as one that is checked.

        What is unsaid is done by none; a guide does as little at a note.
        """
        if self.action == "uncheck":
            return "check"
        return "note" if self.action == "unsaid" else self.action

    @property
    def does(self) -> Meaning:
        """What its verb means: the row of the table of verbs."""
        return VERBS[self.verb]

    def same_control(self, other: ShownStep) -> bool:
        """Whether two actions are to one control on one showing of a page."""
        mine = (self.page.born, self.words, self.places, self.verb)
        return mine == (other.page.born, other.words, other.places, other.verb)


class Journal:
    """A session's file. A new step is appended and forced to the disk; a change writes the file anew, at once.

    A power cut or kill -9 loses at most the line that was being written.
    """

    def __init__(self, folder: Path, session: Session, shown: Iterable[ShownStep] = ()) -> None:
        self.folder = folder
        self.session = session
        self.shown = list(shown)

    @property
    def file(self) -> Path:
        return self.folder / SESSION_FILE

    @classmethod
    def begin(cls, folder: Path, session: Session) -> Journal:
        """Raises BadInput as `check_free` does."""
        cls.check_free(folder, session)
        folder.mkdir(parents=True, exist_ok=True)
        journal = cls(folder, session)
        journal.write()
        return journal

    @classmethod
    def check_free(cls, folder: Path, session: Session) -> None:
        """Raises BadInput where something was shown already, or something lies there that is no session."""
        if (folder / SESSION_FILE).exists() and cls.load(folder).shown:
            raise BadInput(
                f"{folder} holds a session already. Go on with it (assistant record {session.name} --resume), "
                "or choose another name."
            )
        if folder.is_dir() and (others := [path.name for path in folder.iterdir() if path.name != SESSION_FILE]):
            raise BadInput(
                f"{folder} holds something else, such as {min(others)}, and a recording would take its place. "
                "Choose another name."
            )

    @classmethod
    def load(cls, folder: Path, warn: Callable[[str], object] = lambda _: None) -> Journal:
        """Read a session. Raises BadInput that names the line; a last line that was torn off is left out, with a word.

        One of an older format is written anew, so that what is added to it stands in a file of one format.
        Nothing is said of what a line holds: it may be a value.
        """
        file = folder / SESSION_FILE
        try:
            lines = file.read_bytes().split(b"\n")
        except OSError:
            raise BadInput(f"There is no session in {folder}: it has no {SESSION_FILE}.") from None
        whole, torn = lines[:-1], lines[-1]
        if torn:
            warn(f"The last line of {file} was not written to its end; that step is left out. Show it again.")
        if not whole:
            raise BadInput(f"{file} is empty. Delete the folder, and begin again.")
        old = is_first_format(whole[0])
        lines = [line_from_1(line) for line in whole] if old else whole
        session = parsed(Session, lines[0], file, 1)
        shown = [parsed(ShownStep, line, file, number) for number, line in enumerate(lines[1:], start=2)]
        journal = cls(folder, session, shown)
        if torn or old:  # before anything is added behind it
            journal.write()
        return journal

    def add(self, shown: ShownStep) -> None:
        """One more step; it is on the disk when this returns.

        A line that was begun and not ended has no line feed behind it: so `load` knows it for torn.
        """
        self.shown.append(shown)
        with self.file.open("ab") as lines:
            lines.write(json_line(shown))
            to_the_disk(lines.fileno())

    def replace(self, index: int, shown: ShownStep) -> None:
        """Say a step anew, where it stands."""
        self.shown[index] = shown
        self.write()

    def remove(self, index: int) -> ShownStep:
        """Forget a step; no trace of it stays in the file."""
        gone = self.shown.pop(index)
        self.write()
        return gone

    def on_another_showing(self, since: int, born: float) -> None:
        """The page of the steps from this one on was shown anew; they can still be corrected there."""
        page = {"born": born}
        self.shown[since:] = [
            one.model_copy(update={"page": one.page.model_copy(update=page)}) for one in self.shown[since:]
        ]
        self.write()

    def hide(self, steps: Collection[int], name: str, value: SecretStr) -> None:
        """Make what was typed at these steps a secret of that name. Dots stand wherever else the session said it.

        Headings, messages and her own sentences may repeat what was typed, so all of it is gone through.
        """
        hidden = Entered(hidden=name)
        clean = [ShownStep.model_validate(with_dots(one.model_dump(), value)) for one in self.shown]
        self.shown = [
            one.model_copy(update={"value": hidden}) if number in steps else one for number, one in enumerate(clean)
        ]
        self.session = Session.model_validate(with_dots(self.session.model_dump(), value))
        self.write()

    def write(self) -> None:
        """Write the whole file beside the old one, and put it in its place: at no time is there half of either."""
        fresh = self.file.with_name(f".{SESSION_FILE}.new")
        with fresh.open("wb") as lines:
            lines.writelines(json_line(record) for record in (self.session, *self.shown))
            to_the_disk(lines.fileno())  # before its name is: else a power cut could leave the name of an empty file
        fresh.replace(self.file)


SomeRecord = TypeVar("SomeRecord", bound=Record)


def parsed(model: type[SomeRecord], text: bytes, file: Path, number: int) -> SomeRecord:
    try:
        return model.model_validate_json(text)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise BadInput(f"{file}:{number}: {where}: {first['msg']}.") from None


def is_first_format(first: bytes) -> bool:
    held = json_object(first)
    return held is not None and held.get("format") == 1


def line_from_1(line: bytes) -> bytes:
    """A line as format 2 has it: “action”, “check” and “uncheck”, where format 1 had “deed”, “tick” and “untick”."""
    held = json_object(line)
    if held is None:
        return line
    if "format" in held:
        return json.dumps({**held, "format": 2}, ensure_ascii=False).encode()
    old = held.pop("deed", None)
    action = {"tick": "check", "untick": "uncheck"}.get(old, old)
    return json.dumps({"action": action, **held}, ensure_ascii=False).encode()


def json_object(line: bytes) -> dict[str, Any] | None:
    """What a line holds; None where that is no object, which is told where the line is read."""
    try:
        held = json.loads(line)
    except ValueError:
        return None
    return held if isinstance(held, dict) else None


def json_line(record: Record) -> bytes:
    short = isinstance(record, ShownStep)
    text = json.dumps(record.model_dump(mode="json", exclude_defaults=short), ensure_ascii=False)
    return text.encode() + b"\n"


def with_dots(held: object, value: SecretStr) -> object:
    """The same data, in which dots stand where the value stood."""
    if isinstance(held, str):
        return leaks.redacted(held, [value])
    if isinstance(held, dict):
        return {name: with_dots(one, value) for name, one in held.items()}
    if isinstance(held, (tuple, list)):
        return tuple(with_dots(one, value) for one in held)
    return held


def to_the_disk(descriptor: int) -> None:
    os.fsync(descriptor)
