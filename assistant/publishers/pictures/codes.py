"""A guide's address as a QR code; on pages it stands in words beside it, too, so there the code is read to nobody."""

from __future__ import annotations

from functools import cache
from io import BytesIO

import segno

ERRORS = "m"
"""How much of a code may be dirty: 15 %."""

DOT = 8
"""Pixels to a dot of the code, so that Word and PowerPoint print it sharp."""


@cache
def as_svg(address: str) -> str:
    """A code for blank ground, as an element of a page."""
    drawn = segno.make(address, error=ERRORS, micro=False).svg_inline(
        omitsize=True, border=0, svgclass="qr", lineclass=None
    )
    return drawn.replace("<svg ", '<svg aria-hidden="true" ', 1)


@cache
def as_png(address: str) -> bytes:
    """The same as a picture of its own."""
    out = BytesIO()
    segno.make(address, error=ERRORS, micro=False).save(out, kind="png", scale=DOT, border=0)
    return out.getvalue()


def alt(address: str) -> str:
    """What is read of such a picture."""
    return f"QR code of this guide on the web: {address}"
