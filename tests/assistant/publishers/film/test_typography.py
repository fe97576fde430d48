"""The film's type: what fits into the band, and how lines are set."""

from __future__ import annotations

from assistant.publishers.film.typography import (
    SENTENCE,
    SENTENCE_WIDTH,
    fits_band,
    length_of,
    sentence_length,
    set_in_lines,
    typeface,
)
from assistant.publishers.film.words import words_of

LONG = "Enter the name of the firm exactly as it stands in the letter that you have got from the court. "


def test_bold_words_are_longer():
    assert sentence_length(words_of("**Login**")) > sentence_length(words_of("Login"))


def test_a_sentence_is_as_long_as_its_words_and_the_spaces_between():
    parts = length_of("Click", 400, SENTENCE) + length_of(" ", 400, SENTENCE) + length_of("Login", 700, SENTENCE)

    assert sentence_length(words_of("Click **Login**")) == parts


def test_two_lines_fit_the_band_and_three_do_not():
    assert fits_band(words_of("Click **Login**."))
    assert fits_band(words_of(LONG))
    assert not fits_band(words_of(LONG * 3))


def test_a_word_wider_than_the_band_does_not_fit():
    assert not fits_band(words_of("w" * 200))


def test_plain_words_are_set_in_lines_of_their_width():
    rows = set_in_lines(words_of(LONG), SENTENCE_WIDTH / 2, 43)

    assert len(rows) > 2
    assert " ".join(rows) == LONG.strip()
    assert all(length_of(row, 400, 43) <= SENTENCE_WIDTH / 2 for row in rows)


def test_a_font_is_opened_once():
    assert typeface(700, 43) is typeface(700, 43)
    assert typeface(700, 43) is not typeface(400, 43)
