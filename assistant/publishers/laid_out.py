"""A guide laid out, before it becomes a document of any format."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assistant.publishers.layout.phone import as_window
from assistant.publishers.layout.rows import TALLEST_PICTURE, chapters_and_scenes
from assistant.publishers.pictures.cut import cut_out

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assistant.facts.recording import Recording
    from assistant.publishers.layout.rows import ChapterRows, Row, Scene


@dataclass(frozen=True)
class Layout:
    """The chapters of a guide, and the picture of each of its rows, as PNG files in the rows' order."""

    chapters: tuple[ChapterRows, ...]
    pngs: tuple[bytes, ...]
    scenes: tuple[Scene, ...] = field(default=(), compare=False, repr=False)
    """What it was made of, for a book in which its pages are others."""

    classes: Mapping[str, str] = field(default_factory=dict)
    """How parts of it without pictures stand on the pages of a book, as further classes of these parts."""

    @property
    def rows(self) -> list[Row]:
        return [row for chapter in self.chapters for row in chapter.rows]

    @property
    def folded(self) -> bool:
        """Whether any of its pictures leaves something out."""
        return any(row.drawing.crop.folds or row.drawing.crop.torn for row in self.rows)

    @property
    def screens(self) -> int:
        """How many screens a reader of the guide goes through; one that is scrolled stays the same."""
        own = {id(row.screen): row.screen for row in self.rows}.values()
        beside = (screen for chapter in self.chapters for one in chapter.elsewhere for screen in one.screens)
        return sum(not screen.continued for screen in (*own, *beside))


def phone_pictures(recording: Recording, layout: Layout) -> list[bytes | None]:
    """What a phone shows of each row, as a PNG file where it is more than a part of the row's own picture."""
    own = [as_window(row.drawing.crop, row.phone.crop) is None for row in layout.rows]
    rows = [row for row, alone in zip(layout.rows, own, strict=True) if alone]
    pngs = iter(cut_out(recording, ((row.screen.left, row.phone.crop) for row in rows)))
    return [next(pngs) if alone else None for alone in own]


def laid_out(recording: Recording, tallest: float = TALLEST_PICTURE) -> Layout:
    """Lay a recording out anew; `desk.laid_out` does it once for all formats that take pictures of any height."""
    parts, scenes = chapters_and_scenes(recording, tallest)
    return Layout(parts, cut_for(recording, [row for chapter in parts for row in chapter.rows]), scenes)


def cut_for(recording: Recording, rows: Sequence[Row]) -> tuple[bytes, ...]:
    """The picture of each row, as a PNG file."""
    return tuple(cut_out(recording, ((row.screen.left, row.drawing.crop) for row in rows)))
