"""What guides say, made untrue one by one in a copy of the portal: each walk must stop, and name the sentence."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1] / "journeys")]

import untrue  # noqa: E402 - found in that folder

from assistant.walking.browser import opened  # noqa: E402

MAY_SLIP = 3
"""Of forty-three untrue sentences, so many may stay unnoticed."""


def sentences() -> str:
    """Make each untrue, and walk."""
    with opened() as browser:
        rows = [(one, noticed(one, untrue.told(one, browser))) for one in untrue.CHANGES if chosen(one)]
    slipped = [one for one, how in rows if how != "noticed"]
    told = "\n".join(f"{how}: {one.wrong}" for one, how in rows)
    assert len(slipped) <= MAY_SLIP, told
    return told


def noticed(one: untrue.Change, said: str) -> str:
    if not said:
        return "NOT noticed"
    return "noticed" if one.sentence in said else f"noticed at another sentence ({said.splitlines()[2].strip()})"


def chosen(one: untrue.Change) -> bool:
    """All, or those that contain a word that was given."""
    return all(word in one.wrong for word in sys.argv[1:]) or __name__ != "__main__"


if __name__ == "__main__":
    print(sentences())  # noqa: T201 - this is what it is for
