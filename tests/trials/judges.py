"""Judges that we did not write, on all that is published and served."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import page as page_validation
from axe_playwright_python.sync_playwright import Axe
from conftest import Visitor, served
from explorer import Browser, Explorer, Seen, looked, name_of, queries_of, shows
from fuzz import KNOWN
from playwright.sync_api import Page, sync_playwright
from readers import readers
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from assistant.walking import browser
from mock_site import site_map

GUIDES = Path("build/guides")
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
LOOKS = (
    {"viewport": {"width": 1280, "height": 800}},
    {"viewport": {"width": 390, "height": 844}},
    {"viewport": {"width": 1280, "height": 800}, "color_scheme": "dark"},
    {"viewport": {"width": 1280, "height": 800}, "forced_colors": "active"},
)
NARROW = {"viewport": {"width": 320, "height": 640}}


def every_pdf() -> str:
    """PDF/UA-1 by page-validation; the tag tree is compared with the recording when a PDF is published."""
    pdfs = sorted(GUIDES.rglob("*.pdf"))
    assert pdfs, "no guide was built"
    for pdf in pdfs:
        verdict = page_validation.validate_pdf(str(pdf), profile="ua1")
        assert verdict.is_compliant, f"{pdf}: {[failure.message for failure in verdict.failures]}"
    return f"{len(pdfs)} PDFs"


def every_page() -> str:
    """WCAG 2.2 A and AA on a desktop, a phone, in the dark and in forced colors; no sideways scroll at 320 pixels."""
    guides = sorted(GUIDES.rglob("*.html"))
    with served() as portal, sync_playwright() as playwright:
        opened = playwright.chromium.launch(**browser.launch_arguments())
        for guide in guides:
            judge(opened, guide.resolve().as_uri(), [])
        screens = for_each_state(portal, lambda path, who: judge(opened, portal.rstrip("/") + path, cookies(who)))
        opened.close()
    return f"{len(guides)} web pages and {screens} screens, in {len(LOOKS)} looks"


def for_each_state(portal: str, do: Callable[[str, Visitor], object]) -> int:
    """Show every screen of the map in each of its states to `do`: its address, and the visitor who sees it now.

    Who looks is in readers.py; a state that nobody reaches yet is a line there. Gives how many there were.
    """
    known: set[tuple[object, ...]] = set()
    unseen = [screen for screens in site_map.groups().values() for screen in screens]
    for reader in readers(KNOWN).values():
        far = FarBrowser(Visitor(portal), known, do)
        pages = looked(far, reader, kind=Looker).pages.values()
        unseen = [screen for screen in unseen if not any(shows(page, screen) for page in pages)]
    assert not unseen, f"nobody has seen {', '.join(map(name_of, unseen))}"
    return len(known)


class Looker(Explorer):
    """Shows each state once: a path, its heading and dialog, with or without something to correct."""

    def on_sight(self, page: Seen) -> None:
        path = re.sub(r"^/ecf/\w+|\d+", "#", page.path)  # courts' systems look alike
        asked = frozenset(name for name, _ in queries_of(page.address))
        state = (path, page.heading, page.dialog, asked, "Please correct the following" in page.text)
        far = self._browser
        if page.is_page and page.status == 200 and state not in far.known:
            far.known.add(state)
            far.do(page.address, far.visitor)


class FarBrowser(Browser):
    """A browser without a screen that asks a portal which is served."""

    def __init__(self, visitor: Visitor, known: set[tuple[object, ...]], do: Callable[[str, Visitor], object]) -> None:
        self.visitor, self.known, self.do = visitor, known, do

    def forget(self) -> None:
        self.visitor.cookies.clear()

    def begin(self, day: str, **more: str) -> None:
        self.visitor.begin(date=day, **more)

    def get(self, address: str) -> Seen:
        return self._seen_far(self.visitor.get(address))

    def post(self, address: str, values: Mapping[str, object]) -> Seen:
        files = {name: FileStorage(*value) for name, value in values.items() if isinstance(value, tuple)}
        boundary, body = encode_multipart({**values, **files})
        kind = {"Content-Type": f"multipart/form-data; boundary={boundary}"}
        return self._seen_far(self.visitor.ask(address, body, kind))

    def _seen_far(self, page) -> Seen:
        """What an explorer sees, who knows the portal by the name that it has for itself."""
        here = page.source.replace(self.visitor.portal.rstrip("/"), "http://localhost")
        return Seen(page.path, page.status, page.headers, here.encode())


def cookies(visitor: Visitor) -> list[dict[str, str]]:
    return [{"name": one.name, "value": one.value or "", "url": visitor.portal} for one in visitor.cookies]


def judge(opened, address: str, kept: list[dict[str, str]]) -> None:
    for look in LOOKS:
        with_page(opened, address, kept, look, no_violation)
    with_page(opened, address, kept, NARROW, no_sideways_scroll)


def with_page(opened, address: str, kept: list[dict[str, str]], look: dict, check) -> None:
    context = opened.new_context(**look)
    context.add_cookies(kept)
    page = context.new_page()
    page.goto(address)
    check(page, f"{address} {look}")
    context.close()


def no_violation(page: Page, where: str) -> None:
    found = Axe().run(page, options=WCAG).response["violations"]
    assert not found, f"{where}: {[one['id'] for one in found]}"


def no_sideways_scroll(page: Page, where: str) -> None:
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= 320, f"{where}: {width} px wide in a window of 320"
