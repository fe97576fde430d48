"""The line of a script: the nearest caller outside the engine."""

from __future__ import annotations

from pathlib import Path

from assistant.walking import script_line
from assistant.walking.script_line import ScriptLine


def test_the_line_is_that_of_whoever_called_the_engine():
    here = script_line.line_of_the_script()

    assert (here.file, here.line) == ("tests/assistant/walking/test_script_line.py", 12)
    assert str(here) == "tests/assistant/walking/test_script_line.py:12"


def test_a_script_of_somebody_s_own_goes_by_its_name_alone(tmp_path):
    """A recording is the same on every machine."""
    assert script_line.portable(tmp_path / "mine.py") == "mine.py"
    assert script_line.portable(Path(script_line.__file__)) == "assistant/walking/script_line.py"
    assert str(ScriptLine("mine.py", 7)) == "mine.py:7"
