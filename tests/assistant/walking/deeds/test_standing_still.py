"""A page is looked at when it is drawn and still, whatever it still loads; what goes by itself while it is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.facts import courts
from assistant.walking import targets
from assistant.walking.guide import Guide

pytestmark = pytest.mark.siblings(4)


def test_a_page_that_draws_itself_later_is_pictured_when_it_is_drawn(page, has_dark, tmp_path, shape):
    late = f"<!doctype html><title>Late</title>{shape('pages/late')}"
    page.route("**/*", lambda route: route.fulfill(body=late, content_type="text/html"))
    guide = Guide(page, courts.court("mad"), {}, tmp_path, title="Late", portal="http://127.0.0.1:9")

    guide.open("pacer", "Go to {court.sites.pacer}.")

    (screen,) = guide.finish()
    assert has_dark(tmp_path / screen.arrived.file)
    assert screen.heading == "Docket"


@pytest.mark.parametrize(
    "waiting",
    [
        "<div id=s class=spinner style='width:40px;height:40px;background:red'></div>",
        "<div id=s role=progressbar style='width:40px;height:40px;background:red'></div>",
        "<div id=s aria-busy=true>Loading…</div>",
    ],
)
def test_a_page_that_says_that_it_is_busy_is_waited_for(guide_on, has_dark, tmp_path, waiting):
    done = "<p style=background:rgb(1,2,3)>Done</p>"
    then = f"<script>setTimeout(() => {{ s.outerHTML = '{done}'; }}, 300);</script>"
    guide = guide_on(f"<p>Here</p>{waiting}{then}")
    guide._camera.patience = 3.0

    guide.see("You read **Here**.")

    assert has_dark(tmp_path / guide.finish()[0].arrived.file)


def test_a_page_that_is_never_ready_is_walked_after_a_while(guide_on):
    guide = guide_on("<p>Here</p><button>Go</button><div class=spinner style='width:40px;height:40px'></div>")

    guide.see("You read **Here**.")
    guide.click("Click **Go**.")

    assert len(guide.finish()) == 1


def test_a_page_of_which_a_picture_never_comes_is_walked(page, tmp_path):
    def answer(route):
        if not route.request.url.endswith("never.png"):
            second = "<h1>Second</h1><img src=/never.png alt=''><button>Submit</button>"
            body = second if route.request.url.endswith("two") else "<h1>First</h1><a href=/two>Go on</a>"
            route.fulfill(body=f"<!doctype html><title>Small</title>{body}", content_type="text/html")

    page.route("**/*", answer)
    page.goto("http://127.0.0.1:9/")
    guide = Guide(page, courts.court("mad"), {}, tmp_path, title="Never", patience=0.3, answer=5)

    guide.click("Click **Go on**.")
    guide.click("Click **Submit**.")

    assert [screen.heading for screen in guide.finish()] == ["First", "Second"]


MESSAGES = sorted(file.stem for file in (Path(__file__).parent / "shapes" / "messages").iterdir())


@pytest.mark.parametrize("name", MESSAGES)
def test_a_message_that_goes_by_itself_is_pictured_while_it_is_there(guide_on, page, shape, name):
    guide = guide_on(shape(f"messages/{name}"))

    guide.click("Click **Save**.")
    guide.see("You read **It is saved.**")
    while isinstance(targets.sight(page, "It is saved.", ()), int):
        page.wait_for_timeout(100)

    step = guide.finish()[-1].steps[-1]
    assert [mark.words for mark in step.marks] == ["It is saved."]
