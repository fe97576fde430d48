"""Putting into a store, killed at every moment: what is got then is right or nothing, and done again it is there."""

from __future__ import annotations

from pathlib import Path

from moments import killed_at_each

from assistant.building.store import Recipe, Store

PDF = Recipe("pdf of mad/a", {"format": "pdf"})
BEFORE, FILES = {"a.pdf": b"before"}, {"a.pdf": b"%PDF of mad", "pictures/1.png": b"a picture"}


def moments(folder: Path, one_in: int = 1) -> int:
    """Gives at how many moments it was killed, of `one_in` so many."""
    tried, told = 0, []
    for begun in ({}, BEFORE):
        first, second = (lambda at, files=files: put(at, files) for files in (begun, FILES))
        for place in killed_at_each(folder / str(len(begun)), first, second, one_in):
            tried += 1
            store = Store(str(place / "store"))
            assert store.get(PDF, told.append) in (None, BEFORE, FILES)
            put(place, FILES)
            assert store.get(PDF, told.append) == FILES
    assert told == []
    return tried


def put(place: Path, files: dict[str, bytes]) -> None:
    place.mkdir(parents=True, exist_ok=True)
    Store(str(place / "store")).put(PDF, files)
