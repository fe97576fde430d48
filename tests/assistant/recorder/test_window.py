"""A person shows it: what she does in the window becomes steps, a script that passes, and a recording."""

from __future__ import annotations

import pytest
from playwright.sync_api import Error, Page

from assistant.facts import people
from assistant.recorder.journal import Journal
from assistant.recorder.record import cast_of, finish
from assistant.recorder.window import ELSEWHERE, NOT_IN_FRONT, WENT_AWAY
from assistant.walking.frames import WAS_LEFT

pytestmark = pytest.mark.siblings(6, of="file")

TWINS = """
<table><tr><th scope="row">Boston</th><td><a href="#b">View</a></td></tr>
<tr><th scope="row">Worcester</th><td><a href="#w">View</a></td></tr></table>
<button>Send</button>
"""


def sentences(recorder):
    return [one.sentence for one in recorder.journal.shown[1:]]


def everything(folder):
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


@pytest.mark.long
def test_what_is_shown_becomes_a_script_that_passes_and_a_recording(studio, desk, running_portal):
    """With a wrong turn that is taken back, and a session that broke off and went on."""
    recorder, actor = studio()
    filer = people.person("tobias-brannock")
    actor.click("My Account and Billing")
    actor.click("Manage My Account Login")
    actor.paste("Username", filer.username)
    actor.tab()
    actor.click("Forgot Username?")
    actor.bar("Undo")

    assert actor.field("Username").input_value() == filer.username
    journal = Journal.load(recorder.journal.folder)
    assert len(journal.shown) == 4
    assert b"Forgot" not in everything(journal.folder)

    resumed, actor = studio(journal=journal)
    actor.field("Password").click()
    actor.keys(filer.password.get_secret_value())
    actor.page.keyboard.press("Enter")
    actor.settle()
    actor.page.get_by_text("Legacy PACER Account").wait_for()
    actor.settle()
    actor.click("Log Out")
    actor.bar("Finish")
    recording = finish(resumed.journal, resumed.end, running_portal, desk, cast_of(journal.session))

    assert resumed.finished
    assert [step.template for step in recording.steps()] == [
        "Open a web browser and go to {court.sites.pacer}.",
        "Click **My Account and Billing**.",
        "Click **Manage My Account Login**.",
        "Enter your **Username**.",
        "Enter your **Password**.",
        "Click **Login**.",
        "Click **Log Out**.",
        "You see **You are logged out**.",
    ]
    text = (journal.folder / "shown_here.py").read_text()
    assert 'guide.fill("Enter your **Username**.", filer.username)' in text
    assert 'guide.fill("Enter your **Password**.", filer.password)' in text
    assert filer.password.get_secret_value().encode() not in everything(journal.folder)


def test_nothing_on_the_page_finds_the_bar_or_speaks_for_it(small_page):
    recorder, actor = small_page(TWINS)

    assert actor.page.get_by_role("button", name="Finish").count() == 0
    assert actor.page.get_by_text("Hide value").count() == 0
    assert actor.page.evaluate("document.querySelector('assistant-bar').shadowRoot") is None

    actor.page.evaluate("window.__assistantShown('guess', { kind: 'bar', button: 'finish' })")
    actor.page.evaluate("document.querySelector('button').click()")
    actor.settle()

    assert not recorder.finished
    assert sentences(recorder) == []


@pytest.mark.long
def test_what_is_looked_at_in_a_pause_is_not_written_down_and_going_on_leads_back(studio):
    recorder, actor = studio()
    actor.click("My Account and Billing")
    there = actor.page.url
    actor.bar("Pause")
    actor.click("Manage My Account Login")

    assert "Paused" in actor.bar_says()
    assert actor.page.url != there

    actor.bar("Go on")

    assert "Showing" in actor.bar_says()
    assert actor.page.url == there
    assert sentences(recorder) == ["Click **My Account and Billing**."]


def test_in_a_pause_the_keys_of_the_other_buttons_do_nothing(studio):
    recorder, actor = studio()
    actor.click("My Account and Billing")
    actor.bar("Pause")
    for key in ("U", "F", "N"):
        actor.page.keyboard.press(f"Alt+Shift+{key}")
        actor.settle()
        actor.page.keyboard.press("Escape")

    assert not recorder.finished
    assert len(recorder.journal.shown) == 2
    assert "Paused" in actor.bar_says()


def test_the_address_of_a_site_of_the_court_is_a_step_and_any_other_leads_back(studio, running_portal):
    recorder, actor = studio()
    actor.page.goto(f"{running_portal.address}/ecf/mad/")
    actor.settle()

    assert sentences(recorder) == ["Open a web browser and go to {court.sites.cmecf}."]

    actor.page.goto(f"{running_portal.address}/training/")
    actor.until(lambda: ELSEWHERE in actor.bar_says() or recorder.bar.message == ELSEWHERE)

    assert recorder.bar.message == ELSEWHERE
    assert actor.page.url == f"{running_portal.address}/ecf/mad/"
    assert len(recorder.journal.shown) == 2


@pytest.mark.long
def test_a_page_that_is_loaded_again_stands_where_it_stood(studio):
    recorder, actor = studio()
    actor.click("My Account and Billing")
    actor.click("Manage My Account Login")
    actor.type("Username", "tb1407")
    actor.tab()
    actor.page.reload()
    actor.until(lambda: actor.field("Username").input_value() == "tb1407")

    assert len(recorder.journal.shown) == 4
    assert recorder.bar.message == ""


def test_the_enter_key_that_sends_a_form_without_a_button_is_a_step_before_it_is_sent(small_page):
    recorder, actor = small_page(
        "<form style='margin-top:90px' "
        "onsubmit=\"event.preventDefault(); document.title = event.isTrusted ? 'sent' : 'by script'\">"
        "<input placeholder='Search all' onchange=\"this.dataset.changed = 'yes'\"></form>"
    )
    actor.page.get_by_placeholder("Search all").click()
    actor.keys("Boston")
    actor.page.keyboard.press("Enter")
    assert actor.page.title() == "Small", "it is held"
    actor.settle()

    actor.until(lambda: actor.page.title() == "sent")
    assert actor.page.locator("input").get_attribute("data-changed") == "yes"
    assert sentences(recorder) == ["Enter your **Search all**.", "In **Search all**, press Enter."]


@pytest.mark.parametrize("count", [1, 2])
def test_a_click_is_done_only_when_it_is_written_down(small_page, count):
    recorder, actor = small_page("<button onclick='this.dataset.done = 1 + +(this.dataset.done || 0)'>Send</button>")
    button = actor.page.get_by_role("button", name="Send")
    for number in range(count):
        button.click()

        assert button.get_attribute("data-done") == (str(number) if number else None), "it is held"

        actor.settle()

    assert button.get_attribute("data-done") == str(count)
    assert sentences(recorder) == ["Click **Send**."] * count


def test_closing_the_window_ends_it_and_every_step_is_kept(studio):
    recorder, actor = studio()
    actor.click("My Account and Billing")
    recorder.page.close()

    assert recorder.show() is False
    assert len(Journal.load(recorder.journal.folder).shown) == 2


ASKS = """<p id=o>Kept</p><button onclick="o.textContent = confirm('Void it?') ? 'Gone' : 'Kept'">Void</button>
<a href="/training/" target="_blank">Elsewhere</a> <button onclick="o.textContent += '!'">Mark</button>"""


def test_a_window_of_the_browser_is_answered_by_her_and_one_of_the_page_is_followed_until_she_closes_it(small_page):
    """What she does behind it is not done."""
    recorder, actor = small_page(ASKS)
    first = actor.page
    actor.click("Void", lands=False)
    actor.answer_window()

    assert first.inner_text("#o") == "Gone"

    with first.expect_popup() as opened:
        actor.click("Elsewhere", lands=False)
    actor.until(lambda: recorder.page is opened.value)
    opened.value.bring_to_front()
    first.get_by_role("button", name="Mark").click()
    actor.settle()

    assert NOT_IN_FRONT in recorder.bar.message
    assert first.inner_text("#o") == "Gone"

    opened.value.close()
    actor.until(lambda: recorder.page is first)
    actor.click("Mark", lands=False)

    assert sentences(recorder) == [
        "Click **Void**.",
        "It says **Void it?**",
        "In the window, click **OK**.",
        "Click **Elsewhere**.",
        "Close the window.",
        "Click **Mark**.",
    ]
    assert recorder.page.context.pages == [first]


def test_what_is_not_found_can_be_said_in_better_words_as_long_as_it_is_there(small_page):
    recorder, actor = small_page("<div><b>One</b> <button>Go</button></div><p>x</p><button>Go</button>")
    actor.press(actor.page.get_by_role("button", name="Go").first)

    assert "“Go” is there 2 times" in actor.bar_says()

    actor.bar("Reword")
    actor.answer("Click **Go**.")

    assert "does not find it there" in actor.bar_says()
    assert recorder.journal.shown[-1].action == "unsaid"

    actor.page.get_by_role("button", name="Go").last.evaluate("e => e.remove()")
    actor.bar("Reword")
    actor.answer("Click **Go** twice.")

    assert [(one.action, one.sentence) for one in recorder.journal.shown[1:]] == [("click", "Click **Go** twice.")]


def test_a_first_page_that_is_left_while_it_is_asked_what_it_is_ends_nothing(studio, monkeypatch):
    """As a court's own first page is, which leads to the next by itself."""
    ask, left = Page.evaluate, []

    def evaluate(page, expression, *given):
        if expression == "window.__recorder.page()" and not left:
            left.append(page.url)
            raise Error(f"Page.evaluate: {WAS_LEFT}, most likely because of a navigation")
        return ask(page, expression, *given)

    monkeypatch.setattr(Page, "evaluate", evaluate)
    recorder, _ = studio()

    assert left
    assert [step.action for step in recorder.journal.shown] == ["open"]


def test_what_is_done_while_its_page_goes_away_is_told(small_page, monkeypatch):
    """The page may have taken it, and no sentence speaks of it."""
    recorder, actor = small_page("<button>Go</button>")

    def lost(*_):
        raise Error(f"Frame.evaluate: {WAS_LEFT}, most likely because of a navigation")

    monkeypatch.setattr("assistant.recorder.naming.control_words", lost)
    actor.click("Go", lands=False)

    assert WENT_AWAY in actor.bar_says()
    assert len(recorder.journal.shown) == 1
