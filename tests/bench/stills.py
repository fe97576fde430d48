"""Stills by shot-scraper, for comparison: the same number of full pictures of the portal's open pages."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant.facts import courts
from assistant.walking import browser, portal

PAGES = ("/pacer/", "/pacer/my-account-billing", "/pscof/login", "/court/mad/nextgen")


def shot_scraper(program: Path, folder: Path, count: int) -> float:
    """Seconds for so many stills at double density, portal and browser included."""
    began = time.monotonic()
    with portal.bundled((courts.court_file("mad"),), folder) as running, playwrights_place(folder) as place:
        shots = "".join(
            f"- url: {running.address}{PAGES[number % len(PAGES)]}\n  output: still-{number}.png\n"
            f"  width: {browser.VIEWPORT.width}\n  height: {browser.VIEWPORT.height}\n"
            for number in range(count)
        )
        (folder / "shots.yml").write_text(shots, encoding="utf-8")
        command = [program, "multi", "shots.yml", "--retina", "--browser-arg", "--no-sandbox"]
        environment = {**os.environ, "PLAYWRIGHT_BROWSERS_PATH": str(place)}
        subprocess.run(command, check=True, capture_output=True, cwd=folder, env=environment)
    return time.monotonic() - began


@contextmanager
def playwrights_place(folder: Path) -> Iterator[Path]:
    """Where shot-scraper looks for Playwright's own browser, with the browser that was found in its place."""
    place = folder / "browsers"
    asked = "from playwright.sync_api import sync_playwright as p\nwith p() as q: print(q.chromium.executable_path)"
    environment = {**os.environ, "PLAYWRIGHT_BROWSERS_PATH": str(place)}
    answer = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True, env=environment)
    full = Path(answer.stdout.strip())
    revision = full.relative_to(place).parts[0].rpartition("-")[2]
    shell = place / f"chromium_headless_shell-{revision}"
    for program in (full, *(shell / name for name in SHELLS)):
        program.parent.mkdir(parents=True, exist_ok=True)
        if not program.exists():
            program.symlink_to(browser.found())
    yield place


SHELLS = ("chrome-headless-shell-linux64/chrome-headless-shell", "chrome-linux/headless_shell")
