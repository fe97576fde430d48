"""A class whose portal is killed again and again, and started again: for a test, and for a trial at full size."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing, suppress
from http.client import HTTPException
from pathlib import Path

from conftest import COURTS, PEOPLE, ROOT, TOBIAS, Visitor

from mock_site.world.world import World

ROOM = "/training/desk/class"
DAYS = ("10/04/2021", "10/05/2021")
WORDS = {"2021-10-04": "October 4, 2021", "2021-10-05": "October 5, 2021", "2021-09-21": "September 21, 2021"}


class Killed:
    """A class that works on while its portal dies."""

    def __init__(self, file: Path, trainees: int) -> None:
        self.file, self.kills, self.cut_off = file, 0, 0
        self._day = "2021-09-21"
        self._start("0")
        self.trainer = Visitor(self.address)
        opened = self.trainer.press(ROOM, "Open the class", title="Tuesday")
        self.code = re.search(r"/class/(\w{4}-\w{4})", opened.source)[1]
        self.trainees = [self._joined(f"Trainee {number}") for number in range(1, trainees + 1)]

    def once_more(self, moment: float) -> None:
        """Kill so many seconds after the trainer has moved the date for all, while the trainees log in; and look."""
        opened = self.trainer.get(ROOM)
        working = [threading.Thread(target=self._log_in, args=(one,)) for one in self.trainees]
        for one in working:
            one.start()
        killer = threading.Timer(moment, self._program.kill)
        killer.start()
        try:
            self.trainer.press(opened, "Move the date for all", date=DAYS[self.kills % 2])
            answered = True
        except (OSError, HTTPException):
            answered, self.cut_off = False, self.cut_off + 1
        for one in (*working, killer):
            one.join()
        self._ended()
        self.kills += 1
        self._look_into_the_file(answered)
        self._start(self.address.rstrip("/").rpartition(":")[2])
        self._look_around()

    def _look_into_the_file(self, answered: bool) -> None:
        """All worlds can be read, and are on the one day of the class: the new one, if that was answered."""
        with closing(sqlite3.connect(self.file)) as connection:
            documents = [World.model_validate_json(row[0]) for row in connection.execute("select document from worlds")]
            (today,) = connection.execute("select today from classes").fetchone()
        assert len(documents) == len(self.trainees), "a world is lost, or somebody has two"
        assert {f"{world.today}" for world in documents} == {today}, "not all worlds are on the day of the class"
        month, day, year = DAYS[(self.kills - 1) % 2].split("/")
        wanted = f"{year}-{month}-{day}"
        assert today == wanted or (not answered and today == self._day), "a date that was answered is lost"
        self._day = today

    def _look_around(self) -> None:
        """Trainer and trainees go on where they were."""
        page = self.trainer.get(ROOM).text
        assert all(f"Trainee {number} " in page for number in range(1, len(self.trainees) + 1)), page
        for number, one in enumerate(self.trainees, 1):
            bar = " ".join(" ".join(one.get("/pacer/").bar).split())
            assert bar.startswith(f"Trainee {number} , in the class “ Tuesday ”"), bar
            assert WORDS[self._day] in bar, bar

    def _joined(self, name: str) -> Visitor:
        one = Visitor(self.address)
        one.press(f"/class/{self.code}", "Join the class", name=name)
        return one

    def _log_in(self, one: Visitor) -> None:
        with suppress(OSError, HTTPException, StopIteration):
            one.log_in(**TOBIAS)

    def _start(self, port: str) -> None:
        """The portal, once more at the address by which browsers know it."""
        data = ["--courts", str(COURTS), "--people", str(PEOPLE), "--keep", str(self.file), "--stop-with-parent"]
        self._program = subprocess.Popen(
            [sys.executable, "-m", "mock_site", *data, "--port", port],
            cwd=ROOT,
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self.address = self._program.stdout.readline().removeprefix("listening on ").strip()

    def end(self) -> None:
        """Stop the portal."""
        self._program.stdin.close()
        self._ended()

    def _ended(self) -> None:
        self._program.wait(10)
        self._program.stdin.close()
        self._program.stdout.close()
