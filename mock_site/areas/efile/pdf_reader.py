"""How many pages a PDF has. A program of its own, run by `documents.py`: what a file does to it, it does to no other.

It reads the file from standard input, and writes the number, or a word for what is wrong. A file of a few hundred
kilobytes can hold gigabytes when it is unpacked, so memory is limited twice: by qpdf's own limits, and by the system's
where it has any.
"""

from __future__ import annotations

import io
import sys

import pikepdf
from pikepdf import settings

MOST_UNPACKED = 32 * 1024 * 1024
"""Bytes of one stream. What tells where the objects and pages of an ordinary file are is a thousandth of that."""
MOST_MEMORY = 1024 * 1024 * 1024
MOST_FILTERS = 2
MOST_NESTED = 100


def pages(content: bytes) -> str:
    """The number of pages, or “locked” or “damaged”."""
    try:
        with pikepdf.open(io.BytesIO(content), attempt_recovery=False, suppress_warnings=True) as pdf:
            return "locked" if pdf.is_encrypted else f"{len(pdf.pages)}"
    except pikepdf.PasswordError:
        return "locked"
    except (pikepdf.PdfError, MemoryError, ValueError, RuntimeError):
        return "damaged"


def _limit() -> None:
    settings.set_qpdf_limits(
        flate_max_memory=MOST_UNPACKED,
        png_max_memory=MOST_UNPACKED,
        tiff_max_memory=MOST_UNPACKED,
        run_length_max_memory=MOST_UNPACKED,
        max_stream_filters=MOST_FILTERS,
        parser_max_nesting=MOST_NESTED,
    )
    if sys.platform != "win32":
        import resource  # Windows has none

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


if __name__ == "__main__":
    _limit()
    sys.stdout.write(pages(sys.stdin.buffer.read()))
