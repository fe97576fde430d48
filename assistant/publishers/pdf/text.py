"""Reads a PDF's words by their tags: the tree of structure elements, and the text that each of them holds."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

from assistant.publishers.pdf.content import instructions, painted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from assistant.publishers.pdf.content import Instruction

Marked = dict[int, str]
"""Marked-content number -> the text painted under it, on one page or in one form."""

KnownTexts = dict[bytes, Marked]
"""Texts of pages and forms, by the hash of what they were read from."""

HEX = r"<([0-9A-Fa-f]+)>"
ONE = re.compile(rf"{HEX}\s*{HEX}")
RANGE = re.compile(rf"{HEX}\s*{HEX}\s*(?:{HEX}|\[([^\]]*)\])")


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


class Texts:
    """The texts of the pages and forms of a file, each read once.

    `known` are texts by what they were read from. Who repairs a file and who proves it share them: what is painted in
    both, with the same fonts, says the same.
    """

    def __init__(self, known: KnownTexts | None = None) -> None:
        self._known = {} if known is None else known
        self._of_this_file: dict[tuple[int, int], Marked] = {}

    def of(self, content: Object) -> Marked:
        """The texts of a page or a form."""
        if not self.has(content):
            known = self._known.get(code_of(content))
            self._of_this_file[content.objgen] = read_marked(content) if known is None else known
        return self._of_this_file[content.objgen]

    def has(self, content: Object) -> bool:
        return content.objgen in self._of_this_file

    def put(self, content: Object, texts: Marked) -> None:
        """Know the texts of a page or a form that somebody has read."""
        self._of_this_file[content.objgen] = self._known[code_of(content)] = texts


def code_of(content: Object) -> bytes:
    """A hash of all that decides about the texts of a page or a form: what it paints, and the tables of its fonts."""
    code = hashlib.sha256()
    code.update(painted(content) + b"\n")
    for name, table in sorted(tables_of_fonts(content).items()):
        code.update(f"{name} {table}\n".encode())
    return code.digest()


def tag_tree(pdf: pikepdf.Pdf, known: KnownTexts | None = None) -> Element:
    """The document's whole structure in reading order; `known` are texts that were read already."""
    root = pdf.Root.StructTreeRoot
    return tag_element(root.K[0] if isinstance(root.K, Array) else root.K, None, Texts(known))


def tag_element(node: Object, page: Object | None, texts: Texts) -> Element:
    page = node.Pg if "/Pg" in node else page
    inside, words = [], []
    for kid in kids(node):
        if isinstance(kid, Dictionary) and "/S" in kid:
            child = tag_element(kid, page, texts)
            inside.append(child)
            words.append(child.text)
        elif (place := marked_content(kid, page)) is not None:
            content, number = place
            words.append(texts.of(content).get(number, ""))
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


def read_marked(content: Object) -> Marked:
    """Run through a page or a form and gather what is shown under each number."""
    return shown_by(instructions(content), content)


def shown_by(told: Iterable[Instruction], content: Object) -> Marked:
    """The same of the instructions of a page or a form, which somebody has read already."""
    fonts = {name: letters_in(table) for name, table in tables_of_fonts(content).items()}
    texts: Marked = {}
    open_numbers: list[int | None] = []
    letters: Mapping[int, str] = {}
    for instruction in told:
        operator = instruction.operator
        if operator in ("BDC", "BMC"):
            # Marked content may be nested, and an artifact inside a tag has no number: what it paints is not text of
            # the tag.
            open_numbers.append(instruction.number())
        elif operator == "EMC":
            open_numbers.pop()
        elif operator == "Tf":
            letters = fonts.get(instruction.name(), {})
        elif operator in ("Tj", "TJ") and open_numbers and open_numbers[-1] is not None:
            texts[open_numbers[-1]] = texts.get(open_numbers[-1], "") + decoded(instruction.glyphs(), letters)
    return texts


def decoded(glyphs: bytes, letters: Mapping[int, str]) -> str:
    """Glyph codes of two bytes as letters."""
    # Chromium embeds every font as Identity-H: two bytes a glyph, which only the ToUnicode table leads back to letters.
    return "".join([letters.get(int.from_bytes(glyphs[at : at + 2], "big"), "") for at in range(0, len(glyphs), 2)])


def tables_of_fonts(content: Object) -> dict[str, str]:
    """The ToUnicode table of each font that a page or a form has, by its name there."""
    return {name: table_of(font) for name, font in content.get("/Resources", Dictionary()).get("/Font", {}).items()}


def table_of(font: Object) -> str:
    """What each glyph code of a font stands for, as the file says it; nothing where it does not."""
    return font.ToUnicode.read_bytes().decode("latin-1") if "/ToUnicode" in font else ""


def unicode_map(font: Object) -> Mapping[int, str]:
    """The same, read."""
    return letters_in(table_of(font))


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
