"""What a court mails when accounts were linked, fees paid or documents filed. Nothing is ever sent."""

from __future__ import annotations

from datetime import date

from mock_site.start.courts import Court
from mock_site.world.accounts import Account
from mock_site.world.cmecf_accounts import FilingAccount
from mock_site.world.fees import FeePayment
from mock_site.world.filed import FiledDocument
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


def filing_notice(filed: FiledDocument, name: str, email: str) -> Mail:
    """The notice of a filing, under the name that it has in its court."""
    return Mail(
        day=filed.at.date(),
        sender=filed.sender,
        to=email,
        subject=f"Activity in Case {filed.case_name}: {filed.event}",
        paragraphs=(
            name,
            *(f"{fact}: {value}" for fact, value in notice_facts(filed)),
            *([f"Notice by e-mail: {'; '.join(filed.by_email)}"] if filed.emailed else []),
            *([f"Notice by mail: {'; '.join(filed.mailed)}"] if filed.mailed else []),
        ),
    )


def notice_facts(filed: FiledDocument) -> tuple[tuple[str, str], ...]:
    """What a notice says of a filing, on the page and in the mail."""
    return (
        ("Entered by", filed.entered_by),
        ("Entered", f"{filed.at:%m/%d/%Y} at {filed.at:%I:%M %p}"),
        ("Case Name", filed.title),
        ("Case Number", filed.case),
        ("Filer", ", ".join(filed.parties)),
        ("Document Number", f"{filed.number}"),
        ("Docket Text", filed.text),
        ("Document", f"{filed.document.name}, {filed.document.pages} page{'' if filed.document.pages == 1 else 's'}"),
        ("Document Stamp", filed.stamp),
    )
