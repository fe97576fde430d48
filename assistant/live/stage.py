"""What a class sees over the pages: a pointer, an outline, a band with the sentence, and a curtain; and its keys."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from assistant.publishers import fonts
from assistant.walking import frames
from assistant.walking.browser import fill_the_screen

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession, Page

    from assistant.walking.open_screen import Pointed

Key = Literal["next", "back", "end", "pause", "touched"]

SCRIPT = (Path(__file__).parent / "stage.js").read_text(encoding="utf-8")
FONT_FILE = fonts.FONTS_FOLDER / "public-sans.woff2"
FONT_SCRIPT = """(() => {
  const bytes = Uint8Array.from(atob("%s"), (letter) => letter.charCodeAt(0));
  document.fonts.add(new FontFace("Assistant Public Sans", bytes.buffer, { weight: "100 900" }));
})();"""

StageData = dict[str, Any]  # Any: what the script of the stage takes


class Stage:
    """The windows of a walk, as a class sees them. What they show outlives the page that is in them."""

    def __init__(self, on_key: Callable[[Key], object]) -> None:
        self.closed = False
        """Whether the trainer has closed a window."""
        self._on_key = on_key
        self._state: StageData = {"keys": True}
        self._sessions: dict[Page, CDPSession] = {}
        self._first_words: dict[Page, str] = {}
        self._in_front: Page | None = None
        self._script = SCRIPT + FONT_SCRIPT % base64.b64encode(FONT_FILE.read_bytes()).decode("ascii")

    def mount(self, page: Page) -> None:
        """Set the stage up in a window, for this page and all that follow in it."""
        page.on("close", self._close)
        self._set_up(page)
        self._put(page)

    def follow(self, page: Page) -> None:
        """Set it up in a window that a page has opened, or that is drawn for one of the browser; it may be closed."""
        if page not in self._sessions:
            page.on("close", self._forget)
            self._set_up(page)
            self._put(page)

    def _set_up(self, page: Page) -> None:
        page.expose_function("__assistantKey", self._pressed)
        page.add_init_script(self._script)
        page.evaluate(self._script)
        self._sessions[page] = page.context.new_cdp_session(page)
        self._sessions[page].send("Page.enable")
        fill_the_screen(page)

    def front(self, page: Page) -> None:
        """Have a window before the others."""
        if page is not self._in_front:
            page.bring_to_front()
            self._in_front = page

    def draw(self, page: Page, curtain: StageData) -> None:
        """Hide the page behind words alone, in all windows."""
        self._state = {"keys": True, "curtain": curtain}
        for one in self._sessions:
            self._put(one)
        self.front(page)

    def say(self, page: Page, band: StageData) -> None:
        """Show a sentence in the band."""
        self._state = {"keys": True, "band": band, "at": self._state.get("at")}
        self._put(page)
        self.front(page)

    def aim(self, page: Page, pointed: Iterable[Pointed], *, solid: bool) -> None:
        """Lead the pointer to what is meant, and outline it: dashed where it is only read."""
        targets = [
            {"index": one.kept.number, "words": one.words, "solid": solid, "mark": self._in_a_frame(page, one)}
            for one in pointed
        ]
        self._state["at"] = page.evaluate("async (t) => { await __stage.aim(t); return __stage.where(); }", targets)

    @staticmethod
    def _in_a_frame(page: Page, one: Pointed) -> StageData | None:
        """Where it stands, if that is in a frame: the stage itself sees what the page's own document holds."""
        inside = one.kept.frame != page.main_frame
        return frames.look_at(page, one.kept, "mark", one.words) if inside else None

    def press(self, page: Page) -> None:
        """Show that something is clicked."""
        page.evaluate("__stage.press()")

    def busy(self, page: Page, *, is_it: bool) -> None:
        """While we act, what the page feels is not the trainer's hand."""
        page.evaluate("(is) => __stage.busy(is)", is_it)

    def done(self, page: Page) -> None:
        """Take the outline away."""
        page.evaluate("__stage.done()")

    def _put(self, page: Page) -> None:
        """Show it on this page, and from its first moment on the page that comes after."""
        page.evaluate("(state) => __stage.set(state)", self._state)
        session = self._sessions[page]
        source = f"window.__stageFirst = {json.dumps(self._state)}; window.__stage?.first()"
        new = session.send("Page.addScriptToEvaluateOnNewDocument", {"source": source})
        if old := self._first_words.get(page):
            session.send("Page.removeScriptToEvaluateOnNewDocument", {"identifier": old})
        self._first_words[page] = new["identifier"]

    def _pressed(self, key: Key) -> None:
        self._on_key(key)

    def _forget(self, page: Page) -> None:
        self._sessions.pop(page, None)

    def _close(self, _: Page) -> None:
        self.closed = True
