"""What a picture is cut by: the columns beside a page's own matter, and the panel of a dialog."""

from __future__ import annotations

import pytest

from assistant.walking import frames

LINKS = "<a href=/one>Pages</a><br><a href=/two>Images</a>"
FIXED = "position:fixed;left:0;top:0;width:200px;height:100vh"
SHEET = "position:fixed;inset:0"
PANEL = "position:absolute;margin:0;left:90px;top:60px;width:500px;height:300px"
WHITE_PANEL = f"<div style='{PANEL};background:white'><h2>Choose</h2><button>OK</button></div>"
COLUMN, BOX = (0, 0, 200), (90, 60, 500, 300)


@pytest.fixture
def seen(small_page):
    """The boxes of one kind of neighbors on a page a few lines long."""

    def look(kind, html):
        small_page.set_content(f"<!doctype html><body style='margin:0'>{html}")
        return [one["box"] for one in frames.look(small_page, "neighbors") if one["kind"] == kind]

    return look


@pytest.mark.parametrize(
    "html",
    [
        f"<nav style='{FIXED}'>{LINKS}</nav>",
        f"<aside><div style='{FIXED}'><nav>{LINKS}</nav></div></aside><main>Home</main>",
        f"<div style='{FIXED}'><h2>Desk</h2><ul role=navigation>{LINKS}</ul><p>Log out</p></div>",
        f"<div style='float:left;width:200px;height:90vh'><div><nav>{LINKS}</nav></div></div><main>Home</main>",
    ],
)
def test_a_menu_at_the_side_is_as_large_as_the_column_that_it_stands_in(seen, html):
    assert {(box["x"], box["y"], box["width"]) for box in seen("aside", html)} == {COLUMN}


@pytest.mark.parametrize(
    "html",
    [
        f"<nav>{LINKS}</nav><main style='height:90vh'>Home</main>",
        f"<div style='height:90vh'><nav style='width:200px'>{LINKS}</nav><p>Home</p></div>",
    ],
)
def test_a_menu_in_the_page_itself_is_no_column(seen, html):
    assert seen("aside", html) == []


@pytest.mark.parametrize(
    "html",
    [
        f"<div role=dialog style='{PANEL}'>Choose</div>",
        f"<div role=dialog style='{SHEET}'><div style='{PANEL};background:white'>Choose</div></div>",
        f"<div role=dialog style='{SHEET};background:#0008'><i></i><p style='{PANEL};border:1px solid'>Go</p></div>",
        f"<div role=dialog style='{SHEET}'><div style='margin:0 50px;height:9em'>{WHITE_PANEL}</div></div>",
    ],
)
def test_a_dialog_is_as_large_as_what_is_seen_of_it(seen, html):
    [box] = seen("dialog", html)

    assert (box["x"], box["y"]) == BOX[:2]
    assert BOX[2:] <= (box["width"], box["height"]) <= (502, 302)


def test_a_dialog_that_fills_the_window_is_a_dialog_still(seen):
    [box] = seen("dialog", f"<div role=dialog style='{SHEET};background:white'><h2>Choose</h2><p>OK</p></div>")

    assert box["x"] == box["y"] == 0
    assert box["width"] > 900
