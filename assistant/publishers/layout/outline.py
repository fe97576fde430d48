"""Which outlines a step's marks get: pure geometry, in CSS pixels of the screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.publishers.layout.boxes import between, bounding_box, grown, holds

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.facts.recording import Box, Mark, Neighbor, Step
    from assistant.facts.signs import Sign

CONTROL_GAP = 2.5
"""From a control to the middle of the line around it."""

GROUP_GAP = 6.0
"""The same for several fields and their labels."""

WORD_GAPS = (5.5, 4.0, 2.5, 0.5)
"""The same for words; the first that meets no other text, with its lining."""

A_LITTLE_MORE = 1.5
"""Instead of the last of them, where only so the lining meets no capital of the words themselves."""

AIR_ABOVE_CAPITALS = 0.17
"""This part of a line's box is empty above its capitals, in every typeface that screens are set in."""

LINE_OF_A_VALUE = 420
"""A longer line is a part of a paragraph, and only the words that are marked in it are outlined."""

TEXT_GAPS = (5.5, 4.5)
"""The same at the sides of words inside an outline, whose lining would else cut their first and last letter."""

BAR_GAP = 4
"""The items of a bar have less than this between them."""

SIGN = 16
"""A text that is no wider is a sign of its neighbor, such as the asterisk of a required field."""

EDGELESS = 1.5
"""Where the words of a control begin no further than this from its side, no edge of it is seen."""

WORDS = ("", "link")
"""What is a run of words to the eye, and takes the wider gap."""

LINE_OF_TEXT = 30
"""A label that is higher has several lines."""

TIGHT = 20
"""In a line of text that is no higher, letters reach down to the box's lower edge."""

TAIL = 1.5
"""So much further away the line below such letters stands."""

CROWDED = 3
"""Words that stand this near above a control leave its outline no more room than its own edge."""

ROUNDING = 0.5
"""What the lining of an outline keeps away from a neighbor, for pictures have whole pixels."""

TOUCHING = 2.0
"""Controls that overlap by less than this stand beside each other, as buttons of a bar do that share their edges."""

LINE = 3.3
"""How wide outlines and leader lines are drawn."""

LINING = 2.0
"""The white on each side of every line and around discs."""

TALLEST_GROUP, WIDEST_GROUP = 470, 530
"""Marks of one sentence that stand further apart than this get an outline each."""


@dataclass(frozen=True)
class Target:
    """What the sign of one step or result points at."""

    sign: Sign
    outlines: tuple[Box, ...]
    dashed: bool
    labels: tuple[Box, ...] = ()
    """What names it beside the outlines; at its right on a page that is read from the right."""

    named: tuple[Box, ...] = ()
    """What else of the page its sentence speaks of, such as the heading that it stands under."""

    helps: tuple[Box, ...] = ()
    """Texts of the page that explain it."""

    @property
    def seen(self) -> tuple[Box, ...]:
        """All that a picture must show whole, but for what explains it."""
        return (*self.outlines, *self.labels, *self.named)

    @property
    def beside(self) -> tuple[Box, ...]:
        """All that is shown with its outlines, and that no number leads to."""
        return (*self.labels, *self.named, *self.helps)


def all_of(targets: Iterable[Target]) -> list[Box]:
    """All that must be seen whole."""
    return [box for target in targets for box in (*target.outlines, *target.beside)]


def all_beside(targets: Iterable[Target]) -> list[Box]:
    return [box for target in targets for box in target.beside]


def targets(steps: Iterable[Step], neighbors: Sequence[Neighbor]) -> tuple[Target, ...]:
    """One for each step or result that marks something on the screen."""
    texts = [neighbor.box for neighbor in neighbors if neighbor.kind in ("text", "heading")]
    controls = [to_the_eye(neighbor.box, texts) for neighbor in neighbors if neighbor.kind == "control"]
    return tuple(
        Target(
            step.sign,
            outlines(step.marks, texts, controls),
            dashed=step.does.only_read,
            labels=tuple(mark.label for mark in step.marks if mark.label),
        )
        for step in steps
        if step.sign and step.marks
    )


def outlines(marks: Sequence[Mark], texts: Sequence[Box], controls: Sequence[Box]) -> tuple[Box, ...]:
    """One outline around all marks of a sentence and their labels, or one each where they stand too far apart."""
    if len(marks) > 1 and (together := group(marks, [*texts, *controls])):
        return (together,)
    return tuple(outline(mark, texts, controls) for mark in marks)


def group(marks: Sequence[Mark], others: Sequence[Box]) -> Box | None:
    """A rectangle around the marks and all that its line would cross; None when that is too much of the page."""
    box = grown(bounding_box(part for mark in marks for part in boxes_of(mark)), GROUP_GAP)
    # To take in what the line would cross makes it larger, and it may cross something else then. It ends: each turn
    # holds more, or is too large.
    while box.height <= TALLEST_GROUP and box.width <= WIDEST_GROUP:
        crossed = [other for other in others if crosses(box, [other])]
        if not crossed:
            return box
        box = bounding_box([box, *(grown(other, GROUP_GAP) for other in crossed)])
    return None


def boxes_of(mark: Mark) -> list[Box]:
    """The boxes of a mark: itself, and its label where that stands outside."""
    return [mark.box, mark.label] if mark.label else [mark.box]


def outline(mark: Mark, texts: Sequence[Box], controls: Sequence[Box]) -> Box:
    """The outline of one mark alone; a small control and the label at its side share one."""
    if mark.label and on_line_with(mark.label, mark.box):
        return clear_of_words(grown(bounding_box([mark.box, with_tails(mark.label, texts)]), CONTROL_GAP), texts)
    # A control with an edge of its own is outlined close to that edge. Words have no edge, and the gap is theirs to
    # choose.
    if mark.label or not (mark.role in WORDS or edgeless(mark.box, texts)):
        edged = [other for other in controls if not edgeless(other, texts)]
        crowding = [text for text in texts if crowds(text, mark.box)]
        return clear_of_words(clear_of_controls(as_high_as_its_label(mark), [*edged, *crowding]), texts)
    words = place_of_words(mark, texts, controls)
    tries = [grown(words, gap) for gap in WORD_GAPS]
    # The widest gap whose line meets no text at all; else the widest that at least meets no letters. Only tall letters
    # reach the top of a line's box, so a line may run there.
    clear = [box for box in tries if not runs_over_letters(box, texts)]
    others = [text for text in texts if text.width > SIGN]  # a sign is taken in
    chosen = next((box for box in clear if not crosses(box, others)), [*clear, tries[-1]][0])
    wider = grown(words, A_LITTLE_MORE)
    if chosen == tries[-1] and runs_over_own(chosen, texts) and not runs_over_own(wider, texts):
        chosen = wider
    return clear_of_words(chosen, texts)


def with_tails(label: Box, texts: Sequence[Box]) -> Box:
    """A label's box with room below letters that reach down to its edge, if there is any."""
    longer = between(label.x, label.y, label.right, label.bottom + TAIL)
    below = between(label.x, label.bottom, label.right, longer.bottom + CONTROL_GAP)
    return longer if label.height <= TIGHT and not any(below.touches(text) for text in texts) else label


def crowds(text: Box, control: Box) -> bool:
    """Whether words nearly touch a control from above; below it, the air above their capitals is room enough."""
    return text.x < control.right and control.x < text.right and -TOUCHING < control.y - text.bottom < CROWDED


def as_high_as_its_label(mark: Mark) -> Box:
    """A control, as high as the line of its label beside it: a check box is lower than letters with tails."""
    if mark.label is None or mark.label.height > LINE_OF_TEXT or not on_line_with(mark.label, mark.box):
        return mark.box
    top, bottom = min(mark.box.y, mark.label.y), max(mark.box.bottom, mark.label.bottom)
    return between(mark.box.x, top, mark.box.right, bottom)


def clear_of_controls(control: Box, others: Sequence[Box]) -> Box:
    """The outline of a control, closer on the sides at which its neighbors leave it little room."""
    left, above, right, below = (min(gaps, default=CONTROL_GAP) for gaps in gaps_around(control, others))
    return between(control.x - left, control.y - above, control.right + right, control.bottom + below)


def gaps_around(control: Box, others: Sequence[Box]) -> tuple[list[float], list[float], list[float], list[float]]:
    """How wide an outline may be at the left, above, at the right and below, by each neighbor: half of the gap.

    Where they nearly touch, the line runs along the control's own edge.
    """
    found: tuple[list[float], list[float], list[float], list[float]] = [], [], [], []
    for other in others:
        apart = control.x - other.right, control.y - other.bottom, other.x - control.right, other.y - control.bottom
        beside = on_line_with(other, control), other.x < control.right and control.x < other.right
        for side, (distance, shares) in enumerate(zip(apart, (*beside, *beside), strict=True)):
            if shares and -TOUCHING < distance < 2 * (CONTROL_GAP + LINE / 2):
                found[side].append(min(CONTROL_GAP, max(0, (distance - LINE) / 2 - ROUNDING)))
    return found


def place_of_words(mark: Mark, texts: Sequence[Box], controls: Sequence[Box]) -> Box:
    """Where words stand that are read or followed: by their line's box, or the padding of a bar's item left out."""
    if not mark.role:
        return whole_line(mark, texts)
    if edgeless(mark.box, texts):
        return to_the_eye(mark.box, texts)
    # Items of a bar or a list touch each other: outlined whole, each would run along its neighbor's edge and seem to
    # mark both. A button that stands alone is outlined as the box that it is.
    inside = [text for text in texts if holds(mark.box, text)]
    if inside and any(below_each_other(mark.box, control) for control in controls):
        return bounding_box(inside)  # a row of a list is as wide as the list
    if not inside or not any(next_to(mark.box, control) for control in controls):
        return mark.box
    words, box = bounding_box(inside), mark.box
    # As much off each side as the words leave on the narrower one, so that an arrow in the padding stays inside.
    across = min(words.x - box.x, box.right - words.right)
    down = min(words.y - box.y, box.bottom - words.bottom)
    return between(box.x + across, box.y + down, box.right - across, box.bottom - down)


def edgeless(control: Box, texts: Sequence[Box]) -> bool:
    """Whether a control looks like mere words, for they begin at its very side; it may be higher than they are."""
    inside = [text for text in texts if holds(control, text)]
    return (
        bool(inside) and min(bounding_box(inside).x - control.x, control.right - bounding_box(inside).right) < EDGELESS
    )


def to_the_eye(control: Box, texts: Sequence[Box]) -> Box:
    """What is seen of a control: as high as its words, where it has no edge."""
    if not edgeless(control, texts):
        return control
    words = bounding_box(text for text in texts if holds(control, text))
    return between(control.x, words.y, control.right, words.bottom)


def next_to(item: Box, other: Box) -> bool:
    """Whether two things follow each other in a bar, with no gap between them."""
    gap = max(item.x, other.x) - min(item.right, other.right)
    return on_line_with(item, other) and 0 <= gap < BAR_GAP


def below_each_other(item: Box, other: Box) -> bool:
    """Whether two things follow each other in a list, with no gap between them."""
    gap = max(item.y, other.y) - min(item.bottom, other.bottom)
    return item.x < other.right and other.x < item.right and 0 <= gap < BAR_GAP


def whole_line(mark: Mark, texts: Sequence[Box]) -> Box:
    """Words by their line's box; with the rest of a short line, where an outline around them alone has no room."""
    lines = [
        text for text in texts if on_line_with(text, mark.box) and text.x < mark.box.right and mark.box.x < text.right
    ]
    # Marked words may break over two lines, each with words before or after it that are not meant.
    if len(lines) != 1 or holds(mark.box, lines[0]):
        return bounding_box(lines) if lines and holds(mark.box, bounding_box(lines)) else mark.box
    return lines[0] if lines[0].width <= LINE_OF_A_VALUE else mark.box


def clear_of_words(outline: Box, texts: Sequence[Box]) -> Box:
    """An outline wide enough for the words in it, and for what its sides would run over: signs, the rest of a line."""
    inside = [text for text in texts if holds(grown(outline, 1), text)]
    if not inside:
        return outline
    rest = [text for text in texts if text not in inside and marks_text(outline, text)]
    taken = taken_in(outline, inside, rest)
    others = [text for text in rest if text not in taken]
    tries = [beside_words(outline, [*inside, *taken], gap) for gap in TEXT_GAPS]
    return next((box for box in tries if not side_crosses(box, others)), tries[-1] if taken else outline)


def taken_in(outline: Box, inside: Sequence[Box], rest: Sequence[Box]) -> list[Box]:
    """What the sides of the closest outline would run over; of that only signs, where all of it is too wide."""
    first = taken = crossed_words(outline, inside, rest)
    # The rest of a line is taken in, so that no word is cut: each word that is moves a side to the next one.
    while more := crossed_words(outline, [*inside, *taken], [text for text in rest if text not in taken]):
        taken = [*taken, *more]
    # Of a line as wide as the page only signs are.
    too_wide = taken and bounding_box([outline, *taken]).width > WIDEST_GROUP
    return [text for text in first if text.width <= SIGN] if too_wide else taken


def crossed_words(outline: Box, inside: Sequence[Box], rest: Sequence[Box]) -> list[Box]:
    """What the sides of the closest outline around some words run over."""
    closest = beside_words(outline, inside, TEXT_GAPS[-1])
    sides = [grown(edge, LINING) for edge in edge_lines(closest)[2:]]
    return [text for text in rest if any(side.touches(text) for side in sides)]


def beside_words(outline: Box, words: Sequence[Box], gap: float) -> Box:
    """An outline that leaves so much room at the sides of words."""
    left, right = min(text.x for text in words), max(text.right for text in words)
    return between(min(outline.x, left - gap), outline.y, max(outline.right, right + gap), outline.bottom)


def side_crosses(outline: Box, texts: Sequence[Box]) -> bool:
    """Whether the left or the right line runs over a text of the same line."""
    return any(edge.touches(text) for edge in edge_lines(outline)[2:] for text in texts if marks_text(outline, text))


def on_line_with(label: Box, control: Box) -> bool:
    """Whether a label shares its line with its control, as that of a check box does."""
    return label.y < control.bottom and control.y < label.bottom


def crosses(outline: Box, texts: Sequence[Box]) -> bool:
    """Whether the line of an outline runs over a text."""
    return any(edge.touches(text) for edge in edge_lines(outline) for text in texts)


def runs_over_letters(outline: Box, texts: Sequence[Box]) -> bool:
    """Whether the line of an outline or its lining runs over the letters of a text outside."""
    others = [letters for text in texts if not marks_text(outline, letters := letters_of(text))]
    return any(grown(edge, LINING).touches(text) for edge in edge_lines(outline)[:2] for text in others)


def runs_over_own(outline: Box, texts: Sequence[Box]) -> bool:
    """The same of the upper line and the text that is marked."""
    above = grown(edge_lines(outline)[0], LINING)
    return any(above.touches(letters_of(text)) for text in texts if marks_text(outline, text))


def letters_of(text: Box) -> Box:
    """A line's box is as high as its line, and the letters in it are not."""
    return between(text.x, text.y + AIR_ABOVE_CAPITALS * text.height, text.right, text.bottom)


def marks_text(outline: Box, text: Box) -> bool:
    """Whether the middle of a text's height lies inside an outline: it is one of those that are marked."""
    return outline.y < text.y + text.height / 2 < outline.bottom


def edge_lines(outline: Box) -> tuple[Box, Box, Box, Box]:
    """The four lines of an outline, as wide as they are drawn."""
    outer, half = grown(outline, LINE / 2), LINE
    return (
        between(outer.x, outer.y, outer.right, outer.y + half),
        between(outer.x, outer.bottom - half, outer.right, outer.bottom),
        between(outer.x, outer.y, outer.x + half, outer.bottom),
        between(outer.right - half, outer.y, outer.right, outer.bottom),
    )
