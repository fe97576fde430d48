"""What counts as a failure, and by what a finding goes."""

from typing import get_args

import pytest

from assistant.comparing.findings import IN_WORDS, Comparison, Finding, Kind, Report


def report(verdict, *, strict=False):
    one = Comparison(
        court="mad", walkthrough="x", title="X", script="x.py", accepted=1, walked="w", seal="0", ended=True,
        verdict=verdict,
    )  # fmt: skip
    return Report(strict=strict, comparisons=(one,))


@pytest.mark.parametrize(
    ("verdict", "strict", "fails"),
    [
        ("same", True, False), ("changed", False, False), ("changed", True, True),
        ("gap", False, True), ("false", False, True), ("first", False, True),
    ],
)  # fmt: skip
def test_it_fails_where_a_reader_is_told_wrong_or_where_all_counts(verdict, strict, fails):
    assert report(verdict, strict=strict).failed is fails


def test_a_finding_goes_by_its_rule_alone():
    one, other = (Finding(rule="A rule.", kind="new", weight=weight, changes=()) for weight in ("quiet", "false"))

    assert one.key == other.key


def test_every_kind_has_words():
    assert set(IN_WORDS) == set(get_args(Kind))
