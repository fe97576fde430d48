"""The window in which a person shows it: every action is written down, then done; the bar answers her."""

from __future__ import annotations

import json
import secrets as tokens
from collections import deque
from collections.abc import Callable
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import structlog
from pydantic import SecretStr

from assistant.errors import AssistantError
from assistant.facts import people
from assistant.facts import sentence as sentences
from assistant.facts.courts import Court
from assistant.facts.people import Person
from assistant.facts.recording import Record
from assistant.facts.verbs import Controls
from assistant.recorder import naming, sources
from assistant.recorder.drafting import sentence
from assistant.recorder.journal import Action, Journal, Page, Shown, Value
from assistant.recorder.replay import Replay, born
from assistant.walking import targets
from assistant.walking.browser import Desk
from assistant.walking.portal import Portal

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext
    from playwright.sync_api import Page as Tab

log = structlog.get_logger()

HERE = Path(__file__).parent
BREATH = 15
"""Milliseconds from one look at what was done to the next."""

NAMELESS = "The page gives this no name that a reader could see, so a guide cannot speak of it. It was left as it is."
NO_BUTTON = "This form has no button that a reader could click, so a guide cannot send it."
ELSEWHERE = "A guide goes on by what is on the page, or to a site of the court. You are back where you were."
OWN_WINDOW = "That opened a window of its own, and a guide stays in one; it was closed."
FIRST = "This is where the guide begins; there is nothing to take back."
SHOWS_SECRET = "That holds a secret, and no sentence may show one."  # noqa: S105 - a message


class Bar(Record):
    """What the bar shows. `typed` are the values that could be hidden, `ask` is what it must ask for."""

    number: int = 0
    sentence: str = ""
    last: str = ""
    message: str = ""
    busy: str = ""
    ask: str = ""
    paused: bool = False
    typed: tuple[str, ...] = ()


class Recorder:
    """One person at one window. `page.js` tells of actions and holds clicks; here they are named, kept and let go."""

    def __init__(
        self,
        window: BrowserContext,
        unseen: Callable[[], Desk],
        portal: Portal,
        court: Court,
        cast: dict[str, Person],
        journal: Journal,
        era: str = "2021",
    ) -> None:
        self.journal = journal
        self.finished = False
        self.end = Page()
        self._window = window
        self._unseen = unseen
        self._portal = portal
        self._court = court
        self._cast = cast
        self._era = era
        self._told: deque[dict[str, Any]] = deque()
        self._token = tokens.token_urlsafe()
        self._paused = self._replaying = self._leaving = self._finishing = self._crashed = self._clicked = False
        self._message = self._busy = ""
        self._asking: tuple[str, str] | None = None
        window.expose_binding("__assistantShown", lambda _, token, said: self._hear(token, said))
        window.add_init_script(targets.EYES)
        window.add_init_script(self._script("page.js"))
        window.add_init_script(self._script("bar.js"))
        self.page: Tab = window.new_page()
        self.page.on("crash", self._crash)
        self.page.on("request", self._on_its_way)
        self.page.on("requestfailed", self._stays)
        self.page.on("download", self._stays)
        window.on("page", lambda page: self._told.append({"kind": "popup", "page": page}))

    def show(self) -> bool:
        """Let her show it, until she finishes (True) or closes the window. Every step is kept when it is shown."""
        from playwright.sync_api import Error

        try:
            self.begin()
            while not self.finished:
                self.pump()
        except Error:
            if not (self._crashed or self.page.is_closed()):
                raise
        return self.finished

    def begin(self) -> None:
        """Open the first site in a fresh world, or stand where the session stopped."""
        if self.journal.shown:
            if self._known_by_all():
                self.restore("Going on from where you stopped")
            return
        session = self.journal.session
        self._portal.new_world(self._window, session.on, self._era, session.people)
        self._leaving = True
        self._open(session.site)

    def pump(self) -> None:
        """Take up what was told since the last time."""
        self.page.wait_for_timeout(BREATH)
        while self._told:
            self._take(self._told.popleft())

    # What the page tells.

    def _hear(self, token: object, said: object) -> object:
        """Called from within the page: only keeps what was said. While it is ourselves who click, clicks go on."""
        if token != self._token or not isinstance(said, dict):
            return None
        if said["kind"] == "hello":
            self._leaving = False
            self._told.append(said)
            return self._bar().model_dump()
        if said["kind"] == "bar":
            self._told.append(said)
        elif self._replaying or self._paused:
            return "go"
        elif not self._leaving:
            self._told.append(said)
        return "held"

    def _on_its_way(self, request: Any) -> None:  # Any: Playwright's request, or a frame that is gone
        if request.is_navigation_request() and request.frame == self.page.main_frame:
            self._leaving = True

    def _crash(self, _: object) -> None:
        self._crashed = True

    def _stays(self, _: object) -> None:
        """What was on its way did not come, or came as a file."""
        self._leaving = False

    def _take(self, said: dict[str, Any]) -> None:
        from playwright.sync_api import Error

        kind = said["kind"]
        if kind not in ("hello", "popup"):
            self._message = ""
        try:
            if kind == "hello":
                self._arrived(said)
            elif kind == "popup":
                said["page"].close()
                self._say(OWN_WINDOW)
            elif kind == "bar":
                BUTTONS[said["button"]](self, str(said.get("text", "")))
            elif kind == "nameless":
                self._say(NO_BUTTON)
            else:
                self._action(said)
        except AssistantError as error:
            self._say(str(error).partition("\n")[0])
        except Error as error:
            if self.page.is_closed() or self._crashed:
                raise
            log.info("page.gone", why=str(error).splitlines()[0])  # it was replaced while we looked at it

    def _arrived(self, said: dict[str, Any]) -> None:
        """A page came: by a click, by an address that she typed, or by a button of the browser's own."""
        if said["url"].startswith("about:"):
            return
        led = said["arrival"] == "navigate" and (self._clicked or said["led"])
        self._clicked = False
        if led or self._replaying or self._paused:
            return
        site = next((name for name in self._court.sites if self._address(name) == said["url"]), "")
        if site and said["arrival"] == "navigate":
            self._keep(Shown(action="open", site=site, sentence="", page=self._page_of(said)))
            return
        self.restore("Going back")
        if said["arrival"] != "reload":
            self._say(ELSEWHERE)

    def _action(self, said: dict[str, Any]) -> None:
        kind = said["kind"]
        value = self._value(said)
        if kind in ("fill", "choose") and value is None:
            return
        places = [(words, where) for words, where in said["places"]]
        target = naming.target(self.page, said["id"], controls_for(kind), said["names"], places)
        if target is None:
            self._say(NAMELESS)
            return
        shown = Shown(
            action=kind, words=target.words, places=target.places, where=target.where, value=value,
            sentence="", page=self._page_of(said),
        )  # fmt: skip
        self._merge_or_keep(shown, untouched=said.get("untouched", False))
        if kind in ("click", "check", "uncheck"):
            self._clicked = kind == "click"
            self.page.evaluate("id => window.__recorder.release(id)", said["id"])

    def _page_of(self, said: dict[str, Any]) -> Page:
        page = said["page"]
        return Page(
            heading=self._clean(page["heading"]),
            dialog=self._clean(page["dialog"]),
            address=page["address"],
            messages=tuple(words for words in page["messages"] if not self._secret_in(words)),
            born=page["born"],
        )

    def _clean(self, words: str) -> str:
        return "" if self._secret_in(words) else words

    def _secret_in(self, words: str) -> bool:
        return sources.holds_a_secret(words, self._cast)

    def _value(self, said: dict[str, Any]) -> Value | None:
        """Where the script gets what was typed; None where that is not settled yet."""
        label = said["names"][0] if said["names"] else ""
        if said["kind"] == "choose":
            return sources.typed(said["value"], label, self._cast, self._court)
        if said["kind"] != "fill":
            return None
        if said["unread"]:
            before = [one for one in self.journal.shown if label != one.words]
            return sources.unread(label, before, said["anew"], self._cast, self._court)
        return self._read(said["value"], label, left=said["left"])

    def _read(self, words: str, label: str, *, left: bool) -> Value | None:
        """What was typed where it can be read. A secret, or a good part of one, is not written down all the same."""
        begun = bool(words) and sources.begins_a_secret(words, self._cast)
        if begun and not left:
            return None
        if (begun and len(words) >= sources.TELLING) or self._secret_in_part(words, label):
            return self._lend(label, words)
        secret = sources.secret_typed(words, label, self._cast, self._court)
        return secret or sources.typed(words, label, self._cast, self._court)

    def _secret_in_part(self, words: str, label: str) -> bool:
        return self._secret_in(words) and not sources.secret_typed(words, label, self._cast, self._court)

    def _lend(self, label: str, words: str) -> Value:
        """Keep a value in memory alone, for the walk of this process."""
        name = self._hidden_name(label, words)
        people.lent[self._filer.slug, name] = SecretStr(words)
        return Value(hidden=name)

    def _hidden_name(self, label: str, words: str) -> str:
        """A name of its own for each hidden value."""
        first = sources.hidden_name(label, self._filer)
        names = chain([first], (f"{first}-{number}" for number in count(2)))
        lent = people.lent
        return next(name for name in names if lent.get((self._filer.slug, name), SecretStr(words)) == SecretStr(words))

    @property
    def _filer(self) -> Person:
        return next(iter(self._cast.values()))

    # What is kept.

    def _merge_or_keep(self, shown: Shown, *, untouched: bool) -> None:
        """Typing again in a field corrects its step; a check that is taken away takes its step along."""
        earlier = self._earlier(shown)
        if earlier is None:
            if not untouched:
                self._keep(shown)
            return
        before = self.journal.shown[earlier]
        if before.action != shown.action:
            self.journal.remove(earlier)
        elif before.value != shown.value:
            drafted = before.sentence if before.own else sentence(shown)
            self.journal.replace(earlier, before.model_copy(update={"value": shown.value, "sentence": drafted}))
        self._tell_bar()

    def _earlier(self, shown: Shown) -> int | None:
        """The step at the same control, if no click came between."""
        if shown.does.leaves == "page":
            return None
        for index in range(len(self.journal.shown) - 1, -1, -1):
            one = self.journal.shown[index]
            if one.does.leaves == "page":
                return None
            if one.same_control(shown):
                return index
        return None

    def _keep(self, shown: Shown) -> None:
        """Draft its sentence, if she has not, and write it down."""
        if not shown.sentence:
            shown = shown.model_copy(update={"sentence": sentence(shown)})
        self.journal.add(shown)
        self._tell_bar()

    # What the bar asks for.

    def _pause(self, _: str) -> None:
        self._paused = not self._paused
        if not self._paused:
            self.restore("Going back to where you paused")
        self._tell_bar()

    def _undo(self, _: str) -> None:
        if len(self.journal.shown) < 2:  # noqa: PLR2004 - the first step opens the site
            self._say(FIRST)
            return
        if self._known_by_all():
            gone = self.journal.remove(len(self.journal.shown) - 1)
            if not gone.does.asks:
                self._tell_bar()
            else:
                self.restore("Taking the last step back")

    def _note(self, text: str) -> None:
        """Say something beside the step; what is bold in it must be on the screen, and is a step of its own."""
        if self._secret_in(text):
            self._say(SHOWS_SECRET)
            return
        said = sentences.filled(text, {"court": self._court, **self._cast})
        sights = said.sights if said.bold else ()
        for words in sights:
            if isinstance(targets.sight(self.page, words, said.places_of_sights), targets.Missing):
                self._say(f"“{words}” is not on the screen just once, so no reader could find it.")
                return
        page = self._page_of({"page": self.page.evaluate("window.__recorder.page()")})
        verb = "see" if sights else "note"
        self._keep(Shown(action=verb, words=sights[-1] if sights else "", sentence=text, own=True, page=page))

    def _reword(self, text: str) -> None:
        """Say the last step in her words, which still find what the step needs."""
        last = self.journal.shown[-1]
        if self._secret_in(text):
            self._say(SHOWS_SECRET)
            return
        sentences.fill(text, {"court": self._court, **self._cast})
        bold = sentences.said(last.sentence).bold
        if sentences.said(text).bold != bold:
            kept = " and ".join(f"**{words}**" for words in bold)
            self._say(f"The guide finds it by its bold words. Keep {kept}." if kept else "Nothing is bold here.")
            return
        self.journal.replace(len(self.journal.shown) - 1, last.model_copy(update={"sentence": text, "own": True}))
        self._tell_bar()

    def _hide(self, text: str) -> None:
        """Make a typed value a secret: in the journal, and wherever it is typed from now on."""
        number = next((index for index, label in self._could_be_hidden() if label == text), None)
        if number is None:
            self._say("Nothing was typed yet that could be hidden.")
            return
        chosen = self.journal.shown[number]
        plain = self._plain(chosen)
        assert chosen.value is not None and plain, "only what was read can be hidden"  # noqa: PT018
        alike = [index for index, one in enumerate(self.journal.shown) if self._plain(one) == plain]
        fact = chosen.value.fact
        name = ".".join(fact[1:]) if fact[:1] == ("filer",) else self._hidden_name(chosen.words, plain)
        people.lent[self._filer.slug, name] = SecretStr(plain)
        self.journal.hide(alike, name, SecretStr(plain))
        for index in alike:
            self._window.add_init_script(f"window.__recorder && window.__recorder.hide({json.dumps(chosen.words)})")
            self.page.evaluate("name => window.__recorder.hide(name)", self.journal.shown[index].words)
        self._say(f"Hidden. The script asks for filer.secret({name!r}).")

    def _plain(self, one: Shown) -> str | None:
        """What was typed at a step, where it is no secret."""
        if one.action != "fill" or one.value is None or one.value.hidden:
            return None
        value = sources.value_of(one.value, self._cast, self._court)
        return value if isinstance(value, str) and value else None

    def _could_be_hidden(self) -> list[tuple[int, str]]:
        """Steps with a value that was read, the latest first, as the bar names them."""
        numbered = [(index, one) for index, one in enumerate(self.journal.shown) if self._plain(one) is not None]
        return [(index, f"{self._number_of(index)}. {one.words}") for index, one in reversed(numbered)]

    def _secret(self, text: str) -> None:
        """The answer to what the bar asked for."""
        if self._asking:
            people.lent[self._filer.slug, self._asking[0]] = SecretStr(text)
        if not self._known_by_all():
            return
        if self._finishing:
            self._finish("")
        elif self.page.url == "about:blank":
            self.restore("Going on from where you stopped")

    def _leave(self, _: str) -> None:
        """She does not want to say it now."""
        self._asking, self._finishing = None, False
        self._tell_bar()

    def _finish(self, _: str) -> None:
        self._finishing = True
        if self._known_by_all():
            end = self._page_of({"page": self.page.evaluate("window.__recorder.page()")})
            if isinstance(targets.sight(self.page, end.heading, ()), targets.Missing):
                end = end.model_copy(update={"heading": ""})
            self.end = end
            self.finished = True

    def _known_by_all(self) -> bool:
        """Whether every hidden value is known to this process; else the bar asks for the first that is not."""
        self._ask_for_missing()
        self._tell_bar()
        return self._asking is None

    def _ask_for_missing(self) -> None:
        self._asking = None
        for one in self.journal.shown:
            if one.value is not None and one.value.hidden:
                try:
                    self._filer.secret(one.value.hidden)
                except AssistantError:
                    self._asking = (one.value.hidden, one.words)
                    return

    # Going back.

    def restore(self, why: str) -> None:
        """Stand where the journal ends: walk it in a fresh world, unseen, then bring what came of it into the window.

        What was done on the last page without leaving it is done again in the window.
        """
        self._replaying, self._busy = True, why
        self._tell_bar()
        session, shown = self.journal.session, self.journal.shown
        try:
            with self._unseen().window() as elsewhere:
                self._portal.new_world(elsewhere, session.on, self._era, session.people)
                replay = self._replay_on(elsewhere.new_page())
                led = replay.all(shown)
                address, cookies = replay.page.url, elsewhere.cookies()
            self._window.clear_cookies()
            self._window.add_cookies(cookies)  # type: ignore[arg-type]  # what cookies() gives is what it takes
            self.page.goto(address)
            self.page.evaluate("window.__recorder.setFree(true)")
            self._replay_on(self.page).some(shown[led:])
            self.page.evaluate("window.__recorder.forget()")
            self.journal.on_another_showing(led, born(self.page))
        finally:
            self._told = deque(said for said in self._told if said["kind"] == "bar")
            self._replaying = self._leaving = self._clicked = False
            self._busy = ""
            self._tell_bar()

    def _replay_on(self, page: Tab) -> Replay:
        return Replay(page, self._court, self._cast, self._portal.address, self.journal.session.title)

    def _open(self, site: str) -> None:
        self._clicked = True
        self.page.goto(self._address(site))
        page = self._page_of({"page": self.page.evaluate("window.__recorder.page()")})
        self._keep(Shown(action="open", site=site, sentence="", page=page))

    def _address(self, site: str) -> str:
        walk = self._court.sites[site].walk
        return walk if "://" in walk else self._portal.address + walk

    # What the bar shows.

    def _say(self, message: str) -> None:
        self._message = message
        self._tell_bar()

    def _tell_bar(self) -> None:
        from playwright.sync_api import Error

        try:
            self.page.evaluate(
                "bar => window.__recorderBar && window.__recorderBar.show(bar)", self._bar().model_dump()
            )
        except Error:
            return  # the page is on its way out; the next one asks

    def _bar(self) -> Bar:
        last = self.journal.shown[-1] if self.journal.shown else None
        said = self._in_words(last.sentence) if last else ""
        return Bar(
            number=self._number_of(len(self.journal.shown) - 1) if last and last.does.numbered else 0,
            sentence=said,
            last=last.sentence if last else "",
            message=self._message,
            busy=self._busy,
            ask=f"What did you type into “{self._asking[1]}”? It is kept in memory alone." if self._asking else "",
            paused=self._paused,
            typed=tuple(label for _, label in self._could_be_hidden()),
        )

    def _in_words(self, template: str) -> str:
        try:
            return sentences.fill(template, {"court": self._court, **self._cast})
        except AssistantError:
            return template

    def _number_of(self, index: int) -> int:
        return sum(one.does.numbered for one in self.journal.shown[: index + 1])

    def _script(self, name: str) -> str:
        text = (HERE / name).read_text(encoding="utf-8")
        return text.replace("%TOKEN%", self._token)


def controls_for(action: Action) -> Controls:
    """Among which controls a guide finds the one that was used."""
    among = Shown(action=action, sentence="").does.controls
    assert among is not None, "the page tells of what is done to controls"
    return among


BUTTONS: dict[str, Callable[[Recorder, str], None]] = {
    "pause": Recorder._pause,  # noqa: SLF001 - its own buttons
    "undo": Recorder._undo,  # noqa: SLF001
    "note": Recorder._note,  # noqa: SLF001
    "reword": Recorder._reword,  # noqa: SLF001
    "hide": Recorder._hide,  # noqa: SLF001
    "secret": Recorder._secret,  # noqa: SLF001
    "leave": Recorder._leave,  # noqa: SLF001
    "finish": Recorder._finish,  # noqa: SLF001
}
