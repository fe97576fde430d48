"""What the jobs of a build work with: a browser, a portal, and the walks that are kept."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Self, TypeVar

import structlog
from pydantic import SecretStr

from assistant import ending, leaks, publishers
from assistant.building.editions import Editions
from assistant.building.folders import discard
from assistant.building.kept_walks import KeptWalks, Means
from assistant.building.publishing import Documents
from assistant.building.store import Store
from assistant.building.stored_documents import Searched, StoredDocuments
from assistant.building.stored_walks import StoredWalks
from assistant.errors import NotOnScreen, PortalTrouble, UnknownPerson
from assistant.facts import courts, people, pictures
from assistant.facts.courts import Court, court
from assistant.facts.pictures import AnotherPicture
from assistant.facts.recording import Recording
from assistant.publishers.desk import Desk
from assistant.settings import settings
from assistant.walking import hosts, portal, walk
from assistant.walking.browser import OpenBrowser, opened
from assistant.walking.inputs import Inputs
from assistant.walking.observer import Observer
from assistant.walking.portal import Portal
from assistant.walking.walkthrough import BUNDLED, Walkthrough, find

log = structlog.get_logger()

Told = TypeVar("Told")
"""A recording, or several."""

Progress = Callable[[str], object]
"""Is told in a few words what is being done."""


def quiet(_: str) -> None:
    """For where nobody looks."""


@dataclass(frozen=True)
class Job:
    """One guide to be made, by names alone, so that any process can do it."""

    script: str
    court_name: str

    @property
    def walkthrough(self) -> Walkthrough:
        return find(self.script)

    @property
    def court(self) -> Court:
        return court(self.court_name)

    def __str__(self) -> str:
        return f"{self.court.id}/{self.walkthrough.slug}"


MOST_FOUND = 64
"""So many recordings, each of about a megabyte, are held at a time."""


BROWSERS_JOBS = 200
"""So many jobs a browser does; then another one is started, which takes a second."""


class Workspace:
    """What the jobs of one build share: browser, portal, and kept walks. Each is started when first needed."""

    def __init__(
        self, court_names: Sequence[str], out: Path, at_hand: OpenBrowser | None = None, tell: Progress = quiet
    ) -> None:
        files = (courts.court_file(name) for name in court_names)
        self._court_files = tuple(file for file in files if courts.needs_portal(courts.read(file)))
        self._portals: dict[tuple[Path, ...], Callable[[], Portal]] = {}
        self.out = out
        self._at_hand = at_hand
        self._tell = tell
        self._to_close = ExitStack()
        self._browsers_jobs = 0
        self._walked_here: set[Path] = set()
        self._found: dict[Path, Recording] = {}
        self.told: list[str] = []
        """What was done that nobody asked for, in sentences."""
        self.searched: Searched = set()
        self._kept = KeptWalks(settings().recordings, Editions(settings().editions, self.told.append))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Stop what was started here."""
        self._to_close.close()

    @cached_property
    def browser(self) -> OpenBrowser:
        return self._at_hand or self._to_close.enter_context(opened())

    @property
    def browser_is_gone(self) -> bool:
        """Whether the browser has died of what it was about, or was ended by somebody else."""
        return "browser" in vars(self) and self.browser.is_gone

    def _browser_was_used(self) -> None:
        """After many jobs have another browser, and ask again what it is: each leaves some memory behind in it."""
        self._browsers_jobs += 1
        if self._at_hand is None and self._browsers_jobs % BROWSERS_JOBS == 0:
            self.browser.close()
            vars(self).pop("means", None)

    @cached_property
    def publishers_desk(self) -> Desk:
        """Holds the layouts of this workspace alone: two builds in one process get nothing of one another."""
        return Desk(self.browser)

    def portal_of(self, court: Court, named: Sequence[str] = ()) -> Portal:
        """Where a court is walked: the portal in use, or nobody's where all of it lies elsewhere.

        The bundled one is started with the files of those people that do not ship; each such cast has one of its own,
        so that what pages say of everybody is the same for all others.
        """
        return self._portal_begun(court, named)()

    def _portal_begun(self, court: Court, named: Sequence[str]) -> Callable[[], Portal]:
        """The same, and the bundled one may still be starting: what this gives waits for it."""
        if not courts.needs_portal(court):
            return lambda: portal.ELSEWHERE
        outside = settings().portal
        if outside is not None:
            elsewhere = Portal(hosts.check(outside).rstrip("/"), portal_code())
            return lambda: elsewhere
        own = people.own_files(named)
        if own not in self._portals:
            self._portals[own] = self._to_close.enter_context(portal.begun(self._court_files, self.out, own))
        return self._portals[own]

    @cached_property
    def means(self) -> Means:
        """What a walk would be made with here and now. What a portal of others was started with nobody knows."""
        inputs = Inputs(self._court_files, self.out) if settings().portal is None else Inputs()
        return Means(portal_code(), self.browser.tools(walk.our_version(), walk.FONTS), inputs)

    @cached_property
    def store(self) -> Store | None:
        """Where walks and documents are looked for before they are made; nowhere for a portal of others."""
        address = settings().store
        return Store(address) if address is not None and settings().portal is None else None

    @cached_property
    def _bundled(self) -> str:
        """The code of the bundled portal as it is today."""
        return portal.digest()

    def recording(self, job: Job, *, rewalk: bool = False, observer: Observer | None = None) -> Recording:
        """The walk of a job: a kept one where walking again would give the same, else a new one, which is observed.

        One that is not kept is looked for in the store, and a new one is put there, but for what is observed. With
        `rewalk` only walks of this workspace count as kept. What a portal of others shows now, nobody can say without
        walking, so a site of others is always walked.
        """
        if courts.is_elsewhere(job.court):
            return self.walk(job, observer)
        stored = self._stored_walks() if observer is None else None
        among = self._walked_here if rewalk or settings().portal is not None else None
        found = self._found_kept(job, among)
        if found is None and stored is not None and not rewalk:
            found = stored.find(job.walkthrough, job.court, self.means)
        if found is not None:
            log.info("walk.kept", walkthrough=job.walkthrough.slug, court=job.court.id)
            return self._remembered(job, found)
        walked = self.walk(job, observer)
        if stored is not None:
            stored.put(walked, self._kept.place(job.court, job.walkthrough))
        return walked

    def is_stored(self, job: Job) -> bool:
        """Whether a walk for a job lies in the store, as its entry says."""
        stored = self._stored_walks()
        return stored is not None and stored.has(job.walkthrough, job.court, self.means)

    def _stored_walks(self) -> StoredWalks | None:
        return StoredWalks(self.store, self._kept, self.told.append) if self.store else None

    def _found_kept(self, job: Job, among: Collection[Path] | None) -> Recording | None:
        if not self._kept.folders(job.walkthrough, job.court, among):
            return None  # no browser is started first, to know what a kept one was made with
        return self._kept.find(job.walkthrough, job.court, self.means, among)

    def walk(self, job: Job, observer: Observer | None = None) -> Recording:
        """Walk, and keep it in place of the walk before.

        Raises NotOnScreen where a sentence and the screen differ; a picture of it stays in the folder. Where an earlier
        walk got further on a site that forgets nothing, the error says so.
        """
        walking = self._kept.walking(job.court, job.walkthrough)
        before = self._kept.furthest(job.court, job.walkthrough)
        shutil.rmtree(walking, ignore_errors=True)
        walking.mkdir(parents=True, exist_ok=True)  # before a browser starts for what cannot be kept

        def on_step(number: int) -> None:
            self._tell(f"{job}: step {number}")

        try:
            ready = self._portal_begun(job.court, job.walkthrough.people)
            self.browser.start()  # both take a second, and beside each other no more
            walk.walk(job.walkthrough, job.court, ready(), self.browser, walking, on_step, observer=observer)
        except ending.Stopped:
            discard(walking)
            raise
        except (NotOnScreen, PortalTrouble) as error:
            forgets = job.court.reset is not None or not courts.is_elsewhere(job.court)
            if not forgets and 0 < self._kept.stopped_at(job.court, job.walkthrough) <= before:
                raise type(error)(f"{error}\n\n{in_the_way(job)}") from None
            raise
        log.info("walk.done", walkthrough=job.walkthrough.slug, court=job.court.id)
        self._walked_here.add(self._kept.place(job.court, job.walkthrough))
        self._browser_was_used()
        return self._remembered(job, self._kept.put(walking, job.court, job.walkthrough))

    def intact(self, job: Job) -> Recording:
        """The walk that is kept for a job, with the pictures that were taken; else a new one."""
        recording = self.kept(job)
        try:
            pictures.verify(recording)
        except AnotherPicture:
            return self.walk(job)
        return recording

    def in_todays_words(self, job: Job) -> Recording | None:
        """The walk that is kept for a job, as its guide tells it now; None where it would have to be walked again."""
        recording = self._kept.in_todays_words(job.walkthrough, job.court)
        return recording and self._remembered(job, recording)

    def kept(self, job: Job) -> Recording:
        """The walk that is kept for a job. Raises BadInput when there is none."""
        place = self._kept.place(job.court, job.walkthrough)
        return self._found.get(place) or Recording.load(place)

    def _remembered(self, job: Job, recording: Recording) -> Recording:
        """Keep a recording at hand for its documents, which come after all walks; a large build reads it again."""
        place = self._kept.place(job.court, job.walkthrough)
        if place in self._found or len(self._found) < MOST_FOUND:
            self._found[place] = recording
        return recording

    def publish(
        self, recording: Recording, formats: Sequence[str], into: Path, named: Sequence[str] = ()
    ) -> tuple[Path, ...]:
        """Make documents in a folder, when all can be made and none holds a secret. Returns what lies there of them.

        Other formats that lie there of another walk are made again with them, and what people put there or changed is
        kept; `told` says so. Where the same documents are there already, they stay; see `search_again`. `named` are the
        people as who asks names them, which a recording may not: their files are read.

        Raises AnotherPicture where a picture of the recording is not the one that was taken.
        """
        makers = publishers.of_one_guide()
        makes = {name: partial(self._make, makers[name].publish, recording) for name in makers}
        secrets = secrets_of_people([recording], named)
        leading_on = {name for name, one in makers.items() if one.leads_on}
        leading_back = {name for name, one in makers.items() if one.leads_back}
        called = {name: one.file_of(recording) for name, one in makers.items()}
        documents = Documents(
            [recording], makes, into, secrets, self.told.append,
            called=called, leading_on=leading_on, leading_back=leading_back, stored=self._stored([recording], secrets),
        )  # fmt: skip
        try:
            return documents.publish(formats, lambda files: search_again(files, [recording], secrets))
        finally:
            self._browser_was_used()

    def publish_together(
        self, recordings: Sequence[Recording], formats: Sequence[str], into: Path, named: Sequence[str] = ()
    ) -> tuple[Path, ...]:
        """Make documents of several guides, beside the folders of those guides; the same promises as `publish`."""
        makers = publishers.of_all_guides()
        makes = {name: partial(self._make, makers[name].publish, recordings) for name in makers}
        secrets = secrets_of_people(recordings, named)
        called = {name: one.file_of(recordings[0].court) for name, one in makers.items()}
        documents = Documents(
            recordings, makes, into, secrets, self.told.append,
            together=True, called=called, stored=self._stored(recordings, secrets),
        )  # fmt: skip
        try:
            return documents.publish(formats, lambda files: search_again(files, recordings, secrets))
        finally:
            self._browser_was_used()

    def _stored(self, recordings: Sequence[Recording], secrets: Sequence[SecretStr]) -> StoredDocuments | None:
        if self.store is None or not all(is_of_portal(self._bundled, recording) for recording in recordings):
            return None
        return StoredDocuments(
            self.store, recordings, lambda: self.means.tools, secrets, self.searched, self.told.append
        )

    def _make(self, publish: Callable[[Told, Path, Desk], Path], of: Told, into: Path) -> Path:
        """The desk is set up when the first document is made."""
        return publish(of, into, self.publishers_desk)


def in_the_way(job: Job) -> str:
    """What may be why a walk stops that got further before."""
    return (
        f"An earlier walk got further. Either {job.court.name} has changed, or it keeps what an earlier walk did: "
        f"then give it `reset` in {courts.court_file(job.court_name).name}, an address to post to or a command, "
        "which is run before each walk."
    )


def portal_code() -> str:
    """What tells the portal in use from another one."""
    return settings().portal or portal.digest()


def is_of_portal(code: str, recording: Recording) -> bool:
    """Whether all of it was walked in the portal of that code, and nothing on a site of others."""
    sites = (value for path, value in recording.court_facts_used.items() if SITES_ADDRESS.fullmatch(path))
    return recording.portal == code and not any("://" in address for address in sites)


SITES_ADDRESS = re.compile(r"sites\.[^.]+\.walk")
"""The path of a fact: where a walk goes for a site. One of others has a whole address."""


def search_again(files: Sequence[Path], recordings: Sequence[Recording], secrets: Sequence[SecretStr]) -> None:
    """Search documents that were searched when they were made, unless it would be for the same secrets in the same way.

    A recording's source is a code for its people's files and for the search, among others: while it is today's, both
    are as they were. So nothing more is kept of what was looked for, which a guess could be held against.
    """
    if all(recording.source == source_today(recording.walkthrough) for recording in recordings):
        return
    for file in files:
        leaks.search(file, secrets)


def source_today(walkthrough: str) -> str:
    """What a walkthrough's walks come from now; nothing for one that does not ship, whose script nobody knows here."""
    return walk.source_code(find(walkthrough)) if walkthrough in BUNDLED else ""


def secrets_of(names: Iterable[str]) -> tuple[SecretStr, ...]:
    """Every secret of these people, by name or file."""
    return tuple(secret for name in names for secret in people.person(name).secrets())


def secrets_of_people(recordings: Sequence[Recording], named: Sequence[str] = ()) -> tuple[SecretStr, ...]:
    """Every secret of the people in recordings, and of those who are `named` by whoever asks, by name or file.

    A recording names people, and leads to no file: raises UnknownPerson for somebody who neither ships nor is named.
    """
    files = {people.person_file(name).stem for name in named}
    slugs = sorted({slug for recording in recordings for slug in recording.people})
    if unknown := [slug for slug in slugs if slug not in files and not people.ships(slug)]:
        raise UnknownPerson(
            f"{unknown[0]} acts in this recording, and does not ship with the assistant, so nobody knows what must not "
            f"be published. Name the file: --person {unknown[0]}.toml"
        )
    return secrets_of(dict.fromkeys([*named, *(slug for slug in slugs if people.ships(slug))]))
