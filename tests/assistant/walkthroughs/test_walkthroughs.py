"""Every walkthrough, end to end: a test is a recording that is thrown away."""

from __future__ import annotations

import ast
import re
from functools import cache
from itertools import groupby, pairwise
from pathlib import Path

import pytest
from PIL import Image

from assistant import leaks, proofs
from assistant.building.workspace import secrets_of
from assistant.facts import courts
from assistant.facts.recording import Recording
from assistant.facts.verbs import VERBS
from assistant.walking.walk import walk
from assistant.walking.walkthrough import BUNDLED, every, find
from mock_site.areas.training.guide_shelf import TITLES, year_of

FOLDER = Path(find("upgrade-account").file).parent
TOUCHED = {*VERBS, "chapter", "step", "as_", "court"}


WHOLE = "enroll-mfa"
"""The one that is pictured and proved each time, and so need not be walked once more."""

SKETCHED = {
    "register-account", "register-without-card", "register-government", "upgrade-account", "recover-login",
    "register-to-efile-non-attorney",
}  # fmt: skip
"""Those that are walked each time: tests of the notices read them too, all but the last, which sends documents."""

EVERY_SKETCH = [
    pytest.param(name, marks=[] if name in SKETCHED else [pytest.mark.long]) for name in BUNDLED if name != WHOLE
]


@pytest.mark.parametrize("name", EVERY_SKETCH)
def test_every_walkthrough_can_be_walked_and_proved(name, sketched):
    __tracebackhide__ = True
    numbers = [step.number for step in sketched(name).steps()]

    assert numbers == list(range(1, len(numbers) + 1))


APPEARS_ABOVE = "The menus **Civil** and **Criminal** appear, and you can file."
"""What a message lower on the page has brought up."""

A_LINE = 8
"""In CSS pixels: what stands on one line need not be as high."""


@pytest.mark.parametrize("name", EVERY_SKETCH)
def test_what_is_seen_on_a_screen_is_told_from_top_to_bottom(name, sketched):
    """So letters run through a picture as they run through the sentences."""
    for screen in sketched(name).screens:
        for one, following in pairwise(step for step in screen.steps if step.sign):
            if one.does.only_read and following.does.only_read and following.sentence != APPEARS_ABOVE:
                first, second = (min(mark.box.y for mark in step.marks) for step in (one, following))
                assert first <= second + A_LINE, following.sentence


@pytest.fixture(scope="module")
def pictured(desk, running_portal, tmp_path_factory):
    """A walk with its pictures and proofs, and its folder."""

    @cache
    def walked(name):
        folder = tmp_path_factory.mktemp(name)
        return walk(find(name), courts.court("mad"), running_portal, desk, folder), folder

    return walked


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[] if name == WHOLE else [pytest.mark.long]) for name in BUNDLED]
)
def test_every_walkthrough_is_pictured_and_proved_and_keeps_no_secret(name, pictured):
    __tracebackhide__ = True
    recording, folder = pictured(name)

    assert all(step.marks for step in recording.steps() if step.said.bold)
    leaks.search(folder, secrets_of(recording.people))
    assert Recording.load(folder) == recording


def test_every_proof_is_a_walkthroughs():
    """One that none uses is walked by nobody."""
    used = "".join(file.read_text(encoding="utf-8") for file in FOLDER.glob("*.py"))
    ours = (name for name, value in vars(proofs).items() if getattr(value, "__module__", "") == proofs.__name__)

    assert [name for name in ours if f"proofs.{name}" not in used] == []


def test_every_file_of_the_folder_is_listed():
    """A walkthrough that nobody can name would never be built."""
    files = {file.stem for file in FOLDER.glob("*.py")} - {"__init__"}

    assert files == {one.file.stem for one in every()}


def test_an_edition_for_another_year_stands_with_the_first_and_tells_its_year():
    """They share what is the same in both, and no reader takes one for the other."""
    editions = [one for one in every() if one.slug.endswith("-2025")]

    assert editions
    for one in editions:
        first = find(one.slug.removesuffix("-2025"))
        assert (one.file, one.era, first.era) == (first.file, "2025", "2021")
        assert one.title == f"{first.title} (2025)"


def test_guides_for_the_same_stand_together():
    """A list of guides has each heading once, and every guide under one."""
    groups = [name for name, _ in groupby(one.group for one in every())]

    assert len(groups) == len(set(groups))
    assert all(groups)


def test_the_portal_lists_guides_in_the_order_in_which_courts_do():
    assert tuple(TITLES) == BUNDLED


@pytest.mark.parametrize("name", BUNDLED)
def test_a_guide_names_guides_of_its_own_year(name):
    """Who reads today's is not sent to that of another year, where there is one of today."""
    editions = {one.title.removesuffix(" (2025)") for one in every() if one.slug.endswith("-2025")}
    walkthrough = find(name)
    words = " ".join([walkthrough.lead, *walkthrough.next, *walkthrough.needs, *walkthrough.troubles.values()])
    named = set(re.findall(r"guide “([^”]+)”", words))

    if walkthrough.era == "2025":
        assert not named & editions
    else:
        assert not {title for title in named if title.endswith("(2025)")}


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


def test_to_upgrade_takes_a_filer_few_steps(sketched):
    """What is only seen is none."""
    assert 20 <= len(list(sketched("upgrade-account").steps())) <= 24


@pytest.mark.parametrize("name", BUNDLED)
def test_a_title_is_short_enough_to_stand_above_every_page(name):
    """A judge of PDFs takes a longer running head for prose that readers would not hear."""
    assert len(find(name).title) <= 40


def test_the_portal_gives_each_guide_the_title_on_its_cover():
    assert {found.slug: found.title for found in every()} == TITLES


def test_the_portal_offers_each_guide_in_its_year():
    assert {found.slug: found.era for found in every()} == {slug: year_of(slug) for slug in TITLES}


def test_no_picture_of_enrolling_shows_a_code_or_what_codes_are_made_from(pictured):
    """No text of the recording has them, and where they stand on the page each picture is of one color."""
    recording, folder = pictured("enroll-mfa")

    kept = (folder / "recording.json").read_text(encoding="utf-8")
    assert not re.search(r"[A-Z2-7]{4}( [A-Z2-7]{4}){7}|[A-Z2-9]{4}(-[A-Z2-9]{4}){2}", kept)
    files = {screen.heading: folder / screen.left.file for screen in recording.screens}
    for heading, box in UNSEEN:
        with Image.open(files[heading]) as picture:
            assert len(picture.convert("RGB").crop(box).getcolors()) == 1


UNSEEN = (
    ("Scan the QR Code", (140, 830, 600, 1290)),
    ("Scan the QR Code", (140, 1445, 1000, 1500)),
    ("Backup Codes", (140, 700, 570, 755)),
)
"""Where the QR code, the setup key and the first backup code stand, in pixels of the pictures."""
