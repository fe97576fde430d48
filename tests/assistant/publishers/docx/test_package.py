"""The file around a Word document's text."""

from __future__ import annotations

import zipfile
from io import BytesIO
from uuid import UUID

import docx
import pytest

from assistant.publishers import fonts
from assistant.publishers.docx.package import BLANK_DOCUMENT, EMBEDDED_FONTS, blank_document, obfuscated
from assistant.publishers.office import packed

KEY = UUID("00112233-4455-6677-8899-AABBCCDDEEFF")


def test_a_font_is_hidden_by_its_first_32_bytes_and_found_again():
    """ECMA-376 part 1, 17.8.1: the key's digits from right to left, twice."""
    font = bytes(range(64))

    mixed = obfuscated(font, KEY)

    assert mixed[:2] == bytes([0x00 ^ 0xFF, 0x01 ^ 0xEE])
    assert mixed[16] == 16 ^ 0xFF
    assert mixed[32:] == font[32:]
    assert obfuscated(mixed, KEY) == font


def test_a_blank_document_has_the_guides_styles_and_no_text():
    document = blank_document()

    assert {"Title", "List Number", "Tip", "Picture"} <= {style.name for style in document.styles}
    assert "".join(part.text for part in document.paragraphs) == ""


@pytest.mark.parametrize(("reference", "font"), EMBEDDED_FONTS.items())
def test_its_fonts_are_those_that_the_table_names(reference, font):
    name, key = font
    table = (BLANK_DOCUMENT / "word" / "fontTable.xml").read_text(encoding="utf-8")
    with zipfile.ZipFile(BytesIO(packed(blank_document()))) as parts:
        embedded = parts.read(f"word/fonts/{name.removesuffix('.ttf')}.odttf")

    assert f'r:id="{reference}" w:fontKey="{{{str(key).upper()}}}"' in table
    assert obfuscated(embedded, key) == (fonts.FONTS_FOLDER / name).read_bytes()


def test_a_packed_document_has_no_dates_and_the_same_bytes_again():
    one, other = packed(blank_document()), packed(blank_document())

    assert one == other
    with zipfile.ZipFile(BytesIO(one)) as parts:
        assert {part.date_time[0] for part in parts.infolist()} == {1980}


def test_word_can_open_what_is_packed():
    document = blank_document()
    document.add_paragraph("Click Login.", "List Number")

    assert [part.text for part in docx.Document(BytesIO(packed(document))).paragraphs][-1] == "Click Login."
