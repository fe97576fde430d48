"""A guide's address as a code: the same dots on paper and in Word, and the same bytes again."""

from __future__ import annotations

from io import BytesIO

import segno
from PIL import Image

from assistant.publishers.pictures import codes

ADDRESS = "https://mad.example/guides/link-account/mad-link-account.html"


def test_it_holds_the_address_and_nothing_is_lost_on_the_way_to_a_picture():
    """Each dot as segno has it, many pixels large."""
    dots = [[bool(dot) for dot in row] for row in segno.make(ADDRESS, error=codes.ERRORS, micro=False).matrix]

    drawn = Image.open(BytesIO(codes.as_png(ADDRESS))).convert("L")

    middle = codes.DOT // 2
    found = [
        [drawn.getpixel((x + middle, y + middle)) < 128 for x in range(0, drawn.width, codes.DOT)]
        for y in range(0, drawn.height, codes.DOT)
    ]
    assert found == dots


def test_who_hears_a_page_hears_the_address_alone():
    assert codes.as_svg(ADDRESS).startswith('<svg aria-hidden="true" ')
    assert codes.as_svg(ADDRESS) != codes.as_svg(f"{ADDRESS}#step-1")
