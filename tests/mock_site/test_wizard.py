"""Pages in order, with Next, Back, Reset and Cancel."""

import pytest
from flask import Flask, redirect, request

from mock_site.forms.fields import Required, text
from mock_site.forms.portal_form import PortalForm
from mock_site.wizard import Wizard
from mock_site.world.world import Attempt


class SampleForm(PortalForm):
    answer = text("Answer", Required())


class Sample(Wizard[str]):
    pages = ("first", "second", "third")

    def __init__(self, **passed):
        self.kept = {page: Attempt(passed=True, values={"answer": value}) for page, value in passed.items()}
        self.finished = 0

    def entered(self, page):
        return self.kept.get(page, Attempt())

    def keep(self, page, attempt, _form):
        self.kept[page] = attempt

    def filled(self, _page, attempt):
        return SampleForm(values=attempt.values or {"answer": "known"})

    def sent(self, _page):
        return SampleForm(request.form)

    def address(self, page):
        return f"/wizard/{page}"

    def leave(self):
        self.kept = {}
        return redirect("/away")

    def finish(self, _form):
        self.finished += 1
        return redirect("/finished")


@pytest.fixture(scope="module")
def app():
    return Flask(__name__)


@pytest.fixture
def pressed(app):
    """Where a button leads."""

    def press(wizard, page, deed, answer="yes"):
        with app.test_request_context(method="POST", data={"deed": deed, "answer": answer}):
            return wizard.answer(page).location

    return press


def test_next_leads_from_page_to_page_and_submit_to_the_end(pressed):
    wizard = Sample()

    assert pressed(wizard, "first", "next") == "/wizard/second"
    assert pressed(wizard, "second", "next") == "/wizard/third"
    assert pressed(wizard, "third", "submit") == "/finished"
    assert wizard.finished == 1


def test_a_page_that_does_not_pass_is_shown_again_with_its_message(app, pressed):
    wizard = Sample()

    assert pressed(wizard, "first", "next", "") == "/wizard/first?tried=1"
    with app.test_request_context("/wizard/first?tried=1"):
        assert wizard.show("first").answer.errors == ["Answer: Required information is missing."]
    with app.test_request_context("/wizard/first"):
        assert list(wizard.show("first").answer.errors) == []


def test_a_page_opens_when_those_before_it_have_passed(app, pressed):
    wizard = Sample(first="yes")

    assert wizard.open_pages() == ["first", "second"]
    with app.test_request_context():
        assert wizard.show("third").location == "/wizard/second"
    assert pressed(wizard, "third", "submit") == "/wizard/third"
    assert not wizard.finished


def test_back_keeps_what_was_entered_unjudged(app, pressed):
    wizard = Sample(first="yes", second="yes")

    assert pressed(wizard, "second", "back", "") == "/wizard/first"
    assert pressed(wizard, "first", "back", "perhaps") == "/wizard/first"
    assert wizard.open_pages() == ["first"]
    with app.test_request_context():
        assert wizard.show("first").answer.data == "perhaps"


def test_reset_gives_a_page_what_was_known_before(app, pressed):
    wizard = Sample(first="yes")

    assert pressed(wizard, "first", "reset") == "/wizard/first"
    with app.test_request_context():
        assert wizard.show("first").answer.data == "known"


def test_cancel_keeps_nothing(pressed):
    wizard = Sample(first="yes", second="yes")

    assert pressed(wizard, "second", "cancel") == "/away"
    assert wizard.open_pages() == ["first"]
