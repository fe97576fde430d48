"""Two builds into two folders, walks included: the same files, byte for byte."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from assistant import publishers

ASSISTANT = Path(sys.executable).with_name("assistant")

COURTS = 20

FORMATS = tuple(word for name in publishers.FORMATS if name != "film" for word in ("--format", name))
"""Every format; a film has a trial of its own, for it takes longer than all of these."""


def two_builds() -> str:
    """One process, then two beside each other; every format."""
    with tempfile.TemporaryDirectory() as folder:
        first = built(Path(folder) / "one", *FORMATS)
        second = built(Path(folder) / "two", *FORMATS, "--jobs", "2")
    same(first, second)
    return f"{len(first)} files"


def many_courts() -> str:
    """One walk serves many courts; two processes make the same of it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = [court_file(folder, number) for number in range(COURTS)]
        formats = ("--format", "html", "--format", "pdf")
        began = time.monotonic()
        built(folder / "one", "upgrade-account", "--court", files[0], *formats)
        between = time.monotonic()
        every = [word for file in files for word in ("--court", file)]
        first = built(folder / "all", "upgrade-account", *every, *formats, log="info")
        ended = time.monotonic()
        same(first, built(folder / "beside", "upgrade-account", *every, *formats, "--jobs", "2"))
    one, many = between - began, ended - between
    further = (many - one) / (COURTS - 1)
    return f"1 court {one:.1f} s; {COURTS} courts {many:.1f} s with one walk, {further:.2f} s for each further guide"


def court_file(folder: Path, number: int) -> Path:
    """A made-up court."""
    text = (Path("assistant") / "courts" / "mad.toml").read_text(encoding="utf-8")
    file = folder / f"c{number:02}.toml"
    made_up = text.replace('id = "mad"', f'id = "c{number:02}"').replace("/mad/", f"/c{number:02}/")
    file.write_text(made_up.replace("District of Massachusetts", f"District of Number {number}"), encoding="utf-8")
    return file


def same(first: dict[str, bytes], second: dict[str, bytes]) -> None:
    different = [name for name in first.keys() | second.keys() if first.get(name) != second.get(name)]
    assert not different, f"differ: {different}"


def built(folder: Path, *words: str | Path, log: str = "warning") -> dict[str, bytes]:
    """Build anew, and read it. One walkthrough is walked once, however many courts it is for."""
    out = folder / "guides"
    command = [ASSISTANT, "guide", *words, "--rewalk", "--out", out]
    environment = {**os.environ, "ASSISTANT_RECORDINGS": str(folder / "recordings"), "ASSISTANT_LOG": log}
    told = subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stderr
    assert log != "info" or told.count('"walk.done"') == 1, "it was walked more than once"
    return {file.relative_to(out).as_posix(): file.read_bytes() for file in out.rglob("*") if file.is_file()}
