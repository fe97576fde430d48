"""What every publisher is given beside the recording: where to print, and the guides that are laid out already."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.facts.recording import Recording
    from assistant.publishers.laid_out import Layout
    from assistant.publishers.layout.rows import Scene

MOST_LAYOUTS = 32
"""So many layouts, each of about a megabyte, are held at a time."""


class Printer(Protocol):
    """What prints: a browser, which publishers do not know."""

    def print(self, html: str) -> bytes:
        """Print a page to a tagged PDF, in a browser page of its own."""


class Desk:
    """Where the documents of one build are made. A guide is laid out once, for all its formats and the handbook."""

    def __init__(self, printer: Printer) -> None:
        self._printer = printer
        self._layouts: dict[str, Layout] = {}

    def print(self, html: str) -> bytes:
        """Print a page to a tagged PDF, in a browser page of its own."""
        return self._printer.print(html)

    def laid_out(self, recording: Recording) -> Layout:
        """The chapters of a recording, and the pictures cut out for them."""
        from assistant.publishers.laid_out import laid_out  # loads Pillow, which a list of formats does without

        edition = recording.edition
        if edition not in self._layouts:
            while len(self._layouts) >= MOST_LAYOUTS:
                self._layouts.pop(next(iter(self._layouts)))
            self._layouts[edition] = laid_out(recording)
        return self._layouts[edition]

    def scenes(self, recording: Recording) -> Sequence[Scene]:
        """What a recording is laid out from: its screens, with all that was found out about them."""
        from assistant.publishers.layout.rows import TALLEST_PICTURE, chapters_and_scenes  # as above

        known = self._layouts.get(recording.edition)
        return known.scenes if known else chapters_and_scenes(recording, TALLEST_PICTURE)[1]
