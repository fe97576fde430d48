"""What is wrong with a walkthrough as it is declared: what stands in @walkthrough, and the function below it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import get_args

from assistant.errors import BadInput
from assistant.facts import letters
from assistant.facts import sentence as sentences
from assistant.facts.courts import Kind
from assistant.settings import LONGEST_PATIENCE
from assistant.walking import given

LONGEST_TITLE = 120
MOST_MINUTES = 600
MOST_DAYS = 3_650
"""Days before or after the go-live."""

YEARS = range(2001, 2100)
"""The years that the portal's clock can show."""

TEXTS, WORDINGS, LISTS = ("group", "reached"), ("deadline", "next"), ("when", "needs", "keep")


def faults(declared: Mapping[str, object], script: object, eras: tuple[str, ...]) -> Iterator[str]:
    """All that is wrong, a sentence each; `declared` is what @walkthrough was given, by name."""
    yield from fault_of(title, declared["title"])
    for name in TEXTS:
        yield from fault_of(template, name, declared[name])
    for name in WORDINGS:
        yield from of_wordings(name, declared[name])
    for name in LISTS:
        yield from of_list(name, declared[name])
    yield from of_people(declared["people"])
    yield from of_day(declared["on"])
    yield from of_minutes(declared["minutes"])
    yield from of_patience(declared["patience"])
    yield from of_kinds(declared["kinds"])
    yield from of_troubles(declared["troubles"])
    if not isinstance(declared["before_go_live"], bool):
        yield f"before_go_live is {quoted(declared['before_go_live'])}; it is True or False."
    if declared["era"] not in eras:
        yield f"era is {quoted(declared['era'])}; it is {' or '.join(f'“{era}”' for era in eras)}."
    yield from of_function(script, declared["people"])


def fault_of(check: Callable[..., object], *what: object) -> Iterator[str]:
    """What a check complains of, if it does."""
    try:
        check(*what)
    except BadInput as error:
        yield str(error)


def title(value: object) -> None:
    template("title", given.text(value, "title", LONGEST_TITLE))


def template(name: str, value: object) -> None:
    """Raise BadInput for what cannot be said to a reader; nothing said is well."""
    if not isinstance(value, str):
        raise BadInput(f'{name} is {given.kind(value)}; write {name}="…".')
    sentences.split(given.seen(value, name))
    letters.check(name, letters.composed(value))
    for field in sentences.FIELD.findall(value):
        if field.partition(".")[0] != "court":
            raise BadInput(f"{name} may say facts of the court alone, such as {{court.name}}, and no {{{field}}}.")


def of_list(name: str, value: object) -> Iterator[str]:
    if isinstance(value, str) or not isinstance(value, (tuple, list)):
        yield f'{name} is {given.kind(value)}; write {name}=("…",), with a comma behind each.'
        return
    for one in value:
        yield from fault_of(given.text, one, name)
        if isinstance(one, str):
            yield from fault_of(template, name, one)


def of_wordings(name: str, value: object) -> Iterator[str]:
    if not isinstance(value, (tuple, list)):
        yield from fault_of(template, name, value)
        return
    if not value:
        yield f'{name} is empty; write {name}="…", or leave it out.'
    for one in value:
        yield from fault_of(template, name, one)


def of_people(value: object) -> Iterator[str]:
    if isinstance(value, str) or not isinstance(value, (tuple, list)):
        yield f'people is {given.kind(value)}; write people=("tobias-brannock",), with a comma behind each.'
        return
    if wrong := [one for one in value if not isinstance(one, str)]:
        yield f'people holds {given.kind(wrong[0])}; each is a name, such as "tobias-brannock".'
    elif twice := sorted({one for one in value if value.count(one) > 1}):
        yield f"people names {twice[0]} twice; nobody can act beside herself."


def of_day(value: object) -> Iterator[str]:
    if value is None:
        return
    if isinstance(value, int) and not isinstance(value, bool):
        if abs(value) > MOST_DAYS:
            yield f"on is {value:,} days from the go-live, and {MOST_DAYS:,} are the most."
        return
    try:
        day = date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        day = None
    if day is None or day.year not in YEARS:
        days = f'a day from {YEARS[0]} to {YEARS[-1]}, such as "2021-09-21", or a number of days from the go-live'
        yield f"on is {quoted(value)}; write {days}."


def of_minutes(value: object) -> Iterator[str]:
    whole = isinstance(value, int) and not isinstance(value, bool)
    if value is not None and not (whole and 1 <= value <= MOST_MINUTES):  # type: ignore[operator]  # whole says so
        yield f"minutes is {quoted(value)}; write a whole number from 1 to {MOST_MINUTES}, or leave it out."


def of_kinds(value: object) -> Iterator[str]:
    known = get_args(Kind)
    if not isinstance(value, (tuple, list)):
        yield f'kinds is {given.kind(value)}; write kinds=("district", "bankruptcy"), with a comma behind each.'
    elif wrong := [one for one in value if one not in known]:
        yield f"kinds holds {quoted(wrong[0])}; a court is {', '.join(known[:-1])} or {known[-1]}."


def of_patience(value: object) -> Iterator[str]:
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if value is not None and not (number and 0 < value <= LONGEST_PATIENCE):  # type: ignore[operator]  # number says so
        yield f"patience is {quoted(value)}; write seconds, from 0.1 to {LONGEST_PATIENCE}, or leave it out."


def of_troubles(value: object) -> Iterator[str]:
    if value is None:
        return
    if not isinstance(value, dict):
        yield f'troubles is {given.kind(value)}; write troubles={{"the message": "what to do"}}.'
        return
    for message, remedy in value.items():
        yield from fault_of(given.text, message, "A message of troubles")
        yield from fault_of(letters.check, "A message of troubles", letters.composed(str(message)))
        yield from fault_of(given.text, remedy, "What to do about a message of troubles")
        if isinstance(remedy, str):
            yield from fault_of(template, "troubles", remedy)


def of_function(script: object, people: object) -> Iterator[str]:
    """What is wrong with the function itself: it is called with the guide and the people, in their order."""
    if not inspect.isfunction(script):
        yield f"@walkthrough stands above {given.kind(script)}; it belongs above a function: def name(guide, filer):"
        return
    if inspect.iscoroutinefunction(script) or inspect.isgeneratorfunction(script) or inspect.isasyncgenfunction(script):
        yield f"{script.__name__} is async or has a yield, so nothing of it would be walked; write a plain function."
    if not (script.__doc__ or "").strip():
        yield f"{script.__name__} has no docstring; its first lines are the guide's lead sentence."
    else:
        yield from fault_of(template, "The docstring", " ".join((script.__doc__ or "").split()))
    takes = inspect.signature(script).parameters.values()
    if odd := [one.name for one in takes if one.kind not in (one.POSITIONAL_ONLY, one.POSITIONAL_OR_KEYWORD)]:
        yield f"{script.__name__} takes {odd[0]} by name or in any number; write plain arguments: guide, then people."
    elif not takes:
        yield f"{script.__name__} takes nothing; its first argument is the guide, then come its people."
    elif isinstance(people, (tuple, list)) and len(takes) - 1 != len(people):
        name = Path(inspect.getfile(script)).stem.replace("_", "-")
        yield f"{name} takes {len(takes) - 1} people, and its @walkthrough names {len(people)}."


def quoted(value: object) -> str:
    """A short value as it was written; of any other, what it is."""
    short = isinstance(value, (str, int, float)) and len(str(value)) <= LONGEST_TITLE
    return (f"“{value}”" if isinstance(value, str) else str(value)) if short else given.kind(value)
