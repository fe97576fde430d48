"""The one table of formats, and all that is derived from it."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from assistant import cli, publishers
from assistant.building import build
from assistant.publishers import FORMATS, CourtFormat, Format, GuideFormat, index

README = Path(__file__).parents[3] / "README.md"
ROW = re.compile(r"^\| `([a-z]+)` \| (.+) \|$", re.MULTILINE)

HEAVY = "import sys, assistant.publishers; print({'av', 'pikepdf', 'PIL', 'jinja2', 'docx'} & set(sys.modules))"


def published(name, recording, into, desk):
    one = FORMATS[name]
    if isinstance(one, CourtFormat):
        return one.publish([recording], into, desk)
    return one.publish(recording, into, desk)


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "film"])  # which has tests of its own
def test_every_format_writes_the_file_that_the_table_names(recording, desk, tmp_path, name):
    written = published(name, recording, tmp_path, desk)

    assert written == tmp_path / FORMATS[name].file.format(slug="upgrade-account")
    assert written.is_file()


def test_naming_the_formats_loads_no_library():
    loaded = subprocess.run([sys.executable, "-c", HEAVY], capture_output=True, text=True, check=True)

    assert loaded.stdout.strip() == "set()"


def test_no_two_formats_share_a_file_or_a_link():
    for told in ("file", "label", "what"):
        said = [getattr(one, told) for one in FORMATS.values()]
        assert len(set(said)) == len(said), f"two formats have the same {told}"


def test_every_format_is_told_in_words():
    for name, one in FORMATS.items():
        empty = [fact.name for fact in fields(one) if getattr(one, fact.name) == ""]
        assert not empty, f"{name} says nothing of its {empty}"


def test_a_format_of_one_guide_is_named_after_it_and_one_of_all_is_not():
    """Two guides of a court may not write the same file."""
    for name, one in FORMATS.items():
        assert ("{slug}" in one.file) == isinstance(one, GuideFormat), f"{name} writes {one.file}"


def test_the_readme_tells_of_every_format_in_the_tables_words():
    told = dict(ROW.findall(README.read_text(encoding="utf-8")))

    wanted = {name: one.what for name, one in FORMATS.items()}
    rows = "\n".join(f"| `{name}` | {what} |" for name, what in wanted.items())
    assert told == wanted, f"the table of formats in README.md has to be this one:\n{rows}"


def test_the_help_names_every_format_and_which_ones_must_be_asked_for():
    as_a_rule, on_request = cli.FORMATS.split(";")

    assert re.findall(r"[a-z]+", as_a_rule) == list(publishers.made_by_default())
    assert {name for name in FORMATS if re.search(rf"\b{name}\b", on_request)} == {"film", "pictures"}


def test_what_must_be_asked_for_says_so():
    assert Format("a.txt", "Text", "a text").what == "a text"
    assert Format("a.txt", "Text", "a text", on_request=True).what == "a text; only when you ask for it"


def test_every_format_is_of_one_guide_or_of_all():
    assert {**publishers.of_one_guide(), **publishers.of_all_guides()} == FORMATS
    assert set(publishers.made_by_default()) | set(publishers.made_on_request()) == FORMATS.keys()


def test_a_new_format_is_offered_built_and_linked_without_another_line(recording, tmp_path, monkeypatch):
    """One entry in the table is all that a publisher needs."""

    def publish(recording, into, _desk):
        file = into / f"{recording.walkthrough}.txt"
        file.write_text(recording.title)
        return file

    monkeypatch.setitem(FORMATS, "txt", GuideFormat("{slug}.txt", "Plain text", "words alone", publish=publish))
    folder = tmp_path / recording.court.id / recording.walkthrough
    folder.mkdir(parents=True)

    (name,) = build.known_formats(["txt"], together=False)
    publishers.of_one_guide()[name].publish(recording, folder, None)
    index.publish([recording], tmp_path)

    assert "txt" in build.known_formats([], together=True)
    page = (tmp_path / recording.court.id / "index.html").read_text(encoding="utf-8")
    assert '<a href="upgrade-account/upgrade-account.txt" aria-label="Plain text: ' in page
