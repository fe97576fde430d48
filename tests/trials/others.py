"""Sites that nobody here wrote, walked as their own people do: Django's admin, Datasette, and a model of CM/ECF.

Each is a folder beside this file: what serves it, its file as a site, its people and its walkthroughs. To look at one:
`python tests/trials/django_desk/serve.py 8031 FOLDER`, and `assistant guide …/open_a_case.py --court …/docket.toml`.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError

import page as page_validation
import sheets
from judges import judge
from playwright.sync_api import sync_playwright

from assistant import measure
from assistant.facts.recording import Recording
from assistant.walking import browser

HERE = Path(__file__).parent
HOUSE = HERE.parents[1]
OUT = HOUSE / "build" / "sites-of-others"
YUI = "yui2@2.9.0"
"""Of which menus in CM/ECF are made, under Yahoo's BSD license; some megabytes, so it is fetched when it is needed."""


@dataclass(frozen=True)
class Desk:
    """A site of others: its folder and file, and how many steps and at the most pages each walkthrough has.

    What is in `small` shows letters of 10 pixels, which no guide prints large enough: it is not measured.
    """

    folder: str
    site: str
    scripts: dict[str, tuple[int, int]]
    small: tuple[str, ...] = ()


DJANGO = Desk("django_desk", "docket.toml", {"open_a_case": (21, 6), "change_a_case": (15, 6)}, ("change_a_case",))
DATASETTE = Desk("datasette_desk", "reports.toml", {"report_cases": (15, 5)})
ECF = Desk("ecf_desk", "ferrum.toml", {"file_a_motion": (20, 5)})


def django() -> str:
    """A clerk opens a case with a document, deletes it, and changes another."""
    return documented(DJANGO)


def datasette() -> str:
    """A clerk finds, sorts and exports cases."""
    return documented(DATASETTE)


def ecf() -> str:
    """A filer files a motion."""
    return documented(ECF)


def documented(desk: Desk) -> str:
    """Its guides, made twice with nobody cleaning up between, measured and judged; their pages lie in build."""
    with tempfile.TemporaryDirectory(prefix="site-") as place, running(desk, Path(place)) as folder:
        return "; ".join(made(desk, folder, script) for script in desk.scripts)


@contextmanager
def running(desk: Desk, place: Path) -> Iterator[Path]:
    """Serve it on a port of its own. Gives the folder with its files, which know that port."""
    folder, port = place / desk.folder, free_port()
    shutil.copytree(HERE / desk.folder, folder)
    site = folder / desk.site
    site.write_text(re.sub(r"(?<=127\.0\.0\.1:)\d+", str(port), site.read_text("utf-8")), "utf-8")
    if desk is ECF:
        fetch_yui(place)
    with (place / "said.txt").open("w+", encoding="utf-8") as said:
        command = [sys.executable, "serve.py", str(port), str(place)]
        process = subprocess.Popen(command, cwd=folder, stdout=said, stderr=said)
        try:
            wait_for(f"http://127.0.0.1:{port}/", process, place / "said.txt")
            yield folder
        finally:
            process.kill()
            process.wait()


def fetch_yui(place: Path) -> None:
    npm = shutil.which("npm")
    assert npm, f"npm is missing, which fetches {YUI} for the menus; get it with the system's package manager"
    told = subprocess.run(
        [npm, "install", "--prefix", place, "--no-audit", "--no-fund", YUI], capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, f"npm cannot get {YUI}: {told.stderr[-300:]}"


def wait_for(address: str, process: subprocess.Popen[bytes], said: Path) -> None:
    """Until it answers, in any way."""
    give_up = time.monotonic() + 120
    while time.monotonic() < give_up:
        assert process.poll() is None, f"it did not start: {said.read_text('utf-8')[-500:]}"
        try:
            urllib.request.urlopen(address, timeout=10).close()
        except URLError:
            time.sleep(0.2)
        else:
            return
    raise AssertionError(f"{address} does not answer")


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def assistant(folder: Path, *words: object) -> str:
    """Give a command. Returns what it says, which is told when it fails."""
    command = [sys.executable, "-m", "assistant", *map(str, words)]
    environment = os.environ | {"PYTHONPATH": str(HOUSE)}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{words}: {done.stdout}{done.stderr}"
    return done.stdout


def made(desk: Desk, folder: Path, script: str) -> str:
    steps, most = desk.scripts[script]
    out = OUT / script
    shutil.rmtree(out, ignore_errors=True)
    formats = [word for name in ("html", "pdf", "docx") for word in ("--format", name)]
    words = ("guide", folder / f"{script}.py", "--court", folder / desk.site, *formats, "--out", out)
    began = time.monotonic()
    for _ in range(2):
        assistant(folder, *words)
    took = (time.monotonic() - began) / 2
    if script not in desk.small:
        measured = assistant(folder, "measure", "--out", out)
        assert measure.BY_THE_LAYOUT not in measured, measured
    [kept] = (folder / "build" / "recordings").glob(f"*/{script.replace('_', '-')}")
    walked = sum(step.number is not None for step in Recording.load(kept).steps())
    assert walked == steps, f"{script} has {walked} steps, not {steps}"
    [pdf], [web] = out.rglob("*.pdf"), (page for page in out.rglob("*.html") if page.stem == page.parent.name)
    verdict = page_validation.validate_pdf(str(pdf), profile="ua1")
    assert verdict.is_compliant, f"{pdf}: {[failure.message for failure in verdict.failures]}"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(**browser.launch_arguments())
        judge(opened, web.as_uri(), [])
        opened.close()
    printed = sheets.pages(pdf)
    sheets.sheet(printed).save(out / "sheet.png")
    assert len(printed) <= most, f"{script} has {len(printed)} pages, and may have {most}"
    return f"{script}: {steps} steps, {len(printed)} pages, {took:.0f} s"
