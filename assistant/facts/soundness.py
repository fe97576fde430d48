"""Whether a recording says only what a walk can have seen: for one may come from anybody, and is measured and drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from assistant.errors import BadInput
from assistant.facts import letters, logo, untrusted
from assistant.facts.sentence import FIELD
from assistant.facts.signs import Count

if TYPE_CHECKING:
    from assistant.facts.recording import Box, Logo, Picture, Recording, Screen, Step, Viewport

NAME_LENGTH_LIMIT = 100
LONGEST_TITLE = 250
"""Characters; Word's properties hold no more."""

LONGEST_WORDS = 10_000
"""Characters of anything that a guide says or a page shows."""

LONGEST_SNAPSHOT = 2_000_000

HIGHEST_COUNT = 1_000_000
"""No count is higher: of lines, of minutes."""

LARGEST_PICTURE, LARGEST_IN_ALL = 40_000_000, 1_000_000_000
"""Pixels: of one picture, and of those of all screens. Two hundred screens of ours fit into it."""

DENSEST = 4

FURTHEST = 20_000
"""CSS pixels by which what stands at the window's edge may reach beyond it."""

ROUNDED = 1.0
"""CSS pixels by which anything may stand further out than it can: places are rounded."""


def faults(recording: Recording) -> Iterator[str]:
    """What no walk has seen, in words that go on after “is not a recording: ”; the first is enough."""
    yield from faults_of_names(recording)
    yield from faults_of_texts(recording)
    yield from faults_of_logo(recording.court.logo)
    yield from faults_of_window(recording)
    yield from faults_of_numbering(recording)
    for number, screen in enumerate(recording.screens, 1):
        for fault in faults_of_screen(screen, recording.viewport):
            yield f"screen {number}: {fault}"


def faults_of_names(recording: Recording) -> Iterator[str]:
    """Names become those of folders and files."""
    for name in (recording.walkthrough, recording.court.id):
        if not untrusted.is_plain_name(name):
            yield f"“{name[:NAME_LENGTH_LIMIT]}” cannot be the name of a folder"
    for name in recording.people:
        if not is_person(name):
            yield f"“{name[:NAME_LENGTH_LIMIT]}” cannot be the name of a person"
    for picture in pictures(recording.screens):
        if not untrusted.is_plain_name(picture.file):
            yield f"“{picture.file[:NAME_LENGTH_LIMIT]}” cannot be the name of a picture"


def is_person(name: str) -> bool:
    """Whether it is a name, and no way to a file."""
    return 0 < len(name) <= NAME_LENGTH_LIMIT and not name.startswith(".") and not set(name) & set('/\\:"')


def pictures(screens: Iterable[Screen]) -> Iterator[Picture]:
    for screen in screens:
        own = (picture for step in screen.steps for picture in (step.opened, step.look) if picture)
        yield from (screen.arrived, screen.left, *own)


def faults_of_texts(recording: Recording) -> Iterator[str]:
    """A text that is longer than a page has room for takes minutes to lay out."""
    for title in (recording.title, recording.court.name):
        if len(title) > LONGEST_TITLE:
            yield f"“{title[:40]}…” has {len(title)} characters, and {LONGEST_TITLE} are the most"
    for text in texts_read(recording):
        if len(text) > LONGEST_WORDS:
            yield f"“{text[:40]}…” has {len(text)} characters, and {LONGEST_WORDS} are the most"
    if any(len(screen.accessibility) > LONGEST_SNAPSHOT for screen in recording.screens):
        yield f"the snapshot of a screen has more than {LONGEST_SNAPSHOT} characters"


def texts_read(recording: Recording) -> Iterator[str]:
    """All that is read: what is set in type, and what only pages and programs say."""
    yield from (words for _, words in letters.told(recording))
    yield recording.era
    for screen in recording.screens:
        yield from (screen.title, screen.heading, screen.tab, screen.dialog)
        yield from (screen.address, screen.site, *(neighbor.words for neighbor in screen.neighbors))
        for step in screen.steps:
            yield from (step.template, step.file, step.alt, *step.place)
            yield from (text for mark in step.marks for text in (mark.words, mark.role, mark.name, *mark.options))
            if step.typed:
                yield step.typed.shown
        for one in screen.inventory:
            yield from (one.role, one.name, *one.options, one.frame)
            yield from (one.html_name, one.html_id, one.html_type, one.html_target)
        yield from (message.words for message in screen.messages)


def faults_of_logo(known: Logo | None) -> Iterator[str]:
    """A logo is looked at like any picture from elsewhere."""
    if known is None:
        return
    try:
        if logo.look(known.picture) != (known.kind, known.width, known.height):
            yield "its logo is not the picture that it is said to be"
    except (BadInput, ValueError) as error:
        yield f"its logo cannot be shown: {str(error).removesuffix('.')}"


def faults_of_window(recording: Recording) -> Iterator[str]:
    """What is too large to be unpacked is not even begun."""
    window, screens = recording.viewport, len(recording.screens)
    sides = window.width, window.height
    if not (0 < window.density <= DENSEST and all(0 < side <= FURTHEST for side in sides)):
        yield f"no window is {window.width} by {window.height} pixels at a density of {window.density}"
        return
    pixels = window.width * window.height * window.density**2
    if pixels > LARGEST_PICTURE or pixels * screens > LARGEST_IN_ALL:
        yield f"its {screens} pictures of {pixels} pixels are too large"


def faults_of_numbering(recording: Recording) -> Iterator[str]:
    if not any(recording.steps()):
        yield "it has no steps"
    count = Count()
    for chapter, step in ((screen.belongs_to, step) for screen in recording.screens for step in screen.steps):
        expected = None if step.does.is_note else count.next(step.does.stands, chapter)
        if step.sign != expected:
            yield "its steps are not numbered one after the other"
            return
        count = count.after(expected, chapter) if expected else count
    lines = [step.line for screen in recording.screens for step in screen.steps]
    for number in (*lines, recording.minutes or 0):
        if not 0 <= number <= HIGHEST_COUNT:
            yield f"{number} is no count of lines or minutes" if number < 0 else "a count in it is too high"


def faults_of_screen(screen: Screen, window: Viewport) -> Iterator[str]:
    """Everything stands where the picture shows it."""
    for picture in (screen.arrived, screen.left):
        box = picture.box
        if (box.x, box.y, box.width, box.height) != (0, 0, window.width, window.height):
            yield f"{picture.file} does not show the whole window"
    whole = screen.left.box
    if not fills_template(screen.chapter_template, screen.chapter):
        yield f"its chapter does not say what the script says: {screen.chapter[:NAME_LENGTH_LIMIT]}"
    for neighbor in screen.neighbors:
        if not meets(neighbor.box, whole):
            yield f"what stands at {told(neighbor.box)} is not in the picture"
    for one in screen.inventory:
        if not is_real(one.box):
            yield f"the control at {told(one.box)} stands nowhere"
    for step in screen.steps:
        yield from faults_of_step(step, whole)


def faults_of_step(step: Step, whole: Box) -> Iterator[str]:
    if not fills_template(step.template, step.sentence):
        yield f"its sentence does not say what the script says: {step.sentence[:NAME_LENGTH_LIMIT]}"
    for mark in step.marks:
        if not lies_within(mark.box, whole):
            yield f"the mark at {told(mark.box)} is not in the picture"
        if mark.label is not None and not is_real(mark.label):
            yield f"the label at {told(mark.label)} is not in the picture"
    if step.look is not None and not (step.marks and meets(step.look.box, whole)):
        yield f"{step.look.file} shows nothing of the picture"
    if step.typed is not None and not all(-FURTHEST <= edge <= FURTHEST for edge in step.typed.characters):
        yield "what was typed does not stand in the picture"


def is_real(box: Box) -> bool:
    """Whether a rectangle is one, and near enough to be drawn."""
    x, y, width, height = box.x, box.y, box.width, box.height
    return (
        width >= 0 and height >= 0 and x >= -FURTHEST and y >= -FURTHEST
        and x + width <= FURTHEST and y + height <= FURTHEST
    )  # fmt: skip


def meets(box: Box, whole: Box) -> bool:
    """Whether a rectangle is one, and some of it is in another that begins at 0, 0."""
    beyond = box.x >= whole.width + ROUNDED or box.y >= whole.height + ROUNDED
    return is_real(box) and not beyond and box.x + box.width > -ROUNDED and box.y + box.height > -ROUNDED


def lies_within(box: Box, whole: Box) -> bool:
    """Whether all of a rectangle is in another that begins at 0, 0."""
    return (
        is_real(box) and box.x >= -ROUNDED and box.y >= -ROUNDED
        and box.x + box.width <= whole.width + ROUNDED and box.y + box.height <= whole.height + ROUNDED
    )  # fmt: skip


def told(box: Box) -> str:
    return f"{box.x:g}, {box.y:g}"


def fills_template(template: str, text: str) -> bool:
    """Whether a text can have come of a template: all that stands between its fields, in this order.

    A recording of the first format may know no template.
    """
    words = FIELD.split(template)[::2]
    if not template or len(words) == 1:
        return template in ("", text)
    first, *between, last = words
    if not (text.startswith(first) and text.endswith(last) and len(text) >= len(first) + len(last)):
        return False
    at = len(first)
    for part in between:
        at = text.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return at <= len(text) - len(last)
