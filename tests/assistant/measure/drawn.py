"""A page of a PDF with one picture, and on it what a guide draws, each part where a test wants it.

Lengths are points from the top left corner; the picture is 400 wide and 300 high, and two pixels to a point.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pikepdf
from PIL import Image

WIDE, HIGH = 612, 792
AT = (100, 100, 400, 300)
SIGNAL, WHITE = (0.8, 0.1, 0.1), (1, 1, 1)
BEZIER = 0.5523
"""How far a circle's control points lie from its quarters, as a part of its radius."""


@dataclass
class Drawing:
    """What is painted, one after the other."""

    operators: list[str] = field(default_factory=list)

    def circle(self, x: float, y: float, radius: float, color: tuple[float, ...], *, width: float = 0) -> None:
        """Filled, or a ring of that width."""
        up, far = HIGH - y, radius * BEZIER
        path = [f"{x + radius} {up} m"]
        for right, down in ((0, 1), (-1, 0), (0, -1), (1, 0)):
            from_right, from_down = down, -right
            path.append(
                f"{x + radius * from_right + far * right} {up + radius * from_down + far * down} "
                f"{x + radius * right + far * from_right} {up + radius * down + far * from_down} "
                f"{x + radius * right} {up + radius * down} c"
            )
        self._paint(" ".join(path), color, width)

    def line(self, *points: tuple[float, float], color: tuple[float, ...] = SIGNAL, width: float = 1) -> None:
        path = " ".join(f"{x} {HIGH - y} {'l' if place else 'm'}" for place, (x, y) in enumerate(points))
        self._paint(path, color, width)

    def rect(
        self, x: float, y: float, width: float, height: float, *, color: tuple[float, ...] = SIGNAL, line: float = 1
    ) -> None:
        self._paint(f"{x} {HIGH - y - height} {width} {height} re", color, line)

    def words(self, x: float, y: float, said: str, size: float = 8) -> None:
        self.operators.append(f"BT /F1 {size} Tf 0 g {x} {HIGH - y} Td ({said}) Tj ET")

    def number(self, said: str, x: float, y: float) -> None:
        """A disc around a number, with its white ring."""
        self.circle(x, y, 9, WHITE, width=2)
        self.circle(x, y, 8, SIGNAL)
        self.words(x - 2, y + 3, said)

    def letter(self, said: str, x: float, y: float) -> None:
        """A white disc with an edge around a letter, with its white ring."""
        self.circle(x, y, 9, WHITE, width=2)
        self.circle(x, y, 8, WHITE)
        self.circle(x, y, 8, SIGNAL, width=1)
        self.words(x - 2, y + 3, said)

    def _paint(self, path: str, color: tuple[float, ...], width: float) -> None:
        red, green, blue = color
        how = f"{red} {green} {blue} RG {width} w {path} S" if width else f"{red} {green} {blue} rg {path} f"
        self.operators.append(f"q {how} Q")

    def save(self, file: Path, picture: Image.Image) -> Path:
        """Write the page, the picture below all that was drawn."""
        x, y, width, height = AT
        with pikepdf.new() as pdf:
            page = pdf.add_blank_page(page_size=(WIDE, HIGH))
            image = pdf.make_stream(
                picture.tobytes(), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=picture.width,
                Height=picture.height, ColorSpace=pikepdf.Name.DeviceRGB, BitsPerComponent=8,
            )  # fmt: skip
            letters = pikepdf.Dictionary(
                Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
            )
            page.Resources = pikepdf.Dictionary(
                XObject=pikepdf.Dictionary(P=image), Font=pikepdf.Dictionary(F1=pdf.make_indirect(letters))
            )
            shown = f"q {width} 0 0 {height} {x} {HIGH - y - height} cm /P Do Q"
            page.Contents = pdf.make_stream("\n".join([shown, *self.operators]).encode())
            pdf.save(file)
        return file
