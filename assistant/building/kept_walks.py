"""Walks that are kept between builds: when one may be used again, and its words for another court."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from assistant.building import summaries
from assistant.building.editions import Editions, without_news
from assistant.building.folders import discard, empty, keep_the_rest, link, replace_folder
from assistant.building.summaries import SUMMARY, Summary, readable
from assistant.errors import BadInput
from assistant.facts import pictures
from assistant.facts import sentence as sentences
from assistant.facts.courts import Court
from assistant.facts.noted import fact
from assistant.facts.pictures import AnotherPicture
from assistant.facts.recording import FILE_NAME, Recording, Screen, Step, Tools
from assistant.walking import walk
from assistant.walking.browser import viewport_of
from assistant.walking.inputs import Inputs
from assistant.walking.walkthrough import Walkthrough
from assistant.walking.windows import uploads

OURS = re.compile(r"recording\.json|(?:\d+-(?:arrived|left)|step-\d+|stopped-at-step-\d+)\.png")
"""The files that a walk leaves."""


@dataclass(frozen=True)
class Means:
    """What a walk would be made with now: the portal by its code, the tools, and what the portal is started with."""

    portal: str
    tools: Tools
    inputs: Inputs


class HungOn(NamedTuple):
    """The facts of its court on which a walk hung, by their paths."""

    paths: tuple[str, ...]
    facts: tuple[str, ...]


class KeptWalks:
    """The folder of kept walks: COURT/WALKTHROUGH/recording.json and pictures."""

    def __init__(self, folder: Path, editions: Editions | None = None) -> None:
        """Walks that are found or put here tell what is new in their accepted `editions`; without these, nothing."""
        self._folder = folder
        self._editions = editions
        self._hung_on: dict[tuple[Path, int], HungOn | None] = {}

    def place(self, court: Court, walkthrough: Walkthrough) -> Path:
        return self._folder / court.id / walkthrough.slug

    def walking(self, court: Court, walkthrough: Walkthrough) -> Path:
        """Where a walk is made; a walk that stopped stays there, with a picture of where."""
        return self._folder / court.id / f"{walkthrough.slug}.walking"

    def fetching(self, court: Court, walkthrough: Walkthrough) -> Path:
        """Where a walk that comes from elsewhere lies until it is known to be one."""
        return self._folder / court.id / f".{walkthrough.slug}.fetched.new"

    def furthest(self, court: Court, walkthrough: Walkthrough) -> int:
        """The last step that an earlier walk did: all of a kept one, or all before the one at which it stopped."""
        kept = readable(self.place(court, walkthrough))
        return max(self.stopped_at(court, walkthrough) - 1, len(list(kept.steps())) if kept else 0)

    def stopped_at(self, court: Court, walkthrough: Walkthrough) -> int:
        """The step at which the last walk stopped, by the picture of it; 0 where there is none."""
        stopped = self.walking(court, walkthrough).glob("stopped-at-step-*.png")
        return max((int(picture.stem.rpartition("-")[2]) for picture in stopped), default=0)

    def find(
        self, walkthrough: Walkthrough, court: Court, means: Means, among: Collection[Path] | None = None
    ) -> Recording | None:
        """A walk of the same script, people and means, whose court facts are this court's too.

        The court's own folder is asked first; a walk of another court is brought over in this court's words.
        Only folders `among` those given count, where any are given.
        """
        own, folders = self.place(court, walkthrough), self.folders(walkthrough, court, among)
        others = (folder for folder in folders if folder != own)
        for folder in chain(folders[: own in folders], self._like(others, walkthrough, court, means)):
            if found := self.found_in(folder, walkthrough, court, means):
                return found
        return None

    def _like(self, folders: Iterable[Path], walkthrough: Walkthrough, court: Court, means: Means) -> Iterator[Path]:
        """Those folders whose walks hung on what this court has, too: of hundreds of courts, few are opened again."""
        here: dict[tuple[str, ...], tuple[str, ...]] = {}
        for folder in folders:
            hung_on = self._facts_of(folder)
            if hung_on is None:
                continue
            if hung_on.paths not in here:
                here[hung_on.paths] = tuple(now(path, walkthrough, court, means.inputs) for path in hung_on.paths)
            if here[hung_on.paths] == hung_on.facts:
                yield folder

    def _facts_of(self, folder: Path) -> HungOn | None:
        """What the walk in a folder hung on; read again when another was put there."""
        key = folder, (folder / FILE_NAME).stat().st_mtime_ns
        if key not in self._hung_on:
            recording = summaries.listed(folder)
            used = sorted(recording.court_facts_used.items()) if recording else []
            found = HungOn(tuple(path for path, _ in used), tuple(fact for _, fact in used))
            self._hung_on[key] = found if recording else None
        return self._hung_on[key]

    def found_in(self, folder: Path, walkthrough: Walkthrough, court: Court, means: Means) -> Recording | None:
        """The walk in a folder, wherever that is, kept for this court; None where it is not what a walk would give."""
        recording = readable(folder)
        if recording is None or not same_walk(recording, walkthrough, court, means):
            return None
        try:
            words = self._with_news(in_courts_words(recording, walkthrough, court))
        except BadInput:
            return None  # this court leaves a word of it out, and walking says in which line
        with suppress(AnotherPicture):  # it is not what was walked, so it is brought to no other court
            return self._reworded(words, recording, walkthrough, court, folder)
        return None

    def folders(self, walkthrough: Walkthrough, court: Court, among: Collection[Path] | None = None) -> list[Path]:
        """Where a walk of a script is kept, whatever it was made with, the court's own folder first."""
        everywhere = [self.place(court, walkthrough), *sorted(self._folder.glob(f"*/{walkthrough.slug}"))]
        wanted = (folder for folder in everywhere if among is None or folder in among)
        return [folder for folder in dict.fromkeys(wanted) if (folder / FILE_NAME).exists()]

    def all(self) -> Iterator[Recording]:
        """Every kept walk that this version can read, by court and walkthrough."""
        return (Recording.load(self._folder / one.court.id / one.walkthrough) for one in self.listed())

    def listed(self) -> Iterator[Recording]:
        """The same as lists have them, without their screens."""
        for folder in sorted(self._folder.glob("*/*")):
            recording = summaries.listed(folder)
            if recording is not None and (recording.court.id, recording.walkthrough) == folder.parts[-2:]:
                yield recording

    def put(self, walked: Path, court: Court, walkthrough: Walkthrough) -> Recording:
        """Keep a walk in place of the one before; what else lies in its folder stays there."""
        place = self.place(court, walkthrough)
        recording = Recording.load(walked)
        if (news := self._with_news(recording)) != recording:
            news.save(walked)
        Summary.of(news, walked).save(walked)
        keep_the_rest(
            place, walked, lambda _, path: path == SUMMARY or OURS.fullmatch(path) is not None, lambda _: None
        )
        replace_folder(walked, place)
        return Recording.load(place)

    def in_todays_words(self, walkthrough: Walkthrough, court: Court) -> Recording | None:
        """A court's own walk as its guide tells it today; None where there is none, or it would now go another way.

        Whether the portal is still the same is not asked: its documents are no truer than before, and no less.
        """
        own = self.place(court, walkthrough)
        recording = readable(own)
        if recording is None or not goes_the_same_way(recording, walkthrough, court):
            return None
        words = self._with_news(in_courts_words(recording, walkthrough, court))
        return self._reworded(words, recording, walkthrough, court, own)

    def _with_news(self, recording: Recording) -> Recording:
        return self._editions.as_accepted(recording) if self._editions else recording

    def _reworded(
        self, words: Recording, recording: Recording, walkthrough: Walkthrough, court: Court, folder: Path
    ) -> Recording:
        """Keep the words in which a court tells a walk that lies in a folder, its own or another court's."""
        own = self.place(court, walkthrough)
        if folder == own and words == recording:
            return recording
        if folder != own:
            return self._brought_over(words, recording, walkthrough, court)
        words.save(own)
        return words

    def _brought_over(
        self, words: Recording, recording: Recording, walkthrough: Walkthrough, court: Court
    ) -> Recording:
        """Have the walk of another court in this court's folder, too; no more than is in it, and only as it was taken.

        Its pictures are on the disk once: they are never changed, and only replaced.
        """
        own = self.place(court, walkthrough)
        fresh = empty(own.with_name(f".{own.name}.new"))
        try:
            for picture in pictures.of_recording(recording):
                pictures.verified(recording, picture)
                link(recording.path(picture), fresh / picture.file)
            words.save(fresh)
            return self.put(fresh, court, walkthrough)
        finally:
            discard(fresh)


def is_ours(_: Path, path: str) -> bool:
    """Whether a file of a kept walk is what a walk leaves, or what lists say of it."""
    return path == SUMMARY or OURS.fullmatch(path) is not None


def same_walk(recording: Recording, walkthrough: Walkthrough, court: Court, means: Means) -> bool:
    """Whether walking now would give the same pictures."""
    return (
        recording.source == walk.source_code(walkthrough)
        and (recording.portal, recording.tools) == (means.portal, means.tools)
        and recording.viewport == viewport_of(court)
        and all(
            now(path, walkthrough, court, means.inputs) == value for path, value in recording.court_facts_used.items()
        )
        and all(recording.path(picture).is_file() for picture in pictures.of_recording(recording))
    )


def goes_the_same_way(recording: Recording, walkthrough: Walkthrough, court: Court) -> bool:
    """Whether script, people and the court's facts would lead through the same screens, in the same portal."""
    facts = {path: value for path, value in recording.court_facts_used.items() if not Inputs().knows(path)}
    return (
        recording.source == walk.source_code(walkthrough)
        and recording.viewport == viewport_of(court)
        and all(now(path, walkthrough, court, Inputs()) == value for path, value in facts.items())
    )


def now(path: str, walkthrough: Walkthrough, court: Court, inputs: Inputs) -> str:
    """What a walk would read today: a fact of its court by its path, a file, or what its portal was started with."""
    if path.startswith(uploads.BESIDE):
        return uploads.code(walkthrough.file.parent, path.removeprefix(uploads.BESIDE))
    return inputs.code(path) if inputs.knows(path) else fact(court, path)


def in_courts_words(recording: Recording, walkthrough: Walkthrough, court: Court) -> Recording:
    """The same walk as another court's guide tells it, without what was new in its own."""
    known = {"court": court, **walkthrough.cast(court)}

    def step_in_words(step: Step) -> Step:
        return step.model_copy(update={"sentence": sentences.fill(step.template, known)})

    def screen_in_words(screen: Screen) -> Screen:
        steps = tuple(step_in_words(step) for step in screen.steps)
        return screen.model_copy(update={"chapter": sentences.fill(screen.chapter_template, known), "steps": steps})

    screens = tuple(screen_in_words(screen) for screen in recording.screens)
    words = {**walk.words_around(walkthrough, court), "court": walk.facts(court, walkthrough.slug), "screens": screens}
    return without_news(recording.model_copy(update=words))
