"""A walk that looks on after a sentence that is not true, in other words if some are true, to find all that changed."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from pydantic import SecretStr

from assistant import leaks
from assistant.errors import AssistantError, BadInput, HostRefused, NotOnScreen, PortalTrouble, Untrue
from assistant.facts.recording import Control, Message, Neighbor, NoteKind, Screen
from assistant.facts.sentence import Sentence
from assistant.facts.signs import Chapter
from assistant.facts.verbs import PRESSABLE, VERBS, Meaning, Role, Verb
from assistant.walking import frames, inventory, targets
from assistant.walking.guide import Action, Guide, Proof
from assistant.walking.measured import as_box, called, visible
from assistant.walking.proving import Guides, ProofGuide
from assistant.walking.script_line import ScriptLine, line_of_the_script
from assistant.walking.targets import Missing
from assistant.walking.trouble import Disproof

if TYPE_CHECKING:
    from playwright.sync_api import ElementHandle, Page

UNTRUE = (NotOnScreen, PortalTrouble, HostRefused)
"""What a sentence raises that is not true of the site as it is."""

BRIEFLY = 0.6
"""Seconds for which other words are looked for: the page has had its time to come already."""

WHERE = re.compile(r"^[A-Z][a-z]+ [^“\n]{0,30}of “[^”]*” ")
"""How a message begins; a walk that leaves sentences out counts otherwise than the guide."""

WAYS_ON = ("Continue", "Next", "OK", "Proceed", "I Agree", "I agree", "Agree", "Accept", "Got it", "Close")
"""What the way on is called from a page that only stands between two others."""


@dataclass(frozen=True)
class PageNow:
    """What a page shows at one moment: how it is called, its controls and messages, and its lines of words."""

    heading: str
    title: str
    controls: tuple[Control, ...]
    messages: tuple[Message, ...]
    lines: tuple[Neighbor, ...]


@dataclass(frozen=True)
class Failure:
    """A sentence that is not true of a page: at which line, what is told of it, and what the page shows instead."""

    said: Sentence
    verb: Verb
    line: ScriptLine
    told: str
    page: PageNow


@dataclass(frozen=True)
class Outcome:
    """What has become of one sentence of a chapter: `told` is empty where it was true.

    `instead` is the sentence that was true in its place. `before` are lines of script that were needed before it; where
    only those were missing, it is a `gap`. What comes after the walk could go on no more is not `reached`. `proof` says
    that it is no sentence of the guide, but of a proof; `undone`, that its own proof could not be carried out.
    """

    line: ScriptLine
    verb: Verb
    said: Sentence
    chapter: Chapter = "", ""
    told: str = ""
    instead: str = ""
    before: tuple[str, ...] = ()
    gap: bool = False
    reached: bool = True
    proof: bool = False
    undone: bool = False
    page: PageNow | None = None


class Adviser(Protocol):
    """Knows what was accepted, and so which other sentences may be true instead; the likeliest comes first."""

    def others(self, failure: Failure) -> Sequence[str]: ...

    def is_elsewhere(self, failure: Failure) -> bool:
        """Whether the sentence was accepted on another page than the one that is in front."""


@dataclass
class Lookout:
    """Whom a walk asks that looks on, and what has become of its sentences, in their order."""

    adviser: Adviser
    outcomes: list[Outcome] = field(default_factory=list)
    ended: bool = False
    """Whether the walk could go on no more."""

    def settled(self) -> tuple[Outcome, ...]:
        """The outcomes. A proof that could not be carried out says nothing where a sentence is untrue anyway."""
        if not any(one.told and not one.undone for one in self.outcomes):
            return tuple(self.outcomes)
        return tuple(replace(one, reached=one.reached and not one.undone) for one in self.outcomes)


class Tried(Guide, ABC):
    """A guide of which every sentence is tried, by `_try`, which may do it in other words."""

    def open(self, site: str, sentence: str, *, alt: str | None = None, proof: Proof = None) -> None:
        __tracebackhide__ = True
        self._try(sentence, "open", lambda said: super(Tried, self).open(site, said, alt=alt, proof=proof))

    def receive(self, page: str, sentence: str, *, alt: str | None = None, proof: Proof = None) -> None:
        __tracebackhide__ = True
        self._try(sentence, "receive", lambda said: super(Tried, self).receive(page, said, alt=alt, proof=proof))

    def close_window(self, sentence: str, *, alt: str | None = None, proof: Proof = None) -> None:
        __tracebackhide__ = True
        close = super().close_window
        self._try(sentence, "close_window", lambda said: close(said, alt=alt, proof=proof))

    def see(self, sentence: str, *, alt: str | None = None, proof: Proof = None) -> None:
        __tracebackhide__ = True
        self._try(sentence, "see", lambda said: super(Tried, self).see(said, alt=alt, proof=proof))

    def note(self, sentence: str, kind: NoteKind = "note", *, proof: Proof = None) -> None:
        __tracebackhide__ = True
        self._try(sentence, "note", lambda said: super(Tried, self).note(said, kind, proof=proof))

    def step(
        self,
        sentence: str,
        action: Action,
        verb: Verb = "click",
        roles: tuple[Role, ...] | None = None,
        *,
        alt: str | None = None,
        proof: Proof = None,
    ) -> None:
        __tracebackhide__ = True
        self._try(sentence, verb, lambda said: super(Tried, self).step(said, action, verb, roles, alt=alt, proof=proof))

    @abstractmethod
    def _try(self, sentence: str, verb: Verb, do: Callable[[str], None]) -> None:
        """Do what a sentence says, or what others say of which one is true."""


class Advised(Tried):
    """What the guide of a walk and that of its proofs have alike, where they look on."""

    def __init__(self, *given: Any, lookout: Lookout, **named: Any) -> None:  # Any: as any guide has them
        super().__init__(*given, **named)
        self.lookout = lookout
        self._steps_added = 0
        self._gaps: list[str] = []
        self._left_out = False

    def _add(self, *given: Any) -> None:  # Any: as any guide has them
        super()._add(*given)
        self._steps_added += 1

    def _is_true_instead(self, sentence: str, verb: Verb, do: Callable[[str], None], failure: Failure) -> bool:
        """Whether another sentence could be done in place of this one."""
        __tracebackhide__ = True
        before = self._steps_added
        for other in self.lookout.adviser.others(failure):
            with self._briefly(), suppress(*UNTRUE, Disproof, BadInput):
                do(other)
                self._tell_of(sentence, verb, told=failure.told, instead=other, page=failure.page)
                return True
            if self._steps_added != before:  # it was found, and something else about it is not so
                self._tell_of(sentence, verb, told=failure.told, page=failure.page)
                return True
        return False

    @contextmanager
    def _briefly(self) -> Iterator[None]:
        patience, self._patience = self._patience, min(self._patience, BRIEFLY)
        self._camera.patience = self._patience
        try:
            yield
        finally:
            self._patience = self._camera.patience = patience

    def _failure(self, sentence: str, verb: Verb, error: Exception) -> Failure:
        return Failure(self._filled(sentence, verb), verb, line_of_the_script(), brief(error), self._page_now())

    def _page_now(self) -> PageNow:
        seen: list[PageNow] = []
        self._in_time(lambda: seen.append(page_now(self._page, self.secrets)))
        return seen[0]

    def _tell_of(self, sentence: str, verb: Verb, **more: Any) -> None:  # Any: as an outcome has them
        said, chapter = self._filled(sentence, verb), self._chapter.known_by
        self.lookout.outcomes.append(Outcome(line_of_the_script(), verb, said, chapter, **more))


class LookingOn(Advised):
    """The guide of a walk that looks on. It does nothing more where a click cannot be done, in whatever words."""

    def finish(self) -> tuple[Screen, ...]:
        """End the walk wherever it is; what is not so at its end is told of its last sentence."""
        if self.lookout.ended:
            return tuple(self._camera.screens)
        try:
            return super().finish()
        except UNTRUE as error:
            last = self.lookout.outcomes[-1]  # its line is known: here no script is at work any more
            self.lookout.outcomes[-1] = replace(last, told=last.told or brief(error), instead="")
            self._end_here()
            return tuple(self._camera.screens)

    def _in_time(self, do: Callable[[], None]) -> None:
        """Nothing is done any more after the walk has ended."""
        __tracebackhide__ = True
        if not self.lookout.ended:
            super()._in_time(do)

    def _try(self, sentence: str, verb: Verb, do: Callable[[str], None]) -> None:
        __tracebackhide__ = True
        if self.lookout.ended:
            self._not_reached(sentence, verb)
            return
        before, self._gaps = self._steps_added, []
        try:
            do(sentence)
        except UNTRUE as error:
            if not self.lookout.outcomes:  # the site is not there at all
                raise
            if self._steps_added != before or is_undone(error):
                self._tell_of(sentence, verb, told=brief(error), page=self._last_look(), undone=is_undone(error))
            else:
                self._look_on(sentence, verb, do, error)
        else:
            told = (
                f"No sentence before it fills {' or '.join(self._gaps)}, which must be filled in." if self._gaps else ""
            )
            lines = tuple(f'guide.fill("Enter your **{name}**.", "…")' for name in self._gaps)
            self._tell_of(sentence, verb, told=told, before=lines, gap=bool(told))

    def _not_reached(self, sentence: str, verb: Verb) -> None:
        line, said = line_of_the_script(), self._filled(sentence, verb)
        self.lookout.outcomes.append(Outcome(line, verb, said, self._chapter.known_by, reached=False))

    def _look_on(self, sentence: str, verb: Verb, do: Callable[[str], None], error: AssistantError) -> None:
        """Do it in other words, or behind a page that stands between, or leave it out if the way does not end here."""
        __tracebackhide__ = True
        try:
            failure = self._failure(sentence, verb, error)
        except beyond_a_look():  # it shows nothing that can be looked at
            self._tell_of(sentence, verb, told=brief(error))
            self._end_here()
            return
        if self._left_out and self.lookout.adviser.is_elsewhere(failure):  # the form could not be sent without it
            self._not_reached(sentence, verb)
            self._end_here()
            return
        if self._is_true_instead(sentence, verb, do, failure):
            return
        if (button := self._way_on(failure.page)) and self._is_true_behind(button, sentence, verb, do, failure):
            return
        self._tell_of(sentence, verb, told=failure.told, page=failure.page)
        self._left_out = True
        if is_the_way_on(VERBS[verb]):
            self._end_here()

    def _way_on(self, page: PageNow) -> str:
        """The one button or link of a page that leads on from it; nothing where there is none, or a field to fill."""
        ways = [one.name for one in page.controls if one.name in WAYS_ON]
        return ways[0] if len(ways) == 1 and not any(one.required for one in page.controls) else ""

    def _is_true_behind(
        self, button: str, sentence: str, verb: Verb, do: Callable[[str], None], failure: Failure
    ) -> bool:
        """Whether the sentence is true of the page behind the one that stands between."""
        __tracebackhide__ = True
        try:
            self._in_time(lambda: self._press_in_passing(button))
            do(sentence)
        except UNTRUE:
            return False
        name = failure.page.heading or failure.page.title
        told = f"Before it comes a page of which no sentence speaks: {name}."
        before = (f'guide.click("Click **{button}**.")',)
        self._tell_of(sentence, verb, told=told, before=before, gap=True, page=failure.page)
        return True

    def _press_in_passing(self, button: str) -> None:
        """Press it without a sentence; the page is kept as a screen."""
        self._camera.close()
        self._camera.begin_if_new(self._chapter, self._site)
        self._camera.close()
        found = targets.control(self._page, button, PRESSABLE, ())
        if isinstance(found, Missing):
            raise NotOnScreen(button)
        self._seat.act()
        with self._seat.until_it_asks():
            found.press.click()
        self._settle()

    def _refuse_empty_fields(self, control: ElementHandle, said: Sentence) -> None:  # noqa: ARG002 - as the guide has it
        """What must be filled in, and no sentence fills, is filled with something, so that the form can be sent."""
        if self._prover is not None:
            self._gaps = control.evaluate("(one) => window.__assistant.fillLeftEmpty(one)")

    def _last_look(self) -> PageNow | None:
        with suppress(*beyond_a_look()):
            return self._page_now()
        return None

    def _end_here(self) -> None:
        """Keep the page on which the walk ends as a screen, if it can be pictured."""
        with suppress(*beyond_a_look()):
            self._in_time(self._keep_the_last_page)
        self.lookout.ended = True

    def _keep_the_last_page(self) -> None:
        self._camera.close()
        self._camera.begin_if_new(self._chapter, self._site)
        self._camera.close()


class LookingOnProof(Advised, ProofGuide):
    """The guide of proofs in such a walk: what was renamed is found in a proof, too, or else the proof fails."""

    def _try(self, sentence: str, verb: Verb, do: Callable[[str], None]) -> None:
        __tracebackhide__ = True
        before = self._steps_added
        try:
            do(sentence)
        except (*UNTRUE, Disproof) as error:
            if self._steps_added != before:
                raise
            failure = self._failure(sentence, verb, error)
            if not self._is_true_instead(sentence, verb, do, failure) or not self.lookout.outcomes[-1].instead:
                raise

    def _tell_of(self, sentence: str, verb: Verb, **more: Any) -> None:  # Any: as an outcome has them
        super()._tell_of(sentence, verb, proof=True, **more)


Words = Mapping[tuple[ScriptLine, str], str]
"""Other sentences for those of a script, by their line and what stands there."""


class Reworded(Tried):
    """A guide that says what a script would say after it was mended, and looks on nowhere."""

    def __init__(self, *given: Any, words: Words, **named: Any) -> None:  # Any: as any guide has them
        super().__init__(*given, **named)
        self._words = words

    def _try(self, sentence: str, verb: Verb, do: Callable[[str], None]) -> None:  # noqa: ARG002 - as it is asked
        __tracebackhide__ = True
        do(self._words.get((line_of_the_script(), sentence), sentence))


class RewordedProof(Reworded, ProofGuide):
    """The same of a proof."""


def looking_on(lookout: Lookout) -> Guides:
    """The guides of a walk that looks on."""
    return Guides(partial(LookingOn, lookout=lookout), partial(LookingOnProof, lookout=lookout))


def reworded(words: Words) -> Guides:
    """The guides of a walk whose script says other words in some lines."""
    return Guides(partial(Reworded, words=words), partial(RewordedProof, words=words))


def is_the_way_on(does: Meaning) -> bool:
    """Whether nothing comes after a step that cannot be done: it leads to another page, by a control or without one."""
    return does.may_lead_away or (does.is_step and not does.controls)


def brief(error: Exception) -> str:
    """What a message says is wrong, without the page around it."""
    if isinstance(error, Disproof | Untrue):
        return f"Expected: {error.expected}. There is: {error.there}."
    return WHERE.sub("It ", str(error).partition("\n")[0])


def is_undone(error: Exception) -> bool:
    """Whether nobody knows if a sentence is so, for its proof could not be carried out."""
    return isinstance(error, Untrue) and error.undone


def page_now(page: Page, secrets: Sequence[SecretStr]) -> PageNow:
    """All that a page shows, with dots where a secret stands."""
    names = {name: called(said) for name, said in frames.names(page).items()}
    controls, messages = inventory.kept(page, secrets)
    lines = tuple(
        Neighbor(kind=seen["kind"], box=as_box(seen["box"]), words=leaks.redacted(visible(seen["words"]), secrets))
        for _, told in frames.everywhere(page, "neighbors")
        for seen in told
    )
    return PageNow(names["heading"], names["title"], controls, messages, lines)


def beyond_a_look() -> tuple[type[Exception], ...]:
    """What is raised by a page that cannot be looked at."""
    from playwright.sync_api import Error

    return AssistantError, Error
