"""Facts that people keep in TOML files: frozen models, and one way to read them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.errors import BadInput


class Fact(BaseModel):
    """Frozen, and closed to names that are not known."""

    model_config = ConfigDict(frozen=True, extra="forbid")


SomeFact = TypeVar("SomeFact", bound=Fact)


def read(model: type[SomeFact], file: Path, **known: object) -> SomeFact:
    """Read a file into a model, with what is `known` of it beforehand.

    Raises BadInput that names the file and the entry, never the value.
    """
    try:
        return model.model_validate({**known, **tomllib.loads(file.read_text(encoding="utf-8"))})
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadInput(f"{file} cannot be read: {error}.") from error
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise BadInput(f"{file}: {where}: {first['msg']}.") from None
