"""JUnit's file, as a reader that others wrote takes it."""

from __future__ import annotations

import pytest
from junitparser import Failure, JUnitXml, Skipped

from assistant.comparing.findings import Report
from assistant.comparing.reports import junit


@pytest.fixture
def suites(made, tmp_path):
    return list(JUnitXml.fromfile(str(junit.write(made.report(), tmp_path))))


def test_every_guide_is_a_suite_and_every_sentence_a_case(made, suites):
    assert [suite.name for suite in suites] == [guide.name for guide in made.report().comparisons]
    assert [(suite.tests, suite.failures, suite.skipped) for suite in suites] == [(8, 0, 0), (8, 2, 1), (8, 0, 0)]
    sentences = [f"{one.sign}: {one.sentence.replace('**', '')}" for one in made.sentences]
    assert [case.name for case in suites[1]] == sentences
    assert {case.classname for case in suites[1]} == {"mad/check-account-type"}


def test_a_case_names_file_and_line(suites):
    login = next(case for case in suites[1] if "Login." in case.name and "Manage" not in case.name)

    assert login._elem.get("file") == "assistant/walkthroughs/check_account_type.py"
    assert login._elem.get("line") == "32"


def test_what_is_false_fails_with_the_offered_sentence(suites):
    failures = [one for case in suites[1] for one in case.result if isinstance(one, Failure)]

    gap, false = failures
    assert (gap.type, false.type) == ("gap", "false")
    assert false.message == "No button is called “Login”; one in its place is called “Sign in & <go>”."
    assert "Click **Sign in & <go>**." in false.text
    assert 'guide.fill("Enter your **One-time code**.", filer.code)' in gap.text


def test_what_was_not_reached_is_skipped(suites):
    results = [case.result for case in suites[1]]

    assert [type(one) for one in results[-1]] == [Skipped]
    assert results[0] == []


def test_what_no_xml_file_may_hold_is_replaced(made, tmp_path):
    odd = made.sentences[0].model_copy(update={"verdict": "false", "told": "It says \x00\x1b[1m\x0b and ]]> & \ufffe."})
    report = Report(comparisons=(made.guide(sentences=(odd,)),))

    (suite,) = JUnitXml.fromfile(str(junit.write(report, tmp_path)))

    ((failure,),) = (case.result for case in suite)
    assert failure.message == "It says ��[1m� and ]]> & �."


def test_what_else_is_to_be_known_stands_in_the_suite(made, tmp_path):
    text = junit.write(made.report(), tmp_path).read_text(encoding="utf-8")

    assert "<system-out>The pictures were taken with another build of the browser.</system-out>" in text
    assert f"<system-out>{junit.NOTHING_ACCEPTED}</system-out>" in text
