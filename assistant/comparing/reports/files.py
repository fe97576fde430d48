"""Writes a file of a report wholly or not at all, so that whoever is stopped leaves the old one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def put(file: Path, text: str) -> Path:
    """The same bytes on every machine."""
    file.parent.mkdir(parents=True, exist_ok=True)
    half = file.with_name(f".{file.name}.new")
    half.write_text(text, encoding="utf-8", newline="\n")
    return half.replace(file)
