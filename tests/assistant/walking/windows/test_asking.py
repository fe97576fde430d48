"""A window of the browser that asks something is a page of its own, which is drawn; none is answered unsaid."""

from __future__ import annotations

import re

import pytest

from assistant.errors import BadInput, PortalTrouble, SecretFound
from assistant.facts.people import person
from assistant.publishers.layout import wording
from assistant.walking.camera import Camera

pytestmark = pytest.mark.siblings(6, of="file")

GO = '<button onclick="{}">Go</button><p id=o></p>'
ASKS = GO.format("o.textContent = confirm('Withdraw the motion?') ? 'It is withdrawn.' : 'It is kept.'")
LIST = """<p id=o></p><label>Kind <select onchange="o.textContent = confirm('Change it?') ? 'Changed' : 'Same'">
<option>Brief</option><option>Motion</option></select></label>"""
LEAVES = """<script>onbeforeunload = (event) => event.preventDefault()</script>
<label>Note <input></label><a href=/more>Go</a>"""


@pytest.mark.parametrize(
    ("does", "script"),
    [
        ("alert('Saved'); o.textContent = 'Done'", "click Go; see Saved; click OK; see Done"),
        ("alert(); o.textContent = 'Done'", "click Go; see This page says; click OK; see Done"),
        ("alert('<b>B</b> {x} **y'); o.textContent = 1", "click Go; see <b>B</b>; click OK; see 1"),
        ("o.textContent = prompt('Why?', 'late')", "click Go; click OK; see late"),
        ("o.textContent = prompt('Why?\\n(in short)')", "click Go; fill (in short) = ill; click OK; see ill"),
        ("o.textContent = prompt('Why?') === null", "click Go; fill Why? = ill; click Cancel; see true"),
        (
            "o.textContent = confirm('One?') && (alert('Two'), confirm('Three?'))",
            "click Go; click OK; see Two; click OK; see Three?; click Cancel; see false",
        ),
        ("setTimeout(() => { alert('Late'); o.textContent = 1 }, 400)", "click Go; click OK; see 1"),
        (
            "let n = 0; while (!confirm('Sure? ' + ++n)); o.textContent = n",
            "click Go; click Cancel; see Sure? 2; click OK; see 2",
        ),
    ],
)
def test_a_window_of_the_browser_is_a_page_of_its_own(guide_at, walk, does, script):
    walk(guide_at(GO.format(does)), script)


@pytest.mark.parametrize(
    ("html", "script"),
    [
        (ASKS, "click Go; click OK; see It is withdrawn."),
        (ASKS, "click Go; see Withdraw the motion?; click Cancel; see It is kept."),
        ("<a href=/alert>Go</a>", "click Go; see Welcome back; click OK; see Loaded"),
        (LIST, "choose Kind = Motion; click OK; see Changed"),
        (LEAVES, "fill Note = x; click Go; see Leave site?; click Leave; see More"),
        (LEAVES, "fill Note = x; click Go; click Cancel; see Small"),
        (
            "<p id=o>Wait</p><script>setTimeout(() => { alert('Idle'); o.textContent = 'Out' }, 900)</script>",
            "see Wait; click OK; see Out",
        ),
    ],
)
def test_whatever_opens_it(guide_at, walk, html, script):
    walk(guide_at(html), script)


@pytest.mark.long
def test_one_at_the_load_of_a_site_is_where_its_sentence_is_shown(guide_at, walk):
    guide = guide_at("", Camera)
    guide.open("pacer", "Go to {court.sites.pacer}.")
    window, page = walk(guide, "click OK; see Open")

    assert [step.verb for step in window.steps] == ["open", "click"]
    assert (window.window, window.address, page.heading) == ("asks", "/pacer/", "Small")


def test_the_words_around_a_step_answer_it_too_and_are_a_step(guide_at):
    guide = guide_at(GO.format("o.textContent = prompt('Why?')"), Camera)
    with guide.window("Why", text="Late"):
        guide.click("Click **Go**.")
    guide.see("You read **Late**.")

    _, window, _ = guide.finish()
    assert [step.sentence for step in window.steps] == ["In the window, enter “Late”, then click **OK**."]
    assert window.steps[0].number == 2


@pytest.mark.parametrize(
    ("html", "script"),
    [
        (ASKS, "click Go"),
        (ASKS, "click Go; click Go"),
        (ASKS, "click Go; see Small"),
        (ASKS.replace("confirm", "prompt"), "click Go; fill Name = x"),
        (LIST.replace("Change it?", "Withdraw the motion?"), "choose Kind = Motion; choose Kind = Brief"),
        (GO.format("for (;;) alert('Withdraw the motion?')"), "click Go; click OK; click OK; see Small"),
    ],
)
def test_one_that_no_sentence_speaks_of_stops_the_walk_and_says_what_to_write(guide_at, walk, html, script):
    with pytest.raises(PortalTrouble, match=r"no sentence speaks of: “Withdraw the motion\?”") as stopped:
        walk(guide_at(html), script)

    assert 'Write it after this step: guide.click("In the window, click **OK**.")' in str(stopped.value)
    assert re.search(r"\*\*\.        tests/assistant/walking/windows/conftest\.py:\d+\n", str(stopped.value))


def test_it_is_pictured_as_it_is_drawn_and_its_button_is_marked(guide_at, walk):
    script = "click Go; see Withdraw the motion?; click OK; see It is withdrawn."
    before, window, after = walk(guide_at(ASKS, Camera), script)

    assert (window.window, window.dialog, window.title) == ("asks", "Withdraw the motion?", "This page says")
    assert window.address == before.address
    edge = next(one.box for one in window.neighbors if one.kind == "dialog")
    button = window.steps[1].marks[0]
    assert button.name == "OK"
    assert edge.x < button.box.x < button.box.right < edge.right
    assert button.box.bottom < edge.bottom
    signs = [step.sign.name for screen in (before, window, after) for step in screen.steps]
    assert signs == ["1", "1a", "2", "2b"]
    assert (before.window, after.window) == ("", "")


@pytest.mark.long
def test_a_page_under_it_is_pictured_when_it_answers_again(guide_at, walk):
    """Nobody knows beforehand that a list asks; its page has all its marks, and stands before the window."""
    script = "see Small; choose Kind = Motion; see Change it?; click OK; see Changed"
    before, window, after = walk(guide_at(LIST, Camera), script)

    assert [len(step.marks) for step in before.steps] == [1, 1]
    chosen = before.steps[1]
    assert chosen.look is not None
    assert chosen.typed is not None
    assert chosen.typed.shown == "Motion"
    assert (window.window, after.steps[0].sign) == ("asks", (2, 3))
    assert before.left.file == "01-left.png"
    assert before.left.file not in {one.file for screen in (window, after) for one in (screen.arrived, screen.left)}


def test_a_page_that_goes_away_under_it_before_it_was_pictured_stops_the_walk(guide_at, walk):
    """It is on its way to another page while the window asks, and is gone when that is answered."""
    html = LIST.replace("o.textContent = confirm(", "location = '/more'; confirm(")

    with pytest.raises(PortalTrouble, match=r"conftest\.py:\d+: the page went away before it was pictured"):
        walk(guide_at(html, Camera), "choose Kind = Motion; click OK; see More")


@pytest.mark.long
def test_a_very_long_message_is_shown_as_far_as_browsers_show_it(guide_at, walk):
    html = GO.format("alert('Long '.repeat(2000)); o.textContent = 'Done'")
    window = walk(guide_at(html, Camera), "click Go; click OK; see Done")[1]

    assert len(window.dialog) < 200
    assert window.dialog.endswith("…")
    assert window.steps[0].marks[0].box.bottom < window.left.box.bottom
    assert len(wording.shortened(window.dialog)) <= wording.MOST_OF_A_MESSAGE + 1


@pytest.mark.siblings(1)
def test_one_that_shows_a_secret_is_not_pictured(guide_at, walk):
    secret = person("tobias-brannock").password.get_secret_value()
    guide = guide_at(GO.format(f"alert('You typed {secret}')"), Camera)

    with pytest.raises(SecretFound):
        walk(guide, "click Go; click OK")
    with pytest.raises(PortalTrouble) as stopped:
        guide.finish()
    assert secret not in str(stopped.value)


@pytest.mark.parametrize("press", ["Yes", "ok", "Leave"])
def test_a_button_that_the_window_has_not_is_pressed_by_nobody(guide_at, press):
    guide = guide_at(ASKS)

    with (
        pytest.raises(BadInput, match=f"the window has no button “{press}”; it has “OK” and “Cancel”"),
        guide.window("Withdraw", press=press),
    ):
        guide.click("Click **Go**.")
