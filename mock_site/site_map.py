"""The map of the portal: its screens, what each can say, and how we know. Each area has a TOML file for its own."""

from __future__ import annotations

import re
from pathlib import Path

from pydantic import ConfigDict, Field

from mock_site.start.data_files import Facts, read_all

HOUSE = Path(__file__).parent


class MapFacts(Facts):
    """What a file of the map holds; a key that is not known is a mistake there."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class MapMessage(MapFacts):
    """Something that a screen says to whom it concerns; {a name} stands for what varies."""

    code: str
    text: str
    source: str


class MapScreen(MapFacts):
    """One screen. Its path is the portal's rule for it, with <what varies>, or one address that the rule covers.

    Where several screens have the same path and title, `shows` has words that only this one shows.
    """

    code: str = Field(pattern=r"^[A-Z]\d+[a-z]?$")
    title: str
    path: str = Field(pattern=r"^/")
    source: str
    shows: str = ""
    messages: tuple[MapMessage, ...] = ()


class Group(MapFacts):
    """The screens of one file."""

    screens: tuple[MapScreen, ...]


def groups() -> dict[str, tuple[MapScreen, ...]]:
    """All screens in order: by the names of their groups, then by their codes."""
    return {
        name: tuple(sorted(group.screens, key=_place))
        for name, group in read_all(Group, HOUSE.glob("areas/*/*.toml")).items()
    }


def as_data() -> list[dict[str, object]]:
    """The whole map, for programs: every screen with the name of its group."""
    return [{"group": name, **screen.model_dump()} for name, screens in groups().items() for screen in screens]


def _place(screen: MapScreen) -> tuple[str, int, str, str]:
    """L2 comes before L10."""
    letters, number, rest = re.split(r"(\d+)", screen.code, maxsplit=1)
    return letters, int(number), rest, screen.path
