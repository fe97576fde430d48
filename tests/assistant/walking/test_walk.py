"""A walk is known by all that it came from: its script, its people, and every module of the engine."""

from __future__ import annotations

import ast
import codecs
from functools import cache
from pathlib import Path

import pytest

import assistant
from assistant.building import provenance
from assistant.facts import courts, people
from assistant.settings import settings
from assistant.walking import portal, walk
from assistant.walking.walkthrough import find

HOUSE = Path(assistant.__file__).parent


def file_of(module: str) -> Path | None:
    """The file of a module of ours; None for a name that is none."""
    place = HOUSE.parent / module.replace(".", "/")
    return next((file for file in (place.with_suffix(".py"), place / "__init__.py") if file.is_file()), None)


@cache
def imported(file: Path) -> set[Path]:
    """The files of ours that a file imports, wherever in it."""
    names = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{one.name}" for one in node.names)}
    parts = {".".join(name.split(".")[:length]) for name in names for length in range(1, name.count(".") + 2)}
    return {found for name in parts if name.split(".")[0] == "assistant" and (found := file_of(name))}


def stands_on(*files: Path) -> set[Path]:
    """These files and all of ours that they import, and those in turn."""
    known, new = set(), set(files)
    while new:
        known |= new
        new = {one for file in new for one in imported(file)} - known
    return known


@pytest.mark.parametrize("script", sorted((HOUSE / "walkthroughs").glob("*_*.py")), ids=lambda file: file.stem)
def test_every_module_that_a_walk_imports_is_in_its_source(script):
    missing = stands_on(HOUSE / "walking" / "walk.py", script) - {script} - set(walk.engine())

    assert not missing, "a change of these would leave walks that are stale"


def test_every_module_that_a_publisher_imports_is_in_its_source():
    publishers = stands_on(*(HOUSE / "publishers").rglob("*.py"))

    assert not publishers - set(provenance.sources()), "a change of these would leave documents that are stale"


def test_the_engine_has_its_scripts_for_the_page_too():
    assert HOUSE / "walking" / "eyes" / "words.js" in walk.engine()


def test_a_persons_secret_is_in_the_source(monkeypatch, tmp_path):
    code = walk.source_code(find("check-account-type"))
    for file in people.PEOPLE_FOLDER.glob("*.toml"):
        text = file.read_text(encoding="utf-8")
        (tmp_path / file.name).write_text(text.replace("Saltmarsh Ferry", "Saltmarsh Fairy"), encoding="utf-8")

    monkeypatch.setattr(people, "PEOPLE_FOLDER", tmp_path)

    assert walk.source_code(find("check-account-type")) != code


def test_the_day_of_the_edition_is_the_settings_where_the_court_names_none(monkeypatch):
    """It is said anew whenever a kept walk is used, so it is no part of the walk."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1632182400")
    settings.cache_clear()
    undated = courts.court("mad").model_copy(update={"edition": None})
    try:
        assert str(walk.facts(undated, "link-account").edition_date) == "2021-09-21"
    finally:
        monkeypatch.undo()
        settings.cache_clear()


def test_the_go_live_counts_only_where_it_decides_the_date():
    mad = courts.court("mad")

    assert walk.day_fact(find("link-account"), mad) == {"go_live": "2021-09-20"}
    assert walk.day_fact(find("check-account-type"), mad) == {}


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_line_ends_and_marks_of_windows_are_none_of_the_source(monkeypatch, tmp_path, mark):
    """A checkout by Git for Windows, a person's file saved by Notepad: not one word differs, nor does the edition."""
    script = tmp_path / "check_account_type.py"
    script.write_bytes(mark + as_on_windows(find("check-account-type").file))
    code = walk.source_code(find("check-account-type"))
    for file in people.PEOPLE_FOLDER.glob("*.toml"):
        (tmp_path / file.name).write_bytes(mark + as_on_windows(file))
    engine = []
    for number, file in enumerate(walk.engine()):
        engine.append(tmp_path / f"{number}{file.suffix}")
        engine[-1].write_bytes(file.read_bytes() if file.suffix in NO_TEXT else as_on_windows(file))

    monkeypatch.setattr(people, "PEOPLE_FOLDER", tmp_path)
    monkeypatch.setattr(walk, "engine", lambda: engine)

    assert walk.source_code(find(str(script))) == code


def test_the_portal_counts_alike_with_other_line_ends(monkeypatch, tmp_path):
    for file in portal.HOUSE.rglob("*"):
        if file.is_file() and "__pycache__" not in file.parts:
            copy = tmp_path / file.relative_to(portal.HOUSE)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(file.read_bytes() if b"\0" in file.read_bytes() else as_on_windows(file))
    code = portal.digest()

    monkeypatch.setattr(portal, "HOUSE", tmp_path)

    assert portal.digest() == code


NO_TEXT = (".woff2",)


def as_on_windows(file: Path) -> bytes:
    return file.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def test_a_script_says_how_patient_a_walk_is_or_else_the_sites_file_or_the_settings():
    court = courts.court("mad")
    patient = court.model_copy(update={"patience": 5.0})

    assert walk.patience_at(court) == settings().patience
    assert walk.patience_at(patient) == 5.0
    assert walk.patience_at(patient, 8) == 8
