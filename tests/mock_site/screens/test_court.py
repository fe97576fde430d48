from mock_site.app import create_app
from mock_site.courts import Court
from mock_site.data_files import read_all
from mock_site.portal import Portal

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
    page = visitor.get("/court/mad/nextgen")

    for sentence in SENTENCES.replace("\n ", " ").strip().splitlines():
        assert sentence in page.text


def test_the_two_pdf_versions_are_our_guides(visitor):
    links = visitor.get("/court/mad/nextgen").links

    assert [link for link in links if link.startswith("/guides/")] == [
        "/guides/mad/register-account/register-account.pdf",
        "/guides/mad/upgrade-account/upgrade-account.pdf",
    ]


def test_the_text_can_be_made_larger(visitor):
    page = visitor.get("/court/mad/nextgen")
    assert page.element(**{"aria-current": "true"})[1]["class"] == "size-normal"

    larger = visitor.get("/court/mad/nextgen?text=largest")

    assert ("body", {"class": "text-largest"}) in larger.elements
    assert visitor.get("/court/mad/nextgen?text=<b>").elements == page.elements


def test_a_portal_without_the_court_has_no_page_of_it(known):
    courts = read_all(Court, [known.courts / "mab.toml"])
    browser = create_app(Portal(courts=courts)).test_client()

    assert browser.get("/court/mad/nextgen").status_code == 404
    assert browser.get("/court/mab/nextgen-cmecf-information").status_code == 200
