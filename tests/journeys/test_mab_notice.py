"""The bankruptcy court's notice, row by row: its page says it, and the portal does it. So is the opposite."""

from __future__ import annotations

import pytest
from actions import (
    FILING_MENU,
    LINKED,
    NOT_LET_IN,
    NOT_LINKED,
    UNDERSTOOD,
    begin_upgrade,
    complete_address,
    complete_security,
    enter,
    give,
    link,
    log_in,
    nothing_is_linked,
    open_link_page,
    past_redaction,
    read_notice,
    registered,
    sign_on,
    sign_on_with_court_login,
    where,
)

from assistant.facts.people import person

QUILL = "marjorie-ellsworth-quill"
KNOWN_THERE = "Beside **PACER account** you read **mequill2016**."


def test_mab1_on_that_day_the_court_is_live(visit):
    guide, filer = visit(QUILL, "mab", on="2021-09-20")
    read_notice(guide)
    guide.see("You read **LIVE on NextGen CM/ECF on September 20, 2021**.")
    enter(guide, filer)

    guide.see(KNOWN_THERE)


def test_mab1_the_day_before_it_is_not(visit):
    guide, _ = visit(QUILL, "mab", on="2021-09-19")
    guide.open("cmecf", "Go to {court.sites.cmecf}.")

    guide.see("You read **CM/ECF is unavailable while the system is upgraded**.")
    guide.lacks("Click **{court.cmecf.system}**.")


def test_mab2_one_account_opens_another_nextgen_court_without_a_login(visit):
    guide, filer = visit(QUILL, "mab")
    enter(guide, filer)
    guide.address("/ecf/mad/main")
    past_redaction(guide)

    guide.see(KNOWN_THERE)


def test_mab2_before_nextgen_each_court_has_a_login_of_its_own(visit):
    guide, _ = visit(QUILL, "mab", on="2021-09-10")
    enter_with_court_login(guide, person(QUILL).login_at("mab"))
    guide.see("Beside **User** you read **Marjorie Ellsworth-Quill**.")
    guide.address("/ecf/mad/main")

    assert where(guide) == "/ecf/mad/login"


def enter_with_court_login(guide, account):
    """Before go-live."""
    guide.open("cmecf", "Go to {court.sites.cmecf}.")
    guide.click("Click **{court.cmecf.system}**.")
    guide.fill("Enter **CM/ECF Login**.", account.login)
    guide.fill("Enter **Password**.", account.password)
    guide.check(f"Check {UNDERSTOOD}")
    guide.click("Click **Login**.")


def test_mab3_the_same_login_opens_pacer(visit):
    guide, filer = visit(QUILL, "mab")
    enter(guide, filer)
    guide.address("/pscof/manage/maint")

    guide.see("Beside **Username** you read **mequill2016**.")


def test_mab3_a_courts_own_login_does_not(visit):
    guide, filer = visit(QUILL, "mab")
    account = filer.login_at("mab")
    log_in(guide, account.login + "2016", account.password)

    guide.see(NOT_LET_IN)


def test_mab3_it_lets_one_file_where_one_may_and_nowhere_else(visit):
    guide, filer = visit("silas-monteverde", "mab")
    enter(guide, filer)
    guide.see(FILING_MENU["mab"])
    guide.address("/ecf/mad/main")
    past_redaction(guide)

    guide.misses(FILING_MENU["mad"])


def test_mab4_the_notice_says_what_to_do_from_that_day_on(visit):
    guide, _ = visit(QUILL, "mab", on="2021-09-20")
    read_notice(guide)

    guide.see("You read **What to do on or after September 20, 2021:**")


def test_mab5_an_upgraded_account_is_linked(visit):
    guide, filer = visit("theodora-lindqvist-moss", "mab")
    enter(guide, filer)
    link(guide, filer)

    guide.see(LINKED)


def test_mab5_one_that_is_not_upgraded_cannot_be(visit):
    guide, filer = visit("tobias-brannock", "mab")
    sign_on(guide, filer)
    guide.click("Click **Continue**.")
    past_redaction(guide)
    guide.address("/ecf/mab/utilities/link-account")

    guide.see("You read **Only an upgraded PACER account can be linked.**")
    nothing_is_linked(guide)


def test_mab6_before_that_there_is_nothing_to_file_with(visit):
    guide, filer = visit(QUILL, "mab")
    enter(guide, filer)

    guide.misses(FILING_MENU["mab"])
    guide.address("/ecf/mab/file/bankruptcy")
    guide.see("You read **No CM/ECF account of this court is linked to your PACER account**.")


def test_mab6_after_it_the_filing_menus_open(visit):
    guide, filer = visit(QUILL, "mab")
    enter(guide, filer)
    link(guide, filer)
    guide.click("Click **Bankruptcy**.")

    guide.see("You see the list **Event**.")


def test_mab7_who_knows_her_login_links(visit):
    guide, filer = visit(QUILL, "mab")
    read_notice(guide)
    guide.see("You read **Do you know your current CM/ECF login and password?**")
    enter(guide, filer)
    link(guide, filer)

    guide.see(LINKED)


def test_mab7_who_does_not_know_it_does_not(visit):
    guide, filer = visit(QUILL, "mab")
    enter(guide, filer)
    open_link_page(guide)
    give(guide, "quill", filer.login_at("mab").password)

    guide.see(NOT_LINKED)
    nothing_is_linked(guide)


def test_mab8_the_page_that_a_browser_fills_in_is_there_before_and_warns(visit):
    guide, _ = visit(QUILL, "mab", on="2021-09-10")
    guide.address("/ecf/mab/login")

    guide.see("Under **Know your CM/ECF login before September 20, 2021** you read **will be lost**.")
    assert where(guide) == "/ecf/mab/login"


def test_mab8_from_that_day_on_it_is_gone(visit):
    guide, _ = visit(QUILL, "mab", on="2021-09-20")
    guide.address("/ecf/mab/login")

    guide.see("You read **PACER Login**.")
    guide.misses("You read **CM/ECF Login**.")


def ask_the_clerk(guide, last_name, email):
    read_notice(guide)
    guide.see("You read **ecf_accounts@mab.uscourts.gov**.")
    with guide.short_way() as simulated:  # in life she writes an e-mail
        simulated.address("/court/mab/cmecf-login-help")
        simulated.fill("Enter your **Last Name**.", last_name)
        simulated.fill("Enter your **Bar Number**.", "612345")
        simulated.fill("Enter your **E-mail**.", email)
        simulated.click("Click **Send e-mail**.")
    guide.address("/training/outbox")


def test_mab9_the_clerk_answers_whom_the_court_knows(visit):
    guide, filer = visit(QUILL, "mab", on="2021-09-10")
    ask_the_clerk(guide, filer.last_name, filer.email)

    guide.see("You read **Your CM/ECF login: mquill**.")


def test_mab9_nobody_else_gets_an_answer(visit):
    guide, filer = visit(QUILL, "mab", on="2021-09-10")
    ask_the_clerk(guide, filer.last_name, "somebody@example.com")

    guide.see("You read **There is no mail yet.**")


def test_mab10_both_accounts_are_shown_before_they_are_linked(visit):
    guide, filer = visit(QUILL, "mab")
    account = filer.login_at("mab")
    enter(guide, filer)
    open_link_page(guide)
    give(guide, account.login, account.password)

    guide.see("In **CM/ECF account** you read **mquill**.")
    guide.see("In **PACER account** you read **mequill2016**.")
    guide.misses("You read **The names differ**.")


def test_mab10_nothing_is_linked_before_both_have_been_submitted(visit):
    guide, filer = visit(QUILL, "mab")
    account = filer.login_at("mab")
    enter(guide, filer)
    open_link_page(guide)
    give(guide, account.login, account.password)
    guide.click("Click **Back**.")

    nothing_is_linked(guide)


def test_mab11_who_filed_before_that_day_must_link_to_file(visit):
    guide, _ = visit("theodora-lindqvist-moss", "mab", on="2021-09-10")
    enter_with_court_login(guide, person("theodora-lindqvist-moss").login_at("mab"))
    guide.see(FILING_MENU["mab"])

    guide, filer = visit("theodora-lindqvist-moss", "mab", on="2021-09-20")
    enter(guide, filer)
    nothing_is_linked(guide)


def test_mab11_who_never_filed_has_nothing_to_link(visit):
    guide, filer = visit("henrietta-poole", "mab")
    enter(guide, filer)
    open_link_page(guide)
    guide.see("You read **If you have never had a filing account here, ask for one**.")
    give(guide, "hpoole", filer.password)

    guide.see(NOT_LINKED)


@pytest.mark.parametrize("on", ["2021-09-10", "2021-09-21"])
def test_mab12_the_link_leads_to_the_instructions(visit, on):
    guide, _ = visit(QUILL, "mab", on=on)
    read_notice(guide)
    guide.click("Click **Click here for instructions on linking your account**.")

    guide.see("You read **Link your account** and **Log out of PACER everywhere**.")


def test_mab13_the_link_leads_to_pacers_help(visit):
    guide, _ = visit(QUILL, "mab")
    read_notice(guide)
    guide.click("Click **How to Use PACER**.")

    assert where(guide) == "/pacer/help"


def test_mab14_the_link_leads_to_the_questions(visit):
    guide, _ = visit(QUILL, "mab")
    read_notice(guide)
    guide.click("Click **NextGen FAQs (Pacer)**.")

    guide.see("You read **Who must upgrade?**")


def test_mab15_the_steps_for_who_has_not_upgraded_lead_to_the_login(visit):
    guide, _ = visit(QUILL, "mab")
    read_notice(guide)
    guide.see("You read **If you have not upgraded your Pacer account please follow the steps below:**")
    guide.click("Click **Have you upgraded your PACER account?**")
    guide.click("Click **Log in to Manage My Account**.")

    guide.see("You read **Manage My Account Login**.")


def test_mab16_with_an_account_of_her_own_a_filer_links(visit):
    guide, filer = visit("desmond-achterberg", "mab")
    registered(guide, filer)
    sign_on(guide, filer.new)
    past_redaction(guide)
    link(guide, filer)

    guide.see(LINKED)


def test_mab16_without_one_she_gets_not_in(visit):
    guide, filer = visit("desmond-achterberg", "mab")
    sign_on_with_court_login(guide, filer.login_at("mab"))

    guide.see(NOT_LET_IN)


def test_mab17_a_shared_account_is_refused(visit):
    guide, filer = visit("halvard-pym-research", "mab")
    enter(guide, filer)
    open_link_page(guide)

    guide.see("You read **Shared PACER accounts may not be used by CM/ECF users. Use your own PACER account.**")


def test_mab17_an_own_one_is_not(visit):
    guide, filer = visit("odile-fenwright", "mab")
    enter(guide, filer)
    open_link_page(guide)

    guide.misses("You read **Shared PACER accounts may not be used by CM/ECF users.**")
    guide.see("You read **CM/ECF password**.")


@pytest.mark.parametrize(("slug", "must"), [("clement-ashdown", True), ("delphine-ashdown", False)])
def test_mab18_an_account_of_the_day_before_is_led_to_the_upgrade_and_one_of_that_day_is_not(visit, slug, must):
    guide, filer = visit(slug, "mab")
    sign_on(guide, filer)

    sentence = "You read **Your PACER account must be upgraded before it can be linked or used to file.**"
    (guide.see if must else guide.misses)(sentence)


def test_mab18_once_it_is_upgraded_it_is_not_led_there_again(visit):
    guide, filer = visit("clement-ashdown", "mab")
    upgraded_since(guide, filer)
    sign_on(guide, filer.new)

    guide.misses("You read **Your PACER account must be upgraded before it can be linked or used to file.**")
    guide.see("You read **Redaction Agreement**.")


def test_mab21_the_notice_names_whom_to_ask_about_the_pacer_account(visit):
    guide, _ = visit(QUILL, "mab")
    read_notice(guide)

    guide.see("You read **PACER Account Assistance** and **pacer@psc.uscourts.gov**.")
    guide.see("You read **1-800-676-6856**.")


def test_mab21_so_does_every_page_that_refuses_something(visit):
    guide, filer = visit(QUILL, "mab")
    guide.address("/pscof/login")
    guide.misses("You read **Need help?**")
    log_in(guide, filer.username, filer.login_at("mab").password)

    guide.see("In **Need help?** you read **pacer@psc.uscourts.gov**.")


def upgraded_since(guide, filer):
    """The upgrade of somebody whose user type is known already."""
    begin_upgrade(guide, filer)
    guide.fill("Enter your **Date of Birth**.", filer.date_of_birth)
    guide.click("Click **Next**.")
    complete_address(guide, filer)
    complete_security(guide, filer)
    guide.click("Click **Close**.")
    guide.click("Click **Log Out**.")
