"""Words of the simulation, which no reader has on her screen: looked for in every document of a guide."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING
from zipfile import ZipFile

import av
import pypdfium2

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

WORDS = re.compile(
    r"simulat\w+|\btraining (?:bar|copy|desk|portal|site|simulation)\b|\bmail(?:room|box)\b|\bany \w* ?will do\b",
    re.IGNORECASE,
)
"""What the training portal says of itself, and calls its own rooms."""

TEXTS = (".md", ".txt", ".vtt")
OFFICE = (".docx", ".pptx")
UNSAID = re.compile(r"<(style|script)\b.*?</\1>|=\"data:[^\"]*\"|<[^>]*>", re.DOTALL)
"""What a page holds beside its words."""


def words_in(folder: Path, of_court: Iterable[str] = ()) -> Iterator[str]:
    """Each of the words, with the document that says it. Of pictures nothing is read here.

    What the court's file says is the court's own, such as the name of its Training Desk.
    """
    own = [words for text in of_court if WORDS.search(words := " ".join(text.split()))]
    for file in sorted(folder.rglob("*")):
        said = " ".join(" ".join(texts_of(file)).split())
        for words in own:
            said = said.replace(words, "")
        yield from (f"“{words}” in {file.name}" for words in sorted({found[0] for found in WORDS.finditer(said)}))


def texts_of(file: Path) -> Iterator[str]:
    """What a document says, alternate texts left out."""
    if file.suffix in TEXTS:
        yield file.read_text(encoding="utf-8")
    elif file.suffix == ".html":
        yield without_code(file.read_text(encoding="utf-8"))
    elif file.suffix == ".pdf":
        document = pypdfium2.PdfDocument(file)
        yield from (page.get_textpage().get_text_bounded() for page in document)
        document.close()
    elif file.suffix in OFFICE:
        with ZipFile(file) as parts:
            yield from (without_code(parts.read(one).decode()) for one in parts.namelist() if one.endswith(".xml"))
    elif file.suffix == ".mp4":
        yield from words_of_film(file)


def words_of_film(file: Path) -> Iterator[str]:
    """What a film says of itself, the titles of its chapters, and its captions, which are all that its band says."""
    with av.open(str(file)) as opened:
        yield from opened.metadata.values()
        yield from (chapter["metadata"].get("title", "") for chapter in opened.chapters())
        for track in opened.streams.subtitles:
            yield from (bytes(packet)[2:].decode() for packet in opened.demux(track))  # a text comes after its length


def without_code(page: str) -> str:
    return unescape(UNSAID.sub(" ", page))
