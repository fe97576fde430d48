"""A narrated film, with a voice of our own for the tests: it hums as long as a line is."""

from __future__ import annotations

from array import array
from math import pi, sin

import av
import pytest

from assistant.publishers import film as films
from assistant.publishers.film import sound, voice
from assistant.publishers.film.track import TICKS
from assistant.settings import Settings

pytestmark = pytest.mark.siblings(6, of="file")


class Hum:
    """Says nothing in words: a tone for each line, each as loud as its line is long."""

    name, letters = "hum", 12

    def __init__(self):
        self.heard = []

    def say(self, line, speed):
        self.heard.append(line)
        length, level = round(voice.RATE * len(line) / self.letters / speed), min(0.9, len(line) / 100)
        quiet = [0.0] * (voice.RATE // 5)
        return [*quiet, *(level * sin(2 * pi * 400 * place / voice.RATE) for place in range(length)), *quiet]


@pytest.fixture
def hum(tmp_path, monkeypatch):
    narrator = Hum()
    monkeypatch.setattr(voice, "narrator", lambda: narrator)
    monkeypatch.setattr(voice, "settings", lambda: Settings(speech=tmp_path / "speech"))
    return narrator


@pytest.fixture
def tiny(short):
    """One screen, two steps."""
    one = short.model_copy(update={"screens": short.screens[1:], "lead": ""})
    one._folder = short._folder
    return one


def test_the_film_says_its_captions_evenly_and_nothing_else(tiny, hum, tmp_path):
    plan, _ = films.filmed(tiny)
    file = films.publish(tiny, tmp_path, None)
    with av.open(str(file)) as opened:
        rate = opened.streams.audio[0].rate
        codec = opened.streams.audio[0].codec_context.name
        resampler = av.AudioResampler(format="s16", layout="mono", rate=rate)
        frames = [part for frame in opened.decode(audio=0) for part in resampler.resample(frame)]
        duration = opened.duration / av.time_base
    samples = array("h", b"".join(bytes(frame.planes[0])[: 2 * frame.samples] for frame in frames))

    assert codec == "aac"
    assert hum.heard == list(dict.fromkeys(said.line for said in plan.said))
    assert abs(duration - plan.length / TICKS) < 0.1
    assert max(map(abs, samples)) < 0.95 * sound.LARGEST_SAMPLE
    for said in plan.said:
        start, end = (round(tick / TICKS * rate) for tick in (said.start, said.start + said.spoken))
        spoken = [sample / sound.LARGEST_SAMPLE for sample in samples[start : end - rate // 20]]
        assert abs(sound.loudness(spoken, rate) - sound.LOUDNESS) < 1
        after = samples[end + rate // 10 : round(said.end / TICKS * rate) - rate // 20]
        assert max(map(abs, after), default=0) < 0.01 * sound.LARGEST_SAMPLE
    assert "All that is said also stands in the picture." in (tmp_path / "mad-upgrade-account.film.html").read_text(
        "utf-8"
    )


def test_a_clip_is_kept_by_its_words_and_its_voice(hum, monkeypatch):
    first = voice.clip("Click Upgrade.", hum)
    again = voice.clip("Click Upgrade.", hum)
    assert again == first
    assert hum.heard == ["Click Upgrade."]

    monkeypatch.setattr(hum, "name", "another")
    voice.clip("Click Upgrade.", hum)
    assert len(hum.heard) == 2


def test_a_hasty_voice_is_asked_to_be_slower_until_it_can_be_followed(hum, monkeypatch):
    monkeypatch.setattr(hum, "letters", 20)
    line, words = "The user type is of no use to us.", 9

    said = voice.said_calmly(line, hum)

    pace = 60 * words / sound.voiced(said, voice.RATE)
    assert voice.MOST_WORDS * 0.95 < pace <= voice.MOST_WORDS
    assert len(hum.heard) > 1
    assert len(voice.said_calmly("Congratulations, honorable administrators.", hum)) < 2.2 * voice.RATE, "not slowed"


def test_loudness_is_that_of_the_standard():
    """EBU Tech 3341: a tone of 1 kHz at -23 dBFS in both channels has -23 LUFS; in one channel 3 less."""
    tone = [10 ** (-23 / 20) * sin(2 * pi * 997 * place / 24_000) for place in range(2 * 24_000)]

    assert abs(sound.loudness(tone, 24_000) - -26.0) < 0.1


def test_a_clip_is_trimmed_and_never_clips():
    peaks = [0.0] * 12_000 + [(1.0 if place % 4000 == 0 else 0.01) for place in range(24_000)] + [0.0] * 12_000

    said = sound.even(peaks, 24_000)

    assert len(said) < 26_000
    assert max(map(abs, said)) <= sound.PEAK * sound.LARGEST_SAMPLE + 1


def test_a_line_with_a_peak_is_as_loud_as_the_others():
    line = [0.1 * sin(2 * pi * 400 * place / 24_000) for place in range(48_000)]
    peaks = [*line[:20_000], *(10 * sample for sample in line[20_000:20_060]), *line[20_060:]]

    said = [sample / sound.LARGEST_SAMPLE for sample in sound.even(peaks, 24_000)]

    assert max(map(abs, said)) <= sound.PEAK + 0.001
    assert abs(sound.loudness(said, 24_000) - sound.LOUDNESS) < 1


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("Log in to PACER.", "Log in to [PACER](/pˈAsəɹ/)."),
        ("For NextGen CM/ECF.", "For [NextGen](/nˈɛkstʤˌɛn/) [CM/ECF](/sˌiˈɛm ˌisˌiˈɛf/)."),
        ("U.S. District Court", "[U.S.](/jˌuˈɛs/) District Court"),
        ("Every e-filer.", "Every [e-filer](/ˈifˌIləɹ/)."),
        ("Go to pacer.uscourts.gov.", "Go to pacer dot U S courts dot gov."),
        ("Call 1-800-676-6856.", "Call 1, 8 0 0, 6 7 6, 6 8 5 6."),
        ("Add your account(s).", "Add your accounts."),
        ("Wait for the SPACER.", "Wait for the SPACER."),
    ],
)
def test_our_words_are_read_as_people_say_them(line, read):
    assert voice.pronounced(line) == read


def test_without_the_extra_nobody_narrates(monkeypatch):
    monkeypatch.setattr(voice, "find_spec", lambda _: None)
    assert voice.in_use() == ""

    monkeypatch.setattr(voice, "find_spec", lambda _: object())
    monkeypatch.setattr(voice, "version", lambda _: "0.2.1")
    assert voice.in_use() == "hibari-tts 0.2.1 heart"
    monkeypatch.setattr(voice, "settings", lambda: Settings(narration=False))
    assert voice.in_use() == ""
