"""The recorder's window, headless, with somebody in front of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from actor import Actor

from assistant.facts import courts
from assistant.recorder.journal import Journal, Session
from assistant.recorder.record import cast_of
from assistant.recorder.window import RecorderWindow
from assistant.walking import browser

SESSION = Session(name="shown-here", title="Shown here", court="mad", people=("tobias-brannock",), on=date(2021, 9, 21))

Begun = tuple[RecorderWindow, Actor]


@pytest.fixture
def studio(desk, running_portal, tmp_path) -> Iterator[Callable[..., Begun]]:
    """Opens the window; `html` stands in place of the court's PACER site, where it is given."""
    contexts = []

    def begin(journal=None, html="") -> Begun:
        journal = journal or Journal.begin(tmp_path / "shown-here", SESSION)
        window = desk.browser.new_context(**browser.context_arguments() | {"device_scale_factor": 1})
        window.set_default_timeout(5_000)
        contexts.append(window)
        recorder = RecorderWindow(
            window, lambda: desk, running_portal, courts.court("mad"), cast_of(journal.session), journal
        )
        if html:
            recorder.page.route("**/pacer/", lambda route: route.fulfill(body=html, content_type="text/html"))
        recorder.begin()
        recorder.pump()
        return recorder, Actor(recorder.page, settle_of(recorder))

    yield begin
    for context in contexts:
        context.close()


@pytest.fixture
def small_page(studio) -> Callable[[str], Begun]:
    """Somebody at a page of a few lines, which takes the place of the court's PACER site."""

    def begin(body: str) -> Begun:
        page = (
            f"<!doctype html><html lang='en'><title>Small</title><body><main><h1>Small</h1>{body}</main></body></html>"
        )
        return studio(html=page)

    return begin


def settle_of(recorder: RecorderWindow) -> Callable[[], None]:
    """Wait until the recorder has taken up all that was done."""

    def settle() -> None:
        for _ in range(4):
            recorder.pump()

    return settle
