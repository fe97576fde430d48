"""Where the portal is: starts and stops the bundled mock site, or uses one that already runs."""

from __future__ import annotations

import queue
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from assistant import ending
from assistant.errors import PortalTrouble
from assistant.facts import people, texts
from assistant.settings import settings
from assistant.walking import hosts
from assistant.walking.inputs import Inputs

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

HOUSE = Path(__file__).parents[2] / "mock_site"
ANNOUNCED = "listening on "
PROGRAM = (sys.executable, "-X", "utf8", "-m", "mock_site")
OF_ITS_OWN: Any = {  # Any: what Popen takes differs from system to system
    "start_new_session": True,
    "creationflags": getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
}
"""A portal does not hear what the terminal tells us, such as Ctrl-C: it ends with us, when we have ended our work."""

STARTING = 20.0
"""Seconds a portal may take to say where it listens."""


@dataclass(frozen=True)
class Portal:
    """A portal that runs: its address without a slash at the end, what tells it from another, what it starts with."""

    address: str
    digest: str
    inputs: Inputs = field(default_factory=Inputs)
    makes_worlds: bool = True

    def new_world(
        self, window: BrowserContext, day: date | None, era: str, named: Sequence[str] = (), court: str = ""
    ) -> None:
        """Begin a world of that date, era and people, or with everybody; the window keeps its cookie.

        Of people who file anywhere, it is in that `court` that they do, or in all.
        """
        if not self.makes_worlds:
            return
        wanted: dict[str, object] = {"era": era} if day is None else {"date": day.isoformat(), "era": era}
        if named:
            wanted["people"] = people.seeded(named)
        if court:
            wanted["court"] = court
        from playwright.sync_api import Error

        try:
            world = hosts.check(f"{self.address}/training/world")
            longest = settings().answer * 1000
            answer = window.request.post(world, data=wanted, max_redirects=0, timeout=longest)  # no other host is asked
        except Error as error:
            waited = f" in {settings().answer:g} seconds" if "Timeout" in type(error).__name__ else ""
            raise PortalTrouble(f"{self.address} does not answer{waited}. Is the portal running there?") from None
        if not answer.ok:
            own = ", ".join(file.name for file in people.own_files(named))
            why = f" It may not have {own}: a portal knows those whose files it was started with." if own else ""
            raise PortalTrouble(f"{self.address} made no world for this walk: it answered {answer.status}.{why}")

    def copy_world(self, window: BrowserContext) -> bool:
        """Let a window go on in a copy of its world. Returns whether this portal makes copies; ours does."""
        if not self.makes_worlds:
            return False
        from playwright.sync_api import Error

        try:
            world = hosts.check(f"{self.address}/training/world")
            answer = window.request.post(world, data={"copy": True}, max_redirects=0)
            return answer.ok and answer.json().get("copy") is True
        except (Error, ValueError):
            return False


ELSEWHERE = Portal("", "elsewhere", makes_worlds=False)
"""Stands where no portal is walked: all addresses of the site are whole ones."""


@contextmanager
def bundled(courts: tuple[Path, ...], guides: Path, own_people: tuple[Path, ...] = ()) -> Iterator[Portal]:
    """Start the mock site on a free port of this machine, and stop it at the end. `own_people` are files, too."""
    with begun(courts, guides, own_people) as ready:
        yield ready()


@contextmanager
def begun(courts: tuple[Path, ...], guides: Path, own_people: tuple[Path, ...] = ()) -> Iterator[Callable[[], Portal]]:
    """The same for who has something else to do while it starts: the portal is there when what this gives returns."""
    with tempfile.TemporaryFile() as said, ExitStack() as running:  # a pipe that nobody reads would stop the portal
        with ending.unbroken():
            process = subprocess.Popen(
                [*command(courts, guides, own_people), "--port", "0", "--stop-with-parent"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=said,
                text=True,
                encoding="utf-8",
                **OF_ITS_OWN,
            )
            running.callback(stop, process)
        yield cache(lambda: Portal(address_of(process, said), digest(), Inputs(courts, guides)))


def stop(process: subprocess.Popen[str]) -> None:
    with ending.unbroken():
        process.terminate()
        process.communicate()


def command(courts: tuple[Path, ...], guides: Path, own_people: tuple[Path, ...] = ()) -> list[str]:
    """The command that starts the mock site with these courts, our people, and others."""
    return [
        *PROGRAM,
        *(part for court in courts for part in ("--courts", str(court))),
        "--people", str(people.PEOPLE_FOLDER), *map(str, own_people),
        "--guides", str(guides),
    ]  # fmt: skip


def address_of(process: subprocess.Popen[str], said: IO[bytes]) -> str:
    """The address that a portal announces. Raises PortalTrouble when it says none."""
    assert process.stdout is not None, "the portal was started with a pipe"
    lines: queue.Queue[str] = queue.Queue()
    threading.Thread(target=read_line, args=(process.stdout, lines), daemon=True).start()
    try:
        line = lines.get(timeout=STARTING)
    except queue.Empty:
        line = ""
    if not line.startswith(ANNOUNCED):
        process.kill()
        process.wait()
        said.seek(0)
        raise PortalTrouble(f"The portal did not start: {last_words(said.read().decode('utf-8', 'replace'))}")
    return line.removeprefix(ANNOUNCED).strip().rstrip("/")


def last_words(said: str) -> str:
    """Why a portal ended: all that it said, or the last line where it tells of a bug of its own."""
    lines = said.strip().splitlines() or ["it said nothing"]
    return lines[-1] if any(line.startswith("Traceback ") for line in lines) else "\n".join(lines)


def read_line(pipe: IO[str], lines: queue.Queue[str]) -> None:
    """One line, in a thread of its own, for reading from a pipe cannot be timed on every system."""
    lines.put(pipe.readline())


def digest() -> str:
    """A code for the bundled portal's sources: other sources, other pictures."""
    return texts.folder_code(HOUSE)


def run(courts: tuple[Path, ...], guides: Path, options: Mapping[str, str], keep: Path | None) -> int:
    """Run the mock site for people until they stop it; what it says goes to their terminal.

    What people do is kept in the file `keep`, if there is one. The mock site ends with us, whatever ends us.
    """
    asked = [word for name, value in options.items() for word in (f"--{name}", value)]
    kept = ["--keep", str(keep.resolve())] if keep else []
    with subprocess.Popen(
        [*command(courts, guides), *asked, *kept, "--stop-with-parent"], stdin=subprocess.PIPE, **OF_ITS_OWN
    ) as process:
        return process.wait()


def show_map() -> int:
    """Print the mock site's screens, and what each can say, as JSON."""
    return subprocess.run([*PROGRAM, "--map"], check=False).returncode
