"""The courts: one TOML file holds one court's facts, and a new court needs nothing else."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from assistant.errors import BadInput
from assistant.facts import toml
from assistant.facts.toml import Fact

FOLDER = Path(__file__).parents[1] / "courts"


Words = Annotated[str, Field(min_length=1)]
"""What a guide says, so that it is not left empty."""

Day = Annotated[date, Field(ge=date(2001, 1, 1), le=date(2099, 12, 31))]
"""NextGen came after the one, and nobody plans for the other; documents hold no days of other ages."""


class Site(Fact):
    """What the reader is told, and where the walk goes: a path of the portal, or a whole address."""

    shown: Words
    walk: str = Field(pattern=r"^(/|https?://)\S*$")

    def __str__(self) -> str:
        return self.shown


class Contacts(Fact):
    """Whom a filer calls: PACER for the account and password, the clerk for CM/ECF (both notices)."""

    pacer_phone: Words
    pacer_mail: Words
    clerk_mail: str = ""
    clerk_phone: str = ""
    """Pages of the portal say it; a guide does not."""


class Filing(Fact):
    """The court's own CM/ECF: the link to it, and the heading above its link item."""

    system: Words
    link_item_under: Words


class Edition(Fact):
    """What a court prints on its guides."""

    day: Day
    signal: str | None = Field(default=None, pattern=r"^#[0-9A-Fa-f]{6}$")


class Court(Fact):
    """One court's facts."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=60)
    name: Words = Field(max_length=120)
    title: Words = Field(max_length=200)
    kind: Literal["district", "bankruptcy"]
    go_live: Day
    late: str = ""
    """What its notice says may happen to somebody who is not ready by then; nothing where it says nothing."""
    sites: dict[str, Site]
    contacts: Contacts
    cmecf: Filing
    edition: Edition | None = None


def court(name: str) -> Court:
    """The court of that id, or of a TOML file. Raises BadInput when there is none."""
    return read(file_of(name))


def bundled() -> tuple[Court, ...]:
    """The courts that ship with the assistant, by id."""
    return tuple(read(file) for file in sorted(FOLDER.glob("*.toml")))


def file_of(name: str) -> Path:
    """Where a court's facts lie, for the portal to read. Raises BadInput for what is neither an id nor a TOML file."""
    if name.lower().endswith(".toml"):
        return Path(name)
    if name not in (known := [path.stem for path in sorted(FOLDER.glob("*.toml"))]):
        raise BadInput(f"There is no court “{name}”. Known are {', '.join(known)}, or give a TOML file.")
    return FOLDER / f"{name}.toml"


@cache
def read(file: Path) -> Court:
    """Read one court's file. Raises BadInput that names the file and each entry that is wrong."""
    return toml.read(Court, file)
