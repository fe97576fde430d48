"""A court's logo is no picture of its guide, however its file is made; another picture of its size is one."""

from __future__ import annotations

from base64 import b64encode
from io import BytesIO

import pytest
from PIL import Image, ImageDraw
from published import published

from assistant.facts.recording import License, Logo, Mistakes
from assistant.measure.logo import is_logo
from assistant.measure.table import faults
from assistant.publishers import card, docx, html
from assistant.publishers.desk import Desk

WIDE, HIGH = 80, 60
FILES = [("png", "RGBA"), ("png", "P"), ("png", "L"), ("jpeg", "RGB")]


def seal(kind: str, mode: str) -> Logo:
    """A disc that one sees through a little, on ground that is not there, or that is black where a file has none."""
    drawn = Image.new("RGBA", (WIDE, HIGH), (0, 0, 0, 0))
    pen = ImageDraw.Draw(drawn)
    pen.ellipse((4, 4, WIDE - 4, HIGH - 4), fill=(20, 40, 90, 220))
    pen.rectangle((30, 20, 50, 40), fill=(240, 220, 60, 255))
    out = BytesIO()
    drawn.convert(mode).save(out, kind.upper())
    return Logo(kind=kind, data=b64encode(out.getvalue()).decode(), width=WIDE, height=HIGH, alt="Seal of the court")


@pytest.mark.siblings(4)
@pytest.mark.parametrize(("kind", "mode"), FILES, ids=[mode for _, mode in FILES])
def test_a_guide_with_a_logo_has_no_fault(kept, desk, tmp_path, kind, mode):
    """Whatever else its court says, on paper, on the card, on the web and in Word."""
    facts = {
        "logo": seal(kind, mode),
        "guides": "https://mad.example/guides",
        "mistakes": Mistakes(name="the Training Desk", phone="617-555-0100"),
        "license": License(name="CC0 1.0"),
    }
    own = kept.model_copy(update={"court": kept.court.model_copy(update=facts)})
    own._folder = kept._folder
    for publisher in (card, html, docx):
        publisher.publish(own, tmp_path, Desk(desk))

    assert list(faults(published(own, desk, tmp_path))) == []


def test_a_picture_of_the_same_size_that_shows_something_else_is_none():
    logo = seal("png", "RGBA")
    with Image.open(BytesIO(logo.picture)) as opened:
        whole = opened.convert("RGB")
    other = whole.copy()
    other.paste((200, 20, 20), (36, 26, 40, 30))

    assert is_logo(whole, logo)
    assert not is_logo(other, logo)
    assert not is_logo(whole.resize((WIDE, HIGH + 1)), logo)
    assert not is_logo(whole, None)
