"""Crops at one scale, each with one outline, and each picture once."""

from __future__ import annotations

import shutil
from base64 import b64decode
from io import BytesIO

import pytest
from PIL import Image, ImageChops

from assistant.comparing.findings import Where
from assistant.comparing.reports import album
from assistant.comparing.reports.album import Album
from assistant.facts.colors import SIGNAL
from assistant.facts.recording import Box


@pytest.fixture
def sides(made):
    return made.editions / "mad" / "check-account-type" / "1", made.walks / "mad" / "check-account-type"


def images(held: Album) -> list[Image.Image]:
    return [Image.open(BytesIO(b64decode(one.address.partition(",")[2]))).convert("RGB") for one in held.kept]


def marked(image: Image.Image) -> tuple[int, int, int, int]:
    """Where the color of outlines is."""
    apart = ImageChops.difference(image, Image.new("RGB", image.size, SIGNAL))
    red, green, blue = (band.point(lambda value: 255 * (value < 40)) for band in apart.split())
    mask = ImageChops.darker(red, ImageChops.darker(green, blue))
    return mask.getbbox()


def test_before_and_after_are_at_one_scale_with_one_outline(made, sides):
    held = Album()
    wide = made.where(made.button.model_copy(update={"width": 560.0}))

    before, after = held.pair(list(zip(sides, (made.where(), wide), strict=True)))

    assert (before.width, before.height) == (after.width, after.height)
    widths = [box[2] - box[0] for box in map(marked, images(held))]
    scale = before.width / 640
    assert widths == pytest.approx([(made.button.width + 8) * scale + 6, (560 + 8) * scale + 6], abs=8)


def test_a_control_at_the_edge_of_its_page_is_whole(made, sides):
    corner = Box(x=0, y=0, width=40, height=20)
    held = Album()

    held.pair([(sides[0], made.where(corner)), None])

    (image,) = images(held)
    assert marked(image)[0] < 10


def test_a_page_is_shown_from_its_top(made, sides):
    held = Album()

    before, _ = held.pair([(sides[0], Where(picture=made.screen.left)), None])

    assert (before.width, before.height) == (720, 270)


def test_a_picture_is_kept_once(made, sides):
    held = Album()

    first, again = (held.pair([(sides[0], made.where()), None])[0] for _ in range(2))

    assert first == again
    assert len(held.kept) == 1


def test_what_is_not_there_is_none(made, tmp_path):
    assert Album().pair([(tmp_path, made.where()), None]) == [None, None]
    assert Album().pair([None, None]) == [None, None]


def test_where_there_is_no_room_pictures_are_left_out_and_counted(made, sides, monkeypatch):
    monkeypatch.setattr(album, "MOST_BYTES", 2_000)
    full = Album()

    assert full.small(sides[0], made.screen.left, [made.button]) is None
    assert (full.left_out, full.kept) == (1, [])


def test_the_same_picture_in_another_folder_is_made_once(made, sides, tmp_path):
    """Courts share walks: what one has pictured is that of the others, as long as they have it too."""
    held = Album()
    there = tmp_path / "there"
    shutil.copytree(sides[0], there)

    first = held.small(sides[0], made.screen.left, [made.button])
    before = album.drawn.cache_info().misses
    others = [held.small(folder, made.screen.left, [made.button]) for folder in (there, tmp_path)]

    assert others == [first, None]
    assert album.drawn.cache_info().misses == before
    assert len(held.kept) == 1
