"""The pictures of a recording as files: the very ones that were taken, and whole."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import BadInput
from assistant.facts import untrusted
from assistant.facts.recording import Picture, Recording, Screen, Viewport

if TYPE_CHECKING:
    from PIL import Image

MOST_BYTES = 64_000_000
"""Bytes of one picture; one of ours has 300,000."""

HEAD = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
"""What every PNG begins with; its width and height come next, four bytes each."""


class AnotherPicture(BadInput):
    """A picture of a recording is not the one that was taken."""


def of_screen(screen: Screen) -> tuple[Picture, ...]:
    """Every picture of a screen: whole as it arrived and as it was left, with its lists open, and its controls."""
    own = tuple(picture for step in screen.steps for picture in (step.opened, step.look) if picture)
    return (screen.arrived, screen.left, *own)


def of_recording(recording: Recording) -> tuple[Picture, ...]:
    """Every picture of a recording, each once."""
    return tuple(dict.fromkeys(picture for screen in recording.screens for picture in of_screen(screen)))


def verify(recording: Recording) -> None:
    """Compare every picture with what the recording says of it, before anything is made of it.

    Raises AnotherPicture for one that is not there, is no plain file, or is another one.
    """
    for picture in of_recording(recording):
        verified(recording, picture)


def verified(recording: Recording, picture: Picture) -> bytes:
    """The bytes of a picture. Raises AnotherPicture as `verify` does."""
    file = recording.path(picture)
    try:
        png = untrusted.plain_bytes(file, MOST_BYTES)
    except BadInput as error:
        raise AnotherPicture(str(error)) from error
    if hashlib.sha256(png).hexdigest() != picture.sha256:
        raise AnotherPicture(f"{file} is not the picture that was taken: its bytes have changed. Walk again.")
    if not shows(size_of(png), picture, recording.viewport):
        raise AnotherPicture(f"{file} is not as large as what it is said to show. Walk again.")
    return png


def shows(size: tuple[int, int], picture: Picture, window: Viewport) -> bool:
    """Whether so many pixels are those of the picture's box, give or take one."""
    wanted = picture.box.width * window.density, picture.box.height * window.density
    whole = picture.box.width == window.width  # a control at the window's edge is pictured in part
    return all(
        0 < pixels <= most + 1 and (pixels >= most - 1 or not whole) for pixels, most in zip(size, wanted, strict=True)
    )


def size_of(png: bytes) -> tuple[int, int]:
    """Width and height of a PNG, in its pixels; nothing for what is none."""
    if not png.startswith(HEAD) or len(png) < len(HEAD) + 8:
        return 0, 0
    sides = png[len(HEAD) : len(HEAD) + 8]
    return int.from_bytes(sides[:4]), int.from_bytes(sides[4:])


def unpacked(file: Path) -> Image.Image:
    """A picture in 8-bit RGB. Raises BadInput where it is no PNG, or not a whole one."""
    from PIL import Image

    try:
        with Image.open(file, formats=("PNG",)) as picture:
            picture.verify()  # the sums of all its parts, which loading does not look at
        with Image.open(file, formats=("PNG",)) as picture:
            picture.load()
            return picture if picture.mode == "RGB" else picture.convert("RGB")
    except (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError) as error:
        raise BadInput(f"{file} is no picture, or only a part of one ({error}). Walk again to replace it.") from error
