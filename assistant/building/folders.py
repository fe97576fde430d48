"""Puts what was made into folders in which people may have put something too: nothing of theirs is ever lost."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from assistant import ending
from assistant.errors import BadInput

Tell = Callable[[str], object]
"""Is told, in a sentence, what was done that nobody asked for."""


@ending.unbroken()
def replace_folder(fresh: Path, place: Path) -> None:
    """Put a finished folder in the place of an old one; at no time is there half of either."""
    place.parent.mkdir(parents=True, exist_ok=True)
    put_back(place)
    old = before(place)
    shutil.rmtree(old, ignore_errors=True)
    try:
        if place.exists():
            place.rename(old)
        fresh.rename(place)
    except OSError as error:
        if old.exists() and not place.exists():
            old.rename(place)
        raise cannot_replace(place, error) from error
    shutil.rmtree(old, ignore_errors=True)


def discard(folder: Path) -> None:
    """Take away what is half, wholly."""
    with ending.unbroken():
        shutil.rmtree(folder, ignore_errors=True)


def before(place: Path) -> Path:
    """Where a folder stands for a moment while another comes into its place."""
    return place.with_name(f".{place.name}.old")


def put_back(place: Path) -> None:
    """Undo what a build did that was killed between taking a folder away and putting another in its place."""
    if before(place).exists() and not place.exists():
        before(place).rename(place)


def to_the_disk(path: Path) -> None:
    """Have a file, or the names in a folder, outlive a power cut; of folders only some systems know that."""
    if not path.is_dir():
        with path.open("r+b") as opened:
            os.fsync(opened.fileno())
        return
    with suppress(OSError):
        folder = os.open(path, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def cannot_replace(place: Path, error: OSError) -> BadInput:
    return BadInput(f"{place} could not be replaced ({error.strerror}). Close what has it open, and try again.")


def empty(fresh: Path) -> Path:
    """A folder for what is being made; what a killed build left there goes."""
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    return fresh


def keep_the_rest(place: Path, fresh: Path, is_dropped: Callable[[Path, str], bool], tell: Tell) -> None:
    """Give a fresh folder all that lies in the one that it will replace, and that has not had its day.

    `is_dropped` is asked of each file and its path in the folder. What is kept and stands in the way of something new
    gets another name. Both folders hold the same file for a moment, so that a build may be killed at any time.
    """

    def keep(folder: Path, target: Path, path: str) -> None:
        for entry in sorted(folder.iterdir()):
            inside, stands = f"{path}{entry.name}", target / entry.name
            if is_folder(entry):
                if is_there(stands) and not is_folder(stands):
                    stands = moved_aside(entry, stands, tell)
                if not any(entry.iterdir()):
                    stands.mkdir(parents=True, exist_ok=True)
                keep(entry, stands, f"{inside}/")
            elif not is_dropped(entry, inside):
                link(entry, moved_aside(entry, stands, tell) if is_there(stands) else stands)

    if is_folder(place):
        keep(place, fresh, "")


def is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def is_there(path: Path) -> bool:
    """Whether anything has that name, a link that leads nowhere included."""
    return path.is_symlink() or path.exists()


def moved_aside(was: Path, wanted: Path, tell: Tell) -> Path:
    """Another name for what a person changed, for its own is needed; she is told."""
    names = (f"{wanted.stem}-edited{number}{wanted.suffix}" for number in ("", *(f"-{n}" for n in range(2, 10_000))))
    free = (wanted.with_name(name) for name in names)
    aside = next(path for path in free if not is_there(path) and not is_there(was.with_name(path.name)))
    tell(f"{was} was changed by hand. It is kept as {aside.name}, and a new one is in its place.")
    return aside


def link(file: Path, place: Path) -> None:
    """Have a file at another place too, whatever it is; where a disk cannot do that, a copy of it."""
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(file, place, follow_symlinks=False)
    except (OSError, NotImplementedError):
        try:
            shutil.copy2(file, place, follow_symlinks=False)
        except (OSError, shutil.Error) as error:
            why = f"{file} cannot be kept while {file.parent} is made anew ({error}). Move it away."
            raise BadInput(why) from error


@ending.unbroken()
def put_beside(fresh: Path, place: Path, ours: Mapping[str, str], tell: Tell) -> tuple[Path, ...]:
    """Put finished files into a folder that holds other things, each in the place of an old one; notes come last."""
    files = sorted(fresh.iterdir(), key=lambda file: (file.name.startswith("."), file.name))
    for file in files:
        try:
            make_way(file, place / file.name, ours, tell)
            file.replace(place / file.name)
        except OSError as error:
            raise cannot_replace(place / file.name, error) from error
    return tuple(place / file.name for file in files if not file.name.startswith("."))


def make_way(new: Path, place: Path, ours: Mapping[str, str], tell: Tell) -> None:
    """Move aside what is not ours and has the name of something new."""
    known = ours.get(place.name), hash_of(new)
    if is_there(place) and not new.name.startswith(".") and hash_of(place) not in known:
        place.rename(moved_aside(place, place, tell))


def take_away(folder: Path, ours: Mapping[str, str], note: str = "") -> tuple[str, ...]:
    """Remove what we put into a folder, and the note of it if any; what a person changed, and what is hers, stays.

    Returns the names of what is gone.
    """
    gone = [name for name, known in sorted(ours.items()) if known == hash_in(folder, name)]
    for name in gone:
        (folder / name).unlink()
    if note:
        (folder / note).unlink(missing_ok=True)
    for place in sorted({(folder / name).parent for name in gone}, reverse=True):
        if place.is_dir() and not any(place.iterdir()):
            place.rmdir()
    return tuple(gone)


def hash_in(folder: Path, name: str) -> str:
    """The hash of a document by its path in a folder; nothing where a link leads out of it."""
    *inner, file = name.split("/")
    for part in inner:
        folder /= part
        if folder.is_symlink():
            return ""
    return hash_of(folder / file)


def hash_of(file: Path) -> str:
    """The hash of a file; nothing for what is none, a link included."""
    if file.is_symlink() or not file.is_file():
        return ""
    return hashlib.sha256(file.read_bytes()).hexdigest()
