"""The web site over all guides, as its readers use it: from a disk, with and without a script."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from assistant.facts.sentence import unmarked
from assistant.publishers import index

pytestmark = pytest.mark.siblings(5, of="file")


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
        .locator("#upgrade-your-pacer-account li")
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
