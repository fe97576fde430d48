"""What a court mails when two accounts were linked, or fees were paid. Nothing is ever sent."""

from __future__ import annotations

from datetime import date

from mock_site.start.courts import Court
from mock_site.world.accounts import Account
from mock_site.world.cmecf_accounts import FilingAccount
from mock_site.world.fees import FeePayment
from mock_site.world.mail import Mail


def linking_notice(court: Court, account: Account, filing: FilingAccount, day: date) -> Mail:
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


def fee_receipt(court: Court, email: str, payment: FeePayment) -> Mail:
    """The receipt for filing fees."""
    return Mail(
        day=payment.day,
        sender=court.name,
        to=email,
        subject=f"Receipt {payment.receipt} for filing fees",
        paragraphs=(
            *(f"{fee.name}: ${fee.amount:,.2f}" for fee in payment.fees),
            f"Total: ${payment.total:,.2f}, paid with {payment.method}.",
        ),
    )
