"""Lines of even loudness: trimmed, turned up as one, nowhere clipped, and the same bytes each time."""

from __future__ import annotations

from array import array
from math import pi, sin

import pytest

from assistant.publishers.film import sound

RATE = 24_000


def tone(seconds: float, level: float, pitch: float = 400) -> list[float]:
    return [level * sin(2 * pi * pitch * place / RATE) for place in range(round(seconds * RATE))]


def quiet(seconds: float) -> list[float]:
    return [0.0] * round(seconds * RATE)


def as_floats(samples: array[int]) -> list[float]:
    return [sample / sound.LARGEST_SAMPLE for sample in samples]


@pytest.mark.parametrize("level", [0.02, 0.2, 0.9])
def test_every_line_is_as_loud(level):
    said = sound.even(tone(1, level), RATE)

    assert sound.loudness(as_floats(said), RATE) == pytest.approx(sound.LOUDNESS, abs=0.2)


def test_the_same_line_has_the_same_bytes():
    line = [*quiet(0.2), *tone(1, 0.3), *quiet(0.1), *tone(0.4, 0.8)]

    assert sound.even(line, RATE).tobytes() == sound.even(line, RATE).tobytes()


def test_a_soft_word_stays_softer_than_a_loud_one():
    """One factor for the whole line: nothing breathes within a sentence."""
    soft, loud = tone(1, 0.05), tone(1, 0.1)

    said = as_floats(sound.even([*soft, *loud], RATE))

    first, second = said[RATE // 4 : RATE // 2], said[RATE + RATE // 4 : RATE + RATE // 2]
    assert max(second) / max(first) == pytest.approx(2, rel=0.02)


def test_silence_is_cut_off_at_both_ends_and_nowhere_else():
    said = sound.trimmed([*quiet(0.5), *tone(0.5, 0.3), *quiet(0.7), *tone(0.5, 0.3), *quiet(0.9)], RATE)

    spoken = 0.5 + 0.7 + 0.5
    assert len(said) / RATE == pytest.approx(spoken + 2 * sound.KEPT_SILENCE, abs=0.005)


def test_noise_too_faint_to_hear_is_silence():
    hiss = tone(0.5, sound.FAINTEST / 2, pitch=3000)

    assert len(sound.trimmed([*hiss, *tone(1, 0.3), *hiss], RATE)) < 1.1 * RATE


def test_a_voice_that_says_nothing_is_a_fault_of_ours():
    with pytest.raises(AssertionError, match="says something"):
        sound.even(quiet(1), RATE)


def test_no_sample_is_larger_than_the_peak():
    peaks = [*tone(0.5, 0.05), *tone(0.01, 1.0), *tone(0.5, 0.05), *tone(0.01, 1.0), *tone(0.5, 0.05)]

    assert max(map(abs, sound.even(peaks, RATE))) <= sound.PEAK * sound.LARGEST_SAMPLE + 1


def test_a_limited_line_is_not_late():
    """The limiter looks ahead; what it hands out must still begin where the line did."""
    line = [0.3 * sin(2 * pi * (200 + 400 * place / RATE) * place / RATE) for place in range(RATE // 2)]

    said = as_floats(sound.even(line, RATE))

    assert len(said) == pytest.approx(len(line), abs=2)
    likeness = {late: sum(said[at + late] * line[at] for at in range(400, 8000)) for late in range(-200, 201)}
    assert abs(max(likeness, key=likeness.__getitem__)) <= 1


@pytest.mark.parametrize("seconds", [0.1, 0.25, 0.4, 1, 3])
def test_short_lines_are_measured_too(seconds):
    """A block of the standard is 400 ms: what is shorter counts as if the rest of it were silent."""
    measured = sound.loudness(tone(seconds, 0.1, pitch=997), RATE)

    assert -32 < measured < -22.5


def test_twice_as_loud_is_six_more():
    soft, loud = (sound.loudness(tone(1, level), RATE) for level in (0.1, 0.2))

    assert loud - soft == pytest.approx(6.02, abs=0.05)


def test_pauses_do_not_count_against_a_lines_loudness():
    """The standard's gates: only what is heard is measured."""
    line = tone(1.2, 0.2)

    with_pause = [*line, *quiet(1.2), *line]

    assert sound.loudness(with_pause, RATE) == pytest.approx(sound.loudness(line, RATE), abs=0.7)


def test_pauses_are_no_part_of_what_is_voiced_and_none_is_long():
    line = [*tone(0.5, 0.3), *quiet(1.2), *tone(0.5, 0.3), *quiet(0.1), *tone(0.5, 0.3)]

    said = sound.short_pauses(line, RATE)

    assert sound.voiced(line, RATE) == pytest.approx(1.6, abs=0.03)
    assert sound.voiced(said, RATE) == pytest.approx(1.6, abs=0.03)
    assert len(said) / RATE == pytest.approx(1.6 + sound.LONGEST_PAUSE, abs=0.03)


def test_clips_stand_at_their_places_on_the_track():
    track = sound.track([(0.5, array("h", [7, 8, 9])), (1, array("h", [5]))], 2, 10)

    assert len(track.samples) == 20
    assert track.samples[5:8].tolist() == [7, 8, 9]
    assert track.samples[10] == 5
    assert sum(track.samples) == 29
    assert track.rate == 10
