"""A list that a page draws stands open in the film as it did when a real page was walked."""

from __future__ import annotations

import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from PIL import Image, ImageChops, ImageStat

from assistant.facts import courts
from assistant.facts.recording import Picture, Recording
from assistant.publishers.film.pace import Silent
from assistant.publishers.film.paint import Painter, in_film
from assistant.publishers.film.planes import planes
from assistant.publishers.film.schedule import planned
from assistant.publishers.layout.boxes import between
from assistant.walking import portal
from assistant.walking.browser import OpenBrowser
from assistant.walking.walk import walk
from assistant.walking.walkthrough import find

PINK = 200, 30, 120
"""Of what is open, and of nothing else."""

ALIKE, OTHER = 30, 100
"""By how much two pictures differ, of 255, that show the same with an outline on it, and that do not."""

LIST = """<span id=l>User Type</span> <span id=c role=combobox tabindex=0 aria-labelledby=l aria-expanded=false
    aria-controls=o onclick="o.hidden=!o.hidden">Select one</span><ul id=o role=listbox hidden>
    <li role=option>Attorney<li role=option>Trustee<li role=option>Government</ul>"""
MENU = """<button id=c aria-haspopup=menu aria-controls=o onclick="o.hidden=!o.hidden">User Type</button>
    <ul id=o role=menu hidden><li role=menuitem tabindex=-1>Attorney<li role=menuitem tabindex=-1>Trustee</ul>"""
CHOOSE = 'guide.choose("From the **User Type** list, choose “Trustee”.", "Trustee")'
CLICK = 'guide.click("Click **User Type**."); guide.click("Click **Trustee**.")'

PAGE = """<!doctype html><html lang=en><title>Register</title><style>
    body { font: 18px sans-serif } #c { border: 1px solid; padding: 4px 20px }
    ul { background: rgb(200, 30, 120); color: #fff; width: 320px; margin: 4px 0; padding: 8px; list-style: none }
    </style><h1>Register</h1><p>{}<p style="margin-top: 160px"><button>Next</button>
    <script>o.onclick = (event) => { c.textContent = event.target.textContent; o.hidden = true }</script>"""
SCRIPT = '''
from assistant import Guide, walkthrough


@walkthrough("Register")
def register(guide: Guide) -> None:
    """Here is how somebody registers."""
    guide.chapter("Register")
    guide.open("desk", "Open a web browser and go to {court.sites.desk}.")
    CHOSEN
    guide.click("Click **Next**.")
'''


class Site(BaseHTTPRequestHandler):
    """A site of one page."""

    page: str

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("content-type", "text/html")
        self.end_headers()
        self.wfile.write(self.page.encode())

    def log_message(self, *_: object) -> None:
        """In silence."""


@pytest.fixture
def walked(browser, tmp_path) -> Callable[[str, str], Recording]:
    """Walks a page of these elements, does there what is said, and reads back what that has recorded."""

    def made(elements: str, chosen: str) -> Recording:
        site = type("OneSite", (Site,), {"page": PAGE.replace("{}", elements)})
        with ThreadingHTTPServer(("127.0.0.1", 0), site) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            address = f"http://127.0.0.1:{server.server_port}/"
            file, script = tmp_path / "desk.toml", tmp_path / "register.py"
            file.write_text(f'id = "desk"\nname = "Desk"\n[sites]\ndesk = "{address}"\n', encoding="utf-8")
            script.write_text(SCRIPT.replace("CHOSEN", chosen), encoding="utf-8")
            place, at_hand = courts.court(str(file)), OpenBrowser(browser)
            walk(find(str(script)), place, portal.ELSEWHERE, at_hand, tmp_path / "walked")
            server.shutdown()
        return Recording.load(tmp_path / "walked")

    return made


def stands_open_alone(recording: Recording, picture: Picture) -> bool:
    """Whether the film shows what is open in a picture of the walk for one while, and neither before nor after."""
    film, painter = planned(recording, Silent()), Painter(recording)
    with Image.open(recording.path(picture)) as opened:
        whole = opened.convert("RGB")
    far = ImageChops.difference(whole, Image.new("RGB", whole.size, PINK)).convert("L")
    pink = far.point(lambda off: 0 if off else 255).getbbox()
    assert pink, "the walk has pictured it"
    expected = planes(whole).bright.crop(pink)
    shown = [tick for tick in range(film.length) if film.picture.at(tick) == picture and film.card.at(tick) is None]

    def unlike(tick: int) -> float:
        """How much a frame and the walk's picture differ, where it is open."""
        frame = film.at(tick)
        left, top, right, bottom = (edge / recording.viewport.density for edge in pink)
        place = in_film(between(left, top, right, bottom), frame.view)
        there = painter.paint(frame).bright.crop(
            [round(edge) for edge in (place.x, place.y, place.right, place.bottom)]
        )
        return ImageStat.Stat(ImageChops.difference(there, expected.resize(there.size))).mean[0]

    around = min(unlike(shown[0] - 1), unlike(shown[-1] + 1))
    return shown == [*range(shown[0], shown[-1] + 1)] and around > OTHER > ALIKE > unlike(shown[len(shown) // 2])


def test_a_list_stands_open_until_an_option_of_it_is_chosen(walked):
    recording = walked(LIST, CHOOSE)
    (step,) = (one for one in recording.steps() if one.verb == "choose")

    assert stands_open_alone(recording, step.opened)


def test_a_menu_stands_open_while_one_of_its_items_is_clicked(walked):
    recording = walked(MENU, CLICK)
    (screen,) = (one for one in recording.screens if any(step.said.bold == ("Trustee",) for step in one.steps))

    assert stands_open_alone(recording, screen.left)
