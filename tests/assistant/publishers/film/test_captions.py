"""Captions: one line of the film in one or more cues, and WebVTT."""

from __future__ import annotations

import pytest
import webvtt

from assistant.publishers.film import captions
from assistant.publishers.film.captions import CAPTION_LINE, CAPTION_LINES, Cue, cues_of, milliseconds
from assistant.publishers.film.film import FilmLine
from assistant.publishers.film.words import words_of

LONG = "Enter the name of the firm exactly as it stands in the letter, and then the number of the account that you pay."


def test_a_short_line_is_one_caption_as_long_as_it_stands():
    assert cues_of(FilmLine(30, 90, "Click Login.", 0)) == [Cue(1000, 3000, "Click Login.")]


def test_a_long_line_is_shared_out_by_its_letters():
    cues = cues_of(FilmLine(0, 300, LONG, 0))

    assert len(cues) == 2
    assert " ".join(cue.text.replace("\n", " ") for cue in cues) == LONG
    assert (cues[0].start, cues[0].end, cues[1].end) == (0, cues[1].start, 10_000)
    assert cues[0].end == pytest.approx(10_000 * len(cues[0].text) / len(LONG), abs=100)


def test_the_quiet_after_a_spoken_line_belongs_to_its_last_caption():
    first, last = cues_of(FilmLine(0, 300, LONG, 150))

    assert first.end < 5000 * 0.7
    assert last.end == 10_000


def test_no_caption_has_more_than_two_lines_of_the_usual_length():
    for cue in cues_of(FilmLine(0, 900, f"{LONG} {LONG}", 0)):
        rows = cue.text.split("\n")
        assert len(rows) <= CAPTION_LINES
        assert max(map(len, rows)) <= CAPTION_LINE


def test_what_fits_is_known_beforehand():
    assert captions.fits_caption(words_of("Click Login."))
    assert not captions.fits_caption(words_of(LONG))


def test_a_player_reads_the_file_back(tmp_path):
    file = tmp_path / "captions.vtt"
    cues = [Cue(0, 1500, "Type <b> & go."), Cue(1500, 3_723_004, "Two\nlines")]

    file.write_text(captions.webvtt(cues), encoding="utf-8")

    first, second = webvtt.read(str(file))
    assert (first.start, first.end) == ("00:00:00.000", "00:00:01.500")
    assert first.text == "Type &lt;b&gt; &amp; go."
    assert second.end == "01:02:03.004"
    assert second.lines == ["Two", "lines"]


def test_a_tick_is_a_thirtieth_of_a_second():
    assert [milliseconds(tick) for tick in (0, 1, 30, 45)] == [0, 33, 1000, 1500]
