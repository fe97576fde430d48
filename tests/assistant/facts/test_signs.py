"""Steps are counted through a guide, and results after the step that they follow."""

from __future__ import annotations

from itertools import accumulate

import pytest

from assistant.facts.signs import BEFORE_ALL, RESULT, Sign


def test_only_steps_have_numbers_of_their_own():
    told = "result", "step", "result", "result", "step"

    _, *found = accumulate(told, Sign.next, initial=BEFORE_ALL)

    assert found == [(0, 1), (1, 0), (1, 1), (1, 2), (2, 0)] == sorted(found)


@pytest.mark.parametrize(
    ("sign", "name", "shown", "told"),
    [
        (Sign(7), "7", "7", "step 7"),
        (Sign(7, 2), "7-2", RESULT, "the result of step 7"),
        (Sign(0, 1), "0-1", RESULT, "the first result"),
    ],
)
def test_a_sign_is_part_of_an_address_stands_in_a_picture_and_is_told(sign, name, shown, told):
    assert (sign.name, sign.shown, sign.told) == (name, shown, told)
