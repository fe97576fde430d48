"""Both notices, sentence by sentence: word for word, in their order, on each court's page, on every day."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.siblings(6, of="file")

PAGES = {"mab": "/court/mab/nextgen-cmecf-information", "mad": "/court/mad/nextgen"}
DAYS = {"before": "2021-09-14", "during": "2021-09-18", "after": "2021-09-21"}

MAB = """
You are here
NextGen CM-ECF Information
The United States Bankruptcy Court for the District of Massachusetts will be LIVE on NextGen CM/ECF on \
September 20, 2021.
The NextGen system uses Central Sign-On (CSO) which allows lawyers (e-filers) to use one account across all NextGen \
courts (appellate, bankruptcy, and district).
This means e-filers will be able to use one PACER login and password to access all NextGen courts where they have \
permission to file, as well as access PACER for all courts.
What to do on or after September 20, 2021:
Users must link their upgraded PACER account to a current CM/ECF account.
This step must be completed before you can file documents in NextGen.
Do you know your current CM/ECF login and password?
You must know your current CM/ECF login and password before the Court upgrades to NextGen.
If the login information is stored in the browser, it will be lost and not recoverable.
If you do not know your login or password, email the Clerk’s Office at ecf_accounts@mab.uscourts.gov
You must link your upgraded PACER account to your CM/ECF Account.
Link your individual PACER account to your existing CM/ECF account.
To file documents after we convert to NextGen CM/ECF, all e-filers who had filing privileges with our court before \
September 20, 2021, need to link their prior CM/ECF account with their upgraded PACER account.
Click here for instructions on linking your account
For user documentation, learning aids, and how to videos, please visit How to Use PACER
NextGen FAQs (Pacer)
If you have not upgraded your Pacer account please follow the steps below:
Do you have your own PACER account?
You must have your own PACER account, which will be linked to your CM/ECF filing account to access NextGen CM/ECF.
Shared PACER accounts may no longer be used by CM/ECF users.
Have you upgraded your PACER account?
If you already have your own PACER account but it was created prior to August 11, 2014, you must upgrade it.
WOULD YOUR FIRM BENEFIT FROM A FIRM BILLING ACCOUNT (PACER ADMINISTRATIVE ACCOUNT)?
Firms can set up a PACER Administrative Account (PAA) to manage all their user accounts and have central billing for \
PACER access fees.
PACER Account Assistance
Questions regarding your PACER account or any of the steps listed above should be directed to the PACER Service Center \
at pacer@psc.uscourts.gov or 1-800-676-6856.
"""

MAD = """
View Inscriptions
NextGen CM/ECF
The United States District Court for the District of Massachusetts will upgrade to the Next Generation of CM/ECF \
(NextGen) on September 20, 2021.
The NextGen system uses Central Sign-On (CSO) which allows lawyers (e-filers) to use one account across all NextGen \
courts (appellate, bankruptcy, and district).
This means e-filers will be able to use one PACER login and password to access all NextGen courts where they have \
permission to file, as well as access PACER for all courts.
The U.S. Bankruptcy Court for the District of Massachusetts is also transitioning to Next Gen CM/ECF on \
September 20th, 2021.
For more information on the bankruptcy court's transition timeline please click here
NextGen CM/ECF Frequently Asked Questions
WARNING: If the steps below are not completed by September 20, 2021, you can expect delays on any filings you may need \
to make upon or after that date.
There will be additional steps to follow upon the implementation of NextGen, that will be posted on/after \
September 20, 2021.
Prepare for NextGen CM/ECF
Get ready for NextGen CM/ECF
Do you have your own PACER account?
If you do not have a PACER account, you will need to create one to view and/or file documents in CM/ECF.
To Register in PACER, follow the steps below.
Shared PACER accounts may no longer be used by CM/ECF users.
Follow the steps below or view the PDF version which includes helpful images.
Open a web browser and navigate to
Select Register for an Account from the menu bar.
Click Attorney Filers or Non-attorney Filers and click Register for a PACER account.
Enter the required information in the registration form (designated by a red asterisk "*").
In the User Type field, choose Individual or Attorney.
If you work for a government agency, please make the appropriate selection under "Government Accounts" instead of \
selecting an individual or attorney account.
Create a Username and Password and select Security Questions.
Click Next.
Enter payment information if desired.
Providing a credit card is optional.
If you would like to register without providing a credit card, click Next without entering any information on this \
screen.
NOTE: If you submit your registration request without providing credit card information, you will not be able to \
immediately access PACER.
You will receive an activation code by U.S. mail in 7-10 business days.
Read and acknowledge the policies and procedures and click Submit.
Your account has been created.
You will link your accounts through CM/ECF on September 20, 2021.
For questions, please contact PACER at 1-800-676-6856.
Have you upgraded your PACER account?
If you already have your own PACER account but it was created prior to August 11, 2014, you must upgrade it.
Follow the instructions below to first determine if your account needs to be upgraded, then upgrade it.
Follow the steps below or view the PDF version which includes helpful images.
Open a web browser and navigate to
Click My Account and Billing, then Manage My Account Login.
When prompted, enter your PACER username and password.
Your account type may be listed as Legacy PACER Account.
To upgrade, click the Upgrade link.
If your account type is listed as Upgraded PACER Account, you already have an upgraded account and no action is \
required.
You will be directed to the Upgrade PACER Account page.
Verify your personal information and update/enter all required information in each tab (Person, Address, and Security).
Person Tab: Verify the information listed in the required fields and update, if necessary.
Enter your date of birth, and then from the User Type list, select a user type, if one was not previously selected.
Select the user type that best describes the individual or organization associated with this account.
The user type information is used for statistical purposes.
Click Next.
Address Tab: Verify and/or update the address information listed.
From the County list, select your county.
Click Next.
Security Tab: Create a new username, password, and security questions.
Click Submit.
Your PACER account is now upgraded.
A dialog box displays confirming the upgrade was successful.
NOTE: You are no longer able to use your old PACER username and password.
For questions, please contact PACER at 1-800-676-6856.
Would your firm benefit from a firm billing account (PACER administrative account)?
Firms can set up a PACER Administrative Account (PAA) to manage all their user accounts and have central billing for \
PACER access fees.
PACER Account Assistance
Questions regarding your PACER account or any of the steps listed above should be directed to the PACER Service Center \
at or 1-800-676-6856.
text size
Home
Boston
Springfield
Worcester
Mission Statement
Careers
Pro Se Litigants
Records Search
Site Map
"""
NOTICES = {"mab": MAB, "mad": MAD}

OVER = (
    "The United States District Court for the District of Massachusetts will upgrade",
    "The U.S. Bankruptcy Court for the District of Massachusetts is also transitioning",
    "There will be additional steps to follow",
)
"""What the district court announced, and has happened once it is live."""


@pytest.fixture
def at(visitor):
    """A court's page in a phase of the changeover."""

    def page(court, phase):
        visitor.begin(date=DAYS[phase])
        return visitor.get(PAGES[court])

    return page


@pytest.mark.parametrize("phase", DAYS)
@pytest.mark.parametrize("court", PAGES)
def test_every_sentence_of_the_notice_stands_there_in_its_order(at, court, phase):
    rest = at(court, phase).text

    for sentence in NOTICES[court].strip().splitlines():
        if phase == "after" and sentence.startswith(OVER):
            continue
        _, found, rest = rest.partition(sentence)
        assert found, f"missing, or not in its place: {sentence}"


def test_after_go_live_nothing_is_announced_that_has_happened(at):
    page = at("mad", "after").text

    assert not [sentence for sentence in OVER if sentence in page]
    assert (
        "District of Massachusetts upgraded to the Next Generation of CM/ECF (NextGen) on September 20, 2021." in page
    )
    assert all(sentence in at("mad", "before").text for sentence in OVER)


@pytest.mark.parametrize("phase", DAYS)
@pytest.mark.parametrize("court", PAGES)
def test_no_link_of_a_notice_is_dead_on_any_day(at, visitor, court, phase):
    """The two guides that the district court's notice offers say how they are built, until they are."""
    for link in at(court, phase).links:
        if link.startswith("/"):
            assert visitor.get(link).status == 200, link


@pytest.mark.parametrize("court", PAGES)
def test_w3_before_go_live_filers_are_told_to_learn_their_login(at, court):
    """W3: a login that only the browser knows is lost."""
    page = at(court, "before")

    assert "Learn your CM/ECF login and password now." in page.text
    assert "What is only stored in your browser will be lost." in page.text
    assert "Learn your CM/ECF login" not in at(court, "after").text


@pytest.mark.parametrize("court", PAGES)
def test_the_question_about_firm_billing_leads_to_group_billing(at, court):
    """MAB19, MAD48."""
    assert "/pacer/register-account/group-billing" in at(court, "before").links


def test_the_cut_off_is_told_until_go_live(at):
    assert "File before September 17, 2021, 12:00 PM what must be filed by then" in at("mad", "before").text
    assert "had to be filed before September 17, 2021, 12:00 PM" in at("mad", "during").text
    assert "September 17, 2021" not in at("mad", "after").text
    assert "12:00 PM" not in at("mab", "before").text  # only the district court's page names an hour


def test_mad7_the_additional_steps_are_posted_on_go_live_day(at):
    steps = (
        "What to do on or after September 20, 2021 If you had filing privileges here before September 20, 2021,",
        "you must link your upgraded PACER account to your CM/ECF account before you can file in NextGen CM/ECF.",
        "Do you know your current CM/ECF login?",
        "Link your legacy CM/ECF account to your individual PACER account This is a one-time procedure.",
        "Attorneys | Pro Se | Media",
    )
    page = at("mad", "after")

    assert all(step in page.text for step in steps)
    assert page.element(href="/court/mad/cmecf-login-retrieval")
    assert page.element(href="/court/mad/link-your-account")
    for phase in ("before", "during"):
        earlier = at("mad", phase).text
        assert not any(step in earlier for step in steps)


NEW_FILERS = [
    ("mad", "attorneys", "choose U.S. District Courts; then choose this court"),
    ("mad", "pro-se", "As your role in court, choose Party, and name your most recent case."),
    ("mad", "media", "As your role in court, choose Media."),
    ("mab", "attorneys", "choose U.S. Bankruptcy Courts; then choose this court"),
    ("mab", "non-attorneys", "Choose your role in court: Creditor, Filing Agent, Party, Trustee or U.S. Trustee."),
]


@pytest.mark.parametrize(("court", "kind", "words"), NEW_FILERS)
def test_who_asks_anew_is_told_to_link_an_account_that_she_has(visitor, court, kind, words):
    """W8: a second request is rejected."""
    page = visitor.get(f"/court/{court}/new-filers/{kind}")

    assert "Then do not ask again: link your account ." in page.text
    assert f"/court/{court}/link-your-account" in page.links
    assert words in page.text
    assert f"/court/{court}/new-filers/{kind}" in visitor.get(f"/court/{court}/site-map").links


@pytest.mark.parametrize(("court", "kind"), [("mab", "pro-se"), ("mab", "media"), ("mad", "non-attorneys")])
def test_no_court_tells_the_rules_of_another(visitor, court, kind):
    """The district court’s page alone names pro se filers and the media."""
    assert visitor.get(f"/court/{court}/new-filers/{kind}").status == 404
    assert f"/court/{court}/new-filers/{kind}" not in visitor.get(f"/court/{court}/site-map").links


FOOTER = {
    "Home": "home",
    "Boston": "boston",
    "Springfield": "springfield",
    "Worcester": "worcester",
    "Mission Statement": "mission-statement",
    "Careers": "careers",
    "Pro Se Litigants": "pro-se-litigants",
    "Records Search": "records-search",
    "Site Map": "site-map",
    "Inscriptions": "inscriptions",
}


@pytest.mark.parametrize("name", FOOTER)
def test_mad50_each_page_of_the_footer_is_short_and_leads_on(visitor, name):
    page = visitor.get(f"/court/mad/{FOOTER[name]}")

    heading = "U.S. District Court, District of Massachusetts" if name == "Home" else name
    assert f"<h1>{heading}</h1>" in page.source
    assert "/court/mad/nextgen" in page.links
    assert "not part of" not in page.text


def test_the_site_map_lists_every_page_of_the_court(visitor):
    links = visitor.get("/court/mad/site-map").links

    assert {f"/court/mad/{page}" for page in FOOTER.values()} <= {*links}
    assert {"/court/faq", "/court/mad/link-your-account", "/court/mad/cmecf-login-retrieval", "/ecf/mad/"} <= {*links}


def test_other_courts_have_no_pages_of_the_district_court(visitor):
    assert visitor.get("/court/mab/site-map").status == 200
    assert "Springfield" not in visitor.get("/court/mab/site-map").text
    assert visitor.get("/court/mab/springfield").status == 404
    assert visitor.get("/court/nowhere/site-map").status == 404


FACTS = (
    "Everyone who will use CM/ECF with an own account that was created before August 11, 2014.",
    "A valid e-mail address, your date of birth, your county, a user type, a new username and password, and two",
    "There you keep the CM/ECF login of that court.",
    "The PACER account stays with you.",
    "Yes. It only has to be linked to your PACER account.",
    "Once in each court in which you file, and never again in that court.",
    "unless you do, you are not exempt.",
    "A PACER account of her own. You then add her as your filing agent",
    "Accept cookies and run JavaScript.",
    "$0.10 a page, and at most $3.00 a document. Bills come each quarter; $30 or less in a quarter is waived.",
    "any of you can change the password and lock the others out.",
    "U.S. Bankruptcy Court, District of Massachusetts: the accounts desk of the Clerk’s Office, by e-mail.",
)


@pytest.mark.parametrize("fact", FACTS)
def test_the_questions_are_answered(visitor, fact):
    """The twelve facts of section 15."""
    assert fact in visitor.get("/court/faq").text


def test_some_answers_are_those_of_the_year(visitor):
    assert "Firefox and Internet Explorer" in visitor.get("/court/faq").text
    assert "more than two years" in visitor.get("/court/faq").text
    assert "multifactor" not in visitor.get("/court/faq").text

    visitor.begin(era="2025")

    text = visitor.get("/court/faq").text
    assert "Internet Explorer" not in text
    assert "six months" in text
    assert "Do I need multifactor authentication?" in text
    assert "14 to 45" in text


COURT = """
id = "far"
name = "U.S. District Court, District of Faraway"
title = "United States District Court for the District of Faraway"
kind = "district"
go_live = 2021-11-08
[sites]
pacer = { shown = "pacer.uscourts.gov", walk = "/pacer/" }
court = { shown = "www.far.example", walk = "/court/far/nextgen" }
cmecf = { shown = "ecf.far.example", walk = "/ecf/far/" }
[contacts]
pacer_phone = "1-800-676-6856"
pacer_mail = "pacer@psc.uscourts.gov"
[cmecf]
system = "Faraway - Filing"
link_item_under = "Your Account"
"""


def test_a_court_of_ones_own_follows_its_own_day(serving, new_visitor, tmp_path):
    (tmp_path / "far.toml").write_text(COURT)
    with serving("--date", "2021-11-01", courts=tmp_path) as address:
        visitor = new_visitor(address)
        before = visitor.get("/court/far/nextgen")
        assert "File before November 5, 2021, 12:00 PM" in before.text
        assert "What to do on or after" not in before.text
        visitor.begin(date="2021-11-06")
        assert "CM/ECF is changing over to NextGen" in visitor.get("/court/far/nextgen").text
        visitor.begin(date="2021-11-08")
        after = visitor.get("/court/far/nextgen")

        assert "What to do on or after November 8, 2021" in after.text
        for link in (link for page in (before, after) for link in page.links if link.startswith("/")):
            assert visitor.get(link).status == 200, link
