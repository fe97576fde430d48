"""A quick reference card: the whole guide on one page, for somebody who has read it once."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING

import pikepdf
from markupsafe import Markup

from assistant.facts.sentence import unmarked
from assistant.publishers.card.levels import levels_that_may_fit, notes_kept, warnings
from assistant.publishers.card.picture import deciding_picture
from assistant.publishers.layout import wording
from assistant.publishers.page.document import EACH_WEIGHT, page_environment, shared_sheet, sheet
from assistant.publishers.page.style_rules import UNSEEN
from assistant.publishers.pdf.pictures import stand_in
from assistant.publishers.pdf.proof import bookmarks, header_cells, require
from assistant.publishers.pdf.repair import repaired
from assistant.publishers.pictures.cut import cut_out

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from assistant.facts.recording import Recording, Step, Trouble
    from assistant.publishers.card.levels import Level
    from assistant.publishers.card.picture import CardPicture
    from assistant.publishers.desk import Desk
    from assistant.publishers.layout.rows import ChapterRows, Row


def publish(recording: Recording, into: Path, desk: Desk) -> Path:
    """Write the card into a folder, at the best level that makes one page; what is longer goes on on the back.

    Raises AssistantError when the print lost a part of it.
    """
    card, printed = one_page(recording, desk)
    names = bookmarks(recording, card.chapters)
    finished = repaired(printed, card.pngs(), court=recording.court, bookmarks=names)
    require(finished, recording.title, card.expected(), [recording])
    file = into / f"{recording.name}-card.pdf"
    file.write_bytes(finished)
    return file


def one_page(recording: Recording, desk: Desk) -> tuple[QuickReference, bytes]:
    """The card that is set best, and its print."""
    chapters = desk.laid_out(recording).chapters
    rows = [row for chapter in chapters for row in chapter.rows]
    seen = deciding_picture(rows)
    card, printed = None, b""
    for level in levels_that_may_fit(recording, rows, seen):
        card = QuickReference(recording, chapters, level, seen if level.picture else None)
        printed = desk.print(card.html())
        if page_count(printed) == 1:
            break
    assert card is not None, "there is always a last level"
    return card, printed


def page_count(pdf: bytes) -> int:
    with pikepdf.open(BytesIO(pdf)) as opened:
        return len(opened.pages)


@dataclass(frozen=True)
class Item:
    """The steps of a row, with what stands below them."""

    steps: tuple[Step, ...]
    notes: tuple[Step, ...]
    picture: CardPicture | None


@dataclass(frozen=True)
class QuickReference:
    """A card as it is set: its chapters at a level, and its picture if it has one."""

    recording: Recording
    chapters: tuple[ChapterRows, ...]
    level: Level
    picture: CardPicture | None

    def html(self) -> str:
        recording = self.recording
        set_as = f":root {{ --size: {self.level.size}pt; }}"
        style = "\n".join([shared_sheet(EACH_WEIGHT, [recording]), set_as, sheet("card"), UNSEEN])
        below = self.picture if self.picture and not self.picture.narrow else None
        return page_environment().get_template("card.html").render(
            recording=recording, court=recording.court, style=Markup(style),  # noqa: S704 - our own sheets
            chapters=[(chapter, list(self.parts(chapter))) for chapter in self.chapters],
            below=below, notes_below=self.notes(below.source) if below else (), picture=stand_in(0),
            troubles=self.troubles, warnings=warnings(self.rows), dense=self.level.dense,
        )  # fmt: skip

    @property
    def rows(self) -> list[Row]:
        return [row for chapter in self.chapters for row in chapter.rows]

    @property
    def troubles(self) -> tuple[Trouble, ...]:
        return self.recording.ending.troubles if self.level.troubles else ()

    def parts(self, chapter: ChapterRows) -> Iterator[tuple[str, list[Item]]]:
        """The rows of a chapter by the tab that they are under, if any."""
        for tab, rows in groupby(chapter.rows, key=lambda row: row.tab):
            yield tab, [self.item(row) for row in rows]

    def item(self, row: Row) -> Item:
        if self.picture is None or row is not self.picture.source:
            return Item(row.steps, self.notes(row), None)
        return Item(row.steps, self.notes(row), self.picture) if self.picture.narrow else Item(row.steps, (), None)

    def notes(self, row: Row) -> tuple[Step, ...]:
        return notes_kept(row, self.level, self.picture)

    def pngs(self) -> list[bytes]:
        if self.picture is None:
            return []
        row = self.picture.row
        return cut_out(self.recording, [(row.screen.left, row.drawing.crop)])

    def expected(self) -> dict[str, list[str]]:
        """What the file should say of each kind of thing."""
        recording, ending = self.recording, self.recording.ending
        logo = [recording.court.logo.alt] if recording.court.logo else []
        last = ["Keep for your records"] if ending.keep else []
        last += ["Who to call"] if recording.court.is_court or recording.court.asked else []
        last += ["If it does not work"] if self.troubles else []
        told = [note for row in self.rows for note in self.notes(row)]
        notes = [f"{wording.NOTE_NAMES[note.note or 'note']}:{wording.signed(note)}" for note in told]
        news = () if self.level.dense else recording.news
        return {
            "the title": [recording.title],
            "the headings": [*[wording.NEWS] * bool(news), *(chapter.title for chapter in self.chapters), *last],
            "the news": list(map(unmarked, news)),
            "the places": [f"{tab} tab" for chapter in self.chapters for tab, _ in self.parts(chapter) if tab],
            "the pictures' descriptions": [*logo, *([wording.alt(self.picture.row)] if self.picture else [])],
            "the steps": [wording.signed(step) for step in recording.steps_and_results()],
            "the notes": [*notes, *map(unmarked, warnings(self.rows))],
            "the table's headers": list(header_cells(self.troubles)),
            "the table's cells": [unmarked(trouble.remedy) for trouble in self.troubles],
        }
