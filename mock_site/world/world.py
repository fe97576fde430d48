"""A world is one visitor's own copy of the portal: all accounts, the date, the era, the mail, what is half filled in.

Each is kept as one document (see store.py).
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

from mock_site.world.accounts import Account, Credentials, PaymentMethod
from mock_site.world.cmecf_accounts import FilingAccount
from mock_site.world.court_requests import BarAdmission, Document
from mock_site.world.fees import FeePayment
from mock_site.world.filed import FiledDocument, all_summarized, summaries
from mock_site.world.firms import Firms
from mock_site.world.lockout import Failures
from mock_site.world.mail import Mail
from mock_site.world.multifactor import STEP, Multifactor
from mock_site.world.parts import WorldPart

Era = Literal["2021", "2025"]

UNUSED_FOR: dict[Era, timedelta] = {"2021": timedelta(days=2 * 365), "2025": timedelta(days=183)}
"""Who has not logged in for longer cannot search (section 14)."""

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


class Application(WorldPart):
    """What the holder of an account has entered so far to ask a court for filing rights; of a card no number."""

    pages: Mapping[str, Attempt] = {}
    bars: tuple[BarAdmission, ...] = ()
    documents: tuple[Document, ...] = ()
    card: PaymentMethod | None = None

    def page(self, name: str) -> Attempt:
        """A page as it was last sent."""
        return self.pages.get(name, Attempt())

    def value(self, page: str, field: str) -> str:
        """What was last sent for a field."""
        return self.page(page).values.get(field, "")

    def with_page(self, name: str, attempt: Attempt) -> Application:
        return self.model_copy(update={"pages": {**self.pages, name: attempt}})


class FilingDraft(WorldPart):
    """A document that somebody is about to file in a court: what she has entered, and what is kept of her file."""

    number: int = 0
    """Another one after each change, so that nobody files what she has not looked over."""
    pages: Mapping[str, Attempt] = {}
    document: Document | None = None

    def page(self, name: str) -> Attempt:
        """A page as it was last sent."""
        return self.pages.get(name, Attempt())

    def with_page(self, name: str, attempt: Attempt) -> FilingDraft:
        return self.model_copy(update={"pages": {**self.pages, name: attempt}})

    def without_page(self, name: str) -> FilingDraft:
        return self.model_copy(update={"pages": {page: one for page, one in self.pages.items() if page != name}})


class World(WorldPart):
    """Everything that one visitor can change. A deed gives the world as it is afterwards."""

    today: date
    era: Era
    accounts: Mapping[str, Account]
    filing: tuple[FilingAccount, ...] = ()
    fee_payments: tuple[FeePayment, ...] = ()
    """At all courts, the latest last."""
    filed: tuple[FiledDocument, ...] = ()
    """At all courts, the latest last."""
    filing_drafts: Mapping[str, FilingDraft] = {}
    """By court, CM/ECF login and menu, such as “mad/cnbell/civil”."""
    drafts_numbered: int = 0
    outbox: tuple[Mail, ...] = ()
    drafts: Mapping[str, Mapping[str, Attempt]] = {}
    login_numbers: Mapping[str, int] = {}
    """How often all sessions of a login were ended; a session of an earlier number opens nothing."""
    registration: Registration = Registration()
    applications: Mapping[str, Application] = {}
    """By account number and by who applies, such as “7104401/attorney”."""
    failures: Failures = Failures()
    """What was tried in vain (X4): logins, and answers to security questions."""
    firms: Firms = Firms()
    multifactor: Mapping[str, Multifactor] = {}
    """By account number."""
    began_on: date | None = None
    stands: bool = False
    """Whether its clock stands still, for walks that must be the same each time."""
    codes_used: int = 0

    @classmethod
    def new(
        cls,
        today: date,
        era: Era,
        accounts: Iterable[Account],
        filing: Iterable[FilingAccount] = (),
        firms: Firms | None = None,
        multifactor: Mapping[str, Multifactor] | None = None,
    ) -> World:
        return cls(
            today=today,
            began_on=today,
            era=era,
            accounts={account.number: account for account in accounts},
            filing=tuple(filing),
            firms=firms or Firms(),
            multifactor=multifactor or {},
        )

    @property
    def began(self) -> date:
        """The day on which the accounts were as their files have them."""
        return self.began_on or self.today

    def with_clock(self, *, stands: bool) -> World:
        return self.model_copy(update={"stands": stands})

    def moment(self, now: int) -> int:
        """What the clock of codes shows, in seconds since 1970; `now` is the real time.

        A person's app keeps real time, and so does a world, whatever its date. Where the clock stands it is noon in
        London on the world's day, and half a minute later after each code that was used, as for somebody who waits.
        """
        if not self.stands:
            return now
        return int(datetime.combine(self.today, time(12), UTC).timestamp()) + self.codes_used * STEP

    def drawn(self, account: Account, what: str, number: int = 0) -> bytes:
        """Bytes for a key or a code: by chance, but where the clock stands always the same for an account."""
        if not self.stands:
            return secrets.token_bytes(32)
        return drawn_for(account.number, what, number)

    def multifactor_of(self, account: Account) -> Multifactor:
        return self.multifactor.get(account.number, Multifactor())

    def with_multifactor(self, account: Account, now: Multifactor) -> World:
        return self.model_copy(update={"multifactor": {**self.multifactor, account.number: now}})

    def code_used(self) -> World:
        """A code of an app has been taken."""
        return self.model_copy(update={"codes_used": self.codes_used + 1})

    def needs_passcode(self, account: Account) -> bool:
        """Whether a password alone does not open an account (X6)."""
        return self.era == "2025" and self.multifactor_of(account).enrolled

    def with_all_multifactor(self, change: Callable[[Multifactor], Multifactor]) -> World:
        changed = {number: change(one) for number, one in self.multifactor.items()}
        return self.model_copy(update={"multifactor": changed})

    def on(self, day: date) -> World:
        """Another day. What was sent by e-mail is too old then; a clock that stands shows an hour not yet seen.

        Daily summaries of what was filed before come by then.
        """
        world = self.with_all_multifactor(Multifactor.interrupted)
        world = world.with_all_multifactor(Multifactor.on_another_day) if self.stands else world
        for mail in summaries(self.filed, day):
            world = world.with_mail(mail)
        filed = all_summarized(self.filed, day)
        return world.model_copy(update={"today": day, "began_on": self.began, "filed": filed})

    def half_an_hour_later(self) -> World:
        """No account is locked any more, and no code that was sent by e-mail is good."""
        return self.with_failures(Failures()).with_all_multifactor(Multifactor.interrupted)

    def logged_in(self, account: Account) -> World:
        """The holder is here today. An account that nobody used for too long cannot search until PACER allows it."""
        used = account.used or max(account.created, self.began)
        unused = account.case_search == "Active" and not account.administrative
        changes: dict[str, object] = {"used": self.today}
        if unused and self.today > used + UNUSED_FOR[self.era]:
            changes["case_search"] = "Inactive"
        world = self.with_account(account.model_copy(update=changes))
        begun = self.multifactor.get(account.number)
        return world.with_multifactor(account, begun.interrupted()) if begun else world

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
        return next((a for a in self.filing_of(account) if a.court == court), None)

    def filing_of(self, account: Account) -> tuple[FilingAccount, ...]:
        """Every CM/ECF account with which a PACER account files, one in a court."""
        return tuple(a for a in self.filing if a.linked_to == account.number and not a.deactivated)

    def with_new_filing_account(self, made: FilingAccount) -> World:
        """A CM/ECF account more."""
        return self.model_copy(update={"filing": (*self.filing, made)})

    def agents(self, court: str) -> tuple[FilingAccount, ...]:
        """The filing agents of a court: each has a PACER account of her own that is linked there."""
        return tuple(one for one in self.filing if one.court == court and one.is_agent and one.linked_to)

    def served_by(self, agent: FilingAccount) -> tuple[FilingAccount, ...]:
        """Those who have an agent."""
        here = (one for one in self.filing if one.court == agent.court)
        return tuple(one for one in here if one.preferences.agent(agent.login))

    def with_filing_account(self, changed: FilingAccount) -> World:
        key = (changed.court, changed.login)
        return self.model_copy(
            update={"filing": tuple(changed if (a.court, a.login) == key else a for a in self.filing)}
        )

    def with_changed(self, filing: FilingAccount, change: Callable[[FilingAccount], FilingAccount]) -> World:
        """With a CM/ECF account changed, as it is by now."""
        now = self.filing_account(filing.court, filing.login)
        return self.with_filing_account(change(now)) if now else self

    def login_number(self, holder: Account | FilingAccount) -> int:
        """The number that a session must have been given to be this login's."""
        return self.login_numbers.get(_login(holder), 0)

    def end_sessions(self, *holders: Account | FilingAccount) -> World:
        """Let no session that these logins have now open anything more, nor a copy of its cookie."""
        raised = {_login(holder): self.login_number(holder) + 1 for holder in holders}
        return self.model_copy(update={"login_numbers": {**self.login_numbers, **raised}})

    def begun_anew(self, fresh: World) -> World:
        """A fresh world in place of this one; no session that somebody has now opens anything in it."""
        holders: list[Account | FilingAccount] = [
            *self.accounts.values(),
            *fresh.accounts.values(),
            *self.filing,
            *fresh.filing,
        ]
        raised = {_login(holder): self.login_number(holder) + 1 for holder in holders}
        return fresh.model_copy(update={"login_numbers": {**self.login_numbers, **raised}})

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

    def filing_draft(self, key: str) -> FilingDraft:
        """What somebody has entered so far to file a document."""
        return self.filing_drafts.get(key, FilingDraft())

    def with_filing_draft(self, key: str, draft: FilingDraft) -> World:
        """With a draft as it is now, under a new number."""
        number = self.drafts_numbered + 1
        drafts = {**self.filing_drafts, key: draft.model_copy(update={"number": number})}
        return self.model_copy(update={"filing_drafts": drafts, "drafts_numbered": number})

    def without_filing_draft(self, key: str) -> World:
        others = {name: draft for name, draft in self.filing_drafts.items() if name != key}
        return self.model_copy(update={"filing_drafts": others})

    def with_filed(self, document: FiledDocument) -> World:
        return self.model_copy(update={"filed": (*self.filed, document)})

    @property
    def files_at(self) -> datetime:
        """When what is filed next is filed: the clock stands at noon, and each filing of a day takes a minute."""
        today = sum(one.at.date() == self.today for one in self.filed)
        return datetime.combine(self.today, time(12)) + timedelta(minutes=today)

    def application(self, account: Account, who: str) -> Application:
        """What the holder has entered so far to ask a court for filing rights."""
        return self.applications.get(f"{account.number}/{who}", Application())

    def with_application(self, account: Account, who: str, entered: Application) -> World:
        return self.model_copy(update={"applications": {**self.applications, f"{account.number}/{who}": entered}})

    def without_draft(self, account: Account) -> World:
        others = {number: draft for number, draft in self.drafts.items() if number != account.number}
        return self.model_copy(update={"drafts": others})


def drawn_for(account: str, what: str, number: int = 0) -> bytes:
    """Bytes that follow from an account's number, what they are for, and how many there were before."""
    return hashlib.sha256(f"training portal/{account}/{what}/{number}".encode()).digest()


def _login(holder: Account | FilingAccount) -> str:
    return holder.number if isinstance(holder, Account) else f"{holder.court}/{holder.login}"
