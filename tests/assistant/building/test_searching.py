"""Documents are searched for secrets when they are made, and again when there is something else to look for."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from made_up_walk import kept_in

from assistant import leaks, publishers
from assistant.building.workspace import Workspace
from assistant.errors import SecretFound
from assistant.facts import people
from assistant.facts.recording import Recording
from assistant.publishers import CourtFormat, GuideFormat
from assistant.walking import walk

SAID = "Cordial Orchard"


@pytest.fixture
def searched(monkeypatch) -> list[str]:
    """What was searched so far: for what was just made, the folder that it is for; else the document."""
    names: list[str] = []
    search = leaks.search

    def noting(place: Path, secrets: object) -> None:
        is_new = place.parent.name.endswith(".new")
        names.append(place.parent.name.strip(".").removesuffix(".new") if is_new else place.name)
        search(place, secrets)  # type: ignore[arg-type]

    monkeypatch.setattr(leaks, "search", noting)
    return names


@pytest.fixture
def workspace(monkeypatch, tmp_path):
    """One that makes a page and a handbook of a few words; no browser is needed for them."""

    def page(_recording: Recording, into: Path, _desk: object) -> Path:
        (into / "page.html").write_text(f"<p>{SAID}</p>", encoding="utf-8")
        return into / "page.html"

    def book(recordings: Sequence[Recording], into: Path, desk: object) -> Path:
        return page(recordings[0], into, desk)

    monkeypatch.setitem(publishers.FORMATS, "page", GuideFormat("page.html", "Page", "a page", publish=page))
    monkeypatch.setitem(publishers.FORMATS, "book", CourtFormat("page.html", "Book", "a book", publish=book))
    with Workspace([], tmp_path) as ours:
        yield ours


@pytest.fixture
def walked(tmp_path) -> Recording:
    return kept_in(tmp_path / "walked")


def test_what_was_searched_is_not_searched_again(workspace, walked, tmp_path, searched):
    for _ in range(2):
        workspace.publish(walked, ["page"], tmp_path / "small")
        workspace.publish_together([walked], ["book"], tmp_path / "court")

    assert searched == ["small", "together"]


def test_a_document_that_was_touched_is_made_and_searched_again(workspace, walked, tmp_path, searched):
    workspace.publish(walked, ["page"], tmp_path / "small")
    (tmp_path / "small" / "page.html").write_text("touched", encoding="utf-8")

    workspace.publish(walked, ["page"], tmp_path / "small")

    assert searched == ["small", "small"]
    assert SAID in (tmp_path / "small" / "page.html").read_text(encoding="utf-8")


def test_a_secret_that_a_person_has_since_then_is_found(workspace, walked, tmp_path, monkeypatch):
    workspace.publish(walked, ["page"], tmp_path / "small")
    workspace.publish_together([walked], ["book"], tmp_path / "court")
    for file in people.PEOPLE_FOLDER.glob("*.toml"):
        text = file.read_text(encoding="utf-8").replace("Saltmarsh Ferry", SAID)
        (tmp_path / file.name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(people, "PEOPLE_FOLDER", tmp_path)

    with pytest.raises(SecretFound):
        workspace.publish(walked, ["page"], tmp_path / "small")
    with pytest.raises(SecretFound):
        workspace.publish_together([walked], ["book"], tmp_path / "court")


def test_a_change_of_the_search_has_all_searched_again(workspace, walked, tmp_path, searched, monkeypatch):
    workspace.publish(walked, ["page"], tmp_path / "small")
    copy = tmp_path / "leaks.py"
    copy.write_text("# searches otherwise", encoding="utf-8")
    engine = tuple(copy if file.name == "leaks.py" else file for file in walk.engine())
    assert copy in engine

    monkeypatch.setattr(walk, "engine", lambda: engine)
    workspace.publish(walked, ["page"], tmp_path / "small")

    assert searched == ["small", "page.html"]


def test_a_recording_whose_script_is_not_here_is_always_searched(workspace, walked, tmp_path, searched):
    walked = walked.model_copy(update={"walkthrough": "shown-by-hand"})

    for _ in range(2):
        workspace.publish(walked, ["page"], tmp_path / "small")

    assert searched == ["small", "page.html"]


def test_the_note_of_origin_holds_nothing_that_a_secret_could_be_guessed_from(workspace, walked, tmp_path):
    workspace.publish(walked, ["page"], tmp_path / "small")

    note = json.loads((tmp_path / "small" / ".made-of.json").read_text(encoding="utf-8"))
    assert set(note["formats"]["page"]) == {"edition", "publishers", "facts", "guides", "files"}
