"""E9: the courts' answers, at the training desk or when the days have passed, and what follows from them."""

from datetime import date

import pytest
from filers import (
    ATTORNEYS,
    BARNABY,
    CYRUS,
    DESK,
    HISTORY,
    LUCINDA,
    MAB,
    MAD,
    MARJORIE,
    OTHERS,
    STATUS,
    TYPES,
    WILHELMINA,
    ask_as,
    ask_as_attorney,
    choose_court,
    newest,
    rows,
)

from mock_site.world.clock import last_working_day_before, working_days_after

pytestmark = pytest.mark.siblings(6, of="file")

TODAY = "September 21, 2021"
LINK_INSTEAD = "Existing CM/ECF account. Link your account instead."


def approve(visitor, number="210002"):
    return visitor.press(f"{DESK}/{number}", "Approve")


def reject(visitor, number="210002", **why):
    return visitor.press(f"{DESK}/{number}", "Reject", **why)


def into_court(visitor, court, who):
    """Log out and in again, as somebody who wants to file."""
    visitor.press("/pscof/manage/maint", "Log Out")
    visitor.enter(court, *who)
    return visitor.menu(court)


def on(visitor, day):
    """What is said when it is made another day."""
    return visitor.press("/training/desk", "Change the date", date=day)


def status(visitor, court):
    return visitor.press(STATUS, "Submit", court_type=TYPES[court], court=court)


@pytest.mark.siblings(1)
def test_an_approved_attorney_files_and_has_nothing_to_link(visitor):
    visitor.log_in(*LUCINDA)
    ask_as_attorney(visitor, MAD)

    desk = approve(visitor)

    assert "The request has been approved. The answer is in the outbox." in desk.text
    mail = newest(visitor)
    assert f"From {MAD} To lharrowgate@example.com {TODAY}" in mail
    assert "Your request has been approved. You may now file in this court." in mail
    assert "There is nothing to link." in mail
    assert rows(visitor.get(HISTORY)) == f"{TODAY} {MAD} E-File Registration Only Processed"
    assert f"{MAD} Attorney Active {TODAY}" in visitor.get("/pscof/manage/registered-courts").text
    assert "Status Active Role Attorney Since September 21, 2021" in status(visitor, MAD).text
    assert into_court(visitor, "mad", LUCINDA) == "Civil Criminal Query Reports Utilities Search Help Log Out"
    assert "Your PACER account is already linked" in visitor.get("/ecf/mad/utilities/link-account").text


def test_a_filing_agent_is_told_what_comes_next_and_a_creditor_is_not(visitor, new_visitor):
    visitor.log_in(*WILHELMINA)
    ask_as(visitor, "Filing Agent")
    approve(visitor)
    assert "each attorney or trustee still has to add you as a filing agent" in newest(visitor)
    assert into_court(visitor, "mab", WILHELMINA).startswith("Bankruptcy Adversary")

    other = new_visitor()
    other.log_in(*WILHELMINA)
    ask_as(other, "Creditor")
    approve(other)
    assert "filing agent" not in newest(other)


@pytest.mark.siblings(1)
def test_w8_who_has_a_cmecf_account_is_rejected_and_told_to_link_it(visitor):
    visitor.log_in(*MARJORIE)
    ask_as_attorney(visitor, MAD)
    assert f"By itself the court would reject it: “{LINK_INSTEAD}”" in visitor.get(f"{DESK}/210002").text

    desk = reject(visitor, reason=LINK_INSTEAD)

    assert "The request has been rejected." in desk.text
    mail = newest(visitor)
    assert f"Your request has been rejected. Reason: {LINK_INSTEAD}" in mail
    assert "How to go on: Log in to this court’s CM/ECF with your PACER username and password. Click Utilities" in mail
    assert rows(visitor.get(HISTORY)) == f"{TODAY} {MAD} E-File Registration Only Rejected: {LINK_INSTEAD}"
    assert f"Status Not registered Last request 210002, {TODAY}, rejected: {LINK_INSTEAD}" in status(visitor, MAD).text
    assert into_court(visitor, "mad", MARJORIE) == "Query Reports Utilities Help Log Out"


def test_w8_after_a_rejection_the_account_can_still_be_linked(visitor):
    visitor.log_in(*MARJORIE)
    ask_as_attorney(visitor, MAD)
    reject(visitor, reason=LINK_INSTEAD)
    into_court(visitor, "mad", MARJORIE)
    visitor.give("mad", "mequill", "Birch21!ecf")

    page = visitor.press("/ecf/mad/utilities/link-account/verify", "Submit")

    assert "successfully linked" in page.text


def test_approved_all_the_same_she_files_with_the_account_that_she_has(visitor):
    visitor.log_in(*MARJORIE)
    ask_as_attorney(visitor, MAD)

    approve(visitor)

    assert into_court(visitor, "mad", MARJORIE).startswith("Civil Criminal")
    assert "mequill" in visitor.get("/ecf/mad/main").text


def test_after_a_rejection_she_may_ask_again_and_after_an_approval_not(visitor):
    visitor.log_in(*LUCINDA)
    ask_as_attorney(visitor, MAD)
    reject(visitor, own_words="The court wants a letter first.")
    assert "Reason: The court wants a letter first." in newest(visitor)
    assert "send a new request" in newest(visitor)

    assert ask_as_attorney(visitor, MAD).path == f"{ATTORNEYS}/complete"

    approve(visitor, "210003")
    assert choose_court(visitor, MAD).message_at("court") == "You are registered to file in this court already."


def test_a_rejection_needs_a_reason(visitor):
    page = reject(visitor, "210001")

    assert page.message_at("reason") == "Reason: Required information is missing."
    assert "Read and answer request 210001" in visitor.get(DESK).text


def test_a_reason_of_the_list_is_one_of_it(visitor):
    assert "Please select an entry of the list." in reject(visitor, "210001", reason="Because").text


def test_what_is_answered_is_answered_once(visitor):
    page = visitor.get(f"{DESK}/210001")
    visitor.press(page, "Approve")

    again = visitor.press(page, "Reject", own_words="No")

    assert "This request has been answered already." in again.text
    assert visitor.get(f"{DESK}/210001").path == f"{DESK}?done=gone"
    visitor.log_in(*BARNABY)
    assert "Processed" in rows(visitor.get(HISTORY))


def test_there_is_no_request_that_nobody_sent(visitor):
    assert visitor.get(f"{DESK}/999999").path == f"{DESK}?done=gone"


def test_the_desk_is_one_click_from_the_training_desk(visitor):
    assert "Requests to file that wait for a court’s answer: 1." in visitor.get("/training/desk").text
    assert DESK in visitor.get("/training/desk").links

    approve(visitor, "210001")

    assert "No request to file waits for a court’s answer." in visitor.get("/training/desk").text


def test_an_answer_without_its_token_is_none(visitor):
    assert visitor.post(f"{DESK}/210001", deed="approve").status == 400
    assert "210001" in visitor.get(DESK).text


# By the clock.


@pytest.mark.siblings(1)
def test_courts_answer_on_the_third_working_day_and_not_before(visitor):
    """Asked on Tuesday; Friday is the third working day after."""
    visitor.log_in(*LUCINDA)
    ask_as_attorney(visitor, MAD)

    on(visitor, "09/23/2021")
    assert "Pending" in rows(visitor.get(HISTORY))

    said = on(visitor, "09/24/2021")

    assert "Courts have answered requests that were open; their mail is in the outbox." in said.text
    assert "Processed" in rows(visitor.get(HISTORY))
    assert "September 24, 2021" in newest(visitor)


def test_weekends_do_not_count(visitor):
    visitor.begin(date="2021-09-23")  # a Thursday
    visitor.log_in(*LUCINDA)
    ask_as_attorney(visitor, MAD)

    on(visitor, "09/27/2021")
    assert "Pending" in rows(visitor.get(HISTORY))
    on(visitor, "09/28/2021")
    assert "Processed" in rows(visitor.get(HISTORY))


def test_much_later_the_answer_is_as_old_as_it_would_be(visitor):
    visitor.log_in(*LUCINDA)
    ask_as_attorney(visitor, MAD)

    on(visitor, "12/01/2021")

    assert "September 24, 2021" in newest(visitor)


def test_three_days_can_be_let_pass_at_the_courts_desk(visitor):
    visitor.log_in(*LUCINDA)
    ask_as_attorney(visitor, MAD)

    page = visitor.press(DESK, "Let three working days pass")

    assert "Three working days have passed." in page.text
    assert "No request waits for an answer." in page.text
    assert "It is September 24, 2021." in page.text


def test_by_the_clock_who_has_an_account_is_rejected(visitor):
    visitor.log_in(*MARJORIE)
    ask_as_attorney(visitor, MAD)

    visitor.press(DESK, "Let three working days pass")

    assert rows(visitor.get(HISTORY)).endswith(f"Rejected: {LINK_INSTEAD}")


def test_a_party_of_a_district_court_names_a_case_or_is_rejected(visitor, new_visitor):
    visitor.log_in(*WILHELMINA)
    ask_as(visitor, "Party", MAD)
    visitor.press(DESK, "Let three working days pass")
    assert rows(visitor.get(HISTORY)).endswith("Rejected: Most Recent Case is missing.")
    assert "In Most Recent Case, enter the number of your case." in newest(visitor)

    other = new_visitor()
    other.log_in(*WILHELMINA)
    ask_as(other, "Party", MAD, case="1:21-cv-10204")
    other.press(DESK, "Let three working days pass")
    assert rows(other.get(HISTORY)).endswith("Processed")


def test_a_party_of_a_bankruptcy_court_needs_none(visitor):
    visitor.log_in(*WILHELMINA)
    ask_as(visitor, "Party", MAB)
    visitor.press(DESK, "Let three working days pass")

    assert rows(visitor.get(HISTORY)).endswith("Processed")


def test_going_back_in_time_answers_nothing(visitor):
    on(visitor, "09/20/2021")

    assert "210001" in visitor.get(DESK).text


def test_barnabys_request_waits_from_the_start_once_his_court_is_live(visitor):
    visitor.log_in(*BARNABY)
    assert rows(visitor.get(HISTORY)) == f"September 20, 2021 {MAD} Non-Attorney E-File Registration Pending"

    visitor.begin(date="2021-09-10")
    visitor.log_in(*BARNABY)
    assert "You have sent no request" in visitor.get(HISTORY).text

    visitor.begin(date="2021-10-04")  # a Monday
    visitor.log_in(*BARNABY)
    assert rows(visitor.get(HISTORY)).startswith("October 1, 2021")


@pytest.mark.parametrize(
    ("day", "days", "later"),
    [
        ((2021, 9, 21), 3, (2021, 9, 24)),
        ((2021, 9, 24), 1, (2021, 9, 27)),
        ((2021, 9, 25), 1, (2021, 9, 27)),
        ((2021, 10, 8), 3, (2021, 10, 14)),  # Columbus Day
        ((2021, 12, 30), 1, (2022, 1, 3)),  # New Year's Day of 2022 is kept on a Friday
    ],
)
def test_working_days(day, days, later):
    assert working_days_after(date(*day), days) == date(*later)


def test_the_working_day_before_a_monday_is_a_friday():
    assert last_working_day_before(date(2021, 9, 27)) == date(2021, 9, 24)
    assert last_working_day_before(date(2021, 9, 22)) == date(2021, 9, 21)


# Giving it up (E7).


def give_up(visitor, court="mad", reason="I have retired"):
    return visitor.press(f"{STATUS}/court/{court}/deactivate", "Submit", reason=reason)


@pytest.fixture
def cyrus(visitor):
    visitor.log_in(*CYRUS)
    return visitor


@pytest.mark.siblings(1)
def test_e7_a_deactivated_account_files_no_more_in_that_court_alone(cyrus):
    page = cyrus.press(status(cyrus, MAD), "Request Deactivation")
    assert "When the court has processed it, you can file in this court no more." in page.text
    done = cyrus.press(page, "Submit", reason="I have retired")
    assert f"Your request has been submitted to the court. Court: {MAD}" in done.text
    assert "Reason I have retired" in cyrus.get(f"{DESK}/210002").text
    assert "You may file here until the court has processed" in status(cyrus, MAD).text

    approve(cyrus)

    assert "Your filing account in this court has been deactivated, as you asked." in newest(cyrus)
    assert rows(cyrus.get(HISTORY)) == f"{TODAY} {MAD} E-File Deactivation Processed"
    assert "Status Not registered" in status(cyrus, MAD).text
    assert "Status Active" in status(cyrus, MAB).text
    assert into_court(cyrus, "mad", CYRUS) == "Query Reports Utilities Help Log Out"
    assert MAD not in cyrus.get("/pscof/manage/registered-courts").text.split("Court Role")[1]


def test_e7_until_the_court_answers_he_still_files(cyrus):
    give_up(cyrus)

    assert into_court(cyrus, "mad", CYRUS).startswith("Civil Criminal")


def test_e7_a_court_may_say_no(cyrus):
    give_up(cyrus)
    reject(cyrus, own_words="You still have open cases.")

    assert "Status Active" in status(cyrus, MAD).text
    assert "Reason: You still have open cases." in newest(cyrus)


def test_e7_the_clock_deactivates_too(cyrus):
    give_up(cyrus)
    cyrus.press(DESK, "Let three working days pass")

    assert "Status Not registered" in status(cyrus, MAD).text


def test_e7_who_was_deactivated_asks_anew_and_gets_the_same_account(cyrus):
    give_up(cyrus)
    approve(cyrus)

    ask_as_attorney(cyrus, MAD)
    assert "By itself the court would approve it." in cyrus.get(f"{DESK}/210003").text
    approve(cyrus, "210003")

    assert into_court(cyrus, "mad", CYRUS).startswith("Civil Criminal")
    assert "cnbell" in cyrus.get("/ecf/mad/main").text


def test_e7_a_deactivated_login_links_to_nobody(cyrus):
    give_up(cyrus)
    approve(cyrus)
    into_court(cyrus, "mad", CYRUS)

    assert "already linked to a PACER account. Contact the court." in cyrus.give("mad", "cnbell", "Flint27!ecf").text


def test_e7_a_reason_is_needed(cyrus):
    page = give_up(cyrus, reason="")

    assert page.message_at("reason") == "Reason for Deactivation: Required information is missing."
    assert "You have sent no request" in cyrus.get(HISTORY).text


def test_e7_cancel_asks_nothing(cyrus):
    page = cyrus.press(f"{STATUS}/court/mad/deactivate", "Cancel")

    assert page.path == f"{STATUS}/court/mad"
    assert "You have sent no request" in cyrus.get(HISTORY).text


def test_e7_it_is_asked_once(cyrus):
    give_up(cyrus)

    assert cyrus.get(f"{STATUS}/court/mad/deactivate").path == f"{STATUS}/court/mad"


def test_e7_who_files_nowhere_has_nothing_to_give_up(visitor):
    visitor.log_in(*LUCINDA)

    assert visitor.get(f"{STATUS}/court/mad/deactivate").path == f"{STATUS}/court/mad"
    page = status(visitor, MAD)
    assert "Status Not registered" in page.text
    assert {ATTORNEYS, OTHERS} <= set(page.links)


def test_e7_who_waits_is_told_so(visitor):
    visitor.log_in(*BARNABY)

    page = status(visitor, MAD)

    assert "Status Pending Request 210001, Non-Attorney E-File Registration, September 20, 2021" in page.text
    assert "Until then you cannot file there." in page.text
    assert "Status Not registered" in status(visitor, MAB).text


def test_e7_a_court_must_be_chosen(cyrus):
    assert "Court: Required information is missing." in cyrus.press(STATUS, "Submit", court_type=TYPES[MAD]).text
    assert cyrus.press(STATUS, "Cancel").path == "/pscof/manage/maint?tab=Maintenance"
    assert cyrus.get(f"{STATUS}/court/nowhere").status == 404
