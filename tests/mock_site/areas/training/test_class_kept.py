"""A class over the death of its portal: what was answered is kept, and no world is half."""

import pytest
from class_kills import Killed

KILLS = 2


@pytest.mark.server
@pytest.mark.slow
def test_a_class_outlives_kills_of_its_portal(tmp_path):
    kept = Killed(tmp_path / "class.sqlite", trainees=3)

    try:
        for number in range(KILLS):
            kept.once_more(number / 40)
    finally:
        kept.end()

    assert kept.kills == KILLS
