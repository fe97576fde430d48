"""Every control of a screen and every message, as a recording keeps them: without values, and without secrets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from pydantic import SecretStr

from assistant import leaks
from assistant.facts.recording import MOST_CONTROLS, MOST_MESSAGES, MOST_OPTIONS, Control, Message
from assistant.walking import frames
from assistant.walking.frames import Part
from assistant.walking.measured import as_box, visible

if TYPE_CHECKING:
    from playwright.sync_api import Page

MOST = (MOST_CONTROLS, MOST_OPTIONS, MOST_MESSAGES)
"""What `inventory.js` is asked for at most."""

Told = dict[str, Any]  # Any: JSON from the page
"""What one frame tells: its `controls` and its `messages`."""

Kept = tuple[tuple[Control, ...], tuple[Message, ...]]


def kept(page: Page, secrets: Iterable[SecretStr]) -> Kept:
    """What all parts of a page tell of themselves, its own document first; dots stand where a secret stood."""
    known = list(secrets)
    there = [(part, without_secrets(told, known)) for part, told in frames.everywhere(page, "inventory", *MOST)]
    controls = (control for part, told in there for control in controls_of(part, told["controls"], known))
    messages = (Message(**message) for _, told in there for message in told["messages"])
    return tuple(islice(controls, MOST_CONTROLS)), tuple(islice(messages, MOST_MESSAGES))


def controls_of(part: Part, told: Sequence[Told], secrets: Sequence[SecretStr]) -> Iterator[Control]:
    title = leaks.redacted(title_of(part), secrets) if part.around and told else ""
    return (Control(**{**control, "box": as_box(control["box"])}, frame=title) for control in told)


def title_of(part: Part) -> str:
    """The title of a frame, or its path."""
    from playwright.sync_api import Error

    try:
        title = visible(frames.owner(part.frame).get_attribute("title") or "").strip()
    except Error:  # it went away meanwhile
        title = ""
    return title or urlsplit(part.frame.url).path or "frame"


def without_secrets(told: Told, secrets: Sequence[SecretStr]) -> Told:
    """The same with dots where a secret stood. Mostly none did, which one look at all of it tells."""
    seen: Told = each(told, visible)
    everything = "\n".join(texts(seen))
    if leaks.redacted(everything, secrets) == everything:
        return seen
    return each(seen, lambda text: leaks.redacted(text, secrets))  # type: ignore[no-any-return]  # what it was given


FIXED = ("role", "rung", "states")
"""What is no text of the page."""


def each(held: Any, change: Callable[[str], str]) -> Any:  # Any: JSON, of the kind that was given
    """The same data with every text of the page changed."""
    if isinstance(held, str):
        return change(held)
    if isinstance(held, list):
        return [each(one, change) for one in held]
    if isinstance(held, dict):
        return {name: one if name in FIXED else each(one, change) for name, one in held.items()}
    return held


def texts(told: Told) -> Iterator[str]:
    """All of the page's texts."""
    for control in told["controls"]:
        yield from (control["name"], *control["options"])
        yield from (control["html_name"], control["html_id"], control["html_target"])
    yield from (message["words"] for message in told["messages"])
