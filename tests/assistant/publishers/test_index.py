"""The web site over all guides, as its readers use it: from a disk, with and without a script."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from assistant.facts.recording import Ending, Trouble
from assistant.facts.sentence import unmarked
from assistant.publishers import index

pytestmark = pytest.mark.siblings(6, of="file")


@pytest.fixture
def site(recording, tmp_path):
    """Two guides of one court and one of another, with the documents that they have."""
    upgrade = recording.model_copy(update={"when": ("My account is **old**.",)})
    other = recording.model_copy(update={"walkthrough": "link-account", "title": "Link your account", "screens": ()})
    elsewhere = recording.court.model_copy(update={"id": "xyz", "name": "Court of Xyz"})
    abroad = recording.model_copy(update={"court": elsewhere})
    for one, endings in ((upgrade, ("html", "pdf")), (other, ("pdf",)), (abroad, ("html",))):
        folder = tmp_path / one.court.id / one.walkthrough
        folder.mkdir(parents=True)
        for ending in endings:
            (folder / f"{one.name}.{ending}").write_text("a guide")
    front = index.publish([upgrade, other, abroad], tmp_path)
    return front, tmp_path / recording.court.id / "index.html"


@pytest.fixture
def look(new_context):
    """Opens a page from the disk, and gathers what it asks for elsewhere and what the browser refuses it."""

    def opened(file, **options):
        page = new_context(**options).new_page()
        page.complaints = []
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("request", lambda asked: page.complaints.append(asked.url) if asked.url[:5] != "file:" else None)
        page.goto(file.as_uri())
        return page

    return opened


def test_the_front_page_leads_to_every_court(site, look, recording):
    page = look(site[0])

    expect(page.get_by_role("heading", level=2)).to_have_text(sorted([recording.court.name, "Court of Xyz"]))
    page.get_by_role("link", name=recording.court.name).click()
    expect(page.get_by_role("heading", name="All guides")).to_be_visible()
    assert [one for one in page.complaints if not one.startswith("data:")] == []


def test_a_court_lists_the_documents_that_are_there(site, look, recording):
    page = look(site[1])
    links = page.locator(".guide").evaluate_all(
        "guides => guides.map(guide => [...guide.querySelectorAll('.files a')].map(a => a.getAttribute('href')))"
    )

    slug = recording.walkthrough
    assert links == [[f"{slug}/mad-{slug}.html", f"{slug}/mad-{slug}.pdf"], ["link-account/mad-link-account.pdf"]]


def test_a_document_is_heard_with_the_title_of_its_guide(site, look, recording):
    link = look(site[1]).locator(".guide .files a").first

    expect(link).to_have_text("Web page")
    expect(link).to_have_accessible_name(f"Web page: {recording.title}")


def test_what_a_filer_says_of_herself_leads_to_her_guide(site, look, recording):
    page = look(site[1])
    row = page.get_by_role("row").filter(has_text="My account is old.")

    expect(row.get_by_role("link")).to_have_attribute("href", f"{recording.walkthrough}/{recording.name}.html")
    expect(row.get_by_role("link")).to_have_text(recording.title)


@pytest.fixture
def in_groups(recording, tmp_path):
    """The page of a court with three guides of two groups, of two years, and one of somebody's own."""
    said = (("a", "Log in", "2021"), ("b", "Log in", "2025"), ("c", "Fees", "2021"), ("d", "", "2021"))
    every = []
    for name, group, era in said:
        changes = {
            "walkthrough": name,
            "title": f"Guide {name}",
            "group": group,
            "era": era,
            "when": (f"I am {name}.",),
        }
        every.append(recording.model_copy(update=changes))
        (tmp_path / recording.court.id / name).mkdir(parents=True)
        (tmp_path / recording.court.id / name / f"{every[-1].name}.pdf").write_text("a guide")
    index.publish(every, tmp_path)
    return tmp_path / recording.court.id / "index.html"


def test_guides_stand_under_what_they_are_for_and_so_do_situations(in_groups, look):
    page = look(in_groups)

    names = ["Log in", "Fees", "Other guides"]
    expect(page.get_by_role("heading", level=3)).to_have_text(names)
    expect(page.get_by_role("list", name="Log in").locator(".title")).to_have_text(["Guide a", "Guide b"])
    expect(page.locator("th.group")).to_have_text([*names, "Ask the court"])
    assert page.locator("tbody").nth(0).get_by_role("link").all_text_contents() == ["Guide a", "Guide b"]
    expect(page.locator(".year")).to_have_text([f"PACER as in {year}" for year in ("2021", "2025", "2021", "2021")])


def test_what_is_searched_stands_in_no_group_and_afterwards_in_its_own(in_groups, look):
    page = look(in_groups)
    field = page.get_by_role("searchbox")

    field.fill("guide")
    expect(page.get_by_role("heading", level=3)).to_have_count(0)
    expect(page.locator(".guides").first.locator(".guide:visible")).to_have_count(4)

    field.fill("")
    expect(page.get_by_role("heading", level=3)).to_have_count(3)
    expect(page.get_by_role("list", name="Fees").locator(".title")).to_have_text(["Guide c"])
    expect(page.locator(".title")).to_have_text(["Guide a", "Guide b", "Guide c", "Guide d"])


def test_where_no_guide_has_a_group_there_is_one_list(site, look):
    page = look(site[1])

    expect(page.locator(".group")).to_have_count(0)
    expect(page.locator(".year")).to_have_count(0)
    expect(page.locator(".guides")).to_have_count(1)


def test_the_search_shows_the_guides_and_the_steps_that_hold_all_words(site, look, recording):
    page = look(site[1])
    step = next(recording.steps())
    words = step.sentence.replace("*", "").split()[:3]

    page.get_by_role("searchbox").fill(" ".join(words).upper())

    expect(page.locator(".guide:visible h3")).to_have_text([recording.title])
    expect(page.get_by_role("status")).to_have_text("1 guide of 2")
    expect(page.locator(".guide li:visible").first).to_contain_text(words[0])
    assert page.locator(".guide li:visible").count() < len(list(recording.steps()))
    page.get_by_role("searchbox").fill("no such words")
    expect(page.locator(".guide:visible")).to_have_count(0)
    expect(page.get_by_role("status")).to_contain_text("No guide holds all these words. Try fewer words")
    page.get_by_role("searchbox").fill("")
    expect(page.locator(".guide:visible")).to_have_count(2)


def test_a_guide_is_found_by_a_message_and_by_what_it_is_for(recording, tmp_path, look):
    """Who reads a message on her screen looks for its words."""
    ending = Ending(troubles=(Trouble(message="Your account is locked.", remedy="Call **PACER**."),))
    told = recording.model_copy(update={"ending": ending, "group": "Log in"})
    other = recording.model_copy(update={"walkthrough": "link-account", "title": "Link", "group": "Get ready"})
    for one in (told, other):
        (tmp_path / one.court.id / one.walkthrough).mkdir(parents=True)
        (tmp_path / one.court.id / one.walkthrough / f"{one.name}.pdf").write_text("a guide")
    index.publish([told, other], tmp_path)
    page = look(tmp_path / recording.court.id / "index.html")

    page.get_by_role("searchbox").fill("account is locked")
    expect(page.locator(".guide:visible h4")).to_have_text([recording.title])
    expect(page.locator(".guide li:visible")).to_have_text(["If you see “Your account is locked.”: Call PACER."])
    page.get_by_role("searchbox").fill("get ready")
    expect(page.locator(".guide:visible h4")).to_have_text(["Link"])


def test_signs_around_and_within_words_do_not_matter(site, look, recording, tmp_path):
    """As people write them, and as guides do: with quotation marks, stops, slashes, hyphens and accents, or without."""
    told = "Link “CM/ECF” by e-mail at Kōloa, Łódź or Hawai\u02bbi: PACER’s two-factor code, 1-800-676-6856. I can’t."
    guide = recording.model_copy(update={"title": "The one", "lead": told, "when": (), "deadline": ""})
    index.publish([guide, recording.model_copy(update={"walkthrough": "link-account"})], tmp_path)
    page = look(site[1])

    found = {
        words: page.evaluate(
            "words => { field.value = words; search();"
            "return [...document.querySelectorAll('.guide:not([hidden]) h3')].map(one => one.textContent) }",
            words,
        )
        for words in (
            "“CM/ECF”", "cmecf", "cm-ecf", "CM ECF", "e-mail", "email", "E-Mails,", "PACER’s", "pacer's", "pacers",
            "link/cm/ecf", "(two-factor)", "twofactor", "two factor!", "1 (800) 676-6856", "18006766856", "can’t",
            "cannot", "koloa", "KŌLOA", "Ko\u0304loa", "lodz", "Hawai'i?", "hawaii", "“\uff2cink”, Łódź …",
        )
    }  # fmt: skip

    assert not {words: titles for words, titles in found.items() if titles != ["The one"]}
    page.get_by_role("searchbox").fill("?!")
    expect(page.locator(".guide:visible")).to_have_count(2)


def test_a_step_that_was_found_leads_to_its_place_in_the_guide(site, look, recording):
    page = look(site[1])
    page.get_by_role("searchbox").fill(recording.title)
    first = next(recording.steps())

    link = page.locator(".guide li a").first
    expect(link).to_have_attribute("href", f"{recording.walkthrough}/{recording.name}.html#step-{first.number}")


def test_a_situation_that_no_guide_is_for_is_found_too(site, look):
    page = look(site[1])
    answer = page.locator("#answers p")

    page.get_by_role("searchbox").fill("forgot CM/ECF password")
    expect(answer).to_have_text(re.compile(r"^I forgot my CM/ECF login or password\. Ask the Clerk’s Office"))
    expect(page.get_by_role("status")).to_have_text("1 answer")
    page.get_by_role("searchbox").fill("forgot nothing")
    expect(answer).to_have_count(0)
    page.get_by_role("searchbox").fill("")
    expect(answer).to_have_count(0)


@pytest.mark.parametrize("words", ["deadline", "Due date", "go live", "old account"])
@pytest.mark.siblings(4)
def test_a_guide_is_found_by_its_deadline_and_by_the_age_of_an_account(site, look, words):
    page = look(site[1])

    page.get_by_role("searchbox").fill(words)

    expect(page.get_by_role("status")).to_contain_text("of 2")


def test_a_step_that_was_found_is_heard_with_its_number(site, look, recording):
    page = look(site[1])
    first = next(recording.steps())
    page.get_by_role("searchbox").fill(unmarked(first.sentence))

    expect(page.locator(".guide li a").first).to_have_accessible_name(
        f"Step {first.number}: {unmarked(first.sentence)}"
    )


def test_a_result_has_its_letter_in_the_list_of_steps_and_no_number(site, look, recording):
    rows = (
        look(site[1])
        .locator("#upgrade-your-pacer-account ol > li")
        .evaluate_all(
            "rows => rows.map(row => [getComputedStyle(row).listStyleType, getComputedStyle(row, '::before').content])"
        )
    )

    signs = [step.sign.shown for step in recording.steps_and_results() if step.result]
    assert signs
    assert [before.replace('"', "") for style, before in rows if style == "none"] == [f"{sign}." for sign in signs]
    assert len([style for style, _ in rows if style == "decimal"]) == len(list(recording.steps()))


def test_what_was_found_is_said_once_the_typing_pauses(site, look):
    """A screen reader would otherwise say it with every key."""
    page = look(site[1])
    page.evaluate(
        "() => { window.said = []; const told = document.getElementById('found');"
        "new MutationObserver(() => said.push(told.textContent)).observe(told, { childList: true }) }"
    )
    page.get_by_role("searchbox").press_sequentially("account")

    expect(page.get_by_role("status")).to_have_text("2 guides of 2")
    assert page.evaluate("said") == ["2 guides of 2"]


def test_without_a_script_everything_is_there_but_the_search(site, look):
    page = look(site[1], java_script_enabled=False)

    expect(page.get_by_role("search")).to_be_hidden()
    expect(page.locator(".guide:visible")).to_have_count(2)


def test_words_of_a_guide_cannot_become_part_of_the_page(recording, tmp_path, look):
    evil = "<img src=x onerror=alert(1)></script>"
    guide = recording.model_copy(update={"title": evil, "lead": evil, "when": (evil,)})
    folder = tmp_path / recording.court.id / recording.walkthrough
    folder.mkdir(parents=True)
    (folder / f"{recording.name}.pdf").write_text("a guide")
    index.publish([guide], tmp_path)

    page = look(tmp_path / recording.court.id / "index.html")

    expect(page.locator(".guide h3")).to_have_text(evil)
    assert page.locator("img").count() == 0


def test_what_lies_there_under_the_names_of_before_is_led_to(recording, tmp_path):
    """Until it is made again; of a guide that has both, the new one."""
    folder = tmp_path / recording.court.id / recording.walkthrough
    folder.mkdir(parents=True)
    for name in ("upgrade-account.html", "upgrade-account.pdf", "mad-upgrade-account.pdf", "../handbook.pdf"):
        (folder / name).write_text("a guide")
    index.publish([recording], tmp_path)

    page = (folder.parent / "index.html").read_text(encoding="utf-8")

    files = re.findall(r'<a href="([^"#]+)"(?: aria-label="[^"]+")?>(?:Web page|PDF to print|Handbook)', page)
    assert files == ["upgrade-account/upgrade-account.html", "upgrade-account/mad-upgrade-account.pdf", "handbook.pdf"]
    assert '<a href="upgrade-account/upgrade-account.html#step-1">' in page


COURTS = (
    ("akb", "bankruptcy", "Alaska", "U.S. Bankruptcy Court, District of Alaska"),
    ("akd", "district", "Alaska", "U.S. District Court, District of Alaska"),
    ("alnd", "district", "Alabama", "U.S. District Court, Northern District of Alabama"),
    ("almd", "district", "Alabama", "U.S. District Court, Middle District of Alabama"),
    ("gud", "district", "Guam", "U.S. District Court, District of Guam"),
    ("ca1", "appellate", "", "U.S. Court of Appeals, First Circuit"),
    ("ca10", "appellate", "", "U.S. Court of Appeals, Tenth Circuit"),
    ("ca2", "appellate", "", "U.S. Court of Appeals, Second Circuit"),
    ("cadc", "appellate", "", "U.S. Court of Appeals, District of Columbia Circuit"),
    ("hbr", "", "", "U.S. District Court, District of Harbor"),
)


def front(recording, folder, courts=COURTS):
    """The front page over these courts, and a site that is none."""
    facts = [
        recording.court.model_copy(update={"id": court, "court_kind": kind, "state": state, "name": name})
        for court, kind, state, name in courts
    ]
    desk = recording.court.model_copy(update={"id": "desk", "name": "Party Desk", "kind": "site"})
    return index.publish([recording.model_copy(update={"court": one}) for one in (*facts, desk)], folder)


def listed(page):
    """Each place in the list, each kind of court there, and the courts, as the page has them."""
    place, kind, court = r'<h2 id="[^"]+">([^<]+)<', r'<p class="kind" id="[^"]+">([^<]+)<', r'href="(\w+)/index\.html"'
    rows = re.findall(f"{place}|{kind}|{court}", page.read_text(encoding="utf-8"))
    return ["".join(row) for row in rows]


def test_many_courts_are_listed_by_state_and_kind_and_courts_of_appeals_by_their_numbers(recording, tmp_path):
    assert listed(front(recording, tmp_path)) == [
        "Alabama", "District courts", "almd", "alnd",
        "Alaska", "District court", "akd", "Bankruptcy court", "akb",
        "Guam", "District court", "gud",
        "Courts of appeals", "ca1", "ca2", "ca10", "cadc",
        "Other courts", "hbr",
        "Other sites", "desk",
    ]  # fmt: skip


@pytest.mark.parametrize(("count", "is_list"), [(5, False), (6, True)])
def test_a_handful_stands_one_below_the_other_as_ever(recording, tmp_path, count, is_list):
    page = front(recording, tmp_path, COURTS[:count]).read_text(encoding="utf-8")

    assert ('role="search"' in page, "Alabama</h2>" in page) == (is_list, is_list)
    assert page.count('/index.html">') == count + 1


def test_every_letter_and_every_other_place_leads_into_the_list(recording, tmp_path):
    page = front(recording, tmp_path).read_text(encoding="utf-8")

    leads = re.findall(r'<li><a href="#([^"]+)"(?: aria-label="([^"]+)")?>([^<]+)</a>', page)
    assert leads == [
        ("alabama", "A: Alabama, Alaska", "A"), ("guam", "G: Guam", "G"),
        ("courts-of-appeals", "", "Courts of appeals"), ("other-courts", "", "Other courts"),
        ("other-sites", "", "Other sites"),
    ]  # fmt: skip
    assert all(page.count(f'<h2 id="{place}">') == 1 for place, _, _ in leads)


@pytest.mark.siblings(1)
def test_the_search_shows_courts_where_they_stand_and_no_place_without_one(recording, tmp_path, look):
    page = look(front(recording, tmp_path))
    field, courts, places = page.get_by_role("searchbox"), page.locator("li .title:visible"), page.locator("h2:visible")

    assert Axe().run(page).response["violations"] == []
    field.fill("alaska")
    expect(courts).to_have_text([name for _, _, _, name in (COURTS[1], COURTS[0])])
    expect(places).to_have_text(["Alaska"])
    expect(page.get_by_role("status")).to_have_text("2 courts of 11")
    expect(page.get_by_role("navigation")).to_be_hidden()
    field.fill("akb")
    expect(courts).to_have_text([COURTS[0][3]])
    expect(page.locator(".kind:visible")).to_have_text(["Bankruptcy court"])
    field.fill("second circuit")
    expect(courts).to_have_text([COURTS[7][3]])
    field.fill("nowhere")
    expect(page.get_by_role("status")).to_contain_text("No court has all these words")
    field.fill("")
    expect(courts).to_have_count(11)
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert [one for one in page.complaints if not one.startswith("data:")] == []


def test_the_list_needs_no_script(recording, tmp_path, look):
    page = look(front(recording, tmp_path), java_script_enabled=False)

    expect(page.get_by_role("search")).to_be_hidden()
    expect(page.locator("li .title:visible")).to_have_count(11)
    page.get_by_role("link", name="A: Alabama, Alaska").click()
    assert page.url.endswith("#alabama")
