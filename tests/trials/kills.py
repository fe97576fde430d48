"""Programs killed without warning: nothing half is left, and what was submitted is kept."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import closing
from http.client import HTTPException
from pathlib import Path

from class_kills import Killed
from compared import comparison, reported, walked_in
from conftest import ADDRESS, CARD, DESMOND, DESMONDS_LOGIN, PERSON, SECURITY, TOBIAS, Visitor, served
from killed_putting import files_in
from rewriting import Rewriting
from rules import renamed
from sameness import ASSISTANT
from seeded_bench import of_small_desks
from small_desks import write_site
from told import until

from assistant.building.editions import Editions
from assistant.building.provenance import NOTE, Provenance, hashes
from assistant.building.turns import LOCK_NAME, who_is_at_work
from mock_site.world.world import Registration, World

KILLS = 12
WALKTHROUGH = "check-account-type"
"""A short one, so that kills fall into the walk, the publishing and what lies between."""

REGISTRATIONS = 40
WAY = "/pscof/registration/attorney"
FORMS = (
    (f"{WAY}/account", "Next", DESMOND),
    (f"{WAY}/user", "Next", DESMONDS_LOGIN),
    (f"{WAY}/payment", "Next", CARD),
    (f"{WAY}/acknowledgment", "Submit", {"understood": "yes"}),
)
"""The pages of a registration: path, button, and what is entered."""

LONGEST_POST = 0.25
"""Seconds after a form has been sent within which the portal is killed."""

CLASSMATES = 6

LONGEST_MOVE = 1.2
"""The same for a date that moves in a whole class: about half of the kills come when that has been answered."""

ACCEPTED = 50
COMPARED = 50
TO_ACCEPT = tuple((court, f"guide-{number}") for court in ("mab", "mad") for number in range(1, 7))
"""Guides that are accepted together: so many that most kills fall among them."""

LONGEST_START = 60
"""Seconds in which a command is loaded."""

GUIDES = 2
LONGEST = 8.0
"""Seconds into a build at which it may be killed."""


def builds() -> str:
    """Kill a build again and again at any moment; each guide that lies there is whole."""
    moments = random.Random(1407)  # noqa: S311 - any moments will do, as long as they are the same each time
    whole = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for _ in range(KILLS):
            kill_a_build(folder, moments.uniform(0.3, LONGEST))
            whole += whole_guides(folder / "guides")
        finish(folder)
        assert whole_guides(folder / "guides") == GUIDES, "the last build left not all guides"
        left = [path.name for path in (folder / "guides").rglob(".*") if path.name != NOTE]
        assert not left, f"left behind: {left}"
    return f"{KILLS} kills, {whole} guides found whole in between, none half"


def kill_a_build(folder: Path, moment: float) -> None:
    process = subprocess.Popen(
        [ASSISTANT, "guide", WALKTHROUGH, "--rewalk", "--out", folder / "guides"],
        env={**os.environ, "ASSISTANT_RECORDINGS": str(folder / "recordings")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    kill_after(process, moment)


def kill_after(process: subprocess.Popen[bytes], moment: float) -> None:
    """Kill a command so many seconds after it was given, if it still runs."""
    try:
        process.wait(timeout=moment)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()


def finish(folder: Path) -> None:
    environment = {**os.environ, "ASSISTANT_RECORDINGS": str(folder / "recordings")}
    command = [ASSISTANT, "guide", WALKTHROUGH, "--out", folder / "guides"]
    subprocess.run(command, check=True, capture_output=True, env=environment)


def whole_guides(guides: Path) -> int:
    """How many guides lie there. Each must be whole."""
    folders = [path for path in guides.glob("*/*") if path.is_dir() and not path.name.startswith(".")]
    for folder in folders:
        noted = Provenance.model_validate_json((folder / NOTE).read_text(encoding="utf-8"))
        assert noted.files == hashes(folder), f"{folder.name} is not whole"
    return len(folders)


def accepting() -> str:
    """Kill `assistant accept` at any moment: each edition is whole, and the next time all are the same."""
    moments = random.Random(1611)  # noqa: S311 - any moments will do, as long as they are the same each time
    among = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shown = folder / "compared"
        reported(shown, *(comparison(walked_in(shown, *guide), accepted=0, changes=()) for guide in TO_ACCEPT))
        first = accept(shown, folder / "wanted")
        began = time.monotonic()
        first.wait()
        longest = time.monotonic() - began
        for number in range(ACCEPTED):
            editions = Editions(folder / f"editions-{number}", report_damage)
            kill_after(accept(shown, editions.folder), moments.uniform(0, longest))
            there = sum(len(editions.all(*guide)) for guide in TO_ACCEPT)
            among += 0 < there < len(TO_ACCEPT)
            assert accept(shown, editions.folder).wait() == 0, "it cannot go on"
            assert files_in(editions.folder) == files_in(folder / "wanted"), "editions are others after a kill"
    return f"{ACCEPTED} kills, {among} of them among {len(TO_ACCEPT)} guides: none half, and then all the same"


def accept(shown: Path, editions: Path) -> subprocess.Popen[bytes]:
    """The command, when it has been loaded and is at work."""
    process = subprocess.Popen(
        [ASSISTANT, "accept", "--out", shown, "--by", "Ann", "--on", "2021-09-21"],
        env={**os.environ, "ASSISTANT_EDITIONS": str(editions)},
        stdout=subprocess.DEVNULL,
    )
    lock = shown / LOCK_NAME
    until(
        lambda: who_is_at_work(lock).startswith(f"process {process.pid},") or process.poll() is not None, LONGEST_START
    )
    return process


def comparing() -> str:
    """Kill `assistant compare --fix` at any moment: a script is as it was or mended, and then all is the same."""
    moments = random.Random(1612)  # noqa: S311 - any moments will do, as long as they are the same each time
    mended = 0
    with tempfile.TemporaryDirectory() as name, of_small_desks(Path(name)) as bench:
        folder, script = bench.folder, bench.folder / "permit.py"
        site = write_site(folder, "town", "permit", bench.glass.address)
        bench.accept(["permit.py"], [site])
        bench.glass.show(Rewriting(renamed("Name of the event", "Name of your event"), "/ask"))
        fix = ["compare", "permit.py", "--court", site, "--fix", "--yes"]
        before = script.read_bytes()
        began = time.monotonic()
        assert bench.run(*fix).returncode == 0, "nothing was mended"
        longest = time.monotonic() - began
        after, wanted = script.read_bytes(), files_in(folder / "build" / "compare")
        for _ in range(COMPARED):
            script.write_bytes(before)
            kill_after(begun(folder, fix), moments.uniform(0, longest))
            assert script.read_bytes() in (before, after), "the script is half written"
            mended += script.read_bytes() == after
            assert bench.run(*fix).returncode == 0, "it cannot go on"
            assert (script.read_bytes(), files_in(folder / "build" / "compare")) == (after, wanted), "it is another"
    return f"{COMPARED} kills, {mended} of them after the script was mended: none half, and then all the same"


def begun(folder: Path, words: list[str]) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "assistant", *words]
    return subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def report_damage(sentence: str) -> None:
    raise AssertionError(sentence)


def portal() -> str:
    """Kill the portal after the Address tab; after a restart the upgrade goes on at the Security tab."""
    with tempfile.TemporaryDirectory() as folder:
        database = f"sqlite:///{Path(folder) / 'worlds.db'}"
        with killed(database) as address:
            visitor = Visitor(address)
            visitor.log_in(**TOBIAS)
            visitor.press("/pscof/upgrade", "Next", **PERSON)
            visitor.press("/pscof/upgrade/address", "Next", **ADDRESS)
        with served("--database", database) as address:
            visitor.portal = address
            done = visitor.press("/pscof/upgrade/security", "Submit", **SECURITY)
            assert "Upgrade Complete" in done.text, f"the portal shows {done.text[:200]}"
    return "the draft of two tabs and the login outlived kill -9"


def registration() -> str:
    """Kill the portal again and again in the middle of a registration: before a post, within it, and after it.

    What is kept then is whole: all forms that were answered, and perhaps the one that was on its way.
    """
    moments = random.Random(2210)  # noqa: S311 - any moments will do, as long as they are the same each time
    cut_off = 0
    with tempfile.TemporaryDirectory() as folder:
        for number in range(REGISTRATIONS):
            file = Path(folder) / f"{number}.db"
            cut_off += killed_while_registering(file, number % len(FORMS), moments.uniform(0, LONGEST_POST))
    return f"{REGISTRATIONS} kills, {cut_off} of them within a post: nothing half, nothing lost"


def killed_while_registering(file: Path, answered: int, moment: float) -> bool:
    """Kill when so many forms have been answered and the next has just been sent; whether that got no answer."""
    database = f"sqlite:///{file}"
    with killed(database) as address:
        visitor = Visitor(address)
        for form in FORMS[:answered]:
            visitor.press(*form[:2], **form[2])
        page, button, values = FORMS[answered]
        opened = visitor.get(page)
        threading.Timer(moment, kill_what_listens_at, [address]).start()
        try:
            visitor.press(opened, button, **values)
            cut_off = False
        except (OSError, HTTPException):
            cut_off = True
    kept = pages_kept(file)
    assert kept in (answered, answered + 1), f"{answered} forms were answered, {kept} are kept"
    assert cut_off or kept == answered + 1, "a form that was answered is lost"
    with served("--database", database) as address:
        visitor.portal = address
        for page, button, values in FORMS[kept if answered else 0 :]:
            visitor.press(page, button, **values)
        opened = visitor.log_in(DESMONDS_LOGIN["username"], DESMONDS_LOGIN["password"])
        assert "Desmond Achterberg" in opened.text, f"the registration was not finished: {opened.text[:200]}"
    return cut_off


def pages_kept(file: Path) -> int:
    """How many pages of a registration a database has, each with all that was entered; 4 when the account is made.

    The last one is kept before the account is: until that is made, who comes back is asked to submit it again.
    """
    with closing(sqlite3.connect(file)) as connection:
        documents = [document for (document,) in connection.execute("select document from worlds")]
    if not documents:
        return 0
    assert len(documents) == 1, "somebody has two worlds"
    world = World.model_validate_json(documents[0])
    if world.has_username(DESMONDS_LOGIN["username"]):
        assert world.registration == Registration(), "an account was made, and its registration is still there"
        return len(FORMS)
    pages = {name: page for name, page in world.registration.pages.items() if page.passed}
    for name, page in pages.items():
        entered = next(values for path, _, values in FORMS if path.endswith(name))
        shown = {field: value for field, value in page.values.items() if field in entered}
        assert all(entered[field] == value for field, value in shown.items()), f"{name} is half"
    assert ("user" in pages) == (world.registration.credentials is not None), "a login without its page"
    assert ("payment" in pages) == (world.registration.card is not None), "a card without its page"
    return min(len(pages), len(FORMS) - 1)


def classes() -> str:
    """Kill the portal again and again while a class is moved to another day: no world is lost, half, or on another."""
    moments = random.Random(2711)  # noqa: S311 - any moments will do, as long as they are the same each time
    with tempfile.TemporaryDirectory() as folder:
        kept = Killed(Path(folder) / "class.sqlite", CLASSMATES)
        try:
            for _ in range(REGISTRATIONS):
                kept.once_more(moments.uniform(0, LONGEST_MOVE))
        finally:
            kept.end()
    return (
        f"{kept.kills} kills, {kept.cut_off} of them within a post: a class of {CLASSMATES}, all on one day each time"
    )


RUNNING: dict[str, subprocess.Popen[str]] = {}
"""Portals that are to be killed, by their addresses."""


def kill_what_listens_at(address: str) -> None:
    RUNNING[address].send_signal(signal.SIGKILL)


class killed:  # noqa: N801 - reads as a sentence
    """A portal that ends by kill -9."""

    def __init__(self, database: str) -> None:
        self._database = database

    def __enter__(self) -> str:
        data = ["--courts", "assistant/courts", "--people", "assistant/people", "--database", self._database]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "mock_site", *data, "--port", "0"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._process.stdout is not None
        address = self._process.stdout.readline().removeprefix("listening on ").strip()
        RUNNING[address] = self._process
        return address

    def __exit__(self, *_: object) -> None:
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
