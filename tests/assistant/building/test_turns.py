"""One build at a time in a folder: the second waits, knows for whom, and is never held up by one that is gone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.building import turns
from assistant.building.turns import LOCK_NAME, alone_in
from assistant.errors import AtWork
from assistant.settings import Settings

AT_WORK = """
import sys, time
from pathlib import Path
from assistant.building.turns import alone_in
with alone_in(Path(sys.argv[1])):
    print("at work", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def another(tmp_path):
    """Another process that is at work in the folder; it ends when its input is closed."""
    command = [sys.executable, "-c", AT_WORK, str(tmp_path / "guides")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "at work\n"
        yield process
        process.kill()


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr(turns, "settings", lambda: Settings(turn=0.3))


def test_nothing_is_left_of_it(tmp_path):
    with alone_in(tmp_path / "guides", tmp_path / "recordings"):
        assert (
            (tmp_path / "guides" / LOCK_NAME).read_text(encoding="utf-8").startswith(f"process {os.getpid()}, since ")
        )

    assert list(tmp_path.iterdir()) == []


def test_what_was_made_stays(tmp_path):
    with alone_in(tmp_path / "guides"):
        (tmp_path / "guides" / "index.html").touch()

    assert [path.name for path in (tmp_path / "guides").iterdir()] == ["index.html"]


def test_the_second_waits_and_is_told_for_whom(another, tmp_path):
    told = []

    def tell(words: str) -> None:
        told.append(words)
        another.stdin.close()  # now the other one ends

    with alone_in(tmp_path / "guides", tell=tell):
        another.wait(30)

    assert told[0].startswith(
        f"waiting for another build in {(tmp_path / 'guides').resolve()}: process {another.pid}, since "
    )


@pytest.mark.usefixtures("impatient")
def test_who_waits_too_long_is_told_in_a_sentence(another, tmp_path):
    with pytest.raises(AtWork, match=rf"Another build is at work in .*guides: process {another.pid}, since \d\d:"):
        alone_in(tmp_path / "guides").__enter__()


@pytest.mark.usefixtures("impatient")
def test_one_that_was_killed_holds_up_nobody(another, tmp_path):
    another.kill()
    another.wait()
    assert (tmp_path / "guides" / LOCK_NAME).exists()

    with alone_in(tmp_path / "guides"):
        pass

    assert not (tmp_path / "guides" / LOCK_NAME).exists()


def test_one_folder_under_two_names_is_one(tmp_path):
    with alone_in(tmp_path / "guides", tmp_path / "guides" / ".." / "guides"):
        pass


@pytest.mark.usefixtures("impatient")
def test_where_no_lock_can_be_had_work_goes_on(tmp_path, monkeypatch):
    def no_locks(_: int) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(turns, "lock_alone", no_locks)

    with alone_in(tmp_path):
        (Path(tmp_path) / "index.html").touch()


def test_a_file_that_was_removed_meanwhile_is_no_lock(tmp_path, monkeypatch):
    """Whoever has it removes it while somebody else has just opened it: that one would lock what nobody looks at."""
    file = tmp_path / LOCK_NAME
    monkeypatch.setattr(turns, "lock_alone", lambda _: file.unlink())

    assert turns.take(file) is None


def test_whoever_does_not_wait_is_refused_at_once_and_may_come_later(tmp_path):
    file = tmp_path / "kept" / ".at-work"
    with (
        turns.alone_or_refused(file, "busy"),
        pytest.raises(AtWork, match=r"^busy$"),
        turns.alone_or_refused(file, "busy"),
    ):
        pass

    with turns.alone_or_refused(file, "busy"):
        assert file.is_file()

    assert list(file.parent.iterdir()) == []
