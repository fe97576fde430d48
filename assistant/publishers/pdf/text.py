"""Reads a PDF's words by their tags: the tree of structure elements, and the text that each of them holds."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, ContentStreamInlineImage, ContentStreamInstruction, Dictionary, Name, Object

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Instruction = ContentStreamInstruction | ContentStreamInlineImage

Marked = dict[int, str]
"""Marked-content number -> the text painted under it, on one page or in one form."""

HEX = r"<([0-9A-Fa-f]+)>"
ONE = re.compile(rf"{HEX}\s*{HEX}")
RANGE = re.compile(rf"{HEX}\s*{HEX}\s*(?:{HEX}|\[([^\]]*)\])")


SHOWS_TEXT = "BDC BMC EMC Tf Tj TJ"
"""The operators that text is read from; to read all others, too, would take three times as long."""


@dataclass(frozen=True)
class Element:
    """One structure element: its type without the slash, its alternate text, and what is in it."""

    kind: str
    alt: str
    text: str
    inside: tuple[Element, ...] = field(repr=False)

    def every(self, *kinds: str) -> Iterator[Element]:
        """All elements of some kinds in and below this one, in reading order."""
        if self.kind in kinds:
            yield self
        for child in self.inside:
            yield from child.every(*kinds)


def tag_tree(pdf: pikepdf.Pdf) -> Element:
    """The document's whole structure in reading order."""
    texts: dict[tuple[int, int], Marked] = {}
    root = pdf.Root.StructTreeRoot
    return tag_element(root.K[0] if isinstance(root.K, Array) else root.K, None, texts)


def tag_element(node: Object, page: Object | None, texts: dict[tuple[int, int], Marked]) -> Element:
    page = node.Pg if "/Pg" in node else page
    inside, words = [], []
    for kid in kids(node):
        if isinstance(kid, Dictionary) and "/S" in kid:
            child = tag_element(kid, page, texts)
            inside.append(child)
            words.append(child.text)
        elif (place := marked_content(kid, page)) is not None:
            content, number = place
            words.append(marked_texts(content, texts).get(number, ""))
    return Element(str(node.S).lstrip("/"), str(node.get("/Alt", "")), "".join(words), tuple(inside))


def kids(node: Object) -> list[Object | int]:
    """What an element holds: elements, numbers of marked content, references."""
    held = node.get("/K")
    if held is None:
        return []
    return list(held) if isinstance(held, Array) else [held]


def marked_content(kid: Object | int, page: Object | None) -> tuple[Object, int] | None:
    """Where the content of a kid is painted, and under which number; None for what is not content."""
    if isinstance(kid, int) and page is not None:
        return page, kid
    if isinstance(kid, Dictionary) and kid.get("/Type") == Name.MCR:
        inside = kid.Stm if "/Stm" in kid else kid.Pg if "/Pg" in kid else page
        return None if inside is None else (inside, int(kid.MCID))
    return None


def marked_texts(content: Object, texts: dict[tuple[int, int], Marked]) -> Marked:
    """The texts of a page or a form, read once."""
    if content.objgen not in texts:
        texts[content.objgen] = read_marked(content)
    return texts[content.objgen]


def read_marked(content: Object) -> Marked:
    """Run through a content stream and gather what is shown under each number."""
    return shown_by(pikepdf.parse_content_stream(content, SHOWS_TEXT), content)


def shown_by(instructions: Iterable[Instruction], content: Object) -> Marked:
    """The same of the instructions of a page or a form, which somebody has read already."""
    fonts = {name: unicode_map(font) for name, font in content.get("/Resources", Dictionary()).get("/Font", {}).items()}
    texts: Marked = {}
    open_numbers: list[int | None] = []
    letters: Mapping[int, str] = {}
    for instruction in instructions:
        operator, operands = str(instruction.operator), instruction.operands
        if operator in ("BDC", "BMC"):
            # Marked content may be nested, and an artifact inside a tag has no number: what it paints is not text of
            # the tag.
            number = operands[1].get("/MCID") if operator == "BDC" and isinstance(operands[1], Dictionary) else None
            open_numbers.append(None if number is None else int(number))
        elif operator == "EMC":
            open_numbers.pop()
        elif operator == "Tf":
            letters = fonts.get(str(operands[0]), {})
        elif operator in ("Tj", "TJ") and open_numbers and open_numbers[-1] is not None:
            texts[open_numbers[-1]] = texts.get(open_numbers[-1], "") + decoded(operands[0], letters)
    return texts


def decoded(shown: Object, letters: Mapping[int, str]) -> str:
    """Glyph codes of two bytes as letters."""
    parts = [part for part in shown if isinstance(part, pikepdf.String)] if isinstance(shown, Array) else [shown]
    # Chromium embeds every font as Identity-H: two bytes a glyph, which only the ToUnicode table leads back to letters.
    raw = b"".join(bytes(part) for part in parts)
    return "".join(letters.get(int.from_bytes(raw[at : at + 2], "big"), "") for at in range(0, len(raw), 2))


def unicode_map(font: Object) -> Mapping[int, str]:
    """What each glyph code of a font stands for, by its ToUnicode table."""
    return letters_in(font.ToUnicode.read_bytes().decode("latin-1")) if "/ToUnicode" in font else {}


@lru_cache(maxsize=64)
def letters_in(table: str) -> Mapping[int, str]:
    """What a ToUnicode table says; every page has the same few."""
    letters: dict[int, str] = {}
    for section in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        letters.update({int(code, 16): from_hex(text) for code, text in ONE.findall(section)})
    for section in re.findall(r"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, start, listed in RANGE.findall(section):
            letters.update(spread(int(first, 16), int(last, 16), start, listed))
    return letters


def spread(first: int, last: int, start: str, listed: str) -> dict[int, str]:
    """One range of a ToUnicode table: counted up from a start, or listed."""
    if listed:
        return dict(zip(range(first, last + 1), map(from_hex, re.findall(HEX, listed)), strict=False))
    # A range counts up the last code only (ISO 32000-1, 9.10.3); before it may stand more, as in a ligature.
    base = from_hex(start)
    return {code: base[:-1] + chr(ord(base[-1]) + code - first) for code in range(first, last + 1)}


def without_space(text: str) -> str:
    """White space does not count: a print leaves out what stands at the end of a line."""
    return "".join(text.split())


def from_hex(text: str) -> str:
    return bytes.fromhex(text).decode("utf-16-be")
