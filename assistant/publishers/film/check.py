"""Opens a finished film again and compares it with what was planned: what is wrong must not be published."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import av

from assistant.errors import AssistantError
from assistant.publishers.film import captions
from assistant.publishers.film.film import APART
from assistant.publishers.film.overlays import FRAME_HEIGHT
from assistant.publishers.film.pace import READ_AT_MOST
from assistant.publishers.film.track import TICKS
from assistant.publishers.film.viewport import FRAME_WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from av.container import InputContainer

    from assistant.publishers.film.film import Film

ALMOST = 0.1
"""Seconds by which a film may be longer or shorter than planned."""

BLACK = 40
"""The brightest point of a frame that shows nothing."""


def check_film(file: Path, film: Film, *, narrated: bool) -> None:
    """Raises AssistantError, which says what is wrong with the file; that its plan holds is our own to see to."""
    for fault in film_faults(file, film, narrated=narrated):
        raise AssistantError(
            f"The film of “{film.recording.title}” is not as planned: {fault}. Nothing was published. "
            "This is a fault of this tool or of its video library; try another version of PyAV."
        )
    assert not (wrong := list(unreadable(film))), wrong


def film_faults(file: Path, film: Film, *, narrated: bool) -> Iterator[str]:
    data = file.read_bytes()
    if not 0 < data.find(b"moov") < data.find(b"mdat"):
        yield "its index does not stand at the front"
    planned = film.length / TICKS
    with av.open(str(file)) as opened:
        video = opened.streams.video[0]
        if (video.codec_context.name, video.width, video.height) != ("h264", FRAME_WIDTH, FRAME_HEIGHT):
            yield f"it is {video.codec_context.name}, {video.width} by {video.height}"
        if abs((opened.duration or 0) / av.time_base - planned) > ALMOST:
            yield f"it lasts {(opened.duration or 0) / av.time_base:.2f} seconds instead of {planned:.2f}"
        if (gap := longest_way(opened)) > APART / TICKS + ALMOST:
            yield f"a player can begin only every {gap:.1f} seconds"
        if narrated != bool(opened.streams.audio):
            yield "its sound is missing" if narrated else "it has a sound track that nobody spoke"
        packets = (bytes(packet) for packet in opened.demux(opened.streams.subtitles[0]))
        inside = [text.decode() for text in (packet[2:] for packet in packets) if text]  # a text comes after its length
        if inside != [cue.text for cue in captions.captions(film)]:
            yield "the captions inside are not those beside it"
        opened.seek(0)
        first = next(opened.decode(video))
        if max(bytes(first.planes[0])) < BLACK:
            yield "its first frame is black"


def longest_way(opened: InputContainer) -> float:
    """The most seconds from one whole frame to the next, or to the end."""
    video = opened.streams.video[0]
    packets = (packet for packet in opened.demux(video) if packet.is_keyframe)
    begins = [float(packet.pts * packet.time_base) for packet in packets if packet.pts is not None and packet.time_base]
    opened.seek(0)
    return max(after - before for before, after in pairwise([*begins, (opened.duration or 0) / av.time_base]))


def unreadable(film: Film) -> Iterator[str]:
    """Captions that nobody could read in time, or that come after the end."""
    end = captions.milliseconds(film.length)
    for cue in captions.captions(film):
        if cue.end > end or len(cue.text) > READ_AT_MOST * (cue.end - cue.start + 34) / 1000:
            yield f"the caption “{cue.text}” stands too short a time"
