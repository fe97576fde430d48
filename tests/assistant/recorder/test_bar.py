"""The bar: what it says, and what each of its eight buttons does."""

from __future__ import annotations

import pytest

from assistant.errors import BadInput
from assistant.facts import people
from assistant.recorder.bar import BUTTONS, FIRST, NOTHING_TYPED, SHOWS_SECRET
from assistant.recorder.journal import Entered, Journal

pytestmark = pytest.mark.siblings(6, of="file")

FILER = people.person("tobias-brannock")
TWINS = """
<table><tr><th scope="row">Boston</th><td><a href="#b">View</a></td></tr>
<tr><th scope="row">Worcester</th><td><a href="#w">View</a></td></tr></table>
"""
FIELDS = """
<form><p><label>Client <input name="a"></label></p><p><label>Client again <input name="b"></label></p>
<p><label>Answer 1 <input name="c"></label></p><p><label>City <input name="e"></label></p></form>
"""


def sentences(recorder):
    return [one.sentence for one in recorder.journal.shown[1:]]


def everything(folder):
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


def hide_the_last(actor):
    actor.bar("Hide value")
    actor.page.keyboard.press("Enter")
    actor.settle()


def test_there_are_eight_buttons_and_no_other_is_pressed(small_page):
    recorder, _ = small_page(TWINS)

    assert sorted(BUTTONS) == sorted(["pause", "undo", "note", "reword", "hide", "secret", "leave", "finish"])
    with pytest.raises(KeyError):
        recorder.bar.press("delete", "")


@pytest.mark.long
def test_it_takes_notes_and_better_words_and_is_reached_with_the_keyboard(small_page):
    recorder, actor = small_page(TWINS)
    actor.click("View", within="Boston", lands=False)
    actor.page.keyboard.press("Alt+Shift+R")
    actor.answer("Beside **Boston**, click **View** to see it.")
    actor.page.keyboard.press("Alt+Shift+N")
    actor.answer("It takes a while.")
    actor.page.keyboard.press("Alt+Shift+N")
    actor.answer("You see **Worcester**.")

    assert [(one.action, one.sentence) for one in recorder.journal.shown[1:]] == [
        ("click", "Beside **Boston**, click **View** to see it."),
        ("note", "It takes a while."),
        ("see", "You see **Worcester**."),
    ]

    actor.page.keyboard.press("Alt+Shift+R")
    actor.answer("You see it.")

    assert recorder.journal.shown[-1].sentence == "You see **Worcester**."
    assert "Keep Worcester" in actor.bar_says().replace("**", "")

    actor.page.keyboard.press("Alt+Shift+N")
    actor.answer("You see **Springfield**.")

    assert "is not on the screen" in actor.bar_says()
    assert len(recorder.journal.shown) == 4


def test_it_says_the_number_and_the_words_of_the_last_step(small_page):
    recorder, actor = small_page(TWINS)

    assert actor.bar_says().startswith("Showing 1. Open a web browser and go to pacer.uscourts.gov.")
    assert recorder.bar.content().last == "Open a web browser and go to {court.sites.pacer}."

    recorder.bar.note("It takes a while.")

    assert recorder.bar.content().number == 0, "a note has none"

    actor.click("View", within="Boston", lands=False)

    content = recorder.bar.content()
    assert (content.number, content.sentence) == (2, "Beside **Boston**, click **View**.")
    assert actor.bar_says().startswith("Showing 2. Beside")


@pytest.mark.siblings(1)
def test_what_is_hidden_is_in_no_file_and_a_secret_is_never_read(small_page):
    recorder, actor = small_page(FIELDS)
    actor.type("Client", "Zanzibar 4711")
    actor.tab("Zanzibar 4711")
    actor.type("Answer 1", "Rosebud")
    actor.type("City", FILER.password.get_secret_value())  # in the wrong field
    actor.tab()
    assert b"Zanzibar" in everything(recorder.journal.folder)

    hide_the_last(actor)

    kept = everything(recorder.journal.folder)
    assert not any(
        word in kept for word in (b"Zanzibar", b"Rosebud", b"Ros", FILER.password.get_secret_value().encode())
    )
    assert [one.value for one in recorder.journal.shown if one.action == "fill"] == [
        Entered(hidden="client-again"),
        Entered(hidden="client-again"),
        Entered(fact=("filer", "security", "answer_1"))
        if FILER.pacer.security
        else Entered(fact=("filer", "new", "answer_1")),
        Entered(fact=("filer", "password")),
    ]
    assert recorder.bar._cast.filer.secret("client-again").get_secret_value() == "Zanzibar 4711"
    assert "client-again" in actor.bar_says()

    actor.type("City", "Cabot 12")
    actor.tab()
    hide_the_last(actor)

    assert b"Cabot" not in everything(recorder.journal.folder)

    actor.type("Client", "Zanzibar 12")  # in a field that was hidden
    actor.tab()

    assert b"Zanzibar" not in everything(recorder.journal.folder)


def test_a_fact_of_hers_is_hidden_under_its_own_path(small_page):
    recorder, actor = small_page(FIELDS)
    actor.type("City", "Worcester")
    actor.tab()
    hide_the_last(actor)

    assert recorder.journal.shown[-1].value == Entered(hidden="address.city")
    assert b"Worcester" not in everything(recorder.journal.folder)


def test_the_first_step_is_not_taken_back_and_what_was_not_typed_is_not_hidden(small_page):
    recorder, actor = small_page(TWINS)

    actor.bar("Undo")
    assert FIRST in actor.bar_says()

    with pytest.raises(BadInput, match=NOTHING_TYPED):
        recorder.bar.hide("1. City")
    assert recorder.bar.content().typed == ()


def test_a_note_is_taken_back_without_walking_again(small_page, monkeypatch):
    recorder, actor = small_page(TWINS)
    monkeypatch.setattr(recorder.bar, "_restore", lambda why: pytest.fail(f"it walked: {why}"))
    recorder.bar.note("It takes a while.")

    actor.bar("Undo")

    assert sentences(recorder) == []


@pytest.mark.parametrize("button", ["note", "reword"])
def test_no_sentence_shows_a_secret(small_page, button):
    recorder, _ = small_page(TWINS)
    before = list(recorder.journal.shown)

    with pytest.raises(BadInput, match=SHOWS_SECRET):
        recorder.bar.press(button, f"Type {FILER.password.get_secret_value()} here.")
    assert recorder.journal.shown == before


def test_a_sentence_with_a_field_that_nobody_knows_is_not_taken(small_page):
    recorder, actor = small_page(TWINS)
    actor.bar("Note")
    actor.answer("Call {court.nobody}.")

    assert sentences(recorder) == []
    assert "nobody" in actor.bar_says()


def hidden_by_somebody_else(studio, html):
    """A session that breaks off after something was hidden, and goes on in another process."""
    recorder, actor = studio(html=html)
    actor.type("Client", "Zanzibar 4711")
    actor.tab()
    hide_the_last(actor)
    return studio(journal=Journal.load(recorder.journal.folder), html=html)[0]


PAGE = f"<!doctype html><html lang='en'><title>Small</title><body><main><h1>Small</h1>{FIELDS}</main></body></html>"


def test_a_hidden_value_that_is_not_known_any_more_is_asked_for(studio):
    recorder = hidden_by_somebody_else(studio, PAGE)

    assert "What did you type into “Client”?" in recorder.bar.content().ask
    assert recorder.page.url == "about:blank"

    recorder.bar.leave()
    assert recorder.bar.content().ask == ""

    recorder.bar.finish()
    assert recorder.bar.content().ask != ""
    assert not recorder.finished

    recorder.bar.leave()
    recorder.bar.secret("said too late")
    assert recorder.bar.content().ask == ""
    assert not recorder.finished
