"""Pictures of a PDF: the browser prints stand-ins, and the PNG files' own bytes take their place.

Chromium would unpack each picture and pack it again, which takes most of the time of a print; a PNG's
pixels are already packed as PDF packs them (the Flate filter with PNG predictors, ISO 32000-1, 7.4.4.4).
"""

from __future__ import annotations

from base64 import b64encode
from io import BytesIO
from typing import TYPE_CHECKING

from pikepdf import Dictionary, Name, Stream
from PIL import Image

from assistant.errors import AssistantError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pikepdf

HEADER = 16
"""Where the width of a PNG stands: after the signature, and the length and name of its first chunk."""


def stand_in(place: int) -> str:
    """The address of a picture of two pixels that say which picture they stand for."""
    out = BytesIO()
    # No two stand-ins may be equal: Chromium would keep a single copy for both. 77 marks them as ours.
    two = Image.new("RGB", (2, 1))
    two.putpixel((0, 0), (place // 256, place % 256, 77))
    two.putpixel((1, 0), (77, place % 256, place // 256))
    two.save(out, "PNG")
    return f"data:image/png;base64,{b64encode(out.getvalue()).decode()}"


def stand_ins(pngs: Sequence[bytes]) -> tuple[list[str], list[bytes]]:
    """An address for each picture, one for all that are equal, and the pictures that they stand for."""
    every = dict.fromkeys(pngs)
    addresses = {png: stand_in(place) for place, png in enumerate(every)}
    return [addresses[png] for png in pngs], list(every)


def put_in(pdf: pikepdf.Pdf, pngs: Sequence[bytes]) -> None:
    """Put each PNG in the place of its stand-in. Raises AssistantError when one is not there."""
    found = set()
    for stream in images_in(pdf):
        place = stands_for(stream)
        if place is not None:
            replace(stream, pngs[place])
            found.add(place)
    if len(found) != len(pngs):
        raise AssistantError(f"The browser printed {len(found)} of {len(pngs)} pictures.")


def images_in(pdf: pikepdf.Pdf) -> Iterator[Stream]:
    for thing in pdf.objects:
        if isinstance(thing, Stream) and thing.get("/Subtype") == Name.Image:
            yield thing


def stands_for(stream: Stream) -> int | None:
    """The number of the picture that a stand-in stands for; None for any other picture."""
    if (int(stream.Width), int(stream.Height)) != (2, 1):
        return None
    high, low, mark, *_ = stream.read_bytes()
    return high * 256 + low if mark == 77 else None  # noqa: PLR2004 - as `stand_in` wrote it


def replace(stream: Stream, png: bytes) -> None:
    """Give a picture the size and the packed pixels of a PNG of 8-bit RGB, as our pictures are."""
    width, height = (int.from_bytes(png[at : at + 4]) for at in (HEADER, HEADER + 4))
    assert png[HEADER + 8 : HEADER + 13] == b"\x08\x02\x00\x00\x00", "pictures are 8-bit RGB, not interlaced"
    predictors = Dictionary(Predictor=15, Colors=3, BitsPerComponent=8, Columns=width)
    # The zlib stream as it is. Predictor 15 says that each row begins with the number of its PNG filter.
    stream.write(b"".join(pixel_chunks(png)), filter=Name.FlateDecode, decode_parms=predictors)
    stream.Width, stream.Height = width, height
    stream.ColorSpace, stream.BitsPerComponent = Name.DeviceRGB, 8


def pixel_chunks(png: bytes) -> Iterator[bytes]:
    """The data of every IDAT chunk: one zlib stream in parts."""
    at = 8
    while at < len(png):
        length, kind = int.from_bytes(png[at : at + 4]), png[at + 4 : at + 8]
        if kind == b"IDAT":
            yield png[at + 8 : at + 8 + length]
        at += length + 12
