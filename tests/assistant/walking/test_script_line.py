"""The line of a script: the nearest caller outside the engine."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from assistant.facts.people import person
from assistant.walking import script_line, targets
from assistant.walking.script_line import ScriptLine, blamed, line_in


def test_the_line_is_that_of_whoever_called_the_engine():
    here = script_line.line_of_the_script()

    assert (here.file, here.line) == ("tests/assistant/walking/test_script_line.py", 16)
    assert str(here) == "tests/assistant/walking/test_script_line.py:16"


def test_a_script_of_somebody_s_own_goes_by_its_name_alone(tmp_path):
    """A recording is the same on every machine."""
    assert script_line.portable(tmp_path / "mine.py") == "mine.py"
    assert script_line.portable(Path(script_line.__file__)) == "assistant/walking/script_line.py"
    assert str(ScriptLine("mine.py", 7)) == "mine.py:7"


@pytest.fixture
def raised(tmp_path):
    """What a script raises that is run with these lines, and the script."""

    def run(lines: str, **known: object) -> tuple[BaseException, Path]:
        file = tmp_path / "mine.py"
        file.write_text(dedent(lines), encoding="utf-8")
        with pytest.raises(BaseException) as error:  # noqa: PT011 - whatever it is
            exec(compile(file.read_bytes(), str(file), "exec"), known)  # noqa: S102
        return error.value, file

    return run


@pytest.mark.parametrize(
    ("lines", "line"),
    [
        ("x = 1\nx.nothing", 2),
        ("raise KeyboardInterrupt", 1),
        ("raise SystemExit(3)", 1),
        ("import sys\nsys.exit()", 2),
        ("import json\n\njson.loads('{')", 3),
        ("def f():\n    1 / 0\n\nf()", 2),
        ("from datetime import date\ndate.fromisoformat('x')", 2),
        ("filer.secret(None)", 1),
    ],
)
def test_a_script_is_to_blame_for_what_it_does_and_for_what_it_gives_to_libraries(raised, lines, line):
    assert blamed(*raised(lines, filer=person("tobias-brannock"))) == line


@pytest.mark.parametrize("lines", ["call()", "x = 1\ncall()"])
def test_the_engine_is_to_blame_for_its_own_mistakes(raised, lines):
    error, file = raised(lines, call=lambda: targets.control(None, "x", None, ()))

    assert blamed(error, file) is None
    assert line_in(error, file) == lines.count("\n") + 1


def test_a_ctrl_c_is_nobodys_mistake(raised):
    """It comes between two lines, from nowhere: nothing in the script raises it."""

    class Interrupted:
        def __bool__(self):
            raise KeyboardInterrupt

    error, file = raised("while interrupted:\n    pass", interrupted=Interrupted())
    error.__traceback__.tb_next.tb_next = None  # as if the script's own frame had been interrupted

    assert blamed(error, file) is None


def test_an_error_from_elsewhere_is_not_the_scripts(raised):
    error, _ = raised("1 / 0")

    assert blamed(error, Path("other.py")) is None
    assert line_in(error, Path("other.py")) is None
