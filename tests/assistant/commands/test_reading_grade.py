"""The reading grade: longer words and longer sentences are harder."""

from __future__ import annotations

import pytest

from assistant.commands import reading_grade

EASY = "You can read this now and go on to the next page."
HARD = "Notwithstanding administrative particularities, jurisdictional documentation necessitates authentication here."


def test_plain_words_are_easy_and_an_officials_are_not():
    assert reading_grade.grade_of([EASY]) < reading_grade.EASY < reading_grade.grade_of([HARD])


def test_a_longer_sentence_is_harder_than_two_short_ones():
    short = ["You see this page.", "Then you go on to the next one."]

    assert reading_grade.grade_of(short) < reading_grade.grade_of(
        ["You see this page and then you go on to the next one."]
    )


@pytest.mark.parametrize("sentences", [[], [""], ["…."], ["“?”", "—"]])
def test_where_there_is_nothing_to_read_the_grade_is_0(sentences):
    assert reading_grade.grade_of(sentences) == 0


def test_it_is_never_below_0():
    assert reading_grade.grade_of(["Go on."]) == 0


def test_signs_are_no_words():
    assert reading_grade.grade_of([EASY]) == reading_grade.grade_of([f"“{EASY.removesuffix('.')}” …."])
