"""Accepting two guides, killed at every moment: each edition is whole or not there, and done again all are the same."""

from __future__ import annotations

import shutil
from pathlib import Path
from unittest import mock

from compared import comparison, reported, walked_in
from killed_putting import files_in
from moments import killed_at_each

from assistant.building.editions import Editions
from assistant.comparing import accepting
from assistant.settings import Settings

UNSET = Settings()
GUIDES = (("mab", "one"), ("mad", "one"))


def moments(folder: Path, one_in: int = 1) -> int:
    """Gives at how many moments it was killed, of `one_in` so many."""
    shown = folder / "shown"
    reported(shown, *(comparison(walked_in(shown, *guide), accepted=0, changes=()) for guide in GUIDES))
    accept(begun(shown, folder / "wanted"))
    wanted, tried = files_in(folder / "wanted" / "editions"), 0
    for place in killed_at_each(folder, lambda at: begun(shown, at), accept, one_in):
        tried += 1
        kept = Editions(place / "editions")
        for guide in GUIDES:
            assert kept.numbers(*guide) == tuple(one.edition.number for one in kept.all(*guide)), "one is not whole"
        accept(place)
        assert files_in(place / "editions") == wanted, f"they are others after {tried - 1}"
    return tried


def begun(shown: Path, place: Path) -> Path:
    shutil.copytree(shown, place / "compare")
    return place


def accept(place: Path) -> None:
    with mock.patch.object(
        accepting, "settings", return_value=UNSET.model_copy(update={"editions": place / "editions"})
    ):
        wanted = accepting.order(place / "compare", (), (), "Ann", "2021-09-21")
        accepting.accept(wanted, str, str, str)
