"""What goes wrong on a page while it is walked: an error in its place, or no styles."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from assistant.walking import frames, hosts
from assistant.walking.answers import is_a_page, is_the_page

if TYPE_CHECKING:
    from playwright.sync_api import Frame, Page, Request, Response

FIRST_ERROR = 400
"""The lowest status by which a server says that this is not what was asked for."""

LEFT_BEHIND = "net::ERR_ABORTED"
"""What the browser says of a page or a style sheet that it needs no longer, for it goes on to another page."""

ANSWERED = """() => {
    const sheets = [...document.querySelectorAll("link[rel~=stylesheet]")].map((link) => link.href);
    const resources = sheets.flatMap((one) => performance.getEntriesByName(one));
    const entries = [...performance.getEntriesByType("navigation"), ...resources];
    return entries.map((entry) => [entry.name, entry.responseStatus]);
}"""
"""The addresses of a page and its style sheets, with the statuses of their answers."""

WITHOUT_SHEET = """(given) => {
    // The rules of what came as something else are nobody's to read, though it came from here.
    const readable = (link) => { try { return link.sheet.cssRules.length > 0; } catch { return false; } };
    const links = [...document.querySelectorAll("link[rel~=stylesheet]")].filter((link) => given.includes(link.href));
    return links.filter((link) => !readable(link) && link.href.startsWith(location.origin)).map((link) => link.href);
}"""
"""Of style sheets that the browser gave up, those that the page still wants and has not."""


class Mishaps:
    """Hears what goes wrong on one page; `told` is the first of it, as the end of a sentence, or nothing."""

    def __init__(self, page: Page) -> None:
        self.told = ""
        self._page = page
        self._left_behind: list[str] = []
        self._in_frames: dict[Frame, str] = {}
        page.on("response", self._hear_answer)
        page.on("requestfailed", self._hear_failure)

    def look(self) -> str:
        """What is told, once the page that stands there now was asked for the style sheets that the browser gave up.

        It gives up what it needs no longer, and also what it must not take for a style sheet.
        """
        from playwright.sync_api import Error

        if self._left_behind and not self._page.is_closed():
            given_up, self._left_behind = self._left_behind, []
            with suppress(Error):  # the page is on its way to another one, and that is looked at later
                for address in filter(hosts.is_allowed, self._page.evaluate(WITHOUT_SHEET, given_up)):
                    self._tell(f"its style sheet {path_of(address)} is none that the browser takes")
        for frame, told in list(self._in_frames.items()):
            with suppress(Error):
                if not self.told and frames.part_of(self._page, frame):
                    self._tell(told)
        return self.told

    def look_back(self) -> None:
        """Hear what a page that another one has opened was answered before anybody could listen."""
        for address, status in self._page.evaluate(ANSWERED):
            if status >= FIRST_ERROR:
                self._tell(f"{path_of(address)} answered {status}")

    def _tell(self, mishap: str) -> None:
        self.told = self.told or mishap

    def _hear_answer(self, response: Response) -> None:
        request, said = response.request, response.headers
        if request.is_navigation_request():
            answered = f"{path_of(request.url)} answered {response.status}" if response.status >= FIRST_ERROR else ""
            self._hear_of_page(request, answered)
        elif request.resource_type == "stylesheet" and hosts.is_allowed(request.url):
            if response.status >= FIRST_ERROR:
                self._tell(f"its style sheet {path_of(request.url)} answered {response.status}")
            elif (kind := said.get("content-type", "text/css")).partition(";")[0].strip() != "text/css":
                self._tell(f"its style sheet {path_of(request.url)} came as {kind}, which no browser takes for one")
            elif said.get("content-length") == "0":
                self._tell(f"its style sheet {path_of(request.url)} came empty")

    def _hear_failure(self, request: Request) -> None:
        why = request.failure or "it did not come"
        if why == LEFT_BEHIND and request.resource_type == "stylesheet":
            self._left_behind.append(request.url)
        if why == LEFT_BEHIND:
            return
        if request.is_navigation_request() and not is_a_page(request) and not hosts.is_allowed(request.url):
            self._hear_of_page(request, f"{hosts.told(request.url)} is of a host that no walk was allowed to reach")
        elif not hosts.is_allowed(request.url):
            return
        elif request.is_navigation_request():
            self._hear_of_page(request, f"{path_of(request.url)} did not come ({why})")
        elif request.resource_type == "stylesheet":
            self._tell(f"its style sheet {path_of(request.url)} did not come ({why})")

    def _hear_of_page(self, request: Request, told: str) -> None:
        """What has come of the page, or of a frame in it; a frame's trouble is one where a person sees it."""
        if is_the_page(request, self._page):
            if told:
                self._tell(told)
            self._in_frames.clear()
        elif told:
            self._in_frames[request.frame] = f"its frame {told}"
        else:
            self._in_frames.pop(request.frame, None)


def path_of(address: str) -> str:
    """An address as it may be repeated: without its query, which may hold what was typed."""
    return urlsplit(address).path or "/"
