"""What comes by mail to somebody who has forgotten her username or password. Nothing is ever sent."""

from __future__ import annotations

from datetime import date

from mock_site.world.accounts import Account
from mock_site.world.mail import PSC, PSC_PHONE, Mail, MailLink, Reset


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
        link=MailLink(words="Log in to Manage My Account", page="/pscof/login"),
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
            "The link works once, and for a limited time.",
            f"If it was not you, do not use the link, and call the {PSC}, {PSC_PHONE}.",
        ),
        link=MailLink(words="Reset PACER Password", page="/pscof/reset-password"),
        reset=Reset.of(account),
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
