"""Lets `assistant compare` judge pages before and after they were changed, from outside, and puts it on a score."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import small_desks
from rewriting import Glass, Rewriting, seen_through
from seeded_cases import HOUSE, Case, Got, judged

from assistant.comparing.findings import Report


@dataclass(frozen=True)
class Bench:
    """A folder with scripts, sites and editions of its own, and the glass through which its pages are seen."""

    folder: Path
    glass: Glass
    words: tuple[str, ...] = ()
    house: Path = HOUSE
    """Whose assistant is at work: a copy of it where scripts that ship are mended."""

    def accept(self, scripts: Sequence[str], courts: Sequence[str]) -> None:
        """What is seen now is accepted: all of it is new."""
        self.glass.show()
        _, report = self.compare(scripts, courts)
        assert {one.verdict for one in report.comparisons} == {"first"}, [one.verdict for one in report.comparisons]
        done = self.run("accept", "--by", "A bench", "--on", "2026-01-05")
        assert done.returncode == 0, f"{scripts}: {done.stdout}{done.stderr}"

    def compare(self, scripts: Sequence[str], courts: Sequence[str]) -> tuple[int, Report]:
        """What is seen now is held against what was accepted. Gives how it ended, and the report."""
        report = self.folder / "build" / "compare" / "report.json"
        report.unlink(missing_ok=True)
        asked = [word for court in courts for word in ("--court", court)]
        done = self.run("compare", *scripts, *asked, *self.words)
        assert report.exists(), f"{scripts}: {done.stdout}{done.stderr}"
        return done.returncode, Report.model_validate_json(report.read_text(encoding="utf-8"))

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "assistant", *words]
        environment = os.environ | {"PYTHONPATH": str(self.house)}
        return subprocess.run(
            command, cwd=self.folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
        )

    def changed(self, scripts: Sequence[str], courts: Sequence[str], *rewritings: Rewriting) -> tuple[int, Report]:
        """The same while pages are rewritten, each of which must have changed one."""
        self.glass.show(*rewritings)
        ended, report = self.compare(scripts, courts)
        assert not self.glass.unused, f"these rewritings changed no page that was walked: {self.glass.unused}"
        return ended, report


@contextmanager
def of_small_desks(folder: Path) -> Iterator[Bench]:
    """The bench before the small offices, each case of which is a site of its own."""
    with small_desks.open_desks() as address, seen_through(address) as glass:
        small_desks.write_scripts(folder)
        yield Bench(folder, glass)


@contextmanager
def of_a_portal(folder: Path, address: str) -> Iterator[Bench]:
    """The bench before a portal that runs at that address."""
    with seen_through(address) as glass:
        yield Bench(folder, glass, ("--portal", glass.address))


def compared(bench: Bench, cases: Sequence[Case]) -> list[Got]:
    """Those of one small office are compared at once, each at a site of its own."""
    every = []
    for desk in dict.fromkeys(case.desk for case in cases):
        mine = [case for case in cases if case.desk == desk]
        sites = [small_desks.write_site(bench.folder, case.site, desk, bench.glass.address) for case in mine]
        assert len(set(sites)) == len(mine), f"two cases have one name: {sites}"
        every += of_run(bench, [mine[0].script], sites, mine)
    return every


def of_run(bench: Bench, scripts: Sequence[str], courts: Sequence[str], cases: Sequence[Case]) -> list[Got]:
    """What was accepted before all changes, and is compared after them."""
    bench.accept(scripts, courts)
    _, report = bench.changed(scripts, courts, *(case.rewriting for case in cases))
    return [judged(case, report) for case in cases]


def table(every: Iterable[Got]) -> str:
    """Each case: what was expected, what was got, and what is wrong with it."""
    rows = [("right" if got.is_right else "WRONG", f"{got.case.desk}: {got.case.name}", got.case.expected, got.said,
             "; ".join(got.wrong)) for got in every]  # fmt: skip
    return "\n".join(" | ".join(filter(None, row)) for row in rows)
