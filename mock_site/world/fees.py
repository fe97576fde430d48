"""Filing fees: what is due in a court, and what has been paid there."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from mock_site.world.parts import WorldPart


class Fee(WorldPart):
    """What one filing costs; its number is its filer's."""

    number: int
    day: date
    case: str
    text: str
    amount: Decimal

    @property
    def name(self) -> str:
        return f"{self.text}, {self.case}"


class FeePayment(WorldPart):
    """What was paid at once, by whom, and with what; `owners` are the logins for whose filings."""

    receipt: str
    court: str
    day: date
    payer: str
    owners: tuple[str, ...]
    fees: tuple[Fee, ...]
    method: str

    @property
    def total(self) -> Decimal:
        return total(self.fees)

    def concerns(self, login: str) -> bool:
        """Whether somebody paid it, or had it paid for her."""
        return login in (self.payer, *self.owners)


def total(fees: Iterable[Fee]) -> Decimal:
    """What they cost together."""
    return sum((fee.amount for fee in fees), Decimal(0))
