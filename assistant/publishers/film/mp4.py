"""Writes the film's file: H.264 with a frame wherever something changes, sound if there is any, captions, chapters."""

from __future__ import annotations

from collections import deque
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import av
from av.video.frame import PictureType

from assistant.publishers.film import captions, narration
from assistant.publishers.film.overlays import FRAME_HEIGHT
from assistant.publishers.film.planes import Planes
from assistant.publishers.film.track import TICKS
from assistant.publishers.film.viewport import FRAME_WIDTH
from assistant.publishers.layout import wording

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Future
    from pathlib import Path

    from assistant.facts.recording import Recording
    from assistant.publishers.film.captions import Cue
    from assistant.publishers.film.film import Film
    from assistant.publishers.film.paint import Painter
    from assistant.publishers.film.planes import Spot
    from assistant.publishers.film.sound import Sound

# No B-frames: frames are then written in the order in which they are shown, from tick 0 on. With them the first one
# would come late, and only an edit list would set it back, which not every player heeds.
X264 = {
    "preset": "superfast",
    "crf": "34",
    "profile": "high",
    "forced-idr": "1",
    "x264-params": "threads=1:lookahead_threads=1:rc-lookahead=0:mbtree=0:bframes=0:keyint=infinite:scenecut=0"
    ":cpu-independent=1:ipratio=1.0:weightp=0:subme=0",
}
"""One thread and no choice by the machine: the same frames give the same bytes.

Whole frames are most of a film, since one comes every two seconds. At this quality letters show no edge of a block, and
a whole frame is no finer than those that follow it (`ipratio`), which change nothing where nothing moves. What moves
goes from pixel to pixel, as on a screen: nothing is looked for between pixels (`subme`), which would take a third
of the time.
"""

BT709, NARROW = 1, 1
"""How the file says what its colors mean: the standard of HD films, in their range."""

AHEAD = 8
"""Frames that may wait for the encoder."""

MILLISECOND = Fraction(1, 1000)
TICK = Fraction(1, TICKS)

STYLE = b"""[Script Info]
ScriptType: v4.00+
PlayResX: 1920
PlayResY: 1080

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, \
Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, \
MarginV, Encoding
Style: Default,Sans,52,&H00FFFFFF,&H00FFFFFF,&H00000000,&H00000000,0,0,0,0,100,100,0,0,1,1,0,2,60,60,20,1

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
"""


class Timed(NamedTuple):
    """A packet with its time in seconds, for all kinds to be sorted by."""

    seconds: Fraction
    rank: int
    packet: av.Packet[Any]


def said_of(recording: Recording) -> str:
    """What the file says of itself to players."""
    return ". ".join(
        filter(None, (narration.corner_words(recording), wording.edition_in_full(recording.edition, recording.court)))
    )


def write_film(film: Film, painter: Painter, sound: Sound | None, file: Path) -> None:
    """Compose the film and write it. The same film gives the same bytes."""
    # The index at the front (faststart): a film on a court's site plays while it loads.
    with av.open(str(file), "w", format="mp4", container_options={"movflags": "+faststart"}) as out:
        video: Any = out.add_stream("libx264", rate=TICKS, options=dict(X264))  # its type is known at run time only
        video.width, video.height, video.pix_fmt = FRAME_WIDTH, FRAME_HEIGHT, "yuv420p"
        context = video.codec_context
        # The unit of time is the tick: every frame begins on one, and the next may be any number of them later.
        context.time_base, context.color_range, context.colorspace = TICK, NARROW, BT709
        context.color_primaries = context.color_trc = BT709
        audio: Any = sound and out.add_stream("aac", rate=sound.rate, layout="mono", bit_rate=sound.bit_rate)
        text: Any = out.add_stream("mov_text")
        text.metadata["language"] = "eng"
        text.codec_context.subtitle_header = STYLE
        out.metadata.update(title=film.recording.title, artist=film.recording.court.name)
        out.metadata["comment"] = said_of(film.recording)
        out.set_chapters([chapter_mark(number, cue) for number, cue in enumerate(captions.chapter_cues(film))])
        out.start_encoding()
        packets = [*picture_packets(film, painter, video), *caption_packets(film, text)]
        if sound:
            packets += sound_packets(sound, audio)
        # In the order of their times, and pictures before sound before text at the same one: players read a file from
        # front to back. The muxer would keep the order in which packets come.
        for timed in sorted(packets, key=lambda timed: (timed.seconds, timed.rank)):
            out.mux(timed.packet)


def chapter_mark(number: int, cue: Cue) -> Any:  # PyAV's type for it is not public
    times = {"start": cue.start, "end": cue.end, "time_base": MILLISECOND}
    return {"id": number, **times, "metadata": {"title": cue.text}}


def picture_packets(film: Film, painter: Painter, video: Any) -> Iterator[Timed]:
    """The frames, encoded by one thread while the next are painted by another."""
    # A player that jumps shows nothing until it has a whole frame, or shows the next one, far from where it was sent.
    whole = film.entries
    waiting: deque[Future[list[av.Packet[Any]]]] = deque()
    # What moves is small, and most frames show the still one before: its bytes are made once.
    bytes_of = lru_cache(maxsize=2)(Planes.bytes)
    # One thread, for frames must come in order; Pillow and x264 both let go of the interpreter, so they run at once.
    with ThreadPoolExecutor(1) as encoder:
        for tick, frame in film.frames():
            still, moving = painter.apart(frame)
            waiting.append(encoder.submit(encoded_frame, video, tick, bytes_of(still), moving, key=tick in whole))
            # A frame takes 3 MB and the painter is faster than the encoder at times: it must not run far ahead.
            if len(waiting) > AHEAD:
                yield from timed(waiting.popleft().result())
        waiting.append(encoder.submit(lambda: list(video.encode(None))))
        for packets in waiting:
            yield from timed(packets.result())


def encoded_frame(
    video: Any, tick: int, still: tuple[bytes, bytes, bytes], moving: Spot | None, *, key: bool
) -> list[av.Packet[Any]]:
    """A still frame with what moves on it, encoded."""
    frame = av.VideoFrame(FRAME_WIDTH, FRAME_HEIGHT, "yuv420p")
    for plane, data in zip(frame.planes, still, strict=True):
        assert plane.buffer_size == len(data), "lines of a frame have no padding at this size"
        plane.update(data)
    if moving is not None:
        lay(moving, frame)
    frame.pts, frame.time_base = tick, TICK
    frame.color_range, frame.colorspace = NARROW, BT709
    frame.pict_type = PictureType.I if key else PictureType.NONE
    return list(video.encode(frame))


def lay(spot: Spot, frame: av.VideoFrame) -> None:
    """Put a small picture into a frame, line by line."""
    for plane, data, part in zip(frame.planes, spot.planes.bytes(), (1, 2, 2), strict=True):
        lines, width = memoryview(plane), spot.planes.size[0] // part
        begin = spot.y // part * plane.line_size + spot.x // part
        for number, at in enumerate(range(0, len(data), width)):
            start = begin + number * plane.line_size
            lines[start : start + width] = data[at : at + width]


def timed(packets: list[av.Packet[Any]], rank: int = 0) -> Iterator[Timed]:
    for packet in packets:
        assert packet.dts is not None, "the encoder says when"
        assert packet.time_base is not None, "the encoder says in which unit"
        yield Timed(packet.dts * packet.time_base, rank, packet)


def caption_packets(film: Film, stream: Any) -> Iterator[Timed]:
    """The captions as tx3g samples: a length in two bytes, then UTF-8."""
    for cue in captions.captions(film):
        letters = cue.text.encode()
        # By hand: FFmpeg's encoder for mov_text wants ASS markup, which would have to be escaped and comes back styled.
        packet = av.Packet(len(letters).to_bytes(2, "big") + letters)
        packet.stream, packet.time_base = stream, MILLISECOND
        packet.pts = packet.dts = cue.start
        packet.duration = cue.end - cue.start
        yield Timed(cue.start * MILLISECOND, 2, packet)


def sound_packets(sound: Sound, stream: Any) -> Iterator[Timed]:
    """The whole sound track, in frames of the encoder's size."""
    # What AAC takes at a time; a last frame that is shorter is allowed.
    size = 1024
    for place in range(0, len(sound.samples), size):
        part = sound.samples[place : place + size]
        frame = av.AudioFrame(format="s16", layout="mono", samples=len(part))
        frame.planes[0].update(part.tobytes().ljust(frame.planes[0].buffer_size, b"\0"))
        frame.sample_rate, frame.pts, frame.time_base = sound.rate, place, Fraction(1, sound.rate)
        yield from timed(stream.encode(frame), 1)
    yield from timed(stream.encode(None), 1)
