import re
from playwright.sync_api import Page, expect


def test_recover_login(page: Page) -> None:
    page.goto("http://127.0.0.1:8021/pacer/")
    page.get_by_role("link", name="My Account and Billing").click()
    page.get_by_role("link", name="Manage My Account Login").click()
    page.get_by_role("link", name="Forgot Username?").click()
    page.get_by_role("textbox", name="Email").fill("hpoole@example.com")
    page.get_by_role("textbox", name="Date of Birth").fill("02/03/1961")
    page.get_by_role("button", name="Submit").click()
