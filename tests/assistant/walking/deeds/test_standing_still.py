"""A page is looked at when it is drawn and still, whatever it still loads; what goes by itself while it is there."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from assistant.facts import courts
from assistant.walking import frames, targets
from assistant.walking.frames import Kept
from assistant.walking.guide import Guide
from assistant.walking.targets import Control

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


def test_the_ground_of_a_box_that_is_asked_for_once_the_page_is_there_is_waited_for(page, has_dark, tmp_path):
    """A busy browser asks for what style names only when it first draws the page, which may have loaded by then."""
    ground = BytesIO()
    Image.new("RGB", (40, 40), (1, 2, 3)).save(ground, "PNG")
    drawn = "requestAnimationFrame(() => { document.body.style.background = 'url(/ground.png)'; })"
    late = f"<!doctype html><title>Late</title><h1>Docket</h1><script>onload = () => {drawn};</script>"

    def answer(route):
        if route.request.url.endswith("ground.png"):
            page.wait_for_timeout(400)
            route.fulfill(body=ground.getvalue(), content_type="image/png")
        else:
            route.fulfill(body=late, content_type="text/html")

    page.route("**/*", answer)
    guide = Guide(page, courts.court("mad"), {}, tmp_path, title="Late", portal="http://127.0.0.1:9")
    guide._camera.patience = 5.0

    guide.open("pacer", "Go to {court.sites.pacer}.")

    assert has_dark(tmp_path / guide.finish()[0].arrived.file)


def test_words_in_a_component_are_painted(guide_on, page):
    guide_on("<court-words></court-words>")
    page.evaluate("document.querySelector('court-words').attachShadow({ mode: 'open' }).innerHTML = '<p>Here</p>'")

    assert frames.look(page, "drawn")["painted"]


MOVES = """(how) => {
    const around = a.parentElement, iterations = how === "for ever" ? Infinity : 1;
    if (how === "a script moves it") around.style.height = "40px";
    else if (how !== "nothing does") around.animate([{ opacity: 1 }, { opacity: 0.9 }], { duration: 1e9, iterations });
    return Promise.resolve().then(() => window.__assistant.find("Go", ["button"], "button", []).seen[0].moved);
}"""


@pytest.mark.parametrize(
    ("how", "moved"),
    [("a script moves it", True), ("a style moves it", True), ("for ever", False), ("nothing does", False)],
)
def test_what_is_still_on_its_way_is_told_of(guide_on, page, how, moved):
    guide_on("<div><button id=a>Go</button></div>")
    page.wait_for_function("!window.__assistant.find('Go', ['button'], 'button', []).seen[0].moved")

    assert page.evaluate(MOVES, how) is moved


def test_what_moves_is_looked_at_again_until_it_stands_and_one_that_never_does_is_taken(page, monkeypatch):
    control = Control(None, Kept(page.main_frame, 0), "button", "name", None, moved=True)
    told = iter([control, control, targets.Missing(2), replace(control, moved=False)])
    monkeypatch.setattr(targets, "BETWEEN_LOOKS", 0)

    assert not targets.patiently(page, lambda: next(told), 60.0).moved

    monkeypatch.setattr(targets, "MOVES_FOR", 0)
    assert targets.patiently(page, lambda: control, 60.0) is control


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
