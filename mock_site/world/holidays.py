"""The federal holidays on which courts are closed, by their rules (5 U.S.C. 6103)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

MONDAY, THURSDAY, SATURDAY, SUNDAY = 0, 3, 5, 6
JUNETEENTH_SINCE = 2021


@cache
def holidays(year: int) -> frozenset[date]:
    """The days of a year that are kept. New Year's Day on a Saturday is kept on the last day of the year before."""
    every = (observed(day) for of in (year, year + 1) for day in fixed(of))
    return frozenset(day for day in (*every, *by_weekday(year)) if day.year == year)


def fixed(year: int) -> Iterator[date]:
    """New Year's Day, Juneteenth, Independence Day, Veterans Day and Christmas Day."""
    for month, day in ((1, 1), (7, 4), (11, 11), (12, 25)):
        yield date(year, month, day)
    if year >= JUNETEENTH_SINCE:
        yield date(year, 6, 19)


def by_weekday(year: int) -> Iterator[date]:
    """Birthdays of King and Washington, Memorial Day, Labor Day, Columbus Day and Thanksgiving."""
    for month, place in ((1, 3), (2, 3), (9, 1), (10, 2)):
        yield nth(year, month, MONDAY, place)
    yield nth(year, 6, MONDAY, 1) - timedelta(weeks=1)  # the last Monday of May
    yield nth(year, 11, THURSDAY, 4)


def nth(year: int, month: int, weekday: int, place: int) -> date:
    """Such as the third Monday of a month."""
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7, weeks=place - 1)


def observed(day: date) -> date:
    """The day on which a holiday is kept that may fall on a weekend."""
    return day + timedelta(days={SATURDAY: -1, SUNDAY: 1}.get(day.weekday(), 0))
