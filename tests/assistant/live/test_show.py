"""A walkthrough before a class: real keys, forwards and back, and nothing that is meant is ever covered."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from typer.testing import CliRunner

from assistant.cli import app
from assistant.errors import BadInput
from assistant.facts import courts
from assistant.facts.people import person
from assistant.live.presenter import Presenter, ShowPace
from assistant.live.show import Show, pace
from assistant.settings import settings
from assistant.walking import browser as browsers
from assistant.walking.portal import Portal
from assistant.walking.walkthrough import find

pytestmark = pytest.mark.siblings(6, of="file")

SCRIPT = '''
from assistant import Guide, Person, walkthrough


@walkthrough("Two in one", people=("rosalind-tamborini", "marjorie-ellsworth-quill"), on=1, reached="All is read")
def two_in_one(guide: Guide, administrator: Person, account_holder: Person) -> None:
    """One asks, the other reads."""

    guide.chapter("Ask")
    guide.as_(administrator)
    guide.open("pacer", "Go to {court.sites.pacer}.")
    guide.click("Click **My Account and Billing**.")
    guide.click("Click **Manage My Account Login**.")
    guide.fill("Enter your **Username**.", administrator.username)
    guide.fill("Enter your **Password**.", administrator.password)
    guide.note("It is her own password.", kind="tip")
    guide.click("Click **Login**.")
    guide.see("You are **Rosalind Tamborini**.")

    guide.chapter("Read")
    guide.as_(account_holder)
    guide.open("court", "Go to {court.sites.court} yourself.")

    guide.chapter("Go on")
    guide.as_(administrator)
    guide.click("Click **PAA Maintenance**.")
'''
ASKS = [
    "Go to pacer.uscourts.gov.", "Click My Account and Billing.", "Click Manage My Account Login.",
    "Enter your Username.", "Enter your Password.", "It is her own password.", "Click Login.",
    "You are Rosalind Tamborini.",
]  # fmt: skip
READS, GOES_ON = "Go to www.mad.uscourts.gov yourself.", "Click PAA Maintenance."
USERNAME = person("rosalind-tamborini").username
MANY = 100
"""So often the walk looks for a key that has been pressed already, and longer than any page takes."""

TITLE, END = "Two in one", "All is read"


class Sitting:
    """Sits before the window. Whenever the walk waits, the trainer's next action is done, and what is shown is kept."""

    def __init__(self, show: Show) -> None:
        self.show = show
        self.saw: list[str] = []
        self.worlds = 0
        self.covered: list[str] = []

    def look(self, page: Any) -> str:
        state = self.show._stage._state
        said = (
            state["curtain"]["title"] if "curtain" in state else "".join(words for words, _ in state["band"]["pieces"])
        )
        self.saw.append(said)
        stands = page.evaluate("__stage.measure()")
        band = stands["band"]
        if any(band["top"] < box["bottom"] and box["y"] < band["bottom"] for box in stands["targets"]):
            self.covered.append(said)
        return said


@pytest.fixture
def script(tmp_path):
    """A walkthrough of two people."""
    file = tmp_path / "two_in_one.py"
    file.write_text(SCRIPT, encoding="utf-8")
    return find(str(file))


@pytest.fixture
def present(desk, running_portal, script, monkeypatch, tmp_path) -> Callable[..., Sitting]:
    """Presents it, with a trainer who does these actions: keys to be pressed, or functions of the page."""
    monkeypatch.chdir(tmp_path)

    def begin(*actions: Any, how: ShowPace | None = None) -> Sitting:
        show = Show(script, courts.court("mad"), running_portal, desk, how or ShowPace(by_key=True))
        sits = Sitting(show)
        waiting = Presenter._key
        todo: Iterator[Any] = iter(actions)
        known: list[object] = []
        glances: list[object] = []

        def key(presenter: Presenter, page: Any) -> Any:
            here = (presenter, presenter.shown, presenter._paused, "curtain" in show._stage._state)
            glances.append(here)
            assert glances.count(here) < MANY or how, f"no key has led on from {sits.saw}"
            if here not in known:
                known[:] = [here]
                sits.look(page)
                action = next(todo, None)
                if action is None and how is None:
                    raise AssertionError(f"nobody knows how to go on: {sits.saw}")
                for one in action if isinstance(action, tuple) else (action,) if action else ():
                    page.keyboard.press(one) if isinstance(one, str) else one(page)
            return waiting(presenter, page)

        def new_world(*given: Any) -> None:
            sits.worlds += 1
            begun(*given)

        begun = Portal.new_world
        monkeypatch.setattr(Portal, "new_world", new_world)
        monkeypatch.setattr(Presenter, "_key", key)
        show.run()
        return sits

    return begin


NEXT = "Space"
LOGIN = "input[name=username]"


@pytest.mark.long
def test_forwards_to_the_end_and_back_over_two_people_with_nothing_covered(present):
    windows = []

    def count(page: Any) -> None:
        windows.append(len(page.context.browser.contexts))

    to_the_end = ["PageDown", "ArrowRight", *[NEXT] * 9]

    sits = present(*to_the_end, (count, "ArrowLeft"), "PageUp", "Backspace", NEXT, (count, "Escape"))

    assert sits.saw == [TITLE, *ASKS, READS, GOES_ON, END, GOES_ON, READS, ASKS[7], READS]
    assert sits.covered == []
    assert sits.worlds == 4
    assert windows[0] == windows[1]


@pytest.mark.long
def test_back_walks_again_in_a_fresh_world_and_finds_what_was_typed(present):
    held = []

    def read(page: Any) -> None:
        held.append((page.input_value(LOGIN), page.input_value("input[type=password]")))

    sits = present(NEXT, *[NEXT] * 5, "ArrowLeft", (read, "Escape"))

    assert sits.saw == [TITLE, *ASKS[:6], ASKS[4]]
    assert held == [(USERNAME, "")]
    assert sits.worlds == 2


def test_at_the_first_step_there_is_no_way_back(present):
    sits = present(NEXT, ("ArrowLeft", "Escape"))

    assert sits.saw == [TITLE, ASKS[0]]


@pytest.mark.parametrize("steps", [0, 3])
@pytest.mark.siblings(2)
def test_esc_ends_it_at_any_time(present, steps):
    assert present(*[NEXT] * steps, "Escape").saw == [TITLE, *ASKS[:steps]]


def test_closing_the_window_ends_it(present):
    assert present(NEXT, NEXT, lambda page: page.close()).saw == [TITLE, *ASKS[:2]]


def test_no_key_of_the_walk_is_typed_into_a_form_or_presses_its_button(present):
    """The name was typed by the walk, so the field has the focus; a key that means nothing does nothing."""
    held = []

    def read(page: Any) -> None:
        held.append((page.input_value(LOGIN), page.evaluate("document.activeElement.type")))

    sits = present(NEXT, *[NEXT] * 4, ("x", "Enter", "Delete", "ArrowDown", "b", read, NEXT), (read, "Escape"))

    assert sits.saw == [TITLE, *ASKS[:6]]
    assert held == [(USERNAME, "text"), (USERNAME, "password")]


@pytest.mark.long
def test_what_the_trainer_puts_into_a_field_herself_is_hers(present):
    """She types into another field; the remote control still goes on, and Esc gives the keys back."""
    held = []
    field = "input[type=password]"

    def type_a_remark(page: Any) -> None:
        page.click(field, timeout=3_000)
        page.keyboard.type("my own p")
        page.keyboard.press("Backspace")
        held.append(page.input_value(field))

    sits = present(NEXT, *[NEXT] * 3, (type_a_remark, "PageDown"), (type_a_remark, "Escape", NEXT), "Escape")

    assert held[0] == "my own "
    assert sits.saw == [TITLE, *ASKS[:6]]


def test_a_click_of_the_trainer_that_leads_astray_is_undone_by_walking_again(present):
    def stray(page: Any) -> None:
        page.goto(page.url.replace(page.url.split("/", 3)[3], "training/"))

    def click_beside(page: Any) -> None:
        page.mouse.click(400, 5)

    sits = present(NEXT, NEXT, (click_beside, stray, NEXT), NEXT, "Escape")

    assert sits.saw == [TITLE, *ASKS[:2], *ASKS[1:3]]
    assert sits.worlds == 2


@pytest.mark.long
def test_at_a_pace_it_goes_on_by_itself_and_can_be_paused(present):
    sits = present(None, None, "p", "P", how=ShowPace(0.02))

    assert [said for said, _ in itertools.groupby(sits.saw)] == [TITLE, *ASKS, READS, GOES_ON, END]


def test_a_sentence_stands_as_long_as_reading_takes():
    assert pace("normal", by_key=False).seconds(15) == 6.0
    assert pace("normal", by_key=False).seconds(1) == 2.0
    assert pace("slow", by_key=False).seconds(15) > 6.0 > pace("fast", by_key=False).seconds(15)
    assert pace("2", by_key=False).seconds(15) == 12.0


@pytest.mark.parametrize("words", ["soon", "0", "-1", "nan", "inf", "11"])
def test_a_pace_that_is_none_is_told(words):
    with pytest.raises(BadInput, match=f"There is no pace “{words}”"):
        pace(words, by_key=False)


def test_a_window_is_asked_for_before_its_pace():
    answered = CliRunner().invoke(app, ["walk", "link-account", "--manual"])

    assert answered.exit_code == 2
    assert "--headed" in answered.output


def test_without_a_screen_no_window_is_tried(monkeypatch):
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr(browsers.sys, "platform", "linux")
    settings.cache_clear()

    with pytest.raises(browsers.BrowserMissing, match="There is no screen here"):
        browsers.launch_arguments(headed=True)
    settings.cache_clear()
