"""A server that misbehaves in every way we know: what a build says then, how soon, and that the old edition stays."""

from __future__ import annotations

import gzip
import hashlib
import os
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from rich.console import Console
from rich.table import Table

HOUSE = Path(__file__).parents[2]
ANSWER = 5
"""Seconds that a page may take in this trial; in a build it has 30."""

SLOWER = 60.0
"""Seconds from the beginning of a build within which it has ended on any machine, whatever the server does."""

NEVER = 600.0

SCRIPT = '''from assistant import Guide, Person, walkthrough


@walkthrough("Small page", people=("tobias-brannock",), on="2021-09-21")
def small_page(guide: Guide, filer: Person) -> None:
    """This is a small page."""
    guide.chapter("Part")
    guide.open("pacer", "Open a web browser and go to {court.sites.pacer}.")
    guide.click("Click **Next**.")
    guide.see("You read **Done**.")
    guide.click("Click **Finish**.")
'''
"""Lines 8 to 11 are the sentences."""

STYLE = "<link rel=stylesheet href=/style.css>"
PAGE = "<!doctype html><html lang=en><title>{0}</title>{1}<h1>{0}</h1>{2}"
PAGES = {
    "/pacer/": PAGE.format("First", STYLE, "<p><a href=/second>Next</a>"),
    "/second": PAGE.format("Second", STYLE, "<p>Done<p><a href=/third>Finish</a>"),
    "/third": PAGE.format("Third", STYLE, "<p>The end."),
}
"""The portal, as long as it is well."""


class Server(ThreadingHTTPServer):
    """A small portal that has one bad habit on one of its pages."""

    daemon_threads = True
    habit: Habit | None = None
    over = threading.Event()

    def handle_error(self, *_: object) -> None:
        """Who hangs up on it hangs up."""


class Answers(BaseHTTPRequestHandler):
    """One answer."""

    server: Server
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("content-length") or 0))
        self.page("{}", headers={"Set-Cookie": "world=1"})

    def do_GET(self) -> None:
        habit = self.server.habit
        with suppress(OSError):
            if habit and self.path.partition("?")[0] == habit.at:
                habit.answer(self)
            elif self.path == "/never":
                self.hold(NEVER)
            elif self.path == "/style.css":
                self.page("body { font: 20px sans-serif }", kind="text/css")
            else:
                self.page(PAGES.get(self.path, "<title>Nothing</title>"), 200 if self.path in PAGES else 404)

    def page(
        self, text: str, status: int = 200, kind: str = "text/html", headers: dict[str, str] | None = None
    ) -> None:
        body = text.encode()
        self.begin(
            status, {"Content-Type": f"{kind}; charset=utf-8", "Content-Length": str(len(body)), **(headers or {})}
        )
        self.wfile.write(body)

    def begin(self, status: int = 200, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": "text/html; charset=utf-8", **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.flush()

    def hold(self, seconds: float) -> None:
        """Say nothing for so long, or until the trial is over."""
        self.server.over.wait(seconds)

    def hang_up(self) -> None:
        """Reset the connection."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()
        self.close_connection = True

    def well(self) -> None:
        self.page(PAGES[self.path.partition("?")[0]])

    def log_message(self, *_: object) -> None: ...


@dataclass(frozen=True)
class Habit:
    """What is done wrong at one address; `passes` where a walk may go on all the same, `said` else."""

    at: str
    answer: Callable[[Answers], object]
    said: str = ""

    @property
    def passes(self) -> bool:
        return not self.said


def late(seconds: float) -> Callable[[Answers], object]:
    return lambda answers: (answers.hold(seconds), answers.well())


def half(answers: Answers) -> None:
    """The heading, and then nothing."""
    whole = PAGES[answers.path]
    answers.begin(headers={"Content-Length": str(len(whole))})
    answers.wfile.write(whole[: len(whole) // 2].encode())
    answers.wfile.flush()
    answers.hold(NEVER)


def endless(answers: Answers) -> None:
    """The whole page, and rows after it for ever."""
    answers.begin(headers={"Connection": "close"})
    answers.wfile.write(PAGES[answers.path].encode())
    while not answers.server.over.wait(0.1):
        answers.wfile.write(b"<p>and more</p>")
        answers.wfile.flush()


def cut_off(answers: Answers) -> None:
    answers.begin(headers={"Content-Length": "100000"})
    answers.wfile.write(PAGES[answers.path].encode())
    answers.wfile.flush()
    answers.hang_up()


def garbage(answers: Answers) -> None:
    answers.wfile.write(bytes(range(256)) * 20)
    answers.close_connection = True


def bad_gzip(answers: Answers) -> None:
    body = gzip.compress(PAGES[answers.path].encode())[:-20] + b"nonsense"
    answers.begin(headers={"Content-Encoding": "gzip", "Content-Length": str(len(body))})
    answers.wfile.write(body)


def elsewhere(to: str) -> Callable[[Answers], object]:
    return lambda answers: answers.page("", 302, headers={"Location": to})


def with_more(more: str) -> Callable[[Answers], object]:
    return lambda answers: answers.page(PAGES[answers.path.partition("?")[0]] + more)


def status(number: int) -> Callable[[Answers], object]:
    return lambda answers: answers.page(PAGE.format("Error", "", "<p>Done"), number)


ROWS = "<table>" + "".join(f"<tr><td>{n}<td><a href=/row/{n}>Row {n}</a>" for n in range(100_000)) + "</table>"
HABITS: dict[str, Habit] = {
    "2 s late": Habit("/second", late(2)),
    "later than patience": Habit("/second", late(4)),
    "first page says nothing": Habit("/pacer/", late(NEVER), "case.py:8"),
    "second page says nothing": Habit("/second", late(NEVER), "for the page http://127.0.0.1"),
    "last page says nothing": Habit("/third", late(NEVER), "case.py:11"),
    "half of the first page": Habit("/pacer/", half, "case.py:8"),
    "half of the second page": Habit("/second", half, "case.py:10"),
    "endless first page": Habit("/pacer/", endless, "case.py:8"),
    "endless second page": Habit("/second", endless, "case.py:10"),
    "endless last page": Habit("/third", endless, "case.py:11"),
    "reset": Habit("/second", Answers.hang_up, "case.py:"),
    "cut off": Habit("/second", cut_off, "case.py:"),
    "garbage": Habit("/second", garbage, "case.py:"),
    "bad gzip": Habit("/second", bad_gzip, "case.py:"),
    "500": Habit("/second", status(500), "case.py:"),
    "500 at the last click": Habit("/third", status(500), "case.py:"),
    "style sheet 2 s late": Habit("/style.css", lambda a: (a.hold(2), a.page("p {}", kind="text/css"))),
    "no style sheet": Habit("/style.css", late(NEVER), "the style sheet http://127.0.0.1"),
    "a picture that never comes": Habit("/second", with_more("<img src=/never>")),
    "redirect elsewhere": Habit("/second", elsewhere("http://192.0.2.1/"), "is refused"),
    "redirected for ever": Habit("/second", elsewhere("/second"), "case.py:"),
    "a lost session": Habit("/second", elsewhere("/pacer/"), "case.py:10"),
    "reloads itself": Habit(
        "/second", with_more("<script>setTimeout(() => location.reload(), 60)</script>"), "case.py:"
    ),
    "busy for ever": Habit("/second", with_more("<script>setTimeout(() => { for (;;); }, 100)</script>"), "case.py:"),
    "busy at once": Habit("/second", with_more("<script>for (;;);</script>"), "case.py:10"),
    "100,000 rows": Habit("/second", with_more(ROWS), "case.py:10"),
    "a window of its own": Habit("/second", with_more("<script>open('/third')</script>"), "which no step asked for"),
    "alert": Habit("/second", with_more("<script>alert('Closed for maintenance')</script>"), "case.py:"),
    "alerts for ever": Habit("/second", with_more("<script>for (;;) alert('Closed')</script>"), "case.py:"),
    "asks before it is left": Habit("/third", with_more("<script>onbeforeunload = () => 'Stay'</script>")),
}


@contextmanager
def served() -> Iterator[Server]:
    server = Server(("127.0.0.1", 0), Answers)
    server.over = threading.Event()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.over.set()
        server.shutdown()
        server.server_close()


def walk(folder: Path, server: Server) -> tuple[int, str, float]:
    """Build the guide. Returns the exit code, what was said, and the seconds that it took."""
    own = {
        "ASSISTANT_PORTAL": f"http://127.0.0.1:{server.server_port}",
        "ASSISTANT_RECORDINGS": str(folder / "recordings"),
        "ASSISTANT_ANSWER": str(ANSWER),
        "PYTHONPATH": str(HOUSE),
    }
    words = ["guide", folder / "case.py", "--court", "mad", "--format", "html", "--rewalk", "--out", folder / "guides"]
    began = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "assistant", *map(str, words)],
        env=os.environ | own, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    try:
        said, _ = process.communicate(timeout=4 * SLOWER)
    except subprocess.TimeoutExpired:
        process.kill()
        said, _ = process.communicate()
    return process.returncode, said, time.monotonic() - began


def tree(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def server() -> str:
    """Each bad habit once, over an edition that was made while all was well."""
    return tried(tuple(HABITS))


def tried(names: tuple[str, ...]) -> str:
    table = Table(
        "Bad habit", "Exit", "Seconds", "What is said first", "What is wrong with that", box=None, pad_edge=False
    )
    wrong = 0
    with tempfile.TemporaryDirectory() as place, served() as portal:
        folder = Path(place)
        (folder / "case.py").write_text(SCRIPT, encoding="utf-8")
        code, said, _ = walk(folder, portal)
        assert code == 0, said
        for name in names:
            habit = HABITS[name]
            before = tree(folder / "guides")
            portal.habit = habit
            code, said, seconds = walk(folder, portal)
            faults = list(faults_of(habit, code, said, seconds, same=tree(folder / "guides") == before))
            wrong += bool(faults)
            table.add_row(name, str(code), f"{seconds:.0f}", said.partition("\n")[0], "; ".join(faults))
    Console(width=230).print(table)
    assert not wrong, f"{wrong} of {len(names)} end otherwise than they should"
    return f"{len(names)} bad habits, each told in a sentence and in time; the old edition stayed"


def faults_of(habit: Habit, code: int, said: str, seconds: float, *, same: bool) -> Iterator[str]:
    """What is wrong with how a build has ended."""
    if code != (0 if habit.passes else 1):
        yield f"exit {code}"
    if habit.said not in said:
        yield f"not said: {habit.said}"
    if "Traceback" in said:
        yield "a traceback"
    if not habit.passes and not same:
        yield "the old edition is gone"
    if seconds > SLOWER:
        yield "too slow"
