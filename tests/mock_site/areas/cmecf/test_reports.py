"""Query and Reports: cases, dockets, and the receipt for what a report cost."""

import pytest

CYRUS = ("cnbell_law", "Quarry&Anchor552")
JUNIPER = ("jcastellane", "Thistle=Beacon528")
QUERY = "/ecf/mad/query"
DOCKET, CASES = "/ecf/mad/reports/docket-sheet", "/ecf/mad/reports/cases"
BILL = "/ecf/mad/utilities/billing-history"
NO_CASE = "There is no case with that number in this court."
NO_SEARCHING = "Your PACER account has no search privileges now"


@pytest.fixture
def mad(visitor):
    visitor.enter("mad", *CYRUS)
    return visitor


def run(visitor, case="21-cv-10442"):
    return visitor.press(DOCKET, "Run Report", case=case)


@pytest.mark.parametrize("number", ["1:21-cv-10442", "21-cv-10442", "2021-cv-10442", " 1:21-CV-10442-IF "])
def test_a_case_is_found_by_its_number_however_it_is_written(mad, number):
    page = mad.press(QUERY, "Run Query", case=number)

    assert page.path == "/ecf/mad/query/1:21-cv-10442"
    assert "Larkspur Bakery LLC v. Tidewater Freight Co." in page.text
    assert "Attorney Cyrus Nakagawa-Bell" in page.text
    assert "/ecf/mad/reports/docket-sheet?case=1:21-cv-10442" in page.links


@pytest.mark.parametrize("number", ["21-cv-99999", "21-10442", "<b>x</b>", "1:21-cv-10442; drop"])
def test_a_case_that_is_none_of_the_courts_is_not_found(mad, number):
    for path, button in ((QUERY, "Run Query"), (DOCKET, "Run Report")):
        page = mad.press(path, button, case=number)

        assert NO_CASE in page.message_at("case")
        assert "<b>x" not in page.source
    assert mad.get(f"{QUERY}/21-10442").status == 404
    assert "Docket Report" not in bill(mad)


def test_a_number_must_be_entered(mad):
    assert "Required information is missing." in mad.press(QUERY, "Run Query").message_at("case")
    assert "Required information is missing." in mad.press(DOCKET, "Run Report").message_at("case")


def test_the_way_from_a_case_to_its_docket_report_with_its_receipt(mad):
    page = mad.get("/ecf/mad/query/1:21-cv-10442")
    page = mad.press(next(link for link in page.links if "docket-sheet?case" in link), "Run Report")

    assert "03/15/2021 1 COMPLAINT against Tidewater Freight Co." in page.text
    receipt = page.text.split("Transaction Receipt")[1]
    assert "PACER Login cnbell_law" in receipt
    assert "Description Docket Report" in receipt
    assert "Search Criteria 1:21-cv-10442" in receipt
    assert "Billable Pages 2 Cost $0.20" in receipt


def bill(visitor):
    return visitor.press(BILL, "Submit", first="09/21/2021", last="09/21/2021").text


def test_a_report_is_billed_once_however_often_it_is_opened(mad):
    page = run(mad)
    mad.get(page.path)
    mad.get(page.path)
    assert bill(mad).count("Docket Report") == 1

    run(mad)
    assert bill(mad).count("Docket Report") == 2
    assert "Total $0.40" in bill(mad)


def test_it_is_charged_to_the_client_code_of_the_moment(mad):
    assert "Client Code none" in run(mad).text
    mad.press("/ecf/mad/utilities/client-code", "Submit", client_code="3312-LEASE")

    assert "Client Code 3312-LEASE" in run(mad).text
    assert "3312-LEASE" in bill(mad)


def test_who_is_exempt_pays_nothing_until_she_switches_back(visitor):
    visitor.enter("mad", *JUNIPER)
    exemption = "/ecf/mad/utilities/exemption"
    visitor.press(exemption, "Submit", status="Exempt from PACER fees")
    assert "Cost $0.00, exempt from PACER fees" in run(visitor, "21-cr-10118").text

    visitor.press(exemption, "Submit", status="Not Exempt")
    assert "Cost $0.10" in run(visitor, "21-cr-10118").text


def test_a_receipt_is_ones_own_and_of_its_court(mad):
    path = run(mad).path
    mad.press("/cso/redaction?court=mab", "Continue", understood="yes")
    assert mad.get(path.replace("/mad/", "/mab/")).status == 404
    mad.press("/ecf/mad/main", "Log Out")
    mad.enter("mad", *JUNIPER)

    assert mad.get(path).status == 404
    assert mad.get("/ecf/mad/reports/receipt/99").status == 404


def test_the_list_of_cases_has_those_of_its_days(mad):
    page = mad.press(CASES, "Run Report", first="03/01/2021", last="03/31/2021")

    assert "1:21-cv-10442" in page.text
    assert "1:21-cv-10977" not in page.text
    assert "Description Case List Search Criteria 03/01/2021 to 03/31/2021" in page.text
    assert "No case was filed in these days." in mad.press(CASES, "Run Report").text


def test_civil_cases_are_civil_and_a_bankruptcy_court_has_all_of_its_own(visitor):
    visitor.enter("mab", *CYRUS)
    page = visitor.press("/ecf/mab/reports/cases", "Run Report", first="01/01/2021", last="09/21/2021")
    assert "21-01018" in page.text
    visitor.press("/cso/redaction?court=mad", "Continue", understood="yes")

    page = visitor.press(CASES, "Run Report", first="01/01/2021", last="09/21/2021")
    assert "21-cv-10977" in page.text
    assert "21-cr-10118" not in page.text


@pytest.mark.parametrize(
    ("first", "last", "field"), [("x", "09/21/2021", "first"), ("09/21/2021", "09/01/2021", "last")]
)
def test_the_days_of_a_list_are_judged_and_nothing_is_billed(mad, first, last, field):
    assert mad.press(CASES, "Run Report", first=first, last=last).message_at(field)
    assert "Case List" not in bill(mad)


def test_a_case_that_is_not_filed_yet_is_not_there(visitor):
    visitor.begin(date="2021-09-10")
    visitor.press("/ecf/mad/login", "Login", login="mequill", password="Birch21!ecf", understood="yes")
    assert "needs a PACER login, which this court knows from September 20, 2021 on" in visitor.get(QUERY).text


@pytest.mark.parametrize("path", [QUERY, f"{QUERY}/1:21-cv-10442", DOCKET, CASES, "/ecf/mad/reports/receipt/1"])
def test_who_cannot_search_reads_why_and_is_not_kept_from_filing(visitor, path):
    visitor.enter("mad", "lstandish", "Violet*Bridge740")
    assert NO_SEARCHING in visitor.get(path).text


@pytest.mark.parametrize("path", [DOCKET, CASES])
def test_who_cannot_search_cannot_send_the_form_either(visitor, path):
    visitor.enter("mad", "lstandish", "Violet*Bridge740")
    token = visitor.get("/ecf/mad/main").forms[0]["values"]["csrf_token"]
    sent = {"case": "1:21-cv-10442", "first": "01/01/2021", "last": "09/21/2021"}

    assert NO_SEARCHING in visitor.post(path, csrf_token=token, **sent).text
    assert "Docket Report" not in bill(visitor)


def test_who_is_not_linked_may_look_up_cases(visitor):
    visitor.enter("mad", "mequill2016", "Lantern#Harbor77x")

    assert "Docket Report" in run(visitor).text
