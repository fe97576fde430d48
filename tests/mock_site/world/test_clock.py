from datetime import date

import pytest

from mock_site.world.clock import in_words, phase

GO_LIVE = date(2021, 9, 20)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2021, 9, 16), "before"),
        (date(2021, 9, 17), "during"),
        (date(2021, 9, 19), "during"),
        (date(2021, 9, 20), "after"),
    ],
)
def test_the_phase_follows_from_the_date_and_the_go_live_day(today, expected):
    assert phase(today, GO_LIVE) == expected


def test_a_date_reads_as_courts_write_it():
    assert in_words(date(2021, 9, 5)) == "September 5, 2021"
