"""A scheduler and workers for it, each a process of its own on this machine."""

from __future__ import annotations

import hashlib
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from told import until

from assistant.building import machines
from assistant.building.errands import Opening
from assistant.building.folders import Tell
from assistant.building.machines import Machines
from assistant.building.store import Recipe

HIRED = Path(__file__).with_name("hired.py")

LONG = 60.0
"""Seconds that nothing here takes."""


class Yard:
    """A scheduler, and workers as a test needs them, each a process of its own on this machine."""

    def __init__(self, folder: Path, stack: ExitStack, host: str = "127.0.0.1") -> None:
        self.folder, self._stack = folder, stack
        self._said: dict[int, Path] = {}
        with socket.socket() as free:
            free.bind((host, 0))
            port = free.getsockname()[1]
        self.address = f"tcp://{host}:{port}"
        self.scheduler = self.start("-m", "distributed.cli.dask_scheduler", "--host", host, "--port", str(port))
        until(lambda: answers(host, port), LONG)

    def start(self, *words: str, within: tuple[str, ...] = (), **environment: str) -> subprocess.Popen[str]:
        """A program in Python, `within` another program that becomes it."""
        with tempfile.NamedTemporaryFile("w", dir=self.folder, suffix=".said", delete=False) as said:
            process = subprocess.Popen(
                [*within, sys.executable, *words], cwd=self.folder, env={**os.environ, **environment},
                stdout=subprocess.PIPE, stderr=said, text=True,
            )  # fmt: skip
        self._said[process.pid] = Path(said.name)
        self._stack.callback(ended, process)
        return process

    def said_by(self, process: subprocess.Popen[str]) -> str:
        """The events and troubles that it has told so far."""
        return self._said[process.pid].read_text(encoding="utf-8")

    def said(self) -> str:
        """Those of all."""
        return "\n".join(file.read_text(encoding="utf-8") for file in self._said.values())

    def hire(self, *browsers: str) -> list[subprocess.Popen[str]]:
        """Made-up workers, which say that they have such browsers; all are at work when this returns."""
        scratch = str(self.folder / "workers")
        hired = [self.start(str(HIRED), self.address, scratch, browser) for browser in browsers]
        for worker in hired:
            assert "is at work for" in worker.stdout.readline()
        return hired

    @contextmanager
    def machines(self, say: Tell = lambda _: None) -> Iterator[Machines]:
        sign, opening = Recipe("sign", {"kind": "sign"}), Opening(("mad",), ())
        with machines.connected(self.address) as client:
            those = Machines(client, opening, sign, {"browser": "one"}, say)
            try:
                those.begin(self.address, lambda _: None)
                yield those
            finally:
                those.close()


def answers(host: str, port: int) -> bool:
    with socket.socket() as asking:
        return asking.connect_ex((host, port)) == 0


def ended(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.wait()
    process.stdout.close()


def files_in(folder: Path) -> dict[str, str]:
    """The hashes of all but what is known of when they were written."""
    files = (file for file in folder.rglob("*") if file.is_file() and not file.name.startswith(".known-"))
    return {file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}
