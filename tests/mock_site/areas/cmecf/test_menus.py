"""The menus of a court's bar: under the mouse, by click, by keys, and without any script."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.siblings(6, of="file")

CYRUS = ("cnbell_law", "Quarry&Anchor552")


def enter(page, portal, court="mab"):
    page.goto(f"{portal}cso/login?court={court}")
    page.locator("#username").fill(CYRUS[0])
    page.locator("#password").fill(CYRUS[1])
    page.get_by_role("button", name="Login", exact=True).click()
    page.get_by_label("I understand that").check()
    page.get_by_role("button", name="Continue").click()
    expect(page).to_have_url(f"{portal}ecf/{court}/main")
    return page


@pytest.fixture
def bar(page, portal):
    enter(page, portal)
    bar = page.get_by_role("navigation", name="CM/ECF menu")
    expect(bar.get_by_role("button", name="More in Utilities")).to_be_visible()  # the page's script has made the menus
    return bar


@pytest.fixture
def entry(bar):
    """An entry of Utilities, which is seen while that is open."""
    return bar.get_by_role("link", name="Court Information")


@pytest.fixture
def arrow(bar):
    return bar.get_by_role("button", name="More in Utilities")


def test_it_opens_under_the_mouse_and_closes_when_the_mouse_has_left(bar, entry, page):
    expect(entry).to_be_hidden()

    bar.get_by_role("link", name="Utilities").hover()
    expect(entry).to_be_visible()
    entry.hover()
    expect(entry).to_be_visible()

    page.mouse.move(600, 690)
    expect(entry).to_be_hidden()


def test_one_is_open_at_a_time(bar, entry):
    bar.get_by_role("link", name="Utilities").hover()
    bar.get_by_role("link", name="Reports").hover()

    expect(bar.get_by_role("link", name="Docket Sheet")).to_be_visible()
    expect(entry).to_be_hidden()


def test_its_arrow_opens_and_closes_it_and_it_stays_while_the_mouse_is_elsewhere(arrow, entry, page):
    expect(arrow).to_have_attribute("aria-expanded", "false")

    arrow.click()
    page.mouse.move(600, 690)
    expect(entry).to_be_visible()
    expect(arrow).to_have_attribute("aria-expanded", "true")

    arrow.click()
    page.mouse.move(600, 690)
    expect(entry).to_be_hidden()
    expect(arrow).to_have_attribute("aria-expanded", "false")


def test_a_click_elsewhere_closes_it(arrow, entry, page):
    arrow.click()
    page.mouse.click(600, 690)

    expect(entry).to_be_hidden()


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_keys_press_the_arrow(arrow, entry, page, key):
    arrow.focus()
    page.keyboard.press(key)
    expect(entry).to_be_visible()

    page.keyboard.press(key)
    expect(entry).to_be_hidden()


@pytest.mark.parametrize("start", ["the link", "the arrow"])
def test_arrow_keys_open_it_and_go_round_in_it(bar, arrow, page, start):
    (bar.get_by_role("link", name="Utilities") if start == "the link" else arrow).focus()
    links = bar.locator("#sheet-utilities").get_by_role("link")

    page.keyboard.press("ArrowDown")
    expect(links.first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(links.last).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.first).to_be_focused()
    page.keyboard.press("End")
    expect(links.last).to_be_focused()
    page.keyboard.press("Home")
    expect(links.first).to_be_focused()


def test_up_from_the_bar_goes_to_the_last_entry(bar, arrow, page):
    arrow.focus()
    page.keyboard.press("ArrowUp")

    expect(bar.locator("#sheet-utilities").get_by_role("link").last).to_be_focused()


def test_escape_closes_it_and_gives_the_focus_back(arrow, entry, page):
    arrow.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")

    expect(entry).to_be_hidden()
    expect(arrow).to_be_focused()


def test_escape_closes_what_hangs_under_the_mouse_until_the_mouse_comes_again(bar, entry, page):
    """What hides what lies below it can be put away without moving the mouse (WCAG 1.4.13)."""
    utilities = bar.get_by_role("link", name="Utilities")
    utilities.hover()
    page.keyboard.press("Escape")
    utilities.hover(position={"x": 5, "y": 5})
    expect(entry).to_be_hidden()

    page.mouse.move(600, 690)
    utilities.hover()
    expect(entry).to_be_visible()


def test_who_tabs_out_of_it_leaves_it_closed(bar, arrow, entry, page):
    arrow.focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Tab")

    expect(entry).to_be_hidden()
    expect(bar.get_by_role("link", name="Search")).to_be_focused()


def test_its_name_leads_to_the_page_and_nothing_hangs_over_that(bar, page, portal):
    bar.get_by_role("link", name="Utilities").click()

    expect(page).to_have_url(f"{portal}ecf/mab/utilities/")
    expect(page.get_by_role("link", name="Court Information")).to_have_count(1)


def test_it_lists_what_its_page_lists(bar, page, portal):
    sheet = bar.locator("#sheet-utilities a").all_inner_texts()
    bar.get_by_role("link", name="Utilities").hover()
    listed = bar.locator("#sheet-utilities a").evaluate_all("all => all.map(a => [a.innerText, a.href])")

    page.goto(f"{portal}ecf/mab/utilities/")
    assert sheet
    assert listed == page.locator("main .groups a").evaluate_all("all => all.map(a => [a.innerText, a.href])")


def test_without_a_script_the_bar_has_links_and_no_arrows(browser, portal):
    with browser.new_context(java_script_enabled=False) as window:
        page = enter(window.new_page(), portal)
        bar = page.get_by_role("navigation", name="CM/ECF menu")
        expect(bar.get_by_role("button")).to_have_count(1)
        bar.get_by_role("link", name="Utilities").click()
        expect(page).to_have_url(f"{portal}ecf/mab/utilities/")


def test_on_a_phone_it_lies_within_the_window(bar, arrow, page):
    page.set_viewport_size({"width": 360, "height": 640})
    arrow.click()

    box = bar.locator("#sheet-utilities").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
