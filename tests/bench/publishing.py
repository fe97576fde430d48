"""What each format of every guide takes to publish, from kept walks and with a browser that is already warm."""

from __future__ import annotations

import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from assistant.building import build
from assistant.building.workspace import Workspace
from assistant.facts import courts
from assistant.facts.recording import Recording
from assistant.publishers import of_all_guides, of_one_guide
from assistant.walking.walkthrough import BUNDLED

OWN_BENCH = {"film"}
"""Formats that film.py times, beside a recording in real time."""

ALONE = [(name,) for name in of_one_guide() if name not in OWN_BENCH]
AS_A_RULE = ("html", "pdf")
"""What a court puts on its site: allowed is one second for both."""


class Took(NamedTuple):
    """The seconds of one document, and of what it was made."""

    seconds: float
    guide: str


def publishing_times() -> dict[str, list[Took]]:
    """By format, the seconds of every guide of every court; of a handbook, of every court."""
    court_names = [court.id for court in courts.shipped()]
    with tempfile.TemporaryDirectory() as name, Workspace(court_names, Path(name)) as workspace:
        jobs = build.known_jobs(BUNDLED, court_names)
        kept = [workspace.recording(job) for job in jobs]
        workspace.publish(kept[0], AS_A_RULE, Path(name) / "warm")
        return timed(workspace, kept, Path(name) / "made")


def timed(workspace: Workspace, kept: Sequence[Recording], into: Path) -> dict[str, list[Took]]:
    """Publish everything once, each document by itself."""
    times: dict[str, list[Took]] = defaultdict(list)
    for number, recording in enumerate(kept):
        for formats in (*ALONE, AS_A_RULE):
            folder = into / f"{number}-{'-'.join(formats)}"
            began = time.monotonic()
            workspace.publish(recording, formats, folder)
            took = Took(time.monotonic() - began, f"{recording.court.id}/{recording.walkthrough}")
            times[" + ".join(formats)].append(took)
    for court in sorted({recording.court.id for recording in kept}):
        of_court = [recording for recording in kept if recording.court.id == court]
        for name in of_all_guides():
            began = time.monotonic()
            workspace.publish_together(of_court, (name,), into / court)
            times[name].append(Took(time.monotonic() - began, court))
    return times
