"""The guide as Markdown: its words as they are, and pictures in which the same geometry is burned."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from PIL import Image

from assistant.publishers import markdown
from assistant.publishers.desk import Desk
from assistant.publishers.laid_out import laid_out
from assistant.publishers.pictures.burn import SIGNAL, burned

SIGNAL_RGB = tuple(bytes.fromhex(SIGNAL[1:]))


@pytest.fixture
def published(recording, bare_desk, tmp_path):
    return markdown.publish(recording, tmp_path, bare_desk)


def test_its_text_is_as_accepted(published, same_as_gold):
    same_as_gold(published)


def test_every_picture_that_is_named_is_there_and_has_words(published):
    named = re.findall(r"!\[(.+)\]\((.+)\)", published.read_text(encoding="utf-8"))

    assert named
    for words, address in named:
        assert words
        assert (published.parent / address).is_file()
    assert len(named) == len(list((published.parent / "pictures").iterdir()))


def test_words_that_markdown_would_take_for_signs_are_escaped():
    assert markdown.marked("Click **A*B_C** and [D].") == r"Click **A\*B\_C** and \[D\]."


def test_the_same_recording_gives_the_same_bytes(recording, published, tmp_path):
    (tmp_path / "again").mkdir()
    again = markdown.publish(recording, tmp_path / "again", Desk(None))

    for file in (published.parent / "pictures").iterdir():
        assert file.read_bytes() == (again.parent / "pictures" / file.name).read_bytes()


def test_numbers_and_outlines_are_drawn_where_the_geometry_says(recording):
    layout = laid_out(recording)
    row, png = next((row, png) for row, png in zip(layout.rows, layout.pngs, strict=True) if row.drawing.discs)
    edge, density = row.drawing.edge, recording.viewport.density

    with Image.open(BytesIO(burned(row.drawing, png, density))) as picture:
        for disc in row.drawing.discs:
            above_the_numeral = disc.center.x - edge.x, disc.center.y - 12 - edge.y
            assert picture.getpixel(tuple(round(place * density) for place in above_the_numeral)) == SIGNAL_RGB


def test_what_is_not_drawn_on_is_as_it_was_recorded(recording):
    """The bottom right corner of a picture has neither line nor number."""
    layout = laid_out(recording)
    row, png = layout.rows[1], layout.pngs[1]
    edge, density = row.drawing.edge, recording.viewport.density
    x, y = row.drawing.crop.width - 8, row.drawing.crop.height - 8

    with Image.open(BytesIO(png)) as clean, Image.open(BytesIO(burned(row.drawing, png, density))) as drawn:
        there = round((x - edge.x) * density), round((y - edge.y) * density)
        assert drawn.getpixel(there) == clean.convert("RGB").getpixel((round(x * density), round(y * density)))
