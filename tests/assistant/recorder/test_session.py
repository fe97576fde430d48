"""A person shows it: what she does in the window becomes steps, a script that passes, and a recording."""

from __future__ import annotations

from datetime import date

import pytest
from actor import Actor

from assistant.facts import courts, people
from assistant.recorder.journal import Journal, Session, Value
from assistant.recorder.record import cast_of, finish
from assistant.recorder.session import Recorder
from assistant.walking import browser

SESSION = Session(name="shown-here", title="Shown here", court="mad", people=("tobias-brannock",), on=date(2021, 9, 21))


@pytest.fixture
def studio(desk, running_portal, tmp_path):
    """Opens the recorder's window, headless, and puts somebody in front of it."""
    contexts = []

    def begin(journal=None, html=""):
        journal = journal or Journal.begin(tmp_path / "shown-here", SESSION)
        window = desk.browser.new_context(**browser.context_arguments() | {"device_scale_factor": 1})
        window.set_default_timeout(5_000)
        contexts.append(window)
        recorder = Recorder(
            window, lambda: desk, running_portal, courts.court("mad"), cast_of(journal.session), journal
        )
        if html:
            recorder.page.route("**/pacer/", lambda route: route.fulfill(body=html, content_type="text/html"))
        recorder.begin()
        recorder.pump()
        return recorder, Actor(recorder.page, settle_of(recorder))

    yield begin
    people.lent.clear()
    for context in contexts:
        context.close()


def settle_of(recorder):
    """Wait until the recorder has taken up all that was done."""

    def settle():
        for _ in range(4):
            recorder.pump()

    return settle


def log_in(actor, filer):
    actor.click("My Account and Billing")
    actor.click("Manage My Account Login")
    actor.type("Username", filer.username)
    actor.tab(filer.password.get_secret_value())
    actor.click("Login")


def on_small_page(studio, body):
    """Somebody at a page of a few lines, which takes the place of the court's PACER site."""
    html = f"<!doctype html><html lang='en'><title>Small</title><body><main><h1>Small</h1>{body}</main></body></html>"
    return studio(html=html)


def sentences(recorder):
    return [one.sentence for one in recorder.journal.shown[1:]]


def everything(folder):
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


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
    recording = finish(resumed.journal, resumed.end, running_portal, desk)

    assert resumed.finished
    assert [step.template for step in recording.steps()] == [
        "Open a web browser and go to {court.sites.pacer}.",
        "Click **My Account and Billing**.",
        "Click **Manage My Account Login**.",
        "Enter your **Username**.",
        "Enter your **Password**.",
        "Click **Login**.",
        "Click **Log Out**.",
        "You read **You are logged out**.",
    ]
    text = (journal.folder / "shown_here.py").read_text()
    assert 'guide.fill("Enter your **Username**.", filer.username)' in text
    assert 'guide.fill("Enter your **Password**.", filer.password)' in text
    assert filer.password.get_secret_value().encode() not in everything(journal.folder)


TWINS = """
<table><tr><th scope="row">Boston</th><td><a href="#b">View</a></td></tr>
<tr><th scope="row">Worcester</th><td><a href="#w">View</a></td></tr></table>
<section><h2>Old</h2><button>Send</button></section><section><h2>New</h2><button>Send</button></section>
<button><svg width="20" height="20"></svg></button>
"""


def test_a_control_is_named_so_that_a_guide_finds_it_and_no_other(studio):
    recorder, actor = on_small_page(studio, TWINS)
    actor.click("View", within="Worcester", lands=False)
    actor.press(actor.page.get_by_role("button", name="Send").last)

    assert sentences(recorder) == ["Beside **Worcester**, click **View**.", "Under **New**, click **Send**."]

    actor.press(actor.page.get_by_role("button").last)

    assert len(sentences(recorder)) == 2
    assert "no name that a reader could see" in actor.bar_says()


FIELDS = """
<form><p><label>Client <input name="a"></label></p><p><label>Client again <input name="b"></label></p>
<p><label>Answer 1 <input name="c"></label></p><p><label>Filed on <input type="date" name="d"></label></p>
<p><label>City <input name="e"></label></p>
<p><label><input type="checkbox" name="f"> Urgent</label>
<label><input type="checkbox" checked name="g"> Paper</label></p>
<p><label for="h">Kind</label> <select id="h"><option>None</option><option>Civil</option></select></p></form>
"""


def test_typing_checking_and_choosing_are_one_step_for_each_field(studio):
    recorder, actor = on_small_page(studio, FIELDS)
    actor.type("Client", "Aberdeen Ltd")
    actor.type("City", "Worcester")
    actor.tab()
    actor.type("Client", "Aberdeen Inc")
    actor.tab()
    for name in ("Urgent", "Paper", "Urgent", "Urgent"):
        actor.check(name)
    actor.choose("Kind", "Civil")
    actor.type("Filed on", "09212021")
    actor.tab()
    actor.tab()

    assert sentences(recorder) == [
        "Enter your **Client**.",
        "Enter your **City**.",
        "Clear **Paper**.",
        "Check **Urgent**.",
        "In the **Kind** list, choose “Civil”.",
        "Enter your **Filed on**.",
    ]
    values = [one.value for one in recorder.journal.shown if one.action == "fill"]
    assert values == [
        Value(words="Aberdeen Inc"), Value(fact=("filer", "address", "city")), Value(words="2021-09-21")
    ]  # fmt: skip


def test_what_is_hidden_is_in_no_file_and_a_secret_is_never_read(studio):
    recorder, actor = on_small_page(studio, FIELDS)
    filer = people.person("tobias-brannock")
    actor.type("Client", "Zanzibar 4711")
    actor.tab("Zanzibar 4711")
    actor.type("Answer 1", "Rosebud")
    actor.type("City", filer.password.get_secret_value())  # in the wrong field
    actor.tab()
    assert b"Zanzibar" in everything(recorder.journal.folder)

    actor.bar("Hide value")
    actor.page.keyboard.press("Enter")
    actor.settle()

    kept = everything(recorder.journal.folder)
    assert not any(
        word in kept for word in (b"Zanzibar", b"Rosebud", b"Ros", filer.password.get_secret_value().encode())
    )
    assert [one.value for one in recorder.journal.shown if one.action == "fill"] == [
        Value(hidden="client-again"),
        Value(hidden="client-again"),
        Value(fact=("filer", "security", "answer_1"))
        if filer.pacer.security
        else Value(fact=("filer", "new", "answer_1")),
        Value(fact=("filer", "password")),
    ]
    assert filer.secret("client-again").get_secret_value() == "Zanzibar 4711"

    actor.type("City", "Cabot 12")
    actor.tab()
    actor.bar("Hide value")
    actor.page.keyboard.press("Enter")
    actor.settle()

    assert b"Cabot" not in everything(recorder.journal.folder)

    actor.type("Client", "Zanzibar 12")  # in a field that was hidden
    actor.tab()

    assert b"Zanzibar" not in everything(recorder.journal.folder)


def test_the_bar_takes_notes_and_better_words_and_is_reached_with_the_keyboard(studio):
    recorder, actor = on_small_page(studio, TWINS)
    actor.click("View", within="Boston", lands=False)
    actor.page.keyboard.press("Alt+Shift+R")
    actor.answer("Beside **Boston**, click **View** to see it.")
    actor.page.keyboard.press("Alt+Shift+N")
    actor.answer("It takes a while.")
    actor.page.keyboard.press("Alt+Shift+N")
    actor.answer("You read **Worcester**.")

    assert [(one.action, one.sentence) for one in recorder.journal.shown[1:]] == [
        ("click", "Beside **Boston**, click **View** to see it."),
        ("note", "It takes a while."),
        ("see", "You read **Worcester**."),
    ]

    actor.page.keyboard.press("Alt+Shift+R")
    actor.answer("You read it.")

    assert recorder.journal.shown[-1].sentence == "You read **Worcester**."
    assert "Keep Worcester" in actor.bar_says().replace("**", "")

    actor.page.keyboard.press("Alt+Shift+N")
    actor.answer("You read **Springfield**.")

    assert "is not on the screen" in actor.bar_says()
    assert len(recorder.journal.shown) == 4


def test_nothing_on_the_page_finds_the_bar_or_speaks_for_it(studio):
    recorder, actor = on_small_page(studio, TWINS)

    assert actor.page.get_by_role("button", name="Finish").count() == 0
    assert actor.page.get_by_text("Hide value").count() == 0
    assert actor.page.evaluate("document.querySelector('assistant-bar').shadowRoot") is None

    actor.page.evaluate("window.__assistantShown('guess', { kind: 'bar', button: 'finish' })")
    actor.page.evaluate("document.querySelector('button').click()")
    actor.settle()

    assert not recorder.finished
    assert sentences(recorder) == []
