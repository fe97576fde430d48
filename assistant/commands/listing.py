"""What there is to choose from: walkthroughs, courts, people, formats, recordings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from rich.console import Console
from rich.table import Table

from assistant import publishers
from assistant.errors import BadInput
from assistant.facts import courts, people
from assistant.facts.courts import Court
from assistant.facts.recording import FILE_NAME, Recording
from assistant.settings import settings
from assistant.walking.walkthrough import every


def show() -> None:
    """Print short tables."""
    console = Console(markup=False, emoji=False)
    for title, rows in (
        ("Walkthroughs", ((one.slug, one.title) for one in every())),
        ("Courts", ((one.id, described(one)) for one in courts.shipped())),
        ("Formats", ((name, one.what) for name, one in publishers.FORMATS.items())),
        ("People", ((one.slug, one.about) for one in people.everyone())),
    ):
        console.print(titled_table(title, rows))
    console.print(f"\n{len(courts.every())} courts in all, which are built when they are asked for: assistant courts")


def described(court: Court) -> str:
    """A court's name, and what only the court could add to its file."""
    lacking = courts.left_out(court)
    return f"{court.name}; its file leaves out {', '.join(lacking)}" if lacking else court.name


def titled_table(title: str, rows: Iterable[tuple[str, str]]) -> Table:
    drawn = Table(title=title, title_justify="left", title_style="bold", box=None, show_header=False, pad_edge=False)
    drawn.add_column(no_wrap=True)
    drawn.add_column(overflow="fold")
    for row in rows:
        drawn.add_row(*row)
    return drawn


def show_recordings(kept: Path) -> None:
    """Print a table of the recordings that are kept on purpose in a folder, and of those of builds."""
    console = Console(markup=False, emoji=False)
    drawn = Table(box=None, pad_edge=False)
    for heading in ("Walkthrough", "Court", "Edition", "Steps", "Size", "In"):
        drawn.add_column(heading, justify="right" if heading in ("Steps", "Size") else "left", overflow="fold")
    for recording, folder in recordings(kept):
        steps = len(list(recording.steps()))
        facts = (recording.walkthrough, recording.court.id, recording.edition, str(steps), folder_size(folder))
        drawn.add_row(*facts, folder.parent.as_posix())
    console.print(drawn if drawn.row_count else "There are no recordings here yet. Begin with: assistant walk NAME")


def show_editions(rows: Iterable[tuple[str, ...]]) -> None:
    """Print a table of accepted editions, each as a row of words; nothing where there are none."""
    drawn = Table(title="Editions", title_justify="left", title_style="bold", box=None, pad_edge=False)
    for heading in ("Walkthrough", "Court", "Number", "Date", "By", ""):
        drawn.add_column(heading, justify="right" if heading == "Number" else "left", overflow="fold")
    for row in rows:
        drawn.add_row(*row)
    if drawn.row_count:
        Console(markup=False, emoji=False).print(drawn)


def recordings(kept: Path) -> Iterator[tuple[Recording, Path]]:
    """Every recording that this version can read, kept ones first; accepted editions have a table of their own."""
    editions = settings().editions.resolve()
    for place in (kept, settings().recordings):
        for file in sorted(place.rglob(FILE_NAME)):
            if file.resolve().is_relative_to(editions):
                continue
            try:
                yield Recording.load(file.parent), file.parent
            except BadInput:
                continue  # of another version of this tool; `publish` says so


def folder_size(folder: Path) -> str:
    """All that lies in a folder, in the unit in which people compare such sizes."""
    size = sum(file.stat().st_size for file in folder.iterdir() if file.is_file())
    return f"{size / 1_000_000:.1f} MB"
