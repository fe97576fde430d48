"""Compares a finished PDF's tags with the recording: what a print lost must not be published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf

from assistant.errors import AssistantError
from assistant.facts.sentence import unmarked
from assistant.publishers.layout import wording
from assistant.publishers.pdf.text import Element, tag_tree, without_space

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assistant.facts.recording import Recording, Trouble
    from assistant.publishers.layout.rows import ChapterRows, Row


ExpectedTags = Mapping[str, Sequence[str]]
"""What a file should say of each kind of thing, in order."""


def check_guide(pdf: bytes, recording: Recording, chapters: Sequence[ChapterRows]) -> None:
    """Raises AssistantError, which names what is missing or out of order."""
    require(pdf, recording.title, expected_tags(recording, chapters))


def require(pdf: bytes, title: str, expected: ExpectedTags) -> None:
    """The same for a file of which it is known what it should say."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        tree = tag_tree(opened)
    for what, said in expected.items():
        # A note's tag is that of any paragraph, so only that it is there can be proved.
        found = notes_found(tree, said) if what == "the notes" else SAID[what](tree)
        # Compared with the file that will be published, after the last step that touches it: a step that writes PDF may
        # drop tags without a word.
        if list(map(without_space, found)) != list(map(without_space, said)):
            raise AssistantError(
                f"The printed PDF of “{title}” lost a part of the guide: "
                f"{what} {difference(found, said)}. "
                "Nothing was published. This is a fault of this tool or of the browser; try another build of it."
            )


def expected_tags(recording: Recording, chapters: Sequence[ChapterRows]) -> dict[str, list[str]]:
    """What the recording says of each kind of thing."""
    rows = [row for chapter in chapters for row in chapter.rows]
    return {
        "the title": [recording.title],
        "the headings": [*(chapter.title for chapter in chapters), *last_headings(recording)],
        "the places": [*place_headings(rows), *small_headings(recording)],
        "the pictures' descriptions": [wording.alt(row) for row in rows],
        "the steps": [wording.signed(step) for step in recording.steps_and_results()],
        "the notes": list(notes(rows)),
        "what is read aloud": list(reading_order(recording, chapters)),
        "the table's headers": list(header_cells(recording.ending.troubles)),
        "the table's cells": [unmarked(trouble.remedy) for trouble in recording.ending.troubles],
    }


def bookmarks(recording: Recording, chapters: Sequence[ChapterRows]) -> dict[str, str]:
    """What each heading is called in a list of them, by its letters without white space.

    A browser leaves out of a bookmark what stands at the end of a line, and all between two blocks.
    """
    rows = [row for chapter in chapters for row in chapter.rows]
    said = [recording.title, *(chapter.title for chapter in chapters), *last_headings(recording)]
    said += [*small_headings(recording), *(f"{row.tab} tab" for row in rows)]
    places = {without_space("".join(wording.whereabouts(row))): wording.place_title(row) for row in rows}
    return {without_space(words): words for words in said} | places


def reading_order(recording: Recording, chapters: Sequence[ChapterRows]) -> Iterator[str]:
    """Headings, steps and pictures in the order in which they are read."""
    yield recording.title
    for chapter in chapters:
        yield chapter.title
        for row in chapter.rows:
            yield from () if row.opens_site else ("".join(wording.whereabouts(row)),)
            yield from (wording.signed(step) for step in row.steps)
            yield wording.alt(row)
    first, *last = last_headings(recording) if recording.ending.title else ("", *last_headings(recording))
    yield from (heading for heading in (first, *small_headings(recording), *last) if heading)


def order_in_file(tree: Element) -> list[str]:
    """The same as the file has it."""
    found = []
    for element in tree.every("H1", "H2", "H3", "LI", "Figure"):
        if element.kind != "LI":
            found.append(element.alt or element.text)
        elif [part.kind for part in element.inside] == ["Lbl", "LBody"]:
            found.append(" ".join(part.text for part in element.inside))
    return found


def place_headings(rows: Sequence[Row]) -> list[str]:
    return ["".join(wording.whereabouts(row)) for row in rows if not row.opens_site]


def small_headings(recording: Recording) -> Iterator[str]:
    """The small headings of the ending."""
    if recording.ending.keep:
        yield "Keep for your records"
    if recording.ending.next:
        yield "What comes next"
    if recording.court.asked:
        yield "Questions"


def notes(rows: Sequence[Row]) -> Iterator[str]:
    """Each note with its name, as `Tip Capital letters matter.`."""
    for row in rows:
        yield from (f"{wording.NOTE_NAMES[note.note or 'note']} {note.said.plain}" for note in row.notes)


def notes_found(tree: Element, notes: Iterable[str]) -> list[str]:
    """Those notes that stand somewhere among the tagged words."""
    told = without_space(tree.text)
    return [note for note in notes if without_space(note) in told]


def last_headings(recording: Recording) -> Iterator[str]:
    """What follows the last chapter."""
    if recording.ending.title:
        yield recording.ending.title
    if recording.ending.troubles:
        yield "If it does not work"


def header_cells(troubles: Sequence[Trouble]) -> Iterator[str]:
    if troubles:
        yield from ("You see", "What to do", *(trouble.message for trouble in troubles))


def numbered_items(tree: Element) -> list[str]:
    """The list items that have a label, each as `4 Enter your name`."""
    return [
        " ".join(part.text for part in item.inside)
        for item in tree.every("LI")
        if [part.kind for part in item.inside] == ["Lbl", "LBody"]
    ]


SAID: dict[str, Callable[[Element], list[str]]] = {
    "the title": lambda tree: [heading.text for heading in tree.every("H1")],
    "the headings": lambda tree: [heading.text for heading in tree.every("H2")],
    "the places": lambda tree: [heading.text for heading in tree.every("H3")],
    "the pictures' descriptions": lambda tree: [figure.alt for figure in tree.every("Figure")],
    "the steps": numbered_items,
    "what is read aloud": order_in_file,
    "the table's headers": lambda tree: [cell.text for cell in tree.every("TH")],
    "the table's cells": lambda tree: [cell.text for cell in tree.every("TD")],
}
"""What a file's tags say of each kind of thing; notes have no tag of their own."""


def difference(found: Sequence[str], expected: Sequence[str]) -> str:
    """The first thing that is missing or too much, in words."""
    spare = Counter(map(without_space, found))
    spare.subtract(Counter(map(without_space, expected)))
    missing = [text for text in expected if spare[without_space(text)] < 0]
    extra = [text for text in found if spare[without_space(text)] > 0]
    if missing:
        return f"do not say “{missing[0]}”"
    return f"also say “{extra[0]}”" if extra else "stand in another order"
