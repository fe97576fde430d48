"""A recording is data from a stranger: whatever it says, nothing outside its folder is read, replaced or deleted."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import hostile
import pytest
from hostile import KEPT, Case
from typer.testing import CliRunner

from assistant import cli
from assistant.errors import AssistantError
from assistant.facts.recording import Recording
from assistant.publishers import pdf
from assistant.publishers.desk import Desk
from assistant.settings import settings

CASES = hostile.cases()
SAMPLE_OF = 16
"""One of so many is tried in every run, and the others in `make trials`."""

LONGEST = 20.0
"""Seconds for one of them, on a machine that does other things too."""

MOST_WORDS = 700
"""Characters of the sentence, with the paths in it."""

watched: list[Path] = []
seen: list[str] = []


def watch(event: str, facts: tuple[Any, ...]) -> None:
    """Note whatever is asked of a file in the folder that is somebody else's; links are followed, as a system does."""
    if not watched or not event.startswith(("open", "os.", "shutil.", "pathlib.")):
        return
    follows = event == "open" and not (isinstance(facts[2], int) and facts[2] & os.O_NOFOLLOW)
    for fact in facts:
        if isinstance(fact, (str, bytes, os.PathLike)) and fact:
            path = os.fsdecode(fact)
            real = os.path.realpath(path if follows else Path(path).parent)
            if f"{real}{os.sep}".startswith(f"{watched[0]}{os.sep}"):
                seen.append(f"{event} {path}")


sys.addaudithook(watch)


@contextmanager
def watching(outside: Path) -> Iterator[None]:
    seen.clear()
    watched.append(outside)
    try:
        yield
    finally:
        watched.clear()


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """What takes longer is stopped, and fails."""

    def over(*_: object) -> None:
        pytest.fail(f"it took more than {seconds} s")

    before = signal.signal(signal.SIGALRM, over)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory, desk) -> Path:
    """The PDF of the recording before it was spoiled, for the measures."""
    return pdf.publish(Recording.load(KEPT), tmp_path_factory.mktemp("printed"), Desk(desk))


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """Somebody else's folder, with what a recording might want."""
    folder = tmp_path / "outside"
    shutil.copytree(KEPT, folder / "victim")
    for name in ("recording.json", "01-arrived.png", "03-left.png", "step-04.png"):
        shutil.copy(KEPT / name, folder / name)
    shutil.copy(KEPT / "01-arrived.png", folder / "secret.png")
    (folder / "secret.toml").write_text('about = "Millrace"\n', encoding="utf-8")
    return folder


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the assistant works."""
    monkeypatch.setenv("ASSISTANT_RECORDINGS", str(tmp_path / "house" / "kept"))
    (tmp_path / "house").mkdir()
    settings.cache_clear()
    yield tmp_path / "house"
    settings.cache_clear()


def contents(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def trouble(*words: str) -> str:
    """What a command says that cannot be done, in one sentence; nothing where it can."""
    told = CliRunner().invoke(cli.app, list(words))
    assert told.exception is None or isinstance(told.exception, AssistantError), told.exception
    said = str(told.exception or "")
    assert len(said.splitlines()) <= 1
    assert len(said) <= MOST_WORDS
    return said


def test_there_are_two_hundred_and_what_they_are_made_of_is_whole(tmp_path):
    assert len(CASES) >= 200
    assert hostile.is_whole(tmp_path / "whole")


@pytest.mark.skipif(sys.platform == "win32", reason="has neither pipes nor sockets among its files, nor alarms")
@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=case.name, marks=[] if number % SAMPLE_OF == 0 else [pytest.mark.long])
        for number, case in enumerate(CASES)
    ],
)
def test_a_spoiled_recording_is_refused_in_one_sentence_and_reaches_nothing(case: Case, house, outside, printed):
    given = hostile.put(case, house / "given", outside)
    hostile.put(case, house / "kept" / "mad" / "check-account-type", outside)
    out = house / "guides" / "mad" / "check-account-type"
    out.mkdir(parents=True)
    shutil.copy(printed, out)
    before = contents(outside), contents(house / "guides")

    with watching(outside), at_most(LONGEST):
        formats = ("--format", "pictures", "--format", "markdown")
        refused = trouble("publish", str(given), "--out", str(house / "guides"), *formats)
        trouble("measure", "--out", str(house / "guides"))

    assert refused
    assert (contents(outside), contents(house / "guides")) == before
    assert seen == []
