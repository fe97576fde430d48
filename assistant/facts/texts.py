"""Text files as people's machines write them: with the marks and line ends of Windows, or without."""

from __future__ import annotations

import codecs
import hashlib
from pathlib import Path

from assistant import outside
from assistant.errors import BadInput

MARKED = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
"""The byte order marks that Notepad and PowerShell put before a text, and the letters that follow."""

LARGEST = 2_000_000
"""Bytes; what somebody writes by hand is smaller."""


def read(file: Path) -> str:
    """The text of a file that somebody wrote. Raises BadInput that says what is wrong with it, and where."""
    data = data_of(file)
    letters = next((letters for mark, letters in MARKED if data.startswith(mark)), "utf-8")
    try:
        return data.decode(letters)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise BadInput(f"{file} cannot be read: line {line} is not written in UTF-8. Save the file as UTF-8.") from None


def data_of(file: Path) -> bytes:
    """The bytes of a file that somebody wrote. Raises BadInput for what is no file, and for one that is too large."""
    try:
        if file.exists() and not file.is_file():  # a pipe would be waited for
            raise BadInput(f"{file} cannot be read: it is no file.")
        with file.open("rb") as opened:
            data = opened.read(LARGEST + 1)
    except OSError as error:
        raise BadInput(f"{file} cannot be read. {outside.in_words(error)}") from error
    except ValueError as error:  # a name that no system takes
        raise BadInput(f"{str(file)!r} cannot be read: {error}.") from None
    if len(data) > LARGEST:
        raise BadInput(f"{file} cannot be read: it is larger than {LARGEST // 1_000_000} MB.")
    return data


def alike(data: bytes) -> bytes:
    """A file's bytes as they are on every machine: Git for Windows writes other line ends, and Notepad puts a mark."""
    if b"\0" in data:
        return data  # no text
    return data.removeprefix(codecs.BOM_UTF8).replace(b"\r\n", b"\n")


def folder_code(folder: Path) -> str:
    """A code for all files in a folder, by their names and as they are on every machine, but for what was compiled."""
    code = hashlib.sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts):
        code.update(file.relative_to(folder).as_posix().encode() + b"\0" + alike(file.read_bytes()))
    return code.hexdigest()[:16]


def unseen_character(text: str) -> str | None:
    """The first character of a text that nobody sees, such as “U+0007”; None where there is none."""
    found = outside.UNSEEN_CHARACTERS.search(text)
    return f"U+{ord(found[0]):04X}" if found else None


def bare(text: str) -> str:
    """A text without what nobody sees."""
    return outside.UNSEEN_CHARACTERS.sub("", text)
