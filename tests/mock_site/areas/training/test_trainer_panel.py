"""The training bar on every page, and the training desk that it leads to."""

from __future__ import annotations

import re

import pytest

pytestmark = pytest.mark.siblings(6, of="file")

DESK = "/training/desk"


def said(page):
    return " ".join(" ".join(page.bar).split())


@pytest.mark.parametrize(
    "path", ["/", "/pacer/", "/pscof/login", "/court/mad/nextgen", "/ecf/mab/", "/cso/login?court=mad", "/no/such/page"]
)
def test_the_bar_is_on_every_page_and_writes_no_cookie(visitor, path):
    page = visitor.get(path)

    assert said(page) == "Nobody is signed in September 21, 2021 Outbox (0) Mailroom Training desk"
    if "form" not in {tag for tag, _ in page.elements}:
        assert page.headers["Set-Cookie"] is None


def test_the_bar_tells_who_is_signed_in_and_how_much_mail_there_is(visitor, new_visitor):
    visitor.log_in("tb1407", "copper99x")
    asked = {"last_name": "Brannock", "bar_number": "1", "email": "tb1407@example.com"}
    visitor.press("/court/mab/cmecf-login-help", "Send e-mail", **asked)

    assert said(visitor.get("/pacer/")).startswith("Tobias Brannock is signed in September 21, 2021 Outbox (1)")
    assert said(new_visitor().get("/pacer/")).startswith("Nobody is signed in September 21, 2021 Outbox (0)")


def test_the_bar_knows_who_has_a_courts_own_login(visitor):
    visitor.begin(date="2021-09-10")
    visitor.press("/ecf/mab/login", "Login", login="mquill", password="Slate20!ecf", understood="yes")

    assert said(visitor.get("/pacer/")).startswith("Marjorie Ellsworth-Quill is signed in September 10, 2021")


def test_a_name_in_the_bar_is_only_text(visitor, known):
    visitor.begin()
    login = known.login
    visitor.register({**known.newcomer, "last_name": "O'Neil & Sons"}, login)
    visitor.log_in(login["username"], login["password"])

    page = visitor.get("/")

    assert "O&#39;Neil &amp; Sons is signed in" in page.source


@pytest.mark.parametrize(
    ("button", "day", "court_says"),
    [
        ("Before go-live", "September 14, 2021", "Before September 20, 2021"),
        ("During the changeover", "September 19, 2021", "CM/ECF is changing over to NextGen"),
        ("After go-live", "September 21, 2021", "What to do on or after September 20, 2021"),
    ],
)
def test_a_button_makes_it_another_day(visitor, button, day, court_says):
    page = visitor.press(DESK, button)

    assert "The date has been changed." in page.text
    assert day in said(page)
    assert court_says in visitor.get("/court/mad/nextgen").text


def test_a_date_can_be_typed_and_everything_else_stays(visitor):
    visitor.upgrade()

    page = visitor.press(DESK, "Change the date", date="10/05/2021")

    assert "October 5, 2021" in said(page)
    summary = visitor.get("/pscof/manage/maint").text
    assert "Tobias Brannock" in summary
    assert "Upgraded PACER Account" in summary


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "Date: Required information is missing."),
        ("soon", "Date: Enter a day from 2001 to 2099 as MM/DD/YYYY, such as 09/21/2021."),
        ("02/30/2021", "Date: Enter a day from 2001 to 2099 as MM/DD/YYYY, such as 09/21/2021."),
        ("09/21/1821", "Date: Enter a day from 2001 to 2099 as MM/DD/YYYY, such as 09/21/2021."),
        ("<b>x</b>", "Date: Enter a day from 2001 to 2099 as MM/DD/YYYY, such as 09/21/2021."),
    ],
)
def test_what_is_no_date_is_told_and_changes_nothing(visitor, typed, message):
    page = visitor.press(DESK, "Change the date", date=typed)

    assert page.message_at("date") == message
    assert "<b>x" not in page.source
    assert "September 21, 2021" in said(page)
    assert visitor.get(page.path).text == page.text


def test_the_era_changes_and_changes_back(visitor):
    page = visitor.press(DESK, "Use those of 2025")
    assert "The rules and menus are those of 2025." in page.text
    assert "Log in to…" in visitor.get("/pacer/").text

    visitor.press(DESK, "Use those of 2021")

    assert "Manage Your Account" in visitor.get("/pacer/").text


def test_an_era_that_there_is_not_is_refused(visitor):
    token = visitor.get(DESK).forms[0]["values"]["csrf_token"]

    assert visitor.post(f"{DESK}/era", csrf_token=token, era="1999").status == 400


def test_one_button_signs_a_person_in(visitor):
    page = visitor.press(DESK, "Sign in as Ingrid Vassdal")

    assert page.path == "/pscof/manage/maint"
    assert "Ingrid Vassdal" in page.text
    other = visitor.press(DESK, "Sign in as Cyrus Nakagawa-Bell")
    assert "Cyrus Nakagawa-Bell" in other.text
    assert "Ingrid" not in other.text


def test_a_copied_cookie_opens_nothing_after_somebody_else_was_signed_in(visitor, new_visitor):
    visitor.press(DESK, "Sign in as Ingrid Vassdal")
    copy = new_visitor()
    for cookie in visitor.cookies:
        copy.cookies.set_cookie(cookie)

    visitor.press(DESK, "Sign in as Cyrus Nakagawa-Bell")

    assert copy.get("/pscof/manage/maint").path == "/pscof/login"


def test_nobody_is_signed_in_after_the_other_button(visitor):
    visitor.press(DESK, "Sign in as Ingrid Vassdal")

    page = visitor.press(DESK, "Let nobody be signed in")

    assert said(page).startswith("Nobody is signed in")
    assert visitor.get("/pscof/manage/maint").path == "/pscof/login"


def test_the_desk_lists_everybody_with_what_opens_her_account(visitor):
    text = visitor.get(DESK).text

    assert "Tobias Brannock Legacy account without user type and county: the whole upgrade" in text
    assert "tb1407 , password copper99x" in text
    assert "mquill , password Slate20!ecf" in text
    assert len(re.findall("Sign in as ", text)) == 28  # of the others some have no account yet

    visitor.upgrade()

    assert "tbrannock09 , with the password that was chosen in this portal" in visitor.get(DESK).text
    assert "copper99x" not in visitor.get(DESK).text


def test_who_registered_here_can_be_signed_in_too(visitor, new_visitor):
    visitor.register()

    assert "Registered in this portal as dachterberg83" in visitor.get(DESK).text
    assert "Desmond Achterberg" in visitor.press(DESK, "Sign in as Desmond Achterberg").text
    assert "dachterberg83" not in new_visitor().get(DESK).text


def test_a_world_of_few_people_lists_only_them(visitor):
    visitor.begin(people="tobias-brannock")

    text = visitor.get(DESK).text

    assert "Sign in as Tobias Brannock" in text
    assert "Ingrid Vassdal" not in text


def test_an_account_that_is_not_in_the_world_cannot_be_signed_in(visitor):
    token = visitor.get(DESK).forms[0]["values"]["csrf_token"]

    assert visitor.post(f"{DESK}/sign-in", csrf_token=token, number="9999999").status == 404
    assert visitor.get("/pscof/manage/maint").path == "/pscof/login"


def test_starting_over_is_asked_first_and_can_be_taken_back(visitor):
    visitor.upgrade()
    visitor.press(DESK, "Change the date", date="10/05/2021")
    confirm = visitor.get(f"{DESK}/start-over")
    assert visitor.press(confirm, "No, keep everything").path.startswith(DESK)
    assert "October 5, 2021" in said(visitor.get("/"))

    fresh = visitor.press(confirm, "Yes, start over")
    assert said(fresh).startswith("Nobody is signed in September 21, 2021")
    assert "tb1407" in visitor.get(DESK).text

    back = visitor.press(DESK, "Go back to where you were")
    assert "You are back where you were." in back.text
    assert "tbrannock09" in back.text
    assert "October 5, 2021" in said(back)


def test_after_the_first_deed_there_is_no_way_back(visitor):
    visitor.upgrade()
    visitor.press(f"{DESK}/start-over", "Yes, start over")
    offered = visitor.get(DESK)
    assert "Go back to where you were" in offered.text

    visitor.log_in("tb1407", "copper99x")

    assert "Go back to where you were" not in visitor.get(DESK).text
    token = visitor.get(DESK).forms[0]["values"]["csrf_token"]
    visitor.post(f"{DESK}/go-back", csrf_token=token)
    assert "tb1407" in visitor.get("/pscof/manage/maint").text


def test_a_copied_cookie_opens_nothing_after_starting_over(visitor, new_visitor):
    visitor.log_in("tb1407", "copper99x")
    copy = new_visitor()
    for cookie in visitor.cookies:
        copy.cookies.set_cookie(cookie)

    visitor.press(f"{DESK}/start-over", "Yes, start over")

    assert copy.get("/pscof/manage/maint").path == "/pscof/login"


def test_one_visitors_desk_changes_nothing_for_another(visitor, new_visitor):
    visitor.press(DESK, "Before go-live")

    assert "September 21, 2021" in said(new_visitor().get("/"))


@pytest.mark.parametrize("deed", ["date", "era", "sign-in", "sign-out", "start-over", "go-back"])
def test_nothing_is_done_without_the_forms_token(visitor, deed):
    visitor.log_in("tb1407", "copper99x")
    page = visitor.post(f"{DESK}/{deed}", date="10/05/2021", era="2025", number="7003388")

    assert page.status == 400
    assert said(visitor.get("/")).startswith("Tobias Brannock is signed in September 21, 2021")


def test_a_page_of_the_portals_own_fault_has_no_bar():
    """What is broken may be the world of which the bar tells."""
    from mock_site.app import create_app
    from mock_site.start.portal import PortalSetup

    app = create_app(PortalSetup())
    app.add_url_rule("/broken", view_func=lambda: 1 / 0)

    assert "Training bar" not in app.test_client().get("/broken").text
    assert "Training bar" in app.test_client().get("/").text
