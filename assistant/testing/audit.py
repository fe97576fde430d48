"""What `--audit` finds on the screens of a walk: violations of accessibility, links that lead nowhere, slow pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple
from urllib.parse import urldefrag, urljoin, urlsplit

from assistant.errors import BadInput
from assistant.publishers.layout.wording import counted
from assistant.settings import settings
from assistant.walking import frames, hosts
from assistant.walking.as_recorded import without_query_values
from assistant.walking.observer import Observer

if TYPE_CHECKING:
    from playwright.sync_api import APIRequestContext, Page, StorageState

    from assistant.facts.recording import Recording
    from assistant.walking.browser import OpenBrowser
    from assistant.walking.observer import Moment
    from assistant.walking.portal import Portal

DEAD = 400
"""HTTP's numbers for what is refused, or is not there, begin here."""

MOST_LED_ON = 10
"""So many times an address may lead on to another one."""

WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}
"""What axe-core looks for: the success criteria of WCAG 2.2, A and AA, as courts are held to."""

JUDGED = """options => axe.run(document, options).then(({ violations }) => violations.map(
    ({ id, help, nodes }) => ({ id, help, count: nodes.length, where: nodes[0].target.flat(9).join(" ") })))"""

LINKS = """() => [...document.querySelectorAll("a[href], area[href]")].map(
    (one) => [one.href, (one.innerText || one.ariaLabel || one.alt || "").replace(/\\s+/g, " ").trim()])"""

TIMES = """() => { const [came] = performance.getEntriesByType("navigation");
    return { born: performance.timeOrigin,
             took: came ? ((came.loadEventEnd || performance.now()) - came.startTime) / 1000 : 0 }; }"""

Kind = Literal["axe", "dead link", "slow page"]


class Link(NamedTuple):
    """Where a link leads, without what stands behind “#”, and its words."""

    address: str
    words: str


@dataclass
class Screen:
    """One screen that was looked at, and what was found; its links that are `unasked` are asked after the walk."""

    heading: str
    address: str
    found: list[tuple[Kind, str]] = field(default_factory=list)
    unasked: list[Link] = field(default_factory=list)
    cookies: StorageState | None = None


@cache
def axe() -> str:
    """The script of axe-core. Raises BadInput where it is not installed."""
    if find_spec("axe_playwright_python") is None:
        raise BadInput("--audit needs axe-core, the assistant’s extra “audit”: pip install axe-playwright-python")
    from axe_playwright_python.base import AXE_SCRIPT

    return str(AXE_SCRIPT)


def answer_of(address: str, request: APIRequestContext) -> str:
    """Why a link is dead, or nothing. No other host is asked than those that a walk may reach."""
    from playwright.sync_api import Error

    for _ in range(MOST_LED_ON):
        if not hosts.is_allowed(address):
            return ""
        try:
            answer = request.get(address, max_redirects=0, timeout=settings().answer * 1000)
        except Error as error:
            return "does not answer" if "Timeout" not in type(error).__name__ else "does not answer in time"
        led_on = answer.headers.get("location", "") if 300 <= answer.status < DEAD else ""  # noqa: PLR2004 - redirects
        if not led_on:
            return f"answers {answer.status}" if answer.status >= DEAD else ""
        address = urljoin(address, led_on)
    return "leads around in a circle"


class Auditor(Observer):
    """Looks at each screen of one walk when a sentence first points at something there, before anything is done to it.

    Links are asked in a copy of the walk's world, one for each, for a link may log out; where a portal makes no copies,
    they are asked after the walk. `asked` are the links of all walks, each with what is wrong with it, or nothing.
    """

    def __init__(self, browser: OpenBrowser, portal: Portal, asked: dict[str, str], slow: float) -> None:
        self.screens: list[Screen] = []
        self._browser = browser
        self._portal = portal
        self._asked = asked
        self._slow = slow
        self._looks: set[tuple[object, ...]] = set()
        self._pages: set[float] = set()

    def before(self, moment: Moment) -> None:
        page = moment.page
        if not moment.pointed or hosts.host_of(page.url) is None:  # one that the guide has drawn is no page of the site
            return
        named, layout = frames.names(page), frames.look(page, "layout", [])
        look = (page.url, *named.values(), layout["born"], layout["controls"], layout["dialog"])
        if look in self._looks:
            return
        self._looks.add(look)
        address = without_query_values(page.url.removeprefix(self._portal.address) or "/")
        screen = Screen(named["heading"] or named["title"] or address, address)
        self.screens.append(screen)
        screen.found += self._slowness(page)
        screen.found += violations(page)
        self._ask_links(page, screen)

    def _slowness(self, page: Page) -> Iterator[tuple[Kind, str]]:
        told = page.evaluate(TIMES)
        if told["born"] not in self._pages and told["took"] > self._slow:
            yield "slow page", f"it took {told['took']:.1f} seconds to come, and may take {self._slow:g}"
        self._pages.add(told["born"])

    def _ask_links(self, page: Page, screen: Screen) -> None:
        cookies = page.context.storage_state()
        screen.unasked = [link for link in links_of(page) if not self._asked_in_copy(link, screen, cookies)]
        screen.cookies = cookies if screen.unasked else None

    def _asked_in_copy(self, link: Link, screen: Screen, cookies: StorageState) -> bool:
        """Whether it could be asked at once, without the walk's own world knowing."""
        if link.address not in self._asked:
            with self._browser.window(cookies, pictured=False) as aside:
                if not self._portal.copy_world(aside):
                    return False
                self._asked[link.address] = answer_of(link.address, aside.request)
        self._note(link, screen)
        return True

    def told(self, title: str, recording: Recording | None) -> str:
        """All that was found, when the walk is over; nothing where nothing was. Pictures are those of the recording."""
        self._ask_the_rest()
        return told(title, self.screens, recording)

    def _ask_the_rest(self) -> None:
        """The links that could not be asked before."""
        for screen in self.screens:
            for link in screen.unasked:
                if link.address not in self._asked:
                    with self._browser.window(screen.cookies, pictured=False) as aside:
                        self._asked[link.address] = answer_of(link.address, aside.request)
                self._note(link, screen)
            screen.unasked.clear()

    def _note(self, link: Link, screen: Screen) -> None:
        if why := self._asked[link.address]:
            screen.found.append(("dead link", f"“{link.words}” leads to {hosts.told(link.address)}, which {why}"))


def violations(page: Page) -> list[tuple[Kind, str]]:
    """What axe-core finds on a page and in its frames, a line for each rule."""
    from playwright.sync_api import Error

    for frame in page.frames:
        try:
            frame.evaluate(axe())
        except Error:  # it goes away just now
            if frame == page.main_frame:
                raise
    found: list[dict[str, Any]] = page.evaluate(JUDGED, WCAG)
    return [("axe", f"{one['help']} ({one['id']}), {times(one['count'])}: {one['where']}") for one in found]


def times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def links_of(page: Page) -> list[Link]:
    """The links of a page that lead to its own site, each address once."""
    site = urlsplit(page.url)[:2]
    told: list[list[str]] = [link for frame in page.frames for link in shown_in(frame.evaluate)]
    same = ((urldefrag(address).url, words) for address, words in told if urlsplit(address)[:2] == site)
    return [Link(address, words or "a link without words") for address, words in dict(reversed([*same])).items()][::-1]


def shown_in(ask: Callable[[str], Any]) -> list[list[str]]:
    """The links of one frame; none of one that goes away just now."""
    from playwright.sync_api import Error

    try:
        return list(ask(LINKS))
    except Error:
        return []


def told(title: str, screens: Iterable[Screen], recording: Recording | None) -> str:
    """All that was found, screen by screen; nothing where nothing was."""
    bad = [screen for screen in screens if screen.found]
    if not bad:
        return ""
    count = sum(len(screen.found) for screen in bad)
    lines = [f"The audit of “{title}” has {counted(count, 'finding')} on {counted(len(bad), 'screen')}."]
    for screen in bad:
        lines += ["", f"    on the page    {screen.heading} ({screen.address})"]
        lines += [f"    {kind:14} {what}" for kind, what in screen.found]
        lines += [f"    picture        {picture}" for picture in pictured(screen, recording)]
    return "\n".join(lines)


def pictured(screen: Screen, recording: Recording | None) -> Sequence[Path]:
    """Where its picture lies, if the walk came to its end."""
    if recording is None:
        return ()
    same = (one for one in recording.screens if one.heading == screen.heading and one.address == screen.address)
    return [recording.path(one.arrived) for one in same][:1]
