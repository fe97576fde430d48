"""PACER's public pages: getting ready, the lookup, what a search needs, and what it costs."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.siblings(6, of="file")

LOOKUP = "/pacer/file-case/court-cmecf-lookup"
READY = "/pacer/file-case/get-ready-nextgen-cmecf"


def test_getting_ready_tells_the_steps_in_their_order(visitor):
    page = visitor.get(READY)

    rest = page.text
    for step in ("a PACER account of your own", "Upgrade it", "Know your CM/ECF login", "firm billing", "Link your"):
        _, found, rest = rest.partition(step)
        assert found, step
    assert {"/court/mab/link-your-account", "/court/mad/link-your-account", "/training/which-steps"} <= {*page.links}
    assert "/guides/mad/upgrade-account/mad-upgrade-account.pdf" in page.links


@pytest.mark.parametrize(
    ("day", "system", "login"),
    [
        ("2021-09-14", "CurrentGen CM/ECF", "Log in with the CM/ECF login that this court gave you"),
        ("2021-09-18", "CurrentGen CM/ECF", "Log in with nothing now: its system changes over, until September 20"),
        ("2021-09-20", "NextGen CM/ECF", "Log in with your PACER username and password"),
    ],
)
def test_w31_the_lookup_says_which_login_a_court_wants(visitor, day, system, login):
    """W31: NextGen courts take the PACER login, others their own."""
    visitor.begin(date=day)

    page = visitor.get(LOOKUP)

    assert page.text.count(f"System {system}") == 2
    assert page.text.count(login) == 2
    other = {"NextGen CM/ECF": "CurrentGen CM/ECF", "CurrentGen CM/ECF": "NextGen CM/ECF"}[system]
    assert f"System {other}" not in page.text


def test_w31_the_other_login_is_of_no_use(visitor):
    visitor.begin(date="2021-09-14")
    refused = visitor.press(
        "/ecf/mad/login", "Login", login="mequill2016", password="Lantern#Harbor77x", understood="yes"
    )
    assert "Invalid CM/ECF login or password." in refused.text

    visitor.begin(date="2021-09-20")

    assert "Invalid username or password" in visitor.sign_on("mad", "mequill", "Birch21!ecf").text


def test_the_lookup_finds_a_court_by_words_of_its_name(visitor):
    page = visitor.press(LOOKUP, "Search", name="bankruptcy  MASSACHUSETTS")

    assert "1 court for “bankruptcy MASSACHUSETTS”" in page.text
    assert "Help desk ecf_accounts@mab.uscourts.gov" in page.text
    assert "U.S. District Court" not in page.text
    assert "/ecf/mab/" in page.links


@pytest.mark.parametrize("name", ["<b>x</b>", "nowhere", "%"])
def test_the_lookup_finds_nothing_by_other_words(visitor, name):
    page = visitor.press(LOOKUP, "Search", name=name)

    assert "0 courts for" in page.text
    assert "<b>x" not in page.source


@pytest.mark.parametrize(
    ("username", "password", "words"),
    [
        (None, None, "Log in first"),
        ("mequill2016", "Lantern#Harbor77x", "You may search"),
        ("tb1407", "copper99x", "You may search"),
        ("gapfelbaum", "Saddle^Orchid118", "an activation code comes by U.S. mail in 7–10 business days"),
        ("lstandish", "Violet*Bridge740", "The PACER Service Center can reactivate it"),
        ("hpbilling2021", "Ledger%Candle381", "A PACER Administrative Account cannot be used to search or file."),
        ("afairlea22", "Copper/Dune!5521", "Your firm asks for a client code"),
    ],
)
def test_w13_and_w20_who_may_search_is_told(visitor, username, password, words):
    """W13: without a card no instant search. W20: a firm's account neither searches nor files."""
    if username:
        visitor.log_in(username, password)

    page = visitor.get("/pacer/find-case")

    assert words in page.text
    assert ("You may search" in page.text) is (words == "You may search")
    assert "Searching itself is not part of this training copy" in page.text


def test_w13_after_the_code_the_same_account_may_search(visitor):
    visitor.log_in("gapfelbaum", "Saddle^Orchid118")
    code = visitor.get("/training/mailroom/7300147").source.split('<p class="code">')[1].split("</p>")[0]

    visitor.press("/pscof/manage/activate-case-search", "Submit", code=code)

    assert "You may search" in visitor.get("/pacer/find-case").text


@pytest.mark.parametrize(
    ("path", "heading", "words"),
    [
        ("/pacer/pricing", "Pricing", "A page $0.10 A document, at most $3.00 $30 or less in a quarter waived"),
        ("/pacer/my-account-billing/billing", "Billing", "billed each quarter"),
        ("/pacer/help", "Help", "How to use PACER"),
        ("/pacer/file-case", "File a Case", "Which login it wants depends on whether it has changed to NextGen."),
    ],
)
def test_the_menus_other_pages_are_short_and_true(visitor, path, heading, words):
    page = visitor.get(path)

    assert f"<h1>{heading}</h1>" in page.source
    assert words in page.text
    assert all(visitor.get(link).status == 200 for link in page.links if link.startswith("/"))


def test_help_lists_the_guides_that_were_built_or_says_how(visitor, serving, new_visitor):
    assert "/guides/mad/upgrade-account/mad-upgrade-account.pdf" in visitor.get("/pacer/help").links

    with serving() as address:
        stranger = new_visitor(address)
        for path in ("/pacer/help", READY, "/"):
            assert "assistant guide" in stranger.get(path).text, path
            assert not any(link.startswith("/guides/") for link in stranger.get(path).links), path


def test_the_front_page_lists_the_guides_that_were_built(visitor):
    page = visitor.get("/")

    assert "“Upgrade your PACER account”: PDF to print" in page.text
    assert {"/guides/mad/upgrade-account/mad-upgrade-account.pdf", "/guides/", "/training/desk"} <= {*page.links}


def test_both_ways_of_the_menu_lead_to_the_login(visitor):
    """The notice's way, and the other one that guides of that year give (section 14)."""
    home = visitor.get("/pacer/")
    assert "Manage Your Account Manage My Account Login" in home.text
    gateway = visitor.get("/pacer/my-account-billing/manage-my-account-login")

    assert visitor.press(gateway, "Log in to Manage My Account").path.startswith("/pscof/login")
    assert "/pscof/login" in visitor.get("/pacer/my-account-billing").links


@pytest.mark.parametrize("path", ["/court/mad/cmecf-login-retrieval", "/court/mab/cmecf-login-help"])
def test_w29_each_help_desk_is_named_for_what_it_can_do(visitor, path):
    """W29: the court cannot mend PACER's login, nor PACER a court's."""
    page = visitor.press(path, "Send e-mail" if "mab" in path else "Submit")

    assert "Please correct the following" in page.text
    assert "The PACER Service Center cannot see CM/ECF logins." in page.text
    assert "call it: 1-800-676-6856" in page.text
