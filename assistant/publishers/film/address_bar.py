"""A browser's address bar, drawn while a sentence has a reader go to an address: no picture of a page shows one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from assistant.facts.recording import Box
from assistant.facts.sentence import unmarked
from assistant.publishers.film.planes import planes
from assistant.publishers.film.shapes import INK
from assistant.publishers.film.typography import draw, length_of
from assistant.publishers.film.viewport import FRAME_WIDTH
from assistant.publishers.page.document import SITE_ADDRESS
from assistant.publishers.pictures.burn import SMOOTH, WHITE

if TYPE_CHECKING:
    from assistant.facts.recording import Step
    from assistant.publishers.film.planes import Planes

BAR_HEIGHT = 128
FIELD = Box(x=112, y=24, width=FRAME_WIDTH - 224, height=80)
"""Where one types, in pixels of the film."""

LETTERS, INSET, CORNER = 40, 32, 8
GROUND, EDGE = "#dfe4e9", "#6b7785"


@dataclass(frozen=True)
class AddressBar:
    """The bar with what is typed so far, and whether one is typing."""

    typed: str
    typing: bool


def address_in(step: Step) -> str:
    """The address that a sentence has a reader go to; nothing where it says none, or sends nobody anywhere."""
    found = SITE_ADDRESS.search(unmarked(step.sentence)) if step.does.names_site else None
    return found[1] if found else ""


def end_of(typed: str) -> str:
    """As much of an address as the field has room for: its end, where somebody types."""
    while length_of(typed, 400, LETTERS) > FIELD.width - 2 * INSET:
        typed = typed[1:]
    return typed


@lru_cache(maxsize=4)
def bar_planes(shown: AddressBar) -> Planes:
    """The bar, as wide as the film."""
    sheet = Image.new("RGB", (FRAME_WIDTH, BAR_HEIGHT), GROUND)
    sheet.paste(field(), (round(FIELD.x), round(FIELD.y)))
    pen = ImageDraw.Draw(sheet)
    left, middle = FIELD.x + INSET, FIELD.y + FIELD.height / 2
    seen = end_of(shown.typed)
    draw(pen, (left, middle), seen, INK, 400, LETTERS)
    if shown.typing:
        after = left + length_of(seen, 400, LETTERS) + 3
        pen.rectangle((after, middle - 24, after + 2, middle + 24), INK)
    pen.rectangle((0, BAR_HEIGHT - 2, FRAME_WIDTH, BAR_HEIGHT), EDGE)
    return planes(sheet)


@lru_cache(maxsize=1)
def field() -> Image.Image:
    """The empty field."""
    size = round(FIELD.width) * SMOOTH, round(FIELD.height) * SMOOTH
    sheet = Image.new("RGB", size, GROUND)
    edges = (0, 0, size[0] - 1, size[1] - 1)
    ImageDraw.Draw(sheet).rounded_rectangle(edges, CORNER * SMOOTH, WHITE, EDGE, 2 * SMOOTH)
    return sheet.reduce(SMOOTH)
