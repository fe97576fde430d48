"""`assistant compare`: walk again, look on, and hold what is seen against the accepted editions."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import get_args

from assistant import leaks
from assistant.building import site
from assistant.building.build import in_turn
from assistant.building.editions import Accepted, Editions, seal_of
from assistant.building.folders import Tell
from assistant.building.kept_walks import KeptWalks, in_courts_words, same_walk
from assistant.building.workers import Workers
from assistant.building.workspace import Job, Progress, Workspace, quiet, secrets_of
from assistant.comparing import reports
from assistant.comparing.advising import FromAccepted, with_words
from assistant.comparing.changes import changes
from assistant.comparing.findings import Change, Comparison, Report, SentenceSeen, SentenceVerdict, Verdict
from assistant.comparing.grouping import grouped
from assistant.comparing.reports import html
from assistant.errors import AssistantError, SecretFound
from assistant.facts import sentence as sentences
from assistant.facts.recording import Recording
from assistant.facts.signs import Count
from assistant.facts.verbs import VERBS
from assistant.publishers.layout.wording import counted
from assistant.walking import walk
from assistant.walking.looking_on import Lookout, Outcome, looking_on, reworded
from assistant.walking.observer import Observer
from assistant.walking.trouble import here_from

WALKS = "walks"
"""Where in the folder of a comparison its walks lie: WALKS/COURT/WALKTHROUGH."""


@dataclass(frozen=True)
class Order:
    """What is to be compared: guides, the folder of accepted editions, and where the result goes."""

    jobs: tuple[Job, ...]
    editions: Path
    out: Path
    strict: bool = False


@dataclass(frozen=True)
class Walked:
    """One walk that looked on: what was recorded, and what has become of its sentences.

    `ended` says that it came to its end, and `passes` that the walk does so with the other sentences that were true.
    """

    recording: Recording
    folder: Path
    outcomes: tuple[Outcome, ...]
    ended: bool
    passes: bool


def compare(
    order: Order, workers: Workers, tell: Progress = quiet, say: Tell = quiet, *, rest: Sequence[Comparison] = ()
) -> Report:
    """Compare every guide, walking once for all courts for which the walk is the same.

    Writes the walks and the reports. `say` is told of what is to be known beside the findings, such as an edition
    that is damaged. `rest` are guides that were compared before, and stand in the same report.
    """
    groups = ((group, order.editions, order.out) for group in in_turn(order.jobs))
    comparisons = list(rest)
    for found, told in workers.each(compare_group, groups):
        comparisons += found
        for one in found:
            tell(f"{one.name}: {one.verdict}")
        for sentence in told:
            say(sentence)
    report = report_of(comparisons, strict=order.strict)
    write(report, order)
    return report


def write(report: Report, order: Order) -> None:
    """Write the reports. Raises SecretFound where one holds a secret of who acts in the guides; none is left then."""
    written = reports.write(report, order.out, order.editions)
    secrets = secrets_of(dict.fromkeys(name for job in order.jobs for name in job.walkthrough.people))
    try:
        for file in written:
            leaks.search(file, secrets)
    except SecretFound:
        for file in written:
            file.unlink()
        raise


def report_of(comparisons: Iterable[Comparison], *, strict: bool = False) -> Report:
    """What several guides have to tell, court by court, in the order in which a filer needs them."""
    in_order = sorted(comparisons, key=lambda one: (one.court, site.when_needed(one.walkthrough), one.walkthrough))
    changes = [change for one in in_order for change in one.changes]
    return Report(strict=strict, comparisons=tuple(in_order), findings=grouped(changes))


def compare_group(
    workspace: Workspace, order: tuple[tuple[Job, ...], Path, Path]
) -> tuple[tuple[Comparison, ...], tuple[str, ...]]:
    """The guides of one walkthrough, and what there is to tell."""
    group, folder, out = order
    told: list[str] = []
    editions = Editions(folder, told.append)
    walks: list[Walked] = []
    return tuple(compare_job(workspace, job, editions, out, walks) for job in group), tuple(told)


def compare_job(
    workspace: Workspace, job: Job, editions: Editions, out: Path, walks: list[Walked], observer: Observer | None = None
) -> Comparison:
    """One guide, by one of the `walks` that were made already where its own would be the same; it becomes one of them.

    `observer` is told of each step that is walked.
    """
    accepted = editions.newest(job.court.id, job.walkthrough.slug)
    walked = of_another_court(workspace, job, walks, out) or walk_looking_on(workspace, job, accepted, out, observer)
    walks.append(walked)
    return held_against(job, accepted, walked)


def walk_looking_on(
    workspace: Workspace, job: Job, accepted: Accepted | None, out: Path, observer: Observer | None = None
) -> Walked:
    """Walk, and look on where a sentence is not true."""
    lookout = Lookout(FromAccepted(accepted.recording if accepted else None))
    folder = folder_of(job, out)
    shutil.rmtree(folder, ignore_errors=True)
    portal = workspace.portal_of(job.court, job.walkthrough.people)
    recording = walk.walk(
        job.walkthrough, job.court, portal, workspace.browser, folder, guides=looking_on(lookout), observer=observer
    )
    for picture in folder.glob("stopped-at-step-*.png"):
        picture.unlink()  # the report shows what was seen instead
    outcomes, ended = lookout.settled(), not lookout.ended
    return Walked(
        recording, folder, outcomes, ended, passes=ended and passes_in_other_words(workspace, job, outcomes, out)
    )


def passes_in_other_words(workspace: Workspace, job: Job, outcomes: Sequence[Outcome], out: Path) -> bool:
    """Whether a walk that looks on nowhere comes to its end with all the sentences that were true instead."""
    words = {(one.line, one.said.template): one.instead for one in outcomes if one.instead}
    if not words or any(one.told and one.reached and not one.instead for one in outcomes):
        return False
    folder = folder_of(job, out).with_suffix(".proof")
    portal = workspace.portal_of(job.court, job.walkthrough.people)
    try:
        walk.walk(job.walkthrough, job.court, portal, workspace.browser, folder, guides=reworded(words))
    except AssistantError:
        return False
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return True


def of_another_court(workspace: Workspace, job: Job, walks: Sequence[Walked], out: Path) -> Walked | None:
    """A walk of another court, in this court's words, where this court's own would be the same."""
    for walked in walks:
        if same_walk(walked.recording, job.walkthrough, job.court, workspace.means):
            return in_words_of(job, walked, out)
    return None


def in_words_of(job: Job, walked: Walked, out: Path) -> Walked:
    """The same walk as this court's guide tells it."""
    folder = folder_of(job, out)
    shutil.copytree(walked.folder, folder, dirs_exist_ok=True)
    recording = in_courts_words(walked.recording, job.walkthrough, job.court)
    recording.save(folder)
    known = {"court": job.court, **job.walkthrough.cast(job.court)}
    outcomes = tuple(replace(one, said=sentences.filled(one.said.template, known)) for one in walked.outcomes)
    return replace(walked, recording=recording, folder=folder, outcomes=outcomes)


def folder_of(job: Job, out: Path) -> Path:
    return KeptWalks(out / WALKS).place(job.court, job.walkthrough)


def held_against(job: Job, accepted: Accepted | None, walked: Walked) -> Comparison:
    """What a walk has to tell of a guide."""
    found = changes(accepted.recording, walked.recording, walked.outcomes, ended=walked.ended) if accepted else ()
    said = tuple(astray(one, found) for one in sentences_seen(walked))
    return Comparison(
        court=job.court.id,
        walkthrough=job.walkthrough.slug,
        title=walked.recording.title,
        script=here_from(job.walkthrough.file),
        accepted=accepted.edition.number if accepted else 0,
        walked=here_from(walked.folder),
        seal=seal_of(walked.folder),
        ended=walked.ended,
        verdict=verdict(accepted, walked.recording, found, said),
        sentences=said,
        changes=found,
        remarks=tuple(remarks(accepted, walked.recording)),
    )


def sentences_seen(walked: Walked) -> Iterator[SentenceSeen]:
    """Every sentence of a guide in order, and of its proofs those that are not true; with what else could be said."""
    count = Count()
    for one in walked.outcomes:
        sign = None if one.proof or VERBS[one.verb].is_note else count.next(VERBS[one.verb].stands, one.chapter)
        count = count.after(sign, one.chapter) if sign else count
        yield SentenceSeen(
            sign=sign.told if sign else "a proof" if one.proof else "a note",
            template=one.said.template,
            sentence=one.said.text,
            file=one.line.file,
            line=one.line.line,
            verdict=verdict_of(one),
            told=one.told,
            offered=one.instead if walked.passes else "",
            maybe="" if walked.passes else one.instead,
            drafted="\n".join(one.before),
        )


def astray(said: SentenceSeen, found: Sequence[Change]) -> SentenceSeen:
    """The same; where it was true of another control than the one that was accepted, that is told, and it is false."""
    there = [one for one in found if one.weight == "false" and one.line == said.line and said.verdict == "true"]
    if not there:
        return said
    told = f"It is true of another control: the one that was accepted is called “{there[0].now}” now."
    maybe = with_words(said.template, {there[0].was: there[0].now})
    return said.model_copy(update={"verdict": "false", "told": told, "maybe": maybe})


def verdict_of(one: Outcome) -> SentenceVerdict:
    if not one.reached:
        return "not reached"
    return "true" if not one.told else "gap" if one.gap else "false"


def verdict(
    accepted: Accepted | None, now: Recording, found: Sequence[Change], said: Sequence[SentenceSeen]
) -> Verdict:
    """The gravest of what there is to say of a guide. One whose script says it in other words has changed, too."""
    if any(one.verdict == "false" for one in said):
        return "false"
    if any(one.verdict == "gap" for one in said) or any(one.weight == "gap" for one in found):
        return "gap"
    if accepted is None:
        return "first"
    return "changed" if found or words_of(accepted.recording) != words_of(now) else "same"


def words_of(recording: Recording) -> tuple[object, ...]:
    """All that a guide says by itself: what stands around its steps, and its sentences."""
    around = (recording.title, recording.lead, recording.when, recording.needs, recording.deadline, recording.ending)
    return (*around, *(step.sentence for screen in recording.screens for step in screen.steps))


def remarks(accepted: Accepted | None, now: Recording) -> Iterator[str]:
    """What is to be known of a comparison beside its changes."""
    if accepted is None:
        return
    before = accepted.recording
    if before.tools.browser != now.tools.browser:
        yield (
            f"The accepted pictures are of {before.tools.browser}, and these of {now.tools.browser}, so pictures were "
            "not compared."
        )
    if before.viewport != now.viewport:
        yield "The window has another size than that of the accepted edition, so pictures were not compared."
    known = {step.template for screen in before.screens for step in screen.steps}
    added = [step.template for screen in now.screens for step in screen.steps if step.template not in known]
    if before.source != now.source and added:
        yield f"The script has other sentences than when it was accepted: {len(added)} of them are new."


def told(report: Report, out: Path) -> str:
    """The findings in short, for a terminal; and where more is to be read."""
    lines = [f"{counted(len(report.comparisons), 'guide')} compared: {counts(report)}."]
    lines += [f"  {finding.weight:<5}  {finding.rule}" for finding in report.findings if finding.weight != "quiet"]
    for one in report.comparisons:
        for said in one.sentences:
            if said.verdict in ("false", "gap"):
                lines.append(f"  {one.name}, {said.sign}: {said.file}:{said.line}")
                lines.append(f"    - {said.template}")
                lines += [f"    + {other}" for other in (said.drafted, said.offered) if other]
    quiet_ones = sum(finding.weight == "quiet" for finding in report.findings)
    if quiet_ones:
        lines.append(f"  {counted(quiet_ones, 'other finding')} that no reader notices, in the report.")
    return "\n".join([*lines, f"{out / html.FILE_NAME}"])


def counts(report: Report) -> str:
    """How many guides there are of each verdict, the gravest first."""
    verdicts = [one.verdict for one in report.comparisons]
    return ", ".join(f"{verdicts.count(name)} {name}" for name in get_args(Verdict)[::-1] if name in verdicts)
