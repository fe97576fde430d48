"""The made-up filers: what each of them knows and types."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pydantic import Field, SecretStr, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from assistant.errors import BadInput
from assistant.facts import toml
from assistant.facts.own_facts import MISSING, NoFact, OwnFacts
from assistant.facts.toml import Fact

PEOPLE_FOLDER = Path(__file__).parents[1] / "people"


class MailingAddress(OwnFacts):
    """Where a person can be written to; `room` and `firm` may be empty."""

    firm: str = MISSING
    street: str = MISSING
    room: str = MISSING
    city: str = MISSING
    state: str = MISSING
    zip: str = MISSING
    county: str = MISSING
    country: str = MISSING


class SecurityAnswers(Fact):
    """What proves who a person is when she has forgotten her password."""

    question_1: str
    answer_1: SecretStr
    question_2: str
    answer_2: SecretStr


class EFileRequest(Fact):
    """A request to file that waits for a court's answer before the walk."""

    court: str
    role: str
    case: str = ""


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
    mfa_app: str = ""
    password_changed: date | None = None
    efile_request: EFileRequest | None = None
    security: SecurityAnswers | None = None


class NewCredentials(OwnFacts):
    """What a person makes up while upgrading or registering."""

    username: str = MISSING
    password: SecretStr = MISSING
    user_type: str = MISSING
    question_1: str = MISSING
    answer_1: SecretStr = MISSING
    question_2: str = MISSING
    answer_2: SecretStr = MISSING


class BarAdmission(OwnFacts):
    """Where an attorney is admitted, since when (MM/DD/YYYY), and who speaks for her at a court where she is not.

    `case` is hers at a district court.
    """

    state: str = MISSING
    number: str = MISSING
    admitted: str = MISSING
    sponsor_first_name: str = MISSING
    sponsor_last_name: str = MISSING
    sponsor_state: str = MISSING
    sponsor_number: str = MISSING
    case: str = MISSING
    bankruptcy_case: str = MISSING


class Move(Fact):
    """Where a person goes who changes firms: a new address, and the e-mail address that courts shall use."""

    reason: str
    email: str
    address: MailingAddress


class Card(Fact):
    """A made-up credit card; it expires in `month` (two digits) of `year` (four)."""

    type: str
    name: str
    number: SecretStr
    month: str
    year: str = Field(pattern=r"^\d{4}$")

    def on(self, day: date) -> Card:
        """The card as it is on a day: its file has it for 2021, and in any other year it ends as much later."""
        return self.model_copy(update={"year": str(int(self.year) + day.year - CARDS_OF)})


CARDS_OF = 2021


class FeeDue(Fact):
    """A fee that a person owes a court before the walk."""

    day: date
    case: str
    text: str
    amount: str


class AsIn(Fact):
    """For each kind of court that one of a person's courts which stands for all others of the kind; or none."""

    district: str | None = None
    bankruptcy: str | None = None
    appellate: str | None = None


class CourtLogin(Fact):
    """A court's own CM/ECF account; `court` is a court's id, or “any” for every other court.

    The cases and fees are the portal's: it starts with them. So is, of “any”, as in which court of a kind all else is.
    """

    court: str
    login: str
    password: SecretStr
    role: str
    state: Literal["unlinked", "linked", "linked-locked-fees", "locked-fees", "locked-court"]
    cases: tuple[str, ...] = ()
    fees: tuple[FeeDue, ...] = ()
    as_in: AsIn | None = None


class Person(OwnFacts):
    """A made-up filer. All names, numbers and passwords are fictional.

    A name is enough, in one text or in two. Whoever asks for anything else that she has not is told so: see OwnFacts.
    """

    slug: str
    id: str = MISSING
    about: str = ""
    prefix: str = MISSING
    first_name: str = MISSING
    last_name: str = MISSING
    own_name: str | None = Field(default=None, alias="name", min_length=1, validate_default=True)
    born: date = Field(default=MISSING, alias="date_of_birth", ge=date(1900, 1, 1), le=date(2100, 1, 1))
    email: str = MISSING
    phone: str = MISSING
    activation_code: SecretStr | None = None
    address: MailingAddress = MISSING
    own_username: str | None = Field(default=None, alias="username")
    own_password: SecretStr | None = Field(default=None, alias="password")
    own_card: Card | None = Field(default=None, alias="card")
    pacer: PacerAccount | None = None
    new: NewCredentials = MISSING
    bar_admission: BarAdmission = MISSING
    own_move: Move | None = Field(default=None, alias="move")
    cmecf: tuple[CourtLogin, ...] = ()
    own_secrets: dict[str, SecretStr] = Field(default={}, alias="secrets")

    @field_validator("own_name")
    @classmethod
    def _has_a_name(cls, name: str | None, info: ValidationInfo) -> str | None:
        if not name and not (info.data.get("first_name") and info.data.get("last_name")):
            raise PydanticCustomError("name", 'Is missing: write name = "…", or first_name and last_name')
        return name

    @property
    def name(self) -> str:
        return self.own_name or f"{self.first_name} {self.last_name}"

    def no_fact(self, name: str) -> NoFact:
        """What is raised where somebody asks for a fact that she has not."""
        return NoFact(f'{self.name} has no {name}. Add it to {self.slug}.toml: {name} = "…"')

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> object:
            """A fact of her own, or a secret."""
            return vars(self).get("own_secrets", {}).get(name) or super().__getattr__(name)

    @property
    def date_of_birth(self) -> str:
        """As it is typed: MM/DD/YYYY."""
        return f"{self.born:%m/%d/%Y}"

    @property
    def account_number(self) -> str:
        return self._account("account_number").number

    @property
    def username(self) -> str:
        return self.own_username or self._account("username").username

    @property
    def password(self) -> SecretStr:
        return self.own_password or self._account("password").password

    @property
    def security(self) -> SecurityAnswers:
        """What she answered when her account was made. Raises BadInput when nobody asked, as for a legacy account."""
        account = self._account("security")
        if account.security is None:
            raise BadInput(f"{self.name} has no security questions; choose another person, or upgrade first.")
        return account.security

    @property
    def card(self) -> Card:
        """The card that she pays with. Raises BadInput when she has none."""
        if self.own_card is None:
            raise BadInput(f"{self.name} has no card; choose another person.")
        return self.own_card

    def on(self, day: date) -> Person:
        """The person with what she has on a day: her card does not expire."""
        return self.model_copy(update={"own_card": self.own_card.on(day)}) if self.own_card else self

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
            held = None if part.startswith("_") else getattr(held, part, None)  # NoFact is an AttributeError, too
        return SecretStr(held) if isinstance(held, str) else None

    def _account(self, fact: str) -> PacerAccount:
        if self.pacer is None:
            if not ships(self.slug):
                raise self.no_fact(fact)
            raise BadInput(f"{self.name} has no PACER account yet; choose another person, or register first.")
        return self.pacer

    def known_as(self, court: str) -> dict[str, str]:
        """What a page may show of her, by the label that stands beside it there, in small letters."""
        account = self.pacer
        here = next((one for wanted in (court, "any") for one in self.cmecf if one.court == wanted), None)
        numbered = {"account number": account.number, "username": account.username} if account else {}
        filing = {"login": here.login, "cm/ecf login": here.login, "cm/ecf account": here.login} if here else {}
        own, at = dict(self), dict(self.address) if self.has("address") else {}
        known = {
            "name": self.name, "first name": own["first_name"], "last name": own["last_name"],
            "email": own["email"], "confirm email": own["email"],
            "date of birth": self.date_of_birth if self.has("born") else None, "primary phone": own["phone"],
            **{label: at.get(name) for label, name in ADDRESS_LABELS.items()}, **numbered, **filing,
        }  # fmt: skip
        return {label: said for label, said in known.items() if said is not None}

    def told(self) -> frozenset[str]:
        """Every value of hers that is no secret."""
        return frozenset(texts_in(self))

    def secrets(self) -> Iterator[SecretStr]:
        """Every value that no artifact may hold."""
        yield from secrets_in(self)


ADDRESS_LABELS = {
    "firm/office": "firm", "firm/organization name": "firm", "address": "street", "room/suite": "room", "city": "city",
    "state": "state", "county": "county", "zip/postal code": "zip", "country": "country",
}  # fmt: skip
"""What PACER's pages call a part of an address, and what it is called here."""


def secrets_in(fact: object) -> Iterator[SecretStr]:
    """Every SecretStr of a model, its parts included."""
    return (part for part in parts_of(fact) if isinstance(part, SecretStr))


def texts_in(fact: object) -> Iterator[str]:
    """Every text of a model, its parts included."""
    return (part for part in parts_of(fact) if isinstance(part, str))


def parts_of(held: object) -> Iterator[object]:
    """All that a model holds, however deep, also of one's own."""
    if isinstance(held, Fact):
        held = dict(held)
    if not isinstance(held, (dict, tuple)):
        yield held
        return
    for part in held.values() if isinstance(held, dict) else held:
        yield from parts_of(part)


def person(slug: str) -> Person:
    """The person of that name, or of a TOML file. Raises BadInput when there is none."""
    return read(person_file(slug))


def ships(slug: str) -> bool:
    """Whether that is the name of somebody who ships with the assistant."""
    return re.fullmatch(r"[a-z0-9-]+", slug) is not None and (PEOPLE_FOLDER / f"{slug}.toml").is_file()


def names_a_file(name: str) -> bool:
    """Whether somebody is named by a file of one's own."""
    return name.lower().endswith(".toml")


def person_file(slug: str) -> Path:
    """Where a person's facts lie. Raises BadInput for what is neither somebody's name here nor a TOML file."""
    if names_a_file(slug):
        return Path(slug)
    if not ships(slug):
        raise BadInput(f"There is no person “{slug}”; `assistant list` names them all, or give a TOML file.")
    return PEOPLE_FOLDER / f"{slug}.toml"


def has_accounts(name: str) -> bool:
    """Whether a person has an account beforehand, so that the portal must have her file, too."""
    return bool(person(name).pacer or person(name).cmecf)


def own_files(names: Iterable[str]) -> tuple[Path, ...]:
    """The files of one's own among these people that a portal must have."""
    return tuple(sorted({person_file(name).resolve() for name in names if names_a_file(name) and has_accounts(name)}))


def seeded(names: Iterable[str]) -> list[str]:
    """The names by which a portal knows these people; somebody of one's own without an account is none of them."""
    return [person(name).slug for name in names if not names_a_file(name) or has_accounts(name)]


def everyone() -> tuple[Person, ...]:
    """All the people who ship with the assistant, by name."""
    return tuple(read(file) for file in sorted(PEOPLE_FOLDER.glob("*.toml")))


@cache
def read(file: Path) -> Person:
    """Read one person's file. Raises BadInput that names the file and each entry that is wrong."""
    people_met[file] = toml.read(Person, file, slug=file.stem)
    return people_met[file]


people_met: dict[Path, Person] = {}
"""Everybody whose file was read, so that a report of a bug can leave out what they know.

It stays with the reader, and is what `read` keeps anyway: a report is made when everything else has come to its end,
and may be of a bug that came before anybody could own the person. What is hidden later is its session's own."""


def all_secrets() -> Iterator[SecretStr]:
    """What anybody knows who took part so far."""
    return (secret for one in people_met.values() for secret in one.secrets())
