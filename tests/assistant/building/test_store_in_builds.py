"""A build with a full store and an empty folder: nothing is walked or printed, and every file is the same."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from made_up_walk import PICTURE, PNG, TOOLS, recording

from assistant import publishers
from assistant.building import build, known, plan, site
from assistant.building import workspace as workspaces
from assistant.building.build import Order
from assistant.building.kept_walks import in_courts_words
from assistant.building.workers import InProcess
from assistant.building.workspace import Job, Workspace
from assistant.errors import StoreTrouble
from assistant.facts import courts
from assistant.facts.noted import fact
from assistant.facts.recording import Recording
from assistant.publishers import CourtFormat, GuideFormat
from assistant.settings import Settings
from assistant.walking import portal, walk
from assistant.walking.browser import OpenBrowser
from assistant.walking.observer import Observer

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
        self, *jobs: Job, rewalk: bool = False, store: str = "store", told: list[str] | None = None
    ) -> tuple[dict[str, bytes], list[str]]:
        """The files that a build leaves, and what it tells; what was built before stays."""
        home, told = self.folder / "build", [] if told is None else told
        settings = Settings(
            recordings=home / "recordings",
            editions=home / "editions",
            store=str(self.folder / store) if store else None,
        )
        for module in (site, workspaces, known, plan):
            self._patch.setattr(module, "settings", lambda: settings)
        self._patch.setattr(build, "settings", lambda: settings)
        with Workspace(["mad", "mab"], home / "guides") as workspace:
            order = Order(jobs or JOBS, self.formats, home / "guides", rewalk)
            build.guides(order, InProcess(workspace), say=told.append)
        return files_in(home), told

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


@pytest.fixture
def machine(tmp_path, monkeypatch) -> Machine:
    return Machine(tmp_path, monkeypatch)


def test_a_fresh_folder_and_a_full_store_walk_nothing_print_nothing_and_give_the_same_files(machine):
    machine.formats = ("html", "markdown", *FORMATS)
    first, told = machine.build()
    assert machine.did == ["walked mad", *["printed"] * 4]
    machine.clear()

    assert machine.build() == (first, told)
    assert (machine.did, told) == ([], [])


def test_without_a_store_it_is_the_same_and_all_is_done_again(machine):
    with_a_store, _ = machine.build()
    machine.clear()

    without, _ = machine.build(store="")

    assert without == with_a_store
    assert len(machine.did) == 5


def test_of_one_court_a_walk_is_taken_for_another(machine):
    machine.build(JOBS[0])
    machine.clear()

    machine.build(JOBS[1])

    assert machine.did == ["printed"] * 2


def test_where_its_own_facts_are_others_a_court_is_walked_and_found_the_next_time(machine):
    machine.facts = ("sites.cmecf.walk",)
    first, _ = machine.build()
    assert machine.did[:2] == ["walked mad", "walked mab"]
    machine.clear()

    assert machine.build() == (first, [])
    assert machine.did == []


def test_who_wants_all_walked_again_gets_that_and_puts_it_into_the_store(machine):
    machine.build()
    machine.facts = ("sites.pacer.walk", "go_live")
    machine.clear()

    first, _ = machine.build(rewalk=True)
    assert machine.did[0] == "walked mad"
    machine.clear()

    assert machine.build() == (first, [])
    assert machine.did == []


def test_what_is_told_of_a_stored_walk_is_told_though_nothing_else_is_to_be_done(machine):
    machine.build(JOBS[0])
    for entry in (machine.folder / "store" / "entries").rglob("*.json"):
        entry.write_text("{", encoding="utf-8")
    machine.clear()

    _, told = machine.build(JOBS[0])

    assert [sentence.split(" has an entry")[0].split(", the ")[1] for sentence in told] == [
        "list of walks of check-account-type",
        "printed of mad/check-account-type",
        "book of mad/check-account-type",
    ]


def test_what_is_told_of_a_stored_walk_is_told_before_anything_is_published(machine, monkeypatch):
    """Also in several processes, of which one that has walked may publish nothing."""
    machine.build(JOBS[0])
    for entry in (machine.folder / "store" / "entries").rglob("*.json"):
        entry.write_text("{", encoding="utf-8")
    machine.clear()
    told: list[str] = []

    def publish(*_: object) -> None:
        assert len(told) == 1
        raise RuntimeError("far enough")

    monkeypatch.setattr(Workspace, "publish", publish)
    with pytest.raises(RuntimeError, match="far enough"):
        machine.build(JOBS[0], told=told)


def test_a_site_of_others_is_walked_each_time_and_nothing_of_it_is_stored(machine):
    text = courts.court_file("mad").read_text(encoding="utf-8")
    file = machine.folder / "mad.toml"
    file.write_text(text.replace('walk = "/pacer/"', 'walk = "http://127.0.0.1:9/"'), encoding="utf-8")

    machine.build(Job("check-account-type", str(file)))

    assert machine.did == ["walked mad", "printed", "printed"]
    assert not (machine.folder / "store").exists()


def test_what_is_observed_is_walked_and_is_for_the_observer_alone(machine):
    machine.build(JOBS[0])
    before = files_in(machine.folder / "store")
    machine.clear()
    machine.facts = ("name",)

    with Workspace(["mad"], machine.folder / "guides") as workspace:
        workspace.recording(JOBS[0], observer=Onlooker())

    assert machine.did == ["walked mad"]
    assert files_in(machine.folder / "store") == before


class Onlooker(Observer):
    """Looks on, and does nothing."""


def test_a_store_that_cannot_be_written_ends_a_build_with_the_walk_kept_and_the_guides_as_they_were(machine):
    before, _ = machine.build(store="")
    (machine.folder / "no-folder").write_text("in the way", encoding="utf-8")
    machine.facts = ("name",)
    machine.did.clear()

    with pytest.raises(StoreTrouble, match="no-folder could not be written to: a file stands where a folder is needed"):
        machine.build(JOBS[1], rewalk=True, store="no-folder")

    after = files_in(machine.folder / "build")
    assert {name: after[name] for name in after if name.startswith("guides")} == {
        name: before[name] for name in before if name.startswith("guides")
    }
