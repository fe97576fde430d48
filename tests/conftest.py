"""What all tests share: the browser as walks start it, and a portal that runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from assistant import browser as browsers
from assistant import courts, portal
from assistant.browser import Desk
from assistant.guide import Guide
from assistant.people import person
from assistant.portal import Portal

COURTS = tuple(courts.file_of(one.id) for one in courts.bundled())


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    return browsers.launch_arguments()


@pytest.fixture(scope="session")
def browser_context_args() -> dict[str, Any]:
    return browsers.context_arguments()


@pytest.fixture(scope="session")
def desk(browser: Browser) -> Desk:
    """The browser that the tests have already started."""
    return Desk(browser)


@pytest.fixture(scope="session")
def running_portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    """The bundled portal, with an empty folder of guides."""
    with portal.bundled(COURTS, tmp_path_factory.mktemp("guides")) as running:
        yield running


@pytest.fixture
def guide_on(page: Page, tmp_path: Path) -> Callable[[str], Guide]:
    """A guide that stands on a page a few lines long."""

    def stand(html: str) -> Guide:
        filer = person("tobias-brannock")
        guide = Guide(page, courts.court("mad"), {"filer": filer}, tmp_path, title="A small page", patience=0.3)
        page.set_content(f"<!doctype html><html lang='en'><title>Small</title><body>{html}</body></html>")
        return guide

    return stand
