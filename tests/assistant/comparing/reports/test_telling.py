"""The words of a report."""

from __future__ import annotations

import pytest

from assistant.comparing.findings import Finding, Report
from assistant.comparing.reports import telling


def test_the_verdict_counts_what_readers_are_told_wrong(made):
    assert telling.verdict(made.report()) == (
        "1 sentence in 1 guide of 1 court is not true any more; readers fall into 1 gap between sentences; "
        "1 guide has no accepted edition yet."
    )


def test_a_sentence_that_is_false_in_two_courts_is_one(made):
    both = Report(comparisons=(made.guide(), made.guide(court="mab")))

    assert telling.verdict(both).startswith("1 sentence in 1 guide of 2 courts is not true any more")


@pytest.mark.parametrize(
    ("verdicts", "said"),
    [
        ((), "No guide was compared."),
        (("same",), "Every sentence of the one guide that was compared is true, and nothing has changed."),
        (
            ("same", "changed"),
            "Every sentence of all 2 guides is true; something that readers need not know has changed in 1 guide.",
        ),
    ],
    ids=["none", "all as accepted", "changed"],
)
def test_what_is_true_is_said_to_be(made, verdicts, said):
    guides = tuple(made.first(f"c{place}").model_copy(update={"verdict": one}) for place, one in enumerate(verdicts))

    assert telling.verdict(Report(comparisons=guides)) == said


def test_a_walk_that_stopped_is_never_passed_over(made):
    stopped = made.first().model_copy(update={"verdict": "changed", "ended": False})

    assert telling.verdict(Report(comparisons=(stopped,))) == "1 walk did not come to its end."


def test_a_rule_is_a_sentence():
    finding = Finding(rule="“A” is called “B” now", kind="renamed", weight="false", changes=())

    assert telling.title(finding) == "“A” is called “B” now."


def test_a_gap_that_no_sentence_tells_of_is_counted_too(made):
    change = made.change(kind="new page", weight="gap", line=None)
    guide = made.first().model_copy(update={"verdict": "gap", "changes": (change,)})

    assert telling.verdict(Report(comparisons=(guide,))) == "readers fall into 1 gap between sentences."
