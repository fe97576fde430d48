"""A class of trainees at once, one portal for a long time, and strangers who want neither to work."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO
from unittest.mock import patch
from urllib.parse import urlsplit

from conftest import TOBIAS, Visitor, served

from assistant.facts import courts
from assistant.walking.browser import opened
from assistant.walking.portal import bundled
from assistant.walking.walk import walk
from assistant.walking.walkthrough import find
from mock_site.world.accounts import Credentials

TRAINEES = 200
SECONDS = 60
STARTED = 10
"""Seconds over which the trainees' starts are spread."""

FAST_ENOUGH = 300
"""Milliseconds under which 95 of 100 pages must come."""

BEHIND = 3
"""Seconds that the grid of a class may be behind."""
ROOM = "/training/desk/class"
GRID, EMPTY_PAGE, NO_PAGE = "the grid", "an empty page", "styles and fonts"
"""What locust calls them."""

LOOP_SECONDS = 3
HERE = Path(__file__).parent
WALKS = 15

GIVES_BACK = {"MALLOC_MMAP_THRESHOLD_": "131072"}
"""Otherwise each thread of the portal keeps the 4 MB of its last hash for the next one, which looks like growth."""

POSTS = 5_001
"""Worlds that a stranger asks for: one more than a portal once kept of all."""
HELD = 1_100
"""Connections that a stranger opens and does not use: more than the portal has room for."""
HALVES = (b"", b"GET / HT", b"POST /pscof/login HTTP/1.1\r\nContent-Length: 999\r\n\r\nusername=")
"""What is sent on them: nothing, half of the headers, half of a form."""
OK = 200
SOON = 2.0
"""Seconds within which a page must come meanwhile."""

EMPTY = """
from flask import Flask
from mock_site.serving import serve
app = Flask("empty")
app.add_url_rule("/", view_func=lambda: "")
serve(app, "127.0.0.1", 0)
"""
"""A page that does nothing, on the server that the portal has."""


def trainees() -> str:
    """A class of 200 upgrades for a minute; beside it, how many pages a second the same two cores give at most."""
    with served() as portal:
        pages, failed, percentile = at_work(portal)
        visitor = Visitor(portal)
        visitor.log_in(**TOBIAS)
        account = highest_rate(portal, "/pscof/manage/maint", cookie_of(visitor))
    with empty_page() as address:
        empty = highest_rate(address, "/", "")
    seen = (
        f"{TRAINEES} trainees, {pages} pages in {SECONDS} s, {failed} errors, 95 of 100 under {percentile} ms; "
        f"M1 {account:.0f} pages a second, an empty page {empty:.0f}; {what_a_hash_costs()}"
    )
    assert (failed, percentile < FAST_ENOUGH) == (0, True), seen
    return seen


def at_work(portal: str) -> tuple[int, int, int]:
    """Pages, errors, and the milliseconds under which 95 of 100 pages came; styles and fonts do not count."""
    entries = [one for one in locust("trainees.py", portal, TRAINEES) if one["name"] != NO_PAGE]
    return told(entries)


def locust(program: str, portal: str, users: int, seconds: int = SECONDS, **more: str) -> list[dict]:
    """What locust tells of each kind of request."""
    command = [
        sys.executable, "-m", "locust", "-f", HERE / program, "--headless", "--host", portal.rstrip("/"),
        "-u", str(users), "-r", str(users / STARTED), "-t", f"{seconds}s", "--json", "--loglevel", "ERROR",
        "--exit-code-on-error", "0", "--stop-timeout", "0",
    ]  # fmt: skip
    said = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, **more})
    assert said.returncode == 0, said.stderr[-500:]
    return json.loads(said.stdout)


def told(entries: list[dict]) -> tuple[int, int, int]:
    """Answers, errors, and the milliseconds under which 95 of 100 came."""
    assert entries, "nobody has asked for anything"
    times: Counter[float] = Counter()
    for one in entries:
        times.update({float(took): often for took, often in one["response_times"].items()})
    slowest = sorted(times.elements())
    return len(slowest), sum(one["num_failures"] for one in entries), int(slowest[len(slowest) * 95 // 100])


def classmates(seconds: int = SECONDS) -> str:
    """A class of 30 beside 170 others, its trainer's grid, and an empty page on the same two cores at the same time."""
    with served() as portal, empty_page() as empty, tempfile.TemporaryDirectory() as folder:
        trainer = Visitor(portal)
        code = re.search(r"/class/(\w{4}-\w{4})", trainer.press(ROOM, "Open the class", title="Load").source)[1]
        report = Path(folder) / "report.json"
        classroom = json.dumps([code, cookie_of(trainer), empty, str(report)])
        entries = locust("classmates.py", portal, TRAINEES + 2, seconds, CLASSROOM=classroom)
        screens, old, behind = json.loads(report.read_text(encoding="utf-8"))
    by_name = {name: [one for one in entries if one["name"] == name] for name in (GRID, EMPTY_PAGE)}
    rest = [one for one in entries if one["name"] not in (*by_name, NO_PAGE)]
    pages, failed, percentile = told(rest)
    polls, unanswered, grid = told(by_name[GRID])
    seen = (
        f"30 in a class and 170 others, {pages} pages in {seconds} s, {failed + unanswered} errors, 95 of 100 under "
        f"{percentile} ms, an empty page {told(by_name[EMPTY_PAGE])[2]} ms; the grid {polls} times, {grid} ms, "
        f"{behind:.1f} s behind at most, {old} of {screens} screens old"
    )
    assert (failed + unanswered, percentile < FAST_ENOUGH, behind < BEHIND, old) == (0, True, True, 0), seen
    return seen


def cookie_of(visitor: Visitor) -> str:
    return "; ".join(f"{one.name}={one.value}" for one in visitor.cookies)


def highest_rate(portal: str, path: str, cookie: str) -> float:
    """Pages a second when each of so many askers asks again at once; the best of several numbers of askers."""
    return max(rate(portal, path, cookie, askers) for askers in (1, 2, 4, 8))


def rate(portal: str, path: str, cookie: str, askers: int) -> float:
    where = urlsplit(portal)
    request = f"GET {path} HTTP/1.1\r\nHost: {where.netloc}\r\nCookie: {cookie}\r\n\r\n".encode()
    until = time.monotonic() + LOOP_SECONDS
    with ThreadPoolExecutor(askers) as crowd:
        asked = sum(crowd.map(lambda _: ask_until(where.hostname, where.port, request, until), range(askers)))
    return asked / LOOP_SECONDS


def ask_until(host: str, port: int, request: bytes, until: float) -> int:
    """How often one line was answered."""
    count = 0
    with socket.create_connection((host, port)) as line, line.makefile("rb") as answers:
        while time.monotonic() < until:
            line.sendall(request)
            assert read_answer(answers) == b"200", "the page is not there"
            count += 1
    return count


def read_answer(answers: BinaryIO) -> bytes:
    """The status of the next answer, which is read to its end."""
    status = answers.readline().split()[1]
    length = 0
    while (header := answers.readline().strip()) != b"":
        if header.lower().startswith(b"content-length:"):
            length = int(header.split(b":")[1])
    answers.read(length)
    return status


@contextmanager
def empty_page() -> Iterator[str]:
    with subprocess.Popen([sys.executable, "-c", EMPTY], stdout=subprocess.PIPE, text=True) as program:
        yield program.stdout.readline().removeprefix("listening on ").strip()
        program.terminate()


def what_a_hash_costs() -> str:
    """Which hash keeps what people make up, and how long one takes here."""
    began = time.monotonic()
    kept = Credentials.chosen("practice", "Practice!Lantern340", {}).password_hash
    return f"{kept.partition('$')[0]}, {(time.monotonic() - began) * 1000:.0f} ms for a hash"


def soak() -> str:
    """The last walk gives the same recording as the first, and the portal has not grown."""
    walkthrough, court = find("upgrade-account"), courts.court("mad")
    with (
        tempfile.TemporaryDirectory() as name,
        opened() as at_hand,
        patch.dict(os.environ, GIVES_BACK),
        bundled((courts.court_file("mad"),), Path(name)) as portal,
    ):
        first = walk(walkthrough, court, portal, at_hand, Path(name) / "first")
        before = memory()
        for number in range(WALKS):
            last = walk(walkthrough, court, portal, at_hand, Path(name) / str(number))
            assert last.edition == first.edition, f"walk {number} differs from the first"
        grown = memory() - before
    assert grown < 20_000, f"the portal has grown by {grown} KB"
    return f"{WALKS} walks alike; the portal grew by {max(grown, 0)} KB"


def siege() -> str:
    """Strangers at the same address cost nobody the world that she works in, and keep nobody waiting."""
    with served() as portal:
        trainee = Visitor(portal)
        trainee.begin(date="2021-09-01")
        trainee.log_in(**TOBIAS)
        seconds = worlds_for_strangers(portal)
        assert "Tobias Brannock" in trainee.get("/pscof/manage/maint").text, "the trainee has lost her session"
        assert "September 1, 2021" in trainee.get("/").text, "the trainee has lost her world"
        waited = [answered_beside(portal, half, trainee) for half in HALVES]
    assert max(waited) < SOON, f"pages came after {waited} s"
    told = ", ".join(f"{one * 1000:.0f}" for one in waited)
    return f"{POSTS} worlds for strangers in {seconds:.0f} s; beside {HELD} held connections a page in {told} ms"


def worlds_for_strangers(portal: str) -> float:
    """How long it takes to make so many, each for somebody without a cookie."""
    where = urlsplit(portal)
    post = f"POST /training/world HTTP/1.1\r\nHost: {where.netloc}\r\nContent-Length: 0\r\n\r\n".encode()
    began = time.monotonic()
    with socket.create_connection((where.hostname, where.port)) as line, line.makefile("rb") as answers:
        for _ in range(POSTS):
            line.sendall(post)
            assert read_answer(answers) == b"201", "no world was made"
    return time.monotonic() - began


def answered_beside(portal: str, half: bytes, trainee: Visitor) -> float:
    """Seconds until a page comes, and its style as another connection, while a stranger holds all there are."""
    where = urlsplit(portal)
    with ExitStack() as held:
        for _ in range(HELD):
            line = held.enter_context(socket.create_connection((where.hostname, where.port)))
            line.sendall(half)
        began = time.monotonic()
        assert trainee.get("/pscof/manage/maint").status == trainee.get("/static/account.css").status == OK
        return time.monotonic() - began


def memory() -> int:
    """Kilobytes that the portal holds which this process has started; others may run beside it."""
    listing = subprocess.run(
        ["ps", "-o", "rss=,args=", "--ppid", str(os.getpid())], check=True, stdout=subprocess.PIPE, text=True
    )
    sizes = [int(line.split()[0]) for line in listing.stdout.splitlines() if "-m mock_site" in line]
    assert len(sizes) == 1, f"of the portals here {len(sizes)} are this trial's"
    return sizes[0]
