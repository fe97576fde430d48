"""What all tests share: the browser as walks start it, and a portal that runs."""

from __future__ import annotations

import gc
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import notice_rows
import pytest
import structlog
from playwright.sync_api import Browser, BrowserContext, Page, StorageState
from visiting import Sketching, Unpictured, Visit

from assistant.building import turns
from assistant.facts import courts
from assistant.facts.courts import Court
from assistant.facts.people import Person, person
from assistant.facts.recording import Recording
from assistant.walking import browser as browsers
from assistant.walking import portal
from assistant.walking.browser import OpenBrowser
from assistant.walking.camera import Camera
from assistant.walking.guide import Guide
from assistant.walking.portal import Portal
from assistant.walking.walk import walk
from assistant.walking.walkthrough import Era, find


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rows", action="store_true", help="print the notices' rows, their screens and results")


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Row, screens, result, and how many tests have proved it."""
    if not config.getoption("--rows"):
        return
    results: dict[str, list[str]] = {}
    for outcome in ("passed", "failed", "error"):
        for report in terminalreporter.getreports(outcome):
            for row in notice_rows.rows_in(report.nodeid):
                results.setdefault(row, []).append(outcome)
    terminalreporter.section("rows of the notices, and what users get wrong")
    for row, screens in notice_rows.ROWS.items():
        found = results.get(row, [])
        result = "not tested" if not found else "FAILED" if {"failed", "error"} & set(found) else "passed"
        terminalreporter.write_line(f"{row:6} {' '.join(screens):22} {result} ({len(found)})")


def pytest_sessionstart() -> None:
    """Thousands of tests that are collected stay: looking through them again and again takes a second."""
    gc.disable()


def pytest_collection_finish() -> None:
    gc.freeze()
    gc.enable()


NEEDS = {
    "browser": {"playwright"},
    "server": {"running_portal", "portal", "serving", "walked", "house", "at_the_window", "its_portal"},
    "slow": {"made", "tiny", "strolls"},
}
"""Marks, and the fixtures from which tests have them, however many fixtures lie between."""

STARTS = {"browser": re.compile(r"playwright/driver"), "server": re.compile(r"-m mock_site(?! --map)")}
"""What stands in the command that starts one; printing the portal's map starts none."""


@pytest.hookimpl(tryfirst=True)  # before tests are chosen by their marks
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        for mark, fixtures in NEEDS.items():
            if fixtures & set(getattr(item, "fixturenames", ())):
                item.add_marker(mark)
    sample_siblings(items)


def sample_siblings(items: list[pytest.Item]) -> None:
    """Of a test's cases that are of one kind, one in so many is run each time, and the others by `make trials`.

    A mark of a whole file is for its tests in a browser or with a portal: of the cases of each, or, of="file", of all
    of them together. A file's visits to the portal are of one kind, too.
    """
    seen: Counter[str] = Counter()
    for item in items:
        where, mark = next(item.iter_markers_with_node("siblings"), (item, None))
        file, test = item.nodeid.partition("::")[0], item.nodeid.partition("[")[0]
        if mark is None and "visit" in getattr(item, "fixturenames", ()):
            kind, one_in = file, VISITS
        elif mark is None or (where is not item and not any(map(item.get_closest_marker, NEEDS))):
            continue
        else:
            kind, one_in = file if mark.kwargs.get("of") == "file" else test, mark.args[0]
        if seen[kind] % one_in:
            item.add_marker("long")
        seen[kind] += 1


VISITS = 16
"""Of so many journeys in a file, each in a browser and a world of its own, one is made each time."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Any:
    """While a test runs that has no such mark, nothing of the kind is started."""
    refused.update({mark: command for mark, command in STARTS.items() if not item.get_closest_marker(mark)})
    try:
        return (yield)
    finally:
        refused.clear()


refused: dict[str, re.Pattern[str]] = {}


def refuse(event: str, facts: tuple[Any, ...]) -> None:
    if event != "subprocess.Popen":
        return
    command = " ".join(map(str, (facts[0], *facts[1])))
    for mark, starts in refused.items():
        if starts.search(Path(command).as_posix()):
            raise AssertionError(f"A test that starts this is marked pytest.mark.{mark}: {command}")


sys.addaudithook(refuse)


@pytest.fixture(autouse=True)
def _events_go_nowhere_else() -> Iterator[None]:
    """A command that a test runs in this process has its events written to a stream that is closed after the test."""
    yield
    structlog.reset_defaults()


LONGEST = 5_000
"""Milliseconds in which every page of the portal has answered."""

COURTS = tuple(courts.court_file(one.id) for one in courts.shipped())


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    return browsers.launch_arguments()


@pytest.fixture(scope="session")
def browser_context_args() -> dict[str, Any]:
    return browsers.context_arguments()


@pytest.fixture(scope="session")
def desk(browser: Browser) -> OpenBrowser:
    """The browser that the tests have already started."""
    return OpenBrowser(browser)


@pytest.fixture(scope="session")
def running_portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    """The bundled portal, with an empty folder of guides."""
    with portal.bundled(COURTS, tmp_path_factory.mktemp("guides")) as running:
        yield running


@pytest.fixture(scope="session")
def sketched(
    desk: OpenBrowser, running_portal: Portal, tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> Callable[[str], Recording]:
    """A walkthrough as the district court's filers read it: each is walked and proved once for all tests, unpictured.

    Of several processes that test beside each other one walks it, and the others read what that has recorded.
    """
    mine = tmp_path_factory.getbasetemp()
    for_all = (mine if worker_id == "master" else mine.parent) / "sketched"

    @cache
    def sketch(name: str) -> Recording:
        folder, told = for_all / name, for_all / f"{name}.json"
        with turns.alone_in(folder):
            if not told.exists():
                court = courts.court("mad")
                walked = walk(find(name), court, running_portal, desk, folder, camera=Sketching)
                told.write_text(walked.model_dump_json(), encoding="utf-8")
            return Recording.model_validate_json(told.read_bytes())  # without pictures it is none that could be loaded

    return sketch


NOT_PICTURED = {**browsers.context_arguments(), "device_scale_factor": 1}
"""Walks' windows, but nothing is drawn for a print: a quarter of the pixels."""


@pytest.fixture
def visit(desk: OpenBrowser, running_portal: Portal, tmp_path: Path) -> Iterator[Callable[..., tuple[Visit, Person]]]:
    """Begins a fresh world with everybody in it, and stands at PACER's front page; `others` may act too."""
    windows = []

    def begin(
        slug: str = "tobias-brannock",
        court: str = "mad",
        on: str = "2021-09-21",
        others: tuple[str, ...] = (),
        camera: type[Camera] = Unpictured,
        era: Era = "2021",
    ) -> tuple[Visit, Person]:
        def opened(cookies: StorageState | None = None) -> BrowserContext:
            window = desk.browser.new_context(**NOT_PICTURED, storage_state=cookies)
            window.set_default_timeout(LONGEST)  # what cannot be clicked is waited for as long as that
            windows.append(window)
            return window

        window = opened()
        running_portal.new_world(window, date.fromisoformat(on), era)
        filer, place = person(slug), tmp_path / str(len(windows))
        place.mkdir()
        cookies = window.storage_state()
        cast = {"filer": filer, **{other: person(other) for other in others}}
        address = running_portal.address
        guide = Visit(
            window.new_page(), courts.court(court), cast, place, address, lambda: opened(cookies).new_page(), camera
        )
        with guide.short_way() as way:
            way.open("pacer", "Go to {court.sites.pacer}.")
        return guide, filer

    yield begin
    for window in windows:
        window.close()


@pytest.fixture
def guide_on(page: Page, tmp_path: Path) -> Callable[..., Guide]:
    """A guide that stands on a page a few lines long."""

    def stand(html: str, court: Court | None = None, camera: type[Camera] = Camera) -> Guide:
        cast = {"filer": person("tobias-brannock")}
        at = court or courts.court("mad")
        guide = Guide(page, at, cast, tmp_path, title="A small page", patience=0.3, camera=camera)
        page.set_content(f"<!doctype html><html lang='en'><title>Small</title><body>{html}</body></html>")
        return guide

    return stand
