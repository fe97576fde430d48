"""A page that is looked at is reached by its address, behind a walkthrough, or by a person's own hand."""

from __future__ import annotations

import os

import pytest

from assistant.building.workspace import Job
from assistant.errors import AssistantError, BadInput, HostRefused, PortalTrouble
from assistant.facts import courts
from assistant.facts.people import person
from assistant.probing import probe, reaching
from assistant.settings import settings
from assistant.walking.portal import Portal

LOG_IN = """from assistant import Guide, Person, walkthrough

@walkthrough("Log in", people=("tobias-brannock",))
def log_in(guide: Guide, filer: Person) -> None:
    "Here is how you log in."
    guide.open("pacer", "Go to {court.sites.pacer}.")
    guide.click("Click **My Account and Billing**.")
    guide.click("Click **Manage My Account Login**.")
    guide.fill("Enter your **Username**.", filer.username)
    guide.fill("Enter your **Password**.", filer.password)
    guide.click("Click **Login**.")
"""

DESK = """id = "desk"
name = "Desk"
[sites]
desk = "http://127.0.0.1:9/desk/"
cases = "http://127.0.0.1:9/desk/cases?open"
"""


@pytest.fixture
def site(tmp_path):
    file = tmp_path / "desk.toml"
    file.write_text(DESK, encoding="utf-8")
    return courts.court(str(file))


def no_portal():
    raise AssertionError("no portal is needed")


@pytest.mark.parametrize(
    ("named", "address"),
    [
        ("http://localhost:1/x", "http://localhost:1/x"),
        ("/admin/", "http://127.0.0.1:9/admin/"),
        ("cases", "http://127.0.0.1:9/desk/cases?open"),
    ],
)
def test_a_page_is_named_by_address_path_or_site(site, named, address):
    assert reaching.whole(named, site, no_portal) == address


def test_a_path_of_the_portal_has_the_portal_started():
    assert reaching.whole("/pacer/", courts.court("mad"), lambda: Portal("http://127.0.0.1:9", "")) == (
        "http://127.0.0.1:9/pacer/"
    )


@pytest.mark.parametrize(
    ("named", "why"),
    [
        ("case", r"“case” is no page of desk\. Give an address .* or the name of one of its sites: desk, cases\."),
        ("127.0.0.1:9/desk", "is no page of desk"),
        ("file:///etc/passwd", "is no address that a walk can go to"),
        ("https://example.com/?key=secret", r"“example\.com” is not this machine"),
    ],
)
def test_what_is_no_page_is_refused_in_a_sentence(site, named, why):
    with pytest.raises(AssistantError, match=why) as told:
        reaching.whole(named, site, no_portal)

    assert "secret" not in str(told.value)


def test_another_host_is_refused_before_anything_is_asked(tmp_path):
    with pytest.raises(HostRefused, match=r"“example\.com” is not this machine"):
        probe.probe(probe.Wanted("https://example.com/", "mad", tmp_path / "out"), print)


ODD = {
    "/500": ({"status": 500, "body": "<h1>Oops</h1>"}, "answers with the error 500"),
    "/json": ({"body": "{}", "content_type": "application/json"}, "is no page of HTML, but application/json"),
    "/file": ({"body": "x", "headers": {"content-disposition": "attachment; filename=x"}}, "gives a file, and no page"),
    "/away": ({"body": "<script>location = 'http://example.com/'</script>"}, "“example.com” is not this machine"),
    "/loop": ({"body": "<script>for (;;);</script>"}, "could not be looked at in 2 seconds"),
}


@pytest.mark.parametrize("path", ODD)
@pytest.mark.siblings(5)
def test_an_odd_page_is_told_of_in_a_sentence(desk, tmp_path, monkeypatch, path):
    answer, why = ODD[path]
    monkeypatch.setattr(reaching, "settings", lambda: settings().model_copy(update={"answer": 2.0}))
    with desk.window() as window:
        window.route(f"**{path}", lambda route: route.fulfill(**{"content_type": "text/html"} | answer))
        page = reaching.seeing(window).new_page()

        def look():
            reaching.go(page, f"http://127.0.0.1:9{path}")
            probe.looked_at(page, tmp_path / "x.png")

        with pytest.raises(AssistantError, match=why):
            look()


def test_what_does_not_answer_is_told_without_what_may_be_secret(desk):
    with (
        desk.window() as window,
        pytest.raises(PortalTrouble, match=r"http://127\.0\.0\.1:9/\?… does not answer") as told,
    ):
        reaching.go(reaching.seeing(window).new_page(), "http://127.0.0.1:9/?key=secret")

    assert "secret" not in str(told.value)


def test_behind_a_walkthrough_its_people_are_logged_in(desk, running_portal, tmp_path):
    script = tmp_path / "log_in.py"
    script.write_text(LOG_IN, encoding="utf-8")
    told = []
    job = Job(str(script), "mad")
    with reaching.page_of(job, lambda: running_portal, desk, tmp_path, told.append) as (page, secrets):
        (tmp_path / "out").mkdir()
        said = probe.Look(tmp_path / "out", secrets).at(page)

    password = person("tobias-brannock").password.get_secret_value()
    assert 'guide.click("Click **Upgrade**.")' in said
    assert told[-1] == "mad/log-in: step 6"
    assert password in [one.get_secret_value() for one in secrets()]
    assert [file.suffix for file in sorted((tmp_path / "out").iterdir())] == [".html", ".png"]


def typed(lines):
    """A terminal in which these were typed, and then it was closed."""
    terminal, keys = os.pipe()
    os.write(keys, lines)
    os.close(keys)
    return terminal


def test_by_hand_enter_looks_at_the_window_in_front_again_and_again(desk):
    told, seen = [], []
    with desk.window() as window:
        page, popup = window.new_page(), window.new_page()

        def look(front):
            seen.append(front)
            if front is popup:
                popup.close()
                raise PortalTrouble("It is busy.")

        reaching.until_done(page, look, told.append, typed(b"\n\n"))

    assert seen == [popup, page]
    assert told == [reaching.HOW, "It is busy."]


@pytest.mark.parametrize("closed", ["the window", "the terminal"])
def test_by_hand_without_enter_nothing_is_looked_at(desk, closed):
    terminal, keys = os.pipe()
    with desk.window() as window:
        page = window.new_page()
        page.close() if closed == "the window" else os.close(keys)

        with pytest.raises(BadInput, match="Enter was never pressed"):
            reaching.until_done(page, print, print, terminal)


def test_a_window_without_a_page_is_told(desk, tmp_path):
    with desk.window() as window, pytest.raises(BadInput, match="shows no page of a site"):
        probe.looked_at(reaching.seeing(window).new_page(), tmp_path / "x.png")
