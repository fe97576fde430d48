"""Printed pages are full, rows stay whole, and what is reckoned beforehand is what the browser sets."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.facts.recording import Recording
from assistant.publishers.laid_out import laid_out
from assistant.publishers.layout import print_heights
from assistant.publishers.layout.pagination import (
    CARE,
    TOO_EMPTY,
    Choice,
    Material,
    PlannedPage,
    ending_opens_page,
    paginated,
)
from assistant.publishers.layout.rows import TALLEST_PICTURE, Scene, laid_on_pages, screens_with_steps
from assistant.publishers.layout.text_metrics import line_count, sentence_runs
from assistant.publishers.page.document import EACH_WEIGHT, written
from assistant.publishers.pdf.pictures import stand_in
from assistant.walking.browser import OpenBrowser

KEPT = Path(__file__).parents[4] / "recordings" / "check-account-type"
ROOM = 688.0


def material(heights: list[float], ending: float = 130, table: float = 140, head: float = 40) -> Material:
    """Pieces of a screen each, which may be taken together up to three at a time."""

    def rows(piece: int) -> list[Choice]:
        ends = range(piece + 1, min(len(heights), piece + 3) + 1)
        return [Choice(end, head + sum(heights[piece:end]), float(end - piece == 1)) for end in ends]

    return Material(len(heights), rows, {0: 300.0}, ROOM + 10, ROOM, 11, ending, table)


def emptiness(made: Material, page: PlannedPage) -> float:
    return 1 - (page.height - made.below_row) / made.room(page.rows[0][0])


quickly = settings(max_examples=60, deadline=timedelta(seconds=5), derandomize=True)


@quickly
@given(st.lists(st.floats(40, 120), min_size=1, max_size=40))
def test_every_piece_stands_on_one_page_in_order(heights: list[float]):
    rows = [row for page in paginated(material(heights)) for row in page.rows]

    assert [piece for start, end in rows for piece in range(start, end)] == list(range(len(heights)))


@quickly
@given(st.lists(st.floats(40, 120), min_size=1, max_size=40))
def test_no_page_but_the_last_is_a_third_empty(heights: list[float]):
    made = material(heights)

    laid = paginated(made)

    assert all(page.height - made.below_row <= made.room(page.rows[0][0]) for page in laid)
    assert all(emptiness(made, page) <= 1 / 3 for page in laid[:-1])


@quickly
@given(st.lists(st.floats(40, 240), min_size=1, max_size=40))
def test_a_page_is_only_as_empty_as_what_comes_next_is_high(heights: list[float]):
    """The next row, or a shorter one that may begin there, would not have had room."""
    made = material(heights)

    for page in paginated(made)[:-1]:
        following = min(choice.height for choice in made.rows(page.rows[-1][1]))
        whole = page.height + following - made.below_row + CARE
        assert emptiness(made, page) <= TOO_EMPTY or whole > made.room(page.rows[0][0])


@quickly
@given(st.lists(st.floats(40, 120), min_size=3, max_size=40))
def test_the_table_of_troubles_never_stands_alone(heights: list[float]):
    made = material(heights)

    last = paginated(made)[-1]

    left = made.room(last.rows[0][0]) - last.height
    assert left > made.ending + made.table or ending_opens_page(made, last)


def test_a_screen_is_not_split_for_nothing():
    assert [page.rows for page in paginated(material([100, 100, 100]))] == [((0, 3),)]


def test_a_row_as_high_as_a_page_has_one_of_its_own():
    made = Material(2, lambda piece: [Choice(piece + 1, 900, 0)], {}, ROOM, ROOM, 11, 0, 0)

    assert [page.rows for page in paginated(made)] == [((0, 1),), ((1, 2),)]


def test_lines_are_counted_as_the_browser_breaks_them():
    sentence = "Open a web browser and go to **pacer.uscourts.gov** by September 20, 2021."

    assert line_count(sentence_runs(sentence), 11.5, 1000) == 1
    assert line_count(sentence_runs(sentence), 11.5, 150) == 3
    assert line_count(sentence_runs("Call 1-800-676-6856."), 11.5, 60) == 2


@pytest.fixture(params=["sketched", "kept", "renewed"])
def any_recording(request: pytest.FixtureRequest, recording: Recording, renewed: Recording) -> Recording:
    return {"sketched": recording, "renewed": renewed}.get(request.param) or Recording.load(KEPT)


def test_blocks_are_as_high_as_reckoned(any_recording, browser):
    """To a point; or a line more, where the browser sets letters closer that stand well beside each other."""
    layout = laid_out(any_recording)
    pictures = [stand_in(place) for place in range(len(layout.pngs))]
    with OpenBrowser(browser).window() as window:
        page = window.new_page()
        page.set_viewport_size({"width": 688, "height": 900})
        page.emulate_media(media="print")
        page.set_content(written(any_recording, layout, pictures, EACH_WEIGHT, paper=True))
        page.evaluate("document.fonts.ready")

        def heights(what: str) -> list[float]:
            return page.locator(what).evaluate_all(
                "found => found.map(one => one.getBoundingClientRect().height * 0.75)"
            )

        there = {what: heights(what) for what in (".row", ".news", ".facts", ".ending", ".troubles", ".chapter-head")}

    scenes = [Scene(screen, before) for screen, before in screens_with_steps(any_recording.screens)]
    drafts = [placed.block for placed in laid_on_pages(any_recording, scenes)]
    facts = print_heights.facts_height(print_heights.cover_facts(any_recording, len(scenes))) - 16
    ending = print_heights.ending_height(any_recording.ending, any_recording.court)
    news = [print_heights.news_height(any_recording) - 16] * bool(any_recording.news)
    assert there[".news"] == pytest.approx(news, abs=1)
    assert there[".facts"] == pytest.approx([facts], abs=1)
    assert there[".ending"] == pytest.approx([ending], abs=1)
    assert there[".troubles"] == pytest.approx([print_heights.troubles_height(any_recording.ending) - 2], abs=1)
    assert there[".chapter-head"] == pytest.approx([40.5] * len(there[".chapter-head"]), abs=1)
    too_high = [
        draft.height(drawn=True) - print_heights.BELOW_ROW - height
        for draft, height in zip(drafts, there[".row"], strict=True)
    ]
    assert all(-1 < off < print_heights.STEP_LINE + 1 for off in too_high)
    assert sum(off > 1 for off in too_high) <= 1


def test_no_picture_of_several_steps_is_too_tall(any_recording):
    rows = [row for chapter in laid_out(any_recording).chapters for row in chapter.rows]

    assert all(row.drawing.crop.height <= TALLEST_PICTURE for row in rows if len(row.steps) > 1 and not row.opens_site)


def test_a_long_guide_has_no_more_pages_than_its_rows_fill(any_recording):
    long = any_recording.model_copy(update={"screens": any_recording.screens * 5})
    scenes = [Scene(screen, before) for screen, before in screens_with_steps(long.screens)]

    placed = laid_on_pages(long, scenes)

    filled = sum(row.block.height(drawn=True) for row in placed) / print_heights.PAGE_HEIGHT
    assert placed[-1].page <= filled / (1 - TOO_EMPTY) + 1
