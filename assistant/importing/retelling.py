"""Doing on the live page what another tool has recorded, and telling each step in the recorder's own words."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Literal
from urllib.parse import urljoin, urlsplit

from pydantic import SecretStr

from assistant import leaks
from assistant.errors import AssistantError, BadInput, PortalTrouble
from assistant.facts.courts import Court
from assistant.facts.sentence import Place
from assistant.importing.foreign import ForeignStep, Way, Where
from assistant.recorder import naming
from assistant.recorder.drafting import draft, sayable
from assistant.recorder.journal import Journal, PageFacts, ShownStep
from assistant.recorder.replay import Replay
from assistant.recorder.steps import PageEvent, Steps, controls_for
from assistant.recorder.traces import Traces
from assistant.settings import settings
from assistant.walking import frames, hosts, targets
from assistant.walking.answers import Clock, Rang
from assistant.walking.windows.asking import Asking
from assistant.walking.windows.uploads import Sample

if TYPE_CHECKING:
    from playwright.sync_api import ElementHandle, Frame, Page

MOST_ALIKE = 50
"""Elements that are looked at of those that one way leads to."""

MOST_ASKED = 5
"""Windows of the browser that may open while one step is looked for."""

A_MOMENT = 500
"""Milliseconds in which a window has closed that its own button closes."""

REST = 3_000
"""Milliseconds in which a page comes to rest, if it ever does."""

LONGEST_READ = 120
"""Characters of words that a sentence has the reader read."""

REASONS = {
    "field": "what it types into is no field that a guide can fill in",
    "list": "what it chooses from is no list that a guide can choose from",
    "box": "what it checks is no box",
    "option": "the list has no such option",
    "twice": "it clicks twice, which no sentence asks for",
    "pressed": "what it clicks is neither a link nor a button, nor anything else that a guide clicks",
    "button": "it sends a form by the Enter key, and the form has no button that a reader could click",
    "key": "it presses a key that no sentence asks for",
    "drawn": "it opens a list that the page draws; show this part by hand",
}

NOWHERE = "nothing on the page is what it names"
SEVERAL = "what it names is on the page {} times, and nobody can tell which is meant"
NO_FRAME = "it happens in a frame that is not on the page"
NO_WINDOW = "it happens in a window that is not open"
NOT_ASKED = "it answers a window of the browser, and none asks anything"
ASKED = (
    "a window of the browser asks “{}”, and the file does not say how it was answered; go on by hand: "
    'guide.click("In the window, click **OK**.")'
)
UNKNOWN_VALUE = "it types what the file does not hold; write it there"
AWAY = "the page went away, or broke off, while it was looked at"
ASKS_ON = "the page opens one window of the browser after the other"
NO_ANSWER = "the page has not answered for {:g} seconds; see whether the site runs, and import it again"
NAMELESS = "nobody could find it by its words: {}; show this part by hand"
NOTHING_USED = "nothing was used before it, so nobody can tell where it is done"
BY_SHAPE = "only its place in the page’s code led to it; see whether the sentence is what you meant"
OPENS_NOTHING = "pointing at it opens nothing, so it is no step"
POINTED_AT = "nothing that a reader sees names what it points at, so it is no step"
CLOSED = "the window that the page had opened is closed before it, for a guide goes on in the window in front"
NOT_READ = "the words that it checks are not on the screen just once, so no sentence reads them"


class Retelling:
    """One flow on one page, and in the windows that it opens.

    `remarks` are what the person ought to look at, step by step. `denies` says whether the tool denies what a window of
    the browser asks of which the file does not speak. `last` is the page on which it ended.
    """

    def __init__(
        self, page: Page, journal: Journal, steps: Steps, replay: Replay, court: Court, portal: str, traces: Traces
    ) -> None:
        self.remarks: list[tuple[str, str]] = []
        self.denies = False
        self.last = PageFacts()
        self._page = page
        self._first = page
        self._journal = journal
        self._steps = steps
        self._replay = replay
        self._court = court
        self._portal = portal
        self._traces = traces
        self._used: ElementHandle | None = None
        self._answers: dict[str, ForeignStep | None] = {}
        self._windows: dict[str, Page] = {}
        self._clock = Clock(settings().answer)
        page.context.on("dialog", lambda _: self._clock.break_off())

    def tell(self, step: ForeignStep) -> None:
        """Do one step, and write it down. Raises AssistantError where that cannot be; then nothing of it is kept."""
        self._in_time(lambda: self._tell_in_its_window(step))

    def _in_time(self, do: Callable[[], None]) -> None:
        """Do it while the clock runs; where a window of the browser comes meanwhile, answer that and do it again."""
        from playwright.sync_api import Error

        try:
            for _ in range(MOST_ASKED):
                with suppress(asyncio.CancelledError), self._clock.running():
                    do()
                    return
            raise BadInput(ASKS_ON)
        except Rang:
            raise PortalTrouble(NO_ANSWER.format(self._clock.seconds)) from None
        except Error:  # what it says may hold what was typed
            raise PortalTrouble(AWAY) from None

    def _tell_in_its_window(self, step: ForeignStep) -> None:
        if step.action == "answer" and step.when != "now":
            self._answers[step.when] = step
            return
        if step.action == "answer":
            self._answer(step)
            return
        self._answer_what_asks()
        if step.action == "unknown":
            raise BadInput(step.why)
        if step.action == "close":
            self._close_if_open(step)
        else:
            self._turn_to(step)
            self._rest("load")
            self._tell(step)

    def _tell(self, step: ForeignStep) -> None:
        match step.action:
            case "open":
                self._open(step.value)
                self._windows |= {step.window: self._page} if step.window else {}
            case "see":
                self._read(step)
            case "hover":
                self._point(step)
            case _:
                self._act(step, self._meant(step))

    def remarks_in_words(self) -> Iterator[str]:
        """What the person ought to look at, by the reason."""
        for why in dict.fromkeys(why for _, why in self.remarks):
            yield f"Look at {', '.join(at for at, one in self.remarks if one == why)}: {why}."

    def end(self) -> PageFacts:
        """The page on which it ended; one that goes on asking its server for something is taken as it is."""
        self._in_time(self._note_the_end)
        return self.last

    def _rest(self, until: Literal["load", "networkidle"]) -> None:
        """Let the page come to rest, if it ever does."""
        from playwright.sync_api import TimeoutError  # noqa: A004 - its name there

        with suppress(TimeoutError):
            self._page.wait_for_load_state(until, timeout=REST)

    def _note_the_end(self) -> None:
        self._answer_what_asks()
        self._stand_on(self._replay.front().page)
        self._rest("networkidle")
        self.last = self._steps.page_at_the_end()

    # In which window.

    def _turn_to(self, step: ForeignStep) -> None:
        """Look at the window that a step is for; one that lies over it is closed."""
        front = self._replay.front().page
        wanted = self._window_of(step, front)
        if wanted is not front:
            self.remarks.append((step.at, CLOSED))
            self._stand_on(front)
            self._close()
        self._stand_on(wanted)

    def _window_of(self, step: ForeignStep, front: Page) -> Page:
        """The window in front, or one below. Raises BadInput for one that is not open."""
        if step.target:
            pages = [one for one in (front, self._first) if self._shows(one, step.target)]
        elif step.window:
            if step.window not in self._windows and front is not self._first:
                self._windows[step.window] = front
            pages = [self._windows[step.window]] if step.window in self._windows else []
        else:
            pages = [self._first]
        if not pages or pages[0].is_closed():
            raise BadInput(NO_WINDOW)
        return pages[0]

    def _shows(self, page: Page, address: str) -> bool:
        return any(leads_to(frame.url, address, self._ours) for frame in page.frames)

    def _stand_on(self, page: Page) -> None:
        if page is not self._page:
            self._page = page
            self._steps = Steps(page, self._journal, self._steps.cast, self._court, self._traces)

    def _close_if_open(self, step: ForeignStep) -> None:
        """Close a window, unless its own button has, which is heard of a moment later."""
        from playwright.sync_api import TimeoutError  # noqa: A004 - its name there

        front = self._replay.front().page
        if front is not self._first and not front.is_closed():
            with suppress(TimeoutError):
                front.wait_for_event("close", timeout=A_MOMENT)
        front = self._replay.front().page
        if front is not self._first and (step.window or self._shows(front, step.target)):
            self._turn_to(step)
            self._close()

    def _close(self) -> None:
        self._keep(drafted(ShownStep(action="close_window", sentence="", page=self._steps.page_now())))
        self._stand_on(self._replay.front().page)

    def _keep(self, step: ShownStep) -> None:
        self._replay.do(step)
        self._journal.add(step)

    # What windows of the browser ask.

    def _answer_what_asks(self) -> None:
        """Answer as the file has said before, or as the tool does by itself."""
        while asking := self._replay.front().asks:
            known = self._answers.pop("next", None) or self._answers.get("always")
            self._press(asking, known or self._usual(asking))

    def _usual(self, asking: Asking) -> ForeignStep:
        if self.denies or len(asking.buttons) == 1:
            return ForeignStep("", "answer", yes=not self.denies)
        raise BadInput(ASKED.format(asking.name))

    def _answer(self, step: ForeignStep) -> None:
        """Answer the window that asks now, or comes within a moment."""
        seek: Callable[[], Asking | targets.Missing] = lambda: self._replay.front().asks or targets.Missing(0)  # noqa: E731
        asking = targets.patiently(self._first, seek, settings().patience)
        if isinstance(asking, targets.Missing):
            raise BadInput(NOT_ASKED)
        self._press(asking, step)

    def _press(self, asking: Asking, answer: ForeignStep) -> None:
        """Type what it wants, and press its button; for a guide it is a page that is drawn."""
        drawn, before, over = self._replay.front().page, self._journal.shown[-1].page, self._page
        if answer.yes and answer.value and asking.takes_text:
            self._stand_on(drawn)
            field = drawn.wait_for_selector("input")
            assert field is not None, "it is drawn with a field"
            self._act(ForeignStep(answer.at, "fill", value=answer.value), field)
            self._journal.replace(-1, self._journal.shown[-1].model_copy(update={"page": before}))
        button = asking.button("OK" if answer.yes else "Cancel")
        sentence = f"In the window, click **{button}**."
        self._keep(ShownStep(action="click", words=button, sentence=sentence, page=before))
        self._used = None
        self._stand_on(over)

    # Where it goes.

    def _open(self, address: SecretStr | None) -> None:
        """Go to a site of the court, or by a link; where the page is there already, nothing is done."""
        wanted = address.get_secret_value() if address else ""
        wanted = self._whole(wanted)
        site = self._site_of(wanted)
        if self._journal.shown and leads_to(self._page.url, wanted, self._ours):
            return
        if site or not self._journal.shown:
            self._go(site or self._journal.session.site)
        if not site and not leads_to(self._page.url, wanted, self._ours):
            self._follow(wanted)

    def _whole(self, address: str) -> str:
        """An address as a browser would go to it; one without a host is the portal's."""
        try:
            return address if urlsplit(address).scheme else urljoin(self._portal + "/", address)
        except ValueError:
            raise BadInput(f"“{address[:40]}” is no address; write a whole one") from None

    def _go(self, site: str) -> None:
        step = drafted(ShownStep(action="open", site=site, sentence=""))
        self._replay.do(step)
        front = self._replay.front()
        self._stand_on(self._first)
        facts = PageFacts() if front.asks else self._steps.page_now()
        self._journal.add(step.model_copy(update={"page": facts}))

    def _follow(self, wanted: str) -> None:
        """Click the one link that leads to an address, for a guide goes on by what is on the page."""
        seen = (link for link in self._page.locator("a[href]").element_handles() if link.is_visible())
        links = [link for link in seen if leads_to(link.evaluate("link => link.href"), wanted, self._ours)]
        if not links:
            sites = ", ".join(f"{name} ({site})" for name, site in self._court.sites.items())
            raise BadInput(
                f"it goes to {hosts.told(wanted)}, and no link on the page leads there; "
                f"a guide begins at a site of {self._court.id} ({sites}), and goes on by what is on the page"
            )
        self._act(ForeignStep("", "click"), links[0])

    def _site_of(self, address: str) -> str:
        """The court's site of an address, which may be recorded on another machine or at the real court."""
        named = (name for name, site in self._court.sites.items() if self._is_site(address, site.shown, site.walk))
        return next(named, "")

    def _is_site(self, address: str, shown: str, walk: str) -> bool:
        there = urlsplit(address)
        plainly = (there.hostname or "") + there.path.rstrip("/")
        return leads_to(address, urljoin(self._portal + "/", walk), self._ours) or plainly == shown.rstrip("/")

    @property
    def _ours(self) -> frozenset[str]:
        """Hosts that stand for the portal: this machine, its own, and those that the court's sites are shown as."""
        walked = (
            urlsplit(urljoin(self._portal + "/", site.walk)).hostname or "" for site in self._court.sites.values()
        )
        shown = (site.shown.partition("/")[0] for site in self._court.sites.values())
        return frozenset((*hosts.THIS_MACHINE, *walked, *shown))

    # What is meant.

    def _meant(self, step: ForeignStep) -> ElementHandle:
        """The one control that a step names, as the tool would find it; or what was used last."""
        if step.ways:
            return self._found(step)
        if self._used is None:
            raise BadInput(NOTHING_USED)
        return self._used

    def _found(self, step: ForeignStep) -> ElementHandle:
        counts: list[int] = []

        def seek() -> ElementHandle | targets.Missing:
            counts.clear()
            for way in step.ways:
                found = self._by(way, step)
                counts.append(len(found))
                if len(found) == 1:
                    if not way.steady:
                        self.remarks.append((step.at, BY_SHAPE))
                    return found[0]
            return targets.Missing(0)

        sought = targets.patiently(self._page, seek, settings().patience)
        if isinstance(sought, targets.Missing):
            raise BadInput(SEVERAL.format(max(counts)) if any(counts) else NOWHERE)
        return sought

    def _by(self, way: Way, step: ForeignStep) -> list[ElementHandle]:
        """The controls that one way leads to, each once."""
        handles = attempted(way, self._where(step))
        seen = [handle for handle in handles if step.action == "upload" or handle.is_visible()]
        among = dict.fromkeys(frame for handle in seen if (frame := handle.owner_frame()))
        return [one for frame in among for one in self._meant_in(frame, seen, step)]

    def _meant_in(self, frame: Frame, seen: Sequence[ElementHandle], step: ForeignStep) -> list[ElementHandle]:
        """The controls in one document that some elements stand for, each once."""
        meant = "([elements, action]) => window.__recorder.meant(elements, action)"
        there = [handle for handle in seen if handle.owner_frame() == frame]
        found = frame.evaluate_handle(meant, [there, step.action]).get_properties().values()
        return [element for one in found if (element := one.as_element())]

    def _where(self, step: ForeignStep) -> Where:
        """The page, or the frame in it that a step is for."""
        frame = self._page.main_frame
        if step.target and not leads_to(frame.url, step.target, self._ours):
            frame = next(one for one in self._page.frames if leads_to(one.url, step.target, self._ours))
        for place in step.frames:
            frame = self._inner(frame, place)
        return frame if step.frames or step.target else self._page

    def _inner(self, frame: Frame, place: int | Sequence[Way]) -> Frame:
        """A frame in another one."""
        if isinstance(place, int):
            known = frame.child_frames[place : place + 1] if place >= 0 else []
        else:
            elements = [element for way in place for element in attempted(way, frame)]
            known = [inner for element in elements if (inner := element.content_frame())]
        if not known:
            raise BadInput(NO_FRAME)
        return known[0]

    # What is done.

    def _act(self, step: ForeignStep, element: ElementHandle) -> None:
        told = self._about(step, element)
        self._used = element
        if told is None:
            return
        if told["kind"] == "no":
            raise BadInput(REASONS[told["why"]])
        if told["kind"] == "fill":
            self._type(told, step)
        if told["kind"] == "upload":
            told["files"] = [file_named(told["value"])]
        before = list(self._journal.shown)
        self._write(told)
        self._do_what_was_written(before, told["kind"], element)

    def _write(self, told: PageEvent) -> None:
        """Write it down; of what nobody finds by its words, a recorder leaves a comment, and an import nothing."""
        before = len(self._journal.shown)
        try:
            self._steps.write(told)
        except BadInput:
            while len(self._journal.shown) > before:
                self._journal.remove(len(self._journal.shown) - 1)
            used = naming.Used(told.get("frame") or self._page.main_frame, told["id"])
            why = naming.why_not(used, controls_for(told["kind"]), told["names"])
            raise BadInput(NAMELESS.format(why)) from None

    def _about(self, step: ForeignStep, element: ElementHandle) -> PageEvent | None:
        """What the ears tell of it."""
        more = {"value": None if step.value is None else step.value.get_secret_value(), "option": step.option}
        asked = "(element, [action, more]) => window.__recorder.imported(element, action, more)"
        about: PageEvent | None = element.evaluate(asked, [step.action, more])
        frame = element.owner_frame()
        if about and frame and frame != self._page.main_frame and "page" in about:
            about |= {"frame": frame}
        return about

    def _type(self, told: PageEvent, step: ForeignStep) -> None:
        """Put what is typed into what is told, as the recorder would have read it."""
        before = told.pop("before") if step.action == "add" else ""
        if step.value is not None:
            told["value"] = before + step.value.get_secret_value()
        elif not told["unread"]:
            raise BadInput(UNKNOWN_VALUE)
        letters = leaks.folded(told.get("value", ""))
        told["trace"] = (len(letters), self._traces.number_of(letters))
        told["untouched"] = False

    def _do_what_was_written(self, before: Sequence[ShownStep], kind: str, element: ElementHandle) -> None:
        """Do the step that is new in the journal, or said anew; where one was taken back, take it back on the page."""
        shown = self._journal.shown
        if len(shown) < len(before):
            element.set_checked(kind == "check")
            return
        fresh = [number for number, one in enumerate(shown) if number >= len(before) or one != before[number]]
        for number in fresh:
            try:
                self._replay.do(shown[number])
            except AssistantError:
                self._journal.remove(number)
                raise

    def _point(self, step: ForeignStep) -> None:
        """Point at something, where that opens anything; tools note each time that the pointer crosses something."""
        before = len(self._journal.shown)
        try:
            self._act(step, self._found(step))
        except BadInput:
            if len(self._journal.shown) > before:
                raise
            self.remarks.append((step.at, POINTED_AT))
            return
        if len(self._journal.shown) > before and not self._page.evaluate("window.__assistant.anythingCame()"):
            self._journal.remove(before)
            self.remarks.append((step.at, OPENS_NOTHING))

    # What is read.

    def _read(self, step: ForeignStep) -> None:
        """Words that are checked become words to read, where a sentence can find them; else that is remarked."""
        try:
            element = self._found(step) if step.ways else None
        except BadInput:
            element = None
        about = (element and self._about(step, element)) or {"names": [], "places": []}
        frame = [Place(name, "in") for name in naming.frame_places(about["frame"])] if "frame" in about else []
        names = [step.value.get_secret_value()] if step.value else about["names"]
        for words in names:
            read = next(self._readings(" ".join(words.split()), [*about["places"], *frame]), None)
            if read is not None:
                if read.words not in (one.words for one in self._journal.shown[-1:]):
                    self._replay.do(read)
                    self._journal.add(read)
                return
        self.remarks.append((step.at, NOT_READ))

    def _readings(self, words: str, places: Sequence[Place]) -> Iterator[ShownStep]:
        """Sentences that have these words read: of the whole page, or in one of the places around them."""
        if not words or len(words) > LONGEST_READ or not self._may_say(words):
            return
        tries: list[list[Place]] = [[], *([one] for one in places if self._may_say(one[0]))]
        for around in tries:
            if not isinstance(targets.sight(self._page, words, around), targets.Missing):
                near = {"places": tuple(place for place, _ in around), **({"where": around[0][1]} if around else {})}
                page = self._steps.page_now()
                yield drafted(
                    ShownStep.model_validate({"action": "see", "words": words, "sentence": "", "page": page} | near)
                )

    def _may_say(self, words: str) -> bool:
        return sayable(words) and not self._steps.shows_a_secret(words)


def attempted(way: Way, where: Where) -> list[ElementHandle]:
    """What one way leads to; nothing where it is one that Playwright does not know."""
    from playwright.sync_api import Error

    try:
        found: list[ElementHandle] = way.find(where).element_handles()[:MOST_ALIKE]
    except Error as error:
        if frames.WAS_LEFT in str(error):
            raise
        return []
    except (AttributeError, TypeError, ValueError):
        return []
    return found


def file_named(name: str) -> dict[str, str]:
    """A made-up file of that name, as a page tells of one; nobody knows where the real one lies."""
    return {"name": name, "bytes": base64.b64encode(Sample(name).content).decode("ascii")}


def drafted(step: ShownStep) -> ShownStep:
    return step.model_copy(update={"sentence": draft(step)})


def leads_to(address: str, wanted: str, ours: frozenset[str]) -> bool:
    """Whether two addresses are one page of the portal, whatever the machine and the port it runs on."""
    try:
        one, other = urlsplit(address), urlsplit(wanted)
    except ValueError:
        return False
    alike = (one.path.rstrip("/"), one.query) == (other.path.rstrip("/"), other.query)
    return alike and all((part.hostname or "") in ours for part in (one, other))
