"""A report of a bug says what happened and where, and no secret."""

from __future__ import annotations

import platform
import re

import pytest

from assistant.commands import bug_report
from assistant.facts.people import person


def broken(words: str) -> None:
    raise ValueError(words)


@pytest.fixture
def trouble():
    """An error as it is caught, with the lines that led to it."""

    def caught(words: str) -> ValueError:
        with pytest.raises(ValueError, match=re.escape(words)) as error:
            broken(words)
        return error.value

    return caught


def test_the_report_says_where_it_happened_and_on_what_machine(tmp_path, trouble):
    said = bug_report.write_report(trouble("too bad"), tmp_path / "build")

    report = (tmp_path / "build" / "bug-report.txt").read_text(encoding="utf-8")
    assert f"Python {platform.python_version()}" in report.splitlines()[0]
    assert "in broken" in report
    assert report.rstrip().endswith("ValueError: too bad")
    assert str(tmp_path / "build" / "bug-report.txt") in said
    assert "ValueError" in said


def test_a_secret_of_somebody_who_took_part_is_in_neither(tmp_path, trouble):
    secret = person("tobias-brannock").password.get_secret_value()

    said = bug_report.write_report(trouble(f"cannot type {secret}"), tmp_path)

    report = (tmp_path / "bug-report.txt").read_text(encoding="utf-8")
    assert "cannot type •••" in report
    assert secret not in report + said


def test_a_new_report_takes_the_place_of_the_old_one(tmp_path, trouble):
    bug_report.write_report(trouble("first"), tmp_path)
    bug_report.write_report(trouble("second"), tmp_path)

    (report,) = tmp_path.iterdir()
    assert "first" not in report.read_text(encoding="utf-8")
