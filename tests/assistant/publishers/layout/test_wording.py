"""What a guide says that no sentence of the walkthrough says."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.facts.recording import Mistakes
from assistant.publishers.layout import wording
from assistant.publishers.layout.rows import chapters

DAY = date(2021, 9, 14)


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


@pytest.mark.parametrize(
    ("number", "day", "line", "in_full", "named"),
    [
        (3, DAY, "Edition 3, September 14, 2021", "Edition 3, September 14, 2021 (abc)",
         "edition 3, September 14, 2021"),
        (None, DAY, "Edition of September 14, 2021", "Edition of September 14, 2021 (abc)",
         "the edition of September 14, 2021"),
        (3, None, "Edition 3", "Edition 3 (abc)", "edition 3"),
        (None, None, "Edition abc", "Edition abc", "edition abc"),
    ],
)  # fmt: skip
def test_an_edition_is_told_by_number_and_day_and_by_its_code_alone_where_there_is_neither(
    recording, number, day, line, in_full, named
):
    court = recording.court.model_copy(update={"edition_number": number, "edition_date": day})

    assert wording.edition_line("abc", court) == line
    assert wording.edition_in_full("abc", court) == in_full
    assert wording.mistake("abc", court).endswith(f" This is {named}.")


DESK = Mistakes(name="the Training Desk", phone="617-555-0100", mail="training@example.gov")


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"mistakes": DESK}, "the Training Desk: 617-555-0100 or training@example.gov."),
        ({"mistakes": Mistakes(mail="training@example.gov")}, "the court: training@example.gov."),
        ({"site": "www.mad.example"}, "the court: www.mad.example."),
        ({"site": ""}, "the court."),
        ({"kind": "site"}, "whoever gave you this."),
    ],
)
def test_whoever_finds_a_mistake_is_told_whom_to_tell_as_far_as_the_court_says_it(recording, facts, told):
    court = recording.court.model_copy(update=facts)

    assert wording.mistakes(court) == f"Found a mistake? Tell {told}"


@pytest.mark.parametrize(
    ("way", "address"),
    [
        ("617-555-0100", "tel:+16175550100"),
        ("training@example.gov", "mailto:training@example.gov"),
        ("www.mad.uscourts.gov", "https://www.mad.uscourts.gov"),
        ("http://127.0.0.1:8000/", "http://127.0.0.1:8000/"),
        ("+44 20 7946 0958", ""),
        ("extension 12", ""),
    ],
)
def test_a_way_to_somebody_leads_there_where_it_can(way, address):
    assert wording.leads_to(way) == address


def test_a_deadline_is_a_day_and_what_may_happen_after_it(recording):
    late = recording.model_copy(update={"deadline": "September 20, 2021. Expect delays."})

    assert wording.deadline(late) == ("September 20, 2021", "Expect delays.")
    assert wording.deadline(recording) == ("September 20, 2021", "")


def test_the_year_of_pacer_is_said_where_it_is_another_than_that_of_the_change(recording):
    later = recording.model_copy(update={"era": "2025", "title": "Log in"})
    named = later.model_copy(update={"title": "Log in (2025)"})
    site = later.model_copy(update={"court": recording.court.model_copy(update={"kind": "site"})})

    assert [wording.kind_of(one) for one in (recording, later)] == [
        "Guide for filers",
        "Guide for filers, PACER as in 2025",
    ]
    assert [wording.title_in_a_list(one) for one in (later, named)] == ["Log in (2025)", "Log in (2025)"]
    assert wording.title_in_a_list(recording) == recording.title
    assert (wording.year_of(site), wording.title_in_a_list(site)) == ("", "Log in")


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
