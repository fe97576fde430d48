"""What a page is made from: which courts and people it has read, told in a header of its answer.

Whoever keeps pictures of pages learns from it which files must be unchanged for a picture to hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

HEADER = "X-Training-Facts"

COURTS, PEOPLE, GUIDES = "courts", "people", "guides"
"""Each stands for all of its kind; `courts/mad` for one."""

USUAL = re.compile(r"[a-z]+(/[a-z0-9-]{1,60})?")
"""A kind, or an id as files have it; what somebody asks for may be anything."""

Held = TypeVar("Held")


class NotedMapping(Mapping[str, Held]):
    """Courts by id or people by slug; whoever reads one, or goes through all, is noted."""

    def __init__(self, kind: str, held: Mapping[str, Held], note: Callable[[str], object]) -> None:
        self._kind = kind
        self._held = held
        self._note = note

    def __getitem__(self, name: str) -> Held:
        self._note(f"{self._kind}/{name}")
        return self._held[name]

    def __iter__(self) -> Iterator[str]:
        self._note(self._kind)
        return iter(self._held)

    def __len__(self) -> int:
        self._note(self._kind)
        return len(self._held)


def as_header(read: set[str]) -> str:
    """What was read, in a header's words. All of a kind goes for each of it, and for a name that no file has."""
    told = {name if USUAL.fullmatch(name) else name.partition("/")[0] for name in read}
    return ", ".join(sorted(name for name in told if name == (kind := name.partition("/")[0]) or kind not in told))
