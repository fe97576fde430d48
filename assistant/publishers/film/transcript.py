"""The page beside a film: the film with captions and chapters, and all its words with their times."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from assistant.publishers.film import narration
from assistant.publishers.film.track import TICKS
from assistant.publishers.layout import wording
from assistant.publishers.page.document import ANY_WEIGHT, PAGE_FOLDER, page_environment, policy, shared_sheet, sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.facts.recording import Step
    from assistant.publishers.film.film import Film
    from assistant.publishers.film.narration import FilmChapter


class FilmTime(NamedTuple):
    """A time in the film, for people and for players: `1:04` and `64.27`."""

    clock: str
    seconds: str


class Told(NamedTuple):
    """A step or a note, and when it is told."""

    time: FilmTime
    step: Step


class TranscriptChapter(NamedTuple):
    """A part of the film: when it begins, and what is told in it."""

    title: str
    time: FilmTime
    turn: str
    steps: str
    hand: str
    lines: tuple[Told, ...]


class Files(NamedTuple):
    """The names of what lies beside the page."""

    film: str
    poster: str
    captions: str
    chapters: str
    guide: str = ""
    """The guide's own page, where it is there."""


def page(film: Film, files: Files, tracks: tuple[str, str], *, narrated: bool) -> str:
    """The page. The tracks are written into it too: browsers read none from a folder on a disk."""
    shared = shared_sheet(ANY_WEIGHT, [film.recording])
    style = f"\n{shared}\n{sheet('film')}\n"
    html_policy = policy(style, seeking()).replace("img-src data:", "img-src 'self' data: file:")
    captions, chapters = (f"data:text/vtt;base64,{b64encode(track.encode()).decode()}" for track in tracks)
    return (
        page_environment()
        .get_template("film.html")
        .render(
            recording=film.recording,
            court=film.recording.court,
            ending=film.recording.ending,
            address=wording.own_address(film.recording),
            parts=transcript_chapters(film),
            length=in_minutes(film.length),
            files=files,
            captions=captions,
            chapters=chapters,
            narrated=narrated,
            style=Markup(style),  # noqa: S704 - our own sheets
            script=Markup(seeking()),  # noqa: S704 - our own, too
            policy=f"{html_policy}; media-src 'self' data: file:",
        )
    )


def transcript_chapters(film: Film) -> list[TranscriptChapter]:
    """The chapters with their steps and notes, each with the time at which its first words stand."""
    starts = [start for start, _ in film.chapters[1:]]
    times = iter(film.told)
    return [
        transcript_chapter(
            part,
            start,
            narration.at_hand(film.recording, part),
            [next(times) for screen in part.screens for _ in screen.steps],
        )
        for part, start in zip(narration.film_chapters(film.recording), starts, strict=False)
    ]


def transcript_chapter(
    part: FilmChapter, start: int, hand: str, lines: Sequence[tuple[int, Step]]
) -> TranscriptChapter:
    steps = wording.steps_from_to(part.numbers)
    turn = wording.turn(part.actor) if part.actor else ""
    return TranscriptChapter(
        part.title, film_time(start), turn, steps, hand, tuple(Told(film_time(tick), step) for tick, step in lines)
    )


def film_time(tick: int) -> FilmTime:
    """The time of a tick; a player that goes there must not show the frame before."""
    minutes, seconds = divmod(tick // TICKS, 60)
    return FilmTime(f"{minutes}:{seconds:02}", f"{ceil(tick * 100 / TICKS) / 100:.2f}")


@cache
def seeking() -> str:
    """What lets a time lead to its place in the film."""
    return (PAGE_FOLDER / "scripts" / "film.js").read_text(encoding="utf-8")


def in_minutes(tick: int) -> str:
    """How long it takes, in words."""
    minutes, seconds = divmod(round(tick / TICKS), 60)
    spoken = [wording.counted(minutes, "minute")] * bool(minutes) + [wording.counted(seconds, "second")] * bool(seconds)
    return " ".join(spoken)
