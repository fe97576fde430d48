"""A window or tab that a page opens is where the next steps are done, until it is closed."""

from __future__ import annotations

import pytest

from assistant.errors import HostRefused, NotOnScreen, PortalTrouble
from assistant.walking.camera import Camera

pytestmark = pytest.mark.siblings(6, of="file")

LINK = "<a href=/receipt target=_blank>Go</a>"
GO = '<button onclick="{}">Go</button><p id=o></p>'


@pytest.mark.parametrize(
    "html",
    [
        LINK,
        "<a href=/receipt target=_blank rel=noopener>Go</a>",
        "<form action=/receipt target=_blank><button>Go</button></form>",
        "<form action=/receipt method=post target=_blank><button>Go</button></form>",
        GO.format("window.open('/receipt', 'r', 'width=500,height=300')"),
        GO.format("setTimeout(() => window.open('/receipt'), 500)"),
        GO.format("fetch('/more').then(() => window.open('/receipt'))"),
        GO.format("window.open('', 'r', 'width=500,height=300').document.write('<h1>Receipt</h1>')"),
    ],
)
def test_the_next_step_is_done_there_however_it_is_opened(guide_at, walk, html):
    walk(guide_at(html), "click Go; see Receipt")


@pytest.mark.parametrize(
    ("html", "script"),
    [
        (LINK, "click Go; click Close; see Small; click Go; see Receipt"),
        (LINK, "click Go; see Receipt; close; see Small"),
        (LINK, "click Go; click More; see Details; close; click Close; see Small"),
        (LINK.replace("receipt", "asks"), "click Go; click Void; see Void it?; click OK; see Gone; close; see Small"),
        (LINK.replace("receipt", "alert"), "click Go; see Welcome back; click OK; see Loaded; close; see Small"),
        (GO.format("window.open('/receipt'); o.textContent = 1"), "click Go; see Paid; click Close; see 1"),
        (GO.format("window.open('/receipt'); location = '/more'"), "click Go; see Paid; click Close; see Details"),
    ],
)
def test_closing_it_goes_back(guide_at, walk, html, script):
    walk(guide_at(html), script)


def test_a_field_whose_list_opens_it_is_pictured_before(guide_at, walk):
    html = "<label>Kind <select onchange=\"window.open('/receipt')\"><option>Brief<option>Motion</select></label>"
    before, _ = walk(guide_at(html, Camera), "choose Kind = Motion; see Paid")

    assert before.steps[0].look is not None
    assert before.steps[0].typed is not None
    assert before.steps[0].typed.shown == "Motion"


def test_it_is_pictured_as_large_as_the_others_and_told_of(guide_at, walk):
    html = GO.format("window.open('/receipt', 'r', 'width=500,height=300')")
    before, opened, after = walk(guide_at(html, Camera), "click Go; see Paid; close; see Small")

    assert [screen.window for screen in (before, opened, after)] == ["", "new", ""]
    assert opened.left.box == before.left.box
    assert [step.sentence for step in opened.steps] == ["You see or click **Paid**.", "Close the window."]


@pytest.mark.parametrize(
    ("html", "script", "error", "told"),
    [
        ("<a href=/opens>Go</a>", "click Go; see Opens", PortalTrouble, "/receipt, which no step asked for: browsers"),
        ('<a href="data:text/html,x" target=_blank>Go</a>', "click Go; see x", PortalTrouble, "browsers leave empty"),
        ("<a href=http://ecf.example.gov/ target=_blank>Go</a>", "click Go; see x", HostRefused, "ecf.example.gov"),
        (
            GO.format("for (let n = 0; n < 9; n++) window.open('/receipt')"),
            *("click Go; see Paid; see x", PortalTrouble, "5 windows"),
        ),
        (LINK, "click Go; click Go", NotOnScreen, r"guide\.close_window\("),
        (LINK.replace("receipt", "nothing"), "click Go; see x", PortalTrouble, "/nothing answered 404"),
        (LINK.replace("receipt", "unstyled"), "click Go; see Plain", PortalTrouble, "/none.css answered 404"),
        (LINK, "close", NotOnScreen, "no window is open that a page has opened"),
    ],
)
def test_one_that_no_reader_would_see_so_stops_the_walk(guide_at, walk, html, script, error, told):
    with pytest.raises(error, match=told):
        walk(guide_at(html, patience=1.0), script)
