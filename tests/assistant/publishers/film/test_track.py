"""Values that hold, and ways from one to the next."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.publishers.film.track import TICKS, Motion, Track, eased, ticks


def test_a_value_holds_until_the_next():
    track = Track("first")
    track.hold(10, "second")
    track.hold(20, "third")

    assert [track.at(tick) for tick in (0, 9, 10, 19, 20, 1000)] == [
        "first", "first", "second", "second", "third", "third",
    ]  # fmt: skip
    assert track.last == "third"


def test_what_was_set_for_later_is_forgotten():
    track = Track(0)
    track.hold(10, 1)
    track.hold(20, 2)

    track.hold(15, 5)

    assert [track.at(tick) for tick in (10, 15, 20, 30)] == [1, 5, 5, 5]


def test_nothing_is_set_that_is_so_already():
    track = Track(0)
    track.hold(10, 0)

    assert track._starts == []
    assert track.last == 0


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 3)), max_size=12))
def test_after_it_was_set_it_is_so_from_then_on(settings: list[tuple[int, int]]):
    track = Track(0)
    for tick, value in settings:
        track.hold(tick, value)
        assert all(track.at(later) == value for later in range(tick, 60))


def test_a_way_begins_where_it_was_and_ends_where_it_should():
    motion = Motion((0.0, 100.0))

    motion.travel(10, 20, (50.0, 0.0))

    places = [motion.at(tick) for tick in range(31)]
    assert places[:11] == [(0.0, 100.0)] * 11
    assert places[20:] == [(50.0, 0.0)] * 11
    assert places[15] == (25.0, 50.0)
    assert [x for x, _ in places] == sorted(x for x, _ in places)


def test_it_starts_and_ends_softly():
    steps = [eased((place + 1) / 10) - eased(place / 10) for place in range(10)]

    assert eased(0) == 0
    assert eased(1) == 1
    assert steps[0] < steps[4]
    assert steps[9] < steps[5]
    assert steps[0] == pytest.approx(steps[9])


def test_a_part_of_a_tick_is_a_whole_one():
    assert [ticks(seconds) for seconds in (0, 1, 1.01, 0.001)] == [0, TICKS, TICKS + 1, 1]
