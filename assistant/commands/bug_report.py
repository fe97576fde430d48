"""What is told of a bug: a report that can be sent, with no secret in it."""

from __future__ import annotations

import platform
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from assistant import leaks, outside
from assistant.facts import people
from assistant.walking import walk

REPORT = "bug-report.txt"


def write_report(error: BaseException, folder: Path = Path("build")) -> str:
    """Write the report to a file and say where it is, in words for the person.

    Where nothing can be written in the folder, another one takes it; where there is none at all, the words hold it.
    """
    secrets = (*people.all_secrets(), *leaks.kept_by(error))
    text = leaks.redacted("".join(traceback.format_exception(error)), secrets)
    machine = f"assistant {walk.our_version()}, Python {platform.python_version()}, {platform.platform()}"
    told = f"This is a bug of the assistant, not of yours ({type(error).__name__})."
    file = report_file(f"{machine}\n\n{text}", folder)
    if file is None:
        return f"{told} No folder takes a report. Please send these lines to its makers:\n\n{machine}\n\n{text}"
    there = "" if file.parent == folder else f"Nothing can be written in {folder}, so the report lies elsewhere. "
    return f"{told} {there}Please send {file} to its makers."


def report_file(text: str, folder: Path) -> Path | None:
    """Where the report lies; None where no folder takes it."""
    for place in (folder, *elsewhere()):
        file = place / REPORT
        try:
            place.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", errors="backslashreplace")
        except OSError:
            continue
        return file
    return None


def elsewhere() -> Iterator[Path]:
    """The folder for temporary files, then the person's own."""
    with suppress(OSError):  # there may be none
        yield Path(tempfile.gettempdir()) / "assistant"
    if (own := outside.home()) is not None:
        yield own
