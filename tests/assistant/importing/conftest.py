"""A page in the portal, on which what another tool has recorded is done again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from playwright.sync_api import Route

from assistant.importing.imported import begun
from assistant.importing.retelling import Retelling
from assistant.recorder.journal import Journal, Session
from assistant.recorder.record import cast_of
from assistant.walking import browser

SESSION = Session(name="told-again", title="Told", court="mad", people=("tobias-brannock",), on=date(2021, 9, 21))


@pytest.fixture
def telling_on(desk, running_portal, tmp_path) -> Iterator[Callable[..., tuple[Retelling, Journal]]]:
    """Stands on a page of a few lines, which takes the place of the court's PACER site; it may lead to `others`."""
    windows = []

    def stand(body: str, others: dict[str, str] | None = None) -> tuple[Retelling, Journal]:
        window = desk.browser.new_context(**browser.context_arguments() | {"device_scale_factor": 1})
        windows.append(window)
        page = f"<!doctype html><html lang='en'><title>Small</title><main><h1>Small</h1>{body}</main></html>"
        window.route("**/pacer/", answered_with(page))
        for address, other in (others or {}).items():
            window.route(address, answered_with(other))
        journal = Journal.begin(tmp_path / "told-again", SESSION)
        return begun(window, running_portal, cast_of(SESSION), journal), journal

    yield stand
    for window in windows:
        window.close()


def answered_with(page: str) -> Callable[[Route], None]:
    return lambda route: route.fulfill(body=page, content_type="text/html")
