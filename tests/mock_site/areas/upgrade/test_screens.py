import pytest

pytestmark = pytest.mark.siblings(6, of="file")


@pytest.fixture
def tobias(visitor, known):
    visitor.log_in(**known.before)
    return visitor


@pytest.fixture
def at_security(tobias, known):
    tobias.press("/pscof/upgrade", "Next", **known.person)
    tobias.press("/pscof/upgrade/address", "Next", **known.address)
    return tobias


def test_the_upgrade_ends_with_a_dialog_and_the_old_login_is_dead(visitor, known):
    done = visitor.upgrade()

    assert done.path == "/pscof/upgrade/complete"
    assert (
        "Upgrade Complete Your PACER account has been upgraded. Use your new username and password from now on."
        " You can no longer use your old username and password." in done.text
    )
    summary = visitor.press(done, "Close")
    assert "Account Number 7002213 Username tbrannock09" in summary.text
    assert "Account Type Upgraded PACER Account Settings" in summary.text
    visitor.press(summary, "Log Out")
    assert "Invalid username or password" in visitor.log_in(**known.before).text
    assert "Upgraded PACER Account" in visitor.log_in(**known.after).text


def test_the_dialog_is_open_without_a_script_and_the_page_behind_it_is_inert(visitor):
    done = visitor.upgrade()

    tag, dialog = done.element(**{"aria-modal": "true"})
    assert (tag, "open" in dialog) == ("dialog", True)
    assert "inert" in done.element(**{"class": "behind"})[1]
    assert "autofocus" in next(of for tag, of in done.elements if tag == "button" and of.get("class") == "main")
    assert visitor.get("/pscof/upgrade/complete").text == done.text


def test_the_dialog_is_not_for_accounts_that_were_not_upgraded_here(visitor):
    visitor.log_in("mequill2016", "Lantern#Harbor77x")

    assert visitor.get("/pscof/upgrade/complete").path == "/pscof/manage/maint"
    assert visitor.get("/pscof/upgrade/person").path == "/pscof/manage/maint"


def test_the_person_tab_shows_what_the_account_knows(tobias):
    page = tobias.get("/pscof/upgrade")

    values = page.forms[-1]["values"]
    assert page.path == "/pscof/upgrade/person"
    assert (values["prefix"], values["first_name"], values["last_name"]) == ("Mr.", "Tobias", "Brannock")
    assert values["email"] == values["confirm_email"] == "tb1407@example.com"
    assert (values["date_of_birth"], values["user_type"]) == ("", "")


def test_a_user_type_that_was_chosen_before_is_there(visitor):
    visitor.log_in("iv2260", "winter48q")

    assert visitor.get("/pscof/upgrade/person").forms[-1]["values"]["user_type"] == "ATTORNEY"


def test_what_is_missing_is_told(tobias, known):
    page = tobias.press("/pscof/upgrade/person", "Next")

    assert page.message_at("date_of_birth") == "Date of Birth: Required information is missing."
    assert page.message_at("user_type") == "User Type: Required information is missing."
    assert page.source.count('href="#') == 3  # the two fields, and the skip link

    tobias.press(page, "Next", **known.person)
    page = tobias.press("/pscof/upgrade/address", "Next")

    assert page.message_at("county") == "County: Required information is missing."


def test_messages_are_still_there_after_a_reload_and_gone_when_one_comes_back(tobias):
    page = tobias.press("/pscof/upgrade/person", "Next", first_name="")

    assert tobias.get(page.path).message_at("first_name") == "First Name: Required information is missing."
    assert "Required information is missing." not in tobias.get("/pscof/upgrade/person").text


def test_later_tabs_open_when_the_earlier_ones_have_passed(tobias, known):
    assert tobias.get("/pscof/upgrade/security").path == "/pscof/upgrade/person"
    assert "/pscof/upgrade/address" not in tobias.get("/pscof/upgrade/person").links

    page = tobias.press("/pscof/upgrade/person", "Next", **known.person)

    assert page.path == "/pscof/upgrade/address"
    assert "/pscof/upgrade/person" in page.links
    assert tobias.get("/pscof/upgrade/security").path == "/pscof/upgrade/address"


def test_an_earlier_tab_that_is_spoilt_closes_the_later_ones(at_security):
    at_security.press("/pscof/upgrade/person", "Next", last_name="")

    assert at_security.get("/pscof/upgrade/security").path == "/pscof/upgrade/person"


def test_back_keeps_what_was_entered(tobias, known):
    page = tobias.press("/pscof/upgrade/person", "Next", **known.person)

    back = tobias.press(page, "Back", city="Springfield")

    assert back.path == "/pscof/upgrade/person"
    assert back.forms[-1]["values"]["date_of_birth"] == "04/18/1967"
    assert tobias.get("/pscof/upgrade/address").forms[-1]["values"]["city"] == "Springfield"


def test_reset_shows_what_the_account_knows_again(tobias):
    page = tobias.press("/pscof/upgrade/person", "Next", first_name="Tobiah")

    assert tobias.press(page, "Reset", first_name="Tobiasz").forms[-1]["values"]["first_name"] == "Tobias"


def test_cancel_keeps_nothing(tobias, known):
    page = tobias.press("/pscof/upgrade/person", "Next", **known.person)

    assert tobias.press(page, "Cancel").path == "/pscof/manage/maint"
    assert tobias.get("/pscof/upgrade/person").forms[-1]["values"]["date_of_birth"] == ""


def test_the_county_list_belongs_to_the_state_without_any_script(tobias, known):
    page = tobias.press("/pscof/upgrade/person", "Next", **known.person)
    assert "hidden" not in page.element(id="counties")[1]

    without = tobias.press(page, "Next", state="", county="")
    assert "hidden" in without.element(id="counties")[1]
    assert without.message_at("state") == "State: Required information is missing."

    vermont = tobias.press(without, "Next", state="Vermont")
    assert vermont.message_at("county") == "County: Required information is missing."
    assert "ADDISON BENNINGTON CALEDONIA" in vermont.text
    assert tobias.press(vermont, "Next", county="ADDISON").path == "/pscof/upgrade/security"


@pytest.mark.parametrize(
    ("entered", "field", "message"),
    [
        ({"username": ""}, "username", "Username: Required information is missing."),
        ({"username": "tb1407"}, "username", "Username must be at least 8 characters."),
        ({"username": "x" * 46}, "username", "Username must be at most 45 characters."),
        (
            {"username": "tobias brannock"},
            "username",
            "Username may contain only letters, digits and the characters @ . _ -",
        ),
        ({"username": "MEQuill2016"}, "username", "This username is not available. Please choose another."),
        ({"password": ""}, "password", "Password: Required information is missing."),
        ({"password": "Short1!"}, "password", "Password must be at least 8 characters."),
        ({"password": "copper99x"}, "password", "Your new password must not be the old one."),
        (
            {"password": "alllowercase1"},
            "password",
            "Password must contain a lower-case letter, an upper-case letter, and a digit or special character.",
        ),
        ({"password": "Xtbrannock09"}, "password", "Password must not contain your username or email address."),
        ({"confirm_password": "Thistle&Harvest63"}, "confirm_password", "Passwords do not match."),
        ({"question_1": ""}, "question_1", "Security Question 1: Required information is missing."),
        ({"answer_1": " "}, "answer_1", "Answer 1: Required information is missing."),
        ({"answer_2": ""}, "answer_2", "Answer 2: Required information is missing."),
        (
            {"question_2": "What was the make of your first car?"},
            "question_2",
            "Please select two different security questions.",
        ),
    ],
)
def test_the_security_tab_says_what_is_wrong(at_security, known, entered, field, message):
    page = at_security.press("/pscof/upgrade/security", "Submit", **{**known.security, **entered})

    assert page.path == "/pscof/upgrade/security?tried=1"
    assert page.message_at(field) == message


def test_in_2025_a_password_has_14_characters(visitor, known):
    visitor.post("/training/world", era="2025")
    visitor.log_in(**known.before)
    visitor.press("/pscof/upgrade", "Next", **known.person)
    visitor.press("/pscof/upgrade/address", "Next", **known.address)

    page = visitor.press("/pscof/upgrade/security", "Submit", **{**known.security, "password": "Thistle&Harv1"})
    assert page.message_at("password") == "Password must be at least 14 characters."

    assert visitor.press(page, "Submit", **known.security).path == "/pscof/upgrade/complete"


def test_secrets_are_typed_unseen_and_never_sent_back(at_security, known):
    page = at_security.press("/pscof/upgrade/security", "Submit", **{**known.security, "confirm_password": "other"})

    for field in ("password", "confirm_password", "answer_1", "answer_2"):
        _, of = page.element(id=field)
        assert of["type"] == "password"
        assert "value" not in of
    assert page.forms[-1]["values"]["username"] == "tbrannock09"
    assert page.forms[-1]["values"]["question_2"] == "What street did you grow up on?"


def test_a_refused_username_leaves_the_answers(at_security, known):
    page = at_security.press("/pscof/upgrade/security", "Submit", **{**known.security, "username": "tb1407"})
    assert page.text.count("Your answer is kept.") == 2

    word = {name: known.security[name] for name in ("username", "password", "confirm_password")}
    assert at_security.press(page, "Submit", **word).path == "/pscof/upgrade/complete"


def test_what_was_typed_is_shown_as_text_in_every_field(tobias, known):
    nasty = '"><img src=x onerror=alert(1)>'
    texts = ("first_name", "middle_name", "last_name", "email", "confirm_email", "date_of_birth")

    page = tobias.press(
        "/pscof/upgrade/person", "Next", **dict.fromkeys((*texts, "prefix", "suffix", "user_type"), nasty)
    )
    assert "<img" not in page.source
    assert all(page.element(id=field)[1]["value"] == nasty for field in texts)

    tobias.press(page, "Reset")
    page = tobias.press("/pscof/upgrade/person", "Next", **known.person)
    fields = ("firm", "unit", "street", "room", "city", "zip", "phone", "state", "county", "country")
    page = tobias.press(page, "Next", **dict.fromkeys(fields, nasty))

    assert "<img" not in page.source
    assert page.element(id="firm")[1]["value"] == nasty


def test_required_fields_have_a_star_and_are_announced_as_required(tobias):
    page = tobias.get("/pscof/upgrade/person")

    required = {of["name"] for tag, of in page.elements if tag in {"input", "select"} and "required" in of}
    assert required == {"first_name", "last_name", "email", "confirm_email", "date_of_birth", "user_type"}
    assert page.source.count('class="star" aria-hidden="true"') == len(required)


def test_the_user_types_are_in_their_groups_with_individuals_last(tobias):
    page = tobias.get("/pscof/upgrade/person")

    groups = [of["label"] for tag, of in page.elements if tag == "optgroup"]
    assert groups == ["Commercial Accounts", "Education/Non-profit", "Government Accounts", "Individual Accounts"]
