"""What is known of guides without opening one: of what each was made, and when its files were written."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant import publishers
from assistant.building import provenance, summaries
from assistant.building.kept_walks import KeptWalks, now
from assistant.building.provenance import NOTE, NOTE_TOGETHER
from assistant.building.workspace import Job, portal_code
from assistant.errors import BrowserMissing
from assistant.facts import courts, texts
from assistant.facts.recording import FILE_NAME
from assistant.settings import settings
from assistant.walking import browser, walk
from assistant.walking.inputs import Inputs
from assistant.walking.windows import uploads


def place_of(out: Path) -> Path:
    """The file in which is kept what is known of a folder of guides; without it every guide is looked at.

    It lies among the kept walks: it says when files were written, and what is published says nothing of that.
    """
    from_there = Path(os.path.relpath(out, settings().recordings)).as_posix()
    return settings().recordings / f".known-{code_of([from_there])[:16]}.json"


Written = tuple[int, int]
"""Of a file: its size in bytes, and when it was written, in nanoseconds. Who changes a file changes one of them."""


class Entry(BaseModel):
    """What a guide, a court's documents of several guides, or the index was made of.

    `code` stands for all that decides about it, `inputs` are what else its walk has read, by their names. `files` are
    the documents, their note, and the walk, by their paths from the folder of guides.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str
    inputs: dict[str, str] = {}
    files: dict[str, Written] = {}


class Known(BaseModel):
    """All entries by what they are of: `azb/link-account`, `azb` or nothing for the index."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    entries: dict[str, Entry] = {}

    @classmethod
    def read(cls, out: Path) -> Known:
        """What is known of a folder; nothing where that cannot be read."""
        try:
            return cls.model_validate(json.loads(place_of(out).read_text(encoding="utf-8")))
        except (OSError, ValueError, ValidationError):
            return cls()

    def save(self, out: Path) -> None:
        file = place_of(out)
        file.parent.mkdir(parents=True, exist_ok=True)
        half = file.with_suffix(".new")
        half.write_text(self.model_dump_json() + "\n", encoding="utf-8", newline="\n")
        half.replace(file)


class Looking:
    """Looks at a folder of guides: what in it is as it would be made now."""

    def __init__(self, out: Path, court_names: Sequence[str]) -> None:
        self._out = out
        files = (courts.court_file(name) for name in court_names)
        self._inputs = Inputs(tuple(file for file in files if courts.needs_portal(courts.read(file))), out)
        self._kept = KeptWalks(settings().recordings)
        self._known = Known.read(out)

    @cached_property
    def _means(self) -> tuple[str, ...]:
        """What every guide is made with. The browser goes by its program: to ask it, it would have to be started."""
        try:
            program = browser.found()
            with_browser = (str(program.resolve()), *map(str, written(program)))
        except BrowserMissing:
            with_browser = ()
        versions = walk.our_version(), version("playwright")
        return (portal_code(), *versions, provenance.publishers_code(()), str(settings().edition_day), *with_browser)

    def knows(self, job: Job, formats: Sequence[str]) -> bool:
        """Whether the documents of a guide lie there as they would be made now."""
        if courts.is_elsewhere(job.court) or settings().portal is not None:
            return False
        entry = self._known.entries.get(str(job))
        if entry is None or entry.code != self._code(job, formats) or not self._holds(entry):
            return False
        return all(self._read(name, job) == value for name, value in entry.inputs.items())

    def knows_together(self, jobs: Sequence[Job], formats: Sequence[str]) -> bool:
        """The same of a court's documents of several guides."""
        entry = self._known.entries.get(jobs[0].court.id)
        return entry is not None and entry.code == self._code_together(jobs, formats) and self._holds(entry)

    def knows_index(self) -> bool:
        """Whether the index leads to all that lies there, and to nothing else: also of guides that nobody asks for."""
        entries = self._known.entries
        is_of_these = "" in entries and entries[""].code == code_of_all(entries)
        return is_of_these and all(self._holds(entry) for entry in entries.values())

    def documents(self, name: str) -> list[Path]:
        """The documents that are known of a guide."""
        files = self._known.entries[name].files
        return [self._out / one for one in files if Path(one).name not in (NOTE, FILE_NAME)]

    def note(self, jobs: Iterable[Job], together: Iterable[Sequence[Job]], formats: Sequence[str]) -> None:
        """Keep what is known of these guides now that they are made, and of the index over all."""
        entries = dict(self._known.entries)
        for job in jobs:
            entries.pop(str(job), None)
            entries |= {str(job): entry for entry in self._entry(job, singly(formats))}
        self._known = Known(entries=entries)
        for group in together:
            files = made_files(self._out / group[0].court.id, NOTE_TOGETHER, of_several(formats))
            code = self._code_together(group, of_several(formats))
            entries[group[0].court.id] = Entry(code=code, files=self._written(files))
        entries.pop("", None)
        pages = [self._out / name for name in provenance.read(self._out / NOTE).files]
        entries[""] = Entry(code=code_of_all(entries), files=self._written(pages))
        self._known = Known(entries=dict(sorted(entries.items())))
        self._known.save(self._out)

    def _entry(self, job: Job, formats: Sequence[str]) -> Iterator[Entry]:
        """What is known of a guide whose walk is kept."""
        walked = self._kept.place(job.court, job.walkthrough) / FILE_NAME
        walk_there = None if courts.is_elsewhere(job.court) else summaries.listed(walked.parent)
        if walk_there is None:
            return
        facts = walk_there.court_facts_used
        files = [walked, *made_files(self._out / str(job), NOTE, formats)]
        inputs = {name: value for name, value in facts.items() if self._is_input(name)}
        yield Entry(code=self._code(job, formats), inputs=inputs, files=self._written(files))

    def _code(self, job: Job, formats: Sequence[str]) -> str:
        editions = settings().editions / str(job)
        accepted = sorted(f"{one} {written(one)}" for one in editions.glob("*/edition.json"))
        narrator = provenance.publishers_code(("film",)) if "film" in formats else ""
        logo = written(job.court.home / job.court.logo.file) if job.court.logo else ()
        own = (self._source(job), texts.read(job.court.file), str(logo), *sorted(formats), narrator, *accepted)
        return code_of([*self._means, *own])

    def _source(self, job: Job) -> str:
        if job.script not in self._sources:
            self._sources[job.script] = walk.source_code(job.walkthrough)
        return self._sources[job.script]

    @cached_property
    def _sources(self) -> dict[str, str]:
        return {}

    def _code_together(self, jobs: Sequence[Job], formats: Sequence[str]) -> str:
        known = (self._known.entries.get(str(job), Entry(code="")) for job in jobs)
        return code_of([*map(str, jobs), *(one.model_dump_json() for one in known), *sorted(formats)])

    def _holds(self, entry: Entry) -> bool:
        """Whether its files are as they were written."""
        return all(written(self._out / name) == then for name, then in entry.files.items())

    def _is_input(self, name: str) -> bool:
        """Whether a walk has read this elsewhere than in its court’s file: in its portal, or beside its script."""
        return self._inputs.knows(name) or name.startswith(uploads.BESIDE)

    def _read(self, name: str, job: Job) -> str:
        """What a walk would read there now; of what is the portal's, it is the same for all."""
        if not self._inputs.knows(name):
            return now(name, job.walkthrough, job.court, self._inputs)
        if name not in self._codes:
            self._codes[name] = self._inputs.code(name)
        return self._codes[name]

    @cached_property
    def _codes(self) -> dict[str, str]:
        return {}

    def _written(self, files: Iterable[Path]) -> dict[str, Written]:
        """When files were written, by their paths from the folder of guides; one that is missing was never."""
        return {Path(os.path.relpath(file, self._out)).as_posix(): written(file) for file in files}


def made_files(place: Path, note: str, formats: Sequence[str]) -> list[Path]:
    """The documents of these formats in a folder, and the note that says of them what they are."""
    noted = provenance.read(place / note).formats
    return [place / note, *(place / name for one in formats if one in noted for name in noted[one].files)]


def written(file: Path) -> Written:
    try:
        told = file.stat()
    except OSError:
        return -1, -1
    return told.st_size, told.st_mtime_ns


def code_of_all(entries: Mapping[str, Entry]) -> str:
    return code_of(f"{name} {one.model_dump_json()}" for name, one in sorted(entries.items()) if name)


def code_of(parts: Iterable[str]) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


def singly(formats: Sequence[str]) -> tuple[str, ...]:
    """Of these formats, those that are made of one guide each."""
    return tuple(name for name in formats if name in publishers.of_one_guide())


def of_several(formats: Sequence[str]) -> tuple[str, ...]:
    """Those that are made of all guides of a court."""
    return tuple(name for name in formats if name in publishers.of_all_guides())
