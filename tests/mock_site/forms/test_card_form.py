"""A card, all of it or nothing; its number is never kept."""

from datetime import date

import pytest
from werkzeug.datastructures import MultiDict

from mock_site.areas.account.payment_forms import CardForm
from mock_site.forms.card_form import INCOMPLETE_CARD, NOT_VALIDATED, PaymentForm

TODAY = date(2021, 9, 21)
NUMBER = "4111 1111 1111 1111"
GOOD = {"type": "VISA", "name": "Ann Other", "number": NUMBER, "month": "08", "year": "2025", "on_file": "yes"}


def sent(kind=PaymentForm, **entered):
    values = {name: value for name, value in {**GOOD, **entered}.items() if value is not None}
    return kind(MultiDict(values), today=TODAY)


def test_of_a_good_card_its_brand_and_last_four_digits_are_kept():
    form = sent(autobill="yes")

    card = form.card()

    assert card is not None
    assert (card.name, card.autobill, card.efiling) == ("VISA ending in 1111", True, False)
    assert NUMBER not in form.attempt().model_dump_json()


def test_no_card_at_all_is_blank_and_half_a_card_is_not():
    assert PaymentForm(MultiDict(), today=TODAY).blank
    half = PaymentForm(MultiDict({"name": "Ann Other"}), today=TODAY)

    assert not half.blank
    assert half.card() is None
    assert half.attempt().errors[""] == (INCOMPLETE_CARD,)
    assert half.errors["number"] == ["Card Number: Required information is missing."]


@pytest.mark.parametrize(
    "entered",
    [{"number": "4000 0000 0000 0002"}, {"type": "Discover"}, {"number": "1"}, {"month": "08", "year": "2021"}],
    ids=["declined", "brand", "made up", "expired"],
)
def test_a_card_that_will_not_do_is_told_at_its_number(entered):
    form = sent(**entered)

    assert form.card() is None
    assert form.errors == {"number": [NOT_VALIDATED]}


def test_without_the_address_on_file_another_is_wanted():
    form = sent(on_file=None)

    assert form.card() is None
    assert list(form.errors) == ["street", "city", "state", "zip"]


def test_a_card_expires_within_ten_years():
    assert sent(year="2031").card() is not None
    assert sent(year="2032").card() is None


def test_check_marks_come_back():
    attempt = sent(autobill="yes", number="1").attempt()

    again = PaymentForm(today=TODAY, values=attempt.values)

    assert (again.autobill.data, again.efiling.data, again.number.data) == (True, False, "")


def test_where_a_card_must_be_given_it_is_not_said_that_it_may_be_left_out():
    form = sent(CardForm, number="")

    assert form.card() is None
    assert "" not in form.attempt().errors
    assert form.number.flags.required
