"""Which levels of a card may fit, and what each of them holds."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from assistant.publishers.card.levels import (
    CARD_HEIGHT,
    LEVELS,
    SIZES,
    Level,
    height,
    levels_that_may_fit,
    notes_kept,
    warnings,
)
from assistant.publishers.card.picture import deciding_picture
from assistant.publishers.laid_out import laid_out


@pytest.fixture(scope="module")
def rows(recording):
    return laid_out(recording).rows


def test_smaller_type_makes_a_lower_card(recording, rows):
    shown = deciding_picture(rows)
    heights = [height(Level(size), recording, rows, shown) for size in SIZES]

    assert heights == sorted(heights, reverse=True)


@pytest.mark.parametrize("without", [{"troubles": False}, {"notes": "none"}, {"picture": False}])
def test_a_card_that_holds_less_is_lower(recording, rows, without):
    shown = deciding_picture(rows)

    less = height(Level(10.0, **without), recording, rows, shown)

    assert less < height(Level(10.0), recording, rows, shown)


def test_a_short_guide_is_set_at_the_first_level(recording, rows):
    assert next(levels_that_may_fit(recording, rows, deciding_picture(rows))) == LEVELS[0]


def test_of_a_guide_too_long_for_any_level_the_last_is_tried(recording, rows):
    many = rows * 20

    assert height(LEVELS[-1], recording, many, None) > CARD_HEIGHT
    assert list(levels_that_may_fit(recording, many, None)) == [LEVELS[-1]]


def test_levels_that_are_surely_too_high_are_not_printed(recording, rows):
    found = list(levels_that_may_fit(recording, rows * 4, None))

    assert 0 < len(found) < len(LEVELS)
    assert found == list(LEVELS[-len(found) :])


def test_notes_go_with_their_level_but_those_of_the_picture_stay(rows):
    shown = deciding_picture(rows)
    noted = [row for row in rows if any(note.note != "important" for note in row.notes)]
    spare = Level(10.0, notes="none")

    assert [notes_kept(row, Level(10.0), None) != () for row in noted] == [True] * len(noted)
    assert [row for row in noted if notes_kept(row, spare, shown)] == [shown.source]
    assert not any(notes_kept(row, spare, None) for row in rows)


@pytest.mark.parametrize(
    ("sentence", "stays"),
    [
        ("If it says “Upgraded PACER Account”, stop here.", True),
        ("Menus for filing now appear at the top. If not, click “Query” once.", True),
        ("Is it “Active”? If so, you are done.", True),
        ("Nobody knows If I Were King.", False),
        ("The user type is used for statistical purposes.", False),
    ],
)
def test_what_tells_one_reader_from_another_stays_longest(rows, sentence, stays):
    """Also when there is no picture any more."""
    row = next(row for row in rows if row.notes)
    note = row.notes[0].model_copy(update={"sentence": sentence, "note": "tip"})

    kept = notes_kept(replace(row, notes=(note,)), Level(10.0, notes="deciding", picture=False), None)

    assert kept == ((note,) if stays else ())


def test_what_is_important_stands_in_the_box_once(rows):
    important = "The old username no longer works."

    (told,) = warnings(rows * 2)
    assert re.fullmatch(rf"After step \d+: {re.escape(important)}", told)
    kept = [note.sentence for row in rows for note in notes_kept(row, Level(10.0), None)]
    assert important not in kept
