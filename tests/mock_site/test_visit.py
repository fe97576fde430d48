"""What the session cookie holds, what a copy of it is good for, and how long the world behind it is kept."""

import secrets

import pytest
from explorer import SILENT, Browser, portal_for_readers

from mock_site.app import create_app

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
    visitor.enter("mad", *CYRUS)


@pytest.mark.parametrize(
    ("first", "path", "button", "field"),
    [
        (ready, "/pscof/login", "Login", "username"),
        (ready, "/cso/login?court=mad", "Login", "username"),
        (ready, "/cso/login?court=mad", "Login", "client_code"),
        (early, "/ecf/mab/login", "Login", "login"),
        (ready, "/court/mab/cmecf-login-help", "Send e-mail", "last_name"),
        (unlinked, "/ecf/mab/utilities/link-account", "Submit", "login"),
        (linked, "/ecf/mad/utilities/maintain-account/email?address=new", "Submit all changes", "email"),
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


MOST_WORLDS = 3


@pytest.fixture
def crowded(monkeypatch):
    """A portal that keeps few worlds, and gives browsers at addresses of their own."""
    monkeypatch.setattr("mock_site.app.log", SILENT)
    monkeypatch.setattr("mock_site.world.store.MOST_WORLDS", dict.fromkeys(range(3), MOST_WORLDS))
    app = create_app(portal_for_readers())

    def at(address):
        browser = Browser(app)
        browser.client.environ_base["REMOTE_ADDR"] = address
        return browser

    return at


def log_in(browser, keep_the_cookie=True):
    """Log in, or be a stranger who throws away what the portal gives her for it."""
    page = browser.get("/pscof/login")
    form = page.forms[-1]
    before = browser.client.get_cookie("session")
    browser.press(page, form, form.buttons[0], {"username": "tb1407", "password": "copper99x"})
    if not keep_the_cookie:
        browser.client.set_cookie("session", before.value)


def changed_day(browser):
    """Whether she has the world in which she made it another day."""
    return "September 1, 2021" in browser.get("/").text


def test_posts_of_strangers_cost_nobody_the_world_that_she_works_in(crowded):
    mine, stranger = crowded("192.0.2.7"), crowded("192.0.2.7")
    mine.begin("2021-09-01")
    log_in(mine)

    for _ in range(2 * MOST_WORLDS):
        stranger.forget()
        stranger.begin("2021-09-10")

    assert changed_day(mine)


def test_first_deeds_of_strangers_cost_nobody_the_world_that_she_works_in(crowded):
    mine, stranger = crowded("192.0.2.7"), crowded("192.0.2.7")
    mine.begin("2021-09-01")
    log_in(mine)

    for _ in range(2 * MOST_WORLDS):
        log_in(stranger, keep_the_cookie=False)

    assert changed_day(mine)


def test_who_works_in_many_worlds_costs_nobody_at_another_address_hers(crowded):
    mine, stranger = crowded("192.0.2.7"), crowded("198.51.100.1")
    mine.begin("2021-09-01")
    log_in(mine)

    for _ in range(2 * MOST_WORLDS):
        stranger.forget()
        stranger.begin("2021-09-10")
        log_in(stranger)

    assert changed_day(mine)


def test_a_world_that_is_dropped_while_its_owner_looks_is_made_again_as_she_saw_it(crowded):
    mine, stranger = crowded("192.0.2.7"), crowded("192.0.2.7")
    mine.begin("2021-09-01")
    for _ in range(MOST_WORLDS):
        stranger.forget()
        stranger.begin("2021-09-10")

    log_in(mine)

    assert "Tobias Brannock" in mine.get("/pscof/manage/maint").text
