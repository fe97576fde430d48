"""What is told of a bug: a report that can be sent, with no secret in it."""

from __future__ import annotations

import platform
import traceback
from pathlib import Path

from assistant import people, walk


def report(error: BaseException, folder: Path = Path("build")) -> str:
    """Write the report to a file and say where it is, in words for the person."""
    text = "".join(traceback.format_exception(error))
    for one in people.everyone():
        for secret in one.secrets():
            text = text.replace(secret.get_secret_value(), "•••")
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "bug-report.txt"
    machine = f"assistant {walk.our_version()}, Python {platform.python_version()}, {platform.platform()}"
    file.write_text(f"{machine}\n\n{text}", encoding="utf-8")
    return f"This is a bug of the assistant, not of yours ({type(error).__name__}). Please send {file} to its makers."
