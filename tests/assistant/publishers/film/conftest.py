"""A short film that needs no walk: two screens of the small recording, with fields that look typed into."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from assistant.facts.recording import Box, Picture, Recording, Screen, Step
from assistant.publishers import film as films
from assistant.publishers import html
from assistant.publishers.desk import Desk
from assistant.publishers.film import voice
from assistant.publishers.film.film import Film
from assistant.publishers.film.pace import Silent
from assistant.publishers.film.schedule import planned

LETTER, FIRST = 9, 13
"""CSS pixels: a drawn letter with its gap, and where the first one stands in its field."""


@pytest.fixture(scope="session")
def short(recording: Recording) -> Recording:
    """Log in, then close a dialog: six steps in two chapters."""
    folder = recording.path(recording.screens[0].left).parent
    login, done = recording.screens[1], recording.screens[4]
    return shortened(recording, with_looks(login, folder), done)


def shortened(recording: Recording, *screens: Screen) -> Recording:
    made = recording.model_copy(update={"screens": screens})
    made._folder = recording._folder
    return made


def with_looks(screen: Screen, folder: Path) -> Screen:
    steps = [with_look(step, folder) if step.typed else step for step in screen.steps]
    return screen.model_copy(update={"steps": tuple(steps)})


def with_look(step: Step, folder: Path) -> Step:
    """The field as it is left: a letter is a black bar, with a gap before the next."""
    control, count = step.marks[0].box, len(step.typed.shown)
    box = Box(x=control.x - 6, y=control.y - 6, width=control.width + 12, height=control.height + 12)
    picture = Image.new("RGB", (round(box.width * 2), round(box.height * 2)), "white")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((12, 12, picture.width - 13, picture.height - 13), outline="#6b7785", width=2)
    for number in range(count):
        left = 2 * (6 + FIRST + LETTER * number)
        pen.rectangle((left, 40, left + 2 * (LETTER - 3), 70), fill="black")
    name = f"look-{step.number}.png"
    picture.save(folder / name)
    edges = tuple(control.x + FIRST + LETTER * (number + 1) - 2 for number in range(count))
    look = Picture(file=name, sha256=sha256((folder / name).read_bytes()).hexdigest(), box=box)
    return step.model_copy(update={"look": look, "typed": step.typed.model_copy(update={"characters": edges})})


@dataclass(frozen=True)
class Made:
    """A film that was published without a narrator, and its plan."""

    folder: Path
    file: Path
    plan: Film


@pytest.fixture(scope="session")
def unnarrated() -> Iterator[None]:
    """Nobody narrates, whatever is installed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(voice, "find_spec", lambda _: None)
        yield


@pytest.fixture(scope="session")
def filmed(
    unnarrated: None,  # noqa: ARG001
    tmp_path_factory: pytest.TempPathFactory,
    bare_desk: Desk,
) -> Callable[[Recording, Recording], Made]:
    """Publishes a film of a recording whose pictures lie with another one, beside the guide's page."""

    def publish(recording: Recording, beside: Recording) -> Made:
        recording._folder = beside._folder
        folder = tmp_path_factory.mktemp("film")
        html.publish(recording, folder, bare_desk)
        return Made(folder, films.publish(recording, folder, None), planned(recording, Silent()))

    return publish


@pytest.fixture(scope="session")
def made(short: Recording, filmed: Callable[[Recording, Recording], Made]) -> Made:
    return filmed(short, short)
