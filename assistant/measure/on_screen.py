"""What readers have in sight of a guide's web page: on a desk, enlarged to twice its size there, and on two phones."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.facts.recording import Box
from assistant.measure.seen import HAIR, Sight

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from playwright.sync_api import Browser

    from assistant.facts.recording import Recording, Step
    from assistant.measure.origin import Origin

WIDTHS = 1280, 640, 390, 320
"""How many CSS pixels a window is wide: on a desk, on it at 200 percent, and on a usual and a small phone."""

HEIGHT = 900

Told = dict[str, Any]  # Any: what `shown.js` tells of a row


@dataclass(frozen=True)
class OnScreen:
    """What is in sight at one width: the pictures beside their steps, and the signs that are not."""

    sights: tuple[Sight, ...]
    outside: tuple[str, ...]


def shown_at(page: Path, browser: Browser) -> dict[int, list[Told]]:
    """What each row of a page shows at each of the widths."""
    window = browser.new_context(viewport={"width": WIDTHS[0], "height": HEIGHT}, color_scheme="light")
    try:
        opened = window.new_page()
        opened.set_content(page.read_text(encoding="utf-8"), wait_until="load")
        found = {}
        for width in WIDTHS:
            opened.set_viewport_size({"width": width, "height": HEIGHT})
            found[width] = opened.evaluate(shown_script())
        return found
    finally:
        window.close()


@cache
def shown_script() -> str:
    return (Path(__file__).parent / "shown.js").read_text(encoding="utf-8")


def on_screen(
    rows: Sequence[Told], recording: Recording, origin: Callable[[int, Sequence[Step]], tuple[Origin, float]]
) -> OnScreen:
    """The same against the recording. `origin` says where a picture of the page comes from, and how wide it is."""
    sights, outside = [], []
    for row, steps in zip(rows, steps_of_rows(rows, recording), strict=True):
        for picture in row["pictures"]:
            where, width = origin(picture["number"], steps)
            sights.append(Sight(steps, where, recording.viewport.density, part_in_sight(picture, width)))
        outside += [sign["words"] for sign in row["signs"] if not within(sign["box"], sign["room"])]
    return OnScreen(tuple(sights), tuple(outside))


def steps_of_rows(rows: Sequence[Told], recording: Recording) -> Iterator[tuple[Step, ...]]:
    """The steps of each row: a page tells all sentences of its recording, in their order."""
    steps = iter(recording.steps_and_results())
    for row in rows:
        yield tuple(next(steps) for _ in row["sentences"])


def part_in_sight(picture: Told, width: float) -> Box:
    """Which part of a picture is seen, in its own CSS pixels, of which it has so many across."""
    left, top, right, bottom = picture["box"]
    room_left, room_top, room_right, room_bottom = picture["room"]
    scale = (right - left) / width
    edges = [max(left, room_left) - left, max(top, room_top) - top, min(right, room_right) - left]
    x, y, far = (edge / scale for edge in edges)
    return Box(x=x, y=y, width=far - x, height=(min(bottom, room_bottom) - top) / scale - y)


def within(box: Sequence[float], room: Sequence[float]) -> bool:
    """Whether all of a thing is in sight; four edges each."""
    left, top, right, bottom = box
    return room[0] <= left + HAIR and room[1] <= top + HAIR and right <= room[2] + HAIR and bottom <= room[3] + HAIR
