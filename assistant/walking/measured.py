"""What the page's eyes tell, as a recording keeps it: rectangles, and words."""

from __future__ import annotations

from assistant import outside
from assistant.facts import letters
from assistant.facts.recording import Box
from assistant.facts.soundness import FURTHEST


def as_box(rectangle: dict[str, float]) -> Box:
    """Rounded to hundredths: more digits would be noise in the recording. What is endless ends far outside."""
    box = Box(**{side: round(length, 2) for side, length in rectangle.items()})
    if max(-box.x, -box.y, box.right, box.bottom) <= FURTHEST:
        return box
    left, top = (max(-FURTHEST, min(edge, FURTHEST)) for edge in (box.x, box.y))
    return Box(x=left, y=top, width=min(box.right, FURTHEST) - left, height=min(box.bottom, FURTHEST) - top)


def visible(words: str) -> str:
    """Words of a page without the characters that nobody sees and that act, on a terminal for example."""
    return outside.UNSEEN_CHARACTERS.sub(lambda found: found[0] if found[0] in "\t\n" else "", words)


def called(words: str) -> str:
    """What a page calls itself, as a guide can say it: without the pictures that stand between its words."""
    return letters.readable(letters.composed(visible(words)))
