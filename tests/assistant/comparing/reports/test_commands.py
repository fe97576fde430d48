"""Commands as they are typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.comparing.reports.commands import Commands
from assistant.places import COMPARED

USUAL = Commands(COMPARED)
KNOWN = "upgrade-account", "link-account", "log-in-with-mfa", "enroll-mfa", "renew-password"


@pytest.mark.parametrize(
    ("guides", "typed"),
    [
        ([("mad", KNOWN[0])], "assistant accept upgrade-account --court mad"),
        ([("mad", KNOWN[0]), ("mab", KNOWN[0])], "assistant accept upgrade-account"),
        ([("mad", name) for name in KNOWN], "assistant accept --court mad"),
    ],
    ids=["one", "two courts", "more than are named"],
)
def test_a_command_names_the_guides_that_it_is_about(made, guides, typed):
    named = [made.guide(court=court, walkthrough=walkthrough) for court, walkthrough in guides]

    assert USUAL.accept(named) == typed


def test_a_script_of_ones_own_and_another_folder_are_named_as_a_shell_takes_them(made):
    guide = made.guide(walkthrough="mine", script="my scripts/mine.py")

    typed = Commands(Path("elsewhere")).compare([guide], "--fix")

    assert typed == "assistant compare 'my scripts/mine.py' --court mad --out elsewhere --fix"


def test_offered_words_are_written_and_then_accepted(made):
    (false,) = (one for one in made.sentences if one.verdict == "false")

    typed = [command for _, command in USUAL.mended([false], [made.guide()])]

    assert typed == [
        "assistant compare check-account-type --court mad --fix", "assistant accept check-account-type --court mad",
    ]  # fmt: skip


def test_where_nothing_is_offered_the_sentence_is_to_be_reworded(made):
    (false,) = (one for one in made.sentences if one.verdict == "false")
    bare = false.model_copy(update={"offered": ""})

    ((why, typed),) = USUAL.mended([bare], [made.guide()])

    assert why.startswith("Reword assistant/walkthroughs/check_account_type.py:32, then")
    assert typed == "assistant compare check-account-type --court mad"
