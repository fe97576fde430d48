"""`assistant compare --fix`: what a comparison offers is written into the scripts, and compared once more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from assistant.building.folders import Tell
from assistant.building.workers import Workers
from assistant.building.workspace import Progress, quiet
from assistant.comparing import mending
from assistant.comparing.compare import Order, compare
from assistant.comparing.findings import Comparison, Report
from assistant.comparing.mending import Correction
from assistant.errors import BadInput
from assistant.walking.script_line import found_from

Offers = Mapping[Path, tuple[Correction, ...]]
"""What is offered, by the file of the script; a sentence that several guides and courts share stands there once."""


def offers(report: Report) -> Offers:
    """All that a report offers. Raises BadInput where nothing is, that says why."""
    found: dict[Path, dict[Correction, None]] = defaultdict(dict)
    for one in report.comparisons:
        for said in one.sentences:
            if said.offered:
                file = found_from(said.file, Path(one.script))
                found[file][Correction(said.line, said.template, said.offered)] = None
    if not found:
        raise BadInput(nothing_to_write(report))
    return {file: tuple(sorted(found[file], key=lambda one: one.line)) for file in sorted(found)}


def nothing_to_write(report: Report) -> str:
    """Why no sentence is offered."""
    if all(one.verdict not in ("false", "gap") for one in report.comparisons):
        return "Nothing was written: every sentence is true as it stands."
    return (
        "Nothing was written: no other sentence was found with which a whole walk passes. "
        "The report says what is wrong; mend that by hand, and compare again."
    )


def shown(offered: Offers) -> str:
    """What would be written, as lines that go and lines that come. Raises BadInput where a sentence cannot be."""
    return "\n".join(mending.diff(file, corrections) for file, corrections in offered.items())


def write(offered: Offers) -> None:
    """Write it, file after file, each wholly or not at all."""
    for file, corrections in offered.items():
        mending.write(file, corrections)


def concerned(report: Report, offered: Offers) -> tuple[Comparison, ...]:
    """The guides with a sentence in any of these files: they have to be compared again."""

    def files(one: Comparison) -> set[Path]:
        return {Path(one.script), *(found_from(said.file, Path(one.script)) for said in one.sentences)}

    written = {file.resolve() for file in offered}
    return tuple(one for one in report.comparisons if written & {file.resolve() for file in files(one)})


def compared_again(
    report: Report, offered: Offers, order: Order, workers: Workers, tell: Progress = quiet, say: Tell = quiet
) -> Report:
    """The report with those guides as they are now. The workers must not have read the scripts before."""
    again = {one.name for one in concerned(report, offered)}
    jobs = tuple(job for job in order.jobs if str(job) in again)
    rest = [one for one in report.comparisons if one.name not in again]
    return compare(replace(order, jobs=jobs), workers, tell, say, rest=rest)
