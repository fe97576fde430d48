"""What is long, at full size: runs every trial and prints a table of results. Exits 1 when one of them failed."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.table import Table

HERE = Path(__file__).parent
TESTS = HERE.parent
SHARED = ("mock_site", "assistant", "assistant/building", "assistant/comparing")
sys.path[:0] = [str(HERE), *(str(TESTS / folder) for folder in SHARED)]

import bad_days  # noqa: E402 - found in this folder
import claims  # noqa: E402
import ends  # noqa: E402
import films  # noqa: E402
import fuzz  # noqa: E402
import judges  # noqa: E402
import kills  # noqa: E402
import leaking  # noqa: E402
import live  # noqa: E402
import load  # noqa: E402
import long  # noqa: E402
import many_machines  # noqa: E402
import mutations  # noqa: E402
import others  # noqa: E402
import outside  # noqa: E402
import recorder  # noqa: E402
import sameness  # noqa: E402
import seeded  # noqa: E402
import shapes  # noqa: E402
import sheets  # noqa: E402
import walks  # noqa: E402

Trial = Callable[[], str]

TRIALS: dict[str, Trial] = {
    "the tests that take their time": long.tests,
    "every page on one sheet": sheets.contact_sheets,
    "a film, step by step": films.film_sheets,
    "a narrated film": films.narrated,
    "every PDF is PDF/UA-1": judges.every_pdf,
    "every guide and screen passes axe": judges.every_page,
    "two builds, the same bytes": sameness.two_builds,
    "one walk for many courts": sameness.many_courts,
    "builds killed at any moment": kills.builds,
    "accepting killed at any moment": kills.accepting,
    "comparing and mending killed at any moment": kills.comparing,
    "Ctrl-C in a terminal, at any moment": ends.ctrl_c,
    "SIGTERM at any moment": ends.terminated,
    "workers whose parent is killed": ends.parent_killed,
    "workers of many machines, killed every 20 seconds": many_machines.workers_killed,
    "two machines in two networks": many_machines.two_networks,
    "a secret in every spelling and format": leaking.every_way,
    "controls of libraries, as a trainer writes them": shapes.of_libraries,
    "a server that misbehaves": bad_days.server,
    "a portal killed in the middle of an upgrade": kills.portal,
    "a portal killed in the middle of a registration": kills.registration,
    "a portal killed in the middle of a class": kills.classes,
    "rules that are broken are noticed": mutations.rules,
    "comparisons that are broken are noticed": mutations.comparing,
    "sentences that are made untrue are noticed": claims.sentences,
    "changes that were seeded": seeded.changes,
    "fields replaced": seeded.replaced,
    "fields removed": seeded.removed,
    "restyled": seeded.restyled,
    "another build of the browser": seeded.another_build,
    "one label changed for many guides": seeded.alike,
    "one label changed for twelve of ours at twenty courts": seeded.ours,
    "the upgrade and the link, shown by hand": recorder.by_hand,
    "Django's admin, as a clerk": others.django,
    "Datasette, as a clerk": others.datasette,
    "a model of CM/ECF, as a filer": others.ecf,
    "the wheel alone, in a project of somebody else’s": outside.project,
    "a motion in a model of CM/ECF, shown by hand": recorder.a_motion,
    "a recorder closed, dead or interrupted": recorder.broken_off,
    "a recorder killed after six steps": recorder.killed,
    "everything that a page can have, shown by hand": recorder.everything,
    "forms filled in at random": fuzz.forms,
    "requests that are none": fuzz.requests,
    "a walk before a class, by key": live.by_key,
    "a class of 200 at work": load.trainees,
    "a class of 30 beside 170 others": load.classmates,
    "one portal, many walks": load.soak,
    "500 walks over a slow line, while all is busy": walks.in_bad_conditions,
    "a portal under siege": load.siege,
}


def main() -> int:
    """Run them all, or those whose names contain a word that was given."""
    wanted = [name for name in TRIALS if all(word in name for word in sys.argv[1:])]
    table = Table("Trial", "Result", "What was seen", "Seconds", box=None, pad_edge=False)
    failed = 0
    for name in wanted:
        began = time.monotonic()
        try:
            seen, passed = TRIALS[name](), True
        except AssertionError as error:
            seen, passed = str(error), False
        failed += not passed
        table.add_row(name, "pass" if passed else "FAIL", seen, f"{time.monotonic() - began:.1f}")
    Console(width=150).print(table)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
