"""Guides in lists stand with those that are for the same."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from assistant.facts.recording import Recording
from assistant.publishers.grouped import OTHERS, grouped


@dataclass(frozen=True)
class Entry:
    recording: Recording


@pytest.fixture
def entries(recording):
    def of(*groups: str) -> list[Entry]:
        return [Entry(recording.model_copy(update={"group": group, "when": (group,)})) for group in groups]

    return of


@pytest.mark.parametrize(
    ("groups", "names"),
    [
        (("Log in", "Pay", "Log in"), ["Log in", "Pay"]),
        (("", "Pay"), ["Pay", OTHERS]),
        (("", ""), [""]),
        ((), []),
    ],
)
def test_groups_stand_in_the_order_of_their_first_guides_and_the_others_last(groups, names, entries):
    assert [group.name for group in grouped(entries(*groups))] == names


def test_the_guides_of_a_group_keep_their_order_and_what_filers_say(entries):
    first, between, last = entries("Log in", "Pay", "Log in")

    found = grouped([first, between, last])

    assert found[0].guides == (first, last)
    assert found[0].questions == [("Log in", first), ("Log in", last)]
