"""A store by content: the key of a recipe leads to the names and hashes of what came of it, a hash to the bytes.

Nothing in it is believed. An entry says in plain JSON what it was made of, which is compared with what is asked for
now; bytes are compared with their hash. What is not so is told, never used, and replaced when it has been made anew.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from errno import EACCES, EDQUOT, ENOENT, ENOSPC, EPERM, EROFS
from functools import cached_property
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Any, Literal

import structlog
from pydantic import BaseModel, ConfigDict, Field, field_validator

from assistant import outside
from assistant.building import shelves
from assistant.building.folders import Tell
from assistant.building.shelves import Shelf, Unusable
from assistant.errors import StoreTrouble
from assistant.facts import untrusted

log = structlog.get_logger()

Ingredients = Mapping[str, str | Mapping[str, str]]

ENTRIES, BLOBS = "entries", "blobs"
"""What lies in a store: entries by the keys of recipes, and bytes by their hashes."""

MOST_ENTRY_BYTES = 4_000_000
"""Bytes of an entry: a hundred times as many as the largest of ours has."""

MOST_FILES = 2_000
MOST_BYTES = 256_000_000
"""So many files, and bytes of all of them, may come of one recipe. What is more is made each time."""

HASH = re.compile(r"[0-9a-f]{64}")

MENDS = {
    ENOSPC: "Free some space there",
    EDQUOT: "Free some space there",
    EACCES: "Have it opened to you",
    EPERM: "Have it opened to you",
    EROFS: "Have it opened to you",
    ENOENT: "Bring it back",
}
"""How to mend what the system refuses; else the sentence says what is wrong."""


@dataclass(frozen=True)
class Recipe:
    """What something is, in words, and all that decides what comes of it."""

    what: str
    made_of: Ingredients

    @cached_property
    def key(self) -> str:
        return hash_of(self.made_of)


class Entry(BaseModel):
    """What came of a recipe, by names, and the recipe. The seal is a hash of both: nobody changes one by mistake."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal[1] = 1
    seal: str
    made_of: dict[str, str | dict[str, str]]
    files: dict[str, str] = Field(min_length=1, max_length=MOST_FILES)

    @field_validator("files")
    @classmethod
    def _plain(cls, files: dict[str, str]) -> dict[str, str]:
        """Files are written by these names, and read by these hashes."""
        if not are_plain_paths(files) or not all(map(HASH.fullmatch, files.values())):
            raise ValueError("it leads elsewhere")
        return files

    @classmethod
    def of(cls, made_of: Ingredients, files: Mapping[str, str]) -> Entry:
        held: Any = {"made_of": made_of, "files": files}  # Any: pydantic looks at it
        return cls(seal=hash_of(held), **held)

    @property
    def is_sealed(self) -> bool:
        return self.seal == hash_of({"made_of": self.made_of, "files": self.files})


class Store:
    """A folder, or what else has an address. Another process that gets it opens it by that address."""

    def __init__(self, address: str) -> None:
        self.address = address

    def __reduce__(self) -> tuple[type[Store], tuple[str]]:
        return Store, (self.address,)

    def get(self, recipe: Recipe, tell: Tell) -> dict[str, bytes] | None:
        """What came of a recipe, by names; None where that is not here, or is not it, of which `tell` is told.

        Raises StoreTrouble where the store cannot be read.
        """
        with self._reached("read"):
            try:
                return self._verified(recipe)
            except Unusable as why:
                tell(self.unused(recipe, str(why)))
                return None

    def holds(self, recipe: Recipe) -> bool:
        """Whether something came of a recipe, as an entry says; whoever gets its bytes looks at them.

        Raises StoreTrouble where the store cannot be read.
        """
        with self._reached("read"):
            try:
                return self._entry(recipe) is not None
            except Unusable:
                return False

    def remove(self, recipe: Recipe) -> None:
        """Forget what came of a recipe. Raises StoreTrouble where the store cannot be reached."""
        with self._reached("written to"):
            self._shelf.remove(entry_of(recipe))

    def put(self, recipe: Recipe, files: Mapping[str, bytes]) -> None:
        """Keep what came of a recipe, and was searched for secrets. Bytes that are here already are not written again.

        The entry comes last, so that whoever finds it finds all. Raises StoreTrouble where the store cannot be written.
        """
        if not is_bearable(files):
            log.info("store.left_out", what=recipe.what)
            return
        hashes = {name: sha256(data).hexdigest() for name, data in files.items()}
        entry = Entry.of(recipe.made_of, hashes).model_dump_json(indent=1) + "\n"
        with self._reached("written to"):
            for name, data in files.items():
                place = blob(hashes[name])
                if self._shelf.size(place) != len(data):
                    self._shelf.write(place, data)
            self._shelf.write(entry_of(recipe), entry.encode())

    def unused(self, recipe: Recipe, why: str) -> str:
        """What is told of an entry that is not used."""
        return f"In the store {self.address}, the {recipe.what} {why}. It was not used, and is made anew."

    def health(self) -> str:
        """That the store can be read and written, in words. Raises StoreTrouble where it cannot."""
        trial, files = Recipe("trial", {"kind": "trial"}), {"trial.txt": b"trial"}
        told: list[str] = []
        self.put(trial, files)
        held = self.get(trial, told.append)
        self.remove(trial)
        if held != files:
            raise StoreTrouble(" ".join([f"The store {self.address} does not give back what was put there.", *told]))
        return f"{self.address} is in use, and can be read and written"

    @cached_property
    def _shelf(self) -> Shelf:
        return shelves.opened(self.address, (ENTRIES, BLOBS))

    def _verified(self, recipe: Recipe) -> dict[str, bytes] | None:
        entry = self._entry(recipe)
        if entry is None:
            return None
        files: dict[str, bytes] = {}
        for name, known in entry.files.items():
            files[name] = self._bytes(name, known, MOST_BYTES - sum(map(len, files.values())))
        return files

    def _entry(self, recipe: Recipe) -> Entry | None:
        """The entry of a recipe. Raises Unusable for one that says of itself that it is another's."""
        data = self._shelf.read(entry_of(recipe), MOST_ENTRY_BYTES)
        if data is None:
            return None
        try:
            entry = Entry.model_validate(untrusted.json_in(data.decode()))
        except ValueError:
            raise Unusable("has an entry that cannot be read") from None
        if not entry.is_sealed:
            raise Unusable("has an entry that was changed after it was put there")
        if others := [name for name, value in recipe.made_of.items() if entry.made_of.get(name) != value]:
            raise Unusable(f"was made otherwise (what differs: {', '.join(others)})")
        if entry.made_of.keys() - recipe.made_of.keys():
            raise Unusable("was made of something more")
        return entry

    def _bytes(self, name: str, known: str, most: int) -> bytes:
        """The bytes of a hash. What is not them is taken away, so that the next who has them puts them there."""
        place = blob(known)
        try:
            data = self._shelf.read(place, most)
        except Unusable:
            self._shelf.remove(place)
            raise
        if data is None:
            raise Unusable(f"is not whole: {name} is missing")
        if sha256(data).hexdigest() != known:
            self._shelf.remove(place)
            raise Unusable(f"is not as it was put there: the bytes of {name} are others")
        return data

    @contextmanager
    def _reached(self, done: str) -> Iterator[None]:
        """Whatever the system or the network refuses is told in a sentence."""
        try:
            yield
        except OSError as error:
            number = error.errno or (ENOENT if isinstance(error, FileNotFoundError) else 0)
            known = outside.REFUSALS.get(number)
            means = "it is gone" if number == ENOENT else known.means if known else error.strerror or str(error)
            raise StoreTrouble(
                f"The store {self.address} could not be {done}: {means}. {MENDS.get(number, 'Mend that')}, "
                "or build without a store: unset ASSISTANT_STORE."
            ) from error


def state_of(address: str | None) -> str:
    """Whether a store is in use, in words. Raises StoreTrouble for one that cannot be read and written."""
    return Store(address).health() if address is not None else "none is in use; ASSISTANT_STORE would name one"


def hash_of(held: object) -> str:
    """A hash of what can be said in JSON, in whichever order it is said."""
    return sha256(json.dumps(held, sort_keys=True, default=dict).encode()).hexdigest()


def blob(known: str) -> str:
    return f"{BLOBS}/{known[:2]}/{known}"


def entry_of(recipe: Recipe) -> str:
    return f"{ENTRIES}/{recipe.key[:2]}/{recipe.key}.json"


def is_bearable(files: Mapping[str, bytes]) -> bool:
    """Whether these may lie in a store: not too many, not too large, and with names that are plain everywhere."""
    few = 0 < len(files) <= MOST_FILES and sum(map(len, files.values())) <= MOST_BYTES
    return few and are_plain_paths(files)


def are_plain_paths(paths: Collection[str]) -> bool:
    """Whether these lead to files of their own in the folder where they are looked for, on every system."""
    known = {PurePosixPath(path.casefold()) for path in paths}
    folders = {folder for path in known for folder in path.parents}
    plain = all(untrusted.is_plain_name(name) for path in paths for name in path.split("/"))
    return plain and len(known) == len(paths) and known.isdisjoint(folders)
