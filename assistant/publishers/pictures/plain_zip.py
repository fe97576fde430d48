"""Zip files without dates: the same parts give the same bytes."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Iterable

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The date of every part: a zip file knows none before it."""

PERMISSIONS = 0o644 << 16
"""Where a zip file says who may read a part: everybody."""


def zipped(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """Named parts in one zip file, in the order given. Pictures are packed already."""
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, data in parts:
            # `writestr` with a mere name would take the time of day.
            part = ZipInfo(name, FIRST_DAY)
            part.create_system, part.external_attr = 3, PERMISSIONS  # the same on every system
            archive.writestr(part, data, ZIP_STORED if name.endswith(".png") else ZIP_DEFLATED)
    return out.getvalue()
