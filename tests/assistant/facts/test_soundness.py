"""A recording says only what a walk can have seen. What is refused at full length stands in the hostile recordings."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.facts import soundness
from assistant.facts.recording import Box, Recording

KEPT = Path(__file__).parents[3] / "recordings" / "check-account-type"
WHOLE = Box(x=0, y=0, width=992, height=1120)


def test_a_kept_recording_has_no_fault():
    assert list(soundness.faults(Recording.load(KEPT))) == []


def test_each_fault_is_told_in_words():
    recording = Recording.load(KEPT)
    odd = recording.model_copy(update={"people": ("../x",), "title": "x" * 400, "minutes": -1, "screens": ()})

    assert list(soundness.faults(odd)) == [
        "“../x” cannot be the name of a person",
        f"“{'x' * 40}…” has 400 characters, and 250 are the most",
        "it has no steps",
        "-1 is no count of lines or minutes",
    ]


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("", "Anything."), ("Go.", "Go."), ("Go to {a.b}.", "Go to PACER."), ("{a}", ""), ("{a}, {b}!", "x, y, z!"),
        ("a{x}a", "aa"),
    ],
)  # fmt: skip
def test_a_sentence_can_have_come_of_its_template(template, text):
    assert soundness.fills_template(template, text)


@pytest.mark.parametrize(
    ("template", "text"), [("Go.", "Run."), ("Go to {a}.", "Go to PACER"), ("a{x}a", "a"), ("{a}, {b}!", "x y!")]
)
def test_a_sentence_that_has_not(template, text):
    assert not soundness.fills_template(template, text)


def test_what_stands_in_the_window_and_what_reaches_into_it():
    jutting = Box(x=900, y=1100, width=300, height=40)

    assert soundness.lies_within(Box(x=0, y=0, width=992.4, height=9), WHOLE)
    assert not soundness.lies_within(jutting, WHOLE)
    assert soundness.meets(jutting, WHOLE)
    assert not soundness.meets(Box(x=994, y=0, width=9, height=9), WHOLE)
    assert not soundness.meets(Box(x=0, y=0, width=-1, height=9), WHOLE)
    assert not soundness.is_real(Box(x=0, y=0, width=1e6, height=9))
