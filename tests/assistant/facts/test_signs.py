"""Steps are counted through a guide, and results through a chapter."""

from __future__ import annotations

import pytest

from assistant.facts.signs import Count, Sign, counted, is_sign

CHECK, UPGRADE = ("Check your account", ""), ("Upgrade it", "")


def signs(*told):
    """The signs of results and steps, each after its chapter."""
    count, found = Count(), []
    for chapter, stands in told:
        found.append(count.next(stands, chapter))
        count = count.after(found[-1], chapter)
    return found


def test_only_steps_have_numbers_of_their_own_and_results_are_counted_over_the_steps_of_a_chapter():
    in_check = [(CHECK, one) for one in ("result", "step", "result", "result", "step", "result")]
    in_upgrade = [(UPGRADE, one) for one in ("step", "result", "step", "result")]

    found = signs(*in_check, *in_upgrade)

    assert found == [(0, 1), (1, 0), (1, 2), (1, 3), (2, 0), (2, 4), (3, 0), (3, 1), (4, 0), (4, 2)] == sorted(found)
    assert [sign.name for sign in found] == ["0a", "1", "1b", "1c", "2", "2d", "3", "3a", "4", "4b"]


def test_a_chapter_may_begin_with_a_result():
    assert signs((CHECK, "result"), (CHECK, "step"), (UPGRADE, "result")) == [(0, 1), (1, 0), (1, 1)]


def test_one_that_begins_right_after_the_result_of_another_goes_on_so_that_no_two_signs_are_alike():
    found = signs((CHECK, "step"), (CHECK, "result"), (UPGRADE, "result"), (UPGRADE, "step"), (UPGRADE, "result"))

    assert found == [(1, 0), (1, 1), (1, 2), (2, 0), (2, 3)]


def test_a_chapter_of_somebody_else_begins_anew():
    lawyer, clerk = ("Sign", "lawyer"), ("Sign", "clerk")

    found = signs((lawyer, "step"), (lawyer, "result"), (clerk, "step"), (clerk, "result"))

    assert found == [(1, 0), (1, 1), (2, 0), (2, 1)]


@pytest.mark.parametrize(
    ("sign", "name", "shown", "told"),
    [
        (Sign(7), "7", "7", "step 7"),
        (Sign(15, 3), "15c", "c", "result c after step 15"),
        (Sign(0, 1), "0a", "a", "result a before step 1"),
        (Sign(9, 26), "9z", "z", "result z after step 9"),
        (Sign(9, 27), "9aa", "aa", "result aa after step 9"),
        (Sign(9, 28), "9bb", "bb", "result bb after step 9"),
    ],
)
def test_a_sign_is_part_of_an_address_stands_in_a_picture_and_is_told(sign, name, shown, told):
    assert (sign.name, sign.shown, sign.told) == (name, shown, told)


def test_no_two_results_of_a_chapter_have_the_same_letter():
    letters = [Sign(1, result).letter for result in range(1, 100)]

    assert len(set(letters)) == len(letters)
    assert [counted(letter) for letter in letters] == list(range(1, 100))
    assert all(is_sign(letter) for letter in letters)


@pytest.mark.parametrize(("words", "is_one"), [("12", True), ("c", True), ("cc", True), ("ab", False), ("•", False)])
def test_what_stands_in_a_disc_or_a_ring_is_known(words, is_one):
    assert is_sign(words) is is_one
