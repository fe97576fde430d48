"""Cuts the pictures of a guide out of the recording's: the same pixels, encoded anew."""

from __future__ import annotations

from base64 import b64encode
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from assistant.publishers.crop import Crop, Strip
    from assistant.recording import Box, Picture, Recording

PAPER = "white"
"""What stands in the folds; a drawing covers it with the color of the page."""


@dataclass(frozen=True)
class Cut:
    """A crop of a recorded picture; two are the same where the pictures' bytes are, wherever they lie."""

    sha256: str
    box: Box
    strips: tuple[Strip, ...]
    file: Path = field(compare=False)


def cut_out(recording: Recording, crops: Iterable[tuple[Picture, Crop]]) -> list[bytes]:
    """Crops as PNG files, several at once: most of the work is zlib's."""
    cuts = [Cut(picture.sha256, picture.box, crop.strips, recording.path(picture)) for picture, crop in crops]
    with ThreadPoolExecutor() as pool:
        return list(pool.map(encoded, cuts))


def data_address(png: bytes) -> str:
    """An address that holds the whole picture."""
    return f"data:image/png;base64,{b64encode(png).decode()}"


@lru_cache(maxsize=256)
def encoded(cut: Cut) -> bytes:
    """The strips of a screen as one PNG, which formats and courts share."""
    out = BytesIO()
    composed(opened(cut.file, cut.sha256), cut.box, cut.strips).save(out, "PNG")
    return out.getvalue()


@lru_cache(maxsize=4)
def opened(screen: Path, sha256: str) -> Image.Image:  # noqa: ARG001 - `sha256` tells apart what lay here in turn
    """A recorded picture, decoded once for all its rows."""
    with Image.open(screen) as picture:
        return picture.convert("RGB")


def composed(screen: Image.Image, box: Box, strips: tuple[Strip, ...]) -> Image.Image:
    """The strips below each other, with blanks for the folds."""
    density = screen.width / box.width
    size = round(strips[0].box.width * density), round(strips[-1].bottom * density)
    paper = Image.new("RGB", size, PAPER)
    for strip in strips:
        edges = strip.box.x - box.x, strip.box.y - box.y, strip.box.right - box.x, strip.box.bottom - box.y
        left, top, right, bottom = (round(edge * density) for edge in edges)
        paper.paste(screen.crop((left, top, right, bottom)), (0, round(strip.top * density)))
    return paper
