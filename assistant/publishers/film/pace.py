"""How long a line of a film stands: as long as it takes to read, or to say."""

from __future__ import annotations

from typing import Protocol

from assistant.publishers.film.track import TICKS, ticks

READ = 15.0
"""Characters a second at which a sentence is read whose action is watched, too."""

READ_AT_MOST = 17.0
"""The most that a caption may ask of its reader."""

SHORTEST_LINE = 1.6
"""Seconds that any line stands."""

PAUSE_AFTER_LINE = 0.2
"""Seconds of quiet after what was said."""


class Pacing(Protocol):
    """Says how long lines stand."""

    silent: bool

    def spoken(self, line: str) -> int:
        """Ticks that saying it takes; none in a silent film."""

    def stands(self, line: str, *, shown: bool = False) -> int:
        """Ticks until the next line may come; less where nothing is done that is `shown` with it."""


class Silent:
    """A film that is only read."""

    silent = True

    def spoken(self, line: str) -> int:  # noqa: ARG002 - nothing is said
        return 0

    def stands(self, line: str, *, shown: bool = False) -> int:
        return max(ticks(SHORTEST_LINE), ticks(len(line) / READ) if shown else 0, reading(line))


class Spoken:
    """A film that follows its narrator; `seconds` has the length of every line's clip."""

    silent = False

    def __init__(self, seconds: dict[str, float]) -> None:
        self._seconds = seconds

    def spoken(self, line: str) -> int:
        return ticks(self._seconds[line])

    def stands(self, line: str, *, shown: bool = False) -> int:  # noqa: ARG002 - a voice is as fast at both
        # Said is not yet read: whoever watches without sound needs the caption as long as its letters ask.
        return max(self.spoken(line) + round(PAUSE_AFTER_LINE * TICKS), reading(line))


def reading(line: str) -> int:
    """The least ticks that a caption stands: a player may show it up to a tick late."""
    return ticks(len(line) / READ_AT_MOST) + 1
