"""The smaller utilities: log, bill, client code, exemption, court, mailings; Search and Help."""

import pytest

CYRUS = ("cnbell_law", "Quarry&Anchor552")
MARJORIE = ("mequill2016", "Lantern#Harbor77x")
JUNIPER = ("jcastellane", "Thistle=Beacon528")
AUGUSTIN = ("afairlea22", "Copper/Dune!5521")
UTILITIES = "/ecf/mad/utilities"
LOG, BILL, CODE = f"{UTILITIES}/transaction-log", f"{UTILITIES}/billing-history", f"{UTILITIES}/client-code"
EXEMPTION, MAILING = f"{UTILITIES}/exemption", f"{UTILITIES}/mailings/case"
NONE = "There are no transactions in these days."


@pytest.fixture
def mad(visitor):
    visitor.enter("mad", *CYRUS)
    return visitor


@pytest.fixture
def juniper(visitor):
    visitor.enter("mad", *JUNIPER)
    return visitor


def test_every_entry_of_the_utilities_opens_a_page_of_its_own_name(mad):
    for link in mad.get(f"{UTILITIES}/").links:
        if link.startswith(f"{UTILITIES}/") and link != f"{UTILITIES}/":
            page = mad.get(link)
            assert page.status == 200, link


def test_the_log_has_what_was_filed_in_its_days_and_nothing_else(mad):
    page = mad.press(LOG, "Submit")
    assert "09/15/2021 1:21-cv-10442 Motion for Leave to Appear Pro Hac Vice" in page.text
    assert "Notice of Appeal" in page.text

    page = mad.press(LOG, "Submit", first="09/16/2021", last="09/16/2021")
    assert "Notice of Appeal" in page.text
    assert "Pro Hac Vice" not in page.text
    assert NONE in mad.press(LOG, "Submit", first="01/01/2021", last="01/31/2021").text


def test_the_log_has_what_is_done_here(mad):
    mad.press(f"{UTILITIES}/maintain-account/email?address=new", "Submit all changes", email="clerk@example.com")

    assert "09/21/2021 Update of account information" in mad.press(LOG, "Submit").text


def test_what_was_not_changed_is_not_logged(mad):
    mad.press(f"{UTILITIES}/maintain-account/email", "Submit all changes")

    assert "Update of account information" not in mad.press(LOG, "Submit").text


def test_the_log_of_who_is_not_linked_is_empty_until_she_is(visitor):
    visitor.enter("mad", *MARJORIE)
    assert NONE in visitor.press(LOG, "Submit").text

    visitor.press(visitor.give("mad", "mequill", "Birch21!ecf"), "Submit")

    assert "Link to a PACER account" in visitor.press(LOG, "Submit").text


@pytest.mark.parametrize(
    ("first", "last", "field"),
    [
        ("13/45/2021", "09/21/2021", "first"),
        ("09/01/2021", "nonsense", "last"),
        ("", "09/21/2021", "first"),
        ("09/21/2021", "09/20/2021", "last"),
    ],
)
@pytest.mark.parametrize("path", [LOG, BILL])
def test_days_are_judged(mad, path, first, last, field):
    page = mad.press(path, "Submit", first=first, last=last)

    assert page.message_at(field)
    assert NONE not in page.text


def bill(visitor, **entered):
    days = {"first": "01/01/2020", "last": "08/31/2021"}
    return visitor.press(BILL, "Submit", **days, **entered).text


def test_the_bill_has_this_courts_transactions_and_what_they_cost(mad):
    text = bill(mad)

    assert "Total $" in text
    assert "Bankruptcy" not in text.split("Cost")[1]


def test_the_bill_can_be_sorted_by_client_code(mad):
    def codes(text):
        return [code for code in ("2107", "3312-LEASE", "4018") if code in text]

    by_date, by_code = bill(mad), bill(mad, order="Client Code")

    assert codes(by_date)
    assert sorted(by_date.split()) == sorted(by_code.split())
    assert by_date != by_code
    places = [by_code.index(f" {code} ") for code in codes(by_code)]
    assert places == sorted(places)


def test_a_client_code_is_changed_and_taken_away(mad):
    page = mad.press(CODE, "Submit", client_code="3312-LEASE")
    assert "Your client code has been changed." in page.text
    assert "Client code 3312-LEASE" in mad.get("/ecf/mad/main").text

    mad.press(CODE, "Submit", client_code="")
    assert "Client code" not in mad.get("/ecf/mad/main").text


def test_a_client_code_is_of_32_characters_at_most_and_shown_as_text(mad):
    assert "Enter at most 32 characters." in mad.press(CODE, "Submit", client_code="x" * 33).message_at("client_code")

    mad.press(CODE, "Submit", client_code="<b>x</b>")
    assert "<b>x" not in mad.get("/ecf/mad/main").source


def test_who_must_have_a_client_code_and_goes_without_reads_what_that_means(visitor):
    visitor.enter("mad", *AUGUSTIN, client_code="2107")

    assert visitor.press(CODE, "Submit", client_code="3312").path == f"{CODE}?kept=1"
    assert "Client Code Required" in visitor.press(CODE, "Submit", client_code="").text


def test_a_cja_attorney_switches_the_exemption_there_and_back(juniper):
    assert EXEMPTION in juniper.get(f"{UTILITIES}/").links
    page = juniper.get(EXEMPTION)
    assert page.forms[-1]["values"]["status"] == "Not Exempt"

    page = juniper.press(page, "Submit", status="Exempt from PACER fees")
    assert "Your PACER exemption status has been changed." in page.text
    assert "Exempt from PACER fees" in juniper.get("/ecf/mad/main").text
    assert juniper.get(EXEMPTION).forms[-1]["values"]["status"] == "Exempt from PACER fees"

    juniper.press(page, "Submit", status="Not Exempt")
    assert "Exempt from PACER fees" not in juniper.get("/ecf/mad/main").text


@pytest.mark.parametrize("status", ["", "Perhaps"])
def test_the_exemption_is_one_of_two(juniper, status):
    assert "Please correct the following" in juniper.press(EXEMPTION, "Submit", status=status).text
    assert juniper.get(EXEMPTION).forms[-1]["values"]["status"] == "Not Exempt"


def test_nobody_else_has_the_exemption(mad):
    assert EXEMPTION not in mad.get(f"{UTILITIES}/").links
    assert mad.get(EXEMPTION).status == 404
    token = mad.get(CODE).forms[-1]["values"]["csrf_token"]
    assert mad.post(EXEMPTION, csrf_token=token, status="Exempt from PACER fees").status == 404


@pytest.mark.parametrize("path", ["billing-history", "client-code", "exemption"])
def test_before_go_live_there_is_no_pacer_account_to_look_after(visitor, path):
    visitor.begin(date="2021-09-10")
    visitor.press("/ecf/mad/login", "Login", login="mequill", password="Birch21!ecf", understood="yes")

    assert visitor.get(f"{UTILITIES}/{path}").status == 404


def test_the_court_is_told_with_whom_to_ask(mad):
    page = mad.get(f"{UTILITIES}/court-information")

    assert "United States District Court for the District of Massachusetts" in page.text
    assert "PACER Service Center, 1-800-676-6856" in page.text


def test_the_mailing_info_tells_who_is_noticed_by_email_and_who_by_mail(mad):
    page = mad.press(MAILING, "Submit", case="21-cv-10442")

    assert "Cyrus Nakagawa-Bell, cnbell_law@example.com" in page.text
    assert "Marjorie Ellsworth-Quill" in page.text
    assert "Osgood Penhallow, 9 Ropewalk Court" in page.text.split("Manual Notice List")[1]
    assert "Silas Monteverde" not in page.text


def test_the_mailing_info_follows_what_filers_have_set(mad):
    email = f"{UTILITIES}/maintain-account/email"
    mad.press(f"{email}?address=new", "Keep", email="clerk@example.com", how="Summary Report")
    assert "clerk@example.com" not in mad.press(MAILING, "Submit", case="21-cv-10442").text, "not submitted yet"
    mad.press(f"{email}?address=0", "Submit all changes", receives="No")

    page = mad.press(MAILING, "Submit", case="21-cv-10442")

    assert "clerk@example.com (daily summary)" in page.text
    assert "cnbell_law@example.com" not in page.text


def test_a_case_that_somebody_asked_for_is_noticed_to_her(mad):
    assert "Cyrus" not in mad.press(MAILING, "Submit", case="21-cr-10118").text
    page = mad.press(f"{UTILITIES}/maintain-account/email?address=0", "Find This Case", case="21-cr-10118")
    mad.press(mad.press(page, "Add case(s)"), "Submit all changes")

    assert "Cyrus" in mad.press(MAILING, "Submit", case="21-cr-10118").text


@pytest.mark.parametrize("number", ["", "21-cv-99999", "<b>x</b>", "21-10442"])
def test_mailing_info_of_no_case_is_none(mad, number):
    page = mad.press(MAILING, "Submit", case=number)

    assert page.message_at("case")
    assert "<b>x" not in page.source
    assert "Manual Notice List" not in page.text


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("payment", ["Internet Payments Due", "Internet Payment History"]),
        ("zzz", []),
        ("<b>x", []),
        ("CIVIL", ["Civil"]),
    ],
)
def test_search_finds_entries_of_the_menus(mad, words, found):
    page = mad.press("/ecf/mad/search", "Go", words=words)

    main = page.text.split("Search the menus for")[1]
    assert all(name in main for name in found)
    assert ("No menu has an entry" in main) == (not found)
    assert "<b>x" not in page.source


def test_help_says_where_what_is_done(mad):
    page = mad.get("/ecf/mad/help")

    assert "Secondary e-mail, notices, filing agents Here, under Utilities" in page.text
