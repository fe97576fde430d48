"""The words of a film with their times."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

import pytest

from assistant.facts.sentence import unmarked
from assistant.publishers.film import captions
from assistant.publishers.film.pace import Silent
from assistant.publishers.film.schedule import planned
from assistant.publishers.film.track import TICKS
from assistant.publishers.film.transcript import Files, film_time, in_minutes, page, transcript_chapters

FILES = Files("a.mp4", "a.poster.png", "a.vtt", "a.chapters.vtt")


@pytest.fixture(scope="module")
def film(short):
    return planned(short, Silent())


@pytest.mark.parametrize(
    ("tick", "clock", "seconds"), [(0, "0:00", "0.00"), (1, "0:00", "0.04"), (1928, "1:04", "64.27")]
)
def test_a_time_is_told_to_people_and_to_players(tick, clock, seconds):
    assert film_time(tick) == (clock, seconds)


def test_a_player_that_goes_to_a_time_shows_no_frame_before_it():
    assert all(Fraction(film_time(tick).seconds) * TICKS >= tick for tick in range(500))


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(1, "1 second"), (59, "59 seconds"), (60, "1 minute"), (61, "1 minute 1 second"), (150, "2 minutes 30 seconds")],
)
def test_how_long_it_takes_in_words(seconds, said):
    assert in_minutes(seconds * TICKS) == said


def test_every_step_and_note_stands_under_its_chapter_with_its_time(short, film):
    chapters = transcript_chapters(film)

    assert [chapter.title for chapter in chapters] == ["Check your account type", "Upgrade & file"]
    told = [line.step for chapter in chapters for line in chapter.lines]
    assert told == [step for screen in short.screens for step in screen.steps]
    times = [float(line.time.seconds) for chapter in chapters for line in chapter.lines]
    assert times == sorted(times)
    for chapter in chapters:
        assert float(chapter.time.seconds) <= float(chapter.lines[0].time.seconds)


def test_the_page_asks_for_nothing_but_its_files(short, film):
    tracks = captions.webvtt(captions.captions(film)), captions.webvtt(captions.chapter_cues(film))

    made = page(film, FILES, tracks, narrated=False)

    asked = set(re.findall(r'(?:src|href|poster)="([^"#:]+)"', made))
    assert asked == {"a.mp4", "a.poster.png", "a.vtt", "a.chapters.vtt"}
    assert "The film has no sound" in made
    assert "Back to the guide" not in made, "its page is not there"
    court = short.court.model_copy(update={"guides": "https://court.example.gov/guides"})
    known = page(replace(film, recording=short.model_copy(update={"court": court})), FILES, tracks, narrated=False)
    assert (
        'href="https://court.example.gov/guides/upgrade-account/mad-upgrade-account.html">Back to the guide</a>'
        in known
    )
    assert "The film has no sound" not in page(film, FILES, tracks, narrated=True)
    for screen in short.screens:
        for step in screen.steps:
            words = re.sub(r"<[^>]+>", "", made)
            assert unmarked(step.sentence).split()[0] in words
