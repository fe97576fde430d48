"""Zip files say nothing but their parts: neither when nor where they were made."""

from __future__ import annotations

import zipfile
from io import BytesIO

from assistant.publishers.pictures.plain_zip import zipped

PARTS = [("list.txt", b"words " * 500), ("b.png", b"packed " * 500), ("a/a.png", b"")]


def test_parts_are_whole_and_in_the_order_given():
    with zipfile.ZipFile(BytesIO(zipped(PARTS))) as archive:
        assert [(name, archive.read(name)) for name in archive.namelist()] == PARTS
        assert archive.testzip() is None


def test_pictures_are_stored_as_they_are_and_texts_are_packed():
    with zipfile.ZipFile(BytesIO(zipped(PARTS))) as archive:
        packed = {part.filename: part.compress_type for part in archive.infolist()}

    assert packed == {"list.txt": zipfile.ZIP_DEFLATED, "b.png": zipfile.ZIP_STORED, "a/a.png": zipfile.ZIP_STORED}


def test_the_same_parts_give_the_same_bytes_on_any_day_and_system():
    with zipfile.ZipFile(BytesIO(zipped(PARTS))) as archive:
        for part in archive.infolist():
            assert part.date_time == (1980, 1, 1, 0, 0, 0)
            assert part.create_system == 3
            assert part.external_attr >> 16 == 0o644
    assert zipped(PARTS) == zipped(PARTS)


def test_a_file_without_parts_is_a_zip_file_too():
    with zipfile.ZipFile(BytesIO(zipped([]))) as archive:
        assert archive.namelist() == []
