import csv
import re
from urllib.parse import urlencode

import pytest

pytestmark = pytest.mark.siblings(6, of="file")

ROSALIND = ("hpbilling2021", "Ledger%Candle381")
CORWIN = ("cb0071", "olddesk55")
MARJORIE = ("mequill2016", "Lantern#Harbor77x")
TOBIAS = ("tb1407", "copper99x")
AUGUSTIN = ("afairlea22", "Copper/Dune!5521")
HERE = "/pscof/manage"
MAINTENANCE = f"{HERE}/maint?tab=PAA+Maintenance"
WISH = {"number": "7104401", "last_name": "Ellsworth-Quill", "remark": "Welcome", "agreed": "yes"}
FIRM = {
    "firm": "Ellsworth-Quill Law",
    "tax_id": "04-7104401",
    "first_name": "Hester",
    "last_name": "Dunmallow",
    "date_of_birth": "03/19/1981",
    "street": "118 Harborview Road",
    "city": "Boston",
    "state": "Massachusetts",
    "county": "SUFFOLK",
    "zip": "02128",
    "phone": "617-555-0126",
    "email": "hdunmallow@example.com",
    "confirm_email": "hdunmallow@example.com",
    "user_type": "LAW FIRM",
    "person": "yes",
}
LOGIN = ("eqlawbilling", "Velvet%Lantern3306")
SLUGS = ("add", "remove", "rescind", "list", "list.csv", "requests", "cost-centers", "statement")


@pytest.fixture
def paa(visitor):
    visitor.begin()
    visitor.log_in(*ROSALIND)
    return visitor


@pytest.fixture
def beside(new_visitor):
    """Somebody else, in a browser of her own, in the same world."""

    def join(visitor, login):
        other = new_visitor()
        for cookie in visitor.cookies:
            other.cookies.set_cookie(cookie)
        other.log_in(*login)
        return other

    return join


def register(visitor, login, card, **changes):
    """Register a firm, up to the confirmation; an empty card means none."""
    start = "/pscof/registration/group-billing"
    visitor.press(start, "Next", **{**FIRM, **changes})
    entered = {"username": LOGIN[0], "password": LOGIN[1], "confirm_password": LOGIN[1]}
    visitor.press(f"{start}/user", "Next", **{**login, **entered})
    visitor.press(f"{start}/payment", "Next", **card)
    return visitor.press(f"{start}/acknowledgment", "Submit", understood="yes")


def rows(page):
    """The cells of each line of a page's table."""
    body = page.source.split("<tbody>")[1].split("</tbody>")[0]
    return [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", line) for line in body.split("</tr>")[:-1]]


def ask(paa, **changes):
    return paa.press(f"{HERE}/paa-add", "Submit", **{**WISH, **changes})


def answer(member, deed="Accept"):
    """Both times that she must press the button."""
    return member.press(member.press(f"{HERE}/maint", deed), deed)


# A1: registering.


def test_a1_group_billing_leads_to_the_form(visitor):
    page = visitor.get("/pacer/register-account/group-billing")
    assert "/pscof/registration/group-billing" in page.links

    page = visitor.get("/pscof/registration/group-billing")

    assert page.path == "/pscof/registration/group-billing/firm"
    assert "Register for a PAA PACER Administrative Account Registration, page 1 of 4" in page.text
    assert "Alternate Phone" not in page.text


def test_a1_a_firm_registers_with_a_card_and_can_begin_at_once(visitor, known):
    done = register(visitor, known.login, known.card)

    assert "Account Type PACER Administrative Account Account Status Active" in done.text
    assert "Case Search Status" not in done.text
    summary = visitor.log_in(*LOGIN)
    assert "Account Status Active Account Type PACER Administrative Account" in summary.text
    assert visitor.get(f"{HERE}/paa-add").path == f"{HERE}/paa-add"


def test_a1_without_a_card_the_firm_must_wait_for_the_code(visitor, known):
    done = register(visitor, known.login, {})
    assert "Account Status Not activated – activation code will be mailed" in done.text
    assert "Without a card you cannot add accounts yet." in done.text
    summary = visitor.log_in(*LOGIN)
    assert "Account Status Not activated Activate PACER Administrative Account" in summary.text
    assert visitor.get(f"{HERE}/paa-add").path == f"{HERE}/activate-case-search"

    letter = visitor.get("/training/mailroom/7300201")
    assert "Beside Account Status, click Activate PACER Administrative Account." in letter.text
    code = re.search(r"MOCK-\w{4}-\w{4}", letter.text)[0]
    page = visitor.press(f"{HERE}/activate-case-search", "Submit", code=code)

    assert "Your PACER Administrative Account has been activated." in page.text
    assert visitor.get(f"{HERE}/paa-add").path == f"{HERE}/paa-add"


@pytest.mark.parametrize(
    ("field", "entered", "message"),
    [
        ("firm", "", "Firm/Organization Name: Required information is missing."),
        ("tax_id", "123", "Federal Tax ID: Enter nine digits, such as 12-3456789."),
        ("last_name", "", "Last Name: Required information is missing."),
        ("user_type", "", "Please select a user type."),
        ("county", "ESSEXX", "Please select a county."),
    ],
)
def test_a1_what_is_missing_or_wrong_is_said_beside_its_field(visitor, field, entered, message):
    page = visitor.press("/pscof/registration/group-billing", "Next", **{**FIRM, field: entered})

    assert page.path.endswith("/firm?tried=1")
    assert page.message_at(field) == message


def test_a1_the_messages_stand_in_the_order_of_the_page(visitor):
    page = visitor.press("/pscof/registration/group-billing", "Next")

    assert re.findall(r'<li><a href="#(\w+)', page.source)[:3] == ["firm", "first_name", "last_name"]


def test_a1_a_tax_id_is_not_required(visitor, known):
    assert "has been created" in register(visitor, known.login, known.card, tax_id="").text


def test_a1_an_account_of_ones_own_is_no_double_of_a_firms(visitor):
    """Who administers a PAA may search and file with another account; two PAAs of one person are too many."""
    visitor.begin()
    henrietta = {"first_name": "Henrietta", "last_name": "Poole", "date_of_birth": "02/03/1961"}
    rosalind = {"first_name": "Rosalind", "last_name": "Tamborini", "date_of_birth": "09/12/1978"}

    own = visitor.press("/pscof/registration/group-billing", "Next", **{**FIRM, **henrietta})
    twice = visitor.press("/pscof/registration/group-billing", "Next", **{**FIRM, **rosalind})

    assert own.path.endswith("/group-billing/user")
    assert twice.path.endswith("/group-billing/duplicate")
    assert "Account May Already Exist" in twice.text


def test_a1_what_a_filer_entered_opens_no_page_of_a_firm(visitor, known):
    visitor.press("/pscof/registration/attorney", "Next", **known.newcomer)

    assert visitor.get("/pscof/registration/attorney/user").path.endswith("/attorney/user")
    assert visitor.get("/pscof/registration/group-billing/user").path.endswith("/group-billing/firm")


def test_w22_the_card_of_a_paa_is_not_offered_for_filing_fees(visitor, known):
    visitor.press("/pscof/registration/group-billing", "Next", **FIRM)
    entered = {"username": LOGIN[0], "password": LOGIN[1], "confirm_password": LOGIN[1]}
    page = visitor.press("/pscof/registration/group-billing/user", "Next", **{**known.login, **entered})
    visitor.press("/pscof/registration/attorney", "Next", **known.newcomer)
    filers = visitor.press("/pscof/registration/attorney/user", "Next", **known.login)

    assert page.path.endswith("/group-billing/payment")
    assert "Set Autobill PACER fees" in page.text
    assert "Set e-filing fees default" not in page.text
    assert "Set e-filing fees default" in filers.text


# A2: the landing.


def test_a2_a_paa_has_an_account_status_and_a_tab_of_its_own(paa):
    page = paa.get(MAINTENANCE)

    assert "Account Balance $1,204.30 Account Status Active" in page.text
    assert "Case Search Status" not in page.text
    assert "Settings PAA Maintenance Payments Usage" in page.text
    assert [link.rpartition("/")[2] for link in page.links if "/manage/paa-" in link] == [
        "paa-add", "paa-remove", "paa-rescind", "paa-list", "paa-requests", "paa-cost-centers",
    ]  # fmt: skip
    assert "Remove Your PACER Account from a PAA" not in paa.get(f"{HERE}/maint").text


def test_a2_a_legacy_paa_may_only_see_its_usage_and_pay(visitor):
    visitor.log_in(*CORWIN)

    for slug in SLUGS:
        page = visitor.get(f"{HERE}/paa-{slug}")
        assert ("You must upgrade your PACER account" in page.text) == (slug != "statement"), slug
    page = visitor.press(f"{HERE}/paa-add", "Cancel")
    assert "Amount Due $40.00" in visitor.get(f"{HERE}/paa-statement").text


def test_a2_a_legacy_paa_that_is_upgraded_can_do_all(visitor, known):
    visitor.log_in(*CORWIN)
    visitor.press("/pscof/upgrade", "Next", date_of_birth="12/05/1958", user_type="LAW FIRM")
    visitor.press("/pscof/upgrade/address", "Next", county="ESSEX")
    login = {"username": "bexleybilling", "password": "Copper!Steeple447", "confirm_password": "Copper!Steeple447"}
    done = visitor.press("/pscof/upgrade/security", "Submit", **{**known.security, **login})

    assert "Your PACER account has been upgraded." in done.text
    assert "Account Type PACER Administrative Account Settings" in visitor.get(f"{HERE}/maint").text
    assert "Your request has been sent to the account holder." in ask(visitor).text


@pytest.mark.parametrize("slug", SLUGS)
def test_the_pages_of_a_paa_are_for_paas(visitor, slug):
    assert visitor.get(f"{HERE}/paa-{slug}").path == "/pscof/login"
    visitor.log_in(*MARJORIE)
    assert visitor.get(f"{HERE}/paa-{slug}").status == 404


# A4 and A9: asking and answering.


def test_w21_a_request_stays_pending_until_the_holder_accepts(paa, beside):
    done = ask(paa)
    assert "Your request has been sent to the account holder. It is pending" in done.text
    assert rows(paa.get(f"{HERE}/paa-requests")) == [
        ["09/21/2021", "Add", "7104401", "Ellsworth-Quill", "Welcome", "Pending"]
    ]
    assert "7104401" not in paa.get(f"{HERE}/paa-list").text

    marjorie = beside(paa, MARJORIE)
    page = marjorie.get(f"{HERE}/maint")
    assert "You have a request to join a PACER Administrative Account." in page.text
    assert "Account Balance $12.40" in page.text
    page = marjorie.press(page, "Accept")
    assert "Your balance of $12.40 moves to the firm." in page.text
    assert "no client code is required" in page.text
    assert "7104401" not in paa.get(f"{HERE}/paa-list").text
    page = marjorie.press(page, "Accept")

    assert "You have accepted the request." in page.text
    assert "Account Balance $0.00" in marjorie.get(f"{HERE}/maint").text
    assert "You have a request" not in marjorie.get(f"{HERE}/maint").text
    assert "Account Balance $1,216.70" in paa.get(f"{HERE}/maint").text
    assert rows(paa.get(f"{HERE}/paa-requests"))[0][-1] == "Accepted"
    assert "7104401" in paa.get(f"{HERE}/paa-list").text


def test_a9_who_declines_keeps_all(paa, beside):
    ask(paa)
    marjorie = beside(paa, MARJORIE)

    assert "You have declined the request." in answer(marjorie, "Decline").text
    assert "Account Balance $12.40" in marjorie.get(f"{HERE}/maint").text
    assert rows(paa.get(f"{HERE}/paa-requests"))[0][-1] == "Declined"


def test_a9_who_cancels_has_not_answered(paa, beside):
    ask(paa)
    marjorie = beside(paa, MARJORIE)
    marjorie.press(marjorie.press(f"{HERE}/maint", "Accept"), "Cancel")

    assert "You have a request" in marjorie.get(f"{HERE}/maint").text
    assert rows(paa.get(f"{HERE}/paa-requests"))[0][-1] == "Pending"


def test_a9_nobody_else_sees_or_answers_a_request(paa, beside, new_visitor):
    ask(paa)
    for login in (AUGUSTIN, ROSALIND):
        other = beside(paa, login)
        assert other.get(f"{HERE}/join-paa/1/accept").status == 404
        assert "You have a request" not in other.get(f"{HERE}/maint").text
    elsewhere = new_visitor()
    elsewhere.log_in(*MARJORIE)

    assert elsewhere.get(f"{HERE}/join-paa/1/accept").status == 404
    assert paa.get(f"{HERE}/join-paa/2/accept").status == 404
    assert new_visitor().get(f"{HERE}/join-paa/1/accept").path == "/pscof/login"


def test_a9_a_page_that_is_too_old_answers_nothing(paa, beside):
    ask(paa)
    marjorie = beside(paa, MARJORIE)
    page = marjorie.press(f"{HERE}/maint", "Accept")
    paa.press(f"{HERE}/paa-rescind", "Submit", chosen="1")

    page = marjorie.press(page, "Accept")

    assert "Halvard &amp; Pym LLP has rescinded this request." in page.source
    assert "Account Balance $12.40" in marjorie.get(f"{HERE}/maint").text


def test_a9_a_legacy_account_is_asked_but_upgrades_before_it_accepts(paa, beside):
    ask(paa, number="7002213", last_name="Brannock")
    tobias = beside(paa, TOBIAS)

    page = tobias.press(f"{HERE}/maint", "Accept")

    assert "You must upgrade your PACER account before using this feature." in page.text
    assert rows(paa.get(f"{HERE}/paa-requests"))[0][-1] == "Pending"


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"last_name": "Quill"}, "number", "Account number and last name do not match."),
        ({"number": "7155620", "last_name": "Nakagawa-Bell"}, "number", "This account already belongs to a PAA."),
        (
            {"number": "7000150", "last_name": "Bexley"},
            "number",
            "A PACER Administrative Account cannot be added to a PAA.",
        ),
        ({"number": ""}, "number", "Account Number: Required information is missing."),
        ({"last_name": ""}, "last_name", "Last Name: Required information is missing."),
        ({"remark": ""}, "remark", "Remark: Required information is missing."),
        ({"remark": "x" * 61}, "remark", "Remark: Enter at most 60 characters."),
        ({"agreed": ""}, "agreed", "You must check the box to send the request."),
    ],
)
def test_a4_what_is_wrong_is_said_beside_its_field(paa, changes, field, message):
    page = ask(paa, **changes)

    assert page.path == f"{HERE}/paa-add?tried=1"
    assert page.message_at(field) == message
    assert "You have made no request." in paa.get(f"{HERE}/paa-requests").text
    assert message not in paa.get(f"{HERE}/paa-add").text


def test_a4_one_cannot_ask_twice(paa):
    ask(paa)

    assert ask(paa).message_at("number") == "Your earlier request to this account is still pending."


def test_a4_what_one_enters_is_shown_and_not_obeyed(paa, beside):
    ask(paa, remark="<b>now</b>")

    for page in (
        paa.get(f"{HERE}/paa-requests"),
        beside(paa, MARJORIE).get(f"{HERE}/maint"),
        paa.get("/training/outbox"),
    ):
        assert "&lt;b&gt;now&lt;/b&gt;" in page.source
        assert "<b>now</b>" not in page.source
    assert 'value="&lt;b&gt;' in ask(paa, remark="<b>", number="1").source


def test_p23_the_firms_rule_replaces_the_members(paa, beside):
    """Augustin Fairlea must give a client code; when he comes back to a firm that asks for none, he need not."""
    augustin = beside(paa, AUGUSTIN)
    assert augustin.get("/cso/login?court=mad").path.startswith("/cso/client-code")
    augustin.press(f"{HERE}/leave-paa", "Submit", remark="Sabbatical")
    ask(paa, number="7160777", last_name="Fairlea")
    answer(augustin)

    assert augustin.get("/cso/login?court=mad").path.startswith("/cso/redaction")


# A5, A6, A7, A8 and the cost centers.


def test_a5_who_is_removed_is_out_and_both_are_told(paa, beside):
    page = paa.press(f"{HERE}/paa-remove", "Submit", remark="Left the firm", chosen="7155620")

    assert "The accounts have been removed from your PAA." in page.text
    assert rows(paa.get(f"{HERE}/paa-list")) == [["7160777", "Augustin", "Fairlea", "Active", ""]]
    assert rows(paa.get(f"{HERE}/paa-requests"))[0] == [
        "09/21/2021", "Remove", "7155620", "Nakagawa-Bell", "Left the firm", "Accepted",
    ]  # fmt: skip
    outbox = paa.get("/training/outbox").text
    assert "To cnbell_law@example.com" in outbox
    assert "To hpbilling2021@example.com" in outbox
    cyrus = beside(paa, ("cnbell_law", "Quarry&Anchor552"))
    assert "Case Search Status Inactive" in cyrus.get(f"{HERE}/maint").text


def test_a5_several_at_once(paa):
    form = paa.get(f"{HERE}/paa-remove").forms[-1]
    wanted = [
        ("csrf_token", form["values"]["csrf_token"]),
        ("remark", "x"),
        ("chosen", "7155620"),
        ("chosen", "7160777"),
    ]

    page = paa.ask(f"{HERE}/paa-remove", urlencode(wanted).encode())

    assert "No account belongs to your PAA." in page.text


@pytest.mark.parametrize("chosen", ["", "7104401", "x" * 5000])
def test_a5_nobody_is_removed_unticked_or_who_is_not_there(paa, chosen):
    page = paa.press(f"{HERE}/paa-remove", "Submit", remark="", chosen=chosen)

    assert "Please select at least one entry of the list." in page.text
    assert page.message_at("remark") == "Remark: Required information is missing."
    assert len(rows(paa.get(f"{HERE}/paa-list"))) == 2


def test_a5_a_tick_survives_a_refusal(paa):
    page = paa.press(f"{HERE}/paa-remove", "Submit", chosen="7160777")

    assert "checked" in page.element(id="chosen-7160777")[1]
    assert "checked" not in page.element(id="chosen-7155620")[1]


def test_a6_a_pending_request_can_be_rescinded(paa, beside):
    ask(paa)
    assert "Please select at least one" in paa.press(f"{HERE}/paa-rescind", "Submit").text

    page = paa.press(f"{HERE}/paa-rescind", "Submit", chosen="1")

    assert "Your requests have been rescinded." in page.text
    assert "None of your requests is pending. A request is pending until the account holder accepts" in page.text
    assert rows(paa.get(f"{HERE}/paa-requests"))[0][-1] == "Rescinded"
    assert "You have a request" not in beside(paa, MARJORIE).get(f"{HERE}/maint").text


def test_a7_the_list_is_a_file_without_formulas(paa):
    paa.press(f"{HERE}/paa-cost-centers", "Submit", **{"7155620": "=1+1", "7160777": "Tax, and more"})

    page = paa.press(f"{HERE}/paa-list", "Download CSV")

    assert page.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert page.headers["Content-Disposition"] == 'attachment; filename="pacer-accounts-7300012.csv"'
    assert list(csv.reader(page.source.splitlines())) == [
        ["Account Number", "First Name", "Last Name", "Case Search Status", "Cost Center"],
        ["7155620", "Cyrus", "Nakagawa-Bell", "Active", "'=1+1"],
        ["7160777", "Augustin", "Fairlea", "Active", "Tax, and more"],
    ]


def test_a3_a_cost_center_stands_on_the_statement(paa):
    page = paa.press(f"{HERE}/paa-cost-centers", "Submit", **{"7155620": " Litigation ", "7160777": "x" * 20})

    assert "The cost centers have been saved." in page.text
    assert [row[2] for row in rows(paa.get(f"{HERE}/paa-statement"))] == ["Litigation", "x" * 20]


def test_a3_a_cost_center_that_is_too_long_is_told_and_none_is_saved(paa):
    page = paa.press(f"{HERE}/paa-cost-centers", "Submit", **{"7155620": "Litigation", "7160777": "x" * 21})

    assert page.message_at("7160777") == "7160777 Augustin Fairlea: Enter at most 20 characters."
    assert page.element(id="7155620")[1]["value"] == "Litigation"
    assert [row[2] for row in rows(paa.get(f"{HERE}/paa-statement"))] == ["", ""]


# A9: leaving.


def test_a9_a_member_can_leave_and_cannot_search_then(paa, beside):
    augustin = beside(paa, AUGUSTIN)
    page = augustin.press(f"{HERE}/leave-paa", "Submit")
    assert page.message_at("remark") == "Remark: Required information is missing."
    assert "Halvard & Pym LLP (PAA 7300012) pays for your account now." in page.text
    assert "What it has cost until you leave stays on the firm’s bill." in page.text

    page = augustin.press(page, "Submit", remark="New firm")

    assert "Your account has been removed from the PAA." in page.text
    assert "From now on you pay for your account yourself." in page.text
    assert "Case Search Status Inactive" in augustin.get(f"{HERE}/maint").text
    assert "7160777" not in paa.get(f"{HERE}/paa-list").text
    assert "does not belong to a PAA" in augustin.get(f"{HERE}/leave-paa").text


def test_a9_only_who_is_in_a_paa_is_offered_to_leave_it(visitor, paa, beside):
    link = f"{HERE}/leave-paa"
    visitor.log_in(*MARJORIE)
    assert link not in visitor.get(f"{HERE}/maint").links

    augustin = beside(paa, AUGUSTIN)
    assert link in augustin.get(f"{HERE}/maint").links
    augustin.press(link, "Submit", remark="New firm")

    assert link not in augustin.get(f"{HERE}/maint").links


def test_a9_who_is_in_no_paa_has_nothing_to_leave(visitor):
    visitor.log_in(*MARJORIE)

    page = visitor.get(f"{HERE}/leave-paa?done=1")

    assert "Your account does not belong to a PAA." in page.text
    assert "Submit" not in page.text


# A10: the bill.


def test_a10_the_statement_has_a_line_for_each_account(paa):
    page = paa.get(f"{HERE}/maint?tab=Usage")
    assert f"{HERE}/paa-statement" in page.links
    assert f"{HERE}/statements" not in page.links

    page = paa.get(f"{HERE}/paa-statement")

    assert "Invoice July 1, 2021 to September 21, 2021" in page.text
    assert rows(page) == [
        ["7155620", "Cyrus Nakagawa-Bell", "", "8,028", "$802.80"],
        ["7160777", "Augustin Fairlea", "", "4,015", "$401.50"],
    ]
    assert "Total 12,043 $1,204.30 Amount Due $1,204.30" in page.text
    assert "A card stored in a PAA pays PACER fees only." in page.text


def test_w20_nobody_searches_or_files_with_a_paa(paa, beside):
    assert paa.get("/ecf/mad/main").path.startswith("/cso/administrative")
    assert "cannot be used to search or file" in paa.get("/cso/login?court=mab").text
    assert beside(paa, MARJORIE).get("/cso/login?court=mab").path.startswith("/cso/redaction")
