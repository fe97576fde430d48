"""Programs killed without warning: nothing half is left, and what was submitted is kept."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from conftest import ADDRESS, PERSON, SECURITY, TOBIAS, Visitor, served
from sameness import ASSISTANT

from assistant.editions import NOTE, MadeOf, hashes

KILLS = 12
WALKTHROUGH = "check-account-type"
"""A short one, so that kills fall into the walk, the publishing and what lies between."""

GUIDES = 2
LONGEST = 8.0
"""Seconds into a build at which it may be killed."""


def builds() -> str:
    """Kill a build again and again at any moment; each guide that lies there is whole."""
    moments = random.Random(1407)  # noqa: S311 - any moments will do, as long as they are the same each time
    whole = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for _ in range(KILLS):
            kill_a_build(folder, moments.uniform(0.3, LONGEST))
            whole += whole_guides(folder / "guides")
        finish(folder)
        assert whole_guides(folder / "guides") == GUIDES, "the last build left not all guides"
        left = [path.name for path in (folder / "guides").rglob(".*") if path.name != NOTE]
        assert not left, f"left behind: {left}"
    return f"{KILLS} kills, {whole} guides found whole in between, none half"


def kill_a_build(folder: Path, moment: float) -> None:
    process = subprocess.Popen(
        [ASSISTANT, "guide", WALKTHROUGH, "--rewalk", "--out", folder / "guides"],
        env={**os.environ, "ASSISTANT_RECORDINGS": str(folder / "recordings")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        process.wait(timeout=moment)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()


def finish(folder: Path) -> None:
    environment = {**os.environ, "ASSISTANT_RECORDINGS": str(folder / "recordings")}
    command = [ASSISTANT, "guide", WALKTHROUGH, "--out", folder / "guides"]
    subprocess.run(command, check=True, capture_output=True, env=environment)


def whole_guides(guides: Path) -> int:
    """How many guides lie there. Each must be whole."""
    folders = [path for path in guides.glob("*/*") if path.is_dir() and not path.name.startswith(".")]
    for folder in folders:
        noted = MadeOf.model_validate_json((folder / NOTE).read_text(encoding="utf-8"))
        assert noted.files == hashes(folder), f"{folder.name} is not whole"
    return len(folders)


def portal() -> str:
    """Kill the portal after the Address tab; after a restart the upgrade goes on at the Security tab."""
    with tempfile.TemporaryDirectory() as folder:
        database = f"sqlite:///{Path(folder) / 'worlds.db'}"
        with killed(database) as address:
            visitor = Visitor(address)
            visitor.log_in(**TOBIAS)
            visitor.press("/pscof/upgrade", "Next", **PERSON)
            visitor.press("/pscof/upgrade/address", "Next", **ADDRESS)
        with served("--database", database) as address:
            visitor.portal = address
            done = visitor.press("/pscof/upgrade/security", "Submit", **SECURITY)
            assert "Upgrade Complete" in done.text, f"the portal shows {done.text[:200]}"
    return "the draft of two tabs and the login outlived kill -9"


class killed:  # noqa: N801 - reads as a sentence
    """A portal that ends by kill -9."""

    def __init__(self, database: str) -> None:
        self._database = database

    def __enter__(self) -> str:
        data = ["--courts", "assistant/courts", "--people", "assistant/people", "--database", self._database]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "mock_site", *data, "--port", "0"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._process.stdout is not None
        return self._process.stdout.readline().removeprefix("listening on ").strip()

    def __exit__(self, *_: object) -> None:
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
