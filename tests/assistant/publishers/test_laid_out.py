"""A guide laid out: every step in one row, and one picture for each row, in the rows' order."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from assistant.publishers.laid_out import Layout, laid_out, phone_pictures
from assistant.publishers.layout.crop import Crop, stacked
from assistant.publishers.layout.rows import ChapterRows


@pytest.fixture(scope="module")
def layout(recording) -> Layout:
    return laid_out(recording)


def test_every_step_and_note_stands_in_one_row_in_the_order_of_the_recording(recording, layout):
    told = [step.sentence for row in layout.rows for step in row.steps if step.sign]
    notes = [note.sentence for row in layout.rows for note in row.notes]

    assert told == [step.sentence for step in recording.steps_and_results()]
    every = [step.sentence for screen in recording.screens for step in screen.steps if step.verb == "note"]
    assert sorted(notes) == sorted(every)


def test_rows_are_those_of_the_chapters_one_after_the_other(layout):
    assert [chapter.title for chapter in layout.chapters] == ["Check your account type", "Upgrade & file"]
    assert layout.rows == [row for chapter in layout.chapters for row in chapter.rows]


def test_each_row_has_a_picture_as_large_as_its_crop(recording, layout):
    density = recording.viewport.density

    for row, png in zip(layout.rows, layout.pngs, strict=True):
        with Image.open(BytesIO(png)) as picture:
            assert picture.size == (round(row.drawing.crop.width * density), round(row.drawing.crop.height * density))


def test_what_a_phone_shows_in_parts_is_a_picture_of_its_own(recording, layout):
    """Where it shows a part of the row's picture, that one is enough."""
    row = layout.rows[1]
    turned = Crop(tuple(stacked(strip.box for strip in reversed(row.drawing.crop.strips))))
    parts = ChapterRows("", (row, replace(row, draw_for_phone=lambda: replace(row.phone, crop=turned))))

    whole, own = phone_pictures(recording, Layout((parts,), layout.pngs[1:2] * 2))

    assert whole is None
    with Image.open(BytesIO(own)) as picture:
        density = recording.viewport.density
        assert picture.size == (round(turned.width * density), round(turned.height * density))


def test_a_page_that_is_scrolled_is_one_screen(recording, layout):
    first, second, *others = recording.screens
    scrolled = recording.model_copy(update={"screens": (first, second.model_copy(update={"continued": True}), *others)})

    assert laid_out(scrolled).screens == layout.screens - 1


def test_the_same_recording_is_laid_out_the_same(recording, layout):
    assert laid_out(recording) == layout


def test_a_guide_without_screens_has_no_rows(recording):
    empty = laid_out(recording.model_copy(update={"screens": ()}))

    assert empty.rows == []
    assert empty.pngs == ()
