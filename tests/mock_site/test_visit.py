"""What the session cookie holds, and what a copy of it is good for."""

import secrets

import pytest

CYRUS = ("cnbell_law", "Quarry&Anchor552")
MARJORIE = ("mequill2016", "Lantern#Harbor77x")
FILING = {"login": "mquill", "password": "Slate20!ecf", "understood": "yes"}
BEFORE = "2021-09-10"


@pytest.fixture
def copied(new_visitor):
    """Somebody else with a copy of a visitor's cookies."""

    def copy(visitor):
        thief = new_visitor()
        for cookie in visitor.cookies:
            thief.cookies.set_cookie(cookie)
        return thief

    return copy


def test_a_cookie_from_before_the_upgrade_opens_nothing_after_it(visitor, known, copied):
    visitor.log_in(**known.before)
    thief = copied(visitor)
    assert thief.get("/pscof/manage/maint").path == "/pscof/manage/maint"

    visitor.upgrade()

    assert thief.get("/pscof/manage/maint").path == "/pscof/login"
    assert thief.get("/pscof/upgrade/complete").path == "/pscof/login"
    assert "tbrannock09" in visitor.get("/pscof/manage/maint").text


@pytest.mark.parametrize("door", ["/pscof/manage/maint", "/ecf/mad/main"])
def test_a_cookie_from_before_logging_out_opens_nothing_after_it(visitor, copied, door):
    visitor.enter("mad", *MARJORIE)
    thief = copied(visitor)

    visitor.press(door, "Log Out")

    assert thief.get("/pscof/manage/maint").path == "/pscof/login"
    assert thief.get("/ecf/mad/main").path == "/cso/login?court=mad"
    assert visitor.enter("mad", *MARJORIE).path == "/ecf/mad/main"
    assert thief.get("/pscof/manage/maint").path == "/pscof/login"


def test_a_cookie_from_before_a_new_world_does_not_open_the_old_one(visitor, known, copied):
    visitor.log_in(**known.before)
    thief = copied(visitor)

    visitor.begin()

    assert thief.get("/pscof/manage/maint").path == "/pscof/login"


@pytest.fixture
def filing(visitor):
    """Logged in with the court's own login."""
    visitor.begin(date=BEFORE)
    visitor.press("/ecf/mab/login", "Login", **FILING)
    return visitor


def test_a_cookie_from_before_leaving_a_court_does_not_open_it(filing, copied):
    thief = copied(filing)
    assert thief.get("/ecf/mab/main").path == "/ecf/mab/main"

    filing.press("/ecf/mab/main", "Log Out")

    assert thief.get("/ecf/mab/main").path == "/ecf/mab/login"


def test_leaving_pacer_leaves_the_courts_too_for_a_copied_cookie(visitor, known, copied):
    visitor.begin(date=BEFORE)
    visitor.log_in(**known.before)
    visitor.press("/ecf/mab/login", "Login", **FILING)
    thief = copied(visitor)

    visitor.press("/pscof/manage/maint", "Log Out")

    assert thief.get("/ecf/mab/main").path == "/ecf/mab/login"


def test_leaving_a_court_before_go_live_leaves_pacer_open(visitor, known):
    visitor.begin(date=BEFORE)
    visitor.log_in(**known.before)
    visitor.press("/ecf/mab/login", "Login", **FILING)

    visitor.press("/ecf/mab/main", "Log Out")

    assert visitor.get("/pscof/manage/maint").path == "/pscof/manage/maint"


def test_a_new_password_of_a_court_ends_who_was_logged_in_with_the_old_one(filing):
    asked = {"last_name": "Ellsworth-Quill", "bar_number": "1", "email": "mequill2016@example.com"}
    filing.press("/court/mab/cmecf-login-help", "Send e-mail", **asked)
    assert "Temporary password" in filing.get("/training/outbox").text

    assert filing.get("/ecf/mab/main").path == "/ecf/mab/login"


def ready(_visitor):
    """Nothing comes first."""


def early(visitor):
    visitor.begin(date=BEFORE)


def unlinked(visitor):
    visitor.enter("mab", *MARJORIE)


def linked(visitor):
    visitor.enter("mab", *CYRUS)


@pytest.mark.parametrize(
    ("first", "path", "button", "field"),
    [
        (ready, "/pscof/login", "Login", "username"),
        (ready, "/cso/login?court=mad", "Login", "username"),
        (ready, "/cso/login?court=mad", "Login", "client_code"),
        (early, "/ecf/mab/login", "Login", "login"),
        (ready, "/court/mab/cmecf-login-help", "Send e-mail", "last_name"),
        (unlinked, "/ecf/mab/utilities/link-account", "Submit", "login"),
        (linked, "/ecf/mab/utilities/maintain-account/email", "Submit", "second_email"),
    ],
)
def test_the_cookie_stays_small_whatever_is_typed(visitor, first, path, button, field):
    """Browsers drop a cookie of more than 4,096 bytes, and the session with it."""
    first(visitor)
    typed = secrets.token_urlsafe(9_000)[:9_000]

    page = visitor.press(path, button, **{field: typed})

    kept = page.element(id=field)[1]["value"]
    assert typed.startswith(kept)
    assert 32 <= len(kept) <= 60
    assert max(len(cookie.value) for cookie in visitor.cookies) < 1_500
