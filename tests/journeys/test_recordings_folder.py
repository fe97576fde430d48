"""The folder of recordings that are kept: described field by field, listed, and walkable again."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from assistant.building import editions
from assistant.commands import listing
from assistant.facts import recording
from assistant.facts.recording import Record, Recording
from assistant.recorder import journal, python_source
from assistant.recorder.journal import SESSION_FILE, Journal

FOLDER = Path(__file__).parents[2] / "recordings"
MODELS = {
    model.__name__: model
    for house in (recording, journal, editions)
    for model in vars(house).values()
    if isinstance(model, type) and issubclass(model, Record) and model is not Record
}
OF_THEIR_OWN = sorted(folder for folder in FOLDER.iterdir() if folder.is_dir() and folder.name != "editions")
"""Accepted editions are as many as somebody has accepted; what is known of each is described."""

SHOWN_BY_HAND = sorted(file.parent for file in FOLDER.rglob(SESSION_FILE))


def test_every_field_of_a_recording_a_session_and_an_edition_is_described_and_no_other():
    sections = (FOLDER / "README.md").read_text(encoding="utf-8").split("\n### ")[1:]
    described = {section.split("\n")[0]: re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE) for section in sections}

    assert described == {name: list(model.model_fields) for name, model in MODELS.items()}


def test_every_folder_is_described():
    described = re.findall(r"^\| `([\w-]+)/` \|", (FOLDER / "README.md").read_text(encoding="utf-8"), re.MULTILINE)

    assert described == [folder.name for folder in OF_THEIR_OWN]


@pytest.mark.parametrize("folder", SHOWN_BY_HAND, ids=lambda folder: folder.name)
def test_a_session_its_script_and_its_recording_belong_together(folder):
    shown = Journal.load(folder)
    file = folder / f"{python_source.module_name(shown.session.name)}.py"
    walked = [step.template for screen in Recording.load(folder).screens for step in screen.steps]

    assert file.read_text(encoding="utf-8") == python_source.source(shown.session, shown.shown, shown.shown[-1].page)
    assert walked == [one.sentence for one in shown.shown]


def test_the_list_shows_every_recording_with_its_court_edition_steps_and_size(capsys, monkeypatch, tmp_path):
    monkeypatch.chdir(FOLDER.parent)
    monkeypatch.setattr(listing, "settings", lambda: SimpleNamespace(recordings=tmp_path, editions=tmp_path))

    listing.show_recordings(Path("recordings"))

    printed = capsys.readouterr().out
    for folder in OF_THEIR_OWN:
        kept = Recording.load(folder)
        row = next(line for line in printed.splitlines() if line.startswith(kept.walkthrough))
        assert row.split()[:4] == [kept.walkthrough, "mad", kept.edition, str(len(list(kept.steps())))]
        assert " MB " in row


def test_without_recordings_the_list_says_how_to_begin(capsys, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(listing, "settings", lambda: SimpleNamespace(recordings=tmp_path, editions=tmp_path))

    listing.show_recordings(Path("recordings"))

    assert "There are no recordings here yet." in capsys.readouterr().out
