"""What a comparison leaves for people, for CI and for programs: one page, one JUnit file, and all of it as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.comparing.reports import html, junit
from assistant.comparing.reports.files import put

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.comparing.findings import Report

JSON_NAME = "report.json"


def write(report: Report, out: Path, editions: Path) -> tuple[Path, ...]:
    """Write the page, the JUnit file and the JSON into a folder; the JSON comes last, for others go by it.

    `editions` is the folder of accepted editions, from which the page has its pictures of before.
    """
    page, tests = html.write(report, out, editions), junit.write(report, out)
    return page, tests, put(out / JSON_NAME, report.model_dump_json(indent=1) + "\n")
