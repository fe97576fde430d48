"""Walks in a store: which facts of its court a walk reads is known only after it was walked.

So two recipes lead to a walk. One has what is known before, and leads to a list: the names of the facts that such walks
have read. The other has these facts as they are now, too, and leads to the walk.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from assistant import leaks
from assistant.building import recipes
from assistant.building.folders import Tell, discard, empty
from assistant.building.kept_walks import OURS, KeptWalks, Means, now, same_walk
from assistant.building.shelves import HOLDS_ONE, Unusable
from assistant.building.store import Recipe, Store
from assistant.building.summaries import readable
from assistant.errors import SecretFound
from assistant.facts import pictures, untrusted
from assistant.facts import recording as recordings
from assistant.facts.courts import Court
from assistant.facts.pictures import AnotherPicture
from assistant.facts.recording import FILE_NAME, Recording
from assistant.walking.walkthrough import Walkthrough

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LIST = "facts.json"

Names = tuple[str, ...]
"""Of the facts that a walk has read."""

LISTED: TypeAdapter[tuple[Names, ...]] = TypeAdapter(tuple[Names, ...])

MOST_LISTED = 64
"""So many of them, the newest; nearly all walks of a script read the same facts."""


@dataclass(frozen=True)
class StoredWalks:
    """Walks that anybody has put into a store, and the kept ones to which they are brought over."""

    store: Store
    kept: KeptWalks
    tell: Tell

    def find(self, walkthrough: Walkthrough, court: Court, means: Means) -> Recording | None:
        """The walk that walking would give now, kept from here on; None where there is none.

        Raises StoreTrouble where the store cannot be read.
        """
        for recipe in self._recipes(walkthrough, court, means):
            files = self.store.get(recipe, self.tell)
            if files is not None:
                try:
                    return self._kept(files, walkthrough, court, means)
                except Unusable as why:
                    self.tell(self.store.unused(recipe, str(why)))
        return None

    def has(self, walkthrough: Walkthrough, court: Court, means: Means) -> bool:
        """Whether there is one, as its entry says. Raises StoreTrouble where the store cannot be read."""
        return any(map(self.store.holds, self._recipes(walkthrough, court, means)))

    def _recipes(self, walkthrough: Walkthrough, court: Court, means: Means) -> Iterator[Recipe]:
        """Of the walks that would be the same now, as far as it is known which facts they read."""
        every = recipes.of_walks(walkthrough, court, means)
        for names in self._listed(every, self.tell):
            facts = {name: now(name, walkthrough, court, means.inputs) for name in names}
            yield recipes.of_walk(every, facts)

    def put(self, walked: Recording, folder: Path) -> None:
        """Have others find a walk that lies in a folder. Raises StoreTrouble where the store cannot be written."""
        every, names = recipes.of_walks_like(walked), tuple(sorted(walked.court_facts_used))
        files = {picture.file: pictures.verified(walked, picture) for picture in pictures.of_recording(walked)}
        files[FILE_NAME] = untrusted.plain_bytes(folder / FILE_NAME, recordings.MOST_BYTES)
        self.store.put(recipes.of_walk(every, walked.court_facts_used), files)
        listed = self._listed(every, lambda _: None)
        if names not in listed:
            self.store.put(every, {LIST: json.dumps([names, *listed][:MOST_LISTED]).encode()})

    def _listed(self, every: Recipe, tell: Tell) -> tuple[Names, ...]:
        held = (self.store.get(every, tell) or {}).get(LIST, b"[]")
        try:
            return LISTED.validate_json(held)[:MOST_LISTED]
        except ValueError:
            return ()

    def _kept(
        self, files: Mapping[str, bytes], walkthrough: Walkthrough, court: Court, means: Means
    ) -> Recording | None:
        """Keep a walk as if it had been walked here. Raises Unusable for one that is not what it is said to be."""
        secrets = [secret for person in walkthrough.cast(court).values() for secret in person.secrets()]
        with self._laid_out(files, self.kept.fetching(court, walkthrough)) as folder:
            walked = readable(folder)
            if walked is None or not same_walk(walked, walkthrough, court, means):
                raise Unusable("is not the walk that it is said to be")
            try:
                pictures.verify(walked)
                leaks.search(folder, secrets)
            except AnotherPicture:
                raise Unusable("has other pictures than were taken") from None
            except SecretFound:
                raise Unusable(HOLDS_ONE) from None
            return self.kept.found_in(folder, walkthrough, court, means)

    @contextmanager
    def _laid_out(self, files: Mapping[str, bytes], folder: Path) -> Iterator[Path]:
        """The files of a walk in a folder, for as long as that takes."""
        try:
            empty(folder)
            for name, data in files.items():
                if not OURS.fullmatch(name):
                    raise Unusable(f"holds {name}, which is no part of a walk")
                (folder / name).write_bytes(data)
            yield folder
        finally:
            discard(folder)
