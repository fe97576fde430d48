"""The server's connections: there is room for one more, and whoever is slow keeps nobody else waiting."""

from __future__ import annotations

import contextlib
import ipaddress
import math
import socket
import sys
import time
from collections import Counter
from functools import lru_cache
from heapq import nsmallest
from typing import TYPE_CHECKING, cast

from waitress.adjustments import Adjustments
from waitress.channel import HTTPChannel
from waitress.server import TcpWSGIServer

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

MOST_CONNECTIONS = 1_000
"""A class of 200 has several connections each, which their browsers leave open."""
WINDOWS_MOST = 400
"""Of 512 that its `select` can watch."""
SPARE = 100
"""Files that the portal may have open beside those connections: its own, and some that are about to be closed."""
ADMITTED_AT_ONCE = 20
"""Newcomers that are let in before others are let out and answers are written."""
PATIENCE = 30
"""Seconds after which a connection over which nothing is said is closed, and one whose request is not complete since
its first byte or whose answer is not taken; a browser opens another when it needs one."""
IPV6_OWN_BITS = 64
"""Bits of an IPv6 address that tell whose it is; the other half may be anything that she likes."""


class Connection(HTTPChannel):
    """One connection to a browser."""

    request_began = math.inf
    """When the first byte came of a request that is not complete."""

    def received(self, data: bytes) -> bool:
        """Take in what came, and note since when a request is on its way."""
        if self.request is None:
            self.request_began = time.time()
        kept = super().received(data)
        if self.request is None:
            self.request_began = math.inf
        return kept

    @property
    def waits(self) -> bool:
        """Whether it waits for its browser, and not its browser for us."""
        return not self.will_close and (not self.requests or self.total_outbufs_len > 0)

    def hang_up(self) -> None:
        """Have it closed, whether its browser takes what is left of an answer or not."""
        self.will_close = True
        # Only now is a connection whose browser reads nothing ready to be written to, which is when it gets closed.
        assert self.socket is not None, "a connection that is among the server's has its socket"
        with contextlib.suppress(OSError):  # hung up already
            self.socket.shutdown(socket.SHUT_RDWR)

    @property
    def since(self) -> float:
        """Since when it waits. A request that comes byte by byte has been waited for since its first."""
        return min(self.last_activity, self.request_began)

    @property
    def network(self) -> str:
        """Where its browser is."""
        return network_of(str(self.addr[0]))


class Server(TcpWSGIServer):
    """A server that closes the connection that has waited longest, where there is none left for a newcomer."""

    channel_class = Connection
    most = MOST_CONNECTIONS

    def handle_accept(self) -> None:
        """Let all in who came together, and out as many of those that wait as are too many now."""
        for _ in range(ADMITTED_AT_ONCE):
            before = len(self._connections())
            super().handle_accept()
            if len(self._connections()) == before:
                break
        self._make_room()

    def _make_room(self) -> None:
        staying = [one for one in self._connections() if not one.will_close]
        if (beyond := len(staying) - self.most) > 0:
            waiting = [one for one in staying if one.waits]
            # Those of whoever has most, so that one address takes no connection from another.
            crowds = Counter(one.network for one in waiting)
            for one in nsmallest(beyond, waiting, key=lambda one: (-crowds[one.network], one.since)):
                one.hang_up()

    def maintenance(self, now: float) -> None:
        """Close what has waited for too long; a byte now and then does not help."""
        for one in self._connections():
            if one.waits and one.since < now - PATIENCE:
                one.hang_up()

    def _connections(self) -> list[Connection]:
        return list(cast("dict[int, Connection]", self.active_channels).values())


def server(app: WSGIApplication, listener: socket.socket, most: int, **settings: object) -> Server:
    """A server on a socket that listens, with room for so many connections; `settings` are waitress's own."""
    limits = {"connection_limit": most + SPARE // 2, "channel_timeout": PATIENCE, "cleanup_interval": PATIENCE // 6}
    where = (listener.family, listener.type, listener.proto, listener.getsockname())
    adjustments = Adjustments(sockets=[listener], **limits, **settings)
    made = Server(app, _sock=listener, adj=adjustments, sockinfo=where, bind_socket=False)
    made.most = most
    return made


def room() -> int:
    """How many connections this machine lets us have, of those that we want. Asks it for more files if need be."""
    if sys.platform == "win32":
        return WINDOWS_MOST
    import resource  # Windows has none

    allowed, at_most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_CONNECTIONS + SPARE
    if allowed != resource.RLIM_INFINITY and allowed < wanted:
        allowed = wanted if at_most == resource.RLIM_INFINITY else min(wanted, at_most)
        resource.setrlimit(resource.RLIMIT_NOFILE, (allowed, at_most))
    return MOST_CONNECTIONS if allowed == resource.RLIM_INFINITY else min(MOST_CONNECTIONS, allowed - SPARE)


@lru_cache(maxsize=MOST_CONNECTIONS)
def network_of(address: str) -> str:
    """Where somebody is: her address, or the network in which she may take any. Empty for what is no address."""
    try:
        here = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return ""
    if isinstance(here, ipaddress.IPv4Address):
        return str(here)
    return str(here.ipv4_mapped or ipaddress.ip_network((int(here), IPV6_OWN_BITS), strict=False))
