"""M3, the Maintenance tab: what changes at PACER at once, and what courts are asked to change."""

from datetime import date, timedelta

import pytest

from mock_site.areas.account.maintenance import asking
from mock_site.areas.account.maintenance_forms import NOT_APPLIED
from mock_site.start.data_files import read
from mock_site.start.people import Person
from mock_site.start.seeds import account_of
from mock_site.world.court_requests import Request
from mock_site.world.world import World

pytestmark = pytest.mark.siblings(6, of="file")

HERE = "/pscof/manage"
CYRUS = ("cnbell_law", "Quarry&Anchor552")
MARJORIE = ("mequill2016", "Lantern#Harbor77x")
MAB, MAD = "U.S. Bankruptcy Court, District of Massachusetts", "U.S. District Court, District of Massachusetts"
TODAY = "September 21, 2021"
MISSING = "Required information is missing."
WARNING = "All Cases also changes the firm name and the address in your old and closed cases."

MOVE = {
    "firm": "Nakagawa-Bell Law",
    "street": "18 Lockkeeper Lane",
    "room": "3",
    "city": "Worcester",
    "county": "WORCESTER",
    "zip": "01608",
    "reason": "I have changed firms",
    "cases": "Open Cases",
}


@pytest.fixture
def cyrus(visitor):
    """Linked in both courts."""
    visitor.log_in(*CYRUS)
    return visitor


@pytest.fixture
def marjorie(visitor):
    """Linked in none."""
    visitor.log_in(*MARJORIE)
    return visitor


def move(visitor, **entered):
    return visitor.press(f"{HERE}/address-information", "Submit", **{**MOVE, **entered})


def history(visitor):
    """The rows of the table, as one reads them."""
    table = visitor.get(f"{HERE}/efile-history").text.split("Type Status ")
    return table[1].split(" A request is pending")[0] if len(table) > 1 else ""


def court_has(visitor, court, field):
    """What a court's own page shows, greyed out."""
    visitor.press(f"{HERE}/maint", "Log Out")
    visitor.enter(court, *CYRUS)
    return visitor.get(f"/ecf/{court}/utilities/maintain-account").element(id=field)[1]["value"]


def test_the_address_changes_at_pacer_and_the_ticked_court_is_asked(cyrus):
    done = move(cyrus, courts="mab")

    assert "Your address has been updated." in done.text
    assert f"The change was sent to the {MAB}. A court must process the change" in done.text
    assert cyrus.press(done, "Close").path == f"{HERE}/maint?tab=Maintenance"
    page = cyrus.get(f"{HERE}/address-information")
    assert page.element(id="firm")[1]["value"] == "Nakagawa-Bell Law"
    assert page.forms[1]["values"]["county"] == "WORCESTER"
    assert page.element(id="reason")[1]["value"] == "", "each change has a reason of its own"
    assert history(cyrus) == f"{TODAY} {MAB} Address Update (Open Cases) Pending"


def test_a_court_keeps_the_old_address_until_it_has_processed_the_request(cyrus):
    move(cyrus, courts=["mab", "mad"])

    assert history(cyrus).count("Pending") == 2
    assert court_has(cyrus, "mab", "address") == "500 Summer Wharf"
    assert court_has(cyrus, "mad", "city") == "Boston"


@pytest.mark.parametrize(
    ("boxes", "words", "street"),
    [
        (["pacer-billing", "mab"], "PACER’s bills go to the new address, too.", MOVE["street"]),
        (["mab"], "PACER’s bills go where they went before.", "500 Summer Wharf"),
    ],
)
def test_pacers_bills_follow_the_address_where_their_box_is_checked(cyrus, boxes, words, street):
    page = cyrus.get(f"{HERE}/address-information")
    assert "checked" in page.element(id="courts-pacer-billing")[1]

    done = cyrus.press(page, "Submit", **{**MOVE, "courts": boxes})

    assert words in done.text
    assert f"by mail {street}" in cyrus.get(f"{HERE}/billing-preferences").text
    assert history(cyrus) == f"{TODAY} {MAB} Address Update (Open Cases) Pending"


def test_the_box_for_bills_is_no_court(cyrus):
    page = move(cyrus, courts="pacer-billing")

    assert "Select at least one court, or choose None." in page.text


def test_with_none_a_court_may_still_be_told(cyrus):
    assert f"The change was sent to the {MAD}." in move(cyrus, cases="None", courts="mad").text

    assert history(cyrus) == f"{TODAY} {MAD} Address Update (None) Pending"


def test_with_none_no_court_need_be_told(cyrus):
    done = move(cyrus, cases="None")

    assert "PACER has your new information. The change was not sent to any court." in done.text
    assert history(cyrus) == ""
    assert "You have sent no request to a court yet." in cyrus.get(f"{HERE}/efile-history").text


@pytest.mark.parametrize(
    ("entered", "message"),
    [
        ({"reason": " "}, f"Reason for Update: {MISSING}"),
        ({"cases": ""}, f"Apply update to: {MISSING}"),
        ({"cases": "Every Case"}, "Apply update to: Please select an entry of the list."),
        ({"courts": ""}, "Select at least one court, or choose None."),
        ({"courts": "", "cases": "All Cases"}, "Select at least one court, or choose None."),
        ({"street": ""}, f"Address: {MISSING}"),
        ({"zip": "0160"}, "Zip/Postal Code: Enter five digits, or five and four, such as 02210 or 02210-1234."),
        ({"county": "FAIRFIELD"}, f"County: {MISSING}"),
        ({"fax": "12"}, "Fax: Enter ten digits, such as 617-555-0100."),
    ],
)
def test_an_address_that_will_not_do_is_refused_and_shown_again(cyrus, entered, message):
    page = move(cyrus, **{"courts": "mab", **entered})

    assert page.path == f"{HERE}/address-information?tried=1"
    assert message in page.text
    assert page.element(id="firm")[1]["value"] == "Nakagawa-Bell Law"
    assert ("checked" in page.element(id="courts-mab")[1]) is (entered.get("courts") is None)
    assert cyrus.get(f"{HERE}/address-information").element(id="firm")[1]["value"] == "Halvard & Pym LLP"
    assert history(cyrus) == ""


def test_w24_all_cases_asks_first_and_open_cases_does_not(cyrus):
    asked = move(cyrus, cases="All Cases", courts="mab")

    assert asked.path == f"{HERE}/address-information/all-cases"
    assert WARNING in asked.text
    assert asked.element(open=None)[0] == "dialog"
    assert "inert" in asked.element(**{"class": "behind"})[1]
    assert history(cyrus) == ""
    back = cyrus.press(asked, "Go Back")
    assert WARNING not in back.text
    assert back.forms[1]["values"]["cases"] == "All Cases"
    assert back.element(id="firm")[1]["value"] == "Nakagawa-Bell Law"
    done = cyrus.press(back, "Submit", cases="Open Cases", courts="mab")
    assert "Your address has been updated." in done.text
    assert history(cyrus) == f"{TODAY} {MAB} Address Update (Open Cases) Pending"


def test_all_cases_can_be_meant(cyrus):
    asked = move(cyrus, cases="All Cases", courts=["mab", "mad"])

    done = cyrus.press(asked, "Update All Cases")

    assert f"The change was sent to the {MAB} and to the {MAD}." in done.text
    assert history(cyrus) == (
        f"{TODAY} {MAB} Address Update (All Cases) Pending {TODAY} {MAD} Address Update (All Cases) Pending"
    )
    assert cyrus.get(f"{HERE}/address-information/all-cases").path == f"{HERE}/address-information"


def test_the_dialog_is_there_for_nobody_who_has_not_chosen_all_cases(cyrus):
    token = cyrus.get(f"{HERE}/maint").forms[0]["values"]["csrf_token"]
    move(cyrus, courts="mab", reason="")

    assert cyrus.get(f"{HERE}/address-information/all-cases").path == f"{HERE}/address-information"
    assert cyrus.post(f"{HERE}/address-information/all-cases", csrf_token=token).path == f"{HERE}/address-information"
    assert history(cyrus) == ""


def test_who_files_nowhere_changes_her_address_at_pacer_only(marjorie):
    page = marjorie.get(f"{HERE}/address-information")
    assert "You file in no court yet." in page.text
    assert "Apply update to" not in page.text

    done = marjorie.press(page, "Submit", street="9 Tannery Row", reason="Moved")

    assert "The change was not sent to any court." in done.text
    assert marjorie.get(f"{HERE}/address-information").element(id="street")[1]["value"] == "9 Tannery Row"


def test_a_court_where_somebody_does_not_file_cannot_be_asked(marjorie):
    token = marjorie.get(f"{HERE}/maint").forms[0]["values"]["csrf_token"]
    page = marjorie.get(f"{HERE}/personal-information")
    forged = {**page.forms[1]["values"], "csrf_token": token, "reason": "Married", "courts": "mab"}

    done = marjorie.post(f"{HERE}/personal-information", **forged)

    assert "The change was not sent to any court." in done.text
    assert history(marjorie) == ""


def test_a_name_changes_at_pacer_and_the_courts_are_asked(cyrus):
    entered = {"prefix": "Dr.", "middle_name": "Ito", "last_name": "Nakagawa", "suffix": "Jr.", "reason": "Married"}

    done = cyrus.press(f"{HERE}/personal-information", "Submit", **entered, courts="mad")

    assert "Your personal information has been updated." in done.text
    assert "Cyrus Nakagawa Log Out" in done.text
    page = cyrus.get(f"{HERE}/personal-information")
    assert page.element(id="middle_name")[1]["value"] == "Ito"
    assert page.forms[1]["values"]["suffix"] == "Jr."
    assert history(cyrus) == f"{TODAY} {MAD} Personal Information Update Pending"
    assert court_has(cyrus, "mad", "last-name") == "Nakagawa-Bell"


@pytest.mark.parametrize(
    ("entered", "field", "message"),
    [
        ({"first_name": ""}, "first_name", f"First Name: {MISSING}"),
        ({"last_name": "Bell 2"}, "last_name", "Last Name: Enter letters, spaces and the marks . , ' - & only."),
        ({"first_name": "x" * 36}, "first_name", "First Name: Enter at most 35 characters."),
        ({"reason": ""}, "reason", f"Reason for Update: {MISSING}"),
        ({"prefix": "Sir"}, "prefix", "Prefix: Please select an entry of the list."),
    ],
)
def test_a_name_that_will_not_do_is_refused(cyrus, entered, field, message):
    good = {"reason": "Married", "last_name": "Nakagawa"}

    page = cyrus.press(f"{HERE}/personal-information", "Submit", **{**good, **entered})

    assert page.message_at(field) == message
    assert cyrus.get(f"{HERE}/personal-information").element(id="last_name")[1]["value"] == "Nakagawa-Bell"


def test_w18_the_date_of_birth_is_shown_and_cannot_be_changed(cyrus):
    page = cyrus.get(f"{HERE}/personal-information")
    assert "Date of Birth 05/25/1980 Your date of birth cannot be changed." in page.text
    assert "05/25/1980" not in page.forms[1]["values"].values()
    forged = {**page.forms[1]["values"], "reason": "Wrong", "date_of_birth": "01/01/1970"}

    done = cyrus.post(f"{HERE}/personal-information", **forged)

    assert "has been updated" in done.text, "a field that is not known is ignored"
    assert "Date of Birth 05/25/1980" in cyrus.get(f"{HERE}/personal-information").text


def test_the_email_of_a_court_is_changed_for_the_ticked_court_only(cyrus):
    new = {"mab-email": "new@example.com", "mab-confirm_email": "new@example.com", "mab-apply": "yes"}

    done = cyrus.press(f"{HERE}/email-noticing", "Submit", **new)

    assert f"Your e-filer email has been submitted. The change was sent to the {MAB}. A court must" in done.text
    assert history(cyrus) == f"{TODAY} {MAB} Email Update Pending"
    page = cyrus.get(f"{HERE}/email-noticing")
    assert page.text.count("An earlier change is pending at this court.") == 1
    assert page.element(id="mab-email")[1]["value"] == "cnbell_law@example.com"
    assert cyrus.get(f"{HERE}/billing-email").element(id="email")[1]["value"] == "cnbell_law@example.com"
    assert court_has(cyrus, "mab", "primary-e-mail-address") == "cnbell_law@example.com"


@pytest.mark.parametrize(
    ("entered", "field", "message"),
    [
        ({"mad-email": ""}, "mad-email", f"Primary Email: {MISSING}"),
        ({"mad-email": "nowhere"}, "mad-email", "Primary Email: Enter an address such as name@example.com."),
        ({"mad-confirm_email": "b@example.com"}, "mad-confirm_email", "The email addresses entered do not match."),
        ({"mad-frequency": "Never"}, "mad-frequency", "Email Frequency: Please select an entry of the list."),
    ],
)
def test_the_email_of_a_ticked_court_is_judged(cyrus, entered, field, message):
    good = {"mad-email": "a@example.com", "mad-confirm_email": "a@example.com", "mad-apply": "yes"}

    page = cyrus.press(f"{HERE}/email-noticing", "Submit", **{**good, **entered})

    assert page.message_at(field) == message
    assert "checked" in page.element(id="mad-apply")[1]
    assert "checked" not in page.element(id="mab-apply")[1]
    assert history(cyrus) == ""


def test_what_is_entered_for_a_court_that_is_not_ticked_is_not_lost_without_a_word(cyrus):
    ticked = {"mab-email": "new@example.com", "mab-confirm_email": "new@example.com", "mab-apply": "yes"}

    page = cyrus.press(f"{HERE}/email-noticing", "Submit", **ticked, **{"mad-format": "Text"})

    assert page.message_at("mad-apply") == NOT_APPLIED
    assert page.forms[1]["values"]["mad-format"] == "Text"
    assert history(cyrus) == ""
    assert "has been submitted" in cyrus.press(page, "Submit", **{"mab-apply": "yes", "mad-apply": "yes"}).text


def test_without_a_ticked_court_nothing_is_sent(cyrus):
    page = cyrus.press(f"{HERE}/email-noticing", "Submit", **{"mab-email": "new@example.com"})

    assert "Check the box of at least one court." in page.text
    assert page.element(id="mab-email")[1]["value"] == "new@example.com"
    assert history(cyrus) == ""


def test_the_courts_are_listed_with_role_and_day(cyrus):
    text = cyrus.get(f"{HERE}/registered-courts").text

    assert f"{MAB} Attorney Active September 20, 2021 {MAD} Attorney Active September 20, 2021" in text


def test_a_court_is_listed_from_the_day_of_the_link(marjorie):
    assert "You are registered in no court yet." in marjorie.get(f"{HERE}/registered-courts").text
    assert marjorie.get(f"{HERE}/email-noticing").status == 404
    assert "Email Noticing" not in marjorie.get(f"{HERE}/maint?tab=Maintenance").text

    marjorie.press(f"{HERE}/maint", "Log Out")
    marjorie.enter("mad", *MARJORIE)
    marjorie.press(marjorie.give("mad", "mequill", "Birch21!ecf"), "Submit")

    assert f"{MAD} Attorney Active {TODAY} Back" in marjorie.get(f"{HERE}/registered-courts").text
    assert "Email Noticing" in marjorie.get(f"{HERE}/maint?tab=Maintenance").text
    assert marjorie.get(f"{HERE}/email-noticing").status == 200


def test_w23_the_court_leads_to_the_page_where_it_can_be_changed(visitor):
    visitor.enter("mab", *CYRUS)
    page = visitor.get("/ecf/mab/utilities/maintain-account")
    assert "/pscof/manage/personal-information" in page.links

    assert "Update Personal Information" in visitor.get("/pscof/manage/personal-information").text


def test_however_many_requests_are_sent_not_all_are_kept(known):
    """A world is one document, read and written whole."""
    cyrus = account_of(read(Person, known.people / "cyrus-nakagawa-bell.toml"))
    world = World.new(date(2021, 9, 21), "2021", [cyrus])
    days = [date(2021, 9, 21) + timedelta(days=number) for number in range(250)]

    for day in days:
        asked = (Request(day=day, court="mab", type="Email Update"),)
        world = asking(world, world.accounts[cyrus.number], asked)

    assert [one.day for one in world.accounts[cyrus.number].requests] == days[50:]
