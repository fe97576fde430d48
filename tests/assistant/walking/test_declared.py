"""Everything that may be wrong with what stands in @walkthrough is told at once, a sentence each."""

from __future__ import annotations

import inspect

import pytest

from assistant.errors import BadInput
from assistant.walking import declared
from assistant.walking.walkthrough import walkthrough

TAKES = inspect.signature(walkthrough).parameters.values()
GOOD = {one.name: None if one.default is one.empty else one.default for one in TAKES} | {
    "title": "Mine",
    "people": ("tobias-brannock",),
    "on": "2021-09-21",
}
A_DAY = 'a day from 2001 to 2099, such as "2021-09-21", or a number of days from the go-live'


def fine(guide, filer):
    """Say it."""


def faults(script=fine, **other) -> list[str]:
    return list(declared.faults({**GOOD, **other}, script, ("2021", "2025")))


def test_what_is_right_has_no_fault():
    assert faults() == []
    assert faults(people=["tobias-brannock"], on=-3, minutes=10, when=["I am new."], troubles={"No": "Yes."}) == []


@pytest.mark.parametrize(
    ("name", "value", "complaint"),
    [
        ("title", "", "title is empty; write what is to be said."),
        ("title", "x" * 121, "title has 121 characters, and 120 are the most."),
        ("people", "tobias-brannock", 'people is a text; write people=("tobias-brannock",), with a comma behind each.'),
        ("on", 3_651, "on is 3,651 days from the go-live, and 3,650 are the most."),
        ("on", True, f"on is True; write {A_DAY}."),
        ("on", "soon", f"on is “soon”; write {A_DAY}."),
        ("era", "1999", "era is “1999”; it is “2021” or “2025”."),
        ("minutes", "10", "minutes is “10”; write a whole number from 1 to 600, or leave it out."),
        ("patience", "long", "patience is “long”; write seconds, from 0.1 to 600, or leave it out."),
        ("patience", 601, "patience is 601; write seconds, from 0.1 to 600, or leave it out."),
        ("kinds", "district", 'kinds is a text; write kinds=("district", "bankruptcy"), with a comma behind each.'),
        ("kinds", ("tax",), "kinds holds “tax”; a court is district, bankruptcy or appellate."),
        ("when", "I am new.", 'when is a text; write when=("…",), with a comma behind each.'),
        ("needs", ("{filer.id}",), "needs may say facts of the court alone, such as {court.name}, and no {filer.id}."),
        ("troubles", ["No"], 'troubles is a list; write troubles={"the message": "what to do"}.'),
        ("next", None, 'next is None; write next="…".'),
        ("title", "東", "title holds “東” (U+6771), and no font of the guides has it; write it in Latin letters: 東"),
        ("keep", ("🙂",), "keep holds “🙂” (U+1F642), and no font of the guides has this picture; say it in words: 🙂"),
        ("reached", "a\u200b", "reached holds a character that nobody sees (U+200B); type it anew: a"),
    ],
)  # fmt: skip
def test_each_fault_says_how_to_write_it(name, value, complaint):
    assert faults(**{name: value}) == [complaint]


def test_a_message_is_looked_through_as_what_to_do_about_it():
    complaint = (
        "A message of troubles holds “エ” (U+30A8), and no font of the guides has it; write it in Latin letters: エ"
    )

    assert faults(troubles={"エ": "x"}) == [complaint]


def undocumented(guide): ...


def test_all_faults_are_told_at_once_with_the_line():
    with pytest.raises(BadInput) as told:
        walkthrough("", people=None, on="never", minutes="10")(undocumented)

    lines = str(told.value).splitlines()
    assert len(lines) == 5
    assert all(line.startswith("tests/assistant/walking/test_declared.py:") for line in lines)
    assert "has no docstring" in lines[-1]


async def asynchronous(_guide, _filer):
    """Say it."""


def generator(_guide, _filer):
    """Say it."""
    yield


def by_name(guide, *, filer):
    """Say it."""


def alone():
    """Say it."""


@pytest.mark.parametrize(
    ("script", "complaint"),
    [
        (str, "@walkthrough stands above a class; it belongs above a function"),
        (5, "@walkthrough stands above a number"),
        (asynchronous, "asynchronous is async or has a yield, so nothing of it would be walked"),
        (generator, "generator is async or has a yield"),
        (by_name, "by_name takes filer by name or in any number"),
        (alone, "alone takes nothing; its first argument is the guide"),
    ],
)
def test_the_function_takes_the_guide_and_the_people(script, complaint):
    (told,) = faults(script)

    assert told.startswith(complaint)
