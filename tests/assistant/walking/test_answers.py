"""Every wait for a page has an end that is told: what was waited for, at which sentence, for how long."""

from __future__ import annotations

import re
import time

import pytest

from assistant.errors import PortalTrouble
from assistant.facts import courts
from assistant.walking.answers import Clock, Rang, at_once
from assistant.walking.blind import Blind
from assistant.walking.guide import Guide

pytestmark = pytest.mark.siblings(6, of="file")

SMALL = "<!doctype html><html lang=en><title>Small</title><h1>Small</h1>"
NEXT = f"{SMALL}<a href=/next>Next</a>"


@pytest.fixture
def guide(page, tmp_path):
    """A guide whose pages may take three seconds, on a portal that answers as the test says."""

    def on(answer_within=3.0, **pages):
        def answer(route):
            body = pages.get(route.request.url.rpartition("/")[2])
            if body is not None:
                route.fulfill(body=body, content_type="text/html")  # what has no answer waits for ever

        page.route("**/*", answer)
        court = courts.court("mad")
        guide = Guide(
            page,
            court,
            {},
            tmp_path,
            title="Small",
            portal="http://127.0.0.1:9",
            patience=0.3,
            answer=answer_within,
            camera=Blind,
        )
        page.goto("http://127.0.0.1:9/first")
        return guide

    return on


def ends(pattern: str, act) -> None:
    """It ends soon, with such a sentence that names this file."""
    began = time.monotonic()
    with pytest.raises(PortalTrouble, match=pattern) as told:
        act()

    assert time.monotonic() - began < 40
    assert re.search(r"test_answers\.py:\d+\n", str(told.value))


def test_a_page_that_never_answers_is_named(guide):
    walked = guide(first=NEXT)

    def act():
        walked.click("Click **Next**.")
        walked.see("You read **Done**.")

    ends(r"waited for \d+ seconds in vain for the page http://127.0.0.1:9/next, whose", act)


@pytest.mark.long
def test_a_page_that_never_answers_at_the_last_click_is_named(guide):
    walked = guide(first=NEXT)

    def act():
        walked.click("Click **Next**.")
        walked.finish()

    ends("in vain for the page http://127.0.0.1:9/next", act)


@pytest.mark.long
def test_a_page_in_a_frame_is_waited_for_where_a_person_sees_the_frame(guide):
    frame = "<iframe name=there></iframe>"
    walked = guide(first=f"{SMALL}<a href=/next target=there>Next</a>{frame}")
    with walked._page.expect_request("**/next"):
        walked.click("Click **Next**.")

    ends("in vain for the page http://127.0.0.1:9/next", lambda: walked.see("You read **Done**."))


@pytest.mark.long
def test_a_style_sheet_that_never_comes_is_named(guide):
    walked = guide(first=NEXT, next=f"{SMALL}<link rel=stylesheet href=/style.css><p>Done")
    walked.click("Click **Next**.")

    ends("in vain for the style sheet http://127.0.0.1:9/style.css", lambda: walked.see("You read **Done**."))


def test_a_page_that_loads_itself_again_and_again_is_told_so(guide):
    walked = guide(first=NEXT, next=f"{SMALL}<script>setTimeout(() => location.reload(), 20)</script>")
    walked.click("Click **Next**.")

    ends(r"in vain for the page to stay: it was loaded \d+ times", lambda: walked.see("You read **Done**."))


@pytest.mark.long
def test_a_page_that_is_busy_for_ever_is_told_so(guide):
    walked = guide(first=f"{SMALL}<p>Done<script>setTimeout(() => {{ for (;;); }}, 50)</script>")

    ends("in vain for the page to hold still", lambda: [walked.see("You read **Done**.") for _ in range(99)])


@pytest.mark.long
def test_a_window_that_never_comes_is_named(guide, page):
    walked = guide(first=f"{SMALL}<button onclick=\"window.open('/next?code=1234')\">Next</button>")
    page.context.route("**/next**", lambda _: None)  # it has no answer

    def act():
        walked.click("Click **Next**.")
        walked.see("You read **Small**.")

    ends(r"in vain for the window http://127.0.0.1:9/next\?…", act)


def test_a_page_that_comes_later_than_what_it_names_may_take_is_waited_for(guide, page):
    walked = guide(first=NEXT, answer_within=20.0)

    def late(route):
        page.wait_for_timeout(600)
        route.fulfill(body=f"{SMALL}Done", content_type="text/html")

    page.route("**/next", late)
    walked.click("Click **Next**.")
    walked.see("You read **Done**.")


def test_a_clock_breaks_off_what_is_asked_and_the_page_can_be_asked_again(page):
    with pytest.raises(Rang), Clock(0.2).running():
        page.evaluate("new Promise(() => {})")

    assert page.evaluate("1 + 1") == 2
    assert at_once(lambda: page.evaluate("2 + 2"), 0) == 4


def test_a_clock_within_another_one_stops_that_meanwhile(page):
    with Clock(0.4).running() as outer:
        with Clock(5).running():
            page.wait_for_timeout(800)
        assert not outer.rang


def test_without_a_browser_there_is_nothing_to_wait_for():
    with Clock(0.0).running() as clock:
        pass

    assert not clock.rang
