"""Which line of a walkthrough's script is being walked."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from pathlib import Path

ENGINE = Path(__file__).parent


@dataclass(frozen=True)
class ScriptLine:
    """The line of a script that holds a sentence; a file of ours by its path from the top, any other by its name."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


def line_of_the_script() -> ScriptLine:
    """The nearest caller outside the engine: the sentence's own line."""
    frame = inspect.currentframe()
    while frame is not None and Path(frame.f_code.co_filename).parent == ENGINE:
        frame = frame.f_back
    assert frame is not None, "a guide is walked by a script"
    return ScriptLine(portable(Path(frame.f_code.co_filename)), frame.f_lineno)


def portable(file: Path) -> str:
    """A script's name that is the same on every machine."""
    house = ENGINE.parents[1]
    return file.relative_to(house).as_posix() if file.is_relative_to(house) else file.name
