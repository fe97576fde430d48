"""Recovering a login, and registering for an agency: what the guides do holds in a browser, and so does its opposite."""

from __future__ import annotations

import pytest
from pydantic import SecretStr

from assistant import courts, leaks
from assistant.errors import BadInput
from assistant.people import person
from assistant.walk import walk
from assistant.walkthrough import find

NEUTRAL = "**If the information matches our records, your username has been sent to the email address on file.**"
WRONG = SecretStr("Wrong#Password1")


def to_login(guide):
    guide.click("Click **My Account and Billing**.")
    guide.click("Click **Manage My Account Login**.")


def log_in(guide, username, password):
    guide.fill("Enter your **Username**.", username)
    guide.fill("Enter your **Password**.", password)
    guide.click("Click **Login**.")


def ask_for_link(guide, filer, second=None):
    guide.click("Click **Forgot Your Password?**")
    guide.fill("Enter your **Email**.", filer.email)
    guide.fill("Enter your **Username**.", filer.username)
    guide.click("Click **Next**.")
    guide.see(f"**{filer.security.question_1}** and **{filer.security.question_2}** are asked.")
    guide.fill("Enter **Answer 1**.", filer.security.answer_1)
    guide.fill("Enter **Answer 2**.", second or filer.security.answer_2)
    guide.click("Click **Submit**.")
    guide.click("Click **Open your mailbox**.")


@pytest.mark.parametrize("court", ["mab", "mad"])
def test_x4_locked_out_of_pacer_and_of_the_courts_until_the_password_is_reset(visit, court):
    guide, filer = visit("henrietta-poole", court)
    to_login(guide)
    for _ in range(5):
        log_in(guide, filer.username, WRONG)
    guide.see("**Your account is temporarily locked. Try again in 30 minutes or reset your password.**")
    guide.open("cmecf", "Go to {court.sites.cmecf}.")
    guide.click("Click **{court.cmecf.system}**.")
    log_in(guide, filer.username, filer.password)
    guide.see("**Your account is temporarily locked. Try again in 30 minutes or reset your password.**")

    ask_for_link(guide, filer)
    guide.click("Click **Reset PACER Password**.")
    guide.fill("Enter a **New Password**.", filer.new.password)
    guide.fill("Enter it in **Confirm Password**.", filer.new.password)
    guide.click("Click **Submit**.")
    guide.click("Click **Log in to Manage My Account**.")
    log_in(guide, filer.username, filer.password)
    guide.see("**Invalid username or password**")
    log_in(guide, filer.username, filer.new.password)
    guide.see("You see **Account Number**.")


def test_f7_wrong_answers_bring_no_link(visit):
    guide, filer = visit("henrietta-poole")
    to_login(guide)

    ask_for_link(guide, filer, WRONG)

    guide.see("**There is no mail yet.**")
    guide.lacks("Click **Reset PACER Password**.")


def test_f7_somebody_without_an_account_reads_what_everybody_reads(visit):
    guide, filer = visit("desmond-achterberg")
    to_login(guide)
    guide.click("Click **Forgot Username?**")
    guide.fill("Enter your **Email**.", filer.email)
    guide.fill("Enter your **Date of Birth**.", filer.date_of_birth)
    guide.click("Click **Submit**.")

    guide.see(NEUTRAL)
    guide.click("Click **Open your mailbox**.")
    guide.see("**There is no mail yet.**")


def test_who_has_no_security_questions_is_named():
    with pytest.raises(BadInput, match="Tobias Brannock has no security questions"):
        _ = person("tobias-brannock").security


def test_security_answers_are_secrets():
    henrietta = person("henrietta-poole")

    assert {henrietta.security.answer_1, henrietta.security.answer_2} <= set(henrietta.secrets())
    assert "Featherington" not in repr(henrietta)


@pytest.fixture(scope="module")
def recovered(desk, running_portal, tmp_path_factory):
    mad = courts.court("mad")
    return [walk(find("recover-login"), mad, running_portal, desk, tmp_path_factory.mktemp("walk")) for _ in range(2)]


def test_two_walks_of_the_recovery_are_the_same_and_no_address_holds_a_secret(recovered):
    one, other = recovered

    assert one == other
    assert {screen.address for screen in one.screens if "training" in screen.address} == {"/training/outbox"}
    assert "/pscof/reset-password" in {screen.address for screen in one.screens}
    henrietta = person("henrietta-poole")
    for value in leaks.values(henrietta.secrets()):
        assert value not in one.model_dump_json()


@pytest.fixture(scope="module")
def agency(desk, running_portal, tmp_path_factory):
    return walk(
        find("register-government"), courts.court("mab"), running_portal, desk, tmp_path_factory.mktemp("walk")
    )


def test_mad17_the_guide_for_an_agency_selects_under_government_accounts(agency):
    told = {step.sentence: step for step in agency.steps()}

    step = told["In the **User Type** field, make the appropriate selection under “Government Accounts”."]
    assert step.typed.shown == "FEDERAL GOVERNMENT"
    assert "FEDERAL GOVERNMENT" in step.marks[0].options


def test_an_agencys_address_raises_no_warning(agency):
    assert "Government email not recognized" not in agency.model_dump_json()
    assert person("cordelia-wexmoor").email.endswith(".gov.example")
