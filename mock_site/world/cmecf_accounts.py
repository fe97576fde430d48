"""A court's own CM/ECF account, and its link to a PACER account: one to one, in one court, for good."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any, Literal

from pydantic import model_validator
from werkzeug.security import check_password_hash

from mock_site.world.accounts import Account, HolderAddress, secret_hash
from mock_site.world.fees import Fee
from mock_site.world.noticing import Noticing
from mock_site.world.parts import WorldPart

LinkTrouble = Literal["wrong", "special", "taken", "fees", "court", "linked", "shared", "legacy"]
"""Why two accounts cannot be linked (L10)."""


MOST_LOGGED = 200
"""So many transactions of an account are remembered; a world is one document."""


class Transaction(WorldPart):
    """What somebody did in a court's CM/ECF."""

    day: date
    case: str = ""
    text: str


FILING_AGENT = "Filing Agent"
"""The role of those who file for others only."""


class Agent(WorldPart):
    """Somebody who may file for a filer, with a login of her own, and may pay her fees or not."""

    login: str
    pays: bool = False


class Preferences(WorldPart):
    """What a filer decides herself about her account in a court."""

    noticing: Noticing = Noticing()
    agents: tuple[Agent, ...] = ()

    def agent(self, login: str) -> Agent | None:
        return next((agent for agent in self.agents if agent.login == login), None)

    def with_agent(self, agent: Agent) -> tuple[Agent, ...]:
        """The agents with one more, or with one as she is now."""
        if not self.agent(agent.login):
            return (*self.agents, agent)
        return tuple(agent if one.login == agent.login else one for one in self.agents)

    def without_agent(self, login: str) -> tuple[Agent, ...]:
        return tuple(one for one in self.agents if one.login != login)


class FilingAccount(WorldPart):
    """One CM/ECF account of a court. A deed gives the account as it is afterwards."""

    court: str
    login: str
    password_hash: str
    first_name: str
    last_name: str
    email: str
    preferences: Preferences = Preferences()
    pending: Preferences | None = None
    """What she has entered and not submitted yet."""
    cases: tuple[str, ...] = ()
    """The numbers of those in which she files."""
    fees: tuple[Fee, ...] = ()
    """What she has to pay; while she is locked for fees, all of it."""
    log: tuple[Transaction, ...] = ()
    """What has been done with it, the latest last."""
    address: HolderAddress | None = None
    """As the court has it; none when its records have no other than PACER's."""
    role: str
    locked: Literal["fees", "court"] | None = None
    linked_to: str | None = None
    """The number of the PACER account that files with this one."""
    linked_here: bool = False
    linked_on: date | None = None
    deactivated: bool = False
    """Whether its holder asked the court to let her file no more."""

    @model_validator(mode="before")
    @classmethod
    def lift(cls, document: Any) -> Any:  # it comes from a database: it may be anything
        """An account that was kept before there could be several further addresses."""
        if not isinstance(document, dict) or "second_email" not in document:
            return document
        rest = {name: value for name, value in document.items() if name != "second_email"}
        further = [{"email": email}] if (email := document["second_email"]) else []
        return {**rest, "preferences": {"noticing": {"secondary": further}}}

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}"

    @property
    def is_agent(self) -> bool:
        """Whether she files for others only."""
        return self.role == FILING_AGENT

    @property
    def entered(self) -> Preferences:
        """What she has entered last, submitted or not."""
        return self.pending or self.preferences

    def entering(self, **changes: object) -> FilingAccount:
        """With something entered that waits to be submitted, unless it is as it was."""
        entered = self.entered.model_copy(update=changes)
        return self.model_copy(update={"pending": None if entered == self.preferences else entered})

    def submitted(self) -> FilingAccount:
        """With all that has been entered."""
        return self.model_copy(update={"preferences": self.entered, "pending": None})

    def logged(self, day: date, text: str, case: str = "") -> FilingAccount:
        """With one transaction more."""
        log = (*self.log, Transaction(day=day, case=case, text=text))
        return self.model_copy(update={"log": log[-MOST_LOGGED:]})

    def owing(self, fees: Iterable[Fee]) -> FilingAccount:
        """With these fees due, and open again when there are none."""
        left = tuple(fees)
        locked = None if self.locked == "fees" and not left else self.locked
        return self.model_copy(update={"fees": left, "locked": locked})

    def opened_by(self, password: str) -> bool:
        """Whether this is the password; small and capital letters differ."""
        return check_password_hash(self.password_hash, password)

    def link(self, account: Account, day: date) -> FilingAccount:
        """Let the holder of a PACER account file with this one; from now on its own login is of no use."""
        assert self.linked_to is None, f"{self.login} is linked already"
        return self.model_copy(update={"linked_to": account.number, "linked_here": True, "linked_on": day})

    def deactivate(self) -> FilingAccount:
        """Let nobody file with it, until the court gives it back to the same holder."""
        return self.model_copy(update={"deactivated": True})

    def give(self, account: Account, role: str, day: date) -> FilingAccount:
        """Let the holder of a PACER account file with this one because the court says so: she need not link it."""
        given = {"linked_to": account.number, "linked_on": day, "role": role, "deactivated": False}
        return self.model_copy(update=given)

    def reset(self, password: str) -> FilingAccount:
        """Give it another password."""
        return self.model_copy(update={"password_hash": secret_hash(password)})


def account_trouble(account: Account, linked: FilingAccount | None) -> LinkTrouble | None:
    """Why a PACER account can be linked to no CM/ECF account of a court; `linked` is the one that it has there."""
    if linked:
        return "linked"
    if account.shared:
        return "shared"
    return "legacy" if account.legacy else None


def filing_trouble(filing: FilingAccount | None, password: str) -> LinkTrouble | None:
    """Why a CM/ECF account cannot be linked with this password; what is wrong with it is told to its holder only."""
    if filing is None or not filing.opened_by(password):
        return "wrong"
    if filing.linked_to:
        return "taken"
    return filing.locked or ("special" if has_special(filing.login) else None)


def has_special(login: str) -> bool:
    """Whether a CM/ECF login has a character, such as & @ $ or *, that cannot be linked."""
    return re.search(r"[^A-Za-z0-9._-]", login) is not None
