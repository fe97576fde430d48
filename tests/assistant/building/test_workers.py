"""Workers do the same whether they are one process or several, and give what they made in order."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from assistant.building import workers
from assistant.building import workspace as workspaces
from assistant.building.workers import InPool, InProcess
from assistant.building.workspace import Job, Workspace
from assistant.errors import BadInput
from assistant.settings import Settings

RECORDING = Path(__file__).parents[3] / "recordings" / "check-account-type"
JOB = Job("check-account-type", "mad")


@pytest.fixture
def kept(tmp_path, monkeypatch) -> Job:
    """A job whose walk is kept already: a worker only has to read it."""
    shutil.copytree(RECORDING, tmp_path / "mad" / RECORDING.name)
    monkeypatch.setenv("ASSISTANT_RECORDINGS", str(tmp_path))  # workers read their own environment
    monkeypatch.setattr(workspaces, "settings", lambda: Settings(recordings=tmp_path))
    return JOB


def test_one_process_does_one_thing_after_the_other(tmp_path):
    with workers.of(1, ("mad",), tmp_path) as alone:
        assert isinstance(alone, InProcess)
        done = alone.each(lambda workspace, number: (workspace, number), (1, 2, 3))

        assert next(done) == (alone.workspace, 1)
        assert [number for _, number in done] == [2, 3]


@pytest.mark.parametrize(
    ("cores", "walks", "guides", "processes"),
    [
        (1, 20, 20, 2), (2, 1, 1, 1), (2, 5, 5, 1), (2, 6, 6, 2), (2, 20, 80, 3), (2, 20, 81, 2), (1, 12, 2412, 1),
        (64, 20, 40, 6), (64, 99, 99, 8),
    ],
)  # fmt: skip
def test_there_is_one_process_more_than_cores_where_there_is_much_to_walk(cores, walks, guides, processes, monkeypatch):
    monkeypatch.setattr(workers.os, "sched_getaffinity", lambda _: set(range(cores)), raising=False)

    assert workers.worthwhile(walks, guides) == processes


def test_nothing_is_done_before_it_is_asked_for(tmp_path):
    with workers.of(1, ("mad",), tmp_path) as alone:
        alone.each(lambda *_: pytest.fail("it was done"), (1,))


def test_what_one_process_had_open_is_closed_at_the_end(tmp_path, monkeypatch):
    told = []

    with workers.of(1, ("mad",), tmp_path) as alone:
        monkeypatch.setattr(alone.workspace, "close", lambda: told.append("closed"))
        told.append("at work")

    assert told == ["at work", "closed"]


def test_several_processes_give_what_they_made_in_the_things_order(kept, tmp_path):
    with workers.of(2, ("mad",), tmp_path / "guides") as two:
        assert isinstance(two, InPool)
        read = list(two.each(Workspace.kept, [kept] * 3))

    with Workspace(["mad"], tmp_path) as workspace:
        assert read == [workspace.kept(kept)] * 3


def test_the_mistake_of_a_worker_is_told_as_it_is_and_ends_the_others(kept, tmp_path):
    with pytest.raises(BadInput, match="There is no court “mars”"), workers.of(2, ("mad",), tmp_path) as two:
        list(two.each(Workspace.kept, [kept, Job("check-account-type", "mars")]))


def test_only_a_worker_has_a_workspace_of_its_own():
    """Two builds in one process cannot get one another's."""
    with pytest.raises(LookupError):
        workers.do((Workspace.kept, JOB))
