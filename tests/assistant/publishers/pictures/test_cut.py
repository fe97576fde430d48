"""Pictures are cut out pixel by pixel, and encoded smaller than libraries do."""

from __future__ import annotations

from base64 import b64decode
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from assistant.facts.recording import Box, Picture
from assistant.publishers.layout.crop import FOLD_HEIGHT, Crop, Strip
from assistant.publishers.pictures import cut
from assistant.publishers.pictures.cut import Cut, cut_out

DENSITY = 2
WHITE = (255, 255, 255)


def box(x, y, width, height):
    return Box(x=x, y=y, width=width, height=height)


def noisy(width, height, seed=1):
    """A picture without two equal rows."""
    pixels = bytes((seed * place * place + place // 7) % 251 for place in range(width * height * 3))
    return Image.frombytes("RGB", (width, height), pixels)


def opened(png):
    with Image.open(BytesIO(png)) as picture:
        picture.load()
        return picture


@given(st.integers(1, 9), st.integers(1, 9), st.data())
def test_a_png_holds_the_pixels_that_it_was_made_of(width, height, data):
    """Also where rows are equal, which are written as no difference from the row above."""
    rows = data.draw(st.lists(st.binary(min_size=width * 3, max_size=width * 3), min_size=1, max_size=3))
    chosen = data.draw(st.lists(st.sampled_from(rows), min_size=height, max_size=height))
    picture = Image.frombytes("RGB", (width, height), b"".join(chosen))

    read = opened(cut.as_png(picture))

    assert read.mode == "RGB"
    assert read.size == picture.size
    assert read.tobytes() == picture.tobytes()


def test_a_screen_is_smaller_than_a_library_makes_it(recording):
    with Image.open(recording.path(recording.screens[0].left)) as screen:
        picture = screen.convert("RGB").crop((0, 700, 1984, 1400))
    picture.paste("white", (200, 0, 1984, 700))
    theirs = BytesIO()
    picture.save(theirs, "PNG")

    assert len(cut.as_png(picture)) < len(theirs.getvalue())


def test_strips_stand_below_each_other_with_blank_folds_between():
    screen = noisy(200, 400)
    strips = Strip(box(10, 20, 60, 30), 0), Strip(box(10, 120, 60, 40), 30 + FOLD_HEIGHT)

    made = cut.composed(screen, box(0, 0, 100, 200), strips)

    assert made.size == (120, round((70 + FOLD_HEIGHT) * DENSITY))
    assert made.crop((0, 0, 120, 60)).tobytes() == screen.crop((20, 40, 140, 100)).tobytes()
    below = round((30 + FOLD_HEIGHT) * DENSITY)
    assert made.crop((0, below, 120, below + 80)).tobytes() == screen.crop((20, 240, 140, 320)).tobytes()
    assert made.crop((0, 60, 120, below)).getcolors() == [(120 * (below - 60), WHITE)]


def test_a_picture_of_a_part_of_the_screen_is_cut_by_where_that_part_is():
    part = noisy(100, 100)

    made = cut.composed(part, box(40, 50, 50, 50), (Strip(box(45, 60, 20, 10), 0),))

    assert made.tobytes() == part.crop((10, 20, 50, 40)).tobytes()


class Folder:
    """What `cut_out` asks of a recording: where its pictures lie."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, picture):
        return self.folder / picture.file

    def add(self, name, picture):
        picture.save(self.folder / name)
        data = (self.folder / name).read_bytes()
        size = box(0, 0, picture.width / DENSITY, picture.height / DENSITY)
        return Picture(file=name, sha256=sha256(data).hexdigest(), box=size)


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path)


def test_crops_come_in_the_order_asked_for_whatever_screen_they_are_of(folder):
    one, two = folder.add("one.png", noisy(80, 80, 3)), folder.add("two.png", noisy(80, 80, 5))
    crops = [Crop((Strip(box(0, top, 40, 10), 0),)) for top in (0, 10, 20)]

    made = cut_out(folder, [(one, crops[0]), (one, crops[1]), (two, crops[1]), (one, crops[2])])

    screens = [noisy(80, 80, seed) for seed in (3, 3, 5, 3)]
    tops = (0, 20, 20, 40)
    assert [opened(png).tobytes() for png in made] == [
        screen.crop((0, top, 80, top + 20)).tobytes() for screen, top in zip(screens, tops, strict=True)
    ]


def test_a_picture_with_transparency_or_a_palette_is_cut_as_rgb(folder):
    for mode in ("RGBA", "P", "L"):
        picture = folder.add(f"{mode}.png", noisy(40, 40).convert(mode))

        (png,) = cut_out(folder, [(picture, Crop((Strip(box(0, 0, 20, 20), 0),)))])

        assert opened(png).mode == "RGB"


def test_nothing_to_cut_gives_nothing(folder):
    assert cut_out(folder, []) == []


def test_cuts_are_told_apart_by_the_pictures_bytes_and_not_by_where_they_lie():
    """So that courts which share a walk share its pictures too."""
    strips = (Strip(box(0, 0, 10, 10), 0),)
    facts = {"box": box(0, 0, 10, 10), "strips": strips}

    assert Cut("a", **facts, file=Path("mab/1.png")) == Cut("a", **facts, file=Path("mad/1.png"))
    assert Cut("a", **facts, file=Path("mad/1.png")) != Cut("b", **facts, file=Path("mad/1.png"))


def test_another_picture_under_the_same_name_is_read_anew(folder):
    crop = Crop((Strip(box(0, 0, 20, 20), 0),))
    before = cut_out(folder, [(folder.add("one.png", noisy(40, 40, 3)), crop)])

    after = cut_out(folder, [(folder.add("one.png", noisy(40, 40, 5)), crop)])

    assert opened(after[0]).tobytes() == noisy(40, 40, 5).tobytes() != opened(before[0]).tobytes()


def test_an_address_holds_the_whole_picture():
    png = cut.as_png(noisy(4, 4))

    kind, _, data = cut.data_address(png).partition(";base64,")

    assert kind == "data:image/png"
    assert b64decode(data) == png
