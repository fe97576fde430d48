"""A world is one visitor's own copy of the portal: all accounts, the date, the era, the mail, what is half filled in.

It is one document in one table, read and written whole.
"""

from __future__ import annotations

import contextlib
import secrets
import threading
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Literal
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

from mock_site.accounts import Account, Card, Credentials, Record
from mock_site.errors import PortalError
from mock_site.filing import FilingAccount
from mock_site.firms import Firms
from mock_site.lockout import Failures
from mock_site.mail import Mail

Era = Literal["2021", "2025"]
IN_MEMORY = "sqlite://"
MOST_WORLDS = 5_000
"""How many worlds are kept (about 30 KB each); beyond that, those go first in which nothing was done for longest."""

MOST_MAILS = 50
"""How many messages a world's outbox keeps."""


class Attempt(Record):
    """A form as it was last sent: its values without the secrets, what was wrong with them, and whether it passed."""

    passed: bool = False
    values: Mapping[str, str] = {}
    errors: Mapping[str, tuple[str, ...]] = {}


class Registration(Record):
    """What somebody has entered to register so far, by page; of a password only its hash, of a card no number."""

    pages: Mapping[str, Attempt] = {}
    credentials: Credentials | None = None
    card: Card | None = None

    def page(self, name: str) -> Attempt:
        """A page as it was last sent."""
        return self.pages.get(name, Attempt())

    def with_page(self, name: str, attempt: Attempt) -> Registration:
        return self.model_copy(update={"pages": {**self.pages, name: attempt}})


class World(Record):
    """Everything that one visitor can change. A deed gives the world as it is afterwards."""

    today: date
    era: Era
    accounts: Mapping[str, Account]
    filing: tuple[FilingAccount, ...] = ()
    outbox: tuple[Mail, ...] = ()
    drafts: Mapping[str, Mapping[str, Attempt]] = {}
    login_numbers: Mapping[str, int] = {}
    """How often all sessions of a login were ended; a session of an earlier number opens nothing."""
    registration: Registration = Registration()
    failures: Failures = Failures()
    """What was tried in vain (X4): logins, and answers to security questions."""
    firms: Firms = Firms()

    @classmethod
    def new(
        cls,
        today: date,
        era: Era,
        accounts: Iterable[Account],
        filing: Iterable[FilingAccount] = (),
        firms: Firms | None = None,
    ) -> World:
        by_number = {account.number: account for account in accounts}
        return cls(today=today, era=era, accounts=by_number, filing=tuple(filing), firms=firms or Firms())

    def signed_in_by(self, username: str, password: str) -> Account | None:
        """The account that this username and password open today; none while the username is locked."""
        if self.failures.locked("login", username):
            return None
        for account in self.accounts.values():
            if account.credentials.username == username and account.credentials.opened_by(password):
                return account
        return None

    def has_username(self, username: str) -> bool:
        """Whether some account already uses the name; small and capital letters count as the same."""
        return username.casefold() in {a.credentials.username.casefold() for a in self.accounts.values()}

    def with_account(self, account: Account) -> World:
        return self.model_copy(update={"accounts": {**self.accounts, account.number: account}})

    def filing_account(self, court: str, login: str) -> FilingAccount | None:
        """The CM/ECF account with that login in a court; small and capital letters differ."""
        return next((a for a in self.filing if (a.court, a.login) == (court, login)), None)

    def court_login(self, court: str, login: str, password: str) -> FilingAccount | None:
        """The CM/ECF account that a court's own login opens; none that is linked."""
        found = self.filing_account(court, login)
        return found if found and not found.linked_to and found.opened_by(password) else None

    def linked(self, account: Account, court: str) -> FilingAccount | None:
        """The CM/ECF account with which a PACER account files in a court."""
        return next((a for a in self.filing if (a.court, a.linked_to) == (court, account.number)), None)

    def filing_of(self, account: Account) -> tuple[FilingAccount, ...]:
        """Every CM/ECF account with which a PACER account files, one in a court."""
        return tuple(filing for filing in self.filing if filing.linked_to == account.number)

    def with_filing_account(self, changed: FilingAccount) -> World:
        key = (changed.court, changed.login)
        return self.model_copy(
            update={"filing": tuple(changed if (a.court, a.login) == key else a for a in self.filing)}
        )

    def login_number(self, holder: Account | FilingAccount) -> int:
        """The number that a session must have been given to be this login's."""
        return self.login_numbers.get(_login(holder), 0)

    def end_sessions(self, *holders: Account | FilingAccount) -> World:
        """Let no session that these logins have now open anything more, nor a copy of its cookie."""
        raised = {_login(holder): self.login_number(holder) + 1 for holder in holders}
        return self.model_copy(update={"login_numbers": {**self.login_numbers, **raised}})

    def login_failed(self, username: str) -> World:
        """One more try in vain, for a username that may or may not be somebody's."""
        return self.with_failures(self.failures.one_more("login", username))

    def answers_failed(self, email: str) -> World:
        """Security questions were answered wrongly, or by somebody who has none."""
        return self.with_failures(self.failures.one_more("answers", email))

    def with_failures(self, failures: Failures) -> World:
        return self.model_copy(update={"failures": failures})

    def unlocked(self, account: Account) -> World:
        """Let the holder try again, at the login and at the questions: time stands still, so no lock ends by itself."""
        forgiven = self.failures.forgiven("login", account.credentials.username)
        return self.with_failures(forgiven.forgiven("answers", account.holder.email))

    def mail(self, number: int | None) -> Mail | None:
        """The message of that number, if it is still kept."""
        return next((mail for mail in self.outbox if mail.number == number), None)

    @property
    def mails_sent(self) -> int:
        """How many so far, those that are no longer kept included."""
        return self.outbox[-1].number if self.outbox else 0

    def with_mail(self, mail: Mail) -> World:
        """The mail comes last, with its number; of all only the latest are kept."""
        numbered = mail.model_copy(update={"number": self.mails_sent + 1})
        return self.model_copy(update={"outbox": (*self.outbox, numbered)[-MOST_MAILS:]})

    def draft(self, account: Account) -> Mapping[str, Attempt]:
        """What the holder has entered for the upgrade so far, by tab."""
        return self.drafts.get(account.number, {})

    def with_draft(self, account: Account, draft: Mapping[str, Attempt]) -> World:
        return self.model_copy(update={"drafts": {**self.drafts, account.number: draft}})

    def without_draft(self, account: Account) -> World:
        others = {number: draft for number, draft in self.drafts.items() if number != account.number}
        return self.model_copy(update={"drafts": others})


def _login(holder: Account | FilingAccount) -> str:
    return holder.number if isinstance(holder, Account) else f"{holder.court}/{holder.login}"


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


class Worlds:
    """The database of worlds. Raises PortalError when it cannot be opened."""

    def __init__(self, url: str) -> None:
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
        return None if document is None else World.model_validate_json(document)

    def change(self, identity: str, deed: Callable[[World], World]) -> World:
        """Replace a world by what a deed makes of it; when another tab was faster, by what it makes of that.

        Raises LookupError when there is no such world.
        """
        while (before := self._document(identity)) is not None:
            after = deed(World.model_validate_json(before))
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


def _opened(url: str) -> Engine:
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
