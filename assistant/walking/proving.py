"""Whether what a guide says beyond its actions is so: by what the screen shows, and by proofs in a window aside."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import structlog
from pydantic import SecretStr

from assistant.facts.courts import is_court
from assistant.facts.recording import Box, Picture, Step
from assistant.facts.sentence import Place, Sentence
from assistant.facts.verbs import BOXES, OPTION_LISTS, PRESSABLE, TYPED_INTO, Controls, Role, Verb
from assistant.walking import frames, targets
from assistant.walking.camera import Camera
from assistant.walking.deeds import Undone
from assistant.walking.frames import Kept
from assistant.walking.guide import Action, Claim, Guide, Proof
from assistant.walking.mishaps import Mishaps
from assistant.walking.observer import Moment
from assistant.walking.open_screen import Chapter, OpenScreen, Pointed
from assistant.walking.script_line import line_of_the_script
from assistant.walking.trouble import Disproof

if TYPE_CHECKING:
    from playwright.sync_api import ElementHandle, Error, Page, StorageState

    from assistant.facts.courts import Court
    from assistant.facts.people import Person
    from assistant.walking.browser import OpenBrowser
    from assistant.walking.portal import Portal
    from assistant.walking.targets import Missing

log = structlog.get_logger()

NO_PICTURE = Picture(file="", sha256="", box=Box(x=0, y=0, width=0, height=0))


ANY_CONTROL = Controls(
    tuple(role for one in (PRESSABLE, TYPED_INTO, OPTION_LISTS, BOXES) for role in one.roles),
    ", ".join(one.selector for one in (PRESSABLE, TYPED_INTO, OPTION_LISTS, BOXES)),
)


@dataclass(frozen=True)
class Span:
    """The fields of a page of which a sentence spoke all at once, from one to another; in small letters."""

    sentence: str
    names: tuple[str, ...]


class Prover:
    """Looks at every claim of one walk. It acts in a window of its own, so that the walk goes on as if nothing was.

    `court_facts_used` and `portal_facts_read` are what the proofs depend on, as a guide's.
    """

    def __init__(
        self, browser: OpenBrowser, portal: Portal, windows: ExitStack, court: Court, cast: Mapping[str, Person],
        folder: Path, *, patience: float, answer: float, start: StorageState,
        guides: Callable[..., ProofGuide] | None = None,
    ) -> None:  # fmt: skip
        self._aside = Aside(browser, portal, windows, start)
        self._court = court
        self._cast = cast
        self._folder = folder
        self._patience = patience
        self._answer = answer
        self._guides = guides or ProofGuide
        self._typed: dict[str, dict[str, str]] = {}
        self._named_at = ""
        self._named: dict[str, str] = {}
        self._spans: list[Span] = []
        self._pages: dict[str, str] = {}

    @cached_property
    def guide(self) -> ProofGuide:
        """The guide by which proofs act; it opens its window when the first of them is run."""
        return self._guides(
            self._aside,
            self._court,
            self._cast,
            self._folder,
            patience=self._patience,
            answer=self._answer,
            compare=self._compare,
        )

    @property
    def court_facts_used(self) -> Mapping[str, str]:
        return self.guide.court_facts_used if "guide" in self.__dict__ else {}

    @property
    def portal_facts_read(self) -> set[str]:
        return self.guide.portal_facts_read if "guide" in self.__dict__ else set()

    def typed(self, actor: str, label: str, value: str | SecretStr) -> None:
        """Somebody has typed or chosen a value of hers: what a page shows under this label must be this from now on."""
        person = self._cast.get(actor)
        if isinstance(value, str) and person is not None and value in person.told():
            self._typed.setdefault(actor, {})[label.casefold()] = value

    def before_click(self, page: Page, control: ElementHandle) -> None:
        """Raise Disproof where a form is sent and a field that it asks for is empty: no sentence has named it."""
        if empty := control.evaluate("(one) => window.__assistant.leftEmpty(one)"):
            raise Disproof(page, f"no sentence before it fills {' or '.join(empty)}", "a field that must be filled in")

    def prove(self, claim: Claim, proof: Proof) -> None:
        """Raise Disproof where what a sentence says is not so."""
        if claim.heading:
            self._pages[claim.heading] = claim.address
        self._compare(claim)
        self._span(claim)
        shown: tuple[str, ...] = ()
        if callable(proof):
            try:
                shown = self.guide.run(claim, proof, self._cast[claim.actor], self._pages)
            except CannotCopy:
                log.warning("proof.left.out", sentence=claim.said.text, reason="this portal makes no copies of worlds")
                return
        if not isinstance(proof, str):
            self._look_for_quotes(claim, shown)

    def _compare(self, claim: Claim) -> None:
        """What the page shows of a person must be what she is called, has, or has chosen last."""
        known = self._known_of(claim.actor) if claim.reads else {}
        for one in claim.pointed:
            label = one.words.casefold()
            if label in known:
                self._check_value(claim.page, one.words, known[label], self._read(claim.page, one))
            elif claim.reads and label in MADE_BY_THE_PORTAL and (made := self._read(claim.page, one)):
                self._typed.setdefault(claim.actor, {})[label] = made  # whatever it is, it must be so ever after

    def _read(self, page: Page, one: Pointed) -> str | None:
        """What the page shows for a label; None where the words are none."""
        there = frames.look_at(page, one.kept, "reads", one.words)
        assert there is None or isinstance(there, str), "the page answers with a text"
        return there

    def _check_value(self, page: Page, label: str, expected: str, there: str | None) -> None:
        if there and not holds_words(there, expected):  # an empty field says nothing of anybody
            raise Disproof(page, f"{expected}, beside {label}", there)

    def _span(self, claim: Claim) -> None:
        """A field that one sentence names stands outside what another speaks of “from … to …”."""
        at, named = claim.page.url, [one.words.casefold() for one in claim.pointed]
        if self._named_at != at:
            self._named_at, self._named, self._spans = at, {}, []
        for words in named:
            for span in self._spans:
                self._check_outside(claim, words, span, span.sentence)
        for first, last in claim.said.spans:
            span = Span(claim.said.plain, self._fields_between(claim, first, last))
            for words, sentence in self._named.items():
                self._check_outside(claim, words, span, sentence)
            self._spans.append(span)
        self._named |= dict.fromkeys(named, claim.said.plain)

    def _check_outside(self, claim: Claim, words: str, span: Span, sentence: str) -> None:
        if words in span.names:
            expected = f"{words} outside of what “{span.sentence}” speaks of"
            raise Disproof(claim.page, expected, f"it stands between, and another sentence names it: {sentence}")

    def _fields_between(self, claim: Claim, first: str, last: str) -> tuple[str, ...]:
        """The names of the fields between two, which hold what is known of the person."""
        by_words = {one.words: one.kept for one in claim.pointed}
        if first not in by_words or last not in by_words or by_words[first].frame != by_words[last].frame:
            return ()
        fields = frames.look_at(claim.page, by_words[first], "between", by_words[last].number)
        if fields is None:
            raise Disproof(claim.page, f"{first} before {last}", f"{last} comes first")
        known = self._known_of(claim.actor)
        for label, there in fields:
            if there and (expected := known.get(label.casefold())) is not None:
                self._check_value(claim.page, label, expected, there)
        return tuple(label.casefold() for label, _ in fields[1:-1])

    def _known_of(self, actor: str) -> Mapping[str, str]:
        """What a page may show of somebody, by its labels in small letters: as she typed it last, or as it was."""
        person = self._cast.get(actor)
        # The labels are those of PACER's pages; on another site “Name” may be that of anything.
        hers = person.known_as(self._court.id) if person and is_court(self._court) else {}
        return {**hers, **self._typed.get(actor, {})}

    def _look_for_quotes(self, claim: Claim, shown: Sequence[str]) -> None:
        """What a sentence quotes is on the screen, in a list of it, or was seen by its proof."""
        for quote in claim.said.quotes:
            words = quote.rstrip(".,") if len(quote.rstrip(".,")) > 1 else quote
            if not any(words in seen for seen in (*shown, *claim.left)):
                self._find(claim.page, words, claim.pointed[0].kept if claim.does.leaves == "option" else None)

    def _find(self, page: Page, words: str, chosen_from: Kept | None) -> None:
        def seek() -> int | Missing:
            if chosen_from:
                there = frames.look_at(page, chosen_from, "quoted", words)
            else:
                there = any(told for _, told in frames.everywhere(page, "quoted", None, words))
            return 1 if there else targets.Missing(0)

        if isinstance(targets.patiently(page, seek, self._patience), targets.Missing):
            raise Disproof(page, f"“{words}” on the screen", "no such words", remedy=UNQUOTE)


MADE_BY_THE_PORTAL = ("account number",)
"""Labels of what a newcomer is given, and nobody knows before."""

UNQUOTE = (
    "If the site has changed its words, change them in the sentence. If they are seen only later or elsewhere, "
    "give the sentence a proof= that goes there, or the reason why it has none."
)


def holds_words(there: str, expected: str) -> bool:
    """Whether all words of what is expected stand in what is there, each as a word of its own."""
    shown = there.replace(",", " ").split()
    return expected == there or all(word in shown for word in expected.replace(",", " ").split())


class CannotCopy(Exception):
    """The portal cannot make a copy of a world, so that nothing may be tried in one."""


class Aside:
    """The window in which proofs act: each begins in a copy of the world as it is then, logged in as the walk is.

    `start` are the cookies of the walk's world while nobody was logged in.
    """

    def __init__(self, browser: OpenBrowser, portal: Portal, windows: ExitStack, start: StorageState) -> None:
        self._browser = browser
        self._portal = portal
        self._windows = windows
        self._start = start

    @property
    def portal(self) -> str:
        return self._portal.address

    @cached_property
    def page(self) -> Page:
        return self._windows.enter_context(self._browser.window(pictured=False)).new_page()

    def enter_a_copy(self, like: Page, *, logged_in: bool) -> None:
        """Go on in a copy of the world in which a page stands. Raises CannotCopy."""
        window = self.page.context
        cookies = like.context.cookies() if logged_in else self._start["cookies"]
        window.clear_cookies()
        window.add_cookies(cookies)  # type: ignore[arg-type]  # they are as the browser gave them
        if not self._portal.copy_world(window):
            raise CannotCopy


class Still(Camera):
    """Takes no picture but of what stopped a proof, and keeps no screens."""

    def begin_if_new(self, chapter: Chapter, site: str, pointed: Sequence[Pointed] = ()) -> OpenScreen:  # noqa: ARG002 - as it is asked
        return OpenScreen(chapter, site, continued=False, page={}, address="", arrived=NO_PICTURE, left=None)

    def current(self, chapter: Chapter, site: str) -> OpenScreen:
        return self.begin_if_new(chapter, site)

    def add(self, screen: OpenScreen, step: Step, pointed: list[Pointed]) -> None:
        """None is kept."""

    def before_leaving(self, screen: OpenScreen) -> None:
        """It is not pictured."""

    def keep_look(self, screen: OpenScreen, control: ElementHandle, number: int, *, value: bool) -> None:
        """No look is kept."""

    def say_left(self, screen: OpenScreen, words: str) -> None:
        """Nothing is kept."""

    def after_action(self, screen: OpenScreen, *, may_be_gone: bool) -> None:
        """Nothing ends."""

    def keep_opened(self) -> None:
        """It is not pictured."""

    def catch(self, screen: OpenScreen, pointed: Iterable[Pointed]) -> None:
        """It is not pictured."""

    def close(self) -> None:
        """Nothing is open."""


class ProofGuide(Guide):
    """The guide of a proof: it looks at the walk's own page until it acts, and acts in a window aside.

    Its sentences know {person}, who acts in the walk, beside the court and the people of the walk. Words that are to
    be seen may be seen several times. Its own verbs are `again`, `return_to`, `send`, `misses`, `lacks` and
    `see_asterisks`.
    """

    def __init__(
        self,
        aside: Aside,
        court: Court,
        cast: Mapping[str, Person],
        folder: Path,
        *,
        patience: float,
        answer: float,
        compare: Callable[[Claim], None],
    ) -> None:
        facts = {"title": "", "portal": aside.portal, "patience": patience, "answer": answer}
        super().__init__(aside.page, court, cast, folder, **facts, camera=Still)  # type: ignore[arg-type]  # as named
        self._aside = aside
        self._compare = compare
        self._claim: Claim | None = None
        self._pages: Mapping[str, str] = {}
        self._acts = False
        self._shown: list[str] = []
        self._proof = ""
        self._left_at = ("", 0)
        self._is_acting = False

    def run(
        self,
        claim: Claim,
        proof: Callable[[ProofGuide, Person], object],
        person: Person,
        pages: Mapping[str, str],
    ) -> tuple[str, ...]:
        """Run one proof. `pages` are the addresses of the walk's pages, by their headings.

        Returns the words that it has seen. Raises Disproof where it fails, and CannotCopy.
        """
        self._claim, self._pages, self._acts, self._is_acting, self._shown = claim, pages, False, False, []
        self._proof = getattr(proof, "__name__", "its proof")
        self._known = {**self._known, "person": person}
        self._mishaps_of(self._aside.page).told = ""
        self._seat.close_others()
        self._camera.page = claim.page
        proof(self, person)
        if self._acts:
            self._left_at = (self._aside.page.url, claim.clicks)
        return tuple(self._shown)

    def open(self, site: str, sentence: str, *, alt: str | None = None, proof: Proof = None) -> None:
        """Go to one of the court's sites, in the window aside."""
        self._act()
        super().open(site, sentence, alt=alt, proof=proof)

    def again(self) -> None:
        """Open the page on which the sentence was done once more, as it is now."""
        assert self._claim, "a proof proves something"
        self._act()
        self._go(self._claim.address)

    def return_to(self, heading: str, *, logged_in: bool = True) -> None:
        """Open the page of that heading on which the walk has been; where asked, with nobody logged in."""
        assert heading in self._pages, f"the walk has been on no page “{heading}”"
        self._act(logged_in=logged_in)
        self._go(self._pages[heading])

    def send(self) -> None:
        """Send the form in which something was typed last, as its Enter key does."""
        from playwright.sync_api import Error

        list(frames.everywhere(self._page, "goBack"))
        with suppress(Error), self._page.expect_navigation(timeout=self._patience * 1000):  # what is seen then decides
            self._page.keyboard.press("Enter")

    def see(self, sentence: str, *, alt: str | None = None, proof: Proof = None) -> None:
        """Every bold word is seen, and what is the person's is hers."""
        self._shown += self._filled(sentence).bold
        super().see(sentence, alt=alt, proof=proof)

    def misses(self, sentence: str) -> None:
        """None of the bold words is seen."""
        said = self._filled(sentence)
        self._camera.stillness.await_load(self._page, self._patience)
        for words in said.sights:
            sight = targets.sight(self._page, words, said.where_of_sights)
            if not isinstance(sight, targets.Missing) or sight.seen:
                raise self._disproof(f"no {words}", "it is seen")

    def lacks(self, sentence: str) -> None:
        """There is no control of that name; text may have the words."""
        said = self._filled(sentence)
        self._camera.stillness.await_load(self._page, self._patience)
        control = targets.control(self._page, said.control, ANY_CONTROL._replace(icons=said.names_icon), said.where)
        if not isinstance(control, targets.Missing) or control.seen or control.disabled:
            raise self._disproof(f"no control {said.control}", "it is seen")

    def see_asterisks(self, color: str) -> None:
        """Every field that must be filled in has an asterisk of that color in its label, and there are such fields."""
        found = [one for _, told in frames.everywhere(self._page, "asterisks") for one in told]
        wrong = [one["name"] for one in found if one["color"] != color]
        if wrong or not found:
            there = f"none at {' · '.join(wrong)}" if wrong else "no field that must be filled in"
            raise self._disproof(f"a {color} asterisk at each field that must be filled in", there)

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
        """Do it aside: where the proof of another sentence of the same page has come to, or on the page itself."""
        assert self._claim, "a proof proves something"
        if not self._acts:
            self._go_on() if self._left_at == (self._claim.address, self._claim.clicks) else self.again()
        self._shown += self._filled(sentence).bold
        self._is_acting = True
        super().step(sentence, action, verb, roles, alt=alt, proof=proof)
        self._is_acting = False

    @property
    def _page(self) -> Page:
        return super()._page if self._acts or self._claim is None else self._claim.page

    def _mishaps_of(self, page: Page) -> Mishaps:  # noqa: ARG002 - as it is asked
        return self._seat.front.mishaps  # the walk hears of its own page itself

    def _go_on(self) -> None:
        self._acts = True
        self._camera.page = self._aside.page

    def _act(self, *, logged_in: bool = True) -> None:
        """From here on in the window aside."""
        assert self._claim, "a proof proves something"
        if not self._acts:
            self._aside.enter_a_copy(self._claim.page, logged_in=logged_in)
            self._go_on()

    def _prove(self, said: Sentence, proof: Proof, moment: Moment, before: str = "") -> None:
        assert proof is None, "a proof needs none"
        assert self._claim, "a proof proves something"
        self._compare(Claim(said, moment.step.verb, self._claim.actor, self._page, before, moment.pointed))

    def _sight(self, words: str, places: tuple[Place, ...], said: Sentence, *, one: bool = False) -> Kept:
        return super()._sight(words, places, said, one=one)

    def _not_found(self, said: Sentence, sought: Missing, words: str) -> Exception:
        places = " and ".join(place.words for place in said.where_of_sights if place.words != words)
        there = f"it stands there {sought.seen} times" if sought.seen else "nothing of the kind"
        return self._disproof(f"{words}{f', at {places}' if places else ''}", there, undone=self._is_acting)

    def _not_done(self, said: Sentence, error: Undone | Error) -> Exception:
        return self._disproof(said.plain, f"it could not be done ({str(error).splitlines()[0]})", undone=True)

    def _disproof(self, expected: str, there: str, *, undone: bool = False) -> Disproof:
        proof = f"{self._proof}, {line_of_the_script()}"
        return Disproof(self._page, expected, there, proof=proof, undone=undone)


class Guides(NamedTuple):
    """What makes the guide of a walk, and that of its proofs."""

    of_walk: Callable[..., Guide] = Guide
    of_proofs: Callable[..., ProofGuide] = ProofGuide
