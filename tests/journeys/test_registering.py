"""The district court's notice, “Do you have your own PACER account?”: the guides say it, and the portal does it.

The rows are numbered as the notice's sentences are; each behaviour is done, and so is its opposite.
"""

from __future__ import annotations

import pytest
from actions import (
    at_login,
    at_payment,
    at_policies,
    begin_registration,
    enter_account,
    enter_login,
    log_in,
    next_page,
    registered,
)

from assistant import leaks
from assistant.errors import BadInput
from assistant.facts.people import person
from assistant.facts.recording import Recording
from assistant.publishers import html
from assistant.publishers.desk import Desk

TO_ALL = (
    ("MAD12", "Open a web browser and go to pacer.uscourts.gov."),
    ("MAD13", "Select **Register for an Account** from the menu bar."),
    ("MAD14", "Click **Attorney Filers**."),
    ("MAD14", "If you are not an attorney, click “Non-attorney Filers” instead."),
    ("MAD14", "Click **Register for a PACER account**."),
    ("MAD15", "Enter all **Required Information**. It is designated by a red asterisk (“*”)."),
    ("MAD16", "In the **User Type** field, choose “Individual” or “Attorney”."),
    (
        "MAD17",
        "If you work for a government agency, make the appropriate selection under “Government Accounts” instead",
    ),
    ("MAD18", "Create a **Username** of eight or more characters."),
    ("MAD18", "Create a **Password**."),
    ("MAD18", "From the **Security Question 1** list, select a question."),
    ("MAD18", "Click **Next**."),
)
WITH_A_CARD = (
    ("MAD19", "Providing a credit card is optional."),
    ("MAD19", "If desired, enter payment information."),
)
WITHOUT = (
    ("MAD19", "providing a credit card is optional: enter payment information if desired."),
    ("MAD20", "To register without a credit card, click **Next** without entering any information on this screen."),
    ("MAD21", "without providing credit card information, you will not be able to immediately access PACER."),
    ("MAD22", "You will receive an activation code by U.S. mail in 7-10 business days."),
)
AT_THE_END = (
    ("MAD23", "Read the **Policies and procedures**."),
    ("MAD23", "To acknowledge them, select"),
    ("MAD23", "Click **Submit**."),
    ("MAD24", "You see **Your account has been created.**"),
    ("MAD25", "You will link your accounts through CM/ECF on September 20, 2021."),
    ("MAD26", "For questions, please contact PACER at 1-800-676-6856."),
)
SAID = {
    "register-account": (*TO_ALL, *WITH_A_CARD, *AT_THE_END),
    "register-without-card": (*TO_ALL, *WITHOUT, *AT_THE_END),
}
ROWS = [(name, row) for name, said in SAID.items() for row in range(len(said))]


@pytest.fixture(scope="module")
def walks(sketched) -> dict[str, Recording]:
    return {name: sketched(name) for name in SAID}


@pytest.mark.parametrize(("name", "row"), ROWS, ids=[f"{name}-{row}-{SAID[name][row][0]}" for name, row in ROWS])
def test_the_guide_says_each_instruction_of_the_notice_in_its_order(walks, name, row):
    told = " ".join(step.sentence for screen in walks[name].screens for step in screen.steps)

    for _, earlier in SAID[name][:row]:
        told = told.partition(earlier)[2]
    assert SAID[name][row][1] in told


@pytest.mark.parametrize("name", SAID)
def test_mad9_and_mad10_the_guide_begins_with_why(walks, name):
    assert "you will need to create one to view or file documents in CM/ECF" in walks[name].lead
    assert "Shared PACER accounts may no longer be used by CM/ECF users." in walks[name].lead


@pytest.mark.parametrize("name", SAID)
def test_mad12_the_first_step_goes_to_the_address_and_only_the_first(walks, name):
    assert [step.number for step in walks[name].steps() if step.verb == "open"] == [1]


@pytest.mark.parametrize("name", SAID)
def test_mad26_the_guide_ends_with_whom_to_call(walks, name, desk, tmp_path):
    page = html.publish(walks[name].model_copy(update={"screens": ()}), tmp_path, Desk(desk)).read_text(
        encoding="utf-8"
    )

    assert "1-800-676-6856" in page.rpartition('id="ending"')[2]


def test_the_number_of_the_card_is_in_no_file_that_a_guide_is_made_of(walks):
    desmond = person("desmond-achterberg")

    number = desmond.card.number.get_secret_value()
    assert desmond.card.number in set(desmond.secrets())
    assert number not in walks["register-account"].model_dump_json()
    assert leaks.values([desmond.card.number]) == [number]


def test_who_has_no_card_and_no_letter_is_named():
    tobias = person("tobias-brannock")

    with pytest.raises(BadInput, match="Tobias Brannock has no card"):
        _ = tobias.card
    with pytest.raises(BadInput, match="Tobias Brannock gets no activation code by mail"):
        _ = tobias.mailed_code


def test_mad9_without_an_account_nobody_gets_in(visit):
    guide, filer = visit("desmond-achterberg")
    log_in(guide, filer.new.username, filer.new.password)

    guide.see("You read **Invalid username or password**.")


def test_mad9_with_one_the_same_login_gets_in(visit):
    guide, filer = visit("desmond-achterberg")
    registered(guide, filer)
    log_in(guide, filer.new.username, filer.new.password)

    guide.see("Beside **Account Type** you read **Upgraded PACER Account**.")


def test_mad10_who_registers_reads_that_filers_share_no_account(visit):
    """That a shared one cannot be linked is held where linking is (L10-E5)."""
    guide, _ = visit()
    guide.click("Click **Register for an Account**.")

    guide.see("You read **That is not recommended, and those who file in CM/ECF may no longer do it.**")


def test_mad11_what_the_notices_page_offers_is_this_guide(visit):
    """Until it is built, the page says how to build it."""
    guide, _ = visit(on="2021-09-14")
    guide.address("/guides/mad/register-account/mad-register-account.pdf")

    guide.see("You read **This guide has not been built yet**.")


def test_mad13_and_mad14_the_links_lead_to_the_registration(visit):
    guide, _ = visit()
    begin_registration(guide)

    guide.see("You read **Account Information** and **Attorney Filers Registration, page 1 of 4**.")


def test_mad14_non_attorneys_have_a_way_of_their_own(visit):
    guide, _ = visit()
    begin_registration(guide, "Non-attorney Filers")

    guide.see("You read **Non-Attorney Filers Registration, page 1 of 4**.")


def test_mad14_the_billing_of_a_group_is_no_such_way(visit):
    guide, _ = visit()
    guide.click("Click **Register for an Account**.")
    guide.click("Click **Group Billing**.")

    guide.lacks("Click **Register for a PACER account**.")


def test_mad15_what_is_required_and_missing_is_refused(visit):
    guide, filer = visit("desmond-achterberg")
    begin_registration(guide)
    enter_account(guide, filer)
    guide.fill("Empty **Last Name**.", "")
    next_page(guide)

    guide.see("Under **Please correct the following** you read **Last Name: Required information is missing.**.")


def test_mad15_what_has_no_asterisk_may_stay_empty(visit):
    guide, filer = visit("desmond-achterberg")
    at_login(guide, filer)

    guide.see("You read **User Information**.")


@pytest.mark.parametrize("user_type", ["INDIVIDUAL", "ATTORNEY"])
def test_mad16_mad17_and_w16_individual_and_attorney_are_no_government_accounts(visit, user_type):
    guide, filer = visit("desmond-achterberg")
    at_login(guide, filer, user_type)

    guide.see("You read **User Information**.")
    guide.misses("You read **Government email not recognized**.")


def test_mad16_and_w16_without_a_user_type_nobody_goes_on(visit):
    guide, filer = visit("desmond-achterberg")
    begin_registration(guide)
    enter_account(guide, filer)
    guide.choose("In **User Type**, choose none.", "Select a user type")
    next_page(guide)

    guide.see("Under **Please correct the following** you read **Please select a user type.**.")


def test_mad17_a_government_account_is_there_and_is_known_as_one(visit):
    guide, filer = visit("desmond-achterberg")
    at_login(guide, filer, "STATE GOVERNMENT")

    guide.see("You read **Government email not recognized**.")


def test_mad18_a_login_and_two_questions_lead_on(visit):
    guide, filer = visit("desmond-achterberg")
    at_payment(guide, filer)

    guide.see("You read **Payment Information**.")


def test_mad18_a_missing_question_does_not(visit):
    guide, filer = visit("desmond-achterberg")
    at_login(guide, filer)
    enter_login(guide, filer)
    guide.choose("In **Security Question 1**, choose none.", "Select a question")
    next_page(guide)

    guide.see(
        "Under **Please correct the following** you read **Security Question 1: Required information is missing.**."
    )


def test_mad19_and_mad21_with_a_card_one_can_search_at_once(visit):
    guide, filer = visit("desmond-achterberg")
    registered(guide, filer)

    guide.see("Beside **Case Search Status** you read **Active**.")


def test_mad19_mad20_and_w19_half_a_card_is_refused(visit):
    guide, filer = visit("desmond-achterberg")
    at_payment(guide, filer)
    guide.choose("Choose **Card Type**.", filer.card.type)
    next_page(guide)

    guide.see("You read **Please complete all payment fields or leave this page blank.**")


def test_mad20_mad22_and_w19_next_with_nothing_entered_goes_on_and_says_what_that_means(visit):
    guide, filer = visit("priya-whitlowe")
    at_payment(guide, filer)
    next_page(guide)

    guide.see("You read **You will receive an activation code by U.S. mail in 7–10 business days.**")
    guide.click("Click **Continue**.")
    guide.see("You read **Acknowledgment of Policies and Procedures**.")


def test_mad21_without_a_card_there_is_no_searching(visit):
    guide, filer = visit("priya-whitlowe")
    registered(guide, filer)
    log_in(guide, filer.new.username, filer.new.password)

    guide.see("Beside **Case Search Status** you read **Not activated**.")


def test_mad22_the_code_of_the_letter_ends_that(visit):
    guide, filer = visit("priya-whitlowe")
    registered(guide, filer)
    log_in(guide, filer.new.username, filer.new.password)
    guide.click("Click **Activate Case Search Privileges**.")
    guide.fill("Enter **Activation Code**.", filer.mailed_code)
    guide.click("Click **Submit**.")

    guide.see("You read **Your case search privileges have been activated.**")


def test_mad22_another_code_does_not(visit):
    guide, filer = visit("priya-whitlowe")
    registered(guide, filer)
    log_in(guide, filer.new.username, filer.new.password)
    guide.click("Click **Activate Case Search Privileges**.")
    guide.fill("Enter **Activation Code**.", person("gwendolyn-apfelbaum").mailed_code)
    guide.click("Click **Submit**.")

    guide.see("Under **Please correct the following** you read **The activation code is not valid.**.")


def test_mad23_submit_waits_for_the_acknowledgment(visit):
    guide, filer = visit("priya-whitlowe")
    at_policies(guide, filer)

    guide.lacks("Click **Submit**.")
    guide.see("You read **Acknowledgment of Policies and Procedures**.")


def test_mad23_and_mad24_with_it_the_account_is_created(visit):
    guide, filer = visit("priya-whitlowe")
    registered(guide, filer)

    guide.see("You see **Your account has been created.**")


def test_mad24_who_cancels_has_no_account(visit):
    guide, filer = visit("priya-whitlowe")
    at_policies(guide, filer)
    guide.click("Click **Cancel**.")
    log_in(guide, filer.new.username, filer.new.password)

    guide.see("You read **Invalid username or password**.")


def to_the_menu(guide, filer):
    guide.address("/ecf/mad/")
    guide.click("Click **District of Massachusetts - Document Filing System**.")
    guide.fill("Enter your **Username**.", filer.new.username)
    guide.fill("Enter your **Password**.", filer.new.password)
    guide.click("Click **Login**.")


def test_mad25_from_that_day_on_the_new_account_can_be_linked(visit):
    """Also before the activation code has come."""
    guide, filer = visit("priya-whitlowe", on="2021-09-20")
    registered(guide, filer)
    to_the_menu(guide, filer)
    guide.click("Click **Continue**.")
    guide.check(
        "Check **I understand that, if I file, I must comply with the redaction rules. I have read this notice.**"
    )
    guide.click("Click **Continue**.")
    guide.click("Click **Utilities**.")

    guide.see("You read **Link a CM/ECF account to my PACER account**.")


def test_mad25_before_that_day_the_court_does_not_know_pacer_logins(visit):
    guide, _ = visit("priya-whitlowe", on="2021-09-14")
    guide.address("/ecf/mad/")
    guide.click("Click **District of Massachusetts - Document Filing System**.")

    guide.see("You read **Know your CM/ECF login before September 20, 2021**.")
    guide.misses("You read **PACER Login**.")


def test_mad26_the_confirmation_says_whom_to_call(visit):
    guide, filer = visit("priya-whitlowe")
    registered(guide, filer)

    guide.see("You read **For questions, please contact PACER at 1-800-676-6856.**")
