"""Filing a document: who may, each page with its rules, once only, and who is told of it."""

import re

import pytest
from filers import a_pdf

pytestmark = pytest.mark.siblings(6, of="file")

CYRUS = ("cnbell_law", "Quarry&Anchor552")
MARJORIE = ("mequill2016", "Lantern#Harbor77x")
JUNIPER = ("jcastellane", "Thistle=Beacon528")
LAMBERT = ("loakeshott", "Basalt!Meadow907")
HOLLIS = ("hollispenrose", "Walnut+Ferry331")
CIVIL, CRIMINAL = "/ecf/mad/file/civil", "/ecf/mad/file/criminal"
BAKERY = "1:21-cv-10442"
APPEARANCE = "Notice of Appearance"
NOTICE = f"/ecf/mad/notices/{BAKERY}/5"
LOST = "Nothing was filed by that button"
OUTBOX, LOG = "/training/outbox", "/ecf/mad/utilities/transaction-log"
EMAIL = "/ecf/mad/utilities/maintain-account/email"
ACCOUNT, STATUS, DESK = "/ecf/mad/utilities/maintain-account", "/pscof/manage/efile-status", "/training/desk/requests"
FOR_CYRUS, FOR_LAMBERT = "Cyrus Nakagawa-Bell (cnbell)", "Lambert Oakeshott (loakeshott)"
FILED = "NOTICE of Appearance by Cyrus Nakagawa-Bell on behalf of Larkspur Bakery LLC. (Nakagawa-Bell, Cyrus)"


@pytest.fixture
def mad(visitor):
    visitor.enter("mad", *CYRUS)
    return visitor


def up_to_document(visitor, menu=CIVIL, case=BAKERY, event=APPEARANCE, parties="0", **more):
    page = visitor.press(menu, "Next", event=event)
    return visitor.press(visitor.press(page, "Next", case=case, **more), "Next", parties=parties)


def up_to_submit(visitor, *, content=None, name="appearance.pdf", **chosen):
    page = up_to_document(visitor, **chosen)
    return visitor.send_file(page, "Next", name, content or a_pdf(3), deed="next", redacted="yes")


def file(visitor, **chosen):
    return visitor.press(up_to_submit(visitor, **chosen), "Submit")


def mails(visitor):
    """To whom each message went and what it is about, the latest first."""
    page = visitor.get(OUTBOX)
    return [
        (re.search(r"To ([^ ,]+), from", mail)[1], re.search(r'id="mail-\d+">(.*?)</h2>', mail)[1])
        for mail in page.source.split('<article class="mail"')[1:]
    ]


def docket(visitor, case=BAKERY):
    return visitor.press(f"/ecf/mad/reports/docket-sheet?case={case}", "Run Report").text


@pytest.mark.siblings(1)
def test_what_is_filed_stands_in_the_notice_on_the_docket_and_in_the_log(mad):
    page = file(mad)

    assert page.path == NOTICE
    assert "Notice of Electronic Filing" in page.text
    for fact in (
        "Entered by Nakagawa-Bell, Cyrus Entered 09/21/2021 at 12:00 PM",
        f"Case Name Larkspur Bakery LLC v. Tidewater Freight Co. Case Number {BAKERY} Filer Larkspur Bakery LLC",
        f"Document Number 5 Docket Text {FILED}",
        "Document appearance.pdf, 3 pages",
        "Cyrus Nakagawa-Bell, cnbell_law@example.com",
        "Marjorie Ellsworth-Quill, mequill2016@example.com",
    ):
        assert fact in page.text
    assert "Osgood Penhallow" in page.text.split("Notice by mail")[1]
    assert re.search(r"Document Stamp [0-9a-f]{64} ", page.text)
    assert f"09/21/2021 5 {FILED} (3 pages)" in docket(mad)
    assert f"09/21/2021 {BAKERY} Notice of Appearance, document 5" in mad.press(LOG, "Submit").text


def test_the_bankruptcy_court_has_its_own_events(visitor):
    visitor.enter("mab", *CYRUS)

    page = file(visitor, menu="/ecf/mab/file/adversary", case="21-01018", event="Response")

    assert (
        "Document Number 2 Docket Text Response. Filed for Gullhaven Timber Bank. (Nakagawa-Bell, Cyrus)" in page.text
    )


def test_the_same_filing_has_the_same_stamp_in_every_world_and_another_has_another(new_visitor):
    def stamps():
        visitor = new_visitor()
        visitor.enter("mad", *CYRUS)
        return [re.search(r"Document Stamp (\w{64})", file(visitor).text)[1] for _ in range(2)]

    first, second = stamps()

    assert [first, second] == stamps()
    assert first != second


def test_two_parties_and_a_case_of_short_number(mad):
    page = file(mad, case="21-cv-10442", parties=["0", "1"])

    assert "Filer Larkspur Bakery LLC, Tidewater Freight Co." in page.text
    assert "on behalf of Larkspur Bakery LLC and Tidewater Freight Co." in page.text


@pytest.mark.siblings(1)
def test_all_filers_of_the_case_get_the_notice_at_once(mad):
    file(mad)

    subject = f"Activity in Case {BAKERY} Larkspur Bakery LLC v. Tidewater Freight Co.: Notice of Appearance"
    assert mails(mad) == [("mequill2016@example.com", subject), ("cnbell_law@example.com", subject)]
    newest = mad.get(f"{OUTBOX}/newest").text
    assert f"Docket Text: {FILED}" in newest
    assert "Notice by mail: Osgood Penhallow, 9 Ropewalk Court" in newest


def test_notices_go_where_filers_have_set_them(mad):
    mad.press(f"{EMAIL}?address=new", "Keep", email="clerk@example.com", how="Per Filing")
    mad.press(f"{EMAIL}?address=new", "Keep", email="announcements@example.com", own_cases="No")
    mad.press(f"{EMAIL}?address=0", "Submit all changes", receives="No")

    page = file(mad)

    assert [to for to, _ in mails(mad)] == ["mequill2016@example.com", "clerk@example.com"]
    assert "cnbell_law@example.com" not in page.text
    assert "announcements@example.com" not in page.text


@pytest.mark.parametrize(
    ("how", "later", "at_once"), [("Per Filing", "Summary Report", True), ("Summary Report", "Per Filing", False)]
)
def test_one_with_an_additional_case_gets_its_notices_as_they_were_asked_for(mad, how, later, at_once):
    """Whatever its address gets of other cases by now."""
    page = mad.press(f"{EMAIL}?address=0", "Find This Case", case="21-cr-10118", how=how)
    mad.press(mad.press(page, "Add case(s)"), "Submit all changes", how=later)
    mad.press("/ecf/mad/main", "Log Out")
    mad.enter("mad", *JUNIPER)

    page = file(mad, menu=CRIMINAL, case="21-cr-10118", parties="1")

    told = {to for to, _ in mails(mad)}
    assert told == {"jcastellane@example.com", *(["cnbell_law@example.com"] if at_once else [])}
    assert ("cnbell_law@example.com (daily summary)" in page.text) is not at_once


def test_a_daily_summary_comes_when_the_day_is_over_and_once(mad):
    mad.press(f"{EMAIL}?address=new", "Keep", email="clerk@example.com", how="Summary Report")
    mad.press(f"{EMAIL}?address=0", "Submit all changes")
    assert "clerk@example.com (daily summary)" in file(mad).text
    file(mad, event="Certificate of Service")
    assert "clerk@example.com" not in dict(mails(mad))

    for day in ("09/21/2021", "09/20/2021", "09/24/2021", "09/21/2021", "09/27/2021"):
        mad.press("/training/desk", "Change the date", date=day)
    summaries = [subject for to, subject in mails(mad) if to == "clerk@example.com"]

    assert summaries == ["Daily summary of filings, September 21, 2021"]
    sent = mad.get(OUTBOX).text.split(summaries[0])[1]
    assert sent.strip().startswith("To clerk@example.com, from U.S. District Court, District of Massachusetts, Septem")
    assert f"{BAKERY} Larkspur Bakery LLC v. Tidewater Freight Co.: document 5. {FILED}" in sent
    assert "document 6. CERTIFICATE OF SERVICE by Larkspur Bakery LLC." in sent


def test_the_desk_says_that_summaries_have_come(mad):
    mad.press(f"{EMAIL}?address=0", "Submit all changes", how="Summary Report")
    file(mad)

    assert "daily summaries" in mad.press("/training/desk", "Change the date", date="09/22/2021").text
    assert "daily summaries" not in mad.press("/training/desk", "Change the date", date="09/23/2021").text


def test_who_files_in_a_case_for_the_first_time_is_a_filer_of_it_from_then_on(visitor):
    visitor.enter("mad", *JUNIPER)
    page = visitor.press(visitor.press(CIVIL, "Next", event=APPEARANCE), "Next", case=BAKERY)
    assert "Juniper Castellane has not filed in this case yet." in page.text

    page = file(visitor)

    assert "Juniper Castellane, jcastellane@example.com" in page.text
    attorneys = "Cyrus Nakagawa-Bell Juniper Castellane Marjorie Ellsworth-Quill"
    assert f"Attorney {attorneys}" in visitor.get(f"/ecf/mad/query/{BAKERY}").text
    assert "has not filed" not in up_to_document(visitor).text


# What each page wants


def test_nothing_is_chosen_for_a_filer(mad):
    assert mad.press(CIVIL, "Next").message_at("event") == "Event: Required information is missing."
    page = mad.press(CIVIL, "Next", event="Complaint of nobody")
    assert page.message_at("event") == "Event: Please select an entry of the list."


@pytest.mark.parametrize(
    ("menu", "case", "why"),
    [
        (CIVIL, "", "Required information is missing."),
        (CIVIL, "21-cv-99999", "There is no case with that number in this court."),
        (CIVIL, "21-10442", "There is no case with that number in this court."),
        (CIVIL, "<b>x</b>", "There is no case with that number in this court."),
        (CIVIL, "21-cr-10118", "Documents in this case are filed under Criminal."),
        (CRIMINAL, "21-cv-10442", "Documents in this case are filed under Civil."),
    ],
)
def test_the_case_is_one_of_the_court_and_of_the_menu(mad, menu, case, why):
    page = mad.press(mad.press(menu, "Next", event=APPEARANCE), "Next", case=case)

    assert page.message_at("case") == f"Case Number: {why}"
    assert "<b>x" not in page.source


@pytest.mark.parametrize("parties", [[], ["7"], ["x"]])
def test_it_is_filed_for_a_party_of_the_case(mad, parties):
    page = mad.press(mad.press(CIVIL, "Next", event=APPEARANCE), "Next", case=BAKERY)

    assert "Check the box of at least one party." in mad.press(page, "Next", parties=parties).text


def test_another_case_has_other_parties(mad):
    up_to_document(mad)
    page = mad.press(f"{CIVIL}/case", "Next", case="21-cv-10977")

    assert page.path == f"{CIVIL}/parties"
    assert mad.get(f"{CIVIL}/document").path == f"{CIVIL}/parties"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "This file is empty. Choose another one."),
        (b"<html><script>alert(1)</script>", "This file is not a PDF, whatever its name says. Save it as a PDF first."),
        (b"%PDF-1.7\n" + b"x" * 512_000, "This file is larger than 500 KB. Make it smaller, or send it in parts."),
    ],
)
def test_a_file_that_a_court_would_not_take_is_refused(mad, content, why):
    page = mad.send_file(up_to_document(mad), "Next", "x.pdf", content, deed="next", redacted="yes")

    assert page.message_at("document") == f"Document: {why}"
    assert mad.get(f"{CIVIL}/submit").path == f"{CIVIL}/document"


def test_without_a_file_nothing_goes_on(mad):
    page = mad.press(up_to_document(mad), "Next", redacted="yes")

    assert page.message_at("document") == "Document: Choose a PDF file."


def test_who_does_not_say_that_it_is_redacted_reads_the_rules_and_keeps_the_file(mad):
    page = mad.send_file(up_to_document(mad), "Next", "x.pdf", a_pdf(), deed="next")
    assert "You must check the box to go on" in page.message_at("redacted")
    assert "IMPORTANT NOTICE OF REDACTION RESPONSIBILITY" in page.text
    assert "x.pdf, 1 page, is kept here." in page.text

    assert mad.press(page, "Next", redacted="yes").path == f"{CIVIL}/submit"


def test_a_files_name_is_shown_as_text_and_its_words_nowhere(mad):
    page = file(mad, name="<i>x.pdf", content=a_pdf().replace(b"%%EOF", b"% <i>words</i>\n%%EOF"))

    assert "&lt;i&gt;x.pdf, 1 page" in page.source
    for path in (page.path, OUTBOX, CIVIL):
        assert "<i>" not in mad.get(path).source
        assert "words" not in mad.get(path).source


def test_the_last_page_says_what_is_filed_and_that_it_cannot_be_undone(mad):
    page = up_to_submit(mad)

    assert f"Docket Text {FILED} Document appearance.pdf, 3 pages" in page.text
    assert "You cannot undo a filing" in page.text
    assert mails(mad) == []


def test_back_keeps_everything_and_cancel_nothing(mad):
    page = mad.press(mad.press(mad.press(up_to_submit(mad), "Back"), "Back"), "Back")
    assert page.path == f"{CIVIL}/case"
    assert page.forms[-1]["values"]["case"] == BAKERY
    page = mad.press(mad.press(page, "Next"), "Next")
    assert "appearance.pdf, 3 pages, is kept here." in page.text

    assert mad.press(page, "Cancel").path == "/ecf/mad/main"
    assert mad.get(f"{CIVIL}/submit").path == CIVIL
    assert mad.get(CIVIL).forms[-1]["values"]["event"] == ""


def test_a_file_that_was_chosen_before_back_is_kept_too(mad):
    page = mad.send_file(up_to_document(mad), "Next", "x.pdf", a_pdf(), deed="back")
    assert page.path == f"{CIVIL}/parties"

    assert "x.pdf, 1 page, is kept here." in mad.press(page, "Next").text


# Once, and by nobody else


@pytest.mark.siblings(1)
def test_submit_pressed_twice_files_once_and_leads_to_the_same_notice(mad):
    page = up_to_submit(mad)

    assert mad.press(page, "Submit").path == NOTICE
    assert mad.press(page, "Submit").path == NOTICE
    assert mad.get(f"{CIVIL}/submit").path == CIVIL
    assert len(mails(mad)) == 2
    assert docket(mad).count("NOTICE of Appearance") == 1


def test_what_was_changed_in_another_window_is_looked_over_before_it_is_filed(mad):
    page = up_to_submit(mad)
    up_to_submit(mad, event="Certificate of Service")

    again = mad.press(page, "Submit")
    assert "What you entered has changed since this page was shown." in again.text
    assert mails(mad) == []

    assert "CERTIFICATE OF SERVICE" in mad.press(again, "Submit").text


def test_what_was_canceled_in_another_window_is_not_filed_and_one_is_told(mad):
    page = up_to_submit(mad)
    mad.press(page, "Cancel")

    again = mad.press(page, "Submit")

    assert again.path == f"{CIVIL}?lost=1"
    assert LOST in again.text
    assert mails(mad) == []


def test_nothing_is_filed_without_the_forms_token(mad):
    page = up_to_submit(mad)
    values = {**page.forms[-1]["values"], "deed": "submit"}

    assert mad.post(f"{CIVIL}/submit", **{**values, "csrf_token": ""}).status == 400
    assert mails(mad) == []
    assert mad.post(f"{CIVIL}/submit", **values).path == NOTICE


@pytest.mark.siblings(1)
def test_a_draft_and_a_notice_are_their_filers_alone(mad):
    file(mad)
    page = up_to_submit(mad)
    draft = page.forms[-1]["values"]["draft"]
    mad.press("/ecf/mad/main", "Log Out")
    mad.enter("mad", *JUNIPER)

    assert mad.get(f"{CIVIL}/submit").path == CIVIL
    assert "You filed last" not in mad.get(CIVIL).text
    assert mad.get(NOTICE).status == 404
    values = {**mad.get(CIVIL).forms[-1]["values"], "draft": draft, "deed": "submit"}
    assert LOST in mad.post(f"{CIVIL}/submit", **values).text
    assert "NOTICE of Appearance" in docket(mad)
    assert "6 NOTICE" not in docket(mad)


def test_each_menu_has_a_draft_of_its_own(mad):
    up_to_submit(mad)

    assert mad.get(CRIMINAL).forms[-1]["values"]["event"] == ""


def test_a_report_that_was_paid_for_stays_as_it_was(mad):
    docket(mad)
    file(mad)

    assert FILED not in mad.get("/ecf/mad/reports/receipt/1").text
    assert FILED in docket(mad)


# Who may file


def test_who_is_not_linked_reads_why_she_cannot_file(visitor):
    visitor.enter("mad", *MARJORIE)
    page = visitor.get(CIVIL)

    assert "No CM/ECF account of this court is linked to your PACER account, so you cannot file here." in page.text
    assert "/ecf/mad/utilities/link-account" in page.links
    assert visitor.get(f"{CIVIL}/submit").text == page.text
    assert visitor.get("/ecf/mad/file/bankruptcy").status == 404


def test_who_has_given_up_her_rights_reads_so_and_files_nothing_more(mad):
    page = up_to_submit(mad)
    mad.press(f"{STATUS}/court/mad/deactivate", "Submit", reason="I have retired")
    mad.press(f"{DESK}/210002", "Approve")

    again = mad.press(page, "Submit")

    assert "Your filing privileges in this court were deactivated, as you asked, so you cannot file here." in again.text
    assert FILED not in docket(mad)


@pytest.mark.parametrize("path", [CIVIL, f"{CIVIL}/document", CRIMINAL])
def test_who_owes_fees_pays_before_she_files(visitor, path):
    visitor.enter("mad", *LAMBERT)

    page = visitor.get(path)

    assert "This account has been locked. Please make payments to continue docketing." in page.text
    assert "/ecf/mad/utilities/payments-due" in page.links


def test_who_is_not_logged_in_logs_in_first(visitor):
    assert visitor.get(CIVIL).path == "/cso/login?court=mad"


def test_before_go_live_one_files_with_the_courts_own_login(visitor):
    visitor.begin(date="2021-09-10")
    visitor.press("/ecf/mad/login", "Login", login="mequill", password="Birch21!ecf", understood="yes")

    assert "Entered by Ellsworth-Quill, Marjorie" in file(visitor).text


# Filing agents


def let_the_agent(visitor, deed="Select"):
    """Cyrus Nakagawa-Bell adds Hollis Penrose, or removes her; then she is the one who is logged in."""
    visitor.enter("mad", *CYRUS)
    more = f"{ACCOUNT}/more"
    visitor.press(f"{more}?last_name=penrose" if deed == "Select" else more, deed)
    visitor.press(visitor.press(ACCOUNT, "Submit"), "Submit")
    visitor.press("/ecf/mad/main", "Log Out")
    visitor.enter("mad", *HOLLIS)


@pytest.mark.siblings(1)
def test_an_agent_files_in_the_name_of_who_let_her(visitor):
    let_the_agent(visitor)

    page = file(visitor, attorney=FOR_CYRUS)

    assert "Entered by Penrose, Hollis, for Nakagawa-Bell, Cyrus" in page.text
    assert f"Docket Text {FILED}" in page.text
    assert "Hollis Penrose, hollispenrose@example.com" in page.text, "his agents get his notices"
    log = visitor.press(LOG, "Submit").text
    assert f"{BAKERY} Notice of Appearance, document 5, filed for Cyrus Nakagawa-Bell" in log
    visitor.press("/ecf/mad/main", "Log Out")
    visitor.enter("mad", *CYRUS)
    assert "Notice of Appearance, document 5, filed by Hollis Penrose" in visitor.press(LOG, "Submit").text
    assert visitor.get(NOTICE).text == page.text.replace("Hollis Penrose is", "Cyrus Nakagawa-Bell is")


def test_an_agent_says_for_whom_she_files(visitor):
    let_the_agent(visitor)
    page = visitor.press(visitor.press(CIVIL, "Next", event=APPEARANCE), "Next", case=BAKERY)
    assert page.message_at("attorney") == "Filing for: Required information is missing."

    page = visitor.press(page, "Next", attorney="Juniper Castellane (jcastellane)")
    assert page.message_at("attorney") == "Filing for: Please select an entry of the list."


def test_nobodys_agent_files_nothing(visitor):
    visitor.enter("mad", *HOLLIS)

    page = visitor.get(CIVIL)
    assert "No filer of this court has added you as a filing agent yet, so you cannot file." in page.text


def test_an_agent_who_may_no_more_files_nothing(visitor):
    let_the_agent(visitor)
    page = up_to_submit(visitor, attorney=FOR_CYRUS)
    visitor.press("/ecf/mad/main", "Log Out")
    let_the_agent(visitor, "Remove")

    values = {**page.forms[-1]["values"], "csrf_token": visitor.get("/ecf/mad/main").forms[-1]["values"]["csrf_token"]}
    again = visitor.post(f"{CIVIL}/submit", **values, deed="submit")

    assert "No filer of this court has added you as a filing agent yet" in again.text
    assert mails(visitor) == []


def test_an_agent_cannot_file_for_who_is_locked(visitor):
    visitor.enter("mad", *LAMBERT)
    visitor.press(f"{ACCOUNT}/more?last_name=penrose", "Select")
    visitor.press(visitor.press(ACCOUNT, "Submit"), "Submit")
    visitor.press("/ecf/mad/main", "Log Out")
    visitor.enter("mad", *HOLLIS)

    page = visitor.press(visitor.press(CIVIL, "Next", event=APPEARANCE), "Next", case=BAKERY, attorney=FOR_LAMBERT)

    assert "The account of this filer has been locked" in page.message_at("attorney")
