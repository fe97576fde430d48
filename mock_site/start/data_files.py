"""Courts and people are TOML files; this reads any of them into a model, or says in a sentence why it cannot."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from mock_site.errors import PortalError


class Facts(BaseModel):
    """Frozen facts from a file. Keys that the portal has no use for are another reader's business."""

    model_config = ConfigDict(frozen=True, extra="ignore")


SomeFacts = TypeVar("SomeFacts", bound=Facts)


def read_all(kind: type[SomeFacts], places: Iterable[Path]) -> dict[str, SomeFacts]:
    """Every TOML file in `places` (files, or folders of them) by its name without “.toml”, in the order of names."""
    return {file.stem: read(kind, file) for file in sorted(_files(places), key=lambda file: file.stem)}


def read(kind: type[SomeFacts], file: Path) -> SomeFacts:
    """One file as a model. Raises PortalError when it cannot be read or does not hold what is needed."""
    try:
        return kind.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise PortalError(f"{file} cannot be read: {error}.") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        raise PortalError(f"{file} is not usable: {where}: {first['msg']}.") from error


def _files(places: Iterable[Path]) -> Iterator[Path]:
    for place in places:
        if not place.is_dir():
            yield place
        elif files := list(place.glob("*.toml")):
            yield from files
        else:
            raise PortalError(f"{place} holds no TOML files.")
