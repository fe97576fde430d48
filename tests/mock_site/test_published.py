"""Step lists that real courts and PACER published, followed in the portal by their labels to their ends.

Each file of `published/` is one; `following.py` says how they are read, and what a reader forgives.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filers import a_pdf
from following import LONGEST, Follower, Published, Step, published, says, whole
from playwright.sync_api import Page

from assistant.facts import courts
from assistant.facts.people import person
from assistant.walking import browser as browsers
from assistant.walking.browser import OpenBrowser
from assistant.walking.portal import Portal

LISTS = sorted((Path(__file__).parent / "published").glob("*.toml"))


@pytest.fixture(scope="module")
def window(desk: OpenBrowser) -> Iterator[Page]:
    """One window for all lists."""
    context = desk.browser.new_context(**{**browsers.context_arguments(), "device_scale_factor": 1})
    context.set_default_timeout(LONGEST)
    yield context.new_page()
    context.close()


@pytest.fixture
def reader(window: Page, running_portal: Portal, tmp_path: Path) -> Callable[[Published], Follower]:
    """Begins a world in which nothing has been done yet, and stands where the list begins."""

    def begin(one: Published) -> Follower:
        window.goto("about:blank")  # whatever a list that failed was waiting for is over
        window.context.clear_cookies()
        for step in one.steps:
            if step.upload:
                (tmp_path / step.value).write_bytes(a_pdf())
        running_portal.new_world(window.context, one.on, one.era)
        people = tuple(person(slug).on(one.on) for slug in one.people)
        follower = Follower(window, running_portal.address, courts.court(one.court), people, one.era, tmp_path)
        follower.begin(one.home)
        return follower

    return begin


@pytest.mark.siblings(42)
@pytest.mark.parametrize("file", LISTS, ids=lambda file: file.stem)
def test_a_published_list_leads_to_its_end(file, reader):
    one = published(file)

    follower = reader(one)
    for step in one.steps:
        follower.follow(step)

    for end in one.ends:
        follower.see(end)


@pytest.mark.parametrize("court", ["mab", "mad"])
def test_seven_lists_or_more_are_followed_in_each_kind_of_court(court):
    assert sum(published(file).court == court for file in LISTS) >= 7


@pytest.mark.parametrize(
    ("step", "why"),
    [
        (Step(click="Sign In"), "“Sign In” is not there"),
        (Step(click="Register for an Account", ours="Register"), "the list is right after all"),
        (Step(read="Pricing", missing=True), "the list is right after all"),
        (Step(read="Fees of a court"), "“Fees of a court” is not there"),
    ],
    ids=["no such link", "ours and theirs", "not missing", "no such words"],
)
def test_a_list_that_is_not_true_of_the_portal_stops(reader, step, why):
    follower = reader(published(LISTS[0]))

    with pytest.raises(AssertionError, match=why):
        follower.follow(step)


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("Login", "Log In"),
        ("Logout", "Log Out"),
        ("Email information", "E-mail information…"),
        ("User Name", "Username *"),
        ("US District Courts", "U.S. District Courts"),
        ("My Account & Billing", "My Account and Billing"),
        ("Attorney Admissions/E-File Registration", "Attorney Admissions / E-File Registration"),
        ("Add Existing PACER Account to My PAA", "Add Existing PACER Account(s) to My PAA"),
        ("add case(s)", "Add case"),
    ],
)
def test_a_reader_takes_one_spelling_for_another(label, shown):
    assert whole(label).search(shown)
    assert says(f"Then {shown} now", label)


@pytest.mark.parametrize(
    ("label", "shown"),
    [("Submit", "Submit all changes"), ("Active", "Inactive"), ("Login", "Log on"), ("Courts", "Court")],
)
def test_a_reader_takes_no_word_for_another(label, shown):
    assert not whole(label).search(shown)


def test_words_are_whole_words():
    assert not says("Case Search Status Inactive", "Active")
