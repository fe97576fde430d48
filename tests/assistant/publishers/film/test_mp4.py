"""The film's file, written from a plan that is small enough to count through."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import av
import pytest

from assistant.publishers.film import captions, mp4, sound
from assistant.publishers.film.pace import Silent
from assistant.publishers.film.paint import Painter
from assistant.publishers.film.schedule import planned
from assistant.publishers.film.track import TICKS


@pytest.fixture(scope="module")
def cover(short):
    """The first two seconds of a film: nothing moves on its cover."""
    film = planned(short, Silent())
    return replace(film, length=60, chapters=film.chapters[:1], steps=[], said=film.said[:1])


@pytest.fixture(scope="module")
def silent(cover, tmp_path_factory):
    file = tmp_path_factory.mktemp("mp4") / "silent.mp4"
    mp4.write_film(cover, Painter(cover.recording), None, file)
    return file


@pytest.fixture(scope="module")
def hummed(cover, tmp_path_factory):
    file = tmp_path_factory.mktemp("mp4") / "hummed.mp4"
    clip = sound.even([0.2 * (place % 60 - 30) / 30 for place in range(24_000)], 24_000)
    mp4.write_film(cover, Painter(cover.recording), sound.track([(0.5, clip)], 2, 24_000), file)
    return file


def times(file, kind: str) -> list[float]:
    with av.open(str(file)) as opened:
        stream = getattr(opened.streams, kind)[0]
        return [float(packet.pts * packet.time_base) for packet in opened.demux(stream) if packet.size]


def boxes(data: bytes) -> list[bytes]:
    """The kinds of the boxes of an MP4 file, at its top (ISO/IEC 14496-12)."""
    found, at = [], 0
    while at < len(data):
        found.append(data[at + 4 : at + 8])
        at += int.from_bytes(data[at : at + 4])
    return found


def test_the_index_stands_before_the_pictures(silent):
    found = boxes(silent.read_bytes())

    assert found.index(b"moov") < found.index(b"mdat")


def test_a_still_film_has_a_first_frame_and_a_last_one(silent):
    assert times(silent, "video") == pytest.approx([0, 59 / TICKS], abs=0.001)


def test_frames_are_written_in_the_order_in_which_they_are_shown(silent):
    with av.open(str(silent)) as opened:
        packets = [packet for packet in opened.demux(opened.streams.video[0]) if packet.size]

    assert all(packet.pts == packet.dts for packet in packets)
    assert packets[0].pts == 0
    assert packets[0].is_keyframe


def test_a_film_without_a_narrator_has_no_sound_track(silent, hummed):
    with av.open(str(silent)) as without, av.open(str(hummed)) as with_sound:
        assert len(without.streams.audio) == 0
        assert with_sound.streams.audio[0].codec_context.name == "aac"


def test_the_sound_track_is_as_long_as_the_film(hummed):
    with av.open(str(hummed)) as opened:
        stream = opened.streams.audio[0]
        assert float(stream.duration * stream.time_base) == pytest.approx(2, abs=0.1)


def test_the_file_says_what_it_is_and_what_its_colors_mean(silent, cover):
    with av.open(str(silent)) as opened:
        video = opened.streams.video[0]
        facts = opened.metadata

        assert facts["title"] == cover.recording.title
        assert facts["artist"] == cover.recording.court.name
        assert cover.recording.edition in facts["comment"]
        assert video.codec_context.colorspace == mp4.BT709
        assert opened.streams.subtitles[0].metadata["language"] == "eng"


def test_the_captions_inside_begin_when_they_should(silent, cover):
    starts = [cue.start / 1000 for cue in captions.captions(cover)]

    assert times(silent, "subtitles")[: len(starts)] == pytest.approx(starts, abs=0.001)


def test_all_kinds_of_packets_come_in_the_order_of_their_times(hummed):
    with av.open(str(hummed)) as opened:
        found = [float(packet.dts * packet.time_base) for packet in opened.demux() if packet.size]

    assert max(before - after for before, after in pairwise(found)) < 0.2


def test_the_same_film_has_the_same_bytes(hummed, silent, cover, tmp_path):
    mp4.write_film(cover, Painter(cover.recording), None, tmp_path / "again.mp4")

    assert (tmp_path / "again.mp4").read_bytes() == silent.read_bytes() != hummed.read_bytes()


def test_what_moves_stands_in_a_frame_where_it_is_painted(short):
    film, painter = planned(short, Silent()), Painter(short)
    shown = next(frame for _, frame in film.frames() if frame.ripple and frame.pointer_strength)
    still, moving = painter.apart(shown)
    frame = av.VideoFrame(1920, 1080, "yuv420p")
    for plane, data in zip(frame.planes, still.bytes(), strict=True):
        plane.update(data)

    mp4.lay(moving, frame)

    assert tuple(map(bytes, frame.planes)) == painter.paint(shown).bytes() != still.bytes()
