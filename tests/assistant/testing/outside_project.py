"""A small site that is walked by tests of pytest, and a project beside it, in a folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

FORM = (
    "<form method=post><p><label>Party <input name=party></label><p><label>PIN <input name=pin type=password></label>"
    "<p><button>Save party</button></form><a href=/out>Log out</a> <a href='/rules#top'>Rules</a> "
    "<a href=http://example.com/>Elsewhere</a>"
)
FAULTY = (
    "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='><p>Acme is on file.</p>"
    "<iframe title=Inside src=/inner></iframe><a href=/gone>Help</a> <a href=/round>Round</a> <a href=/out>Log out</a>"
)


class Desk(BaseHTTPRequestHandler):
    """Knows who is there by a cookie, until she logs out; and counts what it was asked."""

    asked: list[str]
    there: set[str]
    address: str

    def do_GET(self) -> None:
        self.asked.append(self.path)
        if self.path == "/round":
            self.answer("", 302, location="/round")
        elif self.path == "/out":
            self.there.clear()
            self.answer("<p>You are out.")
        elif self.path == "/faulty":
            self.answer(FAULTY if self.there else "<p>Nobody is there.")
        else:
            self.there.add("clerk")
            self.answer({"/inner": "<h2>Inner</h2><input>"}.get(self.path, FORM), 404 if self.path == "/gone" else 200)

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["content-length"] or 0))
        self.answer("<p>Acme is on file.</p><a href=/faulty>Faulty</a>")

    def answer(self, body: str, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"content-type": "text/html", **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(f"<!doctype html><html lang=en><title>Desk</title><h1>Party Desk</h1>{body}".encode())

    def log_message(self, *_: object) -> None:
        """In silence."""


SCRIPT = '''"""A walkthrough of somebody's own."""

from assistant import Guide, Person, walkthrough


@walkthrough("{title}", people=("clerk.toml",))
def script(guide: Guide, clerk: Person) -> None:
    """Here is how a party is put on file."""
    print("The PIN is", clerk.pin.get_secret_value())
    guide.chapter("Add the party")
    guide.open("desk", "Open a web browser and go to {{court.sites.desk}}.")
    guide.fill("Enter the **Party**.", "Acme")
    guide.fill("Enter your **PIN**.", clerk.pin)
    guide.click("Click **{button}**.")
    guide.see("You read **Acme is on file.**")
'''
PIN = "Tidy-Lantern-88"


class Project:
    """A folder with a site's file, a clerk's and scripts, in which pytest is run as people run it."""

    def __init__(self, folder: Path, address: str) -> None:
        self.folder = folder
        folder.mkdir(exist_ok=True)
        (folder / "desk.toml").write_text(f'id = "desk"\nname = "Party Desk"\n[sites]\ndesk = "{address}"\n', "utf-8")

    def script(self, name: str, *, button: str = "Save party", more: str = "") -> Path:
        """A script of that name, and the clerk beside it."""
        file = self.folder / name
        file.parent.mkdir(exist_ok=True)
        (file.parent / "clerk.toml").write_text(f'name = "Clara Clerk"\npin = "{PIN}"\n', "utf-8")
        file.write_text(SCRIPT.format(title=f"About {file.stem}", button=button) + more, "utf-8")
        return file

    def pytest(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run it. The plugin is named, for the assistant may not be installed here."""
        command = [sys.executable, "-m", "pytest", "-p", "assistant.pytest_plugin", *words]
        house = str(Path(__file__).parents[3])
        own = os.environ.get("PYTHONPATH", "").split(os.pathsep)
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join([house, *filter(None, own)])}
        return subprocess.run(
            command, cwd=self.folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
        )


@contextmanager
def served() -> Iterator[type[Desk]]:
    """The site that runs: what it was asked, and its `address`."""
    kind = type("OneDesk", (Desk,), {"asked": [], "there": set(), "address": ""})
    with ThreadingHTTPServer(("127.0.0.1", 0), kind) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        kind.address = f"http://127.0.0.1:{server.server_port}/"
        yield kind
        server.shutdown()
