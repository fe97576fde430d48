"""One page for many small shapes: a browser page of its own for each would take most of the time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, ElementHandle, Page

from assistant.walking import browser as browsers
from assistant.walking import targets

SHAPES = Path(__file__).parent / "shapes"


@pytest.fixture
def shape() -> Callable[[str], str]:
    """A few lines of a page, by the name of their file."""
    return lambda name: (SHAPES / f"{name}.html").read_text(encoding="utf-8")


@pytest.fixture
def has_dark() -> Callable[[Path], bool]:
    """Tells whether what is open, and dark on purpose, is in a picture."""

    def look(picture: Path) -> bool:
        with Image.open(picture) as shown:
            return (1, 2, 3) in {color for _, color in shown.convert("RGB").getcolors(1 << 24)}

    return look


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[Page]:
    """A page with eyes; what cannot be done is waited for as long as a busy machine needs."""
    context = browser.new_context(**{**browsers.context_arguments(), "device_scale_factor": 1})
    context.set_default_timeout(5_000)
    page = context.new_page()
    page.add_init_script(targets.EYES)
    yield page
    context.close()


@pytest.fixture
def control(window: Page) -> Callable[..., ElementHandle]:
    """Shows a few lines and gives the control in them, which is called “c”."""

    def show(html: str, selector: str = "#c") -> ElementHandle:
        window.goto("about:blank")
        window.set_content(f"<!doctype html><html lang=en><title>Small</title><body>{html}</body></html>")
        targets.open_eyes(window)
        found = window.query_selector(selector)
        assert found is not None, "the shape has a control"
        return found

    return show
