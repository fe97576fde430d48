"""A build as a person starts it, in a terminal of its own; for tests of how it ends."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

HOUSE = Path(__file__).parents[3]
PROGRAM = (sys.executable, "-m", "assistant")
SOON = 5.0
"""Seconds after which nothing of a build may run any more that was told to end, or whose parent was killed."""

IN_ITS_TERMINAL = (
    "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); os.execv(sys.argv[1], sys.argv[1:])"
)
"""Run a program for which the terminal at its input is the one that tells it of Ctrl-C."""

MARK = "ASSISTANT_TEST_MARK"
"""A variable in the environment of everything that a build starts."""

CTRL_C = b"\x03"

HALF = (".new", ".old", ".walking", ".at-work")
"""How the names end of what is there only while a build is at work."""

TROUBLE = ("Error", "error", "bug", "Exception", "never", "Warning", "Traceback", "answer")
"""Words that a build which was told to end has no reason to say."""


@dataclass
class Build:
    """One build that runs in a terminal of its own, and what it says there."""

    process: subprocess.Popen[bytes]
    terminal: int
    mark: str
    said: bytearray = field(default_factory=bytearray)

    @property
    def code(self) -> int | None:
        """Its exit code; the signal's number below zero where a signal ended it, None while it runs."""
        return self.process.poll()

    def still_runs(self) -> bool:
        """Whether the build itself has not ended yet."""
        return self.code is None

    def all_that_runs(self) -> list[int]:
        """The processes that it started, whoever is their parent now."""
        wanted = f"{MARK}={self.mark}".encode()
        return [number for number in numbers() if wanted in environment_of(number)]


def numbers() -> list[int]:
    return [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()]


def environment_of(number: int) -> list[bytes]:
    """The variables of a process; none of one that is gone, or only waits to be asked how it ended."""
    try:
        return Path(f"/proc/{number}/environ").read_bytes().split(b"\0")
    except OSError:
        return []


@contextmanager
def started(folder: Path, *words: str) -> Iterator[Build]:
    """A build as a person starts it: in a terminal, which tells all that run in it of a Ctrl-C."""
    mark = f"{os.getpid()}-{time.monotonic_ns()}"
    environment = {**settings_in(folder), MARK: mark}
    terminal, its_end = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", IN_ITS_TERMINAL, *PROGRAM, *words],
        stdin=its_end, stdout=its_end, stderr=its_end, env=environment, cwd=HOUSE, start_new_session=True,
    )  # fmt: skip
    os.close(its_end)
    build = Build(process, terminal, mark)
    reader = threading.Thread(target=read, args=(build,), daemon=True)
    reader.start()
    try:
        yield build
    finally:
        for left in build.all_that_runs():
            with suppress(ProcessLookupError):
                os.kill(left, signal.SIGKILL)
        process.wait()
        reader.join()
        os.close(terminal)


def settings_in(folder: Path) -> dict[str, str]:
    """An environment in which all that a build keeps lies in this folder, also what it keeps for a while only."""
    (folder / "for-a-while").mkdir(exist_ok=True)
    here = {"ASSISTANT_RECORDINGS": str(folder / "recordings"), "TMPDIR": str(folder / "for-a-while")}
    return {**os.environ, **here, "TERM": "xterm", "PYTHONPATH": str(HOUSE)}


def read(build: Build) -> None:
    with suppress(OSError):  # a terminal without programs ends so
        while said := os.read(build.terminal, 4096):
            build.said += said


def until(done: Callable[[], bool], seconds: float) -> float:
    """Seconds until that is so; infinite where it does not become so in time."""
    began = time.monotonic()
    while time.monotonic() - began < seconds:
        if done():
            return time.monotonic() - began
        time.sleep(0.02)
    return float("inf")


def by_ctrl_c(build: Build) -> None:
    """A terminal tells all that run in it."""
    os.write(build.terminal, CTRL_C)


def by_signal(number: signal.Signals) -> Callable[[Build], None]:
    """Tell the build alone."""
    return lambda build: os.kill(build.process.pid, number)


def said_of_trouble(build: Build) -> list[str]:
    """The lines in a build's terminal that tell of trouble."""
    return [line for line in build.said.decode().splitlines() if any(word in line for word in TROUBLE)]


def half_done(folder: Path) -> list[str]:
    """What lies there that should be there only while a build is at work."""
    passing = [path for path in folder.rglob("*") if path.name.endswith(HALF)]
    return [str(path) for path in (*passing, *(folder / "for-a-while").iterdir())]
