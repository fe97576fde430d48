"""A small site that is walked by tests of pytest, and a project beside it, in a folder of its own."""

from __future__ import annotations

import json
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
    "<p><button>{}</button></form><a href=/out>Log out</a> <a href='/rules#top'>Rules</a> "
    "<a href=http://example.com/>Elsewhere</a> <a href=http://127.0.0.1:9/>Broken</a>"
)
FAULTY = (
    "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='><p>Acme is on file.</p>"
    "<iframe title=Inside src=/inner></iframe><a href=/gone>Help</a> <a href=/round>Round</a> <a href=/out>Log out</a>"
)


class Desk(BaseHTTPRequestHandler):
    """Knows who is there, until she logs out; counts what it was asked. As a portal it makes worlds, and copies."""

    asked: list[tuple[str, str]]
    there: set[str]
    button: str
    address: str

    @property
    def world(self) -> str:
        """Nothing for a visitor of a site that makes none."""
        return (self.headers["cookie"] or "").partition("world=")[2]

    def do_GET(self) -> None:
        self.asked.append((self.path, self.world))
        if self.path == "/round":
            self.answer("", 302, location="/round")
        elif self.path == "/out":
            self.there.discard(self.world)
            self.answer("<p>You are out.")
        elif self.path == "/faulty":
            self.answer(FAULTY if self.world in self.there else "<p>Nobody is there.")
        elif self.path == "/inner":
            self.answer("<h2>Inner</h2><input>")
        else:
            self.there.add(self.world)
            self.answer(FORM.format(self.button), 404 if self.path == "/gone" else 200)

    def do_POST(self) -> None:
        sent = self.rfile.read(int(self.headers["content-length"] or 0))
        if self.path != "/training/world":
            self.answer("<p>Acme is on file.</p><a href=/faulty>Faulty</a>")
            return
        copy = "copy" in json.loads(sent)
        world = f"copy-{len(self.asked)}" if copy else "own"
        self.there.update({world} if self.world in self.there else ())
        self.send_response(201)
        self.send_header("set-cookie", f"world={world}; Path=/")
        self.end_headers()
        self.wfile.write(json.dumps({"copy": copy}).encode())

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
        """Run it to its end."""
        with self.begun(*words) as process:
            told, complained = process.communicate()
        return subprocess.CompletedProcess(process.args, process.returncode, told, complained)

    def begun(self, *words: str) -> subprocess.Popen[str]:
        """Begin to run it. The plugin is named, for the assistant may not be installed here."""
        command = [sys.executable, "-m", "pytest", "-p", "assistant.pytest_plugin", *words]
        house = str(Path(__file__).parents[3])
        own = os.environ.get("PYTHONPATH", "").split(os.pathsep)
        paths = os.pathsep.join([house, *filter(None, own)])
        environment = {**os.environ, "PYTHONPATH": paths, "ASSISTANT_PATIENCE": "0.5"}
        pipe = subprocess.PIPE
        return subprocess.Popen(
            command, cwd=self.folder, env=environment, stdout=pipe, stderr=pipe, text=True, encoding="utf-8"
        )


@contextmanager
def served() -> Iterator[type[Desk]]:
    """The site that runs: what it was asked, and its `address`."""
    kind = type("OneDesk", (Desk,), {"asked": [], "there": set(), "button": "Save party", "address": ""})
    with ThreadingHTTPServer(("127.0.0.1", 0), kind) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        kind.address = f"http://127.0.0.1:{server.server_port}/"
        yield kind
        server.shutdown()
