"""A walkthrough imports five names, and each is loaded only when it is asked for."""

from __future__ import annotations

import subprocess
import sys
from types import ModuleType

import pytest

import assistant


@pytest.mark.parametrize("name", assistant.__all__)
def test_each_name_is_what_its_module_defines(name):
    found = getattr(assistant, name)
    home = found.__package__ if isinstance(found, ModuleType) else found.__module__

    assert (home, found.__name__.rpartition(".")[2]) == (assistant.HOMES[name], name)


def test_there_is_no_other():
    with pytest.raises(AttributeError, match="has no attribute 'Walk'"):
        assistant.Walk  # noqa: B018 - it is asked for


def test_nothing_is_loaded_before():
    code = "import sys, assistant; print(*(name for name in sys.modules if name.startswith('assistant.')))"

    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert loaded.stdout.split() == []
