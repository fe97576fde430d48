"""A finished film is opened again, and whatever is not as planned keeps it from being published."""

from __future__ import annotations

from dataclasses import replace

import av
import pytest

from assistant.errors import AssistantError
from assistant.publishers.film import captions, check
from assistant.publishers.film.check import check_film, film_faults, unreadable
from assistant.publishers.film.track import TICKS


@pytest.fixture(scope="module")
def made(short, filmed):
    """A film of one screen is enough to be spoiled."""
    return filmed(short.model_copy(update={"screens": short.screens[1:]}), short)


def test_a_film_as_planned_has_no_fault(made):
    assert list(film_faults(made.file, made.plan, narrated=False)) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"length": 60}, "seconds instead of"),
        ({"said": []}, "captions inside"),
    ],
)
def test_a_film_that_is_not_as_planned_is_not_published(made, change, fault):
    other = replace(made.plan, **change)

    with pytest.raises(AssistantError, match=fault):
        check_film(made.file, other, narrated=False)
    with pytest.raises(AssistantError, match="sound is missing"):
        check_film(made.file, made.plan, narrated=True)


def test_an_index_behind_the_pictures_is_found(made, tmp_path):
    """So a film is written when nobody asks for anything else; a browser would have to load all of it first."""
    late = tmp_path / "late.mp4"
    with av.open(str(made.file)) as whole, av.open(str(late), "w", format="mp4") as out:
        picture = whole.streams.video[0]
        copy = out.add_stream_from_template(picture)
        for packet in whole.demux(picture):
            if packet.dts is not None:
                packet.stream = copy
                out.mux(packet)

    with av.open(str(late)) as opened:
        assert opened.streams.video[0].width == 1920
    assert next(film_faults(late, made.plan, narrated=False)) == "its index does not stand at the front"


def test_a_film_of_another_size_is_found(made, monkeypatch):
    monkeypatch.setattr(check, "FRAME_WIDTH", 1280)

    assert list(film_faults(made.file, made.plan, narrated=False)) == ["it is h264, 1920 by 1080"]


def test_a_film_in_which_a_player_can_seldom_begin_is_found(made, monkeypatch):
    monkeypatch.setattr(check, "APART", TICKS)

    assert list(film_faults(made.file, made.plan, narrated=False)) == ["a player can begin only every 2.0 seconds"]


def test_a_first_frame_that_shows_nothing_is_found(made, monkeypatch):
    monkeypatch.setattr(check, "BLACK", 256)

    assert list(film_faults(made.file, made.plan, narrated=False)) == ["its first frame is black"]


def test_a_caption_that_stands_too_short_or_too_late_is_found(made, monkeypatch):
    told = captions.captions(made.plan)
    quick, late = told[0], told[-1]
    hurried = quick._replace(end=quick.start + 100)
    after = late._replace(end=captions.milliseconds(made.plan.length) + 1)
    monkeypatch.setattr(check.captions, "captions", lambda _: [hurried, *told[1:-1], after])

    assert list(unreadable(made.plan)) == [
        f"the caption “{quick.text}” stands too short a time",
        f"the caption “{late.text}” stands too short a time",
    ]
