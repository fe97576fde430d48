"""What else of a screen must be seen with a step's marks: where its sentence says they are, and what explains them."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from assistant.publishers.layout.boxes import bounding_box, holds, middle_y

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assistant.facts.recording import Box, Mark, Neighbor, Screen, Step
    from assistant.publishers.layout.outline import Target

READ = ("text", "heading")

BELOW = 24
"""What explains a field stands no further below it than this."""

SENTENCE = 5
"""A text of fewer words is a label or a value, and explains nothing."""

FIRST_LINE = 60
"""The first line of a table begins no further below the head of its column than this."""

ALIGNED = 3
"""Two things begin, or end, below each other where their sides are no further apart than this."""

COLUMN_HEAD = re.compile(r'columnheader "((?:[^"\\]|\\.)*)"')


def in_context(targets: Iterable[Target], steps: Iterable[Step], screen: Screen) -> tuple[Target, ...]:
    """The targets of those of the steps that mark something, with what must be seen with each."""
    marking = [step for step in steps if step.sign and step.marks]
    return tuple(
        replace(target, named=(*places(step, screen), *values(step, screen)), helps=helps(step, screen))
        for target, step in zip(targets, marking, strict=True)
    )


def places(step: Step, screen: Screen) -> tuple[Box, ...]:
    """The words that say where the marks of a step are, such as the heading above them or the name of their row.

    What names the page, its dialog or its tab is told above the picture.
    """
    told = {one_line(words) for words in (screen.heading, screen.dialog, screen.tab, screen.title)}
    wanted = [words for words in map(one_line, step.place) if words not in told]
    found = (place(words, mark, screen.neighbors) for words in wanted for mark in step.marks)
    return tuple(dict.fromkeys(box for box in found if box))


def place(words: str, mark: Mark, neighbors: Iterable[Neighbor]) -> Box | None:
    """The nearest words of a place: in a mark's own line, or above it; others only where there are none."""
    lines = [one.box for one in neighbors if one.kind in READ and words in one_line(one.words)]
    return min(lines, key=lambda line: (line.y >= mark.box.bottom, distance(line, mark.box)), default=None)


def distance(one: Box, other: Box) -> float:
    """From a line to another; in the same line sideways, which counts less."""
    apart = max(one.y - other.bottom, other.y - one.bottom, 0)
    return apart + abs(middle_y(one) - middle_y(other)) / 100 + abs(one.x - other.x) / 10_000


def values(step: Step, screen: Screen) -> tuple[Box, ...]:
    """What stands first below the heads of columns that a step marks: without it they say nothing."""
    heads = {found.replace('\\"', '"') for found in COLUMN_HEAD.findall(screen.accessibility)}
    texts = [one.box for one in screen.neighbors if one.kind in READ]
    marked = [mark.box for mark in step.marks if one_line(mark.words) in heads and not mark.label]
    return tuple(cell for mark in marked if (cell := first_cell(mark, texts)))


def first_cell(head: Box, texts: Sequence[Box]) -> Box | None:
    """The first thing below the head of a column: at its left, or at its right, as numbers stand."""
    below = [
        text for text in texts
        if 0 <= text.y - head.bottom <= FIRST_LINE
        and (abs(text.x - head.x) <= ALIGNED or abs(text.right - head.right) <= ALIGNED)
    ]  # fmt: skip
    return min(below, key=lambda text: text.y, default=None)


def helps(step: Step, screen: Screen) -> tuple[Box, ...]:
    """The texts right below the fields of a step: they explain them."""
    controls = [one.box for one in screen.neighbors if one.kind == "control"]
    texts = [one for one in screen.neighbors if one.kind == "text" and not within(one.box, controls)]
    told = [box for words, box in paragraphs(texts) if len(words.split()) >= SENTENCE]
    fields = [mark.box for mark in step.marks if mark.label]
    return tuple(box for field in fields for box in told if explains(box, field))


def explains(text: Box, field: Box) -> bool:
    """Whether a text stands right below a field, and begins where it does."""
    return -ALIGNED <= text.y - field.bottom <= BELOW and abs(text.x - field.x) <= ALIGNED


def paragraphs(lines: Iterable[Neighbor]) -> Iterator[tuple[str, Box]]:
    """Texts, each with all of its lines."""
    for words, group in groupby(lines, key=lambda line: one_line(line.words)):
        yield words, bounding_box(line.box for line in group)


def within(box: Box, others: Iterable[Box]) -> bool:
    return any(holds(other, box) for other in others)


def one_line(words: str) -> str:
    return " ".join(words.split())
