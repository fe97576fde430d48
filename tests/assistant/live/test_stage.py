"""What a class sees over the pages: on top, out of the way, and not a part of the page."""

from __future__ import annotations

import pytest

from assistant.errors import NotOnScreen
from assistant.facts.verbs import PRESSABLE
from assistant.live.stage import Stage
from assistant.walking import targets
from assistant.walking.blind import Blind
from assistant.walking.deeds.keys import press
from assistant.walking.open_screen import Pointed

pytestmark = pytest.mark.siblings(6, of="file")

BAND = {
    "sign": "3", "result": False, "said": "", "pieces": [["Click ", False], ["Go", True]], "chapter": "Log in",
    "actor": "",
}  # fmt: skip
CURTAIN = {"who": "A court", "title": "Above", "words": "", "keys": ""}
LONG = "<div style='height: 3000px'></div><button>Go</button><input aria-label='City'>"


@pytest.fixture
def keys():
    return []


@pytest.fixture
def stage(page, keys):
    """Mounted on a page with a button far below."""
    stand(page, LONG)
    stage = Stage(keys.append)
    stage.mount(page)
    return stage


def stand(page, body):
    page.set_content(f"<!doctype html><html lang='en'><title>Small</title><body>{body}</body></html>")
    page.evaluate(targets.EYES)


def measured(page):
    return page.evaluate("__stage.measure()")


def pointed(page, words="Go"):
    control = targets.control(page, words, PRESSABLE, ())
    kept = control.outside if isinstance(control, targets.Missing) else control.kept
    return [Pointed(kept, words, "button")]


def test_what_the_stage_shows_is_not_on_the_page(guide_on, page):
    """Neither its words nor its curtain are there for a guide, also on a page that takes no styles."""
    strict = "<meta http-equiv=Content-Security-Policy content=\"style-src 'none'\"><a href='#'>Below</a>"
    guide = guide_on(strict, camera=Blind)  # as in front of a class; in a picture, the curtain would cover it
    stage = Stage(lambda _: None)
    stage.mount(page)
    stage.draw(page, CURTAIN)

    guide.click("Click **Below**.")
    with pytest.raises(NotOnScreen):
        guide.see("You read **Above**.")
    assert measured(page)["curtain"] is True


def test_a_band_takes_the_place_of_a_curtain_and_a_curtain_that_of_a_band(stage, page):
    stage.draw(page, CURTAIN)
    assert (measured(page)["curtain"], measured(page)["band"]) == (True, None)

    stage.say(page, BAND)
    assert measured(page)["curtain"] is False
    assert measured(page)["band"]["bottom"] == page.viewport_size["height"]


def test_what_lies_under_the_band_is_brought_up_from_under_it(stage, page):
    stage.say(page, BAND)
    stage.aim(page, pointed(page), solid=True)

    shows = measured(page)
    (box,) = shows["targets"]
    assert box["bottom"] < shows["band"]["top"]
    assert page.evaluate("scrollY") > 0


def test_what_stands_in_a_frame_is_outlined_there(stage, page):
    stand(
        page, "<iframe srcdoc='<button>Go</button>' style='position:absolute;left:300px;top:200px;border:0'></iframe>"
    )
    page.frames[1].evaluate(targets.EYES)
    stage.say(page, BAND)
    stage.aim(page, pointed(page), solid=True)

    (box,) = measured(page)["targets"]
    assert (round(box["x"]), round(box["y"])) == (308, 208)


def test_the_band_makes_way_where_the_page_cannot(page, keys):
    stand(page, "<div style='position: fixed; bottom: 0; left: 0'><button>Go</button></div>")
    stage = Stage(keys.append)
    stage.mount(page)
    stage.say(page, BAND)
    stage.aim(page, pointed(page), solid=True)

    assert measured(page)["band"]["top"] == 0


def test_the_pointer_rests_within_the_control(stage, page):
    stage.say(page, BAND)
    stage.aim(page, pointed(page), solid=True)

    shows = measured(page)
    (box,) = shows["targets"]
    assert box["x"] < shows["pointer"]["x"] <= box["right"]
    assert box["y"] < shows["pointer"]["y"] <= box["bottom"]


@pytest.mark.parametrize("solid", [True, False])
def test_a_target_that_is_only_read_is_told_from_one_that_is_used(stage, page, solid):
    stage.say(page, BAND)
    stage.aim(page, pointed(page), solid=solid)

    assert [box["solid"] for box in measured(page)["targets"]] == [solid]

    stage.done(page)
    assert measured(page)["targets"] == []


def test_what_it_shows_outlives_the_page(stage, page, running_portal):
    stage.say(page, BAND)
    page.goto(running_portal.address)

    assert measured(page)["band"]

    stage.draw(page, CURTAIN)
    page.reload()

    assert measured(page)["curtain"] is True


def test_only_the_last_words_are_kept_for_the_next_page(stage, page, running_portal):
    for number in range(5):
        stage.say(page, BAND | {"sign": str(number)})
    page.goto(running_portal.address)

    assert page.evaluate("window.__stageFirst.band.sign") == "4"


@pytest.mark.parametrize(
    ("pressed", "told"),
    [
        ("Space", "next"), ("ArrowRight", "next"), ("PageDown", "next"), ("ArrowLeft", "back"), ("PageUp", "back"),
        ("Backspace", "back"), ("Escape", "end"), ("p", "pause"), ("P", "pause"),
    ],
)  # fmt: skip
def test_keys_are_told(stage, page, keys, pressed, told):
    stage.say(page, BAND)

    page.keyboard.press(pressed)
    page.wait_for_function("true")

    assert keys == [told]


@pytest.mark.parametrize("pressed", ["x", "Enter", "Tab", "F5", "Control+a", "Shift"])
def test_other_keys_are_not(stage, page, keys, pressed):
    stage.say(page, BAND)

    page.keyboard.press(pressed)
    page.wait_for_function("true")

    assert keys == []


def test_a_key_pressed_into_a_field_that_she_chose_is_typed(stage, page, keys):
    stage.say(page, BAND)
    stage.busy(page, is_it=False)
    page.get_by_label("City").click()
    page.keyboard.type("a p")

    assert page.get_by_label("City").input_value() == "a p"
    assert keys == ["touched"]

    page.keyboard.press("PageDown")
    page.keyboard.press("Escape")
    page.keyboard.press("Space")
    page.wait_for_function("true")
    assert keys == ["touched", "next", "next"]


@pytest.mark.siblings(1)
def test_a_key_that_the_walk_presses_is_the_pages_and_the_next_is_the_trainers(stage, page, keys):
    page.evaluate("() => { document.querySelector('input').onkeydown = ({ key }) => { document.title += ` ${key}` } }")
    stage.say(page, BAND)
    field = page.get_by_label("City").element_handle()

    for key in ("Enter", "ArrowRight"):
        press(key)(field)
        page.keyboard.press("ArrowRight")
    page.wait_for_function("true")

    assert page.title() == "Small Enter ArrowRight"
    assert keys == ["next", "next"]


def test_what_we_ourselves_have_put_the_focus_into_takes_no_key(stage, page, keys):
    stage.say(page, BAND)
    page.get_by_label("City").focus()
    page.keyboard.press("Space")
    page.wait_for_function("true")

    assert page.get_by_label("City").input_value() == ""
    assert keys == ["next"]


def test_while_we_act_a_click_is_not_hers(stage, page, keys):
    stage.say(page, BAND)
    stage.busy(page, is_it=True)
    page.mouse.click(5, 5)
    assert keys == []

    stage.busy(page, is_it=False)
    page.mouse.click(5, 5)
    page.wait_for_function("true")
    assert keys == ["touched"]


def test_nothing_of_it_takes_a_click(stage, page):
    page.evaluate("addEventListener('click', (event) => { window.hit = event.target.localName; })")
    stage.draw(page, CURTAIN)
    page.mouse.click(200, 200)

    assert page.evaluate("window.hit") in ("body", "div", "html")


def test_it_knows_when_a_window_is_closed(stage, page):
    assert stage.closed is False
    page.close()
    assert stage.closed is True


def test_a_window_is_brought_before_the_others_only_when_it_is_not(stage, page, monkeypatch):
    brought = []
    monkeypatch.setattr(type(page), "bring_to_front", lambda _: brought.append(1))
    stage.say(page, BAND)
    stage.say(page, BAND)

    assert brought == [1]


def test_it_is_above_a_dialog_that_has_come_since(stage, page):
    stage.say(page, BAND)
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<dialog>Sure?</dialog>')")
    page.evaluate("document.querySelector('dialog').showModal()")
    stage.say(page, BAND)

    last = page.evaluate("""() => {
        const popovers = [...document.querySelectorAll(':popover-open')];
        return popovers.length === 1 && popovers[0].parentElement === document.documentElement;
    }""")
    assert last is True
