"""Two builds into two folders, walks included: the same files, byte for byte."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ASSISTANT = Path(sys.executable).with_name("assistant")


def two_builds() -> str:
    with tempfile.TemporaryDirectory() as folder:
        first, second = (built(Path(folder) / name) for name in ("one", "two"))
    different = [name for name in first.keys() | second.keys() if first.get(name) != second.get(name)]
    assert not different, f"differ: {different}"
    return f"{len(first)} files"


def built(folder: Path) -> dict[str, bytes]:
    """Build everything anew, and read it."""
    out = folder / "guides"
    command = [ASSISTANT, "guide", "--rewalk", "--out", out]
    environment = {**os.environ, "ASSISTANT_RECORDINGS": str(folder / "recordings")}
    subprocess.run(command, check=True, capture_output=True, env=environment)
    return {file.relative_to(out).as_posix(): file.read_bytes() for file in out.rglob("*") if file.is_file()}
