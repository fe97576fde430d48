"""Somebody at the recorder's window, with a real mouse and keyboard."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Error, Locator, Page

COMES_WITHIN = 90
"""Seconds in which a step is taken back, for which all before it are done again, on a busy machine too."""


class Actor:
    """Looks for a thing, moves the mouse there and presses; what the recorder does then is waited for."""

    def __init__(self, page: Page, settle: Callable[[], object]) -> None:
        self.page = page
        self.settle = settle
        self._session = page.context.new_cdp_session(page)
        self._session.send("Page.enable")

    def press(self, thing: Locator, *, lands: bool = False) -> None:
        """Click it; `lands` where another page comes of it."""
        thing.scroll_into_view_if_needed()
        box = thing.bounding_box()
        assert box, "what is pressed is on the screen"
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        if not lands:
            self.page.mouse.click(x, y)
            self.settle()
            return
        with self.page.expect_navigation():
            self.page.mouse.click(x, y)
            self.settle()

    def click(self, name: str, *, within: str = "", lands: bool = True) -> None:
        """Press the link or button of that name."""
        around = self._around(within)
        link, button = (around.get_by_role(role, name=name, exact=True) for role in ("link", "button"))
        self.press(link.or_(button), lands=lands)

    def check(self, name: str) -> None:
        self.press(self.page.get_by_role("checkbox", name=name))

    def type(self, label: str, text: str) -> None:
        """Click into the field and type."""
        self.field(label).click(position={"x": 8, "y": 8})
        self.keys(text)

    def tab(self, text: str = "") -> None:
        """Go to the next field with the Tab key, and type there."""
        self.page.keyboard.press("Tab")
        self.settle()
        if text:
            self.keys(text)

    def field(self, label: str) -> Locator:
        return self.page.get_by_label(forgiving(label)).filter(visible=True)

    def keys(self, text: str) -> None:
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def paste(self, label: str, text: str) -> None:
        """Paste into a field, as the clipboard does."""
        self.field(label).click()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(text)

    def choose(self, label: str, option: str) -> None:
        """Choose from a list by typing the first letters of an option."""
        self.field(label).focus()
        self.page.keyboard.type(option)
        self.page.keyboard.press("Tab")
        self.settle()

    def bar(self, words: str) -> None:
        """Press a button of the recorder's own bar, which nothing on the page can find."""
        x, y = self._in_the_bar(words)
        self.page.mouse.click(x, y)
        self.settle()

    def answer(self, words: str) -> None:
        """Type into the bar what it asks for, in place of what stands there, and press Enter."""
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(words)
        self.page.keyboard.press("Enter")
        self.settle()

    def bar_says(self) -> str:
        """All that stands on the bar, once it knows what that is."""
        return " ".join(" ".join(words for _, words in self._known_pieces()).split())

    def answer_window(self, yes: bool = True, text: str = "") -> None:
        """Press a button of a window of the browser, which no page has."""
        self._ask("Page.handleJavaScriptDialog", {"accept": yes, "promptText": text})
        self.settle()

    def choose_file(self, selector: str, file: Path) -> None:
        """Choose a file in the window for files that a press has opened."""
        field = self._ask("Runtime.evaluate", {"expression": f"document.querySelector({selector!r})"})["result"]
        self._ask("DOM.setFileInputFiles", {"files": [str(file)], "objectId": field["objectId"]})
        self.settle()

    def until(self, come: Callable[[], bool]) -> None:
        """Wait for it, and until the bar says that the window is hers again, while pages come and go."""
        give_up = time.monotonic() + COMES_WITHIN
        while time.monotonic() < give_up:
            self.settle()
            try:
                if self.page.url.startswith("http") and "Showing" in self.bar_says() and come():
                    return
            except Error:  # another page came in between
                continue
        raise AssertionError(f"it did not come to that: {self.bar_says()}")

    def _ask(self, method: str, given: dict) -> dict:
        """Ask the browser itself. A document of another kind, such as a PDF, ends a session with it."""
        try:
            return self._session.send(method, given)
        except Error as error:
            if "closed" not in str(error) or self.page.is_closed():
                raise
        self._session = self.page.context.new_cdp_session(self.page)
        self._session.send("Page.enable")
        return self._session.send(method, given)

    def _around(self, within: str) -> Page | Locator:
        return self.page.get_by_role("row").filter(has_text=within) if within else self.page

    def _in_the_bar(self, words: str) -> tuple[float, float]:
        node = next(node for node, said in self._known_pieces() if said == words)
        quad = self._ask("DOM.getBoxModel", {"backendNodeId": node})["model"]["border"]
        return (quad[0] + quad[4]) / 2, (quad[1] + quad[5]) / 2

    def _known_pieces(self) -> list[tuple[int, str]]:
        """The pieces of a bar that has been told what to show: the one of a page that has just come has not."""
        for _ in range(100):
            pieces = self._pieces()
            if all(words != "One moment" for _, words in pieces):
                break
            self.settle()
        return pieces

    def _pieces(self) -> list[tuple[int, str]]:
        """What the closed root holds: the element around each text, and the text; nothing where no bar is yet."""
        tree = self._ask("DOM.getDocument", {"depth": -1, "pierce": True})["root"]
        hosts = [node for node in walk(tree) if node.get("localName") == "assistant-bar"]
        return [
            (node["backendNodeId"], child["nodeValue"])
            for host in hosts
            for root in host["shadowRoots"]
            for node in walk(root)
            for child in node.get("children", ())
            if child["nodeType"] == 3
        ]


def walk(node: dict) -> list[dict]:
    below = [*node.get("children", ()), *node.get("shadowRoots", ())]
    return [node, *(one for child in below for one in walk(child))]


def lines(file) -> list[dict]:
    """The steps that a session's file holds."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()[1:]]


def forgiving(words: str) -> re.Pattern[str]:
    """Exactly these words; a mark of what is required may follow."""
    escaped = re.escape(words).replace("/", r"\/")  # Playwright writes the pattern between slashes
    return re.compile(rf"^\s*{escaped}\s*[*:]?\s*$")
