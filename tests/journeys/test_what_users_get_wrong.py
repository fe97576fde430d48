"""What users get wrong: each mistake is made in a browser and is answered, and so is the right way.

More of the rows, W1 to W31 but for W8, are proved in test_linking.py, test_registering.py and test_notice.py, where the
same actions prove a sentence of a notice.
"""

from __future__ import annotations

import re

import pytest
from actions import (
    FILING_MENU,
    LINKED,
    UNDERSTOOD,
    at_payment,
    begin_registration,
    enter,
    enter_account,
    give,
    link,
    log_in,
    next_page,
    nothing_is_linked,
    open_link_page,
    past_redaction,
    registered,
    sign_on,
    where,
)
from pydantic import SecretStr

from assistant.facts.people import person

QUILL = "marjorie-ellsworth-quill"
KNOWN_THERE = "Beside **PACER account** you read **mequill2016**."


def test_w1_the_pacer_login_is_taken(visit):
    guide, filer = visit(QUILL)
    enter(guide, filer)

    guide.see(KNOWN_THERE)


def test_w2_the_courts_login_is_taken_there(visit):
    guide, filer = visit(QUILL)
    account = filer.login_at("mad")
    enter(guide, filer)
    open_link_page(guide)
    give(guide, account.login, account.password)

    guide.see("In **CM/ECF account** you read **mequill**.")


def retrieve(guide, last_name, email):
    """Ask the district court for the CM/ECF login, and look at the mail."""
    guide.address("/court/mad/cmecf-login-retrieval")
    guide.fill("Enter your **Last Name**.", last_name)
    guide.fill("Enter your **Bar Number**.", "612345")
    guide.fill("Enter your **E-mail**.", email)
    guide.click("Click **Submit**.")
    guide.address("/training/outbox")


def test_w3_who_has_lost_her_password_gets_another_and_links_with_it(visit):
    guide, filer = visit(QUILL)
    retrieve(guide, filer.last_name, filer.email)
    mailed = re.search(r"Temporary password: (\S+)", guide._page.inner_text("main"))[1]
    enter(guide, filer)
    open_link_page(guide)
    give(guide, "mequill", SecretStr(mailed))
    guide.click("Click **Submit**.")

    guide.see(LINKED)


def test_w3_the_lost_one_is_of_no_use_then(visit):
    guide, filer = visit(QUILL)
    account = filer.login_at("mad")
    retrieve(guide, filer.last_name, filer.email)
    enter(guide, filer)
    open_link_page(guide)
    give(guide, account.login, account.password)

    nothing_is_linked(guide)


def test_w3_in_good_time_the_court_warns(visit):
    guide, _ = visit(QUILL, on="2021-09-10")
    guide.open("cmecf", "Go to {court.sites.cmecf}.")

    guide.see("You read **A login that is only stored in your browser will be lost and cannot be recovered.**")


def test_w4_an_account_of_ones_own_is_linked(visit):
    guide, filer = visit(QUILL)
    enter(guide, filer)
    link(guide, filer)

    guide.see(LINKED)


def test_w5_a_legacy_account_is_asked_to_upgrade_first(visit):
    guide, filer = visit("tobias-brannock")
    log_in(guide, filer.username, filer.password)
    guide.click("Click **Change Password**.")

    guide.see("In **Upgrade Required** you read **You must upgrade your PACER account before using this feature.**")
    guide.click("Click **Upgrade Now**.")
    guide.see("You read **Upgrade PACER Account**.")


def test_w5_an_upgraded_one_is_not(visit):
    guide, filer = visit(QUILL)
    log_in(guide, filer.username, filer.password)
    guide.click("Click **Change Password**.")

    guide.misses("You read **Upgrade Required**.")


def test_w9_a_link_cannot_be_undone(visit):
    guide, filer = visit(QUILL)
    other = person("priya-whitlowe").login_at("mad")
    enter(guide, filer)
    open_link_page(guide)
    give(guide, other.login, other.password)
    guide.click("Click **Submit**.")
    guide.see(LINKED)
    guide.click("Click **Log Out**.")
    enter(guide, filer)
    guide.see("Beside **CM/ECF account** you read **pwhitlowe**.")
    guide.address("/ecf/mad/utilities/link-account")

    guide.see("You read **Your PACER account is already linked to a CM/ECF account in this court.**")


def test_w11_who_is_not_linked_sees_three_menus_and_no_others(visit):
    guide, filer = visit(QUILL)
    enter(guide, filer)

    guide.see("You see **Query**, **Reports** and **Utilities**.")
    guide.misses(FILING_MENU["mad"])
    guide.misses("You see **Search**.")


@pytest.mark.parametrize("again", ["refreshed", "logged out and in"])
def test_w12_the_menus_are_still_there_afterwards(visit, again):
    guide, filer = visit(QUILL)
    enter(guide, filer)
    link(guide, filer)
    guide.see("You read **Your CM/ECF account has been successfully linked to your PACER account.**")
    if again == "refreshed":
        guide._page.reload()
    else:
        guide.click("Click **Log Out**.")
        enter(guide, filer)

    guide.see(FILING_MENU["mad"])


def test_w12_nothing_of_that_brings_them_without_a_link(visit):
    guide, filer = visit(QUILL)
    enter(guide, filer)
    guide.click("Click **Utilities**.")
    guide._page.reload()
    guide.click("Click **Log Out**.")
    enter(guide, filer)

    guide.misses(FILING_MENU["mad"])


def test_w13_without_a_card_there_is_no_search_at_once(visit):
    guide, filer = visit("gwendolyn-apfelbaum")
    sign_on(guide, filer)
    guide.see("In **PACER User Not Activated** you read **within 7 to 10 business days**.")
    guide.click("Click **Continue**.")
    past_redaction(guide)
    guide.click("Click **Query**.")

    guide.see("You read **Your PACER account has no search privileges now**.")


def test_w13_with_one_there_is(visit):
    guide, filer = visit("desmond-achterberg")
    registered(guide, filer)
    sign_on(guide, filer.new)
    past_redaction(guide)
    guide.click("Click **Query**.")

    guide.misses("You read **Your PACER account has no search privileges now**.")


def test_w14_searching_is_what_is_blocked(visit):
    guide, filer = visit("leopold-standish", "mab")
    sign_on(guide, filer)
    guide.click("Click **Continue**.")
    past_redaction(guide)
    guide.click("Click **Query**.")

    guide.see("You read **That does not keep you from filing.**")


def enter_as(guide, filer, **other):
    """R1, with some facts of somebody else."""
    begin_registration(guide)
    enter_account(guide, filer)
    for field, value in other.items():
        guide.fill(f"Enter **{field.replace('_', ' ')}**.", value)
    next_page(guide)


def test_w15_who_has_an_account_already_is_told(visit):
    guide, filer = visit("desmond-achterberg")
    enter_as(guide, filer, First_Name="Henrietta", Last_Name="Poole", Date_of_Birth="02/03/1961")

    guide.see("You read **Account May Already Exist**.")
    guide.see("In **Account May Already Exist** you read **Forgot Username** and **Forgot Password**.")


def test_w15_a_name_alone_is_not_enough(visit):
    guide, filer = visit("desmond-achterberg")
    enter_as(guide, filer, First_Name="Henrietta", Last_Name="Poole")

    guide.see("You read **User Information**.")


def test_w16_individual_accounts_are_the_last_of_the_list(visit):
    guide, _ = visit("desmond-achterberg")
    begin_registration(guide)
    guide.see("You read **Individual Accounts are at the end of the list.**")
    groups = guide._page.get_by_label("User Type").locator("optgroup").all()

    assert [group.get_attribute("label") for group in groups][-2:] == ["Government Accounts", "Individual Accounts"]
    assert groups[-1].locator("option").first.inner_text() == "INDIVIDUAL"


def test_w17_without_a_state_there_is_no_county(visit):
    guide, _ = visit("desmond-achterberg")
    begin_registration(guide)

    assert not guide._page.get_by_label("County").is_visible()


def test_w17_with_one_its_counties_are_there(visit):
    guide, filer = visit("desmond-achterberg")
    begin_registration(guide)
    guide.choose("Choose your **State**.", filer.address.state)
    guide.choose("Choose your **County**.", filer.address.county)

    assert guide._page.get_by_label("County").is_visible()


def test_w20_an_account_of_ones_own_gets_further(visit):
    guide, filer = visit(QUILL)
    sign_on(guide, filer)

    guide.misses("You read **A PACER Administrative Account cannot be used to search or file.**")
    past_redaction(guide)
    guide.see(KNOWN_THERE)


def test_w22_a_card_of_ones_own_can_pay_filing_fees(visit):
    """That the card of a firm's account cannot is held where firms are."""
    guide, filer = visit("desmond-achterberg")
    at_payment(guide, filer)

    guide.check("Check **Set e-filing fees default**.")


def maintain(guide, filer):
    enter(guide, filer)
    guide.click("Click **Utilities**.")
    guide.click("Click **Maintain Your ECF Account**.")


def test_w23_name_and_address_cannot_be_changed_at_the_court(visit):
    guide, filer = visit("cyrus-nakagawa-bell", "mab")
    maintain(guide, filer)

    for name in ("First name", "Last name", "Address", "City", "State", "Zip", "Primary e-mail address"):
        assert guide._page.get_by_label(name, exact=True).is_disabled(), name
    guide.click("Click **Edit my name and address information**.")
    assert where(guide).startswith("/pscof/manage/")


def test_w23_a_second_address_for_mail_can(visit):
    guide, filer = visit("cyrus-nakagawa-bell", "mab")
    maintain(guide, filer)
    guide.click("Click **Email information…**.")
    guide.fill("Enter **Secondary email address**.", "office@example.com")
    guide.fill("Enter it again in **Reenter Secondary email address**.", "office@example.com")
    guide.check("Check **to the secondary addresses**.")
    guide.click("Click **Return to Account screen**.")
    guide.click("Click **Submit**.")
    guide.click("Click **Submit**.")

    guide.see("You read **Your Account Information has been updated.**")


def test_w25_the_first_of_two_is_linked(visit):
    guide, filer = visit("ambrose-kettleby", "mab")
    enter(guide, filer)
    link(guide, filer)

    guide.see("Beside **CM/ECF account** you read **akettleby, Attorney (linked)**.")


def test_w26_a_login_of_plain_letters_is_linked(visit):
    guide, filer = visit("theodora-lindqvist-moss")
    enter(guide, filer)
    link(guide, filer)

    guide.see(LINKED)


def test_w27_without_its_cookie_a_login_is_explained(visit):
    guide, filer = visit(QUILL)
    guide.address("/pscof/login")
    guide.fill("Enter your **Username**.", filer.username)
    guide.fill("Enter your **Password**.", filer.password)
    guide._page.context.clear_cookies()
    guide.reads_errors = True
    guide.click("Click **Login**.")

    guide.see("You read **This form has expired** and **Your browser must accept cookies.**")


def test_w27_with_it_the_same_login_is_taken(visit):
    guide, filer = visit(QUILL)
    guide.address("/pscof/login")
    guide.fill("Enter your **Username**.", filer.username)
    guide.fill("Enter your **Password**.", filer.password)
    guide.click("Click **Login**.")

    guide.see("You read **Account Number**.")


def test_w28_in_its_own_letters_the_login_is_taken(visit):
    guide, filer = visit(QUILL, "mab")
    account = filer.login_at("mab")
    enter(guide, filer)
    open_link_page(guide)
    give(guide, account.login, account.password)

    guide.see("In **CM/ECF account** you read **mquill**.")


def test_w29_an_error_at_pacer_says_whom_to_ask_for_which_login(visit):
    guide, filer = visit(QUILL)
    log_in(guide, filer.username, filer.new.password)

    guide.see("In **Need help?** you read **PACER Service Center, 1-800-676-6856**.")
    guide.see("In **Need help?** you read **CM/ECF login of a court:** and **ask that court**.")


def test_w29_so_does_an_error_at_the_court(visit):
    guide, filer = visit(QUILL, "mab")
    enter(guide, filer)
    open_link_page(guide)
    guide.misses("You read **Need help?**")
    give(guide, filer.username, filer.password)

    guide.see("In **Need help?** you read **ecf_accounts@mab.uscourts.gov** and **pacer@psc.uscourts.gov**.")


def close_the_window(guide):
    """And open another one of the same browser."""
    browser = guide._page.context
    guide._page.close()
    return browser.new_page()


def test_w30_closing_the_window_leaves_the_account_open(visit):
    guide, filer = visit(QUILL)
    log_in(guide, filer.username, filer.password)
    window = close_the_window(guide)
    window.goto(f"{guide._portal}/pscof/manage/maint")

    assert window.get_by_text("mequill2016").is_visible()


def test_w30_logging_out_does_not(visit):
    guide, filer = visit(QUILL)
    log_in(guide, filer.username, filer.password)
    guide.click("Click **Log Out**.")
    window = close_the_window(guide)
    window.goto(f"{guide._portal}/pscof/manage/maint")

    assert not window.get_by_text("mequill2016").is_visible()
    assert window.get_by_role("heading", name="Manage My Account Login").is_visible()


def enter_at_the_court(guide, login, password):
    """The court's own page, before go-live."""
    guide.address(f"/ecf/{guide.court.id}/login")
    guide.fill("Enter **CM/ECF Login**.", login)
    guide.fill("Enter **Password**.", password)
    guide.check(f"Check {UNDERSTOOD}")
    guide.click("Click **Login**.")


def test_w31_a_court_that_has_not_moved_takes_no_pacer_login(visit):
    guide, filer = visit(QUILL, on="2021-09-10")
    enter_at_the_court(guide, filer.username, filer.password)

    guide.see("You read **Invalid CM/ECF login or password.**")


def test_w31_it_takes_its_own(visit):
    guide, filer = visit(QUILL, on="2021-09-10")
    account = filer.login_at("mad")
    enter_at_the_court(guide, account.login, account.password)

    guide.see("Beside **CM/ECF account** you read **mequill, Attorney**.")


def maintenance(guide, filer, link_name):
    log_in(guide, filer.username, filer.password)
    guide.click("Click **Maintenance**.")
    guide.click(f"Click **{link_name}**.")


def test_w18_a_date_of_birth_cannot_be_changed(visit):
    guide, filer = visit("cyrus-nakagawa-bell")
    maintenance(guide, filer, "Update Personal Information")

    guide.see("Beside **Date of Birth** you read **Your date of birth cannot be changed.**")
    assert guide._page.get_by_label("Date of Birth").count() == 0


def test_w18_a_name_can(visit):
    guide, filer = visit("cyrus-nakagawa-bell")
    maintenance(guide, filer, "Update Personal Information")
    guide.fill("Enter your **Last Name**.", "Nakagawa-Hale")
    guide.fill("Enter a **Reason for Update**.", "Marriage")
    guide.click("Click **Submit**.")
    guide.address("/pscof/manage/maint")

    guide.see("You read **Cyrus Nakagawa-Hale**.")


def move(guide, filer, cases):
    """Send a new address to the court, for some of its cases."""
    maintenance(guide, filer, "Update Address Information")
    guide.fill("Enter your new **Firm/Office**.", "Bell & Daughters")
    guide.fill("Enter a **Reason for Update**.", "New firm")
    guide.check(f"Under **Apply update to**, choose **{cases}**.")
    guide.check("Under **Apply Updates to Selected Courts**, select **{court.name}**.")
    guide.click("Click **Submit**.")


def test_w24_who_picks_all_cases_is_warned_first(visit):
    guide, filer = visit("cyrus-nakagawa-bell")
    move(guide, filer, "All Cases")

    guide.see("In **Change All Cases?** you read **your old and closed cases**.")
    guide.misses("You read **Your address has been updated.**")


def test_w24_who_picks_open_cases_is_not(visit):
    guide, filer = visit("cyrus-nakagawa-bell")
    move(guide, filer, "Open Cases")

    guide.see("You read **Your address has been updated.**")
