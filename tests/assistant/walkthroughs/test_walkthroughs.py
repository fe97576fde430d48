"""Every walkthrough, end to end: a test is a recording that is thrown away."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from assistant import leaks, proofs
from assistant.building.workspace import secrets_of
from assistant.facts import courts
from assistant.facts.recording import Recording
from assistant.facts.verbs import VERBS
from assistant.walking.walk import walk
from assistant.walking.walkthrough import BUNDLED, every, find
from mock_site.areas.training.guide_shelf import TITLES

FOLDER = Path(find("upgrade-account").file).parent
TOUCHED = {*VERBS, "chapter", "step", "as_", "court"}


WHOLE = "activate-search"
"""The one that is pictured and proved each time, and so need not be walked once more."""


@pytest.mark.parametrize("name", [pytest.param(name, marks=[pytest.mark.long] * (name == WHOLE)) for name in BUNDLED])
def test_every_walkthrough_can_be_walked_and_proved(name, sketched):
    __tracebackhide__ = True
    numbers = [step.number for step in sketched(name).steps()]

    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[] if name == WHOLE else [pytest.mark.long]) for name in BUNDLED]
)
def test_every_walkthrough_is_pictured_and_proved_and_keeps_no_secret(name, desk, running_portal, tmp_path):
    __tracebackhide__ = True
    recording = walk(find(name), courts.court("mad"), running_portal, desk, tmp_path)

    assert all(step.marks for step in recording.steps() if step.said.bold)
    leaks.search(tmp_path, secrets_of(recording.people))
    assert Recording.load(tmp_path) == recording


def test_every_proof_is_a_walkthroughs():
    """One that none uses is walked by nobody."""
    used = "".join(file.read_text(encoding="utf-8") for file in FOLDER.glob("*.py"))
    ours = (name for name, value in vars(proofs).items() if getattr(value, "__module__", "") == proofs.__name__)

    assert [name for name in ours if f"proofs.{name}" not in used] == []


def test_every_file_of_the_folder_is_listed():
    """A walkthrough that nobody can name would never be built."""
    files = {file.stem.replace("_", "-") for file in FOLDER.glob("*.py")} - {"--init--"}

    assert files == set(BUNDLED)


@pytest.mark.parametrize("file", sorted(FOLDER.glob("[a-z]*.py")), ids=lambda file: file.stem)
def test_a_walkthrough_imports_the_assistant_and_touches_the_verbs_only(file):
    tree = ast.parse(file.read_text(encoding="utf-8"))

    imported = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    plain_imports = [node for node in ast.walk(tree) if isinstance(node, ast.Import)]
    touched = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "guide"
    }
    assert imported == {"assistant"}
    assert not plain_imports
    assert touched <= TOUCHED


@pytest.mark.parametrize("file", sorted(FOLDER.glob("[a-z]*.py")), ids=lambda file: file.stem)
def test_sentences_are_templates(file):
    """An f-string could not be listed, translated, or said in another court's words."""
    tree = ast.parse(file.read_text(encoding="utf-8"))

    assert not [node.lineno for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]


@pytest.mark.parametrize("name", BUNDLED)
def test_a_title_is_short_enough_to_stand_above_every_page(name):
    """A judge of PDFs takes a longer running head for prose that readers would not hear."""
    assert len(find(name).title) <= 40


def test_the_portal_gives_each_guide_the_title_on_its_cover():
    assert {found.slug: found.title for found in every()} == TITLES
