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
from assistant.errors import BadInput
from assistant.publishers import FORMATS, CourtFormat, Format, GuideFormat, index

pytestmark = pytest.mark.siblings(6, of="file")

README = Path(__file__).parents[3] / "README.md"
ROW = re.compile(r"^\| `([a-z]+)` \| (.+) \|$", re.MULTILINE)

HEAVY = "import sys, assistant.publishers; print({'av', 'pikepdf', 'PIL', 'jinja2', 'docx', 'pptx'} & set(sys.modules))"


def published(name, recording, into, desk):
    one = FORMATS[name]
    if isinstance(one, CourtFormat):
        return one.publish([recording], into, desk)
    return one.publish(recording, into, desk)


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "film"])  # which has tests of its own
def test_every_format_writes_the_file_that_the_table_names(recording, desk, tmp_path, name):
    written = published(name, recording, tmp_path, desk)

    of_all = isinstance(FORMATS[name], CourtFormat)
    promised = FORMATS[name].file.format(name="mad" if of_all else "mad-upgrade-account")
    assert written == tmp_path / promised, f"{name} wrote {written.name}; its row of FORMATS says {promised}"
    assert written.is_file()


def test_naming_the_formats_loads_no_library():
    loaded = subprocess.run([sys.executable, "-c", HEAVY], capture_output=True, text=True, check=True)

    assert loaded.stdout.strip() == "set()"


def test_every_publisher_has_a_row():
    """A module with `publish` that no row calls would make nothing. A court's pages are made last, by themselves."""
    table = Path(publishers.__file__).read_text(encoding="utf-8")
    uncalled = [
        name
        for name, source in publisher_sources()
        if re.search(r"^def publish(_all)?\(", source, re.MULTILINE)
        and not re.search(rf"from assistant\.publishers import {name}$", table, re.MULTILINE)
    ]

    assert uncalled == ["index"], f"no row of FORMATS calls {uncalled}: enter it in assistant/publishers/__init__.py"
    called = {made.publish.__name__ for made in publishers.FORMATS.values()}
    without_row = {name for name in vars(publishers) if name.startswith("publish_")} - called
    assert not without_row, f"no row of FORMATS has {without_row}: enter it in assistant/publishers/__init__.py"


def publisher_sources():
    folder = Path(publishers.__file__).parent
    for file in sorted(folder.glob("[!_]*.py")):
        yield file.stem, file.read_text(encoding="utf-8")
    for file in sorted(folder.glob("*/__init__.py")):
        yield file.parent.name, file.read_text(encoding="utf-8")


def test_no_two_formats_share_a_file_or_a_link():
    for told in ("file", "label", "what"):
        said = [getattr(one, told) for one in FORMATS.values()]
        assert len(set(said)) == len(said), f"two formats have the same {told}"


def test_every_format_is_told_in_words():
    for name, one in FORMATS.items():
        empty = [fact.name for fact in fields(one) if getattr(one, fact.name) == ""]
        assert not empty, f"{name} says nothing of its {empty}"


def test_every_document_is_named_after_its_court_and_guide():
    """Two guides, of whatever courts, lie beside each other where a reader keeps what she has downloaded."""
    for name, one in FORMATS.items():
        assert "{name}" in one.file, f"{name} writes {one.file}"


def test_the_readme_tells_of_every_format_in_the_tables_words():
    told = dict(ROW.findall(README.read_text(encoding="utf-8")))

    wanted = {name: one.what for name, one in FORMATS.items()}
    more = ", ".join(told.keys() - wanted.keys())
    assert not more, f"README.md tells of {more}, which is not in FORMATS (assistant/publishers/__init__.py)"
    rows = "\n".join(f"| `{name}` | {what} |" for name, what in wanted.items())
    assert told == wanted, f"the table of formats in README.md has to be this one:\n{rows}"


def test_the_help_names_every_format_and_which_ones_must_be_asked_for():
    as_a_rule, on_request = cli.FORMATS_HELP.split(";")

    assert re.findall(r"[a-z]+", as_a_rule) == list(publishers.made_by_default())
    assert {name for name in FORMATS if re.search(rf"\b{name}\b", on_request)} == {"film", "slides", "pictures"}


def test_what_nobody_asks_for_is_not_made():
    one, every = (build.known_formats([], together=together) for together in (False, True))

    assert every == publishers.made_by_default()
    assert set(every) - set(one) == {name for name in every if isinstance(FORMATS[name], CourtFormat)}
    assert build.known_formats(["pictures", "handbook", "pictures"], together=False) == ("pictures", "handbook")


def test_one_guide_alone_makes_no_handbook():
    with pytest.raises(BadInput, match="assistant guide --format handbook"):
        build.formats_of_one(["handbook"])


def test_what_must_be_asked_for_says_so():
    assert Format("a.txt", "Text", "a text").what == "a text"
    assert Format("a.txt", "Text", "a text", on_request=True).what == "a text; only when you ask for it"


def test_every_format_is_of_one_guide_or_of_all():
    assert {**publishers.of_one_guide(), **publishers.of_all_guides()} == FORMATS
    assert set(publishers.made_by_default()) | set(publishers.made_on_request()) == FORMATS.keys()


def test_a_new_format_is_offered_built_and_linked_without_another_line(recording, tmp_path, monkeypatch):
    """One entry in the table is all that a publisher needs."""

    def publish(recording, into, _desk):
        file = into / f"{recording.name}.txt"
        file.write_text(recording.title)
        return file

    monkeypatch.setitem(FORMATS, "txt", GuideFormat("{name}.txt", "Plain text", "words alone", publish=publish))
    folder = tmp_path / recording.court.id / recording.walkthrough
    folder.mkdir(parents=True)

    (name,) = build.known_formats(["txt"], together=False)
    publishers.of_one_guide()[name].publish(recording, folder, None)
    index.publish([recording], tmp_path)

    assert "txt" in build.known_formats([], together=True)
    page = (tmp_path / recording.court.id / "index.html").read_text(encoding="utf-8")
    assert '<a href="upgrade-account/mad-upgrade-account.txt" aria-label="Plain text: ' in page
