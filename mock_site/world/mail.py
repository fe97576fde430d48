"""A message of PACER or of a court. Nothing is ever sent: it stays in the visitor's world, to be read in the outbox."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta

from mock_site.world.accounts import Account
from mock_site.world.parts import WorldPart

PSC = "PACER Service Center"
PSC_PHONE = "1-800-676-6856"

LINK_LASTS = timedelta(days=1)
"""A link to reset a password is good for 24 hours; here a day has no hours."""


class MailLink(WorldPart):
    """What the holder of the mailbox may click: its words, and the page that it leads to."""

    words: str
    page: str


class Reset(WorldPart):
    """Whose password a message lets its reader set, as long as it is still the password of that day."""

    account: str
    password_print: str

    @classmethod
    def of(cls, account: Account) -> Reset:
        """For an account, with the print of the password that it has now."""
        print_ = hashlib.sha256(account.credentials.password_hash.encode()).hexdigest()[:16]
        return cls(account=account.number, password_print=print_)


class Mail(WorldPart):
    """A message of plain paragraphs, perhaps with a link; its number in the outbox is given when it is sent."""

    number: int = 0
    day: date
    sender: str
    to: str
    subject: str
    paragraphs: tuple[str, ...]
    code: str = ""
    """A code that its reader is to type."""
    link: MailLink | None = None
    reset: Reset | None = None

    def lets_reset(self, account: Account, today: date) -> bool:
        """Whether its link still works: within a day, and once, for a new password has another print."""
        return today <= self.day + LINK_LASTS and self.reset == Reset.of(account)
