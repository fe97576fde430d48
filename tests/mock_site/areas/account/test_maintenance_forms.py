"""The forms of the Maintenance tab, for somebody who files in two courts."""

import pytest
from werkzeug.datastructures import MultiDict

from mock_site.areas.account.maintenance_forms import NO_BOX, NO_COURT, AddressUpdateForm, NoticingForms, PersonalForm
from mock_site.start.courts import Court
from mock_site.start.data_files import read_all
from mock_site.world.cmecf_accounts import FilingAccount

NAME = {"first_name": "Cyrus", "last_name": "Nakagawa-Bell", "reason": "Married"}
MOVE = {
    "street": "18 Lockkeeper Lane",
    "city": "Worcester",
    "state": "Massachusetts",
    "county": "WORCESTER",
    "zip": "01608",
    "country": "United States of America",
    "phone": "617-555-0102",
    "reason": "New firm",
}


@pytest.fixture(scope="module")
def courts(request):
    folder = request.config.rootpath / "assistant" / "courts"
    return {court.id: court for court in read_all(Court, [folder]).values()}


def test_a_name_goes_to_the_courts_that_are_checked(courts):
    form = PersonalForm(MultiDict([*NAME.items(), ("courts", "mad")]), courts=courts)

    assert form.validate()
    assert form.courts.checked == ["mad"]
    assert PersonalForm(courts=courts, values=form.attempt().values).courts.checked == ["mad"]


@pytest.mark.parametrize(
    ("cases", "checked", "errors"),
    [
        ("Open Cases", ["mab"], {}),
        ("Open Cases", [], {"courts": [NO_COURT]}),
        ("None", [], {}),
        ("", ["mab"], {"cases": ["Apply update to: Required information is missing."]}),
        ("Some", ["mab"], {"cases": ["Apply update to: Please select an entry of the list."]}),
    ],
)
def test_cases_want_a_court(courts, cases, checked, errors):
    form = AddressUpdateForm(
        MultiDict([*MOVE.items(), ("cases", cases), *(("courts", c) for c in checked)]), courts=courts
    )
    form.validate()

    assert form.errors == errors


def test_who_files_nowhere_is_not_asked_about_cases():
    form = AddressUpdateForm(MultiDict(MOVE), courts={})

    assert form.validate()
    assert not form.cases.flags.required


@pytest.fixture(scope="module")
def filing(courts):
    known = {
        "password_hash": "",
        "first_name": "Cyrus",
        "last_name": "Bell",
        "email": "cyrus@example.com",
        "role": "attorney",
    }
    return {court: FilingAccount(court=court, login="cyrus", **known) for court in courts}


def test_of_all_courts_those_count_that_are_checked(courts, filing):
    entered = {"mad-apply": "yes", "mad-email": "new@example.com", "mad-confirm_email": "new@example.com"}
    forms = NoticingForms(courts, filing, MultiDict(entered))

    assert forms.validate()
    assert [court.id for court in forms.checked] == ["mad"]


def test_without_any_the_message_is_about_all_of_them_and_comes_back(courts, filing):
    forms = NoticingForms(courts, filing, MultiDict({"mad-email": "half@"}))

    assert not forms.validate()
    attempt = forms.attempt()
    assert attempt.errors == {"": (NO_BOX,)}
    again = NoticingForms(courts, filing, values=attempt.values)
    again.show(attempt)
    assert again.form_errors == [NO_BOX]
    assert again.errors
    assert again.of[courts["mad"]].email.data == "half@"
