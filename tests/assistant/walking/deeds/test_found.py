"""A control that is drawn anew is found again; what a page takes back stops the walk, at once or later."""

from __future__ import annotations

import pytest

from assistant.errors import NotOnScreen

STATE = "<select onchange='c.selectedIndex = 0'><option></option><option>Ohio</option></select>"
COUNTY = "<label>County <select id=c><option></option><option>WORCESTER</option></select></label>"
TWO = "<label><input type=checkbox id=a> 1</label><label><input type=checkbox onclick='a.checked = false'> 2</label>"


@pytest.mark.parametrize(
    ("html", "walk", "told"),
    [
        (
            "<label>Name <input maxlength=3></label>",
            lambda guide: guide.fill("Enter your **Name**.", "Tobias"),
            "could not be done: “Tobias” was typed, and “Tob” stands there; the field takes 3 characters",
        ),
        (
            "<label>Name <input oninput='setTimeout(() => { this.value = \"\"; }, 60)'></label><button>Go</button>",
            lambda guide: [
                guide.fill("Enter your **Name**.", "Tobias"),
                guide._page.wait_for_timeout(90),
                guide.click("Click **Go**."),
            ],
            "the page has changed Name since a sentence set it: “Tobias” stood there, and “” does now",
        ),
        (
            f"{COUNTY}<label>State {STATE}</label>",
            lambda guide: [
                guide.choose("In **County**, choose yours.", "WORCESTER"),
                guide.choose("In **State**, choose yours.", "Ohio"),
                guide.finish(),
            ],
            "the page has changed County since a sentence set it: “WORCESTER” stood there, and “” does now",
        ),
        (
            TWO,
            lambda guide: [guide.check("Check **1**."), guide.check("Check **2**."), guide.chapter("Next")],
            "the page has changed 1 since a sentence set it",
        ),
    ],
)
def test_what_does_not_hold_stops_the_walk(guide_on, html, walk, told):
    with pytest.raises(NotOnScreen) as caught:
        walk(guide_on(html))

    assert told in str(caught.value)
    assert "test_found.py:" in str(caught.value)


@pytest.mark.parametrize(
    ("then", "told"),
    [
        (lambda guide: guide.finish(), "After step 1 of “A small page” something is not as a sentence left it"),
        (lambda guide: guide.chapter("Next"), "After step 1 of “A small page” something is not as a sentence left it"),
        (lambda guide: guide.open("pacer", "Open PACER."), "Step 2 of “A small page” comes too late"),
        (lambda guide: guide.click("Click **Go**."), "Step 2 of “A small page” comes too late"),
    ],
)
def test_what_is_taken_back_is_told_at_the_step_that_comes_then_or_after_the_last(guide_on, page, then, told):
    guide = guide_on("<h1>Small</h1><label>Name <input id=c></label><button>Go</button>")
    guide.fill("Enter your **Name**.", "Tobias")
    page.evaluate("c.value = ''")

    with pytest.raises(NotOnScreen) as caught:
        then(guide)

    sentence = (
        "Open PACER."
        if "Open" in str(caught.value)
        else "Click **Go**."
        if "Go" in str(caught.value)
        else "Enter your **Name**."
    )
    assert str(caught.value).startswith(told)
    assert f"    {sentence}        tests/assistant/walking/deeds/test_found.py:" in str(caught.value)


def test_a_field_that_is_drawn_anew_while_it_is_filled_is_remembered(guide_on, page, shape):
    guide = guide_on(shape("fields/drawn-anew"))
    guide.fill("Enter your **Name**.", "Tobias")
    page.evaluate("document.querySelector('#n').value = ''")

    with pytest.raises(NotOnScreen, match="the page has changed Name since a sentence set it: “Tobias” stood there"):
        guide.click("Click **Save**.")


def test_a_control_that_is_drawn_anew_is_found_again(guide_on, page, shape):
    """Between the moment it was found and the click, and again at every change."""
    guide = guide_on(shape("fields/drawn-anew"))
    add = guide._camera.before_leaving
    guide._camera.before_leaving = lambda screen: (add(screen), page.evaluate("draw()"))

    guide.fill("Enter your **Name**.", "Tobias")
    guide.click("Click **Save**.")

    assert page.title() == "saved Tobias"
