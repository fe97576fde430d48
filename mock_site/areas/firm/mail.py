"""The mail between a PACER Administrative Account and those whom it pays for. Nothing is ever sent."""

from __future__ import annotations

from datetime import date
from typing import Literal

from mock_site.world.accounts import Account
from mock_site.world.mail import PSC, PSC_PHONE, Mail


def invitation(paa: Account, account: Account, remark: str, day: date) -> Mail:
    """To the holder: a PAA asks her to join."""
    return Mail(
        day=day,
        sender=PSC,
        to=account.holder.email,
        subject="A request to join a PACER Administrative Account",
        paragraphs=(
            f"{_firm(paa)} asks to add your PACER account {account.number} to its PACER Administrative Account.",
            f"Remark: {remark}",
            "Nothing changes until you accept. Log in to Manage My Account to accept or decline.",
        ),
    )


def reply(paa: Account, account: Account, answer: Literal["accepted", "declined"], day: date) -> Mail:
    """To the PAA: what the holder answered."""
    return Mail(
        day=day,
        sender=PSC,
        to=paa.holder.email,
        subject=f"Your request was {answer}",
        paragraphs=(
            f"{_called(account)} has {answer} your request.",
            CONSEQUENCES[answer],
        ),
    )


CONSEQUENCES = {
    "accepted": "From now on the fees of this account go on your bill.",
    "declined": "Nothing has changed for either account.",
}


def rescinded(paa: Account, account: Account, day: date) -> Mail:
    """To the holder: a PAA no longer asks."""
    return Mail(
        day=day,
        sender=PSC,
        to=account.holder.email,
        subject="A request was rescinded",
        paragraphs=(f"{_firm(paa)} no longer asks your PACER account {account.number} to join. You need do nothing.",),
    )


def parted(paa: Account, account: Account, remark: str, day: date) -> tuple[Mail, Mail]:
    """To both sides: the account no longer belongs to the PAA."""
    news = f"{_called(account)} no longer belongs to the PACER Administrative Account of {_firm(paa)}."
    words = (news, f"Remark: {remark}")
    subject = "An account was removed from a PACER Administrative Account"
    after = f"You cannot search for now. Call the {PSC}, {PSC_PHONE}, or join another PAA."
    return (
        Mail(day=day, sender=PSC, to=account.holder.email, subject=subject, paragraphs=(*words, after)),
        Mail(day=day, sender=PSC, to=paa.holder.email, subject=subject, paragraphs=words),
    )


def _firm(paa: Account) -> str:
    return paa.address.firm or paa.holder.name


def _called(account: Account) -> str:
    return f"{account.holder.name} (PACER account {account.number})"
