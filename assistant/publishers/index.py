"""The web site over all guides: a front page that names the courts, and for each court a page that can be searched.

Every page is one file that opens from a disk and loads nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from markupsafe import Markup

from assistant import publishers
from assistant.publishers.grouped import grouped
from assistant.publishers.layout import wording
from assistant.publishers.page.document import (
    ANY_WEIGHT,
    PAGE_FOLDER,
    page_environment,
    policy,
    policy_hash,
    shared_sheet,
    sheet,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from assistant.facts.recording import CourtFacts, Recording
    from assistant.publishers import Format
    from assistant.publishers.grouped import Group


PACER_LEAD = "How to get your PACER account ready for NextGen CM/ECF, step by step. "

IsThere = Callable[["Path"], bool]


def exists(document: Path) -> bool:
    return document.exists()


@dataclass(frozen=True)
class File:
    """A document: its address as seen from the court's page, and what a reader calls it."""

    address: str
    name: str


@dataclass(frozen=True)
class IndexedGuide:
    """A guide with the documents that there are of it; `page` is the address of its web page, if there is one."""

    recording: Recording
    files: tuple[File, ...]

    @property
    def title(self) -> str:
        return self.recording.title

    @property
    def page(self) -> str:
        web_pages = addresses(publishers.FORMATS["html"], self.recording)
        return next((file.address for file in self.files if file.address in web_pages), "")


@dataclass(frozen=True)
class CourtSite:
    """A court, its guides in the order in which a filer needs them, and the documents that hold all of them."""

    facts: CourtFacts
    guides: tuple[IndexedGuide, ...]
    whole: tuple[File, ...]

    @property
    def groups(self) -> list[Group[IndexedGuide]]:
        """The guides by what they are for."""
        return grouped(self.guides)

    @property
    def has_questions(self) -> bool:
        """Whether any guide says who needs it."""
        return any(group.questions for group in self.groups)

    @property
    def years(self) -> set[str]:
        """Of which years its guides are."""
        return {guide.recording.era for guide in self.guides}

    @property
    def recordings(self) -> list[Recording]:
        return [guide.recording for guide in self.guides]


@dataclass(frozen=True)
class Front:
    """What stands at the head of the front page: what all courts and sites on it have in common."""

    title: str
    lead: str
    pictures: str

    @classmethod
    def of(cls, every: Sequence[CourtFacts]) -> Front:
        shown, kinds = common(one.pictures for one in every), sorted({one.kind for one in every})
        return cls(
            title=common(wording.for_whom("Guides", one) for one in every) or "Guides",
            lead=f"{PACER_LEAD if kinds == ['court'] else ''}Choose your {' or '.join(kinds)}.",
            pictures=wording.what_is_shown(shown),
        )


def common(said: Iterable[str]) -> str:
    """What all of them say; nothing where they say different things."""
    different = set(said)
    return different.pop() if len(different) == 1 else ""


def publish(recordings: Iterable[Recording], out: Path, into: Path | None = None, is_there: IsThere = exists) -> Path:
    """Write the page of each court, and then `index.html` of the folder of guides, which it gives.

    `is_there` says of a document in that folder whether it is to be led to. The pages are written `into` another folder
    where one is given.
    """
    courts = sorted(court_sites(recordings, out, is_there), key=lambda court: (court.facts.name, court.facts.id))
    for court in courts:
        write((into or out) / court.facts.id / "index.html", "court.html", court.recordings, court=court)
    front, every = Front.of([one.facts for one in courts]), [one for court in courts for one in court.recordings]
    return write((into or out) / "index.html", "index.html", every, courts=courts, front=front)


def court_sites(recordings: Iterable[Recording], out: Path, is_there: IsThere) -> Iterator[CourtSite]:
    """The guides of each court that have a document."""
    in_order = sorted(recordings, key=lambda recording: recording.court.id)
    for _, group in groupby(in_order, key=lambda recording: recording.court.id):
        guides = [IndexedGuide(recording, files_of(recording, out, is_there)) for recording in group]
        facts = guides[0].recording.court
        yield CourtSite(facts, tuple(guide for guide in guides if guide.files), whole_of(facts, out, is_there))


def files_of(recording: Recording, out: Path, is_there: IsThere) -> tuple[File, ...]:
    """The documents of a guide that lie in its folder."""
    every = ((one.label, addresses(one, recording)) for one in publishers.of_one_guide().values())
    return found(every, out / recording.court.id, is_there)


def found(every: Iterable[tuple[str, Iterable[str]]], folder: Path, is_there: IsThere) -> tuple[File, ...]:
    """Of what may lie at one of several addresses in a court's folder, each that does."""
    first = ((next((one for one in some if is_there(folder / one)), ""), label) for label, some in every)
    return tuple(File(address, label) for address, label in first if address)


def addresses(format: Format, recording: Recording) -> tuple[str, ...]:  # noqa: A002 - what it is
    """Where a document of a guide may lie, as seen from the court's page: before 0.1, no name told the court."""
    slug = recording.walkthrough
    return tuple(f"{slug}/{format.file.format(name=name)}" for name in (recording.name, slug))


def whole_of(court: CourtFacts, out: Path, is_there: IsThere) -> tuple[File, ...]:
    """The documents that hold all guides of a court."""
    every = publishers.of_all_guides().values()
    named = ((one.label, (one.file_of(court), one.file.removeprefix("{name}-"))) for one in every)
    return found(named, out / court.id, is_there)


def write(page: Path, template: str, recordings: Sequence[Recording], **facts: object) -> Path:
    style = f"\n{shared_sheet(ANY_WEIGHT, recordings)}\n{sheet('index')}\n"
    facts |= {"style": Markup(style), "policy": policy(style), "script": Markup(search_script())}  # noqa: S704 - both are ours
    text = page_environment().get_template(template).render(script_digest=policy_hash(search_script()), **facts)
    page.parent.mkdir(parents=True, exist_ok=True)
    half = page.with_name(f".{page.name}.new")
    half.write_text(text, encoding="utf-8", newline="\n")
    half.replace(page)  # at no time is there half a page
    return page


@cache
def search_script() -> str:
    """The search of a court's page."""
    return (PAGE_FOLDER / "scripts" / "search.js").read_text(encoding="utf-8")
