"""X7, and how accounts age: passwords of 2025 expire, filers must enroll, and who never logs in cannot search."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.siblings(3)

DIALOG = "/pscof/update-required"
SUMMARY = "/pscof/manage/maint"
DESK = "/training/desk"
HENRIETTA = ("hpoole1961", "Feather#Mitten339")
MARJORIE = ("mequill2016", "Lantern#Harbor77x")
SILAS = ("silasmonteverde", "Juniper!Ocean2281")
TOBIAS = ("tb1407", "copper99x")
FIRM = ("hpbilling2021", "Ledger%Candle381")
NEW = {"password": "Feather#Kettle446", "confirm_password": "Feather#Kettle446"}
EXPIRED = "Your password is 180 days old or older. Choose a new one."
ENROLL = "You may file in a court, so multifactor authentication is required."


def begin(visitor, day="2025-09-08"):
    visitor.begin(date=day, era="2025")
    return visitor


def again(visitor, login):
    """Log in at another time."""
    visitor.press(DESK, "Let nobody be signed in")
    return visitor.log_in(*login)


def on(visitor, day):
    visitor.press(DESK, "Change the date", date=day)
    visitor.press(DESK, "Let nobody be signed in")


# A password that is too old.


def test_x7_a_password_of_180_days_is_renewed_and_the_next_one_lasts_as_long(visitor):
    page = begin(visitor).log_in(*HENRIETTA)
    assert page.path == DIALOG
    assert EXPIRED in page.text
    assert "multifactor" not in page.text, "she files nowhere"

    page = visitor.press(page, "Update")
    assert "It expires after 180 days." in page.text
    done = visitor.press(page, "Submit", current_password=HENRIETTA[1], **NEW)

    assert "Your password has been changed." in done.text
    assert again(visitor, (HENRIETTA[0], NEW["password"])).path == SUMMARY
    assert "Your password expires on March 7, 2026." in visitor.get("/pscof/manage/change-password").text
    on(visitor, "03/06/2026")
    assert visitor.log_in(HENRIETTA[0], NEW["password"]).path == SUMMARY
    on(visitor, "03/07/2026")
    assert visitor.log_in(HENRIETTA[0], NEW["password"]).path == DIALOG


def test_x7_in_2021_no_password_expires(visitor):
    visitor.begin(date="2025-09-08", era="2021")

    assert visitor.log_in(*HENRIETTA).path == SUMMARY
    assert "expires" not in visitor.get("/pscof/manage/change-password").text


def test_x7_a_password_that_was_set_by_a_link_is_new_too(visitor):
    begin(visitor)
    claim = {"email": "hpoole@example.com", "username": "hpoole1961"}
    page = visitor.press("/pscof/forgot-password", "Next", **claim)
    visitor.press(page, "Submit", answer_1="Featherington", answer_2="A Kettle of Larks")
    visitor.get("/training/outbox/1/link")
    visitor.press("/pscof/reset-password", "Submit", **NEW)

    assert visitor.log_in(HENRIETTA[0], NEW["password"]).path == SUMMARY


@pytest.mark.parametrize(
    ("password", "message"),
    [
        ("Wren&7Kestrel", "Password must be at least 14 characters."),
        ("Aa!" + "x" * 43, "Password must be at most 45 characters."),
        ("wren&7kestrel&x", "Password must contain a lower-case letter, an upper-case letter and a special character."),
        ("Wren&7Poole&Kest", "Password must not contain any part of your name, username or email address."),
        (HENRIETTA[1], "Your new password must not be the old one."),
    ],
)
def test_x7_a_new_password_keeps_to_the_rules_and_nothing_else_is_open_before(visitor, password, message):
    page = visitor.press(begin(visitor).log_in(*HENRIETTA), "Update")

    entered = dict.fromkeys(("password", "confirm_password"), password)
    refused = visitor.press(page, "Submit", current_password=HENRIETTA[1], **entered)

    assert refused.message_at("password") == message
    assert visitor.get(SUMMARY).path == DIALOG


def test_x7_a_password_that_breaks_the_rules_of_today_must_be_another(visitor):
    """Of a billing account too, and at a login alone: no page knows a password."""
    visitor.begin()
    visitor.register(login=SHORT)
    visitor.log_in(SHORT["username"], SHORT["password"])
    visitor.press(DESK, "Use those of 2025")
    assert visitor.get(SUMMARY).path == SUMMARY

    page = again(visitor, (SHORT["username"], SHORT["password"]))

    assert "Your password does not meet the rules of today." in page.text
    assert again(visitor, FIRM).path == SUMMARY


SHORT = {
    "username": "dachterberg83",
    "password": "Puzzle!340",
    "confirm_password": "Puzzle!340",
    "question_1": "What was the name of your first pet?",
    "answer_1": "Marmalade",
    "question_2": "What is your favorite teacher's last name?",
    "answer_2": "Overstreet",
}


# What somebody must do who files, and who has an old account.


def test_x7_a_filer_must_enroll_and_one_who_files_nowhere_need_not(visitor):
    page = begin(visitor).log_in(*SILAS)
    assert ENROLL in page.text
    assert visitor.press(page, "Enroll").path == "/pscof/manage/mfa-settings"

    assert again(visitor, MARJORIE).path == SUMMARY
    assert again(visitor, FIRM).path == SUMMARY


def test_x7_whoever_links_an_account_files_and_must_enroll(visitor):
    begin(visitor).enter("mab", *MARJORIE)
    visitor.press(visitor.give("mab", "mquill", "Slate20!ecf"), "Submit")

    assert ENROLL in visitor.get(SUMMARY).text
    assert ENROLL in again(visitor, MARJORIE).text


def test_x7_a_legacy_account_is_upgraded_and_then_has_a_password_of_today(visitor, known):
    page = begin(visitor).log_in(*TOBIAS)
    assert "Your account was created before August 11, 2014, and lacks information that is needed now." in page.text
    assert visitor.press(page, "Update").path == "/pscof/upgrade/person"

    visitor.press("/pscof/upgrade", "Next", **known.person)
    visitor.press("/pscof/upgrade/address", "Next", **known.address)
    visitor.press("/pscof/upgrade/security", "Submit", **known.security)

    assert again(visitor, (known.security["username"], known.security["password"])).path == SUMMARY


# Skipping.


def test_x7_three_skips_and_then_nothing_is_open_but_what_is_due(visitor):
    begin(visitor)
    for left in ("You can skip this 3 more times.", "You can skip this 2 more times.", "You can skip this once more."):
        page = visitor.log_in(*HENRIETTA)
        assert left in page.text
        assert visitor.press(page, "Skip").path == SUMMARY
        assert visitor.get("/ecf/mad/main").path == "/cso/redaction?court=mad", "until the next login all is open"
        visitor.press(SUMMARY, "Log Out")

    page = visitor.log_in(*HENRIETTA)

    assert "You have skipped this three times. Until it is done you cannot go on." in page.text
    assert "Skip" not in [name for form in page.forms for name in form["buttons"]]
    token = page.forms[-1]["values"]["csrf_token"]
    assert visitor.post(DIALOG, csrf_token=token).path == DIALOG, "by no request either"
    for path in (SUMMARY, "/pscof/manage/personal-information", "/ecf/mad/main", "/cso/redaction?court=mad"):
        assert visitor.get(path).path == DIALOG
    assert visitor.post("/pscof/manage/billing-preferences", csrf_token=token).path == DIALOG
    assert visitor.get("/ecf/mad/").path == "/ecf/mad/"
    assert visitor.press(page, "Log Out").path == "/pscof/logout"


def test_x7_once_it_is_done_there_are_three_skips_again(visitor):
    begin(visitor)
    visitor.press(visitor.log_in(*HENRIETTA), "Skip")
    visitor.press("/pscof/manage/change-password", "Submit", current_password=HENRIETTA[1], **NEW)
    on(visitor, "09/01/2026")

    assert "You can skip this 3 more times." in visitor.log_in(HENRIETTA[0], NEW["password"]).text


def test_x7_who_has_skipped_twice_elsewhere_may_skip_once(visitor):
    begin(visitor)
    visitor.press(visitor.log_in(*SILAS), "Skip")

    assert "You have skipped this three times." in again(visitor, SILAS).text


def test_x7_a_login_to_a_court_is_held_up_too_and_goes_on_there(visitor):
    page = begin(visitor).sign_on("mab", *SILAS)
    assert page.path == DIALOG

    assert visitor.press(page, "Skip").path == "/cso/redaction?court=mab"


def test_x7_without_a_token_nothing_is_skipped(visitor):
    begin(visitor).log_in(*SILAS)

    assert visitor.post(DIALOG).status == 400
    assert "You can skip this once more." in visitor.get(DIALOG).text


def test_x7_nobody_sees_the_dialog_to_whom_nothing_is_due(visitor):
    begin(visitor)
    assert visitor.get(DIALOG).path == "/pscof/login"
    visitor.log_in(*MARJORIE)

    assert visitor.get(DIALOG).path == SUMMARY


# A world that grows older.


def test_a_world_that_moves_from_2021_to_2025_finds_its_passwords_expired(visitor):
    visitor.begin()
    assert visitor.log_in(*MARJORIE).path == SUMMARY
    page = visitor.press(DESK, "Change the date", date="09/08/2025")
    assert "All accounts are as they were." in page.text
    visitor.press(DESK, "Use those of 2025")

    assert EXPIRED in again(visitor, MARJORIE).text


def test_in_2025_the_desk_says_that_accounts_grow_older(visitor):
    page = begin(visitor).press(DESK, "Change the date", date="01/08/2026")

    assert "Passwords, and accounts that nobody used, have grown older with it." in page.text


@pytest.mark.parametrize(
    ("era", "day", "status"),
    [
        ("2025", "03/10/2026", "Active"),
        ("2025", "03/11/2026", "Inactive"),
        ("2021", "09/08/2027", "Active"),
        ("2021", "09/09/2027", "Inactive"),
    ],
)
def test_who_does_not_log_in_for_six_months_cannot_search_and_in_2021_it_is_two_years(visitor, era, day, status):
    visitor.begin(date="2025-09-08", era=era)
    on(visitor, day)

    page = visitor.log_in(*MARJORIE)
    page = visitor.press(page, "Skip") if page.path == DIALOG else page

    assert f"Case Search Status {status} Account Type" in page.text


def test_who_logs_in_meanwhile_stays_active(visitor):
    begin(visitor)
    for day in ("01/10/2026", "05/10/2026", "09/10/2026"):
        on(visitor, day)
        page = visitor.log_in(*MARJORIE)

    assert page.path in (SUMMARY, DIALOG)
    assert "Case Search Status Active" in visitor.press(page, "Skip").text


def test_an_inactive_account_files_all_the_same(visitor):
    begin(visitor)
    on(visitor, "09/10/2026")
    page = visitor.sign_on("mab", *SILAS)
    page = visitor.press(page, "Skip")
    assert page.path == "/cso/inactive?court=mab"

    page = visitor.press(visitor.press(page, "Continue"), "Continue", understood="yes")

    assert "Bankruptcy" in visitor.menu("mab")
