"""How the page is reached that is looked at: by its address, behind a walkthrough, or by a person's own hand."""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from pydantic import SecretStr

from assistant import leaks
from assistant.building.workspace import Job, Progress
from assistant.errors import AssistantError, BadInput, PortalTrouble
from assistant.facts import courts
from assistant.facts.courts import Court
from assistant.settings import settings
from assistant.walking import frames, hosts, reset, targets, walk
from assistant.walking.answers import Clock, Rang, is_the_page
from assistant.walking.blind import Blind
from assistant.walking.browser import OpenBrowser
from assistant.walking.guide import Guide
from assistant.walking.portal import Portal

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page, Request

Secrets = Callable[[], Iterable[SecretStr]]

REST = 5_000
"""Milliseconds in which a page comes to rest, if it ever does."""

FAILED = 400
"""HTTP's numbers for errors begin here."""

NO_SUCH_PAGE = "“{}” is no page of {}. Give an address (http://…), a path (/…), or the name of one of its sites: {}."
SILENT = "{} does not answer ({}). See whether the site runs, and whether the address is right."
ERROR = "{} answers with the error {}. See whether the address is right, and what the site's log says."
FILE = "{} gives a file, and no page. Probe the page that leads to it."
NO_PAGE = "{} is no page of HTML, but {}. Probe the page that leads to it."
NOTHING_THERE = "The window shows no page of a site. Go to one first."
AWAY = "{} went away, broke off, or loaded itself anew while it was looked at. Probe it again, or what it leads to."
BUSY = (
    "{} could not be looked at in {:g} seconds: it is busy, waits for an answer in a window of the browser, or has "
    "thousands of controls. See whether a person can use it; if so, give it longer with ASSISTANT_ANSWER, in seconds."
)

HOW = (
    "Go where you want in the window; of several, the one that opened last is looked at. Then press Enter here, again "
    "and again, for page after page. Close the window when you are done."
)
NEVER = (
    "Nothing was looked at: Enter was never pressed. With --by-hand, press it in the terminal when the window shows "
    "your page, and close the window when you are done."
)

LOOK = 100
"""Milliseconds from one look at whether Enter was pressed to the next."""


def whole(named: str, place: Court, portal: Callable[[], Portal]) -> str:
    """The whole address of a page: of a site by its name, or of a path of the first one. The portal starts if needed.

    Raises BadInput for what is none of these, and HostRefused for an address that is not allowed.
    """
    if "://" in named:
        return hosts.check(named)
    if not named.startswith("/") and named not in place.sites:
        raise BadInput(NO_SUCH_PAGE.format(hosts.told(named), place.id, ", ".join(place.sites)))
    walked = named if named.startswith("/") else place.sites[named].walk
    base = portal().address if courts.needs_portal(place) else next(iter(place.sites.values())).walk
    return hosts.check(urljoin(base, walked))


@contextmanager
def page_of(
    job: Job | None, portal: Callable[[], Portal], browser: OpenBrowser, folder: Path, tell: Progress
) -> Iterator[tuple[Page, Secrets]]:
    """A window with eyes: a fresh one, or that in which a walkthrough has ended; with what must not be told of it."""
    with ExitStack() as others:
        if job is None:
            yield seeing(others.enter_context(browser.window())).new_page(), tuple
            return
        reset.before_walk(job.court, browser)
        window = seeing(others.enter_context(browser.window()))
        cast, here = job.walkthrough.cast(job.court), portal()
        day, era = job.walkthrough.day(job.court), job.walkthrough.era
        here.new_world(window, day, era, job.walkthrough.people, job.court.id)
        world = window.storage_state()  # nobody has logged in yet
        guide = Guide(
            window.new_page(), job.court, cast, folder, title=job.walkthrough.title, portal=here.address,
            patience=walk.patience_at(job.court, job.walkthrough.patience), answer=settings().answer,
            on_step=lambda number: tell(f"{job}: step {number}"),
            another_page=lambda: seeing(others.enter_context(browser.window(world))).new_page(), camera=Blind,
        )  # fmt: skip
        with leaks.told_without(lambda: guide.secrets):
            walk.perform(job.walkthrough, guide, cast)
            guide.finish()
            page = guide.front().page
        guide.leave()
        yield page, lambda: guide.secrets


def seeing(window: BrowserContext) -> BrowserContext:
    """A window whose pages have eyes from their first moment."""
    window.expose_binding("__assistantShown", lambda *_: "go")
    window.add_init_script(targets.EYES)
    return window


@contextmanager
def answering(address: str) -> Iterator[Clock]:
    """While a page is asked, it has so long to answer. Raises PortalTrouble where it does not, or goes away."""
    from playwright.sync_api import Error

    clock = Clock(settings().answer)
    try:
        with clock.running():
            yield clock
    except Rang:
        raise PortalTrouble(BUSY.format(hosts.told(address), clock.seconds)) from None
    except Error:
        raise PortalTrouble(AWAY.format(hosts.told(address))) from None


def go(page: Page, address: str) -> None:
    """Open it, and wait a little for what its scripts fetch."""
    from playwright.sync_api import Error, TimeoutError  # noqa: A004 - its name there

    led: list[str] = []

    def hear(request: Request) -> None:
        if request.is_navigation_request() and is_the_page(request, page):
            led.append(request.url)

    page.on("request", hear)
    with answering(address):
        try:
            answer = page.goto(address, wait_until="domcontentloaded")
        except Error as error:
            stay_here(led)
            if "Download is starting" in error.message:
                raise PortalTrouble(FILE.format(hosts.told(address))) from None
            reason = re.search(r"net::\w+", error.message)  # the rest repeats the whole address
            raise PortalTrouble(SILENT.format(hosts.told(address), reason[0] if reason else "no page comes")) from None
        with suppress(TimeoutError):
            page.wait_for_load_state("networkidle", timeout=REST)
    page.remove_listener("request", hear)
    stay_here([*led, *([] if page.url.startswith(frames.NO_PAGE) else [page.url])])
    if answer and answer.status >= FAILED:
        raise PortalTrouble(ERROR.format(hosts.told(address), answer.status))


def stay_here(led: Sequence[str]) -> None:
    """Raise HostRefused where a page has led to another host."""
    for address in led:
        if address.startswith("http"):
            hosts.check(address)


def check_page(page: Page) -> None:
    """Raise BadInput or PortalTrouble where a window shows nothing that a guide could speak of."""
    if not page.url.startswith("http"):
        raise BadInput(NOTHING_THERE)
    stay_here([page.url])
    kind = page.evaluate("document.contentType")
    if "html" not in kind:
        raise PortalTrouble(NO_PAGE.format(hosts.told(page.url), kind))


def until_done(page: Page, look: Callable[[Page], object], announce: Callable[[str], object], terminal: int) -> None:
    """Have the window in front looked at whenever Enter is pressed, until the windows are closed or the `terminal` is.

    `terminal` is a file's number. What cannot be looked at is told, and the person goes on. Raises BadInput where
    Enter was never pressed.
    """
    window = page.context
    window.on("dialog", lambda _: None)  # she answers it herself
    announce(HOW)
    looked = 0
    for looked, front in enumerate(fronts(window, pressed(terminal)), 1):  # noqa: B007 - counted
        try:
            look(front)
        except AssistantError as error:
            announce(str(error))
    if not looked:
        raise BadInput(NEVER)


def fronts(window: BrowserContext, keys: SimpleQueue[bool]) -> Iterator[Page]:
    """The page that is in front, each time that Enter is pressed."""
    from playwright.sync_api import Error

    while window.pages:
        with suppress(Error):  # it was closed just now
            window.pages[0].wait_for_timeout(LOOK)
        try:
            is_enter = keys.get_nowait()
        except Empty:
            continue
        if not is_enter:
            return
        if window.pages:
            yield window.pages[-1]


def pressed(terminal: int) -> SimpleQueue[bool]:
    """Is told True for each line that comes from the terminal, and False at its end.

    Somebody else reads, for the window must be heard meanwhile; not by Python's own reader, which cannot be left.
    """
    keys: SimpleQueue[bool] = SimpleQueue()

    def read() -> None:
        while said := os.read(terminal, 1024):
            for _ in range(said.count(b"\n")):
                keys.put(True)
        keys.put(False)

    threading.Thread(target=read, daemon=True).start()
    return keys
