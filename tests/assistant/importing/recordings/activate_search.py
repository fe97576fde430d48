import re
from playwright.sync_api import Page, expect


def test_example(page: Page) -> None:
    page.goto("http://127.0.0.1:8021/pacer/")
    page.get_by_role("link", name="My Account and Billing").click()
    page.get_by_role("link", name="Manage My Account Login").click()
    page.get_by_role("textbox", name="Username").fill("gapfelbaum")
    page.get_by_role("textbox", name="Password").fill("Saddle^Orchid118")
    page.get_by_role("button", name="Login").click()
    page.get_by_role("link", name="Activate Case Search").click()
    page.get_by_role("textbox", name="Activation Code").fill("MOCK-2B9D-5516")
    page.get_by_role("button", name="Submit").click()
    page.get_by_role("link", name="Back to Manage My Account").click()
    page.get_by_role("button", name="Log Out").click()
