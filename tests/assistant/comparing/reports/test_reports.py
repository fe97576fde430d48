"""The three files that a comparison leaves."""

from __future__ import annotations

from assistant.comparing import reports
from assistant.comparing.findings import Report


def test_the_same_report_gives_the_same_bytes(made, tmp_path):
    files = reports.write(made.report(), tmp_path, made.editions)
    first = [file.read_bytes() for file in files]

    again = [file.read_bytes() for file in reports.write(made.report(), tmp_path, made.editions)]

    assert [file.name for file in files] == ["report.html", "junit.xml", "report.json"]
    assert again == first


def test_the_json_is_all_that_is_known(made, tmp_path):
    *_, held = reports.write(made.report(), tmp_path, made.editions)

    assert Report.model_validate_json(held.read_bytes()) == made.report()
