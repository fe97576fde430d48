"""How much is done, and about how long the rest takes."""

from assistant.building.estimate import Estimate


def test_the_rest_takes_as_long_as_what_was_done_and_nothing_is_told_of_the_first_few():
    seconds = iter([0.0, 60, 120, 180, 240, 300])
    estimate = Estimate(5, lambda: next(seconds))

    assert [estimate.one_more() for _ in range(5)] == [
        "1 of 5", "2 of 5", "3 of 5, about 2 min left", "4 of 5, about 1 min left", "5 of 5",
    ]  # fmt: skip


def test_less_than_a_minute_is_told_as_that():
    seconds = iter([0.0, 1, 2, 3])
    estimate = Estimate(9, lambda: next(seconds))

    assert [estimate.one_more() for _ in range(3)][-1] == "3 of 9, less than 1 min left"
