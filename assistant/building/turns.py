"""One build at a time in a folder: the second waits for its turn, and can say who is at work.

The system takes a lock back when its owner ends, however that ends: no lock outlives a build.
"""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import datetime
from pathlib import Path

import structlog

from assistant import ending
from assistant.errors import AtWork
from assistant.settings import settings

log = structlog.get_logger()

LOCK_NAME = ".at-work"
"""The file in a folder that whoever works there has locked, and in which stands who that is; gone when she is done."""

BETWEEN_LOOKS = 0.2
"""Seconds from one look whether it is our turn to the next."""

TAKEN = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
"""How systems say that a file is locked by somebody else."""


@contextmanager
def alone_in(*folders: Path, tell: Callable[[str], object] = lambda _: None) -> Iterator[None]:
    """Work in these folders while nobody else does; they are made where they are missing.

    Raises AtWork when it is somebody else's turn for longer than the settings say.
    """
    with ExitStack() as held:
        # In one order, or two would wait for another. Not by `resolve`: where links lead around it raises no OSError.
        for folder in sorted({Path(os.path.realpath(folder)) for folder in folders}):
            held.enter_context(turn_in(folder, tell))
        yield


@contextmanager
def turn_in(folder: Path, tell: Callable[[str], object]) -> Iterator[None]:
    """The same for one folder."""
    made_here = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / LOCK_NAME
    lock = wait_for(file, tell)
    try:
        yield
    finally:
        with ending.unbroken():
            if lock is not None:
                give_back(file, lock)
            if made_here:
                with suppress(OSError):  # something lies in it
                    folder.rmdir()


@contextmanager
def alone_or_refused(file: Path, refusal: str) -> Iterator[None]:
    """Work while nobody else holds this file, which may be missing. Raises AtWork, and waits for nobody."""
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        lock = take(file)
    except OSError as error:  # the folder's disk knows no locks
        log.info("turn.unlocked", file=str(file), why=str(error))
        yield
        return
    if lock is None:
        raise AtWork(refusal)
    try:
        yield
    finally:
        with ending.unbroken():
            give_back(file, lock)


def wait_for(file: Path, tell: Callable[[str], object]) -> int | None:
    """Lock a file as soon as nobody else has. None where the folder's disk knows no locks, or may not be written to."""
    give_up = time.monotonic() + settings().turn
    try:
        while (lock := take(file)) is None:
            who = who_is_at_work(file)
            if time.monotonic() > give_up:
                raise AtWork(
                    f"Another build is at work in {file.parent}: {who}. This one has waited for {settings().turn:g} "
                    "seconds. Start it again when that one is done, or let it work elsewhere, with --out and "
                    "ASSISTANT_RECORDINGS."
                )
            tell(f"waiting for another build in {file.parent}: {who}")
            log.info("build.waits", folder=str(file.parent), who=who)
            time.sleep(BETWEEN_LOOKS)
    except OSError as error:
        log.info("build.unlocked", folder=str(file.parent), why=str(error))
        return None
    with suppress(OSError):
        os.truncate(lock, 0)
        os.write(lock, f"process {os.getpid()}, since {datetime.now().astimezone():%H:%M:%S}".encode())
    return lock


def take(file: Path) -> int | None:
    """Open and lock a file; None when somebody else has. Raises OSError where it cannot be opened or locked at all."""
    lock = os.open(file, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        lock_alone(lock)
        # Whoever had it may have removed it after we opened it: then another file has that name, or none.
        if os.path.samestat(os.fstat(lock), file.stat()):
            return lock
    except FileNotFoundError:
        pass
    except OSError as error:
        if error.errno not in TAKEN:
            os.close(lock)
            raise
    os.close(lock)
    return None


if sys.platform == "win32":
    import msvcrt

    BEYOND = 1 << 30
    """A byte that is locked beyond what is written, for what is locked nobody else can read."""

    def lock_alone(lock: int) -> None:
        os.lseek(lock, BEYOND, os.SEEK_SET)
        try:
            msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
        finally:
            os.lseek(lock, 0, os.SEEK_SET)

else:
    import fcntl

    def lock_alone(lock: int) -> None:
        """Raises OSError when somebody else has."""
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)


def who_is_at_work(file: Path) -> str:
    """What whoever is at work has written there."""
    try:
        return file.read_text(encoding="utf-8") or "a process that has just begun"
    except OSError:
        return "a process that is about to end"


def give_back(file: Path, lock: int) -> None:
    """Let others work. The file goes first: one that is taken by its old name is looked at again."""
    if sys.platform == "win32":
        os.close(lock)  # an open file cannot be removed there
        with suppress(OSError):
            file.unlink()
        return
    with suppress(OSError):
        file.unlink()
    os.close(lock)
