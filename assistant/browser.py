"""How Chromium is found, started and used: the only file that knows, for walks, prints and tests alike."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.errors import BrowserMissing
from assistant.recording import Tools, Viewport
from assistant.settings import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Playwright, StorageState

VIEWPORT = Viewport(width=992, height=1120, density=2)
"""Wide enough for a full-width picture at 0.52 points a pixel; high enough that forms need no scrolling."""

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
)

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

NOTHING_OUTSIDE = (
    "--no-sandbox",  # in containers there is no sandbox to be had; we open our own portal only
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
)


def launch_arguments() -> dict[str, Any]:  # Any: what Playwright's launch takes
    """What every start of the browser is given. Raises BrowserMissing when there is none."""
    return {"executable_path": str(found()), "args": [*SAME_PIXELS, *NOTHING_OUTSIDE]}


def context_arguments() -> dict[str, Any]:  # Any: what Playwright's new_context takes
    """A window of a fixed size, place and time zone, in which nothing moves."""
    return {
        "viewport": {"width": VIEWPORT.width, "height": VIEWPORT.height},
        "device_scale_factor": VIEWPORT.density,
        "locale": "en-US",
        "timezone_id": "America/New_York",
        "reduced_motion": "reduce",
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


def look_for_browser() -> Path | None:
    """ASSISTANT_BROWSER, then Playwright's own, then the system's."""
    chosen = settings().browser
    if chosen is not None:
        if not chosen.is_file():
            raise BrowserMissing(f"ASSISTANT_BROWSER names {chosen}, and there is no such file.")
        return chosen
    return playwrights_own() or systems()


def playwrights_own() -> Path | None:
    """The headless shell that `playwright install` brings; looked for in its folder, for that is quick."""
    import playwright

    browsers = Path(playwright.__file__).parent / "driver" / "package" / ".local-browsers"
    caches = (Path.home() / cache for cache in (".cache", "AppData/Local", "Library/Caches"))
    for folder in (browsers, *(cache / "ms-playwright" for cache in caches)):
        for pattern in PLAYWRIGHTS_PROGRAMS:
            programs = [path for path in folder.glob(pattern) if path.is_file()]
            if programs:
                return max(programs, key=revision)
    return None


def revision(program: Path) -> int:
    """The number in the name of Playwright's folder, such as chromium-1181."""
    return int(program.parents[1].name.rpartition("-")[2])


def systems() -> Path | None:
    for name in SYSTEM_BROWSERS:
        if program := shutil.which(name):
            return Path(program)
    return next((Path(place) for place in KNOWN_PLACES if Path(place).is_file()), None)


class Desk:
    """A browser at hand: started on first use, and in tests the one that is already there."""

    def __init__(self, browser: Browser | None = None) -> None:
        self._browser = browser
        self._playwright: Playwright | None = None

    @property
    def browser(self) -> Browser:
        """Raises BrowserMissing when none was found or it does not start."""
        if self._browser is None:
            self._browser = self._start()
        return self._browser

    @contextmanager
    def window(self, cookies: StorageState | None = None) -> Iterator[BrowserContext]:
        """A fresh window, with nothing of any other: no history, and no cookies but those given."""
        context = self.browser.new_context(**context_arguments(), storage_state=cookies)
        try:
            yield context
        finally:
            context.close()

    def print(self, html: str) -> bytes:
        """Print a page to a tagged PDF, in a window of its own, for a second print from one page differs."""
        with self.window() as window:
            page = window.new_page()
            page.set_content(html, wait_until="load")
            page.evaluate("document.fonts.ready")
            return page.pdf(tagged=True, outline=True, prefer_css_page_size=True, print_background=True)

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
        kind = "headless shell" if "headless" in found().name else "browser"
        return f"Chromium {kind} {self.browser.version}"

    def close(self) -> None:
        """Close what was started here."""
        if self._playwright is not None and self._browser is not None:
            self._browser.close()
            self._playwright.stop()
            self._browser = self._playwright = None

    def _start(self) -> Browser:
        from playwright.sync_api import sync_playwright

        launch_arguments()  # without a browser, nothing is started
        self._playwright = sync_playwright().start()
        try:
            return self._launch(self._playwright)
        except BrowserMissing:
            self._playwright.stop()
            self._playwright = None
            raise

    def _launch(self, playwright: Playwright) -> Browser:
        from playwright.sync_api import Error

        arguments = launch_arguments()
        try:
            return playwright.chromium.launch(**arguments)
        except Error as error:
            reason = str(error).splitlines()[0]
            raise BrowserMissing(
                f"The browser {arguments['executable_path']} does not start ({reason}). "
                "Run `assistant doctor` to see what is missing."
            ) from None


@contextmanager
def desk() -> Iterator[Desk]:
    """A desk that is cleared at the end."""
    at_hand = Desk()
    try:
        yield at_hand
    finally:
        at_hand.close()
