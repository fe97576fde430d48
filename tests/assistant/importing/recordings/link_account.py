import re
from playwright.sync_api import Playwright, sync_playwright, expect


def run(playwright: Playwright) -> None:
    browser = playwright.chromium.launch(headless=False)
    context = browser.new_context()
    page = context.new_page()
    page.goto("http://127.0.0.1:8021/ecf/mad/")
    page.get_by_role("link", name="District of Massachusetts -").click()
    page.get_by_role("textbox", name="Username").fill("mequill2016")
    page.get_by_role("textbox", name="Password").fill("Lantern#Harbor77x")
    page.get_by_role("button", name="Login").click()
    page.get_by_role("checkbox", name="I understand that, if I file").check()
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("link", name="Utilities").click()
    page.get_by_role("link", name="Link a CM/ECF account to my").click()
    page.get_by_role("textbox", name="CM/ECF login").fill("mequill")
    page.get_by_role("textbox", name="CM/ECF password").fill("Birch21!ecf")

    # ---------------------
    context.close()
    browser.close()


with sync_playwright() as playwright:
    run(playwright)
