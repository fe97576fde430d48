"""A book of guides: every step is told in its guide, what is pictured before is told without, and pages are full."""

from __future__ import annotations

from itertools import pairwise

import pytest

from assistant.publishers import handbook
from assistant.publishers.binding import BoundLayout, bound_layouts
from assistant.publishers.desk import Desk
from assistant.publishers.laid_out import laid_out
from assistant.publishers.layout import print_heights, wording
from assistant.publishers.layout.rows import Elsewhere
from assistant.walking.browser import OpenBrowser

IDS = ("one-", "other-", "third-")


@pytest.fixture(scope="module")
def guides(recording, renewed):
    """Three guides: of the same screens, but for the first one's heading in the second, and its last in the third.

    The first has news.
    """
    first, *others = recording.screens
    *most, last = recording.screens
    told = {
        "one": renewed.screens,
        "other": (first.model_copy(update={"heading": "Other"}), *others),
        "third": (*most, last.model_copy(update={"title": "Somewhere else"})),
    }
    return [
        recording.model_copy(
            update={
                "walkthrough": name,
                "title": f"Guide {name}",
                "screens": screens,
                "news": renewed.news if name == "one" else (),
            }
        )
        for name, screens in told.items()
    ]


@pytest.fixture(scope="module")
def bound(guides) -> list[BoundLayout]:
    return bound_layouts(guides, [laid_out(guide).scenes for guide in guides], IDS)


def test_every_step_is_told_in_order(guides, bound):
    for guide, book in zip(guides, bound, strict=True):
        told = [number for chapter in book.layout.chapters for number in chapter.numbers]
        assert told == [step.number for step in guide.steps()]


def test_what_an_earlier_guide_pictures_says_once_where(guides, bound):
    parts = [part for chapter in bound[1].layout.chapters for part in chapter.elsewhere]

    assert {part.guide for part in parts} == {guides[0].title}
    for part in parts:
        row = next(row for row in bound[0].layout.rows if wording.numbers(row.steps)[:1] == part.there[:1])
        assert part.place == f"one-row-{bound[0].layout.rows.index(row) + 1}"
    for chapter in bound[1].layout.chapters:
        for before, part in pairwise(chapter.told):
            if isinstance(part, Elsewhere) and part.continued:
                assert isinstance(before, Elsewhere)
    assert sum(not part.continued for part in parts) < len(parts)


def test_pictures_are_those_of_the_rows_that_are_left(guides, bound):
    for guide, book in zip(guides, bound, strict=True):
        assert len(book.layout.pngs) == len(book.layout.rows)
        assert book.layout.screens == len(guide.screens)


def test_guides_follow_each_other_and_each_names_the_head_of_its_first_page(bound):
    begins = [book.pages[f"{of}title"] for of, book in zip(IDS, bound, strict=True)]

    assert begins == sorted(begins)
    assert begins[0] == 0
    assert bound[0].head == IDS[0]
    for (of, before), book in zip(zip(IDS, bound, strict=False), bound[1:], strict=False):
        shared = bool(book.layout.classes["cover"])
        assert shared == (book.head != IDS[bound.index(book)])
        if shared:
            assert max(before.pages.values()) <= book.pages[f"{IDS[bound.index(book)]}title"]
            assert book.head <= of or before.layout.classes["cover"]


def test_the_same_guides_are_bound_the_same_by_a_desk_that_has_bound_others(guides, bound):
    scenes = [laid_out(guide).scenes for guide in guides]
    bound_layouts(guides[1:], scenes[1:], IDS[1:])

    again = bound_layouts(guides, scenes, IDS)

    assert [book.layout for book in again] == [book.layout for book in bound]
    assert [book.pages for book in again] == [book.pages for book in bound]


def test_a_guide_that_a_note_names_makes_room_for_its_page(guides):
    """Else a row that was planned for a page would go to the next one."""
    note = (
        guides[0]
        .screens[0]
        .steps[0]
        .model_copy(
            update={"sentence": "Now go on with the guide “Upgrade your PACER account and link it”.", "marks": ()}
        )
    )

    assert print_heights.more_in_a_book((), (note,), wide=False) in (0, print_heights.SMALL_LINE)
    assert "(page 000)" in print_heights.paged(note).sentence


def test_what_stands_in_a_book_is_as_high_as_reckoned(guides, bound, browser, bare_desk):
    book = handbook.bound(guides, bare_desk)
    with OpenBrowser(browser).window() as window:
        page = window.new_page()
        page.set_viewport_size({"width": 688, "height": 900})
        page.emulate_media(media="print")
        page.set_content(book.html(book.planned))
        page.evaluate("document.fonts.ready")

        def heights(what: str) -> list[float]:
            return page.locator(what).evaluate_all(
                "found => found.map(one => one.getBoundingClientRect().height * 0.75)"
            )

        there = {what: heights(f".guide .{what}") for what in ("cover", "elsewhere", "ending", "troubles")}

    around = {"cover": print_heights.ABOVE_GUIDE + print_heights.ABOVE_CHAPTER, "ending": 11, "troubles": 11}
    reckoned = {
        "cover": [print_heights.bound_cover_height(guide, len(guide.screens)) for guide in guides],
        "ending": [print_heights.bound_ending_height(guide.ending) for guide in guides],
        "troubles": [print_heights.bound_troubles_height(guide.ending) for guide in guides],
    }
    for what, all_of_it in reckoned.items():
        assert there[what] == pytest.approx([height - around[what] for height in all_of_it], abs=1), what
    parts = [part for one in bound for chapter in one.layout.chapters for part in chapter.elsewhere]
    too_high = [
        print_heights.elsewhere_height(part) - print_heights.BELOW_ROW - height
        for part, height in zip(parts, there["elsewhere"], strict=True)
    ]
    assert all(-1 < off <= print_heights.AFTER_STEP_WITHOUT + 1 for off in too_high)


class Counting(Desk):
    """Counts what it prints."""

    prints = 0

    def print(self, html):
        self.prints += 1
        return super().print(html)


@pytest.mark.parametrize(("questions", "prints"), [(15, 1), (0, 2)])
def test_pages_are_known_before_they_are_printed(guides, browser, tmp_path, questions, prints):
    """A book of many pages takes seconds to print: once is enough, where its front has two pages as that of a court."""
    desk = Counting(OpenBrowser(browser))
    when = tuple(f"I have an account, of the kind {number}." for number in range(questions))

    handbook.publish_all([guides[0].model_copy(update={"when": when}), *guides[1:]], tmp_path, desk)

    assert desk.prints == prints
