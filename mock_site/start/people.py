"""The made-up people whose accounts a new world starts with: a TOML file each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import Field, SecretStr, model_validator

from mock_site.errors import PortalError
from mock_site.start.data_files import Facts
from mock_site.world.accounts import UPGRADED_FROM


class WorkAddress(Facts):
    """Where a person works."""

    firm: str = ""
    street: str
    room: str = ""
    city: str
    state: str
    zip: str
    county: str
    country: str


class Security(Facts):
    """Two questions of the portal's list, and what their owner answers."""

    question_1: str
    answer_1: SecretStr
    question_2: str
    answer_2: SecretStr


class EFileRequest(Facts):
    """A request to file that waits for a court's answer when her world begins."""

    court: str
    role: str
    case: str = ""


class Pacer(Facts):
    """The PACER account that a person has when her world begins."""

    number: str = Field(pattern=r"^\d{7}$")
    username: str
    password: SecretStr
    kind: Literal["legacy", "upgraded", "administrative"]
    created: date
    case_search: str = "Active"
    user_type: str = ""
    balance: Decimal = Decimal(0)
    card: bool = False
    """Whether the portal's made-up card is stored."""
    shared: bool = False
    client_code_required: bool = False
    mfa_skips_used: int = 0
    mfa_app: str = ""
    """What she calls the authenticator app that she has enrolled."""
    password_changed: date | None = None
    activation_code: SecretStr | None = None
    security: Security | None = None
    efile_request: EFileRequest | None = None
    members: tuple[str, ...] = ()
    """Whom a PACER Administrative Account pays for, by the names of their files."""

    @model_validator(mode="after")
    def a_legacy_account_is_old(self) -> Pacer:
        """An account that is called legacy was made before the day from which accounts are born upgraded."""
        if self.kind == "legacy" and self.created >= UPGRADED_FROM:
            raise ValueError(f"an account created on {self.created} cannot be legacy")
        return self


class TestCard(Facts):
    """A made-up card. `year` is when it ends in a world of 2021; in any other it ends as much later, or earlier."""

    type: str
    name: str
    number: SecretStr
    month: str
    year: str = Field(pattern=r"^\d{4}$")

    def ends(self, today: date) -> str:
        """Month and year of its end, on a day."""
        return f"{self.month}/{int(self.year) + today.year - CARDS_OF}"


CARDS_OF = 2021


class FeeDue(Facts):
    """What a person has filed before her world begins, and not paid."""

    day: date
    case: str
    text: str
    amount: Decimal


class AsIn(Facts):
    """For each kind of court that one of a person's courts which stands for all others of the kind; or none."""

    district: str | None = None
    bankruptcy: str | None = None
    appellate: str | None = None

    def of(self, kind: str) -> str | None:
        """The court that stands for a kind."""
        return dict(self).get(kind)


class CourtLogin(Facts):
    """A court's own CM/ECF account; `court` is a court's id, or “any” for each court without an entry of its own."""

    court: str
    login: str
    password: SecretStr
    role: str
    state: Literal["unlinked", "linked", "linked-locked-fees", "locked-fees", "locked-court"]
    cases: tuple[str, ...] = ()
    """The numbers of the court's cases in which she files."""
    fees: tuple[FeeDue, ...] = ()
    as_in: AsIn | None = None
    """Of “any”: as where she is linked in a court of its kind, and has cases and fees."""

    @property
    def linked(self) -> bool:
        """Whether it is linked to the person's PACER account, once the court is live."""
        return self.state in ("linked", "linked-locked-fees")


class Person(Facts):
    """A made-up filer; without `pacer` she has no account yet. `about` says what she is good for in a class."""

    id: str = ""
    about: str = ""
    prefix: str = ""
    first_name: str
    last_name: str
    date_of_birth: date
    email: str
    phone: str
    activation_code: SecretStr | None = None
    address: WorkAddress
    card: TestCard | None = None
    pacer: Pacer | None = None
    cmecf: tuple[CourtLogin, ...] = ()

    @model_validator(mode="after")
    def as_in_names_courts_of_hers(self) -> Person:
        """What is to be as in another court is as in one where she has an account."""
        hers = {entry.court for entry in self.cmecf}
        named = (court for entry in self.cmecf if entry.as_in for court in dict(entry.as_in).values())
        if other := next((court for court in named if court and court not in hers), None):
            raise ValueError(f"as_in names {other}, and no [[cmecf]] has that court")
        return self


def check_no_account_twice(people: Mapping[str, Person]) -> None:
    """Raise PortalError when two people share an account number, a username or a court's login."""
    accounts = [person.pacer for person in people.values() if person.pacer]
    for what, values in (
        ("account number", [a.number for a in accounts]),
        ("username", [a.username for a in accounts]),
        ("CM/ECF login", [f"{entry.login} ({entry.court})" for person in people.values() for entry in person.cmecf]),
    ):
        if twice := _first_twice(values):
            raise PortalError(f"Two people have the {what} {twice}; give each a {what} of their own.")


def _first_twice(values: Iterable[str]) -> str | None:
    seen: set[str] = set()
    for value in values:
        if value in seen:
            return value
        seen.add(value)
    return None
