"""The district court's notice, MAD1 to MAD8 and MAD48 to MAD50: what its page says, and what holds there.

Rows MAD9 to MAD26 are in test_registering.py, MAD27 to MAD47 in test_notice.py.
"""

from __future__ import annotations

import pytest
from actions import (
    FILING_MENU,
    LINKED,
    NOT_LET_IN,
    begin_upgrade,
    complete_person,
    enter,
    link,
    log_in,
    past_redaction,
    read_notice,
    sign_on,
    where,
)

QUILL = "marjorie-ellsworth-quill"
KNOWN_THERE = "Beside **PACER account** you read **mequill2016**."


def test_mad1_on_that_day_the_court_has_nextgen(visit):
    guide, filer = visit(QUILL, on="2021-09-20")
    read_notice(guide)
    guide.see("You read **Next Generation of CM/ECF (NextGen) on September 20, 2021**.")
    enter(guide, filer)

    guide.see(KNOWN_THERE)


def test_mad1_the_day_before_it_is_changing_over(visit):
    guide, _ = visit(QUILL, on="2021-09-19")
    guide.open("cmecf", "Go to {court.sites.cmecf}.")

    guide.see("You read **CM/ECF is unavailable while the system is upgraded**.")


def test_mad2_one_account_opens_another_nextgen_court_without_a_login(visit):
    guide, filer = visit(QUILL)
    read_notice(guide)
    guide.see("You read **one account across all NextGen courts (appellate, bankruptcy, and district)**.")
    enter(guide, filer)
    guide.address("/ecf/mab/main")
    past_redaction(guide)

    guide.see(KNOWN_THERE)


def test_mad2_after_logging_out_none_of_them_is_open(visit):
    guide, filer = visit(QUILL)
    enter(guide, filer)
    guide.click("Click **Log Out**.")
    guide.address("/ecf/mab/main")

    guide.see("You read **PACER Login**.")


def test_mad3_the_same_login_opens_pacer(visit):
    guide, filer = visit(QUILL)
    enter(guide, filer)
    guide.address("/pscof/manage/maint")

    guide.see("Beside **Username** you read **mequill2016**.")


def test_mad3_it_lets_one_file_where_one_may_and_nowhere_else(visit):
    guide, filer = visit("silas-monteverde", "mad")
    enter(guide, filer)
    guide.misses(FILING_MENU["mad"])
    guide.address("/ecf/mab/main")
    past_redaction(guide)

    guide.see(FILING_MENU["mab"])


def test_mad4_the_bankruptcy_court_moves_the_same_day(visit):
    guide, _ = visit(QUILL, on="2021-09-20")
    read_notice(guide)
    guide.click("Click **click here**.")
    guide.see("You read **NextGen CM-ECF Information**.")
    guide.address("/ecf/mab/login")

    guide.see("You read **PACER Login**.")


def test_mad4_and_not_before(visit):
    guide, _ = visit(QUILL, on="2021-09-19")
    guide.address("/ecf/mab/")

    guide.see("You read **CM/ECF is unavailable while the system is upgraded**.")


def test_mad5_the_link_leads_to_the_questions(visit):
    guide, _ = visit(QUILL)
    read_notice(guide)
    guide.click("Click **NextGen CM/ECF Frequently Asked Questions**.")

    guide.see("You read **Who must upgrade?**")


def test_mad6_who_has_done_nothing_cannot_file_on_that_day(visit):
    guide, filer = visit("ingrid-vassdal", on="2021-09-20")
    read_notice(guide)
    guide.see("You read **WARNING:** and **you can expect delays on any filings**.")
    sign_on(guide, filer)
    guide.click("Click **Continue**.")
    past_redaction(guide)

    guide.misses(FILING_MENU["mad"])


def test_mad6_who_has_an_upgraded_account_links_and_files_on_that_day(visit):
    guide, filer = visit(QUILL, on="2021-09-20")
    enter(guide, filer)
    link(guide, filer)

    guide.see(LINKED)
    guide.see(FILING_MENU["mad"])


def test_mad7_before_that_day_the_notice_says_that_more_steps_will_come(visit):
    guide, _ = visit(QUILL, on="2021-09-10")
    read_notice(guide)

    guide.see("You read **that will be posted on/after September 20, 2021**.")
    guide.lacks("Click **Link your account**.")


def test_mad7_from_that_day_on_they_are_there(visit):
    guide, _ = visit(QUILL, on="2021-09-20")
    read_notice(guide)
    guide.click("Click **Link your account**.")

    assert where(guide) == "/court/mad/link-your-account"


def test_mad8_the_link_leads_to_pacers_page_about_it(visit):
    guide, _ = visit(QUILL, on="2021-09-10")
    read_notice(guide)
    guide.see("You read **Prepare for NextGen CM/ECF**.")
    guide.click("Click **Get ready for NextGen CM/ECF**.")

    assert where(guide) == "/pacer/file-case/get-ready-nextgen-cmecf"


@pytest.mark.parametrize("name", ["register-account", "upgrade-account"])
def test_mad11_both_lists_offer_a_guide_with_pictures(visit, name):
    guide, _ = visit(QUILL, on="2021-09-10")
    read_notice(guide)
    guide.see(
        "You read **which includes helpful images**."
        if name == ""
        else "You read **Do you have your own PACER account?**"
    )
    offered = guide._page.get_by_role("link", name="view the PDF version").all()

    assert f"/guides/mad/{name}/mad-{name}.pdf" in {link.get_attribute("href") for link in offered}


def test_mad28_who_reads_legacy_there_upgrades_and_who_reads_upgraded_does_not(visit):
    guide, filer = visit("tobias-brannock")
    log_in(guide, filer.username, filer.password)
    guide.click("Click **Upgrade**.")

    guide.see("You read **Upgrade PACER Account**.")


def test_mad28_nothing_can_be_determined_without_a_login(visit):
    guide, filer = visit("tobias-brannock")
    log_in(guide, filer.username, filer.new.password)

    guide.see(NOT_LET_IN)
    guide.misses("You read **Account Type**.")


def test_mad42_next_keeps_the_first_tab(visit):
    """What was entered is there again on Back."""
    guide, filer = visit("tobias-brannock")
    begin_upgrade(guide, filer)
    guide.fill("Update **Last Name**.", "Brannock-Hale")
    complete_person(guide, filer)
    guide.click("Click **Back**.")

    assert guide._page.get_by_label("Last Name").input_value() == "Brannock-Hale"


def test_mad42_cancel_does_not(visit):
    guide, filer = visit("tobias-brannock")
    begin_upgrade(guide, filer)
    guide.fill("Update **Last Name**.", "Brannock-Hale")
    guide.click("Click **Cancel**.")
    guide.click("Click **Upgrade**.")

    assert guide._page.get_by_label("Last Name").input_value() == "Brannock"


def test_mad49_the_notice_names_whom_to_ask(visit):
    guide, _ = visit(QUILL)
    read_notice(guide)

    guide.see("You read **PACER Account Assistance** and **PACER Service Center at or 1-800-676-6856**.")


def test_mad50_the_text_grows_when_it_is_told_to(visit):
    guide, _ = visit(QUILL)
    read_notice(guide)
    before = letters(guide)
    choose_size(guide, "largest")

    assert letters(guide) > before * 1.2


def test_mad50_it_stays_as_it_is_until_then_and_shrinks_again(visit):
    guide, _ = visit(QUILL)
    read_notice(guide)
    before = letters(guide)
    choose_size(guide, "largest")
    choose_size(guide, "normal")

    assert letters(guide) == before


def choose_size(guide, size):
    """Its links show a small and a large A; their names are for who hears them."""
    guide._page.get_by_role("link", name=f"A {size}", exact=True).click()


def letters(guide):
    """The size of the notice's letters, in pixels."""
    return guide._page.evaluate("parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)")


@pytest.mark.parametrize("name", ["View Inscriptions", "Boston", "Mission Statement", "Site Map"])
def test_mad50_every_page_of_the_furniture_is_there(visit, name):
    guide, _ = visit(QUILL)
    read_notice(guide)
    guide.click(f"Click **{name}**.")

    assert where(guide) == "/court/mad/" + name.removeprefix("View ").lower().replace(" ", "-")
