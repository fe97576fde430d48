"""The narration's sound: clips of even loudness on one track, 16-bit mono, by the audio filters of FFmpeg in PyAV.

The same samples give the same bytes: each filter runs alone on one clip, and the gain is one number for all of it.
"""

from __future__ import annotations

from array import array
from fractions import Fraction
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

import av
from av.filter import Graph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

LOUDNESS = -15.7
"""How loud every clip is, in LUFS (ITU-R BS.1770-4); with its pauses the whole film has -16, as is usual on the web."""

PEAK = 10 ** (-1.5 / 20)
"""No sample is larger: 1.5 dB below the most that a file can hold."""

FAINTEST = 0.003
"""What is fainter than this at a clip's ends is silence, and is cut off."""

KEPT_SILENCE = 0.03
"""Seconds of it that stay."""

PAUSE, PAUSE_LEVEL = 0.15, 0.02
"""What is softer than this part of a line's loudest sample, for longer than so many seconds, is a pause in it."""

LONGEST_PAUSE = 0.35
"""Seconds of a pause within a line, at the most."""

GLANCE = 0.01
"""Seconds of sound that are looked at together for pauses."""

BLOCK = 0.4
"""Seconds over which BS.1770-4 measures at the least: its gating blocks."""

LARGEST_SAMPLE = 32767

# The window of one sample: a mean over more would smear the limit, and cut into a soft first consonant.
TRIM = (
    "silenceremove",
    (f"start_periods=1:start_threshold={FAINTEST}:start_silence={KEPT_SILENCE}:detection=peak:window=0"),
)
REVERSE = "areverse", ""

# `level=0`: by default the limiter brings what it turned down up again, to full scale and away from `LOUDNESS`.
# `latency=1`: and it hands everything out 5 ms late, which would cut off a clip's end. To FFmpeg 1.0 is 32768.
LIMIT = "alimiter", f"limit={PEAK * LARGEST_SAMPLE / (LARGEST_SAMPLE + 1):.6f}:attack=5:release=50:level=0:latency=1"

# How loud a clip is up to a frame stands in the frame's metadata; the summary in the log is rounded to 0.1 LU.
MEASURE = "ebur128", "metadata=1"
INTEGRATED = "lavfi.r128.I"

Filter = tuple[str, str]
"""The name of one of FFmpeg's filters, and its options."""


class Sound(NamedTuple):
    """One track: samples, how many to a second, and bits a second in the film."""

    samples: array[int]
    rate: int
    bit_rate: int = 48_000


def track(clips: Iterable[tuple[float, array[int]]], seconds: float, rate: int) -> Sound:
    """Clips at their places (in seconds) on a track of this length."""
    samples = array("h", bytes(2 * round(seconds * rate)))
    for start, clip in clips:
        place = round(start * rate)
        samples[place : place + len(clip)] = clip
    return Sound(samples, rate)


def even(raw: Sequence[float], rate: int) -> array[int]:
    """What a voice said (samples from -1 to 1), trimmed, as loud as all other clips, nowhere clipped.

    The clip is measured first and then turned up by one factor. FFmpeg's `loudnorm` in one pass was tried and left: of
    a line of six seconds it turned a soft half up by 6 dB, and missed the loudness that was asked for by 3.6 LU.
    """
    said = trimmed(raw, rate)
    # To a thousandth of a decibel: sums of floating point may differ in their last bits from machine to machine.
    gain = f"volume={LOUDNESS - loudness(said, rate):.3f}dB:precision=double"
    return array("h", sample_bytes(through(said, rate, ("volume", gain), LIMIT, ("aformat", "sample_fmts=s16")), 2))


def trimmed(raw: Sequence[float], rate: int) -> array[float]:
    """Without the silence at both ends."""
    # The filter's `stop_periods` would end the clip at its first pause, so the end is made a beginning.
    said = array("f", sample_bytes(through(raw, rate, TRIM, REVERSE, TRIM, REVERSE, ("aformat", "sample_fmts=flt")), 4))
    assert said, "a voice says something"
    return said


def voiced(said: Sequence[float], rate: int) -> float:
    """Seconds of a line in which something is said: without its pauses."""
    return sum(len(part) for part, sounds in parts(said, rate) if sounds or len(part) <= PAUSE * rate) / rate


def short_pauses(said: Sequence[float], rate: int) -> array[float]:
    """The same with no long pause: a voice that is asked to be slow draws them out most of all."""
    kept = array("f")
    for part, sounds in parts(said, rate):
        half = round(LONGEST_PAUSE * rate / 2)
        kept.extend(part if sounds or len(part) <= 2 * half else [*part[:half], *part[-half:]])
    return kept


def parts(said: Sequence[float], rate: int) -> Iterator[tuple[Sequence[float], bool]]:
    """A line in turn where something is heard and where nothing is."""
    step, level = round(GLANCE * rate), PAUSE_LEVEL * max(map(abs, said))
    glances = (said[place : place + step] for place in range(0, len(said), step))
    for sounds, run in groupby(glances, key=lambda glance: max(map(abs, glance)) > level):
        yield [sample for glance in run for sample in glance], sounds


def loudness(said: Sequence[float], rate: int) -> float:
    """Integrated loudness in LUFS (ITU-R BS.1770-4, one channel); what is shorter than a block is filled up to it."""
    frames = through(said, rate, ("apad", f"whole_dur={BLOCK}"), MEASURE)
    measured = [frame.metadata[INTEGRATED] for frame in frames if INTEGRATED in frame.metadata]
    return float(measured[-1])  # each counts all that came before it; a last frame may be too short to have one


def through(said: Sequence[float], rate: int, *filters: Filter) -> list[av.AudioFrame]:
    """What comes out of a chain of filters, in frames."""
    tick = Fraction(1, rate)
    graph = Graph()
    source = graph.add_abuffer(sample_rate=rate, format="flt", layout="mono", time_base=tick)
    chain = [graph.add(name, options) for name, options in filters]
    graph.link_nodes(source, *chain, graph.add("abuffersink")).configure()
    frame = av.AudioFrame(format="flt", layout="mono", samples=len(said))
    data = array("f", said).tobytes()
    frame.planes[0].update(data.ljust(frame.planes[0].buffer_size, b"\0"))
    frame.sample_rate, frame.time_base, frame.pts = rate, tick, 0
    graph.push(frame)
    graph.push(None)
    return list(pulled(graph))


def pulled(graph: Graph) -> Iterable[av.AudioFrame]:
    while True:
        try:
            frame = graph.pull()
        except av.error.EOFError:
            return
        assert isinstance(frame, av.AudioFrame), "a chain for sound hands out sound"
        yield frame


def sample_bytes(frames: Iterable[av.AudioFrame], size: int) -> bytes:
    """The samples of frames, each of so many bytes. A plane may be longer: FFmpeg pads it for its own instructions."""
    return b"".join(bytes(frame.planes[0])[: size * frame.samples] for frame in frames)
