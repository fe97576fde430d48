"""A secret in a guide, however it is written, in every format: each is found before it is published."""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright
from rich.console import Console
from rich.table import Table
from test_leaks import READ, SECRET

from assistant import leaks
from assistant.errors import AssistantError
from assistant.facts.recording import Recording
from assistant.publishers import FORMATS, CourtFormat
from assistant.publishers.desk import Desk
from assistant.walking import browser as browsers
from assistant.walking.browser import OpenBrowser

KEPT = Path(__file__).parents[2] / "recordings" / "check-account-type"


def every_way() -> str:
    """Plant, publish, search; the table says where one was not found."""
    recording = Recording.load(KEPT)
    table = Table("Written", *FORMATS, box=None, pad_edge=False)
    missed = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**browsers.launch_arguments())
        desk = Desk(OpenBrowser(browser))
        assert not any(is_found(recording, name, desk) for name in FORMATS), "found where there is none"
        for way, written in READ.items():
            found = [is_found(with_words(recording, written), name, desk) for name in FORMATS]
            missed += found.count(False)
            table.add_row(way, *("found" if one else "NOT FOUND" for one in found))
        browser.close()
    Console(width=150).print(table)
    assert not missed, f"{missed} documents would have been published with a secret"
    return f"a secret written in {len(READ)} ways in {len(FORMATS)} formats, found in each"


def with_words(recording: Recording, said: str) -> Recording:
    """The same, with more words in its first step."""
    first, *screens = recording.screens
    step, *steps = first.steps
    told = step.model_copy(update={"sentence": f"{step.sentence} It is {said}, or so."})
    return recording.model_copy(update={"screens": (first.model_copy(update={"steps": (told, *steps)}), *screens)})


def is_found(recording: Recording, name: str, desk: Desk) -> bool:
    """Whether a document of this format would be refused: for the secret in it, or for letters that print loses."""
    made = FORMATS[name]
    with tempfile.TemporaryDirectory() as folder:
        try:
            if isinstance(made, CourtFormat):
                made.publish([recording], Path(folder), desk)
            else:
                made.publish(recording, Path(folder), desk)
            leaks.search(Path(folder), [SECRET])
        except AssistantError:
            return True
    return False
