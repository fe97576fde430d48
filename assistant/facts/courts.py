"""The sites that are walked, of which a court is one kind: one TOML file holds all that is known of one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from difflib import get_close_matches
from functools import cache, lru_cache
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    PrivateAttr,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from assistant.errors import BadInput
from assistant.facts import colors, sentence, toml, untrusted
from assistant.facts.toml import Fact

COURTS_FOLDER = Path(__file__).parents[1] / "courts"
ON_REQUEST = COURTS_FOLDER / "on_request"
"""Courts that are known by their ids, too, and are walked only when they are asked for."""


NonEmptyText = Annotated[str, Field(min_length=1)]
"""What a guide says, so that it is not left empty."""

Day = Annotated[date, Field(ge=date(2001, 1, 1), le=date(2099, 12, 31))]
"""NextGen came after the one, and nobody plans for the other; documents hold no days of other ages."""


Side = Annotated[int, Field(ge=320, le=2000)]
"""Of a window, in CSS pixels."""

MOST_WORDS = 100
LONGEST_PATIENCE = 600
"""Seconds, as of the setting that it takes the place of."""


def goes_on(words: str) -> str:
    """Words in the middle of a sentence of ours."""
    if words.endswith((".", "!", "?")):
        raise PydanticCustomError("sentence", "Ends a sentence of ours too soon; take the last sign away")
    return words


def reset_way(way: Any) -> Any:  # Any: what a file may hold there
    """An address, or a command in words. Anything else is refused with what can be written instead."""
    told = 'Is neither an address, such as "http://127.0.0.1:8000/reset", nor a command, such as ["python", "reset.py"]'
    if isinstance(way, str) and WEB_ADDRESS.match(way):
        return way
    if isinstance(way, list) and way and all(isinstance(word, str) and word for word in way):
        return tuple(way)
    raise PydanticCustomError("reset", told)


WEB_ADDRESS = re.compile(r"^https?://\S+$")


class Site(Fact):
    """What the reader is told, and where the walk goes: a path of the bundled portal, or a whole address.

    A file may give it as one text, which is both.
    """

    in_guides = True
    shown: NonEmptyText
    walk: str = Field(pattern=r"^(/|https?://)\S*$")

    @model_validator(mode="before")
    @classmethod
    def _both_at_once(cls, given: Any) -> Any:  # Any: what a file may hold there
        return {"shown": given, "walk": given} if isinstance(given, str) else given

    def __str__(self) -> str:
        return self.shown


class Contacts(Fact):
    """Whom a filer calls: PACER for the account and password, the clerk for CM/ECF (both notices).

    `clerk_name` is what a court calls those who answer for the clerk, such as a help desk.
    """

    in_guides = True
    pacer_phone: NonEmptyText = ""
    pacer_mail: NonEmptyText = ""
    clerk_name: NonEmptyText = Field(default="Clerk’s Office", max_length=60)
    clerk_mail: str = ""
    clerk_phone: str = ""


class Filing(Fact):
    """The court's own CM/ECF: the link to it, and the heading above its link item.

    Every court's link ends in what CM/ECF calls itself; the heading is said nowhere unless it is known.
    """

    in_guides = True
    system: NonEmptyText = "Document Filing System"
    link_item_under: str = ""


def seen_color(color: str) -> str:
    """A color in which white numbers can be read. Raises pydantic's own kind of error for any other."""
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", color):
        raise PydanticCustomError("color", 'Is no color; write it with six digits, such as "#0a7f00"')
    if (seen := colors.contrast(colors.rgb(color), colors.WHITE)) < colors.LEAST_CONTRAST:
        told = {"seen": f"{seen:.1f}", "least": colors.LEAST_CONTRAST}
        words = (
            "Is too light: white numbers on it have a contrast of {seen}, and {least} is the least; take a darker one"
        )
        raise PydanticCustomError("faint", words, told)
    return color


EditionNumber = Annotated[int, Field(ge=1, le=9_999)]


class GuideEdition(Fact):
    """The edition of one guide, where it is not that of all."""

    number: EditionNumber | None = None
    day: Day | None = None


class Edition(GuideEdition):
    """What a court prints on its guides, and the color of what is marked in them.

    `guides` are those that have an edition of their own, by their names; what one leaves out is that of all. A number
    stands for what was published on one day, so that of a guide needs a day in the file, its own or that of all.
    """

    signal: Annotated[str, AfterValidator(seen_color)] | None = None
    guides: dict[str, GuideEdition] = Field(default={})

    @field_validator("guides")
    @classmethod
    def _are_of_a_day(cls, guides: dict[str, GuideEdition], known: ValidationInfo) -> dict[str, GuideEdition]:
        for name, edition in guides.items():
            if edition.number and not (edition.day or known.data.get("day")):
                raise PydanticCustomError(
                    "dayless",
                    "{name} has a number and no day, nor has [edition]; give one of them a day",
                    {"name": name},
                )
        return guides

    def of(self, guide: str) -> GuideEdition:
        own = self.guides.get(guide, GuideEdition())
        return GuideEdition(number=own.number or self.number, day=own.day or self.day)


class Mistakes(Fact):
    """Whom a reader tells of a mistake in a guide, in words that go on after “Tell”, and how."""

    in_guides = True
    name: Annotated[NonEmptyText, AfterValidator(goes_on)] | None = Field(default=None, max_length=MOST_WORDS)
    phone: str = Field(default="", max_length=MOST_WORDS)
    mail: str = Field(default="", max_length=MOST_WORDS)

    @model_validator(mode="after")
    def _is_reached(self) -> Self:
        if not (self.phone or self.mail):
            raise PydanticCustomError("reached", "Needs a phone or a mail, or nobody can be told")
        return self


class License(Fact):
    """What others may do with the guides: a name such as “CC0 1.0”, and where its text is found.

    A file may give the name alone.
    """

    in_guides = True
    name: NonEmptyText = Field(max_length=60)
    address: str = Field(default="", pattern=r"^(https?://[^\s\"<>]+)?$", max_length=200)

    @model_validator(mode="before")
    @classmethod
    def _name_alone(cls, given: Any) -> Any:  # Any: what a file may hold there
        return {"name": given} if isinstance(given, str) else given


class Logo(Fact):
    """A picture of the court's own, beside its file, and what is read aloud for it."""

    in_guides = True
    file: str = Field(max_length=100)
    alt: NonEmptyText = Field(max_length=MOST_WORDS)

    @field_validator("file")
    @classmethod
    def _lies_beside(cls, name: str) -> str:
        if not untrusted.is_plain_name(name):
            raise PydanticCustomError(
                "beside", "Is no name of a file beside this one; letters, digits, - and . will do"
            )
        return name


Kind = Literal["district", "bankruptcy", "appellate"]
"""What kind of court one is: their filing systems differ."""


class Court(Fact):
    """The facts of a site that is walked, such as a court: what has a `kind` is one, and its guides say so.

    An id, a name and one address are needed; what else is missing is said nowhere. `window` is the size in which it is
    pictured, `patience` for how many seconds a walk waits for what a sentence names, and `reset` what makes the site
    forget an earlier walk. Facts that are `exclude`d reach no page of a portal.
    """

    in_guides = True
    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=60)
    name: NonEmptyText = Field(max_length=120)
    title: NonEmptyText = Field(default="", max_length=200)
    kind: Kind | None = None
    state: str = Field(default="", max_length=60, exclude=True)
    """The state or territory under which the list of all courts has it; nothing for a court of appeals."""
    go_live: Day | None = None
    late: str = ""
    """What its notice says may happen to somebody who is not ready by then; nothing where it says nothing."""
    sites: dict[str, Site] = Field(min_length=1)
    contacts: Contacts = Contacts()
    cmecf: Filing | None = None
    edition: Edition | None = Field(default=None, exclude=True)
    mistakes: Mistakes | None = Field(default=None, exclude=True)
    license: License | None = Field(default=None, exclude=True)
    logo: Logo | None = Field(default=None, exclude=True)
    audience: str | None = Field(default=None, max_length=40, exclude=True)
    pictures: Annotated[str, AfterValidator(goes_on)] | None = Field(default=None, max_length=MOST_WORDS, exclude=True)
    footer: str | None = Field(default=None, max_length=45, exclude=True)
    guides: str | None = Field(default=None, pattern=r"^https?://[^\s?#\"<>]+$", max_length=200, exclude=True)
    """The address of the folder in which its guides are published."""
    window: tuple[Side, Side] | None = Field(default=None, exclude=True)
    patience: float | None = Field(default=None, ge=0, le=LONGEST_PATIENCE, allow_inf_nan=False, exclude=True)
    reset: Annotated[str | tuple[str, ...], BeforeValidator(reset_way)] | None = Field(default=None, exclude=True)
    _file: Path = PrivateAttr(default=Path())

    @model_validator(mode="before")
    @classmethod
    def _files_somewhere(cls, given: Any) -> Any:  # Any: what a file may hold there
        """A court has a CM/ECF, also where nothing more is known of it."""
        return {"cmecf": {}, **given} if isinstance(given, dict) and given.get("kind") else given

    @property
    def file(self) -> Path:
        """Where its facts lie."""
        return self._file

    @property
    def home(self) -> Path:
        """The folder of its file, in which a command runs that resets it, and where its logo lies."""
        return self._file.resolve().parent

    @property
    def changed(self) -> str:
        """The day of its change to NextGen CM/ECF, as a sentence says it behind “before”."""
        return sentence.in_words(self.go_live) if self.go_live else "it changed to NextGen CM/ECF"

    @property
    def link_item_under(self) -> str:
        """The heading above the link item of its CM/ECF; nothing where it is not known."""
        return self.cmecf.link_item_under if self.cmecf else ""

    @property
    def clerk(self) -> str:
        """The Clerk's Office and how it is reached: `the Clerk’s Office (617-555-0100)`, or else the court's web site.

        Nothing where its file gives no way.
        """
        ways = self.contacts.clerk_phone, self.contacts.clerk_mail
        site = f"see {self.sites['court']}" if "court" in self.sites else ""
        told = " or ".join(filter(None, ways)) or site
        return told and f"the {self.contacts.clerk_name} ({told})"


def is_court(court: Court) -> bool:
    """Whether a site is a court: its file says of which kind, or what its CM/ECF is called."""
    return court.kind is not None or court.cmecf is not None


def is_elsewhere(court: Court) -> bool:
    """Whether any of it is a site of others, of which nobody can say without a walk what it shows now."""
    return any("://" in site.walk for site in court.sites.values())


def needs_portal(court: Court) -> bool:
    """Whether any of it is played by a portal such as the bundled one."""
    return any("://" not in site.walk for site in court.sites.values())


def left_out(court: Court) -> tuple[str, ...]:
    """What a court's file leaves out that its readers may ask for, by the names of the entries."""
    contacts = court.contacts
    filing = court.cmecf.model_fields_set if court.cmecf else {"system", "link_item_under"}
    there = {
        "go_live": court.go_live or not is_court(court),
        "cmecf.system": "system" in filing,
        "cmecf.link_item_under": "link_item_under" in filing or court.kind == "appellate",
        "contacts.clerk_phone": contacts.clerk_phone or contacts.clerk_mail,
        "mistakes": court.mistakes,
        "edition.number": court.edition and court.edition.number,
        "edition.day": court.edition and court.edition.day,
        "guides": court.guides,
    }
    return tuple(name for name, known in there.items() if not known)


def court(name: str) -> Court:
    """The court of that id, or of a TOML file. Raises BadInput when there is none."""
    return read(court_file(name))


def shipped() -> tuple[Court, ...]:
    """The courts that ship with the assistant and are walked where none is named, by id."""
    return tuple(map(read, _files_in(COURTS_FOLDER)))


def on_request() -> tuple[Court, ...]:
    """The other courts that ship with the assistant, by id."""
    return tuple(map(read, _files_in(ON_REQUEST)))


def every() -> tuple[Court, ...]:
    """All courts that ship, by id."""
    return tuple(sorted((*shipped(), *on_request()), key=lambda court: court.id))


def named(names: Sequence[str], *, every_one: bool) -> tuple[str, ...]:
    """The courts that are asked for: those that are named, every one that ships, or those that always are.

    Raises BadInput where both are asked for.
    """
    if names and every_one:
        raise BadInput("Name courts, or ask for all of them with --all-courts, and not both.")
    return tuple(names) or tuple(court.id for court in (every() if every_one else shipped()))


def court_file(name: str) -> Path:
    """Where a court's facts lie, for the portal to read. Raises BadInput for what is neither an id nor a TOML file."""
    if name.lower().endswith(".toml"):
        return Path(name)
    known = _by_id(*((folder, folder.stat().st_mtime_ns) for folder in (COURTS_FOLDER, ON_REQUEST)))
    if name not in known:
        near = "".join(f" (did you mean {one}?)" for one in get_close_matches(name, known, n=1))
        raise BadInput(f"There is no court “{name}”{near}. All of them: assistant courts. Or give a TOML file.")
    return known[name]


@lru_cache(maxsize=8)
def _by_id(*folders: tuple[Path, int]) -> dict[str, Path]:
    """The files in folders by their names, looked for again when one has changed: it is asked for very often."""
    return {file.stem: file for folder, _ in folders for file in _files_in(folder)}


def _files_in(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.toml"))


def check(text: str, file: Path) -> None:
    """Raise BadInput, as `read` does, for a text that is to be the file of a court."""
    toml.parsed(Court, text, file)


@cache
def read(file: Path) -> Court:
    """Read one site's file. Raises BadInput that names the file and each entry that is wrong."""
    court = toml.read(Court, file)
    court._file = file  # noqa: SLF001 - it is our own
    return court
