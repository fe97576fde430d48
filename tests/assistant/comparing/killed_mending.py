"""Mending a script, killed at every moment: it is as it was or wholly mended, and done again it is the same."""

from __future__ import annotations

from pathlib import Path

from moments import killed_at_each

from assistant.comparing.mending import Correction, write

WAS, IS = (f'def go(guide):\n    guide.click("Click **{name}**.")\n' * 20 for name in ("Next", "Continue"))
CORRECTIONS = [Correction(2 * line, "Click **Next**.", "Click **Continue**.") for line in range(1, 21)]


def moments(folder: Path, one_in: int = 1) -> int:
    """Gives at how many moments it was killed, of `one_in` so many."""
    tried = 0
    for place in killed_at_each(folder, begin, mend, one_in):
        tried += 1
        script = place / "go.py"
        assert script.read_text(encoding="utf-8") in (WAS, IS), "it is half"
        if script.read_text(encoding="utf-8") == WAS:
            mend(place)
        assert script.read_text(encoding="utf-8") == IS
        script.write_text(WAS, encoding="utf-8")
        mend(place)
        assert [file.name for file in place.iterdir()] == ["go.py"], "something is left behind"
    return tried


def begin(place: Path) -> None:
    place.mkdir()
    (place / "go.py").write_text(WAS, encoding="utf-8")


def mend(place: Path) -> None:
    write(place / "go.py", CORRECTIONS)
