"""What is sent to another machine: a task, by names alone. What comes of it lies in the store, and is not sent back."""

from __future__ import annotations

import platform
import shutil
import traceback
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from assistant import outside
from assistant.building import build, likeness
from assistant.building.likeness import Likeness
from assistant.building.store import Recipe
from assistant.building.workers import Task
from assistant.building.workspace import Job, Workspace
from assistant.errors import AssistantError, MachinesTrouble

SENT = (build.walk_for_courts, build.publish_job, build.publish_jobs)
"""The tasks that another machine can do beforehand. Others are about what lies in the folder of guides."""


@dataclass(frozen=True)
class Opening:
    """What the workspace on another machine is opened with: courts by their ids, and settings that reach documents."""

    court_names: tuple[str, ...]
    settings: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Errand:
    """A task, and the thing to which it is done."""

    task: Task[Any, Any]
    thing: Any  # of the task's own kind

    def __str__(self) -> str:
        jobs = jobs_of(self.thing)
        return str(jobs[0]) if len(jobs) == 1 else f"{jobs[0]} and others"


@dataclass(frozen=True)
class Answer:
    """What became of an errand: sentences to tell, or the error that it raised; `lost` where its browser is gone.

    `searched` are the documents that were searched there, so that who fetches them need not search them once more.
    """

    told: tuple[str, ...] = ()
    searched: frozenset[tuple[str, str]] = frozenset()
    error: Exception | None = None
    lost: bool = False
    machine: Likeness | None = None


def is_sent(task: Task[Any, Any], thing: Any) -> bool:  # Any: of the task's own kind
    """Whether another machine can do it. Publishing in no format is making again what lies in the folder."""
    return task in SENT and (task is build.walk_for_courts or bool(thing[1]))


def jobs_of(thing: Any) -> tuple[Job, ...]:  # Any: the things of all tasks that are sent begin with their jobs
    return (thing[0],) if isinstance(thing[0], Job) else thing[0]


def do(workspace: Workspace, errand: Errand) -> Answer:
    """Do an errand on this machine. Whatever it raises is answered, so that it comes home as it is."""
    return answered(workspace, lambda: done(workspace, errand))


def greet(workspace: Workspace, sign: Recipe) -> Answer:
    """Say what this machine is like, when it has found in the store what the one who asks has put there."""

    def greeted() -> Answer:
        assert workspace.store, "whoever asks has one, and has named it"
        if workspace.store.get(sign, lambda _: None) is None:
            raise MachinesTrouble(f"the store {workspace.store.address} is another one there than here.")
        return Answer(machine=likeness.of(workspace))

    return answered(workspace, greeted)


def done(workspace: Workspace, errand: Errand) -> Answer:
    jobs = jobs_of(errand.thing)
    if errand.task is build.walk_for_courts:
        walk_what_nobody_has(workspace, jobs)
    else:
        for job in jobs:
            workspace.recording(job)
        errand.task(workspace, errand.thing)
        shutil.rmtree(workspace.out, ignore_errors=True)  # all of it lies in the store
    searched = frozenset(workspace.searched)
    workspace.searched.clear()
    return Answer(build.told(workspace), searched)


def walk_what_nobody_has(workspace: Workspace, jobs: Iterable[Job]) -> None:
    """Have a walk in the store for each job; brought into words of its own it is by whoever publishes it."""
    for job in jobs:
        if not workspace.is_stored(job):
            workspace.recording(job)


def answered(workspace: Workspace, doing: Any) -> Answer:  # Any: gives an answer
    try:
        answer: Answer = doing()
    except Exception as error:  # noqa: BLE001 - whoever asked raises it
        if workspace.browser_is_gone:
            return Answer(lost=True)
        return Answer(error=sent_home(error))
    return answer


def sent_home(error: Exception) -> Exception:
    """An error as it is raised elsewhere: one of this machine's disk or memory says so, a bug says where it is."""
    if isinstance(error, AssistantError):
        return error
    if isinstance(error, OSError) and outside.is_refusal(error):
        return MachinesTrouble(f"On the machine {platform.node()}: {outside.in_words(error)}")
    error.add_note("".join(traceback.format_exception(error)))
    return error
