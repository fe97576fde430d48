"""The database of worlds: each is one document in one table, read and written whole."""

from __future__ import annotations

import contextlib
import secrets
import threading
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from uuid import uuid4

from sqlalchemy import (
    URL,
    Column,
    Engine,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
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
from mock_site.world.world import World

IN_MEMORY = "sqlite://"
MOST_WORLDS = 5_000
"""How many worlds are kept (about 30 KB each); beyond that, those go first in which nothing was done for longest."""

_tables = MetaData()
_worlds = Table(
    "worlds",
    _tables,
    Column("id", String(36), primary_key=True),
    Column("join_code", String(9), unique=True, nullable=False),
    # Numbers rise from deed to deed, over all worlds. A database from before this column has zeros.
    Column("touched", Integer, nullable=False, server_default="0"),
    Column("document", Text, nullable=False),
)
_by_touch = Index("worlds_by_touch", _worlds.c.touched, _worlds.c.id)
_latest = _worlds.alias("latest")
_now = select(func.coalesce(func.max(_latest.c.touched), 0) + 1).scalar_subquery()
_keys = Table(
    "keys", _tables, Column("name", String(20), primary_key=True), Column("value", String(64), nullable=False)
)


MOST_READ = 64
"""So many worlds are held parsed, each of less than a megabyte: those of a class whose members click in turn."""


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

    def add(self, world: World) -> tuple[str, str]:
        """Keep a new world; gives its id, and the join code by which people call it."""
        identity, join_code = str(uuid4()), secrets.token_hex(4)
        row = {"id": identity, "join_code": join_code, "touched": _now, "document": world.model_dump_json()}
        newest_first = select(_worlds.c.id).order_by(_worlds.c.touched.desc(), _worlds.c.id)
        beyond = newest_first.offset(MOST_WORLDS).subquery()
        with self._turn, self._database.begin() as connection:
            connection.execute(insert(_worlds).values(row))
            connection.execute(delete(_worlds).where(_worlds.c.id.in_(select(beyond.c.id))))
        return identity, join_code

    def get(self, identity: str) -> World | None:
        """The world as it is now."""
        document = self._document(identity)
        return None if document is None else _world(document)

    def change(self, identity: str, deed: Callable[[World], World]) -> World:
        """Replace a world by what a deed makes of it; when another tab was faster, by what it makes of that.

        Raises LookupError when there is no such world.
        """
        while (before := self._document(identity)) is not None:
            after = deed(_world(before))
            if self._replaced(identity, before, after.model_dump_json()):
                return after
        raise LookupError(f"there is no world {identity}")

    def _kept_key(self) -> str | None:
        with self._turn, self._database.begin() as connection:
            return connection.scalar(select(_keys.c.value).where(_keys.c.name == "session"))

    def _first_key(self) -> str:
        # Of two portals that start at once on a new database, both use the key of the one that was faster.
        with contextlib.suppress(IntegrityError), self._turn, self._database.begin() as connection:
            connection.execute(insert(_keys).values(name="session", value=secrets.token_hex()))
        kept = self._kept_key()
        assert kept, "a key was kept by us or by another portal"
        return kept

    def _document(self, identity: str) -> str | None:
        with self._turn, self._database.begin() as connection:
            return connection.scalar(select(_worlds.c.document).where(_worlds.c.id == identity))

    def _replaced(self, identity: str, before: str, after: str) -> bool:
        same = update(_worlds).where(_worlds.c.id == identity, _worlds.c.document == before)
        with self._turn, self._database.begin() as connection:
            return connection.execute(same.values(document=after, touched=_now)).rowcount == 1


@lru_cache(maxsize=MOST_READ)
def _world(document: str) -> World:
    """A world as it is kept. Worlds are never changed in place, so one that is read again need not be parsed again."""
    return World.model_validate_json(document)


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
        for table in _tables.sorted_tables:
            connection.execute(CreateTable(table, if_not_exists=True))
        if "touched" not in {column["name"] for column in inspect(connection).get_columns("worlds")}:
            connection.execute(text("ALTER TABLE worlds ADD COLUMN touched INTEGER DEFAULT 0 NOT NULL"))
        connection.execute(CreateIndex(_by_touch, if_not_exists=True))


def _cannot_be_used(error: Exception) -> PortalError:
    first_line = str(error).splitlines()[0].rstrip(".")
    return PortalError(f"The database cannot be opened: {first_line}.")
