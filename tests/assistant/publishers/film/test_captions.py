"""Captions: one line of the film in one or more cues, and WebVTT."""

from __future__ import annotations

import pytest
import webvtt
from hypothesis import given
from hypothesis import strategies as st

from assistant.publishers.film import captions
from assistant.publishers.film.captions import CAPTION_LINE, CAPTION_LINES, Cue, cues_of, milliseconds
from assistant.publishers.film.film import FilmLine
from assistant.publishers.film.pace import READ_AT_MOST, Spoken
from assistant.publishers.film.words import text, words_of

LONG = "Enter the name of the firm exactly as it stands in the letter, and then the number of the account that you pay."


def test_a_short_line_is_one_caption_as_long_as_it_stands():
    assert cues_of(FilmLine(30, 90, words_of("Click Login."), 0)) == [Cue(1000, 3000, "Click Login.")]


def test_a_long_line_is_shared_out_by_its_letters():
    cues = cues_of(FilmLine(0, 300, words_of(LONG), 0))

    assert len(cues) == 2
    assert " ".join(cue.text.replace("\n", " ") for cue in cues) == LONG
    assert (cues[0].start, cues[0].end, cues[1].end) == (0, cues[1].start, 10_000)
    assert cues[0].end == pytest.approx(10_000 * len(cues[0].text) / len(LONG), abs=100)


def test_the_quiet_after_a_spoken_line_belongs_to_its_last_caption():
    first, last = cues_of(FilmLine(0, 600, words_of(LONG), 300))

    assert first.end < 10_000 * 0.7
    assert last.end == 20_000


@given(
    st.lists(st.sampled_from(["a", "Click", "**Number**", "Account", "“Back”", "x" * 60, "and,", "now."]), min_size=1)
    .map(" ".join),
    st.floats(0.1, 30),
)  # fmt: skip
def test_whatever_is_said_however_fast_every_caption_has_its_time(line: str, seconds: float):
    words = words_of(line)
    line = text(words)
    pace = Spoken({line: seconds})
    said = FilmLine(7, 7 + pace.stands(line), words, pace.spoken(line))

    cues = cues_of(said)

    assert all(len(cue.text) <= READ_AT_MOST * (cue.end - cue.start + 1) / 1000 for cue in cues)
    assert [cue.end for cue in cues[:-1]] == [cue.start for cue in cues[1:]]
    assert " ".join(cue.text.replace("\n", " ") for cue in cues) == line


def test_a_name_that_is_longer_than_a_line_is_not_parted():
    (cue,) = cues_of(FilmLine(0, 150, words_of("Click **District of Massachusetts - Document Filing System**."), 0))

    assert cue.text == "Click\nDistrict of Massachusetts - Document Filing System."


def test_no_caption_has_more_than_two_lines_of_the_usual_length():
    for cue in cues_of(FilmLine(0, 900, words_of(f"{LONG} {LONG}"), 0)):
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
