"""How much a guide costs beside the same clicks and pictures in bare Playwright: `make bench`.

Each is a whole process, portal and browser included; they are run in turn, and the median of the pairs counts.
The last line is `guide/floor: N.NN`.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from parts import parts
from publishing import publishing_times
from rich.console import Console
from rich.table import Table
from stills import shot_scraper

from assistant import logs
from assistant.facts import pictures
from assistant.facts.recording import Recording

HERE = Path(__file__).parent
PAIRS = 5
GUIDE = "upgrade-account"
ASSISTANT = Path(sys.executable).with_name("assistant")


def main() -> None:
    """Run the pairs, check that both did the same, and print what they took."""
    logs.start("warning")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        recording = first_walk(folder)
        times = [pair(folder, recording) for _ in range(PAIRS)]
        shots = still_time(folder, recording)
    guides, floors = zip(*times, strict=True)
    table = Table("Seconds", "least", "median", "most", box=None, pad_edge=False)
    for title, seconds in (("assistant guide --rewalk", guides), ("the floor", floors), *shots):
        table.add_row(title, *(f"{value:.2f}" for value in (min(seconds), median(seconds), max(seconds))))
    console = Console()
    console.print(table)
    where = Table("Where a guide's time goes", "seconds", box=None, pad_edge=False)
    for part, seconds in parts(GUIDE).items():
        where.add_row(part, f"{seconds:.2f}")
    console.print(where)
    console.print(formats_table())
    print(f"guide/floor: {median(guide / floor for guide, floor in times):.2f}")  # noqa: T201


def formats_table() -> Table:
    """What each format takes, over all guides of all courts."""
    table = Table("Format, seconds", "documents", "least", "median", "most", "the slowest", box=None, pad_edge=False)
    for name, times in publishing_times().items():
        seconds = [took.seconds for took in times]
        figures = (f"{value:.2f}" for value in (min(seconds), median(seconds), max(seconds)))
        table.add_row(name, str(len(times)), *figures, max(times).guide)
    return table


def first_walk(folder: Path) -> Recording:
    """A walk that is not timed: it warms the machine, and says what the floor has to do."""
    guide(folder)
    return Recording.load(folder / "recordings" / "mad" / GUIDE)


def pair(folder: Path, recording: Recording) -> tuple[float, float]:
    """One guide and one floor, which must have done the same."""
    began = time.monotonic()
    guide(folder)
    between = time.monotonic()
    said = floor(folder)
    ended = time.monotonic()
    assert said == done_in(recording), f"the floor did {said}, the guide {done_in(recording)}"
    return between - began, ended - between


def guide(folder: Path) -> None:
    command = [ASSISTANT, "guide", GUIDE, "--court", "mad", "--rewalk", "--format", "html", "--format", "pdf"]
    environment = {**os.environ, "ASSISTANT_RECORDINGS": str(folder / "recordings")}
    subprocess.run([*command, "--out", folder / "guides"], check=True, capture_output=True, env=environment)


def floor(folder: Path) -> str:
    command = [sys.executable, HERE / "floor.py", folder / "recordings" / "mad" / GUIDE, folder / "floor"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def done_in(recording: Recording) -> str:
    steps = [step for screen in recording.screens for step in screen.steps]
    actions = sum(step.does.asks for step in steps)
    taken = {picture.file for screen in recording.screens for picture in pictures.of_screen(screen)}
    return f"{actions} actions, {len(taken)} pictures"


def still_time(folder: Path, recording: Recording) -> Sequence[tuple[str, Sequence[float]]]:
    """What shot-scraper takes for the same number of full pictures, where it is installed."""
    program = Path(sys.executable).with_name("shot-scraper")
    if not program.exists():
        return ()
    count = len({picture.file for screen in recording.screens for picture in (screen.arrived, screen.left)})
    return ((f"shot-scraper, {count} stills", [shot_scraper(program, folder, count) for _ in range(PAIRS)]),)


if __name__ == "__main__":
    main()
