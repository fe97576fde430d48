"""Many walks over a slow line on a busy machine: none fails, and all of one walkthrough leave the same bytes."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from itertools import cycle, islice
from multiprocessing import get_context
from pathlib import Path

from assistant.facts import courts
from assistant.walking.browser import opened
from assistant.walking.portal import Portal, command, digest
from assistant.walking.walk import walk
from assistant.walking.walkthrough import find

WALKS = 500
AT_ONCE = 2
SHORT = ("check-account-type", "activate-search", "link-account")
COURT = "mad"

SLOW_PORTAL = """
import random, sys, time
from mock_site import __main__ as program
make = program.create_app
def create_app(*given):
    app = make(*given)
    quick = app.wsgi_app
    def slow(environ, start):
        time.sleep(random.uniform(0, 0.5))
        return quick(environ, start)
    app.wsgi_app = slow
    return app
program.create_app = create_app
sys.exit(program.main(sys.argv[1:]))
"""
"""The portal, each of whose answers takes up to half a second more."""


def in_bad_conditions() -> str:
    """So many walks, two at a time, each answer late, and both cores at work on something else."""
    names = list(islice(cycle(SHORT), WALKS))
    with slow_portal() as address, busy(), ProcessPoolExecutor(AT_ONCE, mp_context=get_context("spawn")) as pool:
        shares = [(address, names[share::AT_ONCE]) for share in range(AT_ONCE)]
        told = [one for share in pool.map(walked, shares) for one in share]
    failed = [said for _, said in told if not said.startswith("bytes ")]
    assert not failed, f"{len(failed)} of {len(told)} walks failed: {failed[0]}"
    editions = Counter(name for name, _ in set(told))
    assert set(editions.values()) == {1}, f"walks left different bytes: {sorted(differing(told))}"
    return f"{len(told)} walks of {len(editions)} walkthroughs, 0 failures, one set of bytes each"


def differing(told: list[tuple[str, str]]) -> set[str]:
    """The files that not all walks of a walkthrough have left alike, each after its walkthrough."""
    left = {(name, file) for name, said in told for file in said.removeprefix("bytes ").split()}
    times = Counter((name, file.partition("=")[0]) for name, file in left)
    return {f"{name}/{file}" for (name, file), count in times.items() if count > 1}


def walked(share: tuple[str, list[str]]) -> list[tuple[str, str]]:
    """Walk each of them. Returns its name, and a code for each file that it left, or what was said of its failure."""
    address, names = share
    portal = Portal(address, digest())
    with opened() as at_hand:
        return [(name, one_walk(name, portal, at_hand)) for name in names]


def one_walk(name: str, portal: Portal, at_hand: object) -> str:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "walk"
        try:
            walk(find(name), courts.court(COURT), portal, at_hand, folder)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is counted and told
            return f"{name}: {error}"
        files = sorted(folder.iterdir())
        return "bytes " + " ".join(f"{one.name}={hashlib.sha256(one.read_bytes()).hexdigest()}" for one in files)


@contextmanager
def slow_portal() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as guides:
        options = command((courts.court_file(COURT),), Path(guides))[len(("python", "-X", "utf8", "-m", "mock_site")) :]
        with subprocess.Popen(
            [sys.executable, "-c", SLOW_PORTAL, *options, "--stop-with-parent"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        ) as program:  # fmt: skip
            yield program.stdout.readline().removeprefix("listening on ").strip().rstrip("/")
            program.terminate()


@contextmanager
def busy() -> Iterator[None]:
    """Keep both cores at work."""
    with ExitStack() as started:
        for _ in range(AT_ONCE):
            spinning = subprocess.Popen([sys.executable, "-c", "while True: pass"])
            started.callback(spinning.wait)
            started.callback(spinning.kill)
        yield
