"""A browser's own list, standing open: no picture has it, so it is drawn from the options that the walk has kept."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from assistant.facts import letters
from assistant.publishers.film.planes import planes
from assistant.publishers.film.shapes import INK
from assistant.publishers.film.typography import draw, length_of
from assistant.publishers.layout.boxes import between
from assistant.publishers.pictures.burn import WHITE

if TYPE_CHECKING:
    from assistant.facts.recording import Box, Step
    from assistant.publishers.film.planes import Planes
    from assistant.publishers.film.viewport import View

ROW, LETTERS, INSET = 32, 17, 14
"""Height of an option, size of its letters, and what is free before them, in CSS pixels."""

MOST_ROWS, FEWEST_BELOW = 9, 4
"""So many options are seen at once; where fewer fit below its field, a list opens above it, if more fit there."""

FREE = 4
"""What is free between a list and the picture's edge, in CSS pixels."""

EDGE, CHOSEN, BAR = "#6b7785", "#1b4b8a", "#a9b4c0"
BAR_WIDTH = 8


@dataclass(frozen=True)
class OpenList:
    """The options that are seen of a list, where on the screen they stand, and which one is chosen."""

    box: Box
    rows: tuple[str, ...]
    chosen: int
    """The place of the chosen one among them."""
    first: int
    """How many options are scrolled away above them."""
    every: int
    pointed: bool = False
    """Whether the pointer is on the chosen one."""

    @property
    def row(self) -> Box:
        """Where the chosen one stands."""
        top = self.box.y + self.chosen * ROW
        return between(self.box.x, top, self.box.right, top + ROW)


def open_list(step: Step, view: View) -> OpenList | None:
    """The list of a step as it stands open, where it is the browser's own and shows one of its options."""
    mark, typed = step.marks[-1], step.typed
    if step.does.leaves != "option" or step.opened or mark.role != "combobox" or typed is None:
        return None
    options = [" ".join(option.split()) for option in mark.options]
    shown = " ".join(typed.shown.split())
    if shown not in options or any(map(letters.unknown, options)):
        return None
    below, above = view.box.bottom - mark.box.bottom, mark.box.y - view.box.y
    fit_below, fit_above = (int((room - FREE) // ROW) for room in (below, above))
    upward = fit_below < min(FEWEST_BELOW, len(options)) and fit_above > fit_below
    count = max(1, min(MOST_ROWS, len(options), fit_above if upward else fit_below))
    place = options.index(shown)
    first = min(max(0, place - count // 2), len(options) - count)
    rows = tuple(options[first : first + count])
    longest = max(length_of(row, 400, LETTERS) for row in rows) + 3 * INSET
    right = min(max(mark.box.right, mark.box.x + longest), view.box.right - FREE)
    top = mark.box.y - count * ROW if upward else mark.box.bottom
    box = between(mark.box.x, top, right, top + count * ROW)
    return OpenList(box, rows, place - first, first, len(options))


def tip_on(shown: OpenList) -> tuple[float, float]:
    """Where the pointer's tip rests on the chosen option: behind its words, and those of the one below."""
    covered = shown.rows[shown.chosen : shown.chosen + 2]
    behind = shown.box.x + INSET + max(length_of(words, 400, LETTERS) for words in covered) + INSET
    return min(behind, shown.box.right - INSET), shown.row.y + ROW / 2


@lru_cache(maxsize=4)
def list_planes(shown: OpenList, scale: float) -> Planes:
    """The list, as large as the film shows the screen."""
    width, height = (round(edge * scale / 2) * 2 for edge in (shown.box.width, shown.box.height))
    sheet = Image.new("RGB", (width, height), WHITE)
    pen = ImageDraw.Draw(sheet)
    for number, words in enumerate(shown.rows):
        top, middle = number * ROW * scale, (number + 0.5) * ROW * scale
        marked = shown.pointed and number == shown.chosen
        if marked:
            pen.rectangle((0, top, width, top + ROW * scale), CHOSEN)
        draw(pen, (INSET * scale, middle), words, WHITE if marked else INK, 400, round(LETTERS * scale))
    if len(shown.rows) < shown.every:
        top, bottom = (height * place / shown.every for place in (shown.first, shown.first + len(shown.rows)))
        pen.rectangle((width - BAR_WIDTH * scale, 0, width, height), WHITE)
        pen.rectangle((width - BAR_WIDTH * scale, top, width, bottom), BAR)
    pen.rectangle((0, 0, width - 1, height - 1), outline=EDGE, width=2)
    return planes(sheet)
