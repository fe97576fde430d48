"""Facts that people keep in TOML files: frozen models, and one way to read them."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any, ClassVar, TypeVar

from pydantic import BaseModel, ConfigDict, SecretStr, ValidationError, field_validator
from pydantic_core import PydanticCustomError

from assistant.errors import BadInput
from assistant.facts import letters, texts

LONGEST_FACT = 300
"""Characters of a fact. It stands in headings, in tables, and in the fields of a PDF or Word document."""

TABLE = re.compile(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?")
ENTRY = re.compile(r"\s*([\w.\"'-]+)\s*=")

KeyPath = tuple[int | str, ...]
"""Names and numbers that lead to an entry: (“cmecf”, 0, “login”)."""


class Fact(BaseModel):
    """Frozen, and closed to names that are not known. Its texts can be seen, and are not endless."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    in_guides: ClassVar[bool] = False
    """Whether guides say its texts, so that their fonts must have the letters."""

    @field_validator("*")
    @classmethod
    def _can_be_told(cls, value: Any) -> Any:  # Any: a field of any type
        for text in value.values() if isinstance(value, dict) else (value,):
            if isinstance(text, SecretStr) and not text.get_secret_value():
                raise PydanticCustomError("empty", "Is empty; leave the line out, or give a value")
            bare = text.get_secret_value() if isinstance(text, SecretStr) else text
            if isinstance(bare, str):
                check_text(bare)
                if cls.in_guides and (letter := letters.unknown(letters.composed(bare))):
                    why = letters.why_not(letter)
                    said = {"letter": letters.named(letter), "why": why[0], "mend": why[1]}
                    raise PydanticCustomError("letter", "Holds {letter}, and {why}; {mend}", said)
        return letters.composed(value) if cls.in_guides and isinstance(value, str) else value


SomeFact = TypeVar("SomeFact", bound=Fact)


def check_text(text: str) -> None:
    """Raise pydantic's own kind of error for a text that cannot be told."""
    if len(text) > LONGEST_FACT:
        told = {"length": len(text), "most": LONGEST_FACT}
        raise PydanticCustomError("long", "Has {length} characters, and {most} are the most", told)
    if unseen := texts.unseen_character(text):
        raise PydanticCustomError(
            "unseen", "Holds a character that nobody sees ({unseen}); type it anew", {"unseen": unseen}
        )


def read(model: type[SomeFact], file: Path, **known: object) -> SomeFact:
    """Read a file into a model, with what is `known` of it beforehand.

    Raises BadInput that names the file and each entry that is wrong, a line for each, never the value.
    """
    return parsed(model, texts.read(file), file, **known)


def parsed(model: type[SomeFact], text: str, file: Path, **known: object) -> SomeFact:
    """The same of a text that is, or is to be, that of a file."""
    try:
        return model.model_validate({**tomllib.loads(text), **known})
    except ValidationError as error:
        lines, wrong = lines_of(text), error.errors(include_input=False)
        raise BadInput("\n".join(dict.fromkeys(told(one, file, lines) for one in wrong))) from None
    except RecursionError:
        raise BadInput(f"{file} cannot be read: it holds lists within lists without end.") from None
    except ValueError as error:  # no TOML, or a number of thousands of digits
        raise BadInput(f"{file} cannot be read: {str(error).removesuffix('.')}.") from None


def told(wrong: Any, file: Path, lines: dict[KeyPath, int]) -> str:  # Any: pydantic's details of one error
    """One entry that is wrong, in a sentence."""
    place = tuple(wrong["loc"])
    where = ".".join(str(part) for part in place).removeprefix("own_")  # so some fields are called here, not in files
    line = next((lines[place[:length]] for length in range(len(place), 0, -1) if place[:length] in lines), None)
    return f"{file}: {where}{': ' if where else ''}{wrong['msg']}{f' (line {line})' if line else ''}."


def lines_of(text: str) -> dict[KeyPath, int]:
    """The line of each table and each entry of a TOML file, by its place."""
    found: dict[KeyPath, int] = {}
    table: KeyPath = ()
    tables: Counter[KeyPath] = Counter()
    for number, line in enumerate(text.splitlines(), start=1):
        if header := TABLE.fullmatch(line):
            table = key_path(header[2])
            if header[1] == "[[":
                tables[table] += 1
                table = (*table, tables[table] - 1)
            found.setdefault(table, number)
        elif entry := ENTRY.match(line):
            found.setdefault((*table, *key_path(entry[1])), number)
    return found


def key_path(path: str) -> KeyPath:
    """The parts of a name such as sites.pacer."""
    return tuple(part.strip(" \t\"'") for part in path.split("."))
