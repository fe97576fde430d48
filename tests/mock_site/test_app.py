import sqlite3
from urllib.parse import urljoin, urlsplit

import pytest

from mock_site.app import create_app
from mock_site.start.portal import PortalSetup

pytestmark = pytest.mark.siblings(6, of="file")

BANNER = "TRAINING SIMULATION Not PACER, not a court website."


def crawl(visitor, start, pages=()):
    """Every page that links lead to, from one page on, beside those known; a POST is never made."""
    pages, waiting = dict(pages), [start]
    while waiting:
        path = waiting.pop()
        if path in pages:
            continue
        page = pages[path] = visitor.get(path)
        for link in page.links if page.headers.get_content_type() == "text/html" else ():
            where = urlsplit(urljoin(page.url, link))
            other_size = where.query.startswith("text=") and where.path in pages  # the same page, only larger
            if where.netloc == urlsplit(visitor.portal).netloc and not other_size:
                waiting.append(where._replace(scheme="", netloc="", fragment="").geturl() or "/")
    return pages


UNBUILT_GUIDES = {
    "/guides/mad/register-account/mad-register-account.pdf",
}


def sampled(*values, sample):
    """One of them in every run; the others, which see much of the same, in `make trials`."""
    return [pytest.param(*one, marks=[] if one == sample else [pytest.mark.long]) for one in values]


@pytest.mark.parametrize(
    "who",
    sampled((None,), ("tb1407",), ("mequill2016",), ("hpbilling2021",), ("gapfelbaum",), sample=("hpbilling2021",)),
)
def test_no_link_is_dead_and_every_page_has_the_banner(visitor, who):
    passwords = {
        "tb1407": "copper99x",
        "mequill2016": "Lantern#Harbor77x",
        "hpbilling2021": "Ledger%Candle381",
        "gapfelbaum": "Saddle^Orchid118",
    }
    if who:
        visitor.log_in(who, passwords[who])

    pages = crawl(visitor, "/pscof/manage/maint" if who else "/")

    assert len(pages) >= 20
    check(pages)


@pytest.mark.long
def test_no_link_is_dead_on_the_way_to_a_new_account(visitor, known):
    way = "/pscof/registration/attorney"
    pressed = [
        visitor.press(way, "Next"),
        visitor.press(way, "Next", **known.newcomer),
        visitor.press(f"{way}/user", "Next", **known.login),
        visitor.press(f"{way}/payment", "Next"),
        visitor.press(f"{way}/payment", "Next", **known.card),
        visitor.press(f"{way}/acknowledgment", "Submit", understood="yes"),
    ]

    pages = {}
    for page in pressed:
        pages = crawl(visitor, page.path, pages)
        check({page.path: page})
    check(pages)


@pytest.mark.parametrize("court", sampled(("mab",), ("mad",), sample=("mad",)))
@pytest.mark.parametrize(
    ("who", "password", "day"),
    sampled(
        ("mequill2016", "Lantern#Harbor77x", "2021-09-21"),
        ("cnbell_law", "Quarry&Anchor552", "2021-09-21"),
        ("tb1407", "copper99x", "2021-09-21"),
        (None, None, "2021-09-10"),
        (None, None, "2021-09-19"),
        sample=("tb1407", "copper99x", "2021-09-21"),
    ),
)
def test_no_link_is_dead_inside_a_courts_system(visitor, court, who, password, day):
    """Unlinked, linked, with a legacy account, before go-live and during the changeover."""
    visitor.begin(date=day)
    if who:
        visitor.enter(court, who, password)
    elif day == "2021-09-10":
        logins = {"mab": ("mquill", "Slate20!ecf"), "mad": ("mequill", "Birch21!ecf")}
        login, password = logins[court]
        visitor.press(f"/ecf/{court}/login", "Login", login=login, password=password, understood="yes")

    pages = crawl(visitor, f"/ecf/{court}/main")

    assert len(pages) >= (10 if day != "2021-09-19" else 1)
    check(pages)


def check(pages):
    """No dead link, and the banner and one main heading on every page."""
    assert {path for path, page in pages.items() if page.status != 200} <= UNBUILT_GUIDES
    for page in pages.values():
        if page.headers.get_content_type() == "text/html" and not page.path.startswith("/guides/"):
            assert BANNER in page.text, page.url
            assert [tag for tag, _ in page.elements].count("h1") == 1, page.url


@pytest.mark.parametrize(
    ("path", "method", "status", "words"),
    [
        ("/no/such/page", "GET", 404, "This page does not exist"),
        ("/training/world", "GET", 405, "This page cannot be used like that"),
        ("/pscof/login", "POST", 400, "This form has expired"),
        ("/pscof/manage/no-such", "GET", 404, "This page does not exist"),
    ],
)
def test_errors_are_pages_of_the_house(visitor, known, path, method, status, words):
    if "manage" in path:
        visitor.log_in(**known.before)

    page = visitor.ask(path, data=b"" if method == "POST" else None, method=method)

    assert (page.status, page.headers.get_content_type()) == (status, "text/html")
    assert words in page.text
    assert BANNER in page.text


def test_a_post_that_is_too_long_is_refused_with_a_page(visitor):
    page = visitor.post("/pscof/login", username="x" * 70_000)

    assert page.status == 413
    assert BANNER in page.text


def test_a_fault_of_ours_shows_a_page_and_no_traceback():
    app = create_app(PortalSetup())
    app.add_url_rule("/broken", view_func=lambda: 1 / 0)

    answer = app.test_client().get("/broken")

    assert answer.status_code == 500
    assert "TRAINING SIMULATION" in answer.text
    assert "Something went wrong in the portal" in answer.text
    assert "ZeroDivisionError" not in answer.text


def test_a_form_without_its_token_changes_nothing(visitor, known):
    visitor.log_in(**known.before)

    page = visitor.post("/pscof/logout")

    assert page.status == 400
    assert "This form has expired" in page.text
    assert "Tobias Brannock" in visitor.get("/pscof/manage/maint").text


def test_the_session_cookie_is_out_of_reach_of_scripts_and_other_sites(visitor):
    cookie = visitor.ask("/training/world", data=b"").headers["Set-Cookie"]

    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_every_answer_has_the_strict_headers(visitor, known):
    visitor.log_in(**known.before)

    for path in ("/", "/pscof/manage/maint", "/no/such/page"):
        headers = visitor.get(path).headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'self'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"
        assert headers["Cache-Control"] == "no-store"


def test_no_page_has_inline_scripts_or_styles(visitor, known):
    visitor.log_in(**known.before)

    for path, page in crawl(visitor, "/").items():
        assert "<style" not in page.source, path
        assert not any("style" in of or any(name.startswith("on") for name in of) for _, of in page.elements), path
        assert all("src" in of for tag, of in page.elements if tag == "script"), path


def test_style_fonts_and_icon_are_served_with_their_types(visitor):
    types = {
        "/static/account.css": "text/css",
        "/static/county.js": "text/javascript",
        "/static/fonts/arimo.woff2": "font/woff2",
        "/favicon.ico": "image/svg+xml",
    }

    for path, kind in types.items():
        page = visitor.get(path)
        assert (page.status, page.headers.get_content_type()) == (200, kind), path
        assert "max-age" in page.headers["Cache-Control"]


def test_looking_makes_no_world_and_a_first_deed_makes_one(serving, new_visitor, tmp_path):
    database = tmp_path / "worlds.db"

    def worlds():
        connection = sqlite3.connect(database)
        try:
            return connection.execute("select count(*) from worlds").fetchone()[0]
        finally:
            connection.close()

    with serving("--database", f"sqlite:///{database}") as address:
        visitor = new_visitor(address)
        crawl(visitor, "/")
        assert worlds() == 0

        visitor.log_in("tb1407", "wrongwrong")
        assert worlds() == 1

        visitor.log_in("tb1407", "copper99x")
        assert worlds() == 1


def test_a_restart_keeps_worlds_and_sessions_and_no_password_reaches_the_file(serving, new_visitor, tmp_path, known):
    database = tmp_path / "worlds.db"
    with serving("--database", f"sqlite:///{database}") as address:
        visitor = new_visitor(address)
        visitor.upgrade()

    kept = database.read_bytes()
    for secret in (known.before["password"], known.after["password"], "Studebaker", "Millrace Row"):
        assert secret.encode() not in kept
    with serving("--database", f"sqlite:///{database}") as address:
        visitor.portal = address
        page = visitor.get("/pscof/manage/maint")

    assert "Upgraded PACER Account" in page.text
    assert "tbrannock09" in page.text


def test_two_visitors_do_not_see_each_others_deeds(new_visitor, known):
    one, other = new_visitor(), new_visitor()

    one.upgrade()

    assert "Legacy PACER Account" in other.log_in(**known.before).text
    assert "Invalid username or password" in other.log_in(**known.after).text
