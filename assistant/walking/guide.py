"""The guide while it is being walked: does what each sentence says, and keeps what it saw."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import SecretStr

from assistant.errors import AssistantError, BadInput, NotOnScreen, PortalTrouble, SecretFound
from assistant.facts import sentence as sentences
from assistant.facts.recording import NoteKind, Screen, Step, Verb
from assistant.walking import hosts, targets
from assistant.walking.camera import Camera, Chapter, OpenScreen, Pointed
from assistant.walking.observer import Moment, Observer
from assistant.walking.targets import CHOSEN, CLICKED, FILLED, TICKED, Missing

if TYPE_CHECKING:
    from playwright.sync_api import ElementHandle, Page, Request

    from assistant.facts.courts import Court
    from assistant.facts.people import Person
    from assistant.walking.targets import Role

COURTS_OWN = ("id", "name", "title", "kind", "go_live", "cmecf.system", "cmecf.link_item_under")
"""What the pages of a court itself may show."""

Deed = Callable[["ElementHandle"], object]
ENGINE = Path(__file__).parent


@dataclass
class Seat:
    """Where somebody acts: a page in a browser session of her own, and the site that she has opened there."""

    page: Page
    site: str = ""


@dataclass(frozen=True)
class Place:
    """The line of a script that holds a sentence."""

    file: str
    line: int


class Guide:
    """Eight verbs over one primitive, `step`; `as_` changes who acts.

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
        on_step: Callable[[int], object] = lambda _: None,
        another_page: Callable[[], Page] | None = None,
        observer: Observer | None = None,
        camera: type[Camera] = Camera,
    ) -> None:
        self.court = court
        self.title = title
        self.court_facts_used: dict[str, str] = {}
        self._portal = portal
        self._folder = folder
        self._cast = cast
        self._known = {"court": court, **cast}
        self._patience = patience
        self._on_step = on_step
        self._another_page = another_page
        self._observer = observer or Observer()
        self._actor = next(iter(cast), "")
        self._seats = {self._actor: Seat(page)}
        self._camera = camera(page, folder, portal, (secret for one in cast.values() for secret in one.secrets()))
        self._chapter = Chapter("", "", self._actor)
        self._chapter_begun = False
        self._number = 0
        self._refused = ""
        self._watch(page)

    # The eight verbs.

    def chapter(self, title: str) -> None:
        """Begin a part of the guide that has a heading of its own."""
        self._camera.close()
        self._chapter = Chapter(title, self._fill(title), self._actor)
        self._chapter_begun = False

    def as_(self, person: Person) -> None:
        """Let somebody else act from here on, in a browser session of her own; nobody is logged out by it.

        It stands at the beginning of a chapter, whose heading then says whose part it is.
        """
        actor = next((name for name, one in self._cast.items() if one == person), None)
        if actor is None:
            raise BadInput(f"{person.name} is not among the people of “{self.title}”; add her to @walkthrough.")
        if self._chapter_begun:
            raise BadInput(f"{person.name} takes over in the middle of “{self._chapter.title}”; begin a chapter first.")
        if actor not in self._seats:
            assert self._another_page, "a walk of several people can open several windows"
            self._seats[actor] = Seat(self._another_page())
            self._watch(self._seats[actor].page)
        self._actor = actor
        self._chapter = self._chapter._replace(actor=actor)
        self._camera.turn_to(self._page)

    def open(self, site: str, sentence: str, *, alt: str | None = None) -> None:
        """Go to one of the court's sites; the sentence says which address the reader types."""
        __tracebackhide__ = True
        if site not in self.court.sites:
            raise BadInput(f"{self.court.id} has no site “{site}”; it has {', '.join(self.court.sites)}.")
        self._camera.close()
        self._seats[self._actor].site = site
        walk = self.court.sites[site].walk
        self._use_fact(f"sites.{site}.walk")
        if self.court.id in walk.split("/"):  # a page of the court's own shows what its file says
            for fact in COURTS_OWN:
                self._use_fact(fact)
        moment = self._moment(sentence, "open", alt=alt)
        self._observer.before(moment)
        self._go(walk if "://" in walk else self._portal + walk)
        self._add(self._camera.begin_if_new(self._chapter, self._site), moment)
        self._observer.after(moment)

    def click(self, sentence: str, *, alt: str | None = None) -> None:
        """Click a link, a button, a tab or a menu item."""
        __tracebackhide__ = True
        self.step(sentence, lambda control: control.click(), "click", CLICKED, alt=alt)

    def fill(self, sentence: str, value: str | SecretStr, *, alt: str | None = None) -> None:
        """Type into a field; what must stay secret is a SecretStr."""
        __tracebackhide__ = True
        if isinstance(value, SecretStr):
            self._camera.secrets.append(value)
        self.step(
            sentence, lambda control: type_into(control, value, self._observer.type_text), "fill", FILLED, alt=alt
        )

    def choose(self, sentence: str, option: str, *, alt: str | None = None) -> None:
        """Choose from a list, by the words that the list shows."""
        __tracebackhide__ = True
        self.step(sentence, lambda control: control.select_option(label=option), "choose", CHOSEN, alt=alt)

    def tick(self, sentence: str, *, alt: str | None = None) -> None:
        """Tick a box, or choose one of several round buttons."""
        __tracebackhide__ = True
        self.step(sentence, lambda control: control.check(), "tick", TICKED, alt=alt)

    def see(self, sentence: str, *, alt: str | None = None) -> None:
        """Read something: every bold word must be seen, and a place named before it narrows where."""
        __tracebackhide__ = True
        text = self._fill(sentence)
        places, sights = sentences.places_and_sights(text)
        if not sights:
            raise BadInput(f"No word is bold, so there is nothing to see: {sentence}")
        pointed = []
        for words in sights:  # a comprehension would hide the script's line from pytest
            pointed.append(Pointed(self._sight(words, places, sentence), words, ""))  # noqa: PERF401
        moment = self._moment(sentence, "see", pointed, places, alt=alt)
        self._add(self._camera.begin_if_new(self._chapter, self._site), moment)
        self._observer.before(moment)
        self._observer.after(moment)

    def note(self, sentence: str, kind: NoteKind = "note") -> None:
        """Say something beside the steps: a tip, a note, or something important. It takes no number."""
        __tracebackhide__ = True
        for words in sentences.bold_words(self._fill(sentence)):
            self._sight(words, (), sentence, one=False)
        moment = self._moment(sentence, "note", kind=kind)
        self._add(self._camera.current(self._chapter, self._site), moment)
        self._observer.before(moment)
        self._observer.after(moment)

    # The primitive.

    def step(
        self,
        sentence: str,
        deed: Deed,
        verb: Verb = "click",
        roles: tuple[Role, ...] = CLICKED,
        *,
        alt: str | None = None,
    ) -> None:
        """Find the control that the sentence names, keep how it looks, and do the deed to it.

        `alt` is what the picture's alt text says of the step's number, instead of the control's name and kind.

        Raises NotOnScreen when a person would see no such control, or several.
        """
        __tracebackhide__ = True
        places, words = sentences.place_and_control(self._fill(sentence))
        control = self._seek(lambda: targets.control(self._page, words, roles, places), words, sentence)
        moment = self._moment(sentence, verb, [Pointed(control.index, words, control.role)], places, alt=alt)
        screen = self._camera.begin_if_new(self._chapter, self._site)
        self._add(screen, moment)
        self._observer.before(moment)
        if verb == "click":
            self._camera.before_click(screen)
            self._do(deed, control.handle, sentence)
            self._camera.after_click(screen)
        else:
            self._do(deed, control.handle, sentence)
            secret = verb == "fill" and self._camera.holds_secret(control.handle)
            self._camera.after_change(screen, control.handle, self._number, secret=secret)
        self._observer.after(moment)

    def finish(self) -> tuple[Screen, ...]:
        """End the walk; what was seen, screen by screen. Raises HostRefused where its last click led away."""
        self._page.wait_for_load_state()
        self._stay_here()
        self._camera.close()
        return tuple(self._camera.screens)

    @property
    def _page(self) -> Page:
        """What the person who acts sees."""
        return self._seats[self._actor].page

    @property
    def _site(self) -> str:
        return self._seats[self._actor].site

    @property
    def secrets(self) -> tuple[SecretStr, ...]:
        """Every secret of the people in this walk, and all that was typed as one."""
        return tuple(self._camera.secrets)

    def _moment(
        self,
        template: str,
        verb: Verb,
        pointed: list[Pointed] | None = None,
        place: tuple[str, ...] = (),
        kind: NoteKind | None = None,
        alt: str | None = None,
    ) -> Moment:
        """The step that comes next, as the line of the script says it."""
        here = line_of_the_script()
        step = Step(
            number=None if verb == "note" else self._number + 1,
            verb=verb,
            template=template,
            sentence=sentences.fill(template, self._known),
            file=here.file,
            line=here.line,
            place=place,
            note=kind,
            alt=self._alt(alt, here),
        )
        return Moment(self._page, self._chapter, step, tuple(pointed or ()))

    def _add(self, screen: OpenScreen, moment: Moment) -> None:
        self._camera.add(screen, moment.step, list(moment.pointed))
        self._chapter_begun = True
        if moment.step.number is not None:
            self._number = moment.step.number
            self._on_step(self._number)

    def _alt(self, template: str | None, here: Place) -> str:
        """The author's own words for what a number marks; nothing where she leaves it to us."""
        if template is None:
            return ""
        text = " ".join(sentences.fill(template, self._known).split())
        if not text or "**" in text:
            raise BadInput(
                f"{here.file}:{here.line}: alt says {'nothing' if not text else 'something in bold'}. "
                "Say in plain words what the number marks, or leave alt out."
            )
        return text

    def _fill(self, template: str) -> str:
        """A sentence in this court's words; a fact of the court in bold decides what is looked for."""
        for path in sentences.bold_fields(template):
            if path.startswith("court."):
                self._use_fact(path.removeprefix("court."))
        return sentences.fill(template, self._known)

    def _use_fact(self, path: str) -> None:
        """Note that a fact of the court reached the portal: another court with the same facts has the same walk."""
        self.court_facts_used[path] = str(sentences.value_of(f"court.{path}", self._known, path))

    def _watch(self, page: Page) -> None:
        """Have eyes on a page, and hear when it leads to where a walk may not go."""
        targets.open_eyes(page)
        page.on("requestfailed", self._led_away)

    def _led_away(self, request: Request) -> None:
        if request.is_navigation_request() and not hosts.is_allowed(request.url):
            self._refused = request.url

    def _go(self, address: str) -> None:
        from playwright.sync_api import Error

        try:
            self._page.goto(hosts.check(address))
        except Error as error:
            reason = str(error).splitlines()[0]
            raise PortalTrouble(f"{address} does not answer: {reason}") from None

    def _sight(self, words: str, places: tuple[str, ...], sentence: str, *, one: bool = True) -> int:
        __tracebackhide__ = True

        def seek() -> int | Missing:
            sight = targets.sight(self._page, words, places)
            several = isinstance(sight, Missing) and sight.seen > 1
            return 0 if several and not one else sight

        return self._seek(seek, words, sentence)

    def _seek(self, seek: Callable[[], targets.Sought | Missing], words: str, sentence: str) -> targets.Sought:
        """Wait for it; where it lies outside the picture, end the screen and bring it in."""
        __tracebackhide__ = True
        sought = self._patiently(seek)
        if isinstance(sought, Missing) and sought.outside is not None:
            self._camera.close()
            targets.scroll_to(self._page, sought.outside)
            sought = self._patiently(lambda: targets.in_the_picture(seek()))
        if isinstance(sought, Missing):
            raise self._not_on_screen(sought, words, sentence) from None
        return sought

    def _patiently(self, seek: Callable[[], targets.Sought | Missing]) -> targets.Sought | Missing:
        """Look for as long as it may take. Raises HostRefused where the page has led away to another host."""
        from playwright.sync_api import Error

        try:
            sought = targets.patiently(self._page, seek, self._patience)
        except Error:
            self._stay_here()
            raise
        if isinstance(sought, Missing):
            self._stay_here()
        return sought

    def _stay_here(self) -> None:
        """Raise HostRefused where the page has led away."""
        if self._refused:
            hosts.check(self._refused)

    def _do(self, deed: Deed, control: ElementHandle, sentence: str) -> None:
        """Do the deed; Playwright's own words are dropped, for they repeat what was typed."""
        __tracebackhide__ = True
        from playwright.sync_api import Error

        try:
            deed(control)
        except Error as error:
            why = "it did not answer in time" if "Timeout" in type(error).__name__ else "it does not take that"
            here = line_of_the_script()
            raise NotOnScreen(
                f"Step {self._number} of “{self.title}” could not be done: {why}.\n\n"
                f"    {sentence}        {here.file}:{here.line}\n"
                f"    on the page    {self._heading()}\n    picture        {self._stopped(self._number)}\n\n"
                "If it is a list, check that the option is one of its options."
            ) from None

    def _not_on_screen(self, missing: Missing, words: str, sentence: str) -> AssistantError:
        here = line_of_the_script()
        shows = " · ".join(targets.look(self._page, "shows")[:12])
        many = missing.seen > 1
        what = f"that is on the screen {missing.seen} times" if many else "that is not on the screen"
        mend = (
            "Name the row, group or region that it stands in with an earlier bold word."
            if many
            else "If the portal has changed its words, change them in the sentence."
        )
        return NotOnScreen(
            f"Step {self._number + 1} of “{self.title}” names something {what}: {words}\n\n"
            f"    {sentence}        {here.file}:{here.line}\n"
            f"    on the page    {self._heading()}\n"
            f"    it shows       {shows}\n"
            f"    picture        {self._stopped(self._number + 1)}\n\n{mend}"
        )

    def _heading(self) -> str:
        page = targets.look(self._page, "page")
        return str(page["heading"] or page["title"] or self._page.url)

    def _stopped(self, number: int) -> str:
        """A picture of where the walk stopped."""
        name = f"stopped-at-step-{number:02}.png"
        try:
            self._camera.snapshot(name)
        except SecretFound:
            return "not taken, for the page shows a secret value"
        return here_from(self._folder / name)


def type_into(control: ElementHandle, value: str | SecretStr, put: Callable[[ElementHandle, str], object]) -> None:
    """Type a value. A secret is shown as dots, also in a field that would show it."""
    if isinstance(value, SecretStr):
        control.evaluate("e => e.style.setProperty('-webkit-text-security', 'disc', 'important')")
        put(control, value.get_secret_value())
    elif control.evaluate("e => e.type === 'password'"):
        raise BadInput("What is typed into a password field must be a SecretStr, such as a person's password.")
    else:
        put(control, value)


def line_of_the_script() -> Place:
    """The nearest caller outside the engine: the sentence's own line."""
    frame = inspect.currentframe()
    while frame is not None and Path(frame.f_code.co_filename).parent == ENGINE:
        frame = frame.f_back
    assert frame is not None, "a guide is walked by a script"
    return Place(portable(Path(frame.f_code.co_filename)), frame.f_lineno)


def portable(file: Path) -> str:
    """A script's name that is the same on every machine."""
    house = ENGINE.parents[1]
    return file.relative_to(house).as_posix() if file.is_relative_to(house) else file.name


def here_from(file: Path) -> str:
    """A path as a person in this folder would type it."""
    return file.relative_to(Path.cwd()).as_posix() if file.is_relative_to(Path.cwd()) else str(file)
