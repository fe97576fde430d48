"""The guide as slides for a class: a picture on each, its numbers as shapes, and what to say in the speaker's notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.facts.sentence import unmarked
from assistant.publishers.laid_out import laid_out
from assistant.publishers.layout import wording
from assistant.publishers.layout.rows import notes_after
from assistant.publishers.office import packed
from assistant.publishers.slides.deck import STEPS, TEXT, WORDS, Deck, placeholder, put, say, write
from assistant.publishers.slides.fitting import Line, in_parts, name_of, planned, text_size
from assistant.publishers.slides.marks import add_picture, framed
from assistant.publishers.slides.table import add_troubles

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from assistant.facts.recording import Recording, Step
    from assistant.publishers.desk import Desk
    from assistant.publishers.laid_out import Layout
    from assistant.publishers.layout.rows import ChapterRows, Row

EDITING = (
    "For whoever edits these slides: every sentence, outline and number may be changed here, and each picture moves "
    "together with its numbers. When the screens change, have the slides made anew."
)
"""What is read in the file's properties."""

TALLEST_ON_A_SLIDE = 480
"""A taller picture of several steps is split between two slides: it would be too small for the last row of a class."""


def publish(recording: Recording, into: Path, _: Desk) -> Path:
    """Write the slides into a folder. Raises BadInput for a sentence that no slide has room for."""
    file = into / f"{recording.name}.pptx"
    file.write_bytes(packed(guide_deck(recording, laid_out(recording, TALLEST_ON_A_SLIDE)).file))
    return file


def guide_deck(recording: Recording, layout: Layout) -> Deck:
    """All slides, in the order in which they are shown."""
    deck = Deck(recording, EDITING)
    add_cover(deck, recording)
    add_text(deck, recording, "Before you begin", beginning(recording))
    pictures = iter(framed(recording, layout))
    for chapter in layout.chapters:
        for row in chapter.rows:
            add_row(deck, chapter, row, next(pictures))
    add_text(deck, recording, recording.ending.title or "Questions", ending(recording))
    add_troubles(deck, recording)
    deck.finish()
    return deck


def add_cover(deck: Deck, recording: Recording) -> None:
    court, lead = recording.court, unmarked(recording.lead)
    slide = deck.cover(recording, wording.kind_of(recording), lead)
    say(slide, [recording.title, *filter(None, (lead, wording.what_is_shown(court.pictures)))])


def beginning(recording: Recording) -> Iterator[Line]:
    """What is new, what you need, how long it takes, until when it must be done, and how to read the slides."""
    if recording.news:
        yield Line(wording.NEWS, heading=True)
        yield from (Line(line, point=True) for line in recording.news)
    if recording.needs:
        yield Line("What you need", heading=True)
        yield from (Line(need, point=True) for need in recording.needs)
    if recording.minutes:
        yield Line(f"**How long it takes:** {wording.counted(recording.minutes, 'minute')}")
    if recording.deadline:
        yield Line(f"**Do it by:** {recording.deadline}")
    yield Line(wording.LEGEND)


def ending(recording: Recording) -> Iterator[Line]:
    """What comes next, what to keep, and whom to ask."""
    after = recording.ending
    if after.next:
        yield Line(after.next)
    if after.keep:
        yield Line("Keep for your records", heading=True)
        yield from (Line(thing, point=True) for thing in after.keep)
    if asked := wording.contacts(recording.court):
        yield Line("Whom to ask", heading=True)
        yield from (Line(f"{about}: {', '.join((whom, *ways))}", point=True) for about, whom, ways in asked)
    yield Line(" ".join(filter(None, (wording.mistakes(recording.court), wording.licensed(recording.court)))))


def add_text(deck: Deck, recording: Recording, title: str, told: Iterator[Line]) -> None:
    """Lines on as many slides as they need; none for nothing."""
    lines = list(told)
    for held, size in in_parts(lines, text_size, name_of) if lines else ():
        slide = deck.slide(TEXT, title, recording.title)
        write(placeholder(slide, WORDS).text_frame, held, size)
        say(slide, [unmarked(line.words) for line in held])


def add_row(deck: Deck, chapter: ChapterRows, row: Row, png: bytes) -> None:
    """The picture of a row beside its steps; with the same picture on the next slide, where they are too many."""
    for held, plan in in_parts(list(lines_of(row)), lambda some: planned(some, row.drawing.edge), name_of):
        numbers = [line.sign.number for line in held if line.sign and not line.sign.result]
        steps = wording.steps_from_to(numbers)
        turn = wording.turn(chapter.actor) if chapter.actor else ""
        above = " · ".join(filter(None, (chapter.title, turn, steps)))
        slide = deck.slide(STEPS, wording.place_title(row), above, steps.lower())
        put(placeholder(slide, WORDS), plan.text)
        write(placeholder(slide, WORDS).text_frame, held, plan.size)
        add_picture(slide, row, png, plan)
        say(slide, [words for line in held for words in line.spoken])


def lines_of(row: Row) -> Iterator[Line]:
    """The steps, and what is important; other notes are told by the speaker, unless there is nothing else."""
    for step in row.steps:
        notes = notes_of(row, step)
        aside = (note_words(note) for note in notes if note.note != "important")
        yield Line(
            wording.with_mark(step), step.sign, links=step.does.names_site, spoken=(wording.with_sign(step), *aside),
            source=line_of(step),
        )  # fmt: skip
        yield from (note_line(note) for note in notes if note.note == "important")
    if not row.steps:
        yield from map(note_line, row.notes)


def notes_of(row: Row, step: Step) -> list[Step]:
    """The notes of a row that follow one of its steps; those before the first follow it, too."""
    return [note for note in notes_after(row.screen, (step,), first=step == row.steps[0]) if note in row.notes]


def note_line(note: Step) -> Line:
    words = f"**{wording.NOTE_NAMES[note.note or 'note']}:** {wording.with_mark(note)}"
    return Line(words, spoken=(note_words(note),), source=line_of(note))


def note_words(note: Step) -> str:
    return f"{wording.NOTE_NAMES[note.note or 'note']}: {unmarked(wording.with_mark(note))}"


def line_of(step: Step) -> str:
    """Where it stands in its script, at the head of a complaint."""
    return f"{step.file}:{step.line}: "
