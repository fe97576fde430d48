"""A walkthrough imports four names, and each is loaded only when it is asked for."""

from __future__ import annotations

import subprocess
import sys

import pytest

import assistant


@pytest.mark.parametrize("name", assistant.__all__)
def test_each_name_is_what_its_module_defines(name):
    assert getattr(assistant, name).__name__ == name
    assert getattr(assistant, name).__module__ == assistant.HOMES[name]


def test_there_is_no_other():
    with pytest.raises(AttributeError, match="has no attribute 'Walk'"):
        assistant.Walk  # noqa: B018 - it is asked for


def test_nothing_is_loaded_before():
    code = "import sys, assistant; print(*(name for name in sys.modules if name.startswith('assistant.')))"

    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert loaded.stdout.split() == []
