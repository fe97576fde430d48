"""A guide as one HTML document, for the screen and for paper: nothing is loaded from outside."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from assistant.publishers import drawing, wording
from assistant.publishers.layout import page_rules, row_rules
from assistant.publishers.pictures import data_addresses
from assistant.publishers.rows import chapters
from assistant.sentence import in_words, pieces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.publishers.rows import Row
    from assistant.recording import Recording

HERE = Path(__file__).parent
FONT = HERE / "fonts" / "public-sans.woff2"
STYLES = HERE / "styles"

PLAIN, BOLD, WHOLE = Markup("{}"), Markup("<b>{}</b>"), Markup('<span class="whole">{}</span>')

UNBROKEN = re.compile(r"([A-Z][a-z]+ \d{1,2}, \d{4}|\d-\d{3}-\d{3}-\d{4})")
"""A date, or a telephone number."""


def written(recording: Recording) -> str:
    """The whole document. The same recording gives the same text."""
    parts = chapters(recording)
    rows = [row for chapter in parts for row in chapter.rows]
    style = styled(recording, rows)
    return (
        environment()
        .get_template("guide.html")
        .render(
            recording=recording,
            court=recording.court,
            ending=recording.ending,
            chapters=parts,
            screens=len({id(row.screen) for row in rows}),
            style=Markup(style),  # noqa: S704 - our own sheets, and texts that went through `quoted`
            policy=policy(style),
            pictures=data_addresses(recording, ((row.screen.left, row.drawing.crop) for row in rows)),
        )
    )


def policy(style: str) -> str:
    """What a browser may load for this document: what is written in it."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; img-src data:; font-src data:; style-src 'sha256-{digest}'; "
        "base-uri 'none'; form-action 'none'"
    )


def styled(recording: Recording, rows: Sequence[Row]) -> str:
    """Every rule of the document's one style block."""
    sheets = [
        shared_sheet(),
        row_rules(rows),
        f"@media screen {{\n{sheet('web')}}}",
        f"@media print {{\n{sheet('print')}{page_rules(recording)}}}",
    ]
    return "\n" + "\n".join(sheets) + "\n"


@cache
def shared_sheet() -> str:
    """What screen and paper share, with the font in it."""
    return sheet("guide").replace("FONT", f"data:font/woff2;base64,{b64encode(FONT.read_bytes()).decode()}")


@cache
def sheet(name: str) -> str:
    return (STYLES / f"{name}.css").read_text(encoding="utf-8")


@cache
def environment() -> Environment:
    """The templates, and the words and shapes that they may ask for."""
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters.update(marked_up=marked_up, in_words=in_words, px=drawing.px)
    made.globals.update(wording=wording, drawing=drawing)
    return made


def marked_up(sentence: str) -> Markup:
    """A sentence of the guide, escaped, with its bold words as `b`."""
    return Markup("").join((BOLD if bold else PLAIN).format(numbers_whole(words)) for words, bold in pieces(sentence))


def numbers_whole(words: str) -> Markup:
    """Words in which dates and telephone numbers do not break at the end of a line."""
    parts = UNBROKEN.split(words)
    return Markup("").join((WHOLE if place % 2 else PLAIN).format(part) for place, part in enumerate(parts))
