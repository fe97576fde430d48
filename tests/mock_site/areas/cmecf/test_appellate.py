"""A court of appeals: the third kind of court, with its own words for the menu, linking, the account and the notice."""

import pytest
from filers import a_pdf

ODILE = ("odilefenwright", "Meadow?Copper619")
MARJORIE = ("mequill2016", "Lantern#Harbor77x")
LINK = "Link my filer account to my PACER account"
FILING = "/ecf/ca1/file/filing"


@pytest.fixture(scope="module")
def appellate(serving, known):
    with serving(courts=known.courts / "on_request" / "ca1.toml") as address:
        yield address


@pytest.fixture
def ca1(new_visitor, appellate):
    return new_visitor(appellate)


def test_the_link_item_stands_on_the_start_page_and_not_among_the_utilities(ca1):
    page = ca1.enter("ca1", *MARJORIE)

    assert LINK in page.text
    assert "Rule" not in page.text
    assert ca1.menu("ca1") == "Query Reports Utilities Help Log Out"
    utilities = ca1.get("/ecf/ca1/utilities/").text
    assert LINK not in utilities
    assert "Your Account" not in utilities
    assert "Your PACER Account Change Client Code Review Billing History Miscellaneous Court Information" in utilities


def test_who_links_there_may_file(ca1):
    ca1.enter("ca1", *MARJORIE)
    page = ca1.press(ca1.give("ca1", "mquill", "Other51!ecf"), "Submit")

    assert "successfully linked" in page.text
    assert ca1.menu("ca1") == "Filing Query Reports Utilities Search Help Log Out"


def test_who_is_linked_there_files_with_a_notice_of_docket_activity(ca1):
    ca1.enter("ca1", *ODILE)
    page = ca1.press(ca1.press(FILING, "Next", event="Response"), "Next", case="17-1442")
    page = ca1.send_file(ca1.press(page, "Next", parties="0"), "Next", "x.pdf", a_pdf(), deed="next", redacted="yes")

    page = ca1.press(page, "Submit")

    assert "Notice of Docket Activity Entered by Fenwright, Odile" in page.text
    assert "Docket Text RESPONSE by Gullhaven Timber Bank. (Fenwright, Odile)" in page.text
    assert "Notice of Docket Activity" in ca1.get("/training/outbox/newest").text
    assert "RESPONSE by Gullhaven" in ca1.press("/ecf/ca1/reports/docket-sheet?case=17-1442", "Run Report").text


def test_the_account_page_is_called_otherwise_and_has_the_notices(ca1):
    ca1.enter("ca1", *ODILE)
    page = ca1.get("/ecf/ca1/utilities/maintain-account")

    assert "Update My Account" in page.text
    assert "More user information" not in page.text
    assert "Send a Daily Summary Report" in ca1.get("/ecf/ca1/utilities/maintain-account/email").text


def test_it_stands_in_the_list_of_courts_that_are_asked_for_rights(ca1):
    ca1.log_in("lharrowgate", "Cobble!Heron5520")
    choice = {"court_type": "U.S. Appellate Courts", "court": "U.S. Court of Appeals, First Circuit"}

    page = ca1.press("/pscof/manage/attorney-registration/court", "Next", **choice)

    assert "Attorney Admissions and E-File" in page.text
    assert "Multi-District Litigation" not in page.text
