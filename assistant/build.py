"""From walkthroughs to guides: walk or take a kept walk, publish, search for secrets, put in place, index last."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from assistant import publishers
from assistant.captures import Shelf
from assistant.crew import Crew
from assistant.errors import BadInput
from assistant.publishers import index
from assistant.recording import Recording
from assistant.settings import settings
from assistant.walkthrough import BUNDLED
from assistant.workshop import Job, Progress, Workshop, quiet


@dataclass(frozen=True)
class Order:
    """What is asked of a build, and where it goes."""

    jobs: tuple[Job, ...]
    formats: tuple[str, ...]
    out: Path
    rewalk: bool = False


def guides(order: Order, crew: Crew, tell: Progress = quiet) -> tuple[Path, ...]:
    """Make every guide, one folder at a time, and the index last. Returns the files that were made.

    First every walkthrough is walked, once for all courts that it would be the same for; then all is published.
    """
    groups = by_walkthrough(order.jobs)
    for group in crew.each(walk_for_courts, ((group, order.rewalk) for group in groups)):
        tell(f"{group[0].walkthrough.slug}: walked")
    made: list[Path] = []
    orders = [(job, order.formats, order.out) for job in order.jobs]
    for job, files in zip(order.jobs, crew.each(publish_job, orders), strict=True):
        tell(f"{job}: {' and '.join(order.formats)}")
        made.extend(files)
    made.append(index.publish(published(order.out), order.out))
    return tuple(made)


def by_walkthrough(jobs: Iterable[Job]) -> list[tuple[Job, ...]]:
    in_order = sorted(jobs, key=lambda job: job.script)
    return [tuple(group) for _, group in groupby(in_order, key=lambda job: job.script)]


def walk_for_courts(shop: Workshop, order: tuple[tuple[Job, ...], bool]) -> tuple[Job, ...]:
    """Have a kept walk for each court of one walkthrough."""
    group, rewalk = order
    for job in group:
        shop.recording(job, rewalk=rewalk)
    return group


def publish_job(shop: Workshop, order: tuple[Job, tuple[str, ...], Path]) -> tuple[Path, ...]:
    """Publish one guide from its kept walk."""
    job, formats, out = order
    return shop.publish(shop.kept(job), formats, out / job.court.id / job.walkthrough.slug)


def published(out: Path) -> tuple[Recording, ...]:
    """The kept walks of all guides that lie in the folder of guides, of this build or an earlier one."""
    shelf = Shelf(settings().recordings)
    there = [kept for kept in shelf.all() if (out / kept.court.id / kept.walkthrough).is_dir()]
    return tuple(sorted(there, key=lambda kept: when_needed(kept.walkthrough)))


def when_needed(slug: str) -> int:
    """A walkthrough's place in the order in which a filer needs them; scripts of one's own come last."""
    return BUNDLED.index(slug) if slug in BUNDLED else len(BUNDLED)


def known_jobs(walkthroughs: Sequence[str], court_names: Sequence[str]) -> tuple[Job, ...]:
    """A job for each walkthrough and court. Raises BadInput for one that does not exist."""
    jobs = tuple(Job(script, place) for place in court_names for script in walkthroughs)
    for job in jobs:
        str(job)  # reads the script and the court's file, before any work is done
    return jobs


def known_formats(names: Sequence[str]) -> tuple[str, ...]:
    """The formats asked for, or all that are not made on request alone. Raises BadInput for one that does not exist."""
    unknown = [name for name in names if name not in publishers.PUBLISHERS]
    if unknown:
        raise BadInput(f"There is no format “{unknown[0]}”. Known are {', '.join(publishers.PUBLISHERS)}.")
    return tuple(dict.fromkeys(names)) or tuple(
        name for name in publishers.PUBLISHERS if name not in publishers.ON_REQUEST
    )
