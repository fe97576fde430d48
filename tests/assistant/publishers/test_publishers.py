"""The list of formats."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from assistant import cli
from assistant.publishers import HANDBOOKS, MADE, ON_REQUEST, PUBLISHERS

HEAVY = "import sys, assistant.publishers; print({'av', 'pikepdf', 'PIL', 'jinja2', 'docx'} & set(sys.modules))"

ENDINGS = {"markdown": ".md", "card": "-card.pdf", "pictures": "-pictures.zip"}


@pytest.mark.parametrize("name", [name for name in PUBLISHERS if name != "film"])  # which has tests of its own
def test_every_format_writes_a_file_named_after_the_walkthrough(recording, desk, tmp_path, name):
    written = PUBLISHERS[name](recording, tmp_path, desk)

    assert written == tmp_path / f"upgrade-account{ENDINGS.get(name, f'.{name}')}"
    assert written.is_file()


def test_naming_the_formats_loads_no_library():
    loaded = subprocess.run([sys.executable, "-c", HEAVY], capture_output=True, text=True, check=True)

    assert loaded.stdout.strip() == "set()"


def test_every_format_is_told_in_words():
    assert MADE.keys() == PUBLISHERS.keys() | HANDBOOKS.keys()
    assert PUBLISHERS.keys() >= ON_REQUEST
    named = set(re.findall(r"[a-z]+", cli.FORMATS))
    assert named >= MADE.keys()
