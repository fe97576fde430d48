import re

import pytest

from mock_site.app import create_app
from mock_site.start.courts import Court
from mock_site.start.data_files import read_all
from mock_site.start.portal import PortalSetup

pytestmark = pytest.mark.siblings(6, of="file")

SENTENCES = """
The United States District Court for the District of Massachusetts will upgrade to the Next Generation of CM/ECF
 (NextGen) on September 20, 2021.
WARNING: If the steps below are not completed by September 20, 2021, you can expect delays on any filings you
 may need to make upon or after that date.
Shared PACER accounts may no longer be used by CM/ECF users.
Follow the steps below or view the PDF version which includes helpful images.
You will receive an activation code by U.S. mail in 7-10 business days.
If you already have your own PACER account but it was created prior to August 11, 2014, you must upgrade it.
Click My Account and Billing, then Manage My Account Login. When prompted, enter your PACER username and password.
The user type information is used for statistical purposes. Click Next.
NOTE: You are no longer able to use your old PACER username and password.
Would your firm benefit from a firm billing account (PACER administrative account)?
should be directed to the PACER Service Center at or 1-800-676-6856.
"""


def test_the_district_courts_notice_stands_there_word_for_word(visitor):
    visitor.begin(date="2021-09-14")
    page = visitor.get("/court/mad/nextgen")

    for sentence in SENTENCES.replace("\n ", " ").strip().splitlines():
        assert sentence in page.text


def test_the_two_pdf_versions_are_our_guides(visitor):
    links = visitor.get("/court/mad/nextgen").links

    assert [link for link in links if link.startswith("/guides/")] == [
        "/guides/mad/register-account/mad-register-account.pdf",
        "/guides/mad/upgrade-account/mad-upgrade-account.pdf",
    ]


def test_the_text_can_be_made_larger(visitor):
    page = visitor.get("/court/mad/nextgen")
    assert page.element(**{"aria-current": "true"})[1]["class"] == "size-normal"

    larger = visitor.get("/court/mad/nextgen?text=largest")

    assert ("body", {"class": "text-largest"}) in larger.elements
    assert visitor.get("/court/mad/nextgen?text=<b>").elements == larger.elements


def test_the_text_stays_large_from_page_to_page_of_the_courts(visitor):
    assert ("body", {"class": "text-normal"}) in visitor.get("/court/mad/boston").elements
    visitor.get("/court/mad/nextgen?text=large")

    for path in ("/court/mad/boston", "/court/faq", "/court/mab/nextgen-cmecf-information"):
        assert ("body", {"class": "text-large"}) in visitor.get(path).elements, path
    visitor.log_in("tb1407", "copper99x")
    assert ("body", {"class": "text-large"}) in visitor.get("/court/mad/careers?text=huge").elements
    visitor.get("/court/mad/careers?text=normal")
    assert ("body", {"class": "text-normal"}) in visitor.get("/court/mad/boston").elements


def test_a_portal_without_the_court_has_no_page_of_it(known):
    courts = read_all(Court, [known.courts / "mab.toml"])
    browser = create_app(PortalSetup(courts=courts)).test_client()

    assert browser.get("/court/mad/nextgen").status_code == 404
    assert browser.get("/court/mab/nextgen-cmecf-information").status_code == 200


MAB_NOTICE = """
You are here
NextGen CM-ECF Information
The United States Bankruptcy Court for the District of Massachusetts will be LIVE on NextGen CM/ECF on
 September 20, 2021.
The NextGen system uses Central Sign-On (CSO) which allows lawyers (e-filers) to use one account across all NextGen
 courts (appellate, bankruptcy, and district). This means e-filers will be able to use one PACER login and password to
 access all NextGen courts where they have permission to file, as well as access PACER for all courts.
What to do on or after September 20, 2021:
Users must link their upgraded PACER account to a current CM/ECF account. This step must be completed before you can
 file documents in NextGen.
Do you know your current CM/ECF login and password?
You must know your current CM/ECF login and password before the Court upgrades to NextGen. If the login information is
 stored in the browser, it will be lost and not recoverable. If you do not know your login or password, email the
 Clerk\N{RIGHT SINGLE QUOTATION MARK}s Office at ecf_accounts@mab.uscourts.gov
You must link your upgraded PACER account to your CM/ECF Account.
Link your individual PACER account to your existing CM/ECF account. To file documents after we convert to NextGen
 CM/ECF, all e-filers who had filing privileges with our court before September 20, 2021, need to link their prior
 CM/ECF account with their upgraded PACER account. Click here for instructions on linking your account . For user
 documentation, learning aids, and how to videos, please visit How to Use PACER
NextGen FAQs (Pacer)
If you have not upgraded your Pacer account please follow the steps below:
Do you have your own PACER account?
You must have your own PACER account, which will be linked to your CM/ECF filing account to access NextGen CM/ECF.
 Shared PACER accounts may no longer be used by CM/ECF users.
Have you upgraded your PACER account?
If you already have your own PACER account but it was created prior to August 11, 2014, you must upgrade it.
WOULD YOUR FIRM BENEFIT FROM A FIRM BILLING ACCOUNT (PACER ADMINISTRATIVE ACCOUNT)?
Firms can set up a PACER Administrative Account (PAA) to manage all their user accounts and have central billing for
 PACER access fees.
PACER Account Assistance
Questions regarding your PACER account or any of the steps listed above should be directed to the PACER Service Center
 at pacer@psc.uscourts.gov or 1-800-676-6856.
"""


def test_the_bankruptcy_courts_notice_stands_there_word_for_word_and_in_its_order(visitor):
    text = visitor.get("/court/mab/nextgen-cmecf-information").text

    assert " ".join(MAB_NOTICE.split()) in text


def test_every_link_of_the_bankruptcy_courts_notice_goes_somewhere(visitor):
    page = visitor.get("/court/mab/nextgen-cmecf-information")

    assert {"/court/mab/link-your-account", "/court/faq", "/pacer/help"} <= {*page.links}
    assert all(visitor.get(link).status == 200 for link in page.links if not link.startswith("?"))


@pytest.mark.parametrize(("court", "under"), [("mab", "Your Account"), ("mad", "NextGen Release 1.1 Menu Items")])
def test_the_linking_instructions_follow_the_court(visitor, court, under):
    page = visitor.get(f"/court/{court}/link-your-account")

    assert f"Under {under}, click Link a CM/ECF account to my PACER account." in page.text
    assert f"/ecf/{court}/" in page.links
    assert "Not yet" not in page.text


def test_the_linking_instructions_lead_to_the_guide_when_there_is_one(visitor, new_visitor, serving, tmp_path):
    path = "/guides/mab/link-account/mab-link-account.pdf"
    assert path not in visitor.get("/court/mab/link-your-account").links
    (tmp_path / "mab" / "link-account").mkdir(parents=True)
    (tmp_path / "mab" / "link-account" / "mab-link-account.pdf").write_bytes(b"%PDF-1.7")

    with serving("--guides", str(tmp_path)) as address:
        visitor = new_visitor(address)
        assert path in visitor.get("/court/mab/link-your-account").links
        assert visitor.get(path).status == 200
        assert path not in visitor.get("/court/mad/link-your-account").links


def test_the_linking_instructions_say_that_it_is_too_early(visitor):
    visitor.begin(date="2021-09-19")

    page = visitor.get("/court/mad/link-your-account")

    assert "Not yet: accounts can be linked on or after September 20, 2021." in page.text


HELP = {"mab": "/court/mab/cmecf-login-help", "mad": "/court/mad/cmecf-login-retrieval"}
BUTTON = {"mab": "Send e-mail", "mad": "Submit"}


@pytest.mark.parametrize("court", ["mab", "mad"])
def test_who_lost_her_login_gets_it_by_mail_with_a_password_that_works(visitor, court):
    asked = {"last_name": "Ellsworth-Quill", "bar_number": "654321", "email": "MEQuill2016@example.com"}

    page = visitor.press(HELP[court], BUTTON[court], **asked)

    assert page.path == f"{HELP[court]}?sent=1"
    assert {
        "mab": "Your e-mail to the Clerk\N{RIGHT SINGLE QUOTATION MARK}s Office has been sent.",
        "mad": "If the information matches our records, an e-mail with your CM/ECF login has been sent.",
    }[court] in page.text
    outbox = visitor.get("/training/outbox").text
    login, password = re.search(r"Your CM/ECF login: (\S+) Temporary password: (\S+)", outbox).groups()
    old = {"mab": "Slate20!ecf", "mad": "Birch21!ecf"}[court]
    visitor.enter(court, "mequill2016", "Lantern#Harbor77x")
    assert "Invalid CM/ECF login" in visitor.give(court, login, old).text
    assert "successfully linked" in visitor.press(visitor.give(court, login, password), "Submit").text


def test_a_stranger_gets_no_mail_and_learns_nothing(visitor):
    known = visitor.press(HELP["mad"], "Submit", last_name="Whitlowe", bar_number="1", email="pwhitlowe89@example.com")
    stranger = visitor.press(HELP["mad"], "Submit", last_name="Whitlowe", bar_number="1", email="somebody@example.com")

    assert known.text == stranger.text
    assert visitor.get("/training/outbox").text.count("Your CM/ECF login:") == 1


@pytest.mark.parametrize(
    ("last_name", "email", "words"),
    [
        ("Nakagawa-Bell", "cnbell_law@example.com", "This account is linked to a PACER account."),
        ("Grunwald", "pgrunwald@example.com", "This account has been locked."),
    ],
)
def test_an_account_that_no_password_opens_gets_none(visitor, last_name, email, words):
    visitor.press(HELP["mab"], "Send e-mail", last_name=last_name, bar_number="1", email=email)

    outbox = visitor.get("/training/outbox").text
    assert words in outbox
    assert "Temporary password" not in outbox


def test_the_bankruptcy_court_wants_a_letter_that_is_signed(visitor):
    letterhead = "Write on your firm’s letterhead; the attorney must sign the request."

    assert letterhead in visitor.get("/court/mab/cmecf-login-help").text
    assert letterhead not in visitor.get("/court/mad/cmecf-login-retrieval").text


def test_what_is_missing_in_the_letter_is_told(visitor):
    page = visitor.press(HELP["mab"], "Send e-mail", last_name="<b>x</b>", email="nowhere")

    assert page.message_at("bar_number") == "Bar Number: Required information is missing."
    assert page.message_at("email") == "E-mail: Enter an address such as name@example.com."
    assert "<b>x" not in page.source
    assert visitor.get(page.path).text == page.text


def test_each_court_has_one_page_for_lost_logins(visitor):
    assert visitor.get("/court/mad/cmecf-login-help").status == 404
    assert visitor.get("/court/mab/cmecf-login-retrieval").status == 404


NEW_COURT = """
id = "{id}"
name = "U.S. {kind} Court, District of Elsewhere"
title = "United States {kind} Court for the District of <Elsewhere>"
kind = "{lower}"
go_live = 2021-09-27
[sites]
pacer = {{ shown = "pacer.uscourts.gov", walk = "/pacer/" }}
court = {{ shown = "www.{id}.uscourts.gov", walk = "{walk}" }}
cmecf = {{ shown = "ecf.{id}.uscourts.gov", walk = "/ecf/{id}/" }}
[contacts]
pacer_phone = "1-800-000-0000"
pacer_mail = "pacer@psc.example"
clerk_phone = "617-555-0199"
[cmecf]
system = "Elsewhere - Filing"
link_item_under = "{under}"
"""


@pytest.fixture(scope="module")
def elsewhere(serving, tmp_path_factory):
    """A portal with two courts that the code does not know: one of each kind."""
    folder = tmp_path_factory.mktemp("courts")
    facts = {"kind": "Bankruptcy", "lower": "bankruptcy", "walk": "/court/elb-2/nextgen", "under": "Getting Linked"}
    (folder / "elb-2.toml").write_text(NEW_COURT.format(id="elb-2", **facts))
    facts = {"kind": "District", "lower": "district", "walk": "/court/eld/any/where", "under": "Your PACER Account"}
    (folder / "eld.toml").write_text(NEW_COURT.format(id="eld", **facts))
    with serving("--date", "2021-09-28", courts=folder) as address:
        yield address


@pytest.mark.parametrize(
    ("court", "heading", "walk", "under", "menu"),
    [
        ("elb-2", "NextGen CM-ECF Information", "/court/elb-2/nextgen", "Getting Linked", "Bankruptcy Adversary"),
        ("eld", "NextGen CM/ECF", "/court/eld/any/where", "Your PACER Account", "Civil Criminal"),
    ],
)
def test_a_new_court_is_one_file_and_can_be_linked_at(elsewhere, new_visitor, court, heading, walk, under, menu):
    """Marjorie Ellsworth-Quill has no login of that court in her file, so she has the one for any court."""
    visitor = new_visitor(elsewhere)
    assert "Elsewhere - Filing" in visitor.get("/").text
    notice = visitor.get(walk)
    assert heading in notice.text
    assert "on September 27, 2021" in notice.text
    assert "<Elsewhere>" in notice.text
    assert "<Elsewhere>" not in notice.source
    assert all(visitor.get(link).status == 200 for link in notice.links if link.startswith("/"))
    assert "617-555-0199" in visitor.get(f"/court/{court}/link-your-account").text
    assert f'<a href="/ecf/{court}/main">Elsewhere - Filing</a>' in visitor.get(f"/ecf/{court}/").source

    visitor.enter(court, "mequill2016", "Lantern#Harbor77x")
    utilities = visitor.get(f"/ecf/{court}/utilities/").text
    assert f"{under} Link a CM/ECF account to my PACER account" in utilities
    done = visitor.press(visitor.give(court, "mquill", "Other51!ecf"), "Submit")

    assert "successfully linked" in done.text
    assert visitor.menu(court).startswith(f"{menu} Query")


def test_a_new_courts_go_live_day_is_its_own(elsewhere, new_visitor):
    visitor = new_visitor(elsewhere)
    visitor.begin(date="2021-09-22")

    page = visitor.get("/ecf/eld/utilities/link-account")

    assert "Accounts can be linked on or after September 27, 2021." in page.text
    assert "Know your CM/ECF login before September 27, 2021" in visitor.get("/ecf/eld/").text


def test_a_portal_without_the_quoted_courts_has_no_pages_of_theirs(elsewhere, new_visitor):
    visitor = new_visitor(elsewhere)

    for path in ("/court/mab/nextgen-cmecf-information", "/court/mad/nextgen", "/ecf/mab/"):
        assert visitor.get(path).status == 404
