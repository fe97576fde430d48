"""Lists say of a kept walk what the walk says, and open it only when it is another than before."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from made_up_builds import files_in
from made_up_walk import kept_in

from assistant.building import summaries
from assistant.building.summaries import SUMMARY
from assistant.facts.recording import FILE_NAME, Recording
from assistant.publishers import index

KEPT = Path(__file__).parents[3] / "recordings" / "check-account-type"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    kept_in(tmp_path / "walk")
    return tmp_path / "walk"


def never_opened(monkeypatch):
    def opened(*_: object) -> None:
        raise AssertionError("it was opened")

    monkeypatch.setattr(Recording, "load", opened)


def test_lists_say_what_the_walk_says_and_not_where(folder, monkeypatch):
    walk = Recording.load(folder)

    first = summaries.listed(folder)
    never_opened(monkeypatch)
    then = summaries.listed(folder)

    assert first == then != walk
    assert first.edition == then.edition == walk.edition
    assert said_in(first) == said_in(walk) != []
    assert not [screen for screen in first.screens if screen.inventory or screen.neighbors or screen.accessibility]


def said_in(recording: Recording) -> list[tuple[object, ...]]:
    return [(step.sign, step.sentence, step.verb) for step in recording.steps_and_results()]


@pytest.mark.parametrize("walked", [None, KEPT], ids=["made up", "walked"])
def test_pages_of_lists_are_those_that_the_walks_themselves_would_make(folder, tmp_path, walked):
    if walked is not None:
        folder = shutil.copytree(walked, tmp_path / "kept")
    walk = Recording.load(folder)
    steps = len(list(walk.steps()))
    assert steps > 0

    index.publish([walk], tmp_path / "of walks", is_there=lambda _: True)
    index.publish([summaries.listed(folder)], tmp_path / "of summaries", is_there=lambda _: True)

    of_walks, of_summaries = (files_in(tmp_path / name) for name in ("of walks", "of summaries"))
    assert of_summaries == of_walks
    page = of_summaries[f"{walk.court.id}/index.html"].decode()
    assert f"{steps} step" in page
    assert page.count("<li") > steps


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
