"""Mail that a court would send. Nothing is ever sent: it stays in the visitor's world, to be read in the outbox."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta

from mock_site.start.courts import Court
from mock_site.world.accounts import Account, Record
from mock_site.world.cmecf_accounts import FilingAccount

PSC = "PACER Service Center"
PSC_PHONE = "1-800-676-6856"
LINK_LASTS = timedelta(days=1)
"""A link to reset a password is good for 24 hours; here a day has no hours."""


class Link(Record):
    """What the holder of the mailbox may click: its words, and the page that it leads to."""

    words: str
    page: str


class Reset(Record):
    """Whose password a message lets its reader set, as long as it is still the password of that day."""

    account: str
    password_print: str


class Mail(Record):
    """A message of plain paragraphs, perhaps with a link; its number in the outbox is given when it is sent."""

    number: int = 0
    day: date
    sender: str
    to: str
    subject: str
    paragraphs: tuple[str, ...]
    link: Link | None = None
    reset: Reset | None = None

    def lets_reset(self, account: Account, today: date) -> bool:
        """Whether its link still works: within a day, and once, for a new password has another print."""
        asked = self.reset
        if asked is None or asked.account != account.number or today > self.day + LINK_LASTS:
            return False
        return asked.password_print == _print(account)


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


def username_reminder(account: Account, day: date) -> Mail:
    """X1's answer."""
    return Mail(
        day=day,
        sender=PSC,
        to=account.holder.email,
        subject="Your PACER username",
        paragraphs=(
            f"Username: {account.credentials.username}",
            f"Account Number: {account.number}",
            f"If you did not ask for it, call the {PSC}, {PSC_PHONE}.",
        ),
        link=Link(words="Log in to Manage My Account", page="/pscof/login"),
    )


def password_reset(account: Account, day: date) -> Mail:
    """X2's answer to somebody who knows her answers. What its link holds stays in the world, and in no address."""
    return Mail(
        day=day,
        sender=PSC,
        to=account.holder.email,
        subject="Reset PACER Password",
        paragraphs=(
            f"Somebody who knows your security answers asked to set a new password for {account.credentials.username}.",
            "The link works once, and for 24 hours.",
            f"If it was not you, do not use the link, and call the {PSC}, {PSC_PHONE}.",
        ),
        link=Link(words="Reset PACER Password", page="/pscof/reset-password"),
        reset=Reset(account=account.number, password_print=_print(account)),
    )


def call_instead(account: Account, day: date) -> Mail:
    """X2's answer to the holder of an account that has no security questions."""
    return Mail(
        day=day,
        sender=PSC,
        to=account.holder.email,
        subject="Your PACER password",
        paragraphs=(
            f"Your account {account.number} has no security questions, so its password cannot be reset online.",
            f"Call the {PSC}, {PSC_PHONE}.",
        ),
    )


def _print(account: Account) -> str:
    return hashlib.sha256(account.credentials.password_hash.encode()).hexdigest()[:16]
