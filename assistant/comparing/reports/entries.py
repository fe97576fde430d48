"""What stands on the page of a report: findings, the sentences they make false, and screens to be looked at first."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from assistant.comparing.findings import IN_WORDS
from assistant.comparing.reports import telling
from assistant.comparing.reports.commands import Commands, ToType
from assistant.comparing.reports.redline import redlined, sentence
from assistant.errors import BadInput
from assistant.facts.recording import Recording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from markupsafe import Markup

    from assistant.comparing.findings import Change, Comparison, Finding, Report, SentenceSeen, Weight
    from assistant.comparing.reports.album import Album, Shot
    from assistant.facts.recording import Screen, Step

MOST_LOOKS = 3
"""So many different looks of a change are shown that makes no sentence false."""

NOT_THERE, NO_PICTURE = "It is not there.", "No picture of it is here."

WEIGHTS: tuple[Weight, ...] = "false", "gap", "quiet"
"""In the order in which findings are told."""

Thing = TypeVar("Thing")

Key = tuple[str, str]
"""The court and the walkthrough of a comparison."""


class Place(NamedTuple):
    """A guide in which a finding is met, and in which courts."""

    title: str
    courts: tuple[str, ...]


class Side(NamedTuple):
    """A crop with its alternate text; without a picture, what is said instead."""

    shot: Shot | None
    told: str


Look = tuple[Side, ...]
"""How it looked as it was accepted, and how it looks now."""


class Wrong(NamedTuple):
    """A sentence that is false, or before which there is a gap, in all courts whose guides have it so."""

    told: SentenceSeen
    title: str
    courts: tuple[str, ...]
    redline: Markup
    sure: bool
    look: Look | None
    why: tuple[str, ...]


class Entry(NamedTuple):
    """One finding."""

    title: str
    kind: str
    weight: Weight
    key: str
    places: tuple[Place, ...]
    wrongs: tuple[Wrong, ...]
    looks: tuple[Look, ...]
    why: tuple[str, ...]
    commands: list[ToType]


class FirstScreen(NamedTuple):
    """A screen of a guide of which nothing is accepted yet, with its sentences and their signs."""

    name: str
    shot: Shot | None
    alt: str
    sentences: tuple[tuple[str, Markup], ...]


class FirstGuide(NamedTuple):
    guide: Comparison
    screens: tuple[FirstScreen, ...]
    commands: list[ToType]


class Writer:
    """Makes the entries of one report, whose pictures it gathers in an album."""

    def __init__(self, report: Report, album: Album, editions: Path, commands: Commands) -> None:
        self._report = report
        self._album = album
        self._editions = editions
        self._commands = commands
        self._guides: dict[Key, Comparison] = {(one.court, one.walkthrough): one for one in report.comparisons}

    def entries(self) -> list[Entry]:
        """The findings, those first that make sentences false; then what is wrong and belongs to none of them."""
        ranked = sorted(self._report.findings, key=lambda finding: WEIGHTS.index(finding.weight))
        made = [self._entry(finding) for finding in ranked]
        told = {(*key_of(change), change.line) for finding in ranked for change in finding.changes}
        others = [
            (guide, one)
            for guide in self._report.comparisons
            for one in guide.sentences
            if one.verdict in ("false", "gap") and (guide.court, guide.walkthrough, one.line) not in told
        ]
        return sorted(
            [*made, *self._unexplained(others)],
            key=lambda entry: WEIGHTS.index(entry.weight),
        )

    def _entry(self, finding: Finding) -> Entry:
        met = self._met(finding.changes)
        found = [] if finding.weight == "quiet" else list(self._found(finding.changes))
        wrongs = tuple(self._wrongs(found))
        looks = () if wrongs else tuple(self._looks(finding.changes))
        guides = met if finding.weight == "quiet" else unique(guide for guide, _, _ in found) or met
        return Entry(
            telling.title(finding), IN_WORDS[finding.kind], finding.weight, finding.key, tuple(places(met)), wrongs,
            looks, () if wrongs else unique(chain.from_iterable(change.why for change in finding.changes)),
            self._to_type(finding.weight, [wrong.told for wrong in wrongs], guides),
        )  # fmt: skip

    def _to_type(self, weight: Weight, wrongs: Sequence[SentenceSeen], guides: Sequence[Comparison]) -> list[ToType]:
        if weight == "quiet":
            return [("When it is as it should be, accept it:", self._commands.accept(guides))]
        if not wrongs:
            return [("Look at the guide, then compare again:", self._commands.compare(guides))]
        return self._commands.mended(wrongs, guides)

    def _unexplained(self, others: Sequence[tuple[Comparison, SentenceSeen]]) -> Iterator[Entry]:
        """What no change speaks for, such as a page that did not answer."""
        for weight, rule in (("false", "What else is not true"), ("gap", "What else is missing")):
            found = [(guide, one, None) for guide, one in others if one.verdict == weight]
            if found:
                wrongs = tuple(self._wrongs(found))
                guides = unique(guide for guide, _, _ in found)
                told = [wrong.told for wrong in wrongs]
                yield Entry(
                    f"{rule}.", "", "false" if weight == "false" else "gap", "", tuple(places(guides)), wrongs, (), (),
                    self._commands.mended(told, guides),
                )  # fmt: skip

    def _met(self, changes: Iterable[Change]) -> list[Comparison]:
        """The guides in which some changes are."""
        return list(unique(self._guides[key_of(change)] for change in changes if key_of(change) in self._guides))

    def _found(self, changes: Iterable[Change]) -> Iterator[tuple[Comparison, SentenceSeen, Change | None]]:
        """The sentences that some changes make wrong, each with the change."""
        for change in changes:
            guide = self._guides.get(key_of(change))
            for one in guide.sentences if guide else ():
                if guide and one.line == change.line and one.verdict in ("false", "gap"):
                    yield guide, one, change

    def _wrongs(self, found: Iterable[tuple[Comparison, SentenceSeen, Change | None]]) -> Iterator[Wrong]:
        """Each sentence once, whatever courts it is wrong in."""
        together: dict[SentenceSeen, list[tuple[Comparison, Change | None]]] = {}
        for guide, one, change in found:
            alike = one.model_copy(update={"sentence": ""})  # courts fill in their own words
            together.setdefault(alike, []).append((guide, change))
        for alike, held in together.items():
            guide, change = next(((guide, change) for guide, change in held if change), held[0])
            other = alike.offered or alike.maybe
            yield Wrong(
                alike, guide.title, unique(guide.court for guide, _ in held),
                redlined(alike.template, other) if other else sentence(alike.template), bool(alike.offered),
                self._look(change) if change else None, change.why if change else (),
            )  # fmt: skip

    def _looks(self, changes: Iterable[Change]) -> Iterator[Look]:
        looks = unique(look for look in map(self._look, changes) if look)
        yield from looks[:MOST_LOOKS]

    def _look(self, change: Change) -> Look | None:
        """A change before and after, at one scale; None where nothing of it was pictured."""
        guide = self._guides.get(key_of(change))
        if guide is None or not (change.before or change.after):
            return None
        old = self._editions / guide.court / guide.walkthrough / str(guide.accepted)
        sides = (old, change.before), (Path(guide.walked), change.after)
        shots = self._album.pair([(folder, where) if where else None for folder, where in sides])
        alts = alt(change, change.was, "as accepted"), alt(change, change.now, "now")
        return tuple(
            Side(shot, told if shot else NO_PICTURE if where else NOT_THERE)
            for shot, told, (_, where) in zip(shots, alts, sides, strict=True)
        )

    def first_guides(self) -> list[FirstGuide]:
        """Guides of which nothing is accepted: all of their screens, as they will be accepted."""
        return [self._first(guide) for guide in self._report.comparisons if guide.verdict == "first"]

    def _first(self, guide: Comparison) -> FirstGuide:
        accepted = "When you have looked at its screens, accept it:", self._commands.accept([guide])
        return FirstGuide(guide, tuple(self._screens(guide)), [accepted])

    def _screens(self, guide: Comparison) -> Iterator[FirstScreen]:
        folder = Path(guide.walked)
        try:
            screens = Recording.load(folder).screens
        except BadInput:  # a walk that stopped at once leaves none
            told = tuple((one.sign, sentence(one.sentence)) for one in guide.sentences)
            yield FirstScreen("No screens were kept", None, "", told)
            return
        for screen in screens:
            if screen.steps:
                shot = self._album.small(
                    folder, screen.left, (mark.box for step in screen.steps for mark in step.marks)
                )
                told = tuple((signed(step), sentence(step.sentence)) for step in screen.steps)
                yield FirstScreen(name_of(screen), shot, f"The page {name_of(screen)}, as it was left.", told)


def signed(step: Step) -> str:
    return step.sign.told if step.sign else step.note or "note"


def name_of(screen: Screen) -> str:
    return screen.dialog or screen.heading or screen.title


def alt(change: Change, words: str, when: str) -> str:
    """What a crop shows, and what is marked in it."""
    marked = f": the {f'{change.role} ' if change.role else ''}“{words}” is outlined" if words else ""
    return f"{change.screen}, {when}{marked}."


def places(guides: Iterable[Comparison]) -> Iterator[Place]:
    """Guides by their titles, each with its courts."""
    courts: dict[str, list[str]] = {}
    for guide in guides:
        courts.setdefault(guide.title, []).append(guide.court)
    for title, held in courts.items():
        yield Place(title, tuple(held))


def key_of(change: Change) -> Key:
    return change.court, change.walkthrough


def unique(things: Iterable[Thing]) -> tuple[Thing, ...]:
    """Each once, in order."""
    return tuple(dict.fromkeys(things))
