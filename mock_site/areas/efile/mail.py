"""What PACER and a court mail about a request to file. Nothing is ever sent."""

from __future__ import annotations

from mock_site.areas.efile.kinds import FILING_AGENT
from mock_site.start.courts import Court
from mock_site.world.accounts import Account
from mock_site.world.clock import in_words
from mock_site.world.court_requests import Request
from mock_site.world.mail import PSC, Mail

ANSWER_TIME = "The court answers by email, usually within three business days."

SEND_ANEW = "Correct it, and send a new request: log in to Manage My Account, and open the Maintenance tab."

EXISTING = "Existing CM/ECF account. Link your account instead."
NO_CASE = "Most Recent Case is missing."

REASONS = {
    EXISTING: "Log in to this court’s CM/ECF with your PACER username and password. {way_to_link}. "
    "If you do not know your CM/ECF login, ask the court.",
    NO_CASE: "Send a new request from the Maintenance tab of Manage My Account. In Most Recent Case, "
    "enter the number of your case.",
    "The bar information could not be verified.": "Check each bar number and date with the bar that gave it. "
    f"{SEND_ANEW}",
    "A document is missing or cannot be read.": f"The court’s rules say which documents it needs. {SEND_ANEW}",
    "The sponsor is not a member of this court’s bar.": f"Ask an attorney who is. {SEND_ANEW}",
}
"""Why a court says no, and how to go on."""


def received(court: Court, account: Account, asked: Request) -> Mail:
    """PACER's own: that a request is on its way."""
    return Mail(
        day=asked.day,
        sender=PSC,
        to=_address(account, asked),
        subject="Your request has been submitted to the court",
        paragraphs=(
            f"Request number: {asked.number}",
            f"Court: {court.name}",
            f"Request: {_what(asked)}",
            ANSWER_TIME,
            *(("You cannot file in this court until it has processed your request.",) if asked.filing else ()),
        ),
    )


def approved(court: Court, account: Account, asked: Request) -> Mail:
    """The court's: she may file; or, as she asked, no more."""
    if asked.filing is None:
        told: tuple[str, ...] = (
            "Your filing account in this court has been deactivated, as you asked.",
            "Your PACER account stays open. To file here again, send a new request.",
        )
    else:
        told = (
            "Your request has been approved. You may now file in this court.",
            "Log in to this court’s CM/ECF with your PACER username and password. There is nothing to link.",
            *(AGENTS_NEXT if asked.filing.role == FILING_AGENT else ()),
        )
    return _answer(court, account, asked, "Your request has been processed", told)


AGENTS_NEXT = (
    "You file for others: each attorney or trustee still has to add you as a filing agent, in this court’s CM/ECF.",
)


def rejected(court: Court, account: Account, asked: Request) -> Mail:
    """The court's: why not, and how to go on."""
    how = REASONS.get(asked.answer, f"{SEND_ANEW} If you do not know what is wrong, ask the court.")
    how = how.replace("{way_to_link}", court.way_to_link)
    told = (f"Your request has been rejected. Reason: {asked.answer}", f"How to go on: {how}")
    return _answer(court, account, asked, "Your request has been rejected", told)


def _answer(court: Court, account: Account, asked: Request, subject: str, told: tuple[str, ...]) -> Mail:
    about = f"Request number {asked.number}, of {in_words(asked.day)}: {_what(asked)}"
    ask = f"Questions about this answer: {court.contacts.clerk_mail or 'the Clerk’s Office of this court'}."
    return Mail(
        day=asked.day,
        sender=court.name,
        to=_address(account, asked),
        subject=subject,
        paragraphs=(about, *told, ask),
    )


def _address(account: Account, asked: Request) -> str:
    return asked.filing.email if asked.filing else account.holder.email


def _what(asked: Request) -> str:
    role = asked.filing.role if asked.filing else ""
    return f"{asked.type} ({role})" if role and role not in asked.type and role != "Attorney" else asked.type
