"""What a page repeats of a value that was never read is known again, and the value is not to be had from its trace."""

from __future__ import annotations

import pytest

from assistant import leaks
from assistant.recorder.traces import LEAST, Traces

PASSCODE = "Wren&Lantern77"


def traced(value):
    """The traces of somebody who typed this, as the page counts it."""
    traces = Traces()
    letters = leaks.folded(value)
    traces.keep("Passcode", len(letters), traces.number_of(letters))
    return traces


@pytest.mark.parametrize("words", [PASSCODE, f"You typed {PASSCODE.upper()}.", " ".join(PASSCODE)])
def test_a_repetition_is_known_however_it_is_written(words):
    assert traced(PASSCODE).repeats_one(words)


@pytest.mark.parametrize("words", ["", "Your passcode was taken.", PASSCODE[:-1], PASSCODE[::-1]])
def test_other_words_are_none(words):
    assert not traced(PASSCODE).repeats_one(words)


def test_a_value_of_few_letters_is_in_any_word():
    assert not traced("x" * (LEAST - 1)).repeats_one("x" * LEAST)


def test_what_stands_in_the_field_now_counts():
    traces = traced(PASSCODE)
    traces.keep("Passcode", 0, traces.number_of(""))

    assert not traces.repeats_one(PASSCODE)


def test_nothing_of_a_value_is_kept_that_another_session_could_use():
    one, other = traced(PASSCODE), traced(PASSCODE)

    assert one.salt != other.salt
    assert PASSCODE not in repr(vars(one))
