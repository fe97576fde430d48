"""Builds that are told to end at any moment, or whose parent is killed: how they end, how soon, and what is left."""

from __future__ import annotations

import hashlib
import random
import signal
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from kills import whole_guides
from told import (
    HOUSE,
    PROGRAM,
    SOON,
    Build,
    by_ctrl_c,
    by_signal,
    half_done,
    said_of_trouble,
    settings_in,
    started,
    until,
)

WALKTHROUGHS = ("check-account-type", "activate-search")
"""Short ones, so that moments fall into the loading, the walks, the publishing and what lies between."""

BUILD = ("guide", *WALKTHROUGHS, "--court", "mad", "--format", "html", "--format", "pdf")
ENDS = 30
EARLIEST = 0.05
"""Seconds into a build from which on it is told to end, up to as long as one takes. Before, Python itself starts."""


def ctrl_c() -> str:
    """Ctrl-C in a terminal, which every process that runs there is told of."""
    return told(by_ctrl_c, 130, 1309)


def terminated() -> str:
    """SIGTERM to the build alone, as a service manager sends it."""
    return told(by_signal(signal.SIGTERM), 143, 1437)


def parent_killed() -> str:
    """SIGKILL of the parent: its workers, their portals and browsers go with it."""
    return told(by_signal(signal.SIGKILL), -signal.SIGKILL, 921, jobs=(2,))


def told(
    tell: Callable[[Build], object], code: int, seed: int, jobs: tuple[int, ...] = (1, 2), ends: int = ENDS
) -> str:
    """End builds at any moment, one after the other in one folder; then let one come to its end. Says what was seen."""
    moments = random.Random(seed)  # noqa: S311 - any moments will do, as long as they are the same each time
    codes: Counter[int] = Counter()
    ended, gone = [], []
    with tempfile.TemporaryDirectory() as name:
        folder, reference = Path(name) / "ended", Path(name) / "reference"
        for place in (folder, reference):
            place.mkdir()
        latest = finish(reference)
        while len(ended) < ends:
            one = str(jobs[len(ended) % len(jobs)])
            with started(folder, *BUILD, "--out", str(folder / "guides"), "--rewalk", "--jobs", one) as build:
                took = until(lambda: not build.still_runs(), moments.uniform(EARLIEST, latest))
                if took < float("inf"):  # it was ready before; the next moment is drawn from a shorter time
                    codes[build.code or 0] += 1
                    assert build.code == 0, build.said.decode()
                    latest = took
                    continue
                tell(build)
                ended.append(until(lambda: not build.still_runs(), 4 * SOON))
                gone.append(until(lambda: not build.all_that_runs(), 4 * SOON))
                assert build.code is not None, "it has not ended"
                codes[build.code] += 1
                judge(build, folder, code)
        finish(folder)
        assert tree(folder / "guides") == tree(reference / "guides"), "the next build made other bytes"
    assert max(gone) < SOON, f"something ran for {max(gone):.1f} s after the end"
    counts = ", ".join(f"{count} times {code}" for code, count in sorted(codes.items()))
    return f"exit codes {counts}; ended within {max(ended):.1f} s, all gone {max(gone):.1f} s later; nothing half"


def judge(build: Build, folder: Path, code: int) -> None:
    """It ended as it should: with that code, in silence, and with nothing half behind it."""
    assert build.code == code, f"exit code {build.code}: {build.said.decode()}"
    whole_guides(folder / "guides")
    if code > 0:  # one that is killed can neither say nor clear away anything
        assert not said_of_trouble(build), f"it said: {build.said.decode()}"
        assert not half_done(folder), f"left behind: {half_done(folder)}"


def finish(folder: Path) -> float:
    """Let a build come to its end. Returns the seconds that it took."""
    began = time.monotonic()
    command = [*PROGRAM, *BUILD, "--out", str(folder / "guides")]
    done = subprocess.run(command, capture_output=True, text=True, env=settings_in(folder), cwd=HOUSE, check=False)
    assert done.returncode == 0, done.stderr
    return time.monotonic() - began


def tree(folder: Path) -> dict[str, str]:
    """Every file by its path, and a code for what is in it."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}
