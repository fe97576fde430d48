"""What a build will do, before it does anything: what is known already, what is to be walked, and what to be made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from pathlib import Path

from assistant.building import site
from assistant.building.kept_walks import KeptWalks, now
from assistant.building.known import Looking, of_several, singly
from assistant.building.summaries import readable
from assistant.building.workspace import Job
from assistant.facts import courts
from assistant.facts.recording import Recording
from assistant.publishers.layout.wording import counted
from assistant.settings import settings
from assistant.walking.inputs import Inputs
from assistant.walking.walk import source_code


@dataclass(frozen=True)
class Order:
    """What is asked of a build, and where it goes."""

    jobs: tuple[Job, ...]
    formats: tuple[str, ...]
    out: Path
    rewalk: bool = False

    @property
    def courts(self) -> tuple[str, ...]:
        """The courts, as they were named."""
        return tuple(dict.fromkeys(job.court_name for job in self.jobs))


@dataclass(frozen=True)
class Plan:
    """The guides of an order, in its order: those that are known, and those that are to be looked at and made."""

    order: Order
    todo: tuple[Job, ...]
    known: tuple[Job, ...]
    together: tuple[tuple[Job, ...], ...]
    """The courts whose documents of several guides are to be made."""

    looking: Looking = field(compare=False, repr=False)

    @cached_property
    def walks(self) -> dict[str, int]:
        """How many walks each walkthrough will take, as far as can be told before; none where kept ones will do.

        Of one that was never walked nobody can say yet how much it shows of each court: it counts once.
        """
        return dict(self._walks())

    def _walks(self) -> Iterator[tuple[str, int]]:
        kept = KeptWalks(settings().recordings)
        for _, group in groupby(by_walkthrough(self.todo), key=lambda job: job.script):
            jobs = list(group)
            ways = Ways.of(jobs[0], () if self.order.rewalk else walks_of(kept, jobs[0]))
            if new := {ways.of_court(job) for job in jobs if not ways.are_known_to(job)}:
                yield jobs[0].walkthrough.slug, len(new)

    @property
    def documents(self) -> int:
        """How many documents there will be, at the least: each format is one, and some are several files."""
        return len(self.order.jobs) * len(singly(self.order.formats)) + len(self.order.courts) * len(
            of_several(self.order.formats)
        )

    def __str__(self) -> str:
        """The plan in words."""
        formats = " and ".join(self.order.formats)
        asked = f"{counted(len(self.order.jobs), 'guide')} of {counted(len(self.order.courts), 'court')}"
        lines = [
            f"{asked}, as {formats}: {counted(self.documents, 'document')}.",
            f"Known as they would be made now: {counted(len(self.known), 'guide')}.",
        ]
        if not self.todo:
            return "\n".join([*lines, "Nothing is to be walked or made."])
        lines.append(f"To be looked at, and made where they would be others: {counted(len(self.todo), 'guide')}.")
        lines += self._lines_of_walks()
        if self.together:
            lines.append(f"Documents of all guides of a court: {counted(len(self.together), 'court')}.")
        return "\n".join([*lines, "The index comes last."])

    def _lines_of_walks(self) -> Iterator[str]:
        guides = Counter(job.walkthrough.slug for job in self.todo)
        if not self.walks:
            yield "No walk: those that are kept will do."
            return
        yield f"{counted(sum(self.walks.values()), 'walk')} for them, at the least:"
        for slug, count in self.walks.items():
            yield f"  {slug}: {counted(count, 'walk')} for {counted(guides[slug], 'guide')}"


def of(order: Order) -> Plan:
    """Look at what lies there, and open as little of it as can be."""
    looking = Looking(order.out, order.courts)
    formats, together = singly(order.formats), of_several(order.formats)
    known = set() if order.rewalk else {job for job in order.jobs if looking.knows(job, formats)}
    todo = tuple(job for job in order.jobs if job not in known)
    groups = by_court(order.jobs) if together else ()
    again = tuple(group for group in groups if set(group) - known or not looking.knows_together(group, together))
    return Plan(order, todo, tuple(job for job in order.jobs if job in known), again, looking)


def by_court(jobs: Iterable[Job]) -> list[tuple[Job, ...]]:
    """The jobs of each court together, in the order in which a filer needs the guides."""
    in_order = sorted(jobs, key=lambda job: (job.court.id, site.when_needed(job.walkthrough.slug)))
    return [tuple(group) for _, group in groupby(in_order, key=lambda job: job.court.id)]


def by_walkthrough(jobs: Iterable[Job]) -> list[Job]:
    """The jobs of each walkthrough after each other, so that what courts share is at hand."""
    return sorted(jobs, key=lambda job: job.script)


def walks_of(kept: KeptWalks, job: Job) -> Iterator[Recording]:
    """The walks of a walkthrough that are kept, of whatever court."""
    return (one for folder in kept.folders(job.walkthrough, job.court) if (one := readable(folder)))


Facts = tuple[str, ...]
"""Paths of a court's facts, or the facts at these paths."""


@dataclass(frozen=True)
class Ways:
    """The ways that kept walks of one walkthrough went: which of a court's facts each hung on, and what they were."""

    known: Mapping[Facts, Collection[Facts]]

    @classmethod
    def of(cls, job: Job, kept: Iterable[Recording]) -> Ways:
        """Those of walks that would be the same now, as far as can be told without a browser."""
        known: dict[Facts, set[Facts]] = {}
        for walk in kept:
            if walk.source == source_code(job.walkthrough) and not courts.is_elsewhere(job.court):
                used = {path: fact for path, fact in sorted(walk.court_facts_used.items()) if not Inputs().knows(path)}
                known.setdefault(tuple(used), set()).add(tuple(used.values()))
        return cls(known)

    def are_known_to(self, job: Job) -> bool:
        """Whether a kept walk leads where this court's own would."""
        return any(facts_at(paths, job) in facts for paths, facts in self.known.items())

    def of_court(self, job: Job) -> Facts:
        """What this court's own walk would hang on; nothing where no walk can tell."""
        return facts_at(next(iter(self.known), ()), job)


def facts_at(paths: Facts, job: Job) -> Facts:
    return tuple(now(path, job.walkthrough, job.court, Inputs()) for path in paths)
