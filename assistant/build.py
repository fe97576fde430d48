"""From walkthroughs to guides: walk or take a kept walk, publish, search for secrets, put in place, index last."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Self

import structlog
from pydantic import SecretStr

from assistant import browser, captures, courts, editions, leaks, people, portal, publishers, walk
from assistant.browser import Desk
from assistant.captures import Shelf
from assistant.courts import Court
from assistant.errors import BadInput
from assistant.portal import Portal
from assistant.publishers import index
from assistant.recording import Recording
from assistant.settings import settings
from assistant.walkthrough import Walkthrough

log = structlog.get_logger()

Progress = Callable[[str], object]
"""Is told in a few words what is being done."""


@dataclass(frozen=True)
class Job:
    """One guide to be made."""

    walkthrough: Walkthrough
    court: Court

    def __str__(self) -> str:
        return f"{self.court.id}/{self.walkthrough.slug}"


class Workshop:
    """What the jobs of one build share: browser, portal, and kept walks. Each is started when first needed."""

    def __init__(self, court_names: Sequence[str], out: Path, at_hand: Desk | None = None) -> None:
        self._court_files = tuple(courts.file_of(name) for name in court_names)
        self._out = out
        self._at_hand = at_hand
        self._to_close = ExitStack()
        self._shelf = Shelf(settings().recordings)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._to_close.close()

    @cached_property
    def desk(self) -> Desk:
        return self._at_hand or self._to_close.enter_context(browser.desk())

    @cached_property
    def portal(self) -> Portal:
        outside = settings().portal
        if outside is not None:
            return Portal(outside.rstrip("/"), portal_code())
        return self._to_close.enter_context(portal.bundled(self._court_files, self._out))

    def recording(self, job: Job, *, rewalk: bool = False, tell: Progress = lambda _: None) -> Recording:
        """The walk of a job: a kept one where walking again would give the same, else a new one."""
        rewalk = rewalk or settings().portal is not None  # nobody can say whether a portal of others has changed
        kept = None if rewalk else self._shelf.find(job.walkthrough, job.court, portal_code(), self.desk.build())
        if kept is None:
            return self.walk(job, tell)
        log.info("walk.kept", walkthrough=job.walkthrough.slug, court=job.court.id)
        return kept

    def walk(self, job: Job, tell: Progress = lambda _: None) -> Recording:
        """Walk, and keep it in place of the walk before.

        Raises NotOnScreen where a sentence and the screen differ; a picture of it stays in the folder.
        """
        walking = self._shelf.walking(job.court, job.walkthrough)
        shutil.rmtree(walking, ignore_errors=True)
        walk.walk(job.walkthrough, job.court, self.portal, self.desk, walking, lambda step: tell(f"{job}: step {step}"))
        log.info("walk.done", walkthrough=job.walkthrough.slug, court=job.court.id)
        return self._shelf.put(walking, job.court, job.walkthrough)

    def publish(self, recording: Recording, formats: Sequence[str], into: Path) -> tuple[Path, ...]:
        """Make documents in a folder that takes the place of `into` when all are made and none holds a secret.

        Where the same documents are there already, they are searched for secrets again and stay.
        """
        if editions.is_current(into, recording, formats):
            leaks.search(into, secrets_of(recording.people))
            return editions.documents(into)
        into.parent.mkdir(parents=True, exist_ok=True)
        fresh = into.with_name(f".{into.name}.new")
        shutil.rmtree(fresh, ignore_errors=True)  # what a killed build left
        fresh.mkdir()
        try:
            for name in formats:
                publishers.PUBLISHERS[name](recording, fresh, self.desk)
            editions.MadeOf.now(recording, formats, fresh).leave(fresh)
            leaks.search(fresh, secrets_of(recording.people))
            captures.replace_folder(fresh, into)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
        log.info("guide.published", walkthrough=recording.walkthrough, court=recording.court.id, formats=list(formats))
        return editions.documents(into)

    def published(self) -> tuple[Recording, ...]:
        """The kept walks of all guides that lie in the folder of guides, of this build or an earlier one."""
        return tuple(kept for kept in self._shelf.all() if (self._out / kept.court.id / kept.walkthrough).is_dir())


def guides(
    jobs: Sequence[Job],
    shop: Workshop,
    formats: Sequence[str],
    out: Path,
    *,
    rewalk: bool = False,
    tell: Progress = lambda _: None,
) -> tuple[Path, ...]:
    """Make every guide, one folder at a time, and the index last. Returns the files that were made."""
    made: list[Path] = []
    for job in jobs:
        recording = shop.recording(job, rewalk=rewalk, tell=tell)
        tell(f"{job}: {' and '.join(formats)}")
        made.extend(shop.publish(recording, formats, out / job.court.id / job.walkthrough.slug))
    made.append(index.publish(shop.published(), out))
    return tuple(made)


def known_formats(names: Sequence[str]) -> tuple[str, ...]:
    """The formats asked for, or all. Raises BadInput for one that does not exist."""
    unknown = [name for name in names if name not in publishers.PUBLISHERS]
    if unknown:
        raise BadInput(f"There is no format “{unknown[0]}”. Known are {', '.join(publishers.PUBLISHERS)}.")
    return tuple(dict.fromkeys(names)) or tuple(publishers.PUBLISHERS)


def portal_code() -> str:
    """What tells the portal in use from another one."""
    return settings().portal or portal.digest()


def secrets_of(slugs: Sequence[str]) -> tuple[SecretStr, ...]:
    """Every secret of these people."""
    return tuple(secret for slug in slugs for secret in people.person(slug).secrets())
