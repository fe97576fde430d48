"""The portal on a phone: what is read first stands near the top, and what stays there takes little of the screen."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.server

PHONES = ({"width": 390, "height": 780}, {"width": 360, "height": 780})
MENU = ("Register for an Account", "My Account and Billing", "Help")

STAYS = """() => [...document.querySelectorAll(".banner, .training")]
    .map((bar) => bar.getBoundingClientRect().bottom).reduce((one, other) => Math.max(one, other), 0)"""
"""How far down the portal's own bars reach, in CSS pixels."""


@pytest.mark.parametrize("size", PHONES, ids=lambda size: str(size["width"]))
def test_the_heading_of_pacers_home_page_begins_in_the_upper_third(page, running_portal, size):
    page.set_viewport_size(size)
    page.goto(f"{running_portal.address}/pacer/")

    box = page.get_by_role("heading", level=1).bounding_box()

    assert box["y"] < size["height"] / 3


@pytest.mark.parametrize("size", PHONES, ids=lambda size: str(size["width"]))
def test_the_menus_stand_behind_a_button(page, running_portal, size):
    page.set_viewport_size(size)
    page.goto(f"{running_portal.address}/pacer/")
    button = page.get_by_role("button", name="MENU")
    assert not any(page.get_by_role("link", name=name, exact=True).is_visible() for name in MENU)

    button.click()
    assert all(page.get_by_role("link", name=name, exact=True).is_visible() for name in MENU)
    assert page.locator(".menu summary").is_visible()
    assert button.get_attribute("aria-expanded") == "true"

    button.click()
    assert not page.get_by_role("link", name=MENU[0], exact=True).is_visible()


def test_without_scripts_the_menus_stand_open(browser, running_portal):
    with browser.new_context(viewport=PHONES[0], java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{running_portal.address}/pacer/")

        assert page.get_by_role("link", name=MENU[0], exact=True).is_visible()
        assert not page.get_by_role("button", name="MENU").is_visible()


def test_on_a_desktop_there_is_no_such_button(page, running_portal):
    page.goto(f"{running_portal.address}/pacer/")

    assert not page.get_by_role("button", name="MENU").is_visible()
    assert page.get_by_role("link", name=MENU[0], exact=True).is_visible()


@pytest.mark.parametrize(("size", "most"), [({"width": 1280, "height": 800}, 40), *((size, 28) for size in PHONES)])
def test_who_scrolls_keeps_the_banner_and_little_of_it(page, running_portal, size, most):
    page.set_viewport_size(size)
    page.goto(f"{running_portal.address}/court/mad/nextgen")
    page.evaluate("scrollTo({top: 900, behavior: 'instant'})")

    assert 20 < page.evaluate(STAYS) <= most
    assert page.get_by_text("TRAINING SIMULATION", exact=True).bounding_box()["y"] >= 0
