"""Letters in Word that the guide's first font has not: set in others, of which what is needed is put into the file."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import OxmlElement, parse_xml

from assistant.facts.letters import BASE, font_of
from assistant.publishers import fonts
from assistant.publishers.docx.package import embed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement


class Further(NamedTuple):
    """A font: its name in Word, and the ends of the keys that its two weights are hidden with."""

    name: str
    number: int


FURTHER = {
    "public-sans-latin-ext": Further("Public Sans Extended", 0x50),
    "public-sans-vietnamese": Further("Public Sans Vietnamese", 0x51),
    "dejavu-sans": Further("DejaVu Sans Guides", 0x52),
}
"""Word knows a font by its name alone, so that each has one of its own."""

WEIGHTS = {400: "embedRegular", 700: "embedBold"}


def set_further_letters(document: Document) -> None:
    """Set every letter of a finished document in a font that has it."""
    parts = [document.part, *(part for part in document.part.package.iter_parts() if is_head_or_foot(part.partname))]
    runs = [run for part in parts for run in part.element.iter(qn("w:r"))]
    letters = {letter for run in runs for letter in text_of(run) if font_of(letter) != BASE}
    for run in runs:
        if letters.intersection(text_of(run)):
            part_run(run)
    for font, further in FURTHER.items():
        if held := "".join(sorted(letter for letter in letters if font_of(letter) == font)):
            embed_further(document, font, further, held)


def is_head_or_foot(name: str) -> bool:
    return name.startswith(("/word/header", "/word/footer"))


def text_of(run: BaseOxmlElement) -> str:
    return "".join(text.text or "" for text in run.iter(qn("w:t")))


def part_run(run: BaseOxmlElement) -> None:
    """Make several of a run, each in one font."""
    look = run.find(qn("w:rPr"))
    for child in [child for child in run if child is not look]:
        for font, content in parts_of(child):
            made = OxmlElement("w:r")
            if look is not None:
                made.append(deepcopy(look))
            if font != BASE:
                name_font(made, FURTHER[font].name)
            made.append(content)
            run.addprevious(made)
    run.getparent().remove(run)


def parts_of(child: BaseOxmlElement) -> Iterator[tuple[str, BaseOxmlElement]]:
    """What stands in a run, its text in parts, each with its font."""
    if child.tag != qn("w:t"):
        yield BASE, child
        return
    for font, words in fonts.runs(child.text or ""):
        text = OxmlElement("w:t", {qn("xml:space"): "preserve"})
        text.text = words
        yield font, text


def name_font(run: BaseOxmlElement, name: str) -> None:
    look = run.find(qn("w:rPr"))
    if look is None:
        look = OxmlElement("w:rPr")
        run.insert(0, look)
    named = OxmlElement("w:rFonts", {qn(f"w:{kind}"): name for kind in ("ascii", "hAnsi", "eastAsia", "cs")})
    look.insert(1 if look.find(qn("w:rStyle")) is not None else 0, named)


def embed_further(document: Document, font: str, further: Further, letters: str) -> None:
    """Put a font with these letters into the file, under its name, in both weights."""
    table = document.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    entry = ""
    for weight, kind in WEIGHTS.items():
        key = UUID(f"7A1C0F52-{weight:04}-4D0E-9B41-5055424C49{further.number:02X}")
        cut = fonts.part_of(fonts.file_of(font, weight), letters, "", further.name)
        reference = f"rId{further.number}{weight}"
        embed(table, reference, f"{font}-{weight}", cut, key)
        entry += f'<w:{kind} r:id="{reference}" w:fontKey="{{{str(key).upper()}}}"/>'
    told = f'<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/>{entry}'
    named = f'<w:font {nsdecls("w", "r")} w:name="{further.name}">{told}</w:font>'
    fonts_in_file = parse_xml(table.blob)
    fonts_in_file.append(parse_xml(named))
    table._blob = serialize_part_xml(fonts_in_file)  # noqa: SLF001 - python-docx changes no table of fonts
