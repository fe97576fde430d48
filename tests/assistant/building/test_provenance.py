"""The note of what documents were made from: they are current only while all of it holds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.building import provenance
from assistant.facts.recording import Recording

KEPT = Path(__file__).parents[3] / "recordings" / "check-account-type"
FORMATS = ("html", "pdf")


@pytest.fixture(scope="module")
def recording() -> Recording:
    return Recording.load(KEPT)


@pytest.fixture
def folder(tmp_path, recording) -> Path:
    """A guide's folder as a build leaves it."""
    (tmp_path / "pictures").mkdir()
    for name in ("guide.html", "guide.pdf", "pictures/01.png"):
        (tmp_path / name).write_text(f"the bytes of {name}")
    provenance.leave_note(tmp_path, recording, FORMATS)
    return tmp_path


def test_a_guide_is_current_while_nothing_has_changed(folder, recording):
    assert provenance.is_current(folder, recording, FORMATS)


def test_the_note_names_every_document_by_its_path_and_is_none_itself(folder):
    names = {"guide.html", "guide.pdf", "pictures/01.png"}

    assert provenance.hashes(folder).keys() == names
    assert json.loads((folder / provenance.NOTE).read_text(encoding="utf-8"))["files"].keys() == names
    assert provenance.documents(folder) == tuple(sorted(folder / name for name in names))


def changed(folder):
    (folder / "guide.html").write_text("by hand")


def removed(folder):
    (folder / "pictures" / "01.png").unlink()


def added(folder):
    (folder / "more.txt").write_text("by hand")


def without_a_note(folder):
    (folder / provenance.NOTE).unlink()


def with_a_note_that_cannot_be_read(folder):
    (folder / provenance.NOTE).write_text("{")


def with_a_note_of_another_version(folder):
    note = json.loads((folder / provenance.NOTE).read_text(encoding="utf-8"))
    (folder / provenance.NOTE).write_text(json.dumps({**note, "weather": "fine"}))


@pytest.mark.parametrize(
    "spoil",
    [changed, removed, added, without_a_note, with_a_note_that_cannot_be_read, with_a_note_of_another_version],
    ids=lambda spoil: spoil.__name__,
)
def test_a_guide_is_not_current_once_its_folder_is_touched(folder, recording, spoil):
    spoil(folder)

    assert not provenance.is_current(folder, recording, FORMATS)


def test_a_guide_of_another_edition_is_not_current(folder, recording):
    other = recording.model_copy(update={"title": "Another title"})

    assert not provenance.is_current(folder, other, FORMATS)


@pytest.mark.parametrize("formats", [("html",), ("html", "pdf", "docx"), ()])
def test_a_guide_in_other_formats_is_not_current(folder, recording, formats):
    assert not provenance.is_current(folder, recording, formats)


def test_a_guide_of_other_publishers_is_not_current(folder, recording, tmp_path, monkeypatch):
    sources = tmp_path / "publishers"
    sources.mkdir()
    (sources / "html.py").write_text("another way")
    monkeypatch.setattr(provenance, "PUBLISHERS", sources)

    assert not provenance.is_current(folder, recording, FORMATS)


def test_the_publishers_code_follows_every_source_by_name_and_content(tmp_path, monkeypatch):
    monkeypatch.setattr(provenance, "PUBLISHERS", tmp_path)
    codes = [provenance.publishers_code(FORMATS)]
    (tmp_path / "html.py").write_text("one way")
    codes.append(provenance.publishers_code(FORMATS))
    (tmp_path / "html.py").write_text("another way")
    codes.append(provenance.publishers_code(FORMATS))
    (tmp_path / "html.py").rename(tmp_path / "web.py")
    codes.append(provenance.publishers_code(FORMATS))
    (tmp_path / "web.pyc").write_text("what Python makes of it")
    last = provenance.publishers_code(FORMATS)

    assert len(set(codes)) == 4
    assert last == codes[-1]


@pytest.fixture
def court(tmp_path, recording) -> Path:
    """A court's folder with a guide in it, and a document of all guides beside that."""
    (tmp_path / "a-guide").mkdir()
    made = tmp_path / "fresh"
    made.mkdir()
    (made / "handbook.pdf").write_text("all guides")
    provenance.leave_note_together(made, [recording], ("handbook",))
    for file in made.iterdir():
        file.rename(tmp_path / file.name)
    made.rmdir()
    return tmp_path


def test_documents_of_all_guides_are_current_whatever_lies_beside_them(court, recording):
    (court / "a-guide" / "guide.html").write_text("a guide")

    assert provenance.current_together(court, [recording], ("handbook",)) == (court / "handbook.pdf",)


def test_documents_of_all_guides_are_not_current_once_touched_or_of_other_guides(court, recording):
    other = recording.model_copy(update={"title": "Another title"})

    assert provenance.current_together(court, [recording, other], ("handbook",)) == ()
    assert provenance.current_together(court, [recording], ("another",)) == ()
    (court / "handbook.pdf").write_text("by hand")
    assert provenance.current_together(court, [recording], ("handbook",)) == ()
    (court / "handbook.pdf").unlink()
    assert provenance.current_together(court, [recording], ("handbook",)) == ()
