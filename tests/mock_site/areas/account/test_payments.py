"""M4, the Payments tab: fees are paid, and of a card nothing is kept but its last four digits."""

import json
import sqlite3
from datetime import date
from decimal import Decimal

import pytest

from mock_site.areas.account.payment_actions import paid
from mock_site.areas.account.payment_forms import TWO_WAYS
from mock_site.start.data_files import read
from mock_site.start.people import Person
from mock_site.start.seeds import account_of
from mock_site.world.world import World

pytestmark = pytest.mark.siblings(6, of="file")

HERE = "/pscof/manage"
STORED = f"{HERE}/stored-payments"
MARJORIE = ("mequill2016", "Lantern#Harbor77x")
CARD = {
    "type": "VISA",
    "name": "Marjorie Ellsworth-Quill",
    "number": "4111 1111 1111 1111",
    "month": "08",
    "year": "2025",
    "on_file": "yes",
}
DECLINED = {**CARD, "number": "4000 0000 0000 0002"}
BANK = {
    "name": "Marjorie Ellsworth-Quill",
    "kind": "Checking",
    "routing": "999999992",
    "number": "000111222333",
    "confirm_number": "000111222333",
}
MISSING = "Required information is missing."


@pytest.fixture
def marjorie(visitor):
    """She owes $12.40, and has stored nothing any more."""
    return without_her_card(visitor)


def without_her_card(visitor):
    visitor.log_in(*MARJORIE)
    visitor.press(STORED, "Remove")
    return visitor


def balance(visitor):
    return visitor.get(f"{HERE}/maint").text.split("Account Balance ")[1].split()[0]


def test_whose_file_says_so_has_stored_the_made_up_card(visitor):
    visitor.log_in(*MARJORIE)
    assert methods(visitor).startswith(
        "1. VISA ending in 1111 Set Autobill PACER fees Set e-filing fees default Remove"
    )

    done = visitor.press(f"{HERE}/pay-fees", "Submit", method="VISA ending in 1111")

    assert "$12.40 with VISA ending in 1111." in done.text


def add_card(visitor, **ticks):
    return visitor.press(f"{STORED}/add-card", "Submit", **CARD, **ticks)


def add_bank(visitor, **ticks):
    return visitor.press(f"{STORED}/add-bank-account", "Submit", **BANK, **ticks)


def methods(visitor):
    """What is stored, as one reads it."""
    return visitor.get(STORED).text.split("Payments ")[1].split(" Add Credit Card")[0]


def test_a_payment_lowers_the_balance(marjorie):
    done = marjorie.press(f"{HERE}/pay-fees", "Submit", **CARD, amount="10.00")

    assert "Your payment has been made. Paid on September 21, 2021: $10.00 with VISA ending in 1111." in done.text
    assert "Your account balance is $2.40." in done.text
    assert balance(marjorie) == "$2.40"
    assert marjorie.press(done, "Close").path == f"{HERE}/maint?tab=Payments"
    assert "No payment method is stored." in marjorie.get(STORED).text


def test_the_whole_balance_is_offered_and_then_there_is_nothing_to_pay(marjorie):
    marjorie.press(f"{HERE}/pay-fees", "Submit", **CARD)

    assert balance(marjorie) == "$0.00"
    assert "There is nothing to pay." in marjorie.get(f"{HERE}/pay-fees").text


@pytest.mark.parametrize(
    ("entered", "field", "message"),
    [
        ({"amount": "12.41"}, "amount", "Payment Amount: You cannot pay more than your balance of $12.40."),
        ({"amount": "0"}, "amount", "Payment Amount: Enter dollars and cents, such as 12.40."),
        ({"amount": "-5"}, "amount", "Payment Amount: Enter dollars and cents, such as 12.40."),
        ({"amount": "1e1"}, "amount", "Payment Amount: Enter dollars and cents, such as 12.40."),
        ({"amount": "5.001"}, "amount", "Payment Amount: Enter dollars and cents, such as 12.40."),
        ({"amount": "NaN"}, "amount", "Payment Amount: Enter dollars and cents, such as 12.40."),
        ({"amount": ""}, "amount", f"Payment Amount: {MISSING}"),
        ({"number": DECLINED["number"]}, "number", "The card could not be validated."),
        ({"year": "2021", "month": "08"}, "number", "The card could not be validated."),
        ({"number": ""}, "number", f"Card Number: {MISSING}"),
        ({"type": "Discover"}, "number", "The card could not be validated."),
    ],
)
def test_a_payment_that_will_not_do_is_refused_and_its_number_is_not_sent_back(marjorie, entered, field, message):
    page = marjorie.press(f"{HERE}/pay-fees", "Submit", **{**CARD, **entered})

    assert page.path == f"{HERE}/pay-fees?tried=1"
    assert page.message_at(field) == message
    assert page.element(id="name")[1]["value"] == CARD["name"]
    assert "value" not in page.element(id="number")[1]
    assert "leave this page blank" not in page.text
    assert balance(marjorie) == "$12.40"


@pytest.mark.parametrize("amount", ["$12.40", " 12.40 ", "12"])
def test_an_amount_may_be_written_as_people_do(marjorie, amount):
    assert "Your payment has been made." in marjorie.press(f"{HERE}/pay-fees", "Submit", **CARD, amount=amount).text


@pytest.mark.parametrize(
    ("username", "password", "owed"),
    [("cb0071", "olddesk55", "$40.00"), ("hpbilling2021", "Ledger%Candle381", "$1,204.30")],
)
def test_a_legacy_account_and_an_administrative_account_may_pay(visitor, username, password, owed):
    visitor.log_in(username, password)
    assert balance(visitor) == owed

    visitor.press(f"{HERE}/pay-fees", "Submit", **CARD)

    assert balance(visitor) == "$0.00"


def test_the_same_payment_sent_twice_is_made_once(marjorie):
    page = marjorie.get(f"{HERE}/pay-fees")
    marjorie.press(page, "Submit", **CARD, amount="10.00")

    again = marjorie.press(page, "Submit", **CARD, amount="10.00")

    assert again.message_at("amount") == "Payment Amount: You cannot pay more than your balance of $2.40."


@pytest.mark.parametrize(("amount", "left"), [("12.40", "0.00"), ("12.41", "12.40"), ("0", "12.40"), ("-1", "12.40")])
def test_no_more_is_paid_than_is_owed_even_when_two_pay_at_once(known, amount, left):
    account = account_of(read(Person, known.people / "marjorie-ellsworth-quill.toml"))
    world = World.new(date(2021, 9, 21), "2021", [account])

    after = paid(world, account.number, Decimal(amount), "VISA ending in 1111").accounts[account.number]

    assert after.balance == Decimal(left)
    assert len(after.payments) == (left == "0.00")


def test_who_has_stored_a_card_can_pay_with_it_and_enters_none(marjorie):
    add_card(marjorie)

    done = marjorie.press(f"{HERE}/pay-fees", "Submit", method="VISA ending in 1111")

    assert "$12.40 with VISA ending in 1111." in done.text
    assert balance(marjorie) == "$0.00"


def test_who_pays_with_what_is_stored_and_enters_a_card_is_asked_which(marjorie):
    add_card(marjorie)

    page = marjorie.press(f"{HERE}/pay-fees", "Submit", **CARD, method="VISA ending in 1111")

    assert TWO_WAYS in page.text
    assert balance(marjorie) == "$12.40"


def test_a_method_that_is_not_stored_pays_nothing(marjorie):
    token = marjorie.get(f"{HERE}/maint").forms[0]["values"]["csrf_token"]
    forged = {"amount": "12.40", "method": "VISA ending in 1111"}

    page = marjorie.post(f"{HERE}/pay-fees", csrf_token=token, **forged)

    assert page.message_at("number") == f"Card Number: {MISSING}"
    assert balance(marjorie) == "$12.40"


def test_no_number_reaches_the_database(serving, new_visitor, tmp_path):
    database = tmp_path / "worlds.db"
    with serving("--database", f"sqlite:///{database}") as address:
        visitor = without_her_card(new_visitor(address))
        visitor.press(f"{HERE}/pay-fees", "Submit", **DECLINED)
        visitor.press(f"{HERE}/pay-fees", "Submit", **CARD)
        add_card(visitor)
        visitor.press(f"{STORED}/add-bank-account", "Submit", **{**BANK, "confirm_number": "1"})
        add_bank(visitor)

    connection = sqlite3.connect(database)
    document = connection.execute("select document from worlds").fetchone()[0]
    connection.close()
    for number in ("4111 1111", "41111111", "4000 0000", "000111222333", "999999992"):
        assert number not in document
    assert [kept["last_four"] for kept in json.loads(document)["accounts"]["7104401"]["methods"]] == ["1111", "2333"]


def test_a_card_and_a_bank_account_can_be_stored(marjorie):
    assert "VISA ending in 1111 has been stored." in add_card(marjorie, autobill="yes").text
    assert "Bank account ending in 2333 has been stored." in add_bank(marjorie, efiling="yes").text

    assert methods(marjorie) == (
        "1. VISA ending in 1111 Autobill PACER fees Turn Off Set e-filing fees default Remove "
        "2. Bank account ending in 2333 Set Autobill PACER fees E-filing fees default Turn Off Remove"
    )


def test_only_one_method_pays_and_only_one_is_the_default(marjorie):
    add_card(marjorie, autobill="yes", efiling="yes")

    add_bank(marjorie, autobill="yes")

    text = methods(marjorie)
    assert text.startswith("1. VISA ending in 1111 Set Autobill PACER fees E-filing fees default")
    assert "2. Bank account ending in 2333 Autobill PACER fees Turn Off Set e-filing fees default" in text


@pytest.mark.parametrize(
    ("deed", "place", "words", "after"),
    [
        (
            "autobill",
            1,
            "PACER fees are paid with Bank account ending in 2333 from now on.",
            (
                "1. VISA ending in 1111 Set Autobill PACER fees E-filing fees default Turn Off Remove "
                "2. Bank account ending in 2333 Autobill PACER fees Turn Off Set e-filing fees default Remove"
            ),
        ),
        (
            "efiling",
            1,
            "Bank account ending in 2333 is now your default for e-filing fees.",
            (
                "1. VISA ending in 1111 Autobill PACER fees Turn Off Set e-filing fees default Remove "
                "2. Bank account ending in 2333 Set Autobill PACER fees E-filing fees default Turn Off Remove"
            ),
        ),
        (
            "autobill-off",
            0,
            "PACER fees are no longer paid with VISA ending in 1111 on their own.",
            (
                "1. VISA ending in 1111 Set Autobill PACER fees E-filing fees default Turn Off Remove "
                "2. Bank account ending in 2333 Set Autobill PACER fees Set e-filing fees default Remove"
            ),
        ),
        (
            "efiling-off",
            0,
            "VISA ending in 1111 is no longer your default for e-filing fees.",
            (
                "1. VISA ending in 1111 Autobill PACER fees Turn Off Set e-filing fees default Remove "
                "2. Bank account ending in 2333 Set Autobill PACER fees Set e-filing fees default Remove"
            ),
        ),
        (
            "remove",
            0,
            "VISA ending in 1111 has been removed.",
            "1. Bank account ending in 2333 Set Autobill PACER fees Set e-filing fees default Remove",
        ),
    ],
)
def test_each_button_does_what_it_says(marjorie, deed, place, words, after):
    add_card(marjorie, autobill="yes", efiling="yes")
    add_bank(marjorie)
    token = marjorie.get(STORED).forms[0]["values"]["csrf_token"]

    page = marjorie.post(STORED, csrf_token=token, deed=deed, place=place)

    assert page.path == f"{STORED}?changed=1"
    assert words in page.text
    assert methods(marjorie) == after


def test_the_buttons_of_a_method_are_its_own(marjorie):
    add_card(marjorie)
    add_bank(marjorie)

    page = marjorie.press(STORED, "Remove")

    assert "VISA ending in 1111 has been removed." in page.text
    assert methods(marjorie).startswith("1. Bank account ending in 2333")


@pytest.mark.parametrize(
    "forged", [{"deed": "remove", "place": "7"}, {"deed": "remove", "place": "-1"}, {"deed": "rob", "place": "0"}, {}]
)
def test_a_button_that_is_not_there_does_nothing(marjorie, forged):
    add_card(marjorie)
    before, token = methods(marjorie), marjorie.get(STORED).forms[0]["values"]["csrf_token"]

    page = marjorie.post(STORED, csrf_token=token, **forged)

    assert page.status == 200
    assert methods(marjorie) == before


def test_there_are_three_at_most(marjorie):
    form = marjorie.get(f"{STORED}/add-card")
    for _ in range(3):
        add_card(marjorie)

    full = marjorie.get(STORED)
    assert "You have stored three payment methods" in full.text
    assert "Add Credit Card" not in full.text
    assert marjorie.get(f"{STORED}/add-card").path == STORED
    assert marjorie.get(f"{STORED}/add-bank-account").path == STORED
    refused = marjorie.press(form, "Submit", **CARD)
    assert "You can store three payment methods. Remove one first." in refused.text
    assert "4." not in refused.text
    marjorie.press(STORED, "Remove")
    assert "Bank account ending in 2333 has been stored." in add_bank(marjorie).text


@pytest.mark.parametrize(
    ("entered", "field", "message"),
    [
        ({"number": "1"}, "confirm_number", "The account numbers entered do not match."),
        ({"number": "1", "confirm_number": "1"}, "number", "The bank account could not be validated."),
        ({"routing": "011000015"}, "number", "The bank account could not be validated."),
        ({"kind": ""}, "kind", f"Account Type: {MISSING}"),
        ({"name": ""}, "name", f"Account Holder Name: {MISSING}"),
    ],
)
def test_a_bank_account_that_will_not_do_is_refused(marjorie, entered, field, message):
    page = marjorie.press(f"{STORED}/add-bank-account", "Submit", **{**BANK, **entered})

    assert page.message_at(field) == message
    assert "000111222333" not in page.source.split("</form>")[1].split("Only this made-up one")[0]
    assert "No payment method is stored." in marjorie.get(STORED).text


def test_a_card_that_will_not_do_is_refused(marjorie):
    page = marjorie.press(f"{STORED}/add-card", "Submit", **DECLINED)

    assert page.message_at("number") == "The card could not be validated."
    assert "No payment method is stored." in marjorie.get(STORED).text


def test_a_card_of_the_registration_is_stored(visitor, known):
    visitor.register(card={**known.card, "autobill": "yes"})
    visitor.log_in(known.login["username"], known.login["password"])

    assert methods(visitor).startswith("1. VISA ending in 1111 Autobill PACER fees Turn Off")


def test_the_card_of_an_administrative_account_pays_no_filing_fees(visitor):
    visitor.log_in("hpbilling2021", "Ledger%Candle381")
    visitor.press(STORED, "Remove")
    assert "Set e-filing fees default" not in visitor.get(f"{STORED}/add-card").text
    token = visitor.get(STORED).forms[0]["values"]["csrf_token"]

    visitor.post(f"{STORED}/add-card", csrf_token=token, **CARD, efiling="yes")

    assert methods(visitor) == "1. VISA ending in 1111 Set Autobill PACER fees Remove"
    visitor.post(STORED, csrf_token=token, deed="efiling", place="0")
    assert "E-filing fees default" not in methods(visitor)


def test_two_visitors_store_cards_of_their_own(marjorie, new_visitor):
    other = without_her_card(new_visitor())

    add_card(marjorie)
    marjorie.press(f"{HERE}/pay-fees", "Submit", **CARD)

    assert "No payment method is stored." in other.get(STORED).text
    assert balance(other) == "$12.40"
