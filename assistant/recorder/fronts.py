"""The windows that she has open, one over the other, and those of the browser that ask her something.

She answers them herself. A page stands still while the browser asks, so nothing is asked of it then.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from assistant.recorder.state import Signal, State, WindowState
from assistant.recorder.steps import PageEvent
from assistant.walking import hosts
from assistant.walking.windows.asking import Asking

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Dialog, Download, Page


class Fronts:
    """All windows of one session. What happens to them is told as events, for no page can be asked meanwhile.

    While it is `replayed_by_guide`, a guide has the windows, and answers what is asked there.
    """

    def __init__(
        self, context: BrowserContext, state: WindowState, tell: Callable[[PageEvent], None],
        watch: Callable[[Page], object],
    ) -> None:  # fmt: skip
        self._context = context
        self._state = state
        self._tell = tell
        self._watch = watch
        self._asking: Asking | None = None
        self._closing: set[Page] = set()
        self.replayed_by_guide = False
        self.pages: list[Page] = []
        self.adopt(context.new_page())
        context.on("page", self._comes)
        context.on("dialog", self._asked)

    @property
    def front(self) -> Page:
        """The window that she looks at, as far as a guide knows: the last that has come."""
        return self.pages[-1]

    @property
    def first(self) -> Page:
        return self.pages[0]

    def adopt(self, page: Page) -> None:
        """Have a window in front, and hear what happens to it."""
        self.pages.append(page)
        page.on("close", self._goes)
        page.on("download", self._brings)
        session = self._context.new_cdp_session(page)
        session.on("Page.javascriptDialogClosed", self._answered)
        session.send("Page.enable")
        self._watch(page)

    def adopt_others(self) -> None:
        """Know the windows that are open now, whoever has opened them."""
        self.pages[1:] = [page for page in self.pages[1:] if not page.is_closed()]
        for page in self._context.pages:
            if page not in self.pages and not page.is_closed():
                self.adopt(page)

    def is_welcome(self, page: Page) -> bool:
        """Whether a window leads to where a walk may go."""
        return not page.url.startswith("http") or hosts.is_allowed(page.url)

    def by_itself(self, page: Page) -> None:
        """A page is about to close its own window."""
        self._closing.add(page)

    def forget(self, page: Page) -> bool:
        """A window was closed. Returns whether she did so, and not a button of its page."""
        self.pages = [one for one in self.pages if one is not page]
        by_itself = page in self._closing
        self._closing.discard(page)
        return not by_itself

    def close_others(self) -> None:
        """Go back to the first window."""
        others, self.pages[1:] = self.pages[1:], []
        for page in others:
            page.close()

    def _comes(self, page: Page) -> None:
        self._tell({"kind": "popup", "page": page})

    def _goes(self, page: Page) -> None:
        self._tell({"kind": "closed", "page": page})

    def _brings(self, file: Download) -> None:
        self._tell({"kind": "file", "file": file})

    # What the browser asks.

    def _asked(self, dialog: Dialog) -> None:
        """Leave it to her: a browser with a window shows it as long as somebody listens for it, and answers nothing."""
        if self._state.now is State.REPLAYING:
            self._agree(dialog)
        elif self._state.now is not State.PAUSED and not self._state.over:
            self._asking = Asking(dialog)
            self._state.move(Signal.ASK)

    def _agree(self, dialog: Dialog) -> None:
        """Ours was the doing that opened it: a page is left or shown anew."""
        if self.replayed_by_guide:
            return
        if dialog.type in ("alert", "beforeunload"):
            dialog.accept()
        else:
            dialog.dismiss()

    def _answered(self, told: dict[str, Any]) -> None:  # Any: JSON from the browser
        asking, self._asking = self._asking, None
        if asking is None or self._state.now is not State.ASKED:
            return
        self._state.move(Signal.ANSWER)
        yes = bool(told["result"])
        self._tell(
            {"kind": "answered", "asking": asking, "yes": yes, "text": str(told.get("userInput", "")) if yes else ""}
        )
