"""Doing again what was shown: through the verbs of a guide, and no further than the page that stands there."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from pydantic import SecretStr

from assistant.errors import NotOnScreen
from assistant.facts import courts, people
from assistant.recorder import drafting
from assistant.recorder.journal import Entered, ShownAction, ShownStep
from assistant.recorder.replay import Replay, born

pytestmark = pytest.mark.siblings(6, of="file")

TOBIAS = people.person("tobias-brannock")
HIDING = TOBIAS.model_copy(update={"own_secrets": {"client": SecretStr("Zanzibar 4711")}})
FIELDS = """<!doctype html><html lang="en"><title>Small</title><body><main><h1>Small</h1>
<label>City <input name="city"></label> <label>Client <input name="client"></label>
<label><input type="checkbox" name="urgent"> Urgent</label> <label>Brief <input type="file" name="brief"></label>
<a href="data:text/csv,a" download="list.csv">List</a> <a href="about:blank" target="_blank">More</a>
<label><input type="checkbox" name="paper" checked> Paper</label>
<label for="k">Kind</label> <select id="k"><option>None</option><option>Civil</option></select>
<button onclick="document.querySelector('p').textContent = 'It was looked up.'">Look up</button><p>Nothing yet.</p>
</main></body></html>"""


def step(action, words="", value=None, **more):
    shown = ShownStep(action=action, words=words, value=value, sentence="", **more)
    return shown.model_copy(update={"sentence": drafting.draft(shown)})


@pytest.fixture
def replay(page, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    page.set_content(FIELDS)
    files = tmp_path.with_name(f"{tmp_path.name}-session")
    files.mkdir()
    (files / "brief.txt").write_text("Brief")
    return Replay(page, courts.court("mad"), {"filer": HIDING}, "", "A small page", files)


EVERY = [
    step("fill", "City", Entered(fact=("filer", "address", "city"))),
    step("fill", "Client", Entered(hidden="client")),
    step("check", "Urgent"),
    step("upload", "Brief", Entered(words="brief.txt")),
    step("download", "List"),
    step("unsaid", "dragged something"),
    step("uncheck", "Paper"),
    step("choose", "Kind", Entered(words="Civil")),
    step("press", "City", key="Escape"),
    step("hover", "Look up"),
    step("click", "Look up"),
    step("see", "It was looked up"),
    step("note").model_copy(update={"sentence": "It takes a while."}),
    step("click", "More"),
    step("close_window"),
]


def test_every_action_is_done_again(replay, page):
    replay.some(EVERY)

    assert page.input_value("[name=city]") == TOBIAS.address.city
    assert page.input_value("[name=client]") == "Zanzibar 4711"
    assert page.is_checked("[name=urgent]")
    assert page.evaluate("document.querySelector('[name=brief]').files[0].name") == "brief.txt"
    assert len(page.context.pages) == 1
    assert not page.is_checked("[name=paper]")
    assert page.input_value("select") == "Civil"
    assert page.inner_text("p") == "It was looked up."


def test_no_action_is_forgotten():
    """All but those of pages, windows and files, which other tests do."""
    assert {one.action for one in EVERY} | {"open", "upload", "download", "close_window"} == set(ShownAction.__args__)


def test_what_is_hidden_is_shown_as_dots_also_while_it_is_typed_again(replay, page):
    replay.some(EVERY[:2])

    assert page.evaluate("getComputedStyle(document.querySelector('[name=client]')).webkitTextSecurity") == "disc"


def test_a_control_that_is_gone_is_noticed_at_once_and_no_picture_of_it_is_left(replay, tmp_path):
    """Before it stopped, what is hidden may have been typed."""
    with pytest.raises(NotOnScreen, match="Send away"):
        replay.some([step("click", "Send away")])

    assert list(tmp_path.iterdir()) == []


def test_nothing_of_it_is_kept(replay, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    replay.some(EVERY)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.long
def test_of_the_steps_those_that_led_to_the_page_are_told_from_those_done_on_it(desk, running_portal):
    """What was done on the last page is to be done again in the window; what led there is not."""
    shown = [
        step("open", site="pacer"),
        step("click", "My Account and Billing"),
        step("click", "Manage My Account Login"),
        step("fill", "Username", Entered(fact=("filer", "username"))),
    ]
    with desk.window() as window:
        page = window.new_page()
        replay = Replay(page, courts.court("mad"), {"filer": TOBIAS}, running_portal.address, "A way", Path())

        assert replay.all(shown) == 3
        assert page.input_value("input[name=username]") == TOBIAS.username


def test_where_the_last_click_led_away_all_of_them_led_there(desk, running_portal):
    shown = [step("open", site="pacer"), step("click", "My Account and Billing")]
    with desk.window() as window:
        replay = Replay(
            window.new_page(), courts.court("mad"), {"filer": TOBIAS}, running_portal.address, "A way", Path()
        )

        assert replay.all(shown) == 2


def test_each_showing_of_a_page_is_told_from_the_next(page, running_portal):
    page.goto(running_portal.address)
    first = born(page)

    assert born(page) == first
    page.reload()
    assert born(page) > first
