"""A walkthrough on a screen, with keys pressed at its keyboard: forwards, back, and to the end of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from PIL import Image, ImageGrab
from virtual_screen import screen

NEEDED = ("Xvfb", "xdotool")
SIZE = "1920x1080"
LONGEST = 30.0
"""Seconds that a page may take to be in the window."""

INK, WHITE = (23, 32, 43), (255, 255, 255)
WAY = (
    ("space", "about:blank"),
    ("space", "Welcome to the United"),
    ("space", "Welcome to the United"),
    ("space", "PACER Login"),
    ("space", "PACER Login"),
    ("Left", "PACER Login"),
    ("Prior", "Welcome to the United"),
    ("Next", "PACER Login"),
    ("BackSpace", "Welcome to the United"),
)
"""What is pressed, and what the title of the window begins with then; a note takes a key of its own."""


def by_key() -> str:
    """Present linking with real keys; the window follows them, and its band is always there."""
    lacking = [name for name in NEEDED if shutil.which(name) is None]
    if lacking or sys.platform != "linux":
        return f"NOT RUN: there is no {' and no '.join(lacking) or 'X'} on this machine"
    with screen(SIZE) as display, tempfile.TemporaryDirectory() as folder:
        events = Path(folder) / "events.txt"
        showing = subprocess.Popen(
            [
                sys.executable,
                "-c",
                "from assistant.cli import main; main()",
                "walk",
                "link-account",
                "--headed",
                "--manual",
            ],
            env={**os.environ, "DISPLAY": display, "ASSISTANT_LOG": "info"},
            cwd=folder,
            stderr=events.open("w"),
        )
        try:
            eventually(lambda: colour(display) == WHITE and "about:blank" in titles(display), "no title was shown")
            for number, (key, title) in enumerate(WAY, 1):
                press(display, key)
                eventually(partial(waits, events, number), f"after key {number}, {key}, nothing was shown")
                eventually(partial(shows, display, title), f"{key} did not lead to {title}")
            keep(display)
            press(display, "Escape")
            assert showing.wait(LONGEST) == 0, "Esc did not end it well"
        finally:
            showing.kill()
    return f"{len(WAY)} keys, forwards and back"


def press(display: str, key: str) -> None:
    subprocess.run(["xdotool", "key", key], env={**os.environ, "DISPLAY": display}, check=True)


def waits(events: Path, number: int) -> bool:
    """Whether so many steps have been shown: the pointer is there, and the walk waits for the next key."""
    return events.read_text(encoding="utf-8").count('"step.shown"') == number


def titles(display: str) -> str:
    """The titles of all windows on the screen."""
    asked = ["xdotool", "search", "--onlyvisible", "--name", ".", "getwindowname", "%@"]
    found = subprocess.run(asked, env={**os.environ, "DISPLAY": display}, capture_output=True, text=True, check=False)
    return found.stdout


def shows(display: str, title: str) -> bool:
    """Whether a page of that title is in the window, and the band below it."""
    return title in titles(display) and colour(display) == INK


def picture(display: str) -> Image.Image:
    return ImageGrab.grab(xdisplay=display).convert("RGB")


def colour(display: str) -> object:
    """What stands at the lower edge of the screen: the band, or the curtain."""
    shown = picture(display)
    return shown.getpixel((12, shown.height - 12))


def keep(display: str) -> None:
    """A picture to look at."""
    folder = Path(__file__).parents[2] / "build" / "trials"
    folder.mkdir(parents=True, exist_ok=True)
    picture(display).save(folder / "live.png")


def eventually(is_so: object, otherwise: str) -> None:
    """Wait for it. Raises AssertionError with what is so otherwise."""
    assert callable(is_so), "a question is asked again and again"
    give_up = time.monotonic() + LONGEST
    while not is_so():
        assert time.monotonic() < give_up, otherwise
        time.sleep(0.1)
