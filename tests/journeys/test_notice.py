"""The district court's notice, row by row: the upgrade guide says it, and the portal does it.

The rows are numbered as the notice's sentences are; each behaviour is done, and so is its opposite.
"""

from __future__ import annotations

import pytest
from actions import begin_upgrade, complete_address, complete_person, complete_security, log_in, upgraded

from assistant.facts.recording import Recording
from assistant.publishers import html
from assistant.publishers.desk import Desk

INSTRUCTIONS = (
    ("MAD29", "Open a web browser and go to pacer.uscourts.gov."),
    ("MAD30", "Click **My Account and Billing**."),
    ("MAD30", "Then click **Manage My Account Login**."),
    ("MAD31", "Enter your PACER **Username**."),
    ("MAD31", "Enter your **Password**."),
    ("MAD31", "Click **Login**."),
    ("MAD32", "Beside **Account Type** you see **Legacy PACER Account**."),
    ("MAD34", "If it says “Upgraded PACER Account”, you already have an upgraded account and no action is required."),
    ("MAD33", "To upgrade, click **Upgrade**."),
    ("MAD35", "You are directed to the page **Upgrade PACER Account**."),
    ("MAD36", "Complete the required information in each tab: **Person**, **Address** and **Security**."),
    ("MAD37", "Verify **First Name**, **Last Name**, **Email** and **Confirm Email**. Update them if necessary."),
    ("MAD38", "Enter your **Date of Birth** as MM/DD/YYYY."),
    ("MAD40", "From the **User Type** list, choose the type that best describes you or your organization,"),
    ("MAD39", "if none is chosen yet."),
    ("MAD41", "The user type is used for statistical purposes."),
    ("MAD42", "Click **Next**."),
    ("MAD43", "Verify your address, from **Firm/Office** to **State**. Update it if necessary."),
    ("MAD44", "From the **County** list, choose your county."),
    ("MAD44", "Click **Next**."),
    ("MAD45", "Create a new **Username** of eight or more characters."),
    ("MAD45", "Create a new **Password**."),
    ("MAD45", "From the **Security Question 1** list, choose a question."),
    ("MAD45", "From the **Security Question 2** list, choose a different question."),
    ("MAD45", "Click **Submit**."),
    ("MAD46", "Read the message **Upgrade Complete**: your PACER account is now upgraded."),
    ("MAD47", "You can no longer use your old PACER username and password."),
)
"""In the notice's order, but what may stop a reader (MAD34) is said before the click that it is about."""


@pytest.fixture(scope="module")
def upgrade(sketched) -> Recording:
    return sketched("upgrade-account")


@pytest.mark.parametrize("row", range(len(INSTRUCTIONS)), ids=[f"{row}-{said[:28]}" for row, said in INSTRUCTIONS])
def test_the_guide_says_each_instruction_of_the_notice_in_its_order(upgrade, row):
    told = " ".join(step.sentence for screen in upgrade.screens for step in screen.steps)

    for _, earlier in INSTRUCTIONS[:row]:
        told = told.partition(earlier)[2]
    assert INSTRUCTIONS[row][1] in told


def test_mad29_the_guide_opens_what_the_notice_opens(upgrade):
    """The first step goes to the address, and only the first."""
    assert [step.number for step in upgrade.steps() if step.verb == "open"] == [1]


def test_mad26_the_guide_ends_with_whom_to_call(upgrade, desk, tmp_path):
    page = html.publish(upgrade.model_copy(update={"screens": ()}), tmp_path, Desk(desk)).read_text(encoding="utf-8")

    assert "1-800-676-6856" in page.rpartition('id="ending"')[2]


def test_mad27_an_account_of_the_day_before_must_be_upgraded(visit):
    guide, filer = visit("clement-ashdown")
    log_in(guide, filer.username, filer.password)

    guide.see("Beside **Account Type** you read **Legacy PACER Account**.")


def test_mad27_an_account_of_august_11_2014_need_not_be_upgraded(visit):
    guide, filer = visit("delphine-ashdown")
    log_in(guide, filer.username, filer.password)

    guide.see("Beside **Account Type** you read **Upgraded PACER Account**.")


def test_mad30_the_two_links_lead_to_the_login(visit):
    guide, _ = visit()
    guide.click("Click **My Account and Billing**.")
    guide.click("Click **Manage My Account Login**.")

    guide.see("You read **Manage My Account Login**.")


def test_mad30_without_the_login_there_is_no_account_page(visit):
    guide, _ = visit()
    guide.address("/pscof/manage/maint")

    guide.see("You read **Manage My Account Login**.")
    guide.misses("You read **Account Type**.")


def test_mad31_the_right_username_and_password_let_you_in(visit):
    guide, filer = visit()
    log_in(guide, filer.username, filer.password)

    guide.see("You read **Account Number**.")


def test_mad31_a_wrong_password_does_not(visit):
    guide, filer = visit()
    log_in(guide, filer.username, filer.new.password)

    guide.see("You read **Invalid username or password**.")
    guide.misses("You read **Account Number**.")


def test_mad32_a_legacy_account_says_so_and_has_the_link(visit):
    guide, filer = visit()
    log_in(guide, filer.username, filer.password)

    guide.see("Beside **Account Type** you read **Legacy PACER Account**.")
    guide.see("Beside **Account Type** you read **Upgrade**.")


def test_mad32_mad33_and_mad34_an_upgraded_account_says_so_and_has_no_link(visit):
    guide, filer = visit("marjorie-ellsworth-quill")
    log_in(guide, filer.username, filer.password)

    guide.see("Beside **Account Type** you read **Upgraded PACER Account**.")
    guide.misses("Beside **Account Type** you read **Upgrade**.")


def test_mad33_and_mad35_the_link_leads_to_the_page(visit):
    guide, filer = visit()
    begin_upgrade(guide, filer)

    guide.see("You read **Upgrade PACER Account**.")


def test_mad34_an_upgraded_account_is_not_upgraded_again(visit):
    guide, filer = visit("marjorie-ellsworth-quill")
    log_in(guide, filer.username, filer.password)
    guide.see("You read **Account Number**.")
    guide.address("/pscof/upgrade")

    guide.misses("You read **Date of Birth**.")


def test_mad36_and_mad38_a_tab_opens_when_the_one_before_it_is_complete(visit):
    guide, filer = visit()
    begin_upgrade(guide, filer)
    complete_person(guide, filer)

    guide.see("You read **County**.")


def test_mad36_a_later_tab_is_closed_until_then(visit):
    guide, filer = visit()
    begin_upgrade(guide, filer)

    guide.lacks("Click **Address**.")
    guide.address("/pscof/upgrade/security")
    guide.misses("You read **Confirm Password**.")


def test_mad37_what_is_required_and_missing_is_refused(visit):
    guide, filer = visit()
    begin_upgrade(guide, filer)
    guide.fill("Empty **Last Name**.", "")
    complete_person(guide, filer)

    guide.see("Under **Please correct the following** you read **Last Name: Required information is missing.**.")


def test_mad37_what_is_updated_is_kept(visit):
    guide, filer = visit()
    begin_upgrade(guide, filer)
    guide.fill("Update **Last Name**.", "Brannock-Hale")
    complete_person(guide, filer)
    complete_address(guide, filer)
    complete_security(guide, filer)
    guide.click("Click **Close**.")

    guide.see("You read **Tobias Brannock-Hale**.")


def test_mad38_without_a_date_of_birth_the_tab_is_not_complete(visit):
    guide, filer = visit()
    begin_upgrade(guide, filer)
    guide.choose("In **User Type**, choose.", filer.new.user_type)
    guide.click("Click **Next**.")

    guide.see("Under **Please correct the following** you read **Date of Birth: Required information is missing.**.")
    guide.misses("You read **County**.")


def test_mad39_without_a_user_type_the_tab_is_not_complete(visit):
    guide, filer = visit()
    begin_upgrade(guide, filer)
    guide.fill("Enter your **Date of Birth**.", filer.date_of_birth)
    guide.click("Click **Next**.")

    guide.see("Under **Please correct the following** you read **User Type: Required information is missing.**.")
    guide.misses("You read **County**.")


def test_mad39_a_user_type_that_was_selected_before_need_not_be_chosen(visit):
    guide, filer = visit("ingrid-vassdal")
    begin_upgrade(guide, filer)
    guide.fill("Enter your **Date of Birth**.", filer.date_of_birth)
    guide.click("Click **Next**.")

    guide.see("You read **County**.")


def test_mad40_and_mad41_the_list_says_what_it_is_for(visit):
    guide, filer = visit()
    begin_upgrade(guide, filer)

    guide.see("You read **statistical purposes**.")
    guide.see("You read **best describes**.")


def test_mad43_and_mad44_an_address_that_is_verified_may_stay_as_it_is(visit):
    guide, filer = visit()
    begin_upgrade(guide, filer)
    complete_person(guide, filer)
    complete_address(guide, filer)

    guide.see("You read **Confirm Password**.")


def test_mad43_an_address_without_a_city_is_refused(visit):
    guide, filer = visit()
    begin_upgrade(guide, filer)
    complete_person(guide, filer)
    guide.fill("Empty **City**.", "")
    complete_address(guide, filer)

    guide.see("Under **Please correct the following** you read **City: Required information is missing.**.")


def test_mad44_without_a_county_the_tab_is_not_complete(visit):
    guide, filer = visit()
    begin_upgrade(guide, filer)
    complete_person(guide, filer)
    guide.click("Click **Next**.")

    guide.see("Under **Please correct the following** you read **County: Required information is missing.**.")
    guide.misses("You read **Confirm Password**.")


def test_mad45_and_mad46_the_old_username_is_too_short_to_be_the_new_one(visit):
    guide, filer = visit()
    begin_upgrade(guide, filer)
    complete_person(guide, filer)
    complete_address(guide, filer)
    complete_security(guide, filer, username=filer.username)

    guide.see("Under **Please correct the following** you read **Username must be at least 8 characters.**.")
    guide.misses("You read **Upgrade Complete**.")


def test_mad45_security_questions_are_required(visit):
    guide, filer = visit()
    begin_upgrade(guide, filer)
    complete_person(guide, filer)
    complete_address(guide, filer)
    guide.fill("Make up a **Username**.", filer.new.username)
    guide.fill("Make up a **Password**.", filer.new.password)
    guide.fill("Repeat it: **Confirm Password**.", filer.new.password)
    guide.click("Click **Submit**.")

    guide.misses("You read **Upgrade Complete**.")


def test_mad46_a_dialog_confirms_that_the_account_is_upgraded(visit):
    guide, filer = visit()
    upgraded(guide, filer)
    guide.see("You read **Upgrade Complete**.")
    guide.click("Click **Close**.")

    guide.see("Beside **Account Type** you read **Upgraded PACER Account**.")


def test_mad47_and_w6_after_the_upgrade_the_old_username_and_password_are_dead(visit):
    guide, filer = visit()
    upgraded(guide, filer)
    guide.click("Click **Close**.")
    guide.click("Click **Log Out**.")
    log_in(guide, filer.username, filer.password)

    guide.see("You read **Invalid username or password**.")


def test_mad47_and_w6_after_the_upgrade_the_new_ones_work(visit):
    guide, filer = visit()
    upgraded(guide, filer)
    guide.click("Click **Close**.")
    guide.click("Click **Log Out**.")
    log_in(guide, filer.new.username, filer.new.password)

    guide.see("Beside **Account Type** you read **Upgraded PACER Account**.")


def test_mad47_before_the_upgrade_the_new_ones_do_not_work(visit):
    guide, filer = visit()
    log_in(guide, filer.new.username, filer.new.password)

    guide.see("You read **Invalid username or password**.")
