"""A control is named so that a guide finds it and no other, in as few words as that takes."""

from __future__ import annotations

import pytest

from assistant.recorder.naming import PAIRS, pairs, place_tries

TWINS = """
<table><tr><th scope="row">Boston</th><td><a href="#b">View</a></td></tr>
<tr><th scope="row">Worcester</th><td><a href="#w">View</a></td></tr></table>
<section><h2>Old</h2><button>Send</button></section><section><h2>New</h2><button>Send</button></section>
<button><svg width="20" height="20"></svg></button>
"""
GRID = """
<section><h2>Boston</h2><table><tr><th>Monday</th><td><button>Book</button></td></tr>
<tr><th>Friday</th><td><button>Book</button></td></tr></table></section>
<section><h2>Worcester</h2><table><tr><th>Monday</th><td><button>Book</button></td></tr>
<tr><th>Friday</th><td><button>Book</button></td></tr></table></section>
"""


def sentences(recorder):
    return [one.sentence for one in recorder.journal.shown[1:]]


def words_of(tries):
    return [tuple(words for words, _ in one) for one in tries]


def test_no_place_is_tried_first_then_one_then_one_in_another():
    around = [("Friday", "beside"), ("Boston", "under"), ("Court", "in")]

    tries = list(place_tries(around))

    assert words_of(tries) == [
        (),
        ("Friday",),
        ("Boston",),
        ("Court",),
        ("Boston", "Friday"),
        ("Court", "Friday"),
        ("Court", "Boston"),
    ]
    assert tries[4] == [("Boston", "in"), ("Friday", "beside")]


def test_without_places_there_is_one_try():
    assert list(place_tries([])) == [[]]


def test_the_outer_place_stands_first():
    assert words_of(pairs([("inner", "beside"), ("outer", "in")])) == [("outer", "inner")]


def test_far_places_are_tried_alone_and_in_no_pair():
    """A page of many places would be tried with each in each, which nobody waits for."""
    around = [(f"place {number}", "under") for number in range(40)]

    tries = words_of(place_tries(around))

    assert len(tries) == 1 + 40 + PAIRS * (PAIRS - 1) // 2
    assert all(len(one) < 2 or "place 8" not in one for one in tries)


def test_twins_are_told_apart_by_row_or_heading(small_page):
    recorder, actor = small_page(TWINS)
    actor.click("View", within="Worcester", lands=False)
    actor.press(actor.page.get_by_role("button", name="Send").last)

    assert sentences(recorder) == ["Beside **Worcester**, click **View**.", "Under **New**, click **Send**."]

    actor.press(actor.page.get_by_role("button").last)

    assert recorder.journal.shown[-1].action == "unsaid"
    assert "no words that a reader could see" in actor.bar_says()


@pytest.mark.parametrize(
    ("number", "place"), [(0, "In **Boston** beside **Monday**"), (3, "In **Worcester** beside **Friday**")]
)
def test_where_one_place_is_not_enough_there_are_two(small_page, number, place):
    recorder, actor = small_page(GRID)
    actor.press(actor.page.get_by_role("button", name="Book").nth(number))

    assert sentences(recorder) == [f"{place}, click **Book**."]


def test_a_label_that_no_sentence_can_hold_is_passed_over_for_a_plainer_one(small_page):
    recorder, actor = small_page("<label>{City} <input id='c' placeholder='City'></label>")
    actor.page.locator("#c").click()
    actor.keys("Boston")
    actor.tab()

    assert all("{" not in sentence for sentence in sentences(recorder))
