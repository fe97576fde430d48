"""Recovering a login, and registering for an agency: what the guides do, done in a browser, and its opposite."""

from __future__ import annotations

import re

import pytest
from pydantic import SecretStr

from assistant.errors import BadInput
from assistant.facts.people import person

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
    guide.address("/training/outbox")


@pytest.mark.long
def test_x4_locked_out_of_pacer_and_of_the_courts_until_the_password_is_reset(visit):
    guide, filer = visit("henrietta-poole")
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
    guide.address("/training/outbox")
    guide.see("**There is no mail yet.**")


def test_who_has_no_security_questions_is_named():
    with pytest.raises(BadInput, match="Tobias Brannock has no security questions"):
        _ = person("tobias-brannock").security


def test_security_answers_are_secrets():
    henrietta = person("henrietta-poole")

    assert {henrietta.security.answer_1, henrietta.security.answer_2} <= set(henrietta.secrets())
    assert "Featherington" not in repr(henrietta)


@pytest.mark.long
def test_no_address_of_the_recovery_holds_a_secret_or_changes_from_walk_to_walk(sketched):
    addresses = {screen.address for screen in sketched("recover-login").screens}

    assert {"/training/outbox/newest", "/pscof/reset-password", "/pscof/reset-password/complete"} <= addresses
    assert not [address for address in addresses if re.search(r"[0-9]", address)]


def test_mad17_a_filer_of_an_agency_registers_under_government_accounts_and_is_not_doubted(sketched):
    screens = sketched("register-government").screens

    steps = [step for screen in screens for step in screen.steps]
    chosen = next(step for step in steps if "under “Government Accounts”" in step.sentence)
    assert chosen.typed.shown == person("cordelia-wexmoor").new.user_type == "FEDERAL GOVERNMENT"
    assert "FEDERAL GOVERNMENT" in chosen.marks[0].options
    assert [screen.heading for screen in screens if "Username" in screen.accessibility].count("User Information")
    assert not [screen for screen in screens if "Government email not recognized" in screen.accessibility]
