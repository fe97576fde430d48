"""Cuts the pictures of a guide out of the recording's: the same pixels, encoded anew."""

from __future__ import annotations

import zlib
from base64 import b64encode
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from PIL import Image

from assistant.facts.pictures import unpacked

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from assistant.facts.recording import Box, Picture, Recording
    from assistant.publishers.layout.crop import Crop, Strip

SIGNATURE = b"\x89PNG\r\n\x1a\n"
AS_IT_IS, UP = b"\0", b"\2"
LEVEL = 6
"""How hard zlib tries. More takes three times as long for a tenth."""

PAPER_COLOR = "white"
"""What stands in the folds; a drawing covers it with the color of the page."""


@dataclass(frozen=True)
class Cut:
    """A crop of a recorded picture; two are the same where the pictures' bytes are, wherever they lie."""

    sha256: str
    box: Box
    strips: tuple[Strip, ...]
    file: Path = field(compare=False)


def cut_out(recording: Recording, crops: Iterable[tuple[Picture, Crop]]) -> list[bytes]:
    """Crops as PNG files."""
    cuts = [Cut(picture.sha256, picture.box, crop.strips, recording.path(picture)) for picture, crop in crops]
    return list(all_cut(tuple(cuts)))


@lru_cache(maxsize=16)
def all_cut(cuts: tuple[Cut, ...]) -> tuple[bytes, ...]:
    """The crops of a guide, several at once: most of the work is zlib's. Courts with the same screens share them."""
    # By screen and not by crop, so that no two threads unpack the same one.
    of_each_screen = [list(group) for _, group in groupby(cuts, key=lambda cut: cut.sha256)]
    with ThreadPoolExecutor() as pool:
        return tuple(png for pngs in pool.map(all_encoded, of_each_screen) for png in pngs)


def all_encoded(cuts: Sequence[Cut]) -> list[bytes]:
    """The crops of one screen one after the other, so that it is unpacked once."""
    return [encoded(cut) for cut in cuts]


def data_address(png: bytes) -> str:
    """An address that holds the whole picture."""
    return f"data:image/png;base64,{b64encode(png).decode()}"


@lru_cache(maxsize=256)
def encoded(cut: Cut) -> bytes:
    """The strips of a screen as one PNG, which formats and courts share."""
    return as_png(composed(decoded_picture(cut.file, cut.sha256), cut.box, cut.strips))


def as_png(picture: Image.Image) -> bytes:
    """A picture as a PNG of 8-bit RGB, smaller than libraries make them.

    They guess a filter for each row, which helps photographs. On a screen most rows are as they are or the same as the
    row above: that alone makes files a fifth smaller in the same time.
    """
    size = picture.width.to_bytes(4) + picture.height.to_bytes(4)
    chunks = (b"IHDR", size + b"\x08\x02\x00\x00\x00"), (b"IDAT", zlib.compress(rows(picture), LEVEL)), (b"IEND", b"")
    return SIGNATURE + b"".join(chunk(kind, data) for kind, data in chunks)


def rows(picture: Image.Image) -> bytes:
    """The rows of pixels, each after the number of its filter: as it is, or by what it differs from the row above."""
    width, pixels = picture.width * 3, picture.tobytes()
    every = [pixels[at : at + width] for at in range(0, len(pixels), width)]
    same = UP + bytes(width)
    first = [AS_IT_IS + row for row in every[:1]]
    return b"".join([*first, *(same if row == above else AS_IT_IS + row for above, row in pairwise(every))])


def chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4) + kind + data + zlib.crc32(kind + data).to_bytes(4)


@lru_cache(maxsize=4)
def decoded_picture(screen: Path, sha256: str) -> Image.Image:  # noqa: ARG001 - `sha256` tells apart what lay here in turn
    """A recorded picture, decoded once for all its rows."""
    return unpacked(screen)


def composed(screen: Image.Image, box: Box, strips: tuple[Strip, ...]) -> Image.Image:
    """The strips below each other, with blanks for the folds."""
    density = screen.width / box.width
    size = round(strips[0].box.width * density), round(strips[-1].bottom * density)
    paper = Image.new("RGB", size, PAPER_COLOR)
    for strip in strips:
        edges = strip.box.x - box.x, strip.box.y - box.y, strip.box.bottom - box.y
        left, top, bottom = (round(edge * density) for edge in edges)
        paper.paste(screen.crop((left, top, left + paper.width, bottom)), (0, round(strip.top * density)))
    return paper
