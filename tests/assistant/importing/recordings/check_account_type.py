import re
from playwright.sync_api import Playwright, sync_playwright, expect


def run(playwright: Playwright) -> None:
    browser = playwright.chromium.launch(headless=False)
    context = browser.new_context()
    page = context.new_page()
    page.goto("http://127.0.0.1:8021/pacer/")
    page.get_by_role("link", name="My Account and Billing").click()
    page.get_by_role("link", name="Manage My Account Login").click()
    page.get_by_role("textbox", name="Username").fill("mequill2016")
    page.get_by_role("textbox", name="Password").fill("Lantern#Harbor77x")
    page.get_by_role("button", name="Login").click()
    expect(page.get_by_text("Upgraded PACER Account")).to_be_visible()
    page.get_by_role("button", name="Log Out").click()

    # ---------------------
    context.close()
    browser.close()


with sync_playwright() as playwright:
    run(playwright)
