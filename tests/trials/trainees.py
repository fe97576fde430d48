"""What locust runs: trainees who walk the upgrade, each in a world of her own, with 3 to 8 seconds between clicks.

This is a program of its own (`load.py` starts it), since locust replaces what Python's network code is made of.
"""

from __future__ import annotations

import re

from locust import FastHttpUser, between, task

PERSON = {"date_of_birth": "04/18/1967", "user_type": "ATTORNEY"}
ADDRESS = {"county": "WORCESTER"}
SECURITY = {
    "username": "tbrannock09", "password": "Thistle&Harvest62", "confirm_password": "Thistle&Harvest62",
    "question_1": "What was the make of your first car?", "answer_1": "Studebaker",
    "question_2": "What street did you grow up on?", "answer_2": "Millrace Row",
}  # fmt: skip
FILES = ("/static/portal.css", "/static/pacer.css", "/static/account.css", "/static/fonts/source-sans-3.woff2")
FIELD = re.compile(r'<input type="(?:hidden|text)"[^>]*? name="(\w+)"[^>]*? value="([^"]*)"')
CHOSEN = re.compile(r'<select[^>]*? name="(\w+)"(?:(?!</select>).)*?<option[^>]*? selected>([^<]*)<', re.DOTALL)


class Trainee(FastHttpUser):
    """One trainee: each click is a page, from the press of a button to the end of its answer, redirects included."""

    wait_time = between(3, 8)
    page = ""

    def on_start(self) -> None:
        """Her browser gets the styles and the fonts, and keeps them."""
        for file in FILES:
            self.client.get(file, name="styles and fonts")

    @task
    def upgrade(self) -> None:
        """From PACER's front page to the dialog at the end, then log out and in again with the new login."""
        self.begin()
        self.open("/pacer/", "Federal court records")
        self.open("/pacer/my-account-billing", "My Account &amp; Billing")
        self.open("/pacer/my-account-billing/manage-my-account-login", "Log in to Manage My Account")
        self.open("/pscof/login", "Manage My Account Login")
        self.press("/pscof/login", "Legacy PACER Account", username="tb1407", password="copper99x", deed="login")
        self.open("/pscof/upgrade", "Date of Birth")
        self.press("/pscof/upgrade/person", "County", **PERSON, deed="next")
        self.press("/pscof/upgrade/address", "Confirm Password", **ADDRESS, deed="next")
        self.press("/pscof/upgrade/security", "Upgrade Complete", **SECURITY, deed="next")
        self.open("/pscof/manage/maint", "Upgraded PACER Account")
        self.press("/pscof/logout", "You are logged out")
        self.open("/pscof/login", "Manage My Account Login")
        new = {name: SECURITY[name] for name in ("username", "password")}
        self.press("/pscof/login", "Upgraded PACER Account", **new, deed="login")

    def begin(self) -> None:
        """A world of her own, once more."""
        self.client.cookiejar.clear()

    def open(self, path: str, shows: str) -> None:
        """Follow a link, and read."""
        with self.client.get(path, name=path, catch_response=True) as answer:
            self.read(answer, shows)
        self.wait()

    def press(self, path: str, shows: str, **entered: str) -> None:
        """Press a button of the page that is open: what it knows is sent with what was entered."""
        known = {**dict(FIELD.findall(self.page)), **dict(CHOSEN.findall(self.page))}
        with self.client.post(path, data={**known, **entered}, name=f"POST {path}", catch_response=True) as answer:
            self.read(answer, shows)
        self.wait()

    def read(self, answer, shows: str) -> None:
        self.page = answer.text or ""
        if answer.status_code != 200 or shows not in self.page:
            answer.failure(f"{answer.status_code} without “{shows}”")
