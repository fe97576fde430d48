"""A file of a report comes wholly or not at all."""

from __future__ import annotations

import pytest

from assistant.comparing.reports.files import put


def test_folders_are_made_and_line_ends_kept(tmp_path):
    file = put(tmp_path / "out" / "report.json", "one\ntwo\n")

    assert file.read_bytes() == b"one\ntwo\n"
    assert [each.name for each in file.parent.iterdir()] == ["report.json"]


def test_what_cannot_be_written_leaves_the_old_file(tmp_path):
    file = put(tmp_path / "report.json", "old")

    with pytest.raises(UnicodeEncodeError):
        put(file, "new \ud800")

    assert file.read_text(encoding="utf-8") == "old"
