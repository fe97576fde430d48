"""What `--compare` makes of walks that are tests: each is held against its accepted edition; reports at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from assistant.building.editions import Editions
from assistant.building.workspace import Job, Workspace
from assistant.comparing import reports
from assistant.comparing.compare import Walked, compare_job, report_of
from assistant.comparing.findings import Change, Comparison, Report, SentenceSeen
from assistant.facts.recording import Recording
from assistant.places import COMPARED
from assistant.publishers.layout.wording import counted
from assistant.settings import settings
from assistant.walking.observer import Observer

PAGE = COMPARED / "report.html"


class Comparing:
    """Compares the walks of one process. Courts for which a walk would be the same share it."""

    def __init__(self) -> None:
        self._damaged: list[str] = []
        self._editions = Editions(settings().editions, self._damaged.append)
        self._walks: dict[str, list[Walked]] = {}

    def compare(self, workspace: Workspace, job: Job, observer: Observer) -> tuple[Comparison, Recording, str]:
        """What has become of a guide, its walk, and what there is to tell of it: nothing where it is as it was."""
        walks = self._walks.setdefault(job.script, [])
        comparison = compare_job(workspace, job, self._editions, COMPARED, walks, observer)
        damaged, self._damaged[:] = tuple(self._damaged), ()
        bad = Report(comparisons=(comparison,)).failed
        recording = walks[-1].recording
        return comparison, recording, "\n\n".join(told(comparison, recording, damaged)) if bad else ""


def write(comparisons: Iterable[Comparison]) -> None:
    """Write the reports, and what `assistant accept` goes by."""
    reports.write(report_of(comparisons), COMPARED, settings().editions)


def told(comparison: Comparison, recording: Recording, damaged: Iterable[str]) -> Iterator[str]:
    """Which sentences are not true any more, and where readers fall into a gap; what they might say instead."""
    bad = [one for one in comparison.sentences if one.verdict in ("false", "gap")]
    if comparison.accepted:
        yield f"“{comparison.title}” is not as it was accepted in edition {comparison.accepted}."
    else:
        yield f"“{comparison.title}” was walked, and no edition of it is accepted yet. Look at it: assistant accept"
    yield from damaged
    for one in bad:
        yield "\n".join(of_sentence(one, comparison, recording))
    lines = {one.line for one in bad}
    for change in comparison.changes:
        if change.weight != "quiet" and change.line not in lines:
            yield "\n".join(of_change(change, comparison))
    unreached = sum(one.verdict == "not reached" for one in comparison.sentences)
    if unreached:
        yield f"{counted(unreached, 'sentence')} after that could not be reached."
    yield f"The report, with pictures of before and after: {PAGE.as_posix()}"


def of_sentence(said: SentenceSeen, comparison: Comparison, recording: Recording) -> Iterator[str]:
    yield f"    {said.template}        {said.file}:{said.line}"
    yield f"    what is wrong  {said.told}"
    seen = [change for change in comparison.changes if change.line == said.line]
    if seen:
        yield from where(seen[0], comparison)
    elif not comparison.ended:
        yield f"    on the page    {recording.screens[-1].heading}"
        yield f"    picture        {recording.path(recording.screens[-1].left).as_posix()}"
    if said.drafted:
        yield f"    before it      {said.drafted}"
    if said.offered or said.maybe:
        yield f"    {'say instead' if said.offered else 'perhaps say':14} {said.offered or said.maybe}"


def of_change(change: Change, comparison: Comparison) -> Iterator[str]:
    """A gap that no sentence tells of."""
    yield f"    {change.kind:14} {change.now or change.was}"
    yield from where(change, comparison)


def where(change: Change, comparison: Comparison) -> Iterator[str]:
    yield f"    on the page    {change.screen}"
    if change.after:
        yield f"    picture        {(Path(comparison.walked) / change.after.picture.file).as_posix()}"
