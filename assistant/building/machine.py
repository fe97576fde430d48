"""The machine here as one of several: a worker of Dask that lets a process of ours do the errands it is sent.

Importing this raises BadInput where the extra `machines` is not installed.
"""

from __future__ import annotations

import asyncio
import os
import platform
import re
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from assistant import ending
from assistant.building import errands, turns, worker, workers
from assistant.building.errands import Answer, Errand, Opening
from assistant.building.folders import Tell, empty
from assistant.building.store import Recipe
from assistant.building.workers import Task
from assistant.errors import BadInput, MachinesTrouble
from assistant.settings import settings

try:
    import dask

    dask.config.set({"logging": dict.fromkeys(("distributed", "distributed.client", "distributed.worker"), "critical")})
    from distributed import Worker, WorkerPlugin, get_worker
except ImportError:
    raise BadInput(
        "Other machines are reached with the extra `machines`. "
        "Install it: pip install 'pacer-onboarding-assistant[machines]'"
    ) from None

Thing = TypeVar("Thing")

HANDS = "hands"
"""The name of what a worker of ours has, and one that somebody started otherwise has not."""

ONE_BROWSER = {"browser": 1.0}
"""What such a worker has, as Dask counts it: an errand needs it whole, so there is one at a time."""

CONNECTS = 5.0
"""Seconds within which a scheduler answers, or is not there."""

SCHEDULER = re.compile(r"(?:tcp|tls)://[^\s/]+:\d+")

MOST_PLACES = 1_000


class Hands(WorkerPlugin):
    """The process on this machine that walks and publishes, with a browser of its own; started with the first errand.

    It ends with this one, and its browser with it, whatever ends this one.
    """

    name = HANDS

    def __init__(self, scratch: Path) -> None:
        self._scratch = scratch
        self._opening: Opening | None = None
        self._pool: ProcessPoolExecutor | None = None

    def do(self, opening: Opening, task: Task[Thing, Answer], thing: Thing) -> Answer:
        """Have it do something. Where it dies of that, the answer says so, and the next errand has a new one."""
        if opening != self._opening or self._pool is None:
            self._begin(opening)
        assert self._pool, "it has begun"
        try:
            return self._pool.submit(workers.do, (task, thing)).result()
        except BrokenProcessPool:
            self._pool = None
            return Answer(lost=True)

    def let_go(self) -> None:
        """End it, in the midst of whatever it is about."""
        workers.tell_the_others()
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def _begin(self, opening: Opening) -> None:
        """Nothing is left of what was made for somebody else: what is worth keeping lies in the store."""
        self.let_go()
        place = empty(self._scratch / "at-work")
        own = {
            "ASSISTANT_RECORDINGS": str(place / "recordings"),
            "ASSISTANT_EDITIONS": str(place / "editions"),
            "ASSISTANT_SPEECH": str(place / "speech"),
            "ASSISTANT_PORTAL": "",
        }
        if (store := settings().store) is not None:
            own["ASSISTANT_STORE"] = store  # it may be reached otherwise from here
        begin = partial(worker.begin_work, environment={**dict(opening.settings), **own})
        self._pool = ProcessPoolExecutor(
            1, get_context("spawn"), initializer=begin, initargs=(opening.court_names, place / "guides")
        )
        self._opening = opening


def do(opening: Opening, errand: Errand) -> Answer:
    """Do an errand on the machine where this is called, which a scheduler decides."""
    return hands().do(opening, errands.do, errand)


def greet(opening: Opening, sign: Recipe) -> Answer:
    return hands().do(opening, errands.greet, sign)


def hands() -> Hands:
    """Raises KeyError in a worker that is none of ours."""
    found = get_worker().plugins[HANDS]
    assert isinstance(found, Hands), "we gave it that name"
    return found


def check_address(address: str) -> str:
    """Raise BadInput for what is not the address of a scheduler."""
    if not SCHEDULER.fullmatch(address):
        raise BadInput(f"{address} is not the address of a scheduler. Write it as tcp://HOST:PORT.")
    return address


def not_there(address: str) -> MachinesTrouble:
    return MachinesTrouble(
        f"No scheduler answers at {address}. Start one with `dask scheduler`, which tells its address."
    )


def serve(address: str, scratch: Path, say: Tell) -> None:
    """Do the errands that a scheduler sends, until it is gone or we are told to end.

    Raises MachinesTrouble where no scheduler answers, and when it has gone.
    """
    with own_place(scratch) as place, dask.config.set({"distributed.comm.timeouts.connect": CONNECTS}):
        asyncio.run(at_work(check_address(address), place, say))
    raise MachinesTrouble(f"The scheduler at {address} is gone, or has sent this worker away. Start it again.")


async def at_work(address: str, place: Path, say: Tell) -> None:
    own = Hands(place)
    name = f"{platform.node()}-{os.getpid()}"
    worker_of_dask = Worker(
        address, nthreads=1, resources=ONE_BROWSER, name=name, plugins=(own,), death_timeout=CONNECTS, memory_limit=0,
        local_directory=str(place / "dask"), dashboard=False,
    )  # fmt: skip
    try:
        await worker_of_dask
    except (OSError, TimeoutError):
        raise not_there(address) from None
    try:
        say(f"{name} is at work for {address}, until you press Ctrl-C.")
        await worker_of_dask.finished()
    finally:
        own.let_go()


@contextmanager
def own_place(scratch: Path) -> Iterator[Path]:
    """A folder that no other worker has. That of one that was killed is taken over, so nothing is left lying about."""
    for number in range(1, MOST_PLACES):
        place = scratch / str(number)
        place.mkdir(parents=True, exist_ok=True)
        if (lock := turns.take(place / turns.LOCK_NAME)) is not None:
            try:
                yield place
            finally:
                with ending.unbroken():
                    turns.give_back(place / turns.LOCK_NAME, lock)
            return
    raise BadInput(f"{scratch} has no room for one more worker. Give it another folder: --scratch")
