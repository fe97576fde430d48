"""Pages that were changed on purpose, and what `assistant compare` says of them: classes, sentences, corrections."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

sys.path[:0] = [str(Path(__file__).parents[1] / folder) for folder in ("mock_site", "assistant/comparing")]

import rules  # noqa: E402 - found in those folders
import sameness  # noqa: E402
import small_desks  # noqa: E402
from conftest import served  # noqa: E402
from rewriting import Rewriting  # noqa: E402
from seeded_bench import Bench, compared, of_a_portal, of_run, of_small_desks, table  # noqa: E402
from seeded_cases import REMOVED, REPLACED, SEEDED, Case, Got  # noqa: E402

from assistant.comparing.findings import Report  # noqa: E402
from assistant.facts.recording import Recording  # noqa: E402

ONE_IN = 24
"""Of so many changes one may be told wrongly, or not at all; of fields that were replaced, none."""

RESTYLED_SITES, RESTYLED_ROUNDS = 20, 3
"""So many sites of each of three small offices look otherwise, each by itself, so many times over."""

RESTYLED_OURS = 20
"""So many times do walkthroughs of ours."""

OURS = "check-account-type"
"""The shortest of ours."""

LABEL, NEW_NAME = "Username", "User ID"
"""What a field is called that stands on many pages, beside a value on others, and in most proofs."""

TWELVE = (
    "register-account", "register-without-card", "register-government", "activate-search", "check-account-type",
    "upgrade-account", "recover-login", "enroll-mfa", "log-in-with-mfa", "renew-password", "set-up-firm-billing",
    "remove-from-firm-billing",
)  # fmt: skip
"""Walkthroughs that name it; a walk does for all courts, since they see PACER's pages alone."""

OUR_COURTS = 20


def changes() -> str:
    """Every class, with its sentence, line and correction."""
    return scored(SEEDED, len(SEEDED) // ONE_IN)


def replaced() -> str:
    """A field is gone, and another stands there: that is never a new name."""
    return scored(REPLACED, 0)


def removed() -> str:
    """A field is gone, and nothing is outlined in its place."""
    return scored(REMOVED, 1)


def scored(cases: Sequence[Case], may_be_wrong: int) -> str:
    small = [case for case in cases if not case.is_ours]
    ours = [case for case in cases if case.is_ours]
    with tempfile.TemporaryDirectory() as folder, of_small_desks(Path(folder)) as bench:
        every = compared(bench, small)
    with tempfile.TemporaryDirectory() as folder, served() as portal, of_a_portal(Path(folder), portal) as bench:
        every += of_run(bench, [case.desk for case in ours], ["mad"], ours) if ours else []
    return score(every, may_be_wrong)


def score(every: Sequence[Got], may_be_wrong: int) -> str:
    right = sum(got.is_right for got in every)
    told = f"{table(every)}\n{right} of {len(every)} are right"
    assert len(every) - right <= may_be_wrong, told
    return told


def restyled() -> str:
    """Other looks make no sentence false, and leave no gap; each is compared by itself with what was accepted."""
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as folder, of_small_desks(Path(folder)) as bench:
        for desk in ("library", "permit", "docket"):
            sites = {f"{desk}-{number}": "" for number in range(RESTYLED_SITES)}
            files = [small_desks.write_site(bench.folder, site, desk, bench.glass.address) for site in sites]
            scripts = [small_desks.script_of(desk)]
            bench.accept(scripts, files)
            for turn in range(RESTYLED_ROUNDS):
                looks = [Rewriting(rules.another_look(f"{site}, {turn}"), under=f"/{site}/") for site in sites]
                wrong += noticed(*bench.changed(scripts, files, *looks), f"turn {turn}")
    with tempfile.TemporaryDirectory() as folder, served() as portal, of_a_portal(Path(folder), portal) as bench:
        bench.accept([OURS], ["mad"])
        for turn in range(RESTYLED_OURS):
            look = Rewriting(rules.another_look(f"ours, {turn}"))
            wrong += noticed(*bench.changed([OURS], ["mad"], look), f"turn {turn}")
    looked = 3 * RESTYLED_SITES * RESTYLED_ROUNDS + RESTYLED_OURS
    assert not wrong, "\n".join([*wrong, f"{len(wrong)} of {looked} looks are taken for more"])
    return f"{looked} looks, and no sentence is called false"


def another_build() -> str:
    """Another build of Chromium, whose program OTHER_BROWSER names, makes no sentence false."""
    other = os.environ.get("OTHER_BROWSER")
    if not other:
        return "left out: OTHER_BROWSER names no other build of Chromium"
    with tempfile.TemporaryDirectory() as folder, served() as portal, of_a_portal(Path(folder), portal) as bench:
        bench.accept(TWELVE, ["mad"])
        with patch.dict(os.environ, {"ASSISTANT_BROWSER": other}):
            wrong = noticed(*bench.compare(TWELVE, ["mad"]), other)
    assert not wrong, "\n".join(wrong)
    return f"{len(TWELVE)} guides, and no sentence is called false"


def noticed(ended: int, report: Report, turn: str) -> list[str]:
    """What is taken for more than a look."""
    more = [one for one in report.comparisons if one.verdict not in ("same", "changed")]
    said = [
        f"{one.name}, {turn}: {[(s.line, s.verdict, s.told) for s in one.sentences if s.verdict != 'true']} "
        f"{[(change.kind, change.was, change.now) for change in one.changes if change.kind != 'restyled']}"
        for one in more
    ]
    assert bool(said) == bool(ended), f"it ended with {ended}, and said {said}"
    return said


def alike() -> str:
    """One label's new name is one finding, for twelve guides at several sites, and for a guide of several courts."""
    told = [told_once(*of_guides()), told_once(*of_courts())]
    return "; ".join(told)


def of_guides(sites: int = 3) -> tuple[Report, str, int]:
    with tempfile.TemporaryDirectory() as folder, of_small_desks(Path(folder)) as bench:
        scripts = small_desks.write_topics(bench.folder)
        files = [small_desks.write_site(bench.folder, f"s{n}", "reading", bench.glass.address) for n in range(sites)]
        bench.accept(scripts, files)
        _, report = bench.changed(scripts, files, Rewriting(rules.renamed("Log in", "Sign in"), "/login"))
    return report, "Log in", len(scripts) * sites


def of_courts(courts: int = 5) -> tuple[Report, str, int]:
    with ExitStack() as stack:
        folder, known = (Path(stack.enter_context(tempfile.TemporaryDirectory())) for _ in range(2))
        files = [str(sameness.court_file(known, number)) for number in range(courts)]
        shutil.copy(Path("assistant/courts/mad.toml"), known)
        portal = stack.enter_context(served(courts=known))
        bench: Bench = stack.enter_context(of_a_portal(folder, portal))
        bench.accept([OURS], files)
        _, report = bench.changed([OURS], files, Rewriting(rules.renamed("Account Type", "Type of Account")))
    return report, "Account Type", courts


def ours() -> str:
    """One label's new name in twelve guides of ours at twenty courts: a finding, a command to mend, one to accept."""
    with ExitStack() as stack:
        folder, known = (Path(stack.enter_context(tempfile.TemporaryDirectory())) for _ in range(2))
        files = [str(sameness.court_file(known, number)) for number in range(OUR_COURTS)]
        shutil.copy(Path("assistant/courts/mad.toml"), known)
        shutil.copytree("assistant", folder / "house" / "assistant")
        portal = stack.enter_context(served(courts=known))
        bench = replace(stack.enter_context(of_a_portal(folder, portal)), house=folder / "house")
        bench.accept(TWELVE, files)
        _, report = bench.changed(TWELVE, files, Rewriting(rules.renamed(LABEL, NEW_NAME)))
        (about,) = [one for one in report.findings if any(change.was == LABEL for change in one.changes)]
        guides = {(one.court, one.walkthrough) for one in about.changes}
        assert len(guides) == len(TWELVE) * len(files), f"it is told of {len(guides)} guides"
        bench.run("compare", *TWELVE, *(word for file in files for word in ("--court", file)), *bench.words,
                  "--fix", "--yes")  # fmt: skip
        accepted = bench.run("accept", "--by", "A bench", "--on", "2026-01-06")
        assert accepted.returncode == 0, f"{accepted.stdout}{accepted.stderr}"
        mended = all_second_editions(folder, len(guides))
        return f"“{LABEL}” in {len(guides)} guides is one finding; {mended} second editions say “{NEW_NAME}”"


def all_second_editions(folder: Path, expected: int) -> int:
    """How many there are: each names the field by its new name, and nowhere by its old one."""
    found = sorted(folder.glob("recordings/editions/*/*/2/**/recording.json"))
    assert len(found) == expected, f"{len(found)} second editions, and {expected} guides"
    for file in found:
        steps = [step for screen in Recording.load(file.parent).screens for step in screen.steps]
        said = " ".join(step.template for step in steps if step.verb == "fill")  # beside a value, words may have stayed
        assert f"**{NEW_NAME}**" in said, f"{file} does not name it"
        assert f"**{LABEL}**" not in said, f"{file} names it as before"
    return len(found)


def told_once(report: Report, was: str, times: int) -> str:
    about = [one for one in report.findings if any(change.was == was for change in one.changes)]
    counts = [len(one.changes) for one in about]
    rules_told = [one.rule for one in about]
    assert counts == [times], f"“{was}” is told of in {counts} changes, and not {times} in one: {rules_told}"
    return f"“{was}” in {times} guides is one finding of {len(report.findings)}"


if __name__ == "__main__":
    wanted = sys.argv[1:] or ["changes", "replaced", "removed", "restyled", "another_build", "alike", "ours"]
    print(*(f"{name}\n{globals()[name]()}" for name in wanted), sep="\n\n")  # noqa: T201 - this is what it is for
