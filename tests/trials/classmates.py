"""What locust runs: a class whose trainer watches the grid, beside other trainees; and somebody who asks an empty page.

This is a program of its own (`load.py` starts it and reads what it writes). `CLASSROOM` in the environment says where.
"""

from __future__ import annotations

import html
import json
import os
import re
import time
from itertools import pairwise
from pathlib import Path

from locust import FastHttpUser, between, constant, events, task
from trainees import Trainee

CODE, COOKIE, EMPTY, REPORT = json.loads(os.environ["CLASSROOM"])
CLASSMATES = 30
TITLE = re.compile(r"<title>(?:Error: )?(.*?)</title>", re.DOTALL)
ROW = re.compile(r'<th scope="row"><bdi>(.*?)</bdi></th>\s*<td>(.*?)(?: <span|</td>)', re.DOTALL)
GRID = "the grid"
OK = 200

SHOWN: dict[str, list[tuple[float, str]]] = {}
"""By a trainee's name, the screens that she has had before her, each since when."""
ON_THE_WALL: list[tuple[float, float, dict[str, str]]] = []
"""When the trainer's page asked, when it was answered, and the screens that it showed then, by name."""


class Classmate(Trainee):
    """A trainee who does the same in a class: she begins each round by starting over there."""

    fixed_count = CLASSMATES
    name = ""

    def on_start(self) -> None:
        super().on_start()
        self.open(f"/class/{CODE}", "Name to be shown")
        self.name = f"Trainee {len(SHOWN) + 1}"
        SHOWN[self.name] = []
        self.press(f"/class/{CODE}", "Practice here before you do it for real", name=self.name)

    def begin(self) -> None:
        self.open("/training/desk/start-over", "You stay in the class.")
        self.press("/training/desk/start-over", "Practice here before you do it for real")

    def read(self, answer, shows: str) -> None:
        super().read(answer, shows)
        if self.name and (titled := TITLE.search(self.page)):
            own, _, site = html.unescape(titled[1]).rpartition(" · ")
            SHOWN[self.name].append((time.monotonic(), own or site.removesuffix(", training portal")))


class Trainer(FastHttpUser):
    """Her page asks for the grid every two seconds, as class.js does."""

    fixed_count = 1
    wait_time = constant(2)

    @task
    def look(self) -> None:
        asked = time.monotonic()
        mine = {"Cookie": COOKIE}
        with self.client.get("/training/desk/class/grid", name=GRID, headers=mine, catch_response=True) as answer:
            if answer.status_code != OK:
                answer.failure(f"{answer.status_code} for the grid")
                return
            shown = {html.unescape(name): html.unescape(screen) for name, screen in ROW.findall(answer.text)}
        ON_THE_WALL.append((asked, time.monotonic(), shown))


class Bystander(FastHttpUser):
    """Asks a page that does nothing, on a server of its own on the same machine: what is slow there, nobody here is."""

    fixed_count = 1
    wait_time = between(0.3, 0.7)

    @task
    def ask(self) -> None:
        self.client.get(EMPTY, name="an empty page")


@events.test_stop.add_listener
def report(**_: object) -> None:
    """How many screens were on the wall, how many of them were old when they were asked for, and the longest time, in
    seconds, from one question to the answer of the next: so far may the wall be behind."""
    wall = [(name, screen, asked) for asked, _, shown in ON_THE_WALL for name, screen in shown.items()]
    old = sum(is_old(SHOWN[name], screen, asked) for name, screen, asked in wall)
    behind = max(answered - before for (before, _, _), (_, answered, _) in pairwise(ON_THE_WALL))
    Path(REPORT).write_text(json.dumps([len(wall), old, behind]), encoding="utf-8")


def is_old(history: list[tuple[float, str]], shown: str, asked: float) -> bool:
    """Whether a trainee had another screen before her by then, and did not come to this one right afterwards."""
    before = [screen for since, screen in history if since <= asked]
    after = [screen for since, screen in history if since > asked]
    return bool(before) and shown not in (before[-1], *after[:2])
