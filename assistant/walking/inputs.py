"""What the bundled portal was started with, and what of it the pages of a walk were made from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from assistant.facts import courts, people, texts
from assistant.facts.courts import Court
from assistant.facts.noted import NOT_THERE, every_fact

HEADER = "x-training-facts"
"""In the answers of the bundled portal: what it has read to make a page, such as `courts/mad` or `people`."""

COURTS, PEOPLE, GUIDES = "courts", "people", "guides"


@dataclass(frozen=True)
class Inputs:
    """The files of the courts, in the order in which they were given, and the folder of built guides."""

    courts: tuple[Path, ...] = ()
    guides: Path | None = None

    def knows(self, name: str) -> bool:
        """Whether this is something that a portal reads, and not a fact of the court that is walked."""
        return name.partition("/")[0] in (COURTS, PEOPLE, GUIDES)

    def code(self, name: str) -> str:
        """A code for what the portal would read now; all courts or all people, or one by its id."""
        kind, _, one = name.partition("/")
        if kind == COURTS:
            return courts_code(tuple((file, file.stat().st_mtime_ns) for file in self.courts), one)
        if kind == PEOPLE:
            files = sorted(people.PEOPLE_FOLDER.glob("*.toml"))
            return code_of(f"{file.stem}\n{texts.read(file)}" for file in files if one in ("", file.stem))
        return code_of(built(self.guides) if self.guides else ())

    def read(self, names: Iterable[str], court: Court) -> dict[str, str]:
        """What a walk of this court depends on when its pages were made from these; its own facts by their paths."""
        own = f"{COURTS}/{court.id}"
        others = {name: self.code(name) for name in sorted(names) if name != own and self.knows(name)}
        return {**(every_fact(court) if own in names else {}), **others}


@lru_cache(maxsize=1024)
def courts_code(files: tuple[tuple[Path, int], ...], one: str) -> str:
    """A code for all courts of a portal, in its order, or for one of them, by their files and when these were written.

    It is asked for at every guide, and hundreds of courts take a while.
    """
    in_order = (courts.read(file) for file, _ in sorted(files, key=lambda known: known[0].stem))
    return code_of(told(court) for court in in_order if one in ("", court.id))


def told(court: Court) -> str:
    return "\n".join(f"{path} = {value}" for path, value in every_fact(court).items())


def built(guides: Path) -> Iterable[str]:
    """The guides that the portal's pages may lead to."""
    files = (file for file in guides.glob("**/*") if file.suffix in (".html", ".pdf"))
    return sorted(file.relative_to(guides).as_posix() for file in files)


def code_of(texts: Iterable[str]) -> str:
    """A code for texts in their order; NOT_THERE for none."""
    code, told = hashlib.sha256(), NOT_THERE
    for text in texts:
        code.update(text.encode() + b"\0")
        told = code.hexdigest()[:16]
    return told
