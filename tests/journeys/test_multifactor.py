"""Enrolling and logging in with a passcode, in a browser, with an app of the tests' own (passcodes.py)."""

from __future__ import annotations

from passcodes import STEP, noon, passcode, wrong
from pydantic import SecretStr

DAY = "2025-09-08"
WRONG = "**Invalid username, password, or one-time passcode.**"


def on_the_page(guide, place):
    """What a guide never reads: a code on the screen."""
    return guide._page.locator(place).inner_text()


def log_in(guide, filer):
    guide.click("Click **Log in to…**.")
    guide.click("Click **Manage PACER Account**.")
    guide.fill("Enter your **Username**.", filer.username)
    guide.fill("Enter your **Password**.", filer.password)
    guide.click("Click **Login**.")


def give(guide, sentence, code):
    guide.fill(sentence, SecretStr(code))


def test_f9_a_filer_is_told_to_enroll_and_logs_in_by_a_code_that_is_computed_elsewhere(visit):
    guide, filer = visit("silas-monteverde", "mab", on=DAY, era="2025")
    log_in(guide, filer)
    guide.see("In **User Update Required** you see **You can skip this once more.**")
    guide.click("Click **Enroll**.")
    guide.click("Click **Add App**.")
    guide.address("/training/outbox/newest")
    security_code = on_the_page(guide, ".mail .code")
    guide.address("/pscof/manage/mfa-settings/add-app")
    give(guide, "Enter the **Security Code**.", security_code)
    guide.click("Click **Submit**.")
    guide.fill("Enter a **Nickname**.", "Office phone")
    guide.click("Click **Next**.")
    key = on_the_page(guide, ".setup-key")
    give(guide, "Enter the **Code from the App**.", passcode(key, noon(DAY)))
    guide.click("Click **Submit**.")
    guide.see("You see **Your authenticator app has been added.**")
    guide.click("Click **Close**.")
    guide.see("Beside **Multifactor Auth** you see **Enrolled**.")
    guide.click("Click **Log Out**.")

    guide.open("pacer", "Go to {court.sites.pacer}.")
    log_in(guide, filer)
    give(guide, "Enter the **One-Time Passcode**.", passcode(key, noon(DAY)))
    guide.reads_errors = True
    guide.click("Click **Login**.")
    guide.see(f"The code of the enrolment was used: {WRONG}")
    give(guide, "Enter the **One-Time Passcode**.", wrong(passcode(key, noon(DAY) + STEP)))
    guide.click("Click **Login**.")
    guide.see(f"Another is nobody’s: {WRONG}")
    give(guide, "Enter the **One-Time Passcode**.", passcode(key, noon(DAY) + STEP))
    guide.click("Click **Login**.")
    guide.see("Beside **Multifactor Auth** you see **Enrolled**.")
