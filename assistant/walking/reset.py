"""Makes a site forget an earlier walk, as its own file says: by an address that is posted to, or by a command."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
from pathlib import Path

from assistant.errors import BadInput, PortalTrouble
from assistant.facts.courts import Court
from assistant.settings import settings
from assistant.walking import hosts
from assistant.walking.browser import OpenBrowser

LONGEST = 120.0
"""Seconds that a command may take."""

MOST_SAID = 800
"""Characters of what a command said last."""


def before_walk(court: Court, browser: OpenBrowser) -> None:
    """Do what the site's file asks for. Raises BadInput where that cannot be, and PortalTrouble where it fails."""
    if isinstance(court.reset, str):
        post(court.reset, court.id, browser)
    elif court.reset is not None:
        run(court.reset, court.id, court.home)


def post(address: str, site: str, browser: OpenBrowser) -> None:
    """Post nothing to an address; where that leads on to is not asked."""
    from playwright.sync_api import Error

    hosts.check(address)
    with browser.window(pictured=False) as aside:
        try:
            answer = aside.request.post(address, max_redirects=0, timeout=settings().answer * 1000)
        except Error as error:
            raise PortalTrouble(
                f"reset of {site}: {hosts.told(address)} does not answer: {str(error).splitlines()[0]}"
            ) from None
        if answer.status >= 400:  # noqa: PLR2004 - from here on answers are refusals
            raise PortalTrouble(
                f"reset of {site}: {hosts.told(address)} answered {answer.status}, so the site is as it was."
            )


def run(command: tuple[str, ...], site: str, folder: Path) -> None:
    """Run a command in the folder of the site's file: its words as they are, for no shell reads them."""
    with tempfile.TemporaryFile() as said:  # what it starts may hold a pipe open for ever
        try:
            process = subprocess.Popen(
                command, cwd=folder, stdin=subprocess.DEVNULL, stdout=said, stderr=said, start_new_session=True
            )
        except OSError as error:
            raise BadInput(f"reset of {site}: “{command[0]}” cannot be run in {folder}: {error.strerror}.") from None
        try:
            code = process.wait(LONGEST)
        except subprocess.TimeoutExpired:
            raise PortalTrouble(
                f"reset of {site}: “{command[0]}” took longer than {LONGEST:g} seconds and was ended."
            ) from None
        finally:
            end(process)
        if code:
            said.seek(0)
            last = said.read().decode("utf-8", "replace").strip()[-MOST_SAID:]
            raise PortalTrouble(f"reset of {site}: “{command[0]}” ended with {code}: {last or 'it said nothing'}")


def end(process: subprocess.Popen[bytes]) -> None:
    """End a command that still runs, and all that it has started."""
    if process.poll() is not None:
        return
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
