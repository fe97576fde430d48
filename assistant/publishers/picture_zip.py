"""The pictures of a guide as files: with numbers and without, in one zip file with a list of them."""

from __future__ import annotations

from textwrap import indent
from typing import TYPE_CHECKING

from assistant.facts import pictures
from assistant.facts.sentence import unmarked
from assistant.facts.signs import Sign
from assistant.publishers.layout import wording
from assistant.publishers.layout.rows import screens_with_steps
from assistant.publishers.pictures.burn import all_burned
from assistant.publishers.pictures.plain_zip import zipped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from assistant.facts.recording import Picture, Recording, Screen, Step
    from assistant.publishers.desk import Desk
    from assistant.publishers.laid_out import Layout

LIST = "pictures.txt"
NAME_LENGTH = 40

BANNER = "; the banner at the top says that it is a training copy,\n           and has to stay"
MADE_UP = " The people are made up."

Named = tuple[str, str, bytes]
"""A picture's name in the zip file, what the list says of it, and the PNG."""


def publish(recording: Recording, into: Path, desk: Desk) -> Path:
    """Write the zip file into a folder."""
    named = [*numbered_pictures(recording, desk.laid_out(recording)), *clean_screens(recording)]
    listed = "\n\n".join([list_heading(recording), *(f"{name}\n{indent(said, '    ')}" for name, said, _ in named)])
    file = into / f"{recording.name}-pictures.zip"
    file.write_bytes(zipped([(LIST, f"{listed}\n".encode()), *((name, png) for name, _, png in named)]))
    return file


def list_heading(recording: Recording) -> str:
    """What is in the file, for somebody who opens the list first."""
    news = "\n".join([f"{wording.NEWS}:", *map(unmarked, recording.news), "\n"]) if recording.news else ""
    edition = wording.edition_in_full(recording.edition, recording.court)
    return (
        f"{recording.title}\n{recording.court.name}. {edition}\n\n{news}"
        "annotated  the pictures of the guide, with numbers and outlines\n"
        f"clean      whole screens with nothing drawn on them{BANNER if recording.court.is_court else ''}\n\n"
        f"The names begin with the first step that a picture shows.{MADE_UP if recording.court.is_court else ''}"
    )


def numbered_pictures(recording: Recording, layout: Layout) -> Iterator[Named]:
    """What the guide shows, drawn into the pictures."""
    drawings = [row.drawing for row in layout.rows]
    drawn = all_burned(drawings, layout.pngs, recording.viewport.density, recording.court.color)
    for row, png in zip(layout.rows, drawn, strict=True):
        said = "\n".join([*numbered_sentences(row.steps), f"Alternate text: {wording.alt(row)}"])
        yield f"annotated/{file_stem(row.screen, row.steps)}.png", said, png


def clean_screens(recording: Recording) -> Iterator[Named]:
    """Whole screens as they were recorded, banner included: as they arrived, and as the steps left them."""
    for screen, _ in screens_with_steps(recording.screens):
        called, steps = file_stem(screen, screen.steps), "\n".join(numbered_sentences(screen.steps))
        filled_in = screen.arrived.sha256 != screen.left.sha256
        if filled_in:
            arrived = as_taken(recording, screen.arrived)
            yield f"clean/{called}-before.png", f"Before these steps:\n{steps}", arrived
        ending = "-after" if filled_in else ""
        left = as_taken(recording, screen.left)
        yield f"clean/{called}{ending}.png", f"After these steps:\n{steps}" if filled_in else steps, left


def as_taken(recording: Recording, picture: Picture) -> bytes:
    """A recorded picture as it is, which nothing else here has looked at. Raises BadInput where it is another."""
    pictures.unpacked(recording.path(picture))
    return pictures.verified(recording, picture)


def numbered_sentences(steps: Sequence[Step]) -> list[str]:
    return [wording.with_sign(step) for step in steps if step.sign]


def file_stem(screen: Screen, steps: Sequence[Step]) -> str:
    """Such as `step-04-manage-my-account-login`, then `step-04a-…`: names sort as sentences follow each other."""
    sign = next((step.sign for step in steps if step.sign), Sign(0))
    words = wording.slug(screen.dialog or wording.page_name(screen))
    short = words if len(words) <= NAME_LENGTH else words[:NAME_LENGTH].rsplit("-", 1)[0]
    return f"step-{sign.number:02}{sign.letter}-{short}"
