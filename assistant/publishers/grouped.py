"""Guides as lists show them: those together that are for the same, in the order in which the first of each stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.facts.recording import Recording

OTHERS = "Other guides"
"""Where those stand that belong to no group, once others do."""


class Listed(Protocol):
    """What stands for a guide in a list."""

    @property
    def recording(self) -> Recording: ...


SomeListed = TypeVar("SomeListed", bound=Listed)


@dataclass(frozen=True)
class Group(Generic[SomeListed]):
    """Some guides, and what they are for; without a name where no guide of the list has a group."""

    name: str
    guides: tuple[SomeListed, ...]

    @property
    def questions(self) -> list[tuple[str, SomeListed]]:
        """What a filer says of herself, and the guide that she needs."""
        return [(said, guide) for guide in self.guides for said in guide.recording.when]


def grouped(guides: Iterable[SomeListed]) -> list[Group[SomeListed]]:
    """The guides in their groups."""
    found: dict[str, list[SomeListed]] = {}
    for guide in guides:
        found.setdefault(guide.recording.group, []).append(guide)
    without = found.pop("", [])
    named = [Group(name, tuple(some)) for name, some in found.items()]
    return [*named, Group(OTHERS if named else "", tuple(without))] if without else named
