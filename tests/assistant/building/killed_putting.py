"""Putting an edition, killed at every moment: what lies there is whole, and done again it is the same."""

from __future__ import annotations

from pathlib import Path

from made_up_walk import CHECK, kept_in
from moments import killed_at_each

from assistant.building.editions import Acceptance, Editions
from assistant.facts.recording import Recording


def moments(folder: Path, one_in: int = 1) -> int:
    """Gives at how many moments it was killed, of `one_in` so many."""
    walked = kept_in(folder / "walked")
    wanted, tried = Editions(folder / "wanted"), 0
    for after in range(2):
        put(walked, wanted, after)
    first, second = (lambda at, after=after: put(walked, Editions(at), after) for after in range(2))
    for place in killed_at_each(folder, first, second, one_in):
        tried += 1
        kept = Editions(place)
        numbers = [one.edition.number for one in kept.all("mad", CHECK.slug)]
        assert kept.numbers("mad", CHECK.slug) == tuple(numbers), "one is not whole"
        assert numbers in ([1], [1, 2])
        put(walked, kept, 1)
        assert files_in(kept.folder) == files_in(wanted.folder), f"it is another one after {tried - 1}"
    return tried


def put(walked: Recording, kept: Editions, after: int) -> None:
    kept.put(walked, Acceptance(by="Ann", accepted=(f"change {after}",)), after=after)


def files_in(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
