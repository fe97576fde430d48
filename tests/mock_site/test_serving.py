import socket
from contextlib import ExitStack
from urllib.parse import urlsplit

import pytest

from mock_site.app import create_app
from mock_site.serving import names_of
from mock_site.start.portal import PortalSetup


def test_a_post_of_200_megabytes_is_refused_before_it_is_sent(portal):
    where = urlsplit(portal)
    with socket.create_connection((where.hostname, where.port), timeout=5) as line:
        head = f"POST /pscof/login HTTP/1.1\r\nHost: {where.netloc}\r\nContent-Length: 200000000\r\n\r\n"
        line.sendall(head.encode())
        answer = line.recv(4096)

    assert answer.startswith(b"HTTP/1.1 413 ")


def test_a_class_that_leaves_its_connections_open_keeps_nobody_waiting(visitor, portal):
    where = urlsplit(portal)
    with ExitStack() as class_:
        for _ in range(150):
            line = class_.enter_context(socket.create_connection((where.hostname, where.port), timeout=5))
            line.sendall(f"GET /favicon.ico HTTP/1.1\r\nHost: {where.netloc}\r\n\r\n".encode())

        assert visitor.get("/").status == 200


@pytest.mark.parametrize("path", ["/", "/static/portal.css", "/guides/", "/no/such/page", "/pscof/login"])
@pytest.mark.parametrize(
    "name", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "localhost@evil.example"]
)
def test_a_request_by_another_name_is_refused_with_a_page(visitor, path, name):
    """DNS rebinding: a site has its own name lead to this machine, and is then “our own page” to a browser."""
    page = visitor.ask(path, headers={"Host": name})

    assert page.status == 400
    assert "The portal does not go by this name" in page.text
    assert "TRAINING SIMULATION" in page.text


def test_a_page_by_another_name_cannot_make_a_world(visitor):
    page = visitor.ask("/training/world", b"", {"Host": "evil.example", "Origin": "http://evil.example"})

    assert page.status == 400
    assert not list(visitor.cookies)


@pytest.mark.parametrize("name", ["localhost", "LOCALHOST:8080", "127.0.0.1:1", "[::1]", "[::1]:8080"])
def test_this_machine_may_be_called_by_all_its_names(visitor, name):
    assert visitor.ask("/", headers={"Host": name}).status == 200


@pytest.mark.parametrize(
    ("host", "names"),
    [
        ("127.0.0.1", {"localhost", "127.0.0.1", "[::1]"}),
        ("Portal.example", {"localhost", "127.0.0.1", "[::1]", "portal.example"}),
        ("fe80::7", {"localhost", "127.0.0.1", "[::1]", "[fe80::7]"}),
        ("0.0.0.0", None),  # noqa: S104  # nothing listens here
        ("::", None),
    ],
)
def test_a_portal_goes_by_the_name_that_it_listens_on(host, names):
    assert names_of(host) == names


def test_a_portal_that_listens_everywhere_goes_by_any_name():
    browser = create_app(PortalSetup(), names_of("::")).test_client()

    assert browser.get("/", base_url="http://training.example").status_code == 200
