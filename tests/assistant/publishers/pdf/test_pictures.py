"""Stand-ins that the browser prints, and the pictures that take their place."""

from __future__ import annotations

from base64 import b64decode
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Name
from PIL import Image

from assistant.errors import AssistantError
from assistant.publishers.pdf.pictures import pixel_chunks, put_in, stand_in, stands_for
from assistant.publishers.pictures.cut import as_png


def decoded(address: str) -> Image.Image:
    return Image.open(BytesIO(b64decode(address.partition(",")[2])))


def with_image(picture: Image.Image) -> tuple[pikepdf.Pdf, pikepdf.Stream]:
    """A PDF with one picture in it, as a browser unpacks it."""
    pdf = pikepdf.new()
    stream = pdf.make_stream(picture.tobytes(), Subtype=Name.Image, Width=picture.width, Height=picture.height)
    pdf.Root.Held = pdf.make_indirect(stream)
    return pdf, stream


def gradient() -> Image.Image:
    return Image.linear_gradient("L").resize((40, 30)).convert("RGB")


@pytest.mark.parametrize("place", [0, 1, 255, 256, 70 * 256 + 3])
def test_a_stand_in_says_which_picture_it_stands_for(place):
    _, stream = with_image(decoded(stand_in(place)))

    assert stands_for(stream) == place


def test_no_two_stand_ins_are_alike():
    assert len({stand_in(place) for place in range(600)}) == 600


@pytest.mark.parametrize("size", [(2, 1), (40, 30)], ids=["as small", "larger"])
def test_any_other_picture_stands_for_none(size):
    _, stream = with_image(Image.new("RGB", size, "white"))

    assert stands_for(stream) is None


def test_the_pictures_own_pixels_take_its_place():
    pdf, _ = with_image(decoded(stand_in(0)))

    put_in(pdf, [as_png(gradient())])

    out = BytesIO()
    pdf.save(out)
    with pikepdf.open(BytesIO(out.getvalue())) as opened:
        stream = opened.Root.Held
        assert (stream.Width, stream.Height, stream.BitsPerComponent) == (40, 30, 8)
        assert stream.ColorSpace == Name.DeviceRGB
        assert pikepdf.PdfImage(stream).as_pil_image().tobytes() == gradient().tobytes()


def test_the_packed_bytes_are_those_of_the_file():
    pdf, stream = with_image(decoded(stand_in(0)))
    made = as_png(gradient())

    put_in(pdf, [made])

    assert stream.read_raw_bytes() == b"".join(pixel_chunks(made))


def test_a_picture_that_was_not_printed_is_missed():
    pdf, _ = with_image(decoded(stand_in(0)))

    with pytest.raises(AssistantError, match="printed 1 of 2 pictures"):
        put_in(pdf, [as_png(gradient()), as_png(gradient())])


def test_only_pictures_as_ours_are_put_in():
    pdf, _ = with_image(decoded(stand_in(0)))
    out = BytesIO()
    gradient().convert("L").save(out, "PNG")

    with pytest.raises(AssertionError, match="8-bit RGB"):
        put_in(pdf, [out.getvalue()])
