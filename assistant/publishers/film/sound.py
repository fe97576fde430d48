"""The narration's sound: clips of even loudness on one track (BS.1770 loudness, 16-bit mono). Pure."""

from __future__ import annotations

from array import array
from math import cos, log10, pi, sin, sqrt
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LOUDNESS = -20.0
"""How loud every clip is, in LUFS."""

PEAK = 10 ** (-1.5 / 20)
"""No sample is larger: 1.5 dB below the most that a file can hold."""

TURN = 0.01
"""Seconds that turning down takes, before and after."""

QUIET = 0.003
"""What is fainter than this at a clip's ends is silence, and is cut off."""

LEAD = 0.03
"""Seconds of it that stay."""

BLOCK, OVERLAP = 0.4, 4
ABSOLUTE, RELATIVE = -70.0, -10.0
"""BS.1770-4: blocks of 400 ms that overlap to three quarters, and the two gates."""

LARGEST = 32767


class Sound(NamedTuple):
    """One track: samples, how many to a second, and bits a second in the film."""

    samples: array[int]
    rate: int
    bit_rate: int = 96_000


def track(clips: Iterable[tuple[float, array[int]]], seconds: float, rate: int) -> Sound:
    """Clips at their places (in seconds) on a track of this length."""
    samples = array("h", bytes(2 * round(seconds * rate)))
    for start, clip in clips:
        place = round(start * rate)
        samples[place : place + len(clip)] = clip
    return Sound(samples, rate)


def even(raw: Sequence[float], rate: int) -> array[int]:
    """What a voice said (samples from -1 to 1), trimmed, as loud as all other clips, nowhere clipped."""
    said = trimmed(list(raw), rate)
    loud = loudness(said, rate)
    gain = 10 ** ((LOUDNESS - loud) / 20)
    return array("h", (round(sample * LARGEST) for sample in limited([sample * gain for sample in said], rate)))


def limited(samples: list[float], rate: int) -> list[float]:
    """Where a sample would be larger than `PEAK`, all around it are turned down for a moment, and smoothly."""
    reach = round(TURN * rate)
    slope = [(1 + cos(pi * off / reach)) / 2 for off in range(-reach, reach + 1)]
    gains = [1.0] * len(samples)
    for place, sample in enumerate(samples):
        if abs(sample) > PEAK:
            less = 1 - PEAK / abs(sample)
            first = max(0, place - reach)
            for near in range(first, min(len(samples), place + reach + 1)):
                gains[near] = min(gains[near], 1 - less * slope[near - place + reach])
    return [sample * gain for sample, gain in zip(samples, gains, strict=True)]


def trimmed(samples: list[float], rate: int) -> list[float]:
    """Without the silence at both ends."""
    heard = [place for place, sample in enumerate(samples) if abs(sample) > QUIET]
    assert heard, "a voice says something"
    room = round(LEAD * rate)
    return samples[max(0, heard[0] - room) : heard[-1] + room]


def loudness(samples: Sequence[float], rate: int) -> float:
    """Integrated loudness in LUFS (ITU-R BS.1770-4, one channel)."""
    weighted = filtered(filtered(samples, *shelf(rate)), *high_pass(rate))
    size = min(round(BLOCK * rate), len(weighted))
    squares = [0.0]
    for sample in weighted:
        squares.append(squares[-1] + sample * sample)
    hop = max(1, size // OVERLAP)
    powers = [(squares[start + size] - squares[start]) / size for start in range(0, len(weighted) - size + 1, hop)]
    loud = [power for power in powers if lufs(power) > ABSOLUTE]
    if not loud:
        return ABSOLUTE
    gate = lufs(sum(loud) / len(loud)) + RELATIVE
    gated = [power for power in loud if lufs(power) > gate]
    return lufs(sum(gated) / len(gated))


def lufs(power: float) -> float:
    return -0.691 + 10 * log10(max(power, 1e-12))


Taps = tuple[float, float, float]


def filtered(samples: Sequence[float], forward: Taps, back: Taps) -> list[float]:
    """Through a filter of the second order."""
    b0, b1, b2 = (tap / back[0] for tap in forward)
    a1, a2 = back[1] / back[0], back[2] / back[0]
    x1 = x2 = y1 = y2 = 0.0
    out = []
    for x in samples:
        y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2
        x1, x2, y1, y2 = x, x1, y, y1
        out.append(y)
    return out


def shelf(rate: int) -> tuple[Taps, Taps]:
    """The head's effect: higher tones count for more."""
    gain, turn, quality = 10 ** (4.0 / 40), 2 * pi * 1500.0 / rate, 1 / sqrt(2)
    alpha, c, root = sin(turn) / (2 * quality), cos(turn), sqrt(gain)
    return (
        (
            gain * ((gain + 1) + (gain - 1) * c + 2 * root * alpha),
            -2 * gain * ((gain - 1) + (gain + 1) * c),
            gain * ((gain + 1) + (gain - 1) * c - 2 * root * alpha),
        ),
        (
            (gain + 1) - (gain - 1) * c + 2 * root * alpha,
            2 * ((gain - 1) - (gain + 1) * c),
            (gain + 1) - (gain - 1) * c - 2 * root * alpha,
        ),
    )


def high_pass(rate: int) -> tuple[Taps, Taps]:
    """Very low tones do not count."""
    turn = 2 * pi * 38.0 / rate
    alpha, c = sin(turn) / (2 * 0.5), cos(turn)
    return ((1 + c) / 2, -(1 + c), (1 + c) / 2), (1 + alpha, -2 * c, 1 - alpha)
