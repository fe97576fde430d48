import re
from playwright.sync_api import Playwright, sync_playwright, expect


def run(playwright: Playwright) -> None:
    browser = playwright.chromium.launch(headless=False)
    context = browser.new_context()
    page = context.new_page()
    page.goto("http://127.0.0.1:8021/pacer/")
    page.locator('iframe[title="Docket"]').content_frame.get_by_role("textbox", name="Case Number").click()
    page.locator('iframe[title="Docket"]').content_frame.get_by_role("textbox", name="Case Number").fill(
        "1:21-cv-10001"
    )
    page.locator('iframe[title="Docket"]').content_frame.get_by_role("button", name="Run Report").click()
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.get_by_role("button", name="Delete").click()
    with page.expect_popup() as page1_info:
        page.get_by_role("link", name="Open the form").click()
    page1 = page1_info.value
    page1.get_by_role("textbox", name="Nickname").fill("Tobi")
    page1.close()
    page.get_by_role("checkbox", name="Notify me").check()

    # ---------------------
    context.close()
    browser.close()


with sync_playwright() as playwright:
    run(playwright)
