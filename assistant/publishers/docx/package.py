"""A Word file around its text: the blank document with its styles, and the fonts inside."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn

from assistant.facts.colors import SIGNAL
from assistant.publishers import fonts, office

if TYPE_CHECKING:
    from docx.document import Document


BLANK_DOCUMENT = Path(__file__).parent / "word"
"""The parts of an empty document, as they lie in its zip file: styles, numbering, page, settings."""

EMBEDDED_FONTS = {
    "rId1": ("public-sans-400.ttf", UUID("7A1C0F52-0400-4D0E-9B41-5055424C4943")),
    "rId2": ("public-sans-700.ttf", UUID("7A1C0F52-0700-4D0E-9B41-5055424C4943")),
}
"""What `word/word/fontTable.xml` refers to: the file, and the key that it is hidden with."""

OBFUSCATED = "application/vnd.openxmlformats-officedocument.obfuscatedFont"


def blank_document(signal: str = SIGNAL) -> Document:
    """An empty document with the guide's styles and fonts, the numbers of its steps in a color."""
    document = docx.Document(office.blank(BLANK_DOCUMENT))
    embed_fonts(document)
    for color in document.part.numbering_part.element.iter(qn("w:color")):
        color.set(qn("w:val"), signal.removeprefix("#").upper())
    return document


def embed_fonts(document: Document) -> None:
    """Put the fonts in, so that the document looks alike on machines that do not have them."""
    table = document.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    for reference, (name, key) in EMBEDDED_FONTS.items():
        embed(table, reference, Path(name).stem, (fonts.FONTS_FOLDER / name).read_bytes(), key)


def embed(table: Part, reference: str, name: str, font: bytes, key: UUID) -> None:
    """Put one font in, which the table of fonts names by a reference."""
    part = Part(PackURI(f"/word/fonts/{name}.odttf"), OBFUSCATED, obfuscated(font, key))
    table.rels.add_relationship(RELATIONSHIP_TYPE.FONT, part, reference)


def obfuscated(font: bytes, key: UUID) -> bytes:
    """A font file as Word embeds it: its first 32 bytes are mixed with a key (ECMA-376 part 1, 17.8.1)."""
    # The specification reads the key's hexadecimal digits from right to left. It is no protection: it keeps an embedded
    # font from being installed by a mere copy, as font makers ask.
    mask = key.bytes[::-1] * 2
    return bytes(byte ^ other for byte, other in zip(font, mask, strict=False)) + font[len(mask) :]
