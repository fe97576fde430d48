"""What there is to choose from, as `assistant list` prints it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from assistant.commands import listing
from assistant.facts import courts, people
from assistant.publishers import FORMATS
from assistant.settings import Settings
from assistant.walking.walkthrough import BUNDLED

KEPT = Path(__file__).parents[3] / "recordings"


@pytest.fixture(autouse=True)
def wide(monkeypatch, tmp_path):
    """Wide enough that no row is folded, and no walks of builds but those of a test."""
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setattr(
        listing, "settings", lambda: Settings(recordings=tmp_path / "walks", editions=tmp_path / "kept" / "editions")
    )


def rows_under(title: str, printed: str) -> dict[str, str]:
    """The rows of one table: first word, and the rest."""
    lines = [line.strip() for line in printed.splitlines()]
    below = lines[lines.index(title) + 1 :]
    end = next((place for place, line in enumerate(below) if line in ("", *TITLES)), len(below))
    return dict(line.split(maxsplit=1) for line in below[:end])


TITLES = ("Walkthroughs", "Courts", "Formats", "People")


def test_every_walkthrough_court_format_and_person_is_listed(capsys):
    listing.show()

    printed = capsys.readouterr().out
    assert list(rows_under("Walkthroughs", printed)) == list(BUNDLED)
    assert rows_under("Courts", printed) == {one.id: listing.described(one) for one in courts.shipped()}
    assert "its file leaves out contacts.clerk_phone, mistakes, guides" in rows_under("Courts", printed)["mad"]
    assert "201 courts in all" in printed
    assert rows_under("People", printed) == {one.slug: one.about for one in people.everyone()}


def test_formats_are_listed_in_the_words_and_the_order_of_their_table(capsys):
    listing.show()

    told = rows_under("Formats", capsys.readouterr().out)
    assert list(told.items()) == [(name, one.what) for name, one in FORMATS.items()]


def test_recordings_that_are_kept_on_purpose_come_before_those_of_builds(tmp_path, capsys):
    shutil.copytree(KEPT / "forgot-username", tmp_path / "walks" / "mad" / "forgot-username")

    listing.show_recordings(KEPT)

    heads, *rows = (line.split() for line in capsys.readouterr().out.splitlines())
    assert heads == ["Walkthrough", "Court", "Edition", "Steps", "Size", "In"]
    assert [row[0] for row in rows] == ["check-account-type", "forgot-username", "forgot-username"]
    assert rows[1][:4] == rows[2][:4]
    assert rows[1][-1] == KEPT.as_posix()


def test_a_recording_of_another_version_is_left_out(tmp_path):
    shutil.copytree(KEPT / "forgot-username", tmp_path / "kept" / "forgot-username")
    (tmp_path / "kept" / "other").mkdir()
    (tmp_path / "kept" / "other" / "recording.json").write_text('{"format": 99}')

    found = [folder.name for _, folder in listing.recordings(tmp_path / "kept")]

    assert found == ["forgot-username"]


def test_accepted_editions_have_a_table_of_their_own(tmp_path, capsys):
    shutil.copytree(KEPT / "forgot-username", tmp_path / "kept" / "editions" / "mad" / "forgot-username" / "1")
    rows = [
        ("forgot-username", "mad", "1", "", "Ben", ""),
        ("forgot-username", "mad", "2", "2021-09-21", "Ann", "accepted"),
    ]

    listing.show_editions(rows)

    title, heads, *printed = (line.split() for line in capsys.readouterr().out.splitlines())
    assert (title, heads) == (["Editions"], ["Walkthrough", "Court", "Number", "Date", "By"])
    assert printed == [[word for word in row if word] for row in rows]
    assert list(listing.recordings(tmp_path / "kept")) == []


def test_without_editions_nothing_is_said_of_them(capsys):
    listing.show_editions([])

    assert capsys.readouterr().out == ""


def test_where_nothing_was_recorded_it_is_said_how_to_begin(tmp_path, capsys):
    listing.show_recordings(tmp_path / "nothing")

    assert "Begin with: assistant walk NAME" in capsys.readouterr().out


def test_a_size_is_that_of_all_files_in_megabytes(tmp_path):
    for name in ("one.png", "two.png"):
        (tmp_path / name).write_bytes(bytes(620_000))
    (tmp_path / "folder").mkdir()

    assert listing.folder_size(tmp_path) == "1.2 MB"
