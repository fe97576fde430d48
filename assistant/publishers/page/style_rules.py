"""The style rules that differ from row to row and from guide to guide."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.facts.colors import SIGNAL
from assistant.facts.letters import names_of, told
from assistant.publishers.layout import wording
from assistant.publishers.layout.phone import as_window
from assistant.publishers.layout.print_heights import PIXEL, disc_heights
from assistant.publishers.layout.text_metrics import LONG
from assistant.publishers.layout.wording import whereabouts
from assistant.publishers.pictures.svg import px

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assistant.facts.recording import CourtFacts, Recording
    from assistant.publishers.layout.callouts import Drawing
    from assistant.publishers.layout.rows import Row


SMALL = ".figure:not(:is(:popover-open))"
"""A picture in its place, also for a browser that cannot enlarge it."""


def row_rules(rows: Sequence[Row], *, paper: bool = False) -> str:
    """Where each picture lies in its drawing, and how far down each step begins: `--px` is a pixel of the screen."""
    numbered = list(enumerate(rows, 1))
    every = [rule for number, row in numbered for rule in whole_picture(number, row.drawing)]
    beside = [rule for number, row in numbered for rule in step_rules(number, row)]
    if paper:
        return "\n".join([*every, *beside])
    below = [rule for number, row in numbered for rule in phone_rules(number, row)]
    phones = media("screen and (max-width: 559.98px)", below)
    return "\n".join([*every, media("print, (min-width: 760px)", beside), phones])


def color_rule(recordings: Sequence[Recording]) -> str:
    """The color of numbers and outlines, where all have one that is not the usual one."""
    color, *others = {one.court.color for one in recordings} or {SIGNAL}
    return "" if others or color == SIGNAL else f":root {{ --signal: {color}; }}\n"


LONG_IN_HEADING = 18
"""Letters of a word that is wider than a phone in a heading; in a text that is LONG."""

ANYWHERE = """html, p, li, td, th { overflow-wrap: anywhere; }
.large { white-space: normal !important; }
.masthead .kind { white-space: nowrap; }
.facts, .after { grid-template-columns: none !important; grid-auto-columns: minmax(0, 1fr) !important; }
.keep { grid-auto-columns: minmax(0, 1fr) !important; }
"""
"""Any word may break. Columns of guides without long words keep the width of their longest one."""


def long_word_rules(recordings: Sequence[Recording]) -> str:
    """What keeps long words inside of pages, where there are any."""
    headings = (words for one in recordings for words in headings_of(one))
    texts = (words for one in recordings for _, words in told(one))
    return ANYWHERE if any_longer(headings, LONG_IN_HEADING) or any_longer(texts, LONG) else ""


def any_longer(texts: Iterable[str], most: int) -> bool:
    return any(len(word) > most for words in texts for word in words.replace("**", "").split())


def headings_of(recording: Recording) -> Iterator[str]:
    yield from (recording.title, recording.ending.title)
    for screen in recording.screens:
        yield from (screen.chapter, *names_of(screen))


def media(query: str, rules: Iterable[str]) -> str:
    return "\n".join([f"@media {query} {{", *rules, "}"])


def picture_rules(name: str, drawing: Drawing) -> Iterator[str]:
    """How many pixels of the screen a drawing is wide, and the rails around the picture as its margins."""
    edge, crop = drawing.edge, drawing.crop
    yield f"{name} {{ --wide: {px(edge.width)}; }}"
    margins = -edge.y, edge.right - crop.width, edge.bottom - crop.height, -edge.x
    yield f"{name} .stage {{ margin: {' '.join(share(margin, edge.width) for margin in margins)}; }}"


def whole_picture(number: int, drawing: Drawing) -> Iterator[str]:
    """The same for the whole picture, and its shape, for print has only a stand-in for it."""
    yield from picture_rules(f".drawing-{number}", drawing)
    yield f".drawing-{number} img {{ aspect-ratio: {px(drawing.crop.width)} / {px(drawing.crop.height)}; }}"


def phone_rules(number: int, row: Row) -> Iterator[str]:
    """The same for what a phone shows, until it is enlarged: a part of the picture, or a picture of its own."""
    name = f"{SMALL} .drawing-{number}"
    yield from picture_rules(name, row.phone)
    full, part = row.drawing.crop, row.phone.crop
    shape = f"aspect-ratio: {px(part.width)} / {px(part.height)};"
    yield f"{name} :is(.pane, .narrow) {{ {shape} }}"
    if start := as_window(full, part):
        yield (
            f"{name} img {{ width: {share(full.width, part.width)}; "
            f"margin: {share(-start.y, part.width)} 0 0 {share(-start.x, part.width)}; }}"
        )


def share(length: float, whole: float) -> str:
    """A length as a part of another, in percent."""
    return f"{100 * length / whole + 0:.3f}%"


def step_rules(number: int, row: Row) -> Iterator[str]:
    """The first step begins at the height of its mark, and no further one above its own."""
    if row.wide or not row.steps:
        return
    heights = [row.drawing.height_of(step.sign) for step in row.steps if step.sign]
    if heights[0] is not None:
        yield f".row-{number} .where {{ min-height: calc(var(--px) * {px(heights[0])} - var(--disc) / 2); }}"
    for step, (place, following) in zip(
        row.steps, pairwise(disc_heights(whereabouts(row), row.steps, heights)), strict=False
    ):
        if step.sign and place is not None and following is not None:
            yield f".step-{step.sign.name} {{ min-height: calc(var(--px) * {px((following - place) / PIXEL)}); }}"


UNSEEN = "@media screen { body { display: none; } }\n"
"""A document for paper alone is not laid out for a screen that nobody looks at, which is two fifths of its print."""

LONG_HEADS = "@page { overflow-wrap: anywhere; }\n"
"""Long words may break at the head and foot of a page, too. For paper alone: judges of web pages know no such rule."""


def page_rules(title: str, court: CourtFacts, edition: str) -> str:
    """What stands at the head and the foot of each printed page; the first has its title in the text."""
    return (
        f"@page {{ @top-left {{ content: {quoted(title)}; }} }}\n"
        f"{foot_rules(court, edition)}"
        "@page :first { @top-left { content: none; } @top-right { content: none; } }\n"
    )


def foot_rules(court: CourtFacts, edition: str) -> str:
    """The foot alone: court, edition, telephone and page."""
    foot = css_lines(court.name, f"{wording.edition_in_full(edition, court)}. {court.footer}".rstrip())
    asked = [f"PACER Service Center {court.pacer_phone}"] if court.pacer_phone else []
    return (
        f"@page {{ @bottom-left {{ content: {foot}; }} }}\n"
        f"@page {{ @bottom-right {{ content: {css_lines(*asked, 'Page ')} "
        'counter(page) " of " counter(pages); } }\n'
    )


def css_lines(*texts: str) -> str:
    """Several lines as one CSS string."""
    return '"' + "\\A ".join(escaped(text) for text in texts) + '"'


def quoted(text: str) -> str:
    return css_lines(text)


def escaped(text: str) -> str:
    """A text inside a CSS string inside a style element: what could end either is written as its code."""
    return "".join(f"\\{ord(letter):X} " if letter in '"\\<>&\n\r\f' else letter for letter in text)
