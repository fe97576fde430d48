"""Guides that several machines make: while their workers are killed, and in two networks beside each other."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from kills import whole_guides
from told import MARK, environment_of, numbers, until
from yard import Yard, files_in

from assistant.building.build import placed_jobs
from assistant.walking.walkthrough import BUNDLED

COURTS = ("mad", "mab")
FORMATS = ("--format", "html", "--format", "pdf")
MORE_COURTS = (*COURTS, "nysd", "azb", "cacd", "txsb")
SHORT = (
    "check-account-type", "activate-search", "renew-password", "enroll-mfa", "recover-login", "set-up-firm-billing",
    "remove-from-firm-billing", "upgrade-account",
)  # fmt: skip
"""An order of minutes: in one of seconds, beginning and end are most of it, when one machine waits for the other."""

HOST, BRIDGE = "10.77.0.1", "guides0"
"""This machine's address in the networks of the others, and what joins them."""

KILLED_FOR, EVERY = 300.0, 20.0
"""Seconds for which workers are killed, and from one to the next."""

LONGEST = 1800.0
GONE = 10.0
"""Seconds after which nothing is left of a worker that was killed."""

WASTED = 1.1
"""So many times the walks that are needed may be walked."""


def workers_killed() -> str:
    """Kill one of two workers every 20 seconds, and start another: every document is there, and no browser is left."""
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        yard, mark = Yard(folder, stack), {MARK: name, "ASSISTANT_LOG": "info"}
        workers = [worker_of(yard, mark) for _ in range(2)]
        build = yard.start(
            "-m", "assistant", "guide", *BUNDLED, *of(COURTS), *FORMATS, "--out", "guides", "--scheduler", yard.address,
            ASSISTANT_STORE=str(folder / "store"), ASSISTANT_RECORDINGS="recordings", ASSISTANT_LOG="info",
        )  # fmt: skip
        killed = 0
        began = time.monotonic()
        while build.poll() is None and time.monotonic() - began < KILLED_FOR:
            if until(lambda: build.poll() is not None, EVERY) == float("inf"):
                workers[0].send_signal(signal.SIGKILL)
                killed += 1
                workers = [*workers[1:], worker_of(yard, mark)]
        code = build.wait(LONGEST)
        took = time.monotonic() - began
        assert code == 0, f"the build ended with {code}: {yard.said_by(build)[-2000:]}"
        wanted = len(placed_jobs(BUNDLED, COURTS))
        whole = whole_guides(folder / "guides")
        assert whole == wanted, f"{whole} of {wanted} guides are whole"
        needed, walked = walks_in(folder / "store"), yard.said().count("walk.done")
        assert walked <= needed * WASTED, f"{walked} walks where {needed} were needed"
        for worker in workers:
            worker.send_signal(signal.SIGKILL)
        gone = until(lambda: not left_of(name), GONE)
        assert gone <= GONE, f"{len(left_of(name))} processes of workers are left"
    return (
        f"{killed} workers killed in {took:.0f} s; {whole} of {wanted} guides whole; {walked} walks, {needed} needed; "
        f"nothing left of workers after {gone:.1f} s"
    )


def two_networks() -> str:
    """A machine in a network of its own, and two beside each other with one store: the same files, and how long each.

    Each machine has one core for itself, where the two are not busy otherwise.
    """
    if shutil.which("ip") is None or os.geteuid() != 0:
        return "left out: networks are made by `ip`, as root"
    took, made = {}, {}
    with networks() as names, tempfile.TemporaryDirectory() as name:
        for count in (1, 2):
            folder = Path(name) / str(count)
            folder.mkdir()
            took[count] = build_by(names[:count], folder)
            made[count] = files_in(folder / "guides") | files_in(folder / "recordings")
    assert made[1] == made[2], "two machines have made other files than one"
    return (
        f"{len(made[1])} files alike; one machine {took[1]:.0f} s, two {took[2]:.0f} s: {took[1] / took[2]:.2f} times"
    )


def build_by(names: tuple[str, ...], folder: Path) -> float:
    """Seconds in which these machines make guides, from the moment when they are there."""
    with ExitStack() as stack:
        yard, workers = Yard(folder, stack, HOST), []
        for core, name in enumerate(names):
            within = ("ip", "netns", "exec", name, "taskset", "--cpu-list", str(core % (os.cpu_count() or 1)))
            workers.append(yard.start("-m", "assistant", "worker", "--scheduler", yard.address, within=within))
        assert until(lambda: all("is at work" in yard.said_by(one) for one in workers), LONGEST) < LONGEST
        began = time.monotonic()
        build = yard.start(
            "-m", "assistant", "guide", *SHORT, *of(MORE_COURTS), *FORMATS,
            "--out", "guides", "--scheduler", yard.address,
            ASSISTANT_STORE=str(folder / "store"), ASSISTANT_RECORDINGS="recordings",
        )  # fmt: skip
        assert build.wait(LONGEST) == 0, yard.said_by(build)[-2000:]
        return time.monotonic() - began


@contextmanager
def networks() -> Iterator[tuple[str, ...]]:
    """Two networks, each with a line to this machine and none to the other but by it."""
    names = ("guides-one", "guides-two")
    try:
        ip("link", "add", BRIDGE, "type", "bridge")
        ip("addr", "add", f"{HOST}/24", "dev", BRIDGE)
        ip("link", "set", BRIDGE, "up")
        for number, name in enumerate(names, 2):
            ip("netns", "add", name)
            ip("link", "add", f"{BRIDGE}{number}", "type", "veth", "peer", "name", "line", "netns", name)
            ip("link", "set", f"{BRIDGE}{number}", "master", BRIDGE, "up")
            ip("-n", name, "addr", "add", f"{HOST[:-1]}{number}/24", "dev", "line")
            for device in ("line", "lo"):
                ip("-n", name, "link", "set", device, "up")
        yield names
    finally:
        for name in names:
            subprocess.run(["ip", "netns", "del", name], check=False, capture_output=True)
        subprocess.run(["ip", "link", "del", BRIDGE], check=False, capture_output=True)


def ip(*words: str) -> None:
    subprocess.run(["ip", *words], check=True, capture_output=True)


def worker_of(yard: Yard, mark: dict[str, str]) -> subprocess.Popen[str]:
    return yard.start("-m", "assistant", "worker", "--scheduler", yard.address, **mark)


def of(courts: Iterable[str]) -> list[str]:
    return [word for court in courts for word in ("--court", court)]


def walks_in(store: Path) -> int:
    """How many walks lie in a store: those that differ, each of which had to be walked once."""
    entries = (json.loads(entry.read_text(encoding="utf-8")) for entry in (store / "entries").rglob("*.json"))
    return sum(entry["made_of"]["kind"] == "walk" for entry in entries)


def left_of(name: str) -> list[int]:
    """The processes that workers have started, browsers and portals among them."""
    return [number for number in numbers() if f"{MARK}={name}".encode() in environment_of(number)]
