"""The command: it measures every guide that lies in a folder."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from published import KEPT, moved, published

from assistant import measure
from assistant.errors import AssistantError, BadInput
from assistant.settings import settings


@pytest.fixture
def shelf(tmp_path, monkeypatch) -> Path:
    """Kept walks and guides of this test alone."""
    shutil.copytree(KEPT, tmp_path / "recordings" / "mad" / KEPT.name)
    monkeypatch.setenv("ASSISTANT_RECORDINGS", str(tmp_path / "recordings"))
    settings.cache_clear()
    yield tmp_path / "guides"
    settings.cache_clear()


@pytest.mark.long
def test_one_command_prints_the_table(shelf, kept, desk, capsys):
    folder = shelf / kept.court.id / kept.walkthrough
    folder.mkdir(parents=True)
    published(kept, desk, folder)

    measure.show(shelf)

    assert f"{kept.court.id}/{kept.walkthrough}" in capsys.readouterr().out


@pytest.mark.long
def test_the_command_names_every_fault(shelf, kept, desk):
    folder = shelf / kept.court.id / kept.walkthrough
    folder.mkdir(parents=True)
    published(kept, desk, folder, moved(4, 90, -34))

    with pytest.raises(AssistantError, match="check-account-type: number 4 or its line covers"):
        measure.show(shelf)


def test_without_guides_there_is_nothing_to_measure(shelf):
    with pytest.raises(BadInput, match="Run `assistant guide` first"):
        measure.show(shelf)
