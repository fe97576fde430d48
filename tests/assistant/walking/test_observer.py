"""Whoever looks on is told of every step before and after it, may type, and may end the walk."""

from __future__ import annotations

import pytest

from assistant.facts import courts
from assistant.facts.people import person
from assistant.walking.blind import Blind
from assistant.walking.guide import Guide
from assistant.walking.observer import Observer

PAGE = "<h1>Small</h1><label>Name <input id=n></label><button onclick=\"document.title = 'pressed'\">Go</button>"


class Diary(Observer):
    """Writes down what it is told, and what the page was then."""

    def __init__(self) -> None:
        self.told = []

    def before(self, moment):
        state = (moment.page.title(), moment.page.input_value("#n"))
        self.told.append(("before", moment.step.verb, moment.step.number, state))

    def after(self, moment):
        state = (moment.page.title(), moment.page.input_value("#n"))
        self.told.append(("after", moment.step.verb, moment.step.number, state))


class Slow(Diary):
    def type_text(self, control, text):
        control.fill(text.upper())


class Ends(Observer):
    def before(self, moment):
        raise RuntimeError(moment.step.sentence)


@pytest.fixture
def watched(page, tmp_path):
    def by(observer):
        cast = {"filer": person("tobias-brannock")}
        guide = Guide(page, courts.court("mad"), cast, tmp_path, title="Small", observer=observer, camera=Blind)
        page.set_content(f"<!doctype html><title>Small</title><body>{PAGE}</body>")
        return guide

    return by


def test_it_is_told_before_and_after_each_action_and_of_notes_too(watched):
    diary = Diary()
    guide = watched(diary)

    guide.fill("Enter your **Name**.", "Tobias")
    guide.note("It is short.")
    guide.click("Click **Go**.")

    assert diary.told == [
        ("before", "fill", 1, ("Small", "")),
        ("after", "fill", 1, ("Small", "Tobias")),
        ("before", "note", None, ("Small", "Tobias")),
        ("after", "note", None, ("Small", "Tobias")),
        ("before", "click", 2, ("Small", "Tobias")),
        ("after", "click", 2, ("pressed", "Tobias")),
    ]


def test_it_may_type_in_its_own_way(watched, page):
    watched(Slow()).fill("Enter your **Name**.", "Tobias")

    assert page.input_value("#n") == "TOBIAS"


def test_raising_before_an_action_ends_the_walk_with_nothing_done(watched, page):
    with pytest.raises(RuntimeError, match=r"Click \*\*Go\*\*\."):
        watched(Ends()).click("Click **Go**.")

    assert page.title() == "Small"


def test_it_is_told_what_the_sentence_points_at(watched, page):
    pointed = []
    looking = Observer()
    looking.before = lambda moment: pointed.append([(one.words, one.role) for one in moment.pointed])
    guide = watched(looking)

    guide.see("You read **Small**.")
    guide.click("Click **Go**.")

    assert pointed == [[("Small", "")], [("Go", "button")]]
    assert page.title() == "pressed"
