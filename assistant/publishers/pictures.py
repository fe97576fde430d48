"""Cuts the pictures of a guide out of the recording's: the same pixels, encoded anew."""

from __future__ import annotations

from base64 import b64encode
from concurrent.futures import ThreadPoolExecutor
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


def data_addresses(recording: Recording, cuts: Iterable[tuple[Picture, Crop]]) -> list[str]:
    """Pictures of crops as addresses that hold the whole PNG, several at once: most of the work is zlib's."""
    with ThreadPoolExecutor() as pool:
        return list(pool.map(lambda cut: data_address(recording, *cut), cuts))


def data_address(recording: Recording, picture: Picture, crop: Crop) -> str:
    png = encoded(recording.path(picture), picture.sha256, picture.box, crop.strips)
    return f"data:image/png;base64,{b64encode(png).decode()}"


@lru_cache(maxsize=256)
def encoded(screen: Path, sha256: str, box: Box, strips: tuple[Strip, ...]) -> bytes:
    """The strips of a screen as one PNG. Formats share it; `sha256` tells apart what lay in one place in turn."""
    out = BytesIO()
    composed(opened(screen, sha256), box, strips).save(out, "PNG")
    return out.getvalue()


@lru_cache(maxsize=4)
def opened(screen: Path, sha256: str) -> Image.Image:  # noqa: ARG001 - a part of the key
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
