"""Who does the jobs of a build: this process alone, or several processes beside each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.util import Finalize
from pathlib import Path
from typing import Protocol, TypeVar

from assistant import logs
from assistant.settings import settings
from assistant.workshop import Progress, Workshop, quiet

Thing = TypeVar("Thing")
Made = TypeVar("Made")
Deed = Callable[[Workshop, Thing], Made]


class Crew(Protocol):
    """Does a deed to each thing, and gives what was made in the things' order."""

    def each(self, deed: Deed[Thing, Made], things: Iterable[Thing]) -> Iterator[Made]: ...


@dataclass(frozen=True)
class Alone:
    """One process, one thing after the other."""

    shop: Workshop

    def each(self, deed: Deed[Thing, Made], things: Iterable[Thing]) -> Iterator[Made]:
        return (deed(self.shop, thing) for thing in things)


@dataclass(frozen=True)
class Beside:
    """Several processes, each with a workshop of its own."""

    pool: ProcessPoolExecutor

    def each(self, deed: Deed[Thing, Made], things: Iterable[Thing]) -> Iterator[Made]:
        return self.pool.map(do, ((deed, thing) for thing in things))


@contextmanager
def of(count: int, court_names: tuple[str, ...], out: Path, tell: Progress = quiet) -> Iterator[Crew]:
    """A crew of so many; what it had open is closed at the end. A mistake of one ends the others' work."""
    if count == 1:
        with Workshop(court_names, out, tell=tell) as shop:
            yield Alone(shop)
        return
    opening = (court_names, out)
    pool = ProcessPoolExecutor(count, get_context("spawn"), initializer=open_shop, initargs=opening)
    try:
        yield Beside(pool)
    finally:
        pool.shutdown(cancel_futures=True)


shops: list[Workshop] = []
"""The workshop of this process, where it is a worker."""


def open_shop(court_names: tuple[str, ...], out: Path) -> None:
    logs.start(settings().log)
    shop = Workshop(court_names, out)
    Finalize(shop, shop.close, exitpriority=10)  # workers run no exit handlers but these
    shops.append(shop)


def do(order: tuple[Deed[Thing, Made], Thing]) -> Made:
    deed, thing = order
    return deed(shops[0], thing)
