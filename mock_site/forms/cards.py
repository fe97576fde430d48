"""Made-up cards and a made-up bank account: all that this portal takes, and no number is ever kept."""

from __future__ import annotations

from datetime import date

from mock_site.forms.fields import ungrouped
from mock_site.world.accounts import PaymentMethod
from mock_site.world.made_up_card import ACCEPTED, TEST_BRAND

BRANDS = ("VISA", "MasterCard", "Discover", "American Express")
EXPIRY_MONTHS = tuple(f"{month:02}" for month in range(1, 13))
YEARS_AHEAD = 10

BANK = "Bank account"
ROUTING, BANK_ACCOUNT = "999999992", "000111222333"
"""No bank has this routing number: none begins with 99."""


def years_from(today: date) -> tuple[str, ...]:
    """The years in which a card can expire."""
    return tuple(str(today.year + ahead) for ahead in range(YEARS_AHEAD + 1))


def validated(brand: str, number: str, expires: tuple[str, str], today: date) -> PaymentMethod | None:
    """What may be kept of a card; None when it is declined, has expired, or is no test card."""
    month, year = expires
    digits = ungrouped(number)
    known = digits == ungrouped(ACCEPTED) and brand == TEST_BRAND
    if not known or (int(year), int(month)) < (today.year, today.month):
        return None
    return PaymentMethod(brand=brand, last_four=digits[-4:])


def bank_account(routing: str, number: str) -> PaymentMethod | None:
    """What may be kept of a bank account; None when it is not the made-up one."""
    known = (ungrouped(routing), ungrouped(number)) == (ROUTING, BANK_ACCOUNT)
    return PaymentMethod(brand=BANK, last_four=BANK_ACCOUNT[-4:]) if known else None
