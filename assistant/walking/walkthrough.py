"""What a walkthrough is, and the list of all of them."""

from __future__ import annotations

import importlib
import inspect
import re
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Literal

from assistant.errors import AssistantError, BadInput
from assistant.facts.courts import Court
from assistant.facts.people import Person, person

BUNDLED = (
    "register-account",
    "register-without-card",
    "register-government",
    "activate-search",
    "check-account-type",
    "upgrade-account",
    "prepare-for-go-live",
    "link-account",
    "set-up-firm-billing",
    "change-contact-details",
    "recover-login",
)
"""Every walkthrough that ships, in the order a filer needs them; each is a file of the same name."""

Era = Literal["2021", "2025"]
Script = Callable[..., None]


@dataclass(frozen=True)
class Walkthrough:
    """A titled function that leads a reader through a portal, and what its guide says around the steps.

    All texts are templates; `people` are slugs, in the order of the function's arguments after the guide.
    `on` is the portal's date, or so many days after the court's go-live, before it for a negative number.
    """

    title: str
    people: tuple[str, ...]
    on: date | int
    era: Era
    when: tuple[str, ...]
    needs: tuple[str, ...]
    minutes: int | None
    deadline: str
    reached: str
    keep: tuple[str, ...]
    next: str
    troubles: dict[str, str]
    script: Script = field(repr=False)

    @property
    def file(self) -> Path:
        return Path(inspect.getfile(self.script))

    @property
    def slug(self) -> str:
        return self.file.stem.replace("_", "-")

    def day(self, court: Court) -> date:
        """The portal's date for a court."""
        return self.on if isinstance(self.on, date) else court.go_live + timedelta(days=self.on)

    def cast(self) -> dict[str, Person]:
        """The people by the names that the function, and its sentences, give them."""
        names = list(inspect.signature(self.script).parameters)[1:]
        if len(names) != len(self.people):
            raise BadInput(f"{self.slug} takes {len(names)} people, and its @walkthrough names {len(self.people)}.")
        return {name: person(slug) for name, slug in zip(names, self.people, strict=True)}

    @property
    def lead(self) -> str:
        """The function's docstring, on one line."""
        return " ".join((self.script.__doc__ or "").split())


def walkthrough(
    title: str,
    *,
    people: tuple[str, ...],
    on: str | int,
    era: Era = "2021",
    when: tuple[str, ...] = (),
    needs: tuple[str, ...] = (),
    minutes: int | None = None,
    deadline: str = "",
    reached: str = "",
    keep: tuple[str, ...] = (),
    next: str = "",  # noqa: A002 - the word that a trainer reads
    troubles: dict[str, str] | None = None,
) -> Callable[[Script], Walkthrough]:
    """Make a function a walkthrough.

    `on` is the portal's date (YYYY-MM-DD) or a number of days after the court's go-live, `when` what a filer says of
    herself who needs this guide, `reached` the heading after the last step, `keep` what the reader writes down, `next`
    what comes next, `troubles` messages and what to do about them.
    """

    def titled(script: Script) -> Walkthrough:
        if not script.__doc__:
            raise BadInput(f"{script.__name__} has no docstring; its first lines are the guide's lead sentence.")
        return Walkthrough(
            title=title,
            people=people,
            on=on if isinstance(on, int) else date.fromisoformat(on),
            era=era,
            when=when,
            needs=needs,
            minutes=minutes,
            deadline=deadline,
            reached=reached,
            keep=keep,
            next=next,
            troubles=troubles or {},
            script=script,
        )

    return titled


@cache
def find(name: str) -> Walkthrough:
    """The walkthrough of that name, or of a Python file. Raises BadInput when there is none."""
    if name.endswith(".py"):
        return only_walkthrough(load(Path(name)), Path(name))
    if name not in BUNDLED:
        raise BadInput(f"There is no walkthrough “{name}”. Known are {', '.join(BUNDLED)}, or give a Python file.")
    module = importlib.import_module(f"assistant.walkthroughs.{name.replace('-', '_')}")
    return only_walkthrough(module, Path(str(module.__file__)))


def load(file: Path) -> ModuleType:
    """Import a script of somebody's own. Raises BadInput that names the line where it cannot be read."""
    if not file.is_file():
        raise BadInput(f"There is no file {file}.")
    if not re.fullmatch(r"[a-z][a-z0-9_]*", file.stem):
        raise BadInput(f"{file.name}: a walkthrough's file is named in lower case, like link_account.py.")
    module = ModuleType(file.stem)
    module.__file__ = str(file.resolve())
    try:
        # Not by the import system: it leaves a folder beside the script, and may run what stood there a second ago.
        exec(compile(file.read_bytes(), module.__file__, "exec"), module.__dict__)  # noqa: S102 - it is what she asks for
    except SyntaxError as error:
        raise BadInput(f"{file}:{error.lineno}: {error.msg}.") from None
    except AssistantError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told as the mistake of the script
        line = traceback.extract_tb(error.__traceback__)[-1].lineno
        raise BadInput(f"{file}:{line}: {type(error).__name__}: {error}.") from None
    return module


def only_walkthrough(module: ModuleType, file: Path) -> Walkthrough:
    """One file, one walkthrough. Raises BadInput otherwise."""
    found = [value for value in vars(module).values() if isinstance(value, Walkthrough)]
    if len(found) != 1:
        raise BadInput(f"{file} holds {len(found)} walkthroughs; one file holds one function with @walkthrough.")
    return found[0]


def every() -> tuple[Walkthrough, ...]:
    """All the walkthroughs that ship."""
    return tuple(find(name) for name in BUNDLED)
