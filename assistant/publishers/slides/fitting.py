"""What fits on a slide: how large its words and its picture are, and what goes on on the next one. All is points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from assistant.errors import BadInput
from assistant.facts.recording import Box
from assistant.facts.sentence import unmarked
from assistant.publishers.layout.boxes import between
from assistant.publishers.layout.text_metrics import BOLD, REGULAR, line_count, sentence_runs, text_width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from assistant.facts.signs import Sign

WIDTH, HEIGHT = 960.0, 540.0
CONTENT = between(40, 96, 920, 496)
"""Between the title and the foot; the layouts of `powerpoint/` have it, too."""

GAP = 20.0
LEADING = 1.2
"""The height of a line, of its type's size."""

STEP_SIZES = 20, 18, 16, 14
TEXT_SIZES = 24, 22, 20, 18
TEXT_WIDTHS = 300.0, 340.0, 400.0
"""How wide steps may stand beside their picture."""

LARGEST = 1.25
"""The most points to a pixel of the screen: more shows no more."""

HANGING = 1.8
"""How far a sentence stands behind its number or letter, in sizes of its type."""


@dataclass(frozen=True)
class Line:
    """One paragraph, bold words marked: a step or a result with its sign, a point of a list, a heading, or a text."""

    words: str
    sign: Sign | None = None
    point: bool = False
    heading: bool = False
    links: bool = False
    spoken: tuple[str, ...] = ()
    """What is said of it."""

    source: str = ""
    """Where its words are from, for a complaint."""

    @property
    def hangs(self) -> bool:
        return self.point or self.sign is not None

    def height(self, size: float, width: float) -> float:
        """With the space before it."""
        room = width - (HANGING * size if self.hangs else 0)
        runs = ((self.words, BOLD),) if self.heading else sentence_runs(self.words)
        return line_count(runs, size, room) * size * LEADING + space_before(self, size)


def space_before(line: Line, size: float) -> float:
    return size * (0.7 if line.heading else 0.4)


def height(lines: Sequence[Line], size: float, width: float) -> float:
    return sum(line.height(size, width) for line in lines)


@dataclass(frozen=True)
class Plan:
    """A slide with steps and a picture: how large the words are and where, and where the picture's edge begins."""

    size: int
    text: Box
    left: float
    top: float
    scale: float
    """Points to a pixel of the screen."""

    @property
    def worth(self) -> float:
        """Larger letters in the picture are worth as much as larger letters beside it."""
        return self.scale * self.size


def planned(lines: Sequence[Line], edge: Box) -> Plan | None:
    """The best place of some steps and their picture, beside each other or one above the other; None where none is."""
    return max(
        (plan for size in STEP_SIZES for plan in plans(lines, edge, size)), key=lambda one: one.worth, default=None
    )


def plans(lines: Sequence[Line], edge: Box, size: int) -> Iterator[Plan]:
    for width in TEXT_WIDTHS:
        if height(lines, size, width) <= CONTENT.height:
            text = Box(x=CONTENT.x, y=CONTENT.y, width=width, height=CONTENT.height)
            yield placed(edge, size, text, between(text.right + GAP, CONTENT.y, CONTENT.right, CONTENT.bottom))
    high = height(lines, size, CONTENT.width)
    if high <= CONTENT.height / 2:
        text = Box(x=CONTENT.x, y=CONTENT.y, width=CONTENT.width, height=high)
        below = text.bottom + GAP if lines else CONTENT.y
        yield placed(edge, size, text, between(CONTENT.x, below, CONTENT.right, CONTENT.bottom))


def placed(edge: Box, size: int, text: Box, room: Box) -> Plan:
    """A picture as large as its room allows, in the middle between the sides."""
    scale = min(room.width / edge.width, room.height / edge.height, LARGEST)
    return Plan(size, text, room.x + (room.width - edge.width * scale) / 2, room.y, scale)


def text_size(lines: Sequence[Line]) -> int | None:
    """The largest type in which a slide without a picture holds these lines."""
    return next((size for size in TEXT_SIZES if height(lines, size, CONTENT.width) <= CONTENT.height), None)


class Room(NamedTuple):
    """What stands in a place of the cover, how high that is, and the sizes of type that it may have."""

    what: str
    height: float
    sizes: tuple[int, ...]
    width: float = CONTENT.width


def fitting_size(words: str, room: Room, weight: int = REGULAR) -> int:
    """The largest type in which words fit. Raises BadInput where none does."""
    for size in room.sizes:
        if line_count(((words, weight),), size, room.width) * size * LEADING <= room.height:
            return size
    raise BadInput(f"{room.what} is too long for a slide: “{cut_to_fit(words, weight, 10, 400)}”. Shorten it.")


Thing = TypeVar("Thing")
Planned = TypeVar("Planned")


def in_parts(
    things: Sequence[Thing], plan: Callable[[Sequence[Thing]], Planned | None], named: Callable[[Thing], str]
) -> Iterator[tuple[Sequence[Thing], Planned]]:
    """What stands on one slide after the other, as much on each as there is a plan for; once for nothing at all.

    Raises BadInput for a thing, `named` so, that no slide has room for.
    """
    rest, going = things, True
    while going:
        tries = ((count, plan(rest[:count])) for count in range(len(rest), min(len(rest), 1) - 1, -1))
        count, made = next(((count, made) for count, made in tries if made is not None), (0, None))
        if made is None:
            raise BadInput(f"{named(rest[0])} is too long for a slide. Shorten it, or make two sentences of it.")
        yield rest[:count], made
        rest = rest[count:]
        going = bool(rest)


def name_of(line: Line) -> str:
    """A line in a complaint."""
    return f"{line.source}“{cut_to_fit(unmarked(line.words), REGULAR, 10, 400)}”"


def cut_to_fit(words: str, weight: int, size: float, width: float) -> str:
    """Words on one line of a width; what does not fit is left out, and an ellipsis says so."""
    if text_width(words, weight, size) <= width:
        return words
    held = words.split(" ")
    while len(held) > 1 and text_width(f"{' '.join(held)}…", weight, size) > width:
        held.pop()
    return f"{' '.join(held)}…"
