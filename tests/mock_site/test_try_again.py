"""A form that was refused: put aside, shown again, and forgotten when it is done."""

from contextlib import ExitStack

import pytest
from explorer import portal_for_readers
from flask import session
from werkzeug.datastructures import MultiDict

from mock_site import try_again, visit
from mock_site.app import create_app
from mock_site.forms.fields import Required, text
from mock_site.forms.portal_form import PortalForm
from mock_site.world.world import Attempt


class SampleForm(PortalForm):
    name = text("Name", Required())
    email = text("E-mail")


@pytest.fixture(scope="module")
def app():
    return create_app(portal_for_readers())


@pytest.fixture
def asked(app):
    """A request for a page, by nobody or by the holder of an account."""

    def ask(address="/sample?tried=1", number=None):
        requests.enter_context(app.test_request_context(address))
        if number:
            visit.enter(visit.noted_portal().new_world())
            visit.sign_in(visit.world().accounts[number])

    with ExitStack() as requests:
        yield ask


def refused(name=""):
    form = SampleForm(MultiDict({"name": name, "email": "ann@example.com"}))
    form.validate()
    return form


@pytest.mark.parametrize("number", [None, "7104401"], ids=["nobody", "a holder"])
def test_it_comes_back_with_its_values_and_messages(asked, number):
    asked(number=number)

    answer = try_again.again("sample", refused())
    form = try_again.shown("sample", SampleForm.of, {"email": "known@example.com"})

    assert answer.location == "/sample?tried=1"
    assert form.email.data == "ann@example.com"
    assert form.name.errors == ["Name: Required information is missing."]


def test_what_a_holder_sent_lies_in_her_world_and_what_nobody_sent_in_the_cookie(asked):
    asked()
    try_again.put_aside("sample", refused().attempt())
    assert list(session["tries"]) == ["sample"]
    assert "world" not in session

    asked(number="7104401")
    try_again.put_aside("sample", refused().attempt())
    assert "tries" not in session
    assert list(visit.world().draft(visit.account())) == ["sample"]


def test_unless_the_address_asks_for_it_the_form_is_new(asked):
    asked("/sample")
    try_again.put_aside("sample", refused().attempt())

    form = try_again.shown("sample", SampleForm.of, {"email": "known@example.com"})

    assert (form.email.data, list(form.name.errors)) == ("known@example.com", [])


@pytest.mark.parametrize("number", [None, "7104401"], ids=["nobody", "a holder"])
def test_one_form_is_forgotten_and_others_are_kept(asked, number):
    asked(number=number)
    for name in ("one", "other"):
        try_again.put_aside(name, refused().attempt())

    try_again.forget("one")
    try_again.forget("never tried")

    assert try_again.kept("one") == Attempt()
    assert try_again.kept("other") == refused().attempt()


def test_the_way_back_keeps_what_else_the_address_says(asked):
    asked("/sample?court=mad&tried=1")
    assert try_again.tried().location == "/sample?court=mad&tried=1"

    asked("/sample/sent")
    assert try_again.again("sample", refused(), "/sample").location == "/sample?tried=1"


def test_what_was_done_is_said_until_something_else_is(asked):
    asked()
    try_again.put_aside("sample", refused().attempt())

    answer = try_again.say_done("sample", "It is done.", "All of it.", to="/done")

    assert (answer.location, try_again.done_at("sample")) == ("/done", ["It is done.", "All of it."])
    assert try_again.kept("sample") == Attempt()
    try_again.say_done("other", "So is this.", to="/done")
    assert try_again.done_at("sample") == []


def test_nothing_has_been_done_at_first(asked):
    asked()

    assert try_again.done_at("sample") == []
