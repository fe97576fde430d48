"""Days, times and numbers, as sentences write them and as fields of their kind take them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, time
from decimal import Decimal, InvalidOperation

from assistant.facts.sentence import MONTHS

MONTH = "|".join(f"{month}|{month[:3]}" for month in MONTHS) + "|Sept"
WEEKDAY = re.compile(r"^(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+", re.IGNORECASE)

DAYS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})",
        r"(?P<month>\d{1,2})(?P<mark>[/.-])(?P<day>\d{1,2})(?P=mark)(?P<year>\d{4})",
        rf"(?P<name>{MONTH})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<name>{MONTH})\.?,?\s+(?P<year>\d{{4}})",
    )
)
"""Days as Americans write them, and as machines do. Years have four digits, or nobody knows the century."""

MONTHS_OF_YEARS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?P<year>\d{4})-(?P<month>\d{1,2})",
        r"(?P<month>\d{1,2})/(?P<year>\d{4})",
        rf"(?P<name>{MONTH})\.?,?\s+(?P<year>\d{{4}})",
    )
)
WEEK = re.compile(r"(?:(?P<year>\d{4})-?W|week\s+)(?P<week>\d{1,2})(?:(?:,|\s+of)?\s+(?P<after>\d{4}))?", re.IGNORECASE)
CLOCK = re.compile(r"(\d{1,2})(?::(\d{2}))?(?::(\d{2}))?\s*(?:([ap])\.?\s*m\.?)?", re.IGNORECASE)
MOMENT = re.compile(
    r"(?P<day>.*?\d)(?:T|,?\s+at\s+|,?\s+)(?P<clock>\d{1,2}(?::\d{2}){0,2}\s*(?:[ap]\.?\s*m\.?)?)", re.IGNORECASE
)

NUMBER = re.compile(r"\$?\s*(-?)\s*\$?\s*(\d{1,3}(?:,\d{3})+|\d+)?(\.\d+)?\s*%?")


def day(words: str) -> str:
    """A day as 2021-09-21, or nothing where it is none."""
    found = match_of(DAYS, WEEKDAY.sub("", words.strip()))
    try:
        return date(int(found["year"]), month_in(found), int(found["day"])).isoformat() if found else ""
    except ValueError:
        return ""


def clock(words: str) -> str:
    """A time of the day as 09:30, with seconds where they are said, or nothing where it is none."""
    named = {"noon": "12:00", "midnight": "00:00"}.get(words.strip().lower(), words.strip())
    found = CLOCK.fullmatch(named)
    if found is None or not (found[2] or found[4]):  # a number alone is no time
        return ""
    hours = int(found[1])
    if found[4]:
        if not 1 <= hours <= 12:  # noqa: PLR2004 - a clock's face
            return ""
        hours = hours % 12 + (12 if found[4].lower() == "p" else 0)
    try:
        said = time(hours, int(found[2] or 0), int(found[3] or 0))
    except ValueError:
        return ""
    return said.isoformat("seconds" if found[3] else "minutes")


def moment(words: str) -> str:
    """A day and a time as 2021-09-21T09:30, or nothing where it is none."""
    found = MOMENT.fullmatch(words.strip())
    parts = (day(found["day"]), clock(found["clock"])) if found else ("", "")
    return "T".join(parts) if all(parts) else ""


def month(words: str) -> str:
    """A month as 2021-09, or nothing where it is none."""
    found = match_of(MONTHS_OF_YEARS, words.strip())
    number = month_in(found) if found else 0
    return f"{found['year']}-{number:02}" if found and 1 <= number <= len(MONTHS) else ""


def week(words: str) -> str:
    """A week as 2021-W38, or nothing where it is none."""
    found = WEEK.fullmatch(words.strip())
    year = found and (found["year"] or found["after"])
    return f"{year}-W{int(found['week']):02}" if found and year else ""


def number(words: str) -> str:
    """A number without its thousands' commas, its dollar or its percent sign, or nothing where it is none."""
    found = NUMBER.fullmatch(words.strip())
    if found and (found[2] or found[3]):
        return f"{found[1]}{(found[2] or '0').replace(',', '')}{found[3] or ''}"
    try:
        return words.strip() if Decimal(words.strip()).is_finite() else ""
    except InvalidOperation:
        return ""


def color(words: str) -> str:
    """A color as #rrggbb, or nothing where it is none."""
    return words.strip().lower() if re.fullmatch(r"#[0-9a-fA-F]{6}", words.strip()) else ""


OWN: dict[str, tuple[Callable[[str], str], str]] = {
    "date": (day, "a day, such as 09/21/2021"),
    "time": (clock, "a time, such as 9:30 AM"),
    "datetime-local": (moment, "a day and a time, such as 09/21/2021 9:30 AM"),
    "month": (month, "a month, such as September 2021"),
    "week": (week, "a week, such as Week 38, 2021"),
    "number": (number, "a number, such as 1250.50"),
    "range": (number, "a number, such as 50"),
    "color": (color, "a color, such as #1a4480"),
}
"""Kinds of fields that take only what is of their kind: what makes of words what they take, and an example."""


def match_of(patterns: tuple[re.Pattern[str], ...], words: str) -> dict[str, str] | None:
    found = next(filter(None, (pattern.fullmatch(words) for pattern in patterns)), None)
    return found.groupdict() if found else None


def month_in(found: dict[str, str]) -> int:
    """The number of a month that is written as a number or by its name."""
    if name := found.get("name"):
        return 1 + next(place for place, month in enumerate(MONTHS) if month.lower().startswith(name[:3].lower()))
    return int(found["month"])


def same(typed: str, shown: str) -> bool:
    """Whether what a page shows is what was typed, in whatever format: nothing dropped, nothing else put in its place.

    A phone's dashes may become brackets, a day or an amount may be written otherwise, letters may become capitals.
    """
    if plain(typed) == plain(shown):
        return True
    for read in (day, clock, moment, month):
        if typed_as := read(typed):
            return typed_as == read(shown) or same_digits(typed, shown)
    if same_number(typed, shown):
        return True
    return same_digits(typed, shown) and not (number(typed) and number(shown))


def plain(words: str) -> str:
    return " ".join(words.casefold().split())


def same_number(typed: str, shown: str) -> bool:
    """The same amount. Zeros before a number are none: a ZIP Code that has lost its first one is another."""
    one, other = number(typed), number(shown)
    return bool(one and other) and not re.match(r"0\d", one) and Decimal(one) == Decimal(other)


def same_digits(typed: str, shown: str) -> bool:
    """The same letters and digits in a row, where marks between digits count for nothing: a mask puts them there."""
    one, other = without_marks(typed), without_marks(shown)
    abroad = shown.strip().startswith("+1") and len(one) == TELEPHONE and one.isdigit()
    return any(letter.isdigit() for letter in one) and (one == other or (abroad and f"1{one}" == other))


TELEPHONE = 10
"""Digits of an American telephone number without its country's."""

MARKS = re.compile(r"[ \-()/.,:+$%_]+")


def without_marks(words: str) -> str:
    """Words without the marks that stand between digits, or between a digit and an end; those beside letters stay."""

    def between(mark: re.Match[str]) -> str:
        beside = (words[: mark.start()][-1:], words[mark.end() :][:1])
        return "" if all(not one or one.isdigit() for one in beside) else " ".join(mark[0].split()) or " "

    return MARKS.sub(between, words).casefold().strip()
