"""A logo may come from anybody: what every reader would see is taken as it is, and anything else is refused."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from assistant.errors import BadInput
from assistant.facts import logo


def picture(kind: str = "PNG", mode: str = "RGB", size: tuple[int, int] = (64, 48), **how: object) -> bytes:
    out = BytesIO()
    Image.new(mode, size).save(out, kind, **how)
    return out.getvalue()


TURNED = Image.Exif()
TURNED[logo.ORIENTATION] = 6


@pytest.mark.parametrize(("kind", "mode"), [("PNG", "RGBA"), ("PNG", "P"), ("PNG", "1"), ("JPEG", "L")])
def test_one_that_every_program_shows_is_taken_as_it_is(tmp_path, kind, mode):
    (tmp_path / "seal.png").write_bytes(picture(kind, mode))

    assert logo.read(tmp_path / "seal.png") == picture(kind, mode)
    assert logo.look(picture(kind, mode)) == (kind.lower(), 64, 48)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "it is no whole PNG or JPEG picture"),
        (picture()[:-40], "it is no whole PNG or JPEG picture"),
        (picture(size=(2, 1)), "it is 2 by 1 pixels, and each side has from 32 to 2,000"),
        (picture(size=(2001, 40)), "it is 2001 by 40 pixels"),
        (picture("JPEG", "CMYK"), "has colors for print alone"),
        (picture(save_all=True, append_images=[Image.new("RGB", (64, 48), "red")]), "it moves"),
        (picture("JPEG")[:2] + picture("JPEG")[20:], "it is a JPEG that not every program shows"),
        (picture("JPEG", exif=TURNED), "or shows upright"),
        (picture() + bytes(300_001), "is larger than"),
        (None, "No such file"),
    ],
)
def test_one_that_not_every_reader_would_see_is_refused_with_its_file(tmp_path, data, why):
    if data is not None:
        (tmp_path / "seal.png").write_bytes(data)

    with pytest.raises(BadInput, match=why) as told:
        logo.read(tmp_path / "seal.png")

    assert "seal.png" in str(told.value)
