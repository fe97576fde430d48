"""From walkthroughs to guides: walk or take a kept walk, publish, search for secrets, put in place, index last."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import get_close_matches
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any

from assistant import publishers
from assistant.building import plan as plans
from assistant.building import site
from assistant.building.estimate import Estimate
from assistant.building.folders import Tell
from assistant.building.kept_walks import KeptWalks
from assistant.building.known import of_several, singly
from assistant.building.plan import Order, Plan, by_court, by_walkthrough
from assistant.building.site import INDEX
from assistant.building.workers import Task, Workers
from assistant.building.workspace import Job, Progress, Workspace, quiet
from assistant.errors import BadInput
from assistant.facts import courts
from assistant.facts.courts import Court
from assistant.facts.noted import NOT_THERE, every_fact
from assistant.facts.pictures import AnotherPicture
from assistant.facts.recording import FILE_NAME
from assistant.settings import settings
from assistant.walking import rehearsal
from assistant.walking.walkthrough import BUNDLED, find, name_of

Said = tuple[tuple[Path, ...], tuple[str, ...]]
"""The files that a task has made, and what it tells of in sentences."""


def guides(order: Order, workers: Workers, tell: Progress = quiet, say: Tell = quiet) -> tuple[Path, ...]:
    """Make every guide, one folder at a time, and the index last. Returns the files that were made.

    First every walkthrough is walked, once for all courts that it would be the same for; then all is published. What
    lies there of other guides and tells of a court as it was before is made again, too, or taken away. `say` is told
    what was done that nobody asked for.
    """
    return made_as_planned(plans.of(order), workers, tell, say)


def made_as_planned(plan: Plan, workers: Workers, tell: Progress = quiet, say: Tell = quiet) -> tuple[Path, ...]:
    """The same as a plan has it: what is known already stays as it is."""
    order = plan.order
    room_in(order.out)
    for sentence in always_anew(plan.todo):
        say(sentence)
    groups = in_turn(plan.todo)
    estimate = Estimate(len(groups))
    formats = singly(order.formats)

    def then(walked: tuple[tuple[Job, ...], bool]) -> Iterator[tuple[Task[Any, Any], Any]]:
        return ((publish_job, (job, formats)) for job in walked[0] if formats)

    walked = workers.each(walk_for_courts, ((group, order.rewalk) for group in groups), then)
    for group, sentences in zip(groups, walked, strict=True):
        tell(f"{group[0].walkthrough.slug}: walked ({estimate.one_more()})")
        for sentence in sentences:
            say(sentence)
    made: list[Path] = []
    for files, told in (*publish_singly(plan, workers, tell), *publish_together(plan, workers, tell)):
        made += files
        for sentence in told:
            say(sentence)
    made += (file for job in plan.known for file in plan.looking.documents(str(job)))
    made.append(index_of(plan, say))
    return tuple(made)


def index_of(plan: Plan, say: Tell) -> Path:
    """Write the index over all that lies there, unless it is known to be as it would be; and keep what is known now."""
    out, formats = plan.order.out, plan.order.formats
    if not plan.todo and not plan.together and plan.looking.knows_index():
        return out / INDEX
    index = site.publish(out, say)
    plan.looking.note(plan.todo, plan.together, formats)
    return index


def room_in(folder: Path) -> None:
    """Have a folder that can be written to, before the work that fills it. Raises OSError where there is none."""
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(folder)) from None


def publish_singly(plan: Plan, workers: Workers, tell: Progress) -> Iterator[Said]:
    """The documents of each guide, and then those of other guides that are outdated.

    The guides of one walkthrough come after each other, since courts share what their words leave the same.
    """
    formats = singly(plan.order.formats)
    jobs = by_walkthrough(plan.todo) if formats else []
    done = workers.each(publish_job, ((job, formats) for job in jobs))
    estimate = Estimate(len(jobs))
    for job, made in zip(jobs, done, strict=True):
        tell(f"{job}: {' and '.join(formats)} ({estimate.one_more()})")
        yield made
    yield from workers.each(refreshed, site.outdated(plan.order.out, plan.todo))


def publish_together(plan: Plan, workers: Workers, tell: Progress) -> Iterator[Said]:
    """The documents that hold all these guides of a court, or those that lie there and are outdated."""
    formats = of_several(plan.order.formats)
    courts = plan.together if formats else by_court(plan.todo)
    done = workers.each(publish_jobs, ((jobs, formats) for jobs in courts))
    for jobs, made in zip(courts, done, strict=True):
        tell(f"{jobs[0].court.id}: {' and '.join(formats)}")
        yield made


def in_turn(jobs: Sequence[Job]) -> list[tuple[Job, ...]]:
    """The jobs of each walkthrough together, and all on sites of others, which have but one world for all walks."""
    elsewhere = tuple(job for job in jobs if courts.is_elsewhere(job.court))
    ours = by_walkthrough(job for job in jobs if job not in elsewhere)
    groups = [tuple(group) for _, group in groupby(ours, key=lambda job: job.script)]
    return [*groups, *([elsewhere] if elsewhere else [])]


def always_anew(jobs: Iterable[Job]) -> Iterator[str]:
    """A sentence for each site of others of which a walk is kept, since it is not used."""
    kept = KeptWalks(settings().recordings)
    known = {
        job.court.id: job.court.name
        for job in jobs
        if courts.is_elsewhere(job.court) and (kept.place(job.court, job.walkthrough) / FILE_NAME).exists()
    }
    for name in known.values():
        yield f"{name} is no site of ours: only a walk can tell what it shows now, so it is always walked anew."


def walk_for_courts(workspace: Workspace, order: tuple[tuple[Job, ...], bool]) -> tuple[str, ...]:
    """Have a kept walk for each court of one walkthrough. Returns what there is to tell of."""
    group, rewalk = order
    for job in group:
        workspace.recording(job, rewalk=rewalk)
    return told(workspace)


def publish_job(workspace: Workspace, order: tuple[Job, tuple[str, ...]]) -> Said:
    """Publish one guide from its kept walk; one whose pictures are not those that were taken is walked again."""
    job, formats = order
    place, people = workspace.out / job.court.id / job.walkthrough.slug, job.walkthrough.people
    try:
        files = workspace.publish(workspace.kept(job), formats, place, people)
    except AnotherPicture as error:
        workspace.told.append(f"{error} It was.")
        files = workspace.publish(workspace.walk(job), formats, place, people)
    return files, told(workspace)


def publish_jobs(workspace: Workspace, order: tuple[tuple[Job, ...], tuple[str, ...]]) -> Said:
    """Publish guides of one court together, from their kept walks; where that is not asked for, what is outdated."""
    jobs, formats = order
    into = workspace.out / jobs[0].court.id
    people = tuple(dict.fromkeys(name for job in jobs for name in job.walkthrough.people))
    if not formats:
        return site.refresh_together(workspace, jobs[0].court, workspace.out, people), told(workspace)
    try:
        files = workspace.publish_together([workspace.kept(job) for job in jobs], formats, into, people)
    except AnotherPicture as error:
        workspace.told.append(f"{error} It was.")
        files = workspace.publish_together([workspace.intact(job) for job in jobs], formats, into, people)
    return files, told(workspace)


def refreshed(workspace: Workspace, job: Job) -> Said:
    """Make a guide again that nobody asked for, since its court's facts have changed."""
    return site.refresh(workspace, job, workspace.out), told(workspace)


def told(workspace: Workspace) -> tuple[str, ...]:
    """What a workspace has to tell of since it was asked the last time."""
    sentences = tuple(workspace.told)
    workspace.told.clear()
    return sentences


def known_jobs(walkthroughs: Sequence[str], court_names: Sequence[str]) -> tuple[Job, ...]:
    """A job for each walkthrough and court that it is for, each once, known to be good before any work is done.

    Raises BadInput as `placed_jobs` does, and for scripts with faults.
    """
    jobs = placed_jobs(walkthroughs, court_names)
    check_scripts(jobs)
    return jobs


def check_scripts(jobs: Iterable[Job]) -> None:
    """Read scripts through, as each court would have them. Raises BadInput with all their faults.

    Of courts whose files leave out the same facts, one stands for all: what is in the facts was looked at already.
    """
    every = tuple(jobs)
    shape = {job.court_name: shape_of(job.court) for job in every}
    shapes = {(job.script, shape[job.court_name]): job for job in reversed(every)}
    known = (fault for job in reversed(shapes.values()) for fault in rehearsal.faults(job.walkthrough, job.court))
    if wrong := list(dict.fromkeys(known)):
        raise BadInput("\n".join(wrong))


def shape_of(court: Court) -> tuple[object, ...]:
    """All of a court's file on which it can hang whether a script fits: what is there, and the day of its go-live."""
    there = tuple(path for path, value in every_fact(court).items() if value not in ("", NOT_THERE))
    walks = tuple(site.walk if "://" in site.walk else "" for site in court.sites.values())
    return (court.kind, court.go_live, walks, there)


def placed_jobs(walkthroughs: Sequence[str], court_names: Sequence[str]) -> tuple[Job, ...]:
    """The same before the scripts are read through, which takes a while where they are for many courts.

    Raises BadInput for one that does not exist, for an edition of a guide that nobody knows, for a walkthrough that is
    for none of the courts, and for two whose guides would take one place.
    """
    check_readable(courts.court, court_names)
    check_readable(find, walkthroughs)
    check_readable(partial(check_editions, scripts=[find(name).file for name in walkthroughs]), court_names)
    jobs = tuple(for_their_courts(walkthroughs, court_names))
    by_place: dict[str, Job] = {}
    for job in jobs:
        other = by_place.setdefault(str(job), job)
        if files(other) != files(job):
            raise BadInput(one_place_for(other, job))
        if job.walkthrough.slug in BUNDLED and job.script not in BUNDLED:
            raise BadInput(
                f"{job.script} has the name of a walkthrough that ships, and would take its place. Rename it."
            )
    return tuple(by_place.values())


def of_era(jobs: Sequence[Job], era: str | None) -> tuple[Job, ...]:
    """Those that show PACER of a year; all, where none is asked for. Raises BadInput where there is none."""
    some = tuple(job for job in jobs if era in (None, job.walkthrough.era))
    if not some:
        years = " and ".join(sorted({job.walkthrough.era for job in jobs}))
        raise BadInput(f"None of these walkthroughs shows PACER as in {era}: they show it as in {years}.")
    return some


def for_their_courts(walkthroughs: Sequence[str], court_names: Sequence[str]) -> Iterator[Job]:
    """The jobs of each court that are for its kind. Raises BadInput where none is."""
    jobs = [Job(script, court_name) for court_name in court_names for script in walkthroughs]
    wanted = [job for job in jobs if job.walkthrough.is_for(job.court)]
    if jobs and not wanted:
        kinds = " and ".join(jobs[0].walkthrough.kinds)
        names = " and ".join(dict.fromkeys(job.court.id for job in jobs))
        raise BadInput(
            f"{jobs[0].script} is for {kinds} courts, and {names} is none. Name another court, or another walkthrough."
        )
    return iter(wanted)


def check_readable(read: Callable[[str], object], names: Iterable[str]) -> None:
    """Read each of these. Raises BadInput with all that is wrong with any of them."""
    wrong = []
    for name in dict.fromkeys(names):
        try:
            read(name)
        except BadInput as error:
            wrong.append(str(error))
    if wrong:
        raise BadInput("\n".join(wrong))


def check_editions(court_name: str, scripts: Sequence[Path]) -> None:
    """Raise BadInput for a court's file that gives an edition to a guide that there is not.

    Known are the walkthroughs that ship, these scripts, and those that lie beside them or beside the court's file.
    """
    court = courts.court(court_name)
    beside = {
        name_of(file) for folder in {court.home, *(one.parent for one in scripts)} for file in folder.glob("*.py")
    }
    known = {*BUNDLED, *map(name_of, scripts), *beside}
    for name in court.edition.guides if court.edition else ():
        if name not in known:
            near = "".join(f" (did you mean {one}?)" for one in get_close_matches(name, sorted(known), n=1))
            raise BadInput(
                f"{court.file}: edition.guides.{name} is of no guide that is known{near}; known are "
                f"{', '.join(BUNDLED)}, and scripts that lie beside this file or beside one that is asked for."
            )


def files(job: Job) -> tuple[Path, Path]:
    """What a job is made from."""
    return job.walkthrough.file.resolve(), courts.court_file(job.court_name).resolve()


def one_place_for(one: Job, other: Job) -> str:
    """What to say where the guide of one job would take the place of another's."""
    if one.script != other.script and files(one)[0] != files(other)[0]:
        return f"{one.script} and {other.script} have one name, so one guide would take the other’s place. Rename one."
    name = one.court.id
    return f"{one.court_name} and {other.court_name} have one id, {name}. Give each court an id of its own."


def known_formats(names: Sequence[str], *, together: bool) -> tuple[str, ...]:
    """The formats asked for, or those that are made if nobody asks, with documents of all guides `together` or not.

    Raises BadInput for one that does not exist.
    """
    unknown = [name for name in names if name not in publishers.FORMATS]
    if unknown:
        raise BadInput(f"There is no format “{unknown[0]}”. Known are {', '.join(publishers.FORMATS)}.")
    default = publishers.made_by_default()
    alone = tuple(name for name in default if name in publishers.of_one_guide())
    return tuple(dict.fromkeys(names)) or (default if together else alone)


def formats_of_one(names: Sequence[str]) -> tuple[str, ...]:
    """The same for one guide alone. Raises BadInput for a format that needs all of them, too."""
    formats = known_formats(names, together=False)
    if of_all := [name for name in formats if name in publishers.of_all_guides()]:
        raise BadInput(f"A {of_all[0]} is made of all guides of a court: assistant guide --format {of_all[0]}")
    return formats
