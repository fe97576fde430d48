"""Filing fees (I): what is due, paying it behind a PACER login, receipts, history, and a locked account."""

import pytest
from passcodes import STEP, noon, passcode, wrong

from mock_site.world.multifactor import key_from
from mock_site.world.world import drawn_for

CYRUS = ("cnbell_law", "Quarry&Anchor552")
LAMBERT = ("loakeshott", "Basalt!Meadow907")
HOLLIS = ("hollispenrose", "Walnut+Ferry331")
MORE = "/ecf/mab/utilities/maintain-account/more"
DUE = "/ecf/mab/utilities/payments-due"
HISTORY = "/ecf/mab/utilities/payment-history"
STAY, REDACT = "cnbell/1", "cnbell/2"
PAID = "Your payment has been made."
CARD = {
    "type": "VISA",
    "name": "Cyrus Nakagawa-Bell",
    "number": "4111 1111 1111 1111",
    "month": "11",
    "year": "2030",
    "on_file": "yes",
}
BANK = {
    "name": "Cyrus Nakagawa-Bell",
    "kind": "Checking",
    "routing": "999999992",
    "number": "000111222333",
    "confirm_number": "000111222333",
}
BY_CARD, BY_BANK = "A credit card, entered on the next page", "A bank account, entered on the next page"


@pytest.fixture
def mab(visitor):
    visitor.enter("mab", *CYRUS)
    return visitor


def to_login(visitor, *fees, due=DUE):
    page = visitor.press(due, "Next", fees=fees)
    return visitor.press(page, "Pay Now")


def to_method(visitor, *fees, due=DUE, who=CYRUS):
    return visitor.press(to_login(visitor, *fees, due=due), "Login", username=who[0], password=who[1])


def pay(visitor, *fees, due=DUE, who=CYRUS, how=BY_CARD, entered=CARD):
    page = visitor.press(to_method(visitor, *fees, due=due, who=who), "Next", method=how)
    return visitor.press(visitor.press(page, "Next", **entered), "Submit")


@pytest.mark.parametrize(
    ("court", "fees", "total", "text"),
    [
        ("mab", (STAY, REDACT), "$214.00", "Motion for Relief From Stay, 21-10442"),
        ("mad", ("cnbell/1",), "$125.00", "Motion for Leave to Appear Pro Hac Vice, 1:21-cv-10442"),
    ],
)
def test_fees_are_paid_with_a_card_up_to_the_receipt(visitor, court, fees, total, text):
    visitor.enter(court, *CYRUS)
    due = f"/ecf/{court}/utilities/payments-due"
    page = visitor.press(due, "Next", fees=fees)
    assert page.path == f"{due}/total"
    assert f"Total {total}" in page.text
    page = visitor.press(page, "Pay Now")
    assert "PACER Login" in page.text
    page = visitor.press(page, "Login", username=CYRUS[0], password=CYRUS[1])
    assert "Pay Filing Fee" in page.text
    assert f"Payment Amount {total}" in page.text
    page = visitor.press(page, "Next", method=BY_CARD)
    assert "Enter Payment Information" in page.text
    page = visitor.press(page, "Next", **CARD)
    assert "VISA ending in 1111" in page.text
    assert "Nothing is paid until you click Submit." in page.text
    assert "There is no mail yet." in visitor.get("/training/outbox").text

    page = visitor.press(page, "Submit")

    assert page.path == f"/ecf/{court}/utilities/payment-history/A100001?paid=1"
    assert PAID in page.text
    assert f"Total {total}" in page.text
    assert text in visitor.get("/training/outbox").text
    history = visitor.get(f"/ecf/{court}/utilities/payment-history")
    assert "A100001" in history.text
    assert total in history.text
    assert "4111 1111" not in history.source + page.source


def test_what_is_not_checked_stays_due(mab):
    page = pay(mab, STAY)

    assert "There are no more payments due." not in page.text
    due = mab.get(DUE)
    assert "Motion to Redact" in due.text
    assert "Motion for Relief From Stay" not in due.text
    assert "There are no more payments due." in pay(mab, REDACT).text
    assert "There are no payments due." in mab.get(DUE).text


def test_something_must_be_checked(mab):
    page = mab.press(DUE, "Next")

    assert "Check the box of at least one fee." in page.text
    assert mab.get(f"{DUE}/total").path == DUE


def test_a_fee_of_nobody_is_none(mab):
    token = mab.get(DUE).forms[-1]["values"]["csrf_token"]
    page = mab.post(DUE, csrf_token=token, fees="loakeshott/1")

    assert "Check the box of at least one fee." in page.text


def test_a_bank_account_pays_too(mab):
    page = pay(mab, STAY, how=BY_BANK, entered=BANK)

    assert PAID in page.text
    assert "Bank account ending in 2333" in page.text


def test_what_is_stored_pays_and_the_default_for_filing_fees_comes_first(mab):
    mab.press("/pscof/manage/stored-payments/add-bank-account", "Submit", **BANK)
    mab.press("/pscof/manage/stored-payments/add-card", "Submit", **CARD, efiling="yes")
    page = to_method(mab, STAY)
    assert page.forms[-1]["values"]["method"] == "VISA ending in 1111"

    page = mab.press(page, "Next")
    assert "It is stored in your account" in page.text

    assert PAID in mab.press(mab.press(page, "Next"), "Submit").text


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"number": "4000 0000 0000 0002"}, "number", "The card could not be validated."),
        ({"number": ""}, "number", "Required information is missing."),
        ({"month": "01", "year": "2021"}, "number", "The card could not be validated."),
        ({"name": "<b>x</b>"}, "name", "Enter letters"),
    ],
)
def test_a_card_that_will_not_do_pays_nothing_and_is_not_shown_again(mab, changes, field, message):
    page = mab.press(to_method(mab, STAY), "Next", method=BY_CARD)
    page = mab.press(page, "Next", **{**CARD, **changes})

    assert message in page.message_at(field)
    assert "4000 0000" not in page.source
    assert "<b>x" not in page.source
    assert mab.get("/cso/pay-filing-fee/mab/review").path == "/cso/pay-filing-fee/mab/information"
    assert "Nothing has been paid yet." in mab.get(HISTORY).text


def test_a_bank_account_that_will_not_do_pays_nothing(mab):
    page = mab.press(to_method(mab, STAY), "Next", method=BY_BANK)
    page = mab.press(page, "Next", **{**BANK, "routing": "123"})

    assert "The bank account could not be validated." in page.message_at("number")


@pytest.mark.parametrize(
    ("username", "password", "message"),
    [
        ("cnbell_law", "Wrong&Anchor552", "Invalid username or password"),
        ("cnbell", "Coral26!ecf", "Invalid username or password"),
        ("mequill2016", "Lantern#Harbor77x", "This is another PACER account"),
        ("", "", "Required information is missing."),
    ],
)
def test_only_who_is_signed_in_can_log_in_to_pay(mab, username, password, message):
    """Neither a wrong password, nor the CM/ECF login, nor somebody else's account."""
    page = mab.press(to_login(mab, STAY), "Login", username=username, password=password)

    assert message in page.text
    assert mab.get("/cso/pay-filing-fee/mab").path == "/cso/pay-filing-fee/mab/login"


@pytest.fixture
def enrolled(visitor):
    """Cyrus, whose account is enrolled, in a world of 2025: at the passcode before his fees, with the code of then."""
    visitor.begin(date="2025-09-08", era="2025")
    key, moment = key_from(drawn_for("7155620", "key")), noon("2025-09-08")
    visitor.get("/ecf/mab/")
    page = visitor.press("/cso/login?court=mab", "Login", username=CYRUS[0], password=CYRUS[1])
    page = visitor.press(page, "Login", passcode=passcode(key, moment))
    visitor.press(page, "Continue", understood="yes")
    return visitor, to_method(visitor, STAY), passcode(key, moment + STEP)


def test_in_2025_who_is_enrolled_gives_a_passcode_before_paying(enrolled):
    mab, page, code = enrolled
    assert page.path == "/cso/pay-filing-fee/mab/passcode"
    assert "$188.00" not in mab.get("/cso/pay-filing-fee/mab").text, "the password alone opens no payment"

    page = mab.press(page, "Login", passcode=wrong(code))
    assert "Invalid username, password, or one-time passcode." in page.text
    assert mab.get("/cso/pay-filing-fee/mab").path == "/cso/pay-filing-fee/mab/login"

    page = mab.press(page, "Login", passcode=code)
    assert page.path == "/cso/pay-filing-fee/mab"
    page = mab.press(mab.press(page, "Next", method=BY_CARD), "Next", **CARD)
    assert PAID in mab.press(page, "Submit").text


def test_in_2025_a_passcode_pays_nothing_once_it_was_left_or_at_another_court(enrolled):
    mab, page, code = enrolled
    assert mab.get("/cso/pay-filing-fee/mad/passcode").path != "/cso/pay-filing-fee/mad/passcode"

    assert mab.press(page, "Cancel").path == DUE

    assert mab.press(page, "Login", passcode=code).path == DUE
    assert "Nothing has been paid yet." in mab.get(HISTORY).text


def test_nobody_pays_without_that_login_or_without_a_choice(mab):
    for step in ("", "/information", "/review"):
        assert mab.get(f"/cso/pay-filing-fee/mab{step}").path == DUE
    to_login(mab, STAY)
    for step in ("", "/information", "/review"):
        assert mab.get(f"/cso/pay-filing-fee/mab{step}").path == "/cso/pay-filing-fee/mab/login"
    token = mab.get(DUE).forms[-1]["values"]["csrf_token"]
    mab.post("/cso/pay-filing-fee/mab/review", csrf_token=token, deed="submit")
    assert "Nothing has been paid yet." in mab.get(HISTORY).text


@pytest.mark.parametrize("steps", [0, 1, 2, 3])
def test_cancel_pays_nothing_wherever_it_is_pressed(mab, steps):
    page = to_login(mab, STAY)
    for button, entered in (
        ("Login", {"username": CYRUS[0], "password": CYRUS[1]}),
        ("Next", {"method": BY_CARD}),
        ("Next", CARD),
    )[:steps]:
        page = mab.press(page, button, **entered)

    page = mab.press(page, "Cancel")

    assert page.path == DUE
    assert "Motion for Relief From Stay" in page.text
    assert "Nothing has been paid yet." in mab.get(HISTORY).text
    assert mab.get(f"{DUE}/total").path == DUE


def test_a_payment_that_is_sent_twice_is_made_once(mab):
    page = mab.press(mab.press(to_method(mab, STAY), "Next", method=BY_CARD), "Next", **CARD)
    mab.press(page, "Submit")

    assert mab.press(page, "Submit").path == DUE
    assert mab.get(HISTORY).text.count("A10000") == 1


@pytest.mark.parametrize("method", ["", "Gold", "VISA ending in 1111"])
def test_a_method_is_one_of_the_list(mab, method):
    page = mab.press(to_method(mab, STAY), "Next", method=method)

    assert "Please correct the following" in page.text


def test_a_locked_account_opens_again_when_all_is_paid(visitor):
    locked = "This account has been locked. Please make payments to continue docketing."
    visitor.enter("mab", *LAMBERT)
    page = visitor.get("/ecf/mab/file/bankruptcy")
    assert locked in page.text
    assert DUE in page.links
    assert locked in visitor.get(DUE).text

    assert PAID in pay(visitor, "loakeshott/1", who=LAMBERT, entered={**CARD, "name": "Lambert Oakeshott"}).text

    assert locked not in visitor.get("/ecf/mab/file/bankruptcy").text
    assert locked not in visitor.get(DUE).text
    visitor.press("/cso/redaction?court=mad", "Continue", understood="yes")
    assert locked in visitor.get("/ecf/mad/file/civil").text, "the other court is not paid"


def test_who_owes_and_is_not_overdue_is_not_locked(mab):
    assert "locked" not in mab.get("/ecf/mab/file/bankruptcy").text


@pytest.mark.parametrize("allowed", ["Yes", "No"])
def test_an_agent_sees_and_pays_what_she_is_allowed_to(mab, allowed):
    mab.press(mab.press(MORE, "Search", last_name="Penrose"), "Select")
    mab.press(f"{MORE}/hpenrose", "Save", payment=allowed)
    mab.press(mab.press("/ecf/mab/utilities/maintain-account", "Submit"), "Submit")
    mab.press("/ecf/mab/main", "Log Out")
    mab.enter("mab", *HOLLIS)

    page = mab.get(DUE)
    assert ("Cyrus Nakagawa-Bell" in page.text) == (allowed == "Yes")
    if allowed == "No":
        assert "There are no payments due." in page.text
        return
    assert PAID in pay(mab, STAY, who=HOLLIS).text
    mab.press("/ecf/mab/main", "Log Out")
    mab.enter("mab", *CYRUS)
    assert "A100001" in mab.get(HISTORY).text
    assert "Motion for Relief From Stay" not in mab.get(DUE).text


def test_a_receipt_is_its_payers_alone(mab):
    pay(mab, STAY)
    mab.press("/ecf/mab/main", "Log Out")
    mab.enter("mab", *LAMBERT)

    assert mab.get(f"{HISTORY}/A100001").status == 404
    assert "Nothing has been paid yet." in mab.get(HISTORY).text
    mab.press("/cso/redaction?court=mad", "Continue", understood="yes")
    assert mab.get("/ecf/mad/utilities/payment-history/A100001").status == 404


def test_who_is_not_linked_has_no_fees(visitor):
    visitor.enter("mab", "mequill2016", "Lantern#Harbor77x")

    for path in ("payments-due", "payments-due/total", "payment-history", "payment-history/A100001"):
        assert visitor.get(f"/ecf/mab/utilities/{path}").status == 404, path
    assert visitor.get("/cso/pay-filing-fee/mab/login").status == 404
