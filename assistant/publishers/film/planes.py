"""Pictures as films hold them: brightness at full size, two colors at half of it (BT.709, 4:2:0)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from PIL import Image

MATRIX = (
    0.18259, 0.61423, 0.06201, 16.0,
    -0.10064, -0.33857, 0.43922, 128.0,
    0.43922, -0.39894, -0.04027, 128.0,
)  # fmt: skip
"""From red, green and blue to BT.709 in the range of films."""

Size = tuple[int, int]


@dataclass(frozen=True, eq=False)
class Planes:
    """One picture; its width and height are even. It is like no other, whatever it shows: comparing takes long."""

    bright: Image.Image
    blue: Image.Image
    red: Image.Image

    @property
    def size(self) -> Size:
        return self.bright.size

    def copy(self) -> Planes:
        return Planes(self.bright.copy(), self.blue.copy(), self.red.copy())

    def paste(self, other: Planes, x: int, y: int) -> None:
        """Lay another picture over a part of this one; x and y are even."""
        self.bright.paste(other.bright, (x, y))
        self.blue.paste(other.blue, (x // 2, y // 2))
        self.red.paste(other.red, (x // 2, y // 2))

    def lay(self, patch: Patch, x: int, y: int) -> None:
        """Lay something over it that has no rectangle's shape."""
        self.bright.paste(patch.planes.bright, (x, y), patch.mask)
        for mine, other in ((self.blue, patch.planes.blue), (self.red, patch.planes.red)):
            mine.paste(other, (x // 2, y // 2), patch.half_mask)

    def cut(self, x: int, y: int, size: Size) -> Planes:
        """A part of it, the same pixels; all numbers are even."""
        width, height = size
        half = (x // 2, y // 2, (x + width) // 2, (y + height) // 2)
        return Planes(self.bright.crop((x, y, x + width, y + height)), self.blue.crop(half), self.red.crop(half))

    def scaled(self, box: tuple[float, float, float, float], size: Size) -> Planes:
        """A part of it in another size."""
        half_box = (box[0] / 2, box[1] / 2, box[2] / 2, box[3] / 2)
        half = size[0] // 2, size[1] // 2
        soft = Image.Resampling.BILINEAR
        return Planes(
            self.bright.resize(size, soft, box),
            self.blue.resize(half, soft, half_box),
            self.red.resize(half, soft, half_box),
        )

    def bytes(self) -> tuple[bytes, bytes, bytes]:
        return self.bright.tobytes(), self.blue.tobytes(), self.red.tobytes()


class Spot(NamedTuple):
    """A small picture, and where in a larger one its corner stands; both numbers are even."""

    planes: Planes
    x: int
    y: int


@dataclass(frozen=True)
class Patch:
    """A picture with a shape: how much of each of its pixels covers what is below."""

    planes: Planes
    mask: Image.Image
    half_mask: Image.Image

    def faded(self, part: float) -> Patch:
        """The same, less of it."""
        if part == 1:
            return self
        table = [round(value * part) for value in range(256)]
        return Patch(self.planes, self.mask.point(table), self.half_mask.point(table))


def below_each_other(upper: Planes, lower: Planes) -> Planes:
    """Two pictures of one width as one."""
    width, height = upper.size
    size = width, height + lower.size[1]
    half = width // 2, size[1] // 2
    whole = Planes(blank(size), blank(half), blank(half))
    whole.paste(upper, 0, 0)
    whole.paste(lower, 0, height)
    return whole


def blank(size: Size) -> Image.Image:
    """One plane in which nothing stands yet, for all of it to be painted over."""
    return Image.new("L", size, None)


def planes(picture: Image.Image) -> Planes:
    """A picture in color, as a film holds it."""
    bright, blue, red = even_sized(picture.convert("RGB")).convert("RGB", MATRIX).split()
    # Four pixels share a color: their mean, as an encoder would do it for each frame anew. Here it is done once for a
    # picture.
    return Planes(bright, blue.reduce(2), red.reduce(2))


def even_sized(picture: Image.Image) -> Image.Image:
    """A picture without the last line or column where they would be odd."""
    return picture.crop((0, 0, picture.width // 2 * 2, picture.height // 2 * 2))


def patch(picture: Image.Image) -> Patch:
    """A drawing with transparency, as a film holds it."""
    drawing = even_sized(picture)
    mask = drawing.getchannel("A")
    return Patch(planes(drawing), mask, mask.reduce(2))


@lru_cache(maxsize=4)
def one_color(size: Size, color: str) -> Planes:
    return planes(Image.new("RGB", size, color))
