"""Checking a box as a person does: by what is seen of it, which may be its label or a drawing."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from assistant.walking.deeds import GLANCE, Undone, ask, kept, wait

if TYPE_CHECKING:
    from playwright.sync_api import ElementHandle

LONGEST_CLICK = 2.0
"""Seconds until a click that can be done is done."""


class Check:
    """A box that is checked, a round button or a switch that is set; `on` is false for one that is cleared."""

    def __init__(self, patience: float, *, on: bool = True) -> None:
        self._patience = patience
        self._on = on

    def __call__(self, box: ElementHandle) -> None:
        """Click what a person would, if it is not so already."""
        facts = ask(box, "boxFacts")
        if facts["on"] is self._on:
            return
        if not facts["spots"]:
            raise Undone("nothing of it can be clicked", "Name what a person would click.")
        for spot in facts["spots"]:
            kept(box, spot["index"]).click(position={"x": spot["x"], "y": spot["y"]})
            if self._becomes(box):
                return

    def verify(self, box: ElementHandle) -> bool:
        """Whether it is still there. Raises Undone where it is not as it was made: the page has changed it back."""
        state = ask(box, "boxStands")
        if state not in (None, self._on):
            was = "checked" if self._on else "cleared"
            raise Undone(f"it was clicked, and is not {was} now", "See what the page asks for before it can be.")
        return state is not None

    def _becomes(self, box: ElementHandle) -> bool:
        """Whether it is as it was meant, at once or a little later."""
        give_up = time.monotonic() + min(self._patience, LONGEST_CLICK)
        while (state := ask(box, "boxState")) not in (None, self._on):
            if time.monotonic() > give_up:
                return False
            wait(box, GLANCE)
        return state is None or state is self._on
