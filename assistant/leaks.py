"""The search for secrets in every kind of file, before anything is published."""

from __future__ import annotations

import base64
import binascii
import html
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, Self
from urllib.parse import quote, quote_plus

import markupsafe
from pydantic import SecretStr

from assistant.errors import SecretFound

SHORT = 8
"""A secret of fewer characters is looked for only as a whole value, for it may be a common word."""

EMBEDDED = re.compile(rb"data:[a-z0-9/+.-]+;base64,([A-Za-z0-9+/=]+)")


def search(place: Path, secrets: Iterable[SecretStr]) -> None:
    """Search a file, or every file below a folder. Raises SecretFound that names the file, never the value."""
    spellings = [Spellings.of(value) for value in values(secrets)]
    for file in [place] if place.is_file() else sorted(path for path in place.rglob("*") if path.is_file()):
        if any(one.stand_in(content) for content in contents(file.name, file.read_bytes()) for one in spellings):
            raise SecretFound(
                f"{file.name} holds a secret value of a person in this walk, so nothing of it was published. "
                "Look for a sentence, a label or a page that shows what was typed."
            )


def values(secrets: Iterable[SecretStr]) -> list[str]:
    """The plain values, each once; an empty one hides nothing."""
    return sorted({secret.get_secret_value() for secret in secrets} - {""})


def redacted(text: str, secrets: Iterable[SecretStr]) -> str:
    """A text for people, in which dots stand where a secret stood."""
    for value in values(secrets):
        text = Spellings.of(value, whole=False).pattern.sub("•••".encode(), text.encode()).decode()
    return text


@contextmanager
def unsaid(secrets: Callable[[], Iterable[SecretStr]]) -> Iterator[None]:
    """Whatever is raised within takes these along, so that a report of a bug can leave them out: see `kept_by`."""
    try:
        yield
    except Exception as error:
        vars(error)["unsaid"] = (*kept_by(error), *secrets())
        raise


def kept_by(error: BaseException) -> tuple[SecretStr, ...]:
    """The secrets that an error took along."""
    held = vars(error).get("unsaid", ())
    assert isinstance(held, tuple), "only `unsaid` puts them there"
    return held


class Spellings(NamedTuple):
    """A value in each of the ways in which files write it. One of `heads` stands wherever `pattern` is found."""

    heads: tuple[bytes, ...]
    pattern: re.Pattern[bytes]

    @classmethod
    def of(cls, secret: str, *, whole: bool = True) -> Self:
        """The spellings of a secret; a short one counts as a `whole` value only."""
        forms = written(secret)
        anywhere = b"|".join(sorted(re.sub(rb"(?:\\ )+", rb"\\s+", re.escape(form)) for form in forms))
        if whole and len(secret) < SHORT:
            anywhere = rb"(?<=[\"'>\r\n=])(?:" + anywhere + rb")(?=[\"'<\r\n&])"
        return cls(tuple(sorted({form.split(b" ")[0] for form in forms})), re.compile(anywhere))

    def stand_in(self, content: bytes) -> bool:
        """Whether one of them is there. Bytes are found a hundred times sooner than alternatives of a pattern."""
        return any(head in content for head in self.heads) and self.pattern.search(content) is not None


def written(secret: str) -> set[bytes]:
    """The value as HTML, addresses, JSON, base64 and wide characters write it."""
    forms = {
        secret,
        html.escape(secret),
        html.escape(secret, quote=False),
        str(markupsafe.escape(secret)),
        quote(secret, safe=""),
        quote_plus(secret),
        json.dumps(secret)[1:-1],
        json.dumps(secret, ensure_ascii=False)[1:-1],
        base64.b64encode(secret.encode()).decode(),
    }
    return {form.encode() for form in forms} | {secret.encode("utf-16-be"), secret.encode("utf-16-le")}


def contents(name: str, data: bytes) -> Iterator[bytes]:
    """A file's bytes, and what is packed inside them: texts of a PDF, parts of a Word file, embedded pictures."""
    yield data
    if data.startswith(b"%PDF"):
        yield from pdf_texts(data)
    elif data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            for part in parts.namelist():
                yield from contents(part, parts.read(part))
                if part.startswith("word/") and part.endswith(".xml"):
                    yield word_text(parts.read(part))
    elif data.startswith(b"\x89PNG"):
        yield from png_texts(data)
    elif data[4:8] == b"ftyp":
        yield from film_texts(data)
    else:
        if data.startswith(b"WEBVTT"):
            yield from cue_texts(data)
        for embedded in EMBEDDED.findall(data):
            try:
                yield from contents(name, base64.b64decode(embedded))
            except binascii.Error:
                continue


def word_text(xml: bytes) -> bytes:
    """A part of a Word file as a reader sees it, a line for each paragraph: bold words interrupt a text in the XML."""
    return re.sub(rb"<[^>]*>", b"", re.sub(rb"</w:p>|<w:(?:br|tab)/>", b"\n", xml))


def pdf_texts(data: bytes) -> Iterator[bytes]:
    """Every text of a PDF as a reader would copy it, and every stream and string in it unpacked."""
    import pikepdf
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    for page in document:
        text = page.get_textpage()
        yield b"\n" + text.get_text_bounded().encode() + b"\n"
        text.close()
        page.close()
    document.close()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") != pikepdf.Name.Image:
                yield thing.read_bytes()
            elif isinstance(thing, pikepdf.Dictionary):
                yield from strings(thing)


def strings(dictionary: object) -> Iterator[bytes]:
    """The strings of one PDF dictionary, decoded; each stands alone as a value."""
    import pikepdf

    assert isinstance(dictionary, pikepdf.Dictionary), "only dictionaries are asked"
    for value in dictionary.as_dict().values():
        if isinstance(value, pikepdf.String):
            yield b"\n" + str(value).encode() + b"\n"


def png_texts(data: bytes) -> Iterator[bytes]:
    """What a PNG says beside its pixels."""
    from PIL import Image

    with Image.open(io.BytesIO(data)) as picture:
        yield "\n".join(str(value) for value in picture.info.values()).encode()


def film_texts(data: bytes) -> Iterator[bytes]:
    """What an MP4 file says beside its pictures and its sound: titles, chapters, and each text track as one text."""
    import av

    with av.open(io.BytesIO(data), "r") as film:
        said = [*film.metadata.values(), *(str(chapter["metadata"].get("title", "")) for chapter in film.chapters())]
        said += [value for stream in film.streams for value in stream.metadata.values()]
        yield from (b"\n" + text.encode() + b"\n" for text in said)
        tracks = [stream for stream in film.streams if stream.type in ("subtitle", "data")]
        texts: dict[int, list[bytes]] = {stream.index: [] for stream in tracks}
        for packet in film.demux(tracks) if tracks else ():
            texts[packet.stream.index].append(bytes(packet)[2:])  # a text comes after its length
    yield from (b"\n" + b"\n".join(filter(None, texts)) + b"\n" for texts in texts.values())


def cue_texts(data: bytes) -> Iterator[bytes]:
    """The words of WebVTT captions without the times between them: a secret may go on from one to the next."""
    yield b"\n".join(line for line in data.splitlines() if b"-->" not in line and line)
