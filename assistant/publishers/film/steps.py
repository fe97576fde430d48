"""What a film asks of steps: which notes go with them, what they speak of, and how they are done. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.facts.recording import Mark
from assistant.publishers.film.viewport import filmed_page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.facts.recording import Screen, Step

FREE_AT_RIGHT = 8
"""What stays free at the right of what fits into a field, in CSS pixels."""

DATE = re.compile(r"\d{4}-\d\d-\d\d|\d\d?/\d\d?/\d{2,4}")


def with_notes(steps: Sequence[Step]) -> list[tuple[Step | None, list[Step]]]:
    """Each numbered step with the notes that follow it; notes before all of them come with none."""
    found: list[tuple[Step | None, list[Step]]] = []
    for step in steps:
        if step.sign:
            found.append((step, []))
        elif found:
            found[-1][1].append(step)
        else:
            found.append((None, [step]))
    return found


def spoken_of(line: str, note: Step, screen: Screen) -> Step | None:
    """What a line of a note names first that is seen: a field, as the step that fills it, or a control in quotation.

    Of several names at one place it is the longest.
    """
    fields = ((step.marks[-1].words, step) for step in screen.steps if step.does.gives_a_fact and step.marks)
    found = [
        (place.start(), -len(words), step)
        for words, step in (*fields, *quoted_controls(line, note, screen))
        for place in [re.search(rf"\b{re.escape(words)}\b", line, re.IGNORECASE)]
        if place
    ]
    return min(found, key=lambda one: one[:2])[2] if found else None


def quoted_controls(line: str, note: Step, screen: Screen) -> Iterator[tuple[str, Step]]:
    """Each control that a line has in quotation marks, as a step that has it seen; a link may stand on two lines."""
    top = filmed_page(screen).y
    for words in re.findall("“([^”]+)”", line):
        marks = tuple(
            Mark(words=words, box=other.box)
            for other in screen.neighbors
            if other.kind == "control" and other.words == words and other.box.bottom > top
        )
        if marks:
            yield words, note.model_copy(update={"verb": "see", "number": 0, "marks": marks})


def points(step: Step) -> bool:
    """Whether the pointer goes to what a step names."""
    return bool(step.marks) and step.does.points


def characters(step: Step) -> int:
    """How many characters are typed one by one; none where all changes at once: lists, dates, what does not fit."""
    typed = step.typed
    if step.does.leaves != "value" or typed is None or not typed.characters or step.look is None:
        return 0
    control = step.marks[-1].box
    # A text that does not fit scrolls in its field, and a date field changes what was typed: their look at the end says
    # nothing of what stood there before.
    whole = len(typed.characters) == len(typed.shown) and typed.characters[-1] <= control.right - FREE_AT_RIGHT
    return len(typed.characters) if whole and "\n" not in typed.shown and not DATE.fullmatch(typed.shown) else 0
