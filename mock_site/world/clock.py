"""Time stands still in a world; its date and a court's go-live day say what that court's system can do."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from mock_site.world.holidays import holidays

Phase = Literal["before", "during", "after"]

WORKING_WEEK = range(5)

CHANGEOVER = timedelta(days=3)
"""A court's system is away for this long before it is NextGen: both courts changed over from a Friday to a Monday."""


def phase(today: date, go_live: date) -> Phase:
    """Whether `today` lies before a court's changeover, in it, or on or after its go-live day."""
    if today >= go_live:
        return "after"
    return "during" if today >= go_live - CHANGEOVER else "before"


def last_login(today: date, go_live: date) -> date:
    """The day before; or, when the system was away then, the last one on which it was not."""
    yesterday = today - timedelta(days=1)
    return go_live - CHANGEOVER - timedelta(days=1) if phase(yesterday, go_live) == "during" else yesterday


def working_days_after(day: date, days: int) -> date:
    """The day that so many working days later it is."""
    while days:
        day += timedelta(days=1)
        days -= is_working_day(day)
    return day


def last_working_day_before(day: date) -> date:
    """The day itself is none of them."""
    day -= timedelta(days=1)
    return day if is_working_day(day) else last_working_day_before(day)


def is_working_day(day: date) -> bool:
    """Whether courts work on a day: on no weekend, and on no federal holiday."""
    return day.weekday() in WORKING_WEEK and day not in holidays(day.year)


def in_words(day: date) -> str:
    """A date as courts write it: September 20, 2021."""
    return f"{day:%B} {day.day}, {day.year}"
