"""Builds through a store that walk in a moment and print a line, and count both: no browser is needed for them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from made_up_walk import PICTURE, PNG, TOOLS, recording

from assistant import publishers
from assistant.building import build, known, plan, site
from assistant.building import workspace as workspaces
from assistant.building.build import Order
from assistant.building.kept_walks import in_courts_words
from assistant.building.workers import InProcess, Workers
from assistant.building.workspace import Job, Workspace
from assistant.facts.noted import fact
from assistant.facts.recording import Recording
from assistant.publishers import CourtFormat, GuideFormat
from assistant.settings import Settings
from assistant.walking import portal, walk
from assistant.walking.browser import OpenBrowser

JOBS = (Job("check-account-type", "mad"), Job("check-account-type", "mab"))
FORMATS = ("printed", "book")


class Machine:
    """Where builds are made: it walks in a moment, and counts what it walks and prints."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.folder, self._patch = folder, patch
        self.did: list[str] = []
        self.facts = ("sites.pacer.walk",)
        self.formats = FORMATS
        patch.setattr(walk, "walk", self._walked)
        patch.setattr(portal, "begun", nowhere)
        patch.setattr(portal, "digest", lambda: "a portal")
        patch.setattr(OpenBrowser, "start", lambda _: None)
        patch.setattr(OpenBrowser, "tools", lambda *_: TOOLS)
        patch.setattr(OpenBrowser, "print", self._printed)
        printed = GuideFormat("{name}.print", "Print", "a print", publish=print_one)
        patch.setitem(publishers.FORMATS, "printed", printed)
        patch.setitem(publishers.FORMATS, "book", CourtFormat("{name}.book", "Book", "a book", publish=print_all))

    def _walked(self, walkthrough, court, _portal, _browser, folder, _on_step, *, observer) -> None:  # noqa: ARG002
        self.did.append(f"walked {court.id}")
        (folder / PICTURE.file).write_bytes(PNG)
        walked = recording({path: fact(court, path) for path in self.facts})
        screens = tuple(screen.model_copy(update={"heading": "Manage My Account"}) for screen in walked.screens)
        in_courts_words(walked.model_copy(update={"screens": screens}), walkthrough, court).save(folder)

    def _printed(self, html: str) -> bytes:
        self.did.append("printed")
        return html.encode()

    def build(
        self,
        *jobs: Job,
        rewalk: bool = False,
        store: str = "store",
        told: list[str] | None = None,
        workers: Callable[[Workspace], Workers] = InProcess,
    ) -> tuple[dict[str, bytes], list[str]]:
        """The files that a build leaves, and what it tells; what was built before stays."""
        home, told = self.folder / "build", [] if told is None else told
        with self.workspace(home, store) as workspace:
            order = Order(jobs or JOBS, self.formats, home / "guides", rewalk)
            build.guides(order, workers(workspace), say=told.append)
        return files_in(home), told

    def workspace(self, home: Path, store: str = "store") -> Workspace:
        """One of a folder of its own; from here on its settings are in force."""
        settings = Settings(
            recordings=home / "recordings",
            editions=home / "editions",
            store=str(self.folder / store) if store else None,
        )
        for module in (build, site, workspaces, known, plan):
            self._patch.setattr(module, "settings", lambda: settings)
        return Workspace(["mad", "mab"], home / "guides")

    def clear(self) -> None:
        shutil.rmtree(self.folder / "build")
        self.did.clear()


@contextmanager
def nowhere(*_: object) -> Iterator[object]:
    yield lambda: portal.ELSEWHERE


def print_one(recording: Recording, into: Path, desk: object) -> Path:
    (into / f"{recording.name}.print").write_bytes(desk.print(recording.title + recording.court.pacer_phone))
    return into


def print_all(recordings: list[Recording], into: Path, desk: object) -> Path:
    name = f"{recordings[0].court.id}.book"
    (into / name).write_bytes(desk.print(" ".join(one.court.name for one in recordings)))
    return into


def files_in(folder: Path) -> dict[str, bytes]:
    """All but what is known of when they were written."""
    files = (file for file in folder.rglob("*") if file.is_file() and not file.name.startswith(".known-"))
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}
