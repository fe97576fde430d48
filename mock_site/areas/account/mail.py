"""What comes by mail to somebody who changes her authentication methods. Nothing is ever sent."""

from __future__ import annotations

from datetime import date

from mock_site.world.accounts import Account
from mock_site.world.mail import PSC, PSC_PHONE, Mail


def security_code(account: Account, day: date, code: str) -> Mail:
    """X5's code, for whoever reads the mail of the address on file."""
    return Mail(
        day=day,
        sender=PSC,
        to=account.holder.email,
        subject="Your PACER security code",
        paragraphs=(
            f"Somebody who is logged in as {account.credentials.username} wants to change how you log in.",
            "This security code is good for 10 minutes, and once.",
            f"If it was not you, change your password, and call the {PSC}, {PSC_PHONE}.",
        ),
        code=code,
    )
