"""Who does the jobs of a build: this process alone, or several processes beside each other."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from multiprocessing import active_children, get_context, parent_process
from multiprocessing.util import Finalize
from pathlib import Path
from typing import Protocol, TypeVar

from assistant import ending, logs
from assistant.building.workspace import Progress, Workspace, quiet
from assistant.errors import WorkerLost
from assistant.settings import settings

Thing = TypeVar("Thing")
Made = TypeVar("Made")
Task = Callable[[Workspace, Thing], Made]


WORKERS_GRACE = 5.0
"""Seconds within which a worker that was told comes to its end: less than its parent has."""

ALONE = 1
"""The exit code of a worker whose parent is gone; nobody is there to read it."""


class Workers(Protocol):
    """Does a task to each thing, and gives what was made in the things' order."""

    def each(self, task: Task[Thing, Made], things: Iterable[Thing]) -> Iterator[Made]: ...


@dataclass(frozen=True)
class InProcess:
    """One process, one thing after the other."""

    workspace: Workspace

    def each(self, task: Task[Thing, Made], things: Iterable[Thing]) -> Iterator[Made]:
        return (task(self.workspace, thing) for thing in things)


@dataclass(frozen=True)
class InPool:
    """Several processes, each with a workspace of its own."""

    pool: ProcessPoolExecutor

    def each(self, task: Task[Thing, Made], things: Iterable[Thing]) -> Iterator[Made]:
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


@contextmanager
def of(count: int, court_names: tuple[str, ...], out: Path, tell: Progress = quiet) -> Iterator[Workers]:
    """So many workers; what each had open is closed at the end. A mistake of one ends the others' work."""
    if count == 1:
        with Workspace(court_names, out, tell=tell) as workspace:
            yield InProcess(workspace)
        return
    opening = (court_names, out)
    pool = ProcessPoolExecutor(count, get_context("spawn"), initializer=open_workspace, initargs=opening)
    try:
        yield InPool(pool)
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
    """Begin a worker's life. What its workspace has started is stopped when the process ends.

    It ends when it is told, and at once when whoever started it is gone: what it started sees that and ends, too.
    """
    ending.heed(WORKERS_GRACE)
    threading.Thread(target=end_with_parent, daemon=True).start()
    logs.start(settings().log)
    workspace = Workspace(court_names, out)
    Finalize(workspace, workspace.close, exitpriority=10)  # workers run no exit handlers but these
    own_workspace.set(workspace)


def end_with_parent() -> None:
    """Wait until the process that started this one is gone, and go."""
    parent = parent_process()
    assert parent is not None, "a worker was started by somebody"
    parent.join()
    os._exit(ALONE)


def do(order: tuple[Task[Thing, Made], Thing]) -> Made:
    task, thing = order
    workspace = own_workspace.get()
    try:
        return task(workspace, thing)
    except ending.Stopped as stopped:  # a pool would send it home as what came of the task, and go on
        workspace.close()
        os._exit(stopped.code if isinstance(stopped.code, int) else ALONE)
