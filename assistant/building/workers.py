"""Who does the jobs of a build: this process alone, or several processes beside each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.util import Finalize
from pathlib import Path
from typing import Protocol, TypeVar

from assistant import logs
from assistant.building.workspace import Progress, Workspace, quiet
from assistant.settings import settings

Thing = TypeVar("Thing")
Made = TypeVar("Made")
Task = Callable[[Workspace, Thing], Made]


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
        return self.pool.map(do, ((task, thing) for thing in things))


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
        pool.shutdown(cancel_futures=True)


own_workspace: ContextVar[Workspace] = ContextVar("own_workspace")
"""The workspace of a worker's process. A pool's initializer can hand nothing to the jobs that follow, so each worker
needs one place to keep it: set once, before the first job. Nowhere else is there one; asking raises LookupError.
"""


def open_workspace(court_names: tuple[str, ...], out: Path) -> None:
    """Begin a worker's life. What its workspace has started is stopped when the process ends."""
    logs.start(settings().log)
    workspace = Workspace(court_names, out)
    Finalize(workspace, workspace.close, exitpriority=10)  # workers run no exit handlers but these
    own_workspace.set(workspace)


def do(order: tuple[Task[Thing, Made], Thing]) -> Made:
    task, thing = order
    return task(own_workspace.get(), thing)
