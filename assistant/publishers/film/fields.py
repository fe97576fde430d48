"""How a field looks while somebody types into it: the look it is left with, shown from the left up to a letter."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from PIL import Image, ImageChops

from assistant.facts.pictures import unpacked

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.facts.recording import Step

PADDING = 5
"""So far inside a field's edge is nothing but its ground, in CSS pixels."""

WORD_GAP = 24
"""A blank wider than this ends what was typed; beyond it stand signs that belong to the field."""

FAINT = 24
"""A pixel that differs less than this from the ground holds no ink."""

NEAR_MEASURED = 4
"""A letter's right edge is looked for so far around where it was measured, in CSS pixels."""


class Look(NamedTuple):
    """A field's picture when all is typed, the same when it is empty, and which columns hold ink."""

    full: Image.Image
    empty: Image.Image
    ink: tuple[bool, ...]
    density: float

    @property
    def first(self) -> int:
        return self.ink.index(True) if True in self.ink else 0

    @property
    def last(self) -> int:
        """The column after the last that was typed."""
        end, gap = self.first, 0
        for column in range(self.first, len(self.ink)):
            gap = 0 if self.ink[column] else gap + 1
            # At the right of a field may stand a sign of its own, such as an eye that shows the password; it is not
            # typed.
            if gap > WORD_GAP * self.density:
                break
            end = end if gap else column + 1
        return end


@lru_cache(maxsize=8)
def look_of(step: Step, file: Path) -> Look:
    assert step.look is not None, "what was typed has a look"
    full = unpacked(file)
    density = full.width / step.look.box.width
    control = step.marks[-1].box
    left = round((control.x - step.look.box.x + PADDING) * density)
    right = round((control.right - step.look.box.x - PADDING) * density)
    empty = full.copy()
    # An empty field is its own left edge drawn out: one column of pixels inside of the padding holds its ground, border
    # and shadow.
    ground = full.crop((left, 0, left + 1, full.height))
    empty.paste(ground.resize((max(1, right - left), full.height)), (left, 0))
    differs = ImageChops.difference(full, empty).convert("L").point([0] * FAINT + [255] * (256 - FAINT))
    columns, _ = differs.getprojection()
    return Look(full, empty, tuple(bool(column) for column in columns), density)


def typed_so_far(step: Step, file: Path, count: int | None) -> Image.Image:
    """A field's picture with its first characters in it."""
    look = look_of(step, file)
    if count is None:
        return look.full
    shown = look.full.copy()
    start, end = cut_after(step, look, count), look.last
    if end > start:
        shown.paste(look.empty.crop((start, 0, end, look.full.height)), (start, 0))
    return shown


def cut_after(step: Step, look: Look, count: int) -> int:
    """The column behind a character: between two letters if there is a gap near where it was measured."""
    assert step.typed is not None, "only what was typed is cut"
    assert step.look is not None, "what was typed has a look"
    if step.typed.secret:
        column = look.first + (look.last - look.first) * count / len(step.typed.shown)
    else:
        column = (step.typed.characters[count - 1] - step.look.box.x) * look.density
    # Places were measured in the page's layout; letters reach over them, and a cut through one would show a sliver of
    # the next.
    near = range(round(column - NEAR_MEASURED * look.density), round(column + NEAR_MEASURED * look.density) + 1)
    blanks = [place for place in near if 0 <= place < len(look.ink) and not look.ink[place]]
    return min(blanks, key=lambda place: (abs(place - column), place), default=round(column))
