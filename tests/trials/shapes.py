"""Controls of libraries that portals are made of, each done as a sentence says it: found, refused, or wrong."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple

from playwright.sync_api import Page
from pydantic import SecretStr
from rich.console import Console
from rich.table import Table

from assistant import Sample
from assistant.errors import AssistantError
from assistant.facts import courts
from assistant.facts.people import person
from assistant.walking import targets
from assistant.walking.browser import OpenBrowser, opened
from assistant.walking.guide import Guide

HOUSE = Path(__file__).parents[2]
LIBRARIES = Path(__file__).parent / "libraries"
FETCHED = HOUSE / "build" / "libraries"
"""What npm has brought stays there for the next time. Nothing of it is ours, and none of it is kept in git."""

PACKAGES = (
    "jquery@3.7.1", "jquery-ui@1.14.2", "@uswds/uswds@3.14.0", "@shoelace-style/shoelace@2.20.1",
    "vue@3.5.22", "primevue@4.3.9", "primeicons@7.0.0", "@primeuix/themes@1.2.5", "oojs@7.0.1", "oojs-ui@0.54.2",
    "select2@4.0.13", "flatpickr@4.6.13", "choices.js@11.1.0", "tom-select@2.4.3", "quill@2.0.3",
)  # fmt: skip

LEAST_FOUND = 58 / 60
"""Of all shapes; none may be wrong."""

PATIENCE = 4.0
"""Seconds for which a walk waits for what a sentence names."""

BEGIN = """<!doctype html><html lang=en><meta charset=utf-8><title>Shape</title>
<script>window.log = []; const did = (what) => { log.push(what) };</script>"""


class Shape(NamedTuple):
    """A control of a library, what a trainer writes of it, and how the page tells that this was done, and nothing else.

    `right` is asked of the page afterwards and must be `want`; what `others` asks must be what it was before.
    """

    library: str
    name: str
    page: str
    walk: str
    right: str
    want: Any  # JSON
    others: str


class Outcome(NamedTuple):
    how: str
    why: str = ""


def shapes() -> list[Shape]:
    """Every shape, by its library's file."""
    found = []
    for file in sorted(LIBRARIES.glob("*.toml")):
        library = tomllib.loads(file.read_text(encoding="utf-8"))
        for one in library["shape"]:
            page = library["page"].replace("{html}", one["html"]).replace("{script}", one.get("script", ""))
            right = one.get("right", "log")
            others = one.get("others", "null" if "log" in right else "log")
            found.append(Shape(file.stem, one["name"], page, one["walk"], right, one["want"], others))
    return found


def of_libraries() -> str:
    """Do each, and tell which were found."""
    fetch()
    every = [one for one in shapes() if chosen(one)]
    with serving(every) as address, opened() as browser, tempfile.TemporaryDirectory() as folder:
        outcomes = [done(browser, f"{address}/shape/{place}", one, Path(folder)) for place, one in enumerate(every)]
    table = Table("Library", "Shape", "Outcome", box=None, pad_edge=False)
    for one, outcome in zip(every, outcomes, strict=True):
        table.add_row(one.library, one.name, f"{outcome.how} {outcome.why}".strip())
    Console(width=180).print(table)
    count = Counter(outcome.how for outcome in outcomes)
    told = f"{len(every)} shapes: {count['found']} found, {count['refused']} refused, {count['WRONG']} wrong"
    assert not count["WRONG"], told
    assert count["found"] >= LEAST_FOUND * len(every), told
    return told


def chosen(one: Shape) -> bool:
    """All, or those whose library and name contain the words that were given."""
    return __name__ != "__main__" or all(word in f"{one.library} {one.name}" for word in sys.argv[1:])


def done(browser: OpenBrowser, address: str, one: Shape, folder: Path) -> Outcome:
    """What comes of one shape, in a window of its own."""
    with browser.window() as window:
        page = window.new_page()
        targets.open_eyes(page)  # as a walk has them, before any page comes
        page.goto(address, wait_until="load")
        before, why = seen(page, one), ""
        cast = {"filer": person("tobias-brannock")}
        guide = Guide(page, courts.court("mad"), cast, folder, title="A shape", patience=PATIENCE)
        try:
            walked(guide, one)
        except AssistantError as error:
            why = " ".join(str(error).split())
        guide.leave()
        return judged(one, before, settled(page, one), why)


def walked(guide: Guide, one: Shape) -> None:
    """What a trainer's script does."""
    script = compile(one.walk.strip(), f"{one.library}.toml", "exec")
    exec(script, {"guide": guide, "Sample": Sample, "SecretStr": SecretStr})  # noqa: S102 - a file of ours
    guide.finish()


def settled(page: Page, one: Shape) -> tuple[Any, Any]:  # Any: JSON
    """What the page says when it has had a moment more: some close what they had opened by and by."""
    give_up = time.monotonic() + PATIENCE
    while (now := seen(page, one))[0] != one.want and time.monotonic() < give_up:
        page.wait_for_timeout(100)
    return now


def seen(page: Page, one: Shape) -> tuple[Any, Any]:  # Any: JSON
    """What the page says of the control, and of those beside it."""
    right, others = json.loads(page.evaluate(f"() => JSON.stringify([{one.right}, {one.others}])"))
    return right, others


def judged(one: Shape, before: tuple[Any, Any], now: tuple[Any, Any], why: str) -> Outcome:
    """Found where it stands and nothing else has changed; wrong where something else has, or where it is only said."""
    if now[1] != before[1]:
        return Outcome("WRONG", f"others were {before[1]} and are {now[1]}")
    if not why:
        return Outcome("found") if now[0] == one.want else Outcome("WRONG", f"{now[0]} instead of {one.want}")
    strayed = one.right == "log" and now[0] != one.want[: len(now[0])]
    return Outcome("WRONG" if strayed else "refused", f"{now[0]}: {why}")


def fetch() -> None:
    """Have npm bring what is not there yet."""
    program = shutil.which("npm")
    assert program, "npm is missing, which brings the libraries: install Node.js, then try again."
    stamp = FETCHED / "packages.txt"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == "\n".join(PACKAGES):
        return
    shutil.rmtree(FETCHED, ignore_errors=True)
    FETCHED.mkdir(parents=True)
    (FETCHED / "package.json").write_text('{"private": true}', encoding="utf-8")
    command = [program, "install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock", *PACKAGES]
    ended = subprocess.run(command, cwd=FETCHED, capture_output=True, text=True, check=False, timeout=600)
    assert ended.returncode == 0, f"npm could not bring the libraries: {ended.stderr.strip().splitlines()[-1:]}"
    stamp.write_text("\n".join(PACKAGES), encoding="utf-8")


class Server(ThreadingHTTPServer):
    """As many at once as a browser asks for."""

    daemon_threads = True
    request_queue_size = 128


class Answers(SimpleHTTPRequestHandler):
    """What npm has brought, below /npm; and a page for each shape."""

    protocol_version = "HTTP/1.1"

    def __init__(self, every: list[Shape], *given: Any) -> None:  # Any: as its library calls it
        self._every = every
        super().__init__(*given, directory=str(FETCHED / "node_modules"))

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path.startswith("/npm/"):
            self.path = path.removeprefix("/npm")
            super().do_GET()
            return
        at = path.removeprefix("/shape/")
        is_shape = path.startswith("/shape/") and at.isdigit()
        body = (BEGIN + self._every[int(at)].page).encode() if is_shape else b""
        self.send_response(200 if is_shape else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None: ...


@contextmanager
def serving(every: list[Shape]) -> Iterator[str]:
    with Server(("127.0.0.1", 0), partial(Answers, every)) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
    thread.join()


if __name__ == "__main__":
    print(of_libraries())  # noqa: T201 - this is what it is for
