"""A class over the death of its portal: what was answered is kept, and no world is half."""

import pytest
from class_kills import Killed

MOMENTS = (0.1, 1.2)
"""Seconds after a date was moved in the class: while that is done, and when it has been."""


@pytest.mark.server
@pytest.mark.long
def test_a_class_outlives_kills_of_its_portal(tmp_path):
    kept = Killed(tmp_path / "class.sqlite", trainees=3)

    try:
        for moment in MOMENTS:
            kept.once_more(moment)
    finally:
        kept.end()

    assert kept.kills == len(MOMENTS)
