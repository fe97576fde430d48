"""Made-up cards: two test numbers are all that this portal takes, and no number is ever kept."""

from __future__ import annotations

from datetime import date

from mock_site.accounts import Card

BRANDS = ("VISA", "MasterCard", "Discover", "American Express")
MONTHS = tuple(f"{month:02}" for month in range(1, 13))
YEARS_AHEAD = 10

ACCEPTED = "4111 1111 1111 1111"
DECLINED = "4000 0000 0000 0002"
TEST_BRAND = "VISA"


def years_from(today: date) -> tuple[str, ...]:
    """The years in which a card can expire."""
    return tuple(str(today.year + ahead) for ahead in range(YEARS_AHEAD + 1))


def validated(brand: str, number: str, expires: tuple[str, str], today: date) -> Card | None:
    """What may be kept of a card; None when it is declined, has expired, or is no test card."""
    month, year = expires
    digits = number.replace(" ", "").replace("-", "")
    known = digits == ACCEPTED.replace(" ", "") and brand == TEST_BRAND
    if not known or (int(year), int(month)) < (today.year, today.month):
        return None
    return Card(brand=brand, last_four=digits[-4:])
