"""Where the bytes of a store lie: in a folder, or at any address that fsspec knows."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from errno import ENOENT
from pathlib import Path
from typing import Any, Protocol, Self

from assistant.building.folders import is_there
from assistant.errors import BadInput, StoreTrouble
from assistant.facts import untrusted

ADDRESS = "://"
"""What an address has, and the name of a folder has not."""

EXTRA = "pip install 'pacer-onboarding-assistant[store]'"


class Unusable(Exception):
    """Why something that lies in a store is not used, in the words that follow its name."""


HOLDS_ONE = "holds a secret value of a person"
"""Why something is not used. Nothing is put into a store that was not searched, so somebody else has put it there."""


class Shelf(Protocol):
    """Holds bytes by paths of plain names. All of these raise OSError where it cannot be reached."""

    def read(self, path: str, most: int) -> bytes | None:
        """What lies there; None where nothing does. Raises Unusable for more than `most` bytes, and for no file."""

    def size(self, path: str) -> int | None:
        """How many bytes lie there; None where no file does."""

    def write(self, path: str, data: bytes) -> None:
        """Put these bytes there, in the place of others: a reader gets the ones or the others."""

    def remove(self, path: str) -> None:
        """Take away what lies there, where that can be done."""


def opened(address: str, rooms: tuple[str, ...]) -> Shelf:
    """The shelf at an address, or in a folder, which is made. `rooms` are what all its paths begin with."""
    return Remote.at(address) if ADDRESS in address else Folder.at(Path(address), rooms)


@dataclass(frozen=True)
class Folder:
    """A folder that several may read and write at once; nobody waits for anybody."""

    root: Path
    rooms: tuple[str, ...]

    @classmethod
    def at(cls, root: Path, rooms: tuple[str, ...]) -> Self:
        """Raises StoreTrouble for a folder in which somebody keeps something else."""
        held = {entry.name for entry in root.iterdir()} if root.is_dir() else set()
        if held and held.isdisjoint(rooms):
            raise StoreTrouble(f"{root} holds other things than a store. Name an empty folder as ASSISTANT_STORE.")
        for room in rooms:
            if not (root / room).is_dir():
                (root / room).mkdir(parents=True, exist_ok=True)
        return cls(root, rooms)

    def read(self, path: str, most: int) -> bytes | None:
        file = self.root / path
        if not is_there(file):
            if not all((self.root / room).is_dir() for room in self.rooms):
                raise FileNotFoundError(ENOENT, os.strerror(ENOENT), str(self.root))
            return None
        try:
            return untrusted.plain_bytes(file, most)
        except BadInput as error:
            raise Unusable(f"cannot be used: {error}".rstrip(".")) from None

    def size(self, path: str) -> int | None:
        file = self.root / path
        return None if file.is_symlink() or not file.is_file() else file.stat().st_size

    def write(self, path: str, data: bytes) -> None:
        """Written beside it, and renamed. A store that was taken away is not begun anew, so only the last folder is."""
        file = self.root / path
        file.parent.mkdir(exist_ok=True)
        half = file.with_name(f".{file.name}.{secrets.token_hex(8)}.new")
        try:
            half.write_bytes(data)
            half.replace(file)
        except PermissionError:  # on Windows while somebody else reads or puts the same there
            if self.size(path) != len(data) or file.read_bytes() != data:
                raise
        finally:
            with suppress(OSError):
                half.unlink(missing_ok=True)

    def remove(self, path: str) -> None:
        with suppress(OSError):
            (self.root / path).unlink()


@dataclass(frozen=True)
class Remote:
    """What lies elsewhere, by the package fsspec and those that it takes for each kind of address."""

    files: Any  # an optional package without types
    root: str

    @classmethod
    def at(cls, address: str) -> Self:
        """Raises StoreTrouble where a package is missing for such an address, or nobody knows it."""
        try:
            from fsspec.core import url_to_fs
        except ImportError:
            raise StoreTrouble(
                f"{address} is no folder, and other stores are read with the extra `store`. Install it: {EXTRA}"
            ) from None
        try:
            with in_our_words():
                return cls(*url_to_fs(address))
        except (ImportError, ValueError) as error:
            why = str(error).rstrip(".")
            raise StoreTrouble(f"{address} cannot be opened: {why}. Install what it needs, or name a folder.") from None

    def read(self, path: str, most: int) -> bytes | None:
        try:
            with in_our_words(), self.files.open(self._at(path), "rb") as opened:
                data: bytes = opened.read(most + 1)
        except FileNotFoundError:
            return None
        if len(data) > most:
            raise Unusable(f"cannot be used: it is larger than {most} bytes")
        return data

    def size(self, path: str) -> int | None:
        try:
            with in_our_words():
                known: int | None = self.files.info(self._at(path))["size"]
                return known
        except FileNotFoundError:
            return None

    def write(self, path: str, data: bytes) -> None:
        """Where a whole file is put at once, as object stores do; elsewhere a reader sees by the hash what is half."""
        with in_our_words():
            try:
                self.files.pipe_file(self._at(path), data)
            except FileNotFoundError:  # its kind has folders
                self.files.makedirs(self._at(path).rpartition("/")[0], exist_ok=True)
                self.files.pipe_file(self._at(path), data)

    def remove(self, path: str) -> None:
        with suppress(OSError), in_our_words():
            self.files.rm_file(self._at(path))

    def _at(self, path: str) -> str:
        return f"{self.root.rstrip('/')}/{path}"


@contextmanager
def in_our_words() -> Iterator[None]:
    """Whatever kind of error the package for an address has of its own, it is one of reaching it.

    Its words are left out, for they may hold what opens the door.
    """
    try:
        yield
    except (OSError, ImportError, ValueError):
        raise
    except Exception as error:
        raise OSError(type(error).__name__) from error
