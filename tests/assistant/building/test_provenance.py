"""The note of what documents were made from: they are current only while all of it holds."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.building import provenance
from assistant.building.folders import hash_of
from assistant.building.provenance import Provenance
from assistant.facts.recording import Recording

KEPT = Path(__file__).parents[3] / "recordings" / "check-account-type"
FILES = {"guide.html": "html", "guide.pdf": "pdf", "pictures/01.png": "markdown"}
"""Documents, and the formats that they are of."""


@pytest.fixture(scope="module")
def recording() -> Recording:
    return Recording.load(KEPT)


@pytest.fixture
def folder(tmp_path) -> Path:
    """A guide's folder as a build leaves it."""
    (tmp_path / "pictures").mkdir()
    for name in FILES:
        (tmp_path / name).write_text(f"the bytes of {name}")
    return tmp_path


def noted(folder: Path, recording: Recording) -> Provenance:
    """What a build notes of it."""
    made = provenance.origin([recording], FILES.values())
    files = {name: {name: hash_of(folder / name)} for name in FILES}
    return Provenance(
        formats={FILES[name]: made[FILES[name]].model_copy(update={"files": files[name]}) for name in FILES}
    )


def current(folder: Path, recording: Recording, now: Recording | None = None) -> set[str]:
    known = noted(folder, recording)
    known.leave(folder / provenance.NOTE)
    return provenance.current(
        provenance.read(folder / provenance.NOTE), provenance.origin([now or recording], FILES.values()), folder
    )


def test_every_format_is_current_while_nothing_has_changed(folder, recording):
    assert current(folder, recording) == set(FILES.values())


def test_the_note_names_every_document_by_its_path_and_is_none_itself(folder, recording):
    note = noted(folder, recording)
    note.leave(folder / provenance.NOTE)

    assert note.files == provenance.hashes(folder)
    assert provenance.hashes(folder).keys() == FILES.keys()
    assert provenance.documents(folder) == tuple(sorted(folder / name for name in FILES))


def changed(file):
    file.write_text("by hand")


def removed(file):
    file.unlink()


def led_elsewhere(file):
    copy = file.with_name("copy")
    file.rename(copy)
    file.symlink_to(copy)


@pytest.mark.parametrize("spoil", [changed, removed, led_elsewhere], ids=lambda spoil: spoil.__name__)
def test_a_format_is_not_current_once_a_document_of_it_is_touched(folder, recording, spoil):
    note = noted(folder, recording)

    spoil(folder / "pictures" / "01.png")

    assert provenance.current(note, provenance.origin([recording], FILES.values()), folder) == {"html", "pdf"}


@pytest.mark.parametrize("text", ["", "{", "[]", '{"weather": "fine"}', '{"formats": {"html": 3}}'])
def test_a_note_that_cannot_be_read_says_nothing(folder, text):
    (folder / provenance.NOTE).write_text(text)

    assert provenance.read(folder / provenance.NOTE) == Provenance()


def test_a_guide_of_another_edition_is_not_current(folder, recording):
    other = recording.model_copy(update={"title": "Another title"})

    assert current(folder, recording, other) == set()
    assert provenance.outdated_formats(noted(folder, recording), [other]) == set(FILES.values())
    assert provenance.outdated_formats(noted(folder, recording), [recording]) == set()


def test_a_guide_of_other_publishers_is_not_current(folder, recording, tmp_path, monkeypatch):
    note = noted(folder, recording)
    sources = tmp_path / "publishers"
    sources.mkdir()
    (sources / "html.py").write_text("another way")
    monkeypatch.setattr(provenance, "PUBLISHERS", sources)

    assert provenance.current(note, provenance.origin([recording], FILES.values()), folder) == set()


def test_what_is_said_of_a_court_has_a_code_and_the_day_of_the_edition_is_not_in_it(recording):
    facts = recording.court
    dated = facts.model_copy(update={"edition_date": date(2021, 10, 1)})

    assert provenance.facts_code(facts) == provenance.facts_code(dated)
    assert provenance.facts_code(facts) != provenance.facts_code(facts.model_copy(update={"pacer_phone": "1"}))


def test_the_publishers_code_follows_every_source_by_name_and_content(tmp_path, monkeypatch):
    monkeypatch.setattr(provenance, "PUBLISHERS", tmp_path)

    def code() -> str:
        provenance.code_below.cache_clear()  # as in another process
        return provenance.publishers_code(("html", "pdf"))

    codes = [code()]
    (tmp_path / "html.py").write_text("one way")
    codes.append(code())
    (tmp_path / "html.py").write_text("another way")
    codes.append(code())
    (tmp_path / "html.py").rename(tmp_path / "web.py")
    codes.append(code())
    (tmp_path / "web.pyc").write_text("what Python makes of it")
    last = code()

    assert len(set(codes)) == 4
    assert last == codes[-1]


def test_a_document_of_several_guides_is_of_their_editions_and_names_them(recording):
    other = recording.model_copy(update={"title": "Another title", "walkthrough": "another"})

    made = provenance.origin([recording, other], ["handbook"])["handbook"]

    assert made.edition == f"{recording.edition} {other.edition}"
    assert made.guides == (recording.walkthrough, "another")
