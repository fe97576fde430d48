"""A site seen through a changed glass: a proxy on this machine that rewrites its pages, and gives all else through."""

from __future__ import annotations

import contextlib
import http.client
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import urlsplit

from lxml import html

Rule = Callable[[html.HtmlElement], None]
"""What is done to a page, in its place; it raises NotThere before it does anything."""


class NotThere(Exception):
    """A page does not have what a rule is about, so that it stays as it is."""


OF_ONE_CONNECTION = {
    "accept-encoding", "connection", "content-length", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade",
}  # fmt: skip
OF_OTHER_BYTES = {"content-security-policy", "etag", "last-modified"}
"""What an answer says of a page as it was; a site's policy would forbid a style that is written into it."""


@dataclass(frozen=True)
class Between:
    """A page that comes before another, until its form is sent: `path` is where it stands."""

    path: str
    page: str


@dataclass(frozen=True)
class Rewriting:
    """A rule for pages whose path begins with `under` and ends with `page`, and what comes before them."""

    rule: Rule | None = None
    page: str = ""
    under: str = "/"
    between: Between | None = None

    def is_for(self, path: str) -> bool:
        return path.startswith(self.under) and path.endswith(self.page)


@dataclass
class Glass:
    """Where the site is seen, and what is changed of it now; `touched` are the rewritings that any page has met."""

    address: str
    rewritings: tuple[Rewriting, ...] = ()
    touched: set[int] = field(default_factory=set)

    def show(self, *rewritings: Rewriting) -> None:
        self.rewritings = rewritings
        self.touched = set()

    @property
    def unused(self) -> list[Rewriting]:
        """Those that no page has met: what was compared then was not what was meant."""
        return [one for number, one in enumerate(self.rewritings) if number not in self.touched]

    def seen(self, path: str, body: bytes) -> bytes:
        """A page as it is seen; one without words stays so."""
        mine = [(n, one) for n, one in enumerate(self.rewritings) if one.rule and one.is_for(path)]
        if not mine or not body:
            return body
        tree = html.document_fromstring(body, parser=html.HTMLParser(encoding="utf-8"))
        for number, one in mine:
            before = html.tostring(tree)
            with contextlib.suppress(NotThere):
                one.rule(tree)  # type: ignore[misc]  # those without one were left out
            if html.tostring(tree) != before:
                self.touched.add(number)
        return html.tostring(tree, doctype="<!doctype html>", encoding="utf-8")

    def stops(self, path: str, cookies: str) -> Between | None:
        """The page that comes before this one, if it was not gone on from."""
        for number, one in enumerate(self.rewritings):
            if one.between and one.is_for(path) and f"{passed(number)}=yes" not in cookies:
                return one.between
        return None

    def standing_at(self, path: str) -> tuple[int, Between] | None:
        """A page that comes before another and stands at this path, and its number."""
        for number, one in enumerate(self.rewritings):
            if one.between and path.startswith(one.under) and path.endswith(one.between.path):
                return number, one.between
        return None


def passed(number: int) -> str:
    return f"passed-{number}"


class Through(BaseHTTPRequestHandler):
    """Asks the site behind the glass, in the browser's own words, so that redirects, origins and cookies fit."""

    protocol_version = "HTTP/1.1"
    behind = urlsplit("")
    glass = Glass("")

    def answered(self) -> None:
        path, cookies = urlsplit(self.path).path, self.headers.get("Cookie", "")
        sent = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if (own := self.glass.standing_at(path)) is not None:
            self.own_page(*own)
        elif self.command == "GET" and (stop := self.glass.stops(path, cookies)) is not None:
            self.led(path.rsplit("/", 1)[0] + stop.path)
        else:
            self.given_through(path, sent)

    do_GET = do_POST = do_HEAD = do_PUT = do_DELETE = answered  # noqa: N815 - as http.server calls them

    def own_page(self, number: int, between: Between) -> None:
        """The page; or, when its form is sent, on to the page that it came before."""
        if self.command == "POST":
            on = self.path.removesuffix(between.path) + self.glass.rewritings[number].page
            self.led(on, f"{passed(number)}=yes; Path=/")
        else:
            self.glass.touched.add(number)
            self.say(200, [("Content-Type", "text/html; charset=utf-8")], between.page.encode())

    def led(self, where: str, cookie: str = "") -> None:
        self.say(303, [("Location", where), *([("Set-Cookie", cookie)] if cookie else [])], b"")

    def given_through(self, path: str, sent: bytes) -> None:
        status, told, body = self.asked(sent)
        left_out = OF_ONE_CONNECTION
        if "text/html" in dict(told).get("Content-Type", ""):
            seen = self.glass.seen(path, body)
            left_out = left_out | (OF_OTHER_BYTES if seen != body else set())
            body = seen
        self.say(status, [(name, value) for name, value in told if name.lower() not in left_out], body)

    def asked(self, sent: bytes) -> tuple[int, list[tuple[str, str]], bytes]:
        """The site's answer: its status, headers and body."""
        site = http.client.HTTPConnection(self.behind.hostname or "", self.behind.port, timeout=30)
        headers = {name: value for name, value in self.headers.items() if name.lower() not in OF_ONE_CONNECTION}
        with contextlib.closing(site):
            site.request(self.command, self.path, sent or None, headers)
            answer = site.getresponse()
            return answer.status, answer.getheaders(), answer.read()

    def say(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None:
        self.send_response_only(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nobody reads it."""


@contextmanager
def seen_through(site: str) -> Iterator[Glass]:
    """A proxy before the site at that address."""

    class Answers(Through):
        behind = urlsplit(site)

    with served(Answers) as address:
        Answers.glass = Glass(address)
        yield Answers.glass


@contextmanager
def served(answers: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    """Somebody who answers on a free port of this machine. Gives the address, without a slash at its end."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        block_on_close = False

    with Server(("127.0.0.1", 0), answers) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
    thread.join()
