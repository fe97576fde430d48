"""The kinds of fields, and the rules that they carry."""

import pytest
from werkzeug.datastructures import MultiDict
from wtforms.validators import DataRequired

from mock_site.forms.fields import (
    EMAIL,
    BoxesField,
    Longest,
    Required,
    Same,
    digits,
    length_limit,
    mailbox,
    secret,
    text,
)
from mock_site.forms.portal_form import PortalForm


class SampleForm(PortalForm):
    word = text("Word", Required(), Longest(8))
    again = text("Word again", Required(), Same("word", "The words do not match."))
    chosen = BoxesField("Chosen", DataRequired("Choose one."))

    def __init__(self, entered=None, *, values=None):
        super().__init__(entered, values=values)
        self.chosen.names = (("1", "One"), ("2", "Two"), ("3", "Three"))


def sent(*chosen, word="word", again="word"):
    form = SampleForm(MultiDict([("word", word), ("again", again), *(("chosen", value) for value in chosen)]))
    form.validate()
    return form


@pytest.mark.parametrize(("chosen", "checked"), [(("2",), ["2"]), (("3", "1"), ["3", "1"]), (("1", "1", "9"), ["1"])])
def test_what_is_checked_is_what_the_list_offers_each_once(chosen, checked):
    form = sent(*chosen)

    assert form.errors == {}
    assert form.chosen.checked == checked


@pytest.mark.parametrize("chosen", [(), ("9",), ("",)])
def test_what_the_list_does_not_offer_counts_as_not_checked(chosen):
    assert sent(*chosen).errors == {"chosen": ["Choose one."]}


def test_checked_boxes_are_put_aside_as_one_text_and_come_back():
    kept = sent("3", "1", "9" * 5000).attempt().values

    assert kept["chosen"] == "3 1"
    assert SampleForm.of(kept).chosen.checked == ["3", "1"]
    assert SampleForm.of({}).chosen.checked == []


def test_what_is_typed_twice_is_the_same_or_it_is_said_in_the_rules_own_words():
    assert sent("1", again="other").errors == {"again": ["The words do not match."]}
    assert sent("1", again="").errors == {"again": ["Word again: Required information is missing."]}


def test_a_line_takes_sixty_characters_unless_it_says_otherwise():
    form = SampleForm()

    assert (length_limit(form.word), length_limit(form.again), length_limit(form.chosen)) == (8, 60, None)


def test_what_must_be_filled_in_is_marked():
    form = SampleForm()

    assert form.word.flags.required
    assert form.chosen.flags.required


class PastedForm(PortalForm):
    word = text("Word")
    code = secret("Code")
    email = mailbox("Email", EMAIL)
    number = digits("Number")


@pytest.mark.parametrize(
    ("field", "pasted", "read"),
    [
        ("word", "\u00a0Ann\u00a0Other\u2028", "Ann Other"),
        ("word", "Mu\u0308ller", "M\u00fcller"),
        ("word", "soft\u00adware\ufeff", "software"),
        ("code", "MOCK\u200b-7Q4K ", "MOCK-7Q4K"),
        ("email", "ann@example.com\u200b", "ann@example.com"),
        ("email", "MAILTO:ann@example.com?subject=Hello", "ann@example.com"),
        ("number", "710\u20134401 ", "7104401"),
    ],
)
def test_what_nobody_sees_is_not_kept_of_what_is_pasted(field, pasted, read):
    form = PastedForm(MultiDict({field: pasted}))

    assert (form.validate(), form[field].data) == (True, read)


@pytest.mark.parametrize("entered", ["ann@example.com,", "ann@example.com;bob@example.com", "Ann <ann@example.com>"])
def test_an_address_with_more_than_an_address_is_told(entered):
    form = PastedForm(MultiDict({"email": entered}))

    assert not form.validate()
    assert form.errors == {"email": ["Email: Enter an address such as name@example.com."]}
