"""Sentences in words, in lines, and in parts that fit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.publishers.film.words import (
    StyledRun,
    balanced_lines,
    cut_to_fit,
    full_lines,
    letters_of,
    lines_that_fit,
    text,
    words_of,
)

ADDRESS = "https://pacer.example/register?type=attorney&court=mad"
NO_BREAK = "\N{NO-BREAK SPACE}"


def letter_count(words) -> int:
    return len(text(words))


def test_a_word_may_be_bold_in_part():
    words = words_of("Click **Log in**.")

    assert words == (
        (StyledRun("Click", bold=False),),
        (StyledRun(f"Log{NO_BREAK}in", bold=True), StyledRun(".", bold=False)),
    )
    assert letters_of(words[1]) == f"Log{NO_BREAK}in."


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Click **District of Massachusetts - Document Filing System**.",
         ["District of Massachusetts - Document Filing System."]),
        ("Ask the U.S. Bankruptcy Court for the District of Massachusetts today.",
         ["U.S. Bankruptcy Court for the District of Massachusetts"]),
        ("With the guide “Link your CM/ECF account”, go on.", ["“Link your CM/ECF account”,"]),
        ("Go to the PACER Service Center, or call.", ["PACER Service Center,"]),
        ("Check **I understand that I must comply with the redaction rules, and have read it.**", []),
    ],
)  # fmt: skip
def test_a_name_is_one_word_unless_no_line_holds_it(sentence, names):
    found = [letters_of(word).replace(NO_BREAK, " ") for word in words_of(sentence)]

    assert [word for word in found if " " in word] == names


def test_a_line_may_end_at_any_space_but_one_that_keeps_together():
    assert text(words_of("Click\n**Log\tin**\r\nnow")) == "Click Log in now"
    assert len(words_of(f"9{NO_BREAK}a.m.\u2028today")) == 2


def test_dates_and_telephone_numbers_are_one_word():
    words = words_of("By September 20, 2021, call 1-800-676-6856.")

    assert [letters_of(word) for word in words] == [
        "By", f"September{NO_BREAK}20,{NO_BREAK}2021,", "call", "1-800-676-6856.",
    ]  # fmt: skip
    assert text(words) == "By September 20, 2021, call 1-800-676-6856."


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("It fits.", ["It fits."]),
        ("Enter it here. Then enter it again.", ["Enter it here.", "Then enter it again."]),
        ("Enter your name, and then your number", ["Enter your name,", "and then your number"]),
        ("one two three four five six seven", ["one two three four", "five six seven"]),
        ("incomprehensibilities-of-a-word", ["incomprehensibilities-of-a-word"]),
    ],
)
def test_what_is_too_long_is_cut_where_a_speaker_would_pause(sentence, parts):
    found = cut_to_fit(words_of(sentence), lambda words: letter_count(words) <= 24)

    assert [text(part) for part in found] == parts


def test_the_cut_is_near_the_middle():
    parts = cut_to_fit(words_of("One. Two three four. Five six seven. Eight."), lambda words: letter_count(words) <= 36)

    assert [text(part) for part in parts] == ["One. Two three four.", "Five six seven. Eight."]


sentences = st.lists(st.text("abcdefg", min_size=1, max_size=9), min_size=1, max_size=30).map(" ".join)


@given(sentences)
def test_no_word_is_lost_and_no_line_is_too_long(sentence: str):
    rows = balanced_lines(words_of(sentence), letter_count, 20)

    assert " ".join(text(row) for row in rows) == sentence
    assert all(letter_count(row) <= 20 for row in rows)


@given(sentences)
def test_balanced_lines_are_no_more_than_full_ones_and_none_is_longer(sentence: str):
    words = words_of(sentence)
    balanced, full = (how(words, letter_count, 20) for how in (balanced_lines, full_lines))

    assert len(balanced) == len(full)
    assert max(map(letter_count, balanced)) <= max(map(letter_count, full))


@given(sentences)
def test_parts_hold_all_words_in_order(sentence: str):
    parts = cut_to_fit(words_of(sentence), lambda words: letter_count(words) <= 20)

    assert " ".join(text(part) for part in parts) == sentence
    assert all(letter_count(part) <= 20 for part in parts)


def test_one_word_alone_may_be_too_long():
    assert [text(row) for row in full_lines(words_of("a incomprehensible b"), letter_count, 5)] == [
        "a", "incomprehensible", "b",
    ]  # fmt: skip


@pytest.mark.parametrize("sentence", [ADDRESS, f"Go to {ADDRESS}, then on.", f"**{ADDRESS}**{ADDRESS} or x"])
def test_a_word_that_is_too_long_for_a_line_is_broken_and_no_letter_lost(sentence):
    lines = lines_that_fit(words_of(sentence), letter_count, 20)

    assert all(letter_count(line) <= 20 for line in lines)
    assert "".join(text(line) for line in lines).replace(" ", "") == sentence.replace("*", "").replace(" ", "")
    assert lines[0][0][0].bold == sentence.startswith("**")


def test_a_name_that_is_too_long_for_a_line_is_parted_between_its_words():
    lines = lines_that_fit(words_of("**Manage My Account Login**"), letter_count, 20)

    assert [text(line) for line in lines] == ["Manage My Account", "Login"]


def test_a_word_that_fits_is_never_broken():
    words = words_of("incomprehensible of it")

    assert [text(line) for line in lines_that_fit(words, letter_count, 20)] == ["incomprehensible", "of it"]
