"""Accepted editions: recordings that somebody has looked at, side by side, each with who accepted it and when."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Literal

import structlog
from pydantic import Field, ValidationError

from assistant.building.folders import Tell, discard, empty, is_folder, is_there, to_the_disk
from assistant.building.turns import alone_in
from assistant.errors import BadInput
from assistant.facts import pictures, recording, untrusted
from assistant.facts.recording import FILE_NAME, IN_LIST_ONLY, MOST_NEWS, Record, Recording, Screen, Step

log = structlog.get_logger()

EDITION_FILE = "edition.json"

MOST_BYTES = 4_000_000
"""Bytes of `edition.json`: a line for each of ten thousand changes."""

NUMBER = re.compile(r"[1-9][0-9]{0,5}")
"""What the folder of an edition is called; whatever else lies beside it is none."""

HALF = ".*.new"
"""What lies beside editions while one is put there, and after somebody was killed who did."""

Line = tuple[str, int]
"""A line of a script: its file and its number."""


class Edition(Record):
    """What is known of one accepted edition beside its recording.

    `date` is the day that was given for it, `by` is who accepted it, `seal` the hash of its `recording.json`, which
    holds those of its pictures. `accepted` tells what had changed since the edition before; `news` what of that its
    readers are told.
    """

    format: Literal[1] = 1
    number: int = Field(ge=1)
    date: date | None
    by: str
    seal: str = Field(pattern=r"^[0-9a-f]{64}$")
    accepted: tuple[str, ...] = ()
    news: tuple[str, ...] = Field(default=(), max_length=MOST_NEWS)


@dataclass(frozen=True)
class Acceptance:
    """What somebody says when she accepts a walk: who she is, the day if any, what had changed, what readers are told.

    `changed` are the lines of the sentences that are marked for them.
    """

    by: str
    day: date | None = None
    accepted: tuple[str, ...] = ()
    news: tuple[str, ...] = ()
    changed: frozenset[Line] = frozenset()


@dataclass(frozen=True)
class Accepted:
    """A whole edition: what is known of it, what was walked, and the folder of both."""

    edition: Edition
    recording: Recording
    folder: Path


class Editions:
    """The folder of accepted editions: COURT/WALKTHROUGH/NUMBER/, each with a recording and `edition.json`."""

    def __init__(self, folder: Path, tell: Tell = lambda _: None) -> None:
        """`tell` is told of each edition that is damaged, once."""
        self.folder = folder
        self._tell = tell
        self._told: set[str] = set()

    def place(self, court: str, walkthrough: str) -> Path:
        """Where the editions of a guide lie. Raises BadInput for names that lead elsewhere, and where links do."""
        place = self.folder
        for name in (court, walkthrough):
            if not untrusted.is_plain_name(name):
                raise BadInput(f"“{name}” cannot be the name of a folder, so no edition of it is kept. Rename it.")
            place /= name
            if place.is_symlink():
                raise BadInput(f"{place} is a link, and editions lie in folders alone. Put the folder itself there.")
        return place

    def numbers(self, court: str, walkthrough: str) -> tuple[int, ...]:
        """The numbers that are taken, by whole editions and damaged ones, in order."""
        place = self.place(court, walkthrough)
        there = place.iterdir() if place.is_dir() else ()
        return tuple(sorted(int(entry.name) for entry in there if NUMBER.fullmatch(entry.name)))

    def all(self, court: str, walkthrough: str) -> tuple[Accepted, ...]:
        """Every whole edition of a guide, the newest last; `tell` is told of the others."""
        return tuple(reversed([*self._from_the_newest(court, walkthrough)]))

    def newest(self, court: str, walkthrough: str) -> Accepted | None:
        """The accepted edition of a guide: the newest that is whole; None where there is none."""
        return next(self._from_the_newest(court, walkthrough), None)

    def _from_the_newest(self, court: str, walkthrough: str) -> Iterator[Accepted]:
        place = self.place(court, walkthrough)
        for number in reversed(self.numbers(court, walkthrough)):
            try:
                yield whole(place / str(number), court, walkthrough, number)
            except BadInput as error:
                self._tell_once(f"{place / str(number)} is no whole edition, and is not used: {without_advice(error)}")

    def _tell_once(self, sentence: str) -> None:
        if sentence not in self._told:
            self._told.add(sentence)
            self._tell(f"{sentence} Bring it back as it was, or accept the guide anew.")

    def as_accepted(self, walked: Recording) -> Recording:
        """A walk as its guide is published: with the news of the accepted edition, where readers get the same of both.

        A guide that was never accepted, or is another one now, tells of nothing new.
        """
        bare = without_news(walked)
        known = self.newest(walked.court.id, walked.walkthrough)
        if known is None or shown_of(known.recording) != shown_of(walked):
            return bare
        marks = (step.changed for screen in known.recording.screens for step in screen.steps)
        return told_anew(bare, known.recording.news, lambda step: marked(step, changed=next(marks)))

    def guides(self) -> Iterator[tuple[str, str]]:
        """The court and the walkthrough of every guide that has a folder here, in order."""
        for court in folders_in(self.folder):
            yield from ((court.name, guide.name) for guide in folders_in(court))

    def rows(self) -> Iterator[tuple[str, ...]]:
        """Each whole edition in words: walkthrough, court, number, day, who accepted it, and whether it is in force."""
        for court, walkthrough in self.guides():
            every = self.all(court, walkthrough)
            for one in every:
                day, number = one.edition.date, str(one.edition.number)
                in_force = "accepted" if one is every[-1] else ""
                yield walkthrough, court, number, day.isoformat() if day else "", one.edition.by, in_force

    def put(
        self, walked: Recording, said: Acceptance, *, after: int, tell: Callable[[str], object] = lambda _: None
    ) -> Accepted:
        """Accept a walk in place of edition `after`, which is 0 where there is none; that stays beside it.

        Whenever this is broken off, the editions are as they were, or the new one is whole; done again, it is the same.
        Raises BadInput where another edition was accepted meanwhile, AnotherPicture where a picture is not the one that
        was taken, and AtWork where somebody else is at work for too long; then `tell` was told for whom it waited.
        """
        court, walkthrough = walked.court.id, walked.walkthrough
        place = self.place(court, walkthrough)
        news = with_news(walked, said.news, said.changed)
        with alone_in(self.folder, tell=tell):
            self._clear()
            known = self.newest(court, walkthrough)
            number = known.edition.number if known else 0
            if known and number != after and is_of(known, news, said):
                return known
            if number != after:
                raise BadInput(another_edition(f"{court}/{walkthrough}", number, after))
            taken = max(self.numbers(court, walkthrough), default=0)
            return put_in(place, taken + 1, news, said)

    def _clear(self) -> None:
        """Take away what was left by those who were killed while they put an edition here."""
        for names in self.guides():
            for left in self.place(*names).glob(HALF):
                discard(left)


def folders_in(folder: Path) -> list[Path]:
    """The folders of plain names in a folder, in order; no links."""
    there = folder.iterdir() if folder.is_dir() else ()
    return sorted(entry for entry in there if is_folder(entry) and untrusted.is_plain_name(entry.name))


def whole(folder: Path, court: str, walkthrough: str, number: int) -> Accepted:
    """An edition, when nothing of it is missing and all is as it was accepted. Raises BadInput that says what is not.

    Every picture is read and compared with its hash.
    """
    if not is_folder(folder):
        raise BadInput(f"{folder.name} is no folder.")
    edition = read(folder / EDITION_FILE)
    if edition.number != number:
        raise BadInput(f"{EDITION_FILE} is that of edition {edition.number}.")
    if seal_of(folder) != edition.seal:
        raise BadInput(f"{FILE_NAME} is not the one that was accepted.")
    walked = Recording.load(folder)
    if (walked.court.id, walked.walkthrough) != (court, walkthrough):
        raise BadInput(f"{FILE_NAME} is that of {walked.court.id}/{walked.walkthrough}.")
    pictures.verify(walked)
    return Accepted(edition, walked, folder)


def read(file: Path) -> Edition:
    """What is known of an edition. Raises BadInput where it cannot be read, or is none."""
    if not is_there(file):
        raise BadInput(f"{file.name} is missing.")
    try:
        held = untrusted.json_in(untrusted.plain_bytes(file, MOST_BYTES).decode("utf-8-sig"))
        return Edition.model_validate(held)
    except ValidationError as error:
        raise BadInput(f"{file.name} is that of no edition: {recording.complaint(error)}.") from None
    except ValueError as error:
        raise BadInput(f"{file.name} cannot be read ({error}).") from None


def seal_of(folder: Path) -> str:
    """What stands for all that was walked: the hash of `recording.json`, which holds those of the pictures.

    Raises BadInput where it cannot be read.
    """
    return hashlib.sha256(untrusted.plain_bytes(folder / FILE_NAME, recording.MOST_BYTES)).hexdigest()


def without_advice(error: BadInput) -> str:
    """What is wrong with a recording, without that it be walked again: nobody walks what was accepted."""
    return re.sub(r" Walk again[^.]*\.$", "", str(error))


def put_in(place: Path, number: int, walked: Recording, said: Acceptance) -> Accepted:
    """Write an edition out of sight, and give it its name when all of it is on the disk."""
    court, walkthrough = walked.court.id, walked.walkthrough
    fresh = empty(place / HALF.replace("*", str(number)))
    try:
        for picture in pictures.of_recording(walked):
            (fresh / picture.file).write_bytes(pictures.verified(walked, picture))
        walked.model_copy().save(fresh)
        edition = Edition(
            number=number, date=said.day, by=said.by, seal=seal_of(fresh), accepted=said.accepted, news=said.news
        )
        text = edition.model_dump_json(indent=1) + "\n"
        (fresh / EDITION_FILE).write_text(text, encoding="utf-8", newline="\n")
        whole(fresh, court, walkthrough, number)
        for file in (*fresh.iterdir(), fresh):
            to_the_disk(file)
        fresh.rename(place / str(number))
        to_the_disk(place)
    finally:
        discard(fresh)
    log.info("edition.accepted", court=court, walkthrough=walkthrough, number=number)
    return whole(place / str(number), court, walkthrough, number)


def is_of(known: Accepted, news: Recording, said: Acceptance) -> bool:
    """Whether an edition is what would be put there: somebody was killed who had just done so."""
    same_words = (known.edition.accepted, known.edition.news) == (said.accepted, said.news)
    return same_words and known.recording.model_dump() == news.model_dump()


def another_edition(name: str, number: int, after: int) -> str:
    """What to say where the accepted edition is not the one that a walk was held against."""
    held = f"edition {after}" if after else "no edition"
    there = f"edition {number} is accepted now" if number else "no whole edition is there now"
    return f"{name}: the walk was held against {held}, and {there}. Compare it again, and accept that."


NOT_SHOWN: Any = {
    **dict.fromkeys(("news", "source", "portal", "tools", "court_facts_used"), True),
    "court": {"edition_number", "edition_date", *IN_LIST_ONLY},
    "screens": {"__all__": {"inventory": True, "messages": True, "steps": {"__all__": {"changed", "file", "line"}}}},
}  # Any: Pydantic's own type of it
"""What says of a walk how and when it was made and published, and nothing to a reader."""


def shown_of(walked: Recording) -> dict[str, object]:
    """All that readers get of a walk, pictures by their hashes: its sentences and its screens, whatever is new."""
    return walked.model_dump(exclude=NOT_SHOWN)


def with_news(walked: Recording, news: Sequence[str], changed: Collection[Line]) -> Recording:
    """A walk that tells readers what is new, and marks the sentences of these lines."""

    def of_step(step: Step) -> Step:
        return marked(step, changed=(step.file, step.line) in changed)

    return told_anew(walked, tuple(news), of_step)


def without_news(walked: Recording) -> Recording:
    """A walk that says nothing of an edition before."""
    return told_anew(walked, (), partial(marked, changed=False))


def marked(step: Step, *, changed: bool) -> Step:
    return step if step.changed == changed else step.model_copy(update={"changed": changed})


def told_anew(walked: Recording, news: tuple[str, ...], of_step: Callable[[Step], Step]) -> Recording:
    def of_screen(screen: Screen) -> Screen:
        steps = tuple(map(of_step, screen.steps))
        return screen if steps == screen.steps else screen.model_copy(update={"steps": steps})

    screens = tuple(map(of_screen, walked.screens))
    if (news, screens) == (walked.news, walked.screens):
        return walked
    return walked.model_copy(update={"news": news, "screens": screens})
