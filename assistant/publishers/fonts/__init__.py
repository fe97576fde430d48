"""The fonts that ship with guides, so that no font of the machine is ever in one.

Public Sans (OFL) is the type of the guides: its first letters as `public-sans`, which are in every document, and more
with accents as `public-sans-latin-ext` and `public-sans-vietnamese`; they are the files of the npm packages
`@fontsource/public-sans` and `@fontsource-variable/public-sans` 5.3.0. For all other letters and signs there is a part
of DejaVu Sans 2.37, without hints and features, under a name of its own. What a document needs of these is cut out for
it. `facts/letters.py` says which letter is in which.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache, lru_cache
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.facts.letters import BASE, font_of

if TYPE_CHECKING:
    from collections.abc import Iterator

FONTS_FOLDER = Path(__file__).parent

LIGHTER, BOLDER = "100 500", "501 900"
"""For which weights the two of DejaVu Sans stand."""

FAMILIES = {"dejavu-sans": "DejaVu Sans Guides"}
"""A family has one set of weights, and browsers look for the letter in none but the nearest."""

OURS = ("PublicSansThin-", "DejaVuSansGuides-")
"""How the names of these fonts begin in a PDF."""


@lru_cache(maxsize=16384)
def runs(words: str) -> tuple[tuple[str, str], ...]:
    """Words in parts, each with the font that it is set in."""
    if words.isascii():
        return ((BASE, words),)
    return tuple((font, "".join(letters)) for font, letters in groupby(words, key=font_of))


def file_of(font: str, weight: int) -> Path:
    """The file of a font for a weight, or for all weights where that is 0; the last font has but two."""
    if font.startswith(BASE):
        return FONTS_FOLDER / (f"{font}-{weight}.woff2" if weight else f"{font}.woff2")
    return FONTS_FOLDER / f"{font}-{700 if weight > 500 else 400}.woff2"  # noqa: PLR2004 - where bold begins


def further_faces(letters: str, weights: tuple[str, ...]) -> Iterator[str]:
    """Style rules for letters that are not in the first font: a face of each font that has some of them, with these.

    `weights` are as in style rules, a weight or a range of them.
    """
    for font, held in groupby(sorted(letters, key=lambda letter: (font_of(letter), letter)), key=font_of):
        some = "".join(held)
        for weight in weights if font.startswith(BASE) else (LIGHTER, BOLDER):
            whole = " " in weight and font.startswith(BASE)
            file = file_of(font, 0 if whole else int(weight.split()[-1]))
            yield face(part_of(file, some, "woff2"), weight, some, FAMILIES.get(font, "Public Sans"))


def face(font: bytes, weights: str, letters: str = "", family: str = "Public Sans") -> str:
    """The style rule of a font: for the letters that are named alone, or for all."""
    source = f'url("data:font/woff2;base64,{b64encode(font).decode()}") format("woff2")'
    named = ", ".join(f"U+{ord(letter):X}" for letter in letters)
    only = f" unicode-range: {named};" if named else ""
    return f'@font-face {{ font-family: "{family}"; src: {source}; font-weight: {weights};{only} }}'


@cache
def part_of(file: Path, letters: str, flavor: str = "", name: str = "") -> bytes:
    """A font with some of its letters alone, as WOFF2 or, without a flavor, TrueType; renamed where a name is given."""
    from fontTools import subset  # loads for a quarter of a second, and few guides have such letters

    options = subset.Options(flavor=flavor or None, recalc_timestamp=False, notdef_outline=True, name_IDs=["*"])
    font = subset.load_font(BytesIO(file.read_bytes()), options)
    cutter = subset.Subsetter(options)
    cutter.populate(text=letters)
    cutter.subset(font)
    if name:
        for number, said in ((1, name), (3, name), (4, name), (6, name.replace(" ", "")), (16, name)):
            font["name"].setName(said, number, 3, 1, 0x409)
    out = BytesIO()
    font.flavor = flavor or None
    font.save(out)
    return out.getvalue()
