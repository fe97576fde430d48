"""Tests stand path for path beside the packages: who changes a module knows where to look."""

from __future__ import annotations

import ast
import runpy
from pathlib import Path

import pytest

HERE = Path(__file__).parent
PACKAGES = ("assistant",)
"""To have the portal held to it too, add "mock_site"."""

ELSEWHERE = {
    "assistant/importing/known.py": "tests/assistant/importing/test_codegen.py reads scripts by it",
    "assistant/proofs.py": "tests/assistant/walkthroughs/test_walkthroughs.py walks guides by each of them",
    "assistant/publishers/office.py": "tests/assistant/publishers/test_docx.py reads what Word says by it",
    "assistant/publishers/slides": "tests/assistant/publishers/test_slides.py makes decks and reads them back",
    "assistant/recorder/comings.py": "tests/assistant/recorder/test_window.py has windows and files come",
    "assistant/recorder/fronts.py": "tests/assistant/recorder/test_window.py follows windows",
    "assistant/recorder/scripts.py": "tests/assistant/recorder/test_ears.py runs them in pages of every make",
    "assistant/walking/reach.py": "tests/assistant/walking/test_frames.py clicks in frames of every size and slant",
    "assistant/walking/windows/samples.py": "tests/assistant/walking/windows/test_uploads.py uploads one of each kind",
    "assistant/walking/windows/seat.py": "tests/assistant/walking/windows/test_following.py opens and closes windows",
    "assistant/walkthroughs": "tests/assistant/walkthroughs/test_walkthroughs.py walks each of them",
}
"""Modules, and folders with all in them, whose tests have another name; each with the reason."""


ACROSS = {
    "assistant/building/test_faults.py": "every fault of every kind of file, as a command tells it",
    "assistant/building/test_names.py": "scripts and courts together, whose guides would lie in one place",
    "assistant/building/test_other_sites.py": "a small site with a memory, and people of one's own, from file to guide",
    "assistant/building/test_searching.py": "workspace and build agree on when documents are searched for secrets",
    "assistant/building/test_store_in_builds.py": "walks and documents through a store, from an order to its files",
    "assistant/building/test_stale.py": "whatever fact changes, no guide comes of a stale walk",
    "assistant/walkthroughs/test_what_filers_must_know.py": "what both notices say and no step shows, in all guides",
    "assistant/comparing/test_seeded.py": "pages that were changed on purpose, from the walk to the report",
    "assistant/importing/test_more.py": "readers, retelling and drafting together, on what is not plain",
    "assistant/publishers/test_alt_texts.py": "an author's words, from her script to every format",
    "assistant/publishers/test_color.py": "the color of a court, in every format",
    "assistant/publishers/test_kept_recordings.py": "recordings that are kept are published as was accepted",
    "assistant/publishers/film/test_drawn_lists.py": "a page, its walk and its film, where it draws its lists",
    "assistant/publishers/test_news.py": "what is new in an edition, in every format",
    "assistant/publishers/test_other_sites.py": "what is not known of a court or a site, in every format",
    "assistant/publishers/test_what_the_court_says.py": "what only the court knows, in every format",
    "assistant/publishers/test_ways_between_pages.py": "links from guide to guide, and to the court's page",
    "assistant/publishers/layout/test_crowded_pages.py": "crops and outlines together, on pages full of controls",
    "assistant/recorder/test_everything.py": "all that a page can have, shown, taken back and walked",
    "assistant/walking/test_marks_found_again.py": "finder and camera together, on pages that draw themselves anew",
    "assistant/walking/test_icons.py": "finder, eyes and pointer together, on a page of controls that show no words",
    "assistant/walking/test_neighbors.py": "what the eyes tell of a page, by which its pictures are cut",
    "assistant/walking/test_rungs.py": "finder and eyes together, on pages by which each way of naming is told",
    "assistant/walking/test_twins.py": "nothing that is hidden or covered is acted on, whatever it is called",
    "assistant/walking/test_secrets_on_pages.py": "eyes, camera and search together, on pages of every kind",
    "assistant/publishers/layout/test_geometry.py": "outlines, numbers and cuts together, on pages of every kind",
}
"""Test files that prove what no module does alone."""


def modules() -> list[Path]:
    """Every module with code of its own, as a path from the repository."""
    root = HERE.parent
    return [
        file.relative_to(root)
        for package in PACKAGES
        for file in sorted((root / package).rglob("*.py"))
        if has_code(file.read_text(encoding="utf-8"))
    ]


def has_code(source: str) -> bool:
    """Whether a module has a function or a class; what only names others has nothing to prove."""
    return any(isinstance(node, (ast.FunctionDef, ast.ClassDef)) for node in ast.parse(source).body)


def places(module: Path) -> list[Path]:
    """Where the tests of a module may stand: for a package, in its folder or beside it."""
    folder = HERE / module.parent
    if module.stem != "__init__":
        return [folder / f"test_{module.stem.removeprefix('_')}.py"]
    return [folder / f"test_{module.parent.name}.py", folder.parent / f"test_{module.parent.name}.py"]


def excepted(module: Path) -> bool:
    return any(str(path) in ELSEWHERE for path in (module.as_posix(), *map(Path.as_posix, module.parents)))


MODULES = modules()


@pytest.mark.parametrize("module", [each for each in MODULES if not excepted(each)], ids=Path.as_posix)
def test_every_module_has_a_test_file_of_its_name(module):
    expected = [place.relative_to(HERE.parent).as_posix() for place in places(module)]

    assert any(place.is_file() for place in places(module)), f"{module} has no tests: write {' or '.join(expected)}"


@pytest.mark.parametrize("name", ELSEWHERE)
def test_every_exception_is_of_something_that_is_there(name):
    assert (HERE.parent / name).exists()


def test_every_test_file_has_the_name_of_what_it_proves():
    """One that has not was left behind when its module moved, or is named vaguely."""
    known = {place for module in MODULES for place in places(module)}
    known |= {HERE.parent / reason.split(" ")[0] for reason in ELSEWHERE.values()} | {HERE / name for name in ACROSS}
    found = {file for package in PACKAGES for file in (HERE / package).rglob("test_*.py")}

    assert sorted(file.relative_to(HERE).as_posix() for file in found - known) == []


def test_every_mutation_of_the_trials_is_of_code_that_is_there():
    """A trial breaks the code and takes long: that its words have changed meanwhile is noticed here."""
    mutations = runpy.run_path(str(HERE / "trials" / "mutations.py"))["MUTATIONS_OF"]
    every = [(HERE.parent / package / one.file, one) for package, those in mutations.items() for one in those]

    assert [one.wrong for file, one in every if file.read_text(encoding="utf-8").count(one.right) != 1] == []


TOP = {
    "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile", "README.md", "assistant", "mock_site", "pyproject.toml",
    "recordings", "tests", "build", "dist",
}  # fmt: skip
"""What stands in the repository's own folder, and the two that are made there."""


def test_nothing_else_lies_at_the_top():
    """A file that some trial left there is the first thing a stranger would see."""
    assert {path.name for path in HERE.parent.iterdir() if not path.name.startswith(".")} <= TOP
