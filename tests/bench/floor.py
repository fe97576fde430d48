"""The floor: what a recording's navigations, actions and pictures cost in bare Playwright, nothing drawn.

Run as `python floor.py RECORDING OUT`. It starts the portal and the browser itself, does what the recording says,
takes the same pictures, and prints one page that holds them to PDF. Its last line counts actions and pictures.
"""

from __future__ import annotations

import base64
import json
import re
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Locator, Page, sync_playwright

from assistant.facts import people
from assistant.walking import browser

ROOT = Path(__file__).parents[2]


DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def main() -> None:
    """Walk as the recording says, and print."""
    recording = json.loads((Path(sys.argv[1]) / "recording.json").read_text(encoding="utf-8"))
    out = Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    data = ["--courts", "assistant/courts", "--people", "assistant/people", "--port", "0"]
    portal = subprocess.Popen(
        [sys.executable, "-m", "mock_site", *data],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert portal.stdout is not None
    base = portal.stdout.readline().removeprefix("listening on ").strip().rstrip("/")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(**browser.launch_arguments())
        context = opened.new_context(**browser.context_arguments())
        context.request.post(
            f"{base}/training/world",
            data={"date": recording["on"], "era": recording["era"], "people": recording["people"]},
        )
        page = context.new_page()
        actions, pictures = Walk(page, base, recording, out).do()
        holder = context.new_page()
        holder.set_content("".join(f"<img src='{address(picture)}' width='600'>" for picture in pictures))
        (out / "floor.pdf").write_bytes(holder.pdf())
        opened.close()
    portal.terminate()
    portal.wait()
    print(f"{actions} actions, {len(pictures)} pictures")  # noqa: T201 - what the bench reads


def address(picture: Path) -> str:
    return f"data:image/png;base64,{base64.b64encode(picture.read_bytes()).decode()}"


class Walk:
    """The recording's screens, one after the other."""

    def __init__(self, page: Page, base: str, recording: dict, out: Path) -> None:
        self.page, self.base, self.recording, self.out = page, base, recording, out
        self.filer = people.person(recording["people"][0])
        self.secrets = iter(self.secrets_in_order())
        self.actions = 0
        self.pictures: list[Path] = []

    def do(self) -> tuple[int, list[Path]]:
        for screen in self.recording["screens"]:
            self.screen(screen)
        return self.actions, self.pictures

    def screen(self, screen: dict) -> None:
        arrived = screen["arrived"]["file"]
        steps = screen["steps"]
        for step in steps:
            if step["verb"] == "open":
                self.page.goto(self.base + self.recording["court_facts_used"][f"sites.{screen['site']}.walk"])
                self.actions += 1
        self.page.wait_for_load_state()
        self.page.evaluate(DRAWN)  # without it, the browser now and then refuses to picture a page that has just come
        self.picture(arrived)
        for step in steps:
            if step["verb"] == "click" and screen["left"]["file"] != arrived:
                self.picture(screen["left"]["file"])
            if step["verb"] in ("click", "fill", "choose", "check"):
                self.action(step)
        if steps[-1]["verb"] != "click" and screen["left"]["file"] not in (arrived, *self.names()):
            self.picture(screen["left"]["file"])

    def action(self, step: dict) -> None:
        control = self.control(step)
        self.actions += 1
        if step["verb"] == "click":
            control.click()
        elif step["verb"] == "choose":
            control.select_option(label=step["typed"]["shown"])
        elif step["verb"] == "check":
            control.check()
        else:
            control.fill(next(self.secrets) if step["typed"]["secret"] else step["typed"]["shown"])
        if step["look"]:
            box = step["look"]["box"]
            clip = {side: box[side] for side in ("x", "y", "width", "height")}
            self.shoot(step["look"]["file"], clip=clip)

    def control(self, step: dict) -> Locator:
        mark = step["marks"][0]
        if mark["role"] in ("link", "button", "tab"):
            return self.page.get_by_role(mark["role"], name=mark["name"], exact=True)
        name = re.escape(mark["name"]).replace("/", r"\/")  # Playwright writes the pattern between slashes
        return self.page.get_by_label(re.compile(rf"^\s*{name}\s*[*:]?\s*$"))

    def picture(self, name: str) -> None:
        if name not in self.names():
            self.shoot(name)

    def shoot(self, name: str, **options: object) -> None:
        self.page.screenshot(path=self.out / name, animations="disabled", caret="hide", **options)
        self.pictures.append(self.out / name)

    def names(self) -> list[str]:
        return [picture.name for picture in self.pictures]

    def secrets_in_order(self) -> list[str]:
        """What is typed where the recording has dots, in the order of the walk."""
        new, old = self.filer.new, self.filer.pacer
        assert old is not None
        return [
            secret.get_secret_value()
            for secret in (old.password, new.password, new.password, new.answer_1, new.answer_2)
        ]


if __name__ == "__main__":
    main()
