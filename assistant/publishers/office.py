"""What Word and PowerPoint files have in common: an empty one with its styles, its properties, the same bytes again."""

from __future__ import annotations

from datetime import UTC, datetime, time
from io import BytesIO
from typing import IO, TYPE_CHECKING, Any, Protocol
from zipfile import ZipFile

from assistant.publishers.layout import wording
from assistant.publishers.pictures.plain_zip import zipped

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.facts.recording import Recording

LONGEST_PROPERTY = 255
"""Characters; the programs' own lists of properties have no room for more."""


class OfficeFile(Protocol):
    """A document of python-docx, or a presentation of python-pptx."""

    @property
    def core_properties(self) -> Any: ...  # Any: each of the two libraries has a class of its own, with the same names

    def save(self, file: IO[bytes]) -> None: ...


def blank(folder: Path) -> BytesIO:
    """An empty file, whose parts lie unzipped in a folder."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return BytesIO(zipped((file.relative_to(folder).as_posix(), file.read_bytes()) for file in files))


def packed(made: OfficeFile) -> bytes:
    """The finished file."""
    # Both libraries stamp each part with the time of day, so the parts are packed again.
    out = BytesIO()
    made.save(out)
    with ZipFile(out) as parts:
        return zipped((name, parts.read(name)) for name in parts.namelist())


def fill_in_properties(made: OfficeFile, recording: Recording, kind: str, editing: str) -> None:
    """What the programs' own lists of properties say; dates are the court's. `editing` is for whoever edits it."""
    facts, court = made.core_properties, recording.court
    facts.title, facts.language = recording.title[:LONGEST_PROPERTY], "en-US"
    facts.category, facts.comments = wording.for_whom(kind, court), editing
    facts.author = facts.last_modified_by = court.name[:LONGEST_PROPERTY]
    facts.version, facts.revision = wording.edition_in_full(recording.edition, court), 1
    if court.edition_date:
        facts.created = facts.modified = datetime.combine(court.edition_date, time(), UTC)
