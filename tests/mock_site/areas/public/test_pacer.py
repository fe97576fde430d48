import json
from html.parser import HTMLParser

import pytest


class Names(HTMLParser):
    """The names of links, buttons and menus that are seen while menus are closed, in order."""

    def __init__(self, source):
        super().__init__()
        self.names, self._open, self._closed = [], False, False
        self.feed(source)

    def handle_starttag(self, tag, _attributes):
        self._closed = self._closed or tag == "details"
        names = tag == "summary" or (tag in {"a", "button"} and not self._closed)
        self._open = self._open or names
        if names:
            self.names.append("")

    def handle_endtag(self, tag):
        self._closed = self._closed and tag != "details"
        self._open = self._open and tag not in {"a", "button", "summary"}

    def handle_data(self, words):
        if self._open:
            self.names[-1] += words


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/pacer/", "My Account and Billing"),
        ("/pacer/", "Register for an Account"),
        ("/pacer/", "Attorney Filers"),
        ("/pacer/my-account-billing", "Manage My Account Login"),
        ("/pscof/login", "Login"),
    ],
)
def test_what_the_notice_tells_to_click_is_there_once(visitor, path, name):
    assert Names(visitor.get(path).source).names.count(name) == 1


def test_the_notices_way_leads_to_the_login(visitor):
    home = visitor.get("/pacer/")
    assert "/pacer/my-account-billing" in home.links

    billing = visitor.get("/pacer/my-account-billing")

    assert "My Account & Billing" in billing.text
    assert "/pscof/login" in billing.links


def test_the_menu_at_the_top_leads_to_the_gateway_and_on(visitor):
    home = visitor.get("/pacer/")
    assert "Manage Your Account Manage My Account Login" in home.text
    gateway = visitor.get("/pacer/my-account-billing/manage-my-account-login")

    assert visitor.press(gateway, "Log in to Manage My Account").path.startswith("/pscof/login")


def test_in_2025_the_menu_has_other_words(visitor):
    assert json.loads(visitor.post("/training/world", era="2025").source)["era"] == "2025"

    assert "Log in to… Manage PACER Account" in visitor.get("/pacer/").text


GATEWAY = "/pacer/my-account-billing/manage-my-account-login"


@pytest.mark.parametrize(("era", "way"), [("2021", GATEWAY), ("2025", "/pscof/login")])
def test_in_2025_no_page_stands_between_the_menu_and_the_login(visitor, era, way):
    visitor.begin(era=era)
    other = {"/pscof/login", GATEWAY} - {way}

    for path in ("/pacer/", "/pacer/file-case/get-ready-nextgen-cmecf"):
        links = visitor.get(path).links
        assert way in links
        assert not other & set(links)


def test_in_2025_nobody_is_asked_whether_a_court_is_moving(visitor):
    asked = "Is your court moving to NextGen CM/ECF?"
    assert asked in visitor.get("/pacer/").text
    visitor.begin(era="2025")

    home = visitor.get("/pacer/")

    assert asked not in home.text
    assert "Who files in a court needs multifactor authentication." in home.text


def test_who_helps_with_which_login(visitor):
    text = visitor.get("/pacer/my-account-billing/forgot-username-or-password").text

    assert "Your filing login belongs to that court" in text
    assert "1-800-676-6856" in text


@pytest.mark.parametrize("path", ["/pacer/", "/pacer/my-account-billing", "/pscof/login"])
def test_pages_that_courts_share_say_nothing_of_one_court(visitor, path):
    text = visitor.get(path).text

    assert "Massachusetts" not in text
    assert "2021" not in text
