"""What is told of a guide that is not as it was accepted, and the reports of several."""

from __future__ import annotations

import pytest
from compared import RENAMED, STEP, comparison, walked_in

from assistant.comparing.findings import Comparison, Report, Where
from assistant.facts.recording import Recording
from assistant.places import COMPARED
from assistant.testing import comparing

FALSE = STEP.model_copy(update={"verdict": "false", "told": "It names Next.", "offered": "Click **Continue**."})
GAP = STEP.model_copy(update={"verdict": "gap", "told": "A page stands between.", "drafted": 'guide.click("…")'})


@pytest.fixture
def walked(tmp_path, monkeypatch) -> Recording:
    monkeypatch.chdir(tmp_path)
    return Recording.load(walked_in(COMPARED))


def told_of(walked: Recording, *damaged: str, **more: object) -> str:
    made = comparison(walked.path(walked.screens[0].arrived).parent, **more)
    return "\n\n".join(comparing.told(made, walked, damaged))


def test_a_false_sentence_is_told_with_its_line_its_page_its_picture_and_the_true_words(walked):
    seen = RENAMED.model_copy(
        update={"weight": "false", "screen": "The menu", "after": Where(picture=walked.screens[0].arrived)}
    )

    told = told_of(walked, verdict="false", sentences=(FALSE,), changes=(seen,))

    assert told == (
        f"“{walked.title}” is not as it was accepted in edition 1.\n\n"
        f"    {FALSE.template}        x.py:1\n"
        "    what is wrong  It names Next.\n"
        "    on the page    The menu\n"
        "    picture        build/compare/walks/mad/check-account-type/01-arrived.png\n"
        "    say instead    Click **Continue**.\n\n"
        "The report, with pictures of before and after: build/compare/report.html"
    )


def test_what_is_to_stand_before_a_gap_is_told_and_what_could_not_be_reached_is_counted(walked):
    lost = STEP.model_copy(update={"verdict": "not reached"})

    told = told_of(walked, verdict="gap", sentences=(GAP, lost), ended=False, changes=())

    assert '    before it      guide.click("…")' in told
    assert f"    on the page    {walked.screens[-1].heading}\n" in told
    assert "1 sentence after that could not be reached." in told


def test_a_gap_that_no_sentence_tells_of_is_told(walked):
    gap = RENAMED.model_copy(update={"kind": "new required", "weight": "gap", "now": "County", "line": None})

    told = told_of(walked, verdict="gap", changes=(gap,))

    assert "    new required   County" in told


def test_a_guide_that_was_never_accepted_says_so_and_damage_is_told(walked):
    told = told_of(walked, "recordings/editions/mad/x/2 is no whole edition.", accepted=0, verdict="first")

    assert "was walked, and no edition of it is accepted yet. Look at it: assistant accept" in told
    assert "recordings/editions/mad/x/2 is no whole edition." in told


def test_reports_are_those_of_compare_in_one_order_whoever_ended_first(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    made: list[Comparison] = [comparison(walked_in(COMPARED, court)) for court in ("mad", "mab")]
    comparing.write(made)

    report = Report.model_validate_json((COMPARED / "report.json").read_bytes())

    assert [one.court for one in report.comparisons] == ["mab", "mad"]
    assert len(report.findings) == 1
    assert comparing.PAGE.is_file()
