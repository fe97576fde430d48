"""A small site, and a project beside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from outside_project import Desk, Project, served

from assistant.walking import browser as browsers


@pytest.fixture(scope="module")
def site() -> Iterator[type[Desk]]:
    with served() as running:
        yield running


@pytest.fixture(scope="module")
def project(site: type[Desk], tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project(tmp_path_factory.mktemp("outside") / "project", site.address)


@pytest.fixture
def watched_browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A browser that writes down its own process before it starts."""
    program, pids = tmp_path / "browser.sh", tmp_path / "pids"
    program.write_text(f'#!/bin/sh\necho $$ >> "{pids}"\nexec "{browsers.found()}" "$@"\n', "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("ASSISTANT_BROWSER", str(program))
    return pids
