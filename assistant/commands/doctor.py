"""What this machine lacks, and how to get it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from assistant.errors import AssistantError
from assistant.walking import browser
from assistant.walking.browser import OpenBrowser

Say = Callable[[str], object]
CommandLine = tuple[str, ...]

WELL, LACKING = 0, 1
WHOLE_BROWSER = (Path(sys.executable).name, "-m", "playwright", "install", "chromium")


class HealthCheck(NamedTuple):
    """One thing that was looked at."""

    name: str
    well: bool
    detail: str


class Remedy(NamedTuple):
    """One way to get a browser: commands to run one after the other."""

    name: str
    commands: tuple[CommandLine, ...]


def examine(*, install: bool, yes: bool, say: Say, store: Callable[[], str]) -> int:
    """Tell what there is; with `install`, get what is missing. Returns the exit code.

    `store` tells of the store of what was made before, or raises why there is trouble with it.
    """
    checks = [*checks_now(), store_check(store)]
    for check in checks:
        say(f"{'ok     ' if check.well else 'MISSING'}  {check.name}: {check.detail}")
    say(windows())
    if all(check.well for check in checks):
        return WELL
    if not install:
        say("Run `assistant doctor --install` to get what is missing.")
        return LACKING
    lacking = {check.name for check in checks if not check.well}
    if "browser" in lacking and install_browser(yes=yes, say=say):
        lacking.remove("browser")
    return LACKING if lacking else WELL


def checks_now() -> Iterator[HealthCheck]:
    """What a walk needs beside Python's own packages."""
    yield browser_check()
    can = os.access(Path.cwd(), os.W_OK)
    yield HealthCheck("folder", can, f"{Path.cwd()} {'can' if can else 'cannot'} be written to; guides go there")


def browser_check() -> HealthCheck:
    """Whether a browser is there and starts."""
    try:
        program = browser.found()
        version = start_once()
    except AssistantError as error:
        return HealthCheck("browser", well=False, detail=str(error))
    return HealthCheck("browser", well=True, detail=f"{program}, {version}")


def store_check(store: Callable[[], str]) -> HealthCheck:
    """Whether what was made before can be read and written, where that is kept in a store."""
    try:
        return HealthCheck("store", well=True, detail=store())
    except AssistantError as error:
        return HealthCheck("store", well=False, detail=str(error))


def windows() -> str:
    """Whether walks can be presented in a window, which guides do not need."""
    try:
        program = browser.look_for_windows_browser()
    except AssistantError as error:
        return f"note     window: {error}"
    if program is not None:
        return f"ok       window: {program} can present a walk (assistant walk NAME --headed)"
    return (
        "note     window: only a headless shell is here, which makes guides and opens no window. To present a walk "
        f"(assistant walk NAME --headed), install Chromium, Chrome or Edge, or run: {' '.join(WHOLE_BROWSER)}"
    )


def start_once() -> str:
    """Start the browser and ask its version. Raises BrowserMissing when it does not start."""
    browser = OpenBrowser()
    try:
        return browser.build()
    finally:
        browser.close()


def install_browser(*, yes: bool, say: Say) -> bool:
    """Try each remedy until a browser starts; every command is shown before it is run."""
    for remedy in remedies():
        say(f"To get a browser {remedy.name}, this would run:")
        for command in remedy.commands:
            say("    " + " ".join(command))
        if not (yes or agreed()):
            continue
        if all(run(command) for command in remedy.commands) and browser_check().well:
            say(browser_check().detail)
            return True
        say(f"A browser {remedy.name} could not be had.")
    say("No browser could be installed. Install Chromium, Chrome or Edge yourself, or set ASSISTANT_BROWSER to one.")
    return False


def remedies() -> Iterator[Remedy]:
    """Playwright's own browser first, then what the system's package manager has."""
    playwright = (sys.executable, "-m", "playwright")
    yield Remedy("from Playwright", ((*playwright, "install", "--only-shell", "chromium"),))
    if shutil.which("apt-get"):
        update = as_root("apt-get", "update", "-q")
        for package in ("chromium-headless-shell", "chromium", "chromium-browser"):
            get = as_root("apt-get", "install", "-q", "-y", "--no-install-recommends", package)
            yield Remedy(f"from this system's packages ({package})", (update, get))
    if shutil.which("dnf"):
        yield Remedy("from this system's packages", (as_root("dnf", "install", "-y", "chromium-headless"),))
    if shutil.which("brew"):
        yield Remedy("from Homebrew", (("brew", "install", "--cask", "google-chrome"),))
    if shutil.which("winget"):
        yield Remedy("from winget", (("winget", "install", "--exact", "--id", "Google.Chrome"),))


def as_root(*command: str) -> CommandLine:
    """With sudo where this is not the superuser and there is sudo."""
    superuser = not hasattr(os, "geteuid") or os.geteuid() == 0
    return command if superuser or not shutil.which("sudo") else ("sudo", *command)


def agreed() -> bool:
    """Ask; without a terminal the answer is no."""
    return sys.stdin.isatty() and input("Run it? [y/N] ").strip().lower() in ("y", "yes")


def run(command: CommandLine) -> bool:
    """Run one command, with its own words on the terminal."""
    try:
        return subprocess.run(command, check=False, stdin=subprocess.DEVNULL).returncode == 0
    except OSError:
        return False
