"""Attacks on every screen and every form that the portal has: other people's data, forged posts, planted cookies, HTML.

What is particular to a session, a host name or the folder of guides stands in test_sessions.py, test_serving.py and
test_guides.py.
"""

import html
import re
from urllib.parse import urlsplit

import pytest
from explorer import SILENT, Browser, Explorer, example_of, portal_for_readers
from readers import AFTER, MARJORIE, OWN, TOBIAS, login, registering, upgrading

from mock_site.app import create_app
from mock_site.world.world import World

CYRUS = ("cnbell_law", "Quarry&Anchor552")
MACHINE_ENTRANCE = "training.new_world"
EVIL = "evil.example"

pytestmark = [pytest.mark.slow, pytest.mark.siblings(6, of="file")]


@pytest.fixture(scope="module")
def app():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("mock_site.app.log", SILENT)
        yield create_app(portal_for_readers())


def rules(app, method):
    return [rule for rule in app.url_map.iter_rules() if method in rule.methods]


def address_of(rule, court="mad"):
    return example_of(rule.rule.replace("<court>", court))


def inside(app, username, password, day=AFTER, **more):
    """Somebody who is logged in, and what she was shown then."""
    browser = Browser(app)
    browser.begin(day, **more)
    page = browser.get("/pscof/login")
    form = page.forms[0]
    typed = {"username": username, "password": password}
    shown = browser.press(page, form, form.buttons[0], typed)
    assert shown.path == "/pscof/manage/maint", shown.text
    return browser


# Other people's data.


def test_two_visitors_on_the_same_screens_never_see_each_others_data(app):
    """Each is alone in her world, and the two go everywhere by turns."""
    see_only_their_own(app, (address_of(rule) for rule in rules(app, "GET")))


@pytest.mark.long
def test_two_visitors_wherever_one_can_come_never_see_each_others_data(app):
    one = inside(app, *MARJORIE, people="marjorie-ellsworth-quill")

    see_only_their_own(app, (page.address for page in Explorer(one, login(*MARJORIE, **OWN)).explore().pages.values()))


def see_only_their_own(app, addresses):
    """Two people, by turns at each address."""
    everywhere = dict.fromkeys(addresses)
    one = inside(app, *MARJORIE, people="marjorie-ellsworth-quill")
    other = inside(app, *CYRUS, people="cyrus-nakagawa-bell")
    hers = ("Ellsworth-Quill", "mequill2016", "mequill", "7104401")
    his = ("Nakagawa-Bell", "cnbell_law", "cnbell", "7155620")
    own = 0

    for address in everywhere:
        for browser, mine, theirs in ((one, hers, his), (other, his, hers)):
            seen = browser.get(address).source
            assert not [word for word in theirs if word in seen], address
            own += any(word in seen for word in mine)
    assert own > 20, "they see what is theirs"


def test_a_world_of_somebody_else_cannot_be_chosen(app):
    """A cookie that is changed by one letter is no cookie."""
    browser = inside(app, *MARJORIE)
    kept = browser.client.get_cookie("session").value
    for place in (0, len(kept) // 2, len(kept) - 5):
        forged = kept[:place] + ("A" if kept[place] != "A" else "B") + kept[place + 1 :]
        browser.client.set_cookie("session", forged)

        assert browser.get("/pscof/manage/maint").path == "/pscof/login"


# Forged posts.


def test_no_form_is_taken_without_its_token(app):
    """Neither without one, nor with that of another session, by whoever is logged in."""
    victim, attacker = inside(app, *CYRUS), inside(app, *MARJORIE)
    stolen = attacker.get("/pscof/manage/maint").forms[0].fields["csrf_token"].value
    before = worlds(app)

    for rule in rules(app, "POST"):
        if rule.endpoint != MACHINE_ENTRANCE:
            for sent in ({}, {"csrf_token": ""}, {"csrf_token": stolen}, {"csrf_token": "x" * 200}):
                refused = victim.post(address_of(rule), {**sent, "deed": "submit"})
                assert (refused.status, refused.heading) == (400, "This form has expired"), rule.rule
    assert worlds(app) == before


def worlds(app):
    """All that is kept of everybody."""
    with app.extensions["worlds"]._database.connect() as connection:
        return sorted(connection.exec_driver_sql("select id, document from worlds").all())


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE"])
@pytest.mark.siblings(4)
def test_nothing_answers_to_other_methods(app, method):
    client = app.test_client()

    answers = {rule.rule: client.open(address_of(rule), method=method).status_code for rule in app.url_map.iter_rules()}

    assert {rule: status for rule, status in answers.items() if status != 405} == {}


def test_nothing_is_changed_by_looking(app):
    """Every address can be opened by a picture on somebody else's page."""
    victim = inside(app, "hpbilling2021", "Ledger%Candle381")
    before = worlds(app)

    for rule in rules(app, "GET"):
        for court in ("mad", "mab"):
            assert victim.get(f"{address_of(rule, court)}?deed=submit&tried=1&sent=1").status < 500

    assert worlds(app) == before


# Headers and addresses.


def test_every_screen_has_the_strict_headers(app):
    browser = inside(app, *MARJORIE)

    for rule in rules(app, "GET"):
        if rule.endpoint in ("static", "favicon", "guides.guide"):
            continue
        headers = browser.client.get(address_of(rule)).headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'self'" in policy, rule.rule
        assert "form-action 'self'" in policy, rule.rule
        assert "frame-ancestors 'none'" in policy, rule.rule
        assert "unsafe" not in policy, rule.rule
        assert headers["X-Content-Type-Options"] == "nosniff", rule.rule
        assert headers["Cache-Control"] == "no-store", rule.rule


ELSEWHERE = ("next", "url", "return", "return_to", "redirect", "continue", "goto", "court", "tab", "appurl")


def test_no_address_sends_anybody_elsewhere(app):
    """Neither by a part of the address, nor by a header."""
    browser = inside(app, *MARJORIE)
    asked = "&".join(f"{name}=//{EVIL}/" for name in ELSEWHERE)
    headers = {"X-Forwarded-Host": EVIL, "X-Forwarded-Proto": "gopher", "Referer": f"http://{EVIL}/", "X-Host": EVIL}

    for rule in rules(app, "GET"):
        with browser.client.get(f"{address_of(rule)}?{asked}", headers=headers) as answer:
            assert urlsplit(answer.headers.get("Location", "/")).netloc in ("", "localhost"), rule.rule
            assert not re.search(rf"""(href|action|src)=["']?(https?:)?//{EVIL}""", answer.text), rule.rule


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/..%2fapp.py",
        "/static/%2e%2e/app.py",
        "/static/fonts/../../visit.py",
        "/static/..%5capp.py",
        "/static//etc/passwd",
        "/static/%2fetc%2fpasswd",
        "/static/.%00./app.py",
        "/static/..%252fapp.py",
        "/guides/..%252f..%252fapp.py",
        "/training/mailroom/..%2f..%2fapp.py",
        "/ecf/..%2f..%2fstatic/main",
        "/court/..%2fmad/link-your-account",
    ],
)
def test_no_path_leads_out(app, path):
    answer = Browser(app).get(path)

    assert answer.status == 404
    assert "create_app" not in answer.source
    assert "root:" not in answer.source


# Planted cookies.


@pytest.fixture
def planted(app):
    """A victim whose browser has got the attacker's cookie, and the attacker."""
    attacker, victim = Browser(app), Browser(app)
    attacker.begin(AFTER)
    attacker.get("/pscof/login")
    victim.client.set_cookie("session", attacker.client.get_cookie("session").value)
    return victim, attacker


@pytest.mark.parametrize("door", ["/pscof/login", "/cso/login?court=mad"])
def test_a_planted_cookie_does_not_learn_who_logs_in(planted, door):
    victim, attacker = planted
    page = victim.get(door)
    username, password = MARJORIE
    victim.press(page, page.forms[0], page.forms[0].buttons[0], {"username": username, "password": password})

    assert "mequill2016" in victim.get("/pscof/manage/maint").text
    for path in ("/pscof/manage/maint", "/ecf/mad/main", "/pscof/upgrade"):
        assert "mequill2016" not in attacker.get(path).text


def test_a_planted_token_is_none_after_the_login(planted):
    victim, attacker = planted
    token = attacker.get("/pscof/login").forms[0].fields["csrf_token"].value
    page = victim.get("/pscof/login")
    username, password = MARJORIE
    victim.press(page, page.forms[0], page.forms[0].buttons[0], {"username": username, "password": password})

    assert victim.post("/pscof/logout", {"csrf_token": token}).status == 400
    assert "mequill2016" in victim.get("/pscof/manage/maint").text


# HTML in every field.


MARK = "<img src=x onerror=alert(1)>'\"&{{7*7}}"
TEMPTING = ("client_code", "firm", "unit", "street", "room", "city", "remark", "reason", "name", "bar_number", "login")
"""What takes any text; there the mark stays even where the rest of the form is filled in well."""


class Vandal(Explorer):
    """Types HTML wherever something can be typed: first everywhere, then where a form may pass with it."""

    def ways(self, form):
        typed = {name for name, one in form.fields.items() if one.kind not in ("hidden", "checkbox", "radio", "select")}
        helpful = self.helpful(form)
        marked = {name: MARK for name in typed if any(part in name for part in TEMPTING)}
        return [("marked", {**helpful, **dict.fromkeys(typed, MARK)}), ("helped", {**helpful, **marked})]


@pytest.mark.parametrize(
    "who",
    [
        "a filer",
        *(pytest.param(who, marks=pytest.mark.long) for who in ("a newcomer", "a legacy account", "an administrator")),
    ],
)
def test_html_in_any_field_is_shown_as_text(app, known, who):
    typed = {
        "a newcomer": registering(known),
        "a legacy account": TOBIAS | upgrading(known),
        "a filer": {key: typed for key, typed in login(*CYRUS).items() if "link-account" not in key},
        "an administrator": login("hpbilling2021", "Ledger%Candle381"),
    }[who]
    browser = Browser(app)
    browser.begin(AFTER)

    pages = Vandal(browser, typed).explore().pages.values()

    assert [page.address for page in pages if "<img src=x" in page.source or "'\"&{{" in page.source] == []
    assert [page.address for page in pages if "'&#34;&amp;49" in page.source] == []
    assert sum(html.escape("<img src=x onerror") in page.source for page in pages) >= 5, "it is shown again"


def test_a_name_that_is_html_is_kept_by_no_form(app, known):
    """Names stand in mails and letters too, so they take letters and marks only."""
    browser = Browser(app)
    browser.begin(AFTER)
    Vandal(browser, registering(known)).explore()

    with browser.client.session_transaction() as session:
        world: World = app.extensions["worlds"].get(session["world"])
    assert all("<" not in account.holder.name for account in world.accounts.values())
