"""Compares a finished PDF's tags with the recording: what a print lost must not be published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from io import BytesIO
from itertools import zip_longest
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Dictionary

from assistant.errors import AssistantError
from assistant.facts.letters import named
from assistant.facts.sentence import unmarked
from assistant.publishers.fonts import OURS
from assistant.publishers.layout import wording
from assistant.publishers.layout.rows import Row
from assistant.publishers.pdf.text import Element, tag_tree, unicode_map, without_space

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assistant.facts.recording import Recording, Trouble
    from assistant.publishers.layout.rows import ChapterRows, Elsewhere
    from assistant.publishers.pdf.text import KnownTexts


ExpectedTags = Mapping[str, Sequence[str]]
"""What a file should say of each kind of thing, in order."""


def check_guide(
    pdf: bytes, recording: Recording, chapters: Sequence[ChapterRows], known: KnownTexts | None = None
) -> None:
    """Raises AssistantError, which names what is missing or out of order."""
    expected = expected_tags(recording, chapters)
    logo = recording.court.logo
    if logo:
        seen_first = ("the pictures' descriptions", "what is read aloud")
        expected |= {what: [logo.alt, *expected[what]] for what in seen_first}
    require(pdf, recording.title, expected, [recording], known)


def require(
    pdf: bytes,
    title: str,
    expected: ExpectedTags,
    recordings: Sequence[Recording] = (),
    known: KnownTexts | None = None,
) -> None:
    """The same for a file of which it is known what it should say; `recordings` tell where that was written."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        require_our_fonts(opened, title)
        tree = tag_tree(opened, known)
    for what, said in expected.items():
        # The tag of a note, or of a line of news, is that of others, so only that it is there can be proved.
        found = SAID[what](tree) if what in SAID else told_somewhere(tree, said)
        # Compared with the file that will be published, after the last step that touches it: a step that writes PDF may
        # drop tags without a word.
        if list(map(without_space, found)) != list(map(without_space, said)):
            where, letter = line_of(missing(found, said), recordings), lost_letter(found, said)
            blamed = f"Write it without {letter}" if letter else "This is a fault of this tool or of the browser"
            raise AssistantError(
                f"{where}{'the' if where else 'The'} printed PDF of “{title}” lost a part of the guide: "
                f"{what} {difference(found, said)}{f', but another letter than {letter}' if letter else ''}. "
                f"Nothing was published. {blamed}; {'or ' if letter else ''}try another build of the browser."
            )


def require_our_fonts(pdf: pikepdf.Pdf, title: str) -> None:
    """Raise AssistantError for a font of the machine, which stands in for letters that ours have not."""
    held = (page.obj.get("/Resources", Dictionary()).get("/Font", Dictionary()) for page in pdf.pages)
    for font in (font for fonts in held for font in fonts.values()):
        name = str(font.get("/BaseFont", "/")).lstrip("/").partition("+")[2]
        if not name.startswith(OURS):
            letters = "".join(sorted({*"".join(unicode_map(font).values())}))
            raise AssistantError(
                f"The printed PDF of “{title}” has letters in {name or 'a font without a name'}, a font of this "
                f"machine: {' '.join(map(named, letters))}. Nothing was published. Write it without these letters."
            )


def line_of(words: str, recordings: Sequence[Recording]) -> str:
    """Where a sentence stands in its script, at the head of a complaint; nothing for what no script says."""
    steps = (step for recording in recordings for screen in recording.screens for step in screen.steps)
    told = without_space(words)
    found = (step for step in steps if told and without_space(step.said.plain) in told)
    return next((f"{step.file}:{step.line}: " for step in found), "")


def lost_letter(found: Sequence[str], expected: Sequence[str]) -> str:
    """The first letter, and its number, that another one stands for in a print; nothing for a letter of every guide."""
    told = without_space(missing(found, expected))
    nearest = get_close_matches(told, map(without_space, found), 1)
    pairs = zip_longest(told, *nearest)
    letter = next((pair[0] for pair in pairs if len({*pair}) > 1), None) if nearest else None
    return named(letter) if letter and not letter.isascii() else ""


def expected_tags(
    recording: Recording, chapters: Sequence[ChapterRows], *, bound: bool = False
) -> dict[str, list[str]]:
    """What the recording says of each kind of thing; bound in a book it does not say whom to ask."""
    rows = [row for chapter in chapters for row in chapter.rows]
    return {
        "the title": [recording.title],
        "the headings": [
            *first_heading(recording, bound=bound),
            *(chapter.title for chapter in chapters),
            *last_headings(recording),
        ],
        "the places": [*place_headings(rows), *small_headings(recording, bound=bound)],
        "the pictures' descriptions": [wording.alt(row) for row in rows],
        "the steps": [wording.signed(step) for step in recording.steps_and_results()],
        "the notes": list(notes(part for chapter in chapters for part in chapter.told)),
        "the news": list(map(unmarked, recording.news)),
        "what is read aloud": list(reading_order(recording, chapters, bound=bound)),
        "the table's headers": list(header_cells(recording.ending.troubles)),
        "the table's cells": [unmarked(trouble.remedy) for trouble in recording.ending.troubles],
    }


def bookmarks(recording: Recording, chapters: Sequence[ChapterRows]) -> dict[str, str]:
    """What each heading is called in a list of them, by its letters without white space.

    A browser leaves out of a bookmark what stands at the end of a line, and all between two blocks.
    """
    rows = [row for chapter in chapters for row in chapter.rows]
    said = [recording.title, *(chapter.title for chapter in chapters), *last_headings(recording)]
    said += first_heading(recording)
    said += [*small_headings(recording), *(f"{row.tab} tab" for row in rows)]
    places = {without_space("".join(wording.whereabouts(row))): wording.place_title(row) for row in rows}
    return {without_space(words): words for words in said} | places


def reading_order(recording: Recording, chapters: Sequence[ChapterRows], *, bound: bool = False) -> Iterator[str]:
    """Headings, steps and pictures in the order in which they are read."""
    yield recording.title
    yield from first_heading(recording, bound=bound)
    for chapter in chapters:
        yield chapter.title
        for part in chapter.told:
            if isinstance(part, Row) and not part.opens_site:
                yield "".join(wording.whereabouts(part))
            yield from (wording.signed(step) for step in part.steps)
            if isinstance(part, Row):
                yield wording.alt(part)
    first, *last = last_headings(recording) if recording.ending.title else ("", *last_headings(recording))
    yield from (heading for heading in (first, *small_headings(recording, bound=bound), *last) if heading)


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


def first_heading(recording: Recording, *, bound: bool = False) -> list[str]:
    """What stands above the news; in a book it is no heading."""
    return [wording.NEWS] * bool(recording.news and not bound)


def small_headings(recording: Recording, *, bound: bool = False) -> Iterator[str]:
    """The small headings of the ending."""
    if recording.ending.keep:
        yield "Keep for your records"
    if recording.ending.next:
        yield "What comes next"
    if recording.court.asked and not bound:
        yield "Questions"


def notes(parts: Iterable[Row | Elsewhere]) -> Iterator[str]:
    """Each note with its name, as `Tip Capital letters matter.`."""
    for row in parts:
        yield from (f"{wording.NOTE_NAMES[note.note or 'note']}{wording.signed(note)}" for note in row.notes)


def told_somewhere(tree: Element, words: Iterable[str]) -> list[str]:
    """Those words that stand somewhere among the tagged ones."""
    told = without_space(tree.text)
    return [each for each in words if without_space(each) in told]


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
"""What a file's tags say of each kind of thing; notes and news have no tag of their own."""


def difference(found: Sequence[str], expected: Sequence[str]) -> str:
    """The first thing that is missing or too much, in words."""
    if lost := missing(found, expected):
        return f"do not say “{lost}”"
    extra = missing(expected, found)
    return f"also say “{extra}”" if extra else "stand in another order"


def missing(found: Sequence[str], expected: Sequence[str]) -> str:
    """The first thing that is expected more often than it is found; nothing where all is there."""
    spare = Counter(map(without_space, found))
    spare.subtract(Counter(map(without_space, expected)))
    return next((text for text in expected if spare[without_space(text)] < 0), "")
