"""Ways through the web pages: between guides, back to the court, out to a site, and by keyboard and screen reader."""

from __future__ import annotations

import re

import pikepdf
import pytest
from playwright.sync_api import expect

from assistant.publishers import docx, html, index, markdown, pdf, slides
from assistant.publishers.page.document import marked_up, on_screen
from assistant.walking.walkthrough import BUNDLED, find

pytestmark = pytest.mark.siblings(6, of="file")

SITE = "https://www.mad.uscourts.gov"

NEXT = "Now link it, with the guide “Link your CM/ECF account”. Then use the guide “Not built”."


@pytest.fixture(scope="module")
def folder(recording, desk, tmp_path_factory):
    """Two guides of a court, each where a build puts it, and the court's page."""
    out = tmp_path_factory.mktemp("guides")
    ending = recording.ending.model_copy(update={"next": NEXT})
    other = {"walkthrough": "link-account", "title": "Link your CM/ECF account", "when": ("I want to sign in.",)}
    guides = [recording.model_copy(update={"ending": ending}), recording.model_copy(update=other)]
    for guide in guides:
        guide._folder = recording._folder
        place = out / guide.court.id / guide.walkthrough
        place.mkdir(parents=True)
        for publisher in (docx, slides, markdown, html):
            publisher.publish(guide, place, desk)
    index.publish(guides, out)
    return out / recording.court.id


@pytest.fixture
def guide(page, folder):
    page.goto((folder / "upgrade-account" / "mad-upgrade-account.html").as_uri())
    return page


def test_a_guide_leads_to_its_courts_page(guide, folder):
    guide.get_by_role("link", name="All guides of this court").click()

    assert guide.url == (folder / "index.html").as_uri()


def test_a_guide_that_is_named_is_opened(guide, folder):
    guide.get_by_role("link", name="Link your CM/ECF account").click()

    expect(guide).to_have_url((folder / "link-account" / "mad-link-account.html").as_uri())


def test_a_guide_that_is_named_and_not_built_leads_to_the_courts_page(guide, folder):
    guide.get_by_role("link", name="Not built").click()

    assert guide.url == (folder / "index.html").as_uri() + "#read-not-built"
    expect(guide.get_by_role("heading", name="All guides")).to_be_visible()


def test_the_other_formats_of_a_guide_stand_beside_it_with_their_size(guide, folder):
    formats = guide.get_by_role("list", name="This guide also as")

    expect(formats.get_by_role("listitem")).to_have_text(
        # A page or a text is only where a film or pictures begin: its size would say nothing.
        [re.compile(r"^Word \d+ KB$"), re.compile(r"^Plain text$"), re.compile(r"^Slides \d+ KB$")]
    )
    expect(formats.get_by_role("link", name="Word")).to_have_attribute("href", "mad-upgrade-account.docx")
    assert (folder / "upgrade-account" / "mad-upgrade-account.docx").exists()


def test_a_guide_sent_alone_has_no_dead_links(page, folder, tmp_path):
    alone = tmp_path / "mad-upgrade-account.html"
    alone.write_bytes((folder / "upgrade-account" / "mad-upgrade-account.html").read_bytes())

    page.goto(alone.as_uri())

    addresses = page.locator("a[href]").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert [one for one in addresses if not one.startswith(("https://", "mailto:", "tel:", "#"))] == []
    assert "#read" not in "".join(addresses)
    expect(page.get_by_text("All guides")).to_be_hidden()
    expect(page.get_by_text("This guide also as")).to_be_hidden()
    expect(page.get_by_text("Guide for filers")).to_be_visible()
    expect(page.get_by_text("with the guide “Link your CM/ECF account”")).to_be_visible()


def test_a_guide_sent_alone_and_its_pdf_lead_to_others_where_they_have_an_address(page, recording, desk, tmp_path):
    court = recording.court.model_copy(update={"guides": "https://mad.example/guides"})
    ending = recording.ending.model_copy(update={"next": NEXT})
    told = recording.model_copy(update={"court": court, "ending": ending})
    told._folder = recording._folder
    address = "https://mad.example/guides/index.html#read-link-your-cm-ecf-account"

    page.goto(html.publish(told, tmp_path, desk).as_uri())

    expect(page.get_by_role("link", name="Link your CM/ECF account")).to_have_attribute("href", address)
    with pikepdf.open(pdf.publish(told, tmp_path, desk)) as opened:
        links = [link.A.URI for pages in opened.pages for link in pages.get("/Annots", []) if "/A" in link]
    assert address in map(str, links)


def test_a_courts_page_leads_to_nothing_outside_of_its_folder_but_the_courts_own_site(page, folder):
    page.goto((folder / "index.html").as_uri())

    addresses = page.locator("a[href]").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert [one for one in addresses if one.startswith("..") or ("://" in one and one != SITE)] == []


def test_the_address_of_a_site_is_a_link_in_a_tab_of_its_own(guide):
    link = guide.get_by_role("link", name="pacer.uscourts.gov")

    expect(link).to_have_attribute("href", "https://pacer.uscourts.gov")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    expect(link).to_have_accessible_description("opens in a new tab")
    outside = guide.locator("a[href^=http]").evaluate_all("links => links.map(link => link.href)")
    assert set(outside) == {"https://pacer.uscourts.gov/", f"{SITE}/"}


@pytest.mark.parametrize(
    ("words", "addresses"),
    [
        ("Go to ecf.mad.uscourts.gov.", ["https://ecf.mad.uscourts.gov"]),
        ("Go to https://training.example.org/pacer/ now.", ["https://training.example.org/pacer/"]),
        ("Go to http://127.0.0.1:8021/ now.", []),
        ("Write to pacer@psc.uscourts.gov, e.g. at 7-10.", []),
        ("See javascript:alert(1) or **pacer.uscourts.gov** or <b>x.y</b>.", []),
    ],
)
def test_only_web_addresses_become_links(recording, words, addresses):
    made = str(marked_up(words, on_screen(recording), sites=True))

    assert re.findall(r'href="([^"]*)"', made) == addresses
    assert "<b>x.y" not in made


def test_every_guide_that_a_walkthrough_names_exists():
    titles = {find(name).title for name in BUNDLED}
    texts = {name: re.sub(r'"\n\s+"', "", find(name).file.read_text(encoding="utf-8")) for name in BUNDLED}
    named = {(name, title) for name, text in texts.items() for title in re.findall(r"guide “([^”]*)”", text)}

    assert len(named) > 5
    assert {(name, title) for name, title in named if title not in titles} == set()


def test_an_enlarged_picture_is_a_dialog_with_a_name_while_it_is_open(guide):
    guide.get_by_role("button", name="Enlarge the picture of steps 1 to 2").click()

    dialog = guide.get_by_role("dialog", name="Picture of steps 1 to 2")
    expect(dialog).to_be_visible()
    expect(dialog.get_by_role("button", name="Close")).to_be_focused()
    guide.keyboard.press("Escape")
    expect(guide.get_by_role("dialog")).to_have_count(0)
    expect(guide.get_by_role("group", name="Picture of steps 1 to 2")).to_be_visible()
    expect(guide.get_by_role("button", name="Enlarge the picture of steps 1 to 2")).to_be_focused()


def test_an_enlarged_picture_does_not_cover_what_is_used_next(guide):
    guide.locator(".enlarge").first.click()

    guide.keyboard.press("Tab")

    expect(guide.locator(".figure:popover-open")).to_have_count(0)
    assert guide.evaluate("document.activeElement.closest('.figure')") is None


def test_progress_is_told_as_it_changes(guide):
    """The region that tells it is there before there is something to tell."""
    told = guide.get_by_role("status")
    expect(told).to_have_text("")
    expect(guide.get_by_role("button", name="Start over")).to_have_count(0)

    guide.get_by_label("Step 3 is done").check()

    expect(told).to_have_text("1 of 10 steps done")
    guide.get_by_role("button", name="Start over").click()
    expect(told).to_have_text("")


def test_the_first_key_skips_to_the_steps(guide):
    guide.keyboard.press("Tab")
    skip = guide.get_by_role("link", name="Skip to the steps")

    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    skip.press("Enter")
    assert guide.url.endswith("#chapter-1")


def test_the_contents_always_say_which_part_is_read(guide):
    expect(guide.locator("[aria-current]")).to_have_text("Check your account type")
    guide.locator("#troubles").scroll_into_view_if_needed()
    guide.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(guide.locator("[aria-current]")).not_to_have_text("Check your account type")


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("link", "Link your CM/ECF account"),
        ("connect", "Link your CM/ECF account"),
        ("login", "Link your CM/ECF account"),  # which says so of who needs it; the other one only in a step
        ("log in", "Link your CM/ECF account"),
        ("upgrade", "Upgrade your <PACER> account"),
    ],
)
@pytest.mark.siblings(5)
def test_the_best_guide_stands_first_whatever_word_a_filer_uses(page, folder, typed, first):
    page.goto((folder / "index.html").as_uri())

    page.get_by_role("searchbox").fill(typed)

    expect(page.locator(".guide:visible h3").first).to_have_text(first)
    page.get_by_role("searchbox").fill("")
    expect(page.locator(".guide h3").first).to_have_text("Upgrade your <PACER> account")


def test_nothing_found_says_what_to_do(page, folder, recording):
    page.goto((folder / "index.html").as_uri())

    page.get_by_role("searchbox").fill("zebra")

    expect(page.get_by_role("status")).to_contain_text("Try fewer words")
    expect(page.get_by_role("status")).to_contain_text(recording.court.pacer_phone)


@pytest.mark.parametrize(
    ("facts", "ways"),
    [
        ({"clerk_phone": "617-555-0100", "clerk_mail": "c@example.org"}, ["tel:+16175550100", "mailto:c@example.org"]),
        ({}, ["https://www.mad.uscourts.gov"]),
        ({"site": ""}, []),
    ],
)
def test_who_forgot_a_court_login_is_told_whom_to_ask(page, recording, tmp_path, facts, ways):
    court = recording.court.model_copy(update=facts)
    guide = recording.model_copy(update={"court": court, "when": ("I forgot my PACER password.",)})
    (tmp_path / court.id / guide.walkthrough).mkdir(parents=True)
    (tmp_path / court.id / guide.walkthrough / f"{guide.name}.pdf").write_text("a guide")
    index.publish([guide], tmp_path)

    page.goto((tmp_path / court.id / "index.html").as_uri())

    row = page.get_by_role("row").filter(has_text="I forgot my CM/ECF login or password.")
    expect(row).to_contain_text("Ask the Clerk’s Office")
    links = row.get_by_role("link").evaluate_all("links => links.map((link) => link.getAttribute('href'))")
    assert links == ways


@pytest.mark.parametrize("late", ["", "Expect delays on your filings."])
def test_what_happens_later_stands_below_the_day(recording, desk, tmp_path, late):
    told = recording.model_copy(update={"deadline": f"September 20, 2021. {late}" if late else "September 20, 2021"})
    told._folder = recording._folder

    text = html.publish(told, tmp_path, desk).read_text(encoding="utf-8")

    day = '<p class="large"><span class="whole">September 20, 2021</span></p>\n'
    assert day + (f'<p class="late">{late}</p>\n' if late else "</div>") in text


def test_an_edition_without_a_date_is_its_code_and_the_guide_says_once_what_that_is_for(recording, desk, tmp_path):
    no_edition = {"edition_date": None, "edition_number": None}
    undated = recording.model_copy(update={"court": recording.court.model_copy(update=no_edition)})
    undated._folder = recording._folder

    text = html.publish(undated, tmp_path, desk).read_text(encoding="utf-8")

    assert f"Edition {undated.edition}." in text
    assert text.count("Found a mistake?") == text.count(f"This is edition {undated.edition}.") == 1
