"""Walks that are kept between builds: when one may be used again, and its words for another court."""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant import ending
from assistant.errors import BadInput
from assistant.facts import sentence as sentences
from assistant.facts.courts import Court
from assistant.facts.noted import fact
from assistant.facts.recording import FILE_NAME, Picture, Recording, Screen, Step, Tools
from assistant.walking import walk
from assistant.walking.inputs import Inputs
from assistant.walking.walkthrough import Walkthrough


@dataclass(frozen=True)
class Means:
    """What a walk would be made with now: the portal by its code, the tools, and what the portal is started with."""

    portal: str
    tools: Tools
    inputs: Inputs


class KeptWalks:
    """The folder of kept walks: COURT/WALKTHROUGH/recording.json and pictures."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def place(self, court: Court, walkthrough: Walkthrough) -> Path:
        return self._folder / court.id / walkthrough.slug

    def walking(self, court: Court, walkthrough: Walkthrough) -> Path:
        """Where a walk is made; a walk that stopped stays there, with a picture of where."""
        return self._folder / court.id / f"{walkthrough.slug}.walking"

    def find(
        self, walkthrough: Walkthrough, court: Court, means: Means, among: Collection[Path] | None = None
    ) -> Recording | None:
        """A walk of the same script, people and means, whose court facts are this court's too.

        The court's own folder is asked first; a walk of another court is brought over in this court's words.
        Only folders `among` those given count, where any are given.
        """
        own = self.place(court, walkthrough)
        for folder in [own, *sorted(self._folder.glob(f"*/{walkthrough.slug}"))]:
            if among is not None and folder not in among:
                continue
            recording = readable(folder)
            if recording is not None and same_walk(recording, walkthrough, court, means):
                return self._reworded(recording, walkthrough, court, folder, own)
        return None

    def all(self) -> Iterator[Recording]:
        """Every kept walk that this version can read, by court and walkthrough."""
        for folder in sorted(self._folder.glob("*/*")):
            recording = readable(folder)
            if recording is not None and recording.walkthrough == folder.name:
                yield recording

    def put(self, walked: Path, court: Court, walkthrough: Walkthrough) -> Recording:
        """Keep a walk in place of the one before."""
        place = self.place(court, walkthrough)
        replace_folder(walked, place)
        return Recording.load(place)

    def _reworded(
        self, recording: Recording, walkthrough: Walkthrough, court: Court, folder: Path, own: Path
    ) -> Recording:
        words = in_courts_words(recording, walkthrough, court)
        if folder == own and words == recording:
            return recording
        if folder != own:
            bring_over(folder, own)
        words.save(own)
        return words


def bring_over(folder: Path, own: Path) -> None:
    """Copy the walk of another court into this court's folder."""
    fresh = own.with_name(f".{own.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        shutil.copytree(folder, fresh)
        replace_folder(fresh, own)
    finally:
        with ending.unbroken():
            shutil.rmtree(fresh, ignore_errors=True)


def readable(folder: Path) -> Recording | None:
    """A recording, or None where there is none that this version can read."""
    try:
        return Recording.load(folder) if (folder / FILE_NAME).exists() else None
    except BadInput:
        return None


def same_walk(recording: Recording, walkthrough: Walkthrough, court: Court, means: Means) -> bool:
    """Whether walking now would give the same pictures."""
    return (
        recording.source == walk.source_code(walkthrough)
        and (recording.portal, recording.tools) == (means.portal, means.tools)
        and all(now(path, court, means.inputs) == value for path, value in recording.court_facts_used.items())
        and all(recording.path(picture).is_file() for screen in recording.screens for picture in pictures(screen))
    )


def pictures(screen: Screen) -> tuple[Picture, ...]:
    looks = tuple(step.look for step in screen.steps if step.look)
    return (screen.arrived, screen.left, *looks)


def now(path: str, court: Court, inputs: Inputs) -> str:
    """What a walk would read today: a fact of its court by its path, or what else its portal was started with."""
    return inputs.code(path) if inputs.knows(path) else fact(court, path)


def in_courts_words(recording: Recording, walkthrough: Walkthrough, court: Court) -> Recording:
    """The same walk as another court's guide tells it."""
    known = {"court": court, **walkthrough.cast()}

    def step_in_words(step: Step) -> Step:
        return step.model_copy(update={"sentence": sentences.fill(step.template, known)})

    def screen_in_words(screen: Screen) -> Screen:
        steps = tuple(step_in_words(step) for step in screen.steps)
        return screen.model_copy(update={"chapter": sentences.fill(screen.chapter_template, known), "steps": steps})

    screens = tuple(screen_in_words(screen) for screen in recording.screens)
    words = {**walk.words_around(walkthrough, court), "court": walk.facts(court), "screens": screens}
    return recording.model_copy(update=words)


@ending.unbroken()
def replace_files(fresh: Path, place: Path) -> tuple[Path, ...]:
    """Put finished files into a folder, each in the place of an old one; the note of their origin comes last."""
    files = sorted(fresh.iterdir(), key=lambda file: (file.name.startswith("."), file.name))
    for file in files:
        try:
            file.replace(place / file.name)
        except OSError as error:
            raise cannot_replace(place / file.name, error) from error
    return tuple(place / file.name for file in files if not file.name.startswith("."))


@ending.unbroken()
def replace_folder(fresh: Path, place: Path) -> None:
    """Put a finished folder in the place of an old one; at no time is there half of either."""
    place.parent.mkdir(parents=True, exist_ok=True)
    old = place.with_name(f".{place.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    try:
        if place.exists():
            place.rename(old)
        fresh.rename(place)
    except OSError as error:
        if old.exists() and not place.exists():
            old.rename(place)
        raise cannot_replace(place, error) from error
    shutil.rmtree(old, ignore_errors=True)


def cannot_replace(place: Path, error: OSError) -> BadInput:
    return BadInput(f"{place} could not be replaced ({error.strerror}). Close what has it open, and try again.")
