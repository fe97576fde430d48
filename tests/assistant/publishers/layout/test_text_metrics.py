"""How wide words are and how many lines they take, by the fonts of the print."""

from __future__ import annotations

import pytest

from assistant.publishers.layout.text_metrics import (
    BOLD,
    REGULAR,
    chunks,
    line_count,
    sentence_runs,
    text_width,
    whole_numbers,
    widest,
    widest_chunk,
)


def pieces_of(sentence: str) -> list[str]:
    return ["".join(words for words, _ in chunk) for chunk, _ in chunks(sentence_runs(sentence))]


def test_bold_words_are_wider_and_width_grows_with_size():
    assert text_width("Account", BOLD, 11.5) > text_width("Account", REGULAR, 11.5)
    assert text_width("Account", REGULAR, 23) == pytest.approx(2 * text_width("Account", REGULAR, 11.5))


def test_a_sentence_is_measured_with_its_bold_words():
    assert sentence_runs("Click **Login** now.") == (("Click ", REGULAR), ("Login", BOLD), (" now.", REGULAR))
    parts = text_width("Click ", REGULAR, 10) + text_width("Login", BOLD, 10) + text_width(" now.", REGULAR, 10)
    assert widest(sentence_runs("Click **Login** now."), 10) == pytest.approx(parts)


@pytest.mark.parametrize(
    ("sentence", "pieces"),
    [
        ("Click **Login**.", ["Click", "Login."]),
        ("An e-filer signs in.", ["An", "e-filer", "signs", "in."]),
        ("Give log-ins.", ["Give", "log-", "ins."]),
        ("Choose **Security Question 1**.", ["Choose", "Security", "Question\N{NO-BREAK SPACE}1."]),
        ("Call 1-800-676-6856 now.", ["Call", "1-800-676-6856", "now."]),
        ("By September 20, 2021.", ["By", "September\N{NO-BREAK SPACE}20,\N{NO-BREAK SPACE}2021."]),
        ("", []),
    ],
)
def test_a_line_may_end_at_spaces_and_behind_hyphens_but_in_no_number(sentence, pieces):
    assert pieces_of(sentence) == pieces


def test_the_number_of_what_is_no_name_may_begin_a_line():
    assert whole_numbers("On May 3, 2021 at 10 am") == "On May\N{NO-BREAK SPACE}3,\N{NO-BREAK SPACE}2021 at 10 am"


def test_lines_are_as_many_as_the_width_asks():
    runs = sentence_runs("one two three four")
    whole = widest(runs, 10)

    assert line_count(runs, 10, whole + 0.01) == 1
    assert line_count(runs, 10, whole - 0.01) == 2
    assert line_count(runs, 10, 1) == 4, "a word alone is never broken"


def test_a_column_is_at_least_as_wide_as_its_widest_word():
    runs = sentence_runs("a **registration** of")

    assert widest_chunk(runs, 10) == pytest.approx(text_width("registration", BOLD, 10))
    assert widest_chunk((), 10) == 0
