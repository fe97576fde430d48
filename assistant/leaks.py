"""The search for secrets in every kind of file, before anything is published, and in all that is said to people."""

from __future__ import annotations

import base64
import binascii
import html
import io
import json
import re
import sys
import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self, TextIO, cast
from urllib.parse import quote, quote_plus

import markupsafe
from pydantic import SecretStr

from assistant.errors import AssistantError, SecretFound
from assistant.outside import as_seen

if TYPE_CHECKING:
    import pikepdf

SHORT = 8
"""A secret of fewer letters and digits is looked for only as a whole value or a whole word: it may stand in others."""

COMMON = 5
"""One of fewer still may be a common word: it is looked for as a whole value alone."""

TELLING_PART = 12
"""So many characters of a longer secret, from its beginning or to its end, give it away."""

ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
"""A character as JSON may write it."""

TAG, NO_TEXT = re.compile(r"<[^<>]*>"), re.compile(r"<(style|script)\b.*?</\1>", re.DOTALL)
"""What of a page stands between the words that are read."""

MARKUP = re.compile(r"<[A-Za-z/!?]|&[A-Za-z#]")
"""Where a tag or a letter's code begins. What PDF files paint is full of glyph codes, as <004f>, which are none."""

REDACTION = "•••"
"""What stands where a secret stood, in what is said to people."""

BETWEEN = bytes(code for code in range(128) if not chr(code).isalnum())
"""What stands between letters and digits, of the signs that most files are made of."""

OTHERS = re.compile(r"[^\x00-\x7f]+")
"""All other signs and letters."""

MARKS = ".,;:!?…()[]{}<>\"'“”’«»*_-"
"""What may stand before or behind a value that is all that a line says."""

NAMES_AND_DIGITS = re.compile(rb"<[0-9A-Fa-f\s]+>|/[^\s/<>\[\]()]+")
"""All that can say something where a page of a PDF has no strings of letters."""

PICTURES_AND_FONTS = (b"\x89PNG\r\n\x1a\n", b"wOF2")
"""What documents embed begins with one of these: then the letters that it is packed into can be nobody's words."""

EMBEDDED = re.compile(rb"data:[a-z0-9/+.-]+;base64,([A-Za-z0-9+/=]+)")


def search(place: Path, secrets: Iterable[SecretStr]) -> None:
    """Search a file, or every file below a folder. Raises SecretFound that names the file, never the value."""
    plain = values(secrets)
    spellings = [Spellings.of(value) for value in plain]

    def holds_one(content: bytes) -> bool:
        return any(one.stand_in(content) for one in spellings) or any(
            shown(text, plain) for text in readable_texts(content)
        )

    for file in [place] if place.is_file() else sorted(path for path in place.rglob("*") if path.is_file()):
        if any(map(holds_one, contents(file.name, file.read_bytes()))):
            raise SecretFound(
                f"{file.name} holds a secret value of a person in this walk, so nothing of it was published. "
                "Look for a sentence, a label or a page that shows what was typed."
            )


def values(secrets: Iterable[SecretStr]) -> list[str]:
    """The plain values, each once; an empty one hides nothing."""
    return sorted({secret.get_secret_value() for secret in secrets} - {""})


def redacted(text: str, secrets: Iterable[SecretStr]) -> str:
    """A text for people, in which dots stand where a secret stood, however it was written there."""
    if not text.strip():
        return text
    for value in values(secrets):
        text = Spellings.of(value, whole=False).pattern.sub(REDACTION.encode(), text.encode(errors="replace")).decode()
        if shown(text, [value]):
            text = loosely(value).sub(REDACTION, text)
        if shown(text, [value]):  # in a way that no pattern of ours finds
            text = "\n".join(REDACTION if shown(line, [value]) else line for line in text.splitlines())
        if shown(text, [value]):
            return REDACTION
    return text


def shown(text: str, values: Iterable[str]) -> bool:
    """Whether a person who reads a text could read one of these values in it: see `given_away_by` and `words_in`."""
    letters, words = folded(text), None
    for value in filter(None, values):
        if forms := given_away_by(value):
            if any(form in letters for form in forms):
                return True
        elif folded(value) in letters:  # before its words are told apart, which takes ten times as long
            words = words_in(text) if words is None else words
            if as_words(value) in words:
                return True
    return False


def folded(text: str) -> str:
    """Letters and digits alone, in small letters: nothing that stands between them hides a word."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    # Bytes lose signs ten times as fast as texts do, and most texts have few others.
    letters = plain.encode(errors="surrogatepass").translate(None, BETWEEN).decode(errors="surrogatepass")
    return OTHERS.sub(lambda found: "".join(filter(str.isalnum, found[0])), letters)


@cache
def given_away_by(value: str) -> tuple[str, ...]:
    """The letters and digits in which a secret can be read; none for a short one, see `words_in`.

    As it is and backwards, the beginning and the end of a long one, its bytes in hexadecimal digits and in base64.
    """
    letters, data = folded(value), value.encode()
    if len(letters) < SHORT:
        return ()
    forms = {letters, letters[::-1], data.hex(), folded(quote(value, safe=""))}
    if len(value) > TELLING_PART:
        parts = {folded(value[:TELLING_PART]), folded(value[-TELLING_PART:])}
        forms |= parts | {part[::-1] for part in parts}
    for before in range(3):  # base64 writes three bytes at a time, and the secret may begin at any of them
        ends = slice(-(-before * 4 // 3), (before + len(data)) * 8 // 6)
        forms.add(folded(base64.b64encode(b"\0" * before + data).decode()[ends]))
    return tuple(sorted(form for form in forms if len(form) >= SHORT))


def words_in(text: str) -> str:
    """A text's lines and its words, each between two line feeds, as `as_words` writes a short secret."""
    plain = as_seen(unicodedata.normalize("NFKC", text)).casefold()
    lines = ("".join(line.split()).strip(MARKS) for line in plain.splitlines())
    words = " ".join(re.findall(r"\w+", plain))
    return "\n".join(("", *lines, "")) + f"\n {words} "


def as_words(value: str) -> str:
    """A short secret as `words_in` writes it: a word among words, or one that may be common as a whole line."""
    plain = as_seen(unicodedata.normalize("NFKC", value)).casefold()
    words = " ".join(re.findall(r"\w+", plain))
    return f" {words} " if len(folded(value)) >= COMMON else f"\n{''.join(plain.split()).strip(MARKS) or plain}\n"


@cache
def loosely(value: str) -> re.Pattern[str]:
    """A secret in a text for people, in large or small letters, and whatever stands between them."""
    forms = given_away_by(value) or (folded(value),)
    between = r"[\W_]{0,8}"
    edge = "" if given_away_by(value) else r"\b"
    either = "|".join(between.join(map(re.escape, form)) for form in sorted(forms, key=len, reverse=True))
    return re.compile(f"{edge}(?:{either}){edge}", re.IGNORECASE)


@contextmanager
def unsaid(secrets: Callable[[], Iterable[SecretStr]]) -> Iterator[None]:
    """Whatever is raised within takes these along, so that a report of a bug can leave them out: see `kept_by`."""
    try:
        yield
    except Exception as error:
        vars(error)["unsaid"] = (*kept_by(error), *secrets())
        raise


@contextmanager
def told_without(secrets: Callable[[], Iterable[SecretStr]]) -> Iterator[None]:
    """Whatever trouble is told from within, dots stand in it for these: a page's heading may repeat what was typed."""
    try:
        yield
    except AssistantError as error:
        error.args = (redacted(str(error), secrets()),)
        raise


@contextmanager
def door(secrets: Callable[[], Iterable[SecretStr]]) -> Iterator[None]:
    """All that is said to people meanwhile, on standard output and standard error, goes through here: it has dots."""
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = (cast("TextIO", Door(stream, secrets)) for stream in before)
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before


class Door:
    """A stream for text that lets no secret out. In all other ways it is the stream behind it."""

    def __init__(self, stream: TextIO, secrets: Callable[[], Iterable[SecretStr]]) -> None:
        self._stream = stream
        self._secrets = secrets

    def write(self, text: str) -> int:
        return self._stream.write(redacted(text, self._secrets()))

    def writelines(self, lines: Iterable[str]) -> None:
        self.write("".join(lines))

    def __getattr__(self, name: str) -> object:
        return getattr(self._stream, name)


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
        forms = encoded_forms(secret)
        anywhere = b"|".join(sorted(re.sub(rb"(?:\\ )+", rb"\\s+", re.escape(form)) for form in forms))
        if whole and len(secret) < SHORT:
            anywhere = rb"(?<=[\"'>\r\n=])(?:" + anywhere + rb")(?=[\"'<\r\n&])"
        return cls(tuple(sorted({form.split(b" ")[0] for form in forms})), re.compile(anywhere))

    def stand_in(self, content: bytes) -> bool:
        """Whether one of them is there. Bytes are found a hundred times sooner than alternatives of a pattern."""
        return any(head in content for head in self.heads) and self.pattern.search(content) is not None


def encoded_forms(secret: str) -> set[bytes]:
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
    """A file's bytes, and what is packed inside them: texts of a PDF, parts of an Office file, embedded pictures.

    An embedded picture or font is searched in place of the letters that it is packed into.
    """
    without, embedded = taken_apart(data)
    yield without
    for each in embedded:
        yield from contents(name, each)
    if data.startswith(b"%PDF"):
        yield from pdf_texts(data)
    elif data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            for part in parts.namelist():
                yield from contents(part, parts.read(part))
                if part.startswith(("word/", "ppt/")) and part.endswith(".xml"):
                    yield office_text(parts.read(part))
    elif data.startswith(b"\x89PNG"):
        yield from png_texts(data)
    elif data[4:8] == b"ftyp":
        yield from film_texts(data)
    elif data.startswith(b"WEBVTT"):
        yield from cue_texts(data)


def taken_apart(data: bytes) -> tuple[bytes, list[bytes]]:
    """A file without the pictures and fonts that are embedded in it; and all that is embedded, unpacked."""
    embedded: list[bytes] = []

    def unpack(found: re.Match[bytes]) -> bytes:
        try:
            embedded.append(base64.b64decode(found[1]))
        except binascii.Error:
            return found[0]
        return b"" if embedded[-1].startswith(PICTURES_AND_FONTS) else found[0]

    return EMBEDDED.sub(unpack, data), embedded


def readable_texts(content: bytes) -> Iterator[str]:
    """What a person could read in what a file holds, where that is a text: with its markup, and without."""
    if b"\0" in content[:1024]:
        return
    try:
        text = EMBEDDED.sub(b"", content).decode()
    except UnicodeDecodeError:
        return
    text = ESCAPED.sub(lambda code: chr(int(code[1], 16)), text)
    yield text
    if MARKUP.search(text):
        yield html.unescape(TAG.sub("", NO_TEXT.sub("", text)))
        yield html.unescape(text)


def office_text(xml: bytes) -> bytes:
    """A part of a Word or PowerPoint file as a reader sees it, a line a paragraph: bold words interrupt its XML."""
    return re.sub(rb"<[^>]*>", b"", re.sub(rb"</[wa]:p>|<(?:w|a):(?:br|tab)/>", b"\n", xml))


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
        painted = {stream.objgen for page in pdf.pages for stream in streams_of(page.obj)}
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") != pikepdf.Name.Image:
                held = thing.read_bytes()
                yield without_places(held) if thing.objgen in painted else held
            elif isinstance(thing, pikepdf.Dictionary):
                yield from strings(thing)


def streams_of(page: object) -> Iterable[pikepdf.Object]:
    """The streams that a page of a PDF paints."""
    import pikepdf

    assert isinstance(page, pikepdf.Dictionary), "pages are dictionaries"
    held = page.get("/Contents", pikepdf.Array())
    return [held] if isinstance(held, pikepdf.Stream) else held


def without_places(painted: bytes) -> bytes:
    """What a page paints, without the numbers that place it, which are most of it; with letters in it, as it is.

    What is written in digits stands there read, too.
    """
    told = NAMES_AND_DIGITS.findall(painted)
    strings = (b"".join(each[1:-1].split()) for each in told if each.startswith(b"<"))
    # Digits that are not of an even number end with a 0 (ISO 32000-1, 7.3.4.3).
    read = (bytes.fromhex((each + b"0" * (len(each) % 2)).decode()) for each in strings)
    return b" ".join([painted] if b"(" in painted else told) + b"\n" + b" ".join(read)


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
