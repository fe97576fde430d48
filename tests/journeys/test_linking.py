"""Linking, in a real browser: both courts, before and after go-live, and every way in which it is refused."""

from __future__ import annotations

import pytest
from actions import (
    FILING_MENU,
    LINK_ITEM,
    LINKED,
    UNDERSTOOD,
    enter,
    give,
    link,
    nothing_is_linked,
    open_link_page,
    past_redaction,
    sign_on,
    sign_on_with_court_login,
)
from pydantic import SecretStr

from assistant.facts.people import person


@pytest.mark.parametrize("court", ["mad", "mab"])
def test_w11_an_upgraded_account_is_linked_and_can_file(visit, court):
    guide, filer = visit("marjorie-ellsworth-quill", court)
    enter(guide, filer)
    guide.misses(FILING_MENU[court])
    link(guide, filer)

    guide.see(LINKED)
    guide.see(FILING_MENU[court])


def test_w10_linking_at_one_court_does_not_link_at_the_other(visit):
    guide, filer = visit("marjorie-ellsworth-quill", "mad")
    enter(guide, filer)
    link(guide, filer)
    guide.see(LINKED)
    guide.address("/ecf/mab/main")
    past_redaction(guide)

    guide.see("Beside **CM/ECF account** you read **none linked in this court**.")
    guide.misses(FILING_MENU["mab"])


def test_w10_an_account_linked_elsewhere_is_not_linked_here(visit):
    """One link does not serve all courts."""
    guide, filer = visit("odile-fenwright", "mab")
    enter(guide, filer)

    nothing_is_linked(guide)


def test_central_sign_on_is_one_until_log_out(visit):
    guide, filer = visit("marjorie-ellsworth-quill", "mad")
    enter(guide, filer)
    guide.address("/pscof/manage/maint")
    guide.see("You read **Account Number**.")
    guide.click("Click **Log Out**.")
    guide.address("/ecf/mad/main")

    guide.see("You read **PACER Login**.")


def test_w7_before_go_live_there_is_no_link_item(visit):
    """L10-E7. On September 19, 2021 the court still has its own login, or is changing over."""
    guide, _ = visit("tobias-brannock", "mab", on="2021-09-14")
    account = person("tobias-brannock").login_at("mab")
    guide.open("cmecf", "Go to {court.sites.cmecf}.")
    guide.click("Click **{court.cmecf.system}**.")
    guide.fill("Enter **CM/ECF Login**.", account.login)
    guide.fill("Enter **Password**.", account.password)
    guide.check(f"Check {UNDERSTOOD}")
    guide.click("Click **Login**.")
    guide.click("Click **Utilities**.")

    guide.misses(f"You see {LINK_ITEM}.")


@pytest.mark.parametrize("court", ["mad", "mab"])
def test_w7_the_direct_address_answers_with_the_day_until_the_day_before(visit, court):
    guide, _ = visit("marjorie-ellsworth-quill", court, on="2021-09-19")
    guide.address(f"/ecf/{court}/utilities/link-account")

    guide.see("You read **Accounts can be linked on or after September 20, 2021.**")


@pytest.mark.parametrize("court", ["mad", "mab"])
def test_w7_on_the_day_it_works(visit, court):
    guide, filer = visit("marjorie-ellsworth-quill", court, on="2021-09-20")
    enter(guide, filer)
    link(guide, filer)

    guide.see(LINKED)


def test_e1_a_wrong_cmecf_login_links_nothing(visit):
    guide, filer = visit("marjorie-ellsworth-quill")
    enter(guide, filer)
    open_link_page(guide)
    give(guide, "mequill", SecretStr("Nobody99!ecf"))

    guide.see("You read **Invalid CM/ECF login or password. The accounts were not linked.**")
    nothing_is_linked(guide)


def test_w2_and_e1_pacer_credentials_do_not_work_on_the_link_page(visit):
    guide, filer = visit("marjorie-ellsworth-quill")
    enter(guide, filer)
    open_link_page(guide)
    give(guide, filer.username, filer.password)

    guide.see("You read **Invalid CM/ECF login or password. The accounts were not linked.**")
    nothing_is_linked(guide)


def test_w28_and_e1_capital_letters_matter(visit):
    guide, filer = visit("marjorie-ellsworth-quill", "mab")
    enter(guide, filer)
    open_link_page(guide)
    give(guide, "MQUILL", filer.login_at("mab").password)

    guide.see("You read **Invalid CM/ECF login or password. The accounts were not linked.**")
    nothing_is_linked(guide)


def test_e2_an_account_that_is_linked_to_another_is_refused(visit):
    guide, filer = visit("marjorie-ellsworth-quill")
    taken = person("cyrus-nakagawa-bell").login_at("mad")
    enter(guide, filer)
    open_link_page(guide)
    give(guide, taken.login, taken.password)

    guide.see("You read **This CM/ECF account is already linked to a PACER account. Contact the court.**")
    nothing_is_linked(guide)


def test_e3_a_pacer_account_is_linked_once_in_a_court(visit):
    guide, filer = visit("cyrus-nakagawa-bell")
    enter(guide, filer)
    guide.address("/ecf/mad/utilities/link-account")

    guide.see("You read **Your PACER account is already linked to a CM/ECF account in this court.**")


def test_w25_and_e3_a_second_cmecf_account_needs_a_second_pacer_account(visit):
    """Attorney and trustee."""
    guide, filer = visit("ambrose-kettleby", "mab")
    enter(guide, filer)
    link(guide, filer)
    guide.see(LINKED)
    guide.address("/ecf/mab/utilities/link-account")

    guide.see("You read **Your PACER account is already linked to a CM/ECF account in this court.**")


def test_w5_and_e4_a_legacy_account_is_not_linked(visit):
    guide, filer = visit("ingrid-vassdal")
    sign_on(guide, filer)
    guide.see("You read **Your PACER account must be upgraded before it can be linked or used to file.**")
    guide.click("Click **Continue**.")
    past_redaction(guide)
    guide.address("/ecf/mad/utilities/link-account")

    guide.see("You read **Only an upgraded PACER account can be linked.**")
    guide.see("You read **Upgrade**.")
    nothing_is_linked(guide)


def test_w4_and_e5_a_shared_account_is_not_linked(visit):
    guide, filer = visit("halvard-pym-research")
    enter(guide, filer)
    guide.address("/ecf/mad/utilities/link-account")

    guide.see("You read **Shared PACER accounts may not be used by CM/ECF users. Use your own PACER account.**")
    nothing_is_linked(guide)


def test_w26_and_e6_a_login_with_a_special_character_is_refused(visit):
    guide, filer = visit("nadine-osterhaus")
    account = filer.login_at("mad")
    enter(guide, filer)
    open_link_page(guide)
    give(guide, account.login, account.password)

    guide.see("You read **Invalid CM/ECF login or password. The accounts were not linked.**")
    nothing_is_linked(guide)


@pytest.mark.parametrize(
    ("slug", "message"),
    [
        ("ezekiel-thornbury", "This account has been locked. Please make payments to continue docketing."),
        ("philippa-grunwald", "This account has been locked. Please contact the court."),
    ],
)
def test_e8_a_locked_account_is_refused(visit, slug, message):
    guide, filer = visit(slug, "mab")
    account = filer.login_at("mab")
    enter(guide, filer)
    open_link_page(guide)
    give(guide, account.login, account.password)

    guide.see(f"You read **{message}**")
    nothing_is_linked(guide)


def test_e9_empty_fields_are_refused(visit):
    guide, filer = visit("marjorie-ellsworth-quill")
    enter(guide, filer)
    open_link_page(guide)
    guide.click("Click **Submit**.")

    guide.see("You read **Please enter your CM/ECF login and password.**")
    nothing_is_linked(guide)


def test_w14_and_l4_an_inactive_account_can_be_linked(visit):
    guide, filer = visit("leopold-standish", "mab")
    sign_on(guide, filer)
    guide.see("You read **PACER User Inactive**.")
    guide.click("Click **Continue**.")
    past_redaction(guide)
    link(guide, filer)

    guide.see(LINKED)


def test_w14_and_l4_an_account_that_is_not_activated_can_be_linked(visit):
    guide, filer = visit("gwendolyn-apfelbaum")
    sign_on(guide, filer)
    guide.see("You read **PACER User Not Activated**.")
    guide.click("Click **Continue**.")
    past_redaction(guide)
    link(guide, filer)

    guide.see(LINKED)


def test_l4_a_missing_client_code_is_a_warning(visit):
    guide, filer = visit("augustin-fairlea")
    sign_on(guide, filer)
    guide.see("You read **Client Code Required**.")
    guide.click("Click **Continue**.")
    past_redaction(guide)

    guide.see("Beside **PACER account** you read **afairlea22**.")


def test_w20_and_l4_an_administrative_account_gets_no_further(visit):
    guide, filer = visit("rosalind-tamborini")
    sign_on(guide, filer)

    guide.see("You read **A PACER Administrative Account cannot be used to search or file.**")
    guide.lacks("Click **Continue**.")


def test_l4_a_legacy_account_is_led_to_the_upgrade(visit):
    guide, filer = visit("clement-ashdown")
    sign_on(guide, filer)
    guide.click("Click **Upgrade**.")

    guide.see("You read **Upgrade PACER Account**.")


def test_w9_and_l8_the_accounts_of_two_people_raise_a_caution(visit):
    """An assistant who is still logged in as somebody else."""
    guide, filer = visit("marjorie-ellsworth-quill")
    other = person("priya-whitlowe").login_at("mad")
    enter(guide, filer)
    open_link_page(guide)
    give(guide, other.login, other.password)

    guide.see("You read **The names differ**.")
    guide.see("In **CM/ECF account** you read **Priya Whitlowe**.")
    guide.see("In **PACER account** you read **Marjorie Ellsworth-Quill**.")


def test_after_linking_the_old_cmecf_login_no_longer_works(visit):
    guide, filer = visit("marjorie-ellsworth-quill")
    account = filer.login_at("mad")
    enter(guide, filer)
    link(guide, filer)
    guide.click("Click **Log Out**.")
    sign_on_with_court_login(guide, account)

    guide.see("You read **Invalid username or password**.")


def test_w1_a_cmecf_login_is_not_a_pacer_login(visit):
    guide, filer = visit("marjorie-ellsworth-quill")
    account = filer.login_at("mad")
    sign_on_with_court_login(guide, account)

    guide.see("You read **Invalid username or password**.")


def test_nobody_gets_past_the_redaction_notice_without_reading_it(visit):
    guide, filer = visit("marjorie-ellsworth-quill")
    sign_on(guide, filer)
    guide.address("/ecf/mad/main")

    guide.misses("Beside **PACER account** you read **mequill2016**.")


def test_a_notice_of_linking_arrives_in_the_outbox(visit):
    guide, filer = visit("marjorie-ellsworth-quill")
    enter(guide, filer)
    link(guide, filer)
    guide.see(LINKED)
    guide.address("/training/outbox")

    guide.see("You read **mequill2016@example.com**.")
