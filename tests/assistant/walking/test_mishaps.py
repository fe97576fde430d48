"""An error in a page's place, a page without its styles, and a window of the browser stop a walk."""

from __future__ import annotations

import socket
from contextlib import contextmanager
from threading import Thread

import pytest

from assistant.errors import NotOnScreen, PortalTrouble
from assistant.facts import courts
from assistant.walking.guide import Guide

pytestmark = pytest.mark.siblings(6, of="file")

HTML = b"Content-Type: text/html\r\n"
GO = b"<h1>Here</h1><link rel=stylesheet href=/ok.css><a href=/next>Go</a>"

ANSWERS = {
    "broken": (b"500 Fault", HTML, b"<h1>Here</h1>"),
    "gone": (b"404 Gone", HTML, b"<h1>Here</h1>"),
    "unstyled": (b"200 OK", HTML, b"<link rel=stylesheet href=/none.css><h1>Here</h1>"),
    "wrongly styled": (b"200 OK", HTML, b"<link rel=stylesheet href=/page><h1>Here</h1>"),
    "emptily styled": (b"200 OK", HTML, b"<link rel=stylesheet href=/empty.css><h1>Here</h1>"),
    "half styled": (b"200 OK", HTML, b"<link rel=stylesheet href=/reset.css><h1>Here</h1>"),
    "oddly styled": (b"200 OK", HTML, b"<!doctype html><link rel=stylesheet href=/odd.css><h1>Here</h1>"),
    "alert": (b"200 OK", HTML, b"<script>alert('PACER is closed')</script><h1>Here</h1>"),
    "confirm": (b"200 OK", HTML, b"<h1>Here</h1><script>confirm('PACER is closed')</script>"),
    "prompt": (b"200 OK", HTML, b"<h1>Here</h1><script>onload = () => prompt('PACER is closed')</script>"),
    "loop": (b"200 OK", HTML, b"<script>for (;;) alert('PACER is closed')</script><h1>Here</h1>"),
    "good": (b"200 OK", HTML, b"<link rel=stylesheet href=/ok.css><h1>Here</h1>"),
}
SHEETS = {
    "/ok.css": (b"200 OK", b"Content-Type: text/css; charset=utf-8\r\n", b"h1 { color: navy }"),
    "/empty.css": (b"200 OK", b"Content-Type: text/css\r\n", b""),
    "/odd.css": (b"404 None", HTML + b"X-Content-Type-Options: nosniff\r\n", b"<h1>None</h1>"),
    "/page": (b"200 OK", HTML, b"<h1>Page</h1>"),
}


@contextmanager
def answering(last):
    """A server whose page leads to another one, which answers like that; `reset` and a sheet of that name break off."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = Thread(target=serve, args=(server, last), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}"
        server.shutdown(socket.SHUT_RDWR)
    thread.join()


def serve(server, last):
    while True:
        try:
            connection, _ = server.accept()
        except OSError:
            return
        with connection:
            path = (connection.recv(4096).split() or [b"", b"/"])[1].decode()
            if path == "/reset.css" or (path == "/next" and last == "reset"):
                continue
            answers = {"/": (b"200 OK", HTML, GO), **SHEETS, "/next": ANSWERS.get(last)}
            status, kind, body = answers.get(path, (b"404 None", HTML, b""))
            head = b"HTTP/1.1 %s\r\n%sContent-Length: %d\r\nConnection: close\r\n\r\n"
            connection.sendall(head % (status, kind, len(body)) + body)


def led_to(page, folder, address):
    guide = Guide(page, courts.court("mad"), {}, folder, title="Small", patience=1)
    page.goto(address)
    guide.click("Click **Go**.")
    return guide


@pytest.mark.parametrize(
    ("last", "told"),
    [
        ("broken", "/next answered 500"),
        ("gone", "/next answered 404"),
        ("reset", "/next did not come"),
        ("unstyled", "its style sheet /none.css answered 404"),
        ("wrongly styled", "its style sheet /page came as text/html"),
        ("emptily styled", "its style sheet /empty.css came empty"),
        ("oddly styled", "its style sheet /odd.css"),
        ("half styled", "its style sheet /reset.css did not come"),
        ("alert", "a window over it that no sentence speaks of: “PACER is closed”"),
        ("confirm", "a window over it that no sentence speaks of: “PACER is closed”"),
        ("prompt", "a window over it that no sentence speaks of: “PACER is closed”"),
        ("loop", "a window over it that no sentence speaks of: “PACER is closed”"),
    ],
)
def test_the_last_click_is_verified_and_any_other(page, tmp_path, last, told):
    with answering(last) as address, pytest.raises(PortalTrouble) as stopped:
        led_to(page, tmp_path, address).finish()

    assert told in str(stopped.value)
    assert "Step 1 of “Small” led to a page that no reader should see" in str(stopped.value)
    assert "Click **Go**.        tests/assistant/walking/test_mishaps.py" in str(stopped.value)


def test_a_broken_page_stops_the_walk_before_the_next_sentence(page, tmp_path):
    with answering("unstyled") as address:
        guide = led_to(page, tmp_path, address)
        with pytest.raises(PortalTrouble, match=r"Step 1 of .*\n\n    Click \*\*Go"):
            guide.see("You are **Here**.")


def test_a_good_page_passes(page, tmp_path):
    with answering("good") as address:
        guide = led_to(page, tmp_path, address)
        guide.see("You are **Here**.")

        assert len(guide.finish()) == 2


ASKS = "<button onclick='o.textContent = {}'>Delete</button><p id=o></p>"


@pytest.mark.parametrize(
    ("asked", "answer", "shown"),
    [
        ('confirm("Delete it?") ? "Gone" : "Kept"', {}, "Gone"),
        ('confirm("Delete it?") ? "Gone" : "Kept"', {"press": "Cancel"}, "Kept"),
        ('prompt("Why? Delete it?")', {"text": "Twice there"}, "Twice there"),
    ],
)
def test_a_script_answers_a_window_of_the_browser(guide_on, asked, answer, shown):
    guide = guide_on(ASKS.format(asked))

    with guide.window("Delete it?", **answer):
        guide.click("Click **Delete**.")
    guide.see(f"You read **{shown}**.")


def test_a_window_that_does_not_come_or_says_something_else_stops_the_walk(guide_on):
    guide = guide_on(ASKS.format('"Gone"') + "<button onclick='alert(\"Never\")'>Ask</button>")

    with (
        pytest.raises(NotOnScreen, match=r"test_mishaps\.py:\d+: no window of the browser opens that says “Delete"),
        guide.window("Delete it?"),
    ):
        guide.click("Click **Delete**.")
    with pytest.raises(PortalTrouble, match="“Never”"), guide.window("Delete it?"):
        guide.click("Click **Ask**.")
