"""The courts: one TOML file holds one court's facts, and a new court needs nothing else."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field

from assistant.errors import BadInput
from assistant.facts import toml
from assistant.facts.toml import Fact

FOLDER = Path(__file__).parents[1] / "courts"


class Site(Fact):
    """What the reader is told, and where the walk goes: a path of the portal, or a whole address."""

    shown: str
    walk: str

    def __str__(self) -> str:
        return self.shown


class Contacts(Fact):
    """Whom a filer calls: PACER for the account and password, the clerk for CM/ECF (both notices)."""

    pacer_phone: str
    pacer_mail: str
    clerk_mail: str = ""
    clerk_phone: str = ""
    """Pages of the portal say it; a guide does not."""


class Filing(Fact):
    """The court's own CM/ECF: the link to it, and the heading above its link item."""

    system: str
    link_item_under: str


class Edition(Fact):
    """What a court prints on its guides."""

    day: date
    signal: str | None = Field(default=None, pattern=r"^#[0-9A-Fa-f]{6}$")


class Court(Fact):
    """One court's facts."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    name: str
    title: str
    kind: Literal["district", "bankruptcy"]
    go_live: date
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
    """Where a court's facts lie, for the portal to read."""
    return Path(name) if name.endswith(".toml") else FOLDER / f"{name}.toml"


@cache
def read(file: Path) -> Court:
    """Read one court's file. Raises BadInput that names the file and the entry."""
    if not file.exists():
        known = ", ".join(path.stem for path in sorted(FOLDER.glob("*.toml")))
        raise BadInput(f"There is no court “{file.stem}”. Known are {known}, or give a TOML file.")
    return toml.read(Court, file)
