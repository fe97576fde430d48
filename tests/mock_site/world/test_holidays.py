"""The federal holidays, as the government's own list has them for some years."""

from datetime import date

import pytest

from mock_site.world.holidays import holidays

KEPT = {
    2020: "01-01 01-20 02-17 05-25 07-03 09-07 10-12 11-11 11-26 12-25",
    2021: "01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31",
    2022: "01-17 02-21 05-30 06-20 07-04 09-05 10-10 11-11 11-24 12-26",
    2023: "01-02 01-16 02-20 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25",
    2025: "01-01 01-20 02-17 05-26 06-19 07-04 09-01 10-13 11-11 11-27 12-25",
}


@pytest.mark.parametrize("year", KEPT)
def test_a_years_holidays_stand_on_the_days_on_which_they_are_kept(year):
    assert holidays(year) == {date.fromisoformat(f"{year}-{day}") for day in KEPT[year].split()}
