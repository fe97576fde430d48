"""Where the time of one guide goes: each part is timed while a guide is walked and published in this process."""

from __future__ import annotations

import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

BEGAN = time.monotonic()

from assistant.building import workspace as workspaces  # noqa: E402 - to import is one of the parts
from assistant.facts import courts  # noqa: E402
from assistant.walking import camera, guide, targets  # noqa: E402

IMPORTED = time.monotonic()


def parts(name: str) -> dict[str, float]:
    """Seconds by part, in the order in which they come."""
    seconds: dict[str, float] = defaultdict(float)
    seconds["imports"] = IMPORTED - BEGAN
    for owner, function, part in (
        (targets, "patiently", "finding"),
        (camera.Camera, "_picture", "pictures"),
        (camera.Camera, "_clip", "clips"),
        (guide.Guide, "_do", "actions"),
        (guide.Guide, "_go", "actions"),
    ):
        setattr(owner, function, timed(getattr(owner, function), part, seconds))
    with tempfile.TemporaryDirectory() as folder, workspaces.Workspace(["mad"], Path(folder)) as workspace:
        clock = Clock(seconds)
        clock.part("browser start", lambda: workspace.browser.browser)
        clock.part("portal start", lambda: workspace.portal_of(courts.court("mad")))
        recording = clock.part(
            "measuring and the rest of the walk", lambda: workspace.walk(workspaces.Job(name, "mad"))
        )
        clock.part("html and pdf", lambda: workspace.publish(recording, ("html", "pdf"), Path(folder) / "guide"))
    inside = ("finding", "pictures", "clips", "actions")
    seconds["measuring and the rest of the walk"] -= sum(seconds[part] for part in inside)
    return dict(seconds)


class Clock:
    """Adds to a part what an action takes."""

    def __init__(self, seconds: dict[str, float]) -> None:
        self._seconds = seconds

    def part(self, name: str, action: Callable):
        return timed(action, name, self._seconds)()


def timed(action: Callable, part: str, seconds: dict[str, float]) -> Callable:
    def measured(*given, **more):
        began = time.monotonic()
        try:
            return action(*given, **more)
        finally:
            seconds[part] += time.monotonic() - began

    return measured
