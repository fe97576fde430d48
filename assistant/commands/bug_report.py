"""What is told of a bug: a report that can be sent, with no secret in it."""

from __future__ import annotations

import platform
import traceback
from pathlib import Path

from assistant import leaks
from assistant.facts import people
from assistant.walking import walk


def report(error: BaseException, folder: Path = Path("build")) -> str:
    """Write the report to a file and say where it is, in words for the person."""
    secrets = (*people.all_secrets(), *leaks.kept_by(error))
    text = leaks.redacted("".join(traceback.format_exception(error)), secrets)
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "bug-report.txt"
    machine = f"assistant {walk.our_version()}, Python {platform.python_version()}, {platform.platform()}"
    file.write_text(f"{machine}\n\n{text}", encoding="utf-8")
    return f"This is a bug of the assistant, not of yours ({type(error).__name__}). Please send {file} to its makers."
