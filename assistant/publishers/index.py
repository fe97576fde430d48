"""The web site over all guides: a front page that leads to the courts, and for each court a page with its guides.

Many courts are listed by state and kind. Every page is one file that opens from a disk and loads nothing.
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


HANDFUL = 6
"""So many courts stand one below the other on the front page; where there are more, a list has them by state."""

KINDS = {"district": "District court", "bankruptcy": "Bankruptcy court", "": ""}
"""In each state they stand in this order, below these words; what a file says no kind of stands below none."""

APPEALS, OTHERS, SITES = "Courts of appeals", "Other courts", "Other sites"
"""Where those stand that are in no state of the list, after all states."""

CIRCUITS = (
    "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth", "Eleventh",
)  # fmt: skip
"""The numbers of circuits, as the names of their courts have them."""

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

    @property
    def place(self) -> str:
        """Where it stands in the list of all courts."""
        if self.facts.court_kind == "appellate":
            return APPEALS
        return self.facts.state or (OTHERS if self.facts.is_court else SITES)

    @property
    def circuit(self) -> int:
        """The number in the name of a court of appeals; those without one come last."""
        return next((place for place, word in enumerate(CIRCUITS) if f"{word} " in self.facts.name), len(CIRCUITS))


@dataclass(frozen=True)
class Place:
    """A state, or what else courts are listed under, with its courts of each kind: what these are called, and they."""

    name: str
    kinds: tuple[tuple[str, tuple[CourtSite, ...]], ...]

    @property
    def letter(self) -> str:
        """By which its name is found; none where it stands after all states."""
        return "" if self.name in (APPEALS, OTHERS, SITES) else self.name[:1].upper()


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
    page = (into or out) / "index.html"
    if len(courts) > HANDFUL:
        return write(page, "court_list.html", every, "index", "court_list", places=by_place(courts), front=front)
    return write(page, "index.html", every, courts=courts, front=front)


def by_place(courts: Sequence[CourtSite]) -> list[Place]:
    """All courts, which come by their names, where a filer looks for her own: by state, and there by kind."""
    found: dict[str, list[CourtSite]] = {}
    for court in courts:
        found.setdefault(court.place, []).append(court)
    last = [name for name in (APPEALS, OTHERS, SITES) if name in found]
    return [Place(name, by_kind(found[name])) for name in (*sorted(found.keys() - set(last)), *last)]


def by_kind(courts: Sequence[CourtSite]) -> tuple[tuple[str, tuple[CourtSite, ...]], ...]:
    """The courts of one place, each kind below what it is called, courts of appeals by their numbers."""
    appeals = sorted((one for one in courts if one.place == APPEALS), key=lambda court: court.circuit)
    kinds = {called: [one for one in courts if one.facts.court_kind == kind] for kind, called in KINDS.items()}
    every = {"": appeals} if appeals else kinds
    return tuple(
        (f"{called}{'s' * (len(some) > 1 and bool(called))}", tuple(some)) for called, some in every.items() if some
    )


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


def write(page: Path, template: str, recordings: Sequence[Recording], *sheets: str, **facts: object) -> Path:
    own = "\n".join(sheet(name) for name in sheets or ("index",))
    style = f"\n{shared_sheet(ANY_WEIGHT, recordings)}\n{own}\n"
    facts |= {"style": Markup(style), "policy": policy(style), "script": Markup(search_script())}  # noqa: S704 - both are ours
    text = page_environment().get_template(template).render(script_digest=policy_hash(search_script()), **facts)
    page.parent.mkdir(parents=True, exist_ok=True)
    half = page.with_name(f".{page.name}.new")
    half.write_text(text, encoding="utf-8", newline="\n")
    half.replace(page)  # at no time is there half a page
    return page


@cache
def search_script() -> str:
    """The search of a court's page, and of the list of all courts."""
    return (PAGE_FOLDER / "scripts" / "search.js").read_text(encoding="utf-8")
