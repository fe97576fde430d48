"""A screen is told from the next one by its documents, and what is pointed at is looked for again by its sentence."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from assistant.facts.recording import Box, Picture
from assistant.walking import targets
from assistant.walking.open_screen import Chapter, OpenScreen, Pointed, settled, went_away, with_frames, without_marks

PICTURE = Picture(file="01-arrived.png", sha256="0" * 64, box=Box(x=0, y=0, width=992, height=1120))
CLICK, FILL = SimpleNamespace(verb="click"), SimpleNamespace(verb="fill")


def kept(document: float = 0.0) -> SimpleNamespace:
    """What a page keeps of something, in a document that began then; 0 where nobody asked when."""
    return SimpleNamespace(frame=None, number=0, document=document)


def opened(*documents: float) -> OpenScreen:
    """A screen of a document that began at 1, and of those in which its steps point at something."""
    screen = OpenScreen(Chapter("A", "A"), "pacer", continued=False, page={}, address="/", arrived=PICTURE, left=None)
    screen.layout = {"born": 1.0}
    screen.steps = [(CLICK, [Pointed(kept(document), "Go", "button") for document in documents])]
    return screen


@pytest.mark.parametrize(
    ("documents", "now", "gone"),
    [
        ((), {"born": 1.0}, False),
        ((), {"born": 2.0}, True),
        ((1.0, 0.0), {"born": 1.0}, False),
        ((5.0,), {"born": 1.0, "frames": [{"born": 5.0}]}, False),
        ((5.0,), {"born": 1.0, "frames": [{"born": 6.0}]}, True),
        ((), {"born": 1.0, "frames": [{"born": 6.0}]}, False),
    ],
)
def test_a_screen_went_away_with_its_document_or_with_a_frame_that_its_steps_point_at(documents, now, gone):
    assert went_away(opened(*documents), now) is gone


def test_frames_are_a_part_of_what_their_page_tells_and_their_marks_can_be_left_out():
    told = with_frames([{"born": 1.0, "marks": [1]}, {"born": 2.0, "marks": [2]}])

    assert told == {"born": 1.0, "marks": [1], "frames": [{"born": 2.0, "marks": [2]}]}
    assert with_frames([{"born": 1.0}]) == {"born": 1.0}
    assert without_marks(told) == {"born": 1.0, "marks": None, "frames": [{"born": 2.0, "marks": None}]}


def test_what_was_seen_once_is_settled_where_it_may_change_by_being_clicked():
    one = Pointed(kept(), "Go", "button")
    assert not settled(CLICK, one)

    one.confirmed = True
    assert settled(CLICK, one)
    assert not settled(FILL, one)

    one.caught = True
    assert settled(FILL, one)


def test_what_is_found_again_is_looked_at_anew_and_what_is_not_stays():
    there = kept(7.0)
    one = Pointed(kept(), "Go", "button", confirmed=True, again=lambda: there)
    lost = Pointed(kept(), "Go", "button", confirmed=True, again=lambda: targets.Missing(0))

    assert one.find_again()
    assert (one.kept, one.confirmed) == (there, False)
    assert not lost.find_again()
    assert (lost.kept.document, lost.confirmed) == (0.0, True)
