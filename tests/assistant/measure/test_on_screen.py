"""What of a picture is in sight through the room that a page gives it, and which signs are not."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from assistant.facts.recording import Box
from assistant.measure.on_screen import WIDTHS, on_screen, part_in_sight, shown_at, within
from assistant.measure.origin import Origin

ROOM = (10, 0, 310, 400)


def test_a_picture_that_runs_out_of_its_room_is_seen_up_to_its_edge_in_its_own_pixels():
    """It is set half as large as it is."""
    picture = {"box": (10, 50, 410, 250), "room": ROOM}

    assert part_in_sight(picture, 800) == Box(x=0, y=0, width=600, height=400)


@pytest.mark.parametrize(
    ("box", "seen"),
    [((10, 0, 310, 400), True), ((20, 20, 50, 50), True), ((9, 20, 50, 50), True), ((280, 20, 315, 50), False)],
)
def test_a_sign_is_in_sight_where_all_of_it_is_but_for_a_hair(box, seen):
    assert within(box, ROOM) is seen


def test_each_row_has_its_steps_and_a_sign_outside_is_told():
    steps = ["one", "two", "three"]
    recording = SimpleNamespace(steps_and_results=lambda: iter(steps), viewport=SimpleNamespace(density=2))
    picture = {"number": 0, "box": (10, 0, 210, 100), "room": ROOM}
    rows = [
        {"sentences": [1, 2], "pictures": [picture], "signs": [{"words": "2", "box": (300, 0, 330, 30), "room": ROOM}]},
        {"sentences": [3], "pictures": [picture], "signs": []},
    ]

    found = on_screen(rows, recording, lambda *_: (Origin((), 0), 200))

    assert [sight.steps for sight in found.sights] == [("one", "two"), ("three",)]
    assert found.outside == ("2",)


def test_a_page_is_looked_at_in_a_window_of_each_width(browser, tmp_path):
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><title>Page</title><p>Nothing to see</p>", encoding="utf-8")

    assert shown_at(page, browser) == {width: [] for width in WIDTHS}
