"""How a build grows with the courts: `python tests/bench/scale.py 2 10 50 201`, cold, and again with nothing changed.

Guides may be named, too: `python tests/bench/scale.py 2 10 link-account`. Memory is that of the whole tree of
processes, browsers included, at its highest.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import psutil
from rich.console import Console

from assistant.facts import courts

TWELVE = (
    "register-account", "register-without-card", "register-government", "activate-search", "check-account-type",
    "upgrade-account", "upgrade-account-2025", "recover-login", "renew-password", "enroll-mfa", "set-up-firm-billing",
    "remove-from-firm-billing",
)  # fmt: skip
"""Guides that every court needs, and that show PACER's screens alone: one walk of each does for all courts.

One that shows a court's own screens, such as link-account, takes a walk for each court, some eight seconds.
"""

HEAD = ("courts", "guides", "cold, s", "s a guide", "MB early", "MB most", "again, s")

BETWEEN_LOOKS = 5.0
MEGABYTE = 1_000_000


class Took(NamedTuple):
    """What a build took: seconds, and megabytes of memory after a tenth of it and at its highest."""

    seconds: float
    early: int
    most: int


def main() -> None:
    """Print a table of builds for so many courts, each row as soon as it is known."""
    counts = [int(word) for word in sys.argv[1:] if word.isdecimal()] or [2, 10, 50]
    asked = [word for word in sys.argv[1:] if not word.isdecimal()] or list(TWELVE)
    say(*HEAD)
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            cold, again = built(Path(folder), asked, count), built(Path(folder), asked, count)
        guides = count * len(asked)
        a_guide = f"{cold.seconds / guides:.2f}"
        say(count, guides, f"{cold.seconds:.1f}", a_guide, cold.early, cold.most, f"{again.seconds:.1f}")


def say(*words: object) -> None:
    """A row, as soon as it is known: the last one takes long."""
    Console().print("".join(f"{word:>12}" for word in words), highlight=False)


def built(folder: Path, guides: Sequence[str], count: int) -> Took:
    names = [one.id for one in courts.every()]
    some = names[:: len(names) // count][:count]
    asked = [word for name in some for word in ("--court", name)]
    command = [sys.executable, "-m", "assistant", "guide", *guides, *asked, "--format", "html", "--format", "pdf"]
    began, seen = time.monotonic(), []
    with subprocess.Popen(command, cwd=folder, env={**os.environ}, stdout=subprocess.DEVNULL) as at_work:
        whole = psutil.Process(at_work.pid)
        while at_work.poll() is None:
            seen.append(memory_of(whole))
            with suppress(subprocess.TimeoutExpired):
                at_work.wait(BETWEEN_LOOKS)
    assert at_work.returncode == 0, f"{count} courts: exit code {at_work.returncode}"
    return Took(time.monotonic() - began, max(seen[: len(seen) // 10 + 1]), max(seen))


def memory_of(process: psutil.Process) -> int:
    """What a process and all that it has started hold for themselves, in megabytes."""
    held = 0
    try:
        for one in (process, *process.children(recursive=True)):
            held += one.memory_full_info().uss
    except psutil.NoSuchProcess:
        pass  # it has just ended
    return held // MEGABYTE


if __name__ == "__main__":
    main()
