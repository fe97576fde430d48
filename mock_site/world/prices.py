"""What PACER costs."""

from __future__ import annotations

from decimal import Decimal

PRICE_OF_A_PAGE = Decimal("0.10")
"""What a page costs."""

MOST_FOR_A_DOCUMENT = Decimal("3.00")
"""No document costs more, however many pages it has."""

WAIVED_UP_TO = Decimal("30.00")
"""Fees of a quarter that are not more than this need not be paid."""


def price_of(pages: int) -> Decimal:
    """What a document or a report of so many pages costs."""
    return min(pages * PRICE_OF_A_PAGE, MOST_FOR_A_DOCUMENT)
