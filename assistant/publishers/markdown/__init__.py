"""The guide as Markdown, with annotated pictures beside it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from assistant.facts.sentence import pieces
from assistant.publishers.layout import wording
from assistant.publishers.pictures.burn import all_burned

if TYPE_CHECKING:
    from assistant.facts.recording import Recording
    from assistant.publishers.desk import Desk
    from assistant.publishers.layout.rows import Row

SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~])")
"""What Markdown would take for more than itself."""


def publish(recording: Recording, into: Path, desk: Desk) -> Path:
    """Write the text, and its pictures into the folder `pictures`."""
    layout = desk.laid_out(recording)
    folder = into / "pictures"
    folder.mkdir(exist_ok=True)
    names = {id(row): f"{number:02}.png" for number, row in enumerate(layout.rows, 1)}
    drawn = all_burned([row.drawing for row in layout.rows], layout.pngs, recording.viewport.density)
    for row, png in zip(layout.rows, drawn, strict=True):
        (folder / names[id(row)]).write_bytes(png)

    def address(row: Row) -> str:
        return f"pictures/{names[id(row)]}"

    text = environment().get_template("guide.md").render(
        recording=recording, chapters=layout.chapters, address=address, where=wording.whereabouts, alt=wording.alt,
        turn=wording.turn, names=wording.NOTE_NAMES, mistake=wording.mistake, for_whom=wording.for_whom,
    )  # fmt: skip
    page = into / f"{recording.walkthrough}.md"
    page.write_text(text.rstrip() + "\n", encoding="utf-8", newline="\n")
    return page


@cache
def environment() -> Environment:
    """The template, and how it writes words."""
    made = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=False,  # noqa: S701 - Markdown is no HTML; every word goes through a filter below
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(said=said, marked=marked)
    return made


def said(words: str) -> str:
    """Words that Markdown shows as they are."""
    return SIGNS.sub(r"\\\1", words)


def marked(sentence: str) -> str:
    """A sentence with its bold words."""
    return "".join(f"**{said(words)}**" if bold else said(words) for words, bold in pieces(sentence))
