"""The made-up cases of a court: the same in every world, but for what is filed in them there."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path

from mock_site.world.parts import WorldPart

FILE = Path(__file__).with_name("cases.toml")


class Entry(WorldPart):
    """A line of a docket: what was filed, and of how many pages."""

    day: date
    text: str
    pages: int


class Case(WorldPart):
    """One case: who is in it, what has been filed, and which lawyers the court must write to on paper."""

    number: str
    title: str
    filed: date
    about: str
    judge: str
    parties: tuple[tuple[str, str], ...]
    """Role and name of each."""
    by_mail: tuple[str, ...]
    entries: tuple[Entry, ...]

    @property
    def name(self) -> str:
        return f"{self.number} {self.title}"

    def called(self, number: str) -> bool:
        """Whether that is its number; the office in front and the judge's letters behind may be left out."""
        return _short(number) == _short(self.number)


def cases_of(kind: str, today: date | None = None) -> tuple[Case, ...]:
    """The cases of a court of that kind; of a day, those that have been filed by then."""
    return tuple(case for case in _every()[kind] if today is None or case.filed <= today)


def case_called(cases: Iterable[Case], number: str) -> Case | None:
    """The case with that number."""
    return next((case for case in cases if case.called(number)), None)


@cache
def _every() -> dict[str, tuple[Case, ...]]:
    held = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return {kind: tuple(map(Case.model_validate, cases)) for kind, cases in held.items()}


def _short(number: str) -> str:
    """2021-10442, 1:21-cv-10442 and 1:21-cv-10442-IF are all 21-cv-10442, or 21-10442 where a court writes it so.

    A court of appeals has a digit less.
    """
    bare = re.sub(r"\s", "", number).casefold()
    match = re.fullmatch(r"(?:\d:)?(?:20)?(\d\d-(?:[a-z]{2}-)?\d{4,5})(?:-[a-z]{2,3})*", bare, re.ASCII)
    return match[1] if match else ""
