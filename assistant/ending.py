"""How the program ends when it is told to: by Ctrl-C, by a signal, or by its terminal being closed."""

from __future__ import annotations

import _thread
import logging
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import Any

SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name))
"""What tells a program to end; not every system has all of them."""

HANGING_UP = (signal.SIGHUP,) if hasattr(signal, "SIGHUP") else ()
"""What a terminal tells when it is closed."""

BY_SIGNAL = 128
"""Added to a signal's number for the exit code, as shells do: 130 for Ctrl-C, 143 for SIGTERM."""

GRACE = 10.0
"""Seconds within which a program that was told comes to its end; then it is ended."""

LOST = 2.5
"""Seconds after which it is told again: what is raised in the midst of somebody else's callback may come to nobody."""

NEXT_TRY = 0.01
"""Seconds from one try to stop to the next, while stopping would break something."""

FOREIGN = tuple(f"{os.sep}{package}{os.sep}" for package in ("asyncio", "playwright"))
"""Packages whose own work is not broken off, for what they began could then never be closed."""

EVENT_LOOPS = ("selectors.py", "windows_events.py")
"""Where a loop of events waits for the next one, and can be left."""

CALLED_BY_NOBODY = ("__del__", "_remove", "_execute_child")
"""Functions in which an error is lost: nobody called them. In the last, a process would be started and forgotten."""


class Stopped(SystemExit):
    """Raised where the program is when it is told to end. `code` is the exit code.

    A SystemExit, for a loop of events hands on no other error from within, and no command library takes it for its own.
    """


@dataclass
class Telling:
    """What the program was told. Signals are the whole process's, so there is one of it."""

    code: int | None = None
    due: bool = False
    unbroken: int = 0


_telling = Telling()


def heed(grace: float = GRACE) -> dict[int, Any]:  # Any: what `signal.signal` takes and gives
    """From here on each of the signals raises Stopped in the main thread, once; what takes longer than that is ended.

    A program that is to outlive its terminal (nohup) does. Returns what was done about each signal before.
    """

    def told_by(number: int, frame: FrameType | None) -> None:
        if _telling.code is None:
            _telling.code, _telling.due = BY_SIGNAL + number, True
            say_no_more()
            threading.Thread(target=see_to_it, args=(grace,), daemon=True).start()
        if _telling.due and not _telling.unbroken and can_stop(frame):
            raise_it()

    outlives = {number for number in HANGING_UP if signal.getsignal(number) == signal.SIG_IGN}
    return {number: signal.signal(number, told_by) for number in SIGNALS if number not in outlives}


def heed_no_more() -> None:
    """It is ending: nothing can be told any more."""
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)


def told() -> bool:
    """Whether the program was told to end. What fails from then on is no trouble that anybody wants to hear of."""
    return _telling.code is not None


@contextmanager
def heeded() -> Iterator[None]:
    """What is done within can be told to end at any moment. Then it ends by Stopped, whatever else was raised."""
    before = heed()
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        if _telling.code is not None:
            raise Stopped(_telling.code) from None


@contextmanager
def as_stopped() -> Iterator[None]:
    """What fails within because the program was told to end is nobody's trouble: it ends by Stopped."""
    try:
        yield
    except Exception:  # whatever it is: only whether the program was told counts
        if _telling.code is not None:
            raise Stopped(_telling.code) from None
        raise


@contextmanager
def unbroken() -> Iterator[None]:
    """What is done within is done wholly; being told meanwhile counts at its end."""
    _telling.unbroken += 1
    try:
        yield
    finally:
        _telling.unbroken -= 1
        if _telling.due and not _telling.unbroken:
            raise_it()


@contextmanager
def out_of_earshot() -> Iterator[None]:
    """Processes that are started within do not hear what a terminal tells all that run in it: we tell them.

    Where there are no masks of signals (Windows), they hear it.
    """
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, *HANGING_UP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def stay_out_of_earshot() -> None:
    """In a process that was started so: the terminal tells it nothing, and what it starts itself hears signals again.

    A mask would be handed down to all of those.
    """
    for number in (signal.SIGINT, *HANGING_UP):
        signal.signal(number, signal.SIG_IGN)
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT, *HANGING_UP})


def raise_it() -> None:
    _telling.due = False
    raise Stopped(_telling.code)


def can_stop(frame: FrameType | None) -> bool:
    """Whether an error that is raised here breaks nothing of others, and comes to whoever called."""
    if frame is not None and frame.f_code.co_filename.endswith(EVENT_LOOPS):
        return True
    while frame is not None:
        code = frame.f_code
        if code.co_name in CALLED_BY_NOBODY or any(package in code.co_filename for package in FOREIGN):
            return False
        frame = frame.f_back
    return True


def see_to_it(grace: float) -> None:
    """Tell the main thread again until it stops, and end the process where it does not."""
    began = again = time.monotonic()
    while (now := time.monotonic()) - began < grace:
        if now - again > LOST:
            _telling.due, again = True, now
        if _telling.due:
            prod()
        time.sleep(NEXT_TRY)
    os._exit(_telling.code or 0)


def prod() -> None:
    """Have the main thread look at what it was told."""
    if sys.platform == "win32":
        _thread.interrupt_main(signal.SIGINT)
    else:
        main = threading.main_thread().ident
        assert main is not None, "the main thread runs"
        signal.pthread_kill(main, signal.SIGTERM)  # a real one ends a wait, too


def say_no_more() -> None:
    """Errors of what is broken off are nobody's concern: of threads, of loops of events, of what is thrown away."""
    logging.disable(logging.CRITICAL)
    sys.unraisablehook = lambda _: None
    threading.excepthook = lambda _: None
