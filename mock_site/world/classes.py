"""Classes: a trainer's key and class code, the seats of trainees, and a world for each of them.

They lie in the database of worlds, so that what happens to a class and to its worlds happens together or not at all.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import suppress
from datetime import date
from typing import Any, NamedTuple
from uuid import uuid4

from sqlalchemy import Column, ColumnElement, Connection, Select, case, delete, func, insert, select, true, update
from sqlalchemy.exc import IntegrityError

from mock_site.world.letters import plain
from mock_site.world.multifactor import LETTERS, bare, print_of
from mock_site.world.store import Worlds
from mock_site.world.tables import CLASSES, IN_A_CLASS, NOW, SEATS, WORLDS
from mock_site.world.tries import Tries
from mock_site.world.world import Era, World

MOST_TRAINEES = 60
MOST_CLASSES = 40
MOST_OF_ONE = 10
"""Classes that were opened at one network."""
LEFT_ALONE = 24 * 60 * 60
"""Seconds after which a class in which nothing happens makes room for a new one, where there is no other."""

KEY_LETTERS = 24
"""Of 32 letters, so 120 bits."""
CODE_LETTERS = 8
"""40 bits: few enough to type, and too many to guess in the tries that there are."""
SEAT = "seat"
"""How the id of a trainee's world begins, by which a session knows that she was in a class when that is gone."""


class TooManyClassesError(Exception):
    """So many classes are open that there is no room for one more."""


class ClassFullError(Exception):
    """Every seat of the class is taken."""


class ClassOverError(Exception):
    """The class has been closed, and its worlds are gone."""


class _MovedError(Exception):
    """The class is on another day than it was, or over."""


class Class(NamedTuple):
    """An open class: its worlds begin on a day, with the rules of an era."""

    id: str
    title: str
    today: date
    era: Era


class Seat(NamedTuple):
    """A trainee: her world, the name that she shows, and the screen that she is on."""

    world: str
    number: int
    name: str
    screen: str
    trouble: bool
    """Whether the screen asks her to correct something."""
    since: int
    """When she came to the screen."""
    touched: int
    """The number of the last deed in her world."""


class Membership(NamedTuple):
    """A seat as the trainee knows it."""

    name: str
    of: Class


class Classes:
    """The database of classes. Times are in seconds, and come from whoever asks."""

    def __init__(self, worlds: Worlds) -> None:
        self._worlds = worlds
        self.tries = Tries()

    def open(self, title: str, today: date, era: Era, origin: str, now: int) -> str:
        """Open a class; gives the trainer's key, of which nothing but a print is kept. Raises TooManyClassesError."""
        key = new_key()
        row = {"id": uuid4().hex, "title": title, "today": today, "era": era, "origin": origin[:64], "opened": now}
        prints = {"key_print": print_of(bare(key)), "code_print": print_of(bare(code_of(key)))}
        with self._worlds.transaction() as connection:
            _make_room(connection, origin[:64], now)
            connection.execute(insert(CLASSES).values(row | prints))
        return key

    def of_trainer(self, key: str) -> Class | None:
        """The class that this key opens for its trainer."""
        return self._class(CLASSES.c.key_print == print_of(bare(key)))

    def by_code(self, code: str) -> Class | None:
        """The class that this code lets trainees into."""
        return self._class(CLASSES.c.code_print == print_of(bare(code)))

    def join(self, joined: Class, name: str, begin: Callable[[Class], World], now: int) -> str:
        """Take a seat, with the world that begins in the class as it is now; gives the id of that world.

        Raises ClassFullError and ClassOverError.
        """
        while True:
            here = self._class(CLASSES.c.id == joined.id)
            if here is None:
                raise ClassOverError
            world = begin(here)
            # It may have been moved to another day meanwhile; another portal on the same database may have been faster.
            with suppress(_MovedError, IntegrityError), self._worlds.transaction() as connection:
                return _seated(connection, here, name, world, now)

    def seats(self, of: Class) -> list[Seat]:
        """Who is in a class, in the order in which they came."""
        columns = (SEATS.c[name] for name in ("world", "number", "name", "screen", "trouble", "since"))
        both = select(*columns, WORLDS.c.touched).join(WORLDS, WORLDS.c.id == SEATS.c.world)
        with self._worlds.transaction() as connection:
            rows = connection.execute(both.where(SEATS.c.class_id == of.id).order_by(SEATS.c.number)).all()
        return [Seat._make(row) for row in rows]

    def seat_of(self, world: str) -> Membership | None:
        """Who has this world, in which class."""
        columns = (SEATS.c.name, *_columns())
        found = select(*columns).join(CLASSES, CLASSES.c.id == SEATS.c.class_id).where(SEATS.c.world == world)
        with self._worlds.transaction() as connection:
            row = connection.execute(found).first()
        return None if row is None else Membership(row[0], _of(row[1:]))

    def saw(self, world: str, screen: str, now: int, *, trouble: bool) -> None:
        """Note the screen that somebody has just been shown; she is on it since she first came to it."""
        since = case((SEATS.c.screen == screen, SEATS.c.since), else_=now)
        with self._worlds.transaction() as connection:
            connection.execute(
                update(SEATS).where(SEATS.c.world == world).values(screen=screen, since=since, trouble=int(trouble))
            )

    def move(self, moved: Class, today: date, deed: Callable[[World], World]) -> None:
        """Let it be another day in the class, and do what that does in every world: all of it or nothing."""
        another = update(CLASSES).where(CLASSES.c.id == moved.id).values(today=today)
        worlds = _worlds_of(moved)
        self._worlds.change_together(worlds, deed, lambda connection: connection.execute(another))

    def begin_anew(self, of: Class, fresh: World, now: int, number: int | None = None) -> None:
        """Give all trainees a fresh world, or the one with that number: all of them or none."""
        chosen = _worlds_of(of) if number is None else _worlds_of(of).where(SEATS.c.number == number)
        seen = update(SEATS).where(SEATS.c.world.in_(chosen)).values(screen="", trouble=0, since=now)
        self._worlds.change_together(
            chosen, lambda world: world.begun_anew(fresh), lambda connection: connection.execute(seen), fresh
        )

    def close(self, closed: Class) -> None:
        """End a class, and keep nothing of it."""
        with self._worlds.transaction() as connection:
            _drop(connection, [closed.id])

    def _class(self, wanted: ColumnElement[bool]) -> Class | None:
        with self._worlds.transaction() as connection:
            row = connection.execute(select(*_columns()).where(wanted)).first()
        return None if row is None else _of(row)


def new_key() -> str:
    """A trainer's key, such as K7PM-2XWD-9RTA-…, drawn so that nobody can guess it."""
    return _in_fours(secrets.choice(LETTERS) for _ in range(KEY_LETTERS))


def code_of(key: str) -> str:
    """The class code that goes with a trainer's key; from the code nobody gets back to the key."""
    drawn = hmac.digest(bare(key).encode(), b"class code", hashlib.sha256)
    return _in_fours(LETTERS[byte % len(LETTERS)] for byte in drawn[:CODE_LETTERS])


def is_seat(world: str) -> bool:
    """Whether a world's id is one of a class, that may have been closed since."""
    return world.startswith(SEAT)


def _in_fours(letters: Iterable[str]) -> str:
    drawn = "".join(letters)
    return "-".join(drawn[at : at + 4] for at in range(0, len(drawn), 4))


def _columns() -> list[Column[Any]]:
    return [CLASSES.c[name] for name in Class._fields]


def _of(row: Sequence[Any]) -> Class:
    return Class._make(row)


def _worlds_of(of: Class) -> Select[tuple[str]]:
    return select(SEATS.c.world).where(SEATS.c.class_id == of.id)


def _make_room(connection: Connection, origin: str, now: int) -> None:
    """Drop what was left alone for long, if that lets one more in. Raises TooManyClassesError."""
    for limit, counted in ((MOST_OF_ONE, CLASSES.c.origin == origin), (MOST_CLASSES, true())):
        if _full(connection, limit, counted):
            _drop(connection, _left_alone(connection, now))
        if _full(connection, limit, counted):
            raise TooManyClassesError


def _full(connection: Connection, limit: int, counted: ColumnElement[bool]) -> bool:
    return (connection.scalar(select(func.count()).select_from(CLASSES).where(counted)) or 0) >= limit


def _left_alone(connection: Connection, now: int) -> list[str]:
    """The classes in which nobody has come to another screen for a day."""
    latest = func.max(func.coalesce(SEATS.c.since, 0))
    by_class = select(CLASSES.c.id, CLASSES.c.opened, latest).outerjoin(SEATS, SEATS.c.class_id == CLASSES.c.id)
    rows = connection.execute(by_class.group_by(CLASSES.c.id, CLASSES.c.opened)).all()
    return [row[0] for row in rows if max(row[1], row[2]) <= now - LEFT_ALONE]


def _drop(connection: Connection, classes: Sequence[str]) -> None:
    worlds = select(SEATS.c.world).where(SEATS.c.class_id.in_(classes))
    connection.execute(delete(WORLDS).where(WORLDS.c.id.in_(worlds)))
    connection.execute(delete(SEATS).where(SEATS.c.class_id.in_(classes)))
    connection.execute(delete(CLASSES).where(CLASSES.c.id.in_(classes)))


def _seated(connection: Connection, joined: Class, name: str, world: World, now: int) -> str:
    """A seat and its world, in a class that is open and has room."""
    still = select(CLASSES.c.id).where(CLASSES.c.id == joined.id, CLASSES.c.today == joined.today)
    if connection.scalar(still) is None:
        raise _MovedError
    taken = connection.scalars(select(SEATS.c.told).where(SEATS.c.class_id == joined.id)).all()
    if len(taken) >= MOST_TRAINEES:
        raise ClassFullError
    shown = _told_apart(name, taken)
    seat = {"world": f"{SEAT}{uuid4().hex}", "class_id": joined.id, "number": len(taken) + 1, "since": now}
    kept = {"id": seat["world"], "join_code": secrets.token_hex(4), "touched": NOW, "used": IN_A_CLASS}
    connection.execute(insert(SEATS).values({**seat, "name": shown, "told": plain(shown)}))
    connection.execute(insert(WORLDS).values({**kept, "document": world.model_dump_json()}))
    return str(seat["world"])


def _told_apart(name: str, taken: Collection[str]) -> str:
    """A name with a number behind it, where a reader could not tell it from one that is taken."""
    shown, count = name, 1
    while plain(shown) in taken:
        count += 1
        shown = f"{name} ({count})"
    return shown
