"""Made-up use of PACER: the same account has the same transactions in every world, and its statements add up."""

from __future__ import annotations

import hashlib
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from mock_site.world.accounts import Account
from mock_site.world.prices import MOST_FOR_A_DOCUMENT, PRICE_OF_A_PAGE, WAIVED_UP_TO, price_of

QUARTERS_KEPT = 8
ISSUED_ON = 5
"""The day of the month after a quarter on which it is billed."""

MONTH_SHOWN_AFTER = 10
"""A month's transactions can be seen when the next month is older than so many days."""

CLIENT_CODES = ("", "2107", "2107", "3312-LEASE", "4018")
DOCUMENTS = ("Docket report", "Document", "Document", "Claims register", "List of parties")


@dataclass(frozen=True)
class Transaction:
    """Pages that were looked at; `court` is a court's name."""

    day: date
    client_code: str
    court: str
    description: str
    pages: int

    @property
    def cost(self) -> Decimal:
        return price_of(self.pages)


@dataclass(frozen=True, order=True)
class Quarter:
    """Three months of a year."""

    year: int
    number: int

    @property
    def slug(self) -> str:
        return f"{self.year}-q{self.number}"

    @property
    def name(self) -> str:
        return f"{self.first:%B} to {self.last:%B %Y}"

    @property
    def first(self) -> date:
        return date(self.year, self.number * 3 - 2, 1)

    @property
    def last(self) -> date:
        return last_of_month(date(self.year, self.number * 3, 1))

    @property
    def issued(self) -> date:
        return self.last + timedelta(days=ISSUED_ON)

    @property
    def before(self) -> Quarter:
        return Quarter(self.year, self.number - 1) if self.number > 1 else Quarter(self.year - 1, 4)


@dataclass(frozen=True)
class Statement:
    """A quarter's bill, as it was when it was issued. What was due before has been paid by then."""

    quarter: Quarter
    transactions: tuple[Transaction, ...]
    due_before: Decimal

    @property
    def fees(self) -> Decimal:
        return total(self.transactions)

    @property
    def waived(self) -> Decimal:
        return self.fees if self.fees <= WAIVED_UP_TO else Decimal(0)

    @property
    def due(self) -> Decimal:
        return self.fees - self.waived

    @property
    def kind(self) -> str:
        return "Invoice" if self.due else "Statement of Account"

    @property
    def courts(self) -> dict[str, tuple[Transaction, ...]]:
        """The transactions by court."""
        names = sorted({one.court for one in self.transactions})
        return {name: tuple(one for one in self.transactions if one.court == name) for name in names}


def statements(account: Account, courts: Sequence[str], today: date) -> list[Statement]:
    """The bills of the last two years, the latest first; none for the time before there was an account."""
    quarters = [Quarter(today.year, (today.month + 2) // 3)]
    while len(quarters) <= QUARTERS_KEPT + 1:
        quarters.append(quarters[-1].before)
    issued = [quarter for quarter in quarters if quarter.issued <= today][:QUARTERS_KEPT]
    return [_statement(account, courts, quarter, today) for quarter in issued if quarter.last >= account.created]


def shown_until(today: date) -> date:
    """The last day whose transactions can be seen."""
    last = today.replace(day=1) - timedelta(days=1)
    return last if today.day > MONTH_SHOWN_AFTER else last.replace(day=1) - timedelta(days=1)


def shown_from(today: date) -> date:
    """The first day whose transactions can be seen: that of the oldest bill."""
    quarter = _last_billed(today)
    for _ in range(QUARTERS_KEPT - 1):
        quarter = quarter.before
    return quarter.first


def transactions(
    account: Account, courts: Sequence[str], first: date, last: date, today: date
) -> tuple[Transaction, ...]:
    """What was looked at from one day to another, by day."""
    billed = _last_billed(today)
    months = _months(first, last) if courts else ()
    every = (one for month in months for one in _of_month(account, courts, month, billed))
    return tuple(sorted((one for one in every if first <= one.day <= last), key=lambda one: one.day))


def total(some: Sequence[Transaction]) -> Decimal:
    """What they cost together."""
    return sum((one.cost for one in some), Decimal(0))


def last_of_month(day: date) -> date:
    """The last day of a day's month."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def _statement(account: Account, courts: Sequence[str], quarter: Quarter, today: date) -> Statement:
    before = Statement(quarter.before, _of_quarter(account, courts, quarter.before, today), Decimal(0))
    return Statement(quarter, _of_quarter(account, courts, quarter, today), before.due)


def _of_quarter(account: Account, courts: Sequence[str], quarter: Quarter, today: date) -> tuple[Transaction, ...]:
    return transactions(account, courts, quarter.first, quarter.last, today)


def _last_billed(today: date) -> Quarter:
    quarter = Quarter(today.year, (today.month + 2) // 3)
    while quarter.issued > today:
        quarter = quarter.before
    return quarter


def _of_month(account: Account, courts: Sequence[str], month: date, billed: Quarter) -> Iterator[Transaction]:
    """A month's transactions; in the last month that was billed, so many that what the account owes is explained."""
    made = [one for one in _made_up(account, courts, month) if one.day >= account.created]
    yield from made
    if account.opening_balance and month == billed.last.replace(day=1):
        earlier = (month - timedelta(days=1)).replace(day=1)
        months = ((earlier - timedelta(days=1)).replace(day=1), earlier)
        rest = [one for before in months for one in _made_up(account, courts, before) if one.day >= account.created]
        wanted = max(account.opening_balance, WAIVED_UP_TO + PRICE_OF_A_PAGE) - total(rest) - total(made)
        yield from _worth(account, courts, last_of_month(month), wanted)


def _worth(account: Account, courts: Sequence[str], day: date, wanted: Decimal) -> Iterator[Transaction]:
    """So many transactions of a day that they cost what is wanted, or up to ten cents more."""
    if day < account.created:
        return
    count = 0
    while wanted > 0:
        cost = min(wanted, MOST_FOR_A_DOCUMENT)
        pages = int(-(-cost // PRICE_OF_A_PAGE))
        yield _transaction(account, courts, day, f"{day}/more/{count}", pages)
        wanted, count = wanted - cost, count + 1


def _made_up(account: Account, courts: Sequence[str], month: date) -> Iterator[Transaction]:
    quarter = Quarter(month.year, (month.month + 2) // 3)
    busy = account.administrative or _number(account, quarter.slug, 4) == 0
    for place in range(_number(account, f"{month}", 24 if busy else 7)):
        key = f"{month}/{place}"
        day = month.replace(day=1 + _number(account, f"{key}/day", 28))
        yield _transaction(account, courts, day, key, 1 + _number(account, f"{key}/pages", 40))


def _transaction(account: Account, courts: Sequence[str], day: date, key: str, pages: int) -> Transaction:
    number = 100 + _number(account, f"{key}/case", 900)
    return Transaction(
        day=day,
        client_code=CLIENT_CODES[_number(account, f"{key}/code", len(CLIENT_CODES))],
        court=courts[_number(account, f"{key}/court", len(courts))],
        description=f"{DOCUMENTS[_number(account, f'{key}/what', len(DOCUMENTS))]}, training case {number}",
        pages=pages,
    )


def _number(account: Account, key: str, below: int) -> int:
    """A number that looks like chance, and is the same in every world."""
    return int.from_bytes(hashlib.sha256(f"{account.number}/{key}".encode()).digest()[:8]) % below


def _months(first: date, last: date) -> Iterator[date]:
    month = first.replace(day=1)
    while month <= last:
        yield month
        month = last_of_month(month) + timedelta(days=1)
