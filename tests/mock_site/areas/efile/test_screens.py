"""E1 to E6: asking a court for filing rights."""

import pytest
from filers import (
    ADMISSION,
    ATTORNEYS,
    BARNABY,
    CYRUS,
    FEDERAL,
    HISTORY,
    LUCINDA,
    MAB,
    MAD,
    MARJORIE,
    MULTI,
    ONLY,
    OTHERS,
    SPONSOR,
    STATE_BAR,
    TERMS,
    TYPES,
    VICE,
    WILHELMINA,
    add_bar,
    ask_as,
    ask_as_attorney,
    choose_court,
    newest,
    rows,
    up_to_bar,
    up_to_documents,
    upload,
)

pytestmark = pytest.mark.siblings(6, of="file")

MISSING = "Required information is missing."
NO_DATE = "Date Admitted: Enter the date as MM/DD/YYYY, such as 06/14/2010."
TODAY = "September 21, 2021"
STORED = "/pscof/manage/stored-payments"
CARD = {
    "method": "A credit card, entered below",
    "type": "VISA",
    "name": "Lucinda Harrowgate",
    "number": "4111 1111 1111 1111",
    "month": "08",
    "year": "2025",
    "on_file": "yes",
}


@pytest.fixture
def lucinda(visitor):
    visitor.log_in(*LUCINDA)
    return visitor


@pytest.fixture
def wilhelmina(visitor):
    visitor.log_in(*WILHELMINA)
    return visitor


def options(page, field):
    """What a list offers."""
    return [
        words.split("<")[0]
        for words in page.source.split(f'name="{field}"')[1].split("</select>")[0].split(">")
        if words.endswith("</option")
    ][1:]


# The whole way.


@pytest.mark.siblings(1)
def test_an_attorney_asks_for_admission_and_is_told_the_number(lucinda):
    up_to_documents(lucinda)
    upload(lucinda)
    lucinda.press(f"{ATTORNEYS}/documents", "Next")
    lucinda.press(f"{ATTORNEYS}/payment", "Next")

    done = lucinda.press(f"{ATTORNEYS}/terms", "Submit", **TERMS)

    assert done.path == f"{ATTORNEYS}/complete"
    assert (
        "Your request has been submitted to the court. The court answers by email, usually within three business "
        f"days. You cannot file in this court until it has processed your request. Request Number 210002 Date {TODAY} "
        f"Court {MAD} Request {ADMISSION} Role in Court Attorney"
    ) in done.text
    assert rows(lucinda.get(HISTORY)) == f"{TODAY} {MAD} {ADMISSION} Pending"
    assert "Request number: 210002" in newest(lucinda)
    assert lucinda.get(done.path).text == done.text
    lucinda.press(done, "Log Out")
    lucinda.enter("mad", *LUCINDA)
    assert lucinda.menu("mad") == "Query Reports Utilities Help Log Out"


@pytest.mark.siblings(1)
def test_a_filing_agent_asks_on_four_pages(wilhelmina):
    done = ask_as(wilhelmina, "Filing Agent")

    assert done.path == f"{OTHERS}/complete"
    assert f"Court {MAB} Request Non-Attorney E-File Registration Role in Court Filing Agent" in done.text
    assert rows(wilhelmina.get(HISTORY)) == f"{TODAY} {MAB} Non-Attorney E-File Registration Pending"


def test_nobody_is_registered_before_the_last_button(lucinda):
    up_to_bar(lucinda, MAD, ONLY)
    lucinda.press(f"{ATTORNEYS}/payment", "Next")

    assert "You have sent no request to a court yet." in lucinda.get(HISTORY).text


@pytest.mark.parametrize("path", [ATTORNEYS, f"{OTHERS}/court", f"{ATTORNEYS}/complete"])
def test_who_is_not_logged_in_logs_in_first(visitor, path):
    assert visitor.get(path).path == "/pscof/login"


def test_a_legacy_account_is_asked_to_upgrade_first(visitor, known):
    visitor.log_in(**known.before)

    for path in (ATTORNEYS, f"{ATTORNEYS}/court", OTHERS, "/pscof/manage/efile-status"):
        assert "You must upgrade your PACER account before using this feature." in visitor.get(path).text


def test_an_administrator_files_nowhere(visitor):
    visitor.log_in("hpbilling2021", "Ledger%Candle381")

    for path in (ATTORNEYS, f"{OTHERS}/court", "/pscof/manage/efile-status"):
        assert visitor.get(path).status == 404


# E1


def test_e1_the_courts_belong_to_the_type_of_court(lucinda):
    page = lucinda.get(ATTORNEYS)
    assert options(page, "court_type") == list(TYPES.values())[::-1]
    assert options(page, "court") == []

    page = lucinda.press(page, "Next", court_type=TYPES[MAB])

    assert options(page, "court") == [MAB]
    assert page.message_at("court") == f"Court: {MISSING}"


def test_e1_a_court_of_another_type_is_none(lucinda):
    page = lucinda.post(
        f"{ATTORNEYS}/court",
        csrf_token=lucinda.get(ATTORNEYS).forms[-1]["values"]["csrf_token"],
        court_type=TYPES[MAB],
        court=MAD,
        deed="next",
    )

    assert page.message_at("court") == f"Court: {MISSING}"


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2021-09-10", "Until it is, new filers register with the court itself."),
        ("2021-09-18", "This court is changing over to NextGen CM/ECF."),
    ],
)
def test_e1_before_a_court_is_live_it_is_not_asked_here(visitor, day, told):
    visitor.begin(date=day)
    visitor.log_in(*LUCINDA)

    assert told in choose_court(visitor, MAD).message_at("court")


def test_e1_on_the_day_on_which_a_court_goes_live_it_is(visitor):
    visitor.begin(date="2021-09-20")
    visitor.log_in(*LUCINDA)

    assert choose_court(visitor, MAD).path == f"{ATTORNEYS}/kind"


def test_e1_who_files_there_already_need_not_ask(visitor):
    visitor.log_in(*CYRUS)

    assert choose_court(visitor, MAD).message_at("court") == "You are registered to file in this court already."


def test_e1_who_waits_for_an_answer_does_not_ask_twice(visitor):
    visitor.log_in(*BARNABY)

    assert "An earlier request of yours is pending" in choose_court(visitor, MAD, OTHERS).message_at("court")
    assert choose_court(visitor, MAB, OTHERS).path == f"{OTHERS}/filer"


def test_e1_a_shared_account_is_nobodys_to_file_with(visitor):
    visitor.log_in("halvardpymdesk", "Granite!Shelf204")

    assert "Use your own PACER account." in choose_court(visitor, MAB).message_at("court")


def test_w8_the_first_page_warns_who_has_a_cmecf_account(lucinda):
    assert "do not send a request: it would be rejected. Link your account" in lucinda.get(ATTORNEYS).text


# E2


def test_e2_the_five_kinds_of_a_district_court(lucinda):
    page = choose_court(lucinda, MAD)

    values = [of["value"] for _, of in page.elements if of.get("type") == "radio"]
    assert values == [ADMISSION, ONLY, FEDERAL, VICE, MULTI]


def test_e2_litigation_of_many_districts_is_no_business_of_a_bankruptcy_court(lucinda):
    page = choose_court(lucinda, MAB)

    assert [of["value"] for _, of in page.elements if of.get("type") == "radio"] == [ADMISSION, ONLY, FEDERAL, VICE]
    refused = lucinda.press(page, "Next", kind=MULTI)
    assert "Choose what you would like to register for." in refused.text


def test_e2_something_must_be_chosen(lucinda):
    assert "Choose what you would like to register for." in lucinda.press(choose_court(lucinda, MAD), "Next").text


PAGES = {
    ADMISSION: ["court", "kind", "filer", "bar", "attorney", "documents", "payment", "terms"],
    ONLY: ["court", "kind", "filer", "payment", "terms"],
    FEDERAL: ["court", "kind", "filer", "bar", "payment", "terms"],
    VICE: ["court", "kind", "filer", "bar", "attorney", "documents", "payment", "terms"],
    MULTI: ["court", "kind", "filer", "bar", "attorney", "payment", "terms"],
}


@pytest.mark.siblings(1)
@pytest.mark.parametrize("kind", PAGES)
def test_e2_each_kind_has_its_pages(lucinda, kind):
    page = up_to_bar(lucinda, MAD, kind, firm="Harrowgate & Pell")
    passed = ["court", "kind", "filer"]
    while (name := page.path.rpartition("/")[2].partition("?")[0]) != "complete":
        passed.append(name)
        if name == "bar":
            page = lucinda.press(add_bar(lucinda), "Next")
        elif name == "attorney":
            asked = {**SPONSOR, "case": "1:21-cv-10204"}
            shown = page.forms[-1]["values"].keys()
            page = lucinda.press(page, "Next", **{field: value for field, value in asked.items() if field in shown})
        elif name == "documents":
            upload(lucinda)
            page = lucinda.press(page, "Next")
        else:
            page = lucinda.press(page, "Submit", **TERMS) if name == "terms" else lucinda.press(page, "Next")

    assert passed == PAGES[kind]
    assert f"Request {kind}" in page.text


# E3


def test_e3_what_pacer_knows_is_there(lucinda):
    page = lucinda.press(choose_court(lucinda, MAD), "Next", kind=ONLY)

    values = page.forms[-1]["values"]
    assert "Name Ms. Lucinda Harrowgate Address" in page.text
    assert values["email"] == values["confirm_email"] == "lharrowgate@example.com"
    assert values["frequency"] == "At the time of filing (one email for each filing)"
    assert values["format"] == "HTML"


@pytest.mark.parametrize(
    ("entered", "field", "why"),
    [
        ({}, "understood", "You must check the box to continue."),
        ({"email": ""}, "email", f"Primary Email: {MISSING}"),
        ({"email": "nobody"}, "email", "Primary Email: Enter an address such as name@example.com."),
        ({"email": "other@example.com"}, "confirm_email", "The email addresses entered do not match."),
        ({"frequency": ""}, "frequency", f"Email Frequency: {MISSING}"),
        ({"format": "Morse"}, "format", "Email Format: Please select an entry of the list."),
        ({"firm": "x" * 61}, "firm", "Firm/Office: Enter at most 60 characters."),
    ],
)
def test_e3_what_is_wrong_is_told_beside_it(lucinda, entered, field, why):
    page = lucinda.press(choose_court(lucinda, MAD), "Next", kind=ONLY)

    assert lucinda.press(page, "Next", **entered).message_at(field) == why


def test_e3_a_federal_attorney_names_the_office_and_nobody_else_must(visitor):
    visitor.log_in(*LUCINDA)
    page = up_to_bar(visitor, MAD, FEDERAL, firm="")

    assert page.message_at("firm") == f"Firm/Office: {MISSING}"

    assert up_to_bar(visitor, MAD, ONLY, firm="").path == f"{ATTORNEYS}/payment"


def test_e3_each_kind_of_court_has_its_own_roles(wilhelmina):
    page = choose_court(wilhelmina, MAB, OTHERS)
    assert options(page, "role") == ["Creditor", "Filing Agent", "Party", "Trustee", "U.S. Trustee"]

    page = choose_court(wilhelmina, MAD, OTHERS)
    assert options(page, "role") == ["Court Reporter", "Filing Agent", "Interested Party", "Media", "Party"]


@pytest.mark.parametrize("role", ["", "Trustee"])
def test_e3_a_role_must_be_one_of_the_courts(wilhelmina, role):
    page = choose_court(wilhelmina, MAD, OTHERS)

    assert wilhelmina.press(page, "Next", role=role).message_at("role") == f"Role in Court: {MISSING}"


def test_e3_an_attorney_is_asked_for_no_role(lucinda):
    page = lucinda.press(choose_court(lucinda, MAD), "Next", kind=ONLY)

    assert not {"role", "case"} & page.forms[-1]["values"].keys()


# E3a


def test_e3a_a_bar_is_added_by_its_own_button(lucinda):
    page = up_to_bar(lucinda)
    assert "You have added no bar admission yet." in page.text
    assert "Enter a bar admission, and click Add." in lucinda.press(page, "Next").text

    page = add_bar(lucinda)

    assert "Massachusetts 640911 06/14/2010 Remove" in page.text
    assert page.forms[-1]["values"]["state_number"] == ""
    assert lucinda.press(page, "Next").path == f"{ATTORNEYS}/attorney"


def test_e3a_a_federal_bar_will_do_and_what_is_typed_for_the_other_stays(lucinda):
    form = up_to_bar(lucinda).forms[-1]
    federal = {"federal_court": "D. Me.", "federal_number": "77", "federal_admitted": "01/02/2015"}
    entered = {**form["values"], **federal, "state": "Maine", "deed": "add-federal"}

    page = lucinda.post(form["action"], **entered)

    assert "D. Me. 77 01/02/2015 Remove" in page.text
    assert page.forms[-1]["values"]["state"] == "Maine"
    assert "You have entered a bar admission and not added it." in lucinda.press(page, "Next").text
    assert lucinda.press(page, "Next", state="").path == f"{ATTORNEYS}/attorney"


@pytest.mark.parametrize(
    ("entered", "field", "why"),
    [
        ({"state": ""}, "state", f"State: {MISSING}"),
        ({"state": "Atlantis"}, "state", "State: Please select an entry of the list."),
        ({"state_number": ""}, "state_number", f"State Bar Number: {MISSING}"),
        ({"state_number": "9" * 21}, "state_number", "State Bar Number: Enter at most 20 characters."),
        ({"state_admitted": ""}, "state_admitted", f"Date Admitted: {MISSING}"),
        (
            {"state_admitted": "06/31/2010"},
            "state_admitted",
            NO_DATE,
        ),
        ({"state_admitted": "09/22/2021"}, "state_admitted", "Date Admitted: The date must not be later than today."),
    ],
)
def test_e3a_a_bar_that_will_not_do_is_not_added(lucinda, entered, field, why):
    up_to_bar(lucinda)

    page = add_bar(lucinda, **entered)

    assert page.message_at(field) == why
    assert "You have added no bar admission yet." in page.text


def test_e3a_admitted_today_will_do(lucinda):
    up_to_bar(lucinda)

    assert "09/21/2021 Remove" in add_bar(lucinda, state_admitted="09/21/2021").text


def test_e3a_a_bar_can_be_removed_and_then_none_is_there(lucinda):
    up_to_bar(lucinda)
    lucinda.press(add_bar(lucinda), "Next")

    page = lucinda.press(f"{ATTORNEYS}/bar", "Remove")

    assert "You have added no bar admission yet." in page.text
    assert lucinda.get(f"{ATTORNEYS}/attorney").path == f"{ATTORNEYS}/bar"


def test_e3a_the_sponsor_and_an_answer_are_needed(lucinda):
    up_to_bar(lucinda)
    page = lucinda.press(lucinda.press(add_bar(lucinda), "Next"), "Next")

    for field, label in (
        ("sponsor_first", "Sponsor’s First Name"),
        ("sponsor_last", "Sponsor’s Last Name"),
        ("sponsor_state", "Jurisdiction"),
        ("sponsor_number", "Sponsor’s Bar Number"),
    ):
        assert page.message_at(field) == f"{label}: {MISSING}"
    assert page.message_at("disciplined") == "Say whether you have ever been suspended or disbarred."
    assert lucinda.press(page, "Next", **SPONSOR).path == f"{ATTORNEYS}/documents"


def test_e3a_pro_hac_vice_names_its_case(lucinda):
    page = up_to_documents(lucinda, MAD, VICE)
    assert page.message_at("case") == f"Case Number: {MISSING}"

    assert lucinda.press(page, "Next", case="1:21-cv-10204").path == f"{ATTORNEYS}/documents"


@pytest.mark.parametrize(("court", "example"), [(MAD, "such as 1:21-cv-10000"), (MAB, "such as 21-10000")])
def test_e3_the_example_of_a_cases_number_is_one_of_the_court(lucinda, wilhelmina, court, example):
    assert example in up_to_documents(lucinda, court, VICE).text
    assert example in choose_court(wilhelmina, court, OTHERS).text


# E4


def test_e4_is_optional(lucinda):
    up_to_bar(lucinda, MAD, ONLY)

    assert lucinda.press(f"{ATTORNEYS}/payment", "Next").path == f"{ATTORNEYS}/terms"


def test_e4_a_card_is_stored_when_the_request_is_sent_and_not_before(lucinda):
    up_to_documents(lucinda)
    upload(lucinda)
    lucinda.press(f"{ATTORNEYS}/documents", "Next")

    page = lucinda.press(f"{ATTORNEYS}/payment", "Next", **CARD, efiling="yes", admission="yes")

    assert page.path == f"{ATTORNEYS}/terms"
    assert "4111" not in lucinda.get(f"{ATTORNEYS}/payment").source.replace("ending in 1111", "")
    assert "You entered a VISA card ending in 1111." in lucinda.get(f"{ATTORNEYS}/payment").text
    assert "No payment method is stored." in lucinda.get(STORED).text
    lucinda.press(f"{ATTORNEYS}/terms", "Submit", **TERMS)
    stored = lucinda.get(STORED).text
    assert "1. VISA ending in 1111 Set Autobill PACER fees E-filing fees default Turn Off" in stored
    assert "Admission fees default Turn Off" in stored


def test_e4_a_default_for_admission_can_be_turned_off(lucinda):
    test_e4_a_card_is_stored_when_the_request_is_sent_and_not_before(lucinda)
    page = lucinda.get(STORED)
    form = page.forms[-1]

    after = lucinda.post(form["action"], **form["values"], deed="admission-off")

    assert "VISA ending in 1111 is no longer your default for admission fees." in after.text
    assert "Admission fees default" not in after.text


def test_e4_a_stored_method_becomes_the_default(lucinda):
    card = {name: value for name, value in CARD.items() if name != "method"}
    lucinda.press(f"{STORED}/add-card", "Submit", **card)
    up_to_bar(lucinda, MAD, ONLY)

    lucinda.press(f"{ATTORNEYS}/payment", "Next", method="VISA ending in 1111", efiling="yes")
    lucinda.press(f"{ATTORNEYS}/terms", "Submit", **TERMS)

    stored = lucinda.get(STORED).text
    assert "1. VISA ending in 1111 Set Autobill PACER fees E-filing fees default Turn Off" in stored
    assert "2. " not in stored


def test_e4_half_a_card_is_none(lucinda):
    up_to_bar(lucinda, MAD, ONLY)

    page = lucinda.press(f"{ATTORNEYS}/payment", "Next", name="Lucinda Harrowgate")

    assert "Please complete all payment fields or leave this page blank." in page.text
    assert page.message_at("number") == f"Card Number: {MISSING}"


def test_e4_a_declined_card_is_none(lucinda):
    up_to_bar(lucinda, MAD, ONLY)

    page = lucinda.press(f"{ATTORNEYS}/payment", "Next", **{**CARD, "number": "4000 0000 0000 0002"})

    assert page.message_at("number") == "The card could not be validated."


def test_e4_only_who_is_admitted_is_asked_about_that_fee(wilhelmina):
    page = choose_court(wilhelmina, MAB, OTHERS)
    page = wilhelmina.press(page, "Next", role="Creditor", understood="yes")

    assert "Set e-filing fees default" in page.text
    assert "Set admission fees default" not in page.text


# E5


@pytest.mark.parametrize("missing", TERMS)
def test_e5_both_boxes_are_needed(lucinda, missing):
    up_to_bar(lucinda, MAD, ONLY)
    lucinda.press(f"{ATTORNEYS}/payment", "Next")

    boxes = {name: value for name, value in TERMS.items() if name != missing}
    page = lucinda.press(f"{ATTORNEYS}/terms", "Submit", **boxes)

    assert page.message_at(missing) == "You must accept the terms of use to continue."
    assert "You have sent no request" in lucinda.get(HISTORY).text


# What was entered.


def test_back_keeps_what_was_entered_on_each_page(lucinda):
    up_to_bar(lucinda, firm="Harrowgate & Pell", unit="Appeals")
    form = lucinda.get(f"{ATTORNEYS}/bar").forms[-1]

    lucinda.post(form["action"], **{**form["values"], **STATE_BAR, "deed": "back"})

    assert lucinda.get(f"{ATTORNEYS}/bar").forms[-1]["values"]["state_number"] == "640911"
    page = lucinda.press(f"{ATTORNEYS}/filer", "Back", email="elsewhere@example.com")
    assert page.path == f"{ATTORNEYS}/kind"
    values = lucinda.press(page, "Next").forms[-1]["values"]
    assert (values["firm"], values["unit"], values["email"]) == (
        "Harrowgate & Pell",
        "Appeals",
        "elsewhere@example.com",
    )


def test_another_court_keeps_what_was_entered_and_asks_again_what_depends_on_it(wilhelmina):
    page = choose_court(wilhelmina, MAB, OTHERS)
    wilhelmina.press(page, "Next", role="Trustee", firm="Dace Filings", understood="yes")

    page = choose_court(wilhelmina, MAD, OTHERS)

    assert page.forms[-1]["values"]["firm"] == "Dace Filings"
    assert wilhelmina.get(f"{OTHERS}/payment").path == f"{OTHERS}/filer"
    assert wilhelmina.press(page, "Next").message_at("role") == f"Role in Court: {MISSING}"


def test_another_kind_asks_again_what_it_needs(lucinda):
    up_to_documents(lucinda, MAD, ADMISSION)

    lucinda.press(f"{ATTORNEYS}/kind", "Next", kind=VICE)
    lucinda.press(f"{ATTORNEYS}/filer", "Next", understood="yes")

    page = lucinda.press(f"{ATTORNEYS}/bar", "Next")
    assert page.forms[-1]["values"]["sponsor_last"] == "Nakagawa-Bell"
    assert lucinda.press(page, "Next").message_at("case") == f"Case Number: {MISSING}"


def test_what_was_entered_for_another_kind_is_not_sent(lucinda):
    up_to_documents(lucinda)
    lucinda.press(f"{ATTORNEYS}/kind", "Next", kind=ONLY)
    lucinda.press(f"{ATTORNEYS}/filer", "Next", understood="yes")
    lucinda.press(f"{ATTORNEYS}/payment", "Next")
    lucinda.press(f"{ATTORNEYS}/terms", "Submit", **TERMS)

    page = lucinda.get("/training/desk/requests/210002")

    assert "Sponsor" not in page.text.split("By itself")[0]
    assert "640911" not in page.text


def test_cancel_forgets_all_of_it(lucinda):
    up_to_documents(lucinda)

    page = lucinda.press(f"{ATTORNEYS}/documents", "Cancel")

    assert page.path == "/pscof/manage/maint?tab=Maintenance"
    assert lucinda.get(ATTORNEYS).forms[-1]["values"]["court"] == ""
    assert lucinda.get(f"{ATTORNEYS}/bar").path == f"{ATTORNEYS}/court"


def test_after_a_request_the_next_begins_empty(lucinda):
    ask_as_attorney(lucinda, MAD)

    assert lucinda.get(f"{ATTORNEYS}/terms").path == f"{ATTORNEYS}/court"
    assert choose_court(lucinda, MAB).path == f"{ATTORNEYS}/kind"


def test_pressed_twice_it_is_sent_once(lucinda):
    up_to_bar(lucinda, MAD, ONLY)
    lucinda.press(f"{ATTORNEYS}/payment", "Next")
    page = lucinda.get(f"{ATTORNEYS}/terms")
    lucinda.press(page, "Submit", **TERMS)
    lucinda.press(page, "Submit", **TERMS)

    assert rows(lucinda.get(HISTORY)).count("Pending") == 1


def test_attorneys_and_others_have_pages_of_their_own(lucinda):
    up_to_bar(lucinda)

    assert lucinda.get(OTHERS).forms[-1]["values"]["court"] == ""
    assert lucinda.get(f"{OTHERS}/kind").path == f"{OTHERS}/court"


def test_the_confirmation_is_for_who_has_just_sent_something(lucinda):
    assert lucinda.get(f"{ATTORNEYS}/complete").path == f"{ATTORNEYS}/court"


def test_markup_that_was_typed_stays_text(lucinda):
    up_to_bar(lucinda, firm="<b>Firm</b>")
    add_bar(lucinda, state_number="<i>1</i>")

    assert "&lt;i&gt;1&lt;/i&gt;" in lucinda.get(f"{ATTORNEYS}/bar").source
    assert "<b>Firm" not in lucinda.get(f"{ATTORNEYS}/filer").source


def test_a_post_without_its_token_changes_nothing(lucinda):
    page = lucinda.post(f"{ATTORNEYS}/court", court_type=TYPES[MAD], court=MAD, deed="next")

    assert page.status == 400
    assert lucinda.get(f"{ATTORNEYS}/kind").path == f"{ATTORNEYS}/court"


# From registering.


@pytest.mark.parametrize(("kind", "start"), [("attorney", ATTORNEYS), ("non-attorney", OTHERS)])
def test_continue_leads_from_a_new_account_to_its_first_request(visitor, kind, start):
    page = visitor.press(visitor.register(kind=kind), "Continue")

    assert page.path == f"{start}/court"
    assert "Desmond Achterberg Log Out" in page.text


@pytest.mark.parametrize("kind", ["case-search"])
def test_who_only_searches_is_not_led_there(visitor, kind):
    assert "Continue" not in {name for form in visitor.register(kind=kind).forms for name in form["buttons"]}


def test_continue_opens_no_account_that_was_left_since(visitor, known):
    done = visitor.register()
    visitor.press(done, "Log in to Manage My Account")
    visitor.log_in(known.login["username"], known.login["password"])
    visitor.press("/pscof/manage/maint", "Log Out")

    assert visitor.press(visitor.get("/pscof/login"), "Login").path.startswith("/pscof/login")
    token = visitor.get("/pscof/login").forms[-1]["values"]["csrf_token"]
    assert visitor.post("/pscof/registration/attorney/continue", csrf_token=token).path == "/pscof/login"


def test_w8_marjorie_is_not_kept_from_asking_which_pacer_cannot_know_better(visitor):
    visitor.log_in(*MARJORIE)

    assert ask_as_attorney(visitor, MAD).path == f"{ATTORNEYS}/complete"
