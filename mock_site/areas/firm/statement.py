"""The quarterly statement of a PACER Administrative Account: one line for each account that it pays for (A10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from mock_site.world.accounts import Account
from mock_site.world.prices import PRICE_OF_A_PAGE, WAIVED_UP_TO
from mock_site.world.world import World


@dataclass(frozen=True)
class StatementLine:
    """What one account has cost in the quarter. `left` when it no longer belongs to the PAA."""

    number: str
    name: str
    cost_center: str
    amount: Decimal
    left: bool

    @property
    def pages(self) -> int:
        return max(int(self.amount / PRICE_OF_A_PAGE), 0)


@dataclass(frozen=True)
class FirmStatement:
    """The running quarter, from its first day to today."""

    since: date
    until: date
    balance: Decimal
    lines: tuple[StatementLine, ...]

    @property
    def pages(self) -> int:
        return sum(line.pages for line in self.lines)

    @property
    def total(self) -> Decimal:
        return sum((line.amount for line in self.lines), Decimal(0))

    @property
    def waived(self) -> Decimal:
        return self.total if 0 < self.total <= WAIVED_UP_TO else Decimal(0)

    @property
    def earlier(self) -> Decimal:
        """What was open before this quarter, less what was paid."""
        return self.balance - self.total

    @property
    def due(self) -> Decimal:
        return self.balance - self.waived

    @property
    def name(self) -> str:
        return "Invoice" if self.due > 0 else "Statement of Account"


def statement_of(world: World, paa: Account) -> FirmStatement:
    """The statement of a PAA as of today."""
    fees = world.firms.fees_of(paa.number)
    members = world.firms.members_of(paa.number)
    lines = tuple(_line(world, number, fees) for number in dict.fromkeys((*members, *fees)))
    return FirmStatement(first_day_of_quarter(world.today), world.today, paa.balance, lines)


def first_day_of_quarter(day: date) -> date:
    return date(day.year, day.month - (day.month - 1) % 3, 1)


def _line(world: World, number: str, fees: dict[str, Decimal]) -> StatementLine:
    membership = world.firms.members.get(number)
    return StatementLine(
        number=number,
        name=world.accounts[number].holder.name,
        cost_center=membership.cost_center if membership else "",
        amount=fees.get(number, Decimal(0)),
        left=membership is None,
    )
