"""A sample of what `make trials` does in full: pages that were changed on purpose are told of rightly."""

from __future__ import annotations

import pytest
from seeded_bench import compared, of_small_desks
from seeded_cases import SAMPLE


@pytest.fixture(scope="module")
def said(tmp_path_factory):
    """What is said of each case; all are compared at once."""
    with of_small_desks(tmp_path_factory.mktemp("desks")) as bench:
        return {got.case.name: got for got in compared(bench, SAMPLE)}


@pytest.mark.long
@pytest.mark.browser
@pytest.mark.parametrize("name", [case.name for case in SAMPLE])
def test_a_change_is_told_of_rightly(said, name):
    assert said[name].wrong == ()
