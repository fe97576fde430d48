import re
from playwright.sync_api import Playwright, sync_playwright, expect


def run(playwright: Playwright) -> None:
    browser = playwright.chromium.launch(headless=False)
    context = browser.new_context()
    page = context.new_page()
    page.goto("http://127.0.0.1:8021/ecf/mad/")
    page.get_by_role("link", name="District of Massachusetts -").click()
    page.fill("input[name=login]", "tbrannock")
    page.get_by_role("textbox", name="Password").fill("Other52!ecf")
    page.get_by_role("checkbox", name="I understand that, if I file").check()
    page.get_by_role("button", name="Login").click()
    page.locator("header").get_by_role("button", name="Log Out").first.click()

    # ---------------------
    context.close()
    browser.close()


with sync_playwright() as playwright:
    run(playwright)
