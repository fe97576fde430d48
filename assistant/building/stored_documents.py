"""Documents in a store: fetched instead of made, and put there when they were made and hold no secret."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from pydantic import SecretStr

from assistant import leaks
from assistant.building import recipes
from assistant.building.folders import Tell, discard, empty, is_there
from assistant.building.provenance import Made
from assistant.building.shelves import HOLDS_ONE, Unusable
from assistant.building.store import Recipe, Store
from assistant.errors import SecretFound
from assistant.facts.recording import Recording, Tools

Searched = set[tuple[str, str]]
"""Documents that hold no secret, as a search for those of their walk found: the key of a recipe, and a file's hash."""

ASIDE = ".fetched"
"""The folder, in that of what is being made, where documents lie until they were searched."""


@dataclass(frozen=True)
class StoredDocuments:
    """The documents of one recording in a store, or those of several together."""

    store: Store
    recordings: Sequence[Recording]
    tools: Callable[[], Tools]
    """What they would be printed with; asked when the first document is needed, for it may start a browser."""

    secrets: Sequence[SecretStr]
    searched: Searched
    """What this process has searched, and workers for it: nothing that the store itself says."""

    tell: Tell

    def recipe(self, name: str, origin: Made, beside: Mapping[str, str]) -> Recipe:
        """Making a format of these, where documents lie beside it that reach it."""
        return recipes.of_document(name, self.recordings, origin, self.tools(), beside)

    def fetch(self, recipe: Recipe, into: Path, others: Collection[str]) -> bool:
        """Have the documents in a folder that making them there would give. Returns whether they were in the store.

        `others` are the names of documents of other formats. Raises StoreTrouble where the store cannot be read.
        """
        files = self.store.get(recipe, self.tell)
        if files is None:
            return False
        if any(path in others or is_there(into / path) for path in files):
            self.tell(self.store.unused(recipe, "has the name of another document"))
            return False
        aside = empty(into / ASIDE)
        try:
            self._laid_out(recipe, files, aside)
            for path in files:
                (into / path).parent.mkdir(parents=True, exist_ok=True)
                (aside / path).replace(into / path)
        except Unusable as why:
            self.tell(self.store.unused(recipe, str(why)))
            return False
        finally:
            discard(aside)
        return True

    def put(self, recipe: Recipe, made: Iterable[Path], folder: Path) -> None:
        """Have others find what was made in a folder. Raises StoreTrouble where the store cannot be written."""
        files = {file.relative_to(folder).as_posix(): file.read_bytes() for file in made}
        self.searched.update(named(recipe, files))
        self.store.put(recipe, files)

    def _laid_out(self, recipe: Recipe, files: Mapping[str, bytes], aside: Path) -> None:
        """Write documents, and search them as if they had been made here. Raises Unusable where one holds a secret."""
        for path, data in files.items():
            (aside / path).parent.mkdir(parents=True, exist_ok=True)
            (aside / path).write_bytes(data)
        if self.searched.issuperset(named(recipe, files)):
            return
        try:
            leaks.search(aside, self.secrets)
        except SecretFound:
            raise Unusable(HOLDS_ONE) from None
        self.searched.update(named(recipe, files))


def named(recipe: Recipe, files: Mapping[str, bytes]) -> Searched:
    """Documents as the list of what was searched names them. A recipe holds the walk, and so whose secrets they are."""
    return {(recipe.key, sha256(data).hexdigest()) for data in files.values()}
