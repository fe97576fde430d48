import pytest

MARJORIE = ("mequill2016", "Lantern#Harbor77x")
CYRUS = ("cnbell_law", "Quarry&Anchor552")
LINK = "Link a CM/ECF account to my PACER account"


def groups(page):
    """The headings of the Utilities page and the entries under each."""
    sections = page.source.split("<section ")[1:]
    return {
        section.split("</h2>")[0].rpartition(">")[2]: [
            entry.split("</a>")[0].rpartition(">")[2] for entry in section.split("<li>")[1:]
        ]
        for section in sections
    }


@pytest.mark.parametrize(
    ("court", "title", "link"),
    [
        (
            "mad",
            "Welcome to the United States District Court for the District of Massachusetts",
            "District of Massachusetts - Document Filing System",
        ),
        (
            "mab",
            "Welcome to the United States Bankruptcy Court for the District of Massachusetts",
            "Massachusetts Bankruptcy Court - Document Filing System",
        ),
    ],
)
def test_the_landing_page_leads_to_the_pacer_login(visitor, court, title, link):
    page = visitor.get(f"/ecf/{court}/")

    assert title in page.text
    assert f'<a href="/ecf/{court}/main">{link}</a>' in page.source
    assert visitor.get(f"/ecf/{court}/main").path == f"/cso/login?court={court}"


def test_a_court_that_is_not_there_has_no_pages(visitor):
    for path in ("/ecf/xyz/", "/ecf/xyz/main", "/ecf/xyz/utilities/link-account", "/court/xyz/link-your-account"):
        assert visitor.get(path).status == 404, path


@pytest.mark.parametrize("court", ["mab", "mad"])
def test_who_is_not_linked_sees_no_menus_for_filing(visitor, court):
    visitor.enter(court, *MARJORIE)

    assert visitor.menu(court) == "Query Reports Utilities Help Log Out"
    assert "CM/ECF account none linked in this court" in visitor.get(f"/ecf/{court}/main").text


@pytest.mark.parametrize(
    ("court", "menu", "rule"),
    [
        ("mab", "Bankruptcy Adversary Query Reports Utilities Search Help Log Out", "Rule 9011"),
        ("mad", "Civil Criminal Query Reports Utilities Search Help Log Out", "Rule 11 of"),
    ],
)
def test_who_is_linked_sees_the_menus_of_the_courts_kind(visitor, court, menu, rule):
    page = visitor.enter(court, *CYRUS)

    assert visitor.menu(court) == menu
    assert rule in page.text
    assert "User Cyrus Nakagawa-Bell PACER account cnbell_law CM/ECF account cnbell, Attorney (linked)" in page.text
    assert "Last login: 09-20-2021" in page.text
    assert "successfully linked" not in visitor.get(f"/ecf/{court}/main?linked=1").text, "that was not done here"


@pytest.mark.parametrize("court", ["mab", "mad"])
def test_a_link_at_the_court_of_appeals_is_none_here(visitor, court):
    """W10: Odile Fenwright is linked elsewhere only."""
    visitor.enter(court, "odilefenwright", "Meadow?Copper619")

    assert visitor.menu(court) == "Query Reports Utilities Help Log Out"


@pytest.mark.parametrize("path", ["file/bankruptcy", "utilities/maintain-account", "utilities/no-such"])
def test_who_may_not_file_has_no_pages_for_filers(visitor, path):
    visitor.enter("mad", *MARJORIE)

    assert visitor.get(f"/ecf/mad/{path}").status == 404


def test_the_utilities_of_the_bankruptcy_court(visitor):
    visitor.enter("mab", *MARJORIE)

    assert groups(visitor.get("/ecf/mab/utilities/")) == {
        "Your Account": [LINK, "View Your Transaction Log"],
        "Your PACER Account": ["Change Client Code", "Review Billing History"],
        "Miscellaneous": ["Court Information", "Mailings…"],
    }


def test_the_utilities_of_the_district_court(visitor):
    visitor.enter("mad", *MARJORIE)

    assert groups(visitor.get("/ecf/mad/utilities/")) == {
        "Your Account": ["View Your Transaction Log"],
        "NextGen Release 1.1 Menu Items": [LINK],
        "Your PACER Account": ["Change Client Code", "Review Billing History"],
        "Miscellaneous": ["Court Information", "Mailings…"],
    }


@pytest.mark.parametrize(
    ("court", "maintain"),
    [("mab", ["Maintain Your ECF Account"]), ("mad", ["Maintain Your Account", "Maintain Your E-mail"])],
)
def test_a_filer_has_more_utilities(visitor, court, maintain):
    visitor.enter(court, *CYRUS)

    entries = groups(visitor.get(f"/ecf/{court}/utilities/"))["Your Account"]

    assert set(entries) >= {*maintain, "Internet Payments Due", "Internet Payment History"}


def test_a_heading_and_its_list_are_one_region(visitor):
    """So that “Under **Your Account**, click …” can be found."""
    visitor.enter("mab", *MARJORIE)
    page = visitor.get("/ecf/mab/utilities/")

    regions = [of["aria-labelledby"] for tag, of in page.elements if tag == "section"]
    headings = [of["id"] for tag, of in page.elements if tag == "h2"]
    assert regions == headings


def test_name_and_address_are_changed_at_pacer_and_not_here(visitor):
    page = visitor.enter("mab", *CYRUS)

    page = visitor.get("/ecf/mab/utilities/maintain-account")

    assert "Maintain Your ECF Account" in page.text
    fields = [of for tag, of in page.elements if tag == "input" and of.get("type") == "text"]
    assert fields
    assert all("disabled" in of for of in fields)
    assert page.element(id="primary-e-mail-address")[1]["value"] == "cnbell_law@example.com"
    edit = page.source.split("Edit my name and address information")[0].rpartition('href="')[2].split('"')[0]
    assert "Update Personal Information" in visitor.get(edit).text


def test_the_way_out_says_that_closing_a_window_is_not_enough(visitor):
    visitor.enter("mad", *MARJORIE)

    page = visitor.press("/ecf/mad/main", "Log Out")

    assert page.path == "/ecf/mad/logged-out"
    assert "Closing the window alone would not have logged you out" in page.text
    assert "/ecf/mad/" in page.links


@pytest.mark.parametrize(
    ("day", "last"), [("2021-09-24", "09-23-2021"), ("2021-09-20", "09-16-2021"), ("2021-10-01", "09-30-2021")]
)
def test_the_last_login_was_when_the_system_could_be_used(visitor, day, last):
    visitor.begin(date=day)

    assert f"Last login: {last}" in visitor.enter("mad", *MARJORIE).text


def test_during_the_changeover_the_system_is_away(visitor):
    visitor.begin(date="2021-09-19")

    for path in ("/ecf/mab/", "/ecf/mab/main", "/ecf/mab/login", "/ecf/mab/utilities/"):
        page = visitor.get(path)
        assert page.path == "/ecf/mab/"
        assert "CM/ECF is unavailable while the system is upgraded" in page.text
        assert "filing in an emergency" in page.text


def test_an_account_of_today_was_not_logged_in_yesterday(visitor, known):
    visitor.register()

    page = visitor.enter("mab", known.login["username"], known.login["password"])

    assert page.path == "/ecf/mab/main"
    assert "Last login" not in page.text
