"""Reads what came from anywhere: plain files of a bounded size, and JSON with nothing in it that acts."""

from __future__ import annotations

import json
import os
import re
import stat
from pathlib import Path
from typing import Any

from assistant.errors import BadInput

CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Characters that nobody sees and that act: those of terminals, and those that turn the direction of writing."""

ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|.)")
"""One character of a JSON text that stands there by its number or its letter."""

PLAIN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
"""A file's name that means the same on every system, and leads nowhere."""

DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
"""Names that are devices on Windows, whatever follows the dot."""


def is_plain_name(name: str) -> bool:
    """Whether a name is that of a file in the folder where it is looked for, and of no device."""
    return PLAIN_NAME.fullmatch(name) is not None and DEVICE.fullmatch(name) is None and not name.endswith(".")


def plain_bytes(file: Path, most: int) -> bytes:
    """The bytes of a file.

    Raises BadInput where it is a link, a device or a folder, is larger than `most` bytes, or cannot be read.
    """
    try:
        if file.is_symlink():
            raise BadInput(f"{file} is a link, and only files are read. Put the file itself there.")
        # A pipe is opened without waiting for somebody at its other end, and a link that came meanwhile not at all.
        descriptor = os.open(file, os.O_RDONLY | flag("O_BINARY") | flag("O_NOFOLLOW") | flag("O_NONBLOCK"))
        with os.fdopen(descriptor, "rb") as opened:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise BadInput(f"{file} is a device or a pipe, and only files are read. Put the file itself there.")
            data = opened.read(most + 1)
    except (OSError, ValueError) as error:  # a ValueError is a name that no file can have
        raise BadInput(f"{file} cannot be read ({getattr(error, 'strerror', None) or error}).") from error
    if len(data) > most:
        raise BadInput(f"{file} is larger than {most // 1_000_000} MB, so it is not read.")
    return data


def flag(name: str) -> int:
    """A way to open files that not every system knows."""
    return int(getattr(os, name, 0))


def json_in(text: str) -> Any:  # Any: whatever JSON says
    """What a JSON text holds. Raises ValueError for what is none, or holds a control character or an endless number."""
    if found := control_in(text):
        raise ValueError(f"it holds the control character U+{ord(found):04X}")
    try:
        return json.loads(text, parse_constant=no_number)
    except RecursionError:
        raise ValueError(TOO_DEEP) from None


TOO_DEEP = "its lists and objects lie too deep in each other"


def control_in(text: str) -> str:
    """The first control character of a JSON text, as it is or as an escape; an empty text where there is none."""
    if found := CONTROLS.search(text):
        return found[0]
    escaped = (match[1] for match in ESCAPE.finditer(text))
    return next((one for code in escaped if (one := meant(code)) and CONTROLS.match(one)), "")


def meant(code: str) -> str:
    return chr(int(code[1:], 16)) if len(code) > 1 else {"b": "\b", "f": "\f", "r": "\r"}.get(code, "")


def no_number(name: str) -> float:
    raise ValueError(f"{name} is no number")
