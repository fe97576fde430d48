"""A trainer's page in a browser: it keeps up with her class, and works without scripts."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

ROOM = "training/desk/class"
BEHIND = 3_000
"""Milliseconds that the grid may be behind."""
PHONE = {"width": 360, "height": 740}
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


@pytest.fixture
def room(page, portal):
    """The page of a class, just opened."""
    page.goto(portal + ROOM)
    page.get_by_label("Name of the class").fill("Tuesday")
    page.get_by_role("button", name="Open the class").click()
    return page


@pytest.fixture
def come_in(room, new_visitor):
    """Lets somebody join."""
    code = re.search(r"\w{4}-\w{4}$", room.get_by_role("link", name="/class/").inner_text())[0]

    def join(name):
        one = new_visitor()
        one.press(f"/class/{code}", "Join the class", name=name)
        return one

    return join


def test_the_grid_keeps_up_and_takes_neither_the_focus_nor_the_word(room, come_in):
    ann = come_in("Ann")
    line = room.get_by_role("row", name=re.compile("^Ann "))
    expect(line).to_contain_text("Practice here before you do it for real", timeout=BEHIND)
    expect(room.get_by_role("status")).to_have_text("1 trainee.")
    reset = line.get_by_role("link", name="Reset Ann")
    reset.focus()
    room.evaluate("new MutationObserver(() => { window.saidAgain = true }).observe(told, {childList: true})")

    ann.upgrade()

    expect(line).to_contain_text("Security · Upgrade PACER Account", timeout=BEHIND)
    expect(line.get_by_text("yes")).to_have_count(1)
    expect(reset).to_be_focused()
    assert room.evaluate("window.saidAgain") is None, "nothing is told again of those who are there"
    come_in("Bo")
    expect(room.get_by_role("status")).to_have_text("2 trainees.", timeout=BEHIND)
    assert Axe().run(room, options=WCAG).response["violations"] == []
    room.set_viewport_size(PHONE)
    assert room.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_a_page_of_a_class_that_is_closed_elsewhere_says_so(room):
    room.context.new_page().goto(room.url + "/close")
    room.context.pages[-1].get_by_role("button", name="Yes, close the class").click()

    expect(room.get_by_role("heading", name="Open a class")).to_be_visible(timeout=BEHIND)
