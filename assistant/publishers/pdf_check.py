"""Compares a finished PDF's tags with the recording: what a print lost must not be published."""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf

from assistant.errors import AssistantError
from assistant.publishers import wording
from assistant.publishers.pdf_text import tag_tree
from assistant.sentence import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.publishers.pdf_text import Element
    from assistant.publishers.rows import Chapter, Row
    from assistant.recording import Recording


def check(pdf: bytes, recording: Recording, chapters: Sequence[Chapter]) -> None:
    """Raises AssistantError, which names what is missing or out of order."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        tree = tag_tree(opened)
    for what, found, expected in compared(tree, recording, chapters):
        if list(map(folded, found)) != list(map(folded, expected)):
            raise AssistantError(
                f"The printed PDF of “{recording.title}” lost a part of the guide: "
                f"{what} {difference(found, expected)}. "
                "Nothing was published. This is a fault of this tool or of the browser; try another build of it."
            )


def compared(
    tree: Element, recording: Recording, chapters: Sequence[Chapter]
) -> Iterator[tuple[str, Sequence[str], Sequence[str]]]:
    """What the file says of each kind of thing, and what the recording says."""
    rows = [row for chapter in chapters for row in chapter.rows]
    alts = [figure.alt for figure in tree.every("Figure")]
    yield "the title", texts(tree, "H1"), [recording.title]
    yield "the headings", texts(tree, "H2"), [*(chapter.title for chapter in chapters), *last_headings(recording)]
    yield "the places", texts(tree, "H3"), [*places(rows), *small_headings(recording)]
    yield "the pictures' descriptions", alts, [wording.alt(row) for row in rows]
    yield "the steps", numbered_items(tree), [f"{step.number} {plain(step.sentence)}" for step in recording.steps()]
    yield "the notes", notes_found(tree, rows), list(notes(rows))
    yield "what is read aloud", in_turn(tree), list(told(recording, chapters))
    yield "the table's headers", texts(tree, "TH"), list(header_cells(recording))
    yield "the table's cells", texts(tree, "TD"), [plain(trouble.remedy) for trouble in recording.ending.troubles]


def told(recording: Recording, chapters: Sequence[Chapter]) -> Iterator[str]:
    """Headings, steps and pictures in the order in which they are read."""
    yield recording.title
    for chapter in chapters:
        yield chapter.title
        for row in chapter.rows:
            yield from () if row.opens_site else ("".join(wording.where(row)),)
            yield from (f"{step.number} {plain(step.sentence)}" for step in row.steps)
            yield wording.alt(row)
    first, *last = last_headings(recording) if recording.ending.title else ("", *last_headings(recording))
    yield from (heading for heading in (first, *small_headings(recording), *last) if heading)


def in_turn(tree: Element) -> list[str]:
    """The same as the file has it."""
    found = []
    for element in tree.every("H1", "H2", "H3", "LI", "Figure"):
        if element.kind != "LI":
            found.append(element.alt or element.text)
        elif [part.kind for part in element.inside] == ["Lbl", "LBody"]:
            found.append(" ".join(part.text for part in element.inside))
    return found


def places(rows: Sequence[Row]) -> list[str]:
    return ["".join(wording.where(row)) for row in rows if not row.opens_site]


def small_headings(recording: Recording) -> Iterator[str]:
    """The small headings of the ending."""
    if recording.ending.keep:
        yield "Keep for your records"
    if recording.ending.next:
        yield "What comes next"
    yield "Questions"


def notes(rows: Sequence[Row]) -> Iterator[str]:
    """Each note with its name, as `Tip Capital letters matter.`."""
    for row in rows:
        yield from (f"{wording.NOTE_NAMES[note.note or 'note']} {plain(note.sentence)}" for note in row.notes)


def notes_found(tree: Element, rows: Sequence[Row]) -> list[str]:
    """Those notes that stand somewhere among the tagged words."""
    told = folded(tree.text)
    return [note for note in notes(rows) if folded(note) in told]


def last_headings(recording: Recording) -> Iterator[str]:
    """What follows the last chapter."""
    if recording.ending.title:
        yield recording.ending.title
    if recording.ending.troubles:
        yield "If it does not work"


def header_cells(recording: Recording) -> Iterator[str]:
    troubles = recording.ending.troubles
    if troubles:
        yield from ("You see", "What to do", *(trouble.message for trouble in troubles))


def texts(tree: Element, kind: str) -> list[str]:
    return [element.text for element in tree.every(kind)]


def numbered_items(tree: Element) -> list[str]:
    """The list items that have a label, each as `4 Enter your name`."""
    return [
        " ".join(part.text for part in item.inside)
        for item in tree.every("LI")
        if [part.kind for part in item.inside] == ["Lbl", "LBody"]
    ]


def folded(text: str) -> str:
    """White space does not count: a print leaves out what stands at the end of a line."""
    return "".join(text.split())


def difference(found: Sequence[str], expected: Sequence[str]) -> str:
    """The first thing that is missing or too much, in words."""
    spare = Counter(map(folded, found))
    spare.subtract(Counter(map(folded, expected)))
    missing = [text for text in expected if spare[folded(text)] < 0]
    extra = [text for text in found if spare[folded(text)] > 0]
    if missing:
        return f"do not say “{missing[0]}”"
    return f"also say “{extra[0]}”" if extra else "stand in another order"
