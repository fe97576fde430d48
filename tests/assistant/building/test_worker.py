"""A worker's process ends with whoever started it, and when it is told, from its first moment on."""

from __future__ import annotations

import signal
import subprocess
import sys
import textwrap

import pytest

PARENT = """
import os, signal, sys, time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from assistant.building import worker

if __name__ == "__main__":
    pool = ProcessPoolExecutor(2, get_context("spawn"), initializer=worker.begin_work, initargs=(("mad",), Path("out")))
    at_work = [pool.submit({task}) for _ in range(2)]
    print(*pool._processes, flush=True)
    time.sleep({before})
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("task", "before"), [("time.sleep, 60", 0), ("time.sleep, 60", 3)], ids=["while it loads", "while it works"]
)
def test_a_worker_ends_with_a_parent_that_was_killed(task, before, tmp_path):
    """The workers hold the other end of this pipe, so it is closed when the last of them is gone."""
    script = tmp_path / "parent.py"
    script.write_text(textwrap.dedent(PARENT.format(task=task, before=before)), encoding="utf-8")

    parent = subprocess.run(
        [sys.executable, script],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        timeout=50,
        check=False,
    )

    assert parent.returncode == -signal.SIGKILL
    assert len(parent.stdout.split()) == 2


def test_a_worker_knows_little_before_it_can_be_told():
    """What is loaded first takes no time: a worker that is loading must be able to end."""
    code = "import sys, assistant.building.worker; print(*sys.modules)"

    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert not {"assistant.building.workers", "pydantic", "playwright"} & set(loaded.stdout.split())
