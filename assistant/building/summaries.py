"""What lists say of a kept walk: its facts and its sentences, in a file beside it, so that no list opens hundreds."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from assistant.building.folders import hash_of
from assistant.errors import BadInput
from assistant.facts import recording as recordings
from assistant.facts.recording import FILE_NAME, Recording

SUMMARY = ".summary.json"
"""No name that anybody gives to a file of her own, for these lie where people put theirs, too."""


@cache
def code_of_editions() -> str:
    """A code for all that decides what an edition is."""
    return hashlib.sha256(Path(recordings.__file__).read_bytes()).hexdigest()[:16]


class Summary(BaseModel):
    """A recording without what stands where on its screens, its edition, and the hash of its file.

    `code` is that of what decides what an edition is.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str
    of_file: str
    edition: str
    recording: Recording

    @classmethod
    def of(cls, recording: Recording, folder: Path) -> Summary:
        """That of a recording which lies in a folder."""
        return cls(
            code=code_of_editions(),
            of_file=hash_of(folder / FILE_NAME),
            edition=recording.edition,
            recording=recording.listed(),
        )

    def save(self, folder: Path) -> None:
        half = folder / f"{SUMMARY}.new"
        half.write_text(self.model_dump_json() + "\n", encoding="utf-8", newline="\n")
        half.replace(folder / SUMMARY)


def listed(folder: Path) -> Recording | None:
    """What lists say of the walk in a folder; None where there is none that this version can read.

    Where no summary tells, or it is of another walk, the walk is opened, and its summary written for the next time.
    """
    told = read(folder)
    if told is not None:
        return told.recording.known_as(told.edition, folder)
    recording = readable(folder)
    if recording is not None:
        with suppress(OSError):  # the folder may be one that nobody writes to
            Summary.of(recording, folder).save(folder)
    return recording and recording.listed()


def read(folder: Path) -> Summary | None:
    """The summary of the walk that lies in a folder now, if there is one."""
    try:
        told = Summary.model_validate_json((folder / SUMMARY).read_bytes())
    except (OSError, ValueError):
        return None
    return told if (told.code, told.of_file) == (code_of_editions(), hash_of(folder / FILE_NAME)) else None


def readable(folder: Path) -> Recording | None:
    """A recording, or None where there is none that this version can read."""
    try:
        return Recording.load(folder) if (folder / FILE_NAME).exists() else None
    except BadInput:
        return None
