"""A project of somebody else's, in a fresh environment with the wheel, pytest and nothing else of ours."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

import others

HOUSE = Path(__file__).parents[2]

CONFTEST = '''"""Serves the page that is tested, as any project may: by a fixture that every test has."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

PAGE = b"""<!doctype html><html lang=en><title>Party desk</title><h1>Party desk</h1>
<form method=post><p><label>Party <input name=party></label><p><button>Save party</button></form>"""
SAVED = b"<!doctype html><html lang=en><title>Saved</title><h1>Party desk</h1><p>Acme is on file."


class Desk(BaseHTTPRequestHandler):
    def do_GET(self):
        self.answer(PAGE)

    def do_POST(self):
        self.rfile.read(int(self.headers["content-length"]))
        self.answer(SAVED)

    def answer(self, page):
        self.send_response(200)
        self.send_header("content-type", "text/html")
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="session", autouse=True)
def desk():
    with ThreadingHTTPServer(("127.0.0.1", PORT), Desk) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield
        server.shutdown()
'''

SITE = """id = "desk"
name = "Party desk"

[sites]
desk = "http://127.0.0.1:PORT/"
"""

SCRIPT = '''"""Add a party."""

from assistant import Guide, walkthrough


@walkthrough("Add a party")
def mine(guide: Guide) -> None:
    """Here is how a party is put on file."""
    guide.chapter("Add the party")
    guide.open("desk", "Open a web browser and go to {court.sites.desk}.")
    guide.fill("Enter the **Party**.", "Acme")
    guide.click("Click **BUTTON**.")
    guide.see("You see **Acme is on file.**")
'''

TESTS = '''"""A test of somebody's own."""

import pytest


@pytest.mark.guide(court="desk.toml")
def test_desk(guide):
    guide.open("desk", "Go to {court.sites.desk}.")
    guide.see("You see **Party desk**.")


def test_portal(guide, cast):
    guide.open("pacer", "Go to {court.sites.pacer}.")
    guide.click("Click **My Account and Billing**.")
'''


def project() -> str:
    """`pytest --walkthroughs mine.py --court desk.toml` with a true and a false sentence, and a test with fixtures."""
    with tempfile.TemporaryDirectory(prefix="outside-") as name:
        place = Path(name)
        python = fresh_environment(place)
        return tried(python, begun(place / "project"))


def fresh_environment(place: Path) -> Path:
    """An environment with the wheel, pytest and pytest-xdist. Returns its Python."""
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", place, HOUSE, cwd=place)
    [wheel] = place.glob("*.whl")
    venv.create(place / "venv", with_pip=True)
    python = place / "venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    run(python, "-m", "pip", "install", "--quiet", wheel, "pytest", "pytest-xdist", cwd=place)
    return python


def begun(folder: Path) -> Path:
    """The project: its site's file, its scripts, and what serves its page."""
    folder.mkdir()
    port = str(others.free_port())
    files = {
        "conftest.py": CONFTEST.replace("PORT", port),
        "desk.toml": SITE.replace("PORT", port),
        "mine.py": SCRIPT.replace("BUTTON", "Save party"),
        "stale.py": SCRIPT.replace("BUTTON", "Store party"),
        "test_own.py": TESTS,
    }
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def tried(python: Path, folder: Path) -> str:
    true = pytest(python, folder, "--walkthroughs", "mine.py", "--court", "desk.toml")
    assert "1 passed" in true, true
    false = pytest(python, folder, "--walkthroughs", "stale.py", "--court", "desk.toml", rc=1)
    for words in ("Click **Store party**.        stale.py:12", "on the page    Party desk", "picture "):
        assert words in false, false
    assert "Traceback" not in false, false
    own = pytest(python, folder, "test_own.py")
    assert "2 passed" in own, own
    listed = pytest(python, folder, "--walkthroughs", "--co", "-q", "-n", "0")
    [count] = re.findall(r"(\d+) tests collected", listed)
    lacks = pytest(python, folder, "--walkthroughs", "mine.py", "--audit", rc=4)
    assert "pip install axe-playwright-python" in lacks, lacks
    return f"a true sentence passes, a false one fails with its line, fixtures work; {count} tests ship"


def pytest(python: Path, folder: Path, *words: str, rc: int = 0) -> str:
    return run(python, "-m", "pytest", *words, cwd=folder, rc=rc)


def run(*words: object, cwd: Path, rc: int = 0) -> str:
    """Run it as an outsider would: without what this house has set. Returns all that it says."""
    ours = ("PYTHONPATH", "VIRTUAL_ENV", "PYTEST_")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    told = subprocess.run(
        [str(word) for word in words], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    said = told.stdout + told.stderr
    assert told.returncode == rc, said[-2000:]
    return said
