"""What a published guide was made from, so that a build makes again only what would come out differently."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.facts import texts
from assistant.facts.recording import Recording
from assistant.walking.walk import engine

NOTE, NOTE_TOGETHER = ".made-of.json", ".handbook-made-of.json"
PUBLISHERS = Path(__file__).parents[1] / "publishers"


class Provenance(BaseModel):
    """The origin of documents: the recording's edition, the publishers' code, and the hash of every file made."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    edition: str
    publishers: str
    formats: tuple[str, ...]
    files: dict[str, str]

    @classmethod
    def now(
        cls, recordings: Sequence[Recording], formats: Sequence[str], files: Sequence[Path], folder: Path
    ) -> Provenance:
        """What would be noted of these files in a folder, if they were made now."""
        edition = " ".join(recording.edition for recording in recordings)
        code = publishers_code(formats)
        return cls(edition=edition, publishers=code, formats=tuple(formats), files=hashed(files, folder))

    def leave(self, note: Path) -> None:
        note.write_text(self.model_dump_json(indent=1) + "\n", encoding="utf-8", newline="\n")


def leave_note(folder: Path, recording: Recording, formats: Sequence[str]) -> None:
    """Note in a guide's folder what it was made from."""
    Provenance.now([recording], formats, documents(folder), folder).leave(folder / NOTE)


def is_current(folder: Path, recording: Recording, formats: Sequence[str]) -> bool:
    """Whether a folder holds these documents, untouched, of this recording and these publishers."""
    noted = read(folder / NOTE)
    return noted is not None and noted == Provenance.now([recording], formats, documents(folder), folder)


def leave_note_together(folder: Path, recordings: Sequence[Recording], formats: Sequence[str]) -> None:
    """The same for documents of several guides, which lie in a folder with those guides' folders."""
    Provenance.now(recordings, formats, documents(folder), folder).leave(folder / NOTE_TOGETHER)


def current_together(folder: Path, recordings: Sequence[Recording], formats: Sequence[str]) -> tuple[Path, ...]:
    """These documents of several guides, if they are there and nothing has changed; else none."""
    noted = read(folder / NOTE_TOGETHER)
    files = [folder / name for name in noted.files] if noted else []
    there = bool(files) and all(file.is_file() for file in files)
    return tuple(files) if there and noted == Provenance.now(recordings, formats, files, folder) else ()


def read(note: Path) -> Provenance | None:
    """What was noted, if it can be read."""
    try:
        return Provenance.model_validate_json(note.read_text(encoding="utf-8"))
    except (OSError, ValidationError):
        return None


def documents(folder: Path) -> tuple[Path, ...]:
    """The files of a guide."""
    return tuple(
        sorted(file for file in folder.rglob("*") if file.is_file() and file.name not in (NOTE, NOTE_TOGETHER))
    )


def hashes(folder: Path) -> dict[str, str]:
    """The hash of every document in a folder."""
    return hashed(documents(folder), folder)


def hashed(files: Sequence[Path], folder: Path) -> dict[str, str]:
    return {file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def publishers_code(formats: Sequence[str]) -> str:
    """A code for the publishers' sources, for what they stand on, and for a film's narrator."""
    code = hashlib.sha256()
    for file in sources():
        ours = file.relative_to(PUBLISHERS) if file.is_relative_to(PUBLISHERS) else Path(file.parent.name, file.name)
        code.update(ours.as_posix().encode() + b"\0" + texts.alike(file.read_bytes()))
    if "film" in formats:
        from assistant.publishers.film import voice

        code.update(voice.in_use().encode())
    return code.hexdigest()[:16]


def sources() -> tuple[Path, ...]:
    """The publishers' own folder, and of the engine the facts and settings that they read and the desk that prints."""
    own = sorted(path for path in PUBLISHERS.rglob("*") if path.is_file() and path.suffix != ".pyc")
    return (*own, *engine())
