"""What a guide says that no sentence of the walkthrough says."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.publishers.layout import wording
from assistant.publishers.layout.rows import chapters


@pytest.fixture(scope="module")
def rows(recording):
    return [row for chapter in chapters(recording) for row in chapter.rows]


def test_where_you_are_is_the_page_its_tab_or_its_dialog(rows):
    places = ["".join(f"{part}|" for part in wording.whereabouts(row)) for row in rows]

    assert "On the page|Manage My Account Login||" in places
    assert "Upgrade PACER Account|Person| tab|" in places
    assert "In the dialog|Upgrade Complete||" in places


def test_a_place_that_goes_on_says_so(rows):
    again = [row for row in rows if row.continued]

    assert again, "the tall screen is split"
    assert all(wording.whereabouts(row).more.endswith(", continued") for row in again)


def test_a_picture_is_named_by_its_steps(rows):
    assert wording.enlarge(rows[0]) == "Enlarge the picture of steps 1 to 2"
    assert wording.enlarged(rows[0]) == "Picture of steps 1 to 2"


def test_a_page_without_a_heading_is_named_by_its_window(recording):
    screen = recording.screens[0]

    assert wording.page_name(screen.model_copy(update={"heading": "", "title": "PACER"})) == "PACER"


@pytest.mark.parametrize(
    ("things", "said"),
    [([], ""), (["one"], "one"), (["one", "two"], "one and two"), (["one", "two", "three"], "one, two and three")],
)
def test_things_are_listed_as_people_do(things, said):
    assert wording.listed(things) == said


@pytest.mark.parametrize(
    ("numbers", "said"), [([], ""), ([3], "Step 3"), ([3, 4], "Steps 3 to 4"), ([3, 4, 5], "Steps 3 to 5")]
)
def test_steps_are_told_from_the_first_to_the_last(numbers, said):
    assert wording.steps_from_to(numbers) == said


def test_one_thing_is_counted_in_the_singular():
    assert [wording.counted(number, "step") for number in (0, 1, 2)] == ["0 steps", "1 step", "2 steps"]


def test_an_edition_has_the_date_that_the_court_gives_it(recording):
    dated = recording.court.model_copy(update={"edition_date": date(2021, 9, 14)})
    undated = recording.court.model_copy(update={"edition_date": None})

    assert wording.edition_line("abc", dated) == "Edition abc, September 14, 2021"
    assert wording.edition_line("abc", undated) == "Edition abc"
    assert wording.mistake("abc", dated) == "Found a mistake? Tell the court: edition abc."
    site = dated.model_copy(update={"kind": "site"})
    assert wording.mistake("abc", site) == "Found a mistake? Tell whoever gave you this: edition abc."


def test_a_deadline_is_a_day_and_what_may_happen_after_it(recording):
    late = recording.model_copy(update={"deadline": "September 20, 2021. Expect delays."})

    assert wording.deadline(late) == ("September 20, 2021", "Expect delays.")
    assert wording.deadline(recording) == ("September 20, 2021", "")


def test_a_title_becomes_a_part_of_an_address():
    assert wording.slug("Link your CM/ECF account!") == "link-your-cm-ecf-account"


def test_an_actor_is_told_in_words():
    assert wording.turn("firm_administrator") == "Done by the firm administrator"


def test_what_a_step_leaves_is_told_with_its_control(recording):
    enter, secret = recording.screens[1].steps[:2]

    assert wording.pointed_at(enter) == "3: the Username field, filled with tb1407."
    assert wording.pointed_at(secret) == "4: the Password field, filled with dots."
    chosen = enter.model_copy(update={"verb": "choose"})
    assert wording.pointed_at(chosen) == "3: the Username field, set to tb1407."


@pytest.mark.parametrize(
    ("number", "address"),
    [
        ("1-800-676-6856", "tel:+18006766856"),
        ("+1 (617) 748.9152", "tel:+16177489152"),
        ("617-748-9152", "tel:+16177489152"),
        ("748-9152", ""),
        ("617-748-9152 ext. 5", ""),
    ],
)
def test_a_telephone_number_is_dialed_where_it_is_whole(number, address):
    assert wording.dialed(number) == address
