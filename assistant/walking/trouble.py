"""What is said when a walk stops: what was looked for, on which page, what that shows, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import NotOnScreen, SecretFound
from assistant.walking import targets
from assistant.walking.script_line import line_of_the_script

if TYPE_CHECKING:
    from playwright.sync_api import Error, Page

    from assistant.walking.camera import Camera
    from assistant.walking.targets import Missing

MOST_SHOWN = 12
"""Of so many headings and controls a message says that the page shows them."""


@dataclass(frozen=True)
class Stop:
    """Where a walk stopped: at which step of which guide, before which page. `sentence` is as the script writes it."""

    title: str
    number: int
    sentence: str
    page: Page
    camera: Camera
    folder: Path

    def picture(self) -> str:
        """Take a picture of it. Returns where it lies, or why there is none."""
        name = f"stopped-at-step-{self.number:02}.png"
        try:
            self.camera.snapshot(name)
        except SecretFound:
            return "not taken, for the page shows a secret value"
        return here_from(self.folder / name)


def not_on_screen(stop: Stop, missing: Missing, words: str) -> NotOnScreen:
    """A bold word that a person would not see, or would see several times."""
    many = missing.seen > 1
    what = f"that is on the screen {missing.seen} times" if many else "that is not on the screen"
    mend = (
        "Name the row, group or region that it stands in with an earlier bold word."
        if many
        else "If the portal has changed its words, change them in the sentence."
    )
    shows = " · ".join(targets.look(stop.page, "shows")[:MOST_SHOWN])
    return NotOnScreen(
        f"Step {stop.number} of “{stop.title}” names something {what}: {words}\n\n"
        f"    {stop.sentence}        {line_of_the_script()}\n"
        f"    on the page    {heading(stop.page)}\n"
        f"    it shows       {shows}\n"
        f"    picture        {stop.picture()}\n\n{mend}"
    )


def not_done(stop: Stop, error: Error) -> NotOnScreen:
    """An action that its control does not take; Playwright's own words are dropped, for they repeat what was typed."""
    why = "it did not answer in time" if "Timeout" in type(error).__name__ else "it does not take that"
    return NotOnScreen(
        f"Step {stop.number} of “{stop.title}” could not be done: {why}.\n\n"
        f"    {stop.sentence}        {line_of_the_script()}\n"
        f"    on the page    {heading(stop.page)}\n    picture        {stop.picture()}\n\n"
        "If it is a list, check that the option is one of its options."
    )


def heading(page: Page) -> str:
    """What a page is called: by its heading, or its title, or its address."""
    said = targets.look(page, "page")
    return str(said["heading"] or said["title"] or page.url)


def here_from(file: Path) -> str:
    """A path as a person in this folder would type it."""
    return file.relative_to(Path.cwd()).as_posix() if file.is_relative_to(Path.cwd()) else str(file)
