"""Asking a court to file, in a real browser: attorneys, others, and what users get wrong with it."""

from __future__ import annotations

import pytest
from actions import FILING_MENU, UNDERSTOOD, log_in

from assistant import Sample

MAINTENANCE = "/pscof/manage/maint?tab=Maintenance"
ACKNOWLEDGED = "**I acknowledge that I am submitting the e-file registration for the individual listed above.**"
SENT = "You read **Your request has been submitted to the court.**"
LINK_INSTEAD = "Existing CM/ECF account. Link your account instead."
TYPES = {"mab": "U.S. Bankruptcy Courts", "mad": "U.S. District Courts"}


def begin(guide, link):
    """Up to the filer's page, or to what an attorney asks for."""
    guide.address(MAINTENANCE)
    guide.click(f"Click **{link}**.")
    guide.choose("Choose the **Court Type**.", TYPES[guide.court.id])
    guide.choose("Choose the **Court**.", guide.court.name)
    guide.click("Click **Next**.")


def as_attorney(guide, kind="E-File Registration Only"):
    begin(guide, "Attorney Admissions / E-File Registration")
    guide.check(f"Choose **{kind}**.")
    guide.click("Click **Next**.")
    guide.check(f"Check {ACKNOWLEDGED}")
    guide.click("Click **Next**.")


def submit(guide):
    guide.see("You read **Payment Information**.")
    guide.click("Click **Next**.")
    guide.check("Check **I have read and accept the terms and conditions of e-filing.**")
    guide.check("Check **I understand that my PACER username and password serve as my signature on what I file.**")
    guide.click("Click **Submit**.")
    guide.see(SENT)


def three_days_later(guide):
    guide.address("/training/desk/requests")
    guide.click("Click **Let three working days pass**.")


def enter_court(guide):
    guide.address(f"/ecf/{guide.court.id}/main")
    guide.check(f"Check {UNDERSTOOD}")
    guide.click("Click **Continue**.")


@pytest.mark.parametrize("court", TYPES)
def test_an_attorney_is_admitted_and_files_without_linking(visit, court):
    guide, lucinda = visit("lucinda-harrowgate", court=court)
    log_in(guide, lucinda.username, lucinda.password)
    as_attorney(guide, "Attorney Admissions and E-File")
    guide.choose("Under **State Bar Information**, choose the **State**.", "Massachusetts")
    guide.fill("Under **State Bar Information**, enter the **State Bar Number**.", "702214")
    guide.fill("Under **State Bar Information**, enter the **Date Admitted**.", "06/14/2016")
    guide.click("Under **State Bar Information**, click **Add**.")
    guide.see("In **Massachusetts** you read **702214**.")
    guide.click("Click **Next**.")
    guide.fill("Enter **Sponsor’s First Name**.", "Cyrus")
    guide.fill("Enter **Sponsor’s Last Name**.", "Nakagawa-Bell")
    guide.choose("Choose the **Jurisdiction**.", "Massachusetts")
    guide.fill("Enter **Sponsor’s Bar Number**.", "655120")
    guide.choose("Answer **Have you ever been suspended or disbarred?**.", "No")
    guide.click("Click **Next**.")
    guide.choose("Choose the **Kind of Document**.", "Certificate of Good Standing")
    guide.upload("Choose the **Document**.", Sample("good-standing.pdf"))
    guide.click("Click **Upload**.")
    guide.see("In **Certificate of Good Standing** you read **good-standing.pdf**.")
    guide.click("Click **Next**.")
    submit(guide)

    three_days_later(guide)
    guide.address("/training/outbox/newest")
    guide.see("You read **Your request has been approved. You may now file in this court.**")

    enter_court(guide)
    guide.see(FILING_MENU[court])


@pytest.mark.parametrize("court", TYPES)
def test_a_filing_agent_files_when_the_court_has_answered_and_not_before(visit, court):
    guide, wilhelmina = visit("wilhelmina-dace", court=court)
    log_in(guide, wilhelmina.username, wilhelmina.password)
    begin(guide, "Non-Attorney E-File Registration")
    guide.choose("Choose the **Role in Court**.", "Filing Agent")
    guide.check(f"Check {ACKNOWLEDGED}")
    guide.click("Click **Next**.")
    submit(guide)
    enter_court(guide)
    guide.misses(FILING_MENU[court])

    three_days_later(guide)
    guide.address(f"/ecf/{court}/main")
    guide.see(FILING_MENU[court])


def test_w8_who_has_a_cmecf_account_is_rejected_and_links_instead(visit):
    guide, marjorie = visit("marjorie-ellsworth-quill")
    log_in(guide, marjorie.username, marjorie.password)
    as_attorney(guide)
    submit(guide)

    three_days_later(guide)

    guide.address("/training/outbox/newest")
    guide.see(f"You read **Your request has been rejected. Reason: {LINK_INSTEAD}**")
    guide.see("You read **Link a CM/ECF account to my PACER account**.")
    guide.address("/pscof/manage/efile-history")
    guide.see(f"Beside **E-File Registration Only** you read **Rejected: {LINK_INSTEAD}**")
    enter_court(guide)
    guide.misses(FILING_MENU["mad"])


def test_w8_who_has_none_is_not(visit):
    guide, lucinda = visit("lucinda-harrowgate")
    log_in(guide, lucinda.username, lucinda.password)
    as_attorney(guide)
    submit(guide)

    three_days_later(guide)

    guide.address("/pscof/manage/efile-history")
    guide.see("Beside **E-File Registration Only** you read **Processed**.")
    guide.misses(f"You read **{LINK_INSTEAD}**")
