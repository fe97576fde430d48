"""M2, the Settings tab, and what holds for every page behind the tabs."""

import pytest

from mock_site.areas.account import settings

pytestmark = pytest.mark.siblings(3)

HERE = "/pscof/manage"
CYRUS = {"username": "cnbell_law", "password": "Quarry&Anchor552"}
NEW_NAME = {"username": "cyrus.nb80", "confirm_username": "cyrus.nb80", "current_password": CYRUS["password"]}
NEW_WORD = {
    "current_password": CYRUS["password"],
    "password": "Orchid!Tugboat91",
    "confirm_password": "Orchid!Tugboat91",
}
ANSWERS = {
    "question_1": "What is your favorite book?",
    "answer_1": "The Salt Ledger",
    "question_2": "In which city were you born?",
    "answer_2": "Pawtucket",
    "current_password": CYRUS["password"],
}
MISSING = "Required information is missing."

SETTINGS = tuple(settings.SETTINGS)
MAINTENANCE = ("personal-information", "address-information", "email-noticing", "registered-courts", "efile-history")
PAYMENTS = ("stored-payments", "stored-payments/add-card", "stored-payments/add-bank-account")
OPEN_TO_ALL = ("pay-fees", "statements", "transactions")
FORMS = (*SETTINGS, *MAINTENANCE[:3], *PAYMENTS[1:], "pay-fees")


@pytest.fixture
def cyrus(visitor):
    """Linked in both courts."""
    visitor.log_in(**CYRUS)
    return visitor


@pytest.fixture
def token_of():
    return lambda visitor: visitor.get(f"{HERE}/maint").forms[0]["values"]["csrf_token"]


@pytest.fixture
def copied(new_visitor):
    """Somebody else with a copy of a visitor's cookies."""

    def copy(visitor):
        thief = new_visitor()
        for cookie in visitor.cookies:
            thief.cookies.set_cookie(cookie)
        return thief

    return copy


def test_a_new_username_opens_pacer_and_the_courts_and_the_old_one_nothing(cyrus):
    done = cyrus.press(f"{HERE}/change-username", "Submit", **NEW_NAME)

    assert "Your username has been changed. Your new username is cyrus.nb80." in done.text
    assert cyrus.press(done, "Close").path == f"{HERE}/maint?tab=Settings"
    assert "Username cyrus.nb80" in cyrus.get(f"{HERE}/maint").text
    cyrus.press(f"{HERE}/maint", "Log Out")
    assert "Invalid username or password" in cyrus.log_in(**CYRUS).text
    assert cyrus.enter("mad", "cyrus.nb80", CYRUS["password"]).path == "/ecf/mad/main"


@pytest.mark.parametrize(
    ("entered", "field", "message"),
    [
        ({"username": "short"}, "username", "Username must be at least 8 characters."),
        ({"username": "x" * 46}, "username", "Username must be at most 45 characters."),
        (
            {"username": "cyrus nb 80"},
            "username",
            "Username may contain only letters, digits and the characters @ . _ -",
        ),
        ({"username": "MEQUILL2016"}, "username", "This username is not available. Please choose another."),
        ({"username": "cnbell_law"}, "username", "This is your username already."),
        ({"username": ""}, "username", f"New Username: {MISSING}"),
        ({"confirm_username": "cyrus.nb81"}, "confirm_username", "The usernames entered do not match."),
        ({"current_password": "Quarry&Anchor553"}, "current_password", "That is not your current password."),
        ({"current_password": ""}, "current_password", f"Current Password: {MISSING}"),
    ],
)
def test_a_username_that_will_not_do_is_refused(cyrus, entered, field, message):
    both = {"confirm_username": entered["username"]} if "username" in entered else {}

    page = cyrus.press(f"{HERE}/change-username", "Submit", **{**NEW_NAME, **both, **entered})

    assert page.path == f"{HERE}/change-username?tried=1"
    assert page.message_at(field) == message
    assert "Username cnbell_law" in cyrus.get(f"{HERE}/maint").text


def test_a_username_may_change_its_capitals_only(cyrus):
    entered = {**NEW_NAME, "username": "CNBell_Law", "confirm_username": "CNBell_Law"}

    assert "Your username has been changed." in cyrus.press(f"{HERE}/change-username", "Submit", **entered).text


def test_a_username_is_no_part_of_the_password(cyrus):
    cyrus.press(
        f"{HERE}/change-password",
        "Submit",
        **{**NEW_WORD, **dict.fromkeys(("password", "confirm_password"), "Zz!tugboat99")},
    )
    entered = {"username": "tugboat99", "confirm_username": "tugboat99", "current_password": "Zz!tugboat99"}

    page = cyrus.press(f"{HERE}/change-username", "Submit", **entered)

    assert page.message_at("username") == "Your username must not be part of your password."


def test_a_new_password_works_and_the_old_one_does_not(cyrus):
    done = cyrus.press(f"{HERE}/change-password", "Submit", **NEW_WORD)

    assert "Your password has been changed." in done.text
    assert cyrus.get(f"{HERE}/maint").path == f"{HERE}/maint", "who changed it stays logged in"
    cyrus.press(f"{HERE}/maint", "Log Out")
    assert "Invalid username or password" in cyrus.log_in(**CYRUS).text
    assert cyrus.log_in("cnbell_law", NEW_WORD["password"]).path == f"{HERE}/maint"


@pytest.mark.parametrize(
    ("entered", "field", "message"),
    [
        ({"current_password": "Quarry&Anchor553"}, "current_password", "That is not your current password."),
        ({"password": "Ab1!x"}, "password", "Password must be at least 8 characters."),
        ({"password": CYRUS["password"]}, "password", "Your new password must not be the old one."),
        ({"password": "X1!cnbell_law"}, "password", "Password must not contain your username or email address."),
        (
            {"password": "lowercase1"},
            "password",
            "Password must contain a lower-case letter, an upper-case letter, and a digit or special character.",
        ),
        ({"confirm_password": "Orchid!Tugboat92"}, "confirm_password", "Passwords do not match."),
    ],
)
def test_a_password_that_will_not_do_is_refused(cyrus, entered, field, message):
    both = {"confirm_password": entered["password"]} if "password" in entered else {}

    page = cyrus.press(f"{HERE}/change-password", "Submit", **{**NEW_WORD, **both, **entered})

    assert page.message_at(field) == message
    assert not [of for _, of in page.elements if of.get("type") == "password" and "value" in of]
    cyrus.press(f"{HERE}/maint", "Log Out")
    assert cyrus.log_in(**CYRUS).path == f"{HERE}/maint"


def test_in_2025_a_new_password_must_be_longer(cyrus):
    cyrus.press("/training/desk", "Use those of 2025")
    short = dict.fromkeys(("password", "confirm_password"), "Tugboat!91")

    page = cyrus.press(f"{HERE}/change-password", "Submit", **{**NEW_WORD, **short})

    assert page.message_at("password") == "Password must be at least 14 characters."


@pytest.mark.parametrize(("slug", "entered"), [("change-username", NEW_NAME), ("change-password", NEW_WORD)])
def test_a_cookie_from_before_a_new_login_opens_nothing_after_it(visitor, copied, slug, entered):
    visitor.enter("mad", **CYRUS)
    cyrus, thief = visitor, copied(visitor)
    assert thief.get(f"{HERE}/maint").path == f"{HERE}/maint"

    cyrus.press(f"{HERE}/{slug}", "Submit", **entered)

    assert thief.get(f"{HERE}/maint").path == "/pscof/login"
    assert thief.get(f"{HERE}/{slug}").path == "/pscof/login"
    assert thief.get("/ecf/mad/main").path == "/cso/login?court=mad"
    assert cyrus.get(f"{HERE}/maint").path == f"{HERE}/maint"


def test_the_questions_are_kept_and_their_answers_are_not_shown(cyrus):
    done = cyrus.press(f"{HERE}/security-information", "Submit", **ANSWERS)
    assert "Your security information has been saved." in done.text

    page = cyrus.get(f"{HERE}/security-information")
    assert page.forms[1]["values"]["question_1"] == ANSWERS["question_1"]
    assert page.forms[1]["values"]["question_2"] == ANSWERS["question_2"]
    assert "Salt Ledger" not in page.source


def test_a_wrong_password_leaves_the_answers(cyrus):
    page = cyrus.press(f"{HERE}/security-information", "Submit", **{**ANSWERS, "current_password": "wrongwrong"})
    assert page.text.count("Your answer is kept.") == 2

    done = cyrus.press(page, "Submit", current_password=CYRUS["password"])

    assert "Your security information has been saved." in done.text


@pytest.mark.parametrize(
    ("entered", "field", "message"),
    [
        ({"question_2": ANSWERS["question_1"]}, "question_2", "Please select two different security questions."),
        ({"answer_2": " "}, "answer_2", f"Answer 2: {MISSING}"),
        ({"current_password": "wrongwrong"}, "current_password", "That is not your current password."),
    ],
)
def test_questions_that_prove_nothing_are_refused(cyrus, entered, field, message):
    before = cyrus.get(f"{HERE}/security-information").forms[1]["values"]["question_1"]
    page = cyrus.press(f"{HERE}/security-information", "Submit", **{**ANSWERS, **entered})

    assert page.message_at(field) == message
    assert page.forms[1]["values"]["question_1"] == ANSWERS["question_1"]
    assert "Salt Ledger" not in page.source
    assert before != ANSWERS["question_1"]
    assert cyrus.get(f"{HERE}/security-information").forms[1]["values"]["question_1"] == before


def test_bills_go_to_an_address_of_their_own(cyrus):
    page = cyrus.get(f"{HERE}/billing-email")
    assert page.element(id="email")[1]["value"] == "cnbell_law@example.com"
    bills = {"email": "bills@example.com", "confirm_email": "bills@example.com", "copy_2": "clerk@example.com"}

    done = cyrus.press(page, "Submit", **bills)

    assert "Your PACER billing email has been updated." in done.text
    assert "Billing notices go to bills@example.com and to one more address." in done.text
    assert cyrus.press(done, "Close").path == f"{HERE}/maint?tab=Settings"
    again = cyrus.get(f"{HERE}/billing-email")
    assert again.element(id="email")[1]["value"] == "bills@example.com"
    assert again.element(id="copy_1")[1]["value"] == "clerk@example.com"
    cyrus.press(again, "Log Out")
    cyrus.enter("mab", **CYRUS)
    court = cyrus.get("/ecf/mab/utilities/maintain-account")
    assert court.element(id="primary-e-mail-address")[1]["value"] == "cnbell_law@example.com"


@pytest.mark.parametrize(
    ("entered", "field", "message"),
    [
        ({"email": "nowhere"}, "email", "Email: Enter an address such as name@example.com."),
        ({"confirm_email": "other@example.com"}, "confirm_email", "The email addresses entered do not match."),
        ({"copy_3": "nowhere"}, "copy_3", "Additional Email 3: Enter an address such as name@example.com."),
    ],
)
def test_an_address_for_bills_that_is_none_is_refused(cyrus, entered, field, message):
    page = cyrus.press(f"{HERE}/billing-email", "Submit", **entered)

    assert page.message_at(field) == message
    assert page.element(id=field)[1]["value"] == entered[field]
    assert cyrus.get(f"{HERE}/billing-email").element(id="email")[1]["value"] == "cnbell_law@example.com"


def test_who_requires_a_client_code_is_asked_for_one_and_nobody_else(visitor):
    cyrus = visitor
    assert "client-code" not in cyrus.sign_on("mad", *CYRUS.values()).path
    chosen = {"statements": "By U.S. mail", "client_code": "yes"}

    done = cyrus.press(f"{HERE}/billing-preferences", "Submit", **chosen)

    assert "Your PACER billing preferences have been saved. Your statement of account comes by U.S. mail." in done.text
    assert "A client code is required when you log in to search." in done.text
    page = cyrus.get(f"{HERE}/billing-preferences")
    assert page.forms[1]["values"]["statements"] == "By U.S. mail"
    assert "checked" in page.element(id="client_code")[1]
    cyrus.press(page, "Log Out")
    assert "client-code" in cyrus.sign_on("mad", *CYRUS.values()).path
    cyrus.press(f"{HERE}/maint", "Log Out")
    assert "client-code" not in cyrus.sign_on("mad", *CYRUS.values(), client_code="2107").path


def test_a_statement_that_comes_by_no_way_is_refused_and_a_box_stays_checked(cyrus, token_of):
    sent = {"statements": "By pigeon", "client_code": "yes"}
    page = cyrus.post(f"{HERE}/billing-preferences", csrf_token=token_of(cyrus), **sent)

    assert "Statement of Account: Please select an entry of the list." in page.text
    assert "checked" in page.element(id="client_code")[1]


@pytest.mark.parametrize("slug", FORMS)
def test_cancel_keeps_nothing(cyrus, slug):
    visitor, tab = cyrus, "Settings" if slug in SETTINGS else "Maintenance" if slug in MAINTENANCE else "Payments"
    if slug == "pay-fees":
        visitor.log_in("mequill2016", "Lantern#Harbor77x")
    refused = visitor.press(f"{HERE}/{slug}", "Submit")
    assert ("tried=1" in refused.path) is (slug not in {"billing-email", "billing-preferences"})

    left = visitor.press(f"{HERE}/{slug}", "Cancel")

    assert left.path == (f"{HERE}/stored-payments" if "/add-" in slug else f"{HERE}/maint?tab={tab}")
    assert "Please correct" not in visitor.get(f"{HERE}/{slug}?tried=1").text


@pytest.mark.parametrize("slug", ["change-username", "stored-payments", "registered-courts"])
def test_what_has_not_been_done_is_not_said_to_be(cyrus, slug):
    assert cyrus.get(f"{HERE}/{slug}/done").path == f"{HERE}/{slug}"


def test_a_done_page_can_be_reloaded_until_something_else_is_done(cyrus):
    done = cyrus.press(f"{HERE}/change-username", "Submit", **NEW_NAME)
    assert cyrus.get(done.path).text == done.text

    cyrus.press(f"{HERE}/billing-email", "Submit")

    assert cyrus.get(done.path).path == f"{HERE}/change-username"


EVERY = (*SETTINGS, *MAINTENANCE, *PAYMENTS, *OPEN_TO_ALL)


@pytest.mark.parametrize("slug", [*EVERY, "address-information/all-cases", "change-username/done"])
def test_nobody_without_a_login_gets_in(visitor, slug):
    token = visitor.get("/pscof/login").forms[0]["values"]["csrf_token"]

    assert visitor.get(f"{HERE}/{slug}").path == "/pscof/login"
    if slug in FORMS or slug == "address-information/all-cases":
        assert visitor.post(f"{HERE}/{slug}", csrf_token=token).path == "/pscof/login"


@pytest.mark.parametrize("slug", [slug for slug in EVERY if slug not in (*OPEN_TO_ALL, "email-noticing")])
def test_a_legacy_account_gets_in_by_no_request_of_any_kind(visitor, known, token_of, slug):
    visitor.log_in(**known.before)

    shown = visitor.get(f"{HERE}/{slug}")
    sent = visitor.post(f"{HERE}/{slug}", csrf_token=token_of(visitor), **NEW_NAME)

    for page in (shown, sent):
        assert "You must upgrade your PACER account before using this feature." in page.text
        assert page.element(open=None)[0] == "dialog"
        assert 'name="current_password"' not in page.source


def test_a_legacy_account_that_posts_a_new_login_keeps_the_old_one(visitor, known, token_of):
    visitor.log_in(**known.before)
    forged = {"username": "tobias.new", "confirm_username": "tobias.new", "current_password": known.before["password"]}

    visitor.post(f"{HERE}/change-username", csrf_token=token_of(visitor), **forged)

    assert "Username tb1407" in visitor.get(f"{HERE}/maint").text


def test_a_form_without_its_token_is_refused(cyrus):
    assert cyrus.post(f"{HERE}/change-username", **NEW_NAME).status == 400
    assert "Username cnbell_law" in cyrus.get(f"{HERE}/maint").text


def test_an_administrative_account_has_no_pages_of_the_maintenance_tab(visitor):
    visitor.log_in("hpbilling2021", "Ledger%Candle381")

    assert [visitor.get(f"{HERE}/{slug}").status for slug in MAINTENANCE] == [404] * len(MAINTENANCE)
    assert visitor.get(f"{HERE}/change-username").status == 200


def test_two_visitors_change_accounts_of_their_own(cyrus, new_visitor):
    other = new_visitor()
    other.log_in(**CYRUS)

    cyrus.press(f"{HERE}/change-username", "Submit", **NEW_NAME)
    cyrus.press(f"{HERE}/billing-email", "Submit", email="mine@example.com")

    assert "Username cnbell_law" in other.get(f"{HERE}/maint").text
    assert "mine@example.com" not in other.get(f"{HERE}/billing-email?tried=1").source


MARKUP = '"><img src=x onerror=alert(1)>{{1234*4321}}'
TEXTS = {
    "change-username": ("username", "confirm_username"),
    "billing-email": ("email", "confirm_email", "copy_1", "copy_2", "copy_3"),
    "personal-information": ("first_name", "middle_name", "last_name", "reason"),
    "address-information": (
        *("firm", "unit", "street", "room", "city", "zip", "phone", "alternate_phone", "text_phone", "fax", "reason"),
    ),
    "email-noticing": ("mab-email", "mab-confirm_email", "mad-email", "mad-confirm_email"),
    "pay-fees": ("amount", "name", "number", "street", "city", "zip"),
    "stored-payments/add-card": ("name", "number", "street", "city", "zip"),
    "stored-payments/add-bank-account": ("name", "routing", "number", "confirm_number"),
}


@pytest.mark.parametrize("slug", TEXTS)
def test_markup_in_every_field_comes_back_as_text(visitor, slug):
    visitor.log_in(*(("mequill2016", "Lantern#Harbor77x") if slug == "pay-fees" else CYRUS.values()))
    ticks = {"mab-apply": "yes", "mad-apply": "yes"} if slug == "email-noticing" else {}

    page = visitor.press(f"{HERE}/{slug}", "Submit", **dict.fromkeys(TEXTS[slug], MARKUP), **ticks)

    assert "tried=1" in page.path
    assert "<img" not in page.source
    assert "5332114" not in page.source


@pytest.mark.parametrize("field", ["firm", "street", "reason", "unit", "room"])
def test_markup_that_is_kept_is_shown_as_text_wherever_it_is_shown(cyrus, field):
    entered = {"reason": "Moved", "cases": "None", "courts": "mab", field: MARKUP}
    cyrus.press(f"{HERE}/address-information", "Submit", **entered)

    for path in ("address-information", "address-information/done", "efile-history", "maint"):
        assert "<img" not in cyrus.get(f"{HERE}/{path}").source


@pytest.mark.parametrize("slug", [*FORMS, "address-information/all-cases", "statements/2021-q2"])
@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods_are_told_off_and_do_nothing(cyrus, slug, method):
    assert cyrus.ask(f"{HERE}/{slug}", method=method).status in {400, 405}
