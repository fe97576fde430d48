"""How large a card's type may be and what it may hold, so that all of it stands on one page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, Literal

from assistant.publishers.card.picture import CARD_WIDTH, COLUMN_GAP
from assistant.publishers.layout import wording
from assistant.publishers.layout.text_metrics import line_count, sentence_runs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.facts.recording import Recording, Step
    from assistant.publishers.card.picture import CardPicture
    from assistant.publishers.layout.rows import Row

CARD_HEIGHT = 705.0
"""The height of the page between its margins, in points."""

LINE_HEIGHT = 1.33
"""How high a line is, in sizes of its type."""

SIZES = (11.0, 10.5, 10.0, 9.75, 9.5, 9.25, 9.0, 8.75, 8.5)
"""Of the type, in points; never smaller."""

Notes = Literal["all", "deciding", "none"]
"""Which notes a card has; what is important is told in any case."""

CONDITION = re.compile(r"(?:^|[.?!”]\s)If ")
"""A sentence that begins so tells one reader from another."""


@dataclass(frozen=True)
class Level:
    """One way to set a card: the size of its type in points, and what it holds beside the steps.

    A dense one has three columns and less air, and does not say what it is for, nor what is new.
    """

    size: float
    troubles: bool = True
    notes: Notes = "all"
    picture: bool = True
    dense: bool = False


LEVELS = (
    *(Level(size) for size in SIZES[:5]),
    *(Level(size, troubles=False) for size in SIZES[:5]),
    *(Level(size, troubles=False, notes="deciding") for size in SIZES[:7]),
    *(Level(size, troubles=False, notes="deciding", picture=False) for size in SIZES),
    *(Level(size, troubles=False, notes="deciding", picture=False, dense=True) for size in SIZES[4:]),
    *(Level(size, troubles=False, notes="none", picture=False, dense=True) for size in SIZES[4:]),
)
"""The best first: rather smaller type than less, as long as it is read with ease; then notes go, the picture next, and
the longest guides are set densely. What tells a reader for whom the steps are not all so goes last."""


def levels_that_may_fit(recording: Recording, rows: Sequence[Row], picture: CardPicture | None) -> Iterator[Level]:
    """The levels from the first that may fit, as far as can be told without a browser; at least the last one."""
    # Only where to begin: what was estimated a little low is printed, found too long, and set at the next level. To
    # begin at the first level would cost up to thirty prints.
    fitting = (place for place, level in enumerate(LEVELS) if height(level, recording, rows, picture) <= CARD_HEIGHT)
    yield from LEVELS[next(fitting, len(LEVELS) - 1) :]


def height(level: Level, recording: Recording, rows: Sequence[Row], picture: CardPicture | None) -> float:
    """About how high a card is, in points."""
    ending, size = recording.ending, level.size
    columns, line = (3, 1.2) if level.dense else (2, LINE_HEIGHT)
    shown = picture if level.picture else None

    def text(words: str, width: float) -> float:
        return size * line * line_count(sentence_runs(words), size, width)

    inside = (CARD_WIDTH - (columns - 1) * COLUMN_GAP) / columns - 2 * size
    column = sum(text(wording.with_mark(step), inside) + 0.28 * size for row in rows for step in row.steps)
    column += sum(
        text(wording.with_mark(note), inside) + 0.8 * size for row in rows for note in notes_kept(row, level, shown)
    )
    column += 3.2 * size * len({(row.screen.chapter, row.screen.actor) for row in rows}) + 1.8 * size * sum(
        bool(row.tab) for row in rows
    )

    needs = 1.0 + len(recording.needs)
    whole = 62 + size * 10 + max(text(recording.lead, 190), needs * size * LINE_HEIGHT)
    if recording.news and not level.dense:
        whole += 2 * size + sum(text(line, CARD_WIDTH - 2 * size) for line in recording.news)
    whole += sum(text(warning, 400) + 2 * size for warning in warnings(rows))
    if level.troubles and ending.troubles:
        whole += 5 * size + sum(0.6 * size + text(trouble.remedy, 280) for trouble in ending.troubles)
    if shown and shown.narrow:
        column += shown.height + size
    elif shown:
        whole += shown.height + 2 * size
    return whole + column / columns + size


def notes_kept(row: Row, level: Level, shown: CardPicture | None) -> tuple[Step, ...]:
    """The notes of a row that a card has; those of the picture as long as it is there."""
    told = [note for note in row.notes if note.note != "important"]
    if level.notes == "all" or (shown is not None and row is shown.source):
        return tuple(told)
    return tuple(note for note in told if level.notes == "deciding" and decides(note))


def decides(note: Step) -> bool:
    """Whether it says what to do where things are not as in the steps: “If not, go on.” is one."""
    return bool(CONDITION.search(note.said.plain))


def warnings(rows: Sequence[Row]) -> list[str]:
    """What is important, once each, with the step after which it is read: it stands in the box at the card's foot."""
    told: dict[str, str] = {}
    for row in rows:
        for note in row.notes:
            if note.note == "important":
                told.setdefault(wording.with_mark(note), place_of(row, note))
    return [f"{place}: {words}" for words, place in told.items()]


def place_of(row: Row, note: Step) -> str:
    """Between which steps of a guide a note is read."""
    above = takewhile(lambda step: step is not note, row.screen.steps)
    if number := max((step.number for step in above if step.number), default=0):
        return f"After step {number}"
    return f"Before step {next((step.number for step in row.steps if step.number), 1)}"
