"""Modes of files that bind the superuser, too, as they bind everybody else; for tests of what may not be written."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager


class Header(ctypes.Structure):
    """Linux’s capset(2), version 3."""

    _fields_ = (("version", ctypes.c_uint32), ("process", ctypes.c_int))


class Powers(ctypes.Structure):
    _fields_ = (("effective", ctypes.c_uint32), ("permitted", ctypes.c_uint32), ("inheritable", ctypes.c_uint32))


WHATEVER_THE_MODES = 1 << 1 | 1 << 2
"""The superuser’s two powers to read and write what nobody may."""


@contextmanager
def binding() -> Iterator[None]:
    if not hasattr(os, "geteuid") or os.geteuid():
        yield
        return
    system = ctypes.CDLL(None, use_errno=True)
    header, powers = Header(0x20080522, 0), (Powers * 2)()
    assert system.capget(ctypes.byref(header), powers) == 0
    powers[0].effective &= ~WHATEVER_THE_MODES
    assert system.capset(ctypes.byref(header), powers) == 0
    try:
        yield
    finally:
        powers[0].effective |= WHATEVER_THE_MODES
        assert system.capset(ctypes.byref(header), powers) == 0
