"""The tables of the database: worlds, the portal's own key, and classes with the seats of their trainees."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    func,
    select,
)

ONLY_MADE, MADE_BY_A_DEED, USED, IN_A_CLASS = range(4)
"""How much of somebody's work is in a world: it was asked for and no more, or made by her first deed, or she came back
and did more. A world of a class goes with its class alone, and is never dropped for others."""

ALL = MetaData()

WORLDS = Table(
    "worlds",
    ALL,
    Column("id", String(36), primary_key=True),
    Column("join_code", String(9), unique=True, nullable=False),
    # Numbers rise from deed to deed, over all worlds. A database from before this column has zeros.
    Column("touched", Integer, nullable=False, server_default="0"),
    Column("used", Integer, nullable=False, server_default=str(USED)),
    Column("origin", String(64), nullable=False, server_default=""),
    Column("document", Text, nullable=False),
)
LATER_COLUMNS = {
    "touched": "INTEGER DEFAULT 0",
    "used": f"INTEGER DEFAULT {USED}",
    "origin": "VARCHAR(64) DEFAULT ''",
}
"""What the table had not in the beginning. Nobody knows of a world from then, so it counts as used."""
BY_TOUCH = Index("worlds_by_touch", WORLDS.c.touched, WORLDS.c.id)
BY_USE = Index("worlds_by_use", WORLDS.c.used, WORLDS.c.origin, WORLDS.c.touched)
_latest = WORLDS.alias("latest")
NOW = select(func.coalesce(func.max(_latest.c.touched), 0) + 1).scalar_subquery()

KEYS = Table("keys", ALL, Column("name", String(20), primary_key=True), Column("value", String(64), nullable=False))

CLASSES = Table(
    "classes",
    ALL,
    Column("id", String(32), primary_key=True),
    # Of the trainer's key and of the class code nothing but prints is kept.
    Column("key_print", String(64), unique=True, nullable=False),
    Column("code_print", String(64), unique=True, nullable=False),
    Column("title", String(60), nullable=False),
    Column("today", Date, nullable=False),
    Column("era", String(4), nullable=False),
    Column("origin", String(64), nullable=False),
    # When it was opened, in seconds, as are all times here.
    Column("opened", Integer, nullable=False),
)
SEATS = Table(
    "seats",
    ALL,
    Column("world", String(36), primary_key=True),
    Column("class_id", String(32), ForeignKey(CLASSES.c.id), nullable=False),
    Column("number", Integer, nullable=False),
    Column("name", String(60), nullable=False),
    # What must differ, for two names to be told apart by a reader.
    Column("told", String(120), nullable=False),
    Column("screen", String(120), nullable=False, server_default=""),
    Column("trouble", Integer, nullable=False, server_default="0"),
    Column("since", Integer, nullable=False),
    UniqueConstraint("class_id", "number"),
    UniqueConstraint("class_id", "told"),
)
