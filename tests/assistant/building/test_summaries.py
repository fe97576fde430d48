"""Lists say of a kept walk what the walk says, and open it only when it is another than before."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_up_walk import kept_in

from assistant.building import summaries
from assistant.building.summaries import SUMMARY
from assistant.facts.recording import FILE_NAME, Recording


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    kept_in(tmp_path / "walk")
    return tmp_path / "walk"


def never_opened(monkeypatch):
    def opened(*_: object) -> None:
        raise AssertionError("it was opened")

    monkeypatch.setattr(Recording, "load", opened)


def test_lists_say_what_the_walk_says_without_its_screens(folder, monkeypatch):
    walk = Recording.load(folder)

    first = summaries.listed(folder)
    never_opened(monkeypatch)
    then = summaries.listed(folder)

    assert first == then == walk.model_copy(update={"screens": ()})
    assert first.edition == then.edition == walk.edition


def test_another_walk_in_its_place_is_opened(folder):
    summaries.listed(folder)
    Recording.load(folder).model_copy(update={"title": "Another title"}).save(folder)

    assert summaries.listed(folder).title == "Another title"


def test_a_walk_that_was_changed_by_hand_is_in_no_list(folder):
    summaries.listed(folder)
    file = folder / FILE_NAME
    file.write_text(file.read_text(encoding="utf-8").replace("Marjorie", "Margaret"), encoding="utf-8")

    assert summaries.listed(folder) is None


@pytest.mark.parametrize("there", ["", "{}", "no JSON", "[" * 10_000])
def test_a_summary_that_is_none_is_written_anew(folder, there):
    (folder / SUMMARY).write_text(there, encoding="utf-8")

    assert summaries.listed(folder).title == Recording.load(folder).title
    assert summaries.read(folder) is not None


def test_what_other_code_calls_its_edition_does_not_count(folder, monkeypatch):
    summaries.listed(folder)
    monkeypatch.setattr(summaries, "code_of_editions", lambda: "other code")

    assert summaries.read(folder) is None


def test_where_nothing_can_be_written_lists_open_the_walk(folder, monkeypatch):
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)

    assert summaries.listed(folder).title == Recording.load(folder).title


def test_where_no_walk_is_lists_say_nothing(tmp_path):
    assert summaries.listed(tmp_path) is None
