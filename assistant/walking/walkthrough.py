"""What a walkthrough is, and the list of all of them."""

from __future__ import annotations

import importlib
import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, cached_property
from pathlib import Path
from types import ModuleType
from typing import Literal, get_args

from assistant import ending, leaks
from assistant.errors import AssistantError, BadInput
from assistant.facts import courts, texts
from assistant.facts.courts import Court, Kind
from assistant.facts.people import Person, all_secrets, names_a_file, person
from assistant.walking import declared
from assistant.walking.script_line import blamed, line_of_the_script

BUNDLED = (
    "register-account",
    "register-account-2025",
    "register-without-card",
    "register-government",
    "activate-search",
    "check-account-type",
    "upgrade-account",
    "upgrade-account-2025",
    "prepare-for-go-live",
    "link-account",
    "link-account-2025",
    "register-to-efile",
    "request-pro-hac-vice",
    "register-to-efile-non-attorney",
    "check-efile-status",
    "recover-login",
    "enroll-mfa",
    "log-in-with-mfa",
    "renew-password",
    "change-contact-details",
    "add-secondary-email",
    "add-filing-agent",
    "pay-fees-due",
    "set-up-firm-billing",
    "remove-from-firm-billing",
)
"""Every walkthrough that ships, in the order a filer needs them; each is a file of the same name.

An edition for another year stands in the file of the first, with which it shares its steps.
"""

Era = Literal["2021", "2025"]
Script = Callable[..., None]

Wordings = tuple[str, ...]
"""Several wordings of one text, of which the first is said whose facts the court's file has; an empty one says nothing.
"""

USUAL_GO_LIVE = date(2021, 9, 20)
"""The day from which a portal's days count for a court whose own is not known: that of the notices."""


@dataclass(frozen=True)
class Walkthrough:
    """A titled function that leads a reader through a portal, and what its guide says around the steps.

    All texts are templates; `people` are slugs, in the order of the function's arguments after the guide.
    `on` is the portal's date, or so many days after the court's go-live, before it for a negative number; None where
    that is all one. `kinds` are those of the courts that it is for; none where it is for all. What is done
    `before_go_live` is for courts alone of which that day is known.
    """

    title: str
    people: tuple[str, ...]
    on: date | int | None
    era: Era
    group: str
    when: tuple[str, ...]
    needs: tuple[str, ...]
    minutes: int | None
    patience: float | None
    deadline: Wordings
    reached: str
    keep: tuple[str, ...]
    next: Wordings
    troubles: dict[str, str]
    kinds: tuple[Kind, ...]
    before_go_live: bool
    script: Script = field(repr=False)

    @cached_property
    def file(self) -> Path:
        return Path(inspect.getfile(self.script))

    @cached_property
    def slug(self) -> str:
        """What its guide is called: as its file, and an edition for another year as that and the year."""
        edition = f"{name_of(self.file)}-{self.era}"
        is_edition = edition in BUNDLED and name_of(Path(self.script.__name__)) == edition
        return edition if is_edition else name_of(self.file)

    def is_for(self, court: Court) -> bool:
        """Whether its steps are those of a court's kind, as far as that is known, and nothing that they need is not."""
        is_kind = not self.kinds or court.kind is None or court.kind in self.kinds
        return is_kind and not (self.before_go_live and courts.is_court(court) and court.go_live is None)

    def day(self, court: Court) -> date | None:
        """The portal's date for a court. Raises BadInput where it hangs on a go-live, and the court has none."""
        if not isinstance(self.on, int):
            return self.on
        if court.go_live is None and courts.is_court(court):
            return USUAL_GO_LIVE + timedelta(days=self.on)
        if court.go_live is None:
            raise BadInput(
                f"on is {self.on} days from the go-live, and {court.id} has none. "
                'Write a day, such as on="2021-09-21", leave on out, or add go_live to the file.'
            )
        return court.go_live + timedelta(days=self.on)

    def cast(self, court: Court) -> dict[str, Person]:
        """The people by the names that the function, and its sentences, give them, on the day of the walk."""
        names = list(inspect.signature(self.script).parameters)[1:]
        if len(names) != len(self.people):
            raise BadInput(f"{self.slug} takes {len(names)} people, and its @walkthrough names {len(self.people)}.")
        return {name: self._met(slug, court) for name, slug in zip(names, self.people, strict=True)}

    def _met(self, slug: str, court: Court) -> Person:
        met = person(slug)
        day = self.day(court) if met.own_card else None
        return met.on(day) if day else met

    @property
    def lead(self) -> str:
        """The function's docstring, on one line."""
        return " ".join((self.script.__doc__ or "").split())


def walkthrough(
    title: str,
    *,
    people: tuple[str, ...] = (),
    on: str | int | None = None,
    era: Era = "2021",
    group: str = "",
    when: tuple[str, ...] = (),
    needs: tuple[str, ...] = (),
    minutes: int | None = None,
    patience: float | None = None,
    deadline: str | Wordings = "",
    reached: str = "",
    keep: tuple[str, ...] = (),
    next: str | Wordings = "",  # noqa: A002 - the word that a trainer reads
    troubles: dict[str, str] | None = None,
    kinds: tuple[Kind, ...] = (),
    before_go_live: bool = False,
) -> Callable[[Script], Walkthrough]:
    """Make a function a walkthrough.

    `people` are names, or files that are looked for beside the script, `on` is the portal's date (YYYY-MM-DD) or a
    number of days after the court's go-live, `patience` how many seconds a page of this portal may take until it shows
    what a sentence names, `group` what guides are for among which this one stands in lists, `when` what a filer says of
    herself who needs this guide, `reached` the heading after the last step, `keep` what the reader writes down, `next`
    what comes next, `troubles` messages and what to do about them, `kinds` for which kinds of court it is, where their
    filing systems differ. `deadline` and `next` may be several wordings: the first is said whose facts the court's file
    has. `before_go_live` leaves out courts that have changed, or of which that day is not known. Raises BadInput with
    a line for each fault.
    """
    options = dict(locals())
    here = line_of_the_script()

    def titled(script: Script) -> Walkthrough:
        if wrong := list(declared.faults(options, script, get_args(Era))):
            raise BadInput("\n".join(f"{here}: {fault}" for fault in wrong))
        return Walkthrough(
            title=title,
            people=tuple(found_beside(name, script) for name in people),
            on=date.fromisoformat(on) if isinstance(on, str) else on,
            era=era,
            group=group,
            when=tuple(when),
            needs=tuple(needs),
            minutes=minutes,
            patience=patience,
            deadline=wordings(deadline),
            reached=reached,
            keep=tuple(keep),
            next=wordings(next),
            troubles=troubles or {},
            kinds=tuple(kinds),
            before_go_live=before_go_live,
            script=script,
        )

    return titled


def wordings(said: str | Wordings) -> Wordings:
    return (said,) if isinstance(said, str) else tuple(said)


def name_of(script: Path) -> str:
    """What the walkthrough of a file is called, and so its guide."""
    return script.stem.lower().replace("_", "-")


def found_beside(name: str, script: Script) -> str:
    """A person's file as it is found from here: beside the script, or else where the command is given."""
    near = Path(inspect.getfile(script)).parent / name
    is_elsewhere = names_a_file(name) and near.is_file() and near.resolve() != Path(name).resolve()
    return str(near) if is_elsewhere else name


@cache
def find(name: str) -> Walkthrough:
    """The walkthrough of that name, or of a Python file. Raises BadInput when there is none."""
    if name.lower().endswith(".py"):
        return only_walkthrough(load(Path(name)), Path(name))
    if name not in BUNDLED:
        raise BadInput(f"There is no walkthrough “{name}”. Known are {', '.join(BUNDLED)}, or give a Python file.")
    module = importlib.import_module(f"assistant.walkthroughs.{file_of(name)}")
    return only_walkthrough(module, Path(str(module.__file__)), name)


def file_of(name: str) -> str:
    """The file of a walkthrough that ships, without its ending."""
    stem = name.replace("-", "_")
    for era in get_args(Era):
        stem = stem.removesuffix(f"_{era}")
    return stem


def load(file: Path) -> ModuleType:
    """Import a script of somebody's own. Raises BadInput that names the line where it cannot be read."""
    if not file.is_file():
        raise BadInput(f"There is no file {file}.")
    if not re.fullmatch(r"[a-z][a-z0-9_]*", file.stem if file.suffix == ".py" else file.stem.lower()):
        raise BadInput(f"{file.name}: a walkthrough's file is named in lower case, like link_account.py.")
    module = ModuleType(file.stem.lower())
    module.__file__ = str(file.resolve())
    try:
        # Not by the import system: it leaves a folder beside the script, and may run what stood there a second ago.
        exec(compile(source(file), module.__file__, "exec"), module.__dict__)  # noqa: S102 - it is what she asks for
    except SyntaxError as error:
        elsewhere = error.filename not in (None, module.__file__, "<string>")
        raise BadInput(f"{error.filename if elsewhere else file}:{error.lineno or 1}: {error.msg}.") from None
    except AssistantError:
        raise
    except ending.Stopped:
        raise
    except BaseException as error:
        # Whatever it is, it is told as the mistake of the script: where it stands in the script, not in what it called.
        line = blamed(error, Path(module.__file__))
        if line is None and not isinstance(error, (RecursionError, MemoryError, ValueError)):
            raise
        raise BadInput(leaks.redacted(f"{file}:{line or 1}: {told(error)}", all_secrets())) from None
    return module


def source(file: Path) -> bytes | str:
    """A script as Python takes it, which reads the mark of UTF-8 by itself but no wider letters."""
    data = texts.data_of(file)
    return texts.read(file) if b"\0" in data else data


def told(error: BaseException) -> str:
    """A mistake of a script in one line: what kind it is, and what it says."""
    said = next(iter(str(error).splitlines()), "")
    return f"{type(error).__name__}: {said}" if said else f"{type(error).__name__}."


def only_walkthrough(module: ModuleType, file: Path, name: str = "") -> Walkthrough:
    """One file, one walkthrough; where it is named, one of that name. Raises BadInput otherwise."""
    every = (value for value in vars(module).values() if isinstance(value, Walkthrough))
    found = [one for one in every if name in ("", one.slug)]
    if len(found) != 1:
        raise BadInput(f"{file} holds {len(found)} walkthroughs; one file holds one function with @walkthrough.")
    return found[0]


def every() -> tuple[Walkthrough, ...]:
    """All the walkthroughs that ship."""
    return tuple(find(name) for name in BUNDLED)
