"""Days, times, numbers and what a mask makes of them: the same thing in another format is the same, all else is not."""

from __future__ import annotations

import pytest

from assistant.walking.deeds import formats


@pytest.mark.parametrize(
    ("kind", "said", "own"),
    [
        ("date", "09/21/2021", "2021-09-21"),
        ("date", "9/1/2021", "2021-09-01"),
        ("date", "9-21-2021", "2021-09-21"),
        ("date", "2021-09-21", "2021-09-21"),
        ("date", "September 21, 2021", "2021-09-21"),
        ("date", "Tuesday, Sept. 21, 2021", "2021-09-21"),
        ("date", "21 May 2021", "2021-05-21"),
        ("date", "04/18/67", ""),
        ("date", "02/30/2021", ""),
        ("date", "13/01/2021", ""),
        ("date", "tomorrow", ""),
        ("time", "9:30 AM", "09:30"),
        ("time", "9:30 p.m.", "21:30"),
        ("time", "12:05 am", "00:05"),
        ("time", "5 PM", "17:00"),
        ("time", "17:45:10", "17:45:10"),
        ("time", "noon", "12:00"),
        ("time", "25:00", ""),
        ("time", "9", ""),
        ("time", "13:00 PM", ""),
        ("datetime-local", "09/21/2021 9:30 AM", "2021-09-21T09:30"),
        ("datetime-local", "September 21, 2021, at 5 p.m.", "2021-09-21T17:00"),
        ("datetime-local", "2021-09-21T09:30", "2021-09-21T09:30"),
        ("datetime-local", "09/21/2021", ""),
        ("month", "September 2021", "2021-09"),
        ("month", "09/2021", "2021-09"),
        ("month", "2021-09", "2021-09"),
        ("month", "13/2021", ""),
        ("week", "Week 38, 2021", "2021-W38"),
        ("week", "2021-W05", "2021-W05"),
        ("week", "Week 5 of 2021", "2021-W05"),
        ("number", "$1,250.50", "1250.50"),
        ("number", "-3", "-3"),
        ("number", "1e3", "1e3"),
        ("number", "1,25", ""),
        ("number", "two", ""),
        ("range", "50", "50"),
        ("color", "#1A4480", "#1a4480"),
        ("color", "blue", ""),
    ],
)
def test_words_become_what_a_field_of_their_kind_takes(kind, said, own):
    read, example = formats.OWN[kind]

    assert read(said) == own
    assert read(example.rpartition("as ")[2]), "the example is one"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("602-555-0142", "(602) 555-0142"),
        ("602.555.0142", "6025550142"),
        ("6025550142", "+1 (602) 555-0142"),
        ("9/1/2021", "09/01/2021"),
        ("09/21/2021", "September 21, 2021"),
        ("9:30 AM", "09:30"),
        ("1250", "$1,250.00"),
        ("1,250.50", "1250.5"),
        ("ma", "MA"),
        ("  Quarry   Street ", "Quarry Street"),
        ("123-45-6789", "123 45 6789"),
        ("012345678", "01-2345678"),
        ("5:21-cv-00143", "5:21-CV-00143"),
    ],
)
def test_a_mask_changes_the_format_and_nothing_else(typed, shown):
    assert formats.same(typed, shown)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("09/21/2021", ""),
        ("Worcester", "Worces"),
        ("O'Brien", "OBrien"),
        ("Boston", "Boston, MA"),
        ("1250", "12.50"),
        ("12.50", "1250"),
        ("-5", "5"),
        ("02210", "2210"),
        ("602-555-0142 ext. 9", "602-555-0142"),
        ("a.b@c1.gov", "ab@c1gov"),
        ("09/10/2021", "10/09/2021"),
        ("9:30 AM", "9:30 PM"),
        ("", "x"),
    ],
)
def test_what_was_dropped_or_replaced_is_not_the_same(typed, shown):
    assert not formats.same(typed, shown)
