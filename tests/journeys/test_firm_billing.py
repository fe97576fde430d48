"""A firm's billing account, in a real browser: the rows of both notices about it, and what users get wrong with it."""

from __future__ import annotations

import ast

import pytest

from assistant.facts.people import person
from assistant.walking.walkthrough import find

QUESTION = "WOULD YOUR FIRM BENEFIT FROM A FIRM BILLING ACCOUNT (PACER ADMINISTRATIVE ACCOUNT)?"
UNDERSTOOD = "Check **I understand that, if I file, I must comply with the redaction rules. I have read this notice.**"
AGREED = "Check **I acknowledge that my firm will be billed for this account once its holder accepts.**"


def log_in(guide, someone):
    guide.open("pacer", "Go to {court.sites.pacer}.")
    guide.click("Click **My Account and Billing**.")
    guide.click("Click **Manage My Account Login**.")
    guide.fill("Enter your **Username**.", someone.username)
    guide.fill("Enter your **Password**.", someone.password)
    guide.click("Click **Login**.")


def maintain(guide, link):
    guide.address("/pscof/manage/maint")
    guide.click("Click **PAA Maintenance**.")
    guide.click(f"Click **{link}**.")


def ask(guide, someone):
    maintain(guide, "Add Existing PACER Account(s) to My PAA")
    guide.fill("Enter the **Account Number**.", someone.account_number)
    guide.fill("Enter the **Last Name**.", someone.last_name)
    guide.fill("Enter a **Remark**.", "Welcome")
    guide.check(AGREED)
    guide.click("Click **Submit**.")


def turn(guide, someone):
    guide.chapter("Another's part")
    guide.as_(someone)


@pytest.fixture
def firm(visit):
    """The administrator has logged in; the lawyer acts too."""
    guide, rosalind = visit("rosalind-tamborini", others=("marjorie-ellsworth-quill",))
    log_in(guide, rosalind)
    return guide, rosalind, person("marjorie-ellsworth-quill")


def test_mab19_the_question_of_the_notice_leads_to_the_registration(visit):
    guide, _ = visit(court="mab")
    guide.address("/court/mab/nextgen-cmecf-information")

    guide.click(f"Click **{QUESTION}**.")
    guide.click("Click **Register for a PACER Administrative Account**.")

    guide.see("You read **Register for a PAA** and **Firm/Organization Name**.")


def test_mad48_the_district_court_asks_too_and_pacer_answers(visit):
    guide, _ = visit(court="mad")
    guide.address("/court/mad/nextgen")
    guide.see("You read **Would your firm benefit from a firm billing account (PACER administrative account)?**")
    guide.see("You read **manage all their user accounts and have central billing for PACER access fees**.")

    guide.open("pacer", "Go to {court.sites.pacer}.")
    guide.click("Click **Register for an Account**.")
    guide.click("Click **Group Billing**.")
    guide.click("Click **Register for a PACER Administrative Account**.")

    guide.see("You read **Register for a PAA** and **Firm/Organization Name**.")


def test_mab20_the_firm_manages_its_accounts_and_pays_for_them(firm):
    guide, rosalind, marjorie = firm
    ask(guide, marjorie)
    turn(guide, marjorie)
    log_in(guide, marjorie)
    guide.see("Beside **Account Balance** you read **$12.40**.")
    guide.click("Click **Accept**.")
    guide.click("Click **Accept**.")
    guide.click("Click **Back to Manage My Account**.")
    guide.see("Beside **Account Balance** you read **$0.00**.")

    turn(guide, rosalind)
    guide.address("/pscof/manage/maint")
    guide.see("Beside **Account Balance** you read **$1,216.70**.")
    guide.click("Click **Usage**.")
    guide.click("Click **View Quarterly Invoice/Statement of Account**.")
    guide.see("In **7104401** you read **$12.40**.")
    guide.see("Beside **Amount Due** you read **$1,216.70**.")


def test_mab20_an_account_of_ones_own_pays_for_itself(firm):
    """The opposite: who declines keeps the balance and the bill, and is on no statement."""
    guide, rosalind, marjorie = firm
    ask(guide, marjorie)
    turn(guide, marjorie)
    log_in(guide, marjorie)
    guide.click("Click **Decline**.")
    guide.click("Click **Decline**.")
    guide.click("Click **Back to Manage My Account**.")
    guide.see("Beside **Account Balance** you read **$12.40**.")

    turn(guide, rosalind)
    guide.address("/pscof/manage/paa-statement")
    guide.misses("You read **Marjorie Ellsworth-Quill**.")


def test_w20_the_paa_neither_searches_nor_files_and_a_members_own_account_does(firm):
    guide, _, marjorie = firm
    guide.address("/ecf/mad/main")
    guide.see("You read **A PACER Administrative Account cannot be used to search or file.**")
    guide.lacks("Click **Continue**.")

    turn(guide, marjorie)
    log_in(guide, marjorie)
    guide.address("/ecf/mad/main")
    guide.misses("You read **A PACER Administrative Account cannot be used to search or file.**")
    guide.check(
        "Check **I understand that, if I file, I must comply with the redaction rules. I have read this notice.**"
    )
    guide.click("Click **Continue**.")
    guide.see("You see **Query**.")


@pytest.mark.long
def test_w21_a_request_is_pending_until_its_holder_accepts(firm):
    guide, rosalind, marjorie = firm
    ask(guide, marjorie)
    maintain(guide, "View All My Requests")
    guide.see("In **7104401** you read **Pending**.")
    maintain(guide, "Download List of All My PACER Accounts")
    guide.misses("You read **Ellsworth-Quill**.")

    turn(guide, marjorie)
    log_in(guide, marjorie)
    guide.click("Click **Accept**.")
    guide.click("Click **Accept**.")

    turn(guide, rosalind)
    maintain(guide, "View All My Requests")
    guide.see("In **7104401** you read **Accepted**.")
    maintain(guide, "Download List of All My PACER Accounts")
    guide.see("You read **Ellsworth-Quill**.")


def test_w22_the_bill_says_that_its_card_pays_no_filing_fees(firm):
    guide, *_ = firm

    guide.address("/pscof/manage/paa-statement")

    guide.see("You read **A card stored in a PAA pays PACER fees only.**")


def told_by(name):
    """All that a guide says; `test_walkthroughs.py` walks it."""
    script = ast.parse(find(name).file.read_text(encoding="utf-8"))
    words = (node.value for node in ast.walk(script) if isinstance(node, ast.Constant) and isinstance(node.value, str))
    return " ".join(" ".join(words).split())


@pytest.mark.parametrize(
    "words",
    [
        "your firm manages the accounts of all its users, and pays their PACER access fees together",
        "Appoint one person as its administrator.",
        "Nobody can search or file with a PAA.",
        "You cannot add anybody who does not accept, and nobody can add an account to your PAA but you.",
        "The firm’s card pays PACER fees only.",
        "In the line of the lawyer you see **Accepted**.",
        "Fees of $30 or less in a quarter are waived.",
    ],
)
def test_the_guide_says_what_a_firm_must_know(words):
    assert words in told_by("set-up-firm-billing")


@pytest.mark.parametrize(
    "words",
    [
        "The holder of an account, or the firm’s administrator, can end that at any time.",
        "It takes effect at once: from now on you pay for your account yourself.",
        "What it has cost until today stays on the firm’s bill.",
        "You will not be able to search until the PACER Service Center or a new PAA activates that again.",
        "There is nothing to remove: take the request back with “Rescind My Pending Request”.",
    ],
)
def test_the_guide_says_who_pays_when_an_account_leaves_a_firm(words):
    assert words in told_by("remove-from-firm-billing")
