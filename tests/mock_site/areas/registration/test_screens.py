import json
import sqlite3

import pytest

pytestmark = pytest.mark.siblings(6, of="file")

HERE = "/pscof/registration/attorney"


@pytest.fixture
def at_user(visitor, known):
    visitor.press(HERE, "Next", **known.newcomer)
    return visitor


@pytest.fixture
def at_payment(at_user, known):
    at_user.press(f"{HERE}/user", "Next", **known.login)
    return at_user


@pytest.fixture
def at_acknowledgment(at_payment, known):
    at_payment.press(f"{HERE}/payment", "Next", **known.card)
    return at_payment


def test_who_registers_with_a_card_can_log_in_and_search_at_once(visitor, known):
    done = visitor.register()

    assert done.path == f"{HERE}/complete"
    assert "Your account has been created." in done.text
    assert "Account Number 7300201 Username dachterberg83 Account Type Upgraded PACER Account" in done.text
    assert "Case Search Status Active Card VISA ending in 1111" in done.text
    assert visitor.get(done.path).text == done.text
    summary = visitor.log_in(known.login["username"], known.login["password"])
    assert "Desmond Achterberg" in summary.text
    assert "Case Search Status Active Account Type Upgraded PACER Account" in summary.text


def test_who_registers_can_link_at_a_court(visitor, known):
    visitor.register()
    visitor.enter("mab", known.login["username"], known.login["password"])

    visitor.press(visitor.give("mab", "dachterberg", "Frost24!ecf"), "Submit")

    assert "Bankruptcy" in visitor.menu("mab")


def test_without_a_card_there_is_a_notice_and_no_searching(at_payment, known):
    dialog = at_payment.press(f"{HERE}/payment", "Next")

    assert dialog.path == f"{HERE}/without-card"
    assert "activation code by U.S. mail in 7–10 business days" in dialog.text
    page = at_payment.press(dialog, "Continue")
    done = at_payment.press(page, "Submit", understood="yes")
    assert "Case Search Status Not activated – activation code will be mailed" in done.text
    assert "Case Search Status Not activated" in at_payment.log_in("dachterberg83", known.login["password"]).text


def test_one_can_still_enter_a_card_after_the_notice(at_payment, known):
    dialog = at_payment.press(f"{HERE}/payment", "Next")

    page = at_payment.press(at_payment.press(dialog, "Enter a Card"), "Next", **known.card)

    assert "Your card: VISA ending in 1111." in page.text


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("attorney", "Attorney Filers Registration"),
        ("non-attorney", "Non-Attorney Filers Registration"),
        ("case-search", "PACER – Case Search Only Registration"),
    ],
)
def test_the_registration_is_called_by_where_one_came_from(visitor, kind, title):
    page = visitor.get(f"/pscof/registration/{kind}")
    assert f"{title}, page 1 of 4" in page.text

    done = visitor.register(kind=kind)

    assert title in done.text
    assert ("Continue" in done.text) == (kind != "case-search")


@pytest.mark.parametrize(
    ("entered", "field", "message"),
    [
        ({"first_name": ""}, "first_name", "First Name: Required information is missing."),
        ({"first_name": "x" * 36}, "first_name", "First Name: Enter at most 35 characters."),
        ({"last_name": " "}, "last_name", "Last Name: Required information is missing."),
        ({"date_of_birth": ""}, "date_of_birth", "Date of Birth: Required information is missing."),
        ({"date_of_birth": "09/22/2003"}, "date_of_birth", "Date of Birth: You must be at least 18 years old."),
        ({"date_of_birth": "09/22/2022"}, "date_of_birth", "Date of Birth: The date must be in the past."),
        ({"street": ""}, "street", "Address: Required information is missing."),
        ({"city": ""}, "city", "City: Required information is missing."),
        ({"state": "", "county": ""}, "state", "State: Required information is missing."),
        ({"county": ""}, "county", "Please select a county."),
        ({"county": "ADDISON"}, "county", "Please select a county."),
        ({"zip": "018"}, "zip", "Zip/Postal Code: Enter five digits, or five and four, such as 02210 or 02210-1234."),
        ({"country": ""}, "country", "Country: Required information is missing."),
        ({"phone": "617"}, "phone", "Primary Phone: Enter ten digits, such as 617-555-0100."),
        ({"fax": "617"}, "fax", "Fax: Enter ten digits, such as 617-555-0100."),
        ({"email": "nobody"}, "email", "Email: Enter an address such as name@example.com."),
        ({"confirm_email": "other@example.com"}, "confirm_email", "The email addresses entered do not match."),
        ({"user_type": ""}, "user_type", "Please select a user type."),
        ({"person": ""}, "person", "User verification failed. Please try again."),
    ],
)
def test_the_first_page_says_what_is_wrong(visitor, known, entered, field, message):
    page = visitor.press(HERE, "Next", **{**known.newcomer, **entered})

    assert page.path == f"{HERE}/account?tried=1"
    assert page.message_at(field) == message


def test_somebody_of_eighteen_may_register(visitor, known):
    assert visitor.press(HERE, "Next", **{**known.newcomer, "date_of_birth": "09/21/2003"}).path == f"{HERE}/user"


def test_messages_stand_in_the_order_of_the_page(visitor):
    page = visitor.press(HERE, "Next", county="")

    linked = [link[1:] for link in page.links if link.startswith("#") and link != "#main"]
    assert linked == [tag["id"] for _, tag in page.elements if "aria-invalid" in tag]


def test_what_is_required_has_a_star_and_is_announced(visitor):
    page = visitor.get(HERE)

    required = {of["name"] for tag, of in page.elements if tag in {"input", "select"} and "required" in of}
    assert {"first_name", "last_name", "date_of_birth", "county", "user_type", "person"} <= required
    assert required.isdisjoint({"prefix", "middle_name", "suffix", "firm", "unit", "room", "alternate_phone", "fax"})
    assert page.source.count('class="star" aria-hidden="true"') == len(required)


def test_the_user_types_end_with_individuals_after_the_government(visitor):
    groups = [of["label"] for tag, of in visitor.get(HERE).elements if tag == "optgroup"]

    assert groups[-2:] == ["Government Accounts", "Individual Accounts"]


def test_the_county_list_waits_for_the_state(visitor):
    assert "hidden" in visitor.get(HERE).element(id="counties")[1]

    page = visitor.press(HERE, "Next", state="Vermont")

    assert "hidden" not in page.element(id="counties")[1]
    assert "ADDISON BENNINGTON CALEDONIA" in page.text


@pytest.mark.parametrize(
    ("user_type", "email", "warned"),
    [
        ("COURT STAFF", "somebody@example.com", True),
        ("COURT STAFF", "somebody@court.gov", False),
        ("COURT STAFF", "somebody@court.gov.example", False),
        ("ATTORNEY", "somebody@example.com", False),
    ],
)
def test_a_government_account_with_a_private_address_is_warned(visitor, known, user_type, email, warned):
    entered = {"user_type": user_type, "email": email, "confirm_email": email}

    page = visitor.press(HERE, "Next", **{**known.newcomer, **entered})

    assert page.path == f"{HERE}/user"
    assert ("Government email not recognized" in page.text) is warned


HENRIETTA = {"first_name": "Henrietta", "last_name": "Poole"}
HER_BIRTH = {"date_of_birth": "02/03/1961"}
HER_MAIL = {"email": "hpoole@example.com", "confirm_email": "hpoole@example.com"}
HER_TAGGED_MAIL = {"email": "HPoole+new@example.com", "confirm_email": "HPoole+new@example.com"}


@pytest.mark.parametrize(
    ("entered", "alike"),
    [
        (HENRIETTA, False),
        (HER_MAIL, False),
        ({**HENRIETTA, **HER_BIRTH}, True),
        ({**HENRIETTA, **HER_MAIL}, True),
        ({**HER_BIRTH, **HER_TAGGED_MAIL}, True),
    ],
)
def test_two_things_that_match_an_account_open_a_dialog(visitor, known, entered, alike):
    page = visitor.press(HERE, "Next", **{**known.newcomer, **entered})

    assert ("Account May Already Exist" in page.text) is alike
    assert page.path == (f"{HERE}/duplicate" if alike else f"{HERE}/user")


def test_the_dialogs_buttons(visitor, known):
    person = {**known.newcomer, **HENRIETTA, **HER_BIRTH}
    dialog = visitor.press(HERE, "Next", **person)

    assert "inert" in dialog.element(**{"class": "behind"})[1]
    assert visitor.press(dialog, "Forgot Username").path.startswith("/pscof/forgot-username")
    assert visitor.press(dialog, "Forgot Password").path.startswith("/pscof/forgot-password")
    assert visitor.press(dialog, "Continue").path.startswith(f"{HERE}/user")
    assert dialog.forms[-1]["buttons"] == {"Cancel": ("deed", "cancel")}
    token = dialog.forms[-1]["values"]["csrf_token"]
    assert visitor.post(f"{HERE}/account", deed="cancel", csrf_token=token).path == "/pacer/register-account"
    assert visitor.get(f"{HERE}/duplicate").path == f"{HERE}/account"


@pytest.mark.parametrize(
    ("entered", "status"),
    [
        ({**HENRIETTA, **HER_BIRTH}, "Case Search Status Active"),
        ({**HENRIETTA, **HER_BIRTH, **HER_MAIL}, "Case Search Status Inactive"),
        ({**HENRIETTA, **HER_TAGGED_MAIL}, "Case Search Status Inactive"),
    ],
)
def test_a_second_account_of_one_person_cannot_search(visitor, known, entered, status):
    done = visitor.register({**known.newcomer, **entered})

    assert status in done.text
    assert ("Review Registration Hold" in done.text) == ("HPoole+" in entered.get("email", ""))


@pytest.mark.parametrize(
    ("entered", "field", "message"),
    [
        ({"username": "short"}, "username", "Username must be at least 8 characters."),
        ({"username": "MEQuill2016"}, "username", "This username is not available. Please choose another."),
        ({"password": "Short1!"}, "password", "Password must be at least 8 characters."),
        (
            {"password": "Xdachterberg83"},
            "password",
            "Password must not contain your username or email address.",
        ),
        ({"confirm_password": "Puzzle!Lantern341"}, "confirm_password", "Passwords do not match."),
        ({"answer_1": ""}, "answer_1", "Answer 1: Required information is missing."),
        (
            {"question_2": "What was the name of your first pet?"},
            "question_2",
            "Please select two different security questions.",
        ),
    ],
)
def test_the_second_page_says_what_is_wrong(at_user, known, entered, field, message):
    page = at_user.press(f"{HERE}/user", "Next", **{**known.login, **entered})

    assert page.path == f"{HERE}/user?tried=1"
    assert page.message_at(field) == message


def test_in_2025_a_password_has_14_characters(visitor, known):
    visitor.begin(era="2025")
    visitor.press(HERE, "Next", **known.newcomer)

    short = {**known.login, "password": "Puzzle!Lant3", "confirm_password": "Puzzle!Lant3"}
    page = visitor.press(f"{HERE}/user", "Next", **short)

    assert page.message_at("password") == "Password must be at least 14 characters."
    assert visitor.press(page, "Next", **known.login).path == f"{HERE}/payment"


@pytest.mark.parametrize("left_out", ["type", "name", "number", "month", "year", "on_file"])
def test_a_card_is_all_or_nothing(at_payment, known, left_out):
    card = {name: value for name, value in known.card.items() if name != left_out}

    page = at_payment.press(f"{HERE}/payment", "Next", **card)

    assert page.path == f"{HERE}/payment?tried=1"
    assert "Please complete all payment fields or leave this page blank." in page.text
    missing = "street" if left_out == "on_file" else left_out
    assert page.message_at(missing).endswith(": Required information is missing.")


@pytest.mark.parametrize("box", ["on_file", "autobill", "efiling"])
def test_a_tick_alone_is_no_blank_page(at_payment, box):
    page = at_payment.press(f"{HERE}/payment", "Next", **{box: "yes"})

    assert "Please complete all payment fields or leave this page blank." in page.text
    assert "checked" in page.element(id=box)[1]


def test_a_billing_address_of_its_own_will_do(at_payment, known):
    own = {"street": "1 Elm", "city": "Lowell", "state": "Massachusetts", "zip": "01852"}
    card = {name: value for name, value in known.card.items() if name != "on_file"}

    assert at_payment.press(f"{HERE}/payment", "Next", **card, **own).path == f"{HERE}/acknowledgment"


@pytest.mark.parametrize(
    "entered",
    [
        {"number": "4000 0000 0000 0002"},
        {"number": "5555 5555 5555 4444"},
        {"number": "4111"},
        {"number": "not a number"},
        {"type": "MasterCard"},
        {"year": "2021"},
    ],
)
def test_only_the_test_card_is_accepted(at_payment, known, entered):
    page = at_payment.press(f"{HERE}/payment", "Next", **{**known.card, **entered})

    assert page.message_at("number") == "The card could not be validated."


@pytest.mark.parametrize("number", ["4111111111111111", "4111-1111-1111-1111", " 4111 1111 1111 1111 "])
def test_spaces_and_hyphens_in_its_number_do_not_matter(at_payment, known, number):
    assert at_payment.press(f"{HERE}/payment", "Next", **{**known.card, "number": number}).path.endswith(
        "acknowledgment"
    )


def test_a_card_is_good_until_the_end_of_its_month(at_payment, known):
    this_month = {**known.card, "month": "09", "year": "2021"}

    assert at_payment.press(f"{HERE}/payment", "Next", **this_month).path == f"{HERE}/acknowledgment"


def test_the_policies_must_be_acknowledged(at_acknowledgment):
    page = at_acknowledgment.press(f"{HERE}/acknowledgment", "Submit")

    assert page.path == f"{HERE}/acknowledgment?tried=1"
    assert page.message_at("understood") == "You must acknowledge the policies and procedures to continue."
    assert at_acknowledgment.press(page, "Submit", understood="yes").path == f"{HERE}/complete"


def test_a_page_opens_when_those_before_it_have_passed(visitor, known):
    for page in ("user", "payment", "acknowledgment"):
        assert visitor.get(f"{HERE}/{page}").path == f"{HERE}/account"
    assert visitor.get(f"{HERE}/without-card").path == f"{HERE}/account"
    assert visitor.get(f"{HERE}/complete").path == f"{HERE}/account"

    visitor.press(HERE, "Next", **known.newcomer)

    assert visitor.get(f"{HERE}/acknowledgment").path == f"{HERE}/user"


def test_back_keeps_what_was_entered_but_no_secret(at_payment, known):
    page = at_payment.press(f"{HERE}/payment", "Back", **known.card)

    assert page.path == f"{HERE}/user"
    assert page.forms[-1]["values"]["username"] == "dachterberg83"
    assert "value" not in page.element(id="password")[1]
    payment = at_payment.get(f"{HERE}/payment")
    assert payment.forms[-1]["values"]["name"] == "Desmond Achterberg"
    assert "checked" in payment.element(id="on_file")[1]
    assert "value" not in payment.element(id="number")[1]
    first = at_payment.press(page, "Back")
    assert first.forms[-1]["values"]["city"] == "Lowell"


def test_another_name_or_address_asks_for_the_password_again(at_payment, known):
    """The password was judged by the e-mail address that was there before."""
    at_payment.press(f"{HERE}/account", "Next", **{**known.newcomer, "city": "Lowell"})
    assert at_payment.get(f"{HERE}/payment").path == f"{HERE}/payment"

    at_payment.press(f"{HERE}/account", "Next", **{**known.newcomer, "city": "Boston", "county": "SUFFOLK"})

    assert at_payment.get(f"{HERE}/payment").path == f"{HERE}/user"


def test_reset_empties_the_page_and_cancel_everything(at_payment):
    page = at_payment.press(f"{HERE}/account", "Reset")
    assert page.forms[-1]["values"]["first_name"] == ""

    assert at_payment.press(f"{HERE}/account", "Cancel", first_name="Desmond").path == "/pacer/register-account"
    assert at_payment.get(f"{HERE}/user").path == f"{HERE}/account"


def test_a_registration_that_is_sent_twice_registers_one(at_acknowledgment):
    """Two windows of one visitor: the later one registers nobody."""
    page = at_acknowledgment.get(f"{HERE}/acknowledgment")
    at_acknowledgment.press(page, "Submit", understood="yes")

    again = at_acknowledgment.press(page, "Submit", understood="yes")

    assert "7300202" not in again.text


def test_two_who_register_get_numbers_of_their_own(visitor, known):
    visitor.register()
    priya = {"first_name": "Priya", "last_name": "Whitlowe", "email": "p@example.com", "confirm_email": "p@example.com"}

    done = visitor.register({**known.newcomer, **priya}, {**known.login, "username": "pwhitlowe89"})

    assert "Account Number 7300202 Username pwhitlowe89" in done.text


def test_what_was_typed_is_shown_as_text_in_every_field(at_payment, known):
    nasty = '"><img src=x onerror=alert(1)>'
    payment = dict.fromkeys(("type", "name", "number", "month", "year", "street", "city", "state", "zip"), nasty)
    page = at_payment.press(f"{HERE}/payment", "Next", **payment)
    assert "<img" not in page.source
    assert page.element(id="street")[1]["value"] == nasty

    person = dict.fromkeys((name for name in known.newcomer if name != "person"), nasty)
    page = at_payment.press(f"{HERE}/account", "Next", **person)

    assert "<img" not in page.source
    assert page.element(id="street")[1]["value"] == nasty


def test_names_of_a_newcomer_are_shown_as_text_where_she_comes_later(visitor, known):
    visitor.register({**known.newcomer, "firm": "<b>Firm</b>", "street": "<i>1</i>"}, card={})

    assert "<i>" not in visitor.get("/training/mailroom/7300201").source
    assert "<b>Firm" not in visitor.get("/training/mailroom/7300201").source


def test_a_card_that_passed_need_not_be_entered_again(at_acknowledgment):
    page = at_acknowledgment.press(f"{HERE}/acknowledgment", "Back")
    assert "You entered a VISA card ending in 1111." in page.text

    assert at_acknowledgment.press(page, "Next", on_file="yes").path == f"{HERE}/acknowledgment"
    at_acknowledgment.press(f"{HERE}/payment", "Back", on_file="yes")

    assert "You entered a VISA card ending in 1111." in at_acknowledgment.get(f"{HERE}/payment").text


def test_what_else_stands_on_the_page_of_a_card_is_not_changed_without_its_number(at_acknowledgment):
    page = at_acknowledgment.press(f"{HERE}/payment", "Next", on_file="yes", name="Ann Other")

    assert page.message_at("number") == "Card Number: Required information is missing."


def test_a_refused_username_leaves_the_answers(at_user, known):
    page = at_user.press(f"{HERE}/user", "Next", **{**known.login, "username": "short"})

    assert page.message_at("username") == "Username must be at least 8 characters."
    assert page.text.count("Your answer is kept.") == 2
    assert "Type once more, since it is never sent back: Password, Confirm Password." in page.text
    word = {name: known.login[name] for name in ("username", "password", "confirm_password")}
    assert at_user.press(page, "Next", **word).path == f"{HERE}/payment"


def test_an_answer_belongs_to_its_question(at_user, known):
    page = at_user.press(f"{HERE}/user", "Back", **known.login)
    page = at_user.press(page, "Next", person="yes")
    other = {"question_1": "What is your favorite book?", "answer_2": "Somebody"}
    word = {name: known.login[name] for name in ("username", "password", "confirm_password")}

    page = at_user.press(page, "Next", **word, **other)

    assert page.message_at("answer_1") == "Answer 1: Required information is missing."
    assert page.text.count("Your answer is kept.") == 1


@pytest.mark.parametrize("page", ["account", "user", "payment", "acknowledgment"])
@pytest.mark.siblings(2)
def test_without_its_token_nothing_is_taken(at_acknowledgment, page):
    answer = at_acknowledgment.post(f"{HERE}/{page}", deed="cancel")

    assert answer.status == 400
    assert at_acknowledgment.get(f"{HERE}/acknowledgment").path == f"{HERE}/acknowledgment"


def test_no_password_answer_or_card_number_reaches_the_database(serving, new_visitor, tmp_path, known):
    database = tmp_path / "worlds.db"
    with serving("--database", f"sqlite:///{database}") as address:
        visitor = new_visitor(address)
        visitor.press(HERE, "Next", **known.newcomer)
        visitor.press(f"{HERE}/user", "Next", **{**known.login, "confirm_password": "other"})
        visitor.press(f"{HERE}/user", "Next", **known.login)
        visitor.press(f"{HERE}/payment", "Back", **known.card)
        visitor.press(f"{HERE}/payment", "Next", **{**known.card, "number": "4000 0000 0000 0002"})
        visitor.press(f"{HERE}/payment", "Next", **known.card)
        visitor.press(f"{HERE}/acknowledgment", "Submit", understood="yes")

    kept = database.read_bytes()
    for secret in (known.login["password"], "Marmalade", "Overstreet", "4111 1111", "41111111", "4000 0000"):
        assert secret.encode() not in kept
    connection = sqlite3.connect(database)
    world = json.loads(connection.execute("select document from worlds").fetchone()[0])
    connection.close()
    account = world["accounts"]["7300201"]
    uses = {"autobill": False, "efiling": False, "admission": False}
    assert account["methods"] == [{"brand": "VISA", "last_four": "1111", **uses}]
    assert account["credentials"]["password_hash"].startswith("scrypt:4096:8:1$")
