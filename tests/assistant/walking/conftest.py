"""A small page for tests of what the eyes see."""

from __future__ import annotations

import pytest

from assistant.walking import targets


@pytest.fixture(scope="module")
def small_page(browser, browser_context_args):
    """One page for all tests of a file: what stands on it is written anew each time."""
    with browser.new_context(**browser_context_args) as context:
        page = context.new_page()
        targets.open_eyes(page)
        yield page
