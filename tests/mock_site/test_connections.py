import re
import resource
import socket
import time
from contextlib import ExitStack, suppress

import pytest

from mock_site import connections

MOST = 12
REQUEST = b"GET / HTTP/1.1\r\nHost: here\r\n\r\n"


def hello(_environ, start_response):
    start_response("200 OK", [("Content-Length", "5")])
    return [b"hello"]


class Crowd:
    """A server that is moved on by hand, and the lines to it."""

    def __init__(self, lines, app, **settings):
        self._lines = lines
        self._listener = lines.enter_context(socket.create_server(("127.0.0.1", 0)))
        self.server = connections.server(app, self._listener, MOST, **settings)
        lines.callback(self._close)

    def _close(self):
        self.server.task_dispatcher.shutdown()
        connections.TcpWSGIServer.asyncore.close_all(self.server._map)

    def line(self, sent=b"", from_="127.0.0.1"):
        """One more line, on which this was sent; the server has seen it."""
        line = socket.create_connection(self._listener.getsockname(), timeout=5, source_address=(from_, 0))
        self._lines.enter_context(line).sendall(sent)
        self.moves()
        return line

    def moves(self, times=3):
        for _ in range(times):
            self.server.asyncore.poll2(0.001, self.server._map)

    def later(self, seconds):
        self.server.maintenance(time.time() + seconds)
        self.moves()

    def answer(self, line):
        """What comes on a line; empty when it was closed, None when nothing comes."""
        line.settimeout(0.05)
        came = b""
        for _ in range(100):
            self.moves(1)
            with suppress(TimeoutError, ConnectionResetError):
                part = line.recv(65536)
                came += part
                if not part or is_whole(came):
                    return came
        return came or None

    def is_open(self, line):
        line.setblocking(False)
        try:
            return line.recv(1) != b""
        except BlockingIOError:
            return True
        except ConnectionResetError:
            return False


def is_whole(answer):
    """Whether all of an answer has come: its head may come before its body."""
    head, end, body = answer.partition(b"\r\n\r\n")
    length = re.search(rb"Content-Length: (\d+)", head)
    return bool(end and length) and len(body) >= int(length[1])


@pytest.fixture
def serving():
    with ExitStack() as lines:
        yield lambda app=hello, **settings: Crowd(lines, app, **settings)


@pytest.mark.parametrize("sent", [b"", b"GET / HT", b"POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\nx"])
def test_lines_that_say_nothing_or_half_of_it_keep_no_newcomer_out(serving, sent):
    """Half-open, in the middle of the headers, and in the middle of the body."""
    crowd = serving()
    held = [crowd.line(sent) for _ in range(2 * MOST)]

    assert crowd.answer(crowd.line(REQUEST)).endswith(b"hello")
    assert [crowd.is_open(line) for line in held].count(True) <= MOST


def test_the_line_goes_that_has_waited_longest(serving):
    crowd = serving()
    first, *_, last = [crowd.line() for _ in range(MOST)]

    crowd.line()

    assert (crowd.is_open(first), crowd.is_open(last)) == (False, True)


def test_a_request_that_comes_byte_by_byte_has_waited_since_its_first(serving):
    crowd = serving()
    slow, *others = [crowd.line(b"G") for _ in range(MOST)]
    slow.sendall(b"E")
    crowd.moves()

    crowd.line()

    assert (crowd.is_open(slow), all(map(crowd.is_open, others))) == (False, True)


def test_who_holds_most_lines_loses_one_and_nobody_else(serving):
    crowd = serving()
    classmate = crowd.line(from_="127.0.0.2")
    held = [crowd.line(from_="127.0.0.3") for _ in range(MOST)]

    assert (crowd.is_open(classmate), crowd.is_open(held[0])) == (True, False)


@pytest.mark.parametrize(("seconds", "stays"), [(connections.PATIENCE - 5, True), (connections.PATIENCE + 1, False)])
@pytest.mark.parametrize("sent", [b"", b"GET / HT"])
def test_a_line_is_closed_when_nothing_more_came_for_long(serving, sent, seconds, stays):
    crowd = serving()
    line = crowd.line(sent)

    crowd.later(seconds)

    assert crowd.is_open(line) == stays


def test_a_byte_now_and_then_does_not_keep_a_line(serving):
    crowd = serving()
    line = crowd.line(b"GET / HT")
    (held,) = crowd.server._connections()
    held.request_began -= connections.PATIENCE
    line.sendall(b"T")
    crowd.moves()
    assert held.last_activity > held.request_began + connections.PATIENCE - 1

    crowd.later(1)

    assert not crowd.is_open(line)


def test_a_whole_request_begins_the_wait_anew(serving):
    crowd = serving()
    line = crowd.line(REQUEST)
    assert crowd.answer(line).endswith(b"hello")

    (held,) = crowd.server._connections()

    assert held.waits
    assert held.since == held.last_activity


def test_an_answer_that_nobody_takes_frees_its_thread(serving):
    """One thread, which waits for a reader who does not read: without an end, nobody else would be answered."""

    def much(environ, start_response):
        if environ["PATH_INFO"] == "/":
            return hello(environ, start_response)
        start_response("200 OK", [])
        return (bytes(1_000_000) for _ in range(40))

    crowd = serving(much, threads=1)
    crowd.line(b"GET /much HTTP/1.1\r\nHost: here\r\n\r\n")
    (held,) = crowd.server._connections()
    while held.total_outbufs_len <= crowd.server.adj.outbuf_high_watermark:
        crowd.moves()
    waiting = crowd.line(REQUEST)

    crowd.later(connections.PATIENCE + 1)

    assert crowd.answer(waiting).endswith(b"hello")


@pytest.mark.parametrize(
    ("allowed", "at_most", "asked_for", "room"),
    [
        (20_000, 20_000, None, 1_000),
        (resource.RLIM_INFINITY, resource.RLIM_INFINITY, None, 1_000),
        (256, resource.RLIM_INFINITY, 1_100, 1_000),
        (1_024, 4_096, 1_100, 1_000),
        (512, 512, 512, 412),
    ],
)
def test_there_is_room_for_as_many_as_the_machine_has_files(monkeypatch, allowed, at_most, asked_for, room):
    asked = []
    monkeypatch.setattr(resource, "getrlimit", lambda _: (allowed, at_most))
    monkeypatch.setattr(resource, "setrlimit", lambda _, limits: asked.append(limits))

    assert connections.room() == room
    assert asked == ([] if asked_for is None else [(asked_for, at_most)])


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::1", "::/64"),
        ("2001:db8::1", "2001:db8::/64"),
        ("2001:db8::ffff", "2001:db8::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("fe80::7%eth0", "fe80::/64"),
        ("", ""),
    ],
)
def test_an_address_stands_for_all_that_one_person_may_take(address, network):
    assert connections.network_of(address) == network
