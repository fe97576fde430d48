"""The circle closes: the notice's “view the PDF version” opens the PDF that was built from the notice."""

from __future__ import annotations

import pytest

from assistant.facts import courts
from assistant.walking import portal

pytestmark = pytest.mark.server


def test_from_the_front_page_to_the_built_pdf(page, desk, tmp_path):
    guide = tmp_path / "mad" / "upgrade-account" / "mad-upgrade-account.pdf"
    guide.parent.mkdir(parents=True)
    guide.write_bytes(desk.print("<!doctype html><title>Upgrade</title><h1>Upgrade your PACER account</h1>"))

    with portal.bundled((courts.court_file("mad"),), tmp_path) as running:
        page.goto(running.address + "/")
        page.get_by_role("link", name="U.S. District Court, District of Massachusetts", exact=True).click()
        link = page.get_by_role("link", name="view the PDF version").nth(1)
        link.scroll_into_view_if_needed()
        answer = page.request.get(link.evaluate("link => link.href"))

    assert answer.ok
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.body() == guide.read_bytes()


def test_a_guide_that_is_not_built_says_how_to_build_it(page, tmp_path):
    with portal.bundled((courts.court_file("mad"),), tmp_path) as running:
        page.goto(running.address + "/court/mad/nextgen")
        page.get_by_role("link", name="view the PDF version").nth(1).click()

        assert "assistant guide upgrade-account --court mad" in page.locator("main").inner_text()
