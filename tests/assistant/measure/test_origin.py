"""A published picture is found again in what was recorded, and what was not recorded is counted."""

from __future__ import annotations

from hashlib import shake_256
from types import SimpleNamespace

import pytest
from PIL import Image

from assistant.facts.recording import Box
from assistant.measure import origin

WIDTH, HEIGHT = 90, 120


def noise(seed: int) -> Image.Image:
    """A picture of which no row is like another, and no other seed's either."""
    bits = shake_256(bytes([seed])).digest(WIDTH * HEIGHT * 3)
    return Image.frombytes("RGB", (WIDTH, HEIGHT), bits)


@pytest.fixture
def recorded(tmp_path):
    """A recording of pictures, as far as it is asked; the step on each has the number of its place, from 1."""

    def keep(*pictures: Image.Image) -> SimpleNamespace:
        for place, picture in enumerate(pictures):
            picture.save(tmp_path / f"{place}.png")
        screens = [
            SimpleNamespace(left=f"{place}.png", steps=(SimpleNamespace(number=place + 1),))
            for place in range(len(pictures))
        ]
        origin.raw.cache_clear()
        return SimpleNamespace(screens=screens, path=lambda name: tmp_path / name)

    return keep


def test_a_part_of_a_screen_is_found_where_it_was_cut(recorded):
    there = recorded(noise(1), noise(2))

    found = origin.origin_of(noise(2).crop((9, 20, 80, 70)), there)

    (part,) = found.parts
    assert (part.first, part.after, part.left, part.top) == (0, 50, 9, 20)
    assert found.screen is there.screens[1]
    assert found.lost == 0


def test_a_fold_is_two_parts_and_its_white_is_not_lost(recorded):
    whole = noise(1)
    folded = Image.new("RGB", (WIDTH, 70), "white")
    folded.paste(whole.crop((0, 10, WIDTH, 40)), (0, 0))
    folded.paste(whole.crop((0, 80, WIDTH, 110)), (0, 40))

    found = origin.origin_of(folded, recorded(whole))

    assert [(part.first, part.after, part.top) for part in found.parts] == [(0, 30, 10), (40, 70, 80)]
    assert found.lost == 0


def test_rows_that_were_not_recorded_are_lost(recorded):
    smudged = noise(1)
    smudged.paste((10, 200, 10), (30, 50, 60, 56))

    assert origin.origin_of(smudged, recorded(noise(1))).lost == 6


def test_a_picture_that_no_screen_shows_is_lost_as_a_whole(recorded):
    found = origin.origin_of(noise(3).crop((0, 0, 50, 40)), recorded(noise(1)))

    assert (found.parts, found.screen, found.lost) == ((), None, 40)


@pytest.mark.parametrize("number", [1, 2])
def test_of_screens_that_look_the_same_it_is_the_one_with_the_steps(recorded, number):
    there = recorded(noise(1), noise(1))

    assert origin.origin_of(noise(1), there, {number}).screen is there.screens[number - 1]


def test_of_pictures_that_are_alike_it_is_the_one_of_the_steps(recorded):
    """The same button of two pages may be the same picture, and stand elsewhere on each."""
    there = recorded(noise(1), noise(1))
    printed = [origin.origin_of(noise(1), there, {number}) for number in (1, 2)]

    assert [origin.of_steps(printed, {number}) for number in (1, 2)] == printed
    assert origin.of_steps(printed, {3}) is None


def test_a_box_of_the_screen_stands_where_its_part_was_put():
    """At two pixels to a CSS pixel: rows 20 to 79 of the screen are cut out, from its 9th column, and begin at 40."""
    parts = (origin.RowRun(None, 40, 100, 9, 20),)

    (placed,) = origin.Origin(parts, 0).placed(Box(x=10, y=12, width=20, height=8), 2)

    assert placed == Box(x=5.5, y=22, width=20, height=8)


def test_a_box_that_a_fold_cuts_stands_there_in_parts():
    parts = (origin.RowRun(None, 0, 30, 0, 10), origin.RowRun(None, 40, 70, 0, 80))
    tall = Box(x=0, y=20, width=10, height=70)

    assert list(origin.Origin(parts, 0).placed(tall, 1)) == [
        Box(x=0, y=10, width=10, height=20),
        Box(x=0, y=40, width=10, height=10),
    ]
    assert list(origin.Origin(parts, 0).placed(Box(x=0, y=45, width=10, height=20), 1)) == []
