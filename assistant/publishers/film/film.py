"""A film before it is painted: tracks of what is seen and said, which give the frame at every tick. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from assistant.publishers.film.frame import Frame
from assistant.publishers.film.track import TICKS, Motion, Track
from assistant.publishers.film.viewport import View
from assistant.publishers.film.words import text

if TYPE_CHECKING:
    from assistant.facts.recording import Picture, Recording, Step
    from assistant.facts.signs import Sign
    from assistant.publishers.film.address_bar import AddressBar
    from assistant.publishers.film.frame import Band, Filled, TitleCard
    from assistant.publishers.film.lists import OpenList
    from assistant.publishers.film.words import Words
    from assistant.publishers.layout.callouts import Outline

FIRST_VIEW = View(0, 0, 960)

APART = 2 * TICKS
"""The most ticks from one place at which a player can begin to the next."""


class FilmLine(NamedTuple):
    """A line, from when to when it stands, and how long its sound is."""

    start: int
    end: int
    words: Words
    spoken: int

    @property
    def line(self) -> str:
        return text(self.words)


class FilmStep(NamedTuple):
    """A step or a result: when it begins, and a tick at which all of it is in sight, its action being done."""

    sign: Sign
    start: int
    shown: int


@dataclass
class Film:
    """A film before it is painted."""

    recording: Recording
    card: Track[TitleCard | None] = field(default_factory=lambda: Track(None))
    picture: Track[Picture | None] = field(default_factory=lambda: Track(None))
    filled: Track[tuple[Filled, ...]] = field(default_factory=lambda: Track(()))
    view: Motion = field(default_factory=lambda: Motion(FIRST_VIEW))
    outlines: Track[tuple[Outline, ...]] = field(default_factory=lambda: Track(()))
    strength: Track[int] = field(default_factory=lambda: Track(0))
    ripple: Track[float] = field(default_factory=lambda: Track(0.0))
    pointer: Motion = field(default_factory=lambda: Motion((0.0, 0.0)))
    pointer_strength: Track[int] = field(default_factory=lambda: Track(0))
    pressed: Track[bool] = field(default_factory=lambda: Track(first=False))
    band: Track[Band | None] = field(default_factory=lambda: Track(None))
    unfolded: Track[OpenList | None] = field(default_factory=lambda: Track(None))
    address: Track[AddressBar | None] = field(default_factory=lambda: Track(None))
    told: list[tuple[int, Step]] = field(default_factory=list)
    said: list[FilmLine] = field(default_factory=list)
    chapters: list[tuple[int, str]] = field(default_factory=list)
    steps: list[FilmStep] = field(default_factory=list)
    length: int = 0

    def at(self, tick: int) -> Frame:
        """What is seen at a tick; what cannot be seen is left out, so that equal frames are equal."""
        # Behind a card or a pointer of no strength the tracks go on. If they counted, the encoder would get frames that
        # nobody can tell apart.
        card, shown = self.card.at(tick), self.pointer_strength.at(tick)
        return Frame(
            card=card,
            picture=self.picture.at(tick),
            filled=self.filled.at(tick),
            view=View(*self.view.at(tick)) if card is None else FIRST_VIEW,
            outlines=self.outlines.at(tick) if self.strength.at(tick) else (),
            strength=self.strength.at(tick),
            ripple=self.ripple.at(tick),
            pointer=self.pointer.at(tick) if shown else (),
            pointer_strength=shown,
            pressed=self.pressed.at(tick),
            band=self.band.at(tick) if card is None else None,
            unfolded=self.unfolded.at(tick),
            address=self.address.at(tick),
        )

    @property
    def entries(self) -> set[int]:
        """Ticks at which a player can begin: where chapters do and another picture comes, and never far apart."""
        turns = {0, *(start for start, _ in self.chapters), *self.card.starts, *self.picture.starts}
        found: set[int] = set()
        latest = 0
        for turn in sorted({*turns, self.length}):
            found |= {latest, *range(latest, turn, APART)}
            latest = turn
        return {tick for tick in found if tick < self.length}

    def frames(self) -> list[tuple[int, Frame]]:
        """Each frame with its tick: where what is seen changes, where a player can begin, and one to end with."""
        frames, entries = [(0, self.at(0))], self.entries
        for tick in range(1, self.length):
            frame = self.at(tick)
            # The last tick has a frame in any case: players end a film with its last frame, and would cut what stands
            # still.
            if frame != frames[-1][1] or tick in entries or tick == self.length - 1:
                frames.append((tick, frame))
        return frames
