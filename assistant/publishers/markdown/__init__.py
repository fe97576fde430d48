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

SIGNS = re.compile(r"[\\`*_{}\[\]<>#|~]|&(?=#?\w+;)")
"""What Markdown would take for more than itself."""

BEGINNINGS = re.compile(r"^(?:([-+=])|(\d+)([.)])(?=\s|$))")
"""What would make a list, a line or a heading of what stands at a line's beginning."""

ADDRESS = re.compile(r"(https?://[^\s<>“”]*[^\s<>“”.,;:!?'\")\]’])")
"""A whole web address: it is a link by itself, in which no sign may be escaped."""


def publish(recording: Recording, into: Path, desk: Desk) -> Path:
    """Write the text, and its pictures into the folder `pictures`."""
    layout = desk.laid_out(recording)
    folder = into / "pictures"
    folder.mkdir(exist_ok=True)
    names = {id(row): f"{number:02}.png" for number, row in enumerate(layout.rows, 1)}
    drawn = all_burned(
        [row.drawing for row in layout.rows], layout.pngs, recording.viewport.density, recording.court.color
    )
    for row, png in zip(layout.rows, drawn, strict=True):
        (folder / names[id(row)]).write_bytes(png)

    def address(row: Row) -> str:
        return f"pictures/{names[id(row)]}"

    text = environment().get_template("guide.md").render(
        recording=recording, chapters=layout.chapters, address=address, where=wording.whereabouts, alt=wording.alt,
        turn=wording.turn, names=wording.NOTE_NAMES, mistakes=wording.mistakes,
        edition=wording.edition_in_full, licensed=wording.licensed, kind_of=wording.kind_of,
        news=wording.NEWS, changed=wording.in_brackets,
    )  # fmt: skip
    page = into / f"{recording.name}.md"
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
    """Words that Markdown shows as they are, at the beginning of a line or anywhere."""
    return line(plain(words))


def marked(sentence: str) -> str:
    """A sentence with its bold words."""
    return line("".join(f"**{plain(words)}**" if bold else plain(words) for words, bold in pieces(sentence)))


def line(words: str) -> str:
    """Words that begin nothing else where a line begins with them."""
    return BEGINNINGS.sub(begun, words.lstrip())


def plain(words: str) -> str:
    """Words without signs that mean something; a web address stands between the marks of one."""
    parts = ADDRESS.split(words)
    return "".join(link(part) if place % 2 else SIGNS.sub(r"\\\g<0>", part) for place, part in enumerate(parts))


def link(address: str) -> str:
    """A web address, also in a table, which a bar would part."""
    return f"<{address.replace('|', '%7C')}>"


def begun(found: re.Match[str]) -> str:
    sign, number, stop = found.groups()
    return f"\\{sign}" if sign else f"{number}\\{stop}"
