"""How Chromium is found, started and used: the only file that knows, for walks, prints and tests alike."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant import ending, outside
from assistant.errors import BrowserMissing
from assistant.facts.recording import Tools, Viewport
from assistant.settings import settings
from assistant.walking import hosts

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Playwright, StorageState

    from assistant.facts.courts import Court

VIEWPORT = Viewport(width=992, height=1120, density=2)
"""Wide enough for a full-width picture at 0.52 points a pixel; high enough that forms need no scrolling."""


def viewport_of(court: Court) -> Viewport:
    """The size of the window in which a site is walked: its file may say it."""
    if court.window is None:
        return VIEWPORT
    width, height = court.window
    return Viewport(width=width, height=height, density=VIEWPORT.density)


CLASS_WIDTH = 1280
"""CSS pixels over the width of a screen that a class looks at: its letters are a half larger than on a desk."""

SYSTEM_BROWSERS = (
    "chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
    "msedge", "microsoft-edge",
)  # fmt: skip

PLAYWRIGHTS_PROGRAMS = (
    "chromium_headless_shell-*/*/headless_shell",
    "chromium_headless_shell-*/*/chrome-headless-shell",
    "chromium_headless_shell-*/*/chrome-headless-shell.exe",
    "chromium-*/*/chrome",
    "chromium-*/*/chrome.exe",
    "chromium-*/*/Chromium.app/Contents/MacOS/Chromium",
    "chromium-*/*/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing",
)

WITHOUT_WINDOWS = "headless"
"""Stands in the name of every program that draws pages and can open no window."""

KNOWN_PLACES = (
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
"""Where Windows and macOS put a browser that is not on the search path."""

SAME_PIXELS = (
    "--font-render-hinting=none",
    "--disable-lcd-text",
    "--force-color-profile=srgb",
    "--hide-scrollbars",
)
"""The same page gives the same pixels, whatever the screen and its settings."""

EVERY_FONT = "Promise.all([...document.fonts].map((font) => font.load()))"
"""Loads fonts that nothing on the screen has asked for: what is made for paper alone is not laid out before."""

NOTHING_OUTSIDE = (
    "--no-sandbox",  # in containers there is no sandbox to be had; we open our own portal only
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
)


ON_A_SCREEN = (
    "--start-maximized",
    "--test-type",  # no bar that says which arguments are unusual
    "--disable-features=Translate,PasswordManagerOnboarding",
)
"""A window for people: as large as their screen, and nothing in it speaks of itself."""

ENDED_BY_US = {"handle_sigint": False}
"""A browser does not end by a Ctrl-C in our terminal, but when we are done with it."""

LEFT_OUT = ("--enable-automation",)
"""What Playwright would give a window for people: a bar that says that a program controls it."""


def launch_arguments(*, headed: bool = False) -> dict[str, Any]:  # Any: what Playwright's launch takes
    """What every start of the browser is given. Raises BrowserMissing when there is none, or no screen for it."""
    if not headed:
        args = [*SAME_PIXELS, *NOTHING_OUTSIDE, *hosts.rule()]
        return {"executable_path": str(found()), "args": args, **ENDED_BY_US}
    if sys.platform.startswith("linux") and settings().display is None:
        raise BrowserMissing(
            "There is no screen here to open a window on (DISPLAY is not set). "
            "Log in at the machine itself, or start it in a virtual screen: xvfb-run assistant …"
        )
    return {
        "executable_path": str(found_for_windows()),
        "headless": False,
        "args": [*NOTHING_OUTSIDE, *hosts.rule(), *ON_A_SCREEN],
        "ignore_default_args": list(LEFT_OUT),
        **ENDED_BY_US,
    }


def context_arguments(
    viewport: Viewport = VIEWPORT, *, headed: bool = False
) -> dict[str, Any]:  # Any: what Playwright's new_context takes
    """A window of a fixed size, place and time zone, in which nothing moves; for people, of their screen's size."""
    size: dict[str, Any] = {
        "viewport": {"width": viewport.width, "height": viewport.height},
        "device_scale_factor": viewport.density,
        "reduced_motion": "reduce",
    }
    own: dict[str, Any] = {"no_viewport": True, "reduced_motion": "null"}  # as the machine is set
    return {
        **(own if headed else size),
        "locale": "en-US",
        "timezone_id": "America/New_York",
        "color_scheme": "light",
        "service_workers": "block",
        "bypass_csp": True,  # a strict portal would refuse the style that keeps focus rings out of pictures
    }


def found() -> Path:
    """The browser's program. Raises BrowserMissing when there is none."""
    browser = look_for_browser()
    if browser is None:
        raise BrowserMissing("No browser was found on this machine. Run `assistant doctor --install` to get one.")
    return browser


def found_for_windows() -> Path:
    """The program of a browser that can open windows. Raises BrowserMissing when there is none."""
    browser = look_for_windows_browser()
    if browser is None:
        raise BrowserMissing(
            "No browser that can open a window was found: a headless shell cannot. "
            "Install Chromium, Chrome or Edge; `assistant doctor` tells how."
        )
    return browser


def look_for_browser() -> Path | None:
    """ASSISTANT_BROWSER, then Playwright's own, then the system's."""
    return chosen() or playwrights_own() or systems()


def look_for_windows_browser() -> Path | None:
    """The same, of those that can open windows."""
    browser = chosen()
    if browser is not None and WITHOUT_WINDOWS in browser.name:
        raise BrowserMissing(f"ASSISTANT_BROWSER names {browser}, which cannot open a window.")
    return browser or playwrights_own(windows=True) or systems(windows=True)


def chosen() -> Path | None:
    """What ASSISTANT_BROWSER names. Raises BrowserMissing when it is not there."""
    browser = settings().browser
    if browser is not None and not browser.is_file():
        raise BrowserMissing(f"ASSISTANT_BROWSER names {browser}, and there is no such file.")
    return browser


def playwrights_own(*, windows: bool = False) -> Path | None:
    """What `playwright install` brings, the headless shell first; looked for in its folder, for that is quick."""
    import playwright

    for folder in where_playwright_keeps_browsers(Path(playwright.__file__).parent):
        for pattern in PLAYWRIGHTS_PROGRAMS:
            if windows and WITHOUT_WINDOWS in pattern:
                continue
            programs = [path for path in folder.glob(pattern) if path.is_file()]
            if programs:
                return max(programs, key=revision)
    return None


def where_playwright_keeps_browsers(package: Path) -> Iterator[Path]:
    """Where it was told to keep them, then in its own package, then where it would by itself."""
    told = settings().playwrights_browsers
    if told not in (None, "0"):
        yield Path(str(told))
    yield package / "driver" / "package" / ".local-browsers"
    if (caches := settings().caches) is not None:
        yield caches / "ms-playwright"
    if (own := outside.home()) is not None:
        yield from (own / cache / "ms-playwright" for cache in (".cache", "AppData/Local", "Library/Caches"))


def revision(program: Path) -> int:
    """The number in the name of Playwright's folder, such as chromium-1181; 0 for one that somebody renamed."""
    number = program.parents[1].name.rpartition("-")[2]
    return int(number) if number.isdecimal() else 0


def systems(*, windows: bool = False) -> Path | None:
    """The system's own browser."""
    for name in SYSTEM_BROWSERS:
        if windows and WITHOUT_WINDOWS in name:
            continue
        if program := shutil.which(name):
            return Path(program)
    return next((Path(place) for place in KNOWN_PLACES if Path(place).is_file()), None)


PRINTS_OF_A_WINDOW = 50
"""Then it is closed, with what it has kept of them."""


class OpenBrowser:
    """A browser at hand: started on first use, and in tests the one that is already there.

    `headed` opens its windows on the screen, for people; `magnify` has what they show large enough for a class.
    """

    def __init__(
        self, browser: Browser | None = None, *, headed: bool = False, magnify: bool = False,
        viewport: Viewport = VIEWPORT,
    ) -> None:  # fmt: skip
        self._browser = browser
        self._viewport = viewport
        self._magnify = magnify
        self._headed = headed
        self._playwright: Playwright | None = None
        self._printing: Page | None = None
        self._prints = 0

    @property
    def browser(self) -> Browser:
        """Raises BrowserMissing when none was found or it does not start."""
        if self._browser is None:
            self._browser = self._start()
        return self._browser

    def start(self) -> None:
        """Have it started, if it is not. Raises BrowserMissing as `browser` does."""
        assert self.browser, "it is there when it has started"

    @property
    def is_gone(self) -> bool:
        """Whether it was started, and runs no more."""
        return self._browser is not None and not self._browser.is_connected()

    def of_size(self, viewport: Viewport) -> OpenBrowser:
        """The same browser, in which windows have another size; who opened it closes it."""
        return OpenBrowser(self.browser, headed=self._headed, viewport=viewport)

    @contextmanager
    def window(self, cookies: StorageState | None = None, *, pictured: bool = True) -> Iterator[BrowserContext]:
        """A fresh window, with nothing of any other: no history, and no cookies but those given.

        One that is not `pictured` is drawn with a quarter of the pixels.
        """
        arguments = context_arguments(self._viewport, headed=self._headed)
        if not pictured and "device_scale_factor" in arguments:
            arguments["device_scale_factor"] = 1
        context = self.browser.new_context(**arguments, storage_state=cookies)
        try:
            yield context
        finally:
            if not ending.told():  # then the whole browser is closed
                context.close()

    def print(self, html: str) -> bytes:
        """Print a page to a tagged PDF. A further print differs from a first one in the numbers of its tags alone."""
        page = self._to_print_from()
        page.set_content(html, wait_until="load")
        page.evaluate(EVERY_FONT)
        return page.pdf(tagged=True, outline=True, prefer_css_page_size=True, print_background=True)

    def _to_print_from(self) -> Page:
        """An empty page, in a window that many prints share: to open one takes as long as to print."""
        if self._printing is None or self._printing.is_closed() or self._prints == PRINTS_OF_A_WINDOW:
            self._close_prints()
            window = self.browser.new_context(**context_arguments(self._viewport, headed=self._headed))
            self._printing, self._prints = window.new_page(), 0
        self._prints += 1
        # A document that is written anew keeps the policy of the one before, and leaves out what that forbids.
        self._printing.goto("about:blank")
        return self._printing

    def _close_prints(self) -> None:
        if self._printing is not None and not self._printing.is_closed():
            self._printing.context.close()
        self._printing = None

    def tools(self, version: str, fonts: tuple[str, ...]) -> Tools:
        """What pictures are made with, for the recording."""
        import playwright._repo_version as playwright

        return Tools(
            assistant=version,
            playwright=playwright.version,
            browser=self.build(),
            fonts=fonts,
        )

    def build(self) -> str:
        """The name and version of the browser; another build may draw other pixels."""
        program = found_for_windows() if self._headed else found()
        kind = "headless shell" if WITHOUT_WINDOWS in program.name else "browser"
        return f"Chromium {kind} {self.browser.version}"

    def close(self) -> None:
        """Close what was started here."""
        with ending.unbroken():
            if not ending.told():
                self._close_prints()
            if self._browser is not None and self._playwright is not None and not ending.told():
                self._browser.close()
            if self._playwright is not None:
                self._playwright.stop()  # which ends the browser too, whatever it is about
                self._browser = self._playwright = None

    def _start(self) -> Browser:
        from playwright.sync_api import sync_playwright

        launch_arguments(headed=self._headed)  # without a browser, nothing is started
        with outside.any_home(), ending.unbroken():  # or it would run, and nobody had it to stop it
            self._playwright = sync_playwright().start()
        try:
            return self._launch(self._playwright)
        except BrowserMissing:
            self._playwright.stop()
            self._playwright = None
            raise

    def _launch(self, playwright: Playwright) -> Browser:
        from playwright.sync_api import Error

        arguments = launch_arguments(headed=self._headed)
        try:
            browser = playwright.chromium.launch(**arguments)
            if self._magnify and (factor := magnification(browser)):
                browser.close()
                arguments["args"].append(f"--force-device-scale-factor={factor:.2f}")
                browser = playwright.chromium.launch(**arguments)
            return browser  # noqa: TRY300 - both ways lead here
        except Error as error:
            reason = str(error).splitlines()[0]
            raise BrowserMissing(
                f"The browser {arguments['executable_path']} does not start ({reason}). "
                "Run `assistant doctor` to see what is missing."
            ) from None


def magnification(browser: Browser) -> float | None:
    """How much larger a class needs all things on this screen; None where they are large enough."""
    context = browser.new_context(no_viewport=True)
    width, density = context.new_page().evaluate("[screen.width, devicePixelRatio]")
    context.close()
    return float(density * width / CLASS_WIDTH) if width > CLASS_WIDTH else None


def fill_the_screen(page: Page) -> None:
    """Make a window as large as its screen, where it is one of people's; a window manager may know better."""
    if page.viewport_size is not None:
        return
    session = page.context.new_cdp_session(page)
    window = session.send("Browser.getWindowForTarget")["windowId"]
    screen = page.evaluate("[screen.availLeft, screen.availTop, screen.availWidth, screen.availHeight]")
    bounds = dict(zip(("left", "top", "width", "height"), screen, strict=True))
    session.send("Browser.setWindowBounds", {"windowId": window, "bounds": {"windowState": "normal"}})
    session.send("Browser.setWindowBounds", {"windowId": window, "bounds": bounds})
    session.send("Browser.setWindowBounds", {"windowId": window, "bounds": {"windowState": "maximized"}})
    session.detach()


@contextmanager
def opened(*, headed: bool = False, magnify: bool = False) -> Iterator[OpenBrowser]:
    """A browser, closed at the end."""
    at_hand = OpenBrowser(headed=headed, magnify=magnify)
    try:
        yield at_hand
    finally:
        at_hand.close()
