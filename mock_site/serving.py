"""Serving the portal until it is told to stop."""

from __future__ import annotations

import _thread
import contextlib
import ipaddress
import os
import select
import signal
import socket
import sys
import threading
from types import FrameType
from typing import NoReturn

from flask import Flask

from mock_site import connections
from mock_site.errors import PortalError

THREADS = 8
LONGEST_TAKEN = 1024 * 1024
"""Bytes of a request's body from which on it is refused before it is taken in. Up to there the portal refuses with a
page of its own (see app.py)."""
EVERYWHERE = ("0.0.0.0", "::", "")  # noqa: S104  # only compared with
STOP_SIGNALS = (signal.SIGTERM, signal.SIGINT)


def serve(app: Flask, host: str, port: int, parent: int | None = None) -> None:
    """Listen, say where in one line on stdout, and serve until a signal comes or the file `parent` is closed.

    Port 0 takes any free one. Raises PortalError when the port cannot be had.
    """
    with _listening(host, port) as listener, contextlib.suppress(KeyboardInterrupt):
        server = connections.server(
            app,
            listener,
            connections.room(),
            threads=THREADS,
            asyncore_use_poll=hasattr(select, "poll"),
            max_request_body_size=LONGEST_TAKEN,
            ident="training portal",
        )
        for told in STOP_SIGNALS:
            signal.signal(told, _stop)
        if parent is not None:
            threading.Thread(target=_stop_with, args=(parent, threading.get_ident()), daemon=True).start()
        sys.stdout.write(f"listening on http://{_in_address(host)}:{listener.getsockname()[1]}/\n")
        sys.stdout.flush()
        server.run()
        server.close()


def names_of(host: str) -> frozenset[str] | None:
    """The names by which browsers may ask for a portal that listens on `host`; None when it listens on all addresses.

    Any other name belongs to a site that had its own name lead here (DNS rebinding), to speak with us as our own pages.
    """
    if host in EVERYWHERE:
        return None
    return frozenset({"localhost", "127.0.0.1", "[::1]", _in_address(host).lower()})


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach an address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _in_address(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except (OSError, OverflowError) as error:
        raise PortalError(
            f"Port {port} of {host} cannot be had: {error}. Choose another with --port, or 0 for any."
        ) from error


def _stop(_signal: int, _frame: FrameType | None) -> NoReturn:
    for told in STOP_SIGNALS:
        signal.signal(told, _already_stopping)
    raise KeyboardInterrupt


def _already_stopping(_signal: int, _frame: FrameType | None) -> None:
    """Being told twice must not break the stopping."""


def _stop_with(parent: int, main_thread: int) -> None:
    """Wait until whoever started us is gone (then its end of our standard input closes), and stop as on Ctrl-C."""
    # Not through sys.stdin: a thread that waits there holds a lock that the interpreter needs to end.
    while os.read(parent, 1024):
        pass
    if sys.platform == "win32":
        _thread.interrupt_main()  # which the main thread notices within a second
    else:
        signal.pthread_kill(main_thread, signal.SIGINT)
