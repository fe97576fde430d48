"""What there is to choose from: walkthroughs, courts, people, formats."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.table import Table

from assistant import courts, people, publishers
from assistant.walkthrough import every


def show() -> None:
    """Print four short tables."""
    console = Console()
    for title, rows in (
        ("Walkthroughs", ((one.slug, one.title) for one in every())),
        ("Courts", ((one.id, one.name) for one in courts.bundled())),
        ("Formats", publishers.MADE.items()),
        ("People", ((one.slug, one.about) for one in people.everyone())),
    ):
        console.print(table(title, rows))


def table(title: str, rows: Iterable[tuple[str, str]]) -> Table:
    drawn = Table(title=title, title_justify="left", title_style="bold", box=None, show_header=False, pad_edge=False)
    drawn.add_column(no_wrap=True)
    drawn.add_column(overflow="fold")
    for row in rows:
        drawn.add_row(*row)
    return drawn
