"""What is typed letter by letter in a film, and which notes go with a step."""

from __future__ import annotations

import pytest

from assistant.facts.recording import Typed
from assistant.publishers.film.steps import characters, with_notes


@pytest.mark.parametrize(
    ("verb", "typed"),
    [
        ("choose", Typed(shown="Attorney", characters=(80.0,) * 8)),
        ("fill", Typed(shown="2021-09-20", characters=(80.0,) * 10)),
        ("fill", Typed(shown="04/18/1967", characters=(80.0,) * 10)),
        ("fill", Typed(shown="too long", characters=(464.0,) * 8)),
        ("fill", Typed(shown="two\nlines", characters=(80.0,) * 9)),
        ("check", Typed(shown="")),
    ],
    ids=["list", "date", "date in numbers", "does not fit", "lines", "check"],
)
def test_lists_dates_and_what_does_not_fit_change_at_once(short, verb, typed):
    step = short.screens[0].steps[0].model_copy(update={"verb": verb, "typed": typed})

    assert characters(short.screens[0].steps[0]) == 6
    assert characters(step) == 0


def test_a_note_goes_with_the_step_that_it_follows(short):
    name, secret, note, login = short.screens[0].steps

    assert with_notes((note, name, secret, note, login)) == [
        (None, [note]), (name, []), (secret, [note]), (login, []),
    ]  # fmt: skip
