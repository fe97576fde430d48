"""The guide as a film, composed from the recording alone, with captions, poster and transcript beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog

from assistant.publishers.film import captions, mp4, narration, sound, transcript, voice
from assistant.publishers.film.check import check_film
from assistant.publishers.film.overlays import card_picture
from assistant.publishers.film.pace import Silent, Spoken
from assistant.publishers.film.paint import Painter
from assistant.publishers.film.schedule import planned
from assistant.publishers.film.track import TICKS

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.facts.recording import Recording
    from assistant.publishers.desk import Desk
    from assistant.publishers.film.film import Film
    from assistant.publishers.film.sound import Sound

log = structlog.get_logger()


def publish(recording: Recording, into: Path, desk: Desk) -> Path:  # noqa: ARG001 - nothing is printed
    """Write `NAME.mp4`, and beside it `.film.html`, `.vtt`, `.chapters.vtt` and `.poster.png`.

    Where the guide's page lies there, too, or will, the film's page leads back to it.
    """
    film, spoken = filmed(recording)
    name = recording.name
    guide = f"{name}.html" if (into / f"{name}.html").exists() else ""
    files = transcript.Files(f"{name}.mp4", f"{name}.poster.png", f"{name}.vtt", f"{name}.chapters.vtt", guide)
    tracks = captions.webvtt(captions.captions(film)), captions.webvtt(captions.chapter_cues(film))
    mp4.write_film(film, Painter(recording), spoken, into / files.film)
    check_film(into / files.film, film, narrated=spoken is not None)
    write_text(into / files.captions, tracks[0])
    write_text(into / files.chapters, tracks[1])
    write_text(into / f"{name}.film.html", transcript.page(film, files, tracks, narrated=spoken is not None))
    write_poster(film, into / files.poster)
    return into / files.film


def filmed(recording: Recording) -> tuple[Film, Sound | None]:
    """The film that follows its narrator, or the silent one where there is none."""
    narrator = voice.narrator()
    if narrator is None:
        if not voice.installed():
            log.warning("film.silent", walkthrough=recording.walkthrough, to_narrate="pip install '.[narration]'")
        return planned(recording, Silent()), None
    clips = voice.clips(narration.every_line(recording), narrator)
    film = planned(recording, Spoken({line: len(clip) / voice.RATE for line, clip in clips.items()}))
    places = [(said.start / TICKS, clips[said.line]) for said in film.said]
    return film, sound.track(places, film.length / TICKS, voice.RATE)


def write_poster(film: Film, file: Path) -> None:
    """The film's first frame."""
    shown = film.at(0).card
    assert shown is not None, "a film begins with its cover"
    numbers = tuple(tuple(part.numbers) for part in narration.film_chapters(film.recording))
    card_picture(shown, film.recording.court.name, numbers).save(file, "PNG")


def write_text(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="\n")
