"""A court and people made for a test, and the same with one fact changed at a time: found in the files, not listed."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from PIL import Image

import mock_site.start.courts
import mock_site.start.people
from assistant.facts import people
from assistant.facts.courts import Court
from assistant.facts.people import Person

Tree = dict[str, Any]
Where = tuple[str | int, ...]

HARBOR = """
id = "hbr"
name = "U.S. District Court, District of Harbor"
title = "United States District Court for the District of Harbor"
kind = "district"
go_live = 2021-09-20
late = "You may wait for an hour."
sites.pacer = { shown = "pacer.uscourts.gov", walk = "/pacer/" }
sites.court = { shown = "www.hbr.example", walk = "/court/hbr/nextgen" }
sites.cmecf = { shown = "ecf.hbr.example", walk = "/ecf/hbr/" }
sites.prices = { shown = "pacer.uscourts.gov/pricing", walk = "/pacer/pricing" }
contacts.pacer_phone = "1-800-676-6856"
contacts.pacer_mail = "pacer@psc.uscourts.gov"
contacts.clerk_mail = "accounts@hbr.example"
contacts.clerk_phone = "617-555-0100"
cmecf.system = "District of Harbor - Filing"
cmecf.link_item_under = "Accounts of This Court"
edition = { number = 3, day = 2021-10-01, signal = "#0B5CAD", guides.link-account = { number = 4, day = 2021-10-02 } }
mistakes = { name = "the Training Desk", phone = "617-555-0101", mail = "training@hbr.example" }
license = { name = "CC0 1.0", address = "https://cc0.example/" }
logo = { file = "seal.png", alt = "Seal of the court" }
guides = "https://hbr.example/guides"
audience = "attorneys"
pictures = "our own screens"
footer = "Practice."
"""

OTHER_WORDS = ("district", "bankruptcy", "legacy", "upgraded", "Active", "Inactive", "unlinked", "linked", "#0A0B0C")
"""Tried in place of a fact that may not say anything else but a few words."""


def court() -> Tree:
    """A court whose file leaves nothing out."""
    return tomllib.loads(HARBOR)


def everybody() -> dict[str, Tree]:
    """The people as their files have them, by slug."""
    return {file.stem: tomllib.loads(file.read_text("utf-8")) for file in sorted(people.PEOPLE_FOLDER.glob("*.toml"))}


def is_court(tree: Tree) -> bool:
    """Whether both houses can read this, and a guide can say how its Clerk is reached."""
    return holds(lambda: mock_site.start.courts.Court.model_validate(tree)) and holds(
        lambda: clerk_of(Court.model_validate(tree))
    )


def clerk_of(court: Court) -> str:
    if not court.clerk:
        raise ValueError("no guide that sends its reader to the Clerk can be built")
    return court.clerk


def is_person(tree: Tree) -> bool:
    return holds(
        lambda: (Person.model_validate({**tree, "slug": "x"}), mock_site.start.people.Person.model_validate(tree))
    )


def holds(reading: Callable[[], object]) -> bool:
    try:
        reading()
    except ValueError:
        return False
    return True


def variants(tree: Tree, is_valid: Callable[[Tree], bool]) -> dict[str, Tree]:
    """The tree with one fact changed, and with one fact or table left out, for each that may be, by its path."""
    found = {}
    for where, value in facts(tree):
        others = (changed(tree, where, other) for other in instead_of(value))
        if variant := next(filter(is_valid, others), None):
            found[".".join(map(str, where))] = variant
    for where in entries(tree):
        if is_valid(variant := left_out(tree, where)):
            found[f"no {'.'.join(map(str, where))}"] = variant
    return found


def facts(held: object, where: Where = ()) -> Iterator[tuple[Where, object]]:
    """Every value that holds no others, with its path."""
    parts = parts_of(held)
    if parts is None:
        yield where, held
    else:
        for name, part in parts:
            yield from facts(part, (*where, name))


def entries(held: object, where: Where = ()) -> Iterator[Where]:
    """The path of everything that might be left out."""
    for name, part in parts_of(held) or ():
        yield (*where, name)
        yield from entries(part, (*where, name))


def parts_of(held: object) -> Iterable[tuple[str | int, object]] | None:
    return held.items() if isinstance(held, dict) else enumerate(held) if isinstance(held, list) else None


def instead_of(value: object) -> Iterator[object]:
    """Other values of the same kind."""
    match value:
        case bool():
            yield not value
        case int():
            yield value + 1
        case date():
            yield value + timedelta(days=1)
        case str():
            yield f"{value}x"
            yield "9" + value[1:]
            yield from (word for word in OTHER_WORDS if word != value)


def changed(tree: Tree, where: Where, value: object) -> Tree:
    copy = deepcopy(tree)
    held(copy, where)[where[-1]] = value
    return copy


def left_out(tree: Tree, where: Where) -> Tree:
    copy = deepcopy(tree)
    del held(copy, where)[where[-1]]
    return copy


def held(tree: Tree, where: Where) -> Any:
    """What holds an entry."""
    found: Any = tree
    for name in where[:-1]:
        found = found[name]
    return found


def all_changed(tree: Tree, paths: Iterable[str], is_valid: Callable[[Tree], bool]) -> Tree:
    """The tree with all these facts changed or left out at once."""
    for path in sorted(paths, key=lambda path: path.startswith("no ")):
        tree = variants(tree, is_valid).get(path, tree)
    return tree


def write(tree: Tree, file: Path) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    if "logo" in tree:
        Image.new("RGB", (64, 64), "navy").save(file.with_name(tree["logo"]["file"]), "PNG")
    file.write_text("".join(f"{name} = {inline(value)}\n" for name, value in tree.items()), encoding="utf-8")
    return file


def inline(value: object) -> str:
    """A value as TOML has it on one line."""
    match value:
        case dict():
            return "{" + ", ".join(f"{name} = {inline(part)}" for name, part in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(inline, value)) + "]"
        case date():
            return value.isoformat()
        case _:
            return json.dumps(value, ensure_ascii=False)
