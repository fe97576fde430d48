"""How long a line stands."""

from __future__ import annotations

from assistant.publishers.film.pace import PAUSE_AFTER_LINE, READ, READ_AT_MOST, SHORTEST_LINE, Silent, Spoken, reading
from assistant.publishers.film.track import TICKS


def test_a_silent_line_stands_as_long_as_it_takes_to_read():
    pace = Silent()

    assert pace.silent
    assert pace.stands("x" * 60, shown=True) == round(60 / READ * TICKS)
    assert pace.stands("x" * 60) == reading("x" * 60) < pace.stands("x" * 60, shown=True), "nothing else is looked at"
    assert pace.stands("x" * 90) > pace.stands("x" * 60)
    assert pace.spoken("x" * 60) == 0


def test_no_line_flashes_by():
    assert Silent().stands("Go.") == round(SHORTEST_LINE * TICKS)


def test_a_spoken_line_stands_until_it_was_said_and_a_breath_longer():
    pace = Spoken({"Click Login.": 2.0})

    assert not pace.silent
    assert pace.spoken("Click Login.") == 2 * TICKS
    assert pace.stands("Click Login.") == 2 * TICKS + round(PAUSE_AFTER_LINE * TICKS)


def test_who_reads_the_captions_of_a_fast_speaker_has_time_too():
    line = "x" * 85

    assert Spoken({line: 1.0}).stands(line) == reading(line) == 85 / READ_AT_MOST * TICKS + 1
