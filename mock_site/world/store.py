"""The database of worlds: each is one document in one table, read and written whole."""

from __future__ import annotations

import contextlib
import secrets
import threading
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache, partial
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

from pydantic import ValidationError
from sqlalchemy import (
    URL,
    Connection,
    Engine,
    Select,
    create_engine,
    delete,
    func,
    insert,
    inspect,
    make_url,
    select,
    text,
    update,
)
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from sqlalchemy.pool import StaticPool
from sqlalchemy.schema import CreateIndex, CreateTable

from mock_site.errors import PortalError
from mock_site.world.tables import (
    ALL,
    BY_TOUCH,
    BY_USE,
    KEYS,
    LATER_COLUMNS,
    MADE_BY_A_DEED,
    NOW,
    ONLY_MADE,
    USED,
    WORLDS,
)
from mock_site.world.world import World

IN_MEMORY = "sqlite://"

MOST_WORLDS = {ONLY_MADE: 2_000, MADE_BY_A_DEED: 2_000, USED: 5_000}
"""How many worlds of each kind are kept (about 30 KB each), so that no flood of the first two ever costs a used one.
Beyond that, whoever has most of the kind loses the one in which nothing was done for longest: a class may well come
from one address, so none is refused a world for how many it has."""

MOST_READ = 64
"""So many worlds are held parsed, each of less than a megabyte: those of a class whose members click in turn."""


class _Kept(NamedTuple):
    document: str
    used: int


class UnknownWorldError(LookupError):
    """There is no such world: it never was, or has been dropped for others."""


class UnreadableWorldError(ValueError):
    """A world is kept, but not as this version of the portal writes worlds."""


class Worlds:
    """The database of worlds. Raises PortalError when it cannot be opened."""

    def __init__(self, url: str | URL) -> None:
        self._database = _opened(url)
        # An in-memory database is one connection that all threads share, so they take turns.
        self._turn = threading.Lock()

    def secret_key(self) -> str:
        """The key that signs session cookies; it stays in the database, so a restart keeps sessions."""
        try:
            return self._kept_key() or self._first_key()
        except SQLAlchemyError as error:
            raise _cannot_be_used(error) from error

    def add(self, world: World, origin: str = "", use: int = ONLY_MADE) -> tuple[str, str]:
        """Keep a new world; gives its id, and the join code by which people call it.

        `origin` is where it was asked for: of the worlds of one origin, another's never go first.
        """
        identity, join_code = str(uuid4()), secrets.token_hex(4)
        row = {"id": identity, "join_code": join_code, "touched": NOW, "used": use, "origin": origin[:64]}
        with self.transaction() as connection:
            connection.execute(insert(WORLDS).values(row | {"document": world.model_dump_json()}))
            _make_room(connection, use)
        return identity, join_code

    def get(self, identity: str) -> World | None:
        """The world as it is now. Raises UnreadableWorldError when it is kept in a way that is not ours."""
        kept = self._kept(identity)
        return None if kept is None else _world(kept.document)

    def change(self, identity: str, deed: Callable[[World], World], use: int = USED) -> World:
        """Replace a world by what a deed makes of it; when another tab was faster, by what it makes of that.

        `use` is what it counts as from now on, unless it counts as more. Raises UnknownWorldError, and
        UnreadableWorldError as `get` does.
        """
        while (before := self._kept(identity)) is not None:
            after = deed(_world(before.document))
            if self._replaced(identity, before, after.model_dump_json(), max(use, before.used)):
                return after
        raise UnknownWorldError(f"there is no world {identity}")

    def change_together(
        self,
        which: Select[tuple[str]],
        deed: Callable[[World], World],
        along: Callable[[Connection], object],
        unreadable: World | None = None,
    ) -> None:
        """Replace the worlds of those ids by what a deed makes of each, and do `along`: in one transaction, or nothing.

        One that cannot be read is left as it is, or replaced by `unreadable`.
        """
        made: dict[str, str] = {}
        with self.transaction() as connection:
            before = _documents(connection, which)
        make = partial(_make, deed, unreadable, made)
        make(before)  # while others go on
        while not self._replaced_together(which, make, made, along):
            pass  # another portal on the same database was faster

    def put(self, identity: str, world: World) -> None:
        """Replace a world, whatever it has been."""
        with self.transaction() as connection:
            replaced = update(WORLDS).where(WORLDS.c.id == identity)
            connection.execute(replaced.values(document=world.model_dump_json(), touched=NOW))

    @contextlib.contextmanager
    def transaction(self) -> Iterator[Connection]:
        """The database, for something that is done as a whole or not at all."""
        with self._turn, self._database.begin() as connection:
            yield connection

    def _replaced_together(
        self,
        which: Select[tuple[str]],
        make: Callable[[Mapping[str, str]], None],
        made: Mapping[str, str],
        along: Callable[[Connection], object],
    ) -> bool:
        """Whether nobody was faster. What was `made` of a document beforehand need not be made once more."""
        with self.transaction() as connection:
            before = _documents(connection, which)
            make(before)
            for identity, document in before.items():
                if document in made and not _replaced(connection, identity, document, made[document]):
                    connection.rollback()
                    return False
            along(connection)
        return True

    def _kept_key(self) -> str | None:
        with self.transaction() as connection:
            return connection.scalar(select(KEYS.c.value).where(KEYS.c.name == "session"))

    def _first_key(self) -> str:
        # Of two portals that start at once on a new database, both use the key of the one that was faster.
        with contextlib.suppress(IntegrityError), self.transaction() as connection:
            connection.execute(insert(KEYS).values(name="session", value=secrets.token_hex()))
        kept = self._kept_key()
        assert kept, "a key was kept by us or by another portal"
        return kept

    def _kept(self, identity: str) -> _Kept | None:
        with self.transaction() as connection:
            row = connection.execute(select(WORLDS.c.document, WORLDS.c.used).where(WORLDS.c.id == identity)).first()
        return None if row is None else _Kept(*row)

    def _replaced(self, identity: str, before: _Kept, after: str, use: int) -> bool:
        same = update(WORLDS).where(WORLDS.c.id == identity, WORLDS.c.document == before.document)
        with self.transaction() as connection:
            replaced = connection.execute(same.values(document=after, touched=NOW, used=use)).rowcount == 1
            if replaced and use != before.used:
                _make_room(connection, use)
        return replaced


def _replaced(connection: Connection, identity: str, before: str, after: str) -> bool:
    same = update(WORLDS).where(WORLDS.c.id == identity, WORLDS.c.document == before)
    return connection.execute(same.values(document=after, touched=NOW)).rowcount == 1


def _make(
    deed: Callable[[World], World], unreadable: World | None, made: dict[str, str], documents: Mapping[str, str]
) -> None:
    """Note what a deed makes of each document; what it makes of one that cannot be read is perhaps nothing."""
    for document in documents.values():
        if document not in made:
            try:
                after: World | None = deed(_world(document))
            except UnreadableWorldError:
                after = unreadable
            if after:
                made[document] = after.model_dump_json()


def _documents(connection: Connection, which: Select[tuple[str]]) -> dict[str, str]:
    rows = connection.execute(select(WORLDS.c.id, WORLDS.c.document).where(WORLDS.c.id.in_(which)))
    return {row.id: row.document for row in rows}


def _make_room(connection: Connection, use: int) -> None:
    """While there are too many worlds of a kind, drop the one of whoever has most that was left alone for longest."""
    of_kind = WORLDS.c.used == use
    crowds = (
        select(WORLDS.c.origin)
        .where(of_kind)
        .group_by(WORLDS.c.origin)
        # Where nobody has more than others, the oldest of all goes, so never the one just made.
        .order_by(func.count().desc(), func.min(WORLDS.c.touched))
    )
    while (connection.scalar(select(func.count()).where(of_kind)) or 0) > MOST_WORLDS[use]:
        crowd = connection.scalar(crowds.limit(1))
        oldest = select(WORLDS.c.id).where(of_kind, WORLDS.c.origin == crowd).order_by(WORLDS.c.touched).limit(1)
        connection.execute(delete(WORLDS).where(WORLDS.c.id == connection.scalar(oldest)))


@lru_cache(maxsize=MOST_READ)
def _world(document: str) -> World:
    """A world as it is kept. Worlds are never changed in place, so one that is read again need not be parsed again."""
    try:
        return World.model_validate_json(document)
    except ValidationError as error:
        # What it says of the document would quote somebody's world.
        raise UnreadableWorldError(
            f"{error.error_count()} fields of a world are not as this version has them"
        ) from None


def in_file(file: Path) -> URL:
    """Where worlds are kept in a file; in an address, signs such as % and ? in its name would mean something else."""
    return URL.create("sqlite", database=str(file.resolve()))


def _opened(url: str | URL) -> Engine:
    try:
        place = make_url(url)
        # A pool of one connection, since each connection to an in-memory database would see a database of its own.
        only_one = {"poolclass": StaticPool, "connect_args": {"check_same_thread": False}} if _in_memory(place) else {}
        # An error of the database would otherwise quote the session key, or somebody's whole world.
        database = create_engine(place, hide_parameters=True, **only_one)
        _check_folder(place)
        _prepare(database)
    except (SQLAlchemyError, ImportError) as error:
        raise _cannot_be_used(error) from error
    return database


def _in_memory(place: URL) -> bool:
    return _is_sqlite(place) and (
        place.database in (None, "", ":memory:", "file::memory:") or place.query.get("mode") == "memory"
    )


def _is_sqlite(place: URL) -> bool:
    return place.get_backend_name() == "sqlite"


def _check_folder(place: URL) -> None:
    if not _is_sqlite(place) or _in_memory(place) or not place.database or place.database.startswith("file:"):
        return
    folder = Path(place.database).resolve().parent
    if not folder.is_dir():
        raise PortalError(f"The database cannot be opened: there is no folder {folder} to keep it in.")


def _prepare(database: Engine) -> None:
    """Make the tables, unless they are there (another portal may be making them now), and lift older ones."""
    with database.begin() as connection:
        for table in ALL.sorted_tables:
            connection.execute(CreateTable(table, if_not_exists=True))
        there = {column["name"] for column in inspect(connection).get_columns("worlds")}
        for name, kind in LATER_COLUMNS.items():
            if name not in there:
                connection.execute(text(f"ALTER TABLE worlds ADD COLUMN {name} {kind} NOT NULL"))
        for index in (BY_TOUCH, BY_USE):
            connection.execute(CreateIndex(index, if_not_exists=True))


def _cannot_be_used(error: Exception) -> PortalError:
    first_line = str(error).splitlines()[0].rstrip(".")
    return PortalError(f"The database cannot be opened: {first_line}.")
