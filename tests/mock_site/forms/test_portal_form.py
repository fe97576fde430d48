"""What every form of the portal can do."""

import pytest
from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, PasswordField

from mock_site.forms.fields import EMAIL, Longest, Required, choice, secret, text
from mock_site.forms.portal_form import PortalForm


class SampleForm(PortalForm):
    name = text("Name", Required(), Longest(10))
    email = text("E-mail", EMAIL)
    color = choice("Color", ("red", "blue"))
    password = PasswordField("Password", [Required()])
    code = secret("Code")
    agreed = BooleanField("I agree")


GOOD = {
    "name": " Ann ",
    "email": "ann@example.com",
    "color": "red",
    "password": " secret ",
    "code": " 12 ",
    "agreed": "y",
}


def sent(**entered):
    form = SampleForm(MultiDict({**GOOD, **entered}))
    return form.validate(), form


def test_what_is_put_aside_has_its_check_marks_and_no_secret():
    passed, form = sent()

    assert passed
    entered = {"name": "Ann", "email": "ann@example.com", "color": "red", "agreed": "yes"}
    assert form.attempt(passed=True).values == entered
    assert SampleForm.of(entered).agreed.data is True
    assert SampleForm(MultiDict({})).attempt().values["agreed"] == ""
    assert SampleForm.of({"agreed": ""}).agreed.data is False
    assert form.attempt(passed=True).errors == {}


def test_a_line_is_taken_without_the_spaces_around_it_but_a_password_as_it_is():
    _, form = sent()

    assert (form.name.data, form.code.data, form.password.data) == ("Ann", "12", " secret ")


@pytest.mark.parametrize(
    ("field", "entered", "message"),
    [
        ("name", "", "Name: Required information is missing."),
        ("name", "   ", "Name: Required information is missing."),
        ("name", "x" * 11, "Name: Enter at most 10 characters."),
        ("email", "x" * 50 + "@example.com", "E-mail: Enter at most 60 characters."),
        ("email", "ann", "E-mail: Enter an address such as name@example.com."),
        ("color", "green", "Color: Please select an entry of the list."),
        ("password", "", "Password: Required information is missing."),
    ],
)
def test_a_field_says_one_thing_that_is_wrong_with_it(field, entered, message):
    passed, form = sent(**{field: entered})

    assert not passed
    assert form.errors == {field: [message]}


def test_of_a_value_that_is_too_long_as_much_is_kept_as_its_field_takes():
    _, form = sent(name="x" * 5000, email="y" * 5000)

    kept = form.attempt().values
    assert (len(kept["name"]), len(kept["email"])) == (10, 60)


def test_it_is_shown_again_with_its_messages_and_those_about_all_of_it():
    _, form = sent(name="")
    form.refuse("Not today.")
    attempt = form.attempt()

    again = SampleForm.of(attempt.values)
    again.show(attempt)

    assert (again.name.errors, again.form_errors) == (["Name: Required information is missing."], ["Not today."])
    assert (again.email.data, again.password.data, again.agreed.data) == ("ann@example.com", None, True)


def test_a_second_thing_that_is_wrong_waits_for_the_first():
    _, form = sent(name="")

    form.accuse(form.name, "Too dull.")
    form.accuse(form.email, "Not yours.")
    form.accuse(form.color, None)

    assert form.errors == {"name": ["Name: Required information is missing."], "email": ["Not yours."]}


def test_what_may_be_left_out_may_be_empty():
    passed, _ = sent(email="", color="", code="")

    assert passed
