"""Where the pointer comes from and rests, what it covers, and how far a click's ring goes. Pure geometry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.publishers.film.viewport import filmed_page, things_on
from assistant.publishers.layout.boxes import between, grown, holds, shared
from assistant.publishers.layout.outline import WORDS, crosses

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.facts.recording import Box, Mark, Screen
    from assistant.publishers.film.viewport import View
    from assistant.publishers.layout.callouts import Outline

RINGS = (13, 10, 7, -12)
"""How far the ring of a click may go outward or inward, in pixels of the film: the first that meets no words."""

POINTER = (50, 80)
"""Width and height of the pointer, in pixels of the film; its tip is its left upper corner."""


def in_sight(point: tuple[float, ...], view: View) -> tuple[float, float]:
    """A place in sight from where the pointer comes: where it was, or the nearest edge."""
    x, y = point
    return min(max(x, view.x + 20), view.x + view.width - 60), min(max(y, view.y + 20), view.y + view.height - 20)


def pointer_box(tip: tuple[float, ...], scale: float) -> Box:
    """What the pointer covers of the screen."""
    return between(tip[0], tip[1], tip[0] + POINTER[0] / scale, tip[1] + POINTER[1] / scale)


def resting(mark: Mark, screen: Screen, scale: float) -> tuple[float, float]:
    """Where the pointer’s tip rests: the lower right corner, or else where it covers least words and controls."""
    control = mark.box
    words = [grown(word, -2) for word in things_on(screen, "text", "heading")]
    others = [box for box in things_on(screen, "control") if not holds(grown(control, 2), box)]
    beside = control.right + (2 if mark.role in WORDS else -1)
    # Inside of the control, where a click would count; the arrow's body lies to the right and below its tip.
    tips = [(control.right - 1, control.bottom - 1)]
    tips += [(x, control.bottom - 1) for x in spaced(control.right, control.x)]
    tips += [(beside, y) for y in spaced(control.bottom, control.y)]
    bodies = {tip: pointer_box(tip, scale) for tip in tips}
    page = filmed_page(screen)
    return min(
        tips,
        # Words before controls: a button half covered is still known, a word is not.
        key=lambda tip: (covered(bodies[tip], words) + beyond(bodies[tip], page), covered(bodies[tip], others)),
    )


def ring_reach(outlines: Sequence[Outline], screen: Screen, scale: float) -> float:
    """How far a click's ring goes; nowhere, if every ring would meet words."""
    words = things_on(screen, "text", "heading")
    free = (reach for reach in RINGS for one in outlines[-1:] if not crosses(grown(one.box, reach / scale), words))
    return next(free, 0)


def covered(body: Box, things: Sequence[Box]) -> float:
    """How much of any things lies under something."""
    common = (shared(body, thing) for thing in things)
    return sum(part.width * part.height for part in common if part)


def beyond(body: Box, page: Box) -> float:
    """How much of something lies outside the page, where the film cannot show it."""
    return body.width * body.height - covered(body, [page])


def spaced(start: float, end: float) -> list[float]:
    """Places every eight pixels, from one to the other."""
    return [start - count * 8 for count in range(1, int((start - end) // 8) + 1)]
