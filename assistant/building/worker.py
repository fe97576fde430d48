"""A worker's process: it can be told to end, and ends with its parent, from before it loads what takes time."""

from __future__ import annotations

import os
import threading
from collections.abc import Mapping
from multiprocessing import parent_process
from pathlib import Path
from typing import NoReturn

from assistant import ending

WORKER_GRACE = 5.0
"""Seconds within which a worker that was told comes to its end: less than its parent has."""

ALONE = 1
"""The exit code of a worker whose parent is gone; nobody is there to read it."""


def begin_work(court_names: tuple[str, ...], out: Path, environment: Mapping[str, str] | None = None) -> None:
    """Begin a worker's life. It ends when it is told; it ends at once when whoever started it is gone.

    What it has started itself sees that and ends, too. `environment` is what is set otherwise than here.
    """
    ending.heed(WORKER_GRACE)
    ending.stay_out_of_earshot()
    threading.Thread(target=end_with_parent, daemon=True).start()
    from assistant.building import workers
    from assistant.settings import use

    use(environment or {})

    workers.open_workspace(court_names, out)


def end_with_parent() -> None:
    """Wait until the process that started this one is gone, and go."""
    parent = parent_process()
    assert parent is not None, "a worker was started by somebody"
    parent.join()
    os._exit(ALONE)


def end_now(stopped: ending.Stopped) -> NoReturn:
    """End a worker that was told to, from within a task: its pool would send that home as what came of the task."""
    os._exit(stopped.code if isinstance(stopped.code, int) else ALONE)
