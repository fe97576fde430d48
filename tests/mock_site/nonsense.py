"""What nobody would send, but somebody does: forms filled in at random, and requests that are none."""

from __future__ import annotations

import random
import socket
from collections import Counter
from contextlib import suppress
from itertools import cycle
from urllib.parse import urlsplit

from explorer import Browser, Explorer, Form, Seen, example_of, links_of
from flask import Flask
from readers import AFTER, BEFORE, readers

WANDERLUST = 0.4
"""How often somebody leaves a page on which there is something to press."""

OFTEN = 5
"""How much more often than at any other page somebody is at the door of a class, so that many are in it."""

POSTS_OF_ONE = 25
"""So many forms are sent by one visitor, in one world; then comes the next."""

NONSENSE = (
    "", " ", "x" * 5000, "<script>alert(1)</script>", "'; drop table worlds; --", "\x00", "\u202e", "é" * 40, "\r\n",
    "../../etc/passwd", "{{ 7 * 7 }}", "%s%n", "99/99/9999", "02/29/2021", "0", "-1", "1e309", "null", "🙂", "Nan",
    "[]", "true", "tb1407", "4111 1111 1111 1111", "name@example.com", "Massachusetts", "\N{LATIN SMALL LIGATURE FF}",
)  # fmt: skip
FIELDS = ("deed", "username", "password", "number", "court", "date", "era", "people", "tab", "\x00", "csrf_token", "é")


def posts(app: Flask, known: object, number: int, seed: int = 2021) -> Counter[tuple[str, int]]:
    """Send so many forms, each with its own fields, some filled in well and some not; which, and how it was answered.

    Raises AssertionError when the portal falls over, or when a world cannot be read any more.
    """
    chance = random.Random(seed)  # noqa: S311 - any nonsense will do, as long as it is the same each time
    answers: Counter[tuple[str, int]] = Counter()
    everybody = cycle(readers(known).values())
    door = door_of_a_class(app)
    while answers.total() < number:
        typed = next(everybody).typed
        browser = Browser(app)
        browser.begin(chance.choice((AFTER, AFTER, BEFORE)), era=chance.choice(("2021", "2025")))
        answer = None
        for _ in range(min(POSTS_OF_ONE, number - answers.total())):
            place, answer = one_post(browser, Explorer(browser, typed), chance, answer, door)
            assert answer.status < 500, f"{answer.status} from {place} after {answers.total()} posts"
            assert "Traceback" not in answer.source, f"a traceback from {place}"
            answers[place, answer.status] += 1
        check_world(app, browser)
    return answers


def door_of_a_class(app: Flask) -> str:
    """Where a class can be joined that stays open."""
    trainer = Browser(app)
    form = trainer.get("/training/desk/class").forms[0]
    opened = trainer.press(trainer.get("/training/desk/class"), form, form.buttons[0], {"title": "Nonsense"})
    return next(link for link in links_of(opened) if link.startswith("/class/"))


def one_post(
    browser: Browser, helper: Explorer, chance: random.Random, last: Seen | None, door: str
) -> tuple[str, Seen]:
    """A form of the page that came last, or of any other, by one of its buttons."""
    page = last
    while page is None or not (forms := [form for form in page.forms if form.buttons]) or chance.random() < WANDERLUST:
        page = browser.get(chance.choice([*addresses(browser.client.application), *[door] * OFTEN]))
        assert page.status < 500, f"{page.status} from {page.address}"
    form = chance.choice(forms)
    button = chance.choice((form.buttons[0], *form.buttons))
    answer = browser.press(page, form, button, filled_in(form, helper, chance))
    return f"{urlsplit(form.action).path} {button.label}", answer


def filled_in(form: Form, helper: Explorer, chance: random.Random) -> dict[str, str]:
    """Values for the fields of a form: helpful ones, as they are, and nonsense."""
    helpful, mood = helper.helpful(form), min(1.0, 2 * chance.random())
    values = {}
    for name, one in form.fields.items():
        nonsense = chance.choice((*NONSENSE, *one.options))
        choices = {0: helpful.get(name, one.value), 1: one.value, 2: nonsense}
        well = name == "csrf_token" or chance.random() < mood
        values[name] = choices[0] if well else choices[chance.randrange(3)]
    if chance.random() < 0.1:
        values[chance.choice(FIELDS)] = chance.choice(NONSENSE)
    return {name: value.encode("utf-8", "replace").decode() for name, value in values.items()}


def addresses(app: Flask) -> list[str]:
    """An address for each page that the portal has, of both courts."""
    rules = [rule for rule in app.url_map.iter_rules() if "GET" in rule.methods and rule.endpoint != "static"]
    return sorted({example_of(rule.rule.replace("<court>", court)) for rule in rules for court in ("mab", "mad")})


def check_world(app: Flask, browser: Browser) -> None:
    """What is kept of a visitor can be read. Who has just started over has nothing yet."""
    with browser.client.session_transaction() as session:
        if "world" not in session:
            return
        kept = app.extensions["worlds"].get(session["world"])
    assert kept is not None, "the world is gone"
    assert len({account.credentials.username.casefold() for account in kept.accounts.values()}) == len(kept.accounts)


def malformed(address: str, number: int, seed: int = 1407) -> Counter[str]:
    """Send so many requests that are none; how each was answered. Raises AssertionError when the portal falls over."""
    chance = random.Random(seed)  # noqa: S311
    answers: Counter[str] = Counter()
    for _ in range(number):
        request = one_request(chance)
        answer = send(address, request)
        status = answer.split(b" ", 2)[1].decode() if answer.startswith(b"HTTP/") else "nothing"
        assert status != "500", f"500 for {request[:300]!r}"
        assert b"Traceback" not in answer, f"a traceback for {request[:300]!r}"
        answers[status] += 1
    return answers


def one_request(chance: random.Random) -> bytes:
    """A request line, headers and a body, each of which may be nonsense."""
    method, path, version = chance.choice(METHODS), chance.choice(PATHS), chance.choice(VERSIONS)
    headers = [b"Host: localhost", *chance.sample(HEADERS, chance.randrange(4)), b"Connection: close"]
    body = chance.choice(BODIES)
    if chance.random() < 0.8:
        headers.append(b"Content-Length: %d" % len(body))
    end = chance.choice((b"\r\n", b"\r\n", b"\r\n", b"\n", b"\r"))
    request = end.join([b" ".join((method, path, version)), *headers, b"", b""]) + body
    cut = chance.random() < 0.1
    return request[: chance.randrange(len(request))] if cut else request


def send(address: str, request: bytes) -> bytes:
    """What comes back when nothing more is said; nothing, if the line was closed."""
    where = urlsplit(address)
    answer = b""
    with socket.create_connection((where.hostname, where.port), timeout=10) as line, suppress(OSError):
        with suppress(OSError):  # the portal may have said all it has to say, and hung up
            line.sendall(request)
            line.shutdown(socket.SHUT_WR)
        while len(answer) < 100_000 and (more := line.recv(65536)):
            answer += more
    return answer


METHODS = (
    b"GET",
    b"GET",
    b"POST",
    b"POST",
    b"HEAD",
    b"OPTIONS",
    b"TRACE",
    b"CONNECT",
    b"get",
    b"\x00",
    b"X" * 300,
    b"",
)
PATHS = (
    b"/", b"/pscof/login", b"/pscof/manage/maint", b"/training/world", b"/cso/login?court=mad", b"/ecf/mad/main",
    b"/static/../../../../etc/passwd", b"/guides/%2e%2e/%2e%2e/etc/passwd", b"/guides/%00", b"/%", b"/%zz", b"/%ff%fe",
    b"//evil.example/", b"http://evil.example/", b"*", b"/" + b"a" * 9000, b"/" + b"a/" * 4000, b"/?" + b"a=b&" * 3000,
    b"/pscof/login?tried=%00", b"/court/mad/nextgen?text=%ff", b"/ecf/%F0%9F%99%82/main", b"/\xc3\xa9", b"/\x00", b"",
    b"/training/mailroom/%0d%0aSet-Cookie:x=y", b"/pscof/upgrade/person?tried[]=1",
)  # fmt: skip
VERSIONS = (b"HTTP/1.1", b"HTTP/1.1", b"HTTP/1.0", b"HTTP/9.9", b"HTTP", b"", b"HTTP/1.1 HTTP/1.1")
HEADERS = [
    b"Cookie: session=" + b"x" * 4000, b"Cookie: session=.eJw; session=a; =;;;", b"Cookie: session=\xff\xfe\x00",
    b"Content-Type: multipart/form-data", b"Content-Type: multipart/form-data; boundary=", b"Content-Type: \xff",
    b"Content-Type: multipart/form-data; boundary=x", b"Content-Type: application/json; charset=utf-99",
    b"Content-Type: application/x-www-form-urlencoded; charset=utf-16", b"Content-Length: -1", b"Content-Length: 1e9",
    b"Content-Length: 99999999999999999999", b"Transfer-Encoding: chunked", b"Transfer-Encoding: gzip, chunked",
    b"Host: evil.example", b"Host: ", b"Host: [::1", b"Host: localhost:99999999", b"X-Forwarded-For: " + b"1," * 2000,
    b"Expect: 100-continue", b"Range: bytes=-1,0-,a-b", b"Origin: null", b"Referer: \x01", b"If-Modified-Since: soon",
    b"Accept-Encoding: " + b"gzip," * 500, b" folded: yes", b"no colon", b": no name", b"X: " + b"y" * 20000,
    b"Content-Type: application/json", b"Content-Type: application/x-www-form-urlencoded", b"Upgrade: websocket",
]  # fmt: skip
BODIES = (
    b"", b"a=b", b"username=tb1407&password=copper99x", b"%", b"%zz=%ff", b"\x00" * 100, b"=" * 2000, b"&" * 5000,
    b"x=" + b"y" * 70_000, b"{", b"[" * 5000, b'{"date": 5, "people": {}}', b'{"era": []}', b"\xff",
    b"--x\r\nContent-Disposition: form-data; name=a\r\n\r\n1", b"--x\r\n\r\n--x--", b"zz\r\nnot chunks\r\n0\r\n\r\n",
    b"5\r\nhello\r\n0\r\n\r\n", b"a=b&" * 2000, b"csrf_token=\xed\xa0\x80",
)  # fmt: skip
