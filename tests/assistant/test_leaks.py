"""No secret in any kind of file: each is planted, and each is found."""

from __future__ import annotations

import base64
import json
import sys
import zipfile
from collections.abc import Callable, Sequence
from fractions import Fraction
from io import BytesIO
from pathlib import Path

import av
import pikepdf
import pytest
from docx.document import Document
from PIL import Image, PngImagePlugin
from pydantic import SecretStr

from assistant import leaks
from assistant.errors import SecretFound
from assistant.publishers.docx.package import blank_document
from assistant.publishers.film.mp4 import STYLE
from assistant.publishers.pictures import plain_zip as zips

SECRET = SecretStr("Thistle&Harvest62")
SHORT = SecretStr("Biscuit")
NEEDLE = SECRET.get_secret_value()


def html(folder: Path, said: str) -> None:
    (folder / "guide.html").write_text(f"<p>{said}</p>", encoding="utf-8")


def png_with_text(said: str) -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", said, zip=True)
    out = BytesIO()
    Image.new("RGB", (4, 4)).save(out, "PNG", pnginfo=info)
    return out.getvalue()


def pdf_with_title(said: str) -> bytes:
    out = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.docinfo["/Title"] = said
        pdf.save(out, compress_streams=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def pdf_that_paints(content: bytes) -> bytes:
    """One page, with a font of Latin letters, and words that it does not show."""
    out = BytesIO()
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page().obj
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        page.Contents = pdf.make_stream(content)
        pdf.save(out, compress_streams=True)
    return out.getvalue()


def zipped(said: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("word/document.xml", f"<w:t>{said}</w:t>")
    return out.getvalue()


def picture_zip() -> bytes:
    return zips.zipped([("pictures.txt", b"a list"), ("clean/step-01.png", png_with_text(NEEDLE))])


def word_file(plant: Callable[[Document], object]) -> bytes:
    """A Word file as the guides are written, with something planted in it."""
    document, out = blank_document(), BytesIO()
    document.add_paragraph("Click Login.")
    plant(document)
    document.save(out)
    return out.getvalue()


def in_slides(said: str) -> bytes:
    """PowerPoint slides, with something said by the speaker."""
    return zips.zipped([("ppt/notesSlides/notesSlide1.xml", f"<a:p><a:r><a:t>{said}</a:t></a:r></a:p>".encode())])


def in_two_runs(document: Document) -> None:
    """As a sentence is written of which one word is bold."""
    paragraph = document.add_paragraph("Enter Thistle&")
    paragraph.add_run("Harvest").bold = True
    paragraph.add_run("62.")


def as_alternate_text(document: Document) -> None:
    picture = BytesIO(png_with_text("nothing"))
    document.add_picture(picture)._inline.docPr.set("descr", f"The field, filled with {NEEDLE}")


def film(title: str = "", captions: Sequence[str] = (), chapter: str = "nothing") -> bytes:
    """An MP4 file of one small frame, with text tracks."""
    out = BytesIO()
    with av.open(out, "w", format="mp4") as made:
        video = made.add_stream("libx264", rate=1)
        video.width, video.height, video.pix_fmt = 64, 64, "yuv420p"
        text = made.add_stream("mov_text")
        text.codec_context.subtitle_header = STYLE
        made.metadata["title"] = title
        times = {"start": 0, "end": 1000, "time_base": Fraction(1, 1000)}
        made.set_chapters([{"id": 1, **times, "metadata": {"title": chapter}}])
        made.start_encoding()
        made.mux([*video.encode(av.VideoFrame(64, 64, "yuv420p")), *video.encode(None)])
        for number, said in enumerate(captions):
            packet = av.Packet(len(said).to_bytes(2, "big") + said.encode())
            packet.stream, packet.time_base = text, Fraction(1, 10)
            packet.pts, packet.dts, packet.duration = number, number, 1
            made.mux(packet)
    return out.getvalue()


PLANTED = {
    "plain": NEEDLE.encode(),
    "escaped for HTML": b"<p>Thistle&amp;Harvest62</p>",
    "escaped for an address": b"?password=Thistle%26Harvest62",
    "in base64": base64.b64encode(NEEDLE.encode()),
    "in JSON": json.dumps({"typed": NEEDLE}).encode(),
    "in a picture's comment": png_with_text(NEEDLE),
    "in a picture inside a page": b"<img src='data:image/png;base64," + base64.b64encode(png_with_text(NEEDLE)) + b"'>",
    "in a PDF's title": pdf_with_title(NEEDLE),
    "in letters that a PDF paints": pdf_that_paints(f"BT /F1 9 Tf ({NEEDLE}) Tj ET".encode()),
    "in letters that a PDF paints one by one": pdf_that_paints(
        b"BT /F1 9 Tf 0 0 Td "
        + b" ".join(f"<{letter.encode().hex()}> Tj 9 0 Td".encode() for letter in NEEDLE)
        + b" ET"
    ),
    "behind what a PDF paints": pdf_that_paints(
        f"/Span <</ActualText <FEFF{NEEDLE.encode('utf-16-be').hex()}>>> BDC 0 0 9 9 re f EMC".encode()
    ),
    "in a Word file": zipped("Thistle&amp;Harvest62"),
    "in a paragraph of a Word file": word_file(lambda document: document.add_paragraph(NEEDLE)),
    "in a Word file, in two runs": word_file(in_two_runs),
    "in a Word file's alternate text": word_file(as_alternate_text),
    "in a Word file's properties": word_file(lambda document: setattr(document.core_properties, "subject", NEEDLE)),
    "in a Word file's foot": word_file(
        lambda document: document.sections[0].footer.paragraphs[0].add_run(f"Edition {NEEDLE}")
    ),
    "in PowerPoint slides, in two runs": in_slides("Enter Thistle&amp;</a:t></a:r><a:r><a:t>Harvest62."),
    "in a picture in a zip file": picture_zip(),
    "in a film's title": film(title=NEEDLE),
    "in a film's captions": film(captions=[NEEDLE]),
    "in a film's chapters": film(chapter=NEEDLE),
    "in captions": b"WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nThistle&amp;Harvest62\n",
}


@pytest.mark.parametrize("short", [False, True], ids=["over two captions", "short, as a whole caption"])
@pytest.mark.parametrize("kind", ["vtt", "mp4"])
def test_a_secret_in_captions_is_found(tmp_path, kind, short):
    said = ["He typed", "Biscuit", "here"] if short else ["My first car was a Larkspur", "Lane from home."]
    cues = "\n\n".join(f"00:00:0{place}.000 --> 00:00:0{place + 1}.000\n{line}" for place, line in enumerate(said))
    content = film(captions=said) if kind == "mp4" else f"WEBVTT\n\n{cues}\n".encode()
    (tmp_path / f"guide.{kind}").write_bytes(content)

    with pytest.raises(SecretFound):
        leaks.search(tmp_path, [SHORT if short else SecretStr("Larkspur Lane")])
    leaks.search(tmp_path, [SECRET])


FORMS = {
    "as Jinja writes a quotation mark": ("O'Hara#Harbor7", "O&#39;Hara#Harbor7"),
    "in UTF-8": ("Grün#Hafen77", "Grün#Hafen77"),
    "in the place of what is packed": ("LarkspurLane6200", "<img src='data:text/plain;base64,LarkspurLane6200'>"),
    "over two lines": ("Larkspur Lane", "Larkspur\r\nLane"),
    "as a form sends it": ("Larkspur Lane", "answer=Larkspur+Lane"),
    "short, on a line of its own": ("Biscuit", "first\r\nBiscuit\r\nlast"),
    "short, as a form sends it": ("Biscuit", "answer=Biscuit&x=1"),
}


@pytest.mark.parametrize(("secret", "written"), FORMS.values(), ids=FORMS.keys())
def test_a_secret_is_found_however_it_is_written(tmp_path, secret, written):
    (tmp_path / "guide.txt").write_bytes(written.encode())

    with pytest.raises(SecretFound):
        leaks.search(tmp_path, [SecretStr(secret)])


QUOTED = 'O"Hara & Grün<7'
SPELLED = {
    "as it is": QUOTED.encode(),
    "as Python escapes it for HTML": b"O&quot;Hara &amp; Gr\xc3\xbcn&lt;7",
    "as HTML without its quotation marks": b'O"Hara &amp; Gr\xc3\xbcn&lt;7',
    "as Jinja escapes it": b"O&#34;Hara &amp; Gr\xc3\xbcn&lt;7",
    "as a part of an address": b"O%22Hara%20%26%20Gr%C3%BCn%3C7",
    "as a form sends it": b"O%22Hara+%26+Gr%C3%BCn%3C7",
    "as JSON in ASCII": b'O\\"Hara & Gr\\u00fcn<7',
    "as JSON in UTF-8": b'O\\"Hara & Gr\xc3\xbcn<7',
    "in base64": base64.b64encode(QUOTED.encode()),
    "in wide characters, the high byte first": QUOTED.encode("utf-16-be"),
    "in wide characters, the low byte first": QUOTED.encode("utf-16-le"),
    "over two lines, indented": b'O"Hara\n    & Gr\xc3\xbcn<7',
}


@pytest.mark.parametrize("written", SPELLED.values(), ids=SPELLED.keys())
def test_each_spelling_is_found_wherever_it_stands(tmp_path, written):
    (tmp_path / "guide.bin").write_bytes(b"before" + written + b"after")

    with pytest.raises(SecretFound):
        leaks.search(tmp_path, [SecretStr(QUOTED)])


@pytest.mark.parametrize("written", SPELLED.values(), ids=SPELLED.keys())
def test_with_another_letter_in_the_middle_it_is_another_word(tmp_path, written):
    """No spelling is found by a few letters of its beginning or its end alone."""
    (tmp_path / "guide.bin").write_bytes(b"before" + written + b"after")

    leaks.search(tmp_path, [SecretStr(QUOTED.replace("a &", "o &"))])


def test_an_empty_secret_stops_nothing(tmp_path):
    html(tmp_path, "anything")

    leaks.search(tmp_path, [SecretStr("")])


def test_a_text_for_people_has_dots_where_a_secret_stood():
    assert leaks.redacted("He typed Thistle%26Harvest62 and Biscuit.", [SECRET, SHORT]) == "He typed ••• and •••."


@pytest.mark.parametrize("content", PLANTED.values(), ids=PLANTED.keys())
def test_a_planted_secret_is_found_and_not_repeated(tmp_path, content):
    (tmp_path / "guide.bin").write_bytes(content)

    with pytest.raises(SecretFound, match=r"guide\.bin") as caught:
        leaks.search(tmp_path, [SECRET])

    assert NEEDLE not in str(caught.value)


def test_a_secret_on_a_printed_page_is_found(tmp_path, desk):
    """Chromium writes glyph numbers, not letters, so the page's text is read as a reader would copy it."""
    (tmp_path / "guide.pdf").write_bytes(desk.print("<!doctype html><title>x</title><p>Thistle&amp;Harvest62</p>"))

    with pytest.raises(SecretFound):
        leaks.search(tmp_path, [SECRET])


def test_one_file_alone_can_be_searched(tmp_path):
    (tmp_path / "secret.txt").write_text(NEEDLE, encoding="utf-8")
    (tmp_path / "guide.txt").write_text("nothing", encoding="utf-8")

    leaks.search(tmp_path / "guide.txt", [SECRET])
    with pytest.raises(SecretFound, match=r"secret\.txt"):
        leaks.search(tmp_path / "secret.txt", [SECRET])


def test_a_short_secret_that_is_a_whole_paragraph_of_a_word_file_is_found(tmp_path):
    (tmp_path / "guide.docx").write_bytes(word_file(lambda document: document.add_paragraph("Biscuits are sold here.")))
    leaks.search(tmp_path, [SHORT])

    (tmp_path / "guide.docx").write_bytes(word_file(lambda document: document.add_paragraph("Bis").add_run("cuit")))
    with pytest.raises(SecretFound):
        leaks.search(tmp_path, [SHORT])


def test_files_without_a_secret_pass(tmp_path):
    (tmp_path / "guide.html").write_text("<p>Thistle and Harvest</p>", encoding="utf-8")
    (tmp_path / "guide.png").write_bytes(png_with_text("nothing"))

    leaks.search(tmp_path, [SECRET, SHORT])


def test_a_short_secret_counts_as_a_whole_word_only(tmp_path):
    html(tmp_path, "Biscuits are not a secret, nor is a Seabiscuit.")
    leaks.search(tmp_path, [SHORT])

    for said in ("Biscuit", "It says Biscuit.", "the <b>biscuit</b>, she said", "<i title='A BISCUIT!'>x</i>"):
        html(tmp_path, said)
        with pytest.raises(SecretFound):
            leaks.search(tmp_path, [SHORT])


def test_a_secret_that_may_be_a_common_word_counts_as_a_whole_line_only(tmp_path):
    html(tmp_path, "Rex is a common name.")
    leaks.search(tmp_path, [SecretStr("Rex")])

    for said in ("Rex", "\n  rex.\n", "<p>It is</p>\n<p>“Rex”</p>"):
        html(tmp_path, said)
        with pytest.raises(SecretFound):
            leaks.search(tmp_path, [SecretStr("Rex")])


SOFT, NOTHING_WIDE = "\N{SOFT HYPHEN}", "\N{ZERO WIDTH SPACE}"

READ = {
    "in capitals": NEEDLE.upper(),
    "in small letters": NEEDLE.lower(),
    "backwards": NEEDLE[::-1],
    "in hexadecimal digits": NEEDLE.encode().hex(),
    "in spaced hexadecimal digits": NEEDLE.encode().hex(" ").upper(),
    "in base64, behind other words": base64.b64encode(f"key: {NEEDLE}.".encode()).decode(),
    "spaced": " ".join(NEEDLE),
    "on lines of their own": "\n".join(NEEDLE),
    "with dots between": ".".join(NEEDLE),
    "with soft hyphens": SOFT.join(NEEDLE),
    "with spaces of no width": NOTHING_WIDE.join(NEEDLE),
    "in wide letters": "".join(chr(ord(letter) + 0xFEE0) for letter in NEEDLE),
    "its first twelve characters": NEEDLE[:12],
    "its last twelve characters": NEEDLE[-12:],
    "in the address of a search": f"/x?q={NEEDLE.lower().replace('&', '%26')}",
}

IN_A_PAGE = {
    "letters in boxes": "".join(f"<span class=box>{letter}</span>" for letter in NEEDLE),
    "over blocks": "<div>Thistle&amp;</div>\n<div>Harvest62</div>",
    "in numbers of characters": "".join(f"&#{ord(letter)};" for letter in NEEDLE),
    "in a title": f"<p title='{NEEDLE.upper()}'>x</p>",
    "in a style": f"<style>p::before {{ content: '{NEEDLE.lower()}' }}</style>",
    "in a list": "".join(f"<li>{letter}</li>" for letter in NEEDLE),
}


@pytest.mark.parametrize("written", [*READ.values(), *IN_A_PAGE.values()], ids=[*READ, *IN_A_PAGE])
def test_a_secret_that_a_person_could_read_is_found(tmp_path, written):
    (tmp_path / "guide.html").write_text(f"<p>It is {written}, or so.</p>", encoding="utf-8")

    with pytest.raises(SecretFound):
        leaks.search(tmp_path, [SECRET])


@pytest.mark.parametrize("unseen", ["\u00ad", "\u034f", "\u061c", "\u180e", "\u200b", "\u206a", "\ufeff", "\U000e0041"])
def test_what_nobody_sees_hides_no_short_secret_either(unseen):
    assert leaks.shown(f"My first dog was {unseen.join('Biscuit')}.", ["Biscuit"])


@pytest.mark.parametrize("written", READ.values(), ids=READ.keys())
def test_a_text_for_people_has_dots_however_a_secret_was_written(written):
    said = leaks.redacted(f"It is\n{written}", [SECRET])

    assert not leaks.shown(said, [NEEDLE])
    assert "•••" in said


def test_what_stands_around_a_secret_is_told():
    said = leaks.redacted("It is THISTLE & HARVEST62, or T h i s t l e & H a r v e s t 6 2 here.", [SECRET])

    assert said == "It is •••, or ••• here."


def test_all_that_is_said_goes_through_one_door(capsys):
    """Whoever says it, and whether it is an answer or trouble."""
    with leaks.door(lambda: [SECRET]):
        sys.stdout.write(f"It is {NEEDLE}.\n")
        sys.stderr.write(f"{NEEDLE.upper()}\n")
        sys.stdout.writelines(["one\n", f"{NEEDLE[::-1]}\n"])
        assert sys.stdout.encoding

    said = capsys.readouterr()
    assert said.out == "It is •••.\none\n•••\n"
    assert said.err == "•••\n"
    assert not isinstance(sys.stdout, leaks.Door)


def test_trouble_is_told_without_secrets():
    with pytest.raises(SecretFound, match=r"^The page “•••” shows it$"), leaks.told_without(lambda: [SECRET]):
        raise SecretFound(f"The page “{NEEDLE.title()}” shows it")
