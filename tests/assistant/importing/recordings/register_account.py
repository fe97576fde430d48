import re
from playwright.sync_api import Page, expect


def test_register_account(page: Page) -> None:
    page.goto("http://127.0.0.1:8021/pacer/")
    page.get_by_role("link", name="Register for an Account").click()
    page.get_by_role("link", name="Attorney Filers", exact=True).click()
    page.get_by_role("link", name="Register for a PACER account").click()
    page.get_by_role("textbox", name="First Name").fill("Desmond")
    page.get_by_role("textbox", name="Last Name").fill("Achterberg")
    page.get_by_role("textbox", name="Date of Birth").fill("01/14/1983")
    page.get_by_role("textbox", name="Address").fill("260 Canal Walk")
    page.get_by_role("textbox", name="City").fill("Lowell")
    page.get_by_label("State *").select_option("Massachusetts")
    page.get_by_label("County *").select_option("MIDDLESEX")
    page.get_by_role("textbox", name="Zip/Postal Code").fill("01852")
    page.get_by_role("textbox", name="Primary Phone").fill("617-555-0104")
