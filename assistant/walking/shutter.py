"""Taking a picture of a window: on it nothing moves, blinks, or tells a secret.

The driver's own screenshots pack their pixels as small as can be, which takes longer than all else about them, so the
browser is asked itself.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

from assistant.walking import frames
from assistant.walking.frames import Json

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession, FloatRect, Frame, Page, ViewportSize

IN_FRAME = """async ([name, given]) => {
    const eyes = window.__assistant;
    if (!eyes || !document.body) return null;
    try { return { told: await eyes[name](...given) }; } catch (fault) { return { fault: String(fault) }; }
}"""
"""Calls one of the eyes, and tells a fault of theirs from a frame that goes away."""


class Held(NamedTuple):
    """A page that holds still: what a person could read on it, and from where on the window shows it, in CSS pixels."""

    words: str
    left: float
    top: float


@contextmanager
def held_still(page: Page, *, by_style: bool) -> Iterator[Held]:
    """Hold a page as its picture shows it, in all frames. Looking for what style writes (`by_style`) takes longer.

    Raises playwright's Error where the eyes fail in a frame: what they would have seen there may be a secret.
    """
    try:
        told = [there for frame in page.frames if (there := in_frame(frame, "holdForPicture", by_style))]
        yield Held("\n".join(words for there in told for words in there["words"]), *told[0]["from"])
    finally:
        for frame in page.frames:
            in_frame(frame, "letGo")


def taken(page: Page, held: Held, part: FloatRect | None = None) -> bytes:
    """The picture of a page that is held, or of a part of its window, as a PNG."""
    size = page.viewport_size
    if size is None:  # a person's window, as large as she makes it
        return page.screenshot(clip=part)
    asked: dict[str, Json] = {"format": "png", "optimizeForSpeed": True, "captureBeyondViewport": False}
    if part is not None:
        asked["clip"] = {**part, "x": part["x"] + held.left, "y": part["y"] + held.top, "scale": 1}
    return base64.b64decode(session_of(page, size).send("Page.captureScreenshot", asked)["data"])


sessions: WeakKeyDictionary[Page, tuple[ViewportSize, CDPSession]] = WeakKeyDictionary()
"""By which windows are pictured; one is made for a window, and anew where that has another size."""


def session_of(page: Page, size: ViewportSize) -> CDPSession:
    """A session that knows the window's size and density: without, the browser would set them back."""
    known, session = sessions.get(page, (None, None))
    if session is None or known != size:
        session = page.context.new_cdp_session(page)
        density = {"deviceScaleFactor": frames.look(page, "density"), "mobile": False}
        screen = {"screenWidth": size["width"], "screenHeight": size["height"]}
        session.send("Emulation.setDeviceMetricsOverride", {**size, **density, **screen})
        sessions[page] = size, session
    return session


def in_frame(frame: Frame, function: str, *arguments: Json) -> Json:
    """Call one function of the eyes in a frame; None in one that goes away meanwhile, or holds no page.

    Raises playwright's Error where the eyes fail.
    """
    from playwright.sync_api import Error

    if frame.parent_frame is None:
        return frames.look(frame, function, *arguments)
    try:
        told = frame.evaluate(IN_FRAME, [function, list(arguments)])
    except Error:
        return None
    if told and "fault" in told:
        raise Error(told["fault"])
    return told and told["told"]
