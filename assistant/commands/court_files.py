"""The files of all federal courts: what each of them leaves out, and how they are made anew from the facts."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from rich.console import Console

from assistant.commands.listing import titled_table
from assistant.errors import BadInput
from assistant.facts import courts, judiciary, texts
from assistant.facts.courts import Court
from assistant.publishers.layout import wording

MOST_SHOWN = 40
"""Of so many files at the most what would change is shown line by line; of more, their names."""


FEW = 12
"""Of so many courts all that a file leaves out stands beside its name; of more, what is usual is counted instead."""


def show(words: tuple[str, ...]) -> None:
    """Print the courts that ship, all or those of which an id, a name, a state or a kind holds these words."""
    found = [one for one in courts.every() if all(word.casefold() in described(one).casefold() for word in words)]
    if not found:
        raise BadInput(f"No court is called “{' '.join(words)}”. All of them: assistant courts")
    missing = {one.id: courts.left_out(one) for one in found}
    times = Counter(name for left in missing.values() for name in left)
    usual = [name for name in times if len(found) > FEW and times[name] > len(found) / 2]
    rows = ((one.id, f"{one.name}{lacking([name for name in missing[one.id] if name not in usual])}") for one in found)
    console = Console(markup=False, emoji=False)
    console.print(titled_table(counted(found), rows))
    for name in usual:
        console.print(f"{times[name]} of their files leave out {name}.")


def described(court: Court) -> str:
    """All by which a court is looked for."""
    return " ".join((court.id, court.name, court.title, court.state, court.kind or ""))


def lacking(missing: Sequence[str]) -> str:
    """What a file leaves out that others have."""
    return f"; its file leaves out {', '.join(missing)}" if missing else ""


def counted(found: list[Court]) -> str:
    kinds = {kind: sum(one.kind == kind for one in found) for kind in ("district", "bankruptcy", "appellate")}
    return f"{wording.counted(len(found), 'court')}: " + ", ".join(
        f"{number} {kind}" for kind, number in kinds.items() if number
    )


@dataclass(frozen=True)
class Update:
    """The files of courts as they would be made now, and the folder of those that there are.

    `fresh` are texts by the courts' ids; a court with a file of its own, which was written by hand, is none of them.
    """

    fresh: dict[str, str]
    into: Path

    @property
    def changed(self) -> dict[str, str]:
        """What is new, or another text than before."""
        return {name: text for name, text in self.fresh.items() if self.text_now(name) != text}

    @property
    def gone(self) -> list[Path]:
        """The files of courts that the facts do not know any more."""
        return sorted(file for file in self.into.glob("*.toml") if file.stem not in self.fresh)

    def text_now(self, name: str) -> str:
        file = self.into / f"{name}.toml"
        return file.read_text(encoding="utf-8") if file.exists() else ""

    def __str__(self) -> str:
        """All that would change, for a person to look at; nothing where nothing would."""
        lines = list(self._lines())
        new = [name for name in self.changed if not self.text_now(name)]
        others = [name for name in self.changed if self.text_now(name)]
        heads = (("new", new), ("changed", others), ("gone", [file.stem for file in self.gone]))
        told = [f"{len(names)} {what}: {', '.join(names)}" for what, names in heads if names]
        return "\n".join([*lines, *told])

    def _lines(self) -> Iterator[str]:
        if len(self.changed) + len(self.gone) > MOST_SHOWN:
            return
        texts_of_all = {**self.changed, **{file.stem: "" for file in self.gone}}
        for name, text in texts_of_all.items():
            before, after = self.text_now(name).splitlines(), text.splitlines()
            yield from unified_diff(before, after, f"{name}.toml", f"{name}.toml", lineterm="", n=1)

    def write(self) -> int:
        """Write what is new or changed, and take away what is gone. Returns how many files that were."""
        self.into.mkdir(parents=True, exist_ok=True)
        for name, text in self.changed.items():
            half = self.into / f".{name}.new"
            half.write_text(text, encoding="utf-8", newline="\n")
            half.replace(self.into / f"{name}.toml")
        done = len(self.fresh)
        for file in self.gone:
            file.unlink()
        return done


def update(feed: Path | None, into: Path | None = None) -> Update:
    """What a feed would change; the one that ships where none is given. Every file is read before any is written.

    Raises BadInput for facts that cannot be used.
    """
    fresh = judiciary.files(feed or judiciary.newest())
    by_hand = {one.id for one in courts.shipped()}
    made = {name: text for name, text in fresh.items() if name not in by_hand}
    for name, text in made.items():
        courts.check(text, Path(f"{name}.toml"))
    return Update(made, into or courts.ON_REQUEST)


def keep(feed: Path) -> None:
    """Have a feed that was accepted lie beside the overlays, in place of the one before."""
    before = judiciary.newest()
    if feed.resolve() == before.resolve():
        return
    texts.read(feed)
    shutil.copyfile(feed, judiciary.FOLDER / feed.name)
    if before.name != feed.name:
        before.unlink()
