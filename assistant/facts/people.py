"""The made-up filers: what each of them knows and types."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr

from assistant.errors import BadInput
from assistant.facts import toml
from assistant.facts.toml import Fact

FOLDER = Path(__file__).parents[1] / "people"


class Address(Fact):
    """Where a person can be written to; `room` and `firm` may be empty."""

    firm: str
    street: str
    room: str
    city: str
    state: str
    zip: str
    county: str
    country: str


class SecurityAnswers(Fact):
    """What proves who a person is when she has forgotten her password."""

    question_1: str
    answer_1: SecretStr
    question_2: str
    answer_2: SecretStr


class PacerAccount(Fact):
    """A PACER account that exists before the walk.

    Walkthroughs read number, username, password, security answers and activation code. The other facts are the
    portal's: it starts with them. They stand here because the file is one for both, and is closed to unknown names.
    """

    number: str
    username: str
    password: SecretStr
    kind: Literal["legacy", "upgraded", "administrative"]
    created: date
    legacy: bool = False
    case_search: Literal["Active", "Inactive", "Not activated"] | None = None
    user_type: str
    balance: str
    card: bool
    shared: bool = False
    activation_code: SecretStr | None = None
    billed_to: str | None = None
    client_code_required: bool = False
    members: tuple[str, ...] = ()
    linked_elsewhere: tuple[str, ...] = ()
    mfa_skips_used: int = 0
    efile_request: str | None = None
    security: SecurityAnswers | None = None


class NewCredentials(Fact):
    """What a person makes up while upgrading or registering."""

    username: str
    password: SecretStr
    user_type: str
    question_1: str
    answer_1: SecretStr
    question_2: str
    answer_2: SecretStr


class Move(Fact):
    """Where a person goes who changes firms: a new address, and the e-mail address that courts shall use."""

    reason: str
    email: str
    address: Address


class Card(Fact):
    """A made-up credit card; it expires in `month` (two digits) of `year` (four)."""

    type: str
    name: str
    number: SecretStr
    month: str
    year: str


class CourtLogin(Fact):
    """A court's own CM/ECF account; `court` is a court's id, or “any” for every other court."""

    court: str
    login: str
    password: SecretStr
    role: str
    state: Literal["unlinked", "linked", "locked-fees", "locked-court"]


class Person(Fact):
    """A made-up filer. All names, numbers and passwords are fictional."""

    slug: str
    id: str
    about: str
    prefix: str
    first_name: str
    last_name: str
    born: date = Field(alias="date_of_birth", ge=date(1900, 1, 1), le=date(2100, 1, 1))
    email: str
    phone: str
    activation_code: SecretStr | None = None
    address: Address
    own_card: Card | None = Field(default=None, alias="card")
    pacer: PacerAccount | None = None
    new: NewCredentials
    own_move: Move | None = Field(default=None, alias="move")
    cmecf: tuple[CourtLogin, ...] = ()
    own_secrets: dict[str, SecretStr] = Field(default={}, alias="secrets")

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}"

    @property
    def date_of_birth(self) -> str:
        """As it is typed: MM/DD/YYYY."""
        return f"{self.born:%m/%d/%Y}"

    @property
    def account_number(self) -> str:
        return self._account.number

    @property
    def username(self) -> str:
        return self._account.username

    @property
    def password(self) -> SecretStr:
        return self._account.password

    @property
    def security(self) -> SecurityAnswers:
        """What she answered when her account was made. Raises BadInput when nobody asked, as for a legacy account."""
        if self._account.security is None:
            raise BadInput(f"{self.name} has no security questions; choose another person, or upgrade first.")
        return self._account.security

    @property
    def card(self) -> Card:
        """The card that she pays with. Raises BadInput when she has none."""
        if self.own_card is None:
            raise BadInput(f"{self.name} has no card; choose another person.")
        return self.own_card

    @property
    def move(self) -> Move:
        """What changes when she moves. Raises BadInput when she does not."""
        if self.own_move is None:
            raise BadInput(f"{self.name} does not move; choose another person.")
        return self.own_move

    @property
    def mailed_code(self) -> SecretStr:
        """The activation code of a letter to her. Raises BadInput when nobody writes one."""
        code = self.activation_code or (self.pacer.activation_code if self.pacer else None)
        if code is None:
            raise BadInput(f"{self.name} gets no activation code by mail; choose another person.")
        return code

    def login_at(self, court: str) -> CourtLogin:
        """The CM/ECF account at the court of that id; a court without one of its own takes the one for any court.

        Raises BadInput when there is neither.
        """
        for wanted in (court, "any"):
            for account in self.cmecf:
                if account.court == wanted:
                    return account
        raise BadInput(f"{self.name} has no CM/ECF account at {court}; choose another person.")

    def secret(self, name: str) -> SecretStr:
        """A value that a trainer hid while she showed a walkthrough: hidden a moment ago, or in the person's file.

        It may also be one of her facts that is to be shown as dots, by its path: “new.username”.
        Raises BadInput when nobody knows it.
        """
        known = self.own_secrets.get(name) or self.fact(name)
        if known is None:
            raise BadInput(
                f"{self.name} has no secret “{name}”. It was hidden when this was shown, and is kept nowhere. "
                f'Add it to {self.slug}.toml, under [secrets]: {name} = "…"'
            )
        return known

    def fact(self, path: str) -> SecretStr | None:
        """One of her facts by its path, to be shown as dots; None where she has no such fact."""
        held: object = self
        for part in path.split("."):
            held = None if part.startswith("_") else getattr(held, part, None)
        return SecretStr(held) if isinstance(held, str) else None

    @property
    def _account(self) -> PacerAccount:
        if self.pacer is None:
            raise BadInput(f"{self.name} has no PACER account yet; choose another person, or register first.")
        return self.pacer

    def known_as(self, court: str) -> dict[str, str]:
        """What a page may show of her, by the label that stands beside it there, in small letters."""
        account = self.pacer
        here = next((one for wanted in (court, "any") for one in self.cmecf if one.court == wanted), None)
        numbered = {"account number": account.number, "username": account.username} if account else {}
        filing = {"login": here.login, "cm/ecf login": here.login, "cm/ecf account": here.login} if here else {}
        at = self.address
        return {
            "name": self.name, "first name": self.first_name, "last name": self.last_name,
            "email": self.email, "confirm email": self.email, "date of birth": self.date_of_birth,
            "primary phone": self.phone, "firm/office": at.firm, "firm/organization name": at.firm,
            "address": at.street, "room/suite": at.room, "city": at.city, "state": at.state, "county": at.county,
            "zip/postal code": at.zip, "country": at.country, **numbered, **filing,
        }  # fmt: skip

    def told(self) -> frozenset[str]:
        """Every value of hers that is no secret."""
        return frozenset(texts_in(self))

    def secrets(self) -> Iterator[SecretStr]:
        """Every value that no artifact may hold."""
        yield from secrets_in(self)


def secrets_in(fact: Fact) -> Iterator[SecretStr]:
    """Every SecretStr of a model, its parts included."""
    for name in type(fact).model_fields:
        value = getattr(fact, name)
        parts = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else (value,)
        for part in parts:
            if isinstance(part, SecretStr):
                yield part
            elif isinstance(part, Fact):
                yield from secrets_in(part)


def texts_in(fact: Fact) -> Iterator[str]:
    """Every text of a model, its parts included."""
    for name in type(fact).model_fields:
        value = getattr(fact, name)
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, str):
                yield part
            elif isinstance(part, Fact):
                yield from texts_in(part)


def person(slug: str) -> Person:
    """The person of that name, or of a TOML file. Raises BadInput when there is none."""
    return read(file_of(slug))


def ships(slug: str) -> bool:
    """Whether that is the name of somebody who ships with the assistant."""
    return not slug.endswith(".toml") and file_of(slug).is_file()


def file_of(slug: str) -> Path:
    """Where a person's facts lie. Raises BadInput for what is neither somebody's name here nor a TOML file."""
    if slug.lower().endswith(".toml"):
        return Path(slug)
    if not re.fullmatch(r"[a-z0-9-]+", slug) or not (file := FOLDER / f"{slug}.toml").is_file():
        raise BadInput(f"There is no person “{slug}”; `assistant list` names them all.")
    return file


def everyone() -> tuple[Person, ...]:
    """All the people who ship with the assistant, by name."""
    return tuple(read(file) for file in sorted(FOLDER.glob("*.toml")))


@cache
def read(file: Path) -> Person:
    """Read one person's file. Raises BadInput that names the file and each entry that is wrong."""
    met[file] = toml.read(Person, file, slug=file.stem)
    return met[file]


met: dict[Path, Person] = {}
"""Everybody whose file was read, so that a report of a bug can leave out what they know.

It stays with the reader, and is what `read` keeps anyway: a report is made when everything else has come to its end,
and may be of a bug that came before anybody could own the person. What is hidden later is its session's own."""


def all_secrets() -> Iterator[SecretStr]:
    """What anybody knows who took part so far."""
    return (secret for one in met.values() for secret in one.secrets())
