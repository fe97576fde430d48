"""The three files that a comparison leaves."""

from __future__ import annotations

from assistant.comparing import reports
from assistant.comparing.findings import Report


def test_the_same_report_gives_the_same_bytes(made, tmp_path):
    here, there = (reports.write(made.report(), tmp_path / name, made.editions) for name in ("here", "there"))

    assert [file.name for file in here] == ["report.html", "junit.xml", "report.json"]
    assert [file.read_bytes() for file in here] == [file.read_bytes() for file in there]


def test_the_json_is_all_that_is_known(made, tmp_path):
    *_, held = reports.write(made.report(), tmp_path, made.editions)

    assert Report.model_validate_json(held.read_bytes()) == made.report()
