"""The tests that take their time, which `make test` leaves out."""

from __future__ import annotations

import re
import subprocess
import sys


def tests() -> str:
    """All that are marked as long."""
    command = [sys.executable, "-m", "pytest", "-q", "-n", "auto", "--dist", "loadfile", "-m", "long"]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout[-500:]
    return re.findall(r"\d+ passed", told.stdout)[-1]
