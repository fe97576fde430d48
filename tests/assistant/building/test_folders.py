"""Nothing of a person's is lost when a folder or a file is replaced, whenever that ends."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.building import folders
from assistant.errors import BadInput


def laid(folder: Path, **files: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def told_of(folder: Path) -> dict[str, str]:
    return {str(file.relative_to(folder)): file.read_text("utf-8") for file in folder.rglob("*") if file.is_file()}


def test_a_folder_takes_the_place_of_another(tmp_path):
    folders.replace_folder(laid(tmp_path / "fresh", a="new"), laid(tmp_path / "place", a="old", b="old"))

    assert told_of(tmp_path) == {"place/a": "new"}


def test_what_a_killed_build_had_taken_away_comes_back(tmp_path):
    laid(tmp_path / ".place.old", mine="kept")

    folders.put_back(tmp_path / "place")

    assert told_of(tmp_path) == {"place/mine": "kept"}


def test_what_is_not_dropped_is_the_same_file_in_both_folders(tmp_path):
    place, fresh, told = laid(tmp_path / "place", a="hers", b="ours", c="mine"), laid(tmp_path / "fresh", a="new"), []

    folders.keep_the_rest(place, fresh, lambda _, path: path == "b", told.append)

    assert told_of(fresh) == {"a": "new", "a-edited": "hers", "c": "mine"}
    assert (place / "c").samefile(fresh / "c")
    assert told == [f"{place / 'a'} was changed by hand. It is kept as a-edited, and a new one is in its place."]


def test_a_folder_that_has_a_new_files_name_is_moved_aside(tmp_path):
    place, fresh = laid(tmp_path / "place" / "a", x="mine").parent, laid(tmp_path / "fresh", a="new")

    folders.keep_the_rest(place, fresh, lambda *_: False, lambda _: None)

    assert told_of(fresh) == {"a": "new", "a-edited/x": "mine"}


def test_where_nothing_can_be_linked_it_is_copied(tmp_path, monkeypatch):
    def no_links(*_, **__):
        raise OSError("this disk has none")

    monkeypatch.setattr(folders.os, "link", no_links)
    folders.link(laid(tmp_path, a="mine") / "a", tmp_path / "other" / "a")

    assert told_of(tmp_path) == {"a": "mine", "other/a": "mine"}
    with pytest.raises(BadInput, match="cannot be kept while"):
        folders.link(tmp_path / "gone", tmp_path / "other" / "gone")


def test_files_are_put_beside_others_and_what_is_not_ours_makes_way(tmp_path):
    place, fresh = laid(tmp_path / "place", a="hers", b="ours", c="mine"), laid(tmp_path / "fresh", a="1", b="2")

    made = folders.put_beside(fresh, place, {"b": folders.hash_of(place / "b")}, lambda _: None)

    assert made == (place / "a", place / "b")
    assert told_of(place) == {"a": "1", "a-edited": "hers", "b": "2", "c": "mine"}


def test_what_we_made_is_taken_away_and_nothing_else(tmp_path):
    place = laid(tmp_path / "place", a="ours", b="changed", note="")
    laid(place / "pictures", x="ours")
    laid(tmp_path / "elsewhere", x="ours")
    (place / "led").symlink_to(tmp_path / "elsewhere")
    known = folders.hash_of(place / "a")

    gone = folders.take_away(place, dict.fromkeys(("a", "b", "pictures/x", "led/x"), known), "note")

    assert gone == ("a", "pictures/x")
    assert {path.name for path in place.iterdir()} == {"b", "led"}
    assert told_of(tmp_path / "elsewhere") == {"x": "ours"}


def test_a_file_and_the_names_in_a_folder_are_forced_to_the_disk(tmp_path, monkeypatch):
    forced = []
    monkeypatch.setattr(folders.os, "fsync", lambda descriptor: forced.append(os.fstat(descriptor).st_ino))
    laid(tmp_path, a="new")

    for path in (tmp_path / "a", tmp_path):
        folders.to_the_disk(path)

    assert forced == [(tmp_path / "a").stat().st_ino, tmp_path.stat().st_ino]
