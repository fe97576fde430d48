"""A court that notes every fact that is read of it: a walk may be used again where those facts are the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

from pydantic import BaseModel

from assistant.errors import BadInput
from assistant.facts import sentence as sentences
from assistant.facts.courts import Court

NOT_THERE = "(not there)"
"""Stands for a fact that a file leaves out: reading that it is missing is reading a fact, too."""

WHICH = ".*"
"""Behind a path: not a value, but which names there are at that place."""


def noted(court: Court, facts: dict[str, str]) -> Court:
    """The court, for somebody whose reading counts: each fact goes into `facts` as it is read, by its path."""
    return cast("Court", Noted(court, "", facts))


def fact(court: Court, path: str) -> str:
    """A court's fact by its path, such as `sites.pacer.walk`, as it is noted; NOT_THERE where it has none."""
    try:
        value = sentences.value_of(f"court.{path.removesuffix(WHICH)}", {"court": court}, path)
    except BadInput:
        return NOT_THERE
    if value is None:
        return NOT_THERE
    return names_in(value) if path.endswith(WHICH) else str(value)


def every_fact(held: object, path: str = "") -> dict[str, str]:
    """All facts of a court, or of a part of it that stands at `path`."""
    if held is None:
        return {path: NOT_THERE}
    if not isinstance(held, (BaseModel, Mapping)):
        return {path: str(held)}
    parts = {name: part for name, part in dict(held).items() if not is_kept_from_pages(held, name)}
    facts = {f"{path}{WHICH}": names_in(held)} if path else {}
    for name, part in parts.items():
        facts |= every_fact(part, below(path, name))
    return facts


def is_kept_from_pages(held: object, name: str) -> bool:
    """Whether a fact is about how a site is walked and told of: no page of a portal is made from it."""
    return isinstance(held, BaseModel) and bool(type(held).model_fields[name].exclude)


def names_in(held: object) -> str:
    """Which names there are in a part of a court."""
    parts = dict(held) if isinstance(held, (BaseModel, Mapping)) else {}
    return " ".join(sorted(parts))


def below(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


class Noted:
    """A part of a court. What is a fact is noted when it is read; whoever asks for anything else has read the whole."""

    def __init__(self, held: BaseModel, path: str, facts: dict[str, str]) -> None:
        self._held = held
        self._path = path
        self._facts = facts

    @property  # type: ignore[misc]  # as mock objects do, so that isinstance says what it says of the court itself
    def __class__(self) -> type:
        return type(self._held)

    def __getattr__(self, name: str) -> object:
        value = getattr(self._held, name)
        if name not in type(self._held).model_fields:
            self._read_whole()
            return value
        return read(value, below(self._path, name), self._facts)

    def __str__(self) -> str:
        if self._path:
            self._facts[self._path] = str(self._held)
        else:
            self._read_whole()
        return str(self._held)

    def __format__(self, how: str) -> str:
        return format(str(self), how)

    def __repr__(self) -> str:
        self._read_whole()
        return repr(self._held)

    def __iter__(self) -> Iterator[tuple[str, object]]:
        self._read_whole()
        return iter(self._held)

    def __eq__(self, other: object) -> bool:
        self._read_whole()
        if isinstance(other, Noted):
            other._read_whole()
            return self._held == other._held
        return self._held == other

    def __hash__(self) -> int:
        self._read_whole()
        return hash(self._held)

    def _read_whole(self) -> None:
        self._facts.update(every_fact(self._held, self._path))


class NotedNames(Mapping[str, object]):
    """The same, of what a court has by names of its own, such as its sites."""

    def __init__(self, held: Mapping[str, object], path: str, facts: dict[str, str]) -> None:
        self._held = held
        self._path = path
        self._facts = facts

    def __getitem__(self, name: str) -> object:
        path = below(self._path, name)
        if name not in self._held:
            self._facts[path] = NOT_THERE
        return read(self._held[name], path, self._facts)

    def __iter__(self) -> Iterator[str]:
        self._facts[f"{self._path}{WHICH}"] = names_in(self._held)
        return iter(self._held)

    def __len__(self) -> int:
        return len(tuple(iter(self)))

    def __repr__(self) -> str:
        self._facts.update(every_fact(self._held, self._path))
        return repr(self._held)


def read(value: object, path: str, facts: dict[str, str]) -> object:
    """A value for whoever reads it: noted, or noting what is read of it in turn."""
    if isinstance(value, BaseModel):
        facts[f"{path}{WHICH}"] = names_in(value)  # that it is there at all
        return Noted(value, path, facts)
    if isinstance(value, Mapping):
        return NotedNames(value, path, facts)
    facts[path] = NOT_THERE if value is None else str(value)
    return value
