"""Courts and people are TOML files; this reads any of them into a model, or says in a sentence why it cannot."""

from __future__ import annotations

import codecs
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from mock_site.errors import PortalError


class Facts(BaseModel):
    """Frozen facts from a file. Keys that the portal has no use for are another reader's business."""

    model_config = ConfigDict(frozen=True, extra="ignore")


SomeFacts = TypeVar("SomeFacts", bound=Facts)


def read_all(kind: type[SomeFacts], places: Iterable[Path]) -> dict[str, SomeFacts]:
    """Every TOML file in `places` (files, or folders of them) by its name without “.toml”, in the order of names.

    Raises PortalError for two of one name.
    """
    found: dict[str, Path] = {}
    for file in sorted(_files(places), key=lambda file: file.stem):
        other = found.setdefault(file.stem, file)
        if other.resolve() != file.resolve():
            raise PortalError(f"{other} and {file} have one name; rename one of them.")
    return {name: read(kind, file) for name, file in found.items()}


def read(kind: type[SomeFacts], file: Path) -> SomeFacts:
    """One file as a model. Raises PortalError when it cannot be read or does not hold what is needed."""
    try:
        return kind.model_validate(tomllib.loads(_text(file)))
    except ValidationError as error:
        raise PortalError("\n".join(_told(wrong, file) for wrong in error.errors(include_input=False))) from None
    except RecursionError:
        raise PortalError(f"{file} cannot be read: it holds lists within lists without end.") from None
    except (OSError, ValueError) as error:
        raise PortalError(f"{file} cannot be read: {error}.") from error


def _text(file: Path) -> str:
    """What Notepad and PowerShell write is read, too: they put a mark before it that says which letters follow."""
    data = file.read_bytes()
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return data.decode("utf-16" if marked else "utf-8-sig")


def _told(wrong: ErrorDetails, file: Path) -> str:
    where = ".".join(str(part) for part in wrong["loc"]) or "the file"
    return f"{file} is not usable: {where}: {wrong['msg']}."


def _files(places: Iterable[Path]) -> Iterator[Path]:
    for place in places:
        if not place.is_dir():
            yield place
        elif files := [file for file in place.iterdir() if file.suffix.lower() == ".toml"]:
            yield from files
        else:
            raise PortalError(f"{place} holds no TOML files.")
