"""The court's logo, told from the pictures of a guide: it shows no screen, so that nothing of it is measured."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, ImageChops, ImageStat

from assistant.facts.recording import Logo

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

COVERS = 128
"""Where so much of a logo's ground is covered, of 255, a PDF keeps its colors; what nobody sees through may be any."""

ALIKE = 12
"""By how much a color may be another one once it was unpacked, mixed and packed again."""


def without_logo(pictures: Iterable[Image.Image], logo: Logo | None) -> Iterator[Image.Image]:
    """The pictures of a guide alone."""
    return (one for one in pictures if not is_logo(one, logo))


def is_logo(picture: Image.Image, logo: Logo | None) -> bool:
    """Whether a picture of a document is its court's logo, where there is one."""
    if logo is None or picture.size != (logo.width, logo.height):
        return False
    own, covered = unpacked(logo)
    off = ImageChops.difference(picture.convert("RGB"), own)
    off.paste((0, 0, 0), mask=ImageChops.invert(covered))
    return all(most <= ALIKE for _, most in ImageStat.Stat(off).extrema)


@lru_cache(maxsize=8)
def unpacked(logo: Logo) -> tuple[Image.Image, Image.Image]:
    """A logo's colors, and where they cover what is below them."""
    with Image.open(BytesIO(logo.picture)) as opened:
        whole = opened.convert("RGBA")
    return whole.convert("RGB"), whole.getchannel("A").point(lambda cover: 255 if cover >= COVERS else 0)
