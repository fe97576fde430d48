"""What stands on the page: findings in their order, each sentence once, and what belongs to no finding."""

from __future__ import annotations

import pytest

from assistant.comparing.findings import Finding, Report
from assistant.comparing.reports.album import Album
from assistant.comparing.reports.commands import Commands
from assistant.comparing.reports.entries import NO_PICTURE, NOT_THERE, Writer
from assistant.places import COMPARED

COMMANDS = Commands(COMPARED)


@pytest.fixture
def entries(made):
    def of(report: Report) -> list:
        return Writer(report, Album(), made.editions, COMMANDS).entries()

    return of


def one_finding(*changes) -> Finding:
    return Finding(rule="“Login” is called “Sign in” now", kind="renamed", weight="false", changes=changes)


def test_what_is_false_comes_first(made, entries):
    assert [entry.weight for entry in entries(made.report())] == ["false", "gap", "quiet"]


def test_a_sentence_stands_once_for_all_courts(made, entries):
    """Two courts fill in their own words, and the template is one."""
    other = made.guide(court="mab", sentences=tuple(
        one.model_copy(update={"sentence": f"{one.sentence} At mab."}) for one in made.sentences
    ))  # fmt: skip
    finding = one_finding(made.change(), made.change(court="mab"))

    first, *_ = entries(Report(comparisons=(made.guide(), other), findings=(finding,)))

    (wrong,) = first.wrongs
    assert wrong.courts == ("mad", "mab")
    assert first.places == (("Check your account type", ("mad", "mab")),)


def test_what_is_false_for_no_known_reason_is_told_all_the_same(made, entries):
    first, *_ = entries(Report(comparisons=(made.guide(),)))

    assert first.title == "What else is not true."
    assert [wrong.told.line for wrong in first.wrongs] == [32]


def test_a_side_says_why_it_has_no_picture(made, entries):
    gone = made.guide(walked=str(made.walks / "nowhere"))
    finding = one_finding(made.change(before=None))

    (wrong,) = entries(Report(comparisons=(gone,), findings=(finding,)))[0].wrongs

    assert [(side.shot, side.told) for side in wrong.look] == [(None, NOT_THERE), (None, NO_PICTURE)]


def test_an_alternate_text_says_what_is_outlined(made, entries):
    (wrong,) = entries(made.report())[0].wrongs

    assert [side.told for side in wrong.look] == [
        "Manage My Account Login, as accepted: the button “Login” is outlined.",
        "Manage My Account Login, now: the button “Sign in & <go>” is outlined.",
    ]


def test_a_first_guide_has_all_of_its_screens_and_sentences(made):
    album = Album()
    (first,) = Writer(made.report(), album, made.editions, COMMANDS).first_guides()

    assert [screen.name for screen in first.screens] == [
        "Federal court records and filing, in one place", "My Account & Billing", "Manage My Account Login",
        "Manage My Account",
    ]  # fmt: skip
    assert all(screen.shot for screen in first.screens)
    assert first.screens[1].sentences == (("step 3", "Then click <b>Manage My Account Login</b>."),)
    assert first.commands[0][1] == "assistant accept check-account-type --court mab"


def test_a_first_guide_whose_walk_left_nothing_has_its_sentences(made, tmp_path):
    lost = made.first().model_copy(update={"walked": str(tmp_path / "nowhere")})
    (first,) = Writer(Report(comparisons=(lost,)), Album(), made.editions, COMMANDS).first_guides()

    (screen,) = first.screens
    assert (screen.shot, len(screen.sentences)) == (None, len(made.sentences))
