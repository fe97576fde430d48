"""Both kinds of shelf do the same: bytes by a path, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from fsspec.implementations.local import LocalFileSystem
from fsspec.implementations.memory import MemoryFileSystem

from assistant.building import shelves
from assistant.building.shelves import Shelf, Unusable

ROOMS = ("entries", "blobs")


@pytest.fixture(params=["a folder", "memory", "file"])
def shelf(request, tmp_path) -> Shelf:
    MemoryFileSystem.store.clear()
    addresses = {"a folder": str(tmp_path), "memory": "memory://all", "file": f"file://{tmp_path}/all"}
    return shelves.opened(addresses[request.param], ROOMS)


def test_what_is_written_is_read_and_the_newest_counts(shelf):
    for data in (b"first", b"second"):
        shelf.write("blobs/ab/abc", data)

        assert (shelf.read("blobs/ab/abc", 6), shelf.size("blobs/ab/abc")) == (data, len(data))


def test_nothing_is_nothing(shelf):
    assert (shelf.read("blobs/ab/abc", 6), shelf.size("blobs/ab/abc")) == (None, None)
    shelf.remove("blobs/ab/abc")


def test_what_is_larger_than_it_may_be_is_not_read(shelf):
    shelf.write("blobs/ab/abc", b"seven..")

    with pytest.raises(Unusable, match="is larger than"):
        shelf.read("blobs/ab/abc", 6)


def test_what_was_taken_away_is_gone(shelf):
    shelf.write("blobs/ab/abc", b"first")

    shelf.remove("blobs/ab/abc")

    assert shelf.read("blobs/ab/abc", 6) is None


def test_a_folder_is_read_without_the_package_for_addresses(tmp_path):
    assert isinstance(shelves.opened(str(tmp_path), ROOMS), shelves.Folder)
    remote = shelves.opened(f"file://{tmp_path}", ROOMS)
    assert isinstance(remote, shelves.Remote)
    assert isinstance(remote.files, LocalFileSystem)


def test_a_folder_is_made_where_there_is_none(tmp_path):
    shelves.opened(str(tmp_path / "new" / "store"), ROOMS)

    assert {entry.name for entry in Path(tmp_path / "new" / "store").iterdir()} == set(ROOMS)
