"""A world is one visitor's own copy of the portal: all accounts, the date, the era, the mail, what is half filled in.

Each is kept as one document (see store.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal

from mock_site.world.accounts import Account, Credentials, PaymentMethod, WorldPart
from mock_site.world.cmecf_accounts import FilingAccount
from mock_site.world.firms import Firms
from mock_site.world.lockout import Failures
from mock_site.world.mail import Mail

Era = Literal["2021", "2025"]

MOST_MAILS = 50
"""How many messages a world's outbox keeps."""


class Attempt(WorldPart):
    """A form as it was last sent: its values without the secrets, what was wrong with them, and whether it passed."""

    passed: bool = False
    values: Mapping[str, str] = {}
    errors: Mapping[str, tuple[str, ...]] = {}
    unshown: tuple[str, ...] = ()
    """The labels of what was typed and is not sent back: passwords, codes, and the numbers of cards."""
    answers: Mapping[str, str] = {}
    """The hashes of answers that will do, by their security questions."""


class Registration(WorldPart):
    """What somebody has entered to register so far, by page; of a password only its hash, of a card no number."""

    pages: Mapping[str, Attempt] = {}
    credentials: Credentials | None = None
    card: PaymentMethod | None = None

    def page(self, name: str) -> Attempt:
        """A page as it was last sent."""
        return self.pages.get(name, Attempt())

    def with_page(self, name: str, attempt: Attempt) -> Registration:
        return self.model_copy(update={"pages": {**self.pages, name: attempt}})


class World(WorldPart):
    """Everything that one visitor can change. A deed gives the world as it is afterwards."""

    today: date
    era: Era
    accounts: Mapping[str, Account]
    filing: tuple[FilingAccount, ...] = ()
    outbox: tuple[Mail, ...] = ()
    drafts: Mapping[str, Mapping[str, Attempt]] = {}
    login_numbers: Mapping[str, int] = {}
    """How often all sessions of a login were ended; a session of an earlier number opens nothing."""
    registration: Registration = Registration()
    failures: Failures = Failures()
    """What was tried in vain (X4): logins, and answers to security questions."""
    firms: Firms = Firms()

    @classmethod
    def new(
        cls,
        today: date,
        era: Era,
        accounts: Iterable[Account],
        filing: Iterable[FilingAccount] = (),
        firms: Firms | None = None,
    ) -> World:
        by_number = {account.number: account for account in accounts}
        return cls(today=today, era=era, accounts=by_number, filing=tuple(filing), firms=firms or Firms())

    def signed_in_by(self, username: str, password: str) -> Account | None:
        """The account that this username and password open today; none while the username is locked."""
        if self.failures.locked("login", username):
            return None
        for account in self.accounts.values():
            if account.credentials.username == username and account.credentials.opened_by(password):
                return account
        return None

    def has_username(self, username: str) -> bool:
        """Whether some account already uses the name; small and capital letters count as the same."""
        return username.casefold() in {a.credentials.username.casefold() for a in self.accounts.values()}

    def with_account(self, account: Account) -> World:
        return self.model_copy(update={"accounts": {**self.accounts, account.number: account}})

    def filing_account(self, court: str, login: str) -> FilingAccount | None:
        """The CM/ECF account with that login in a court; small and capital letters differ."""
        return next((a for a in self.filing if (a.court, a.login) == (court, login)), None)

    def court_login(self, court: str, login: str, password: str) -> FilingAccount | None:
        """The CM/ECF account that a court's own login opens; none that is linked."""
        found = self.filing_account(court, login)
        return found if found and not found.linked_to and found.opened_by(password) else None

    def linked(self, account: Account, court: str) -> FilingAccount | None:
        """The CM/ECF account with which a PACER account files in a court."""
        return next((a for a in self.filing if (a.court, a.linked_to) == (court, account.number)), None)

    def filing_of(self, account: Account) -> tuple[FilingAccount, ...]:
        """Every CM/ECF account with which a PACER account files, one in a court."""
        return tuple(filing for filing in self.filing if filing.linked_to == account.number)

    def with_filing_account(self, changed: FilingAccount) -> World:
        key = (changed.court, changed.login)
        return self.model_copy(
            update={"filing": tuple(changed if (a.court, a.login) == key else a for a in self.filing)}
        )

    def login_number(self, holder: Account | FilingAccount) -> int:
        """The number that a session must have been given to be this login's."""
        return self.login_numbers.get(_login(holder), 0)

    def end_sessions(self, *holders: Account | FilingAccount) -> World:
        """Let no session that these logins have now open anything more, nor a copy of its cookie."""
        raised = {_login(holder): self.login_number(holder) + 1 for holder in holders}
        return self.model_copy(update={"login_numbers": {**self.login_numbers, **raised}})

    def login_failed(self, username: str) -> World:
        """One more try in vain, for a username that may or may not be somebody's."""
        return self.with_failures(self.failures.one_more("login", username))

    def answers_failed(self, email: str) -> World:
        """Security questions were answered wrongly, or by somebody who has none."""
        return self.with_failures(self.failures.one_more("answers", email))

    def with_failures(self, failures: Failures) -> World:
        return self.model_copy(update={"failures": failures})

    def unlocked(self, account: Account) -> World:
        """Let the holder try again, at the login and at the questions: time stands still, so no lock ends by itself."""
        forgiven = self.failures.forgiven("login", account.credentials.username)
        return self.with_failures(forgiven.forgiven("answers", account.holder.email))

    def mail(self, number: int | None) -> Mail | None:
        """The message of that number, if it is still kept."""
        return next((mail for mail in self.outbox if mail.number == number), None)

    @property
    def mails_sent(self) -> int:
        """How many so far, those that are no longer kept included."""
        return self.outbox[-1].number if self.outbox else 0

    def with_mail(self, mail: Mail) -> World:
        """The mail comes last, with its number; of all only the latest are kept."""
        numbered = mail.model_copy(update={"number": self.mails_sent + 1})
        return self.model_copy(update={"outbox": (*self.outbox, numbered)[-MOST_MAILS:]})

    def draft(self, account: Account) -> Mapping[str, Attempt]:
        """What the holder has entered for the upgrade so far, by tab."""
        return self.drafts.get(account.number, {})

    def with_draft(self, account: Account, draft: Mapping[str, Attempt]) -> World:
        return self.model_copy(update={"drafts": {**self.drafts, account.number: draft}})

    def without_draft(self, account: Account) -> World:
        others = {number: draft for number, draft in self.drafts.items() if number != account.number}
        return self.model_copy(update={"drafts": others})


def _login(holder: Account | FilingAccount) -> str:
    return holder.number if isinstance(holder, Account) else f"{holder.court}/{holder.login}"
