"""The list of formats."""

from __future__ import annotations

import subprocess
import sys

from assistant.publishers import MADE, ON_REQUEST, PUBLISHERS

HEAVY = "import sys, assistant.publishers; print({'av', 'pikepdf', 'PIL', 'jinja2'} & set(sys.modules))"


ENDINGS = {"markdown": "md"}


def test_every_format_writes_a_file_named_after_the_walkthrough(recording, desk, tmp_path):
    for name, publish in PUBLISHERS.items():
        if name in ON_REQUEST:  # each has tests of its own
            continue
        assert publish(recording, tmp_path, desk) == tmp_path / f"upgrade-account.{ENDINGS.get(name, name)}"


def test_naming_the_formats_loads_no_library():
    loaded = subprocess.run([sys.executable, "-c", HEAVY], capture_output=True, text=True, check=True)

    assert loaded.stdout.strip() == "set()"


def test_every_format_is_told_in_words():
    assert MADE.keys() == PUBLISHERS.keys()
