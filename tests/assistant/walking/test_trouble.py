"""What is said when a walk stops: which sentence, on which page, what that shows, and what to do."""

from __future__ import annotations

import socket
import time
from pathlib import Path

import pytest
from pydantic import SecretStr

from assistant.errors import NotOnScreen, PortalTrouble
from assistant.facts.signs import Sign
from assistant.walking import trouble
from assistant.walking.camera import Camera

pytestmark = pytest.mark.siblings(3, of="file")

LOGIN = "<h1>Manage My Account Login</h1><label>User ID <input></label><button>Login</button>"


def test_a_failure_says_what_where_and_how_to_mend_it(guide_on, tmp_path):
    guide = guide_on(LOGIN)

    with pytest.raises(NotOnScreen) as caught:
        guide.fill("Enter your PACER **Username**.", "tb1407")

    said = str(caught.value)
    assert "Step 1 of “A small page” names something that is not on the screen: Username" in said
    assert "Enter your PACER **Username**.        tests/assistant/walking/test_trouble.py:" in said
    assert "on the page    Manage My Account Login" in said
    assert "it shows       Manage My Account Login · User ID · Login" in said
    assert said.endswith("If the site has changed its words, change them in the sentence.")
    assert (tmp_path / "stopped-at-step-01.png").is_file()


@pytest.mark.parametrize(
    "html",
    [
        "<label>Username</label><p>as on your card</p><input>",
        "<label for=nowhere>Username</label><input style='display:block;margin-top:99px' id=user>",
        "<table><tr><td>Username</td></tr></table><input>",
        "<p>Username</p><button>Go</button>",
    ],
)
def test_a_label_that_is_not_linked_to_its_field_is_named_as_what_is_wrong(guide_on, html):
    guide = guide_on(f"<h1>Log in</h1>{html}")

    with pytest.raises(NotOnScreen) as caught:
        guide.fill("Enter your **Username**.", "tb1407")

    said = str(caught.value)
    assert "names something that is on the screen, but is no name of a control: Username" in said
    assert "its label is not linked to it" in said
    assert "change them in the sentence" not in said


def test_words_that_stand_elsewhere_than_the_sentence_says_are_told_so(guide_on):
    guide = guide_on("<section aria-label=Fees><p>$30</p></section><section aria-label=Dates><p>May 1</p></section>")

    with pytest.raises(NotOnScreen, match=r"that is on the screen, but not there: \$30"):
        guide.see("Under **Dates** you read **$30**.")


def test_a_page_that_did_not_come_is_not_blamed_on_the_sentence(guide_on, page):
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        address = f"http://127.0.0.1:{nobody.getsockname()[1]}/"
    guide = guide_on(f"<a href='{address}'>Next</a>")
    guide.click("Click **Next**.")

    with pytest.raises(PortalTrouble) as caught:
        guide.see("You read **Welcome**.")

    said = str(caught.value)
    assert page.url.startswith("chrome-error:")
    assert "Step 1 of “A small page” led to a page that no reader should see: / did not come" in said
    assert "Click **Next**.        tests/assistant/walking/test_trouble.py:" in said
    assert "change" not in said


def test_what_is_seen_several_times_is_counted_and_a_place_is_asked_for(guide_on):
    guide = guide_on("<button>Go</button><p>x</p><button>Go</button>")

    with pytest.raises(NotOnScreen, match="that is on the screen 2 times: Go") as caught:
        guide.click("Click **Go**.")

    assert "They are found by their names. Name the row" in str(caught.value)
    assert "with an earlier bold word" in str(caught.value)


def test_of_several_it_is_told_what_stands_around_each(guide_on):
    guide = guide_on("<div><p>Harbor</p><button>Go</button></div><div><p>Quarry</p><button>Go</button></div>")

    with pytest.raises(NotOnScreen, match=r"They stand with “Harbor”, “Quarry”\."):
        guide.click("Click **Go**.")


@pytest.mark.parametrize(
    ("html", "verb"),
    [
        ("<label>Agree <input type=checkbox></label>", "check"),
        ("<label>Agree <input></label>", "fill"),
        ("<label>Agree <select><option>x</select></label>", "choose"),
    ],
)
def test_where_another_verb_acts_on_what_is_named_it_is_told(guide_on, html, verb):
    with pytest.raises(NotOnScreen, match=rf"another verb acts on: .*guide\.{verb}"):
        guide_on(html).click("Click **Agree**.")


def test_what_covers_a_control_is_told(guide_on):
    bar = "<div style='position:fixed;bottom:0;left:0;right:0;height:140px;background:#eee'>We use cookies</div>"
    guide = guide_on(f"<div style='height:1070px'>x</div><button>Go</button>{bar}")

    with pytest.raises(NotOnScreen, match="not on the screen: Go") as caught:
        guide.click("Click **Go**.")

    assert "    covered by     We use cookies\n" in str(caught.value)


def test_the_step_that_could_not_be_done_is_the_one_that_was_begun(guide_on):
    guide = guide_on("<label>State <select><option>Ohio</option></select></label>")
    guide.see("You read **State**.")
    guide.step("In **State**, choose “Ohio”.", lambda _: None, "choose")

    with pytest.raises(NotOnScreen) as caught:
        guide.step("In **State**, choose “Utah”.", lambda box: box.select_option(label="Utah", timeout=200), "choose")

    said = str(caught.value)
    assert "Step 2 of “A small page” could not be done: it did not answer in time." in said
    assert "In **State**, choose “Utah”.        tests/assistant/walking/test_trouble.py:" in said
    assert "stopped-at-step-02.png" in said
    assert said.endswith("See what lies over it, or what the page asks for before it can be used.")


def test_no_picture_is_taken_of_a_page_that_shows_a_secret(guide_on, page, tmp_path):
    guide = guide_on('<label for="p">Answer</label><input id="p" type="password"><p id="said"></p>')
    guide.fill("Enter your **Answer**.", SecretStr("Millrace Row 1407"))
    page.evaluate("() => { document.getElementById('said').innerText = 'Millrace Row 1407' }")

    with pytest.raises(NotOnScreen, match="picture        not taken, for the page shows a secret value"):
        guide.click("Click **Send**.")

    assert not list(tmp_path.glob("stopped*"))


@pytest.mark.parametrize(
    ("html", "name"), [("<title>T</title><h1>H</h1>", "H"), ("<title>T</title>", "T"), ("<p>x</p>", "about:blank")]
)
def test_a_page_is_called_by_its_heading_or_its_title_or_its_address(guide_on, page, html, name):
    guide_on("")
    page.evaluate("html => { document.documentElement.innerHTML = html }", html)

    assert trouble.heading(page) == name


def test_a_path_is_said_as_a_person_in_this_folder_would_type_it(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    assert trouble.here_from(tmp_path / "build" / "x.png") == "build/x.png"
    assert trouble.here_from(Path("/elsewhere/x.png")) == str(Path("/elsewhere/x.png"))


@pytest.mark.parametrize("control", ["<button disabled>Go</button>", "<a href='#' aria-disabled=true>Go</a>"])
def test_a_control_that_is_disabled_is_told_as_one(guide_on, control):
    with pytest.raises(NotOnScreen, match="names something that is on the screen, but disabled: Go"):
        guide_on(control).click("Click **Go**.")


def test_a_page_that_goes_away_while_it_is_pictured_is_told_without_its_picture(page, tmp_path):
    class Late(Camera):
        def snapshot(self, _):
            self.page.evaluate("thrown")

    stop = trouble.Stop("A small page", Sign(2), "Click **Next**.", page, Late(page, tmp_path, "", ()), tmp_path, None)

    said = str(trouble.mishap(stop, "/second did not come"))

    assert "/second did not come" in said
    assert "picture        not taken, for the page went away" in said


def test_a_control_that_stays_disabled_is_not_waited_for_long(guide_on):
    guide = guide_on("<button disabled>Go</button>")
    guide._patience = 60
    began = time.monotonic()

    with pytest.raises(NotOnScreen, match="disabled: Go"):
        guide.click("Click **Go**.")

    assert time.monotonic() - began < 30
