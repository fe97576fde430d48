"""Other machines that work for a build: what they can do beforehand lies in the store when it is done here.

Each worker at the scheduler is sent one errand at a time, by us and not by Dask: only so a worker is looked at before
it gets any, and an errand is sent again once when the worker that had it dies; of which two have died, is done here.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError, Future
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path
from queue import Empty, PriorityQueue
from threading import Event, Lock, RLock, Thread
from typing import TYPE_CHECKING, Any

from assistant.building import errands, likeness, machine
from assistant.building.errands import Answer, Errand, Opening
from assistant.building.folders import Tell
from assistant.building.likeness import Likeness
from assistant.building.plan import Order
from assistant.building.store import Recipe, Store
from assistant.building.workers import Outcome, Task, Then, Thing, nothing
from assistant.building.workspace import Progress, Workspace, quiet
from assistant.errors import BadInput, MachinesTrouble
from assistant.settings import settings
from assistant.walking.walkthrough import BUNDLED

if TYPE_CHECKING:
    from distributed import Client

BETWEEN_LOOKS = 0.5
"""Seconds from one look at who is there to the next."""

COMES = 30.0
"""Seconds within which a worker is there, at the beginning and when the last one has died."""

ARRIVES = 10.0
"""Seconds within which an answer is here that is known to be there; it is a few sentences."""

LETS_GO = 2.0
"""Seconds for taking leave of a scheduler, which may be gone."""

AGAIN, IN_TURN = 0, 1
"""What is sent first: what a worker that died had been sent before."""


class Lost(Exception):
    """A worker is gone, or has forgotten what it was sent."""


@dataclass(frozen=True)
class Worker:
    """One that is there: where, and what it calls itself."""

    address: str
    name: str

    def __str__(self) -> str:
        return f"{self.name} ({self.address})"


@dataclass
class Sent:
    """An errand on its way, and what will have come of it."""

    errand: Errand
    answer: Future[Answer] = field(default_factory=Future)
    again: bool = False


@dataclass(frozen=True)
class OnMachines:
    """Several machines do beforehand what they can; then it is done here, where the store has all that takes time.

    So files, notes and sentences are those of a build in one process, and what a store cannot hold is made here.
    """

    workspace: Workspace
    machines: Machines
    begun: dict[Errand, Future[Answer]] = field(default_factory=dict)
    """What was sent before it was asked for."""
    at_it: Lock = field(default_factory=Lock)
    """Whoever sends something before it is asked for has it: each of these is sent once."""

    def each(
        self, task: Task[Thing, Outcome], things: Iterable[Thing], then: Then[Thing] = nothing
    ) -> Iterator[Outcome]:
        """Raises what an errand raises, and MachinesTrouble when the scheduler is gone, or the last worker."""
        sent = [(thing, self._sent(task, thing), partial(self._begin, tuple(then(thing)))) for thing in things]
        for _, answer, begin in sent:
            if answer is not None:
                answer.add_done_callback(begin)
        for thing, answer, begin in sent:
            if answer is not None:
                begin(answer)  # who waits for an answer may be called before what is to be done with it
                self.workspace.told += answer.result().told
                self.workspace.searched |= answer.result().searched
            yield task(self.workspace, thing)

    def _sent(self, task: Task[Thing, Outcome], thing: Thing) -> Future[Answer] | None:
        if not errands.is_sent(task, thing):
            return None
        errand = Errand(task, thing)
        return self.begun.get(errand) or self.machines.send(errand)

    def _begin(self, next_ones: Iterable[tuple[Task[Any, Any], Any]], answer: Future[Answer]) -> None:
        """Send what comes next, behind all that was sent before, so that no worker waits for the last of these."""
        if answer.exception() is None:
            with self.at_it:
                for each in next_ones:
                    errand = Errand(*each)
                    if errands.is_sent(*each) and errand not in self.begun:
                        self.begun[errand] = self.machines.send(errand)


class Machines:
    """The workers at a scheduler that are like this machine, and the errands that they are sent."""

    def __init__(self, client: Client, opening: Opening, sign: Recipe, here: Likeness, say: Tell) -> None:
        self._client = client
        self._opening = opening
        self._sign = sign
        self._here = here
        self._say = say
        self._turns = count()
        self._waiting: PriorityQueue[tuple[int, int, Sent]] = PriorityQueue()
        self._sent: list[Sent] = []
        # Who is given an answer may send the next errand at once, in the same thread.
        self._lock, self._fetching = RLock(), Lock()
        self._over = Event()
        self._trouble: Exception | None = None
        self._there: set[str] = set()
        self._known: set[str] = set()
        self._unlike: set[str] = set()

    def begin(self, address: str, tell: Progress) -> None:
        """Have at least one worker. Raises MachinesTrouble where none comes, or one that is there is not like us."""
        give_up = time.monotonic() + COMES
        while not (there := self._look()):
            if time.monotonic() > give_up:
                raise no_worker(address)
            tell(f"waiting for a worker at {address}")
            time.sleep(BETWEEN_LOOKS)
        self._known = {worker.address for worker in there}
        beside(self._watch, address)
        for worker, greeting in [(worker, self._greeting(worker)) for worker in there]:
            with suppress(Lost):  # another takes its place, or the watch sees that none does
                self._check(worker, greeting)
                beside(self._serve, worker)

    def send(self, errand: Errand) -> Future[Answer]:
        sent = Sent(errand)
        with self._lock:
            self._sent.append(sent)
            if self._trouble is not None:
                sent.answer.set_exception(self._trouble)
        self._waiting.put((IN_TURN, next(self._turns), sent))
        return sent.answer

    def close(self) -> None:
        """Forget what was not sent yet. What workers are about they finish, and put into the store."""
        self._over.set()

    def _watch(self, address: str) -> None:
        """Look who is there, and employ who has come, until it is over."""
        seen = time.monotonic()
        while not self._over.wait(BETWEEN_LOOKS):
            try:
                there = self._look()
            except MachinesTrouble as gone:
                self._end_with(gone)
                return
            for worker in there:
                if worker.address not in self._known:
                    self._known.add(worker.address)
                    beside(self._employ, worker)
            if self._there - self._unlike:
                seen = time.monotonic()
            elif time.monotonic() - seen > COMES:
                self._end_with(no_worker(address))
                return

    def _look(self) -> list[Worker]:
        """The workers with a browser that are there. Raises MachinesTrouble where the scheduler is gone."""
        try:
            if self._client.status != "running":
                raise ConnectionError
            assert self._client.scheduler, "it is connected"
            known = self._client.sync(self._client.scheduler.identity, n_workers=-1)["workers"]
        except (OSError, CancelledError):
            raise MachinesTrouble(
                "The scheduler is gone. What was finished lies in the store: start it and its workers, and build again."
            ) from None
        ours = {where: one for where, one in known.items() if one["resources"] == machine.ONE_BROWSER}
        self._there = set(ours)
        return [Worker(where, str(one["name"])) for where, one in ours.items()]

    def _employ(self, worker: Worker) -> None:
        """Send errands to one that has come later, if it is like us; else that is told, and it gets none."""
        with suppress(Lost):
            try:
                self._check(worker, self._greeting(worker))
            except MachinesTrouble as trouble:
                self._unlike.add(worker.address)
                self._say(f"{trouble} It is sent nothing.")
            else:
                self._serve(worker)

    def _greeting(self, worker: Worker) -> Any:  # Any: a future of Dask's
        return self._client.submit(machine.greet, self._opening, self._sign, **only(worker))

    def _check(self, worker: Worker, greeting: Any) -> None:  # Any: a future of Dask's
        """Raise MachinesTrouble for a worker that is not like this machine, and Lost for one that is gone."""
        try:
            answer = self._come(worker, greeting)
        except (Lost, MachinesTrouble):
            raise
        except Exception:  # noqa: BLE001 - whatever it is, it does not know what it is asked
            answer = Answer(error=MachinesTrouble("it was not started with `assistant worker` of this version."))
        if answer.error is not None or answer.machine is None:
            why = answer.error or "it could not begin, and says itself why."
            raise MachinesTrouble(f"The worker {worker} cannot be used: {why}")
        if differs := likeness.differences(answer.machine, self._here):
            raise MachinesTrouble(
                f"The worker {worker} is not as this machine is, and would make other files: {differs}. "
                "Install the same on both, and start it again."
            )

    def _serve(self, worker: Worker) -> None:
        """Send a worker one errand after the other, for as long as it is there."""
        while self._is_there(worker):
            try:
                sent = self._waiting.get(timeout=BETWEEN_LOOKS)[-1]
            except Empty:
                continue
            try:
                answer = self._come(worker, self._client.submit(machine.do, self._opening, sent.errand, **only(worker)))
            except Lost:
                answer = Answer(lost=True)
            except Exception as error:  # noqa: BLE001 - the one who waits raises it
                answer = Answer(error=error)
            self._settle(sent, answer, worker)

    def _is_there(self, worker: Worker) -> bool:
        return worker.address in self._there and self._trouble is None and not self._over.is_set()

    def _come(self, worker: Worker, future: Any) -> Answer:
        """The answer of a worker. Raises Lost when it is gone.

        Dask fetches several answers at once, and who gives up takes away those of others: so one is fetched at a time.
        """
        from distributed import KilledWorker

        there = Event()
        future.add_done_callback(lambda _: there.set())
        while not there.wait(BETWEEN_LOOKS):
            if not self._is_there(worker):
                future.cancel()
                raise Lost
        try:
            with self._fetching:
                answer: Answer = future.result(timeout=ARRIVES)
        except (CancelledError, KilledWorker, OSError):  # it has died since, among others
            raise Lost from None
        return answer

    def _settle(self, sent: Sent, answer: Answer, worker: Worker) -> None:
        """Give an answer to the one who waits for it, or send the errand again, once."""
        if answer.lost and not sent.again:
            sent.again = True
            self._waiting.put((AGAIN, next(self._turns), sent))
            return
        with self._lock:
            if sent.answer.done():
                return
            if answer.lost:
                sent.answer.set_result(Answer((twice(sent.errand, worker),)))
            elif answer.error is not None:
                sent.answer.set_exception(answer.error)
            else:
                sent.answer.set_result(answer)

    def _end_with(self, trouble: Exception) -> None:
        """Have whoever waits for an answer know that none will come."""
        with self._lock:
            self._trouble = trouble
            for sent in self._sent:
                if not sent.answer.done():
                    sent.answer.set_exception(trouble)


def beside(doing: Callable[..., object], *of: object) -> None:
    """Have something done in a thread that holds nobody up who wants to end."""
    Thread(target=doing, args=of, daemon=True).start()


def only(worker: Worker) -> dict[str, Any]:
    """How Dask is told to have one worker do something once, and nobody else."""
    return {
        "workers": [worker.address],
        "allow_other_workers": False,
        "resources": machine.ONE_BROWSER,
        "pure": False,
        "retries": 0,
    }


def twice(errand: Errand, worker: Worker) -> str:
    return (
        f"{errand} was sent twice, and both times the worker died, or its browser. The second was {worker}; see what "
        "it says. It is done here."
    )


def no_worker(address: str) -> MachinesTrouble:
    return MachinesTrouble(
        f"No worker is at {address}. Start one, here or on another machine: assistant worker --scheduler {address}"
    )


@contextmanager
def at(
    address: str, order: Order, court_names: Sequence[str], tell: Progress = quiet, say: Tell = quiet
) -> Iterator[OnMachines]:
    """The workers of a scheduler, each looked at. What is not sent yet when this ends is forgotten.

    Raises BadInput for what cannot be sent, and MachinesTrouble where nobody is there or one is not like this machine.
    """
    machine.check_address(address)
    opening = Opening(tuple(court_names), settings_of(order))
    with Workspace(court_names, order.out, tell=tell) as workspace, connected(address) as client:
        assert workspace.store, "without one nothing is sent"
        with signed(workspace.store) as sign:
            machines = Machines(client, opening, sign, likeness.of(workspace), say)
            try:
                machines.begin(address, tell)
                yield OnMachines(workspace, machines)
            finally:
                machines.close()


def settings_of(order: Order) -> tuple[tuple[str, str], ...]:
    """The settings that reach documents, as they stand in the environment.

    Raises BadInput for an order of which other machines know too little.
    """
    known = settings()
    if known.store is None:
        raise BadInput(
            "Machines hand over what they make in a store. Name one that all of them reach, a folder or an address: "
            "set ASSISTANT_STORE."
        )
    if known.portal is not None:
        raise BadInput("A portal of your own is walked from here alone. Leave out --scheduler, or ASSISTANT_PORTAL.")
    if order.rewalk:
        raise BadInput("Machines take walks from the store where they lie there. Leave out --rewalk, or --scheduler.")
    courts = (name for name in order.courts if name.lower().endswith(".toml"))
    own = [*courts, *(job.script for job in order.jobs if job.script not in BUNDLED)]
    if own:
        raise BadInput(
            f"{own[0]} is a file of your own, and other machines have only what ships. Leave out --scheduler."
        )
    store = known.store if "://" in known.store else str(Path(known.store).absolute())
    epoch = "" if known.source_date_epoch is None else str(known.source_date_epoch)
    return (
        ("ASSISTANT_STORE", store),
        ("ASSISTANT_NARRATION", str(known.narration)),
        ("SOURCE_DATE_EPOCH", epoch),
    )


@contextmanager
def signed(store: Store) -> Iterator[Recipe]:
    """Something that lies in a store for as long as this takes, and in no other: who finds it reaches the same one."""
    sign = Recipe("sign of a build", {"kind": "sign", "of": secrets.token_hex(16)})
    store.put(sign, {"sign.txt": b"We share a store."})
    try:
        yield sign
    finally:
        store.remove(sign)


@contextmanager
def connected(address: str) -> Iterator[Client]:
    """Raises MachinesTrouble where no scheduler answers."""
    import dask
    from distributed import Client  # `machine` says what to install where it is not there

    with dask.config.set({"distributed.comm.timeouts.connect": machine.CONNECTS}):
        try:
            client = Client(address, timeout=machine.CONNECTS, set_as_default=False)
        except (OSError, TimeoutError):
            raise machine.not_there(address) from None
        try:
            yield client
        finally:
            with suppress(OSError, TimeoutError):
                client.close(timeout=LETS_GO)
