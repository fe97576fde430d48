"""How long composing a film takes, beside recording the same walk from a browser in real time.

Run as `python tests/bench/film.py [RECORDING]` after `make guides`. The browser's own recording needs Playwright's
ffmpeg; where that is missing, its screencast is kept frame by frame, and the table says so. The walk is that of
`floor.py`, each step at the time at which the film begins it. Narration is told apart. The last line is
`composing/film: N.NN`.
"""

from __future__ import annotations

import base64
import json
import sys
import tempfile
import time
from pathlib import Path

from floor import Walk
from playwright.sync_api import BrowserContext, Error, Page, sync_playwright
from rich.console import Console
from rich.table import Table

from assistant.facts import courts
from assistant.facts.recording import Recording
from assistant.publishers import film as films
from assistant.publishers.film import mp4, voice
from assistant.publishers.film.check import check_film
from assistant.publishers.film.film import Film
from assistant.publishers.film.narration import every_line
from assistant.publishers.film.pace import Silent
from assistant.publishers.film.paint import Painter
from assistant.publishers.film.schedule import planned
from assistant.publishers.film.track import TICKS
from assistant.settings import Settings
from assistant.walking import browser, portal

RECORDING = Path("build/recordings/mad/upgrade-account")
SIZE = {"width": 1920, "height": 1080}


def main() -> None:
    """Compose, then record in real time, and print both."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else RECORDING
    recording = Recording.load(folder)
    table = Table("Film", "seconds", "of the film's length", box=None, pad_edge=False)
    with tempfile.TemporaryDirectory() as name:
        into = Path(name)
        plan = planned(recording, Silent())
        length = plan.length / TICKS
        wall, processor = composing(plan, into)
        how, recorded = in_real_time(plan, folder, into)
        rows = [("its length", length), ("composing, silent", wall), ("composing, processor time", processor)]
        rows += [(how, recorded), *narrating(recording, into)]
    for title, seconds in rows:
        table.add_row(title, f"{seconds:.1f}", f"{seconds / length:.2f}")
    Console(width=120).print(table)
    print(f"composing/film: {wall / length:.2f}")  # noqa: T201


def composing(plan: Film, into: Path) -> tuple[float, float]:
    """Seconds by the clock and by the processor, planning and checking included."""
    began, worked = time.monotonic(), time.process_time()
    plan = planned(plan.recording, Silent())
    mp4.write_film(plan, Painter(plan.recording), None, into / "film.mp4")
    check_film(into / "film.mp4", plan, narrated=False)
    return time.monotonic() - began, time.process_time() - worked


def narrating(recording: Recording, into: Path) -> list[tuple[str, float]]:
    """What saying every line takes, with no clip kept before, and then the whole narrated film."""
    narrator = voice.narrator()
    if narrator is None:
        return []
    apart = Settings(speech=into / "speech")
    voice.settings = lambda: apart
    began = time.monotonic()
    voice.clips(every_line(recording), narrator)
    said = time.monotonic() - began
    began = time.monotonic()
    films.publish(recording, into, None)
    return [("narrating", said), ("composing, narrated, clips kept", time.monotonic() - began)]


def in_real_time(plan: Film, folder: Path, into: Path) -> tuple[str, float]:
    """Walk again while the browser is recorded: what was recorded with, and seconds until there is a file."""
    raw = json.loads((folder / "recording.json").read_text(encoding="utf-8"))
    court = courts.court_file(raw["court"]["id"])
    with portal.bundled((court,), into) as running, sync_playwright() as playwright:
        opened = playwright.chromium.launch(**browser.launch_arguments())
        began = time.monotonic()
        try:
            context = new_context(opened, record_video_dir=into, record_video_size=SIZE)
            page = context.new_page()
            how, stop = "Playwright’s record_video", context.close
        except Error:  # there is no ffmpeg
            context = new_context(opened)
            page = context.new_page()
            how, stop = "screencast (no ffmpeg for record_video)", screencast(page, into)
        world = {"date": raw["on"], "era": raw["era"], "people": raw["people"]}
        context.request.post(f"{running.address}/training/world", data=world)
        Shown(page, running.address, raw, into, plan).do()
        rest = plan.length / TICKS - (time.monotonic() - began)
        page.wait_for_timeout(max(0, rest * 1000))
        stop()
        taken = time.monotonic() - began
        opened.close()
    return f"{how}, in real time", taken


def new_context(opened, **more) -> BrowserContext:
    return opened.new_context(**{**browser.context_arguments(), "viewport": SIZE, "device_scale_factor": 1, **more})


def screencast(page: Page, into: Path):
    """Keep each frame that the browser shows; returns what stops it."""
    session = page.context.new_cdp_session(page)
    count = 0

    def keep(frame: dict) -> None:
        nonlocal count
        (into / f"{count:05}.jpg").write_bytes(base64.b64decode(frame["data"]))
        count += 1
        session.send("Page.screencastFrameAck", {"sessionId": frame["sessionId"]})

    session.on("Page.screencastFrame", keep)
    session.send("Page.startScreencast", {"format": "jpeg", "quality": 80, "everyNthFrame": 1})
    return lambda: session.send("Page.stopScreencast")


class Shown(Walk):
    """The same walk at the film's pace, with no pictures taken."""

    def __init__(self, page: Page, base: str, raw: dict, out: Path, plan: Film) -> None:
        super().__init__(page, base, raw, out)
        self.began = time.monotonic()
        self.starts = {step.sign.number: step.start / TICKS for step in plan.steps if not step.sign.result}

    def action(self, step: dict) -> None:
        ahead = self.starts[step["number"]] - (time.monotonic() - self.began)
        self.page.wait_for_timeout(max(0, ahead * 1000))
        super().action(step)

    def shoot(self, name: str, **options: object) -> None:
        """The recording is the picture."""


if __name__ == "__main__":
    main()
