"""All that one frame of a film shows, as plain values: two equal ones are the same picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.facts.recording import Picture, Step
    from assistant.facts.signs import Sign
    from assistant.publishers.film.address_bar import AddressBar
    from assistant.publishers.film.lists import OpenList
    from assistant.publishers.film.viewport import View
    from assistant.publishers.film.words import Words
    from assistant.publishers.layout.callouts import Outline


@dataclass(frozen=True)
class TitleCard:
    """A white page of words: the cover, a chapter, the end."""

    title: str
    more: str
    foot: str
    right: str
    corner: str
    now: int
    """The number of the step that comes next."""


@dataclass(frozen=True)
class Band:
    """What stands below the screen: a sign or a note's name, a sentence, and where we are."""

    sign: Sign | None
    note: str
    words: Words
    label: str
    page: str
    now: int


@dataclass(frozen=True)
class Filled:
    """A field that was typed into, chosen or checked, and how many of its characters are there by now; None is all."""

    step: Step
    typed: int | None = None


@dataclass(frozen=True)
class Frame:
    """A card, or a screen with all that is drawn on it. Places are CSS pixels of the screen; strengths go up to 6."""

    card: TitleCard | None
    picture: Picture | None
    filled: tuple[Filled, ...]
    view: View
    outlines: tuple[Outline, ...]
    strength: int
    ripple: float
    """How far a click's ring has gone, in pixels of the film."""
    pointer: tuple[float, ...]
    pointer_strength: int
    pressed: bool
    band: Band | None
    unfolded: OpenList | None = None
    address: AddressBar | None = None


FULL = 6
"""The strength of what is wholly there."""
