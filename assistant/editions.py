"""What a published guide was made from, so that a build makes again only what would come out differently."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.recording import Recording

NOTE = ".made-of.json"
PUBLISHERS = Path(__file__).parent / "publishers"


class MadeOf(BaseModel):
    """A guide's origin: the recording's edition, the publishers' code, and the hash of every file made."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    edition: str
    publishers: str
    formats: tuple[str, ...]
    files: dict[str, str]

    @classmethod
    def now(cls, recording: Recording, formats: Sequence[str], folder: Path) -> MadeOf:
        """What stands in a folder of documents, if they were made now."""
        return cls(
            edition=recording.edition, publishers=publishers_code(formats), formats=tuple(formats), files=hashes(folder)
        )

    def leave(self, folder: Path) -> None:
        (folder / NOTE).write_text(self.model_dump_json(indent=1) + "\n", encoding="utf-8", newline="\n")


def is_current(folder: Path, recording: Recording, formats: Sequence[str]) -> bool:
    """Whether a folder holds these documents, untouched, of this recording and these publishers."""
    try:
        noted = MadeOf.model_validate_json((folder / NOTE).read_text(encoding="utf-8"))
    except (OSError, ValidationError):
        return False
    return noted == MadeOf.now(recording, formats, folder)


def documents(folder: Path) -> tuple[Path, ...]:
    """The files of a guide."""
    return tuple(sorted(file for file in folder.rglob("*") if file.is_file() and file.name != NOTE))


def hashes(folder: Path) -> dict[str, str]:
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in documents(folder)
    }


def publishers_code(formats: Sequence[str]) -> str:
    """A code for the publishers' sources, and for a film's narrator."""
    code = hashlib.sha256()
    for file in sorted(path for path in PUBLISHERS.rglob("*") if path.is_file() and path.suffix != ".pyc"):
        code.update(file.relative_to(PUBLISHERS).as_posix().encode() + b"\0" + file.read_bytes())
    if "film" in formats:
        from assistant.publishers.film import voice

        code.update(voice.in_use().encode())
    return code.hexdigest()[:16]
