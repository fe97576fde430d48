"""Mail that a court would send. Nothing is ever sent: it stays in the visitor's world, to be read in the outbox."""

from __future__ import annotations

import hashlib
from datetime import date

from mock_site.accounts import Account, Record
from mock_site.courts import Court
from mock_site.filing import FilingAccount


class Mail(Record):
    """A message of plain paragraphs."""

    day: date
    sender: str
    to: str
    subject: str
    paragraphs: tuple[str, ...]


def linked(court: Court, account: Account, filing: FilingAccount, day: date) -> Mail:
    """The notice that two accounts were linked."""
    return Mail(
        day=day,
        sender=court.name,
        to=account.holder.email,
        subject="Your CM/ECF account has been linked",
        paragraphs=(
            f"CM/ECF account: {filing.name} ({filing.login})",
            f"PACER account: {account.holder.name} ({account.credentials.username})",
            "From now on log in to this court with your PACER username and password.",
            "If you file in other courts, link your account there too.",
        ),
    )


def login_help(court: Court, filing: FilingAccount, password: str | None, day: date) -> Mail:
    """The court's answer to somebody who does not know her CM/ECF login; without a password, why there is none."""
    return Mail(
        day=day,
        sender=court.contacts.clerk_mail or court.name,
        to=filing.email,
        subject="Your CM/ECF login",
        paragraphs=(f"Your CM/ECF login: {filing.login}", _password_sentence(filing, password)),
    )


def _password_sentence(filing: FilingAccount, password: str | None) -> str:
    if password:
        return f"Temporary password: {password}"
    if filing.linked_to:
        return "This account is linked to a PACER account. Log in with your PACER username and password."
    return "This account has been locked. Please contact the Clerk's Office."


def temporary_password(filing: FilingAccount, earlier: int) -> str:
    """A password that is the same in every world for the same account after as many earlier mails."""
    seed = f"{filing.court}/{filing.login}/{earlier}"
    return f"Temp{hashlib.sha256(seed.encode()).hexdigest()[:8]}!ecf"
