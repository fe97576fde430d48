"""Doing on the live page what another tool has recorded, and telling each step in the recorder's own words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from pydantic import SecretStr

from assistant import leaks
from assistant.errors import AssistantError, BadInput, PortalTrouble
from assistant.facts.courts import Court
from assistant.facts.sentence import Place
from assistant.importing.foreign import ForeignStep, Where
from assistant.recorder.drafting import draft, sayable
from assistant.recorder.journal import Journal, PageFacts, ShownStep
from assistant.recorder.replay import Replay
from assistant.recorder.steps import PageEvent, Steps
from assistant.recorder.traces import Traces
from assistant.settings import settings
from assistant.walking import hosts, targets

if TYPE_CHECKING:
    from playwright.sync_api import ElementHandle, Page

MOST_ALIKE = 50
"""Elements that are looked at of those that one way leads to."""

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
}

NOWHERE = "nothing on the page is what it names"
SEVERAL = "what it names is on the page {} times, and nobody can tell which is meant"
IN_A_FRAME = "it happens in a frame of the page, which the recorder cannot tell of yet"
UNKNOWN_VALUE = "it types what the file does not hold; write it there"
AWAY = "the page went away, or broke off, while it was looked at"
NOTHING_USED = "it presses a key before anything was used"
BY_SHAPE = "only its place in the page’s code led to it; see whether the sentence is what you meant"
NOT_READ = "the words that it checks are not on the screen just once, so no sentence reads them"


class Retelling:
    """One flow on one page. `remarks` are what the person ought to look at, step by step."""

    def __init__(
        self, page: Page, journal: Journal, steps: Steps, replay: Replay, court: Court, portal: str, traces: Traces
    ) -> None:
        self.remarks: list[tuple[str, str]] = []
        self._page = page
        self._journal = journal
        self._steps = steps
        self._replay = replay
        self._court = court
        self._portal = portal
        self._traces = traces
        self._used: ElementHandle | None = None

    def tell(self, step: ForeignStep) -> None:
        """Do one step, and write it down. Raises AssistantError where that cannot be; then nothing of it is kept."""
        from playwright.sync_api import Error

        try:
            self._page.wait_for_load_state()
            self._tell(step)
        except Error:  # what it says may hold what was typed
            raise PortalTrouble(AWAY) from None

    def _tell(self, step: ForeignStep) -> None:
        match step.action:
            case "unknown":
                raise BadInput(step.why)
            case "open":
                self._open(step.value)
            case "see":
                self._read(step)
            case _:
                self._act(step, self._meant(step))

    def remarks_in_words(self) -> Iterator[str]:
        """What the person ought to look at, by the reason."""
        for why in dict.fromkeys(why for _, why in self.remarks):
            yield f"Look at {', '.join(at for at, one in self.remarks if one == why)}: {why}."

    def end(self) -> PageFacts:
        """The page on which it ended."""
        self._page.wait_for_load_state("networkidle")
        return self._steps.page_at_the_end()

    # Where it goes.

    def _open(self, address: SecretStr | None) -> None:
        """Go to a site of the court, or by a link; where the page is there already, nothing is done."""
        wanted = address.get_secret_value() if address else ""
        site = self._site_of(wanted)
        if self._journal.shown and leads_to(self._page.url, wanted, self._ours):
            return
        if site or not self._journal.shown:
            self._go(site or self._journal.session.site)
        if not site and not leads_to(self._page.url, wanted, self._ours):
            self._follow(wanted)

    def _go(self, site: str) -> None:
        step = drafted(ShownStep(action="open", site=site, sentence=""))
        self._replay.do(step)
        self._journal.add(step.model_copy(update={"page": self._steps.page_now()}))

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
                found = self._by(way.find(self._where(step)), step)
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

    def _by(self, locator: Any, step: ForeignStep) -> list[ElementHandle]:  # Any: a Locator of Playwright's
        """The controls that one way leads to, each once."""
        from playwright.sync_api import Error

        try:
            handles = locator.element_handles()[:MOST_ALIKE]
        except Error as error:
            if "Execution context was destroyed" in str(error):
                raise
            return []  # it is a way that Playwright does not know
        seen = [handle for handle in handles if handle.is_visible()]
        if any(handle.owner_frame() != self._page.main_frame for handle in seen):
            raise BadInput(IN_A_FRAME)
        meant = "([elements, action]) => window.__recorder.meant(elements, action)"
        found = self._page.evaluate_handle(meant, [seen, step.action]).get_properties().values()
        return [element for one in found if (element := one.as_element())]

    def _where(self, step: ForeignStep) -> Where:
        """The page, or the frame in it that a step is for."""
        frame = self._page.main_frame
        for place in step.frames:
            if not 0 <= place < len(frame.child_frames):
                raise BadInput(NOWHERE)
            frame = frame.child_frames[place]
        return frame if step.frames else self._page

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
        before = list(self._journal.shown)
        self._steps.write(told)
        self._do_what_was_written(before, told["kind"], element)

    def _about(self, step: ForeignStep, element: ElementHandle) -> PageEvent | None:
        """What `page.js` tells of it."""
        more = {"value": None if step.value is None else step.value.get_secret_value(), "option": step.option}
        asked = "([element, action, more]) => window.__recorder.imported(element, action, more)"
        about: PageEvent | None = self._page.evaluate(asked, [element, step.action, more])
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

    # What is read.

    def _read(self, step: ForeignStep) -> None:
        """Words that are checked become words to read, where a sentence can find them; else that is remarked."""
        try:
            element = self._found(step) if step.ways else None
        except BadInput:
            element = None
        about = self._page.evaluate(
            "([element]) => window.__recorder.imported(element, 'see')", [element]
        ) if element else {"names": [], "places": []}  # fmt: skip
        names = [step.value.get_secret_value()] if step.value else about["names"]
        for words in names:
            read = next(self._readings(" ".join(words.split()), about["places"]), None)
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


def drafted(step: ShownStep) -> ShownStep:
    return step.model_copy(update={"sentence": draft(step)})


def leads_to(address: str, wanted: str, ours: frozenset[str]) -> bool:
    """Whether two addresses are one page of the portal, whatever the machine and the port it runs on."""
    one, other = urlsplit(address), urlsplit(wanted)
    alike = (one.path.rstrip("/"), one.query) == (other.path.rstrip("/"), other.query)
    return alike and all((part.hostname or "") in ours for part in (one, other))
