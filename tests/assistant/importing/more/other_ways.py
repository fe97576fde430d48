import re

import pytest
from playwright.sync_api import Page, expect


@pytest.fixture(autouse=True)
def at_the_desk(page: Page):
    page.goto("/pacer/")
    yield
    page.close()


def test_other_ways(page: Page) -> None:
    page.get_by_placeholder("Find a case").fill("Ellsworth")
    page.get_by_alt_text("Search").click()
    page.get_by_title("More options").click()
    page.get_by_test_id("agree").check()
    page.get_by_role("listitem").filter(has_text="Case B").get_by_role("button").click()
    page.get_by_role("row", name=re.compile(pattern="^Second", flags=re.I | re.M)).get_by_role("link").nth(0).click()
    page.frame_locator("iframe").first.get_by_label("Case Number").press_sequentially("1:21", delay=50)
    page.select_option(selector="#court", value="mad")
    page.click(selector="text=Delete")
    expect(page).to_have_title(re.compile("Small"))
    expect(page.get_by_role("heading", name="Small")).to_contain_text("Small")
