"""The bench counts and times what it says it does; it is run by hand, so that nobody else would hear of it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[1] / "bench"
PARTS = ["imports", "browser start", "portal start", "measuring and the rest of the walk", "html and pdf", "finding",
         "pictures", "clips", "actions"]  # fmt: skip


def told(code: str) -> str:
    """What some lines print that run as the bench does, in a process of their own: it changes what it times."""
    return subprocess.run([sys.executable, "-c", code], cwd=BENCH, capture_output=True, text=True, check=True).stdout


def test_it_counts_what_a_guide_has_done():
    code = """import run; from pathlib import Path; from assistant.facts.recording import Recording
print(run.done_in(Recording.load(Path.cwd().parents[1] / 'recordings' / 'check-account-type')))"""

    assert told(code).splitlines()[-1] == "7 actions, 7 pictures"


@pytest.mark.long
@pytest.mark.browser
@pytest.mark.server
def test_it_says_where_the_time_of_a_guide_goes():
    seconds = json.loads(
        told("import json, parts; print(json.dumps(parts.parts('check-account-type')))").splitlines()[-1]
    )

    assert sorted(seconds) == sorted(PARTS)
    assert min(seconds.values()) > 0
