"""The program in a terminal: told to end while it works, and killed with others at work for it."""

from __future__ import annotations

import signal
import sys

import pytest
from told import SOON, by_ctrl_c, by_signal, half_done, said_of_trouble, started, until

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="what runs is looked for in /proc")
BUILD = ("guide", "check-account-type", "--format", "html", "--rewalk")
LONGEST = 60.0
"""Seconds within which a build has come to walking on any machine."""


@pytest.mark.browser
@pytest.mark.server
@pytest.mark.parametrize(
    ("tell", "code", "jobs"),
    [(by_ctrl_c, 130, "1"), (by_signal(signal.SIGTERM), 143, "2"), (by_signal(signal.SIGKILL), -signal.SIGKILL, "2")],
    ids=["Ctrl-C", "SIGTERM", "SIGKILL"],
)
@pytest.mark.siblings(3)
def test_a_build_that_is_told_to_end_takes_everything_along(tell, code, jobs, tmp_path):
    """At any moment: tests/trials/ends.py."""
    with started(tmp_path, *BUILD, "--jobs", jobs, "--out", str(tmp_path / "guides")) as build:
        assert until(lambda: any(tmp_path.glob("recordings/*/*.walking/*.png")), LONGEST) < LONGEST, build.said
        tell(build)
        ended = until(lambda: not build.still_runs(), 3 * SOON)
        gone = until(lambda: not build.all_that_runs(), 3 * SOON)

        assert build.code == code, build.said
        assert ended < 3 * SOON
        assert gone < SOON
        if code > 0:
            assert said_of_trouble(build) == []
            assert half_done(tmp_path) == []


def test_ctrl_c_while_it_still_loads_is_silent_too(tmp_path):
    with started(tmp_path, "list") as build:
        assert until(lambda: b"assistant" in command_of(build.process.pid), LONGEST) < LONGEST
        by_ctrl_c(build)
        until(lambda: not build.still_runs(), LONGEST)

        assert build.code in (130, -signal.SIGINT, 0)  # before our first line it is Python that ends; or it was quicker
        assert b"bug" not in build.said


def command_of(number: int) -> bytes:
    with open(f"/proc/{number}/cmdline", "rb") as file:  # noqa: PTH123 - a process may be gone between two words
        return file.read()
