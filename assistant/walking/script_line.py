"""Which line of a walkthrough's script is being walked, and which one is to blame."""

from __future__ import annotations

import contextlib
import dis
import inspect
import traceback
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

ENGINE = Path(__file__).parent
HOUSE = ENGINE.parent
LIBRARIES = (HOUSE / "facts", HOUSE / "walkthroughs")
"""What of ours a script may use by itself; what goes wrong there with its values is its own mistake."""


@dataclass(frozen=True)
class ScriptLine:
    """The line of a script that holds a sentence; a file of ours by its path from the top, any other by its name."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


def line_of_the_script() -> ScriptLine:
    """The nearest caller outside the engine: the sentence's own line."""
    file, line = place_in_the_script()
    return ScriptLine(portable(file), line)


def folder_of_the_script() -> Path:
    """Where the script lies whose line is walked now."""
    return place_in_the_script()[0].parent


def place_in_the_script() -> tuple[Path, int]:
    frame = inspect.currentframe()
    while frame is not None and is_ours(Path(frame.f_code.co_filename)):
        frame = frame.f_back
    assert frame is not None, "a guide is walked by a script"
    return Path(frame.f_code.co_filename), frame.f_lineno


def is_ours(file: Path) -> bool:
    """Whether a file is of the engine, or what Python puts between it and a script's “with”."""
    return ENGINE in file.parents or file == Path(contextlib.__file__)


def portable(file: Path) -> str:
    """A script's name that is the same on every machine."""
    house = ENGINE.parents[1]
    return file.relative_to(house).as_posix() if file.is_relative_to(house) else file.name


def found_from(name: str, script: Path) -> Path:
    """The file that goes by a portable name, in a walk of this script: one of ours, or one that lies beside it."""
    own = ENGINE.parents[1] / name
    return own if own.is_file() else script.parent / name


def blamed(error: BaseException, script: Path) -> int | None:
    """The line of a script that made a mistake; None where the script is not in it, or the engine made the mistake.

    It is the script's where nothing of ours comes after its last line: then it did wrong by itself, or in a library
    that it called, the browser's too. A Ctrl-C comes between any two lines; a script that raises one says so.
    """
    steps = list(traceback.walk_tb(error.__traceback__))
    last = max(
        (place for place, (frame, _) in enumerate(steps) if is_file(frame.f_code.co_filename, script)), default=None
    )
    if last is None or any(is_engine(frame.f_code.co_filename) for frame, _ in steps[last + 1 :]):
        return None
    if isinstance(error, KeyboardInterrupt) and not raises(error.__traceback__):
        return None
    return steps[last][1]


def line_in(error: BaseException, script: Path) -> int | None:
    """The last line of a script on the way to an error, whoever made the mistake."""
    steps = traceback.walk_tb(error.__traceback__)
    return next((line for frame, line in reversed(list(steps)) if is_file(frame.f_code.co_filename, script)), None)


def is_file(name: str, script: Path) -> bool:
    return Path(name) == script or Path(name) == script.resolve()


def is_engine(name: str) -> bool:
    """Whether a file is of ours, and no library of scripts."""
    file = Path(name)
    return file.is_relative_to(HOUSE) and not any(file.is_relative_to(library) for library in LIBRARIES)


def raises(trace: TracebackType | None) -> bool:
    """Whether the last thing that was done is to raise an error."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return False
    return trace.tb_frame.f_code.co_code[trace.tb_lasti] == dis.opmap["RAISE_VARARGS"]
