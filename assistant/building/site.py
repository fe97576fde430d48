"""The folder of guides as a whole: all in it tells of the courts as they are, and the index leads to what is there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from assistant.building import provenance
from assistant.building.folders import Tell, discard, empty, put_beside, take_away
from assistant.building.kept_walks import KeptWalks
from assistant.building.provenance import NOTE, NOTE_TOGETHER, Made, Provenance
from assistant.building.workspace import Job, Workspace
from assistant.errors import UnknownPerson
from assistant.facts import courts
from assistant.facts.courts import Court
from assistant.facts.pictures import AnotherPicture
from assistant.facts.recording import Recording
from assistant.publishers import index
from assistant.settings import settings
from assistant.walking import walk
from assistant.walking.walkthrough import BUNDLED

INDEX = "index.html"


def when_needed(slug: str) -> int:
    """A walkthrough's place in the order in which a filer needs them; scripts of one's own come last."""
    return BUNDLED.index(slug) if slug in BUNDLED else len(BUNDLED)


def outdated(out: Path, asked: Sequence[Job]) -> tuple[Job, ...]:
    """Guides of these jobs' courts that lie there, are none of the jobs, and say what is true of the court no more.

    The job of a script of somebody's own has the script's name alone: where the script lies, nobody knows here.
    """
    known = {(job.court.id, job.walkthrough.slug) for job in asked}
    found = []
    for name in dict.fromkeys(job.court_name for job in asked):
        court = courts.court(name)
        for note in sorted((out / court.id).glob(f"*/{NOTE}")):
            slug = note.parent.name
            facts = provenance.facts_code(walk.facts(court, slug))
            if (court.id, slug) not in known and is_outdated(provenance.read(note), facts):
                found.append(Job(slug, name))
    return tuple(found)


def is_outdated(noted: Provenance, facts: str) -> bool:
    """Whether any format says something else of its court; of what an older version made, nobody knows."""
    return any(made.facts not in ("", facts) for made in noted.formats.values())


def refresh(workspace: Workspace, job: Job, out: Path) -> tuple[Path, ...]:
    """Make a guide again in its court's words of today, without walking; where that cannot be done, take it away."""
    place = out / job.court.id / job.script
    known = job.script in BUNDLED and not courts.is_elsewhere(job.court)
    recording = workspace.in_todays_words(job) if known else None
    if recording is not None:
        try:
            return workspace.publish(recording, (), place, job.walkthrough.people)
        except AnotherPicture:
            pass  # there is nothing that it could be made of
    gone = take_away(place, provenance.read(place / NOTE).files, NOTE)
    workspace.told.append(
        f"{place}: {' and '.join(gone)} told of the court as it was before, and were taken away. "
        f"Make them again: assistant guide {job.script} --court {job.court_name}"
    )
    return ()


def refresh_together(workspace: Workspace, court: Court, out: Path, named: Sequence[str] = ()) -> tuple[Path, ...]:
    """Make a court's documents of several guides again where one of these is another now; or take them away.

    `named` are people as who asks names them. Of others of somebody's own, whose files nobody knows here, no document
    can be made.
    """
    place = out / court.id
    noted = provenance.read(place / NOTE_TOGETHER)
    if not noted.formats:
        return ()
    there = {one.walkthrough for one in published(out) if one.court.id == court.id}
    made_of = next(iter(noted.formats.values())).guides
    recordings = [Recording.load(settings().recordings / court.id / slug) for slug in made_of if slug in there]
    if made_of and len(recordings) == len(made_of):
        try:
            return workspace.publish_together(recordings, (), place, named)
        except (AnotherPicture, UnknownPerson):
            pass  # there is nothing that it could be made of
    gone = take_away(place, noted.files, NOTE_TOGETHER)
    workspace.told.append(
        f"{place}: {' and '.join(gone)} held guides that are others now, and were taken away. "
        f"Make them again: assistant guide --court {court.id}"
    )
    return ()


def published(out: Path) -> tuple[Recording, ...]:
    """The kept walks, as lists have them, of which documents lie there, of this build or an earlier one."""
    there = [walk for walk in KeptWalks(settings().recordings).listed() if documents_of(walk, out)]
    return tuple(sorted(there, key=lambda walk: when_needed(walk.walkthrough)))


def documents_of(recording: Recording, out: Path) -> set[Path]:
    """The documents in the folder of guides that were made of this very recording."""
    place = out / recording.court.id
    return {place / name for name in of_one_guide(place, recording.walkthrough, recording.edition)}


def of_one_guide(place: Path, guide: str, edition: str) -> dict[str, str]:
    """The documents in a court's folder that were made of this edition of a guide, and their hashes."""
    formats = provenance.read(place / guide / NOTE).formats.values()
    return {
        f"{guide}/{name}": known for made in formats if made.edition == edition for name, known in made.files.items()
    }


def of_several(place: Path, editions: Mapping[str, str]) -> dict[str, str]:
    """The same of those that hold several guides, if they were made of these editions, each by its guide's name."""
    return {
        name: known
        for made in provenance.read(place / NOTE_TOGETHER).formats.values()
        if all(slug in editions for slug in made.guides)
        and made.edition == " ".join(editions[slug] for slug in made.guides)
        for name, known in made.files.items()
    }


def publish(out: Path, say: Tell, also: Collection[Recording] = ()) -> Path:
    """Write the index over all that was made of kept walks, and of what was published otherwise just now.

    An index page of somebody's own is moved aside, as any document is.
    """
    fresher = {(one.court.id, one.walkthrough): one for one in also}
    recordings = {(one.court.id, one.walkthrough): one for one in published(out)} | fresher
    in_order = sorted(recordings.values(), key=lambda recording: when_needed(recording.walkthrough))
    current = {file for recording in in_order for file in documents_of(recording, out)}
    by_court: dict[str, list[Recording]] = {}
    for one in in_order:
        by_court.setdefault(one.court.id, []).append(one)
    for court, guides in by_court.items():
        current |= {out / court / name for name in of_several(out / court, editions_of(guides))}
    fresh = empty(out / ".index.new")
    try:
        index.publish(in_order, out, fresh, lambda file: file in current and file.exists())
        index_note(fresh, by_court).leave(fresh / NOTE)
        put_index(fresh, out, say)
    finally:
        discard(fresh)
    return out / INDEX


def editions_of(guides: Iterable[Recording]) -> dict[str, str]:
    return {one.walkthrough: one.edition for one in guides}


def index_note(fresh: Path, by_court: Mapping[str, Sequence[Recording]]) -> Provenance:
    """What is noted of each page: its hash; of a court's, which editions it leads to, and where it is published."""
    formats = {}
    for page, known in provenance.hashes(fresh).items():
        guides = by_court.get(page.rpartition("/")[0], ())
        formats[page] = Made(
            edition=provenance.edition(guides),
            publishers="",
            guides=tuple(one.walkthrough for one in guides),
            address=guides[0].court.guides if guides else "",
            files={page: known},
        )
    return Provenance(formats=formats)


def put_index(fresh: Path, out: Path, say: Tell) -> None:
    """Put the pages and their note into their folders."""
    noted = provenance.read(out / NOTE)
    for folder in sorted(path for path in fresh.iterdir() if path.is_dir()):
        inside = f"{folder.name}/"
        ours = {name.removeprefix(inside): known for name, known in noted.files.items() if name.startswith(inside)}
        put_beside(folder, out / folder.name, ours, say)
        folder.rmdir()
    put_beside(fresh, out, noted.files, say)
