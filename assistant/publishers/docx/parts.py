"""What python-docx has no words for: fields, links, alternate texts, tables whose first row is a header."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Pt
from docx.table import _Cell

from assistant.facts.sentence import pieces
from assistant.publishers.layout import wording
from assistant.publishers.page.document import GUIDE, PHONE, SITE_ADDRESS, whole_address

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.table import Table
    from docx.text.paragraph import Paragraph

    from assistant.facts.recording import CourtFacts


TEXT_WIDTH = 516.0
"""Between the margins of a page, in points."""


def add_paragraph(place: Document | _Cell, style: str) -> Paragraph:
    """One more paragraph, or the empty one that every cell begins with."""
    if isinstance(place, _Cell) and not place.paragraphs[-1].runs:
        place.paragraphs[-1].style = style
    else:
        place.add_paragraph(style=style)
    return place.paragraphs[-1]


def add_words(paragraph: Paragraph, sentence: str, *links: Linked) -> None:
    """A sentence, its bold words in the style Strong, and what is found of these as links."""
    for words, bold in pieces(sentence):
        if bold:
            paragraph.add_run(words, "Strong")
        else:
            add_linked(paragraph, words, links)


def add_linked(paragraph: Paragraph, words: str, links: Sequence[Linked]) -> None:
    """Words in which all that is found of these is a link."""
    if not links:
        if words:
            paragraph.add_run(words)
        return
    (pattern, address), *others = links
    for place, part in enumerate(pattern.split(words)):
        if place % 2:
            add_link(paragraph, part, address(part))
        else:
            add_linked(paragraph, part, others)


Linked = tuple[re.Pattern[str], Callable[[str], str]]
"""What is to be a link, as its only group, and where it leads."""

SITES: Linked = SITE_ADDRESS, whole_address


PHONES: Linked = PHONE, wording.dialed


def links_of(court: CourtFacts) -> tuple[Linked, ...]:
    """Telephone numbers, and other guides of a court that a sentence names, where the court has an address for them."""
    return ((GUIDE, partial(wording.address_of, court)), PHONES) if court.guides else (PHONES,)


def add_hidden(document: Document, sentence: str) -> None:
    """A paragraph that is neither printed nor read aloud, for those who edit: Word shows it with its ¶ marks."""
    paragraph = document.add_paragraph(style="Small Print")
    paragraph.add_run(sentence).font.hidden = True
    mark = tag("w:rPr")
    mark.append(tag("w:vanish"))
    paragraph._p.get_or_add_pPr().append(mark)  # noqa: SLF001 - else its mark would leave an empty line


def fill_cell(cell: _Cell, style: str, sentence: str, *links: Linked) -> None:
    add_words(add_paragraph(cell, style), sentence, *links)


def tag(name: str, **attributes: str) -> BaseOxmlElement:
    """An element such as `w:fldChar`, with attributes in the same namespace."""
    made: BaseOxmlElement = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def add_field(paragraph: Paragraph, code: str, shown: str) -> None:
    """What Word works out itself, such as `PAGE`; `shown` stands there until it does."""
    field = tag("w:fldSimple", instr=f" {code} ")
    run = paragraph.add_run(shown)
    field.append(run._r)  # noqa: SLF001 - python-docx knows no fields
    paragraph._p.append(field)  # noqa: SLF001


def add_link(paragraph: Paragraph, words: str, address: str) -> None:
    """Words that lead to an address."""
    link = tag("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = paragraph.add_run(words, style="Hyperlink")
    link.append(run._r)  # noqa: SLF001 - python-docx makes no links
    paragraph._p.append(link)  # noqa: SLF001


def ways_linked(ways: Sequence[str]) -> tuple[Linked, ...]:
    """Telephone numbers, e-mail addresses and web sites that lead somewhere, wherever they stand."""
    known = [re.escape(way) for way in ways if wording.leads_to(way)]
    return ((re.compile(f"({'|'.join(known)})"), wording.leads_to),) if known else ()


LOGO, CODE = 1_001, 1_002
"""The numbers of pictures that are none of the guide's."""


def add_picture(paragraph: Paragraph, png: bytes, alt: str, points: tuple[float, float], number: int) -> None:
    """A picture in the line, so wide and high in points, with its number and its alternate text."""
    shape = paragraph.add_run().add_picture(BytesIO(png), *map(Pt, points))
    inline = shape._inline  # noqa: SLF001 - python-docx sets no alternate text
    for side in ("distT", "distB", "distL", "distR"):
        inline.set(side, "0")  # else LibreOffice moves it off the margin
    for told in (inline.docPr, next(inline.iter(qn("pic:cNvPr")))):
        told.set("id", str(number))
        told.set("name", f"Picture {number}")
    inline.docPr.set("descr", alt)


def add_table(
    document: Document, style: str, title: str, widths: Sequence[float], rows: int, *, names_rows: bool = False
) -> Table:
    """A table whose first row is its header on every page; no row breaks. Widths are points.

    `names_rows` says that the first column is a header too.
    """
    table: Table = document.add_table(rows, len(widths), document.styles[style])
    table.autofit = False
    properties = table._tbl.tblPr  # noqa: SLF001 - python-docx names no tables
    look = properties.find(qn("w:tblLook"))
    if look is not None:
        properties.remove(look)
    heads = {"firstRow": "1", "firstColumn": "1" if names_rows else "0"}
    others = {"lastRow": "0", "lastColumn": "0", "noHBand": "1", "noVBand": "1"}
    properties.append(tag("w:tblLook", val="06A0" if names_rows else "0620", **heads, **others))
    properties.append(tag("w:tblCaption", val=title))
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Pt(width)
        # In both places: programs differ in which of the two they read.
        for cell in column.cells:
            cell.width = Pt(width)
    # Text in the first column begins where paragraphs outside of the table do.
    for cell in table.columns[0].cells:
        set_margins(cell, left=0)
    for row in table.rows:
        row._tr.get_or_add_trPr().append(tag("w:cantSplit"))  # noqa: SLF001
    table.rows[0]._tr.get_or_add_trPr().append(tag("w:tblHeader"))  # noqa: SLF001
    return table


def set_margins(cell: _Cell, **points: float) -> None:
    """The space inside of a cell, where it is not its table's."""
    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001 - python-docx knows no margins of cells
    for old in properties.findall(qn("w:tcMar")):
        properties.remove(old)
    margins = tag("w:tcMar")
    for side, space in points.items():
        margins.append(tag(f"w:{side}", w=str(round(space * 20)), type="dxa"))
    properties.append(margins)
