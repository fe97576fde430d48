"""A PACER account, and what happens to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from pydantic import model_validator
from werkzeug.security import check_password_hash, generate_password_hash

from mock_site.world.court_requests import Request
from mock_site.world.letters import plain
from mock_site.world.parts import WorldPart

UPGRADED_FROM = date(2014, 8, 11)
"""Accounts created before this day must be upgraded (both courts' notices)."""

HASH = "scrypt:4096:8:1"
"""How what people make up here is hashed: about 15 ms and 4 MB. Submit at the end of the upgrade makes three hashes; at
twice the cost, a class of 200 on two slow cores waits for those alone (`make trials` measures it)."""

MOST_CHARGES = 100
"""So many receipts are remembered; a world is one document."""

CaseSearch = Literal["Active", "Inactive", "Not activated"]


class PaymentMethod(WorldPart):
    """What is kept of a card, or of a bank account: never its number."""

    brand: str
    last_four: str
    autobill: bool = False
    efiling: bool = False
    admission: bool = False

    @property
    def name(self) -> str:
        return f"{self.brand} ending in {self.last_four}"

    def for_pacer_only(self) -> PaymentMethod:
        """A card as it is kept in a PAA: it pays no fees of courts."""
        return self.model_copy(update={"efiling": False, "admission": False})


class Payment(WorldPart):
    """PACER fees that were paid here, and with what."""

    day: date
    amount: Decimal
    method: str


class Charge(WorldPart):
    """A report that was run in a court's CM/ECF: its receipt, and what it was asked for."""

    number: int
    day: date
    court: str
    """The court's id."""
    report: Literal["docket-sheet", "cases"]
    description: str
    criteria: str
    client_code: str = ""
    pages: int
    lines: int | None = None
    """How many there were to print; of a charge that was kept before that was counted, all that there are now."""
    cost: Decimal


class Holder(WorldPart):
    """Whose account it is. A legacy account knows no date of birth, and may have no user type."""

    prefix: str = ""
    first_name: str
    middle_name: str = ""
    last_name: str
    suffix: str = ""
    email: str
    date_of_birth: date | None = None
    user_type: str = ""

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}"

    @property
    def full_name(self) -> str:
        """With all that belongs to it."""
        parts = (self.prefix, self.first_name, self.middle_name, self.last_name, self.suffix)
        return " ".join(part for part in parts if part)


class HolderAddress(WorldPart):
    """Where the holder works. A legacy account knows no county."""

    firm: str = ""
    unit: str = ""
    street: str
    room: str = ""
    city: str
    state: str
    county: str = ""
    zip: str
    country: str
    phone: str
    alternate_phone: str = ""
    text_phone: str = ""
    fax: str = ""


class Billing(WorldPart):
    """Where PACER's statements go. Without an address of its own, by e-mail or by mail, to the holder's."""

    email: str = ""
    copies: tuple[str, ...] = ()
    by_mail: bool = False
    address: HolderAddress | None = None


class Credentials(WorldPart):
    """What a holder logs in with, and the questions that prove who she is. Secrets are kept as hashes only."""

    username: str
    password_hash: str
    since: date | None = None
    """The day on which the password was set; None for the day on which the world began."""
    outdated: bool = False
    """Whether the password was found, at a login, to break the rules that hold by now."""
    questions: tuple[tuple[str, str], ...] = ()

    @classmethod
    def chosen(cls, username: str, password: str, answers: Mapping[str, str], day: date | None = None) -> Credentials:
        """What somebody typed: hashed at a cost that makes guessing slow. `answers` has questions with hashes."""
        return cls(username=username, password_hash=secret_hash(password), questions=tuple(answers.items()), since=day)

    def opened_by(self, password: str) -> bool:
        """Whether this is the password."""
        return check_password_hash(self.password_hash, password)

    def known_on(self, day: date) -> Credentials:
        """The same on an earlier day, on which a password of a later one had not been set yet."""
        return self.model_copy(update={"since": None}) if self.since and self.since > day else self

    def renamed(self, username: str) -> Credentials:
        return self.model_copy(update={"username": username})

    def with_answers(self, answers: Mapping[str, str]) -> Credentials:
        """Other questions; `answers` has them with hashes of the answers."""
        return self.model_copy(update={"questions": tuple(answers.items())})

    def answered_by(self, answers: Sequence[str]) -> bool:
        """Whether these are the answers to the questions, in their order; who has no questions has no answers."""
        if not self.questions or len(answers) != len(self.questions):
            return False
        pairs = zip(self.questions, answers, strict=True)
        return all(_answers(hashed, answer) for (_, hashed), answer in pairs)

    def with_password(self, password: str, day: date) -> Credentials:
        """The same login with another password, from a day on."""
        return self.model_copy(update={"password_hash": secret_hash(password), "since": day, "outdated": False})


class Account(WorldPart):
    """One PACER account of a world. A deed gives the account as it is afterwards."""

    number: str
    created: date
    administrative: bool = False
    upgraded: bool = False
    upgraded_here: bool = False
    shared: bool = False
    client_code_required: bool = False
    exempt: bool = False
    """Whether a CJA attorney searches now without fees, for a client that the court has appointed her for."""
    case_search: CaseSearch = "Active"
    code_mailed: bool = False
    activated_here: bool = False
    under_review: bool = False
    methods: tuple[PaymentMethod, ...] = ()
    """The cards and bank accounts that are stored, in the order in which they came."""
    balance: Decimal = Decimal(0)
    opening_balance: Decimal = Decimal(0)
    """What was owed when the world began."""
    payments: tuple[Payment, ...] = ()
    charges: tuple[Charge, ...] = ()
    """The latest that were run here."""
    billing: Billing = Billing()
    requests: tuple[Request, ...] = ()
    used: date | None = None
    """The day of the last login; None before the first in this world."""
    skips: Mapping[str, int] = {}
    """How often each update that was due was put off (X7)."""
    holder: Holder
    address: HolderAddress
    credentials: Credentials

    @model_validator(mode="before")
    @classmethod
    def lift(cls, document: Any) -> Any:  # it comes from a database: it may be anything
        """An account that was kept before there could be several cards."""
        if isinstance(document, dict) and "card" in document:
            rest = {name: value for name, value in document.items() if name != "card"}
            return {**rest, "methods": [document["card"]] if document["card"] else []}
        return document

    @property
    def card(self) -> PaymentMethod | None:
        """The card that was stored first."""
        return self.methods[0] if self.methods else None

    def charged(self, charge: Charge) -> Account:
        """With one report more."""
        return self.model_copy(update={"charges": (*self.charges, charge)[-MOST_CHARGES:]})

    @property
    def may_be_exempt(self) -> bool:
        """Whether courts know the holder as an attorney under the Criminal Justice Act."""
        return self.holder.user_type == "CJA ATTORNEY"

    @property
    def legacy(self) -> bool:
        """Created before August 11, 2014 and not upgraded since."""
        return self.created < UPGRADED_FROM and not self.upgraded

    @property
    def type(self) -> str:
        """The words beside “Account Type”."""
        if self.administrative:
            return "PACER Administrative Account"
        return "Legacy PACER Account" if self.legacy else "Upgraded PACER Account"

    def move(self, address: HolderAddress, *, with_bills: bool) -> Account:
        """Change the holder's address; without the bills, these go on to where they went."""
        before = None if with_bills else self.billing.address or self.address
        billing = self.billing.model_copy(update={"address": before})
        return self.model_copy(update={"address": address, "billing": billing})

    def upgrade(self, holder: Holder, address: HolderAddress, credentials: Credentials) -> Account:
        """Make a legacy account an upgraded one (the district court's notice, upgrade steps 4 and 5).

        The old username and password stop working; the account number and the case search status stay.
        """
        assert self.legacy, f"account {self.number} is upgraded already"
        changes = {"holder": holder, "address": address, "credentials": credentials}
        return self.model_copy(update={**changes, "upgraded": True, "upgraded_here": True})

    def request(self, number: str) -> Request | None:
        """What a court was asked under that number."""
        return next((one for one in self.requests if number and one.number == number), None)

    def with_request(self, changed: Request) -> Account:
        """The account with a request as it is now."""
        requests = tuple(changed if one.number == changed.number else one for one in self.requests)
        return self.model_copy(update={"requests": requests})

    def activate(self, card: PaymentMethod | None = None) -> Account:
        """Allow searching, or paying for others, after the mailed code or with a card (R7)."""
        assert self.case_search == "Not activated", f"account {self.number} waits for no activation"
        if card and self.administrative:
            card = card.for_pacer_only()
        methods = (*self.methods, card) if card else self.methods
        return self.model_copy(update={"case_search": "Active", "activated_here": True, "methods": methods})


def secret_hash(secret: str) -> str:
    """What is kept of a password."""
    return generate_password_hash(secret, method=HASH)


def answer_hash(answer: str) -> str:
    """What is kept of an answer to a security question, which is typed in other letters years later."""
    return secret_hash(plain(answer))


def _answers(hashed: str, answer: str) -> bool:
    # In a world that was kept earlier, answers were hashed letter by letter.
    return any(check_password_hash(hashed, said) for said in dict.fromkeys((plain(answer), answer)))
