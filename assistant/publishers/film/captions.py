"""Captions and chapters, as WebVTT and as the text tracks inside the film. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assistant.publishers.film.track import TICKS
from assistant.publishers.film.words import balanced_lines, cut_to_fit, text, words_of

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
    """The captions of one line: their times are shared out by their letters."""
    found = cut_to_fit(words_of(said.line), fits_caption)
    # Shared out over what is spoken: the quiet after a line belongs to its last caption.
    voiced = said.start + said.spoken if said.spoken else said.end
    whole = sum(len(text(part)) for part in found)
    cues, done = [], 0
    for part in found:
        begin = said.start + (voiced - said.start) * done / whole
        done += len(text(part))
        end = said.start + (voiced - said.start) * done / whole if done < whole else said.end
        rows = balanced_lines(part, letter_count, CAPTION_LINE)
        cues.append(Cue(milliseconds(begin), milliseconds(end), "\n".join(text(row) for row in rows)))
    return cues


def fits_caption(words: Words) -> bool:
    rows = balanced_lines(words, letter_count, CAPTION_LINE)
    return len(rows) <= CAPTION_LINES and all(letter_count(row) <= CAPTION_LINE for row in rows)


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
