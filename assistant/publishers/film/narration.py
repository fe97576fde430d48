"""What a film says besides the walkthrough's sentences: its cover, its chapters and its end."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from assistant.facts.recording import PICTURES
from assistant.facts.sentence import unmarked
from assistant.publishers.film.typography import fits_band
from assistant.publishers.film.words import Words, cut_to_fit, text, words_of
from assistant.publishers.layout import wording
from assistant.publishers.layout.rows import several_act

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.facts.recording import Recording, Screen, Step

NO_SOUND = "It has no sound."
COPY = "Drawings of screens, made-up people"


class FilmChapter(NamedTuple):
    """A chapter of a film; `actor` is whose part it is, where several people take part."""

    title: str
    actor: str
    screens: tuple[Screen, ...]

    @property
    def steps(self) -> list[Step]:
        return [step for screen in self.screens for step in screen.steps if step.sign]

    @property
    def numbers(self) -> list[int]:
        return list(wording.numbers(self.steps))


class Spread(NamedTuple):
    """The words of a card, and which of them are said while it is shown."""

    title: str
    more: str
    foot: str
    right: str
    corner: str
    lines: tuple[str, ...]


def film_chapters(recording: Recording) -> tuple[FilmChapter, ...]:
    told = [screen for screen in recording.screens if screen.steps]
    together = several_act(recording)
    return tuple(
        FilmChapter(title, actor if together else "", tuple(group))
        for (title, actor), group in groupby(told, key=lambda screen: (wording.chapter_title(screen), screen.actor))
    )


def band_lines(step: Step) -> tuple[Words, ...]:
    """A sentence in as many parts as the band needs to show it, one after the other."""
    return tuple(cut_to_fit(words_of(step.sentence), fits_band))


def cover(recording: Recording, *, silent: bool) -> Spread:
    """The title, what the film shows, and the first chapter, which has no card of its own."""
    court, first = recording.court, next(iter(film_chapters(recording)), None)
    shows = f"This film shows {court.pictures}." if court.pictures else ""
    foot = " ".join(filter(None, (shows, NO_SOUND if silent else "")))
    told = chapter_card(recording, first) if first else None
    more = f"{stopped(told.title)} {told.more}" if told and told.title != recording.title else ""
    turn = told.lines[1:] if told else ()
    return Spread(recording.title, more, foot, wording.kind_of(recording), "", (stopped(recording.title), *turn))


def chapter_card(recording: Recording, part: FilmChapter) -> Spread:
    """A chapter, whose part it is where several people act, and its steps, which are only seen."""
    turn = wording.turn(part.actor) if part.actor else ""
    more = " ".join(stopped(words) for words in (turn, wording.steps_from_to(part.numbers)) if words)
    lines = tuple(stopped(words) for words in (part.title, turn) if words)
    return Spread(part.title, more, "", recording.title, corner_words(recording), lines)


def end_card(recording: Recording) -> Spread:
    """What was reached, what comes next, and whom to ask: a number is read, and not kept in mind by who hears it."""
    ending = recording.ending
    title = ending.title or "You are done"
    after = unmarked(ending.next)
    phone = recording.court.pacer_phone
    call = f"Questions? PACER Service Center, {phone}." if phone else ""
    lines = stopped(title), *caption_lines(after)
    return Spread(title, after, call, recording.title, corner_words(recording), lines)


def corner_words(recording: Recording) -> str:
    """What stands on every card: that it shows drawings of screens, where it does."""
    return COPY if recording.court.pictures == PICTURES else ""


def at_hand(recording: Recording, part: FilmChapter) -> str:
    """Those of the things that a filer needs which this chapter asks for, more than any other or first."""
    parts_of_film = film_chapters(recording)
    needed = [
        need[0].lower() + need[1:]
        for need, candidates in (of_whom(unmarked(need), parts_of_film) for need in recording.needs)
        if part == most_asked(need, candidates)
    ]
    return f"Have at hand: {'; '.join(needed)}." if needed else ""


def of_whom(need: str, every: Sequence[FilmChapter]) -> tuple[str, list[FilmChapter]]:
    """A thing that is needed, and the chapters of whoever needs it: “Lawyer: your own PACER account”."""
    whom, _, thing = need.partition(": ")
    hers = [part for part in every if part.actor and part.actor.replace("_", " ") == whom.lower()]
    return (thing, hers) if hers else (need, list(every))


def most_asked(need: str, candidates: Sequence[FilmChapter]) -> FilmChapter | None:
    """The chapter whose fields ask for most of a thing's words, the first of several."""
    best = max(candidates, key=lambda part: len(asked_in(part) & long_words(need)), default=None)
    return best if best and asked_in(best) & long_words(need) else None


def asked_in(part: FilmChapter) -> set[str]:
    """The words of the fields that are filled in a chapter."""
    fields = [mark for step in part.steps if step.does.gives_a_fact for mark in step.marks]
    return {word for mark in fields for word in long_words(mark.words)}


def long_words(words: str) -> set[str]:
    return {word.lower().removesuffix("s") for word in re.findall(r"[A-Za-z]{4,}", words)}


def caption_lines(words: str) -> Iterator[str]:
    """A text in lines that a caption can show."""
    return (text(part) for part in cut_to_fit(words_of(words), fits_band)) if words else iter(())


def stopped(words: str) -> str:
    return words if words.endswith((".", "?", "!")) else f"{words}."


def every_line(recording: Recording) -> list[str]:
    """All that is said in a film with sound, in order."""
    spoken = list(cover(recording, silent=False).lines)
    for number, part in enumerate(film_chapters(recording)):
        spoken += chapter_card(recording, part).lines if number else ()
        spoken += [text(line) for screen in part.screens for step in screen.steps for line in band_lines(step)]
    return [*spoken, *end_card(recording).lines]
