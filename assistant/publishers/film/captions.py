"""Captions and chapters, as WebVTT and as the text tracks inside the film. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assistant.publishers.film.pace import reading
from assistant.publishers.film.track import TICKS
from assistant.publishers.film.words import balanced_lines, cut_to_fit, text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.publishers.film.film import Film, FilmLine
    from assistant.publishers.film.words import Words

CAPTION_LINE, CAPTION_LINES = 42, 2
"""Characters in a line of a caption, and lines in a caption."""


class Cue(NamedTuple):
    """A text and when it is shown, in milliseconds."""

    start: int
    end: int
    text: str


def captions(film: Film) -> list[Cue]:
    """What is said, as long as it stands; a long line in more than one caption."""
    return [cue for said in film.said for cue in cues_of(said)]


def cues_of(said: FilmLine) -> list[Cue]:
    """The captions of one line: their times are shared out by their letters, and each has time to be read."""
    found = cut_to_fit(said.words, fits_caption)
    # Shared out over what is spoken: the quiet after a line belongs to its last caption. One that is spoken faster than
    # it is read stands longer all the same, and the next one follows the voice.
    voiced = said.start + said.spoken if said.spoken else said.end
    whole = sum(len(text(part)) for part in found)
    cues, done, begin = [], 0, float(said.start)
    for part in found:
        done += len(text(part))
        read = said.start + (said.end - said.start) * done / whole
        heard = said.start + (voiced - said.start) * done / whole
        end = min(max(heard, begin + reading(text(part))), read) if done < whole else said.end
        rows = balanced_lines(part, letter_count, CAPTION_LINE)
        cues.append(Cue(milliseconds(begin), milliseconds(end), "\n".join(text(row) for row in rows)))
        begin = end
    return cues


def fits_caption(words: Words) -> bool:
    """Whether two lines hold it. A name that is longer than a line has one to itself."""
    rows = balanced_lines(words, letter_count, CAPTION_LINE)
    return len(rows) <= CAPTION_LINES and all(letter_count(row) <= CAPTION_LINE or len(row) == 1 for row in rows)


def letter_count(words: Words) -> float:
    return len(text(words))


def chapter_cues(film: Film) -> list[Cue]:
    starts = [*(start for start, _ in film.chapters), film.length]
    return [
        Cue(milliseconds(start), milliseconds(end), title)
        for (start, title), end in zip(film.chapters, starts[1:], strict=True)
    ]


def milliseconds(tick: float) -> int:
    return int(tick * 1000 / TICKS)


def webvtt(cues: Iterable[Cue]) -> str:
    """The text of a WebVTT file."""
    blocks = [f"{timestamp(cue.start)} --> {timestamp(cue.end)}\n{escaped_cue(cue.text)}" for cue in cues]
    return "\n\n".join(["WEBVTT", *blocks]) + "\n"


def timestamp(time: int) -> str:
    minutes, rest = divmod(time, 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest // 1000:02}.{rest % 1000:03}"


def escaped_cue(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
