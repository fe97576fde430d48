"""A sentence that is made untrue stops the walk, and is named: a sample of what `make trials` does in full."""

from __future__ import annotations

import pytest
from untrue import CHANGES, told

SAMPLE = ("Log Out leads to an error",)


@pytest.mark.server
@pytest.mark.parametrize("one", [one for one in CHANGES if one.wrong in SAMPLE], ids=lambda one: one.wrong)
def test_a_sentence_that_is_made_untrue_is_named(one, desk):
    assert one.sentence in told(one, desk)


def test_every_change_is_told_by_one_name():
    assert len({one.wrong for one in CHANGES}) == len(CHANGES) == 43
    assert len([one for one in CHANGES if one.wrong in SAMPLE]) == len(SAMPLE)
