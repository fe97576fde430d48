"""The forms of a forgotten username or password."""

from datetime import date

import pytest
from werkzeug.datastructures import MultiDict

from mock_site.areas.recovery.forms import AnswersForm, ForgotPasswordForm, ForgotUsernameForm, ResetForm
from mock_site.start.portal import PortalSetup
from mock_site.world.accounts import Account, Credentials, Holder, HolderAddress

EMAIL = {"email": "hpoole@example.com"}


@pytest.mark.parametrize("more", [{"account_number": "7150009"}, {"date_of_birth": "02/03/1961"}])
def test_an_address_and_one_thing_more_is_enough_for_a_username(more):
    form = ForgotUsernameForm(MultiDict({**EMAIL, **more}))

    assert form.suits()
    claim = form.claim()
    assert claim.email == EMAIL["email"]
    assert (claim.number, claim.born) == (
        more.get("account_number", ""),
        date(1961, 2, 3) if "date_of_birth" in more else None,
    )


@pytest.mark.parametrize(
    ("kind", "field", "message"),
    [
        (ForgotUsernameForm, "account_number", "Enter your account number or your date of birth."),
        (ForgotPasswordForm, "username", "Enter your username, your account number or your date of birth."),
    ],
)
def test_an_address_alone_is_not(kind, field, message):
    form = kind(MultiDict(EMAIL))

    assert not form.suits()
    assert form.errors == {field: [message]}


def test_a_date_that_is_none_is_told():
    form = ForgotUsernameForm(MultiDict({**EMAIL, "date_of_birth": "1961"}))

    assert not form.suits()
    assert form.errors["date_of_birth"] == ["Date of Birth: Enter the date as MM/DD/YYYY, such as 04/18/1967."]


def test_for_a_password_a_username_will_do():
    form = ForgotPasswordForm(MultiDict({**EMAIL, "username": "hpoole1961"}))

    assert form.suits()
    assert form.claim().username == "hpoole1961"


def test_both_questions_are_answered():
    assert not AnswersForm(MultiDict({"answer_1": "one"})).validate()
    form = AnswersForm(MultiDict({"answer_1": " one ", "answer_2": "two"}))

    assert form.validate()
    assert form.answers() == ("one", "two")
    assert form.attempt().values == {}


@pytest.fixture(scope="module")
def account():
    holder = Holder(first_name="Hester", last_name="Poole", email=EMAIL["email"])
    address = HolderAddress(
        street="1 Mill Row", city="Lowell", state="Massachusetts", zip="01852", country="", phone=""
    )
    credentials = Credentials.chosen("hpoole1961", "Old#Kettle445", {})
    account = Account(
        number="7150009", created=date(2019, 1, 1), holder=holder, address=address, credentials=credentials
    )
    return PortalSetup().new_world(), account


@pytest.mark.parametrize(
    ("password", "again", "field", "message"),
    [
        ("Feather#Kettle446", "Feather#Kettle446", None, None),
        ("Feather#Kettle446", "Feather#Kettle447", "confirm_password", "Passwords do not match."),
        ("short", "short", "password", "Password must be at least 8 characters."),
        ("Old#Kettle445", "Old#Kettle445", "password", "Your new password must not be the old one."),
    ],
)
def test_a_new_password_is_judged_by_the_rules(account, password, again, field, message):
    world, holder = account
    form = ResetForm(MultiDict({"password": password, "confirm_password": again}))

    assert form.suits(world, holder) is (field is None)
    assert form.errors == ({field: [message]} if field else {})
