"""What published documents were made from, so that a build makes again only what would come out differently."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from operator import not_
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from assistant.building.folders import hash_in, hash_of
from assistant.facts import texts
from assistant.facts.recording import IN_LIST_ONLY, CourtFacts, Recording
from assistant.walking.walk import engine

NOTE, NOTE_TOGETHER = ".made-of.json", ".handbook-made-of.json"
PUBLISHERS = Path(__file__).parents[1] / "publishers"


class Made(BaseModel):
    """The origin of the documents of one format, and the hash of each of them.

    `edition` is the recording's, or those of several, of the guides that are named; `publishers` a code for the sources
    that made them, `facts` one for what they say of the court, `address` where its file says that they are published.
    `files` are paths in the note's folder.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    edition: str
    publishers: str
    facts: str = ""
    guides: tuple[str, ...] = ()
    address: str = Field(default="", exclude_if=not_)
    files: dict[str, str] = {}

    def holds_in(self, folder: Path) -> bool:
        """Whether its documents lie there untouched."""
        return bool(self.files) and all(hash_in(folder, name) == known for name, known in self.files.items())

    @field_validator("files")
    @classmethod
    def _beside_the_note(cls, files: dict[str, str]) -> dict[str, str]:
        """Files are read and removed by these names."""
        for name, known in files.items():
            if not known or re.search(r"[\\:]|^/|(?:^|/)\.{0,2}(?:/|$)", name):
                raise ValueError(f"{name} is no document beside the note")
        return files


class Provenance(BaseModel):
    """The note in a folder: what lies there of each format that was ever asked for."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    formats: dict[str, Made] = {}

    @property
    def files(self) -> dict[str, str]:
        """Every document that we put there, with its hash."""
        return {name: known for made in self.formats.values() for name, known in made.files.items()}

    def leave(self, note: Path) -> None:
        note.write_text(self.model_dump_json(indent=1) + "\n", encoding="utf-8", newline="\n")


def origin(recordings: Sequence[Recording], formats: Iterable[str]) -> dict[str, Made]:
    """What would be noted of each format if it were made now, but for its files."""
    same = {
        "edition": edition(recordings),
        "guides": tuple(recording.walkthrough for recording in recordings),
        "facts": facts_code(recordings[0].court),
    }
    code = {is_film: publishers_code(("film",) if is_film else ()) for is_film in {name == "film" for name in formats}}
    return {name: Made(**same, publishers=code[name == "film"]) for name in formats}


def edition(recordings: Iterable[Recording]) -> str:
    """The codes of the editions of all guides in a document."""
    return " ".join(recording.edition for recording in recordings)


def facts_code(court: CourtFacts) -> str:
    """A code for what a guide says of its court; the day of the edition is none of its facts."""
    facts = court.model_dump_json(exclude={"edition_date", *IN_LIST_ONLY})
    return hashlib.sha256(facts.encode()).hexdigest()[:16]


def current(noted: Provenance, wanted: Mapping[str, Made], folder: Path) -> set[str]:
    """Those of the wanted formats whose documents lie in a folder as they would be made now."""
    return {
        name
        for name, made in wanted.items()
        if (there := noted.formats.get(name))
        and there.model_copy(update={"files": {}}) == made
        and there.holds_in(folder)
    }


def outdated_formats(noted: Provenance, recordings: Sequence[Recording]) -> set[str]:
    """The formats that were made of another walk, or by a version that did not note which file is of which."""
    now = edition(recordings)
    return {name for name, made in noted.formats.items() if made.edition != now or not made.facts}


def read(note: Path) -> Provenance:
    """What was noted; nothing where no note can be read."""
    try:
        return Provenance.model_validate(by_format(json.loads(note.read_text(encoding="utf-8"))))
    except (OSError, ValueError, ValidationError):
        return Provenance()


def by_format(held: Any) -> Any:  # Any: JSON as a file holds it
    """A note as an older version left it knows all files, and not which format each is of: so all are made again."""
    if not isinstance(held, dict) or not isinstance(held.get("formats"), list):
        return held
    origin = {"edition": held.get("edition"), "publishers": held.get("publishers")}
    files: list[Any] = [held.get("files"), *[{}] * len(held["formats"])]
    return {"formats": {name: {**origin, "files": known} for name, known in zip(held["formats"], files, strict=False)}}


def documents(folder: Path) -> tuple[Path, ...]:
    """The files in a folder, but for our notes."""
    return tuple(
        sorted(file for file in folder.rglob("*") if file.is_file() and file.name not in (NOTE, NOTE_TOGETHER))
    )


def hashes(folder: Path) -> dict[str, str]:
    """The hash of every document in a folder."""
    return hashes_of(documents(folder), folder)


def hashes_of(files: Iterable[Path], folder: Path) -> dict[str, str]:
    return {file.relative_to(folder).as_posix(): hash_of(file) for file in files}


def publishers_code(formats: Sequence[str]) -> str:
    """A code for the publishers' sources, for what they stand on, and for a film's narrator."""
    code = code_below(PUBLISHERS).copy()
    if "film" in formats:
        from assistant.publishers.film import voice

        code.update(voice.in_use().encode())
    return code.hexdigest()[:16]


@cache
def code_below(folder: Path) -> hashlib._Hash:
    """The hash of the sources, the publishers' in that folder; read once, for it is that code which runs here."""
    code = hashlib.sha256()
    for file in sources(folder):
        ours = file.relative_to(folder) if file.is_relative_to(folder) else Path(file.parent.name, file.name)
        code.update(ours.as_posix().encode() + b"\0" + texts.alike(file.read_bytes()))
    return code


def sources(folder: Path = PUBLISHERS) -> tuple[Path, ...]:
    """The publishers' own folder, and of the engine the facts and settings that they read and the desk that prints."""
    own = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")
    return (*own, *engine())
