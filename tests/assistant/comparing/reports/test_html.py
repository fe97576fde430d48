"""The page of a report: what is on it, in which order, that all can read it, and that it loads nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from assistant.comparing.findings import Finding, Report
from assistant.comparing.reports import album, html


@pytest.fixture
def shown(page: Page, written: Path) -> Page:
    page.goto(written.as_uri())
    return page


CONTEXTS = [
    {"viewport": {"width": 390, "height": 844}},
    {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    {"viewport": {"width": 320, "height": 640}, "color_scheme": "dark", "forced_colors": "active"},
]


@pytest.mark.siblings(3)
@pytest.mark.parametrize("context", CONTEXTS, ids=["phone", "dark", "forced colors"])
def test_axe_finds_nothing_and_nothing_is_moved_sideways(browser: Browser, written, context):
    page = browser.new_page(**context)
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("request", lambda request: told.append(request.url.partition(":")[0]))
    page.goto(written.as_uri())
    page.locator("details").evaluate_all("every => every.forEach(one => one.open = true)")

    results = Axe().run(page)
    across = page.evaluate("document.documentElement.scrollWidth - innerWidth")

    page.close()
    assert results.violations_count == 0, results.generate_report()
    assert across == 0
    assert set(told) <= {"file", "data"}, told


def test_the_verdict_comes_first_and_quiet_changes_are_folded(shown):
    assert shown.locator("h1").inner_text().startswith("1 sentence in 1 guide of 1 court is not true any more")
    assert shown.locator("h2:visible").all_inner_texts() == [
        "Guides", "What readers are told wrong", "To be looked at before they are accepted", "What else has changed",
    ]  # fmt: skip
    assert shown.locator(".finding > h3:visible").all_inner_texts() == [
        "The button “Login” is called “Sign in & <go>” now.", "“One-time code” is new and required.",
    ]  # fmt: skip
    assert shown.locator("details.quiet:not([open]) > summary").inner_text().startswith("“Forgot” was moved.")


def test_the_table_has_court_guide_verdict_and_false_sentences(shown):
    rows = shown.locator("table").first.locator("tbody tr")

    assert [[words.strip() for words in row.split("\t")] for row in rows.all_inner_texts()] == [
        ["Check your account type stopped before its end", "mad", "Not true any more", "1"],
        ["Check your account type", "mab", "Not accepted yet", "0"],
    ]
    assert shown.get_by_text("1 guide just as accepted").is_visible()


def test_a_false_sentence_is_redlined_with_all_that_belongs_to_it(shown):
    wrong = shown.locator(".finding.false .wrong")

    assert wrong.locator(".redline del b").inner_text() == "Login"
    assert wrong.locator(".redline ins b").inner_text() == "Sign in & <go>"
    assert wrong.locator(".source").inner_text() == "assistant/walkthroughs/check_account_type.py:32"
    assert wrong.get_by_text("Same html name “login”.").is_visible()
    before, after = (one.bounding_box() for one in wrong.get_by_role("img").all())
    assert (before["width"], before["height"], before["y"]) == (after["width"], after["height"], after["y"])
    compared, accepted = shown.locator(".finding.false pre").all_inner_texts()
    assert re.fullmatch(r"assistant compare check-account-type --court mad --out \S+ --fix", compared)
    assert re.fullmatch(r"assistant accept check-account-type --court mad --out \S+", accepted)


def test_every_picture_is_painted(shown):
    """A name that leads to no picture would leave a white field."""
    held = shown.locator("image").evaluate_all("every => every.map(one => one.id)")
    named = shown.locator("use").evaluate_all("every => every.map(one => one.getAttribute('href').slice(1))")

    assert set(named) == set(held)
    assert len(held) == len(set(held))
    assert shown.locator("use").first.evaluate("one => one.getBoundingClientRect().width") > 300


def test_what_texts_hold_is_no_markup(made, tmp_path):
    nasty = "<script>alert(1)</script>\"'&"
    guide = made.guide(title=nasty, remarks=(nasty,), sentences=tuple(
        one.model_copy(update={"told": nasty, "offered": nasty, "file": nasty, "sign": nasty}) for one in made.sentences
    ))  # fmt: skip
    change = made.change(was=nasty, now=nasty, role=nasty, why=(nasty,), screen=nasty)
    finding = Finding(rule=nasty, kind="renamed", weight="false", changes=(change,))

    text = html.write(Report(comparisons=(guide,), findings=(finding,)), tmp_path, made.editions).read_text("utf-8")

    assert "<script" not in text
    assert text.count("&lt;script&gt;") > 8


def many_guides(made, count: int, courts: int) -> Report:
    """One button's new name, in so many guides of so many courts."""
    every = [(f"guide-{guide}", f"c{court}") for guide in range(count) for court in range(courts)]
    guides = [
        made.guide(
            script=f"{name}.py", walkthrough=name, court=court, title=name,
            walked=str(made.walks / "mad" / "check-account-type"),
            sentences=tuple(one.model_copy(update={"file": f"{name}.py"}) for one in made.sentences),
        )
        for name, court in every
    ]  # fmt: skip
    changes = tuple(made.change(walkthrough=name, court=court, before=None) for name, court in every)
    finding = Finding(rule="“Login” is “Sign in” now", kind="renamed", weight="false", changes=changes)
    return Report(comparisons=tuple(guides), findings=(finding,))


def test_what_is_in_many_guides_is_one_finding_and_folded_beyond_five(made, page, tmp_path):
    file = html.write(many_guides(made, 12, 20), tmp_path, made.editions)

    page.goto(file.as_uri())

    assert page.locator("tbody tr:visible").count() == 10
    assert page.get_by_text("230 more guides", exact=True).is_visible()
    finding = page.locator(".finding.false").first
    assert finding.locator(".places > ul > li").count() == 5
    assert finding.get_by_text("7 more guides", exact=True).is_visible()
    assert finding.locator(".wrong:visible").count() == 5
    assert finding.get_by_text("7 more sentences", exact=True).is_visible()
    assert finding.locator("pre").first.inner_text() == f"assistant compare --out {tmp_path} --fix"
    assert page.locator("image").count() == 1, "the same crop is in the file once"
    assert file.stat().st_size < 1_000_000


def test_what_has_no_room_is_left_out_and_the_page_says_so(made, tmp_path, monkeypatch):
    monkeypatch.setattr(album, "MOST_BYTES", 20_000)

    text = html.write(made.report(), tmp_path, made.editions).read_text("utf-8")

    assert re.search(r"\d pictures? had no room on this page", text)
    assert sum(map(len, re.findall(r"base64,([\w+/=]+)\"/>", text))) <= 20_000 * 4 / 3 + 100
