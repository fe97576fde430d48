"""A script read through before anything is walked: all its faults at once, without a browser or a portal."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from assistant import ending, leaks
from assistant.errors import AssistantError, BadInput, HostRefused
from assistant.facts import sentence as sentences
from assistant.facts import verbs
from assistant.facts.verbs import VERBS, Meaning
from assistant.walking import given, hosts
from assistant.walking.declared import YEARS, fault_of
from assistant.walking.deeds.acting import acting
from assistant.walking.guide import Guide
from assistant.walking.script_line import blamed, line_in
from assistant.walking.walk import words_around
from assistant.walking.walkthrough import Walkthrough, told
from assistant.walking.windows import downloads, uploads

if TYPE_CHECKING:
    from assistant.facts.courts import Court
    from assistant.facts.people import Person

SPOKEN = ("chapter", "as_", "step", *VERBS, *verbs.RENAMED)
"""What a script says to its guide."""


class CannotRehearse(BaseException):
    """The script asks the guide for what only a walk can tell. No Exception, so that no script catches it."""


class Rehearsal:
    """Stands in for the guide: hears every sentence, does nothing, and notes what is wrong."""

    def __init__(self, court: Court, cast: Mapping[str, Person], title: str, script: Path) -> None:
        self.court = court
        self.title = title
        self.faults: list[str] = []
        self.acted = False
        """Whether the script has done something of its own on the page, so that what follows may hang on it."""
        self._cast = cast
        self._script = script

    def __getattr__(self, name: str) -> Callable[..., None]:
        if name in SPOKEN:
            return lambda *told, **named: self._hear(name, told, named)
        if name.startswith("_") or hasattr(Guide, name):
            raise CannotRehearse
        near = "".join(f" Did you mean guide.{one}?" for one in get_close_matches(name, SPOKEN, n=1))
        raise BadInput(f"AttributeError: 'Guide' object has no attribute '{name}'.{near}")

    def _hear(self, method: str, told: tuple[object, ...], named: dict[str, object]) -> None:
        line = self._line()
        self.faults += (f"{self._script}:{line}: {fault}" for fault in self._faults_of(method, told, named))

    def _line(self) -> int:
        """The line of the script that speaks."""
        frame = inspect.currentframe()
        while frame is not None and Path(frame.f_code.co_filename) != self._script:
            frame = frame.f_back
        return frame.f_lineno if frame else 1

    def _faults_of(self, method: str, told: tuple[object, ...], named: dict[str, object]) -> Iterator[str]:
        if method in verbs.RENAMED:
            yield verbs.refusal(method)
            return
        try:
            bound = inspect.signature(getattr(Guide, method)).bind(self, *told, **named)
        except TypeError as error:
            yield f"guide.{method}: {error}."
            return
        bound.apply_defaults()
        said = bound.arguments
        for name, check in self._checks(str(said.get("verb", method))).items():
            if name in said:
                yield from fault_of(check, said[name])
        self.acted = self.acted or "action" in said

    def _checks(self, verb: str) -> dict[str, Callable[..., object]]:
        """What is asked of each argument, by its name."""
        does: Meaning | None = dict(VERBS).get(verb)  # type: ignore[call-overload]  # or none
        entered = {"value": given.typed, "option": given.options}
        return {
            "site": self._site,
            "sentence": lambda it: self._sentence(it, does),
            "file": lambda it: uploads.chosen(it, self._script.parent),
            "name": lambda it: downloads.expected(it, "", None),
            "size": lambda it: downloads.expected("", "", it),
            "title": lambda it: sentences.filled(given.text(it, "A chapter's title"), self._known),
            "person": given.person,
            "kind": lambda it: downloads.expected("", it, None) if does and not does.is_note else given.note_kind(it),
            "alt": lambda it: it is None or sentences.fill(given.text(it, "alt"), self._known),
            "action": given.action,
            "roles": given.roles,
            "verb": lambda it: acting(it, None),
            **({} if self.acted else entered),
        }

    @property
    def _known(self) -> dict[str, object]:
        return {"court": self.court, **self._cast}

    def _site(self, site: object) -> None:
        if not isinstance(site, str) or site not in self.court.sites:
            named = f"“{site}”" if isinstance(site, str) else f"that is {given.kind(site)}"
            raise BadInput(f"{self.court.id} has no site {named}; it has {', '.join(self.court.sites)}.")
        if "://" in (walk := self.court.sites[site].walk):
            refuse_hosts(walk)

    def _sentence(self, sentence: object, does: Meaning | None) -> None:
        said = sentences.filled(given.text(sentence, "The sentence"), self._known)
        if does is None:
            return
        if does.controls:
            given.key(said, does)
            _ = said.control if does.changes_control else said.pressed
        elif does.is_result:
            _ = said.sights


def refuse_hosts(address: str) -> None:
    """Raise BadInput for an address that a walk must not go to."""
    try:
        hosts.check(address)
    except HostRefused as error:
        raise BadInput(str(error)) from None


def faults(walkthrough: Walkthrough, court: Court) -> list[str]:
    """All that is wrong with a script, each with its file and line. Nothing is walked.

    What only a walk can tell is left to the walk, and so is what follows an action of the script's own.
    """
    file = walkthrough.file
    try:
        cast = walkthrough.cast(court)
    except BadInput as error:
        return [f"{file}: {error}"]
    rehearsal = Rehearsal(court, cast, walkthrough.title, file)
    around = (*fault_of(day_of, walkthrough, court), *fault_of(words_around, walkthrough, court))
    rehearsal.faults += (f"{file}:{walkthrough.script.__code__.co_firstlineno}: {fault}" for fault in around)
    try:
        walkthrough.script(rehearsal, *cast.values())
    except CannotRehearse:
        pass
    except AssistantError as error:
        rehearsal.faults.append(f"{file}:{line_in(error, file)}: {error}")
    except ending.Stopped:
        raise
    except BaseException as error:
        line = blamed(error, file)
        if line is None:
            raise
        secrets = (secret for one in cast.values() for secret in one.secrets())
        if not rehearsal.acted:
            rehearsal.faults.append(leaks.redacted(f"{file}:{line}: {told(error)}", secrets))
    return rehearsal.faults


def day_of(walkthrough: Walkthrough, court: Court) -> None:
    """Raise BadInput where a court's go-live leads to a day that no portal can show."""
    day = walkthrough.day(court)
    if day is not None and day.year not in YEARS:
        raise BadInput(f"on leads to {day} in {court.id}; the portal shows days from {YEARS[0]} to {YEARS[-1]}.")
