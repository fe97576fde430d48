"""A court's logo: a file of its own, which may come from anybody, so that it is looked at before it is shown."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Literal, NamedTuple

from assistant.errors import BadInput
from assistant.facts import untrusted

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES = 300_000
"""It stands in each document, and in the court's facts in each recording."""

SMALLEST, LARGEST = 32, 2_000
"""Pixels of a side."""

MODES = frozenset(("1", "L", "LA", "P", "RGB", "RGBA"))
"""Ways to write colors that every program shows alike; those of print are none of them."""

ORIENTATION, UPRIGHT = 0x0112, 1
"""What EXIF calls the way a picture is turned, and how it says that it is not; Word and PowerPoint do not heed it."""

Kind = Literal["png", "jpeg"]


class Look(NamedTuple):
    """What sort of file a logo is, and its size in pixels."""

    kind: Kind
    width: int
    height: int


def read(file: Path) -> bytes:
    """The bytes of a logo. Raises BadInput where it is no plain file, too large, or no picture to be shown."""
    data = untrusted.plain_bytes(file, MOST_BYTES)
    try:
        look(data)
    except BadInput as error:
        raise BadInput(f"{file} cannot be the logo: {error}") from None
    return data


def look(data: bytes) -> Look:
    """What a logo looks like. Raises BadInput, without the file's name, for what cannot be shown everywhere."""
    from PIL import Image

    if len(data) > MOST_BYTES:
        raise BadInput(f"it has more than {MOST_BYTES // 1_000} KB.")
    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as picture:
            kind: Kind = "png" if picture.format == "PNG" else "jpeg"
            mode, sides, moves = picture.mode, picture.size, getattr(picture, "n_frames", 1) > 1
            if not all(SMALLEST <= side <= LARGEST for side in sides):
                raise BadInput(
                    f"it is {sides[0]} by {sides[1]} pixels, and each side has from {SMALLEST} to {LARGEST:,}."
                )
            turned = picture.getexif().get(ORIENTATION, UPRIGHT) != UPRIGHT
            picture.load()
    except (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError):
        raise BadInput("it is no whole PNG or JPEG picture.") from None
    if mode not in MODES or moves:
        raise BadInput("it moves, or has colors for print alone. Save it as a PNG in RGB.")
    if turned or (kind == "jpeg" and data[6:10] not in (b"JFIF", b"Exif")):
        raise BadInput("it is a JPEG that not every program shows, or shows upright. Save it as a PNG in RGB.")
    return Look(kind, *sides)
