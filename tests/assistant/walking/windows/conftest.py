"""A small site whose pages ask, open windows, and give files; all tests of a module share one browser session."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from assistant.facts import courts
from assistant.facts.people import person
from assistant.walking import browser as browsers
from assistant.walking.blind import Blind
from assistant.walking.guide import Guide
from assistant.walking.windows import samples

HEAD = "<!doctype html><html lang=en><meta charset=utf-8><title>Small</title><h1>Small</h1>"
KINDS = {".pdf": "application/pdf", ".csv": "text/csv"}
FILES = {"/receipt.pdf": samples.pdf("Receipt"), "/false.pdf": b"<h1>Fault", "/empty.csv": b""}

PAGES = {
    "/receipt": """<h1>Receipt</h1><p>Paid</p><button onclick="window.close()">Close</button>
        <a href=/more target=_blank>More</a>""",
    "/more": "<h1>More</h1><p>Details</p>",
    "/pacer/": "<script>alert('Closed at noon')</script><h1>Open</h1>",
    "/alert": "<h1>Loaded</h1><script>alert('Welcome back')</script>",
    "/opens": "<h1>Opens</h1><script>window.open('/receipt')</script>",
    "/unstyled": "<link rel=stylesheet href=/none.css><h1>Plain</h1>",
    "/asks": """<h1>Asks</h1><p id=o></p>
        <button onclick="o.textContent = confirm('Void it?') ? 'Gone' : 'Valid'">Void</button>""",
}


class Answers(BaseHTTPRequestHandler):
    """Pages by their path, and files of which the path is the name."""

    def do_GET(self):
        path = self.path.partition("?")[0]
        ending = path[path.rfind(".") :] if "." in path else ""
        body = (HEAD + PAGES.get(path, "")).encode()
        self.send_response(404 if path.startswith("/no") else 200)
        if ending in KINDS:
            body = FILES.get(path, b"a,b\n")
            self.send_header("Content-Disposition", f'attachment; filename="{path[1:]}"')
        self.send_header("Content-Type", KINDS.get(ending, "text/html"))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_GET  # noqa: N815 - as its library calls it

    def log_message(self, *_):
        """Nobody reads it."""


@pytest.fixture(scope="module")
def site():
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
    thread.join()


@pytest.fixture(scope="module")
def session(browser):
    context = browser.new_context(**browsers.context_arguments())
    yield context
    context.close()


@pytest.fixture
def guide_at(session, site, tmp_path):
    """A guide that stands on a page of the site which says this."""
    guides = []

    def stand(html, camera=Blind, patience=2.0):
        page = session.new_page()
        page.goto(f"{site}/more")
        cast = {"filer": person("tobias-brannock")}
        named = {"title": "Small", "portal": site, "patience": patience, "camera": camera}
        guide = Guide(page, courts.court("mad"), cast, tmp_path, **named)
        guides.append((guide, page))
        page.set_content(HEAD + html)
        return guide

    yield stand
    for guide, page in guides:
        guide.leave()
        page.close()


@pytest.fixture
def walk():
    """Walks lines such as `click OK`, `see Paid` and `fill Why? = late`, in which names are bold, to the end."""

    def walked(guide, script):
        for line in filter(None, map(str.strip, script.split(";"))):
            verb, _, words = line.partition(" ")
            named, _, value = words.partition(" = ")
            if verb == "close":
                guide.close_window("Close the window.")
            elif value:
                {"fill": guide.fill, "choose": guide.choose}[verb](f"Enter **{named}**.", value)
            else:
                {"see": guide.see, "click": guide.click}[verb](f"You see or click **{named}**.")
        return guide.finish()

    return walked
