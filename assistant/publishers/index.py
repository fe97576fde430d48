"""The page that lists the guides of every court."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from markupsafe import Markup

from assistant.publishers.document import ANY_WEIGHT, environment, policy, shared_sheet, sheet

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from assistant.recording import Recording

FORMATS = {".html": "Web page", ".pdf": "PDF to print", ".md": "Markdown", ".film.html": "Film"}
"""How a reader calls a file, by what follows the walkthrough's name."""


def publish(recordings: Iterable[Recording], out: Path) -> Path:
    """Write `index.html` into the folder of guides: a list for each court, with the files that are there."""
    style = index_style()
    page = out / "index.html"
    text = (
        environment()
        .get_template("index.html")
        .render(
            courts=by_court(recordings),
            files=lambda recording: files(out, recording),
            style=Markup(style),  # noqa: S704 - our own sheet
            policy=policy(style),
        )
    )
    page.write_text(text, encoding="utf-8", newline="\n")
    return page


def by_court(recordings: Iterable[Recording]) -> list[list[Recording]]:
    """The guides of each court together, courts by their names."""
    in_order = sorted(recordings, key=lambda recording: (recording.court.name, recording.court.id))
    return [list(group) for _, group in groupby(in_order, key=lambda recording: recording.court.id)]


def files(out: Path, recording: Recording) -> list[tuple[str, str]]:
    """The address and the name of each document of a guide, web page first."""
    folder = out / recording.court.id / recording.walkthrough
    named = ((folder / f"{recording.walkthrough}{end}", name) for end, name in FORMATS.items())
    return [(file.relative_to(out).as_posix(), name) for file, name in named if file.is_file()]


def index_style() -> str:
    """The guides' colors and type, and what the list needs beside them."""
    return f"\n{shared_sheet(ANY_WEIGHT)}\n{sheet('index')}\n"
