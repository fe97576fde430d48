"""Whether all that a guide's sentences name is seen whole in the pictures beside them.

What a sentence names are the controls and words that were marked, their labels, the words that say where they are, and
the first value below the head of a column that is marked. A place that is the page's own heading, its dialog's or its
tab's is told above each picture; any other must be in the picture beside the sentence, for no reader looks for it in
another one. A text of the screen right below a field, which explains it, must be there too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from assistant.facts.recording import Box

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.facts.recording import Mark, Screen, Step
    from assistant.facts.signs import Sign
    from assistant.measure.origin import Origin

HAIR = 1.5
"""So many CSS pixels of the screen may be missing: edges of boxes lie between pixels."""

BELOW_FIELD = 24
"""What explains a field stands no further below it."""

FEWEST_WORDS = 5
"""A text of fewer words is a label or a value."""

FIRST_LINE = 60
ALIGNED = 3
"""The first value below the head of a column, and how exactly both begin or end below each other."""

COLUMN_HEAD = re.compile(r'columnheader "((?:[^"\\]|\\.)*)"')
READ = ("text", "heading")


class Thing(NamedTuple):
    """Something of a screen that must be seen with a step."""

    sign: Sign
    kind: str
    words: str
    box: Box

    def __str__(self) -> str:
        return f"the {self.kind} “{self.words}” of {self.sign.told}"


@dataclass(frozen=True)
class Sight:
    """A picture beside some steps, and which part of it is seen: in its own CSS pixels."""

    steps: tuple[Step, ...]
    origin: Origin
    density: int
    seen: Box

    def cut(self) -> Iterator[Thing]:
        """What the steps name and the picture does not show whole."""
        screen = self.origin.screen
        for step in self.steps:
            for thing in named(step, screen) if screen else ():
                if not self.shows(thing.box):
                    yield thing

    def folded(self) -> Iterator[tuple[Sign, Sign, str]]:
        """Fields that are left out between two marked ones of their column: of which steps, and their names."""
        screen = self.origin.screen
        marked = [
            (step.sign, mark.box)
            for step in self.steps
            for mark in step.marks
            if step.sign and (mark.role or mark.label)
        ]
        for field, words in fields(screen) if screen else ():
            column = [(sign, box) for sign, box in marked if box.x < field.right and field.x < box.right]
            above = [sign for sign, box in column if box.bottom <= field.y + HAIR]
            below = [sign for sign, box in column if field.bottom - HAIR <= box.y]
            if above and below and not self.shows(field):
                yield max(above), min(below), words

    def shows(self, box: Box) -> bool:
        """Whether a box of the screen is wholly seen."""
        lines = sorted(self._lines_of(box))
        reached = box.y + HAIR
        for top, bottom in lines:
            if top <= reached + HAIR:
                reached = max(reached, bottom)
        return reached >= box.bottom - HAIR

    def _lines_of(self, box: Box) -> Iterator[tuple[float, float]]:
        """From where to where, on the screen, lines of a box are seen in all their width."""
        for part in self.origin.parts:
            left, right = box.x - part.left / self.density, box.right - part.left / self.density
            down = (part.first - part.top) / self.density
            top = max(box.y, part.top / self.density, self.seen.y - down)
            bottom = min(box.bottom, (part.top + part.after - part.first) / self.density, self.seen.bottom - down)
            if self.seen.x - HAIR <= left and right <= self.seen.right + HAIR and top < bottom:
                yield top, bottom


def named(step: Step, screen: Screen) -> Iterator[Thing]:
    """All that must be seen with a step."""
    if not step.sign:
        return
    for mark in step.marks:
        yield Thing(step.sign, "control" if mark.role else "words", mark.words, mark.box)
        if mark.label:
            yield Thing(step.sign, "label", mark.words, mark.label)
        for words in step.place:
            if place := place_of(words, mark, screen):
                yield Thing(step.sign, "place", words, place)
        if value := value_below(mark, screen):
            yield Thing(step.sign, "first value", mark.words, value)
        for words, box in told_of(mark, screen):
            yield Thing(step.sign, "help", words, box)


def place_of(words: str, mark: Mark, screen: Screen) -> Box | None:
    """Where the words stand that say where a mark is; None where they are told above the picture."""
    words = one_line(words)
    if words in map(one_line, (screen.heading, screen.dialog, screen.tab, screen.title)):
        return None
    lines = [one.box for one in screen.neighbors if one.kind in READ and words in one_line(one.words)]
    above = [line for line in lines if line.y < mark.box.bottom]
    middle = mark.box.y + mark.box.height / 2
    return min(above or lines, key=lambda line: abs(line.y + line.height / 2 - middle), default=None)


def value_below(mark: Mark, screen: Screen) -> Box | None:
    """The first value in the column that a mark is the head of."""
    heads = {found.replace('\\"', '"') for found in COLUMN_HEAD.findall(screen.accessibility)}
    if one_line(mark.words) not in heads or mark.label:
        return None
    below = [
        one.box for one in screen.neighbors
        if one.kind in READ and 0 <= one.box.y - mark.box.bottom <= FIRST_LINE
        and min(abs(one.box.x - mark.box.x), abs(one.box.right - mark.box.right)) <= ALIGNED
    ]  # fmt: skip
    return min(below, key=lambda box: box.y, default=None)


def told_of(mark: Mark, screen: Screen) -> Iterator[tuple[str, Box]]:
    """The texts that stand right below a field, and begin where it does."""
    if not mark.label:
        return
    controls = [one.box for one in screen.neighbors if one.kind == "control"]
    texts = [
        one for one in screen.neighbors if one.kind == "text" and not any(inside(one.box, box) for box in controls)
    ]
    for words, lines in groupby(texts, key=lambda one: one_line(one.words)):
        box = around([line.box for line in lines])
        below = -ALIGNED <= box.y - mark.box.bottom <= BELOW_FIELD and abs(box.x - mark.box.x) <= ALIGNED
        if below and len(words.split()) >= FEWEST_WORDS:
            yield words, box


def fields(screen: Screen) -> Iterator[tuple[Box, str]]:
    """The controls of a screen, those that its inventory knows by their names."""
    known = [(control.box, control.name) for control in screen.inventory if not control.frame]
    boxes = {box for box, _ in known}
    yield from known
    yield from (
        (one.box, one_line(one.words)) for one in screen.neighbors if one.kind == "control" and one.box not in boxes
    )


def around(boxes: Sequence[Box]) -> Box:
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
    return Box(x=left, y=top, width=right - left, height=bottom - top)


def inside(box: Box, outer: Box) -> bool:
    return outer.x <= box.x and outer.y <= box.y and box.right <= outer.right and box.bottom <= outer.bottom


def one_line(words: str) -> str:
    return " ".join(words.split())
