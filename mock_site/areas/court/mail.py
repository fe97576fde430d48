"""A court's answer to somebody who does not know her CM/ECF login. Nothing is ever sent."""

from __future__ import annotations

import hashlib
from datetime import date

from mock_site.start.courts import Court
from mock_site.world.cmecf_accounts import FilingAccount
from mock_site.world.mail import Mail


def login_answer(court: Court, filing: FilingAccount, password: str | None, day: date) -> Mail:
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
    if filing.deactivated:
        return "This account has been deactivated. To file again, send a new request in Manage My Account."
    if filing.linked_to:
        return "This account is linked to a PACER account. Log in with your PACER username and password."
    return "This account has been locked. Please contact the Clerk's Office."


def temporary_password(filing: FilingAccount, earlier: int) -> str:
    """A password that is the same in every world for the same account after as many earlier mails."""
    seed = f"{filing.court}/{filing.login}/{earlier}"
    return f"Temp{hashlib.sha256(seed.encode()).hexdigest()[:8]}!ecf"
