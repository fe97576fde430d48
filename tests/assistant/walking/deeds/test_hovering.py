"""Menus that hang under the pointer are opened by pointing at what a sentence names, and pictured open."""

from __future__ import annotations

from functools import partial

import pytest

from assistant.errors import NotOnScreen
from assistant.facts.sentence import Place
from assistant.facts.verbs import VERBS
from assistant.walking import targets
from assistant.walking.deeds.hovering import Reach

pytestmark = pytest.mark.siblings(2)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("closes-without-the-pointer", "Under **Civil**, click **Motions**."),
        ("by-style-alone", "On **About**, click **Court Hours**."),
        ("opens-later", "On **About**, click **Court Hours**."),
        ("hangs-elsewhere", "On **Utilities**, click **Link a CM/ECF account**."),
        ("a-menu-of-a-menu", "On **Civil**, in **Motions**, click **Dismiss**."),
        ("the-same-words-in-each", "On **Civil**, in **Motions**, click **Dismiss**."),
    ],
)
def test_a_menu_that_hangs_under_the_pointer_is_opened_and_pictured_open(
    guide_on, page, has_dark, tmp_path, shape, name, said
):
    guide = guide_on(shape(f"menus/{name}"))
    guide._patience = 6.0  # on a busy machine, too

    guide.click(said)
    (screen,) = guide.finish()

    assert page.title() == "done"
    assert has_dark(tmp_path / screen.left.file)
    assert screen.steps[0].marks


@pytest.mark.parametrize(
    ("name", "opens", "then"),
    [
        ("closes-without-the-pointer", [("click", "Click **Civil**.")], "Click **Motions**."),
        (
            "a-menu-of-a-menu",
            [("hover", "Point to **Civil**."), ("hover", "Point to **Motions**.")],
            "Click **Dismiss**.",
        ),
    ],
)
def test_a_menu_that_was_opened_by_a_click_or_by_pointing_stays_open(
    guide_on, page, has_dark, tmp_path, shape, name, opens, then
):
    guide = guide_on(shape(f"menus/{name}"))
    for verb, sentence in opens:
        getattr(guide, verb)(sentence)
    guide.click(then)
    *_, before, last = [*guide.finish()]

    assert page.title() == "done"
    assert has_dark(tmp_path / last.left.file)
    assert before.steps[-1].marks


def test_after_pointing_the_picture_shows_what_was_opened_with_its_mark(guide_on, has_dark, tmp_path, shape):
    guide = guide_on(shape("menus/by-style-alone"))

    guide.hover("Point to **About**.")

    (screen,) = guide.finish()
    (step,) = screen.steps
    assert (step.verb, step.typed, step.look) == ("hover", None, None)
    assert step.marks[0].role == "link"
    assert not has_dark(tmp_path / screen.arrived.file)
    assert has_dark(tmp_path / screen.left.file)


def test_what_is_typed_after_a_menu_was_open_is_pictured_without_it(guide_on, has_dark, tmp_path, shape):
    guide = guide_on(f"{shape('menus/by-style-alone')}<p style='margin-top:60px'><label>Name <input></label></p>")

    guide.hover("Point to **About**.")
    guide.fill("Enter your **Name**.", "Tobias")

    assert not has_dark(tmp_path / guide.finish()[-1].left.file)


def test_words_that_are_no_control_can_be_pointed_at(guide_on, page):
    guide = guide_on("<h1>Small</h1><p><span onmouseenter=\"document.title = 'over'\">What is this?</span></p>")

    guide.hover("Point to **What is this?**")

    assert page.title() == "over"


def test_a_click_is_not_tried_to_open_a_menu(guide_on, page):
    guide = guide_on("<h1>Small</h1><a href='#x' onclick=\"document.title = 'clicked'\">About</a>")

    with pytest.raises(NotOnScreen):
        guide.click("On **About**, click **Court Hours**.")

    assert page.title() == "Small"


def test_what_came_by_pointing_is_found_again_where_it_came(page, shape):
    page.set_content(shape("menus/hangs-elsewhere"))
    targets.open_eyes(page)
    look = partial(targets.control, page, "Link a CM/ECF account", VERBS["click"].controls)
    reach = Reach(page, look, [Place("Utilities", "on")], lambda: False)

    found = targets.patiently(page, reach, 20.0)

    assert isinstance(found, targets.Control)
    assert reach.again().kept == found.kept
