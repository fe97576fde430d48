"""Who does the jobs of a build: this process alone, or several processes beside each other."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from multiprocessing import active_children, get_context
from multiprocessing.util import Finalize
from pathlib import Path
from typing import Any, Protocol, TypeVar

from assistant import ending, leaks, logs
from assistant.building import worker
from assistant.building.workspace import Progress, Workspace, quiet
from assistant.errors import WorkerLost
from assistant.facts import people
from assistant.settings import settings

Thing = TypeVar("Thing")
Outcome = TypeVar("Outcome")
Task = Callable[[Workspace, Thing], Outcome]


Then = Callable[[Thing], Iterable[tuple[Task[Any, Any], Any]]]
"""Tasks, and things of their own kinds to which they will be done, when something is done to a thing."""


def nothing(_thing: object) -> Iterable[tuple[Task[Any, Any], Any]]:
    return ()


class Workers(Protocol):
    """Does a task to each thing, and gives what was made in the things' order."""

    def each(
        self, task: Task[Thing, Outcome], things: Iterable[Thing], then: Then[Thing] = nothing
    ) -> Iterator[Outcome]:
        """`then` says what will be asked for when a thing is done: who has nothing else to do may begin with that."""


@dataclass(frozen=True)
class InProcess:
    """One process, one thing after the other."""

    workspace: Workspace

    def each(
        self,
        task: Task[Thing, Outcome],
        things: Iterable[Thing],
        then: Then[Thing] = nothing,  # noqa: ARG002
    ) -> Iterator[Outcome]:
        return (task(self.workspace, thing) for thing in things)


@dataclass(frozen=True)
class InPool:
    """Several processes, each with a workspace of its own."""

    pool: ProcessPoolExecutor

    def each(
        self,
        task: Task[Thing, Outcome],
        things: Iterable[Thing],
        then: Then[Thing] = nothing,  # noqa: ARG002
    ) -> Iterator[Outcome]:
        """Raises WorkerLost when one of the processes is gone."""
        with ending.unbroken(), ending.out_of_earshot():  # processes are started with the first task
            made = self.pool.map(do, ((task, thing) for thing in things))
        try:
            yield from made
        except BrokenProcessPool:
            raise WorkerLost(
                "One of the processes that made guides is gone: it was ended from outside, or memory was short. "
                "What was finished is kept. Try again, with fewer --jobs."
            ) from None


WORTH_A_PROCESS = 3
"""So many walks, at the least, are worth a further process, which begins with a browser and a portal of its own."""

MOST = 8
"""More processes than this nobody gets who asks for no number: each takes half a gigabyte of memory."""


MOSTLY_WALKS = 4
"""Where there are at most so many guides to a walk, walks take most of the time."""


def worthwhile(walks: int, guides: int) -> int:
    """How many processes do so many walks soonest on this machine, of which so many guides are made.

    One for each core, and another one where walks take most of the time: who walks waits for the browser a tenth of it,
    and who publishes does not.
    """
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(cores + (guides <= MOSTLY_WALKS * walks), walks // WORTH_A_PROCESS, MOST))


@contextmanager
def of(count: int, court_names: tuple[str, ...], out: Path, tell: Progress = quiet) -> Iterator[Workers]:
    """So many workers; what each had open is closed at the end. A mistake of one ends the others' work."""
    if count == 1:
        with Workspace(court_names, out, tell=tell) as workspace:
            yield InProcess(workspace)
        return
    with beside(count, court_names, out) as at_work:
        yield at_work


@contextmanager
def beside(count: int, court_names: tuple[str, ...], out: Path) -> Iterator[Workers]:
    """So many workers that are processes of their own, also where it is one: they read every script anew."""
    opening = (court_names, out)
    pool = ProcessPoolExecutor(count, get_context("spawn"), initializer=worker.begin_work, initargs=opening)
    try:
        yield InPool(pool)
    finally:
        close(pool)


def close(pool: ProcessPoolExecutor) -> None:
    """Wait until the workers have finished what they are about. If we are told to end, also meanwhile, so are they."""
    try:
        if not ending.told():
            pool.shutdown(cancel_futures=True)
    finally:
        with ending.unbroken():
            if ending.told():
                tell_the_others()
                pool.shutdown(cancel_futures=True)


def tell_the_others() -> None:
    """Have the workers end what they are about, as we do."""
    for process in active_children():
        process.terminate()


own_workspace: ContextVar[Workspace] = ContextVar("own_workspace")
"""The workspace of a worker's process. A pool's initializer can hand nothing to the jobs that follow, so each worker
needs one place to keep it: set once, before the first job. Nowhere else is there one; asking raises LookupError.
"""


def open_workspace(court_names: tuple[str, ...], out: Path) -> None:
    """Give this process a workspace of its own. What that has started is stopped when the process ends."""
    leaks.door(people.all_secrets).__enter__()  # to the end of its life
    logs.start(settings().log)
    workspace = Workspace(court_names, out)
    Finalize(workspace, workspace.close, exitpriority=10)  # workers run no exit handlers but these
    own_workspace.set(workspace)


def do(order: tuple[Task[Thing, Outcome], Thing]) -> Outcome:
    task, thing = order
    workspace = own_workspace.get()
    try:
        return task(workspace, thing)
    except ending.Stopped as stopped:
        workspace.close()
        worker.end_now(stopped)
