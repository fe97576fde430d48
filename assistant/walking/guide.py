"""The guide while it is being walked: does what each sentence says, and keeps what it saw."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, NamedTuple, NoReturn, ParamSpec

from pydantic import SecretStr

from assistant.errors import BadInput, NotOnScreen, PortalTrouble
from assistant.facts import sentence as sentences
from assistant.facts.noted import every_fact, fact, noted
from assistant.facts.recording import NoteKind, Screen, Step
from assistant.facts.sentence import Place, Sentence
from assistant.facts.signs import Count, Sign
from assistant.facts.verbs import VERBS, Meaning, Role, Verb
from assistant.walking import frames, given, hosts, inputs, targets, trouble
from assistant.walking.answers import Awaited, Clock, Rang, is_a_page
from assistant.walking.camera import Camera
from assistant.walking.deeds import Undone, hovering, keys
from assistant.walking.deeds.acting import acting, renamed
from assistant.walking.deeds.boxes import Check
from assistant.walking.deeds.filling import Fill
from assistant.walking.deeds.found import Found
from assistant.walking.deeds.hovering import Reach, Tips
from assistant.walking.deeds.lists import Choose
from assistant.walking.frames import Kept
from assistant.walking.ink import Unseen
from assistant.walking.mishaps import Mishaps
from assistant.walking.observer import Moment, Observer
from assistant.walking.open_screen import Chapter, OpenScreen, Pointed
from assistant.walking.script_line import ScriptLine, folder_of_the_script, line_of_the_script
from assistant.walking.targets import SIGNS, Missing, Rung
from assistant.walking.windows import downloads, uploads
from assistant.walking.windows.asking import Press
from assistant.walking.windows.following import Following
from assistant.walking.windows.seat import Seat

if TYPE_CHECKING:
    from playwright.sync_api import ElementHandle, Error, Page, Request, Response

    from assistant.facts.courts import Court
    from assistant.facts.people import Person
    from assistant.walking.proving import ProofGuide, Prover

Action = Callable[["ElementHandle"], object]
Given = ParamSpec("Given")
Verbal = Callable[Concatenate["Guide", Given], None]


def in_time(verb: Verbal[Given]) -> Verbal[Given]:
    """A verb for which the page may take so long and no longer. What the browser says of it otherwise is told, too."""

    @wraps(verb)
    def within(guide: Guide, /, *given: Given.args, **named: Given.kwargs) -> None:
        __tracebackhide__ = True
        guide._in_time(lambda: verb(guide, *given, **named))  # noqa: SLF001 - a method of the guide's own

    return within


class Saying(NamedTuple):
    """The sentence that is walked: its sign if it takes one, its words, and its place in the script."""

    sign: Sign
    template: str
    line: str


A_MOMENT = 50.0
"""Milliseconds in which Playwright tells of what has happened already."""

NONE_OF_THEM = -1
"""The number of what is seen several times, where it may be: none of them is kept."""

Proof = Callable[["ProofGuide", "Person"], object] | str | None
"""What shows that a sentence is true: a few steps that must go as they say, or the reason why no screen can show it."""


@dataclass(frozen=True)
class Done:
    """The step that was done last: what goes wrong then has come of it."""

    sign: Sign
    said: Sentence
    line: ScriptLine


@dataclass(frozen=True)
class Claim:
    """A sentence that was just done or said: by whom, on which page, and what it points at there.

    `address` is where the page stood before: a click may have led away. `heading` is that page's, where it is known;
    `left` are the words of a page that was left, and to which a note still belongs. `clicks` is how many steps of the
    walk so far may have changed the world.
    """

    said: Sentence
    verb: Verb
    actor: str
    page: Page
    address: str
    pointed: Sequence[Pointed] = ()
    heading: str = ""
    left: Sequence[str] = ()
    clicks: int = 0

    @property
    def does(self) -> Meaning:
        """What its verb means."""
        return VERBS[self.verb]

    @property
    def reads(self) -> bool:
        """Whether it points at what is only read, and read there."""
        return self.does.is_result


def as_pictured(words: str, rung: Rung, does: Meaning) -> str | None:
    """What the picture shows of something that does not show its name there, or not for long; None where it does.

    That is an icon, or what is called by what stands in it while it is empty. None for odd words, too.
    """
    if set(words) & set("{}*"):
        return None
    if rung in SIGNS:
        return f"the {words} icon{', which gives you a file' if does.leaves == 'download' else ''}"
    kind = "list" if does.leaves == "option" else "field"
    return f"the {words} {kind}, still empty" if rung == "hint" and does.changes_control else None


class Guide(Following):
    """A few verbs over one primitive, `step`; `as_` changes who acts. What each verb means stands in `facts/verbs.py`.

    A sentence is a template; words in bold are on the screen.
    The last bold word is the control; an earlier one is the row, group, region or dialog that it stands in.
    """

    def __init__(
        self,
        page: Page,
        court: Court,
        cast: Mapping[str, Person],
        folder: Path,
        *,
        title: str,
        portal: str = "",
        patience: float = 3.0,
        answer: float = 30.0,
        on_step: Callable[[int], object] = lambda _: None,
        another_page: Callable[[], Page] | None = None,
        observer: Observer | None = None,
        camera: type[Camera] = Camera,
        prover: Prover | None = None,
    ) -> None:
        self.court_facts_used: dict[str, str] = {}
        self.portal_facts_read: set[str] = set()
        self.court = noted(court, self.court_facts_used)
        self.title = title
        self._court = court
        self._portal = portal
        self._folder = folder
        self._cast = cast
        self._refused = ""
        self._known = {"court": court, **cast}
        self._patience = patience
        self._on_step = on_step
        self._another_page = another_page
        self._observer = observer or Observer()
        self._actor = next(iter(cast), "")
        self._clock = Clock(answer)
        self._clicks = 0
        self._prover = prover
        self._done: Done | None = None
        self._seats: dict[str, Seat] = {}
        self._seats[self._actor] = self._sit_down(page)
        self._camera = camera(page, folder, portal, (secret for one in cast.values() for secret in one.secrets()))
        self._camera.patience = patience
        self._camera.refuse = self._refuse_unseen
        self._camera.sights_are_coming = self._sight_is_coming
        self._chapter = Chapter("", "", self._actor)
        self._chapter_begun = False
        self._count = Count()
        self._deeds_held = False
        self._brought = ""
        self._saying = Saying(self._next_sign("click"), "", "")

    # The verbs.

    @in_time
    def chapter(self, title: str) -> None:
        """Begin a part of the guide that has a heading of its own."""
        filled = self._filled(given.text(title, "A chapter's title"))
        self._refuse_undone(self._stop_done())
        self._camera.close()
        self._chapter = Chapter(filled.template, filled.text, self._actor)
        self._chapter_begun = False

    @in_time
    def as_(self, person: Person) -> None:
        """Let somebody else act from here on, in a browser session of her own; nobody is logged out by it.

        It stands at the beginning of a chapter, whose heading then says whose part it is.
        """
        given.person(person)
        actor = next((name for name, one in self._cast.items() if one == person), None)
        if actor is None:
            raise BadInput(f"{person.name} is not among the people of “{self.title}”; add her to @walkthrough.")
        if self._chapter_begun:
            raise BadInput(f"{person.name} takes over in the middle of “{self._chapter.title}”; begin a chapter first.")
        if actor not in self._seats:
            assert self._another_page, "a walk of several people can open several windows"
            self._seats[actor] = self._sit_down(self._another_page())
        self._actor = actor
        self._chapter = self._chapter._replace(actor=actor)
        self._look_at_the_front()

    @in_time
    def open(self, site: str, sentence: str, *, alt: str | None = None, proof: Proof = None) -> None:
        """Go to one of the court's sites; the sentence says which address the reader types."""
        __tracebackhide__ = True
        if not isinstance(site, str) or site not in self._court.sites:
            raise BadInput(f"{self._court.id} has no site “{site}”; it has {', '.join(self._court.sites)}.")
        said, before = self._filled(sentence), self._page.url
        self._refuse_undone(self._stop_here())
        self._begin_in_the_first_window()
        self._seat.site = site
        walk = self._court.sites[site].walk
        self._use_fact(f"sites.{site}.walk")
        if self._court.id in walk.split("/"):  # a page of the court's own may show all that its file says
            self.court_facts_used |= every_fact(self._court)
        moment = self._moment(said, "open", alt=alt)
        self._note_done(moment, said)
        self._observe(self._observer.before, moment)
        with self._seat.until_it_asks():
            self._go(walk if "://" in walk else self._portal + walk)
        self._add(self._screen(), moment)
        self._observe(self._observer.after, moment)
        self._prove(said, proof, moment, before)

    @in_time
    def receive(self, page: str, sentence: str, *, alt: str | None = None, proof: Proof = None) -> None:
        """Read what comes by another way than the screen, such as an e-mail: the guide shows it, and not how it came.

        `page` is where it lies, on the portal or at an address of its own; the walk goes there behind the scene.
        """
        __tracebackhide__ = True
        said, before = self._filled(sentence), self._page.url
        address = given.text(page, "The page")
        self._refuse_undone(self._stop_here())
        self._camera.close()
        coming = self._moment(said, "receive", alt=alt)
        self._note_done(coming, said)
        self._observe(self._observer.before, coming)
        with self._seat.until_it_asks():
            self._go(address if "://" in address else self._portal + address)
        moment = self._read(said, "receive", alt)
        self._observe(self._observer.after, moment)
        self._prove(said, proof, moment, before)

    def click(self, sentence: str, *, alt: str | None = None, proof: Proof = None) -> None:
        """Click a link, a button, a tab or a menu item."""
        __tracebackhide__ = True
        self.step(sentence, lambda control: control.click(), "click", alt=alt, proof=proof)

    def fill(self, sentence: str, value: str | SecretStr, *, alt: str | None = None, proof: Proof = None) -> None:
        """Type into a field; what must stay secret is a SecretStr."""
        __tracebackhide__ = True
        value = given.typed(value)
        if isinstance(value, SecretStr):
            self._camera.secrets.append(value)
        self.step(sentence, Fill(value, self._observer.type_text), "fill", alt=alt, proof=proof)
        self._typed(sentence, value)

    def choose(
        self, sentence: str, option: str | tuple[str, ...], *, alt: str | None = None, proof: Proof = None
    ) -> None:
        """Choose from a list, by the words that the list shows; several where it takes several."""
        __tracebackhide__ = True
        options = given.options(option)
        deed = Choose(options, self._patience, self._camera.keep_opened)
        self.step(sentence, deed, "choose", alt=alt, proof=proof)
        self._typed(sentence, ", ".join(options))

    def check(self, sentence: str, *, alt: str | None = None, proof: Proof = None) -> None:
        """Check a box, or select one of several round buttons."""
        __tracebackhide__ = True
        self.step(sentence, Check(self._patience), "check", alt=alt, proof=proof)

    def hover(self, sentence: str, *, alt: str | None = None, proof: Proof = None) -> None:
        """Point at something, to have open what hangs under the pointer; it stays there until something is done."""
        __tracebackhide__ = True
        self.step(sentence, hovering.rest_on(self._patience), "hover", alt=alt, proof=proof)

    def press(self, sentence: str, *, alt: str | None = None, proof: Proof = None) -> None:
        """Press a key in a field: Enter, Escape, Tab, or an arrow key; the sentence says which."""
        __tracebackhide__ = True
        self.step(sentence, keys.press(self._filled(sentence).key), "press", alt=alt, proof=proof)

    def upload(self, sentence: str, file: uploads.Given, *, alt: str | None = None, proof: Proof = None) -> None:
        """Choose a file, or several, for a field: by its name beside the script, or a `Sample`."""
        __tracebackhide__ = True
        folder = folder_of_the_script()
        files = uploads.chosen(file, folder)
        self.court_facts_used |= uploads.facts_of(file, folder)

        def put(control: ElementHandle) -> None:
            uploads.put(self._page, control, files, self._patience)
            self._brought = ", ".join(one.name for one in files)

        self.step(sentence, put, "upload", alt=alt, proof=proof)

    def download(
        self,
        sentence: str,
        *,
        name: str = "",
        kind: str = "",
        size: int | tuple[int, int] | None = None,
        alt: str | None = None,
        proof: Proof = None,
    ) -> None:
        """Click what brings a file; it is looked at and not kept.

        It must be what is said of it: `name`, in which `*` stands for anything; `kind`, such as "pdf"; `size` in bytes,
        or the least and the most of them.
        """
        __tracebackhide__ = True
        awaited = downloads.expected(name, kind, size)

        def fetch(control: ElementHandle) -> None:
            control.click()
            self._brought = self._file_that_comes(awaited)

        self.step(sentence, fetch, "download", alt=alt, proof=proof)

    @in_time
    def close_window(self, sentence: str, *, alt: str | None = None, proof: Proof = None) -> None:
        """Close the window that the page before has opened; the reader sees that page again."""
        __tracebackhide__ = True
        said = self._filled(sentence)
        if not self._seat.kind:  # the step before may just have opened it
            self._patiently(lambda: 1 if self._seat.kind else Missing(0))
        before = self._seat.asked_over.url
        if self._seat.asks:
            raise self._asked()
        if self._seat.kind != "new":
            raise NotOnScreen(f"{line_of_the_script()}: no window is open that a page has opened, so none is closed.")
        self._refuse_undone(self._stop_here())
        moment = self._moment(said, "close_window", alt=alt)
        self._add(self._screen(), moment)
        self._note_done(moment, said)
        self._observe(self._observer.before, moment)
        self._camera.close()
        self._page.close()
        self._turn()
        self._observe(self._observer.after, moment)
        self._prove(said, proof, moment, before)

    def tick(self, *_: object, **__: object) -> NoReturn:
        """Refused: it is called `check` now."""
        __tracebackhide__ = True
        raise renamed("tick")

    @in_time
    def see(self, sentence: str, *, alt: str | None = None, proof: Proof = None) -> None:
        """Read something: every bold word must be seen, and a place named before it narrows where.

        What stands beside a label of the person's, such as **Username**, must be hers.
        """
        __tracebackhide__ = True
        said = self._filled(sentence, "see")
        moment = self._read(said, "see", alt)
        self._observe(self._observer.before, moment)
        self._observe(self._observer.after, moment)
        self._prove(said, proof, moment)

    def _read(self, said: Sentence, verb: Verb, alt: str | None) -> Moment:
        """Find all that a sentence names to be read, and keep where it stands."""
        __tracebackhide__ = True
        pointed = []
        # What is only “quoted” is looked for by the prover: the subject of mail, which a link in it may repeat.
        names = said.bold or not (VERBS[verb].brings_mail and said.quotes)
        for words in said.sights if names else ():  # a comprehension would hide the script's line from pytest
            kept = self._sight(words, said.where_of_sights, said)
            again = partial(targets.sight, self._page, words, said.where_of_sights)
            pointed.append(Pointed(kept, words, "", again=again))
        moment = self._moment(said, verb, pointed, said.places_of_sights if names else (), alt=alt)
        screen = self._screen(pointed)
        self._add(screen, moment)
        self._camera.catch(screen, moment.pointed)
        return moment

    @in_time
    def note(self, sentence: str, kind: NoteKind = "note", *, proof: Proof = None) -> None:
        """Say something beside the steps: a tip, a note, or something important. It takes no number.

        `proof` shows that it is so: a few steps in a window aside, or the reason why no screen can show it.
        """
        __tracebackhide__ = True
        given.note_kind(kind)
        said = self._filled(sentence)
        for words in said.bold:
            self._sight(words, (), said, one=False)
        moment = self._moment(said, "note", kind=kind)
        for words in said.bold:
            self._camera.mentioned(moment.step, words)
        self._add(self._camera.current(self._chapter, self._site), moment)
        self._observe(self._observer.before, moment)
        self._observe(self._observer.after, moment)
        self._prove(said, proof, moment)

    @contextmanager
    def window(self, says: str, press: Press = "OK", text: str = "") -> Iterator[None]:
        """Answer the window of the browser that a step opens, such as one that asks “Delete it?”; it is a step, too.

        `says` are words of it, `press` is what its button says, `text` is typed before, where it asks for some.
        Raises NotOnScreen where none opens, and PortalTrouble where one does that does not say so.
        """
        __tracebackhide__ = True
        yield
        button = self._button_of_window(says, press, text)
        enter = f"enter “{text}”, then " if text and not set(text) & set("{}*“”\n") else ""
        self.click(f"In the window, {enter}click **{button}**.", proof="What was typed goes with the window.")

    # The primitive.

    @in_time
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
        """Find the control that the sentence names, keep how it looks, and do the action to it.

        The verb says what the action leaves behind. `roles` are those of the controls that come into question, where
        they are not the verb's own. `alt` is what the picture's alt text says of the step's number, instead of the
        control's name and kind. `proof` shows what the sentence says beside that; it is run afterwards.

        Raises NotOnScreen when a person would see no such control, or several; BadInput for a verb that acts on none.
        """
        __tracebackhide__ = True
        given.action(action)
        does, among = acting(verb, roles)
        said = self._filled(sentence)
        given.key(said, does)
        words, places = said.control if does.changes_control else said.pressed, said.places
        among = among._replace(icons=said.names_icon)
        find = hovering.thing if does.holds_open else targets.control
        look = lambda where: find(self._page, words, among, where)  # noqa: E731 - it is looked for again and again
        reach = Reach(self._page, look, said.where, self._awaited.page_is_coming)
        icons = Tips(self._page, reach, words, is_held=self._camera.rests)
        control = self._seek(icons, words, said)
        if icons.pointed or reach.hovered:
            self._camera.pointer_moved()
            self._camera.rests = self._camera.rests or reach.hovered
        pointed = Pointed(control.kept, words, control.role, again=reach.again)
        words_go = control.rung == "hint" and does.changes_control  # they are only seen until something stands there
        alt = as_pictured(words, control.rung, does) if alt is None else alt
        moment = self._moment(said, verb, [pointed], places, alt=alt)
        screen = self._camera.begin_if_new(self._chapter, self._site, moment.pointed)
        self._add(screen, moment)
        before = self._seat.asked_over.url
        self._note_done(moment, said)
        self._observe(self._observer.before, moment)
        found = Found(control, moment.pointed[0], reach)
        if does.may_lead_away:
            self._refuse_undone(self._stop_here())
            self._refuse_empty_fields(control.handle, said)
        if does.may_lead_away or words_go:
            self._camera.before_leaving(screen)
        elif self._camera.rests and does.changes_control:
            hovering.come_to(found.handle)
        self._brought = ""
        self._do(action, found, said)
        self._deeds_held = self._deeds_held or does.changes_control
        self._camera.rests = does.holds_open
        if self._brought:
            self._camera.say_left(screen, self._brought)

        def keep_look() -> None:
            if does.changes_control:
                self._camera.keep_look(screen, found.handle, self._sign.number, value=does.leaves == "value")

        def close() -> None:
            self._camera.after_action(screen, may_be_gone=does.may_lead_away or words_go)
            if words_go:
                self._camera.close()

        self._keep(keep_look, close, moment.page)
        self._observe(self._observer.after, moment)
        self._prove(said, proof, moment, before)

    def finish(self) -> tuple[Screen, ...]:
        """End the walk; what was seen, screen by screen.

        Raises HostRefused where its last click led away, and PortalTrouble where it led to an error.
        """
        self._end()
        return tuple(self._camera.screens)

    def leave(self) -> None:
        """Hear no more of the windows: somebody else has them from here on."""
        for seat in self._seats.values():
            seat.leave()

    @in_time
    def _end(self) -> None:
        self._settle()
        for name, seat in self._seats.items():
            if seat.is_asked:
                self._actor = name
                raise self._asked()
        self._refuse_undone(self._stop_done())
        self._camera.close()

    def _in_time(self, do: Callable[[], None]) -> None:
        """Do it while the clock runs. Raises PortalTrouble where the page does not answer in time, or breaks off."""
        __tracebackhide__ = True
        from playwright.sync_api import Error

        if self._clock.runs:  # a verb that another one is made of
            do()
            return
        self._awaited.begin()
        try:
            with self._clock.running():
                self._turn()
                do()
        except asyncio.CancelledError:
            if not self._seat.is_asked:
                raise
            raise self._asked() from None
        except (Rang, Error) as error:
            self._stay_here()
            self._refuse_windows()
            if self._page.is_closed():  # by a person
                raise
            raise self._no_answer(error) from None
        self._refuse_windows()

    def _no_answer(self, error: Rang | Error) -> PortalTrouble:
        """What is said of a page that did not answer in time, or broke off."""
        stop, line = self._stop_here(), self._saying.line
        if isinstance(error, Rang) or "Timeout" in type(error).__name__ or self._awaited.reloads:
            return trouble.no_answer(stop, line, self._awaited, self._seat.coming)
        return trouble.broken_off(stop, line, error)

    def _stop_done(self) -> trouble.Stop:
        """Where a walk stops by what the step before has brought."""
        done = self._done
        return self._stop(done.sign, done.said, done.line) if done else self._stop_here()

    def _stop_here(self) -> trouble.Stop:
        said = self._saying
        return trouble.Stop(self.title, said.sign, said.template, self._page, self._camera, self._folder)

    @property
    def _page(self) -> Page:
        """What the person who acts sees."""
        return self._seat.page

    @property
    def _site(self) -> str:
        return self._seat.site

    @property
    def secrets(self) -> tuple[SecretStr, ...]:
        """Every secret of the people in this walk, and all that was typed as one."""
        return tuple(self._camera.secrets)

    def _sight_is_coming(self) -> bool:
        """Whether the page in front waits for a picture."""
        return self._awaited.sight_is_coming()

    def _note_done(self, moment: Moment, said: Sentence) -> None:
        """What goes wrong from now on is told of this step."""
        self._clicks += moment.step.does.may_lead_away
        self._done = Done(moment.step.sign or self._sign, said, ScriptLine(moment.step.file, moment.step.line))

    def _prove(self, said: Sentence, proof: Proof, moment: Moment, before: str = "") -> None:
        """Have what the sentence claims looked at, and proved, where this walk proves anything."""
        __tracebackhide__ = True
        if self._prover is None:
            return
        if moment.step.does.may_lead_away and (proof or said.quotes):
            self._settle()
        page = self._page
        if page is not moment.page and not moment.step.does.may_lead_away:
            if self._seat.asks:  # the page of which it speaks answers nothing now
                return
            page = moment.page
        place, note = before or self._page.url, moment.step.does.is_note
        heading, left = ("", self._camera.words_left()) if note else (self._camera.heading(), ())
        claim = Claim(said, moment.step.verb, self._actor, page, place, moment.pointed, heading, left, self._clicks)
        try:
            self._prover.prove(claim, proof)
        except trouble.Disproof as why:
            raise trouble.untrue(self._stop(moment.step.sign or self._sign, said), why) from None

    def _refuse_empty_fields(self, control: ElementHandle, said: Sentence) -> None:
        __tracebackhide__ = True
        if self._prover is None:
            return
        try:
            self._prover.before_click(self._page, control)
        except trouble.Disproof as why:
            raise trouble.untrue(self._stop(self._sign, said), why) from None

    def _typed(self, sentence: str, value: str | SecretStr) -> None:
        if self._prover is not None:
            self._prover.typed(self._actor, self._filled(sentence).control, value)

    def _settle(self) -> None:
        """Wait for the page that is on its way. Raises HostRefused or PortalTrouble where it is none for a reader."""
        __tracebackhide__ = True
        from playwright.sync_api import Error

        try:
            self._camera.stillness.await_load(self._page, self._patience)
        except Error:
            self._stay_here()
            raise
        self._stay_here()

    def _moment(
        self,
        said: Sentence,
        verb: Verb,
        pointed: list[Pointed] | None = None,
        place: tuple[str, ...] = (),
        kind: NoteKind | None = None,
        alt: str | None = None,
    ) -> Moment:
        """The step that comes next, as the line of the script says it."""
        here = line_of_the_script()
        sign = None if VERBS[verb].is_note else self._next_sign(verb)
        step = Step(
            number=sign.number if sign else None,
            result=sign.result if sign else 0,
            verb=verb,
            template=said.template,
            sentence=said.text,
            file=here.file,
            line=here.line,
            place=place,
            note=kind,
            alt=self._alt(alt, here),
        )
        return Moment(self._page, self._chapter, step, tuple(pointed or ()))

    @property
    def _sign(self) -> Sign:
        """That of the step or result that came last."""
        return self._count.last

    def _next_sign(self, verb: Verb) -> Sign:
        """The sign of the sentence that comes next, if it has this verb and is no note."""
        return self._count.next(VERBS[verb].stands, self._chapter.known_by)

    def _observe(self, look: Callable[[Moment], object], moment: Moment) -> None:
        """Let an observer look, who may take her time."""
        __tracebackhide__ = True
        with self._clock.stopped():
            look(moment)

    def _add(self, screen: OpenScreen, moment: Moment) -> None:
        __tracebackhide__ = True
        self._stay_here()
        self._camera.add(screen, moment.step, list(moment.pointed))
        self._chapter_begun = True
        if moment.step.sign:
            self._count = self._count.after(moment.step.sign, moment.chapter.known_by)
            self._on_step(self._sign.number)

    def _alt(self, template: str | None, here: ScriptLine) -> str:
        """The author's own words for what a number marks; nothing where she leaves it to us."""
        if template is None:
            return ""
        if not isinstance(template, str):
            raise BadInput(f"{here}: alt is {given.kind(template)}; write it as one text, or leave it out.")
        text = " ".join(sentences.fill(template, {**self._known, "court": self.court}).split())
        if not text or "**" in text:
            raise BadInput(
                f"{here}: alt says {'nothing' if not text else 'something in bold'}. "
                "Say in plain words what the number marks, or leave alt out."
            )
        return text

    def _filled(self, template: str, verb: Verb = "click") -> Sentence:
        """A sentence in this court's words; a fact of the court in bold decides what is looked for.

        `verb` says whether it will be a step or a result, for what is told of it where it stops the walk.
        """
        said = sentences.filled(given.text(template, "The sentence"), self._known)
        self._saying = Saying(self._next_sign(verb), template, str(line_of_the_script()))
        for path in said.bold_fields:
            if path.startswith("court."):
                self._use_fact(path.removeprefix("court."))
        return said

    def _use_fact(self, path: str) -> None:
        """Note that a fact of the court reached the portal: another court with the same facts has the same walk."""
        self.court_facts_used[path] = fact(self._court, path)

    def _listen(self, page: Page) -> tuple[Awaited, Mishaps]:
        """Hear what a page waits for, and what goes wrong on it."""
        page.set_default_timeout(self._clock.seconds * 1000)
        page.on("response", self._hear)
        return Awaited(page), Mishaps(page)

    def _open_eyes(self, page: Page) -> None:
        with self._clock.running():
            targets.open_eyes(page)

    def _hear(self, response: Response) -> None:
        """Note from which of its files the portal has made an answer, as the bundled one tells."""
        told = response.headers.get(inputs.HEADER, "")
        self.portal_facts_read |= {name for name in map(str.strip, told.split(",")) if name}

    def _led_away(self, request: Request) -> None:
        if request.is_navigation_request() and is_a_page(request) and not hosts.is_allowed(request.url):
            self._refused = request.url

    def _go(self, address: str) -> None:
        from playwright.sync_api import Error, TimeoutError  # noqa: A004 - its name there

        try:
            self._page.goto(hosts.check(address), wait_until="domcontentloaded")
            self._camera.stillness.await_load(self._page, self._patience)
            self._camera.stillness.await_data(self._page, self._awaited, self._patience)
            self._camera.rests = False
        except TimeoutError:
            raise
        except Error as error:
            self._stay_here()
            self._page.wait_for_timeout(A_MOMENT)  # until it is heard that the address led on to another host
            self._stay_here()
            reason = str(error).splitlines()[0]
            raise PortalTrouble(f"{hosts.told(address)} does not answer: {reason}") from None

    def _sight(self, words: str, places: tuple[Place, ...], said: Sentence, *, one: bool = True) -> Kept:
        __tracebackhide__ = True

        def seek() -> Kept | Missing:
            sight = targets.sight(self._page, words, places)
            several = isinstance(sight, Missing) and sight.seen > 1
            return Kept(self._page.main_frame, NONE_OF_THEM) if several and not one else sight

        return self._seek(seek, words, said)

    def _seek(self, seek: Callable[[], targets.Sought | Missing], words: str, said: Sentence) -> targets.Sought:
        """Wait for it; where it lies outside the picture, end the screen and bring it in."""
        __tracebackhide__ = True
        sought = self._patiently(seek)
        if isinstance(sought, Missing) and sought.outside is not None:
            self._camera.close()
            targets.scroll_to(self._page, sought.outside)
            sought = self._patiently(lambda: targets.in_the_picture(seek()))
        if isinstance(sought, Missing):
            raise self._not_found(said, sought, words) from None
        return sought

    def _not_found(self, said: Sentence, sought: Missing, words: str) -> Exception:
        error = trouble.not_on_screen(self._stop(self._saying.sign, said), sought, words)
        return trouble.in_new_window(error) if self._seat.kind else error

    def _not_done(self, said: Sentence, error: Undone | Error) -> Exception:
        return trouble.not_done(self._stop(self._sign, said), error)

    def _patiently(self, seek: Callable[[], targets.Sought | Missing]) -> targets.Sought | Missing:
        """Look for as long as it may take. Raises HostRefused where the page has led away to another host."""
        from playwright.sync_api import Error

        self._clock.start(self._patience)
        try:
            sought = self._in_front(seek)
        except Error:
            self._stay_here()
            raise
        if isinstance(sought, Missing):
            self._stay_here()
        self._clock.start()
        return sought

    def _stay_here(self) -> None:
        """Raise HostRefused where the page has led away, and PortalTrouble where it is none for a reader."""
        __tracebackhide__ = True
        if self._refused:
            hosts.check(self._refused)
        if (told := self._mishaps_of(self._page).look()) and self._done:
            raise trouble.mishap(self._stop(self._done.sign, self._done.said, self._done.line), told)

    def _mishaps_of(self, page: Page) -> Mishaps:
        windows = (window for seat in self._seats.values() for window in seat.windows)
        return next(window.mishaps for window in windows if window.page == page)

    def _do(self, action: Action, found: Found, said: Sentence) -> None:
        __tracebackhide__ = True
        from playwright.sync_api import Error

        page = self._page
        self._seat.act()
        self._clock.start(getattr(action, "longest", 0.0))
        if getattr(action, "points", True):
            self._camera.pointer_moved()
        try:
            with self._seat.until_it_asks():
                found.do(action)
        except uploads.Refused as why:
            self._stay_here()
            raise trouble.refused(self._stop(self._sign, said), str(why)) from None
        except (Undone, Error) as error:
            closed = page.is_closed() and self._seat.kind  # a window may close by what is pressed in it
            if isinstance(error, Undone) or not closed:
                self._stay_here()
                raise self._not_done(said, error) from None
        if self._seat.asks:
            self._seat.answer()

    def _refuse_undone(self, stop: trouble.Stop) -> None:
        """Raise NotOnScreen where the page has changed what the sentences of this screen have left in its controls.

        It says so at the step that comes too late, or after the last one where none comes.
        """
        __tracebackhide__ = True
        held, self._deeds_held = self._deeds_held, False
        changed = [one for _, told in frames.everywhere(self._page, "undone") for one in told] if held else []
        if changed:
            is_done = self._done is not None and stop.line == self._done.line
            raise trouble.not_kept(stop, changed[0], ends=is_done)

    def _refuse_unseen(self, step: Step, unseen: Unseen) -> NoReturn:
        """What a sentence names is there, and nobody could see it in the picture."""
        __tracebackhide__ = True
        sign = step.sign or self._saying.sign
        stop = trouble.Stop(self.title, sign, step.template, self._page, self._camera, self._folder)
        raise trouble.not_seen(stop, unseen, ScriptLine(step.file, step.line))

    def _stop(self, sign: Sign, said: Sentence, line: ScriptLine | None = None) -> trouble.Stop:
        return trouble.Stop(self.title, sign, said.template, self._page, self._camera, self._folder, line)
