"""Work that is killed just before each thing that it does to files: at every moment that makes a difference."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

HERE = Path(__file__).parent
HOUSE = HERE.parents[2]

WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
CHANGES = ("os.rename", "os.mkdir", "os.rmdir", "os.remove", "os.truncate", "os.chmod", "os.link", "os.symlink")


def killed_at_each(
    folder: Path, begin: Callable[[Path], object], act: Callable[[Path], object], one_in: int = 1
) -> Iterator[Path]:
    """Begin in a folder, and be killed while acting there; a moment later each time, until nothing is left to be done.

    Gives each folder as it was left, of `one_in` so many moments. It forks, so it is run in a process without threads;
    see `alone`.
    """
    for moment in count(step=one_in):
        place = folder / str(moment)
        begin(place)
        child = os.fork()
        if not child:
            kill_before(moment)
            act(place)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        assert os.WIFEXITED(status) or os.WTERMSIG(status) == signal.SIGKILL, f"ended by {status}"
        yield place
        if os.WIFEXITED(status):
            assert os.WEXITSTATUS(status) == 0, "it did not come to its end"
            return


def kill_before(moment: int) -> None:
    """Have this process killed before it does so many things to files, and one more."""
    done = count()

    def hear(event: str, facts: tuple[object, ...]) -> None:
        opened = event == "open" and isinstance(facts[2], int) and facts[2] & WRITES
        if (opened or event in CHANGES) and next(done) == moment:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hear)


def alone(module: Path, folder: Path, one_in: int = 1) -> int:
    """Have a module's `moments` tried in a process of its own. Gives how many there were; it asserts the rest."""
    code = f"import sys, {module.stem} as it; from pathlib import Path; print(it.moments(Path(sys.argv[1]), {one_in}))"
    paths = os.pathsep.join(map(str, (module.parent, HERE, HOUSE)))
    tried = subprocess.run(
        [sys.executable, "-c", code, folder], env={**os.environ, "PYTHONPATH": paths},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert tried.returncode == 0, tried.stderr
    return int(tried.stdout.splitlines()[-1])
