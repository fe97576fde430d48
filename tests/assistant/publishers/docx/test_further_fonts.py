"""Letters in Word that the first font has not."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from uuid import UUID

import ooxml_integrity
from fontTools.ttLib import TTFont

from assistant.publishers import docx
from assistant.publishers.docx.package import obfuscated

ODD = "Łōễ → №"


def cmap(font):
    return "".join(sorted(map(chr, TTFont(BytesIO(font)).getBestCmap())))


def test_they_are_set_in_fonts_that_the_file_brings(recording, bare_desk, tmp_path):
    """In a heading, at the head of pages, and in a cell, beside letters of the first font."""
    changed = recording.model_copy(update={"title": f"At {ODD}", "needs": (f"**{ODD}**",)})
    changed._folder = recording._folder
    file = docx.publish(changed, tmp_path, bare_desk)

    assert list(ooxml_integrity.check(file)) == []
    with zipfile.ZipFile(file) as parts:
        text = parts.read("word/document.xml").decode()
        heads = "".join(parts.read(name).decode() for name in parts.namelist() if re.match("word/(head|foot)er", name))
        table = parts.read("word/fontTable.xml").decode()
        keys = re.findall(r'r:id="(rId\d{5})" w:fontKey="\{([^}]+)\}"', table)
        links = parts.read("word/_rels/fontTable.xml.rels").decode()
        files = dict(re.findall(r'Id="(rId\d{5})"[^>]*? Target="([^"]+)"', links))
        held = {cmap(obfuscated(parts.read(f"word/{files[one]}"), UUID(key))) for one, key in keys}
    assert held == {"Łō", "ễ", "№→"}
    for family, letters in (("Extended", "Łō"), ("Vietnamese", "ễ")):
        assert f'w:ascii="Public Sans {family}"' in heads
        assert f">{letters}</w:t>" in text
    assert 'w:ascii="DejaVu Sans Guides"' in text
