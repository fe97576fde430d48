"""Builds that are told to end at any moment, or whose parent is killed: how they end, how soon, and what is left."""

from __future__ import annotations

import hashlib
import os
import pty
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from kills import whole_guides

HOUSE = Path(__file__).parents[2]
PROGRAM = (sys.executable, "-m", "assistant")
WALKTHROUGHS = ("check-account-type", "activate-search")
"""Short ones, so that moments fall into the loading, the walks, the publishing and what lies between."""

FORMATS = ("--format", "html", "--format", "pdf")
ENDS = 30
EARLIEST = 0.05
"""Seconds into a build from which on it is told to end, up to as long as one takes. Before, Python itself starts."""

SOON = 5.0
"""Seconds after which nothing of a build may run any more."""

MARK = "ASSISTANT_TRIAL_MARK"
"""A variable in the environment of everything that a build starts."""

CTRL_C = b"\x03"

Telling = Callable[["Build"], object]


@dataclass
class Build:
    """One build that runs in a terminal of its own, and what it says there."""

    number: int
    terminal: int
    mark: str
    said: bytearray = field(default_factory=bytearray)
    code: int | None = None

    def still_runs(self) -> bool:
        """Whether the build itself has not ended yet."""
        if self.code is None:
            number, status = os.waitpid(self.number, os.WNOHANG)
            if number:
                self.code = os.waitstatus_to_exitcode(status)
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
    number, terminal = pty.fork()
    if number == 0:
        os.chdir(HOUSE)
        os.execve(PROGRAM[0], command(folder, *words), environment)  # noqa: S606 - our own program
    build = Build(number, terminal, mark)
    reader = threading.Thread(target=read, args=(build,), daemon=True)
    reader.start()
    try:
        yield build
    finally:
        for left in build.all_that_runs():
            with suppress(ProcessLookupError):
                os.kill(left, signal.SIGKILL)
        until(lambda: not build.still_runs(), SOON)
        reader.join()
        os.close(terminal)


def settings_in(folder: Path) -> dict[str, str]:
    """An environment in which all that a build keeps lies in this folder, also what it keeps for a while only."""
    (folder / "for-a-while").mkdir(exist_ok=True)
    here = {"ASSISTANT_RECORDINGS": str(folder / "recordings"), "TMPDIR": str(folder / "for-a-while")}
    return {**os.environ, **here, "TERM": "xterm", "PYTHONPATH": str(HOUSE)}


def command(folder: Path, *words: str) -> list[str]:
    return [*PROGRAM, "guide", *WALKTHROUGHS, "--court", "mad", *FORMATS, *words, "--out", str(folder / "guides")]


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
    os.write(build.terminal, CTRL_C)


def by_signal(number: signal.Signals) -> Telling:
    return lambda build: os.kill(build.number, number)


def ctrl_c() -> str:
    """Ctrl-C in a terminal, which every process that runs there is told of."""
    return told(by_ctrl_c, 130, 1309)


def terminated() -> str:
    """SIGTERM to the build alone, as a service manager sends it."""
    return told(by_signal(signal.SIGTERM), 143, 1437)


def parent_killed() -> str:
    """SIGKILL of the parent: its workers, their portals and browsers go with it."""
    return told(by_signal(signal.SIGKILL), -signal.SIGKILL, 921, jobs=(2,))


def told(tell: Telling, code: int, seed: int, jobs: tuple[int, ...] = (1, 2), ends: int = ENDS) -> str:
    """End builds at any moment, one after the other in one folder; then let one come to its end. Says what was seen."""
    moments = random.Random(seed)  # noqa: S311 - any moments will do, as long as they are the same each time
    codes: Counter[int] = Counter()
    ended, gone = [0.0], [0.0]
    with tempfile.TemporaryDirectory() as name:
        folder, reference = Path(name) / "ended", Path(name) / "reference"
        for place in (folder, reference):
            place.mkdir()
        latest = finish(reference)
        for number in range(ends):
            one = str(jobs[number % len(jobs)])
            with started(folder, "--rewalk", "--jobs", one) as build:
                if until(lambda: not build.still_runs(), moments.uniform(EARLIEST, latest)) < float("inf"):
                    codes[build.code or 0] += 1
                    assert build.code == 0, build.said.decode()
                    continue
                tell(build)
                ended.append(until(lambda: not build.still_runs(), 4 * SOON))
                gone.append(until(lambda: not build.all_that_runs(), 4 * SOON))
                assert build.code is not None, "it has not ended"
                codes[build.code] += 1
                judge(build, folder, code)
        finish(folder)
        assert tree(folder / "guides") == tree(reference / "guides"), "the next build made other bytes"
        left = [str(path) for path in folder.rglob(".*") if path.name.endswith((".new", ".old", ".lock"))]
        assert not left, f"left behind: {left}"
    assert max(gone) < SOON, f"something ran for {max(gone):.1f} s after the end"
    counts = ", ".join(f"{count} times {code}" for code, count in sorted(codes.items()))
    return f"exit codes {counts}; ended within {max(ended):.1f} s, all gone {max(gone):.1f} s later; nothing half"


def judge(build: Build, folder: Path, code: int) -> None:
    """It ended as it should: with that code, in silence, and with nothing half behind it."""
    said = build.said.decode()
    assert build.code == code, f"exit code {build.code}: {said}"
    whole_guides(folder / "guides")
    if code < 0:  # killed: it could neither say nor clear away anything
        return
    assert "Traceback" not in said, said
    words = [line for line in said.replace("\r", "\n").splitlines() if is_said(line)]
    assert not words, f"it said: {words}"
    left = [str(path) for path in folder.rglob("*") if path.name.endswith((".new", ".old", ".walking", ".lock"))]
    assert not left, f"half: {left}"
    left = [str(path) for path in (folder / "for-a-while").iterdir()]
    assert not left, f"left behind: {left}"


def is_said(line: str) -> bool:
    """Whether a line of a terminal says anything beside what is being done, and which key was pressed."""
    bare = "".join(letter for letter in line if letter.isprintable())
    return any(word in bare for word in ("Error", "error", "bug", "Exception", "never", "Warning", "answer"))


def finish(folder: Path) -> float:
    """Let a build come to its end. Returns the seconds that it took."""
    began = time.monotonic()
    done = subprocess.run(
        command(folder), capture_output=True, text=True, env=settings_in(folder), cwd=HOUSE, check=False
    )
    assert done.returncode == 0, done.stderr
    return time.monotonic() - began


def tree(folder: Path) -> dict[str, str]:
    """Every file by its path, and a code for what is in it."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}
