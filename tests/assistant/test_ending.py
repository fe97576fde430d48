"""A program that is told to end ends, wherever it is told: with the code that says so, in silence, and in order."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap

import pytest

HEAD = """
import os, signal, sys, threading, time
from assistant import ending
signal.signal(signal.SIGHUP, signal.SIG_DFL)  # whoever runs these tests may have asked to outlive a terminal
def tell(number=signal.SIGINT): os.kill(os.getpid(), number)
"""
PROGRAM = "with ending.heeded():\n"


def run(body: str, head: str = "") -> subprocess.CompletedProcess[str]:
    code = HEAD + head + "\n" + PROGRAM + textwrap.indent(textwrap.dedent(body), "    ")
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 129)])
def test_the_exit_code_says_which_signal_it_was_and_nothing_else_is_said(name, code):
    ended = run(f"tell(signal.{name}); time.sleep(30)")

    assert (ended.returncode, ended.stdout, ended.stderr) == (code, "", "")


@pytest.mark.parametrize(
    "body",
    [
        "try:\n    tell(); time.sleep(30)\nfinally:\n    raise ValueError('it was broken off')",
        "tell(); time.sleep(30)",
        "class Thrown:\n    def __del__(self): tell(); [None for _ in range(9)]\nThrown()\ntime.sleep(30)",
        "try:\n    tell(); time.sleep(30)\nexcept BaseException:\n    time.sleep(30)",
        "threading.Thread(target=lambda: 1 / 0).start() if tell() else time.sleep(30)",
        "import asyncio\nasync def main():\n    tell(); await asyncio.sleep(30)\nasyncio.run(main())",
    ],
    ids=["an error on the way out", "a wait", "thrown away", "held up by a script", "a thread", "a loop of events"],
)
def test_nothing_holds_it_up_or_turns_it_into_trouble(body):
    ended = run(body)

    assert (ended.returncode, ended.stdout, ended.stderr) == (130, "", "")


def test_what_was_told_in_a_loop_of_events_does_not_break_what_the_loop_does():
    """Playwright's messages are read there: half of one, and its browser could not be closed any more."""
    body = """
        import asyncio
        async def main():
            tell()
            print("whole")
            await asyncio.sleep(30)
        asyncio.run(main())
    """
    assert run(body).stdout == "whole\n"


def test_what_must_not_be_half_is_finished_first():
    ended = run("with ending.unbroken():\n    tell(); time.sleep(0.1); print('whole')\nprint('and more')")

    assert (ended.returncode, ended.stdout) == (130, "whole\n")


def test_being_told_twice_does_not_break_the_ending():
    body = "try:\n    tell(); time.sleep(30)\nfinally:\n    tell(); tell(signal.SIGTERM); print('in order')"
    ended = run(body)

    assert (ended.returncode, ended.stdout, ended.stderr) == (130, "in order\n", "")


def test_what_does_not_end_in_time_is_ended():
    ended = run("ending.heed(0.3); tell()\nwith ending.unbroken(): time.sleep(30)")

    assert (ended.returncode, ended.stderr) == (130, "")


def test_a_program_that_outlives_its_terminal_still_does():
    ended = run("tell(signal.SIGHUP); print('goes on')", head="signal.signal(signal.SIGHUP, signal.SIG_IGN)")

    assert (ended.returncode, ended.stdout) == (0, "goes on\n")


def test_processes_out_of_earshot_do_not_hear_the_terminal():
    body = """
        import subprocess
        with ending.out_of_earshot():
            child = subprocess.Popen([sys.executable, "-c", "input(); print('still here')"], stdin=subprocess.PIPE)
        child.send_signal(signal.SIGINT)
        child.communicate(b"\\n")
    """
    ended = run(body)

    assert (ended.returncode, ended.stdout) == (0, "still here\n")


def test_what_they_start_hears_signals_again():
    """A portal that a worker has started stops by one."""
    child = (
        "import subprocess, sys; from assistant import ending; ending.stay_out_of_earshot();"
        "import signal; print(signal.pthread_sigmask(signal.SIG_BLOCK, ()));"
        "import os; os.kill(os.getpid(), signal.SIGINT); print('still here')"
    )
    body = f"""
        import subprocess
        with ending.out_of_earshot():
            child = subprocess.Popen([sys.executable, "-c", {child!r}])
        child.wait()
    """
    assert run(body).stdout == "set()\nstill here\n"


def test_whoever_was_not_told_ends_as_always_and_its_signals_are_as_they_were():
    code = HEAD + "before = signal.getsignal(signal.SIGINT)\nwith ending.heeded(): pass\n"
    ended = subprocess.run(
        [sys.executable, "-c", f"{code}print(signal.getsignal(signal.SIGINT) == before, ending.told())"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip

    assert ended.stdout == "True False\n"


def test_the_program_can_be_told_before_it_loads_what_takes_time():
    loaded = subprocess.run(
        [sys.executable, "-c", "import sys, assistant.__main__; print(*sys.modules)"],
        capture_output=True, text=True, check=True, env=os.environ,
    )  # fmt: skip

    assert not {"typer", "pydantic", "assistant.cli", "asyncio"} & set(loaded.stdout.split())


def test_signals_are_those_that_the_system_has():
    from assistant import ending

    assert signal.SIGINT in ending.SIGNALS
    assert len(set(ending.SIGNALS)) == len(ending.SIGNALS)
